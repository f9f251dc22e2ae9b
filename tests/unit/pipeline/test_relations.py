from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.book import Book
from sayso.errors import NotInBook
from sayso.pipeline.relations import relation, relation_page
from tests import small_book
from tests.small_book import SCORES, entity_id

LUMEN, REYES = entity_id("Lumen"), entity_id("Dana Reyes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_book.make_book(tmp_path / "small.book")


@pytest.fixture
def turned(path: Path) -> Iterator[sqlite3.Connection]:
    """The small book with a year of blame and half a year of gifts more."""
    with Book(path) as book:
        for at in range(12):
            add_event(book.connection, f"blame{at:02}", "criticize", f"2021-{at + 1:02}-05")
        for at in range(6):
            add_event(book.connection, f"gift{at}", "donate", f"2022-{at + 1:02}-05")
        yield book.connection


def add_event(connection: sqlite3.Connection, name: str, kind: str, day: str) -> None:
    """An event that Lumen does to Reyes, told like the gift of the small book."""
    insert = connection.execute
    insert("INSERT INTO event VALUES (?, ?, ?, ?, NULL, NULL, 1, 1, 1)", (name, kind, day, day))
    insert("INSERT INTO event_participant VALUES (?, 'initiator', ?)", (name, LUMEN))
    insert("INSERT INTO event_participant VALUES (?, 'recipient', ?)", (name, REYES))
    told = dict(insert("SELECT * FROM event_mention WHERE id LIKE 'evm%' LIMIT 1").fetchone())
    told |= {
        "id": f"evm_{name}", "event": name, "polarity": "affirmed", "modality": "asserted",
    }  # fmt: skip
    marks = ", ".join("?" * len(told))
    insert(f"INSERT INTO event_mention ({', '.join(told)}) VALUES ({marks})", tuple(told.values()))


def test_a_relation_turns_where_its_level_changes(turned: sqlite3.Connection) -> None:
    page = relation_page(turned, LUMEN, REYES, scores=SCORES)
    turn = next(point for point in page.turning_points if point.month == "2022-01")
    assert (turn.before, turn.after, turn.ended) == (-2.0, 7.0, False)
    assert [line.id for line in turn.events] == [f"gift{at}" for at in range(5)]


def test_turning_points_are_whole_on_every_part_of_the_list(turned: sqlite3.Connection) -> None:
    first, second = (
        relation_page(turned, LUMEN, REYES, scores=SCORES, page=page) for page in (1, 2)
    )
    assert first.turning_points == second.turning_points != ()


def test_parties_go_by_name_or_id_one_or_several(path: Path) -> None:
    with Book(path, read_only=True) as book:
        page = relation(book, ["lumen", "Ada Quist"], REYES)
    assert [ref.name for ref in page.left] == ["Lumen", "Ada Quist"]
    assert [ref.name for ref in page.right] == ["Dana Reyes"]


def test_a_party_that_is_not_in_the_book_is_named(path: Path) -> None:
    with Book(path, read_only=True) as book, pytest.raises(NotInBook, match="Nobody Known"):
        relation(book, "lumen", "Nobody Known")
