"""Whose press release it is: is the member of Congress in the book under the right Bioguide id?

    python eval/speakers.py                 60 releases of as many members, evenly spread
    python eval/speakers.py --members 120   more of them
    python eval/speakers.py --misses        and each miss, with what the release's names led to

Data: `$SAYSO_DATA/data/news/congress_press_2026-04.jsonl`, whose lines give the member's id; only
the table of identities in the package is used. Prints in how many releases the right id is that of
an entity named there, in how many that of a statement's source, of those that have the member's
surname at all; and how many named people got an id of another member with the same surname.
What the network sees is kept in `--cache`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from figures import ROOT, SHARED, Line, lines_of
from participants import Cache, articles_of
from sayso.book import Book
from sayso.extract import extract
from sayso.merge.words import fold_name
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Record

MIN_TEXT = 500
"""Code points of a release; shorter ones are captions of pictures and films."""
_NAMED = """
SELECT e.name, json_extract(e.identifiers, '$.bioguide') AS bioguide, count(*) AS mentions
FROM chain JOIN entity AS e ON e.id = chain.entity
WHERE chain.article = ? AND chain.named GROUP BY e.id
"""
_SOURCES = """
SELECT DISTINCT json_extract(e.identifiers, '$.bioguide') AS bioguide
FROM statement JOIN statement_source ON statement_source.statement = statement.id
JOIN chain ON chain.id = statement_source.chain JOIN entity AS e ON e.id = chain.entity
WHERE statement.article = ?
"""


class Judged(Record, frozen=True, kw_only=True):
    """One release."""

    member: str
    told: bool
    """The text has the member's surname."""
    named: bool
    speaks: bool
    namesakes: tuple[str, ...]
    """Entities with the member's surname and another id, or none."""


def of_members(number: int) -> list[Line]:
    """The first release of each member, so many of them, evenly spread."""
    first: dict[str, Line] = {}
    for row in lines_of(SHARED / "data/news/congress_press_2026-04.jsonl"):
        member = row.get("member") or {}
        if member.get("bioguide_id") and len(row.get("text") or "") >= MIN_TEXT:
            first.setdefault(member["bioguide_id"], row)
    rows = list(first.values())
    return [rows[at * len(rows) // number] for at in range(min(number, len(rows)))]


def judge(book: Book, article: Article, member: Line) -> Judged:
    """What the book has of a release."""
    right, surname = member["bioguide_id"], fold_name(member["name"]).removesuffix(" jr")
    surname = surname.rpartition(" ")[2]
    named = book.connection.execute(_NAMED, (article.id,)).fetchall()
    sources = book.connection.execute(_SOURCES, (article.id,)).fetchall()
    return Judged(
        member=member["name"],
        told=surname in fold_name(article.text).split(),
        named=any(row["bioguide"] == right for row in named),
        speaks=any(row["bioguide"] == right for row in sources),
        namesakes=tuple(
            f"{row['name']} ({row['bioguide']})"
            for row in named
            if row["bioguide"] != right and surname in fold_name(row["name"]).split()
        ),
    )


def report(judged: Sequence[Judged]) -> str:
    """A Markdown table."""
    told = [one for one in judged if one.told]
    lines = [
        "| releases | with the surname | id in the release | id of a source |",
        "|---|---|---|---|",
    ]
    lines.append(
        f"| {len(judged)} | {len(told)} | {sum(one.named for one in judged)} |"
        f" {sum(one.speaks for one in judged)} |"
    )
    return "\n".join(lines)


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--members", type=int, default=60)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--cache", type=Path, default=ROOT / "data/speakers.tsv")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: the press releases are not at {SHARED} (set SAYSO_DATA)")
    rows = of_members(options.members)
    cache = Cache(options.cache)
    with tempfile.TemporaryDirectory() as folder:
        articles = articles_of(rows, Path(folder))
        with Book(Path(folder) / "b.db", create=True) as book:
            book.add(
                (one, extract(one, cache.predict(one.text), reader="eval")) for one in articles
            )
            merge_book(book, Strict())
            pairs = zip(articles, rows, strict=True)
            judged = [judge(book, one, row["member"]) for one, row in pairs]
    print(report(judged))
    if options.misses:
        for one in judged:
            if not one.named or not one.speaks or one.namesakes:
                print(json.dumps({name: getattr(one, name) for name in one.__struct_fields__}))


if __name__ == "__main__":
    main()
