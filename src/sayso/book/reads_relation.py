"""All that two parties did to and said of each other; a party is one entity or several."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple, TypeVar

from sayso.book.ids import id_list
from sayso.book.pages import (
    Direction,
    EntityRef,
    RelationLine,
    RelationPage,
    ScoreMonth,
    TurningPoint,
)
from sayso.book.reads_lines import event_lines, statement_lines
from sayso.book.reads_parts import LINES, Connection, entity_refs, page_of, paged
from sayso.errors import InputError, NotInBook
from sayso.records import Record

MOST_ENTRIES: Final = 20_000
"""Events, and statements, of one relation that are sorted; a bound for hostile books only."""
MONTH_DAYS: Final = 31
"""An event that can lie anywhere in a longer time has no place in the order."""
MOST_MEMBERS: Final = 50
"""Entities of one party: a company with its people; the queries grow with them."""
MUTUAL: Final = frozenset({"meet", "partner", "pledge"})
"""Types that A and B do with each other: both as initiators, without a recipient, is between
them. From the table of types, which says "confers with", "work together", "A and B agree"."""
_Of = TypeVar("_Of")
Party = str | Collection[str]
"""The id of an entity, or the ids of several."""

_BETWEEN = """
WITH ours (entity) AS (SELECT value FROM json_each(:left)),
  theirs (entity) AS (SELECT value FROM json_each(:right))
SELECT event.id, event.type, event.earliest, event.latest, json_group_array(
    CASE WHEN side.entity IN ours THEN 'left' ELSE 'right' END || ' ' || side.role
  ) AS roles,
  EXISTS (SELECT 1 FROM event_participant WHERE event = event.id AND role = 'recipient') AS aimed,
  EXISTS (
    SELECT 1 FROM event_mention WHERE event_mention.event = event.id
      AND polarity = 'affirmed' AND modality IN ('asserted', 'hedged')
  ) AS done
FROM event_participant AS side JOIN event ON event.id = side.event
WHERE (side.entity IN ours OR side.entity IN theirs) AND side.event IN (
  SELECT event FROM event_participant WHERE entity IN ours
  INTERSECT
  SELECT event FROM event_participant WHERE entity IN theirs
)
GROUP BY event.id ORDER BY event.earliest, event.id LIMIT :most
"""
# Statements of one of the two in whose content the other is mentioned. CROSS JOIN: from the few who
# speak to their statements; the grouping would else lead through all statements of the book.
_SAID = """
WITH party (entity, side) AS (
  SELECT value, 'left' FROM json_each(:left) UNION ALL SELECT value, 'right' FROM json_each(:right)
)
SELECT statement.id, article.published AS day, min(speaks.side) AS side, told.claim FROM (
  SELECT chain.id AS chain, chain.article, party.side
  FROM party JOIN chain ON chain.entity = party.entity
  UNION
  SELECT chain_member.chain, chain.article, party.side
  FROM party JOIN chain ON chain.entity = party.entity
  JOIN chain_member ON chain_member.member = chain.id
) AS speaks
CROSS JOIN statement_source ON statement_source.chain = speaks.chain
CROSS JOIN statement ON statement.id = statement_source.statement
JOIN article ON article.id = statement.article
LEFT JOIN claim_statement AS told ON told.statement = statement.id
WHERE EXISTS (
  SELECT 1 FROM party AS other
  JOIN chain AS spoken_of ON spoken_of.entity = other.entity
  JOIN mention ON mention.chain = spoken_of.id
  JOIN json_each(mention.spans) AS words
  JOIN json_each(statement.content_spans) AS content
  WHERE other.side <> speaks.side
    AND spoken_of.article = statement.article
    AND json_extract(words.value, '$[0]') < json_extract(content.value, '$[1]')
    AND json_extract(content.value, '$[0]') < json_extract(words.value, '$[1]')
)
GROUP BY statement.id
ORDER BY article.published IS NULL, article.published, statement.id LIMIT :most
"""
_PAIRS = """
SELECT DISTINCT one.entity AS left, two.entity AS right
FROM event_participant AS one
JOIN event_participant AS two ON two.event = one.event AND two.entity > one.entity
JOIN entity AS first ON first.id = one.entity AND first.named
JOIN entity AS second ON second.id = two.entity AND second.named
ORDER BY one.entity, two.entity
"""
# As `_SAID`, of every two at once.
_SAID_BY_PAIR = """
WITH spoke (statement, article, content, entity) AS (
  SELECT statement.id, statement.article, statement.content_spans, chain.entity
  FROM statement JOIN statement_source ON statement_source.statement = statement.id
  JOIN chain ON chain.id = statement_source.chain
  UNION
  SELECT statement.id, statement.article, statement.content_spans, chain.entity
  FROM statement JOIN statement_source ON statement_source.statement = statement.id
  JOIN chain_member ON chain_member.chain = statement_source.chain
  JOIN chain ON chain.id = chain_member.member
)
SELECT min(speaker.id, other.id) AS left, max(speaker.id, other.id) AS right,
  spoke.statement AS id, article.published AS day,
  min(CASE WHEN speaker.id < other.id THEN 'left' ELSE 'right' END) AS side, told.claim
FROM spoke
LEFT JOIN claim_statement AS told ON told.statement = spoke.statement
JOIN entity AS speaker ON speaker.id = spoke.entity AND speaker.named
JOIN article ON article.id = spoke.article
CROSS JOIN mention ON mention.article = spoke.article
JOIN chain AS spoken_of ON spoken_of.id = mention.chain
JOIN entity AS other ON other.id = spoken_of.entity AND other.named AND other.id <> speaker.id
JOIN json_each(mention.spans) AS words
JOIN json_each(spoke.content) AS content
WHERE json_extract(words.value, '$[0]') < json_extract(content.value, '$[1]')
  AND json_extract(content.value, '$[0]') < json_extract(words.value, '$[1]')
GROUP BY 1, 2, 3 ORDER BY 1, 2, article.published IS NULL, article.published, 3
"""
_NEWSROOMS = """
SELECT of, newsroom FROM count_step
WHERE of IN (SELECT value FROM json_each(?)) AND newsroom IS NOT NULL
GROUP BY of, newsroom
"""


class WeighedEvent(Record, frozen=True, kw_only=True):
    """An event that counts in the score of a relation."""

    id: str
    month: str
    weight: float


def relation(
    connection: Connection,
    left: Party,
    right: Party,
    *,
    scores: Mapping[str, float],
    page: int = 1,
    mutual: Collection[str] = MUTUAL,
    turning: Callable[[Sequence[WeighedEvent]], tuple[TurningPoint, ...]] = lambda _: (),
) -> RelationPage:
    """All that two parties did to and said of each other, in time order.

    An event counts in the score if it is told as done, dated to one month, and between the two:
    one acts on the other, or both do it with each other. It counts once, however many articles
    tell it.

    Args:
        connection: The book.
        left: Id of the one, or ids of several that stand together.
        right: Id of the other, or ids.
        scores: Weight of each event type, -10..10; a type that is not there weighs nothing.
        page: Part of the dated lines, from 1.
        mutual: Types that two initiators without a recipient do with each other.
        turning: Finds turning points in the events that count, given in time order (see
            `sayso.pipeline.relations`).

    Raises:
        NotInBook: One of them is not there.
        InputError: No such page, a party is empty or too large, or an entity stands on both sides.
    """
    ours, theirs = _parties(connection, left, right)
    limit, offset = page_of(page)
    dated, undated = _entries(connection, _bound(ours, theirs), scores=scores, mutual=mutual)
    shown, paging = paged(dated[offset : offset + limit], page)
    lines = _relation_lines(connection, [*shown, *undated[:LINES]])
    weighed = _weighed(dated)
    return RelationPage(
        left=ours,
        right=theirs,
        months=_score_months(connection, weighed),
        turning_points=turning(weighed),
        lines=lines[: len(shown)],
        paging=paging,
        undated=lines[len(shown) :],
        undated_more=len(undated) > LINES,
    )


class RelationIds(Record, frozen=True, kw_only=True):
    """A relation as ids, whole: nothing of it is paged."""

    left: str
    right: str
    months: tuple[ScoreMonth, ...]
    weighed: tuple[WeighedEvent, ...]
    lines: tuple[str, ...]
    undated: tuple[str, ...]


def relations_by_ids(
    connection: Connection, *, scores: Mapping[str, float], mutual: Collection[str] = MUTUAL
) -> Iterator[RelationIds]:
    """The relations of every two named entities that did something to or said something of each
    other, in the order of their ids; as `relation` has them, without the events in which the two
    only take part side by side."""
    acted = ((_Pair(r["left"], r["right"]), None) for r in connection.execute(_PAIRS))
    said = _once_a_claim(
        (_Pair(r["left"], r["right"]), _statement_entry(r))
        for r in connection.execute(_SAID_BY_PAIR)
    )
    both = merge(acted, said, key=itemgetter(0))
    for pair, rows in groupby(both, key=itemgetter(0)):
        given = [entry for _, entry in rows]
        entries = [entry for entry in given if entry]
        if None in given:
            bound = {"left": id_list([pair.left]), "right": id_list([pair.right])}
            between = _events_between(
                connection, {**bound, "most": MOST_ENTRIES}, scores=scores, mutual=mutual
            )
            # Undated ones are kept in this order, which is that of `relation`.
            entries = [*(one for one in between if one.direction != "together"), *entries]
        if entries:
            yield _relation_ids(connection, pair, entries)


class _Pair(NamedTuple):
    """Two entities, the smaller id first."""

    left: str
    right: str


def _relation_ids(connection: Connection, pair: _Pair, entries: Iterable[_Entry]) -> RelationIds:
    dated, undated = _in_time(entries)
    weighed = _weighed(dated)
    return RelationIds(
        left=pair.left,
        right=pair.right,
        months=_score_months(connection, weighed),
        weighed=weighed,
        lines=tuple(entry.id for entry in dated),
        undated=tuple(entry.id for entry in undated),
    )


def _parties(
    connection: Connection, left: Party, right: Party
) -> tuple[tuple[EntityRef, ...], tuple[EntityRef, ...]]:
    ours, theirs = _party(connection, left), _party(connection, right)
    both = {ref.id for ref in ours} & {ref.id for ref in theirs}
    if both:
        name = next(ref.name for ref in ours if ref.id in both)
        raise InputError(f"{name!r} has no relation with itself", "choose different entities")
    return ours, theirs


def _party(connection: Connection, given: Party) -> tuple[EntityRef, ...]:
    ids = list(dict.fromkeys([given] if isinstance(given, str) else given))
    if not 0 < len(ids) <= MOST_MEMBERS:
        raise InputError(
            f"a party of {len(ids)} entities", f"name between 1 and {MOST_MEMBERS} of them"
        )
    found = entity_refs(connection, ids)
    for one in ids:
        if one not in found:
            raise NotInBook(f"there is no entity {one!r} in the book", "search for its name")
    return tuple(found[one] for one in ids)


def _bound(ours: Iterable[EntityRef], theirs: Iterable[EntityRef]) -> dict[str, str | int]:
    """What the queries are asked with."""
    left, right = (id_list([ref.id for ref in side]) for side in (ours, theirs))
    return {"left": left, "right": right, "most": MOST_ENTRIES}


def _entries(
    connection: Connection,
    bound: Mapping[str, str | int],
    *,
    scores: Mapping[str, float],
    mutual: Collection[str],
) -> tuple[list[_Entry], list[_Entry]]:
    """Events and statements with a place in time, in order, and those without."""
    found = [
        *_events_between(connection, bound, scores=scores, mutual=mutual),
        *_said_between(connection, bound),
    ]
    return _in_time(found)


def _in_time(entries: Iterable[_Entry]) -> tuple[list[_Entry], list[_Entry]]:
    found = list(entries)
    dated = sorted((e for e in found if e.day is not None), key=_Entry.by_time)
    return dated, [e for e in found if e.day is None]


class _Entry(Record, frozen=True, kw_only=True):
    """One entry of a relation, before its line is read."""

    id: str
    is_event: bool
    day: str | None
    month: str | None = None
    """The month in which it surely lies."""
    direction: Direction
    score: float | None = None
    claim: str | None = None
    """Of a statement the claim that it makes."""

    def by_time(self) -> tuple[str, bool, str]:
        """Sorts by day, statements before events of the same day."""
        return self.day or "", self.is_event, self.id


def _events_between(
    connection: Connection,
    bound: Mapping[str, str | int],
    *,
    scores: Mapping[str, float],
    mutual: Collection[str],
) -> Iterator[_Entry]:
    for r in connection.execute(_BETWEEN, bound):
        direction = _direction(r, mutual)
        earliest, latest = r["earliest"], r["latest"]
        sure = earliest is not None and latest is not None and earliest[:7] == latest[:7]
        counts = r["done"] and direction != "together"
        yield _Entry(
            id=r["id"],
            is_event=True,
            day=earliest if _placed(earliest, latest) else None,
            month=earliest[:7] if sure else None,
            direction=direction,
            score=scores.get(r["type"], 0.0) if counts else None,
        )


def _placed(earliest: str | None, latest: str | None) -> bool:
    """The articles fix the event to a month's time: else it is listed, not placed."""
    if earliest is None or latest is None:
        return False
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days <= MONTH_DAYS


def _direction(r: sqlite3.Row, mutual: Collection[str]) -> Direction:
    roles = set(json.loads(r["roles"]))
    acts: set[Direction] = set()
    if {"left initiator", "right recipient"} <= roles:
        acts.add("left")
    if {"right initiator", "left recipient"} <= roles:
        acts.add("right")
    if len(acts) == 1:
        return acts.pop()
    both = {"left initiator", "right initiator"} <= roles
    if acts or (both and r["type"] in mutual and not r["aimed"]):
        return "mutual"
    return "together"


def _said_between(connection: Connection, bound: Mapping[str, str | int]) -> Iterator[_Entry]:
    said = map(_statement_entry, connection.execute(_SAID, bound))
    return (entry for _, entry in _once_a_claim((None, entry) for entry in said))


def _once_a_claim(said: Iterable[tuple[_Of, _Entry]]) -> Iterator[tuple[_Of, _Entry]]:
    """Of what one speaker says in several articles the first telling: copies are no new words."""
    for of, entries in groupby(said, key=itemgetter(0)):
        seen: set[str] = set()
        for _, entry in entries:
            if entry.claim not in seen:
                yield of, entry
            if entry.claim is not None:
                seen.add(entry.claim)


def _statement_entry(r: sqlite3.Row) -> _Entry:
    return _Entry(id=r["id"], is_event=False, day=r["day"], direction=r["side"], claim=r["claim"])


def _weighed(entries: Iterable[_Entry]) -> tuple[WeighedEvent, ...]:
    return tuple(
        WeighedEvent(id=entry.id, month=entry.month, weight=entry.score)
        for entry in entries
        if entry.month is not None and entry.score is not None
    )


def _score_months(connection: Connection, events: Sequence[WeighedEvent]) -> tuple[ScoreMonth, ...]:
    newsrooms: dict[str, set[str]] = defaultdict(set)
    for r in connection.execute(_NEWSROOMS, (id_list([one.id for one in events]),)):
        newsrooms[r["of"]].add(r["newsroom"])
    months: dict[str, list[WeighedEvent]] = defaultdict(list)
    for one in events:
        months[one.month].append(one)
    return tuple(
        ScoreMonth(
            month=month,
            score=round(sum(one.weight for one in found), 2),
            events=len(found),
            newsrooms=len(set().union(*(newsrooms[one.id] for one in found))),
        )
        for month, found in sorted(months.items())
    )


def _relation_lines(connection: Connection, entries: Sequence[_Entry]) -> tuple[RelationLine, ...]:
    events = event_lines(connection, [e.id for e in entries if e.is_event])
    event_of = {line.id: line for line in events}
    statement_of = statement_lines(connection, [e.id for e in entries if not e.is_event])
    return tuple(
        RelationLine(
            day=e.day,
            direction=e.direction,
            score=e.score,
            event=event_of.get(e.id),
            statement=statement_of.get(e.id),
        )
        for e in entries
    )
