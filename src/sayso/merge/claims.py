"""Which statements, of any articles, are one speaker saying one thing.

The same words quoted in two papers, in two wordings, or quoted here and retold there, are one
claim. Statements of people who are not named are never joined across newsrooms. What is told again
weeks later, as background, must be nearly the same to be one claim: people say like things often.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.merge.grouping import Bonds, Groups, Link, components, group
from sayso.merge.profile import stem
from sayso.merge.rarity import rarity
from sayso.merge.tellings import days_between
from sayso.merge.words import quotations, words_of
from sayso.records import Record
from sayso.text.ids import make_id_within

WINDOW_DAYS = 10
"""Statements published further apart must be nearly the same: people repeat themselves."""
FAR_DAYS = 180
"""And those published further apart than half a year are two."""
FAR_CONTENT = 0.8
"""Share of the shorter content that the longer one must have where they are far apart."""
_FAR_WEIGHT = 16.0
"""And how rare the shared words must be together: four names, or six uncommon words."""
SAME_QUOTE = 0.6
"""Share of the shorter quotation's words, by rarity, that stand in the longer one in order."""
SAME_CONTENT = 0.55
"""Share of the shorter content's words, by rarity, that the longer one has, where at least one
retells: a paraphrase keeps the names and numbers and about half of the rest."""
_LEAST_SHARED = 3
_LEAST_WEIGHT = 8.0
"""Shared words must be this rare together (two names, or three uncommon words): "I am very happy"
twice is no evidence."""
_PLAIN = 1.0
_LEAST_QUOTED = 3
"""Words of a quotation that can be told from a turn of phrase."""
_SWAPPED_WEIGHT = 4.0
"""How rare the words around an exchanged one must be ("comeback" is; "very good" is not)."""
_KEYS = 8
"""Rare words under which a statement is found again later; neighbours share at least two."""
LEAST_KEYS = 2
_ARTICLES = frozenset({"a", "an", "the"})
_SHORT = re.compile(r"(?<=[a-z])['’](ve|re|ll|m)\b|(?<=[a-z])n['’](t)\b", re.IGNORECASE)
_LONG = {"ve": "have", "re": "are", "ll": "will", "m": "am", "t": "not"}
"""How a newsroom prints "they have" is its house style and no other wording."""


class Utterance(Record, frozen=True, kw_only=True):
    """A statement as merging sees it."""

    id: str
    article: str
    published: str | None
    speaker: str | None
    """The entity who speaks; None if unnamed or unknown."""
    content: str
    direct: bool
    denies: bool = False


def reach(utterance: Utterance, days: int = WINDOW_DAYS) -> tuple[str, str]:
    """The days in which neighbours are looked up."""
    if utterance.published is None:
        return ("0001-01-01", "9999-12-31")
    day = date.fromisoformat(utterance.published[:10])
    span = timedelta(days=days)
    return ((day - span).isoformat(), (day + span).isoformat())


def posted_keys(utterance: Utterance) -> tuple[str, ...]:
    """The keys under which a statement is found again: its speaker with each of its rarest words;
    none for an unnamed speaker."""
    if utterance.speaker is None:
        return ()
    words = sorted(_content(utterance.content).vocabulary, key=lambda word: (-rarity(word), word))
    return tuple(f"{utterance.speaker} {word}" for word in words[:_KEYS])


def compare_utterances(left: Utterance, right: Utterance) -> Link | None:
    """How likely two statements are one speaker saying one thing; None if they are not."""
    if left.speaker is None or left.speaker != right.speaker or left.denies != right.denies:
        return None
    gap = _days_apart(left.published, right.published)
    if gap > FAR_DAYS:
        return None
    found = _same_words(left, right) or _alike(left, right, far=gap > WINDOW_DAYS)
    if found is None:
        return None
    one, other = sorted((left.id, right.id))
    return Link(left=one, right=other, likeness=round(found[0], 4), reason=found[1])


def _days_apart(left: str | None, right: str | None) -> int:
    """0 if a day is unknown."""
    return abs(days_between(left, right)) if left and right else 0


def _same_words(left: Utterance, right: Utterance) -> tuple[float, str] | None:
    """What stands in quotation marks in one stands in the other too, at most a word exchanged."""
    for one, two in ((left, right), (right, left)):
        for part in quoted_parts(one):
            if _telling(part) and f" {_plain(part)} " in f" {_plain(two.content)} ":
                return 1.0, "The same words of the same speaker."
    for part in quoted_parts(left):
        for other in quoted_parts(right):
            if one_word_exchanged(part, other):
                return 0.9, "The same words of the same speaker, but for one."
    return None


@lru_cache(maxsize=1 << 13)
def _telling(part: str) -> bool:
    """Words that are not said every day."""
    long_enough = len(words_of(part)) >= _LEAST_QUOTED
    return long_enough and _content(part).weight >= _LEAST_WEIGHT


def _alike(left: Utterance, right: Utterance, *, far: bool) -> tuple[float, str] | None:
    both_quoted = left.direct and right.direct
    least = _FAR_WEIGHT if far else _LEAST_WEIGHT
    floor = FAR_CONTENT if far else SAME_QUOTE if both_quoted else SAME_CONTENT
    found = content_likeness(
        left.content, right.content, ordered=both_quoted, least=least, floor=floor
    )
    if found < floor:
        return None
    return found, _reason(left, right, found)


def _reason(left: Utterance, right: Utterance, likeness: float) -> str:
    share = f"{round(100 * likeness)}% of what the shorter one says"
    if left.direct and right.direct:
        return f"Both quote the same speaker, and {share} stands in the other."
    if left.direct or right.direct:
        return f"One quotes and one retells the same speaker; {share} stands in the other."
    return f"Both retell the same speaker, and {share} stands in the other."


def quoted_parts(utterance: Utterance) -> tuple[str, ...]:
    """What stands in quotation marks: each quotation of a statement, or all of a direct one that
    has no marks around it (an interview's turn, which may hold another quotation)."""
    found = _quotations_of(utterance.content)
    marked = 2 * sum(map(len, found)) >= len(utterance.content)
    return found if marked or not utterance.direct else (utterance.content,)


@lru_cache(maxsize=1 << 13)
def _quotations_of(text: str) -> tuple[str, ...]:
    return tuple(span.cut(text) for span in quotations(text))


def one_word_exchanged(left: str, right: str) -> bool:
    """Two short quotations that differ in one word ("an extraordinary political comeback", "a
    remarkable political comeback"), the words around it being rare enough to tell them."""
    one, two = ([w for w in words_of(t) if w not in _ARTICLES] for t in (left, right))
    if len(one) != len(two) or len(one) < _LEAST_QUOTED:
        return False
    shared = [word for word, other in zip(one, two, strict=True) if word == other]
    if len(shared) != len(one) - 1:
        return False
    return sum(rarity(word) for word in set(shared)) >= _SWAPPED_WEIGHT


def content_likeness(
    left: str, right: str, *, ordered: bool, least: float = _LEAST_WEIGHT, floor: float = 0.0
) -> float:
    """Share of the shorter content, weighted by rarity, that the longer one has; 0..1.

    Args:
        left: One content.
        right: The other.
        ordered: Words must come in the same order (two quotations).
        least: How rare the shared words must be together; 0 is returned for less.
        floor: Below this likeness in any order, the order is not looked at.
    """
    one, two = _content(left), _content(right)
    # Of equal weight they come by their words: either order may have another longest row.
    short, long = sorted((one, two), key=lambda content: (content.weight, content.words))
    shared = short.vocabulary & long.vocabulary
    if len(shared) < min(_LEAST_SHARED, len(short.vocabulary)):
        return 0.0
    weight = _weight_of(shared)
    # The order is looked at only where enough is shared at all: it costs much more.
    if ordered and weight >= max(least, floor * short.weight):
        weight = _weight_of(_in_order(short.words, long.words))
    return weight / short.weight if weight >= least else 0.0


class _Content(NamedTuple):
    """The words of a content that carry it, as comparisons need them."""

    words: tuple[str, ...]
    vocabulary: frozenset[str]
    weight: float


@lru_cache(maxsize=1 << 14)
def _content(text: str) -> _Content:
    words = tuple(stem(word) for word in words_of(text) if rarity(word) > _PLAIN)
    return _Content(words, frozenset(words), _weight_of(words))


def _weight_of(words: Iterable[str]) -> float:
    """How rare the words are together; `fsum`, for a sum of floats depends on their order."""
    return math.fsum(max(_PLAIN, rarity(word)) for word in set(words))


def _in_order(short: Sequence[str], long: Sequence[str]) -> list[str]:
    """The longest row of words that both have in the same order."""
    best: list[tuple[int, ...]] = [()] * (len(long) + 1)
    for at, word in enumerate(short):
        row: list[tuple[int, ...]] = [()]
        for place, other in enumerate(long):
            if word == other:
                row.append((*best[place], at))
            else:
                row.append(max(best[place + 1], row[place], key=len))
        best = row
    return [short[at] for at in best[-1]]


def same_wording(left: str, right: str) -> bool:
    """Word for word the same, or one a part of the other."""
    one, two = f" {_plain(left)} ", f" {_plain(right)} "
    return one in two or two in one


def two_wordings(left: str, right: str) -> bool:
    """Half of the shorter one's words stand in the longer one in order, but not all in a row."""
    if same_wording(left, right):
        return False
    one, two = ([w for w in _written_out(t) if w not in _ARTICLES] for t in (left, right))
    short, long = sorted((one, two), key=len)
    return 2 * len(_in_order(short, long)) >= len(short) > 0


@lru_cache(maxsize=1 << 13)
def _plain(text: str) -> str:
    """The folded words, written out, joined by one space."""
    return " ".join(_written_out(text))


def _written_out(text: str) -> tuple[str, ...]:
    """The folded words, "they've" as "they have"."""
    whole = _SHORT.sub(lambda found: f" {_LONG[(found[1] or found[2]).lower()]}", text)
    return words_of(whole)


def claims(
    utterances: Iterable[Utterance], links: Iterable[Link], bonds: Bonds | None = None
) -> Groups:
    """The ids of statements, those of one claim together; a statement alone is a claim too."""
    known = {one.id for one in utterances}
    links = [link for link in links if link.left in known and link.right in known]
    bonds = bonds or Bonds()
    pairs = [(link.left, link.right) for link in links] + list(bonds.same)
    by_item: dict[str, list[Link]] = {}
    for link in links:
        by_item.setdefault(link.left, []).append(link)
    groups: list[tuple[str, ...]] = []
    for part in components(known, pairs):
        inside = [link for item in part for link in by_item.get(item, [])]
        groups.extend(group(part, inside, SAME_CONTENT / 2, bonds))
    return tuple(sorted(groups))


def links_among(utterances: Sequence[Utterance]) -> tuple[Link, ...]:
    """All links among utterances at hand."""
    by_speaker: dict[str, list[Utterance]] = {}
    for one in sorted(utterances, key=lambda found: found.id):
        if one.speaker:
            by_speaker.setdefault(one.speaker, []).append(one)
    return tuple(
        link
        for said in by_speaker.values()
        for at, left in enumerate(said)
        for right in said[at + 1 :]
        if (link := compare_utterances(left, right))
    )


def claim_id(utterances: Iterable[Utterance]) -> str:
    """The id of a claim: that of its earliest statement, so that later ones do not change it."""
    first = min(utterances, key=lambda one: (one.published or "9999", one.id))
    return make_id_within("clm", first.id)
