"""Which entity of the book a chain of an article is.

Two steps. `resolve` looks at one article and the table of identities alone: it joins chains of the
article that are one entity ("Trump" beside "Donald Trump", "K&L" beside "Kestrel & Lowe") and gives
each a key that is made from the name, so that two articles that never met give the same id.
`namesakes.settle` looks into the book for keys that say too little.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import field

from sayso.merge.identities import Identities, Identity
from sayso.merge.meanings import NamedChain, canonical_words, meant, named_chain, says_who
from sayso.merge.names import (
    GENERIC_TAILS,
    initials,
    organisation_words,
    person_parts,
    person_short,
    plain,
    short_of,
    without_count,
)
from sayso.merge.offices import meant_by, owner_of, with_owner
from sayso.merge.places import city_or_state
from sayso.merge.words import fold_name
from sayso.records import Chain, EntityType, Record
from sayso.text.ids import key_of_chain, make_id

_BODYS_LETTERS = 3


class EntityKey(Record, frozen=True, kw_only=True):
    """The entity that a chain is, as its own article and the table of identities tell."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    """All names that the article uses for it."""
    handles: tuple[str, ...] = ()
    """Under what it can be found by a key that says less: `surname trump`, `initials ftc`."""
    open: tuple[str, ...] = ()
    """The handles of fuller keys that this one may stand for; none if it says enough."""
    known: bool = False
    """It is in the tables of identities: its name and type are theirs."""
    identifiers: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    """Why the chains of the article that it joins are one."""


def resolve(
    chains: Sequence[Chain],
    identities: Identities,
    day: str | None = None,
    titles: Mapping[str, frozenset[str]] | None = None,
) -> dict[str, EntityKey]:
    """The key of each chain of one article, by chain id.

    A plural chain ("the two") has none: its members have. An unnamed chain is an entity of its own
    article only.

    Args:
        chains: All chains of the article.
        identities: The tables.
        day: The article's day, for dated names.
        titles: By chain, the folded words that stand right before its names: sen, speaker.
    """
    keys: dict[str, EntityKey] = {}
    single = [chain for chain in chains if not chain.members]
    named = [
        named_chain(chain, identities, day, (titles or {}).get(chain.id, frozenset()))
        for chain in single
        if chain.named and says_who(chain.name, identities)
    ]
    groups = _joined(named)
    heads = [group[0] for group in groups]
    for group in groups:
        key = _key(group, identities, day, heads)
        keys.update({one.chain.id: key for one in group})
    present = {key.name for key in keys.values() if key.known}
    called = _called(named, keys)
    foreign = any(
        one.person and not keys[one.chain.id].known and "president" in one.titles for one in named
    )
    for chain in single:
        if chain.id not in keys:
            words = with_owner(without_count(chain.name), called)
            words = words if words != without_count(chain.name) else chain.name
            keys[chain.id] = _unnamed(chain, words, identities, day, present, strange=foreign)
    return keys


# ------------------------------------------------------------------------- within an article


def _called(named: Sequence[NamedChain], keys: Mapping[str, EntityKey]) -> dict[str, str]:
    """The full names of those in one article by what it calls them, surnames of one person, too."""
    full: dict[str, set[str]] = {}
    for one in named:
        name = keys[one.chain.id].name
        full.setdefault(fold_name(one.chain.name), set()).add(name)
        if one.person:
            family = person_parts(one.name).family
            for title in ("", "president ", "mr ", "mrs ", "ms ", "sen ", "rep ", "gov "):
                full.setdefault(f"{title}{family}", set()).add(name)
    return {called: min(names) for called, names in full.items() if len(names) == 1}


def _joined(chains: Sequence[NamedChain]) -> list[list[NamedChain]]:
    """The chains of one article, those of one entity together, fullest name first.

    A chain is compared with those groups only whose head shares a block with it.
    """
    ordered = sorted(chains, key=lambda one: (-len(one.name.split()), one.chain.name, one.chain.id))
    groups: list[list[NamedChain]] = []
    in_block: dict[str, list[int]] = {}
    for one in ordered:
        near = sorted({at for block in one.blocks for at in in_block.get(block, ())})
        fits = [groups[at] for at in near if _one_entity(groups[at][0], one)]
        if len(fits) == 1 or (fits and fits[0][0].canonical == one.canonical):
            fits[0].append(one)
            continue
        for block in one.blocks:
            in_block.setdefault(block, []).append(len(groups))
        groups.append([one])
    return groups


def _one_entity(full: NamedChain, short: NamedChain) -> bool:
    if full.person != short.person:
        return False
    if full.canonical == short.canonical:
        return True
    if full.rows and short.rows:
        whole, part = ({row.name for row in each.rows} for each in (full, short))
        # "New York" may be the city beside the state, too: what is said of each decides.
        return bool(whole & part) if full.person else whole == part
    if full.person:
        # "Obama" that the reading keeps apart from Michelle Obama is whom it usually means.
        other = full.rows and short.usual and not any(row in full.rows for row in short.usual)
        return not other and person_short(full.name, short.name)
    # "D.C." is the capital also beside Dodge City: the table outweighs first letters.
    by_letters = not short.rows and initials(full.name) == fold_name(short.name).replace(" ", "")
    return by_letters or short_of(full.name, short.name)


# ------------------------------------------------------------------------- keys


def _key(
    group: Sequence[NamedChain],
    identities: Identities,
    day: str | None,
    heads: Sequence[NamedChain],
) -> EntityKey:
    head = group[0]
    names = tuple(sorted({one.chain.name for one in group}))
    reason = _reason(head.chain.name, names)
    for one in group:
        if len(one.rows) == 1:
            return _identity_key(one.rows[0], names, _table_reason(one, reason))
    place = city_or_state(head.rows, [row for one in heads if one is not head for row in one.rows])
    if place:
        return _identity_key(place[0], names, place[1])
    known = meant(group, identities, day, heads)
    others = [one for one in heads if one is not head and _may_stand_for(head, one, identities)]
    if known and not any(known[0] in one.rows or len(one.rows) != 1 for one in others):
        return _identity_key(known[0], names, known[1])
    return EntityKey(
        id=make_id("ent", *head.canonical),
        name=head.name,
        type=head.chain.type,
        aliases=names,
        handles=_handles(head.name, person=head.person),
        open=_open(head.name, person=head.person),
        reason=reason,
    )


def _may_stand_for(short: NamedChain, full: NamedChain, identities: Identities) -> bool:
    """`short` is a part of the name of `full`, another entity of the article; a surname of a body
    ("Obama Justice Department") is its owner's, and nobody has Trump for a first name."""
    if short.person and not full.person:
        return False
    part, whole = fold_name(short.name).split(), fold_name(full.name).split()
    if len(part) >= len(whole) or not set(part) <= set(whole):
        return False
    family = person_parts(full.name).family
    return not short.person or part[-1] == family or part[0] in identities.first_names


def _reason(name: str, names: tuple[str, ...]) -> str:
    others = [other for other in names if other != name]
    return f"The article also calls {name} by: {', '.join(others)}." if others else ""


def _table_reason(one: NamedChain, reason: str) -> str:
    row = one.rows[0]
    if fold_name(row.name) == fold_name(one.name):
        return reason
    return f"{one.name} is {row.name} by the table of identities. {reason}".rstrip()


def _unnamed(
    chain: Chain,
    words: str,
    identities: Identities,
    day: str | None,
    present: Container[str],
    *,
    strange: bool,
) -> EntityKey:
    """The key of a chain without a name.

    Args:
        chain: The chain.
        words: Its name, with the full name of whom it belongs to.
        identities: The tables.
        day: The article's day.
        present: Names of the table that the article has.
        strange: The article calls somebody president whom the table does not know.
    """
    hinted = tuple(row for row in identities.hinted(words, day) if row.name in present)
    rows = (
        identities.described(chain.name, day)
        or hinted
        or meant_by(words, identities, day, present, strange=strange)
    )
    if len(rows) == 1:
        reason = f"{chain.name} is {rows[0].name} by the table of identities."
        return _identity_key(rows[0], (chain.name,), reason)
    bare = without_count(words)
    owned = owner_of(bare, identities, day, present, strange=strange)
    name = with_owner(bare, {fold_name(owned.owner): owned.row.name}) if owned else words
    return EntityKey(
        id=key_of_chain(chain.id),
        name=name,
        type=chain.type,
        aliases=tuple(sorted({name, chain.name})),
    )


def _identity_key(row: Identity, names: tuple[str, ...], reason: str) -> EntityKey:
    # The first letters of a place are seldom its name: "S&P" is no "state of Pennsylvania". And of
    # many only their whole name tells: "News" is not short for the news media.
    whole = row.type in ("place", "group")
    person = row.type == "person"
    own = () if whole else _all_handles((row.name,), person=person)
    others = () if whole else _all_handles(tuple(a.name for a in row.aliases), person=person)
    # Nor are those of its other names, but for bodies': "RNA" is no Reuters News Agency, "ED" no
    # Education Department, "SJC" the Senate Judiciary Committee.
    kept = [one for one in others if not one.startswith("initials ") or _are_bodys(one, row)]
    return EntityKey(
        id=identity_id(row),
        name=row.name,
        type=row.type,
        aliases=names,
        handles=tuple(sorted({*own, *kept})),
        known=True,
        identifiers=row.identifiers,
        reason=reason,
    )


def _are_bodys(handle: str, row: Identity) -> bool:
    """Three letters or more of a public body's other name."""
    return row.kind == "body" and len(handle.removeprefix("initials ")) >= _BODYS_LETTERS


def identity_id(row: Identity) -> str:
    """The id of a row of the table: that of its Wikidata item, else of its name."""
    wikidata = row.identifiers.get("wikidata")
    if wikidata:
        return make_id("ent", "wikidata", wikidata)
    return make_id(
        "ent", *canonical_words(Chain(id="", article="", name=row.name, type=row.type, named=True))
    )


def representative(members: Iterable[EntityKey]) -> EntityKey:
    """The key by which a group of keys that people joined goes: known identities first, then names
    before descriptions, then the fullest name, then the smallest id."""
    return min(
        members,
        key=lambda key: (
            not key.known,
            not (key.handles or key.open),
            -len(key.name.split()),
            key.id,
        ),
    )


# ------------------------------------------------------------------------- handles


@lru_cache(maxsize=1 << 12)
def _all_handles(names: tuple[str, ...], *, person: bool) -> tuple[str, ...]:
    kind: EntityType = "person" if person else "other"
    found = (_handles(plain(name, kind), person=person) for name in names)
    return tuple(sorted({handle for handles in found for handle in handles}))


@lru_cache(maxsize=1 << 14)
def _handles(name: str, *, person: bool) -> tuple[str, ...]:
    """Under what a fuller name is found."""
    if person:
        parts = person_parts(name)
        if not parts.given:
            return ()
        whose = f"{parts.family} {parts.suffix}".strip()
        first = parts.given[0]
        found = {f"surname {whose}"}
        if len(parts.given) == 1:
            found.add(f"person {first} {whose}")
        elif len(parts.given[-1]) > 1:
            found.add(f"surname {parts.given[-1]} {whose}")
        return tuple(sorted(found))
    words = organisation_words(name)
    found = {f"initials {initials(name)}"} if initials(name) else set()
    for at in range(1, len(words)):
        if all(word in GENERIC_TAILS for word in words[at:]):
            found.add(f"short {' '.join(words[:at])}")
    return tuple(sorted(found))


@lru_cache(maxsize=1 << 14)
def _open(name: str, *, person: bool) -> tuple[str, ...]:
    """The handles of what this name may be short for."""
    if person:
        parts = person_parts(name)
        whose = f"{parts.family} {parts.suffix}".strip()
        if not parts.given:
            return (f"surname {whose}",)
        if len(parts.given) > 1:
            return (f"person {parts.given[0]} {whose}",)
        return (f"surname {parts.given[0]} {whose}",)
    words = organisation_words(name)
    found = [f"short {' '.join(words)}"]
    letters = name.replace(".", "").replace("&", "")
    if letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6:
        found.append(f"initials {''.join(words)}")
    return tuple(found)
