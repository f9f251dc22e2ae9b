"""The words of a text with their places, folded so that spellings of one word are equal.

Everything in this folder that compares texts compares these words: case, accents, curly or
straight apostrophes and a trailing possessive make no difference ("Hélène's" is "helene").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from sayso.records import Record, Span, Spans
from sayso.text.quotes import find_quotes
from sayso.text.sentences import paragraphs

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’]")


class Words(Record, frozen=True, kw_only=True):
    """Folded words in order; `starts[i]` and `ends[i]` are where word i stands in the text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The piece of text from word `first` to word `last`, both included."""
        return Span(start=self.starts[first], end=self.ends[last])


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word without case, accents, thousands separators and possessive ending."""
    if word[0].isdigit():
        return word.replace(",", "")
    plain = _APOSTROPHE.sub("'", word.casefold())
    plain = plain.removesuffix("'s").replace("'", "")
    if plain.isascii():
        return plain
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or plain


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """All words of a name, folded, joined by one space: the same for every spelling of it."""
    return " ".join(map(fold, WORD.findall(name)))


def read_words(text: str) -> Words:
    """The words of `text` in order.

    Offsets: code points of `text`.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    return Words(
        words=tuple([fold(text[start:end]) for start, end in spans]),
        starts=tuple([start for start, _ in spans]),
        ends=tuple([end for _, end in spans]),
    )


@lru_cache(maxsize=1 << 14)
def words_of(sentence: str) -> tuple[str, ...]:
    """The words of a sentence or quotation; kept, since each is compared with many others."""
    return tuple(map(fold, WORD.findall(sentence)))


def quotations(text: str) -> Spans:
    """What stands within quotation marks, the outermost ones, marks left out."""
    quotes = find_quotes(text, paragraphs(text))
    return tuple(quote.inner for quote in quotes if quote.depth == 0)


class Places:
    """Tells whether a place lies within any of some spans; they may overlap, in any order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
