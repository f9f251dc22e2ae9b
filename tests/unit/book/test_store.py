"""A book gives back what was put in, once, and says clearly when it cannot be used."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import msgspec
import pytest

from sayso.book import Book
from sayso.errors import BookLocked, BookTooNew, NotABook
from sayso.records import Extraction
from tests.readings import make_article, make_reading


@pytest.fixture
def book(tmp_path: Path) -> Book:
    with Book(tmp_path / "b.db", create=True) as made:
        yield made


def test_reading_comes_back_as_it_was(book: Book) -> None:
    article = make_article()
    book.add([(article, make_reading(article))])
    assert book.reading(article.id) == make_reading(article)


def test_adding_twice_adds_nothing(book: Book) -> None:
    article = make_article()
    assert book.add([(article, make_reading(article))]) == 1
    before = list(book.connection.iterdump())
    assert book.add([(article, make_reading(article)), (article, None)]) == 0
    assert list(book.connection.iterdump()) == before


def test_second_path_of_an_article_is_noted_and_the_first_in_order_exported(book: Book) -> None:
    for path in ("z.txt", "a.txt"):
        article = make_article()
        book.add([(type(article)(**{**_fields(article), "path": path}), make_reading(article))])
    (exported,) = [r for r in book.export() if type(r).__name__ == "ExportedArticle"]
    assert exported.path == "a.txt"
    assert book.count("article_path") == 2


def test_newer_reading_takes_the_place_and_the_old_one_is_kept(book: Book) -> None:
    article = make_article()
    book.add([(article, make_reading(article, "old+1"))])
    book.add([(article, make_reading(article, "new+1"))])
    assert book.reading(article.id) == make_reading(article, "new+1")
    find = "SELECT archive FROM reading WHERE reader = 'old+1'"
    old = zlib.decompress(book.connection.execute(find).fetchone()["archive"])
    assert msgspec.json.decode(old, type=Extraction) == make_reading(article, "old+1")
    assert book.count("statement") == 3
    assert not book.has_reading(article.id, "old+1")


def test_search_finds_words_of_current_statements_only(book: Book) -> None:
    article = make_article()
    book.add([(article, make_reading(article, "old+1"))])
    book.add([(article, make_reading(article, "new+1"))])
    find = "SELECT count(*) FROM statement_search WHERE statement_search MATCH 'officials'"
    assert book.connection.execute(find).fetchone()[0] == 2
    book.connection.execute(
        "INSERT INTO statement_search(statement_search) VALUES('integrity-check')"
    )


def test_missing_book_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotABook) as err:
        Book(tmp_path / "none.db")
    assert "sayso read" in err.value.hint


@pytest.mark.parametrize(
    "content", [b"not a database, just text", b"SQLite format 3\x00" + b"x" * 90]
)
def test_file_that_is_no_book_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(NotABook):
        Book(path, create=True)
    assert path.read_bytes() == content


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(NotABook, match="another program"):
        Book(path, create=True)


def test_book_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with Book(path, create=True) as book:
        book.connection.execute("INSERT INTO migration VALUES ('9999_future', '2100-01-01')")
    with pytest.raises(BookTooNew, match="9999_future"):
        Book(path)


def test_locked_book_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.book.connection.BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "b.db"
    article = make_article()
    with (
        Book(path, create=True) as one,
        Book(path) as other,
        one.writing(),
        pytest.raises(BookLocked),
    ):
        other.add([(article, make_reading(article))])


def test_failed_write_leaves_nothing_behind(book: Book) -> None:
    article = make_article()
    reading = make_reading(article)
    broken = type(reading)(article=article.id, reader="x+1", times=reading.times * 2)
    with pytest.raises(sqlite3.IntegrityError):  # two rows with one id
        book.add([(article, broken)])
    assert book.count("article") == book.count("time") == 0


def _fields(article: object) -> dict[str, object]:
    return {name: getattr(article, name) for name in article.__struct_fields__}
