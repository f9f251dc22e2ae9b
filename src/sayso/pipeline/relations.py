"""The relation of two parties: what the book holds between them, and where it turned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from sayso.book import Book, reads
from sayso.book.pages import RelationPage, TurningPoint
from sayso.contract import ExportedRelation, RelationMonth, RelationTurn
from sayso.merge.relations import Turn, Weighed, turning_points
from sayso.text.ids import make_id


def relation(
    book: Book, left: str | Collection[str], right: str | Collection[str], *, page: int = 1
) -> RelationPage:
    """All that two parties did to and said of each other, month by month, and where it turned.

        relation(book, "Meta", "Donald Trump")
        relation(book, ["Meta", "Mark Zuckerberg"], "Donald Trump").turning_points

    Args:
        book: An open book.
        left: Name or id of an entity, or of several that stand together.
        right: Of the other party.
        page: Part of the dated lines, from 1; months and turning points are always whole.

    Raises:
        NotInBook: No entity has that name or id.
        InputError: No such page, or an entity stands on both sides.
    """
    from sayso.pipeline import event_scores

    parties = [_ids(book, given) for given in (left, right)]
    return relation_page(book.connection, *parties, scores=event_scores(book), page=page)


def _ids(book: Book, given: str | Collection[str]) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else given
    return tuple(book.named(name).id for name in names)


def relation_page(
    connection: reads.Connection,
    left: reads.Party,
    right: reads.Party,
    *,
    scores: Mapping[str, float],
    page: int = 1,
) -> RelationPage:
    """The page of a relation with its turning points; arguments and errors as `reads.relation`."""
    found = reads.relation(connection, left, right, scores=scores, page=page)
    weighed = reads.weighed_events(connection, left, right, scores=scores)
    turns = turning_points(_weighed(weighed))
    points = tuple(_point(connection, turn) for turn in turns)
    return msgspec.structs.replace(found, turning_points=points)


def relations(book: Book) -> Iterator[ExportedRelation]:
    """The relations of all named entities that take part in events together, as they are exported.

    Two who only took part side by side, and never did or said anything to or of each other, have
    none.
    """
    from sayso.pipeline import event_scores

    scores = event_scores(book)
    for left, right in reads.related_pairs(book.connection):
        found = reads.relation_ids(book.connection, left, right, scores=scores)
        if found.lines or found.undated:
            yield _exported(left, right, found)


def _exported(left: str, right: str, found: reads.RelationIds) -> ExportedRelation:
    months = (msgspec.structs.asdict(one) for one in found.months)
    turns = (msgspec.structs.asdict(one) for one in turning_points(_weighed(found.weighed)))
    return ExportedRelation(
        id=make_id("rel", left, right),
        left=left,
        right=right,
        months=tuple(RelationMonth(**one) for one in months),
        turning_points=tuple(RelationTurn(**one) for one in turns),
        lines=found.lines,
        undated=found.undated,
    )


def _weighed(events: Iterable[reads.WeighedEvent]) -> Iterator[Weighed]:
    return (Weighed(id=one.id, month=one.month, weight=one.weight) for one in events)


def _point(connection: reads.Connection, turn: Turn) -> TurningPoint:
    return TurningPoint(
        month=turn.month,
        before=turn.before,
        after=turn.after,
        ended=turn.ended,
        events=reads.event_lines(connection, turn.events),
    )
