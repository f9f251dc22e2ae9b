"""How often each entity goes by each name, kept in step as chains become entities and go.

An entity that stands in every article of a book is written anew with every article. To count its
mentions each time would take ever longer: here only what changes is counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from sayso.book.ids import THESE, id_list
from sayso.records import EntityType

_WORDS = """
INSERT INTO entity_tally (entity, sort, text, type, number)
SELECT chain.entity, 'word', mention.text, '', :by * count(*)
FROM chain JOIN mention ON mention.chain = chain.id
WHERE chain.id IN (SELECT value FROM json_each(:chains)) AND entity IS NOT NULL
  AND form <> 'pronoun'
GROUP BY chain.entity, mention.text
"""
_NAMES = """
INSERT INTO entity_tally (entity, sort, text, type, number)
SELECT entity, 'name', name, type, :by * count(*) FROM chain
WHERE id IN (SELECT value FROM json_each(:chains)) AND entity IS NOT NULL AND named = 1
GROUP BY entity, name, type
"""
# An article counts once, whichever of its chains come and go.
_ARTICLES = """
INSERT INTO entity_tally (entity, sort, text, type, number)
SELECT entity, 'article', '', '', :by * count(DISTINCT article) FROM chain
WHERE id IN (SELECT value FROM json_each(:chains)) AND entity IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM chain AS other
    WHERE other.entity = chain.entity AND other.article = chain.article
      AND other.id NOT IN (SELECT value FROM json_each(:chains)))
GROUP BY entity
"""
_UPSERT = " ON CONFLICT DO UPDATE SET number = number + excluded.number"


def count_chains(connection: sqlite3.Connection, chains: Iterable[str]) -> None:
    """Count these chains to the entities that they now are."""
    _count(connection, chains, 1)


def uncount_chains(connection: sqlite3.Connection, chains: Iterable[str]) -> None:
    """Count these chains no more to the entities that they are, before they become others or go."""
    given = _count(connection, chains, -1)
    connection.execute(
        "DELETE FROM entity_tally WHERE number = 0 AND entity IN (SELECT entity FROM chain"
        f" WHERE id {THESE})",
        (given,),
    )


def _count(connection: sqlite3.Connection, chains: Iterable[str], by: int) -> str:
    given = id_list(chains)
    for counted in (_WORDS, _NAMES, _ARTICLES):
        connection.execute(counted + _UPSERT, {"chains": given, "by": by})
    return given


def tallied(
    connection: sqlite3.Connection, entities: Iterable[str]
) -> Iterator[tuple[str, str, str, EntityType, int]]:
    """(entity, sort, text, type, number) of these, in the order of the first four; a type of names.

    Sorts: `article` (in how many it stands), `name` (chains with that name and type), `word`
    (mentions, pronouns aside, with that text).
    """
    rows = connection.execute(
        f"SELECT entity, sort, text, type, number FROM entity_tally WHERE entity {THESE}"
        " ORDER BY entity, sort, text, type",
        (id_list(entities),),
    )
    return (tuple(row) for row in rows)
