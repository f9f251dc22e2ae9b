"""How often an entity goes by each name is the same counted as chains come and go, or at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.book.connection import open_connection
from sayso.book.schema import TALLIED
from sayso.book.tally import count_chains, tallied, uncount_chains

ENTITIES = ("ent_a", "ent_b", None)
Move = tuple[int, str | None]
MOVES = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(ENTITIES)), max_size=12)
COUNTED_AT_ONCE = [one for one in TALLIED.split(";") if "INSERT" in one]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A book of three articles with eight chains of two mentions each."""
    path: Path = tmp_path_factory.mktemp("book") / "b.db"
    connection = open_connection(path, create=True)
    connection.execute("PRAGMA foreign_keys = OFF")
    for at in range(8):
        name = ("Ada Marsh", "Marsh", "the senator")[at % 3]
        connection.execute(
            "INSERT INTO chain VALUES (?, ?, ?, 'person', ?, NULL, NULL)",
            (f"chn_{at}", f"art_{at % 3}", name, name != "the senator"),
        )
        for part, (text, form) in enumerate(((name, "name"), ("she", "pronoun"))):
            connection.execute(
                "INSERT INTO mention VALUES (?, ?, '[[0,1]]', ?, 'person', ?, ?, 1.0)",
                (f"men_{at}_{part}", f"art_{at % 3}", text, form, f"chn_{at}"),
            )
    yield connection
    connection.close()


def move(book: sqlite3.Connection, moves: dict[str, str | None]) -> None:
    """Chains become other entities, or nobody."""
    uncount_chains(book, moves)
    book.executemany(
        "UPDATE chain SET entity = ? WHERE id = ?", [(to, one) for one, to in moves.items()]
    )
    count_chains(book, moves)


@given(st.lists(MOVES, max_size=5))
def test_counting_what_changes_gives_what_counting_at_once_gives(
    book: sqlite3.Connection, rounds: list[list[Move]]
) -> None:
    book.execute("BEGIN")
    try:
        for moves in rounds:
            move(book, {f"chn_{at}": to for at, to in moves})
        by_change = list(tallied(book, ["ent_a", "ent_b"]))
        book.execute("DELETE FROM entity_tally")
        for statement in COUNTED_AT_ONCE:
            book.execute(statement)
        assert by_change == list(tallied(book, ["ent_a", "ent_b"]))
    finally:
        book.execute("ROLLBACK")


def test_an_article_counts_once_however_many_of_its_chains_are_the_entity(
    book: sqlite3.Connection,
) -> None:
    book.execute("BEGIN")
    move(book, {"chn_0": "ent_a", "chn_3": "ent_a", "chn_1": "ent_a"})
    counted = {(sort, text): n for _, sort, text, _, n in tallied(book, ["ent_a"])}
    book.execute("ROLLBACK")
    assert counted[("article", "")] == 2
    assert counted[("name", "Ada Marsh")] == 2
    assert counted[("word", "Marsh")] == 1
    assert ("word", "she") not in counted
