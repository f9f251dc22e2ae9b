from __future__ import annotations

from pathlib import Path

import pytest

from sayso.book import Book
from sayso.book.connection import open_connection, transaction
from sayso.book.own_types import own_types
from sayso.errors import ConfigError
from sayso.pipeline import add_ontology, event_scores, event_types

KNIGHT = "[type.knight]\ndefinition = 'A knights B'\nverbs = ['knight']\nscore = 4\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(KNIGHT)
    return path


def test_a_book_keeps_what_a_file_says(tmp_path: Path, own: Path) -> None:
    with Book(tmp_path / "b.db", create=True) as book:
        (knight,) = add_ontology(book, own)
    assert (knight.name, knight.user, knight.score) == ("knight", True, 4)
    with Book(tmp_path / "b.db", read_only=True) as book:
        assert book.ontology_files() == [("own.toml", KNIGHT)]
        assert own_types(book.connection) == {"knight"}
        assert event_scores(book)["knight"] == 4
        assert "knight" not in event_scores()
        assert event_types(book)[-1] == knight


def test_a_file_of_the_same_name_takes_its_place(tmp_path: Path, own: Path) -> None:
    with Book(tmp_path / "b.db", create=True) as book:
        add_ontology(book, own)
        own.write_text("[type.meet]\nscore = 2\n")
        add_ontology(book, own)
        assert "knight" not in event_scores(book)
        assert event_scores(book)["meet"] == 2
        assert own_types(book.connection) == {"knight"}  # what was read by it is still in the book


def test_a_wrong_file_is_not_kept(tmp_path: Path, own: Path) -> None:
    own.write_text(KNIGHT + "root = 'NOTHING'\n")
    with Book(tmp_path / "b.db", create=True) as book:
        with pytest.raises(ConfigError, match=r"own\.toml"):
            add_ontology(book, own)
        with pytest.raises(ConfigError, match=r"none\.toml"):
            add_ontology(book, tmp_path / "none.toml")
        assert book.ontology_files() == []


def test_types_of_several_files_do_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    files = {"a.toml": KNIGHT, "b.toml": "[type.knight]\nscore = 5\n"}
    for name, toml in files.items():
        (tmp_path / name).write_text(toml)
    with Book(tmp_path / "b.db", create=True) as book:
        add_ontology(book, tmp_path / "a.toml")
        add_ontology(book, tmp_path / "b.toml")
        add_ontology(book, tmp_path / "a.toml")
        assert event_scores(book)["knight"] == 5


def test_an_older_book_is_brought_up_to_date_when_it_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    Book(path, create=True).close()
    connection = open_connection(path)
    with transaction(connection):
        connection.execute("DROP TABLE own_type")
        connection.execute("DROP TABLE ontology_file")
        connection.execute("DELETE FROM migration WHERE name = '0002_own_types'")
    connection.close()
    with Book(path, read_only=True) as book:
        assert own_types(book.connection) == frozenset()
        assert list(book.export()) == []
