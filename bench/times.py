"""How fast times and sums of money are read, on one core.

    python bench/times.py ARTICLES.jsonl[.gz] [--articles 500] [--rounds 5]

Each line of the file is an article with a `text`, and a `date` or `dct` if it has one. Prints
articles and characters a second of processor time, the best and the median of the rounds, and the
time to the first reading in a fresh process (rules are compiled on first use).
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from sayso.extract.amounts import read_amounts
from sayso.extract.times import read_times

FIRST = (
    "import time; began = time.perf_counter(); from sayso.extract.times import read_times; "
    "read_times('He left on Tuesday.', published='2024-08-09'); "
    "print(time.perf_counter() - began)"
)


def articles_of(path: Path, count: int) -> list[tuple[str, str | None]]:
    """Text and day of publication of the first `count` articles."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [json.loads(line) for line in islice(file, count)]
    return [(row["text"], row.get("date") or row.get("dct")) for row in rows]


def seconds(
    articles: list[tuple[str, str | None]], read: Callable[[str, str | None], Any]
) -> float:
    """Processor time of reading all articles once."""
    began = time.process_time()
    for text, published in articles:
        read(text, published)
    return time.process_time() - began


def report(name: str, articles: list[tuple[str, str | None]], rounds: list[float]) -> None:
    """Print one line of figures."""
    size = sum(len(text) for text, _ in articles)
    best, median = min(rounds), statistics.median(rounds)
    print(
        f"{name:8} best {len(articles) / best:7.0f} articles/s, median "
        f"{len(articles) / median:7.0f}; {size / best / 1e6:.2f} million characters/s "
        f"({size / len(articles):.0f} an article)"
    )


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description="How fast times and sums of money are read.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    articles = articles_of(options.file, options.articles)
    print(platform.machine(), platform.python_version(), f"{len(articles)} articles")
    first = subprocess.run(
        [sys.executable, "-c", FIRST], capture_output=True, text=True, check=True
    )
    print(f"first reading after {1000 * float(first.stdout):.0f} ms")
    readers: dict[str, Callable[[str, str | None], Any]] = {
        "times": lambda text, published: read_times(text, published=published),
        "amounts": lambda text, _: read_amounts(text),
    }
    for name, read in readers.items():
        report(name, articles, [seconds(articles, read) for _ in range(options.rounds)])


if __name__ == "__main__":
    main()
