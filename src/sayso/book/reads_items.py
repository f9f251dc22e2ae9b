"""One entity, event, claim or story."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sayso.book.ids import id_list
from sayso.book.marking import Marked
from sayso.book.pages import (
    ClaimPage,
    CountGroup,
    CountLine,
    EntityPage,
    EntityRef,
    EventLine,
    EventPage,
    LineageLine,
    MergeReason,
    Partner,
    Passage,
    StatementFilter,
    StoryPage,
    UsedName,
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
    judgements,
    page_of,
    paged,
    passage,
    present_id,
    sentence_at,
)
from sayso.book.rows import spans_of
from sayso.errors import NotInBook

SIDE_LINES: Final = 20
"""Lines of each list on an entity's page; each links to the whole list."""
STEPS: Final = 500
"""Steps of a count that are shown; a happening told in more articles says so by its number."""

_NAMES = """
SELECT name, count(DISTINCT article) AS articles FROM chain WHERE entity = ? AND named = 1
GROUP BY name ORDER BY 2 DESC, 1 LIMIT ?
"""
_REASONS = """
SELECT reason, count(DISTINCT article) AS articles
FROM chain JOIN chain_reason ON chain_reason.chain = chain.id WHERE chain.entity = ?
GROUP BY reason ORDER BY 2 DESC, 1 LIMIT ?
"""
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
    key = present_id(connection, key)
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
        names=_names(connection, key),
        reasons=_reasons(connection, key),
        judgements=judgements(connection, key),
    )


def _names(connection: Connection, key: str) -> tuple[UsedName, ...]:
    rows = connection.execute(_NAMES, (key, SIDE_LINES))
    return tuple(UsedName(name=r["name"], articles=r["articles"]) for r in rows)


def _reasons(connection: Connection, key: str) -> tuple[MergeReason, ...]:
    rows = connection.execute(_REASONS, (key, SIDE_LINES))
    return tuple(MergeReason(reason=r["reason"], articles=r["articles"]) for r in rows)


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
