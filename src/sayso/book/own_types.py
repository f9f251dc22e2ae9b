"""What people of a book say of event types: their files, and the types that they added."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sayso.book.connection import now


def ontology_files(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(name, TOML) of each file, in the order of their names."""
    rows = connection.execute("SELECT name, toml FROM ontology_file ORDER BY name")
    return [(row["name"], row["toml"]) for row in rows]


def keep_ontology_file(
    connection: sqlite3.Connection, name: str, toml: str, types: Iterable[str]
) -> None:
    """Keep a file in the place of an earlier one of that name, and the types that it adds.

    The names of types are never forgotten: what was read by them is still in the book.
    """
    connection.execute("INSERT OR REPLACE INTO ontology_file VALUES (?, ?, ?)", (name, now(), toml))
    connection.executemany(
        "INSERT OR IGNORE INTO own_type VALUES (?)", [(one,) for one in sorted(types)]
    )


def own_types(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of all types that people ever added to this book."""
    return frozenset(row["name"] for row in connection.execute("SELECT name FROM own_type"))
