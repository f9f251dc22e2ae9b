"""The tables of merging for what is told and said: stories, events, claims, counts."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from sayso.book.rows import spans_of
from sayso.records import Conflict, EntityType, Span, Spans


class TellingRow(NamedTuple):
    """An event mention with what merging needs of its article, time, amount and participants."""

    id: str
    article: str
    published: str | None
    type: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    names: tuple[str, ...]
    """How the article calls the initiators and then the recipients; "" whom it only describes."""
    earliest: str | None
    latest: str | None
    least: float | None
    most: float | None
    currency: str | None
    polarity: str
    modality: str
    trigger: str
    place: str | None
    statement: str | None
    story: str | None
    sentence: str
    at: int
    """Which sentence of the article it is, from 0."""
    probability: float


class UtteranceRow(NamedTuple):
    """A statement with its article's day and its speaker."""

    id: str
    article: str
    published: str | None
    speaker: str | None
    content: str
    form: str
    denies: bool


class SourceRow(NamedTuple):
    """The source of one statement; `entity` and `name` of its first chain, if it has any."""

    statement: str
    text: str
    spans: Spans
    anonymous: bool
    number: int | None
    entity: str | None
    name: str | None


class EventRow(NamedTuple):
    """What the tellings of one event agree on."""

    id: str
    type: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str | None
    latest: str | None
    amount: float | None
    currency: str | None
    mentions: tuple[str, ...]


class StepRow(NamedTuple):
    """One step of a count: what an article counts as, and why."""

    article: str
    newsroom: str | None
    voice: str | None
    reason: str


_TELLINGS = """
SELECT e.id, e.article, a.published, e.type, t.earliest, t.latest, m.least, m.most, m.currency,
  e.polarity, e.modality, e.trigger_text AS trigger, e.place_text AS place, e.statement,
  (SELECT min(story) FROM story_article WHERE story_article.article = e.article) AS story,
  coalesce((SELECT substr(a.text, s.start + 1, s.end - s.start) FROM sentence AS s
    WHERE s.article = e.article AND s.start <= json_extract(e.trigger_spans, '$[0][0]')
    ORDER BY s.start DESC LIMIT 1), '') AS sentence,
  max(0, (SELECT count(*) FROM sentence AS s WHERE s.article = e.article
    AND s.start <= json_extract(e.trigger_spans, '$[0][0]')) - 1) AS at,
  e.probability
FROM event_mention AS e
JOIN article AS a ON a.id = e.article
LEFT JOIN time AS t ON t.id = e.time
LEFT JOIN amount AS m ON m.id = e.amount
"""
# A plural participant stands for its members.
_SIDES = """
SELECT pc.event_mention, pc.role, pc.position,
  coalesce(member_chain.entity, chain.entity) AS entity,
  iif(coalesce(member_chain.named, chain.named), coalesce(member_chain.name, chain.name), '')
    AS name
FROM participant_chain AS pc
JOIN chain ON chain.id = pc.chain
LEFT JOIN chain_member ON chain_member.chain = chain.id
LEFT JOIN chain AS member_chain ON member_chain.id = chain_member.member
WHERE pc.event_mention IN (SELECT value FROM json_each(?))
ORDER BY pc.event_mention, pc.role, pc.position, entity
"""
_UTTERANCES = """
SELECT s.id, s.article, a.published, chain.entity AS speaker, s.content_text AS content, s.form,
  s.denies
FROM statement AS s
JOIN article AS a ON a.id = s.article
JOIN statement_source AS ss ON ss.statement = s.id AND ss.position = 0
JOIN chain ON chain.id = ss.chain AND chain.named = 1
"""


def _given(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(set(ids))).decode()


class ToldTables:
    """Reads and writes of merging events, claims and stories."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------ stories

    def story_of(self, article: str) -> str | None:
        """The story that an article is in."""
        row = self.connection.execute(
            "SELECT min(story) FROM story_article WHERE article = ?", (article,)
        ).fetchone()
        return str(row[0]) if row[0] else None

    def set_story(self, story: str | None, articles: Sequence[str]) -> None:
        """Put articles in a story (or in none), and in no other."""
        given = _given(articles)
        old = self.connection.execute(
            "SELECT DISTINCT story FROM story_article"
            " WHERE article IN (SELECT value FROM json_each(?))",
            (given,),
        ).fetchall()
        self.connection.execute(
            "DELETE FROM story_article WHERE article IN (SELECT value FROM json_each(?))", (given,)
        )
        if story is not None:
            self.connection.execute("INSERT OR IGNORE INTO story VALUES (?)", (story,))
            self.connection.executemany(
                "INSERT INTO story_article VALUES (?, ?)", [(story, one) for one in articles]
            )
        self.connection.executemany(
            "DELETE FROM story WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM story_article WHERE story = id)",
            [(row["story"],) for row in old],
        )

    # ------------------------------------------------------------------ events

    def mentions_in(self, article: str) -> list[str]:
        """The event mentions of an article."""
        rows = self.connection.execute(
            "SELECT id FROM event_mention WHERE article = ? ORDER BY id", (article,)
        )
        return [row["id"] for row in rows]

    def tellings(self, ids: Iterable[str]) -> list[TellingRow]:
        """Event mentions as merging sees them; those that are gone are left out."""
        given = _given(ids)
        sides: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in self.connection.execute(_SIDES, (given,)):
            if row["entity"] is not None:
                sides[row["event_mention"], row["role"]].setdefault(row["entity"], row["name"])
        rows = self.connection.execute(
            _TELLINGS + " WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.id", (given,)
        )
        return [
            TellingRow(
                **dict(row),
                initiators=tuple(sides[row["id"], "initiator"]),
                recipients=tuple(sides[row["id"], "recipient"]),
                names=(
                    *sides[row["id"], "initiator"].values(),
                    *sides[row["id"], "recipient"].values(),
                ),
            )
            for row in rows
        ]

    def events_of(self, mentions: Iterable[str]) -> list[str]:
        """The events that these mentions are in now."""
        rows = self.connection.execute(
            "SELECT DISTINCT event FROM event_mention WHERE event IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY event",
            (_given(mentions),),
        )
        return [row["event"] for row in rows]

    def set_event(self, event: EventRow) -> None:
        """Keep an event and which mentions tell it; counts come later."""
        self.connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)"
            " ON CONFLICT (id) DO UPDATE SET type = excluded.type, earliest = excluded.earliest,"
            " latest = excluded.latest, amount = excluded.amount, currency = excluded.currency",
            (event.id, event.type, event.earliest, event.latest, event.amount, event.currency),
        )
        self.connection.execute("DELETE FROM event_participant WHERE event = ?", (event.id,))
        sides = [("initiator", e) for e in event.initiators]
        sides += [("recipient", e) for e in event.recipients]
        self.connection.executemany(
            "INSERT OR IGNORE INTO event_participant VALUES (?, ?, ?)",
            [(event.id, role, entity) for role, entity in sides],
        )
        self.connection.executemany(
            "UPDATE event_mention SET event = ? WHERE id = ?",
            [(event.id, mention) for mention in event.mentions],
        )

    def drop_untold(self, events: Iterable[str]) -> None:
        """Forget those of these events that no mention tells any more."""
        for event in events:
            told = self.connection.execute(
                "SELECT 1 FROM event_mention WHERE event = ? LIMIT 1", (event,)
            ).fetchone()
            if told is None:
                self.set_steps(event, ())
                self.set_conflicts(event, ())
                self.connection.execute("DELETE FROM event_participant WHERE event = ?", (event,))
                self.connection.execute("DELETE FROM event WHERE id = ?", (event,))

    def mentions_of(self, event: str) -> list[str]:
        """The mentions that tell an event."""
        rows = self.connection.execute(
            "SELECT id FROM event_mention WHERE event = ? ORDER BY id", (event,)
        )
        return [row["id"] for row in rows]

    def set_event_counts(self, event: str, counts: tuple[int, int, int]) -> None:
        """Keep the three counts of an event."""
        self.connection.execute(
            "UPDATE event SET articles = ?, newsrooms = ?, voices = ? WHERE id = ?",
            (*counts, event),
        )

    # ------------------------------------------------------------------ claims

    def utterances_in(self, article: str) -> list[UtteranceRow]:
        """The statements of an article whose speaker has a name."""
        rows = self.connection.execute(
            _UTTERANCES + " WHERE s.article = ? ORDER BY s.id", (article,)
        )
        return [UtteranceRow(*row) for row in rows]

    def utterances(self, ids: Iterable[str]) -> list[UtteranceRow]:
        """Statements as merging sees them; those that are gone are left out."""
        rows = self.connection.execute(
            _UTTERANCES + " WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.id",
            (_given(ids),),
        )
        return [UtteranceRow(*row) for row in rows]

    def utterances_by(self, speaker: str, since: str, until: str) -> list[UtteranceRow]:
        """What an entity said in articles published in these days, or in undated ones."""
        rows = self.connection.execute(
            _UTTERANCES + " WHERE chain.entity = ?"
            " AND (a.published IS NULL OR a.published BETWEEN ? AND ?) ORDER BY s.id",
            (speaker, since, until),
        )
        return [UtteranceRow(*row) for row in rows]

    def claims_of(self, statements: Iterable[str]) -> list[str]:
        """The claims that these statements are in now."""
        rows = self.connection.execute(
            "SELECT DISTINCT claim FROM claim_statement"
            " WHERE statement IN (SELECT value FROM json_each(?)) ORDER BY claim",
            (_given(statements),),
        )
        return [row["claim"] for row in rows]

    def set_claim(self, claim: str, entity: str, statements: Sequence[str]) -> None:
        """Keep a claim and the statements that make it; counts come later."""
        self.connection.execute(
            "DELETE FROM claim_statement WHERE statement IN (SELECT value FROM json_each(?))",
            (_given(statements),),
        )
        self.connection.execute(
            "INSERT INTO claim VALUES (?, ?, 0, 0)"
            " ON CONFLICT (id) DO UPDATE SET entity = excluded.entity",
            (claim, entity),
        )
        self.connection.executemany(
            "INSERT INTO claim_statement VALUES (?, ?)", [(claim, one) for one in statements]
        )

    def drop_unsaid(self, claims: Iterable[str]) -> None:
        """Forget those of these claims that no statement makes any more."""
        for claim in claims:
            said = self.connection.execute(
                "SELECT 1 FROM claim_statement WHERE claim = ? LIMIT 1", (claim,)
            ).fetchone()
            if said is None:
                self.set_steps(claim, ())
                self.set_conflicts(claim, ())
                self.connection.execute("DELETE FROM claim WHERE id = ?", (claim,))

    def statements_of(self, claim: str) -> list[str]:
        """The statements that make a claim."""
        rows = self.connection.execute(
            "SELECT statement FROM claim_statement WHERE claim = ? ORDER BY statement", (claim,)
        )
        return [row["statement"] for row in rows]

    def set_claim_counts(self, claim: str, articles: int, newsrooms: int) -> None:
        """Keep the counts of a claim."""
        self.connection.execute(
            "UPDATE claim SET articles = ?, newsrooms = ? WHERE id = ?",
            (articles, newsrooms, claim),
        )

    # ------------------------------------------------------------------ counts

    def told_in(self, article: str) -> tuple[list[str], list[str]]:
        """The events and claims that an article tells."""
        return (
            self.events_of(self.mentions_in(article)),
            self.claims_of(row.id for row in self.utterances_in(article)),
        )

    def sources(self, statement: str) -> list[SourceRow]:
        """The sources of a statement and of those that it lies inside, innermost first."""
        found: dict[str, SourceRow] = {}
        at: str | None = statement
        while at is not None and at not in found:
            row = self.connection.execute(
                "SELECT s.id, s.source_text, s.source_spans, s.anonymous, s.number, s.inside,"
                " chain.entity, chain.name, chain.named FROM statement AS s"
                " LEFT JOIN statement_source AS ss ON ss.statement = s.id AND ss.position = 0"
                " LEFT JOIN chain ON chain.id = ss.chain WHERE s.id = ?",
                (at,),
            ).fetchone()
            found[at] = SourceRow(
                row["id"],
                row["source_text"],
                spans_of(row["source_spans"]),
                bool(row["anonymous"]),
                row["number"],
                row["entity"],
                row["name"] if row["named"] else None,
            )
            at = row["inside"]
        return list(found.values())

    def marks(self, article: str) -> list[tuple[Span, str, EntityType, bool]]:
        """(span, entity, type, named) of each mention of an article, in the order of the text."""
        rows = self.connection.execute(
            "SELECT mention.spans, chain.entity, chain.type, chain.named FROM mention"
            " JOIN chain ON chain.id = mention.chain"
            " WHERE mention.article = ? AND chain.entity IS NOT NULL",
            (article,),
        )
        found = [
            (spans_of(row["spans"])[0], row["entity"], row["type"], bool(row["named"]))
            for row in rows
        ]
        return sorted(found, key=lambda mark: (mark[0], mark[1]))

    def entity_names(self, entities: Iterable[str]) -> dict[str, str]:
        """The names of entities, by id."""
        rows = self.connection.execute(
            "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            (_given(entities),),
        )
        return {row["id"]: row["name"] for row in rows}

    def entity_types(self, entities: Iterable[str]) -> dict[str, str]:
        """The types of entities, by id."""
        rows = self.connection.execute(
            "SELECT id, type FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            (_given(entities),),
        )
        return {row["id"]: row["type"] for row in rows}

    def named_among(self, entities: Iterable[str]) -> frozenset[str]:
        """Those of these entities that go by a name, and are not only described."""
        rows = self.connection.execute(
            "SELECT id FROM entity WHERE named AND id IN (SELECT value FROM json_each(?))",
            (_given(entities),),
        )
        return frozenset(row["id"] for row in rows)

    def set_steps(self, of: str, steps: Iterable[StepRow]) -> None:
        """Keep the steps of a count."""
        self.connection.execute("DELETE FROM count_step WHERE of = ?", (of,))
        position: dict[str, int] = defaultdict(int)
        for step in steps:
            self.connection.execute(
                "INSERT INTO count_step VALUES (?, ?, ?, ?, ?, ?)",
                (of, step.article, position[step.article], step.newsroom, step.voice, step.reason),
            )
            position[step.article] += 1

    def set_conflicts(self, of: str, conflicts: Iterable[tuple[str, Conflict]]) -> None:
        """Keep the conflicts of an event or claim, each under its id."""
        self.connection.execute("DELETE FROM conflict WHERE of = ?", (of,))
        self.connection.executemany(
            "INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?, ?, ?)",
            [(key, of, c.about, c.left, c.right, c.reason) for key, c in conflicts],
        )
