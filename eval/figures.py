"""Every figure of reading, through the product: `sayso read`, `sayso export`, then the scorers.

    python eval/figures.py [statements] [events] [times] [--work FOLDER]

The annotated articles and the scorers are not part of the project; their folder is the value of
SAYSO_DATA (default: `../shared` beside the checkout). Without it nothing is measured, and that is
said.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared"))
Line = dict[str, Any]


def lines_of(path: Path) -> Iterator[Line]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Write objects as JSONL."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def through_the_product(articles: list[Line], work: Path, name: str) -> Path:
    """Read the articles into a fresh book and export it; prints words a second."""
    given, book, export = (work / f"{name}.{end}" for end in ("in.jsonl", "db", "export.jsonl"))
    for old in work.glob(f"{name}.db*"):
        old.unlink()
    write_lines(given, articles)
    began = time.monotonic()
    run("sayso", "read", given, "--book", book, "--jobs", "1")
    taken = time.monotonic() - began
    run("sayso", "export", "--book", book, "--format", "jsonl", "--output", export)
    words = sum(len(article["text"].split()) for article in articles)
    print(
        f"{len(articles)} articles, {words} words, {words / taken:.0f} words a second, one process"
    )
    return export


def run(command: str, *arguments: object) -> None:
    """Run a command of this environment and show what it prints."""
    folder = Path(sys.executable).parent
    print(f"$ {command} {' '.join(map(str, arguments))}", flush=True)
    done = subprocess.run([folder / command, *map(str, arguments)], text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)


def statements(work: Path) -> None:
    """Statements on the development articles of PolNeAR."""
    folder = SHARED / "data/polnear/dev"
    with (SHARED / "data/polnear/metadata.tsv").open(encoding="utf-8") as file:
        meta = {
            row["filename"].removesuffix(".txt"): row
            for row in csv.DictReader(file, delimiter="\t")
        }
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        row = meta.get(path.stem, {})
        text = path.read_bytes().decode("utf-8")
        day = row.get("publication_date")
        articles.append(
            {"id": path.stem, "text": text, "date": day, "outlet": row.get("publisher")}
        )
    export = through_the_product(articles, work, "polnear")
    by_text = {article["text"]: article["id"] for article in articles}
    name_of: dict[str, str] = {}
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines_of(export):
        if line["kind"] == "article":
            name_of[line["id"]] = by_text[line["text"]]
        elif line["kind"] == "statement":
            roles = ("source", "cue", "content")
            found[line["article"]].append({role: line[role]["spans"] for role in roles})
    predictions = work / "polnear.pred.jsonl"
    write_lines(
        predictions, ({"doc": doc, "attributions": found[art]} for art, doc in name_of.items())
    )
    for scorer, *more in (
        ("attribution.py",),
        ("attribution.py", "--outermost"),
        ("attribution_pieces.py",),
    ):
        run("python", SHARED / "eval" / scorer, "score", folder, predictions, *more)


def events(work: Path) -> None:
    """Events on the annotated development articles."""
    gold = SHARED / "data/events/sayso.dev.jsonl"
    fields = ("id", "text", "title", "outlet", "date", "url")
    articles = [{field: line.get(field) for field in fields} for line in lines_of(gold)]
    export = through_the_product(articles, work, "events")
    run("python", SHARED / "eval/events.py", "score", gold, export)


def times(work: Path) -> None:
    """Time expressions on the four development sets, whole."""
    for gold in sorted((SHARED / "data/time").glob("*.jsonl")):
        rows = list(lines_of(gold))
        articles = [{"id": r["id"], "text": r["text"], "date": r.get("dct")} for r in rows]
        export = through_the_product(articles, work, f"time-{gold.stem}")
        by_article: dict[str, list[Line]] = defaultdict(list)
        id_of_text = {row["text"]: row["id"] for row in rows}
        names: dict[str, str] = {}
        for line in lines_of(export):
            if line["kind"] == "article":
                names[line["id"]] = id_of_text[line["text"]]
            elif line["kind"] == "time":
                start, end = line["spans"][0][0], line["spans"][-1][1]
                time_line = {"start": start, "end": end}
                by_article[line["article"]].append(
                    time_line | {key: line[key] for key in ("type", "value", "text")}
                )
        predictions = work / f"time-{gold.stem}.pred.jsonl"
        write_lines(
            predictions, ({"id": name, "timexes": by_article[art]} for art, name in names.items())
        )
        run("python", SHARED / "eval/timex.py", gold, predictions)


def main() -> None:
    """Measure what is named; everything if nothing is."""
    measures = {"statements": statements, "events": events, "times": times}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*measures, []])
    parser.add_argument("--work", type=Path, default=ROOT / "data" / "figures")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: the annotated articles are not at {SHARED} (set SAYSO_DATA)")
    options.work.mkdir(parents=True, exist_ok=True)
    for name in options.names or measures:
        print(f"\n## {name}")
        measures[name](options.work)


if __name__ == "__main__":
    main()
