"""Each event with the telling that stands for it: what a table with one row an event needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

import msgspec

from sayso.book.own_types import own_types
from sayso.book.rows import spans_of
from sayso.contract import Happening, Party, ToldAs

# A telling that says it was done stands before one that denies it, plans it or only thinks of it;
# of equal ones the surest, then the earliest printed.
_EVENTS: Final = """
SELECT event.*,
  (SELECT count(*) FROM conflict WHERE of = event.id) AS conflicts,
  (SELECT e.id FROM event_mention AS e JOIN article AS a ON a.id = e.article
   WHERE e.event = event.id
   ORDER BY e.polarity = 'negated',
     CASE e.modality WHEN 'asserted' THEN 0 WHEN 'hedged' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
     e.probability DESC, a.published IS NULL, a.published, a.id, e.id
   LIMIT 1) AS telling
FROM event
ORDER BY earliest IS NULL, earliest, latest, id
"""
_TELLING: Final = """
SELECT e.*, a.id AS article, a.text, a.title, a.outlet, a.url, a.published, a.language,
  (SELECT reader FROM reading AS r WHERE r.article = a.id AND r.current = 1) AS reader,
  (SELECT source_text FROM statement AS s WHERE s.id = e.statement) AS voice
FROM event_mention AS e JOIN article AS a ON a.id = e.article
WHERE e.id = ?
"""
_SENTENCE: Final = """
SELECT start, end FROM sentence WHERE article = ? AND start <= ? ORDER BY start DESC LIMIT 1
"""
_PARTIES: Final = """
SELECT p.role, e.name, e.type, e.identifiers
FROM event_participant AS p JOIN entity AS e ON e.id = p.entity
WHERE p.event = ? ORDER BY p.role, e.name, e.id
"""
_WORDS: Final = """
SELECT role, text FROM participant WHERE event_mention = ? AND text <> ''
ORDER BY role, position
"""
_IN_STORY: Final = """
SELECT DISTINCT e.name, e.type FROM chain AS c JOIN entity AS e ON e.id = c.entity
WHERE c.article = ? AND e.named = 1 ORDER BY e.name
"""


def happenings(connection: sqlite3.Connection) -> Iterator[Happening]:
    """The events of a book by their days, those without a day last."""
    own = own_types(connection)
    for row in connection.execute(_EVENTS):
        sides: dict[str, list[Party]] = {"initiator": [], "recipient": []}
        for party in connection.execute(_PARTIES, (row["id"],)):
            sides[party["role"]].append(
                Party(
                    name=party["name"],
                    type=party["type"],
                    wikidata=msgspec.json.decode(party["identifiers"]).get("wikidata"),
                )
            )
        yield Happening(
            id=row["id"],
            type=row["type"],
            user=row["type"] in own,
            initiators=tuple(sides["initiator"]),
            recipients=tuple(sides["recipient"]),
            earliest=row["earliest"],
            latest=row["latest"],
            amount=row["amount"],
            currency=row["currency"],
            articles=row["articles"],
            newsrooms=row["newsrooms"],
            voices=row["voices"],
            conflicts=row["conflicts"],
            told=_told(connection, row["telling"]),
        )


def _told(connection: sqlite3.Connection, telling: str) -> ToldAs:
    row = connection.execute(_TELLING, (telling,)).fetchone()
    words: dict[str, list[str]] = {"initiator": [], "recipient": []}
    for participant in connection.execute(_WORDS, (telling,)):
        words[participant["role"]].append(participant["text"])
    story = connection.execute(_IN_STORY, (row["article"],)).fetchall()
    named = {
        kind: tuple(one["name"] for one in story if one["type"] == kind)
        for kind in ("person", "organization", "place")
    }
    return ToldAs(
        mode=row["mode"],
        initiators=tuple(words["initiator"]),
        recipients=tuple(words["recipient"]),
        place=row["place_text"],
        polarity=row["polarity"],
        modality=row["modality"],
        probability=row["probability"],
        voice=row["voice"],
        sentence=_sentence(connection, row),
        article=row["article"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        reader=row["reader"],
        people=named["person"],
        organizations=named["organization"],
        places=named["place"],
    )


def _sentence(connection: sqlite3.Connection, row: sqlite3.Row) -> str:
    start = spans_of(row["trigger_spans"])[0].start
    found = connection.execute(_SENTENCE, (row["article"], start)).fetchone()
    if found is None:
        return str(row["trigger_text"])
    return str(row["text"])[found["start"] : found["end"]]
