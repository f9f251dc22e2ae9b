"""Text with marks: cut wherever a mark begins or ends, so that spans may overlap and have gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from sayso.book.pages import Mark, MarkKind, Piece
from sayso.records import Record, Span, Spans

_OUTERMOST_FIRST: Final[tuple[MarkKind, ...]] = (
    "shared",
    "content",
    "source",
    "cue",
    "place",
    "initiator",
    "recipient",
    "name",
    "time",
    "amount",
    "trigger",
    "hit",
)
_RANK: Final = {kind: rank for rank, kind in enumerate(_OUTERMOST_FIRST)}


class Marked(Record, frozen=True, kw_only=True):
    """Spans of an article's text that are marked for one reason."""

    kind: MarkKind
    id: str
    spans: Spans
    label: str = ""


class Stretch(Record, frozen=True, kw_only=True):
    """One span of a mark."""

    marked: Marked
    span: Span

    def mark(self, start: int, end: int) -> Mark:
        """The mark on the piece from `start` to `end`."""
        return Mark(
            kind=self.marked.kind,
            id=self.marked.id,
            label=self.marked.label,
            first=self.span.start == start,
            last=self.span.end == end,
        )


def stretches(marked: Iterable[Marked]) -> list[Stretch]:
    """The single spans of marks, outermost kind and longest span first."""
    found = [Stretch(marked=one, span=span) for one in marked for span in one.spans]
    return sorted(
        found,
        key=lambda s: (_RANK[s.marked.kind], s.span.start, -s.span.end, s.marked.id),
    )


def cut(text: str, offset: int, marks: Iterable[Stretch]) -> tuple[Piece, ...]:
    """The text in pieces, each under the marks that cover all of it.

    Args:
        text: A window of an article's text.
        offset: Code point of the article at which the window begins.
        marks: Spans of the article, in the order of `stretches`; those outside are left out.

    Returns:
        Pieces that joined give `text`.
    """
    window = range(offset, offset + len(text))
    opening: dict[int, list[int]] = defaultdict(list)
    inside = [m for m in marks if m.span.start < window.stop and m.span.end > window.start]
    edges = {window.start, window.stop}
    for index, one in enumerate(inside):
        start = max(one.span.start, window.start)
        opening[start].append(index)
        edges |= {start, min(one.span.end, window.stop)}
    pieces: list[Piece] = []
    active: list[int] = []
    for start, end in pairwise(sorted(edges)):
        active = sorted([i for i in active if inside[i].span.end > start] + opening[start])
        pieces.append(
            Piece(
                text=text[start - offset : end - offset],
                marks=tuple(inside[i].mark(start, end) for i in active),
            )
        )
    return tuple(pieces)
