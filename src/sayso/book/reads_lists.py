"""The overview and the lists: events, statements, entities, articles."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from sayso.book.ids import id_list
from sayso.book.pages import (
    ArticlesPage,
    Counts,
    EntitiesPage,
    EntityLine,
    EntityRef,
    EventFilter,
    EventLine,
    EventsPage,
    OutletCount,
    OverviewPage,
    StatementFilter,
    StatementsPage,
    Timeline,
    TimelineBin,
)
from sayso.book.reads_lines import article_lines, event_lines, statement_lines
from sayso.book.reads_parts import (
    Connection,
    entity_ref,
    entity_refs,
    first_column,
    page_of,
    paged,
)
from sayso.errors import InputError, NotInBook
from sayso.records import EntityType

OVERVIEW_LINES: Final = 10
"""Lines of each list on the overview: all of them together fit two screens."""
BEST_TOLD_TRIED: Final = 40
"""Events with the highest counts from which the overview takes; in a small book most are equal."""
OUTLETS: Final = 200
"""Outlets to choose from on the list of articles."""
MOST_BINS: Final = 144
"""Months that a plot can show on a phone at two pixels each (12 years); beyond, years."""
MOST_YEARS: Final = 60
"""Years drawn; an event before them is counted apart, so that one typo cannot flatten the plot."""

# An index skip: one probe for each outlet or newsroom, however many rows there are of it.
_COUNTS = """
WITH RECURSIVE
  seen_outlet (name) AS (
    SELECT min(outlet) FROM article
    UNION ALL
    SELECT (SELECT min(outlet) FROM article WHERE outlet > before.name)
    FROM seen_outlet AS before WHERE before.name IS NOT NULL
  ),
  seen_newsroom (name) AS (
    SELECT min(newsroom) FROM article_newsroom
    UNION ALL
    SELECT (SELECT min(newsroom) FROM article_newsroom WHERE newsroom > before.name)
    FROM seen_newsroom AS before WHERE before.name IS NOT NULL
  )
SELECT
  (SELECT count(*) FROM article) AS articles,
  (SELECT count(name) FROM seen_outlet) AS outlets,
  (SELECT count(name) FROM seen_newsroom) AS newsrooms,
  (SELECT count(*) FROM entity) AS entities,
  (SELECT count(*) FROM statement) AS statements,
  (SELECT count(*) FROM event) AS events,
  (SELECT min(published) FROM article) AS first,
  (SELECT max(published) FROM article) AS last
"""
_MONTHS = """
SELECT substr(earliest, 1, 7) AS bin, count(*) AS events FROM event
WHERE earliest IS NOT NULL AND substr(latest, 1, 7) = substr(earliest, 1, 7)
GROUP BY 1 ORDER BY 1
"""
_YEARS = """
SELECT substr(earliest, 1, 4) AS bin, count(*) AS events FROM event
WHERE earliest IS NOT NULL AND substr(latest, 1, 4) = substr(earliest, 1, 4)
GROUP BY 1 ORDER BY 1
"""
_UNDATED = "SELECT count(*) FROM event WHERE earliest IS NULL AND latest IS NULL"
# Of 17 events of the annotated development articles that name nobody nine are none, and no reader
# can tell which: a list leaves them out where a single article tells of them.
_TELLING = """(
  event.articles > 1
  OR EXISTS (SELECT 1 FROM event_participant WHERE event_participant.event = event.id)
)"""
_BEST_TOLD = f"""
SELECT id FROM event WHERE {_TELLING}
ORDER BY newsrooms DESC, voices DESC, articles DESC, id DESC LIMIT ?
"""
_NEWEST = "SELECT id FROM article ORDER BY published DESC, id DESC LIMIT ?"

_EVENTS = f"SELECT event.id FROM event WHERE {_TELLING}"
_EVENT_CONDITIONS = {
    "type": "event.type = :type",
    "entity": (
        "event.id IN (SELECT event FROM event_participant"
        " WHERE entity = :entity AND role = coalesce(:role, role))"
    ),
    "since": "event.latest >= :since",
    "until": "event.earliest <= :until",
    "conflicts": "event.id IN (SELECT of FROM conflict)",
}
_BY_TIME = (
    " ORDER BY event.earliest DESC, event.latest DESC, event.id DESC LIMIT :limit OFFSET :offset"
)
# The plus keeps SQLite from walking all events in time order to find the few of one entity.
_FEW_BY_TIME = _BY_TIME.replace("BY event.earliest", "BY +event.earliest")
_TYPES = """
WITH RECURSIVE seen (type) AS (
  SELECT min(type) FROM event
  UNION ALL
  SELECT (SELECT min(type) FROM event WHERE type > seen.type) FROM seen WHERE seen.type IS NOT NULL
)
SELECT type FROM seen WHERE type IS NOT NULL
"""

# CROSS JOIN: article by article in time order, so that a page is found without sorting the rest.
_STATEMENTS = """
SELECT statement.id FROM article CROSS JOIN statement ON statement.article = article.id
WHERE """
_STATEMENTS_BY = """
SELECT statement.id FROM (
  SELECT DISTINCT statement_source.statement AS id FROM statement_source WHERE chain IN (
    SELECT id FROM chain WHERE entity = :speaker
    UNION
    SELECT chain_member.chain FROM chain JOIN chain_member ON chain_member.member = chain.id
    WHERE chain.entity = :speaker
  )
) AS said
CROSS JOIN statement ON statement.id = said.id
CROSS JOIN article ON article.id = statement.article
WHERE """
_STATEMENT_CONDITIONS = {
    "form": "statement.form = :form",
    "denies": "statement.denies = 1",
    "hedged": "statement.hedged = 1",
    "anonymous": "statement.anonymous = 1",
}
_NEWEST_STATEMENT = """
ORDER BY article.published DESC, article.id DESC,
  json_extract(statement.content_spans, '$[0][0]'), statement.id
LIMIT :limit OFFSET :offset
"""

_ENTITIES = "SELECT id FROM entity ORDER BY articles DESC, id DESC LIMIT ? OFFSET ?"
_ENTITIES_OF = (
    "SELECT id FROM entity WHERE type = ? ORDER BY articles DESC, id DESC LIMIT ? OFFSET ?"
)
_ENTITY_LINES = """
SELECT id, name, type, named, articles FROM entity WHERE id IN (SELECT value FROM json_each(?))
"""
_ALIASES = """
SELECT alias FROM entity_alias WHERE entity = ? AND alias != ?
ORDER BY mentions DESC, alias LIMIT ?
"""
_NAMED = """
SELECT id FROM entity WHERE id IN (
  SELECT :name
  UNION
  SELECT entity FROM entity_alias WHERE alias = :name COLLATE NOCASE
  UNION
  SELECT id FROM entity WHERE name = :name COLLATE NOCASE
)
ORDER BY id = :name DESC, named DESC, articles DESC, id LIMIT 1
"""

_ARTICLES = "SELECT id FROM article WHERE "
_ARTICLE_CONDITIONS = {
    "outlet": "outlet = :outlet",
    "month": "published BETWEEN :month || '-01' AND :month || '-31'",
}
_NEWEST_FIRST = " ORDER BY published DESC, id DESC LIMIT :limit OFFSET :offset"
_OUTLETS = """
SELECT outlet, count(*) AS articles FROM article WHERE outlet IS NOT NULL
GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT ?
"""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


# ----------------------------------------------------------------------- overview


def overview(connection: Connection) -> OverviewPage:
    """What is in the book."""
    row = connection.execute(_COUNTS).fetchone()
    counts = Counts(**{name: row[name] for name in Counts.__struct_fields__})
    frequent = first_column(connection.execute(_ENTITIES, (OVERVIEW_LINES + 2, 0)))
    newest = first_column(connection.execute(_NEWEST, (OVERVIEW_LINES,)))
    return OverviewPage(
        counts=counts,
        first=row["first"],
        last=row["last"],
        timeline=timeline(connection, counts.events),
        best_told=_best_told(connection),
        entities=entity_lines(connection, frequent),
        articles=article_lines(connection, newest),
    )


def _best_told(connection: Connection) -> tuple[EventLine, ...]:
    """The events with the highest counts; of equal ones the surest, then the dated, first."""
    ids = first_column(connection.execute(_BEST_TOLD, (BEST_TOLD_TRIED,)))
    found = sorted(
        event_lines(connection, ids),
        key=lambda line: (
            -line.newsrooms,
            -line.voices,
            -line.articles,
            -line.conflicts,
            line.earliest is None,
            -line.told.probability,
            line.id,
        ),
    )
    return tuple(found[:OVERVIEW_LINES])


def timeline(connection: Connection, events: int) -> Timeline:
    """How many events happened in each month; in each year, if there are too many months."""
    found = {r["bin"]: r["events"] for r in connection.execute(_MONTHS)}
    labels = list(_months(min(found), max(found))) if found else []
    by_month = len(labels) <= MOST_BINS
    if not by_month:
        found = {r["bin"]: r["events"] for r in connection.execute(_YEARS)}
        first = max(int(min(found)), int(max(found)) - MOST_YEARS + 1)
        labels = [f"{year:04}" for year in range(first, int(max(found)) + 1)]
    drawn = sum(found.get(label, 0) for label in labels)
    (undated,) = connection.execute(_UNDATED).fetchone()
    return Timeline(
        unit="month" if by_month else "year",
        bins=tuple(
            TimelineBin(
                label=label,
                since=first_day(label),
                until=last_day(label),
                events=found.get(label, 0),
            )
            for label in labels
        ),
        earlier=sum(found.values()) - drawn,
        wider=events - undated - sum(found.values()),
        undated=undated,
    )


def _months(first: str, last: str) -> Iterator[str]:
    """Every month from `first` to `last`; stops when there are more than a plot can hold."""
    year, month = int(first[:4]), int(first[5:])
    for _ in range(MOST_BINS + 1):
        label = f"{year:04}-{month:02}"
        if label > last:
            return
        yield label
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


# ------------------------------------------------------------------- days, months


def first_day(time: str) -> str:
    """The first day of a year, month or day.

    Raises:
        InputError: It is none of these.
    """
    return _completed(time, "01-01", "01")


def last_day(time: str) -> str:
    """The last day of a year, month or day.

    Raises:
        InputError: It is none of these.
    """
    if len(time) == len("2024-08") and _DAY.fullmatch(time) and 1 <= int(time[5:]) <= 12:
        return f"{time}-{monthrange(max(int(time[:4]), 1), int(time[5:]))[1]:02}"
    return _completed(time, "12-31", "31")


def _completed(time: str, months: str, days: str) -> str:
    if not _DAY.fullmatch(time):
        raise InputError(f"{time!r} is not a day", "write it as 2024-08-09, 2024-08 or 2024")
    return {4: f"{time}-{months}", 7: f"{time}-{days}", 10: time}[len(time)]


# ------------------------------------------------------------------------- events


def events(connection: Connection, asked: EventFilter | None = None, page: int = 1) -> EventsPage:
    """The events that fit, newest first, undated ones last.

    Those that name nobody and that one article tells are left out; its page shows them.

    Raises:
        InputError: A day that is none, or no such page.
        NotInBook: No entity has this id or name.
    """
    asked = asked or EventFilter()
    entity = named_entity(connection, asked.entity) if asked.entity else None
    limit, offset = page_of(page)
    values = {
        "type": asked.type,
        "entity": entity.id if entity else None,
        "since": first_day(asked.since) if asked.since else None,
        "until": last_day(asked.until) if asked.until else None,
        "conflicts": asked.conflicts or None,
    }
    where = [sql for name, sql in _EVENT_CONDITIONS.items() if values[name] is not None]
    order = _FEW_BY_TIME if entity or asked.conflicts else _BY_TIME
    sql = " AND ".join([_EVENTS, *where]) + order
    bound = {**values, "role": asked.role, "limit": limit, "offset": offset}
    ids, paging = paged(first_column(connection.execute(sql, bound)), page)
    return EventsPage(
        asked=asked,
        entity=entity,
        types=tuple(first_column(connection.execute(_TYPES))),
        lines=event_lines(connection, ids),
        paging=paging,
    )


def named_entity(connection: Connection, name: str) -> EntityRef:
    """The entity with this id, name or alias; of several the one that most articles mention.

    Raises:
        NotInBook: There is none.
    """
    row = connection.execute(_NAMED, {"name": name.strip()}).fetchone()
    if row is None:
        raise NotInBook(f"no entity is called {name!r}", "search for a part of the name")
    return entity_refs(connection, [row["id"]])[row["id"]]


# --------------------------------------------------------------------- statements


def statements(
    connection: Connection, asked: StatementFilter | None = None, page: int = 1
) -> StatementsPage:
    """The statements that fit, newest article first, in the order of the text.

    Raises:
        InputError: No such page.
        NotInBook: No entity has this id or name.
    """
    asked = asked or StatementFilter()
    speaker = named_entity(connection, asked.speaker) if asked.speaker else None
    limit, offset = page_of(page)
    where = [sql for name, sql in _STATEMENT_CONDITIONS.items() if getattr(asked, name)]
    sql = (_STATEMENTS_BY if speaker else _STATEMENTS) + (" AND ".join(where) or "1")
    bound = {
        "speaker": speaker.id if speaker else None,
        "form": asked.form,
        "limit": limit,
        "offset": offset,
    }
    ids, paging = paged(first_column(connection.execute(sql + _NEWEST_STATEMENT, bound)), page)
    lines = statement_lines(connection, ids)
    return StatementsPage(
        asked=asked, speaker=speaker, lines=tuple(lines[one] for one in ids), paging=paging
    )


# ------------------------------------------------------------- entities, articles


def entities(
    connection: Connection,
    type: EntityType | None = None,  # noqa: A002
    page: int = 1,
) -> EntitiesPage:
    """Entities, those that most articles mention first.

    Raises:
        InputError: No such page.
    """
    limit, offset = page_of(page)
    rows = (
        connection.execute(_ENTITIES_OF, (type, limit, offset))
        if type
        else connection.execute(_ENTITIES, (limit, offset))
    )
    ids, paging = paged(first_column(rows), page)
    return EntitiesPage(type=type, lines=entity_lines(connection, ids), paging=paging)


def entity_lines(
    connection: Connection, ids: list[str] | tuple[str, ...]
) -> tuple[EntityLine, ...]:
    """Entities in the order of `ids`, with their most used other names."""
    rows = {r["id"]: r for r in connection.execute(_ENTITY_LINES, (id_list(ids),))}
    return tuple(
        EntityLine(
            entity=entity_ref(rows[one]),
            articles=rows[one]["articles"],
            aliases=aliases(connection, one, rows[one]["name"], most=3),
        )
        for one in ids
    )


def aliases(connection: Connection, entity: str, name: str, *, most: int) -> tuple[str, ...]:
    """Other names that articles use for an entity, most used first."""
    return tuple(first_column(connection.execute(_ALIASES, (entity, name, most))))


def articles(
    connection: Connection, outlet: str | None = None, month: str | None = None, page: int = 1
) -> ArticlesPage:
    """Articles, newest first, undated ones last.

    Raises:
        InputError: A month that is none, or no such page.
    """
    if month is not None and (len(month) != len("2024-08") or not _DAY.fullmatch(month)):
        raise InputError(f"{month!r} is not a month", "write it as 2024-08")
    limit, offset = page_of(page)
    values = {"outlet": outlet, "month": month}
    where = [sql for name, sql in _ARTICLE_CONDITIONS.items() if values[name] is not None]
    sql = _ARTICLES + (" AND ".join(where) or "1") + _NEWEST_FIRST
    bound = {**values, "limit": limit, "offset": offset}
    ids, paging = paged(first_column(connection.execute(sql, bound)), page)
    return ArticlesPage(
        outlet=outlet,
        month=month,
        outlets=tuple(
            OutletCount(outlet=r["outlet"], articles=r["articles"])
            for r in connection.execute(_OUTLETS, (OUTLETS,))
        ),
        lines=article_lines(connection, ids),
        paging=paging,
    )
