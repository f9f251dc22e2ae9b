"""The tables of merging: what is derived from readings and judgements, and what is still to be.

`todo` is a durable queue: a task and a key each. What is written here stands in one transaction
with the keys that it takes from the queue and those that it adds, so that a merge can stop at any
moment and go on later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from sayso.book.connection import now
from sayso.book.readings import add_todo, spans_json
from sayso.book.rows import load_article, spans_of
from sayso.records import Article, Chain, EntityType, Judgement, Lineage


class KeyRow(NamedTuple):
    """What the tables keep of an entity key."""

    id: str
    name: str
    type: str
    known: bool
    identifiers: dict[str, str]
    handles: tuple[str, ...]
    open: tuple[str, ...]


class KeyedRow(NamedTuple):
    """A chain with its key."""

    chain: str
    name: str
    key: str
    entity: str | None
    open: bool
    """The key may stand for a fuller one."""


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


class EntityRow(NamedTuple):
    """An entity with its names and how often each is used."""

    id: str
    name: str
    type: str
    named: bool
    identifiers: dict[str, str | None]
    aliases: dict[str, int]
    articles: int


_OPEN_ON = """
FROM entity_handle JOIN chain ON chain.key = entity_handle.key
WHERE open = 1 AND handle IN (SELECT value FROM json_each(:handles))
  AND (chain.entity IS NULL OR chain.entity <> coalesce(
    (SELECT joined_as.entity FROM joined_as WHERE joined_as.key = :but), :but))
"""


def _open_on(handles: Iterable[str], but: str) -> dict[str, str | None]:
    return {"handles": msgspec.json.encode(sorted(set(handles))).decode(), "but": but}


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
        """Up to `most` keys, in order; they are taken off the queue."""
        rows = self.connection.execute(
            "SELECT key FROM todo WHERE task = ? ORDER BY key LIMIT ?", (task, most)
        ).fetchall()
        self.connection.executemany(
            "DELETE FROM todo WHERE task = ? AND key = ?", [(task, row["key"]) for row in rows]
        )
        return [row["key"] for row in rows]

    def add(self, task: str, keys: Iterable[str]) -> None:
        """Add keys to the queue; twice is once."""
        add_todo(self.connection, task, keys)

    # ------------------------------------------------------------------ articles

    def article(self, article: str) -> Article:
        """The article with this id, which is in the book."""
        found = load_article(self.connection, article)
        if found is None:
            raise ValueError(f"no article {article!r}")
        return found

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

    # ------------------------------------------------------------------ entities

    def chains(self, article: str) -> list[Chain]:
        """The chains of an article's current reading."""
        members: dict[str, list[str]] = {}
        for row in self.connection.execute(
            "SELECT chain, member FROM chain_member JOIN chain ON chain.id = chain"
            " WHERE article = ? ORDER BY chain, member",
            (article,),
        ):
            members.setdefault(row["chain"], []).append(row["member"])
        rows = self.connection.execute(
            "SELECT * FROM chain WHERE article = ? ORDER BY id", (article,)
        )
        return [
            Chain(
                id=row["id"],
                article=article,
                name=row["name"],
                type=row["type"],
                named=bool(row["named"]),
                members=tuple(members.get(row["id"], ())),
            )
            for row in rows
        ]

    def person_names(self, article: str) -> list[tuple[str, int, int]]:
        """(chain, start, end) of the names of people in an article, in code points."""
        rows = self.connection.execute(
            "SELECT mention.chain, json_extract(mention.spans, '$[0][0]') AS start,"
            " json_extract(mention.spans, '$[0][1]') AS end FROM mention"
            " JOIN chain ON chain.id = mention.chain"
            " WHERE mention.article = ? AND form = 'name' AND chain.type = 'person'"
            " ORDER BY mention.id",
            (article,),
        )
        return [(row["chain"], row["start"], row["end"]) for row in rows]

    def set_key(self, chain: str, key: KeyRow) -> None:
        """Keep which key a chain has, and under what the key is found."""
        self.add_key(key)
        self.connection.execute("UPDATE chain SET key = ? WHERE id = ?", (key.id, chain))

    def add_key(self, key: KeyRow) -> None:
        """Keep a key; of two spellings the first in the alphabet, so that order does not matter."""
        self.connection.execute(
            "INSERT INTO entity_key VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET name = excluded.name, type = excluded.type, known = excluded.known,"
            " identifiers = excluded.identifiers"
            " WHERE excluded.known > known OR (excluded.known = known AND (name, type) > "
            "(excluded.name, excluded.type)) OR (known AND identifiers <> excluded.identifiers)",
            (key.id, key.name, key.type, key.known, msgspec.json.encode(key.identifiers).decode()),
        )
        handles = [(h, key.id, 0) for h in key.handles] + [(h, key.id, 1) for h in key.open]
        if handles:
            self.connection.executemany(
                "INSERT OR IGNORE INTO entity_handle VALUES (?, ?, ?)", handles
            )

    def set_reason(self, chain: str, step: Literal["key", "settle"], reason: str | None) -> None:
        """Keep why a chain is its entity, or that nothing need be said of it."""
        if reason is None:
            self.connection.execute(
                "DELETE FROM chain_reason WHERE chain = ? AND step = ?", (chain, step)
            )
        else:
            self.connection.execute(
                "INSERT OR REPLACE INTO chain_reason VALUES (?, ?, ?)", (chain, step, reason)
            )

    def handles(self, key: str, *, open_: bool) -> list[str]:
        """The handles of a key, or of the fuller keys that it may stand for."""
        rows = self.connection.execute(
            "SELECT handle FROM entity_handle WHERE key = ? AND open = ? ORDER BY handle",
            (key, open_),
        )
        return [row["handle"] for row in rows]

    def articles_open_on(
        self, handles: Iterable[str], but: str = "", beside: Iterable[str] | None = None
    ) -> list[str]:
        """Articles with a key that may stand for what has one of these handles.

        Args:
            handles: Of a fuller name.
            but: Leave out those where it stands for this key already.
            beside: Only those that have one of these keys, too.
        """
        given = None if beside is None else msgspec.json.encode(list(beside)).decode()
        rows = self.connection.execute(
            f"SELECT DISTINCT chain.article {_OPEN_ON}"
            " AND (:beside IS NULL OR EXISTS (SELECT 1 FROM chain AS other WHERE"
            "  other.key IN (SELECT value FROM json_each(:beside))"
            "  AND other.article = chain.article))",
            {**_open_on(handles, but), "beside": given},
        )
        return sorted(row["article"] for row in rows)

    def some_open_on(self, handles: Iterable[str], but: str = "") -> bool:
        """There is such an article."""
        found = self.connection.execute(f"SELECT 1 {_OPEN_ON}", _open_on(handles, but))
        return found.fetchone() is not None

    def stands_elsewhere(self, key: str, article: str) -> bool:
        """A key stands in another article, too."""
        row = self.connection.execute(
            "SELECT 1 FROM chain WHERE key = ? AND article <> ?", (key, article)
        ).fetchone()
        return row is not None

    def together(self, left: str, right: str, times: int) -> bool:
        """Two keys stand in at least so many articles together."""
        rows = self.connection.execute(
            "SELECT DISTINCT one.article FROM chain AS one CROSS JOIN chain AS other"
            " ON other.key = ? AND other.article = one.article WHERE one.key = ? LIMIT ?",
            (left, right, times),
        ).fetchall()
        return len(rows) == times

    def keys_with(self, handle: str) -> list[sqlite3.Row]:
        """Keys with a handle: id, name, known."""
        return self.connection.execute(
            "SELECT entity_key.id, name, known FROM entity_handle"
            " JOIN entity_key ON entity_key.id = key WHERE handle = ? AND open = 0"
            " AND EXISTS (SELECT 1 FROM chain WHERE chain.key = entity_key.id)"
            " ORDER BY entity_key.id",
            (handle,),
        ).fetchall()

    def named_keys(self, article: str) -> list[str]:
        """The keys of an article's named chains."""
        rows = self.connection.execute(
            "SELECT DISTINCT key FROM chain"
            " WHERE article = ? AND named = 1 AND key IS NOT NULL ORDER BY key",
            (article,),
        )
        return [row["key"] for row in rows]

    def articles_with_key(self, key: str) -> frozenset[str]:
        """The articles that a key stands in."""
        rows = self.connection.execute("SELECT DISTINCT article FROM chain WHERE key = ?", (key,))
        return frozenset(row["article"] for row in rows)

    def keys_of(self, article: str) -> list[KeyedRow]:
        """An article's chains that have a key."""
        rows = self.connection.execute(
            "SELECT id, name, key, entity, EXISTS ("
            " SELECT 1 FROM entity_handle WHERE entity_handle.key = chain.key AND open = 1) AS open"
            " FROM chain WHERE article = ? AND key IS NOT NULL ORDER BY id",
            (article,),
        )
        return [KeyedRow(*row) for row in rows]

    def key(self, key: str) -> KeyRow:
        """A key as it is kept."""
        row = self.connection.execute("SELECT * FROM entity_key WHERE id = ?", (key,)).fetchone()
        return KeyRow(
            row["id"],
            row["name"],
            row["type"],
            bool(row["known"]),
            msgspec.json.decode(row["identifiers"]),
            tuple(self.handles(key, open_=False)),
            tuple(self.handles(key, open_=True)),
        )

    def has_entity(self, entity: str) -> bool:
        """The book has an entity of this id."""
        row = self.connection.execute("SELECT 1 FROM entity WHERE id = ?", (entity,)).fetchone()
        return row is not None

    def has_article(self, article: str) -> bool:
        """The book has an article of this id."""
        row = self.connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone()
        return row is not None

    def known_key(self, key: str) -> sqlite3.Row | None:
        """Name, type and identifiers (JSON) of a key of the tables of identities, if it is one."""
        found: sqlite3.Row | None = self.connection.execute(
            "SELECT name, type, identifiers FROM entity_key WHERE id = ? AND known", (key,)
        ).fetchone()
        return found

    def in_use(self, key: str) -> bool:
        """A chain of the book has this key."""
        row = self.connection.execute("SELECT 1 FROM chain WHERE key = ?", (key,)).fetchone()
        return row is not None

    def set_entity_of(self, chain: str, entity: str) -> None:
        """Keep which entity a chain is; one that is new stands empty until `set_entity`."""
        self.connection.execute(
            "INSERT OR IGNORE INTO entity VALUES (NULL, ?, '', 'other', 0, 0, '{}')", (entity,)
        )
        self.connection.execute("UPDATE chain SET entity = ? WHERE id = ?", (entity, chain))

    def names_in(self, entity: str) -> list[tuple[str, EntityType, bool, int]]:
        """(name, type, named, chains) as the articles have them."""
        rows = self.connection.execute(
            "SELECT name, type, named, count(*) AS n FROM chain WHERE entity = ?"
            " GROUP BY name, type, named ORDER BY name, type",
            (entity,),
        )
        return [(row["name"], row["type"], bool(row["named"]), row["n"]) for row in rows]

    def words_for(self, entity: str) -> dict[str, int]:
        """Names and descriptions that mean the entity, with how often."""
        rows = self.connection.execute(
            "SELECT mention.text, count(*) AS n FROM chain JOIN mention ON mention.chain = chain.id"
            " WHERE chain.entity = ? AND form <> 'pronoun' GROUP BY mention.text"
            " ORDER BY mention.text",
            (entity,),
        )
        return {row["text"]: row["n"] for row in rows}

    def keys_in(self, entity: str) -> list[str]:
        """The keys whose chains are this entity."""
        rows = self.connection.execute(
            "SELECT DISTINCT key FROM chain WHERE entity = ? AND key IS NOT NULL ORDER BY key",
            (entity,),
        )
        return [row["key"] for row in rows]

    def count_articles(self, entity: str) -> int:
        """In how many articles an entity stands."""
        row = self.connection.execute(
            "SELECT count(DISTINCT article) FROM chain WHERE entity = ?", (entity,)
        ).fetchone()
        return int(row[0])

    def set_entity(self, entity: EntityRow) -> None:
        """Keep an entity with its names."""
        identifiers = msgspec.json.encode(entity.identifiers).decode()
        self.connection.execute(
            "INSERT INTO entity VALUES (NULL, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type,"
            " named = excluded.named, articles = excluded.articles,"
            " identifiers = excluded.identifiers",
            (entity.id, entity.name, entity.type, entity.named, entity.articles, identifiers),
        )
        self._drop_names(entity.id)
        self.connection.executemany(
            "INSERT INTO entity_alias VALUES (?, ?, ?)",
            [(entity.id, alias, n) for alias, n in sorted(entity.aliases.items())],
        )
        if entity.named:
            names = " | ".join(sorted({entity.name, *entity.aliases}))
            self.connection.execute(
                "INSERT INTO entity_search (rowid, entity, names)"
                " SELECT row_id, id, ? FROM entity WHERE id = ?",
                (names, entity.id),
            )

    def drop_entity(self, entity: str) -> None:
        """Forget an entity that no chain is any more."""
        self._drop_names(entity)
        self.connection.execute("DELETE FROM entity WHERE id = ?", (entity,))

    def _drop_names(self, entity: str) -> None:
        self.connection.execute("DELETE FROM entity_alias WHERE entity = ?", (entity,))
        self.connection.execute(
            "DELETE FROM entity_search WHERE rowid = (SELECT row_id FROM entity WHERE id = ?)",
            (entity,),
        )

    # ------------------------------------------------------------------ finding and linking

    def post(self, kind: str, record: str, terms: Iterable[str], days: tuple[str, str]) -> None:
        """Make a record findable under terms and days."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO posting VALUES (?, ?, ?, ?, ?)",
            [(kind, term, *days, record) for term in terms],
        )

    def unpost(self, record: str) -> None:
        """Make a record findable no more."""
        self.connection.execute("DELETE FROM posting WHERE record = ?", (record,))

    def posted(
        self, kind: str, terms: Iterable[str], days: tuple[str, str], least: int = 1
    ) -> list[str]:
        """Records under at least `least` of the terms whose days meet these."""
        rows = self.connection.execute(
            "SELECT record FROM posting WHERE kind = ? AND since <= ? AND until >= ?"
            " AND term IN (SELECT value FROM json_each(?))"
            " GROUP BY record HAVING count(*) >= ? ORDER BY record",
            (kind, days[1], days[0], msgspec.json.encode(sorted(set(terms))).decode(), least),
        )
        return [row["record"] for row in rows]

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

    def set_links(self, record: str, links: Iterable[LinkRow]) -> list[str]:
        """Keep with what a record is linked; gives what it was linked with before."""
        before = self.linked([record])
        self.connection.execute("DELETE FROM link WHERE left = ? OR right = ?", (record, record))
        self.connection.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)", links)
        return before

    def linked(self, records: Iterable[str]) -> list[str]:
        """What any of these records is linked with."""
        given = msgspec.json.encode(sorted(records)).decode()
        rows = self.connection.execute(
            "SELECT right AS other FROM link WHERE left IN (SELECT value FROM json_each(?))"
            " UNION SELECT left FROM link WHERE right IN (SELECT value FROM json_each(?))",
            (given, given),
        )
        return sorted(row["other"] for row in rows)

    def links_among(self, records: Iterable[str]) -> list[LinkRow]:
        """The links between these records."""
        given = msgspec.json.encode(sorted(records)).decode()
        rows = self.connection.execute(
            "SELECT * FROM link WHERE left IN (SELECT value FROM json_each(?))"
            " ORDER BY left, right",
            (given,),
        )
        return [LinkRow(*row) for row in rows]

    def component(self, record: str, also: dict[str, list[str]]) -> list[str]:
        """All records that links, or the pairs in `also`, connect with this one."""
        seen = {record}
        edge = [record]
        while edge:
            found = {*self.linked(edge), *(other for one in edge for other in also.get(one, ()))}
            edge = sorted(found - seen)
            seen |= found
        return sorted(seen)

    def done(self, task: str, keys: Iterable[str]) -> None:
        """Take keys off the queue: they were seen to with another."""
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
            self.connection.execute("INSERT OR IGNORE INTO todo SELECT ?, id FROM article", (task,))
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
