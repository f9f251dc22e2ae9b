"""Any SQLite tool opens a book."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

WORDS = {
    "article", "mention", "entity", "statement", "event_mention", "event", "claim", "time", "story",
    "lineage", "judgement",
}  # fmt: skip


def test_datasette_shows_the_words_of_the_book(sample_book: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "datasette", sample_book, "--get", "/sample.json"],
        capture_output=True,
        text=True,
        check=True,
    )
    tables = {table["name"]: table["count"] for table in json.loads(done.stdout)["tables"]}
    assert tables.keys() >= WORDS
    assert tables["article"] >= 24
    assert tables["statement"] > 50


def test_book_is_whole_by_sqlites_own_checks(sample_book: Path) -> None:
    connection = sqlite3.connect(sample_book)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    strict = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0"
        " AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    assert strict == []
    connection.close()


def test_full_text_search_finds_articles_statements_and_entities(sample_book: Path) -> None:
    connection = sqlite3.connect(sample_book)
    for table in ("article_search", "statement_search", "entity_search"):
        (found,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {table} MATCH 'Zuckerberg'"
        ).fetchone()
        assert found > 0
    connection.close()
