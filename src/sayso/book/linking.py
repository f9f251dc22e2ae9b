"""The tables by which records find each other, and of the links between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from sayso.book.ids import THESE, as_json, id_list


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
# What has no day is posted for all of them.
_POSTED_ON = """
SELECT sought.value, record FROM json_each(?) AS sought CROSS JOIN posting
WHERE kind = ? AND term = sought.value AND (since BETWEEN ? AND ? OR since = '0001-01-01')
"""
Posted = tuple[Iterable[str], tuple[str, str]]
"""Terms and the first and last day."""
Pairs = dict[str, set[str]]
"""Records with those that were found for them."""


class LinkTables:
    """Reads and writes of postings, vectors and links, over the connection of an open book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

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
        for seeker, record in self.connection.execute(_POSTED, (as_json(rows), kind, least)):
            found[seeker].add(record)
        return found

    def posted_on(
        self, kind: str, terms: Iterable[str], days: tuple[str, str]
    ) -> dict[str, set[str]]:
        """By term, the records of one day each that were posted on one of these days, or on none:
        found without a look at those of other days."""
        found: dict[str, set[str]] = {term: set() for term in terms}
        for term, record in self.connection.execute(_POSTED_ON, (id_list(found), kind, *days)):
            found[term].add(record)
        return found

    def set_vector(self, article: str, terms: dict[str, float]) -> None:
        """Keep the vector of an article."""
        self.connection.execute(
            "INSERT OR REPLACE INTO vector VALUES (?, ?)",
            (article, as_json(terms)),
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
        self.add_links(links)
        return sorted(before)

    def add_links(self, links: Iterable[LinkRow]) -> None:
        """Keep these links, too."""
        self.connection.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)", links)

    def drop_links(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Forget the links of these pairs."""
        self.connection.executemany("DELETE FROM link WHERE left = ? AND right = ?", pairs)

    def linked(self, records: Iterable[str]) -> set[str]:
        """Those of these records that have any link."""
        wanted = set(records)
        return {side for link in self.links_of(wanted) for side in link[:2]} & wanted

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
