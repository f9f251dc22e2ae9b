"""What people decided, replayed over what the machine found.

A judgement speaks of records by id. Those not withdrawn hold on every run, over the same and over
new articles: `bonds` gives the pairs that must or must not be one, `amend` the names, types,
links and errors. The last judgement on one question wins; which question it is depends on what it
is about and not on its order among the others, so that replaying needs no history.

Ids are made from what an article calls somebody. A newer model may read other words there, or a
table of identities join them under another id: then a judgement holds for the entity that now
stands where the person saw the old one (`stand_ins`, `replayed`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from msgspec import field
from msgspec.structs import replace

from sayso.merge.grouping import Bonds
from sayso.merge.words import fold_name
from sayso.records import Entity, EntityType, Judgement, Record
from sayso.text.ids import make_id

_TYPES: frozenset[str] = frozenset({"person", "organization", "place", "product", "group", "other"})


class Amendments(Record, frozen=True, kw_only=True):
    """What holds for single records by the latest judgement on each."""

    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, EntityType] = field(default_factory=dict)
    identifiers: dict[str, dict[str, str]] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()


class Split(Record, frozen=True, kw_only=True):
    """Part of what the machine takes for one entity is another one."""

    judgement: str
    entity: str
    """The entity that the part is not."""
    articles: frozenset[str] = frozenset()
    """In these articles; in all of them if none is named."""
    name: str = ""
    """Under this name (folded); under every one if none is given."""

    def takes(self, name: str, article: str) -> bool:
        """What an article calls `name` belongs to the part."""
        here = not self.articles or article in self.articles
        return here and self.name in ("", fold_name(name))

    @property
    def other(self) -> str:
        """The id of the entity that the part becomes, where nothing else tells who it is."""
        return make_id("ent", "split", self.judgement)


def live(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those not withdrawn, oldest first; of the same instant by id."""
    standing = (one for one in judgements if one.withdrawn is None)
    return tuple(sorted(standing, key=lambda one: (one.at, one.id)))


def bonds(judgements: Iterable[Judgement]) -> Bonds:
    """The pairs that people joined or kept apart; the later judgement on a pair wins."""
    verdicts: dict[tuple[str, str], str] = {}
    for one in live(judgements):
        if one.verdict in ("same", "different"):
            for left, right in combinations(sorted(set(one.about)), 2):
                verdicts[left, right] = one.verdict
    return Bonds(
        same=tuple(sorted(pair for pair, verdict in verdicts.items() if verdict == "same")),
        different=tuple(
            sorted(pair for pair, verdict in verdicts.items() if verdict == "different")
        ),
    )


def splits(judgements: Iterable[Judgement]) -> tuple[Split, ...]:
    """The parts that people split off; the latest first, which wins where two take one name."""
    return tuple(
        Split(
            judgement=one.id,
            entity=one.about[0],
            articles=frozenset(one.about[1:]),
            name=fold_name(one.value or ""),
        )
        for one in reversed(live(judgements))
        if one.verdict == "split" and one.about
    )


def stand_ins(about: str, present: bool, found: Sequence[str | None]) -> tuple[str, ...]:
    """The ids that a record of a judgement has now.

    Args:
        about: Its id when the judgement was made.
        present: Something in the book still has that id.
        found: What stands now at each place where it stood; None where nothing does.

    Returns:
        Itself, if it is still there; and what stands at more than half of its places, if that is
        another one. If it is gone, what stands at most of them, else itself.
    """
    votes = Counter(one for one in found if one is not None)
    if not votes:
        return (about,)
    best = min(votes, key=lambda one: (-votes[one], one))
    if not present:
        return (best,)
    return (about, best) if best != about and 2 * votes[best] > len(found) else (about,)


def replayed(
    judgements: Iterable[Judgement], now: Mapping[tuple[str, str], Sequence[str]]
) -> tuple[Judgement, ...]:
    """The judgements that hold, about the ids that their records have now.

    Args:
        judgements: In any order.
        now: By judgement and record, from `stand_ins`; a record that is not there keeps its id.
    """
    return tuple(
        replace(one, about=about)
        for one in live(judgements)
        for about in product(*(now.get((one.id, record), (record,)) for record in one.about))
    )


def amend(judgements: Iterable[Judgement]) -> Amendments:
    """Names, types, links and errors by the latest judgement on each record.

    A link is `key=value` ("wikidata=Q380"); an empty value takes the identifier away.
    """
    names: dict[str, str] = {}
    types: dict[str, EntityType] = {}
    identifiers: dict[str, dict[str, str]] = {}
    wrong: set[str] = set()
    for one in live(judgements):
        for record in one.about:
            if one.verdict == "rename" and one.value:
                names[record] = one.value
            elif one.verdict == "retype" and one.value in _TYPES:
                types[record] = one.value  # type: ignore[assignment]  # checked against _TYPES
            elif one.verdict == "link" and one.value:
                key, _, value = one.value.partition("=")
                identifiers.setdefault(record, {})[key.strip()] = value.strip()
            elif one.verdict == "wrong":
                wrong.add(record)
    return Amendments(names=names, types=types, identifiers=identifiers, wrong=frozenset(wrong))


def amended(entity: Entity, members: Iterable[str], amendments: Amendments) -> Entity:
    """The entity as people corrected it.

    Args:
        entity: As the machine has it.
        members: The ids that were joined into it, its own included: a judgement on any of them
            speaks of the whole. Of several the one on the entity's own id wins, then the smallest.
        amendments: From `amend`.
    """
    ids = [entity.id, *sorted(set(members) - {entity.id})]
    name = next((amendments.names[one] for one in ids if one in amendments.names), entity.name)
    kind = next((amendments.types[one] for one in ids if one in amendments.types), entity.type)
    added: dict[str, str | None] = {}
    for one in reversed(ids):
        links = amendments.identifiers.get(one, {})
        added.update({key: value or None for key, value in links.items()})
    aliases = tuple(sorted({*entity.aliases, entity.name} - {name}))
    return Entity(
        id=entity.id,
        name=name,
        type=kind,
        aliases=aliases if name != entity.name else entity.aliases,
        identifiers={**entity.identifiers, **added},
    )
