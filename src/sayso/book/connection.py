"""Opening a book: one SQLite file, brought to the newest schema, its errors made ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sayso.book.schema import APPLICATION_ID, MIGRATIONS
from sayso.errors import BookError, BookLocked, BookTooNew, NotABook

BUSY_TIMEOUT_S = 10.0
"""How long a write waits for another process before it gives up."""

PAGES_KIB = 32 * 1024
"""Pages of the file in memory; SQLite's own 2 MiB hold less than one merge goes back to."""
STATEMENTS_KEPT = 512
"""Prepared statements: more than the book has, so that none is prepared twice."""


def now() -> str:
    """The present moment: aware UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def open_connection(
    path: Path, *, create: bool = False, read_only: bool = False
) -> sqlite3.Connection:
    """A connection to the book at `path`, its schema up to date.

    Args:
        path: The file.
        create: Make the book if there is none.
        read_only: Refuse writes on this connection; an old schema is brought up to date first.

    Raises:
        NotABook: There is no file, or it is not a book.
        BookTooNew: A later version of sayso made it.
        BookLocked: Another process holds it.
    """
    if not create and not path.is_file():
        raise NotABook(
            f"there is no book at {str(path)!r}",
            "make one with: sayso read FOLDER --book " + str(path),
        )
    if create and not path.parent.is_dir():
        raise BookError(
            f"the folder {str(path.parent)!r} for the book does not exist",
            "create it, or choose another --book",
        )
    with book_errors(path):
        connection = _connect(path, read_only=read_only)
        try:
            _check_owner(connection, path)
            if not read_only:
                _migrate(connection)
            elif len(_applied(connection)) < len(MIGRATIONS):
                open_connection(path).close()
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, cached_statements=STATEMENTS_KEPT
    )
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode NORMAL cannot corrupt the file; a power cut loses at most the last commits.
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


@contextmanager
def book_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into ours, naming the file."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a row that breaks the schema's rules is a fault of ours, not of the file
    except sqlite3.OperationalError as err:
        if "locked" in str(err) or "busy" in str(err):
            raise BookLocked(
                f"another process writes to {str(path)!r}",
                "wait until it has finished, then try again",
            ) from err
        raise BookError(
            f"cannot use {str(path)!r}: {err}", "check the folder's permissions and free space"
        ) from err
    except sqlite3.DatabaseError as err:
        raise NotABook(
            f"{str(path)!r} is not a book: {err}", "choose another file with --book"
        ) from err


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if owner != APPLICATION_ID and tables:
        raise NotABook(
            f"{str(path)!r} is an SQLite file of another program", "choose another file with --book"
        )
    known = [name for name, _ in MIGRATIONS]
    later = [name for name in _applied(connection) if name not in known]
    if later:
        raise BookTooNew(
            f"{str(path)!r} was made by a later version of sayso (it has {later[0]!r})",
            "upgrade sayso",
        )


def _applied(connection: sqlite3.Connection) -> list[str]:
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    return (
        [row[0] for row in connection.execute("SELECT name FROM migration ORDER BY name")]
        if there
        else []
    )


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are missing, each in one transaction with its own record."""
    if len(_applied(connection)) == len(MIGRATIONS):
        return
    with transaction(connection):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration"
            " (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT"
        )
    for name, script in MIGRATIONS:
        with transaction(connection):
            if name not in _applied(connection):
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute("INSERT INTO migration VALUES (?, ?)", (name, now()))


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script (`executescript` would end the transaction)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the writes inside, or none of them; a transaction within one joins it."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
