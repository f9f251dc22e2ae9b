from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sayso.book import Book
from sayso.contract import KINDS, ExportedArticle, ExportedEventMention
from sayso.errors import SaysoError
from sayso.export import (
    TABLES,
    flatten,
    write_csv_folder,
    write_csv_table,
    write_parquet_folder,
    write_parquet_table,
)
from sayso.export.tables import _PLAIN, Row
from sayso.pipeline import event_types
from tests.readings import TEXT, make_article, make_reading
from tests.small_book import make_book


@pytest.fixture
def rows(tmp_path: Path) -> list[Row]:
    path = tmp_path / "small.db"
    make_book(path)
    with Book(path) as book:
        return list(flatten(book.export(), event_types(book)))


def table(rows: list[Row], name: str) -> list[dict[str, Any]]:
    """The rows of one table, by column."""
    return [dict(zip(TABLES[name].columns, row, strict=True)) for of, row in rows if of == name]


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_kind_of_record_has_rows() -> None:
    apart = {"ExportedArticle", "ExportedEventMention", "ExportedEvent"}
    assert {kind.__name__ for kind in KINDS} == apart | {kind.__name__ for kind in _PLAIN}


def test_every_row_fits_its_columns(rows: list[Row]) -> None:
    kinds = {"text": str, "integer": int, "real": (int, float), "boolean": bool}
    for name, values in rows:
        for kind, value in zip(TABLES[name].columns.values(), values, strict=True):
            assert value is None or isinstance(value, kinds[kind]), (name, values)


def test_every_reference_leads_to_a_row(rows: list[Row]) -> None:
    ids = {name: {row["id"] for row in table(rows, name)} for name in TABLES if "id" in
           TABLES[name].columns}  # fmt: skip
    for name, column, to in (
        ("mentions", "entity", "entities"),
        ("event_mentions", "article", "articles"),
        ("event_mentions", "event", "events"),
        ("event_participants", "entity", "entities"),
        ("event_mention_participants", "event_mention", "event_mentions"),
        ("claim_statements", "statement", "statements"),
        ("story_articles", "article", "articles"),
    ):
        found = {row[column] for row in table(rows, name)} - {None}
        assert found and found <= ids[to], (name, column)


def test_an_event_mention_tells_its_sentence_and_its_places(tmp_path: Path) -> None:
    article = make_article()
    with Book(tmp_path / "b.db", create=True) as book:
        book.add([(article, make_reading(article))])
        rows = list(flatten(book.export(), event_types(book)))
    gave = next(row for row in table(rows, "event_mentions") if row["trigger"] == "gave")
    assert gave["sentence"] == TEXT
    assert TEXT[gave["start"] : gave["end"]] == "gave"
    assert (gave["amount"], gave["currency"], gave["time_value"]) == (2e6, "USD", "2024-08-06")
    assert gave["user"] is False


def test_an_event_has_root_quad_and_scores_of_its_type(rows: list[Row]) -> None:
    donated = next(row for row in table(rows, "events") if row["type"] == "donate")
    coded = [donated[name] for name in ("root", "quad", "plover_score", "score", "user")]
    assert coded == ["AID", "MATERIAL COOPERATION", 7.4, 7.0, False]


def test_a_csv_folder_holds_every_table(rows: list[Row], tmp_path: Path) -> None:
    write_csv_folder(rows, tmp_path / "out")
    for name, columns in ((name, list(one.columns)) for name, one in TABLES.items()):
        lines = read_csv(tmp_path / "out" / f"{name}.csv")
        assert lines[0] == columns
        assert len(lines) - 1 == len(table(rows, name))


def test_one_csv_table_is_the_same_as_in_the_folder(rows: list[Row], tmp_path: Path) -> None:
    file = io.BytesIO()
    write_csv_table(rows, "events", file)
    write_csv_folder(rows, tmp_path / "out")
    assert file.getvalue() == (tmp_path / "out" / "events.csv").read_bytes()


def test_parquet_holds_the_values_as_they_are(rows: list[Row], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_parquet_folder(rows, tmp_path / "out")
    for name in TABLES:
        found = parquet.read_table(tmp_path / "out" / f"{name}.parquet")
        assert found.column_names == list(TABLES[name].columns)
        assert found.to_pylist() == table(rows, name)


def test_parquet_is_the_same_twice(rows: list[Row]) -> None:
    pytest.importorskip("pyarrow")
    first, second = io.BytesIO(), io.BytesIO()
    for file in (first, second):
        write_parquet_table(rows, "event_mentions", file)
    assert first.getvalue() == second.getvalue()


def test_without_pyarrow_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SaysoError) as err:
        write_parquet_folder([], tmp_path / "out")
    assert "pip install 'sayso[parquet]'" in err.value.hint
    assert not (tmp_path / "out").exists()


def test_a_record_of_a_user_s_type_is_marked_in_every_form(tmp_path: Path) -> None:
    article = make_article()
    with Book(tmp_path / "b.db", create=True) as book:
        toml = "[type.bestow]\ndefinition = 'A'\nverbs = ['give']\n"
        book.keep_ontology_file("own.toml", toml, ["bestow"])
        reading = make_reading(article)
        events = [msgspec.structs.replace(one, type="bestow") for one in reading.events]
        book.add([(article, msgspec.structs.replace(reading, events=tuple(events)))])
        records = list(book.export())
        rows = list(flatten(records, event_types(book)))
    marked = [one.user for one in records if isinstance(one, ExportedEventMention)]
    assert marked == [True, True]
    assert [row["user"] for row in table(rows, "event_mentions")] == [True, True]
    assert [row["name"] for row in table(rows, "event_types") if row["user"]] == ["bestow"]


def test_hostile_text_cannot_leave_its_cell(tmp_path: Path) -> None:
    text = '=HYPERLINK("http://x")\r\n,"\t\u2028 🙂 \x00'
    record = ExportedArticle(
        id="a", text=text, title="@cmd", outlet=None, author=None, published=None, url=None,
        path=None, language=None,
    )  # fmt: skip
    write_csv_folder(flatten([record], []), tmp_path)
    header, row = read_csv(tmp_path / "articles.csv")
    found = dict(zip(header, row, strict=True))
    assert (found["text"], found["title"]) == ("'" + text, "'@cmd")
    assert json.dumps(found)
