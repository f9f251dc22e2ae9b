"""The tables of merging for what is told and said: stories, events, claims, counts."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sayso.book.ids import THESE, id_list
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
    descriptions: tuple[str, ...]
    """How it describes them; "" whom it names."""
    known: tuple[str, ...]
    """Those of them whom the table of identities knows."""
    earliest: str | None
    latest: str | None
    sum: str | None
    value: float | None
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
    unsure: int


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
    """A source of one statement; `entity` and `name` of its chain, if it has any.

    Two who speak together ("the two companies", "Corvane and Quillo") are two sources.
    """

    statement: str
    text: str
    spans: Spans
    anonymous: bool
    number: int | None
    entity: str | None
    name: str | None
    inside: str | None
    """The statement in whose content this one lies."""


class SaidRow(NamedTuple):
    """A statement and where it stands."""

    statement: str
    article: str
    cue: str
    content: str
    at: int
    """Which sentence of the article it begins in, from 0."""


class CardRow(NamedTuple):
    """What counting needs of an entity."""

    name: str
    type: str
    named: bool
    """It goes by a name, and is not only described."""


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


class Counted(NamedTuple):
    """What counting an event or claim came to."""

    totals: tuple[int, int, int]
    """Articles, newsrooms, voices."""
    steps: Sequence[StepRow]
    conflicts: Sequence[tuple[str, Conflict]]
    """Each with its id."""


def _called(
    sides: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]], mention: str
) -> list[tuple[str, str]]:
    """Name and description of the initiators and then the recipients, one of them empty."""
    roles = ("initiator", "recipient")
    return [one for role in roles for one in sides.get((mention, role), {}).values()]


class StepRow(NamedTuple):
    """One step of a count: what an article counts as, and why."""

    article: str
    newsroom: str | None
    voice: str | None
    reason: str


_TELLINGS = """
SELECT e.id, e.article, a.published, e.type, t.earliest, t.latest, m.text AS sum,
  m.value, m.least, m.most, m.currency,
  e.polarity, e.modality, e.trigger_text AS trigger, e.place_text AS place, e.statement,
  (SELECT min(story) FROM story_article WHERE story_article.article = e.article) AS story,
  coalesce((SELECT substr(a.text, s.start + 1, s.end - s.start) FROM sentence AS s
    WHERE s.article = e.article AND s.start <= json_extract(e.trigger_spans, '$[0][0]')
    ORDER BY s.start DESC LIMIT 1), '') AS sentence,
  max(0, (SELECT count(*) FROM sentence AS s WHERE s.article = e.article
    AND s.start <= json_extract(e.trigger_spans, '$[0][0]')) - 1) AS at,
  e.probability, e.unsure
FROM event_mention AS e
JOIN article AS a ON a.id = e.article
LEFT JOIN time AS t ON t.id = e.time
LEFT JOIN amount AS m ON m.id = e.amount
"""
# A plural participant stands for its members.
_SIDES = """
SELECT pc.event_mention, pc.role, pc.position,
  coalesce(member_chain.entity, chain.entity) AS entity,
  coalesce(member_chain.named, chain.named) AS named,
  coalesce(member_chain.name, chain.name) AS name,
  entity_key.known
FROM participant_chain AS pc
JOIN chain ON chain.id = pc.chain
LEFT JOIN chain_member ON chain_member.chain = chain.id
LEFT JOIN chain AS member_chain ON member_chain.id = chain_member.member
LEFT JOIN entity_key ON entity_key.id = coalesce(member_chain.key, chain.key) AND entity_key.known
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


# A plural source stands for its members.
_SOURCES = f"""
SELECT s.id, s.source_text, s.source_spans, s.anonymous, s.number, s.inside,
  coalesce(member.entity, chain.entity) AS entity, coalesce(member.name, chain.name) AS name,
  coalesce(member.named, chain.named) AS named
FROM statement AS s
LEFT JOIN statement_source AS ss ON ss.statement = s.id
LEFT JOIN chain ON chain.id = ss.chain
LEFT JOIN chain_member ON chain_member.chain = chain.id
LEFT JOIN chain AS member ON member.id = chain_member.member
WHERE s.id {THESE}
ORDER BY s.id, ss.position, entity
"""
_SAID = f"""
SELECT s.id, s.article, s.cue_text, s.content_text,
  max(0, (SELECT count(*) FROM sentence WHERE sentence.article = s.article
    AND sentence.start <= json_extract(s.content_spans, '$[0][0]')) - 1) AS at
FROM statement AS s
WHERE s.article {THESE} AND s.denies = 0
ORDER BY s.article, at, s.id
"""
_MARKS = """
SELECT json_extract(mention.spans, '$[0][0]'), json_extract(mention.spans, '$[0][1]'),
  chain.entity, chain.type, chain.named, chain.name
FROM mention JOIN chain ON chain.id = mention.chain
WHERE mention.article = ? AND chain.entity IS NOT NULL
"""
_OF_CLAIM = (("count_step", "of"), ("conflict", "of"), ("claim", "id"))
_OF_EVENT = (
    ("count_step", "of"),
    ("conflict", "of"),
    ("event_participant", "event"),
    ("event", "id"),
)

_STORIES_OF: Final = f"""
SELECT id, published, min(story) AS story FROM article
LEFT JOIN story_article ON story_article.article = article.id
WHERE article.id {THESE} GROUP BY article.id
"""


class ToldTables:
    """Reads and writes of merging events, claims and stories."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------ stories

    def stories_of(self, articles: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """By article, the day that it was published and the story that it is in."""
        rows = self.connection.execute(_STORIES_OF, (id_list(articles),))
        return {row["id"]: (row["published"], row["story"]) for row in rows}

    def size_of_story(self, story: str) -> int:
        """How many articles a story has."""
        count = "SELECT count(*) FROM story_article WHERE story = ?"
        return int(self.connection.execute(count, (story,)).fetchone()[0])

    def part_level(self, article: str) -> float | None:
        """From which likeness on links counted when an article was last grouped."""
        level = "SELECT level FROM story_part WHERE article = ?"
        row = self.connection.execute(level, (article,)).fetchone()
        return row["level"] if row else None

    def set_part_level(self, articles: Iterable[str], level: float) -> None:
        """Keep from which likeness on links count for these articles."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO story_part VALUES (?, ?)", [(one, level) for one in articles]
        )

    def set_story(self, story: str | None, articles: Sequence[str]) -> None:
        """Put articles in a story (or in none), and in no other."""
        given = id_list(articles)
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
        given = id_list(ids)
        sides: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
        known: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.connection.execute(_SIDES, (given,)):
            if row["entity"] is not None:
                called = (row["name"], "") if row["named"] else ("", row["name"])
                sides[row["event_mention"], row["role"]].setdefault(row["entity"], called)
                if row["known"]:
                    known[row["event_mention"]][row["entity"]] = None
        rows = self.connection.execute(
            _TELLINGS + " WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.id", (given,)
        )
        return [
            TellingRow(
                **dict(row),
                initiators=tuple(sides[row["id"], "initiator"]),
                recipients=tuple(sides[row["id"], "recipient"]),
                names=tuple(name for name, _ in _called(sides, row["id"])),
                descriptions=tuple(described for _, described in _called(sides, row["id"])),
                known=tuple(known[row["id"]]),
            )
            for row in rows
        ]

    def events_of(self, mentions: Iterable[str]) -> list[str]:
        """The events that these mentions are in now."""
        rows = self.connection.execute(
            "SELECT DISTINCT event FROM event_mention WHERE event IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY event",
            (id_list(mentions),),
        )
        return [row["event"] for row in rows]

    def set_events(self, events: Sequence[EventRow]) -> None:
        """Keep events and which mentions tell them; counts come later."""
        self.connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)"
            " ON CONFLICT (id) DO UPDATE SET type = excluded.type, earliest = excluded.earliest,"
            " latest = excluded.latest, amount = excluded.amount, currency = excluded.currency",
            [(e.id, e.type, e.earliest, e.latest, e.amount, e.currency) for e in events],
        )
        self.connection.executemany(
            "DELETE FROM event_participant WHERE event = ?", [(event.id,) for event in events]
        )
        sides = [(e.id, "initiator", entity) for e in events for entity in e.initiators]
        sides += [(e.id, "recipient", entity) for e in events for entity in e.recipients]
        self.connection.executemany(
            "INSERT OR IGNORE INTO event_participant VALUES (?, ?, ?)", sides
        )
        self.connection.executemany(
            "UPDATE event_mention SET event = ? WHERE id = ?",
            [(event.id, mention) for event in events for mention in event.mentions],
        )

    def untell(self, mentions: Iterable[str]) -> None:
        """These mentions tell no event: they are too doubtful, and no other article tells it."""
        self.connection.execute(
            f"UPDATE event_mention SET event = NULL WHERE id {THESE} AND event IS NOT NULL",
            (id_list(mentions),),
        )

    def drop_untold(self, events: Iterable[str]) -> None:
        """Forget those of these events that no mention tells any more."""
        rows = self.connection.execute(
            f"SELECT id FROM event WHERE id {THESE}"
            " AND NOT EXISTS (SELECT 1 FROM event_mention WHERE event = event.id)",
            (id_list(events),),
        ).fetchall()
        gone = [(row["id"],) for row in rows]
        for table, column in _OF_EVENT:
            self.connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)

    def mentions_of(self, events: Iterable[str]) -> dict[str, list[str]]:
        """The mentions that tell these events, by event."""
        rows = self.connection.execute(
            f"SELECT event, id FROM event_mention WHERE event {THESE} ORDER BY event, id",
            (id_list(events),),
        )
        return _grouped(rows)

    def set_event_counts(self, events: Mapping[str, Counted]) -> None:
        """Keep the three counts of events, the steps to them, and what conflicts."""
        self.connection.executemany(
            "UPDATE event SET articles = ?, newsrooms = ?, voices = ? WHERE id = ?",
            [(*counted.totals, event) for event, counted in events.items()],
        )
        self._set_steps(events)

    # ------------------------------------------------------------------ claims

    def utterances_in(self, article: str) -> list[str]:
        """The statements of an article whose speaker has a name."""
        rows = self.connection.execute(
            _UTTERANCES + " WHERE s.article = ? ORDER BY s.id", (article,)
        )
        return [row["id"] for row in rows]

    def utterances(self, ids: Iterable[str]) -> list[UtteranceRow]:
        """Statements as merging sees them; those that are gone are left out."""
        rows = self.connection.execute(
            _UTTERANCES + " WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.id",
            (id_list(ids),),
        )
        return [UtteranceRow(*row) for row in rows]

    def claims_of(self, statements: Iterable[str]) -> list[str]:
        """The claims that these statements are in now."""
        rows = self.connection.execute(
            "SELECT DISTINCT claim FROM claim_statement"
            " WHERE statement IN (SELECT value FROM json_each(?)) ORDER BY claim",
            (id_list(statements),),
        )
        return [row["claim"] for row in rows]

    def set_claims(self, claims: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """Keep claims, each with its speaker and statements; counts come later."""
        said = [(claim, one) for claim, (_, statements) in claims.items() for one in statements]
        self.connection.executemany(
            "DELETE FROM claim_statement WHERE statement = ?", [(one,) for _, one in said]
        )
        self.connection.executemany(
            "INSERT INTO claim VALUES (?, ?, 0, 0)"
            " ON CONFLICT (id) DO UPDATE SET entity = excluded.entity",
            [(claim, speaker) for claim, (speaker, _) in claims.items()],
        )
        self.connection.executemany("INSERT INTO claim_statement VALUES (?, ?)", said)

    def drop_unsaid(self, claims: Iterable[str]) -> None:
        """Forget those of these claims that no statement makes any more."""
        rows = self.connection.execute(
            f"SELECT id FROM claim WHERE id {THESE}"
            " AND NOT EXISTS (SELECT 1 FROM claim_statement WHERE claim = claim.id)",
            (id_list(claims),),
        ).fetchall()
        gone = [(row["id"],) for row in rows]
        for table, column in _OF_CLAIM:
            self.connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)

    def statements_of(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The statements that make these claims, by claim."""
        rows = self.connection.execute(
            f"SELECT claim, statement FROM claim_statement WHERE claim {THESE}"
            " ORDER BY claim, statement",
            (id_list(claims),),
        )
        return _grouped(rows)

    def set_claim_counts(self, claims: Mapping[str, Counted]) -> None:
        """Keep the counts of claims, the steps to them, and what conflicts."""
        self.connection.executemany(
            "UPDATE claim SET articles = ?, newsrooms = ? WHERE id = ?",
            [(*counted.totals[:2], claim) for claim, counted in claims.items()],
        )
        self._set_steps(claims)

    # ------------------------------------------------------------------ counts

    def told_in(self, article: str) -> tuple[list[str], list[str]]:
        """The events and claims that an article tells."""
        return (
            self.events_of(self.mentions_in(article)),
            self.claims_of(self.utterances_in(article)),
        )

    def sources(self, statements: Iterable[str]) -> dict[str, list[SourceRow]]:
        """The sources of these statements and of those that they lie inside, by statement."""
        found: dict[str, list[SourceRow]] = {}
        wanted = set(statements)
        while wanted:
            fresh: dict[str, list[SourceRow]] = {}
            for row in self.connection.execute(_SOURCES, (id_list(wanted),)):
                fresh.setdefault(row["id"], []).append(_source_of(row))
            found |= fresh
            outer = {one.inside for rows in fresh.values() for one in rows if one.inside}
            wanted = outer - found.keys()
        return found

    def statements_in(self, article: str) -> list[str]:
        """All statements of an article."""
        rows = self.connection.execute("SELECT id FROM statement WHERE article = ?", (article,))
        return [row["id"] for row in rows]

    def said_in(self, articles: Iterable[str]) -> list[SaidRow]:
        """The statements of these articles, in the order of the text."""
        rows = self.connection.execute(_SAID, (id_list(articles),))
        return [SaidRow(*row) for row in rows]

    def marks(self, article: str) -> list[tuple[Span, str, EntityType, bool, str]]:
        """(span, entity, type, named, name in the article) of each mention, in the order of the
        text."""
        rows = self.connection.execute(_MARKS, (article,))
        found = [
            (Span(start=start, end=end), entity, kind, bool(named), name)
            for start, end, entity, kind, named, name in rows
        ]
        return sorted(found, key=lambda mark: (mark[0].start, mark[0].end, mark[1]))

    def cards(self, entities: Iterable[str]) -> dict[str, CardRow]:
        """Name and type of entities, by id."""
        rows = self.connection.execute(
            f"SELECT id, name, type, named FROM entity WHERE id {THESE}", (id_list(entities),)
        )
        return {row["id"]: CardRow(row["name"], row["type"], bool(row["named"])) for row in rows}

    def _set_steps(self, counts: Mapping[str, Counted]) -> None:
        of = [(one,) for one in counts]
        self.connection.executemany("DELETE FROM count_step WHERE of = ?", of)
        self.connection.executemany("DELETE FROM conflict WHERE of = ?", of)
        self.connection.executemany(
            "INSERT INTO count_step VALUES (?, ?, ?, ?, ?, ?)",
            [row for one, counted in counts.items() for row in _placed(one, counted.steps)],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?, ?, ?)",
            [
                (key, one, c.about, c.left, c.right, c.reason)
                for one, counted in counts.items()
                for key, c in counted.conflicts
            ],
        )


def _placed(of: str, steps: Iterable[StepRow]) -> Iterator[tuple[object, ...]]:
    """Rows of `count_step`: the steps of an article are numbered."""
    position: dict[str, int] = defaultdict(int)
    for step in steps:
        yield (of, step.article, position[step.article], step.newsroom, step.voice, step.reason)
        position[step.article] += 1


def _source_of(row: sqlite3.Row) -> SourceRow:
    return SourceRow(
        statement=row["id"],
        text=row["source_text"],
        spans=spans_of(row["source_spans"]),
        anonymous=bool(row["anonymous"]),
        number=row["number"],
        entity=row["entity"],
        name=row["name"] if row["named"] else None,
        inside=row["inside"],
    )


def _grouped(rows: Iterable[sqlite3.Row]) -> dict[str, list[str]]:
    """Rows of a key and a record to the records of each key."""
    found: dict[str, list[str]] = {}
    for key, record in rows:
        found.setdefault(key, []).append(record)
    return found
