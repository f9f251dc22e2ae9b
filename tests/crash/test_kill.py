"""A book survives `kill -9` at any moment: nothing half written, nothing lost."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from sayso.book import Book
from tests.readings import make_article, make_reading

ARTICLES = 400
KILLS = 40
WRITER = """
import sys
from pathlib import Path
from sayso.book import Book
from tests.crash.test_kill import articles
from tests.readings import make_reading

with Book(Path(sys.argv[1]), create=True) as book:
    print("open", flush=True)
    for article in articles():
        if not book.has_reading(article.id, "hand+1"):
            book.add([(article, make_reading(article))])
    print("done", flush=True)
"""


def articles():
    for number in range(ARTICLES):
        yield make_article(outlet=f"The Tern {number}")


def start_writer(book: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(book)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def whole(path: Path) -> int:
    """How many articles the book holds; fails if any row is broken or any article half written."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("article", "reading", "mention", "statement", "event_mention")
    ]
    connection.close()
    number = counts[0]
    assert counts == [number, number, 4 * number, 3 * number, 2 * number]
    return number


def exported(path: Path) -> list[bytes]:
    with Book(path, read_only=True) as book:
        return [msgspec.json.encode(record) for record in book.export()]


def test_book_survives_kill_at_any_moment(tmp_path: Path) -> None:
    rnd = random.Random(8)
    path, kept, finished = tmp_path / "b.db", 0, False
    for _ in range(KILLS):
        writer = start_writer(path)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        time.sleep(rnd.uniform(0, 0.04))
        writer.send_signal(signal.SIGKILL)
        finished = "done" in writer.communicate()[0]
        now = whole(path)
        assert now >= kept
        kept = now
    assert kept > 0
    if not finished:
        assert "done" in start_writer(path).communicate()[0]
    assert whole(path) == ARTICLES
    with Book(tmp_path / "c.db", create=True) as untouched:
        untouched.add((article, make_reading(article)) for article in articles())
    assert exported(path) == exported(tmp_path / "c.db")


def test_kill_while_the_book_is_made(tmp_path: Path) -> None:
    rnd = random.Random(9)
    path = tmp_path / "b.db"
    for _ in range(10):
        writer = start_writer(path)
        time.sleep(rnd.uniform(0.02, 0.3))
        writer.kill()
        writer.communicate()
    assert "done" in start_writer(path).communicate()[0]
    assert whole(path) == ARTICLES
