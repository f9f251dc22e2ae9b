"""One entity, relation, event, claim or story."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.book.marking import Marked
from sayso.book.pages import (
    ClaimPage,
    CountGroup,
    CountLine,
    Direction,
    EntityPage,
    EntityRef,
    EventLine,
    EventPage,
    LineageLine,
    Partner,
    Passage,
    RelationLine,
    RelationPage,
    ScoreMonth,
    StatementFilter,
    StoryPage,
)
from sayso.book.reads_lines import (
    article_lines,
    conflict_pairs,
    event_lines,
    statement_lines,
    tellings,
)
from sayso.book.reads_lists import aliases, statements
from sayso.book.reads_parts import (
    LINES,
    Connection,
    article_path,
    article_refs,
    entity_refs,
    first_column,
    id_list,
    judgements,
    page_of,
    paged,
    passage,
    sentence_at,
)
from sayso.book.rows import spans_of
from sayso.errors import InputError, NotInBook
from sayso.records import Record

SIDE_LINES: Final = 20
"""Lines of each list on an entity's page; each links to the whole list."""
STEPS: Final = 500
"""Steps of a count that are shown; a happening told in more articles says so by its number."""
MOST_ENTRIES: Final = 20_000
"""Events, and statements, of one relation that are sorted; a bound for hostile books only."""
MUTUAL: Final = frozenset({"meet", "partner", "pledge"})
"""Types that A and B do with each other: both as initiators, without a recipient, is between
them. From the table of types, which says "confers with", "work together", "A and B agree"."""

_EVENTS_OF = """
SELECT event.id FROM event_participant JOIN event ON event.id = event_participant.event
WHERE event_participant.entity = ? AND event_participant.role = ?
ORDER BY +event.earliest DESC, event.latest DESC, event.id DESC LIMIT ?
"""
_PARTNERS = """
SELECT other.entity, count(DISTINCT other.event) AS events
FROM event_participant AS own
JOIN event_participant AS other ON other.event = own.event AND other.entity != own.entity
JOIN entity ON entity.id = other.entity
WHERE own.entity = ? GROUP BY other.entity
ORDER BY 2 DESC, entity.named DESC, entity.articles DESC, 1 LIMIT ?
"""
_MENTIONED_IN = """
SELECT article.id FROM (SELECT DISTINCT article FROM chain WHERE entity = ?) AS own
JOIN article ON article.id = own.article
ORDER BY article.published DESC, article.id DESC LIMIT ? OFFSET ?
"""
_FIRST_MENTION = """
SELECT mention.id, mention.spans FROM chain JOIN mention ON mention.chain = chain.id
WHERE chain.entity = ? AND chain.article = ?
ORDER BY mention.form = 'pronoun', json_extract(mention.spans, '$[0][0]'), mention.id LIMIT 1
"""
_BETWEEN = """
SELECT event.id, event.type, event.earliest, event.latest, json_group_array(
    CASE WHEN side.entity = :left THEN 'left' ELSE 'right' END || ' ' || side.role
  ) AS roles,
  EXISTS (SELECT 1 FROM event_participant WHERE event = event.id AND role = 'recipient') AS aimed,
  EXISTS (
    SELECT 1 FROM event_mention WHERE event_mention.event = event.id
      AND polarity = 'affirmed' AND modality IN ('asserted', 'hedged')
  ) AS done
FROM event_participant AS side JOIN event ON event.id = side.event
WHERE side.entity IN (:left, :right) AND side.event IN (
  SELECT event FROM event_participant WHERE entity = :left
  INTERSECT
  SELECT event FROM event_participant WHERE entity = :right
)
GROUP BY event.id ORDER BY event.earliest, event.id LIMIT :most
"""
# Statements of one of the two in whose content the other is mentioned.
_SAID = """
SELECT statement.id, article.published AS day, speaks.side FROM (
  SELECT chain.id AS chain, chain.article,
    CASE WHEN chain.entity = :left THEN 'left' ELSE 'right' END AS side
  FROM chain WHERE chain.entity IN (:left, :right)
  UNION
  SELECT chain_member.chain, chain.article,
    CASE WHEN chain.entity = :left THEN 'left' ELSE 'right' END
  FROM chain JOIN chain_member ON chain_member.member = chain.id
  WHERE chain.entity IN (:left, :right)
) AS speaks
JOIN statement_source ON statement_source.chain = speaks.chain
JOIN statement ON statement.id = statement_source.statement
JOIN article ON article.id = statement.article
WHERE EXISTS (
  SELECT 1 FROM chain AS spoken_of
  JOIN mention ON mention.chain = spoken_of.id
  JOIN json_each(mention.spans) AS words
  JOIN json_each(statement.content_spans) AS content
  WHERE spoken_of.entity = CASE WHEN speaks.side = 'left' THEN :right ELSE :left END
    AND spoken_of.article = statement.article
    AND json_extract(words.value, '$[0]') < json_extract(content.value, '$[1]')
    AND json_extract(content.value, '$[0]') < json_extract(words.value, '$[1]')
)
GROUP BY statement.id ORDER BY article.published, statement.id LIMIT :most
"""
_TELLINGS_OF = """
SELECT event_mention.id FROM event_mention JOIN article ON article.id = event_mention.article
WHERE event_mention.event = ?
ORDER BY article.published IS NULL, article.published, article.id,
  json_extract(event_mention.trigger_spans, '$[0][0]'), event_mention.id
LIMIT ? OFFSET ?
"""
_PLACES = """
SELECT place_text FROM event_mention WHERE event = ? AND place_text IS NOT NULL
GROUP BY place_text ORDER BY count(*) DESC, place_text LIMIT 5
"""
_STEPS = "SELECT * FROM count_step WHERE of = ? ORDER BY article, position LIMIT ?"
_EVENT_STARTS = """
SELECT article, min(json_extract(trigger_spans, '$[0][0]')) AS start
FROM event_mention WHERE event = ? GROUP BY article
"""
_CLAIM_STARTS = """
SELECT statement.article, min(json_extract(statement.content_spans, '$[0][0]')) AS start
FROM claim_statement JOIN statement ON statement.id = claim_statement.statement
WHERE claim_statement.claim = ? GROUP BY statement.article
"""
_CLAIM_STATEMENTS = """
SELECT statement.id FROM claim_statement
JOIN statement ON statement.id = claim_statement.statement
JOIN article ON article.id = statement.article
WHERE claim_statement.claim = ?
ORDER BY article.published IS NULL, article.published, article.id, statement.id LIMIT ? OFFSET ?
"""
_STORY_ARTICLES = """
SELECT article.id FROM story_article JOIN article ON article.id = story_article.article
WHERE story_article.story = ?
ORDER BY article.published IS NULL, article.published, article.id LIMIT ? OFFSET ?
"""
_STORY_LINEAGE = """
SELECT lineage.id FROM story_article JOIN lineage ON lineage.article = story_article.article
WHERE story_article.story = ? ORDER BY lineage.article, lineage.id LIMIT ?
"""
_STORY_EVENTS = """
SELECT event_mention.event FROM story_article
JOIN event_mention ON event_mention.article = story_article.article
WHERE story_article.story = ? AND event_mention.event IS NOT NULL
GROUP BY event_mention.event
ORDER BY count(DISTINCT event_mention.article) DESC, event_mention.event LIMIT ?
"""
_LINEAGE = "SELECT * FROM lineage WHERE id IN (SELECT value FROM json_each(?))"


# ------------------------------------------------------------------------- entity


def entity(connection: Connection, key: str, page: int = 1) -> EntityPage:
    """One entity; `page` counts the articles that mention it.

    Raises:
        NotInBook: There is no such entity.
    """
    ref = _entity_ref(connection, key)
    row = connection.execute("SELECT * FROM entity WHERE id = ?", (key,)).fetchone()
    did = _events_of(connection, key, "initiator")
    received = _events_of(connection, key, "recipient")
    said = statements(connection, StatementFilter(speaker=key))
    limit, offset = page_of(page)
    rows = connection.execute(_MENTIONED_IN, (key, limit, offset))
    mentioned, paging = paged(first_column(rows), page)
    return EntityPage(
        entity=ref,
        aliases=aliases(connection, key, ref.name, most=SIDE_LINES),
        identifiers=json.loads(row["identifiers"]),
        articles=row["articles"],
        did=did[:SIDE_LINES],
        did_more=len(did) > SIDE_LINES,
        received=received[:SIDE_LINES],
        received_more=len(received) > SIDE_LINES,
        statements=said.lines[:SIDE_LINES],
        statements_more=len(said.lines) > SIDE_LINES,
        partners=_partners(connection, key),
        mentioned=_first_mentions(connection, key, mentioned),
        mentioned_paging=paging,
        judgements=judgements(connection, key),
    )


def _entity_ref(connection: Connection, key: str) -> EntityRef:
    ref = entity_refs(connection, [key]).get(key)
    if ref is None:
        raise NotInBook(f"there is no entity {key!r} in the book", "search for its name")
    return ref


def _events_of(connection: Connection, key: str, role: str) -> tuple[EventLine, ...]:
    ids = first_column(connection.execute(_EVENTS_OF, (key, role, SIDE_LINES + 1)))
    return event_lines(connection, ids)


def _partners(connection: Connection, key: str) -> tuple[Partner, ...]:
    rows = connection.execute(_PARTNERS, (key, SIDE_LINES)).fetchall()
    refs = entity_refs(connection, (r["entity"] for r in rows))
    return tuple(Partner(entity=refs[r["entity"]], events=r["events"]) for r in rows)


def _first_mentions(
    connection: Connection,
    key: str,
    articles: tuple[str, ...],
) -> tuple[Passage, ...]:
    refs = article_refs(connection, articles)
    found = []
    for article in articles:
        row = connection.execute(_FIRST_MENTION, (key, article)).fetchone()
        if row is not None:
            marked = Marked(kind="name", id=key, spans=spans_of(row["spans"]))
            found.append(passage(connection, refs[article], marked.spans, [marked]))
    return tuple(found)


# ----------------------------------------------------------------------- relation


def relation(
    connection: Connection,
    left: str,
    right: str,
    *,
    scores: Mapping[str, float],
    page: int = 1,
    mutual: Collection[str] = MUTUAL,
) -> RelationPage:
    """All that two entities did to and said of each other, in time order.

    An event counts in the score if it is told as done, dated to one month, and between the two:
    one acts on the other, or both do it with each other.

    Args:
        connection: The book.
        left: Id of the one.
        right: Id of the other.
        scores: Weight of each event type, -10..10; a type that is not there weighs nothing.
        page: Part of the dated lines, from 1.
        mutual: Types that two initiators without a recipient do with each other.

    Raises:
        NotInBook: One of them is not there.
        InputError: No such page, or the two are one.
    """
    refs = _entity_ref(connection, left), _entity_ref(connection, right)
    if left == right:
        raise InputError(
            f"{refs[0].name!r} has no relation with itself", "choose two different entities"
        )
    limit, offset = page_of(page)
    entries = [
        *_events_between(connection, left, right, scores=scores, mutual=mutual),
        *_said_between(connection, left, right),
    ]
    dated = sorted((e for e in entries if e.day is not None), key=_Entry.by_time)
    undated = [e for e in entries if e.day is None]
    shown, paging = paged(dated[offset : offset + limit], page)
    lines = _relation_lines(connection, [*shown, *undated[:LINES]])
    return RelationPage(
        left=refs[0],
        right=refs[1],
        months=_score_months(dated),
        lines=lines[: len(shown)],
        paging=paging,
        undated=lines[len(shown) :],
        undated_more=len(undated) > LINES,
    )


class _Entry(Record, frozen=True, kw_only=True):
    """One entry of a relation, before its line is read."""

    id: str
    is_event: bool
    day: str | None
    month: str | None = None
    """The month in which it surely lies."""
    direction: Direction
    score: float | None = None

    def by_time(self) -> tuple[str, bool, str]:
        """Sorts by day, statements before events of the same day."""
        return self.day or "", self.is_event, self.id


def _events_between(
    connection: Connection,
    left: str,
    right: str,
    *,
    scores: Mapping[str, float],
    mutual: Collection[str],
) -> Iterator[_Entry]:
    bound = {"left": left, "right": right, "most": MOST_ENTRIES}
    for r in connection.execute(_BETWEEN, bound):
        direction = _direction(r, mutual)
        earliest, latest = r["earliest"], r["latest"]
        sure = earliest is not None and latest is not None and earliest[:7] == latest[:7]
        counts = r["done"] and direction != "together"
        yield _Entry(
            id=r["id"],
            is_event=True,
            day=earliest or latest,
            month=earliest[:7] if sure else None,
            direction=direction,
            score=scores.get(r["type"], 0.0) if counts else None,
        )


def _direction(r: sqlite3.Row, mutual: Collection[str]) -> Direction:
    roles = set(json.loads(r["roles"]))
    acts: set[Direction] = set()
    if {"left initiator", "right recipient"} <= roles:
        acts.add("left")
    if {"right initiator", "left recipient"} <= roles:
        acts.add("right")
    if len(acts) == 1:
        return acts.pop()
    if acts or (r["type"] in mutual and not r["aimed"]):
        return "mutual"
    return "together"


def _said_between(connection: Connection, left: str, right: str) -> Iterator[_Entry]:
    bound = {"left": left, "right": right, "most": MOST_ENTRIES}
    for r in connection.execute(_SAID, bound):
        yield _Entry(id=r["id"], is_event=False, day=r["day"], direction=r["side"])


def _score_months(entries: Iterable[_Entry]) -> tuple[ScoreMonth, ...]:
    months: dict[str, list[float]] = defaultdict(list)
    for entry in entries:
        if entry.month is not None and entry.score is not None:
            months[entry.month].append(entry.score)
    return tuple(
        ScoreMonth(month=month, score=round(sum(found), 2), events=len(found))
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


# -------------------------------------------------------------------------- event


def event(connection: Connection, key: str, page: int = 1) -> EventPage:
    """One event with the evidence for its counts; `page` counts its tellings.

    Raises:
        NotInBook: There is no such event.
        InputError: No such page.
    """
    lines = event_lines(connection, [key])
    if not lines:
        raise NotInBook(f"there is no event {key!r} in the book", "find it in the list of events")
    limit, offset = page_of(page, size=SIDE_LINES)
    rows = connection.execute(_TELLINGS_OF, (key, limit, offset))
    ids, paging = paged(first_column(rows), page, size=SIDE_LINES)
    told = tellings(connection, ids)
    steps = _steps(connection, key, _EVENT_STARTS)
    return EventPage(
        event=lines[0],
        places=tuple(first_column(connection.execute(_PLACES, (key,)))),
        steps=steps,
        newsrooms=_grouped(steps, "newsroom"),
        voices=_grouped(steps, "voice"),
        tellings=tuple(told[one] for one in ids),
        paging=paging,
        conflicts=conflict_pairs(connection, key),
        judgements=judgements(connection, key),
    )


def _steps(connection: Connection, of: str, starts_sql: str) -> tuple[CountLine, ...]:
    """The steps of a count, each with the sentence that its article tells it in."""
    starts = {r["article"]: r["start"] for r in connection.execute(starts_sql, (of,))}
    rows = connection.execute(_STEPS, (of, STEPS)).fetchall()
    refs = article_refs(connection, {r["article"] for r in rows})
    return tuple(
        CountLine(
            article=refs[r["article"]],
            path=_step_path(connection, r["article"], starts.get(r["article"])),
            newsroom=r["newsroom"],
            voice=r["voice"],
            reason=r["reason"],
        )
        for r in rows
    )


def _step_path(connection: Connection, article: str, start: int | None) -> str:
    if start is None:
        return article_path(article)
    return article_path(article, sentence_at(connection, article, start).start)


def _grouped(steps: Sequence[CountLine], name: str) -> tuple[CountGroup, ...]:
    """The steps by newsroom or voice, the largest group first."""
    groups: dict[str, list[CountLine]] = defaultdict(list)
    for step in steps:
        if (key := getattr(step, name)) is not None:
            groups[key].append(step)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(CountGroup(name=key, steps=tuple(found)) for key, found in ordered)


# ------------------------------------------------------------------- claim, story


def claim(connection: Connection, key: str, page: int = 1) -> ClaimPage:
    """One speaker saying one thing, in any number of articles.

    Raises:
        NotInBook: There is no such claim.
        InputError: No such page.
    """
    row = connection.execute("SELECT * FROM claim WHERE id = ?", (key,)).fetchone()
    if row is None:
        raise NotInBook(f"there is no claim {key!r} in the book", "find it in the statements")
    limit, offset = page_of(page)
    rows = connection.execute(_CLAIM_STATEMENTS, (key, limit, offset))
    ids, paging = paged(first_column(rows), page)
    lines = statement_lines(connection, ids)
    return ClaimPage(
        id=key,
        speaker=_entity_ref(connection, row["entity"]),
        articles=row["articles"],
        newsrooms=row["newsrooms"],
        statements=tuple(lines[one] for one in ids),
        paging=paging,
        steps=_steps(connection, key, _CLAIM_STARTS),
        conflicts=conflict_pairs(connection, key),
        judgements=judgements(connection, key),
    )


def story(connection: Connection, key: str, page: int = 1) -> StoryPage:
    """The articles on one happening, and what they tell.

    Raises:
        NotInBook: There is no such story.
        InputError: No such page.
    """
    if connection.execute("SELECT 1 FROM story WHERE id = ?", (key,)).fetchone() is None:
        raise NotInBook(
            f"there is no story {key!r} in the book", "find it from one of its articles"
        )
    limit, offset = page_of(page)
    ids, paging = paged(
        first_column(connection.execute(_STORY_ARTICLES, (key, limit, offset))), page
    )
    lineage = first_column(connection.execute(_STORY_LINEAGE, (key, LINES)))
    told = first_column(connection.execute(_STORY_EVENTS, (key, SIDE_LINES)))
    return StoryPage(
        id=key,
        articles=article_lines(connection, ids),
        paging=paging,
        lineage=lineage_lines(connection, lineage),
        events=event_lines(connection, told),
    )


def lineage_lines(connection: Connection, ids: Sequence[str]) -> tuple[LineageLine, ...]:
    """Lineage records in the order of `ids`, with the articles at both ends."""
    rows = {r["id"]: r for r in connection.execute(_LINEAGE, (id_list(ids),))}
    ends = {end for r in rows.values() for end in (r["article"], r["origin"]) if end}
    refs = article_refs(connection, ends)
    return tuple(
        LineageLine(
            id=one,
            relation=rows[one]["relation"],
            article=refs[rows[one]["article"]],
            origin=refs.get(rows[one]["origin"]),
            newsroom=rows[one]["newsroom"],
            shared_words=rows[one]["shared_words"],
            reason=rows[one]["reason"],
            probability=rows[one]["probability"],
        )
        for one in ids
    )
