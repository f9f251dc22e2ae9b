from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.book import Book
from sayso.book.pages import RelationLine
from sayso.cli.commands import cli
from sayso.errors import NotInBook
from sayso.pipeline.relations import relation, relation_page, relations
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


def test_an_exported_relation_is_that_of_its_page(turned: sqlite3.Connection, path: Path) -> None:
    with Book(path, read_only=True) as book:
        found = {frozenset((one.left, one.right)): one for one in relations(book)}
        page = relation(book, LUMEN, REYES)
    one = found[frozenset((LUMEN, REYES))]
    assert [month.month for month in one.months] == [month.month for month in page.months]
    assert [turn.month for turn in one.turning_points] == [t.month for t in page.turning_points]
    assert {"evt_gift", "gift0"} <= set(one.lines)
    assert "evt_plan" in one.undated


def test_every_exported_relation_has_the_lines_of_its_page(path: Path) -> None:
    with Book(path, read_only=True) as book:
        for one in relations(book):
            page = relation(book, one.left, one.right)
            lines = [line.event or line.statement for line in page.lines if between(line)]
            assert [line.id for line in lines if line] == list(one.lines)


def between(line: RelationLine) -> bool:
    return line.direction != "together"


def test_two_who_only_spoke_of_each_other_have_a_relation(path: Path) -> None:
    with Book(path) as book:
        book.connection.execute("DELETE FROM event_participant")
        found = list(relations(book))
        page = relation(book, found[0].left, found[0].right)
    assert found[0].months == ()
    assert (
        {line.statement.id for line in page.lines if line.statement} == set(found[0].lines) != set()
    )


def test_relations_are_exported_once_for_two_and_never_empty(path: Path) -> None:
    with Book(path, read_only=True) as book:
        found = list(relations(book))
    assert len({frozenset((one.left, one.right)) for one in found}) == len(found)
    assert all(one.left != one.right and (one.lines or one.undated) for one in found)


def test_the_shell_exports_relations(path: Path) -> None:
    done = CliRunner().invoke(cli, ["export", "--book", str(path), "--format", "relations"])
    lines = [json.loads(line) for line in done.output.splitlines()]
    assert {line["kind"] for line in lines} == {"relation"}
