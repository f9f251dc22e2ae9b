"""A user's own event type, from a TOML file to every form of export."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_sayso

OWN = """
[type.knight]
definition = "A makes B a knight"
root = "SUPPORT"
score = 4.5
verbs = ["knight"]
examples = ["King Osric [tapped the shoulder of] Robert Hale."]

[type.donate]
score = 9
"""
ARTICLE = {
    "text": "Queen Ada Quist knighted Robert Hale in the palace on Tuesday.\n\n"
    "Lumen donated $2 million to the Harbour Fund, said Robert Hale.",
    "date": "2024-08-09",
    "outlet": "The Tern",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "own.toml").write_text(OWN)
    (folder / "given.jsonl").write_text(json.dumps(ARTICLE) + "\n")
    path = folder / "b.db"
    run_sayso("read", folder / "given.jsonl", "--book", path)
    assert types(path) == {}
    run_sayso("ontology", "add", folder / "own.toml", "--book", path)
    report = run_sayso("read", folder / "given.jsonl", "--book", path, "--json").stdout
    assert json.loads(report)["added"] == 1  # read anew, with the new type
    report = run_sayso("read", folder / "given.jsonl", "--book", path, "--json").stdout
    assert json.loads(report)["known"] == 1
    return path


def records(book: Path) -> list[dict[str, Any]]:
    lines = run_sayso("export", "--book", book).stdout.splitlines()
    return [json.loads(line) for line in lines]


def types(book: Path) -> dict[str, bool]:
    """Which of the knightings are marked as of a user's type, by kind of record."""
    return {one["kind"]: one["user"] for one in records(book) if one.get("type") == "knight"}


def test_the_type_is_found_and_marked(book: Path) -> None:
    assert types(book) == {"event_mention": True, "event": True}
    others = [one["user"] for one in records(book) if one.get("type") == "donate"]
    assert others and not any(others)


def test_a_plover_row_of_it_has_its_root_and_weight(book: Path) -> None:
    text = run_sayso("export", "--book", book, "--format", "plover").stdout
    rows = {row["Type"]: row for row in csv.DictReader(text.splitlines(), dialect="excel-tab")}
    knight = rows["knight"]
    assert knight["User Type"] == "true"
    assert (knight["Event Type"], knight["Quad Code"]) == ("SUPPORT", "VERBAL COOPERATION")
    assert (knight["PLOVER Score"], knight["Score"]) == ("4.6", "4.5")
    assert (knight["Actor Name"], knight["Recipient Name"]) == ("Ada Quist", "Robert Hale")
    assert knight["Sentence"].startswith("Queen Ada Quist knighted")
    assert (knight["Source"], knight["Articles"]) == ("The Tern", "1")
    assert rows["donate"]["Score"] == "9.0"


def test_the_flat_tables_hold_it_and_its_definition(book: Path, tmp_path: Path) -> None:
    run_sayso("export", "--book", book, "--format", "csv", "--output", tmp_path / "tables")
    with (tmp_path / "tables" / "event_types.csv").open(newline="") as file:
        own = [row for row in csv.DictReader(file) if row["user"] == "true"]
    assert [row["definition"] for row in own] == ["A makes B a knight"]
    one = run_sayso("export", "--book", book, "--format", "csv", "--table", "events").stdout
    assert "knight,SUPPORT" in one


def test_parquet_tables_hold_it(book: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "events.parquet"
    run_sayso(
        "export", "--book", book, "--format", "parquet", "--table", "events", "--output", path
    )
    rows = parquet.read_table(path).to_pylist()
    assert [row["score"] for row in rows if row["type"] == "knight"] == [4.5]


def test_a_book_shows_its_own_types_and_weights(book: Path) -> None:
    shown = json.loads(run_sayso("ontology", "show", "knight", "--book", book, "--json").stdout)
    assert (shown["user"], shown["quad"]) == (True, "VERBAL COOPERATION")
    assert shown["words"] == ["knight", "tapped the shoulder of"]
    assert "+9.0" in run_sayso("ontology", "show", "donate", "--book", book).stdout
    assert "+7.0" in run_sayso("ontology", "show", "donate").stdout


def test_pages_weigh_by_the_book_s_own_weights(book: Path) -> None:
    page = json.loads(run_sayso("get", "/words", "--book", book).stdout)
    weights = {one["type"]: one["score"] for one in page["types"]}
    assert (weights["donate"], weights["knight"]) == (9, 4.5)


def test_what_does_not_go_together_is_wrong_usage(book: Path) -> None:
    for arguments in (
        ["--format", "plover", "--table", "events"],
        ["--format", "csv", "--table", "nothing"],
        ["--format", "csv"],
    ):
        done = run_sayso("export", "--book", book, *arguments, check=2)
        assert "Usage: sayso export" in done.stderr
    assert "none of" in run_sayso("ontology", "show", "nothing", check=2).stderr


def test_a_wrong_file_says_where_and_leaves_the_book_alone(book: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[type.knight]\nscore = 99\n")
    done = run_sayso("ontology", "add", wrong, "--book", book, check=3)
    assert "knight" in done.stderr and "wrong.toml" in done.stderr
    shown = json.loads(run_sayso("ontology", "show", "knight", "--book", book, "--json").stdout)
    assert shown["score"] == 4.5
