"""Names by themselves: their parts, what stands around them, and which is short for which.

"Apple CEO Steve Jobs" is "Steve Jobs", "Don" is "Donald", "Tessaly" is short for "Tessaly Foods".
Nothing here looks at a table or at other names of the article.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.merge.words import WORD, fold, fold_name
from sayso.records import Chain, EntityType, Record
from sayso.text import naming
from sayso.text.vocabulary import word_set

TITLES = naming.TITLES | word_set(
    """acting ag comrade congresista congressmen congresswomen designate elect ex frau herr
    lawmaker lieutenant madame mep monsieur mp representante representatives senador senadora"""
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
_LEADS = word_set(
    "although assuming because citing despite if like read see since though want watch watched "
    "watching when while"
)
"""Words that begin a sentence or a headline and were read as part of the name after them."""
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
LEGAL_FORMS = naming.LEGAL_FORMS | word_set("ab bv kk llp lp oy pty spa srl")
GENERIC_TAILS = word_set(
    "bank capital communications computer energy entertainment enterprises foods global group "
    "holding holdings industries international labs media motor motors network networks "
    "partners party pharmaceuticals platforms semiconductor services software solutions studios "
    "systems technologies technology"
)
"""Words that a company's short name leaves out: "Tessaly" for "Tessaly Foods"."""
NICKNAMES = naming.NICKNAMES | {
    "abe": "abraham", "al": "albert", "billy": "william", "bobby": "robert", "charlie": "charles",
    "danny": "daniel", "eddie": "edward", "fred": "frederick", "jimmy": "james", "joey": "joseph",
    "mick": "michael", "pat": "patrick", "ted": "theodore", "tommy": "thomas", "vince": "vincent",
}  # fmt: skip
"""Short first names; two people who differ only in these are taken for one."""
_STOP = word_set("of the and for in on de la du")
_COUNT = re.compile(
    r"(?:(?:at least|as many as|more than|fewer than|less than|a number of|a handful of|"
    r"(?:dozens|hundreds|thousands|millions|scores|some|many|most|several|all|one|two|three|four|"
    r"five|six|both|none) of|nearly|about|around|roughly|almost|over|some|several|many|most|all|"
    r"both|few|various|numerous|countless|the|these|those|a|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|dozen|\d[\d,.]*) )+",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])?(?=[.]?\s)")
_TITLE_ROOM = 40
"""Code points before a name in which its title is looked for."""
_TITLE_WORDS = 3
"""Words of it: "former U.S. Senator", "Texas state Representative"."""
_SEAT = re.compile(r"[RDI]-[A-Z]\S*")
"""Party and state behind a member of Congress: "R-Iowa"."""
_BEFORE_PERSON = TITLES | ROLES | _LEADS
_BEFORE_BODY = KINDS | _LEADS


# ------------------------------------------------------------------------- parts of names


class PersonName(Record, frozen=True, kw_only=True):
    """A person's name in folded parts."""

    given: tuple[str, ...]
    family: str
    suffix: str


@lru_cache(maxsize=1 << 14)
def person_parts(name: str) -> PersonName:
    """The parts of a person's name, titles left out, short first names in full."""
    as_written = [match.group() for match in WORD.finditer(name)]
    words = [fold(word) for word in as_written]
    suffix = SUFFIXES.get(words[-1], "") if len(words) > 1 else ""
    if suffix:
        words = words[:-1]
    first = 0
    while first < len(words) - 1 and (words[first] in TITLES or words[first] == "the"):
        first += 1
    given = tuple(
        part
        for word, written in zip(words[first:-1], as_written[first:], strict=False)
        for part in (word if _is_letters(written, name) else (word,))
    )
    if given:
        given = (NICKNAMES.get(given[0], given[0]), *given[1:])
    return PersonName(given=given, family=words[-1] if words else "", suffix=suffix)


def _is_letters(word: str, name: str) -> bool:
    """`HW` of "George HW Bush": two initials written without full stops."""
    return len(word) == 2 and word.isalpha() and word.isupper() and not name.isupper()


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


# ------------------------------------------------------------------------- short for others


def person_short(full: str, short: str) -> bool:
    """ "Trump" or "Mr. Trump" beside "Donald Trump"; "Don Trump"; never "Trump Jr."."""
    one, other = person_parts(full), person_parts(short)
    if _surnames(one, other):
        return True
    if one.suffix != other.suffix or one.family != other.family:
        return False
    return not one.given or not other.given or _given_fit(one.given, other.given)


def may_be_called(full: PersonName, short: PersonName) -> bool:
    """Whole names, one of them with a nickname or an initial more: "Abe Hale", "Paul D. Hale"."""
    return _surnames(full, short) or (
        bool(full.given)
        and (full.family, full.suffix) == (short.family, short.suffix)
        and _given_fit(full.given, short.given)
    )


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


def short_of(full: str, short: str) -> bool:
    """`short` is `full` without the generic words at its end."""
    whole, part = organisation_words(full), organisation_words(short)
    rest = whole[len(part) :]
    return bool(rest) and whole[: len(part)] == part and all(word in GENERIC_TAILS for word in rest)


# ------------------------------------------------------------------------- words around a name


def plain_name(chain: Chain) -> str:
    """The name without titles and descriptions around it, as the book shows it.

    "Apple CEO Steve Jobs" is "Steve Jobs"; "Chipmaker Corvane, which makes ..." is "Corvane".
    """
    return plain(chain.name, chain.type)


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


def titles_of(text: str, start: int, end: int) -> frozenset[str]:
    """The folded words before and in a name, if a title stands right before it: `{"u s", "sen"}`.

    Offsets: code points of `text`.
    """
    within = [fold_name(word) for word in text[start:end].split()[:-1]]
    words = _BEFORE.findall(text[max(0, start - _TITLE_ROOM) : start])
    before = [fold_name(word) for word in words[-_TITLE_WORDS:]]
    titled = not within and before and before[-1] in TITLE_ROLES
    return frozenset([*within, *before] if titled or TITLE_ROLES.keys() & within else ())


def without_count(words: str) -> str:
    """A described group without its number: "teachers" of "roughly a dozen teachers"."""
    counted = _COUNT.match(words)
    return words[counted.end() :] if counted else words
