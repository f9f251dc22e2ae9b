"""Writing articles and what was read from them.

Only added to: a newer reader's reading takes the place of the old one in the tables, and the old
one is kept whole in `reading.archive`.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable

import msgspec

from sayso.book.connection import now
from sayso.book.tally import uncount_chains
from sayso.records import Article, EventMention, Extraction, Spans, Statement

_OF_STATEMENTS = "IN (SELECT id FROM statement WHERE article = :article)"
_OF_EVENTS = "IN (SELECT id FROM event_mention WHERE article = :article)"
_OF_CHAINS = "IN (SELECT id FROM chain WHERE article = :article)"
# What a key of the old reading settled elsewhere may be unsettled by its going.
_UNSETTLE = """
INSERT OR IGNORE INTO todo (task, key)
SELECT 'settle', other.article FROM chain
JOIN entity_handle AS full ON full.key = chain.key AND full.open = 0
JOIN entity_handle AS short ON short.handle = full.handle AND short.open = 1
JOIN chain AS other ON other.key = short.key
WHERE chain.article = :article
"""
_DROP_READING = (
    _UNSETTLE,
    # Entities of the old reading are rebuilt, or forgotten, even if no chain becomes them again.
    "INSERT OR IGNORE INTO todo (task, key) SELECT 'entity', entity FROM chain"
    " WHERE article = :article AND entity IS NOT NULL",
    # So are the events and claims that it told, which the going rows alone would not say.
    "INSERT OR IGNORE INTO todo (task, key) SELECT 'untold', event FROM event_mention"
    " WHERE article = :article AND event IS NOT NULL",
    "INSERT OR IGNORE INTO todo (task, key) SELECT 'unsaid', claim FROM claim_statement"
    f" WHERE statement {_OF_STATEMENTS}",
    f"DELETE FROM chain_reason WHERE chain {_OF_CHAINS}",
    f"DELETE FROM claim_statement WHERE statement {_OF_STATEMENTS}",
    f"DELETE FROM participant_chain WHERE event_mention {_OF_EVENTS}",
    f"DELETE FROM participant WHERE event_mention {_OF_EVENTS}",
    "DELETE FROM event_mention WHERE article = :article",
    f"DELETE FROM statement_source WHERE statement {_OF_STATEMENTS}",
    "DELETE FROM statement WHERE article = :article",
    "DELETE FROM mention WHERE article = :article",
    f"DELETE FROM chain_member WHERE chain {_OF_CHAINS}",
    "DELETE FROM chain WHERE article = :article",
    "DELETE FROM time WHERE article = :article",
    "DELETE FROM amount WHERE article = :article",
    "DELETE FROM sentence WHERE article = :article",
)
"""Children before what they refer to."""


def spans_json(spans: Spans) -> str:
    """`[[start, end], ...]`, the form that spans have in the tables and in the export."""
    return msgspec.json.encode(spans).decode()


def has_reading(connection: sqlite3.Connection, article: str, reader: str) -> bool:
    """`reader` has read this article, and its reading is the current one."""
    return (
        connection.execute(
            "SELECT 1 FROM reading WHERE article = ? AND reader = ? AND current = 1",
            (article, reader),
        ).fetchone()
        is not None
    )


def add_path(connection: sqlite3.Connection, article: str, path: str | None) -> None:
    """Note one more place where the article was seen."""
    if path is not None:
        connection.execute("INSERT OR IGNORE INTO article_path VALUES (?, ?)", (article, path))


def add_article(connection: sqlite3.Connection, article: Article) -> None:
    """Add the article, if it is not there; its text is never changed."""
    connection.execute(
        "INSERT OR IGNORE INTO article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            article.title,
            article.outlet,
            article.author,
            article.published,
            article.url,
            article.canonical_url,
            article.source_tag,
            article.language,
            len(article.text.split()),
            article.text,
        ),
    )
    add_path(connection, article.id, article.path)


def add_reading(
    connection: sqlite3.Connection, reading: Extraction, previous: Extraction | None
) -> None:
    """Make this the current reading of its article; `previous` is archived as it was."""
    if previous is not None:
        connection.execute(
            "UPDATE reading SET current = 0, archive = ? WHERE article = ? AND reader = ?",
            (zlib.compress(msgspec.json.encode(previous)), previous.article, previous.reader),
        )
        add_todo(connection, "gone", [s.id for s in previous.statements])
        add_todo(connection, "gone", [e.id for e in previous.events])
        uncount_chains(connection, [chain.id for chain in previous.chains])
        for statement in _DROP_READING:
            connection.execute(statement, {"article": reading.article})
    connection.execute(
        "INSERT INTO reading VALUES (?, ?, ?, 1, NULL) "
        "ON CONFLICT DO UPDATE SET current = 1, archive = NULL, read_at = excluded.read_at",
        (reading.article, reading.reader, now()),
    )
    add_todo(connection, "keys", [reading.article])
    add_todo(connection, "index", [reading.article])
    _add_spans(connection, reading)
    _add_chains(connection, reading)
    _add_statements(connection, reading.statements)
    _add_events(connection, reading.events)


def add_todo(
    connection: sqlite3.Connection, task: str, keys: Iterable[str], place: str = ""
) -> None:
    """Note what has to be derived anew; twice is once, in the first place that is named."""
    connection.executemany(
        "INSERT INTO todo (task, key, place) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
        " SET place = excluded.place WHERE todo.place = ''",
        [(task, key, place) for key in keys],
    )


def _add_spans(connection: sqlite3.Connection, reading: Extraction) -> None:
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?)",
        [(reading.article, span.start, span.end) for span in reading.sentences],
    )
    connection.executemany(
        "INSERT INTO time VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (t.id, t.article, spans_json(t.spans), t.text, t.type, t.value, t.earliest, t.latest)
            for t in reading.times
        ],
    )
    connection.executemany(
        "INSERT INTO amount VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (a.id, a.article, spans_json(a.spans), a.text, a.value, a.least, a.most, a.currency)
            for a in reading.amounts
        ],
    )


def _add_chains(connection: sqlite3.Connection, reading: Extraction) -> None:
    connection.executemany(
        "INSERT INTO chain VALUES (?, ?, ?, ?, ?, NULL, NULL)",
        [(c.id, c.article, c.name, c.type, c.named) for c in reading.chains],
    )
    connection.executemany(
        "INSERT INTO chain_member VALUES (?, ?)",
        [(c.id, member) for c in reading.chains for member in c.members],
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (m.id, m.article, spans_json(m.spans), m.text, m.type, m.form, m.chain, m.probability)
            for m in reading.mentions
        ],
    )


def _add_statements(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    for s in statements:
        connection.execute(
            "INSERT INTO statement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                s.id,
                s.article,
                s.source.text,
                spans_json(s.source.spans),
                s.source.anonymous,
                s.source.number,
                s.cue.text,
                spans_json(s.cue.spans),
                s.content.text,
                spans_json(s.content.spans),
                s.form,
                s.inside,
                s.denies,
                s.hedged,
                s.probability,
            ),
        )
        connection.executemany(
            "INSERT INTO statement_source VALUES (?, ?, ?)",
            [(s.id, position, chain) for position, chain in enumerate(s.source.chains)],
        )


def _add_events(connection: sqlite3.Connection, events: Iterable[EventMention]) -> None:
    for e in events:
        connection.execute(
            "INSERT INTO event_mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
            (
                e.id,
                e.article,
                e.type,
                e.mode,
                e.trigger.text,
                spans_json(e.trigger.spans),
                e.time,
                e.amount,
                e.place.text if e.place else None,
                spans_json(e.place.spans) if e.place else None,
                e.polarity,
                e.modality,
                e.statement,
                e.probability,
                e.unsure,
            ),
        )
        for role, side in (("initiator", e.initiators), ("recipient", e.recipients)):
            for position, participant in enumerate(side):
                connection.execute(
                    "INSERT INTO participant VALUES (?, ?, ?, ?, ?)",
                    (e.id, role, position, participant.text, spans_json(participant.spans)),
                )
                connection.executemany(
                    "INSERT OR IGNORE INTO participant_chain VALUES (?, ?, ?, ?)",
                    [(e.id, role, position, chain) for chain in participant.chains],
                )
