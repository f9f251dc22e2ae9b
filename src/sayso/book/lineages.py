"""The tables of where articles come from: what they share, their lineage, their newsrooms."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from sayso.book.ids import as_json
from sayso.book.readings import spans_json
from sayso.book.rows import spans_of
from sayso.records import Lineage


class KinRow(NamedTuple):
    """A row of `kinship`, spans as JSON."""

    child: str
    parent: str
    relation: str
    strength: float
    rank: int
    published: str
    shared_words: int
    spans: str
    reason: str
    probability: float


class LineageTables:
    """Reads and writes of fingerprints, kinships and lineages, over the connection of an open
    book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def set_fingerprint(self, article: str, hashes: Sequence[int]) -> None:
        """Keep the fingerprint of an article."""
        self.connection.execute("DELETE FROM fingerprint WHERE article = ?", (article,))
        self.connection.executemany(
            "INSERT INTO fingerprint VALUES (?, ?)", [(number, article) for number in hashes]
        )

    def fingerprint(self, article: str) -> list[int]:
        """The kept hashes of an article, in order."""
        rows = self.connection.execute(
            "SELECT hash FROM fingerprint WHERE article = ? ORDER BY hash", (article,)
        )
        return [row["hash"] for row in rows]

    def articles_with(self, hashes: Sequence[int], most_holders: int) -> list[tuple[str, int]]:
        """Articles that have any of these hashes, with how many.

        Args:
            hashes: Of a fingerprint.
            most_holders: Hashes that more articles have are passed over.
        """
        rows = self.connection.execute(
            "SELECT article, count(*) AS shared FROM fingerprint WHERE hash IN ("
            " SELECT hash FROM fingerprint WHERE hash IN (SELECT value FROM json_each(?))"
            " GROUP BY hash HAVING count(*) <= ?) GROUP BY article",
            (as_json(list(hashes)), most_holders),
        )
        return [(row["article"], row["shared"]) for row in rows]

    def set_kinship(self, left: str, right: str, kin: KinRow | None) -> bool:
        """Keep how one of two articles comes from the other, or that neither does; says whether
        that is new."""
        both = [(left, right), (right, left)]
        found = (
            self.connection.execute("SELECT * FROM kinship WHERE child = ? AND parent = ?", pair)
            for pair in both
        )
        before = [KinRow(*row) for rows in found for row in rows]
        if before == ([] if kin is None else [kin]):
            return False
        self.connection.executemany("DELETE FROM kinship WHERE child = ? AND parent = ?", both)
        if kin is not None:
            self.connection.execute(
                "INSERT INTO kinship VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kin
            )
        return True

    def kin_of(self, child: str) -> list[KinRow]:
        """Where an article may come from."""
        rows = self.connection.execute(
            "SELECT * FROM kinship WHERE child = ? ORDER BY parent", (child,)
        )
        return [KinRow(*row) for row in rows]

    def set_lineage(self, article: str, lineage: Lineage | None, own: str | None) -> None:
        """Keep where an article comes from, and whose words it is."""
        self.connection.execute("DELETE FROM lineage WHERE article = ?", (article,))
        if lineage is not None:
            self.connection.execute(
                "INSERT INTO lineage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    lineage.id,
                    lineage.article,
                    lineage.origin,
                    lineage.relation,
                    lineage.newsroom,
                    lineage.shared_words,
                    spans_json(lineage.spans),
                    lineage.reason,
                    lineage.probability,
                ),
            )
        self.connection.execute(
            "INSERT INTO article_newsroom VALUES (?, ?, NULL)"
            " ON CONFLICT DO UPDATE SET own = excluded.own",
            (article, own),
        )

    def lineage_of(self, article: str) -> Lineage | None:
        """Where an article comes from; None for an original one."""
        row = self.connection.execute(
            "SELECT * FROM lineage WHERE article = ?", (article,)
        ).fetchone()
        return Lineage(**{**dict(row), "spans": spans_of(row["spans"])}) if row else None

    def is_followed(self, article: str) -> bool:
        """The article's lineage was chosen before."""
        row = self.connection.execute(
            "SELECT 1 FROM article_newsroom WHERE article = ?", (article,)
        ).fetchone()
        return row is not None

    def own_newsroom(self, article: str) -> str | None:
        """Whose words an article is."""
        row = self.connection.execute(
            "SELECT own FROM article_newsroom WHERE article = ?", (article,)
        ).fetchone()
        return row["own"] if row else None

    def newsroom(self, article: str) -> str | None:
        """Where an article's report comes from."""
        row = self.connection.execute(
            "SELECT newsroom FROM article_newsroom WHERE article = ?", (article,)
        ).fetchone()
        return row["newsroom"] if row else None

    def set_newsroom(self, article: str, newsroom: str | None) -> bool:
        """Keep where an article's report comes from; says whether that is new."""
        changed = self.newsroom(article) != newsroom
        self.connection.execute(
            "UPDATE article_newsroom SET newsroom = ? WHERE article = ?", (newsroom, article)
        )
        # Also where nothing changed: the lineage may have been chosen anew.
        self.connection.execute(
            "UPDATE lineage SET newsroom = ? WHERE article = ?", (newsroom, article)
        )
        return changed

    def derived_from(self, origin: str) -> list[str]:
        """The articles whose lineage names this one as their origin."""
        rows = self.connection.execute(
            "SELECT article FROM lineage WHERE origin = ? ORDER BY article", (origin,)
        )
        return [row["article"] for row in rows]
