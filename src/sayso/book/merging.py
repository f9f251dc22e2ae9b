"""The tables of merging: what is derived from readings and judgements, and what is still to be.

`todo` is a durable queue: a task and a key each. What is written here stands in one transaction
with the keys that it takes from the queue and those that it adds, so that a merge can stop at any
moment and go on later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sayso.book.connection import now
from sayso.book.ids import THESE, id_list
from sayso.book.lineages import LineageTables
from sayso.book.linking import LinkTables
from sayso.book.readings import add_todo
from sayso.book.rows import load_article
from sayso.records import Article, Judgement


class MergeTables(LinkTables, LineageTables):
    """Reads and writes of the merge, over the connection of an open book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------ the queue

    def waiting(self, task: str) -> int:
        """How many keys wait for a task."""
        found = self.connection.execute("SELECT count(*) FROM todo WHERE task = ?", (task,))
        return int(found.fetchone()[0])

    def take(self, task: str, most: int) -> list[str]:
        """Up to `most` keys, those of one place together; they are taken off the queue."""
        rows = self.connection.execute(
            "SELECT key FROM todo WHERE task = ? ORDER BY place, key LIMIT ?", (task, most)
        ).fetchall()
        self.connection.executemany(
            "DELETE FROM todo WHERE task = ? AND key = ?", [(task, row["key"]) for row in rows]
        )
        return [row["key"] for row in rows]

    def add(self, task: str, keys: Iterable[str], place: str = "") -> None:
        """Add keys to the queue; twice is once. Keys of one place, a story or an article, are taken
        together."""
        add_todo(self.connection, task, keys, place)

    def done(self, task: str, keys: Iterable[str]) -> None:
        """Take keys off the queue: they were seen to with others."""
        self.connection.executemany(
            "DELETE FROM todo WHERE task = ? AND key = ?", [(task, key) for key in keys]
        )

    # ------------------------------------------------------------------ articles

    def article(self, article: str) -> Article:
        """The article with this id, which is in the book."""
        found = load_article(self.connection, article)
        if found is None:
            raise ValueError(f"no article {article!r}")
        return found

    def has_article(self, article: str) -> bool:
        """The book has an article of this id."""
        row = self.connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone()
        return row is not None

    def add_outlet(self, name: str) -> bool:
        """Note an outlet; says whether it is new to the book."""
        done = self.connection.execute("INSERT OR IGNORE INTO outlet VALUES (?)", (name,))
        return done.rowcount == 1

    def outlets(self) -> list[str]:
        """The names of all outlets of the book, in order."""
        rows = self.connection.execute("SELECT name FROM outlet ORDER BY name")
        return [row["name"] for row in rows]

    def articles_of(self, outlets: Iterable[str]) -> list[str]:
        """The articles of these outlets."""
        rows = self.connection.execute(
            f"SELECT id FROM article WHERE outlet {THESE} ORDER BY id", (id_list(outlets),)
        )
        return [row["id"] for row in rows]

    def articles_with_words(self, words: str) -> list[str]:
        """Articles in whose text these words stand in a row."""
        phrase = '"' + words.replace('"', '""') + '"'
        rows = self.connection.execute(
            "SELECT id FROM article_search JOIN article ON row_id = article_search.rowid"
            " WHERE article_search MATCH ? ORDER BY id",
            (phrase,),
        )
        return [row["id"] for row in rows]

    # ------------------------------------------------------------------ identities

    def identity_tables(self) -> list[tuple[str, str]]:
        """(name, CSV) of the tables of names that people added, in the order of their names."""
        rows = self.connection.execute("SELECT name, csv FROM identity_table ORDER BY name")
        return [(row["name"], row["csv"]) for row in rows]

    def set_identity_table(self, name: str, csv: str) -> bool:
        """Keep a table; says whether it is new or changed: every article is then merged anew."""
        if (name, csv) in self.identity_tables():
            return False
        self.connection.execute(
            "INSERT OR REPLACE INTO identity_table VALUES (?, ?, ?)", (name, now(), csv)
        )
        for task in ("keys", "kin", "press"):
            self.connection.execute(
                "INSERT OR IGNORE INTO todo (task, key) SELECT ?, id FROM article", (task,)
            )
        return True

    # ------------------------------------------------------------------ judgements

    def judgements(self) -> list[Judgement]:
        """All judgements of people that are not withdrawn."""
        rows = self.connection.execute(
            "SELECT * FROM judgement WHERE withdrawn IS NULL ORDER BY at, id"
        ).fetchall()
        return [
            Judgement(
                **dict(row),
                about=tuple(
                    about["about"]
                    for about in self.connection.execute(
                        "SELECT about FROM judgement_about WHERE judgement = ? ORDER BY position",
                        (row["id"],),
                    )
                ),
            )
            for row in rows
        ]
