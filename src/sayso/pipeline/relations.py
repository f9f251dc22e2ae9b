"""The relation of two parties: what the book holds between them, and where it turned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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

    def turning(events: Sequence[reads.WeighedEvent]) -> tuple[TurningPoint, ...]:
        turns = turning_points(_weighed(events))
        return tuple(_point(connection, turn) for turn in turns)

    return reads.relation(connection, left, right, scores=scores, page=page, turning=turning)


def relations(book: Book) -> Iterator[ExportedRelation]:
    """The relations of all named entities that did something to or said something of each other,
    as they are exported.

    Two who only took part side by side have none.
    """
    from sayso.pipeline import event_scores

    return map(_exported, reads.relations_by_ids(book.connection, scores=event_scores(book)))


def _exported(found: reads.RelationIds) -> ExportedRelation:
    months = (msgspec.structs.asdict(one) for one in found.months)
    turns = (msgspec.structs.asdict(one) for one in turning_points(_weighed(found.weighed)))
    return ExportedRelation(
        id=make_id("rel", found.left, found.right),
        left=found.left,
        right=found.right,
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
