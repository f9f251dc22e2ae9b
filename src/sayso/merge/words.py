"""The words of a text with their places, folded so that spellings of one word are equal.

Everything in this folder that compares texts compares these words: case, accents, curly or
straight apostrophes and a trailing possessive make no difference ("Hélène's" is "helene").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from sayso.records import Record, Span

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’]")
# A sentence ends at a full stop, question or exclamation mark (and closing quotes) before a space
# and something that can begin one. Merging needs no more: it never shows a sentence.
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]?[^\Wa-z_])")
_OPENING = {"“": "”", "«": "»", "„": "“"}


def word_set(text: str) -> frozenset[str]:
    """The words of a list, so that a long one reads as prose in the code."""
    return frozenset(text.split())


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


def fold_name(name: str) -> str:
    """All words of a name, folded, joined by one space: the same for every spelling of it."""
    return " ".join(fold(match.group()) for match in WORD.finditer(name))


def read_words(text: str) -> Words:
    """The words of `text` in order.

    Offsets: code points of `text`.
    """
    found = list(WORD.finditer(text))
    return Words(
        words=tuple(fold(match.group()) for match in found),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`; a line break ends one too."""
    spans = []
    for line in paragraphs(text):
        start = line.start
        for match in _SENTENCE_END.finditer(text, line.start, line.end):
            spans.append(Span(start=start, end=match.start()))
            start = match.end()
        if start < line.end:
            spans.append(Span(start=start, end=line.end))
    return tuple(span for span in spans if span.cut(text).strip())


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of `text` that hold anything."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def quotations(text: str) -> tuple[Span, ...]:
    """What stands within quotation marks, marks left out.

    A quotation ends with its paragraph at the latest: writers leave the mark open where the
    next paragraph goes on quoting, and a mark lost in a page must not swallow the rest.
    """
    return tuple(span for line in paragraphs(text) for span in _quotations_of(text, line))


def _quotations_of(text: str, line: Span) -> list[Span]:
    spans: list[Span] = []
    start, closing, at = -1, "", line.start
    while at < line.end:
        mark = text[at : at + 2] if text[at : at + 2] in ("``", "''") else text[at]
        if closing and mark in (closing, _other_closing(closing)):
            _add(spans, start, at)
            closing = ""
        elif not closing and (mark in _OPENING or mark in ('"', "``", "''")):
            start, closing = at + len(mark), _OPENING.get(mark, "''" if len(mark) == 2 else '"')
        at += len(mark)
    if closing:
        _add(spans, start, line.end)
    return spans


def _other_closing(closing: str) -> str:
    """Pages mix curly and straight marks: a straight one closes a curly one, and the reverse."""
    return {"”": '"', '"': "”"}.get(closing, closing)


def _add(spans: list[Span], start: int, end: int) -> None:
    if start < end:
        spans.append(Span(start=start, end=end))


class Places:
    """Tells whether a place lies within any of some sorted, separate spans."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
