"""Things by their place in a text, so that what lies around a place is found without a search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from sayso.records import Span

Item = TypeVar("Item")

# Code points in one compartment: longer than most sentences, much shorter than an article.
_WIDTH = 512


class Shelf(Generic[Item]):
    """Items with spans, in the order in which they were put."""

    def __init__(self, items: Iterable[tuple[Span, Item]] = ()) -> None:
        self._parts: dict[int, list[tuple[int, Span, Item]]] = defaultdict(list)
        self._count = 0
        for span, item in items:
            self.put(span, item)

    def put(self, span: Span, item: Item) -> None:
        """Add one item at `span`."""
        for part in range(span.start // _WIDTH, (span.end - 1) // _WIDTH + 1):
            self._parts[part].append((self._count, span, item))
        self._count += 1

    def near(self, span: Span) -> Iterator[tuple[Span, Item]]:
        """Items that may overlap `span`, each once, in the order in which they were put."""
        parts = range(span.start // _WIDTH, (span.end - 1) // _WIDTH + 1)
        if len(parts) == 1:
            for _, held, item in self._parts.get(parts.start, ()):
                yield held, item
            return
        seen = {
            order: (held, item) for part in parts for order, held, item in self._parts.get(part, ())
        }
        for order in sorted(seen):
            yield seen[order]

    def over(self, span: Span) -> Iterator[tuple[Span, Item]]:
        """Items that share a code point with `span`."""
        return ((held, item) for held, item in self.near(span) if held.overlaps(span))

    def holding(self, span: Span) -> Iterator[tuple[Span, Item]]:
        """Items whose span contains `span`."""
        return ((held, item) for held, item in self.near(span) if held.contains(span))
