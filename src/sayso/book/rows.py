"""Rows of the tables back into records: articles and the current reading of one article."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from sayso.records import (
    Amount,
    Article,
    Chain,
    EventMention,
    Extraction,
    Mention,
    Participant,
    Phrase,
    Source,
    Span,
    Spans,
    Statement,
    Time,
)

_ARTICLES = """
SELECT article.*, (SELECT min(path) FROM article_path WHERE article = article.id) AS path
FROM article
"""
# What was seen too doubtfully to stand alone is read only where another article tells it, too.
_EVENTS = """
SELECT * FROM event_mention WHERE article = ? AND (unsure = 0 OR event IS NOT NULL)
"""


def spans_of(column: str | None) -> Spans:
    """The spans that a column of the tables holds."""
    return msgspec.json.decode(column, type=Spans) if column else ()


def load_article(connection: sqlite3.Connection, article: str) -> Article | None:
    """The article with this id; None if it is not in the book."""
    row = connection.execute(_ARTICLES + " WHERE id = ?", (article,)).fetchone()
    return article_of(row) if row else None


def load_articles(connection: sqlite3.Connection) -> Iterator[Article]:
    """All articles, in the order of their ids, one at a time."""
    for row in connection.execute(_ARTICLES + " ORDER BY id"):
        yield article_of(row)


def article_of(row: sqlite3.Row) -> Article:
    """The article in a row of `article` (with `path`)."""
    return Article(**{field: row[field] for field in Article.__struct_fields__})


def load_extraction(connection: sqlite3.Connection, article: str) -> Extraction | None:
    """The current reading of an article; None if it has not been read."""
    row = connection.execute(
        "SELECT reader FROM reading WHERE article = ? AND current = 1", (article,)
    ).fetchone()
    if row is None:
        return None
    return Extraction(
        article=article,
        reader=row["reader"],
        sentences=tuple(
            Span(start=r["start"], end=r["end"])
            for r in connection.execute(
                "SELECT start, end FROM sentence WHERE article = ? ORDER BY start", (article,)
            )
        ),
        mentions=_mentions(connection, article),
        chains=_chains(connection, article),
        statements=_statements(connection, article),
        times=_times(connection, article),
        amounts=_amounts(connection, article),
        events=_events(connection, article),
    )


def _mentions(connection: sqlite3.Connection, article: str) -> tuple[Mention, ...]:
    found = [
        Mention(
            id=r["id"],
            article=article,
            spans=spans_of(r["spans"]),
            text=r["text"],
            type=r["type"],
            form=r["form"],
            chain=r["chain"],
            probability=r["probability"],
        )
        for r in connection.execute("SELECT * FROM mention WHERE article = ?", (article,))
    ]
    return tuple(sorted(found, key=lambda m: (m.spans, m.id)))


def _chains(connection: sqlite3.Connection, article: str) -> tuple[Chain, ...]:
    members: dict[str, list[str]] = defaultdict(list)
    for r in connection.execute(
        "SELECT chain, member FROM chain_member JOIN chain ON chain.id = chain WHERE article = ?"
        " ORDER BY chain, member",
        (article,),
    ):
        members[r["chain"]].append(r["member"])
    return tuple(
        Chain(
            id=r["id"],
            article=article,
            name=r["name"],
            type=r["type"],
            named=bool(r["named"]),
            members=tuple(members[r["id"]]),
        )
        for r in connection.execute("SELECT * FROM chain WHERE article = ? ORDER BY id", (article,))
    )


def _statements(connection: sqlite3.Connection, article: str) -> tuple[Statement, ...]:
    sources: dict[str, list[str]] = defaultdict(list)
    for r in connection.execute(
        "SELECT statement, chain FROM statement_source JOIN statement ON statement.id = statement"
        " WHERE article = ? ORDER BY statement, position",
        (article,),
    ):
        sources[r["statement"]].append(r["chain"])
    found = [
        Statement(
            id=r["id"],
            article=article,
            source=Source(
                spans=spans_of(r["source_spans"]),
                text=r["source_text"],
                chains=tuple(sources[r["id"]]),
                anonymous=bool(r["anonymous"]),
                number=r["number"],
            ),
            cue=Phrase(spans=spans_of(r["cue_spans"]), text=r["cue_text"]),
            content=Phrase(spans=spans_of(r["content_spans"]), text=r["content_text"]),
            form=r["form"],
            inside=r["inside"],
            denies=bool(r["denies"]),
            hedged=bool(r["hedged"]),
            probability=r["probability"],
        )
        for r in connection.execute("SELECT * FROM statement WHERE article = ?", (article,))
    ]
    return tuple(sorted(found, key=lambda s: (s.content.spans, s.id)))


def _times(connection: sqlite3.Connection, article: str) -> tuple[Time, ...]:
    found = [
        Time(
            id=r["id"],
            article=article,
            spans=spans_of(r["spans"]),
            text=r["text"],
            type=r["type"],
            value=r["value"],
            earliest=r["earliest"],
            latest=r["latest"],
        )
        for r in connection.execute("SELECT * FROM time WHERE article = ?", (article,))
    ]
    return tuple(sorted(found, key=lambda t: (t.spans, t.id)))


def _amounts(connection: sqlite3.Connection, article: str) -> tuple[Amount, ...]:
    found = [
        Amount(
            id=r["id"],
            article=article,
            spans=spans_of(r["spans"]),
            text=r["text"],
            value=r["value"],
            least=r["least"],
            most=r["most"],
            currency=r["currency"],
        )
        for r in connection.execute("SELECT * FROM amount WHERE article = ?", (article,))
    ]
    return tuple(sorted(found, key=lambda a: (a.spans, a.id)))


def _participants(
    connection: sqlite3.Connection, article: str
) -> dict[tuple[str, str], list[Participant]]:
    """By event mention and role, in the order of their positions."""
    chains: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for r in connection.execute(
        "SELECT pc.* FROM event_mention AS e JOIN participant_chain AS pc"
        " ON pc.event_mention = e.id WHERE e.article = ?"
        " ORDER BY pc.event_mention, pc.role, pc.position, pc.chain",
        (article,),
    ):
        chains[r["event_mention"], r["role"], r["position"]].append(r["chain"])
    sides: dict[tuple[str, str], list[Participant]] = defaultdict(list)
    for r in connection.execute(
        "SELECT p.* FROM event_mention AS e JOIN participant AS p ON p.event_mention = e.id"
        " WHERE e.article = ? ORDER BY p.event_mention, p.role, p.position",
        (article,),
    ):
        sides[r["event_mention"], r["role"]].append(
            Participant(
                spans=spans_of(r["spans"]),
                text=r["text"],
                chains=tuple(chains[r["event_mention"], r["role"], r["position"]]),
            )
        )
    return sides


def _events(connection: sqlite3.Connection, article: str) -> tuple[EventMention, ...]:
    sides = _participants(connection, article)
    found = [
        EventMention(
            id=r["id"],
            article=article,
            type=r["type"],
            mode=r["mode"],
            trigger=Phrase(spans=spans_of(r["trigger_spans"]), text=r["trigger_text"]),
            initiators=tuple(sides[r["id"], "initiator"]),
            recipients=tuple(sides[r["id"], "recipient"]),
            time=r["time"],
            place=Phrase(spans=spans_of(r["place_spans"]), text=r["place_text"])
            if r["place_spans"]
            else None,
            amount=r["amount"],
            polarity=r["polarity"],
            modality=r["modality"],
            statement=r["statement"],
            probability=r["probability"],
            unsure=bool(r["unsure"]),
        )
        for r in connection.execute(_EVENTS, (article,))
    ]
    return tuple(sorted(found, key=lambda e: (e.trigger.spans, e.id)))
