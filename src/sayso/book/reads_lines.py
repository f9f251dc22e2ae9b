"""Lines of the pages: statements, tellings and events, a page of them in a few queries."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from sayso.book.ids import id_list
from sayso.book.marking import Marked
from sayso.book.pages import (
    ArticleLine,
    ArticleRef,
    ConflictPair,
    ConflictSide,
    EntityRef,
    EventLine,
    Passage,
    StatementLine,
    Telling,
    TellingAmount,
    TellingSide,
    TellingTime,
    Told,
)
from sayso.book.reads_parts import (
    LINES,
    ROOM,
    Connection,
    article_refs,
    chain_entities,
    entity_ref,
    passage,
)
from sayso.book.rows import spans_of
from sayso.records import Spans

_STATEMENTS = """
SELECT *, (SELECT count(*) FROM claim_statement WHERE claim_statement.claim = said.claim) AS claimed
FROM (
  SELECT statement.*,
    (SELECT min(claim) FROM claim_statement WHERE statement = statement.id) AS claim
  FROM statement WHERE id IN (SELECT value FROM json_each(?))
) AS said
"""
_SOURCES = """
SELECT statement, chain FROM statement_source
WHERE statement IN (SELECT value FROM json_each(?)) ORDER BY statement, position
"""
_TELLINGS = """
SELECT event_mention.*,
  time.text AS time_text, time.type AS time_type, time.value AS time_value,
  time.earliest, time.latest, time.spans AS time_spans,
  amount.text AS amount_text, amount.value AS amount_value, amount.currency,
  amount.spans AS amount_spans
FROM event_mention
LEFT JOIN time ON time.id = event_mention.time
LEFT JOIN amount ON amount.id = event_mention.amount
WHERE event_mention.id IN (SELECT value FROM json_each(?))
"""
_SIDES = """
SELECT participant.*, (
  SELECT json_group_array(chain) FROM participant_chain AS link
  WHERE link.event_mention = participant.event_mention AND link.role = participant.role
    AND link.position = participant.position
) AS chains
FROM participant WHERE event_mention IN (SELECT value FROM json_each(?))
ORDER BY event_mention, role, position
"""
_EVENTS = "SELECT * FROM event WHERE id IN (SELECT value FROM json_each(?))"
_EVENT_ENTITIES = """
SELECT event_participant.event, event_participant.role, entity.id, entity.name, entity.type,
  entity.named
FROM event_participant JOIN entity ON entity.id = event_participant.entity
WHERE event_participant.event IN (SELECT value FROM json_each(?))
ORDER BY event_participant.event, entity.articles DESC, entity.id
"""
_CONFLICT_COUNTS = """
SELECT of, count(*) AS conflicts FROM conflict
WHERE of IN (SELECT value FROM json_each(?)) GROUP BY of
"""
_EVENT_TELLINGS = """
SELECT id, event, polarity, modality, probability FROM event_mention
WHERE event IN (SELECT value FROM json_each(?))
"""
_CONFLICTS = "SELECT * FROM conflict WHERE of = ? ORDER BY about, id LIMIT ?"
_ARTICLE_LINES = """
SELECT id, author, words FROM article WHERE id IN (SELECT value FROM json_each(?))
"""
_DEPENDS = """
SELECT article, relation, newsroom FROM lineage
WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, probability DESC, id
"""
_CLEAREST_FIRST: Final = {"asserted": 0, "hedged": 1, "planned": 2, "possible": 3}
_CLOSEST_FIRST: Final = {"copy": 0, "version": 1, "excerpt": 2, "rewrite": 3, "cites": 4}


# -------------------------------------------------------------------- statements


def statement_lines(
    connection: Connection, ids: Sequence[str], *, passages: bool = True
) -> dict[str, StatementLine]:
    """Statements by id; with `passages`, each with its words in the article."""
    rows = connection.execute(_STATEMENTS, (id_list(ids),)).fetchall()
    chains: dict[str, list[str]] = defaultdict(list)
    for r in connection.execute(_SOURCES, (id_list(ids),)):
        chains[r["statement"]].append(r["chain"])
    speakers = chain_entities(connection, (c for found in chains.values() for c in found))
    refs = article_refs(connection, {r["article"] for r in rows}) if passages else {}
    return {
        r["id"]: _statement_line(
            r,
            _distinct(speakers, chains[r["id"]]),
            _statement_passage(connection, refs[r["article"]], r) if passages else None,
        )
        for r in rows
    }


def statement_marks(row: sqlite3.Row) -> list[Marked]:
    """The three parts of a statement in a row of `statement`, as marks."""
    parts = {
        "content": spans_of(row["content_spans"]),
        "source": spans_of(row["source_spans"]),
        "cue": spans_of(row["cue_spans"]),
    }
    return [
        Marked(kind=kind, id=row["id"], spans=spans)  # type: ignore[arg-type]
        for kind, spans in parts.items()
        if spans
    ]


def _statement_passage(
    connection: Connection, article: ArticleRef, row: sqlite3.Row
) -> Passage | None:
    marks = statement_marks(row)
    focus = tuple(sorted(span for one in marks for span in one.spans))
    return passage(connection, article, focus, marks) if focus else None


def _statement_line(
    r: sqlite3.Row, speakers: tuple[EntityRef, ...], words: Passage | None
) -> StatementLine:
    return StatementLine(
        id=r["id"],
        source=r["source_text"],
        speakers=speakers,
        anonymous=bool(r["anonymous"]),
        number=r["number"],
        cue=r["cue_text"],
        content=shortened(r["content_text"]),
        form=r["form"],
        inside=r["inside"],
        denies=bool(r["denies"]),
        hedged=bool(r["hedged"]),
        claim=r["claim"],
        claimed=r["claimed"],
        probability=r["probability"],
        passage=words,
    )


def shortened(text: str) -> str:
    """The text, or the beginning of it that fits a line of a list."""
    return text if len(text) <= ROOM else text[: ROOM - 1] + "…"


def _distinct(
    entities: Mapping[str, tuple[EntityRef, ...]], chains: Iterable[str]
) -> tuple[EntityRef, ...]:
    found = (ref for chain in chains for ref in entities.get(chain, ()))
    return tuple({ref.id: ref for ref in found}.values())


# ----------------------------------------------------------------------- tellings


def tellings(
    connection: Connection, ids: Sequence[str], *, passages: bool = True
) -> dict[str, Telling]:
    """Event mentions by id; with `passages`, each with its sentence."""
    rows = connection.execute(_TELLINGS, (id_list(ids),)).fetchall()
    sides = _sides(connection, ids)
    statements = sorted({r["statement"] for r in rows if r["statement"]})
    told_in = statement_lines(connection, statements, passages=False)
    marks = _statement_marks_of(connection, statements) if passages else {}
    refs = article_refs(connection, {r["article"] for r in rows}) if passages else {}
    found = {}
    for r in rows:
        own = sides[r["id"]]
        words = None
        if passages:
            marked = [*_telling_marks(r, own), *marks.get(r["statement"], ())]
            words = passage(connection, refs[r["article"]], spans_of(r["trigger_spans"]), marked)
        found[r["id"]] = _telling(r, own, told_in.get(r["statement"]), words)
    return found


class _Side(TellingSide, frozen=True, kw_only=True):
    """A participant with its place in the text."""

    role: str
    spans: Spans

    def plain(self) -> TellingSide:
        """What the page shows."""
        return TellingSide(text=self.text, entities=self.entities)


def _sides(connection: Connection, ids: Sequence[str]) -> dict[str, list[_Side]]:
    rows = connection.execute(_SIDES, (id_list(ids),)).fetchall()
    chains = {r["chains"]: msgspec.json.decode(r["chains"], type=list[str]) for r in rows}
    entities = chain_entities(connection, {c for found in chains.values() for c in found})
    sides: dict[str, list[_Side]] = defaultdict(list)
    for r in rows:
        sides[r["event_mention"]].append(
            _Side(
                text=r["text"],
                entities=_distinct(entities, chains[r["chains"]]),
                role=r["role"],
                spans=spans_of(r["spans"]),
            )
        )
    return sides


def _statement_marks_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Marked]]:
    rows = connection.execute(_STATEMENTS, (id_list(ids),))
    return {r["id"]: [m for m in statement_marks(r) if m.kind != "content"] for r in rows}


def _telling_marks(r: sqlite3.Row, sides: Sequence[_Side]) -> list[Marked]:
    marks = [
        Marked(kind="trigger", id=r["id"], spans=spans_of(r["trigger_spans"]), label=r["type"])
    ]
    marks += [
        Marked(kind=side.role, id=r["id"], spans=side.spans)  # type: ignore[arg-type]
        for side in sides
        if side.spans
    ]
    if r["time_spans"]:
        marks.append(
            Marked(
                kind="time", id=r["time"], spans=spans_of(r["time_spans"]), label=r["time_value"]
            )
        )
    if r["amount_spans"]:
        marks.append(Marked(kind="amount", id=r["amount"], spans=spans_of(r["amount_spans"])))
    if r["place_spans"]:
        marks.append(Marked(kind="place", id=r["id"], spans=spans_of(r["place_spans"])))
    return marks


def _telling(
    r: sqlite3.Row, sides: Sequence[_Side], told_in: StatementLine | None, words: Passage | None
) -> Telling:
    return Telling(
        id=r["id"],
        event=r["event"],
        type=r["type"],
        trigger=r["trigger_text"],
        initiators=tuple(side.plain() for side in sides if side.role == "initiator"),
        recipients=tuple(side.plain() for side in sides if side.role == "recipient"),
        time=_telling_time(r),
        amount=_telling_amount(r),
        place=r["place_text"],
        polarity=r["polarity"],
        modality=r["modality"],
        statement=told_in,
        probability=r["probability"],
        passage=words,
    )


def _telling_time(r: sqlite3.Row) -> TellingTime | None:
    if r["time"] is None:
        return None
    return TellingTime(
        id=r["time"],
        text=r["time_text"],
        type=r["time_type"],
        value=r["time_value"],
        earliest=r["earliest"],
        latest=r["latest"],
    )


def _telling_amount(r: sqlite3.Row) -> TellingAmount | None:
    if r["amount"] is None:
        return None
    return TellingAmount(
        id=r["amount"], text=r["amount_text"], value=r["amount_value"], currency=r["currency"]
    )


# ------------------------------------------------------------------------- events


def event_lines(connection: Connection, ids: Sequence[str]) -> tuple[EventLine, ...]:
    """Events in the order of `ids`, each with its clearest telling."""
    bound = (id_list(ids),)
    rows = {r["id"]: r for r in connection.execute(_EVENTS, bound)}
    sides: dict[tuple[str, str], list[EntityRef]] = defaultdict(list)
    for r in connection.execute(_EVENT_ENTITIES, bound):
        sides[r["event"], r["role"]].append(entity_ref(r))
    conflicts = {r["of"]: r["conflicts"] for r in connection.execute(_CONFLICT_COUNTS, bound)}
    told: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for r in connection.execute(_EVENT_TELLINGS, bound):
        told[r["event"]].append(r)
    clearest = {event: min(found, key=_clarity)["id"] for event, found in told.items()}
    words = tellings(connection, sorted(clearest.values()))
    return tuple(
        EventLine(
            id=one,
            type=rows[one]["type"],
            initiators=tuple(sides[one, "initiator"]),
            recipients=tuple(sides[one, "recipient"]),
            earliest=rows[one]["earliest"],
            latest=rows[one]["latest"],
            amount=rows[one]["amount"],
            currency=rows[one]["currency"],
            articles=rows[one]["articles"],
            newsrooms=rows[one]["newsrooms"],
            voices=rows[one]["voices"],
            conflicts=conflicts.get(one, 0),
            told=_told(told[one]),
            passage=words[clearest[one]].passage if one in clearest else None,
        )
        for one in ids
        if one in rows
    )


def _clarity(r: sqlite3.Row) -> tuple[bool, int, float, str]:
    """Sorts the telling first that says most plainly that it happened."""
    return (
        r["polarity"] == "negated",
        _CLEAREST_FIRST[r["modality"]],
        -r["probability"],
        r["id"],
    )


def _told(rows: Sequence[sqlite3.Row]) -> Told:
    def having(modality: str) -> int:
        return sum(r["modality"] == modality for r in rows)

    return Told(
        tellings=len(rows),
        negated=sum(r["polarity"] == "negated" for r in rows),
        hedged=having("hedged"),
        planned=having("planned"),
        possible=having("possible"),
        probability=max((r["probability"] for r in rows), default=0.0),
    )


# ------------------------------------------------------------- conflicts, articles


def conflict_pairs(connection: Connection, of: str) -> tuple[ConflictPair, ...]:
    """The conflicts of an event or claim, both sides with their words; at most a page of them."""
    rows = connection.execute(_CONFLICTS, (of, LINES)).fetchall()
    ids = sorted({side for r in rows for side in (r["left"], r["right"])})
    told = tellings(connection, ids)
    said = statement_lines(connection, ids)

    def side(record: str) -> ConflictSide:
        return ConflictSide(telling=told.get(record), statement=said.get(record))

    return tuple(
        ConflictPair(
            about=r["about"], reason=r["reason"], left=side(r["left"]), right=side(r["right"])
        )
        for r in rows
    )


def article_lines(connection: Connection, ids: Sequence[str]) -> tuple[ArticleLine, ...]:
    """Articles in the order of `ids`, each with what it most closely depends on."""
    refs = article_refs(connection, ids)
    rows = {r["id"]: r for r in connection.execute(_ARTICLE_LINES, (id_list(ids),))}
    depends: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for r in connection.execute(_DEPENDS, (id_list(ids),)):
        depends[r["article"]].append(r)
    lines = []
    for one in ids:
        closest = min(depends[one], key=lambda r: _CLOSEST_FIRST[r["relation"]], default=None)
        lines.append(
            ArticleLine(
                article=refs[one],
                author=rows[one]["author"],
                words=rows[one]["words"],
                relation=closest["relation"] if closest else None,
                newsroom=closest["newsroom"] if closest else None,
            )
        )
    return tuple(lines)
