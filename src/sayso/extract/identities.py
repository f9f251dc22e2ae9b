"""Which names in one article are names of the same person, organisation or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Literal

from sayso.extract.found import FoundMention
from sayso.extract.slips import one_slip
from sayso.extract.words import (
    COMPANIES,
    DEMONYMS,
    FAMILY_FIRST,
    FEMALE,
    FEMALE_TITLES,
    LEGAL_FORMS,
    MALE,
    MALE_TITLES,
    NICKNAMES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PLACES,
    SUFFIXES,
)
from sayso.records import EntityType
from sayso.text.vocabulary import word_set

Gender = Literal["he", "she"]
Key = tuple[str, ...]

MOST_MISSPELT = 3
"""Times from which a name is no slip; set by judgement."""
# The words around a name outweigh the network's type: `Meta CEO`, `OpenAI`, `Fox News`.
BODY_VOTE = 6
# `its` and `he` say what a name alone (`Chevron`) does not; set by judgement.
PRONOUN_TELLS, PRONOUN_VOTE = 0.5, 3
_SMALL = word_set("of the for and & de la in on")
# A name standing alone may be short for a longer one of these ("the Journal", "the Department").
_HOUSE_WORDS = LEGAL_FORMS | word_set(
    "news mobil analytica pharma airlines motors entertainment pictures studios international"
)
"""`CBS` for CBS News, `Exxon` for Exxon Mobil: the name without what the house deals in."""
_LEGAL_ENDS = LEGAL_FORMS | {"channel"}
_AFTER_HOUSE = _HOUSE_WORDS | word_set(
    "channel network north south latin america americas usa us europe asia worldwide global"
)
"""With them `Kestrel` for Kestrel North America."""
_INCORPORATED = word_set("company corporation corp inc co llc ltd plc industries")
"""Last words of the full name of a firm, which goes by its first."""
# United here once: names are compared with many others of the article.
_GIVEN_NAMES = MALE | FEMALE
_WESTERN_GIVEN = MALE | (FEMALE - FAMILY_FIRST)
_SURE_GIVEN = _GIVEN_NAMES - word_set(
    "alexis andrea ashley carol casey dana jamie jean jordan kelly kim leslie lindsey lynn morgan "
    "robin taylor tracy"
)
"""First names of men or of women, not of either."""
_NO_HOUSE = PLACES | DEMONYMS | _GIVEN_NAMES
_SHORT_HEADS = OUTLET_WORDS | word_set(
    "university department committee court commission council ministry agency foundation bureau "
    "institute association union society academy bank league"
)


_NO_SHORT = frozenset({("news",), ("press",), ("today",), ("daily",), ("review",), ("star",)})
"""No outlet goes by these words alone."""


@dataclass(slots=True)
class Identity:
    """One entity of one article while its mentions are being collected."""

    mentions: list[int] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    types: Counter[EntityType] = field(default_factory=Counter)
    gender: Gender | None = None
    members: tuple[int, ...] = ()
    """Of a plural: places in the list of identities."""
    writer: str = ""
    """Of who wrote the article and is not named in it: the name, or `the author`."""

    @property
    def type(self) -> EntityType:
        """The type that most of its mentions have; named ones count more."""
        known = [(count, kind) for kind, count in self.types.items() if kind != "other"]
        return max(known)[1] if known else "other"

    @property
    def fullest(self) -> Key:
        """Its longest name."""
        return max(self.keys, key=lambda key: (len(key), key), default=())


ABBREVIATED: dict[Key, Key] = {
    ("us",): ("united", "states"), ("usa",): ("united", "states"),
    ("united", "states", "of", "america"): ("united", "states"),
    ("uk",): ("united", "kingdom"), ("eu",): ("european", "union"),
    ("un",): ("united", "nations"),
}  # fmt: skip
"""Of states and bodies whose short name stands alone, also where the long one never comes."""


def key_of(name: Sequence[str]) -> Key:
    """The words of a name, comparable: lower case, no full stops, no possessive, no article."""
    words = [word.lower().replace("’", "'").replace(".", "") for word in name]
    kept = [bare for word in words if (bare := word.removesuffix("'s"))]
    while len(kept) > 1 and kept[0] in ("the", "a", "an"):
        kept.pop(0)
    return ABBREVIATED.get(tuple(kept), tuple(kept))


def gender_of(mention: FoundMention) -> Gender | None:
    """What title or first name tell."""
    if mention.title in MALE_TITLES:
        return "he"
    if mention.title in FEMALE_TITLES:
        return "she"
    if len(mention.name) > 1:
        first = mention.name[0].lower()
        if first in MALE and first not in FEMALE:
            return "he"
        if first in FEMALE and first not in MALE:
            return "she"
    return None


def gather_names(
    mentions: Sequence[FoundMention], linked: dict[int, list[tuple[int, float]]]
) -> list[Identity]:
    """Identities of all name mentions; `linked` gives for a mention others it was linked to.

    Fuller names are placed first, so that a short form finds all the long ones it may stand for.
    """
    by_key: dict[Key, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        if mention.form == "name":
            by_key[key_of(mention.name)].append(place)
    index = _Index()
    doubtful: list[tuple[Key, list[Identity]]] = []
    for key in sorted(by_key, key=lambda key: (-len(_bare(key)), by_key[key][0])):
        places = by_key[key]
        found = _candidates(key, index, [mentions[place] for place in places])
        candidates = [index.identities[at] for at in found]
        strangers = [one for one in places if _is_stranger(mentions[one], candidates)]
        if strangers:
            candidates.append(index.place(key, None))
            _join(candidates[1], key, strangers, mentions, linked)
            by_key[key] = places = [one for one in places if one not in strangers]
        if len(candidates) > 1:
            doubtful.append((key, candidates))
            continue
        home = index.place(key, found[0] if found else None)
        _join(home, key, places, mentions, linked)
    for key, candidates in doubtful:
        for place in by_key[key]:
            home = _choose(place, candidates, mentions, linked)
            _join(home, key, [place], mentions, linked)
    return index.identities


def _join(
    home: Identity,
    key: Key,
    places: Iterable[int],
    mentions: Sequence[FoundMention],
    linked: dict[int, list[tuple[int, float]]],
) -> None:
    home.keys.add(key)
    for place in places:
        for other, probability in linked.get(place, ()):
            if mentions[other].form == "pronoun" and probability >= PRONOUN_TELLS:
                home.types[mentions[other].type] += PRONOUN_VOTE
        home.mentions.append(place)
        home.types[mentions[place].type] += 2 if mentions[place].index is not None else 1
        if mentions[place].body:
            home.types["organization"] += BODY_VOTE
        home.gender = home.gender or gender_of(mentions[place])


# -------------------------------------------------------------------- comparisons


@lru_cache(maxsize=4096)
def _bare(key: Key) -> Key:
    return tuple(word for word in key if word not in SUFFIXES)


def _candidates(key: Key, index: _Index, named: list[FoundMention]) -> list[int]:
    """Which identities a name may stand for, by their place in the list."""
    votes = Counter(mention.type for mention in named)
    kind = votes.most_common(1)[0][0]
    trusted = any(mention.index is not None for mention in named)
    same = index.found(_full_forms(key, seeking=True), partial(_has_same_full, key))
    if same:
        return same[:1]
    if trusted and kind == "organization" and key[0] in FAMILY_FIRST:
        family = index.found([("surname", key[0])], partial(_is_family_first, key))
        if family:
            return family  # `Moon`, which looks like a body's name, after Moon Jae-in
    head = [("head", *key[:1])]
    if len(_bare(key)) == 1 and (kind in ("person", "other", "group") or not trusted):
        surname = index.found([("surname", _bare(key)[0])], partial(_is_surname, key))
        if surname:
            return surname
        spelt = _misspelt(key, index) if kind == "person" and len(named) < MOST_MISSPELT else []
        if spelt:
            return spelt
        sure = trusted and kind == "person"
        first = index.found(head, partial(_is_first_name, key, sure=sure))
        if len(first) == 1:
            return first
    house = index.found(head, partial(_is_house, key))
    if len(house) == 1 and kind != "person":
        return house
    if kind not in ("person", "place") or not trusted:
        sought = [("short", *key), ("initials", *key[:1])]
        longer = index.found(sought, partial(_is_short_form, key))
        longer = longer or index.found(head, partial(_is_first_word, key))
        return longer if len(longer) == 1 else []
    return []


class _Index:
    """The identities found so far, under all that another name may call them by.

    Looking a name up gives every identity that one of the comparisons below would find, and few
    others: an article of a thousand names is read without comparing each with all.
    """

    def __init__(self) -> None:
        self.identities: list[Identity] = []
        self._posted: dict[Key, set[int]] = defaultdict(set)

    def place(self, key: Key, at: int | None) -> Identity:
        """The identity at that place, or a new one, from now on found by this name too."""
        if at is None:
            at = len(self.identities)
            self.identities.append(Identity())
        for form in _forms(key):
            self._posted[form].add(at)
        return self.identities[at]

    def found(self, sought: Iterable[Key], fits: Callable[[Identity], bool]) -> list[int]:
        """The places of those that fit, of the identities under these forms; in order."""
        places = {at for form in sought for at in self._posted.get(form, ())}
        return [at for at in sorted(places) if fits(self.identities[at])]


def _forms(full: Key) -> Iterator[Key]:
    """What a name is looked up by, each with the kind of comparison that it is for."""
    yield from _full_forms(full)
    if len(full) == 1:
        return
    yield ("head", full[0])
    if len(_bare(full)) > 1 and not _suffixes(full):
        yield ("surname", _bare(full)[-1])
        yield ("surname", full[0])
        yield ("slip", _bare(full)[-1][:2])
    yield ("initials", "".join(word[:1] for word in full))
    yield ("initials", "".join(word[:1] for word in full if word not in _SMALL))
    if full[-1] in _HOUSE_WORDS:
        yield ("short", full[0])
    for at in range(1, len(full)):
        if full[at] == "of" or _LEGAL_ENDS.issuperset(full[at:]):
            yield ("short", *full[:at])
        if full[-1] in _SHORT_HEADS:
            yield ("short", *full[at:])


def _full_forms(key: Key, *, seeking: bool = False) -> Iterator[Key]:
    """What `_same_full` asks two names to share, at the least."""
    bare = _bare(key)
    yield ("bare", *bare)
    if len(bare) < 2:
        return
    if len(bare) in (2, 3):
        # A name of two words seeks those of three, and the other way round.
        length = 5 - len(bare) if seeking else len(bare)
        yield (f"two of {length}", *bare[:2])
    first, last = bare[0], bare[-1]
    yield ("first", NICKNAMES.get(first, first), last)
    # "J. Smith" is posted under her letter, and seeks all whose first name begins with it.
    initial = len(first) == 1
    if seeking:
        yield ("begins" if initial else "letter", first[:1], last)
    else:
        yield ("begins", first[:1], last)
        if initial:
            yield ("letter", first, last)


def _has_same_full(key: Key, identity: Identity) -> bool:
    return any(_same_full(key, other) for other in identity.keys)


def _is_stranger(mention: FoundMention, candidates: Sequence[Identity]) -> bool:
    """`Mr. Obama` where the article has nobody else of the name but Michelle Obama."""
    if len(candidates) != 1 or len(mention.name) != 1:
        return False
    titled = "he" if mention.title == "mr" else "she" if mention.title in ("mrs", "ms") else None
    fulls = [key for key in candidates[0].keys if len(_bare(key)) > 1]
    told = all(key[0] in _SURE_GIVEN and key[-1] == mention.name[0].lower() for key in fulls)
    return bool(titled and fulls) and told and candidates[0].gender not in (None, titled)


def _same_full(left: Key, right: Key) -> bool:
    """Two full names of one person: middle names, initials and nicknames may differ."""
    if left == right:
        return True
    if _suffixes(left) - _NUMERALS != _suffixes(right) - _NUMERALS:
        return False
    if len(_suffixes(left) | _suffixes(right)) > 1:
        return False
    left, right = _bare(left), _bare(right)
    if left == right or _second_surname(left, right):
        return bool(left)
    if min(len(left), len(right)) < 2 or left[-1] != right[-1] or left[-1] in ORGANISATION_WORDS:
        return False
    middles = left[1:-1], right[1:-1]
    if all(middles) and middles[0][0][0] != middles[1][0][0]:
        return False
    return _same_first(left[0], right[0])


_NUMERALS = frozenset({"ii", "iii", "iv"})
"""Left out of a name more often than they tell two people apart; Jr. and Sr. do."""


def _second_surname(left: Key, right: Key) -> bool:
    """`Ricardo Rosselló` and `Ricardo Rosselló Nevares`: given name, family name, one more."""
    short, long = sorted((left, right), key=len)
    spanish = len(short) == 2 and len(long) == 3 and long[:2] == short
    return spanish and short[0] in _GIVEN_NAMES and short[1] not in _GIVEN_NAMES


@lru_cache(maxsize=4096)
def _suffixes(key: Key) -> frozenset[str]:
    return frozenset(key) & SUFFIXES


def _same_first(left: str, right: str) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    return NICKNAMES.get(left, left) == NICKNAMES.get(right, right)


def _is_surname(key: Key, identity: Identity) -> bool:
    """`Zuckerberg` for Mark Zuckerberg; never the plain surname for a Jr."""
    if identity.type not in ("person", "other") or _suffixes(key):
        return False
    surname = _bare(key)[0]
    if surname in ORGANISATION_WORDS:
        return False
    return any(
        not _suffixes(full) and surname in (_bare(full)[-1], _family_first(full))
        for full in identity.keys
        if len(_bare(full)) > 1
    )


def _is_family_first(key: Key, identity: Identity) -> bool:
    """`Moon` for Moon Jae-in, whatever it is taken for."""
    fulls = [_family_first(full) for full in identity.keys if len(_bare(full)) > 1]
    return len(key) == 1 and identity.type in ("person", "other") and key[0] in fulls


def _misspelt(key: Key, index: _Index) -> list[int]:
    """`Scarmucci` for Anthony Scaramucci: the one person whose family name has a letter more, less
    or other, or two in another order."""
    word = _bare(key)[0]
    if word in _GIVEN_NAMES | ORGANISATION_WORDS:
        return []
    found = index.found([("slip", word[:2])], partial(_is_slip, word))
    return found if len(found) == 1 else []


def _is_slip(word: str, identity: Identity) -> bool:
    surnames = (_bare(full)[-1] for full in identity.keys if len(_bare(full)) > 1)
    return identity.type == "person" and any(one_slip(word, one) for one in surnames)


def _family_first(full: Key) -> str | None:
    """`moon` of Moon Jae-in, `xi` of Xi Jinping; None of a name in the other order."""
    western = full[-1] in FAMILY_FIRST or full[0] in _WESTERN_GIVEN
    asian = full[0] in FAMILY_FIRST and len(full) in (2, 3) and not western
    return full[0] if asian else None


def _is_first_name(key: Key, identity: Identity, *, sure: bool) -> bool:
    """`Hillary` for Hillary Clinton; `sure` if the network takes the short form for a person."""
    return (
        identity.type == "person"
        and not _suffixes(key)
        and (sure or key[0] in _GIVEN_NAMES)
        and any(len(full) > 1 and full[0] == key[0] for full in identity.keys)
    )


def _is_short_form(key: Key, identity: Identity) -> bool:
    """An acronym, the name without its legal form, or the last words of an outlet's name."""
    if identity.type == "person":
        return False
    return any(_shortens(key, full) for full in identity.keys if len(full) > len(key))


def _is_house(key: Key, identity: Identity) -> bool:
    """`Cambridge` for Cambridge Analytica: the name without what the house deals in, or where."""
    if len(key) != 1 or key[0] in _NO_HOUSE:
        return False
    return any(
        len(full) > 1 and full[0] == key[0] and _AFTER_HOUSE.issuperset(full[1:])
        for full in identity.keys
    )


def _is_first_word(key: Key, identity: Identity) -> bool:
    """`Fusion` for Fusion GPS: one of two words, the other none that many bodies have; `Vulcan` for
    Vulcan Stone Company.
    """
    common = ORGANISATION_WORDS | PLACES | DEMONYMS
    if identity.type != "organization" or len(key) != 1 or key[0] in _NO_HOUSE | COMPANIES | common:
        return False
    return any(
        len(full) > 1
        and full[0] == key[0]
        and (full[-1] in _INCORPORATED if len(full) > 2 else full[1] not in common)
        for full in identity.keys
    )


def _shortens(key: Key, full: Key) -> bool:
    if len(key) == 1 and 2 <= len(key[0]) <= 6:
        initials = "".join(word[0] for word in full)
        if key[0] in (initials, "".join(word[0] for word in full if word not in _SMALL)):
            return len(full) > 1 and full[-1] != "convention"
    if full[: len(key)] == key and _LEGAL_ENDS.issuperset(full[len(key) :]):
        return True
    if len(key) == 1 and full[0] == key[0] and full[-1] in _HOUSE_WORDS:
        return key[0] not in PLACES | DEMONYMS
    if full[: len(key) + 1] == (*key, "of") and key[-1] in _SHORT_HEADS | {"house", "senate"}:
        return True
    return full[-len(key) :] == key and key[-1] in _SHORT_HEADS and key not in _NO_SHORT


# ------------------------------------------------------------------------- choice


def _choose(
    place: int,
    candidates: list[Identity],
    mentions: Sequence[FoundMention],
    linked: dict[int, list[tuple[int, float]]],
) -> Identity:
    """Which of several full names a short one stands for here.

    Gender by title first, then the network's link, then a full name shortly before (240
    characters, about a sentence), then the one named most often.
    """
    mention = mentions[place]
    gender = gender_of(mention)
    fitting = [one for one in candidates if gender is None or one.gender in (None, gender)]
    fitting = fitting or candidates
    for other, _ in sorted(linked.get(place, ()), key=lambda link: -link[1]):
        home = next((one for one in fitting if other in one.mentions), None)
        if home is not None:
            return home
    near = [
        (mentions[other].span.start, -order)
        for order, one in enumerate(fitting)
        for other in one.mentions
        if 0 < mention.span.start - mentions[other].span.start < 240
    ]
    if near:
        return fitting[-max(near)[1]]
    return max(fitting, key=lambda one: (len(one.mentions), -min(one.mentions)))
