"""The flat tables: one for each kind of record, and one for each list in it.

Spans are JSON, `[[start, end], ...]`; `start` and `end` beside them are the first start and the
last end. Days are ISO text. What is a list in a record is a table of its own: the entities on a
side of an event stand in `event_participants`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Literal

import msgspec

from sayso.contract import (
    EventTypeInfo,
    Exported,
    ExportedArticle,
    ExportedClaim,
    ExportedEntity,
    ExportedEvent,
    ExportedEventMention,
    ExportedJudgement,
    ExportedLineage,
    ExportedMention,
    ExportedStatement,
    ExportedStory,
    ExportedTime,
)
from sayso.export.cells import Value
from sayso.records import Conflict, Record, Spans

Kind = Literal["text", "integer", "real", "boolean"]
Row = tuple[str, tuple[Value, ...]]
"""A table's name and the values of one row, in the order of its columns."""


class Table(Record, frozen=True, kw_only=True):
    """One flat table."""

    name: str
    columns: dict[str, Kind]


def _table(name: str, **kinds: str) -> Table:
    """A table from its columns by kind, in the order of `order`."""
    order = kinds.pop("order").split()
    found: dict[str, Kind] = dict.fromkeys(order, "text")
    for kind, names in kinds.items():
        found.update(dict.fromkeys(names.split(), kind))  # type: ignore[arg-type]
    assert list(found) == order, name
    return Table(name=name, columns=found)


_TABLES: Final = (
    _table(
        "event_types",
        order="name definition root quad plover_score score symmetric speech modes examples words"
        " user",
        real="plover_score score",
        boolean="symmetric speech user",
    ),
    _table("articles", order="id title outlet author published url path language text"),
    _table("entities", order="id name type named identifiers", boolean="named"),
    _table("entity_aliases", order="entity alias"),
    _table(
        "mentions",
        order="id article entity form text start end spans probability",
        integer="start end",
        real="probability",
    ),
    _table(
        "times",
        order="id article text type value earliest latest start end spans",
        integer="start end",
    ),
    _table(
        "statements",
        order="id article form inside denies hedged anonymous number source cue content start end"
        " source_spans cue_spans content_spans probability",
        boolean="denies hedged anonymous",
        integer="number start end",
        real="probability",
    ),
    _table("statement_sources", order="statement position entity", integer="position"),
    _table(
        "event_mentions",
        order="id article event type mode user trigger initiators recipients time time_value"
        " earliest latest place amount currency amount_text polarity modality statement sentence"
        " start end sentence_start sentence_end probability",
        boolean="user",
        integer="start end sentence_start sentence_end",
        real="amount probability",
    ),
    _table(
        "event_mention_participants",
        order="event_mention role position text start end entity",
        integer="position start end",
    ),
    _table(
        "events",
        order="id type root quad plover_score score user earliest latest amount currency articles"
        " newsrooms voices conflicts",
        boolean="user",
        integer="articles newsrooms voices conflicts",
        real="plover_score score amount",
    ),
    _table("event_participants", order="event role position entity", integer="position"),
    _table(
        "claims",
        order="id entity articles newsrooms statements conflicts",
        integer="articles newsrooms statements conflicts",
    ),
    _table("claim_statements", order="claim position statement", integer="position"),
    _table("conflicts", order="of position about left right reason", integer="position"),
    _table("stories", order="id articles", integer="articles"),
    _table("story_articles", order="story position article", integer="position"),
    _table(
        "lineage",
        order="id article from relation newsroom shared_words spans reason probability",
        integer="shared_words",
        real="probability",
    ),
    _table("judgements", order="id verdict by reason value at withdrawn"),
    _table("judgement_records", order="judgement position record", integer="position"),
)
TABLES: Final = {table.name: table for table in _TABLES}
"""All tables by name, in the order in which the documentation tells them."""


def flatten(records: Iterable[Exported], types: Iterable[EventTypeInfo]) -> Iterator[Row]:
    """The rows of all tables, in the order of the records.

    Args:
        records: As a book exports them: an article comes before what was read in it.
        types: The event types that hold in the book.
    """
    known = {kind.name: kind for kind in types}
    for kind in known.values():
        yield _of_type(kind)
    text = ""
    for record in records:
        if isinstance(record, ExportedArticle):
            text = record.text
            yield _row("articles", record)
        elif isinstance(record, ExportedEventMention):
            yield from _of_event_mention(record, text)
        elif isinstance(record, ExportedEvent):
            yield from _of_event(record, known.get(record.type))
        else:
            yield from _PLAIN[type(record)](record)


def _row(table: str, record: Record | None = None, /, **given: Value) -> Row:
    """A row: each column as given, else the record's field of that name."""
    values: list[Value] = [
        given[name] if name in given else getattr(record, name) for name in TABLES[table].columns
    ]
    return table, tuple(values)


def _list(table: str, of: str, owner: str, item: str, items: Iterable[str]) -> Iterator[Row]:
    """The rows of a list: its owner, the place from 0, the item."""
    for position, one in enumerate(items):
        values: dict[str, Value] = {of: owner, "position": position, item: one}
        yield _row(table, **values)


def _ends(spans: Spans) -> dict[str, Value]:
    """First start and last end; of no spans both are missing."""
    if not spans:
        return {"start": None, "end": None}
    return {"start": min(s.start for s in spans), "end": max(s.end for s in spans)}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _of_type(kind: EventTypeInfo) -> Row:
    lists = {"modes": kind.modes, "examples": kind.examples, "words": kind.words}
    return _row("event_types", kind, **{name: _json(given) for name, given in lists.items()})


def _of_entity(record: ExportedEntity) -> Iterator[Row]:
    yield _row("entities", record, identifiers=_json(record.identifiers))
    for alias in record.aliases:
        yield _row("entity_aliases", entity=record.id, alias=alias)


def _of_mention(record: ExportedMention) -> Iterator[Row]:
    yield _row("mentions", record, spans=_json(record.spans), **_ends(record.spans))


def _of_time(record: ExportedTime) -> Iterator[Row]:
    yield _row("times", record, spans=_json(record.spans), **_ends(record.spans))


def _of_statement(record: ExportedStatement) -> Iterator[Row]:
    yield _row(
        "statements",
        record,
        anonymous=record.source.anonymous,
        number=record.source.number,
        source=record.source.text,
        cue=record.cue.text,
        content=record.content.text,
        source_spans=_json(record.source.spans),
        cue_spans=_json(record.cue.spans),
        content_spans=_json(record.content.spans),
        **_ends(record.content.spans),
    )
    yield from _list("statement_sources", "statement", record.id, "entity", record.source.entities)


def _of_event_mention(record: ExportedEventMention, text: str) -> Iterator[Row]:
    time, amount, place = record.time, record.amount, record.place
    sentence = _ends(record.sentence)
    yield _row(
        "event_mentions",
        record,
        trigger=record.trigger.text,
        initiators="; ".join(one.text for one in record.initiators),
        recipients="; ".join(one.text for one in record.recipients),
        time=time.text if time else None,
        time_value=time.value if time else None,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        place=place.text if place else None,
        amount=amount.value if amount else None,
        currency=amount.currency if amount else None,
        amount_text=amount.text if amount else None,
        sentence=" ".join(text[span.start : span.end] for span in record.sentence) or None,
        sentence_start=sentence["start"],
        sentence_end=sentence["end"],
        **_ends(record.trigger.spans),
    )
    for role, side in (("initiator", record.initiators), ("recipient", record.recipients)):
        for position, one in enumerate(side):
            for entity in one.entities or (None,):
                yield _row(
                    "event_mention_participants",
                    event_mention=record.id,
                    role=role,
                    position=position,
                    text=one.text,
                    entity=entity,
                    **_ends(one.spans),
                )


def _of_event(record: ExportedEvent, kind: EventTypeInfo | None) -> Iterator[Row]:
    yield _row(
        "events",
        record,
        root=kind.root or None if kind else None,
        quad=kind.quad if kind else None,
        plover_score=kind.plover_score if kind else None,
        score=kind.score if kind else None,
        conflicts=len(record.conflicts),
    )
    for role, side in (("initiator", record.initiators), ("recipient", record.recipients)):
        for position, entity in enumerate(side):
            yield _row(
                "event_participants", event=record.id, role=role, position=position, entity=entity
            )
    yield from _of_conflicts(record.id, record.conflicts)


def _of_conflicts(of: str, conflicts: Iterable[Conflict]) -> Iterator[Row]:
    for position, one in enumerate(conflicts):
        yield _row("conflicts", one, of=of, position=position)


def _of_claim(record: ExportedClaim) -> Iterator[Row]:
    counts = {"statements": len(record.statements), "conflicts": len(record.conflicts)}
    yield _row("claims", record, **counts)
    yield from _list("claim_statements", "claim", record.id, "statement", record.statements)
    yield from _of_conflicts(record.id, record.conflicts)


def _of_story(record: ExportedStory) -> Iterator[Row]:
    yield _row("stories", record, articles=len(record.articles))
    yield from _list("story_articles", "story", record.id, "article", record.articles)


def _of_lineage(record: ExportedLineage) -> Iterator[Row]:
    yield _row("lineage", record, **{"from": record.origin, "spans": _json(record.spans)})


def _of_judgement(record: ExportedJudgement) -> Iterator[Row]:
    yield _row("judgements", record)
    yield from _list("judgement_records", "judgement", record.id, "record", record.about)


_PLAIN: Final[Mapping[type[Exported], Callable[[Any], Iterator[Row]]]] = {
    ExportedEntity: _of_entity,
    ExportedMention: _of_mention,
    ExportedTime: _of_time,
    ExportedStatement: _of_statement,
    ExportedClaim: _of_claim,
    ExportedStory: _of_story,
    ExportedLineage: _of_lineage,
    ExportedJudgement: _of_judgement,
}
"""Kinds of records whose rows need nothing but the record."""
