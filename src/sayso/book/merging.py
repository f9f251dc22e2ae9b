"""The tables of merging: what is derived from readings and judgements, and what is still to be.

`todo` is a durable queue: a task and a key each. What is written here stands in one transaction
with the keys that it takes from the queue and those that it adds, so that a merge can stop at any
moment and go on later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from sayso.book.connection import now
from sayso.book.ids import THESE, id_list
from sayso.book.readings import add_todo, spans_json
from sayso.book.rows import load_article, spans_of
from sayso.records import Article, Judgement, Lineage


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


class LinkRow(NamedTuple):
    """Two records may be the same."""

    left: str
    right: str
    likeness: float
    reason: str


_POSTED = """
SELECT json_extract(seeker.value, '$[0]') AS seeker, record
FROM json_each(?) AS seeker CROSS JOIN posting
WHERE kind = ? AND term = json_extract(seeker.value, '$[1]')
  AND since <= json_extract(seeker.value, '$[3]') AND until >= json_extract(seeker.value, '$[2]')
GROUP BY json_extract(seeker.value, '$[0]'), record HAVING count(*) >= ?
"""
Posted = tuple[Iterable[str], tuple[str, str]]
"""Terms and the first and last day."""
Pairs = dict[str, set[str]]
"""Records with those that were found for them."""


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


class MergeTables:
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

    def articles_with_words(self, words: str) -> list[str]:
        """Articles in whose text these words stand in a row."""
        phrase = '"' + words.replace('"', '""') + '"'
        rows = self.connection.execute(
            "SELECT id FROM article_search JOIN article ON row_id = article_search.rowid"
            " WHERE article_search MATCH ? ORDER BY id",
            (phrase,),
        )
        return [row["id"] for row in rows]

    # ------------------------------------------------------------------ lineage

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
            (msgspec.json.encode(list(hashes)).decode(), most_holders),
        )
        return [(row["article"], row["shared"]) for row in rows]

    def set_kinship(self, left: str, right: str, kin: KinRow | None) -> None:
        """Keep how one of two articles comes from the other, or that neither does."""
        self.connection.executemany(
            "DELETE FROM kinship WHERE child = ? AND parent = ?", [(left, right), (right, left)]
        )
        if kin is not None:
            self.connection.execute(
                "INSERT INTO kinship VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kin
            )

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

    # ------------------------------------------------------------------ finding and linking

    def post(self, kind: str, records: Mapping[str, Posted]) -> None:
        """Make records findable under terms and days."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO posting VALUES (?, ?, ?, ?, ?)",
            [
                (kind, term, *days, record)
                for record, (terms, days) in records.items()
                for term in terms
            ],
        )

    def unpost(self, records: Iterable[str]) -> None:
        """Make records findable no more."""
        self.connection.executemany(
            "DELETE FROM posting WHERE record = ?", [(record,) for record in records]
        )

    def posted(
        self, kind: str, terms: Iterable[str], days: tuple[str, str], least: int = 1
    ) -> list[str]:
        """Records under at least `least` of the terms whose days meet these."""
        return sorted(self.posted_for(kind, {"": (terms, days)}, least)[""])

    def posted_for(self, kind: str, sought: Mapping[str, Posted], least: int = 1) -> Pairs:
        """The same for many: by who seeks, the records under at least `least` of its terms."""
        rows = [
            (seeker, term, *days) for seeker, (terms, days) in sought.items() for term in set(terms)
        ]
        found: Pairs = {seeker: set() for seeker in sought}
        for seeker, record in self.connection.execute(_POSTED, (_json(rows), kind, least)):
            found[seeker].add(record)
        return found

    def set_vector(self, article: str, terms: dict[str, float]) -> None:
        """Keep the vector of an article."""
        self.connection.execute(
            "INSERT OR REPLACE INTO vector VALUES (?, ?)",
            (article, msgspec.json.encode(terms).decode()),
        )

    def vector(self, article: str) -> tuple[str | None, dict[str, float]]:
        """Day of publication and vector of an article."""
        row = self.connection.execute(
            "SELECT published, terms FROM vector JOIN article ON id = article WHERE article = ?",
            (article,),
        ).fetchone()
        return row["published"], msgspec.json.decode(row["terms"], type=dict[str, float])

    def set_links(self, records: Sequence[str], links: Iterable[LinkRow]) -> list[str]:
        """Keep with what these records are linked; gives what they were linked with before."""
        before = {side for link in self.links_of(records) for side in (link.left, link.right)}
        given = (id_list(records),)
        self.connection.execute(f"DELETE FROM link WHERE left {THESE}", given)
        self.connection.execute(f"DELETE FROM link WHERE right {THESE}", given)
        self.connection.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)", links)
        return sorted(before)

    def links_of(self, records: Iterable[str]) -> list[LinkRow]:
        """The links that any of these records has."""
        given = id_list(records)
        rows = self.connection.execute(
            f"SELECT * FROM link WHERE left {THESE} UNION SELECT * FROM link WHERE right {THESE}",
            (given, given),
        )
        return [LinkRow(*row) for row in rows]

    def connected(
        self, records: Iterable[str], also: Mapping[str, Sequence[str]]
    ) -> tuple[set[str], list[LinkRow]]:
        """All records that links, or the pairs in `also`, connect with these, and their links."""
        edge = seen = set(records)
        links: dict[tuple[str, str], LinkRow] = {}
        while edge:
            fresh = {(link.left, link.right): link for link in self.links_of(edge)}
            links |= fresh
            found = {side for pair in fresh for side in pair}
            edge = (found | {other for one in edge for other in also.get(one, ())}) - seen
            seen = seen | edge
        return seen, [links[pair] for pair in sorted(links)]

    def done(self, task: str, keys: Iterable[str]) -> None:
        """Take keys off the queue: they were seen to with others."""
        self.connection.executemany(
            "DELETE FROM todo WHERE task = ? AND key = ?", [(task, key) for key in keys]
        )

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
        for task in ("keys", "kin"):
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
