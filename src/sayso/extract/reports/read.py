"""The walk over the sentences of a stretch, from cue to cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.reports.cues import closing_report, report_at
from sayso.extract.reports.view import Clause, View
from sayso.records import Span
from sayso.text.layout import Layout


class Reports:
    """Finds statements by rule in stretches of one text."""

    def __init__(self, layout: Layout, mentions: Sequence[FoundMention]) -> None:
        self._view = View(layout, mentions)

    def within(self, span: Span) -> Iterator[FoundStatement]:
        """The outermost statements of `span`; call again on their contents for inner ones.

        Quotes inside `span` are taken whole: what stands in them is inside, not beside.
        """
        opaque = self._quotes_inside(span)
        for sentence in self._sentences(span):
            where = self._view.layout.token_range(sentence)
            bounds = self._view.layout.token_range(span)
            clause = Clause(
                start=where.start, stop=where.stop, first=bounds.start, last=bounds.stop
            )
            near = [q for q in opaque if q.start < sentence.end and q.stop > sentence.start]
            places = [
                place
                for place in where
                if not any(self._view.tokens[place].start in quote for quote in near)
            ]
            yield from self._in_clause(places, clause)

    def _in_clause(self, places: list[int], clause: Clause) -> Iterator[FoundStatement]:
        for place in reversed(places):
            found = closing_report(self._view, place, clause)
            if found is not None:
                yield found
                return
        done = clause.start
        for place in places:
            if place < done:
                continue
            found = report_at(self._view, place, clause)
            if found is not None:
                yield found
                done = self._view.layout.token_range(found.extent()).stop

    def _quotes_inside(self, span: Span) -> list[range]:
        """Where the quotes within `span` stand; a quote that is all of `span` does not count."""
        first = self._view.layout.token_range(span).start
        begins = self._view.tokens[first].end if first < len(self._view.tokens) else span.start
        return [
            range(quote.inner.start, quote.inner.end)
            for _, quote in self._view.quotes.near(span)
            if span.contains(quote.inner)
            and not (quote.inner.start <= begins and quote.span.end >= span.end - 2)
        ]

    def _sentences(self, span: Span) -> Iterator[Span]:
        place = self._view.layout.sentence_index(span.start)
        while place < len(self._view.layout.sentences):
            sentence = self._view.layout.sentences[place]
            place += 1
            if sentence.start >= span.end:
                return
            start, end = max(sentence.start, span.start), min(sentence.end, span.end)
            if start < end:
                yield Span(start=start, end=end)
