"""Which entity of the book a chain of an article is.

Two steps. `resolve` looks at one article and the table of identities alone: it joins chains of the
article that are one entity ("Trump" beside "Donald Trump", "K&L" beside "Kestrel & Lowe") and gives
each a key that is made from the name, so that two articles that never met give the same id.
`settle` looks into the book for keys that say too little ("Zuckerberg" alone, "FTC" alone): it is a
function of what the book holds, not of the order in which that came.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from msgspec import field

from sayso.merge.identities import NEWSROOM_KINDS, Identities, Identity
from sayso.merge.offices import by_account, meant_by, owner_of, with_owner
from sayso.merge.words import WORD, fold, fold_name
from sayso.records import Chain, EntityType, Record
from sayso.text.ids import make_id
from sayso.text.vocabulary import word_set

TITLES = word_set(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend sen senator senators rep "
    "representative reps sens gov governor president vice chancellor premier prime minister "
    "secretary judge justice chief gen general col colonel maj major capt captain lt lieutenant "
    "sgt sergeant adm admiral ambassador mayor congressman congresswoman king queen prince "
    "princess pope cardinal bishop archbishop former ex acting state sheriff congresswomen "
    "representatives congressmen detective officer attorney ag ceo cfo coo "
    "chairman chairwoman chair director mp mep minister speaker leader comrade herr frau monsieur "
    "madame senador senadora representante congresista elect designate deputy lawmaker "
    "republican democrat democratic"
)
"""Words before a name that are no part of it."""
ROLES = word_set(
    "actor actress advocate aide analyst anchor author activist banker billionaire boss candidate "
    "cofounder columnist commissioner counsel critic designer economist editor entrepreneur "
    "executive founder head host incumbent investigator investor journalist lawyer lobbyist "
    "manager member nominee officer owner partner pollster producer prosecutor publisher reporter "
    "researcher scholar scientist singer spokesman spokesperson spokeswoman star strategist "
    "superstar treasurer trustee veteran writer"
)
"""Words that tell what a person does, where a name follows: "Apple founder Steve Jobs"."""
KINDS = word_set(
    "airframer airline automaker billionaire brand broadcaster builder carmaker chipmaker company "
    "conglomerate contractor drugmaker firm giant insurer lender maker manufacturer manufacturers "
    "magazine newspaper operator platform publisher rival retailer startup supplier union"
)
"""Words that tell what a body is, where its name follows: "chipmaker Corvane Systems"."""
TITLE_ROLES = {
    "sen": "senator", "sens": "senator", "senator": "senator", "senators": "senator",
    "rep": "representative", "reps": "representative", "congressmen": "representative",
    "congresswomen": "representative",
    "representative": "representative", "congressman": "representative",
    "congresswoman": "representative", "gov": "governor", "governor": "governor",
    "speaker": "speaker", "president": "president", "justice": "justice", "judge": "judge",
    "secretary": "secretary", "mayor": "mayor", "chancellor": "chancellor",
}  # fmt: skip
"""Titles before a surname, and the first word of the role in the table of identities."""
_ELSEWHERE = word_set("state vice deputy assistant lt lieutenant under former ex")
"""Before a title they say that it is another office, or one of old."""
_LEADS = word_set(
    "although assuming because citing despite if like read see since though want watch watched "
    "watching when while"
)
"""Words that begin a sentence or a headline and were read as part of the name after them."""
_NO_NAMES = (
    TITLES
    | ROLES
    | KINDS
    | word_set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december "
        "new united north south east west northern southern eastern western "
        "inc corp co ltd llc tv election day night week full text photo photos video watch story "
        "update continued advertisement"
    )
)
"""Words that alone, or with each other only, name nobody: days, titles, pieces of names."""
_ANYBODYS = word_set(
    "administration agency amendment assembly board bureau cabinet center centre chamber city "
    "commerce commission committee company conference congressional constitution convention "
    "council defence defense department education energy federal freedom government immigration "
    "intelligence justice left media military ministry nation native office parliament party "
    "privacy progress republic right security senate service services society states story "
    "street team terms times top treasury union university web world"
)
"""Words that alone name another one in every article: "the Committee", "the Center"."""
_SMALL = word_set("of the and for in on at de la le du von van der al bin da del y & e")
_CUT = re.compile(r"\s*[(\[;:]|\s*,(?!\s*(?:jr|sr|ii|iii|iv|inc|llc|llp|ltd)\b)", re.IGNORECASE)
SUFFIXES = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
LEGAL_FORMS = word_set(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag sa nv bv ab "
    "oy spa srl kk pty"
)
GENERIC_TAILS = word_set(
    "bank capital communications computer energy entertainment enterprises foods global group "
    "holding holdings industries international labs media motor motors network networks "
    "partners party pharmaceuticals platforms semiconductor services software solutions studios "
    "systems technologies technology"
)
"""Words that a company's short name leaves out: "Tessaly" for "Tessaly Foods"."""
NICKNAMES = {
    "abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "ben": "benjamin",
    "bernie": "bernard", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert",
    "charlie": "charles", "chris": "christopher", "chuck": "charles", "dan": "daniel",
    "danny": "daniel", "dave": "david", "dick": "richard", "don": "donald", "ed": "edward",
    "eddie": "edward", "fred": "frederick", "greg": "gregory", "jeff": "jeffrey", "jim": "james",
    "jimmy": "james", "joe": "joseph", "joey": "joseph", "jon": "jonathan", "josh": "joshua",
    "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth", "matt": "matthew", "mike": "michael",
    "mick": "michael", "nick": "nicholas", "pat": "patrick", "pete": "peter", "phil": "philip",
    "rick": "richard", "rob": "robert", "ron": "ronald", "sam": "samuel", "steve": "steven",
    "sue": "susan", "ted": "theodore", "tim": "timothy", "tom": "thomas", "tommy": "thomas",
    "tony": "anthony", "vince": "vincent", "will": "william",
}  # fmt: skip
"""Short first names; two people who differ only in these are taken for one."""
_STOP = word_set("of the and for in on de la du")


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


class Candidate(Record, frozen=True, kw_only=True):
    """An entity of the book that an open key may stand for."""

    id: str
    name: str
    shared: int
    """How many other entities of the open key's article it stands beside in other articles."""
    known: bool = False
    """It is in the table of identities."""


class EntityIndex(Protocol):
    """Where entities of the book are found by their handles."""

    def candidates(self, handle: str, article: str) -> Iterable[Candidate]:
        """Entities with that handle, with what they share with an article."""
        ...


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
        _named(chain, identities, day, (titles or {}).get(chain.id, frozenset()))
        for chain in single
        if chain.named and _says_who(chain.name, identities)
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


def _says_who(name: str, identities: Identities) -> bool:
    """The name has a word that is somebody's own: "President", "Tuesday" and "2016" have none.

    "R-Ohio" and "anti-Trump" have one, but tell of what kind somebody else is.
    """
    if _KIND_OF.fullmatch(name):
        return False
    words = [fold(match.group()) for match in WORD.finditer(name) if fold(match.group()) != "the"]
    own = any(word not in _NO_NAMES and not word[0].isdigit() for word in words)
    if len(words) == 1 and words[0] in _ANYBODYS:
        own = bool(identities.short_for(name))
    return own or bool(words and identities.named(name))


_COUNT = re.compile(
    r"(?:(?:at least|as many as|more than|fewer than|less than|a number of|a handful of|"
    r"(?:dozens|hundreds|thousands|millions|scores|some|many|most|several|all|one|two|three|four|"
    r"five|six|both|none) of|nearly|about|around|roughly|almost|over|some|several|many|most|all|"
    r"both|few|various|numerous|countless|the|these|those|a|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|dozen|\d[\d,.]*) )+",
    re.IGNORECASE,
)


def without_count(words: str) -> str:
    """A described group without its number: "teachers" of "roughly a dozen teachers"."""
    counted = _COUNT.match(words)
    return words[counted.end() :] if counted else words


def _called(named: Sequence[_Named], keys: Mapping[str, EntityKey]) -> dict[str, str]:
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
    owned = owner_of(bare, identities, day, strange=strange)
    name = with_owner(bare, {fold_name(owned.owner): owned.row.name}) if owned else words
    return EntityKey(
        id=make_id("ent", "chain", chain.id),
        name=name,
        type=chain.type,
        aliases=tuple(sorted({name, chain.name})),
    )


# ------------------------------------------------------------------------- within an article


class _Named(Record, frozen=True, kw_only=True):
    """A named chain with what its comparisons need, so that each is worked out once."""

    chain: Chain
    name: str
    """Without titles and descriptions."""
    person: bool
    canonical: tuple[str, ...]
    rows: tuple[Identity, ...]
    """The identities that it may mean."""
    usual: tuple[Identity, ...]
    """Those that it usually means where the article has no fuller name."""
    blocks: tuple[str, ...]
    """What a chain shares with every shorter one that may be the same."""
    titles: frozenset[str] = frozenset()
    """Words before the name, folded."""


def _named(
    chain: Chain, identities: Identities, day: str | None, titles: frozenset[str] = frozenset()
) -> _Named:
    name, person = plain_name(chain), _person(chain)
    rows = _rows(chain, identities, day)
    own = _person_blocks(name) if person else _name_blocks(name)
    return _Named(
        chain=chain,
        name=name,
        person=person,
        canonical=_canonical(chain),
        rows=rows,
        usual=identities.short_for(name),
        blocks=(*own, *(f"{person} row {row.name}" for row in rows)),
        titles=titles | {fold_name(word) for word in chain.name.split()} if person else titles,
    )


def _person_blocks(name: str) -> tuple[str, ...]:
    return (f"family {person_parts(name).family}",)


def _name_blocks(name: str) -> tuple[str, ...]:
    """A name has its first word, its own letters or its initials in common with a short form."""
    words = organisation_words(name)
    letters = fold_name(name).replace(" ", "")
    return tuple(sorted({f"name {word}" for word in (*words[:1], letters, initials(name)) if word}))


def _joined(chains: Sequence[_Named]) -> list[list[_Named]]:
    """The chains of one article, those of one entity together, fullest name first.

    A chain is compared with those groups only whose head shares a block with it.
    """
    ordered = sorted(chains, key=lambda one: (-len(one.name.split()), one.chain.name, one.chain.id))
    groups: list[list[_Named]] = []
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


def _one_entity(full: _Named, short: _Named) -> bool:
    if full.person != short.person:
        return False
    if full.canonical == short.canonical:
        return True
    if full.rows and short.rows:
        return bool({row.name for row in full.rows} & {row.name for row in short.rows})
    if full.person:
        # "Obama" that the reading keeps apart from Michelle Obama is whom it usually means.
        other = full.rows and short.usual and not any(row in full.rows for row in short.usual)
        return not other and _person_short(full.name, short.name)
    # "D.C." is the capital also beside Dodge City: the table outweighs first letters.
    by_letters = not short.rows and initials(full.name) == fold_name(short.name).replace(" ", "")
    return by_letters or short_of(full.name, short.name)


def _person(chain: Chain) -> bool:
    return chain.type == "person"


def _person_short(full: str, short: str) -> bool:
    """ "Trump" or "Mr. Trump" beside "Donald Trump"; "Don Trump"; never "Trump Jr."."""
    one, other = person_parts(full), person_parts(short)
    if _surnames(one, other):
        return True
    if one.suffix != other.suffix or one.family != other.family:
        return False
    return not one.given or not other.given or _given_fit(one.given, other.given)


def _surnames(full: PersonName, short: PersonName) -> bool:
    """`short` is the last two or more names of `full`: "Cortez Masto", "Van Hollen"."""
    kept = len(short.given)
    return (
        0 < kept < len(full.given)
        and (full.family, full.suffix) == (short.family, short.suffix)
        and full.given[-kept:] == short.given
    )


def _given_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The first names are one, or one is the other's initial; so are further ones if both have
    any: "Donald J." is "Donald", "George W." is not "George H. W."."""
    first = one[0] == other[0] or (
        min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0]
    )
    middle, others = [name[0] for name in one[1:]], [name[0] for name in other[1:]]
    return first and (not middle or not others or middle == others)


# ------------------------------------------------------------------------- names


class PersonName(Record, frozen=True, kw_only=True):
    """A person's name in folded parts."""

    given: tuple[str, ...]
    family: str
    suffix: str


@lru_cache(maxsize=1 << 14)
def person_parts(name: str) -> PersonName:
    """The parts of a person's name, titles left out, short first names in full."""
    words = [fold(match.group()) for match in WORD.finditer(name)]
    suffix = SUFFIXES.get(words[-1], "") if len(words) > 1 else ""
    if suffix:
        words = words[:-1]
    while len(words) > 1 and (words[0] in TITLES or words[0] == "the"):
        words = words[1:]
    given = tuple(words[:-1])
    if given:
        given = (NICKNAMES.get(given[0], given[0]), *given[1:])
    return PersonName(given=given, family=words[-1] if words else "", suffix=suffix)


@lru_cache(maxsize=1 << 14)
def organisation_words(name: str) -> tuple[str, ...]:
    """The folded words of an organisation's name without article and legal form; "U.S." in full."""
    words = [fold(match.group()) for match in WORD.finditer(name)]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    for short in (["us"], ["u", "s"]):
        if len(words) > len(short) and words[: len(short)] == short:
            words = ["united", "states", *words[len(short) :]]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return tuple(words)


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out: "ftc".

    "" for a single word, and where a word is an abbreviation already ("CNN Politics").
    """
    words = [word for word in organisation_words(name) if word not in _STOP]
    short = any(len(word) > 1 and word.isupper() for word in name.split())
    return "".join(word[0] for word in words) if len(words) > 1 and not short else ""


def short_of(full: str, short: str) -> bool:
    """`short` is `full` without the generic words at its end."""
    whole, part = organisation_words(full), organisation_words(short)
    rest = whole[len(part) :]
    return bool(rest) and whole[: len(part)] == part and all(word in GENERIC_TAILS for word in rest)


def _canonical(chain: Chain) -> tuple[str, ...]:
    """What the id of a named chain is made from.

    A person's key keeps initials and suffix. Organisations, places, products and groups share one
    space: readings of "Facebook" or "Russia" differ in type from article to article.
    """
    if _person(chain):
        parts = person_parts(plain_name(chain))
        return ("person", *parts.given, parts.family, parts.suffix)
    return ("name", *organisation_words(plain_name(chain)))


# ------------------------------------------------------------------------- keys


def _key(
    group: Sequence[_Named], identities: Identities, day: str | None, heads: Sequence[_Named]
) -> EntityKey:
    head = group[0]
    names = tuple(sorted({one.chain.name for one in group}))
    reason = _reason(head.chain.name, names)
    for one in group:
        if len(one.rows) == 1:
            return _identity_key(one.rows[0], names, _table_reason(one, reason))
    known = (
        _titled(group, identities, day)
        or _of_the_family(head, identities, heads)
        or _usual(head, identities)
        or _misread(head, identities, day, heads)
    )
    others = [one for one in heads if one is not head and _may_stand_for(head, one)]
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


_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])?(?=[.]?\s)")
_TITLE_ROOM = 40
"""Code points before a name in which its title is looked for."""
_TITLE_WORDS = 3
"""Words of it: "former U.S. Senator", "Texas state Representative"."""
_SEAT = re.compile(r"[RDI]-[A-Z]\S*")
_KIND_OF = re.compile(r"(?:[RDI]|[Aa]nti|[Pp]ro|[Nn]on|[Pp]re|[Pp]ost)-[A-Z]\S*(?:\s[A-Z]\S*)?")
"""Party and state behind a member of Congress: "R-Iowa"."""
_BEFORE_PERSON = TITLES | ROLES | _LEADS
_BEFORE_BODY = KINDS | _LEADS


def plain_name(chain: Chain) -> str:
    """The name without titles and descriptions around it, as the book shows it.

    "Apple CEO Steve Jobs" is "Steve Jobs"; "Chipmaker Corvane, which makes ..." is "Corvane".
    """
    return plain(chain.name, chain.type)


def titles_of(text: str, start: int, end: int) -> frozenset[str]:
    """The folded words before and in a name, if a title stands right before it: `{"u s", "sen"}`.

    Offsets: code points of `text`.
    """
    within = [fold_name(word) for word in text[start:end].split()[:-1]]
    words = _BEFORE.findall(text[max(0, start - _TITLE_ROOM) : start])
    before = [fold_name(word) for word in words[-_TITLE_WORDS:]]
    titled = not within and before and before[-1] in TITLE_ROLES
    return frozenset([*within, *before] if titled or TITLE_ROLES.keys() & within else ())


def plain(name: str, kind: EntityType) -> str:
    """The same for a name and its type."""
    return _plain(name, kind == "person")


@lru_cache(maxsize=1 << 14)
def _plain(name: str, person: bool) -> str:
    words = (_CUT.split(name)[0] or name).split()
    while len(words) > 1 and (
        (fold_name(words[-1]) in KINDS and words[-1][0].islower()) or _SEAT.fullmatch(words[-1])
    ):
        words = words[:-1]
    start = _name_starts(words, person)
    if person and start is None:
        words = _without_place(words)
        start = _name_starts(words, person)
    words = words[start or 0 :]
    words = _without_place(words) if person else words
    return re.sub(r"['’]s?$", "", " ".join(words)) or name


def _name_starts(words: list[str], person: bool) -> int | None:
    """Where the name begins behind titles; None if nothing that can begin a name follows them."""
    before = _BEFORE_PERSON if person else _BEFORE_BODY
    last = len(words) - (2 if len(words) > 2 and fold_name(words[-1]) in SUFFIXES else 1)
    start = max(
        (at + 1 for at, word in enumerate(words[:last]) if _is_before(word, before)), default=0
    )
    own = words[start : start + 1]
    return start if own and not own[0][0].islower() and fold_name(own[0]) not in _SMALL else None


def _without_place(words: list[str]) -> list[str]:
    """ "Joni Ernst of Iowa" is "Joni Ernst"; "Joan of Arc" and "Prince of Wales" stay whole."""
    at = words.index("of") if "of" in words else 0
    told = at > 1 and not all(fold_name(word) in TITLES for word in words[:at])
    return words[:at] if told else words


def _is_before(word: str, before: frozenset[str]) -> bool:
    """The word describes what the name after it is; small words stand within names."""
    folded = fold_name(word)
    return folded in before or (word[0].islower() and folded not in _SMALL)


def _reason(name: str, names: tuple[str, ...]) -> str:
    others = [other for other in names if other != name]
    return f"The article also calls {name} by: {', '.join(others)}." if others else ""


def _table_reason(one: _Named, reason: str) -> str:
    row = one.rows[0]
    if fold_name(row.name) == fold_name(one.name):
        return reason
    return f"{one.name} is {row.name} by the table of identities. {reason}".rstrip()


def _rows(chain: Chain, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """The rows that a chain may mean, of its own kind: people, or all else.

    What has the name of one row of another kind and of none of its own is that one, for the table
    knows better than a reading: "Meta said" reads like a person. But a single word that reads like
    a person may be a surname, so that it is no place; and no single word alone is a person.
    """
    found = identities.named(plain_name(chain), day) or identities.named(chain.name, day)
    found = found or by_account(chain.name, identities, day)
    found = found or _same_body(plain_name(chain), identities, day)
    own = tuple(row for row in found if (row.type == "person") == _person(chain))
    if own or len(found) != 1:
        return own
    name = plain_name(chain)
    words = len(name.split())
    if _person(chain):
        someone = any(row.type == "person" for row in identities.short_for(name))
        sure = found[0].type in ("organization", "product") or name.isupper() or "." in name
        sure = sure and not someone
        return found if words > 1 or sure else ()
    account = any(letter.isupper() for letter in name[1:]) and not name.isupper()
    return found if words > 1 or account else ()


_COUNTRY = re.compile(r"(?:u s|us|united states) ")
_NUMBERED = re.compile(r" (?:ii|iii|iv)$")


def _same_body(name: str, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """The row under another writing: "the U.S. Justice Department", "the United States IRS",
    "Department of Education" for Education Department, a senator's name without its III."""
    folded = fold_name(name).removeprefix("the ")
    bare = _COUNTRY.sub("", folded, count=1)
    forms = [bare, _NUMBERED.sub("", folded)]
    if bare.endswith((" department", " dept")):
        forms.append(f"department of {bare.rpartition(' ')[0]}")
    if bare.startswith("department of "):
        forms.append(f"{bare.removeprefix('department of ').removeprefix('the ')} department")
    for form in forms:
        found = identities.named(form, day) if form != folded else ()
        if found and all(row.kind == "body" or row.type == "person" for row in found):
            return found
    return ()


def _may_stand_for(short: _Named, full: _Named) -> bool:
    """`short` is a part of the name of `full`, another entity of the article."""
    part, whole = fold_name(short.name).split(), fold_name(full.name).split()
    return len(part) < len(whole) and set(part) <= set(whole)


def _titled(
    group: Sequence[_Named], identities: Identities, day: str | None
) -> tuple[Identity, str] | None:
    """Whom a surname means that a title stands before: "Senator Marsh" on that day."""
    short = person_parts(group[0].name)
    titles = frozenset().union(*(one.titles for one in group))
    if not group[0].person or titles & _ELSEWHERE:
        return None
    rows = {
        row.name: (row, title)
        for title in sorted(titles & TITLE_ROLES.keys())
        for row in identities.holders(TITLE_ROLES[title], short.family, day)
        if not short.given or _may_be_called(person_parts(row.name), short)
    }
    if len(rows) != 1:
        return None
    ((row, title),) = rows.values()
    reason = f"{group[0].name} has the title {TITLE_ROLES[title]!r}, as only {row.name} then had."
    return row, reason


def _may_be_called(full: PersonName, short: PersonName) -> bool:
    """Whole names, one of them with a nickname or an initial more: "Abe Hale", "Paul D. Hale"."""
    return _surnames(full, short) or (
        bool(full.given)
        and (full.family, full.suffix) == (short.family, short.suffix)
        and _given_fit(full.given, short.given)
    )


def _of_the_family(
    short: _Named, identities: Identities, heads: Sequence[_Named]
) -> tuple[Identity, str] | None:
    """Whom a first name alone means beside the family: "Chelsea" where Hillary Clinton is."""
    first = fold_name(short.name)
    if not short.person or " " in first:
        return None
    families = {person_parts(one.name).family for one in heads if one.person and one is not short}
    rows = {
        row.name: row
        for family in sorted(families - {first})
        for row in identities.named(f"{first} {family}")
        if row.type == "person"
    }
    if len(rows) != 1:
        return None
    (row,) = rows.values()
    return row, f"{short.name} is {row.name} by the table: the article has others of that family."


def _usual(chain: _Named, identities: Identities) -> tuple[Identity, str] | None:
    """Whom a short name usually means; of a newsroom not "the Journal": every town has one."""
    rows = [
        row
        for row in identities.short_for(chain.name)
        if _may_be(chain, row)
        and (row.kind not in NEWSROOM_KINDS or not fold_name(chain.name).startswith("the "))
    ]
    if len(rows) != 1:
        return None
    name = chain.chain.name
    return rows[0], f"The article has no fuller name, and {name} is usually {rows[0].name}."


def _may_be(chain: _Named, row: Identity) -> bool:
    """A row of its own kind. "Obama" in "the Obama administration" is read as neither person nor
    body; "Fla." is a place, "VA" none."""
    if row.type == "person":
        return chain.person or chain.chain.type == "other"
    return not chain.person and (row.type == "place") == (chain.chain.type == "place")


def _misread(
    chain: _Named, identities: Identities, day: str | None, heads: Sequence[_Named]
) -> tuple[Identity, str] | None:
    """The place that reads like a person, where the article has nobody with that name."""
    rows = identities.named(chain.name, day)
    if not chain.person or chain.titles & TITLES or len(rows) != 1 or rows[0].type != "place":
        return None
    word = fold_name(chain.name)
    if any(
        one.person and one is not chain and word in fold_name(one.name).split() for one in heads
    ):
        return None
    return rows[0], f"The article has no person whose name is {chain.name}."


def _identity_key(row: Identity, names: tuple[str, ...], reason: str) -> EntityKey:
    # The first letters of a place are seldom its name: "S&P" is no "state of Pennsylvania".
    known = (row.name, *(alias.name for alias in row.aliases)) if row.type != "place" else ()
    return EntityKey(
        id=identity_id(row),
        name=row.name,
        type=row.type,
        aliases=names,
        handles=_all_handles(known, person=row.type == "person"),
        known=True,
        identifiers=row.identifiers,
        reason=reason,
    )


@lru_cache(maxsize=1 << 12)
def _all_handles(names: tuple[str, ...], *, person: bool) -> tuple[str, ...]:
    found = (_handles(_plain(name, person), person=person) for name in names)
    return tuple(sorted({handle for handles in found for handle in handles}))


def identity_id(row: Identity) -> str:
    """The id of a row of the table: that of its Wikidata item, else of its name."""
    wikidata = row.identifiers.get("wikidata")
    if wikidata:
        return make_id("ent", "wikidata", wikidata)
    return make_id(
        "ent", *_canonical(Chain(id="", article="", name=row.name, type=row.type, named=True))
    )


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


# ------------------------------------------------------------------------- over the book


class Settlement(Record, frozen=True, kw_only=True):
    """An open key stands for an entity of the book."""

    key: str
    entity: str
    reason: str
    probability: float


def settle(
    key: EntityKey, article: str, index: EntityIndex, barred: Container[str] = ()
) -> Settlement | None:
    """The one fuller entity that an open key stands for in that article.

    It is the only one with that name, or the only one that the book has beside the same others
    at least twice as often as any namesake.

    Args:
        key: The open key.
        article: Where it stands.
        index: The entities of the book.
        barred: Entities that it is not, as people decided.

    Returns:
        None if the key says enough, or if nothing or too much fits: it then stays its own entity.
    """
    found = {c.id: c for handle in key.open for c in index.candidates(handle, article)}
    fit = [one for one in found.values() if one.id != key.id and one.id not in barred]
    ranked = sorted(fit, key=lambda c: (-c.shared, not c.known, c.id))
    if not ranked:
        return None
    best, rest = ranked[0], ranked[1:]
    if rest and best.shared < 2 * max(1, rest[0].shared):
        return None
    if best.shared == 0 and not (best.known and not rest):
        return None
    return Settlement(
        key=key.id, entity=best.id, reason=_settled_reason(key, best, rest), probability=0.9
    )


def _settled_reason(key: EntityKey, best: Candidate, rest: Sequence[Candidate]) -> str:
    """Without numbers, so that it stays true while the book grows."""
    if rest:
        return (
            f"{key.name} is taken for {best.name}: others in the article stand beside {best.name} "
            "elsewhere, at least twice as many as beside any namesake."
        )
    return f"{key.name} is taken for {best.name}, the only one of that name in the book."


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
