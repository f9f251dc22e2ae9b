"""Whom a pronoun stands for: what it is linked to, held to gender and number, else who is near.

A description is held to its links likewise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from sayso.extract.administrations import is_another
from sayso.extract.cues import SAYING
from sayso.extract.descriptions import RECENCY_REACH, is_kind
from sayso.extract.found import FoundMention
from sayso.extract.identities import Gender, Identity
from sayso.extract.offices import leads_elsewhere
from sayso.extract.speakers import Speakers
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    BODY_NOUNS,
    CONJUNCTIONS,
    DEMONYMS,
    DETERMINERS,
    FEMALE_TITLES,
    HE,
    IT,
    MALE_TITLES,
    OWNING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    ROLES,
    SHE,
    THEY,
    WE,
    YOU,
    I,
)
from sayso.text.layout import Layout
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

# Names resolved in the event development articles: a link of a pronoun is better than none at any
# probability; for descriptions .8 was best of .3, .5 and .8.
LINK_FLOOR = {"pronoun": 0.05, "description": 0.8}
UNNAMED_FLOOR = 0.3
"""Of a description that is linked to who has no name."""
# In half of the training articles 14 of 21 links between .3 and .8 of plain descriptions were
# right, of others 24 of 56.
PLAIN_FLOOR = {"person": 0.3, "body": 0.55}
"""Of `the governor`, `the city`: one, told by common words only."""
ONE_AS_THEY = 0.5
"""Of a link of `they` to one named person; below it 1 of 8 was right in half of the training
articles."""
# Without a link; set by judgement.
RECENCY_SURE = 0.5
RECENCY_WEIGHT = 0.2
"""What it adds to the probability of a link to the same person."""

OPENING_WEIGHT = 0.45
"""The same, of whom the pronoun's own sentence begins with: its subject is likelier than somebody
to whom a doubtful link leads. Of 133 pronouns of the development articles two more are right; none
changes of 308 in 80 training articles."""

ACT_REACH = 7
"""Words of a verb before its object: `would have wanted to come to see`; set by judgement."""
LONGEST_SUBJECT = 120
"""Code points of a mention before a verb."""
_DEFINITE = word_set("the this that these those both all such")
_UNDERGOING = word_set("him her them")
_TOWARDS = word_set("to with against for at about")
_TAKING = word_set("by with of from against to for in on at about over under")
_ENDING = PREPOSITIONS | CONJUNCTIONS | frozenset(".,;:?!)")
_NO_VERBS = (PREPOSITIONS - {"to"}) | CONJUNCTIONS | DETERMINERS | PRONOUNS | RELATIVE

_TABLED = word_set("president lady secretary attorney government administration justice")
"""In what somebody holds office for a whole state, who need not be named in the article."""
_PLURALS = word_set("people men women police media troops")
NOBODY = frozenset(("nobody", "none", "no one", "no-one", "noone"))
"""`tea that nobody drank. She`: whoever she is."""
_MEN = word_set("man boy father son husband brother uncle king prince businessman congressman")
_WOMEN = word_set("woman girl mother daughter wife sister aunt queen princess businesswoman")


def by_link(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    links: Sequence[tuple[int, float]],
    home: dict[int, int],
    identities: list[Identity],
    speakers: Speakers,
) -> tuple[int, float] | None:
    """The likeliest linked identity that fits in gender, number and person."""
    mention = mentions[place]
    votes: dict[int, float] = defaultdict(float)
    for other, probability in links:
        if other in home and mentions[other].span.cut(layout.text).lower() not in NOBODY:
            votes[home[other]] = max(votes[home[other]], probability)
    near = by_recency(layout, place, mentions, home, identities, speakers)
    if near is not None:
        opens = _opens_sentence(layout, place, near[0], mentions, home)
        votes[near[0]] += OPENING_WEIGHT if opens else RECENCY_WEIGHT
    for other in (*done_to(layout, place, mentions), *told_of(layout, place, mentions, speakers)):
        votes.pop(home.get(other, -1), None)
    inner = _within(layout, place, mentions, home)
    low = mention.span.cut(layout.text).lower().replace("’", "'")
    for at, probability in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        one_person = low in THEY and identities[at].type == "person" and identities[at].keys
        if one_person and probability < ONE_AS_THEY:
            continue
        if at in inner or probability < _floor(layout, mention, identities[at]):
            continue
        if is_another(layout, mention, identities[at], mentions):
            continue
        if leads_elsewhere(layout, mention, identities[at], mentions):
            continue
        probability = min(probability, 0.95)
        if fits(low, mention, identities[at]) and not own_quote(low, mention, at, home, speakers):
            return at, probability
    return None


def _opens_sentence(
    layout: Layout, place: int, at: int, mentions: Sequence[FoundMention], home: dict[int, int]
) -> bool:
    """The pronoun's sentence begins with a name of that identity."""
    start = layout.sentence_at(mentions[place].span.start).start
    first = next(
        (
            other
            for other in takewhile(
                lambda other: mentions[other].span.start >= start, range(place - 1, -1, -1)
            )
            if mentions[other].span.start == start and home.get(other) == at
        ),
        None,
    )
    return first is not None and mentions[first].form == "name"


def _within(
    layout: Layout, place: int, mentions: Sequence[FoundMention], home: dict[int, int]
) -> frozenset[int]:
    """Who owns what a description tells: `his` in "his son", "Ada Marsh" in "Ada Marsh’s son"."""
    whole = mentions[place].span
    if mentions[place].form == "pronoun":
        return frozenset()
    inner = takewhile(
        lambda other: mentions[other].span.start < whole.end, range(place + 1, len(mentions))
    )
    return frozenset(
        home[other]
        for other in inner
        if other in home and _owns(layout, mentions[other]) and mentions[other].span.end < whole.end
    )


def _owns(layout: Layout, mention: FoundMention) -> bool:
    marked = layout.text.startswith(("'s ", "’s ", "' ", "’ "), mention.span.end)
    return marked or mention.span.cut(layout.text).lower() in OWNING


def _floor(layout: Layout, mention: FoundMention, one: Identity) -> float:
    """The least probability of a link to `one` that is followed."""
    if mention.form == "pronoun":
        return LINK_FLOOR["pronoun"]
    words = mention.span.cut(layout.text).split()
    if not one.keys:
        thing = mention.type in ("other", "product") and not _is_definite(words)
        return LINK_FLOOR["description"] if thing else UNNAMED_FLOOR
    head = words[-1].lower()
    plain = (
        words[0].lower() in ("the", "this")
        and all(word.islower() for word in words[1:])
        and "'" not in mention.span.cut(layout.text).replace("’", "'")
        and not _TABLED.intersection(word.lower() for word in words)
        and (head not in _PLURALS and not (head.endswith("s") and not head.endswith("ss")))
    )
    company = head in BODY_NOUNS["company"] | {"network", "platform", "app"}
    if not plain or one.members or (company and not is_kind(one, "company")):
        return LINK_FLOOR["description"]
    return PLAIN_FLOOR["person" if one.type == "person" else "body"]


def _is_definite(words: Sequence[str]) -> bool:
    """`the accounts`, `her accounts`, `Acme's accounts`; others (`accounts of hers`) are new."""
    first = words[0].lower()
    owned = any(word.replace("’", "'").endswith(("'s", "s'")) for word in words[:-1])
    return owned or first in _DEFINITE | OWNING


def done_to(layout: Layout, place: int, mentions: Sequence[FoundMention]) -> list[int]:
    """The mentions whose act `him` undergoes: `A called him`, `A, would come to see him`.

    Nobody is `him` of his own act, but `himself` (Principle B of Chomsky 1981).
    """
    low = mentions[place].span.cut(layout.text).lower()
    tokens, at = layout.tokens, layout.token_range(mentions[place].span).start
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if low not in _UNDERGOING or (low == "her" and after not in _ENDING):
        return []
    last = at - 1 - (tokens[at - 1].lower in _TOWARDS)
    first = last - (last > 0 and tokens[last].lower in SAYING)
    while first > 0 and at - first <= ACT_REACH and _verbal(tokens[first]):
        first -= 1
    if first < 0 or first == last or tokens[last].lower in ADVERBS | AUXILIARIES:
        return []
    if tokens[first].text == "," and tokens[first + 1].lower in AUXILIARIES:
        first -= 1
    return list(_names_until(layout, first, place, mentions))


def _names_until(
    layout: Layout, last: int, place: int, mentions: Sequence[FoundMention]
) -> Iterator[int]:
    """Of the mentions before `place` the names and pronouns that end with that token, and that no
    preposition makes part of something else (`intrigued by A now regard him`).
    """
    end = layout.tokens[last].end
    near = takewhile(
        lambda other: end - mentions[other].span.start < LONGEST_SUBJECT, range(place - 1, -1, -1)
    )
    for other in near:
        mention = mentions[other]
        owns = mention.span.cut(layout.text).lower() in OWNING
        if mention.span.end == end and mention.form != "description" and not owns:
            before = layout.token_range(mention.span).start - 1
            if before < 0 or layout.tokens[before].lower not in _TAKING:
                yield other


def _verbal(token: Token) -> bool:
    """It may be a word of a verb: `would`, `come`, `to`, `later`."""
    low = token.lower
    if low in SAYING:
        return False  # `whom he said had called him`
    return low == "to" or (low.isalpha() and token.text == low and low not in _NO_VERBS)


def fits(low: str, mention: FoundMention, one: Identity) -> bool:
    """In gender, number and kind, whatever it is linked to."""
    if one.members:
        return low in THEY | WE or mention.form == "description"
    gender = gender_by_word(low)
    if gender and one.gender and gender != one.gender:
        return False
    if low in HE | SHE:
        return one.type == "person" or (one.type == "other" and bool(one.keys))
    if low in I:
        return one.type in ("person", "other")
    if low in IT:
        return one.type != "person"
    head = low.split()[-1]
    if mention.form == "description" and one.type == "place" and _of_another_state(low, one):
        return False
    if mention.form == "description" and head in BODIES:
        return one.type != "person"
    return not (mention.form == "description" and head in ROLES and one.type in ("place",))


def _of_another_state(low: str, one: Identity) -> bool:
    """`the Australian government` is not Russia: its adjective begins otherwise."""
    adjectives = [word for word in low.split() if word in DEMONYMS - {"american"}]
    starts = {word[:4] for key in one.keys for word in key}
    return any(word[:4] not in starts for word in adjectives)


def own_quote(
    low: str, mention: FoundMention, at: int, home: dict[int, int], speakers: Speakers
) -> bool:
    """`he` in his own quoted words is somebody else."""
    if low not in HE | SHE | YOU:
        return False
    statement = speakers.quoted_at(mention.span)
    if statement is None:
        return False
    return any(home.get(place) == at for place in speakers.places_of(statement)[:1])


def told_of(
    layout: Layout, place: int, mentions: Sequence[FoundMention], speakers: Speakers
) -> list[int]:
    """The names in what `he said` comes after: `Ode, he said, is ill` is said by another."""
    span = mentions[place].span
    if span.cut(layout.text).lower() not in HE | SHE:
        return []
    told = speakers.told_before(span)
    start = min((piece.start for piece in told), default=span.start)
    near = takewhile(lambda at: mentions[at].span.start >= start, range(place - 1, -1, -1))
    return [
        at
        for at in near
        if mentions[at].form == "name" and any(piece.contains(mentions[at].span) for piece in told)
    ]


def by_recency(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
    speakers: Speakers,
) -> tuple[int, float] | None:
    """For `he` and `she` without a link: the first fitting person of the nearest sentence."""
    mention = mentions[place]
    low = mention.span.cut(layout.text).lower()
    if low not in HE | SHE:
        return None
    here = layout.sentence_index(mention.span.start)
    reach = layout.sentences[max(0, here - RECENCY_REACH)].start
    others = (*done_to(layout, place, mentions), *told_of(layout, place, mentions, speakers))
    acting = {home.get(other) for other in others}
    for kinds in (("person",), ("person", "other")):
        near = list(
            takewhile(lambda other: mentions[other].span.start >= reach, range(place - 1, -1, -1))
        )
        near = [other for other in near if home.get(other) not in acting or other not in home]
        found = _nearest_sentence(layout, near, mentions, home, identities, kinds, low, here)
        if found is not None:
            return found, RECENCY_SURE
    return None


def _nearest_sentence(
    layout: Layout,
    near: Sequence[int],
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
    kinds: tuple[str, ...],
    low: str,
    here: int,
) -> int | None:
    """Of fitting entities in the nearest sentence that has any, the first one named there.

    Whose name only owns what follows (`Clinton's aide, Huma Abedin`) comes after the others.
    """
    best: tuple[int, bool, int] | None = None
    for other in near:
        if other not in home:
            continue
        one = identities[home[other]]
        if not one.keys or one.type not in kinds or not fits(low, mentions[other], one):
            continue
        if one.type == "other" and (len(one.fullest) > 1 or one.fullest[0].endswith("s")):
            continue
        back = here - layout.sentence_index(mentions[other].span.start)
        owner = layout.text.startswith(("'s ", "’s "), mentions[other].span.end)
        best = min(best or (back, owner, other), (back, owner, other))
    return home[best[2]] if best else None


def gender_by_word(low: str) -> Gender | None:
    """The gender that a pronoun tells, or the last of some words: `her`, `the prince`."""
    last = low.split()[-1] if low else ""
    if low in HE or last in _MEN | MALE_TITLES:
        return "he"
    if low in SHE or last in _WOMEN | FEMALE_TITLES:
        return "she"
    return None
