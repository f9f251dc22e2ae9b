"""The tables of what people decided: judgements, and where in the articles their records stand.

A judgement names records by id. Ids are made from names, so that they last; but a later reading, or
a new table of identities, may give the same words another one. So a judgement also keeps places:
words of articles, which never change. `key_at` says what stands there now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from sayso.book.ids import id_list
from sayso.records import Judgement

_PLACES_OF = """
WITH own AS (
  SELECT id, article FROM chain WHERE key = :entity AND entity IN (
    :entity, (SELECT joined_as.entity FROM joined_as WHERE joined_as.key = :entity))
), meant AS (
  SELECT id, article FROM own
  UNION SELECT id, article FROM chain WHERE entity = :entity AND NOT EXISTS (SELECT 1 FROM own)
)
SELECT article, start, end FROM (
  SELECT meant.article, mention.form <> 'name' AS unnamed,
    json_extract(mention.spans, '$[0][0]') AS start,
    json_extract(mention.spans, '$[0][1]') AS end,
    row_number() OVER (
      PARTITION BY meant.article
      ORDER BY mention.form <> 'name', json_extract(mention.spans, '$[0][0]'), mention.id
    ) AS nth
  FROM meant JOIN mention ON mention.chain = meant.id WHERE mention.form <> 'pronoun'
) WHERE nth = 1 ORDER BY unnamed, article LIMIT :most
"""
_KEY_AT = """
SELECT chain.key FROM mention JOIN chain ON chain.id = mention.chain
JOIN json_each(mention.spans) AS piece
WHERE mention.article = :article AND chain.key IS NOT NULL
  AND json_extract(piece.value, '$[0]') < :end AND json_extract(piece.value, '$[1]') > :start
ORDER BY
  1.0 * (min(json_extract(piece.value, '$[1]'), :end)
    - max(json_extract(piece.value, '$[0]'), :start))
  / (max(json_extract(piece.value, '$[1]'), :end)
    - min(json_extract(piece.value, '$[0]'), :start)) DESC,
  mention.id
LIMIT 1
"""


class Place(NamedTuple):
    """Words of an article that stand for a record; code points, end excluded."""

    article: str
    start: int
    end: int


class JudgementTables:
    """Reads and writes of judgements, over the connection of an open book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------ decided

    def add(self, judgement: Judgement, places: Mapping[str, Iterable[Place]]) -> None:
        """Keep a judgement with the places of what it is about; twice is once."""
        self.connection.execute(
            "INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                judgement.id,
                judgement.verdict,
                judgement.by,
                judgement.reason,
                judgement.value,
                judgement.at,
                judgement.withdrawn,
            ),
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO judgement_about VALUES (?, ?, ?)",
            [(judgement.id, position, about) for position, about in enumerate(judgement.about)],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO judgement_place VALUES (?, ?, ?, ?, ?)",
            [(judgement.id, about, *place) for about in places for place in places[about]],
        )

    def withdraw(self, judgement: str, at: str) -> None:
        """Let a judgement hold no longer; it is kept."""
        self.connection.execute(
            "UPDATE judgement SET withdrawn = ? WHERE id = ? AND withdrawn IS NULL", (at, judgement)
        )

    def judgements(self, about: str | None = None) -> list[Judgement]:
        """All judgements, or those about a record, oldest first, withdrawn ones included."""
        rows = self.connection.execute(
            "SELECT judgement.*, ("
            " SELECT json_group_array(about) FROM (SELECT about FROM judgement_about"
            "  WHERE judgement = judgement.id ORDER BY position)) AS about FROM judgement"
            " WHERE :about IS NULL OR id IN ("
            "  SELECT judgement FROM judgement_about WHERE about = :about"
            "  UNION SELECT judgement FROM judged_as WHERE entity = :about)"
            " ORDER BY at, id",
            {"about": about},
        )
        return [
            Judgement(**{**dict(row), "about": tuple(msgspec.json.decode(row["about"]))})
            for row in rows
        ]

    def name_of(self, record: str) -> str:
        """What to call a record that a judgement is about: a name, a title, else its id."""
        row = self.connection.execute(
            "SELECT coalesce((SELECT name FROM entity_key WHERE id = :id),"
            " (SELECT name FROM entity WHERE id = :id),"
            " (SELECT title FROM article WHERE id = :id), :id) AS name",
            {"id": record},
        ).fetchone()
        return str(row["name"])

    def places_of(self, entity: str, most: int) -> list[Place]:
        """Where an entity stands under its own key, else at all: one place an article, names first.

        What is only taken for it (a surname alone) is left out: later it may be taken for another.
        """
        rows = self.connection.execute(_PLACES_OF, {"entity": entity, "most": most})
        return [Place(*row) for row in rows]

    def places(self) -> dict[tuple[str, str], list[Place]]:
        """The places of the records of judgements that hold, by judgement and record."""
        found: dict[tuple[str, str], list[Place]] = {}
        for row in self.connection.execute(
            "SELECT judgement, about, article, start, end FROM judgement_place"
            " JOIN judgement ON judgement.id = judgement WHERE withdrawn IS NULL"
            " ORDER BY judgement, about, article, start, end"
        ):
            place = Place(row["article"], row["start"], row["end"])
            found.setdefault((row["judgement"], row["about"]), []).append(place)
        return found

    def key_at(self, place: Place) -> str | None:
        """The key of the mention that covers a place best, if any does."""
        row = self.connection.execute(_KEY_AT, place._asdict()).fetchone()
        return row["key"] if row else None

    # ------------------------------------------------------------------ derived

    def judged_as(self) -> set[tuple[str, str, str]]:
        """(judgement, record, id that it has now), as the last merge had it."""
        return {tuple(row) for row in self.connection.execute("SELECT * FROM judged_as")}

    def joined_as(self) -> dict[str, str]:
        """The entity that judgements make of a key, as the last merge had it."""
        return {row["key"]: row["entity"] for row in self.connection.execute(
            "SELECT key, entity FROM joined_as"
        )}  # fmt: skip

    def set_replayed(
        self, judged: Iterable[tuple[str, str, str]], joined: Mapping[str, str]
    ) -> None:
        """Keep what judgements come to now."""
        self.connection.execute("DELETE FROM judged_as")
        self.connection.execute("DELETE FROM joined_as")
        self.connection.executemany("INSERT INTO judged_as VALUES (?, ?, ?)", sorted(judged))
        self.connection.executemany("INSERT INTO joined_as VALUES (?, ?)", sorted(joined.items()))

    def touch(self, ids: Iterable[str]) -> None:
        """Note that what has one of these ids, as key or entity, is to be settled and rebuilt."""
        given = {"ids": id_list(ids)}
        for condition in (
            "key IN (SELECT value FROM json_each(:ids))",
            "entity IN (SELECT value FROM json_each(:ids))",
        ):
            self.connection.execute(
                "INSERT OR IGNORE INTO todo (task, key) SELECT 'settle', article FROM chain"
                f" WHERE {condition}",
                given,
            )
            self.connection.execute(
                "INSERT OR IGNORE INTO todo (task, key) SELECT 'entity', entity FROM chain"
                f" WHERE {condition} AND entity IS NOT NULL",
                given,
            )
        # What may be short for one of them is settled anew, too.
        self.connection.execute(
            "INSERT OR IGNORE INTO todo (task, key)"
            " SELECT 'settle', chain.article FROM entity_handle AS full"
            " JOIN entity_handle AS short ON short.handle = full.handle AND short.open = 1"
            " JOIN chain ON chain.key = short.key"
            " WHERE full.open = 0 AND full.key IN (SELECT value FROM json_each(:ids))",
            given,
        )
