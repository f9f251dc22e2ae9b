"""Which passages two articles share, and a small fingerprint by which sharers are found.

A fingerprint is chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003):
of every `WINDOW` neighbouring shingles of `SHINGLE` words the one with the smallest hash is kept,
so that two texts that share `SHINGLE + WINDOW - 1` words in a row always share a kept hash,
whatever stands around them. MinHash, the other common choice, compares whole texts and misses
two paragraphs taken over into a long newsletter.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

from sayso.merge.words import Places, Words, quotations, read_words
from sayso.records import Record, Span

SHINGLE = 8
"""Words in a row that count as taken over: the length at which shared runs separated articles of
one origin from independent ones best (area under the curve 0.95 over 36 pairs of real pages)."""
WINDOW = 12
"""Shingles of which one is kept: runs of 19 words are always found, and an article of 600 words
costs 92 hashes."""
MOST_HOLDERS = 200
"""A hash that more articles of a book have is passed over in look-ups: it is a line that all pages
of an outlet share. A dispatch printed more often is still found by its rare words."""
_PLACES_PER_SHINGLE = 8
"""Bound on the work for a text that repeats one line a thousand times."""
_MASK = (1 << 63) - 1
_BASE = 0x9E3779B97F4A7C15 & _MASK | 1


class Run(Record, frozen=True, kw_only=True):
    """Equal words in a row in two texts."""

    words: int
    left: Span
    right: Span


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest()) & _MASK


def shingle_hashes(words: Sequence[str], width: int = SHINGLE) -> array[int]:
    """A 63-bit hash of every `width` words in a row; the same on every machine.

    A rolling polynomial modulo 2**63, so that the work does not grow with `width`.
    """
    if len(words) < width:
        return array("q")
    numbers = [_word_hash(word) for word in words]
    top = pow(_BASE, width, _MASK + 1)
    value = 0
    for number in numbers[:width]:
        value = (value * _BASE + number) & _MASK
    hashes = array("q", [value])
    for left, right in zip(numbers, numbers[width:], strict=False):
        value = (value * _BASE + right - left * top) & _MASK
        hashes.append(value)
    return hashes


def fingerprint(text: str) -> tuple[int, ...]:
    """The kept hashes of `text`, sorted, each once: 63-bit numbers for a table hash -> article.

    Shingles that lie wholly within quotation marks are passed over: a quotation that two
    newsrooms print is no lineage, and a much quoted speech would make everyone a candidate.
    """
    words = read_words(text)
    quoted = Places(quotations(text))
    hashes = shingle_hashes(words.words)
    inside = [start in quoted for start in words.starts]
    own = [
        value for at, value in enumerate(hashes) if not (inside[at] and inside[at + SHINGLE - 1])
    ]
    return tuple(sorted(_winnow(own)))


def _winnow(hashes: Sequence[int]) -> set[int]:
    """The smallest hash of every window; all windows of a short text are one."""
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    kept: set[int] = set()
    rising: deque[int] = deque()
    for at, value in enumerate(hashes):
        while rising and hashes[rising[-1]] >= value:
            rising.pop()
        rising.append(at)
        if rising[0] <= at - WINDOW:
            rising.popleft()
        if at >= WINDOW - 1:
            kept.add(hashes[rising[0]])
    return kept


def runs_of(
    left: Words, hashes: Sequence[int], right: Words, places: Mapping[int, Sequence[int]]
) -> tuple[Run, ...]:
    """The passages of at least `SHINGLE` equal words, in the order of `left`.

    Each word of `left` is in one run at most; of several places in `right` the longest run wins,
    then the first.

    Args:
        left: The words of one text.
        hashes: Its shingles (`shingle_hashes`).
        right: The words of the other.
        places: Where each shingle of that stands (`shingle_places`).
    """
    runs, at = [], 0
    for hash_at, value in enumerate(hashes):
        if hash_at < at or value not in places:
            continue
        length, start = _longest(left.words, hash_at, right.words, places[value])
        if length >= SHINGLE:
            runs.append(
                Run(
                    words=length,
                    left=left.span(hash_at, hash_at + length - 1),
                    right=right.span(start, start + length - 1),
                )
            )
            at = hash_at + length
    return tuple(runs)


def shingle_places(hashes: Sequence[int]) -> dict[int, list[int]]:
    """Where each hash stands, the first places of a text that repeats itself."""
    places: dict[int, list[int]] = {}
    for at, value in enumerate(hashes):
        found = places.setdefault(value, [])
        if len(found) < _PLACES_PER_SHINGLE:
            found.append(at)
    return places


def _longest(
    left: Sequence[str], at: int, right: Sequence[str], places: Iterable[int]
) -> tuple[int, int]:
    """The longest run from `left[at]` on: its words and where it begins in `right`."""
    best, best_start = 0, -1
    for start in places:
        length, most = 0, min(len(left) - at, len(right) - start)
        while length < most and left[at + length] == right[start + length]:
            length += 1
        if length > best:
            best, best_start = length, start
    return best, best_start
