"""Which statements, of any articles, are one speaker saying one thing.

The same words quoted in two papers, in two wordings, or quoted here and retold there, are one
claim. Statements of people who are not named are never joined across newsrooms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sayso.merge.events import days_between
from sayso.merge.grouping import Bonds, Groups, Link, components, group
from sayso.merge.profile import stem
from sayso.merge.rarity import rarity
from sayso.merge.words import read_words
from sayso.records import Record
from sayso.text.ids import make_id

WINDOW_DAYS = 10
"""Statements published further apart are two: people repeat themselves."""
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


def reach(utterance: Utterance) -> tuple[str, str]:
    """The days in which neighbours are looked up."""
    if utterance.published is None:
        return ("0001-01-01", "9999-12-31")
    day = date.fromisoformat(utterance.published[:10])
    span = timedelta(days=WINDOW_DAYS)
    return ((day - span).isoformat(), (day + span).isoformat())


def compare_utterances(left: Utterance, right: Utterance) -> Link | None:
    """How likely two statements are one speaker saying one thing; None if they are not."""
    if left.speaker is None or left.speaker != right.speaker or left.denies != right.denies:
        return None
    if not _near(left.published, right.published):
        return None
    likeness = content_likeness(left.content, right.content, ordered=left.direct and right.direct)
    if likeness < (SAME_QUOTE if left.direct and right.direct else SAME_CONTENT):
        return None
    one, other = sorted((left.id, right.id))
    return Link(
        left=one, right=other, likeness=round(likeness, 4), reason=_reason(left, right, likeness)
    )


def _near(left: str | None, right: str | None) -> bool:
    return not left or not right or abs(days_between(left, right)) <= WINDOW_DAYS


def _reason(left: Utterance, right: Utterance, likeness: float) -> str:
    share = f"{round(100 * likeness)}% of what the shorter one says"
    if left.direct and right.direct:
        same = same_wording(left.content, right.content)
        return (
            "The same words of the same speaker."
            if same
            else f"Both quote the same speaker, and {share} stands in the other."
        )
    if left.direct or right.direct:
        return f"One quotes and one retells the same speaker; {share} stands in the other."
    return f"Both retell the same speaker, and {share} stands in the other."


def content_likeness(left: str, right: str, *, ordered: bool) -> float:
    """Share of the shorter content, weighted by rarity, that the longer one has; 0..1.

    Args:
        left: One content.
        right: The other.
        ordered: Words must come in the same order (two quotations).
    """
    one, two = _content(left), _content(right)
    short, long = sorted((one, two), key=_weight_of)
    shared = _in_order(short, long) if ordered else [word for word in short if word in set(long)]
    if len(set(shared)) < min(_LEAST_SHARED, len(set(short))) or _weight_of(shared) < _LEAST_WEIGHT:
        return 0.0
    return _weight_of(shared) / _weight_of(short)


@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[str, ...]:
    words = read_words(text).words
    return tuple(stem(word) for word in words if rarity(word) > _PLAIN)


def _weight_of(words: Iterable[str]) -> float:
    return sum(max(_PLAIN, rarity(word)) for word in set(words))


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
    one, two = " ".join(read_words(left).words), " ".join(read_words(right).words)
    return f" {one} " in f" {two} " or f" {two} " in f" {one} "


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
    return make_id("clm", first.id)
