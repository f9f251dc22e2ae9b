"""Text to words, wordpieces and overlapping windows, with exact code points.

Training and reading cut by this code. A word is what the tokenizer's pre-tokenizer leaves
together: a run of letters and digits, or one punctuation mark. Labels stand on words; a word's
vector is that of its first wordpiece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int32]

WINDOW = 256
"""Wordpieces of a window with its two end marks. 99 of 100 statements span 95 or fewer."""

OVERLAP = 48
"""Wordpieces that two neighbouring windows share at least, so that each word has context on both
sides; the card's value counts when a network is read. On 30 dev articles 48 reads no worse than
64 (training/LOG.md)."""

MAX_CHARACTERS = 4_000_000
"""Longest text that is read, in code points; ten times the longest article seen. The rest of a
longer one is left alone, so that memory stays bounded."""

BLOCK = 20_000
"""Code points that are tokenised at a time: bounds what the tokenizer holds."""

CLS, SEP = 101, 102
"""End marks of a window in the vocabulary of `tokenizer.json` (checked when it is loaded)."""

SHAPES, BREAKS, QUOTES = 6, 4, 2
FEATURES = SHAPES + BREAKS + QUOTES
MARK = 5
"""Shape of a word without a letter or digit."""
"""Rows of the table of word features: what lower-casing and white space take away."""

_QUOTES = str.maketrans("“”„‟«»‘’‚‛", '""""""' + "''''")
_DOUBLED = re.compile(r"''|``")
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTE_OR_LINE = re.compile(r"[\"“”„«»]|''|``|\n")


@dataclass(frozen=True)
class Words:
    """The words and wordpieces of one text.

    Shape: `start`, `end`, `first` and `breaks` are (word,); `ids` is (piece,); `features`
    is (piece, 3), rows of the feature table. `first` is the word's first piece.
    Offsets: code points of the text given.
    """

    start: Ints
    end: Ints
    first: Ints
    breaks: Ints
    ids: Ints
    features: Ints

    def __len__(self) -> int:
        return len(self.start)

    def cover(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last word that share a code point with `start..end`; None if none does."""
        low = int(np.searchsorted(self.end, start, side="right"))
        high = int(np.searchsorted(self.start, end, side="left")) - 1
        return (low, high) if low <= high else None


ARTICLES = frozenset({"the", "a", "an"})


def bare_words(text: str, words: Words) -> NDArray[np.bool_]:
    """True for marks and articles, which never carry a mention: (word,).

    The event articles show the network who takes part but not who does not; without this it
    took every tenth article for a person (training/LOG.md).
    """
    spans = zip(words.start.tolist(), words.end.tolist(), strict=True)
    article = np.fromiter((text[a:b].lower() in ARTICLES for a, b in spans), bool, len(words))
    return np.asarray(article | (words.features[words.first, 0] == MARK), bool)


@dataclass(frozen=True)
class Window:
    """Words `start..end` of a text, of which `keep_start..keep_end` are read from this window."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def fold(text: str) -> str:
    """The text with plain quotation marks, one code point for one."""
    text = _SURROGATE.sub("\ufffd", text).translate(_QUOTES)
    return _DOUBLED.sub('" ', text)


def cut_words(text: str, tokenizer: Tokenizer) -> Words:
    """Cut `text` into words and wordpieces."""
    text = text[:MAX_CHARACTERS]
    folded = fold(text)
    parts = [_encode(folded[a:b], a, tokenizer) for a, b in _blocks(folded)]
    ids, starts, ends, new = (
        np.concatenate([part[i] for part in parts]) if parts else np.zeros(0, np.int32)
        for i in range(4)
    )
    first = np.flatnonzero(new).astype(np.int32)
    start = starts[first]
    end = ends[np.append(first[1:], len(ids)) - 1] if len(ids) else ends
    end = _widen_doubled(text, start, end)
    breaks = _breaks(text, start, end)
    word_of = np.cumsum(new) - 1
    features = (
        np.stack(
            [
                _shapes(text, start, end)[word_of],
                SHAPES + np.where(new, breaks[word_of], 0),
                SHAPES + BREAKS + _quoted(text, start)[word_of],
            ],
            axis=1,
        )
        if len(ids)
        else np.zeros((0, 3), np.int32)
    )
    return Words(start, end, first, breaks, ids, features.astype(np.int32))


def _blocks(text: str) -> list[tuple[int, int]]:
    cuts, start = [], 0
    while start < len(text):
        end = min(start + BLOCK, len(text))
        if end < len(text):
            space = max(text.rfind(" ", start + 1, end), text.rfind("\n", start + 1, end))
            end = space if space > start else end
        cuts.append((start, end))
        start = end
    return cuts


def _encode(block: str, offset: int, tokenizer: Tokenizer) -> tuple[Ints, Ints, Ints, Ints]:
    """Ids, starts, ends of the pieces, and 1 where a piece begins a word."""
    encoding = tokenizer.encode(block, add_special_tokens=False)
    spans = np.array(encoding.offsets, np.int32).reshape(-1, 2) + offset
    word = np.array(encoding.word_ids, np.int32)
    new = np.ones(len(word), np.int32)
    new[1:] = word[1:] != word[:-1]
    return np.array(encoding.ids, np.int32), spans[:, 0], spans[:, 1], new


def _widen_doubled(text: str, start: Ints, end: Ints) -> Ints:
    """A doubled mark ('') was folded to one; the word covers both code points again."""
    doubled = np.array([m.start() for m in _DOUBLED.finditer(text)], np.int32)
    hit = np.isin(start, doubled) & (end == start + 1)
    return np.where(hit, start + 2, end).astype(np.int32)


def _shapes(text: str, start: Ints, end: Ints) -> Ints:
    return np.fromiter(
        (_shape(text[a:b]) for a, b in zip(start.tolist(), end.tolist(), strict=True)),
        np.int32,
        len(start),
    )


def _shape(word: str) -> int:
    if word.islower():
        return 0
    if word.istitle():
        return 1
    if word.isupper():
        return 2
    if word.isalpha():
        return 3
    return 4 if word[:1].isalnum() else MARK


def _breaks(text: str, start: Ints, end: Ints) -> Ints:
    """What stands before each word: 0 nothing, 1 a space, 2 a new line, 3 a blank line."""
    before = zip([0, *end[:-1].tolist()], start.tolist(), strict=True)
    found = np.fromiter((_break(text[a:b]) for a, b in before), np.int32, len(start))
    found[:1] = 3
    return found


def _break(gap: str) -> int:
    lines = gap.count("\n")
    return 1 + min(lines, 2) if lines else int(bool(gap))


def _quoted(text: str, start: Ints) -> Ints:
    """1 for words within double quotation marks, which a line break closes."""
    turns, inside, at = [], False, []
    for match in _QUOTE_OR_LINE.finditer(text):
        inside = _opens(text, match, inside)
        at.append(match.start())
        turns.append(inside)
    if not at:
        return np.zeros(len(start), np.int32)
    index = np.searchsorted(np.array(at), start, side="right") - 1
    return np.where(index >= 0, np.array(turns)[index], 0).astype(np.int32)


def _opens(text: str, mark: re.Match[str], inside: bool) -> bool:
    """After this mark the text is inside a quotation."""
    if mark.group() in "“„«``":
        return True
    if mark.group() in "”»\n":
        return False
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    if (not before or before.isspace()) and not after.isspace():
        return True
    return not inside and not before.isalnum() and before not in ".,!?"


def plan(words: Words, *, size: int = WINDOW, overlap: int = OVERLAP) -> list[Window]:
    """Windows over all words: each holds at most `size` wordpieces with its end marks.

    A word is read from the window where it has more context: the middle of what two windows
    share divides them. A window starts at a line's start where one lies in what is shared.
    """
    bounds = np.append(words.first, len(words.ids))  # (word + 1,), pieces
    spans, start = [], 0
    while start < len(words):
        end = int(np.searchsorted(bounds, bounds[start] + size - 2, side="right")) - 1
        end = min(max(end, start + 1), len(words))
        spans.append((start, end))
        if end == len(words):
            break
        start = _next_start(words, bounds, start, end, overlap)
    cuts = [(a + b) // 2 for (a, _), (_, b) in zip(spans[1:], spans, strict=False)]
    keeps = zip([0, *cuts], [*cuts, len(words)], strict=True)
    return [Window(*span, *keep) for span, keep in zip(spans, keeps, strict=True)] if spans else []


def _next_start(words: Words, bounds: NDArray[np.int32], start: int, end: int, overlap: int) -> int:
    low, aim = np.searchsorted(bounds, (bounds[end] - 3 * overlap // 2, bounds[end] - overlap))
    low, aim = max(int(low), start + 1), max(int(aim), start + 1)
    lines = np.flatnonzero(words.breaks[low : aim + 1] >= 2)
    return low + int(lines[-1]) if len(lines) else aim


def pack(
    words: Words, windows: list[Window]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The network's inputs for some windows of one text, padded to the longest.

    Shape: ids (window, piece), features (window, piece, 3), first (window, word + 1): position
    of each word's first piece; word 0 is the start mark. Padding is 0 in all three.
    """
    bounds = np.append(words.first, len(words.ids))
    pieces = max(int(bounds[w.end] - bounds[w.start]) for w in windows) + 2
    count = max(w.end - w.start for w in windows) + 1
    ids = np.zeros((len(windows), pieces), np.int64)
    features = np.zeros((len(windows), pieces, 3), np.int64)
    features[:] = (0, SHAPES, SHAPES + BREAKS)
    first = np.zeros((len(windows), count), np.int64)
    for row, w in enumerate(windows):
        a, b = int(bounds[w.start]), int(bounds[w.end])
        ids[row, 0], ids[row, b - a + 1] = CLS, SEP
        ids[row, 1 : b - a + 1] = words.ids[a:b]
        features[row, 1 : b - a + 1] = words.features[a:b]
        first[row, 1 : w.end - w.start + 1] = words.first[w.start : w.end] - a + 1
    return ids, features, first
