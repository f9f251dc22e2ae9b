"""Measure stories: do articles on one happening come together, and nothing else?

    python eval/stories.py

Data: `$SAYSO_DATA/data/stories/basil.half.jsonl` (50 happenings by three outlets each), alone, and
with the articles of `news/allsides.jsonl.gz` published within four days of any of them mixed in.
Prints the pair F1 over the labelled articles and, with the others mixed in, how many strangers
joined a labelled story (some belong there: nobody labelled them).
"""

from __future__ import annotations

import gzip
import json
import os
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso.merge.grouping import Link
from sayso.merge.parts import Parts
from sayso.merge.stories import (
    NEAR_DAYS,
    Vector,
    compare_articles,
    posted_terms,
    read_vector,
    stories,
)
from sayso.records import Article

DATA = Path(os.environ.get("SAYSO_DATA", "../shared")) / "data"


def vector_of(row: dict[str, Any]) -> Vector:
    """The vector of a row."""
    return read_vector(
        Article(
            id=row.get("id") or row["url"],
            text=row["text"],
            title=row.get("title"),
            published=row["date"],
        )
    )


def links_among(vectors: list[Vector]) -> list[Link]:
    """Links as the book finds them: by posted terms and days."""
    posted: dict[str, list[int]] = {}
    for at, vector in enumerate(vectors):
        for term in posted_terms(vector):
            posted.setdefault(term, []).append(at)
    links = []
    for at, vector in enumerate(vectors):
        shared: dict[int, int] = {}
        for term in posted_terms(vector):
            for other in posted[term]:
                if other < at:
                    shared[other] = shared.get(other, 0) + 1
        found = (compare_articles(vector, vectors[o]) for o, n in shared.items() if n >= 2)
        links.extend(link for link in found if link)
    return links


def stories_of(vectors: list[Vector]) -> tuple[tuple[str, ...], ...]:
    """The stories of articles, as a book with them all has them."""
    links: dict[str, list[Link]] = {}
    for link in links_among(vectors):
        for side in (link.left, link.right):
            links.setdefault(side, []).append(link)
    parts = Parts(lambda some: (link for one in some for link in links.get(one, ())))
    found = {parts.part_of(vector.article) for vector in vectors}
    return tuple(group for part in found for group in stories(part.articles, parts.links_in(part)))


def pair_f1(groups: tuple[tuple[str, ...], ...], gold: dict[str, str]) -> str:
    """Precision, recall and F1 over pairs of labelled articles."""
    found = {pair for group in groups for pair in combinations(sorted(set(group) & gold.keys()), 2)}
    wanted = {p for p in combinations(sorted(gold), 2) if gold[p[0]] == gold[p[1]]}
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / len(wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    """Run as described above."""
    if not DATA.exists():
        raise SystemExit(f"No data at {DATA}: set SAYSO_DATA to the folder that holds data/.")
    with (DATA / "stories/basil.half.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = {row["id"]: row["story_id"] for row in rows}
    vectors = [vector_of(row) for row in rows]
    groups = stories_of(vectors)
    print(f"alone: {pair_f1(groups, gold)}")
    near = {
        (date.fromisoformat(row["date"]) + timedelta(days=shift)).isoformat()
        for row in rows
        for shift in range(-NEAR_DAYS, NEAR_DAYS + 1)
    }
    with gzip.open(DATA / "news/allsides.jsonl.gz", "rt", encoding="utf-8") as lines:
        others = [row for line in lines if (row := json.loads(line))["date"] in near]
    mixed = vectors + [vector_of(row) for row in others]
    groups = stories_of(mixed)
    strangers = sum(len(set(g) - gold.keys()) for g in groups if set(g) & gold.keys())
    print(f"with {len(others)} others: {pair_f1(groups, gold)}, {strangers} strangers joined")


if __name__ == "__main__":
    main()
