"""The tables of merging: what is derived from readings and judgements, and what is still to be.

`todo` is a durable queue: a task and a key each. What is written here stands in one transaction
with the keys that it takes from the queue and those that it adds, so that a merge can stop at any
moment and go on later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from sayso.book.connection import now
from sayso.book.ids import THESE, id_list
from sayso.book.readings import add_todo, spans_json
from sayso.book.rows import load_article, spans_of
from sayso.records import Article, Chain, EntityType, Judgement, Lineage
from sayso.text.ids import key_of_chain


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


class ReadName(NamedTuple):
    """A name of an entity, with how many chains have it."""

    name: str
    type: EntityType
    named: bool
    chains: int


class KnownRow(NamedTuple):
    """A key of the tables of identities; its identifiers as JSON."""

    id: str
    name: str
    type: EntityType
    identifiers: str


class ReadEntity(NamedTuple):
    """What the readings of all articles tell of an entity."""

    id: str
    names: list[ReadName]
    words: dict[str, int]
    """Names and descriptions that mean it, with how often."""
    articles: int
    """In how many it stands."""
    known: KnownRow | None
    """Its row in the tables of identities."""


_ARTICLES_OF = f"""
SELECT entity, count(DISTINCT article) FROM chain WHERE entity {THESE} GROUP BY entity
"""
# Who has no name goes by the words of its key: "Ada Marsh’s aides", not "the senator’s aides".
_NAMES_OF = f"""
SELECT entity, iif(named, chain.name, coalesce(entity_key.name, chain.name)) AS called,
  chain.type, named, count(*)
FROM chain LEFT JOIN entity_key ON entity_key.id = chain.key
WHERE entity {THESE} GROUP BY entity, called, chain.type, named
"""
_WORDS_OF = f"""
SELECT chain.entity, mention.text, count(*) FROM chain JOIN mention ON mention.chain = chain.id
WHERE chain.entity {THESE} AND form <> 'pronoun' GROUP BY chain.entity, mention.text
"""
_KNOWN = f"SELECT id, name, type, identifiers FROM entity_key WHERE known = 1 AND id {THESE}"
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
_OPEN_ON = """
FROM entity_handle JOIN chain ON chain.key = entity_handle.key
WHERE open = 1 AND handle IN (SELECT value FROM json_each(:handles))
  AND (chain.entity IS NULL OR chain.entity <> coalesce(
    (SELECT joined_as.entity FROM joined_as WHERE joined_as.key = :but), :but))
"""


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _open_on(handles: Iterable[str], but: str) -> dict[str, str | None]:
    return {"handles": id_list(handles), "but": but}


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

    def set_keys(self, keys: Mapping[str, KeyRow]) -> None:
        """Keep which key each chain has, and under what the keys are found."""
        self.add_keys(keys.values())
        # A key of one chain alone is as this reading has it, whatever an earlier one had.
        own = [key for chain, key in keys.items() if key.id == key_of_chain(chain)]
        self.connection.executemany(
            "UPDATE entity_key SET name = ?1, type = ?2"
            " WHERE id = ?3 AND (name <> ?1 OR type <> ?2)",
            [(key.name, key.type, key.id) for key in own],
        )
        self.connection.executemany(
            "UPDATE chain SET key = ? WHERE id = ? AND key IS NOT ?",
            [(key.id, chain, key.id) for chain, key in keys.items()],
        )

    def add_keys(self, keys: Iterable[KeyRow]) -> None:
        """Keep keys; of two spellings the first in the alphabet, so that order does not matter."""
        keys = list(keys)
        self.connection.executemany(
            "INSERT INTO entity_key VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET name = excluded.name, type = excluded.type, known = excluded.known,"
            " identifiers = excluded.identifiers"
            " WHERE excluded.known > known OR (excluded.known = known AND (name, type) > "
            "(excluded.name, excluded.type)) OR (known AND identifiers <> excluded.identifiers)",
            [(key.id, key.name, key.type, key.known, _json(key.identifiers)) for key in keys],
        )
        handles = {(handle, key.id, 0) for key in keys for handle in key.handles}
        handles |= {(handle, key.id, 1) for key in keys for handle in key.open}
        self.connection.executemany(
            "INSERT OR IGNORE INTO entity_handle VALUES (?, ?, ?)", sorted(handles)
        )

    def set_reasons(
        self, step: Literal["key", "settle"], reasons: Mapping[str, str | None]
    ) -> None:
        """Keep why each chain is its entity; empty where nothing need be said of it."""
        self.connection.executemany(
            "DELETE FROM chain_reason WHERE chain = ? AND step = ?",
            [(chain, step) for chain, reason in reasons.items() if not reason],
        )
        self.connection.executemany(
            "INSERT OR REPLACE INTO chain_reason VALUES (?, ?, ?)",
            [(chain, step, reason) for chain, reason in reasons.items() if reason],
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

    def in_use(self, key: str) -> bool:
        """A chain of the book has this key."""
        row = self.connection.execute("SELECT 1 FROM chain WHERE key = ?", (key,)).fetchone()
        return row is not None

    def set_entities_of(self, entities: Mapping[str, str]) -> None:
        """Keep which entity each chain is; a new one stands empty until `set_entities`."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO entity VALUES (NULL, ?, '', 'other', 0, 0, '{}')",
            [(entity,) for entity in entities.values()],
        )
        self.connection.executemany(
            "UPDATE chain SET entity = ? WHERE id = ?",
            [(entity, chain) for chain, entity in entities.items()],
        )

    def entities_as_read(self, ids: Iterable[str]) -> dict[str, ReadEntity]:
        """What the readings tell of those of these entities that any chain is, by id."""
        given = (id_list(ids),)
        articles = dict(map(tuple, self.connection.execute(_ARTICLES_OF, given)))
        names: dict[str, list[ReadName]] = {entity: [] for entity in articles}
        for entity, name, kind, named, chains in self.connection.execute(_NAMES_OF, given):
            names[entity].append(ReadName(name, kind, bool(named), chains))
        words: dict[str, dict[str, int]] = {entity: {} for entity in articles}
        for entity, text, number in self.connection.execute(_WORDS_OF, given):
            words[entity][text] = number
        known = {row["id"]: KnownRow(*row) for row in self.connection.execute(_KNOWN, given)}
        return {
            entity: ReadEntity(entity, names[entity], words[entity], number, known.get(entity))
            for entity, number in articles.items()
        }

    def keys_in(self, entity: str) -> list[str]:
        """The keys whose chains are this entity."""
        rows = self.connection.execute(
            "SELECT DISTINCT key FROM chain WHERE entity = ? AND key IS NOT NULL ORDER BY key",
            (entity,),
        )
        return [row["key"] for row in rows]

    def set_entities(self, entities: Sequence[EntityRow]) -> None:
        """Keep entities with their names."""
        self._drop_names([entity.id for entity in entities])
        self.connection.executemany(
            "INSERT INTO entity VALUES (NULL, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type,"
            " named = excluded.named, articles = excluded.articles,"
            " identifiers = excluded.identifiers",
            [(e.id, e.name, e.type, e.named, e.articles, _json(e.identifiers)) for e in entities],
        )
        self.connection.executemany(
            "INSERT INTO entity_alias VALUES (?, ?, ?)",
            [(e.id, alias, n) for e in entities for alias, n in sorted(e.aliases.items())],
        )
        self.connection.executemany(
            "INSERT INTO entity_search (rowid, entity, names)"
            " SELECT row_id, id, ? FROM entity WHERE id = ?",
            [(" | ".join(sorted({e.name, *e.aliases})), e.id) for e in entities if e.named],
        )

    def drop_entities(self, ids: Sequence[str]) -> None:
        """Forget entities that no chain is any more."""
        self._drop_names(ids)
        self.connection.executemany("DELETE FROM entity WHERE id = ?", [(one,) for one in ids])

    def _drop_names(self, ids: Sequence[str]) -> None:
        """As the tables have them: an unnamed entity is not in the search table."""
        given = [(one,) for one in ids]
        self.connection.executemany("DELETE FROM entity_alias WHERE entity = ?", given)
        self.connection.executemany(
            "DELETE FROM entity_search WHERE rowid = "
            " (SELECT row_id FROM entity WHERE id = ? AND named = 1)",
            given,
        )

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
