"""The tables of merging for who is who: keys of chains, entities, and by what they are found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import Literal, NamedTuple

import msgspec

from sayso.book.ids import THESE, as_json, id_list
from sayso.book.tally import count_chains, tallied, uncount_chains
from sayso.records import Chain, EntityType
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


# Who has no name goes by the words of its key: "Ada Marsh’s aides", not "the senator’s aides".
_CALLED = f"""
SELECT entity, coalesce(entity_key.name, chain.name) AS called, chain.type, count(*)
FROM chain LEFT JOIN entity_key ON entity_key.id = chain.key
WHERE entity {THESE} GROUP BY entity, called, chain.type
"""
_KNOWN = f"SELECT id, name, type, identifiers FROM entity_key WHERE known = 1 AND id {THESE}"
_OPEN_ON = """
FROM entity_handle JOIN chain ON chain.key = entity_handle.key
WHERE open = 1 AND handle IN (SELECT value FROM json_each(:handles))
  AND (chain.entity IS NULL OR chain.entity <> coalesce(
    (SELECT joined_as.entity FROM joined_as WHERE joined_as.key = :but), :but))
"""


def _open_on(handles: Iterable[str], but: str) -> dict[str, str | None]:
    return {"handles": id_list(handles), "but": but}


class EntityTables:
    """Reads and writes of who is who, over the connection of an open book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------ keys

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
            [(key.id, key.name, key.type, key.known, as_json(key.identifiers)) for key in keys],
        )
        handles = {(handle, key.id, 0) for key in keys for handle in key.handles}
        handles |= {(handle, key.id, 1) for key in keys for handle in key.open}
        self.connection.executemany(
            "INSERT OR IGNORE INTO entity_handle VALUES (?, ?, ?)", sorted(handles)
        )

    def kept(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """What is kept of those of these keys that are in the book: name and handles, by id."""
        given = (id_list(keys),)
        found = {
            row["id"]: [row["name"]]
            for row in self.connection.execute(
                f"SELECT id, name FROM entity_key WHERE id {THESE}", given
            )
        }
        for row in self.connection.execute(
            "SELECT key, open || ' ' || handle AS handle FROM entity_handle"
            f" WHERE key {THESE} ORDER BY key, open, handle",
            given,
        ):
            found[row["key"]].append(row["handle"])
        return {key: tuple(told) for key, told in found.items()}

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
        given = None if beside is None else id_list(beside)
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

    def chains_with(self, key: str) -> int:
        """How many chains have a key."""
        (found,) = self.connection.execute("SELECT count(*) FROM chain WHERE key = ?", (key,))
        return int(found[0])

    def together(self, rarer: str, other: str, times: int) -> bool:
        """Two keys stand in at least so many articles together; those of the first are gone
        through."""
        rows = self.connection.execute(
            "SELECT DISTINCT one.article FROM chain AS one CROSS JOIN chain AS other"
            " ON other.key = ? AND other.article = one.article WHERE one.key = ? LIMIT ?",
            (other, rarer, times),
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
        return frozenset(intern(row["article"]) for row in rows)

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
        uncount_chains(self.connection, entities)
        self.connection.executemany(
            "UPDATE chain SET entity = ? WHERE id = ?",
            [(entity, chain) for chain, entity in entities.items()],
        )
        count_chains(self.connection, entities)

    def entities_as_read(self, ids: Iterable[str]) -> dict[str, ReadEntity]:
        """What the readings tell of those of these entities that any chain is, by id."""
        known = {
            row["id"]: KnownRow(*row) for row in self.connection.execute(_KNOWN, (id_list(ids),))
        }
        found: dict[str, ReadEntity] = {}
        for entity, sort, text, kind, number in tallied(self.connection, ids):
            if sort == "article":
                found[entity] = ReadEntity(entity, [], {}, number, known.get(entity))
            elif sort == "name":
                found[entity].names.append(ReadName(text, kind, named=True, chains=number))
            else:
                found[entity].words[text] = number
        nameless = [one.id for one in found.values() if not (one.names or one.known)]
        for entity, name, kind, chains in self.connection.execute(_CALLED, (id_list(nameless),)):
            found[entity].names.append(ReadName(name, kind, named=False, chains=chains))
        return found

    def in_the_book(self, ids: Iterable[str]) -> set[str]:
        """Those of these entities that any chain is."""
        rows = self.connection.execute(
            f"SELECT DISTINCT entity FROM chain WHERE entity {THESE}", (id_list(ids),)
        )
        return {row["entity"] for row in rows}

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
            [(e.id, e.name, e.type, e.named, e.articles, as_json(e.identifiers)) for e in entities],
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
