"""The text as the rules look at it: its words, and who or what begins and ends where."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.found import FoundMention
from sayso.records import Record
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf

OPEN = frozenset(["“", '"', "„", "«", "‘", "``", "''", "'"])
CLOSE = frozenset(["”", '"', "»", "’", "''", "'"])


class Clause(Record, frozen=True, kw_only=True):
    """A stretch of tokens of one sentence: `start`..`stop` are places in the layout's tokens."""

    start: int
    stop: int
    first: int
    """Where the whole stretch begins that is being read: a quote may reach back to it."""
    last: int


class View:
    """One text with its mentions and quotes, to be looked up by where they begin and end."""

    def __init__(self, layout: Layout, mentions: Sequence[FoundMention]) -> None:
        self.layout = layout
        self.tokens = layout.tokens
        ends: dict[int, FoundMention] = {}
        starts: dict[int, FoundMention] = {}
        for mention in mentions:
            best = ends.get(mention.span.end)
            if best is None or mention.span.start < best.span.start:
                ends[mention.span.end] = mention
            starts.setdefault(mention.span.start, mention)
        self.ends, self.starts = ends, starts
        self.quotes = Shelf((quote.span, quote) for quote in layout.quotes)
        self.quote_starts = {quote.span.start: quote.span for quote in layout.quotes}
        self.quote_ends = {quote.span.end: quote.span for quote in layout.quotes}

    def low(self, place: int) -> str:
        """The token at `place` in lower case; empty outside the text."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""

    def lows(self, start: int, stop: int) -> tuple[str, ...]:
        """The tokens of `start`..`stop` in lower case."""
        return tuple(self.tokens[at].lower for at in range(start, stop))
