"""How finding copies, rewrites and stories grows with the book: time, memory, one more article.

    python bench/lineage.py ARTICLES.jsonl[.gz] [--articles 100000] [--copies 0.1] [--days N]

Any JSONL of articles will do: `text`, and `outlet`, `date` and `title` where there are. Articles
are made of it by recombining sentences, so that there are as many as one asks for: some sentences
of one article, the others from anywhere, in each about every fifth word exchanged, so that no two
share a passage. A share of them is then a known copy of an earlier one: whole, its first two
thirds, or three of its paragraphs in an article of their own.

They go into a book in a temporary folder, with nothing else read from them, and are merged as
`sayso read` merges: passages, rare words, stories, lineage, newsrooms. Prints, as the book grows,
milliseconds of processor time an article, the time on the clock that one further article takes
(median and largest of 20), peak memory, the size of the book, how many of the known copies were
found with their origin, and how many other articles have a lineage.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sayso.book import Book
from sayso.book.readings import add_article, add_todo
from sayso.pipeline import merge_book
from sayso.records import Article, Failure

CHUNK = 500
"""Articles that are added before they are merged."""
OUTLETS = 200
SENTENCES = 20
OF_ONE = 7
"""Sentences of an article that come from one article: they give it its matter."""


class Source(NamedTuple):
    """An article of the file: its day and its sentences."""

    day: str
    sentences: list[list[str]]


class Made(NamedTuple):
    """A made article, and which one it is copied from, if any."""

    article: Article
    origin: str | None


class Silent:
    """Nobody is told how far it is; a failure ends the run."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""

    def advance(self, items: int) -> None:
        """Items are done."""

    def fail(self, failure: Failure) -> None:
        """Something went wrong."""
        raise SystemExit(f"{failure.stage}: {failure.item}: {failure.error}")


# ------------------------------------------------------------------------- making articles


def read_sources(path: Path, most: int) -> list[Source]:
    """The first articles of a file, cut into sentences of eight words and more."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, most)]
    return [source for row in rows if len((source := _source(row)).sentences) >= OF_ONE]


def _source(row: dict[str, Any]) -> Source:
    pieces = row["text"].replace("\n", " ").replace('"', "").split(". ")
    # One string for each word: the file must weigh little beside what is measured.
    words = ([sys.intern(word) for word in piece.split()] for piece in pieces)
    return Source(
        day=(row.get("date") or row.get("published") or "2020-01-01")[:10],
        sentences=[found for found in words if 8 <= len(found) <= 60],
    )


def make(sources: list[Source], chance: random.Random, copies: float, days: int) -> Iterator[Made]:
    """Made articles without end; the same for the same seed."""
    kept: list[Article] = []
    number = 0
    while True:
        origin = chance.choice(kept) if kept and chance.random() < copies else None
        made = _copy(origin, sources, chance) if origin else _new(sources, chance, days)
        article = Article(
            id=f"art_{number:07d}", outlet=f"Outlet {chance.randrange(OUTLETS)} Gazette", **made
        )
        number += 1
        if not origin:
            # Any earlier one can be copied, at a bounded memory.
            kept.insert(chance.randrange(len(kept) + 1), article)
            del kept[2000:]
        yield Made(article, origin.id if origin else None)


def _new(sources: list[Source], chance: random.Random, days: int) -> dict[str, Any]:
    source = chance.choice(sources)
    own = chance.sample(source.sentences, OF_ONE)
    others = [chance.choice(chance.choice(sources).sentences) for _ in range(SENTENCES - OF_ONE)]
    day = source.day
    if days:
        day = (date(2020, 1, 1) + timedelta(days=chance.randrange(days))).isoformat()
    lines = [_reworded(sentence, sources, chance) for sentence in own + others]
    return {"title": lines[0], "text": _paragraphs(lines), "published": day}


def _reworded(sentence: list[str], sources: list[Source], chance: random.Random) -> str:
    """Every fourth to sixth word exchanged: no run of eight words stays."""
    words = list(sentence)
    at = chance.randrange(5)
    while at < len(words):
        words[at] = chance.choice(chance.choice(chance.choice(sources).sentences))
        at += chance.randint(4, 6)
    return " ".join(words)


def _paragraphs(lines: list[str]) -> str:
    return "\n\n".join(f"{'. '.join(lines[at : at + 2])}." for at in range(0, len(lines), 2))


def _copy(origin: Article, sources: list[Source], chance: random.Random) -> dict[str, Any]:
    """Published a day or two later: whole, cut, or an excerpt in an article of its own."""
    lines = origin.text.split("\n\n")
    kind = chance.randrange(3)
    if kind == 1:
        lines = lines[: len(lines) * 2 // 3]
    if kind == 2:
        other = _new(sources, chance, 0)["text"].split("\n\n")
        lines = [*other[:3], *lines[2:5], *other[5:]]
    day = date.fromisoformat(origin.published or "2020-01-01")
    later = day + timedelta(days=chance.randint(1, 2))
    return {"title": origin.title, "text": "\n\n".join(lines), "published": later.isoformat()}


# ------------------------------------------------------------------------- measuring


def add(book: Book, made: list[Made], clock: Callable[[], float] = time.process_time) -> float:
    """Add articles and merge; seconds by the clock, as a rule those that the processor worked."""
    began = clock()
    with book.writing() as connection:
        for one in made:
            add_article(connection, one.article)
        add_todo(connection, "index", [one.article.id for one in made])
    merge_book(book, Silent())
    return clock() - began


def peak() -> float:
    """Peak memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def size(path: Path) -> float:
    """Size of the book in MiB, its log included."""
    return sum(found.stat().st_size for found in path.parent.glob(path.name + "*")) / 2**20


def right_origins(book: Book, known: dict[str, str]) -> str:
    """How many of the known copies lead to their origin, and how many others have a lineage."""
    rows = book.connection.execute("SELECT article, origin FROM lineage").fetchall()
    found = {row["article"]: row["origin"] for row in rows}
    right = sum(_leads_to(copy, origin, found) for copy, origin in known.items())
    return f"{right} of {len(known)} | {len(found.keys() - known.keys())}"


def _leads_to(copy: str, origin: str, found: dict[str, str | None]) -> bool:
    """A copy of another copy of the origin leads there too, over any number of hops."""
    seen: set[str] = set()
    at: str | None = copy
    while at and at not in seen:
        seen.add(at)
        at = found.get(at)
        if at == origin:
            return True
    return False


def steps_to(most: int) -> list[int]:
    """1,000, 3,000, 10,000 and so on up to `most`."""
    steps = [unit * power for power in (1000, 10_000, 100_000, 1_000_000) for unit in (1, 3)]
    return [*[step for step in steps if step < most], most]


def measure(book: Book, path: Path, made: Iterator[Made], most: int) -> None:
    """Grow the book step by step and print a line for each."""
    known: dict[str, str] = {}
    done = 0
    for step in steps_to(most):
        spent, before = 0.0, done
        while done < step:
            batch = list(islice(made, min(CHUNK, step - done)))
            known.update({one.article.id: one.origin for one in batch if one.origin})
            spent += add(book, batch)
            done += len(batch)
        single = [add(book, list(islice(made, 1)), time.monotonic) for _ in range(20)]
        each = 1000 * spent / (done - before)
        print(
            f"| {done:,} | {each:.1f} | {1000 * statistics.median(single):.0f}"
            f" | {1000 * max(single):.0f} | {peak():.0f} | {size(path):.0f}"
            f" | {right_origins(book, known)} |",
            flush=True,
        )


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--copies", type=float, default=0.1, help="share of known copies, 0..1")
    parser.add_argument("--days", type=int, default=0, help="spread over so many days; 0: as given")
    parser.add_argument("--sources", type=int, default=20_000, help="articles read of the file")
    options = parser.parse_args()
    sources = read_sources(options.file, options.sources)
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    print(f"made of {len(sources)} articles, {peak():.0f} MiB before the first is merged\n")
    print("| articles | ms each | one more, ms | largest | peak MiB | book MiB | copies | others |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    # A fixed seed: the same articles at every run; nothing here is a secret.
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        with Book(path, create=True) as book:
            made = make(sources, chance, options.copies, options.days)
            measure(book, path, made, options.articles)


if __name__ == "__main__":
    main()
