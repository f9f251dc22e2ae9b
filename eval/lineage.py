"""Measure lineage: which article comes from which, and what is counted of it.

    python eval/lineage.py                     from the articles alone, with nothing else read
    python eval/lineage.py --product storyA    lineage and counts of written stories through the
                                               product: read, merge, export (no name: all)
    python eval/lineage.py --export FILE       the same from what `sayso export --format jsonl`
                                               wrote for the articles of written stories

Data: stories written with known lineage and counts, in `eval/written` (part of the project) and
in `lineage/cases` of `$SAYSO_DATA/data` (default ../shared/data); from there, too,
`lineage/helsinki_*` (pairs of real pages), `polnear/metadata.tsv` (wires),
`stories/basil.half.jsonl` (independent reports of one happening: any lineage is a mistake, but
for the few that print an agency's words). What is not there is not measured.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso.merge.credits import read_credits, wire_of
from sayso.merge.identities import shipped
from sayso.merge.kinship import compare, origin_probability
from sayso.merge.lineage import choose, newsroom_of
from sayso.merge.press import Press, same_newsroom
from sayso.merge.profile import read_profile
from sayso.records import Article

DATA = Path(os.environ.get("SAYSO_DATA", "../shared")) / "data"
WRITTEN = (Path(__file__).parent / "written", DATA / "lineage/cases")
Json = dict[str, Any]


def lines(path: Path) -> Iterator[Json]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as source:
        yield from map(json.loads, source)


def written_stories(names: list[str]) -> list[tuple[Path, Json]]:
    """The articles' file and the gold of each written story of these names, of all if none."""
    found = (path for folder in WRITTEN for path in sorted(folder.glob("*.articles.jsonl")))
    return [
        (
            path,
            json.loads(
                path.with_name(path.name.replace("articles.jsonl", "gold.json")).read_text()
            ),
        )
        for path in found
        if not names or path.name.split(".")[0] in names
    ]


def article_of(row: Json) -> Article:
    """A row of any of the sets as an article."""
    return Article(
        id=row["id"],
        text=row["text"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        author=row.get("author"),
        published=row.get("date") or (row.get("scraped_at") or "")[:10] or None,
        url=row.get("url"),
    )


# ------------------------------------------------------------------------- from articles alone


def pairs() -> None:
    """Area under the curve for same origin over labelled pairs of real pages."""
    rows = {row["id"]: row for row in lines(DATA / "lineage/helsinki_articles.jsonl")}
    press = Press(shipped(), {row["outlet"] for row in rows.values()})
    scores: dict[bool, list[float]] = {True: [], False: []}
    found: Counter[str] = Counter()
    for pair in lines(DATA / "lineage/helsinki_pairs.half.jsonl"):
        left, right = (read_profile(article_of(rows[pair[side]]), press) for side in "ab")
        scores[pair["same_origin"]].append(origin_probability(left, right))
        kin = compare(left, right)
        found[f"{pair['kind']} -> {kin.relation if kin else 'none'}"] += 1
    print(f"pairs of real pages: AUC {area(scores[True], scores[False]):.3f} {dict(found)}")


def area(positive: list[float], negative: list[float]) -> float:
    """The chance that a positive scores above a negative."""
    wins = sum((one > other) + 0.5 * (one == other) for one in positive for other in negative)
    return wins / (len(positive) * len(negative))


def cases() -> None:
    """Relation, origin and newsroom of every article of the written stories."""
    right: Counter[str] = Counter()
    for path, gold in written_stories([]):
        right.update(judge(lineage_of(list(lines(path))), gold["articles"]))
    show(right)


def lineage_of(rows: list[Json]) -> dict[str, Json]:
    """Relation, origin and newsroom of each article, every pair compared."""
    press = Press(shipped(), {row["outlet"] for row in rows})
    profiles = {row["id"]: read_profile(article_of(row), press) for row in rows}
    compared = (compare(left, right) for left, right in combinations(profiles.values(), 2))
    kin = [one for one in compared if one]
    chosen = {name: choose(profile, kin) for name, profile in profiles.items()}
    own = {name: p.newsroom.name if p.newsroom else None for name, p in profiles.items()}
    return {
        name: {
            "relation": lineage.relation if lineage else "original",
            "from": lineage.origin if lineage else None,
            "newsroom": newsroom_of(name, chosen, own),
        }
        for name, lineage in chosen.items()
    }


def judge(found: dict[str, Json], gold: dict[str, Json]) -> Counter[str]:
    """How many articles have the right relation, origin, newsroom, and all three."""
    right: Counter[str] = Counter()
    for name, wanted in gold.items():
        got = found.get(name, {"relation": "original", "from": None, "newsroom": None})
        also = wanted.get("also", [])
        relation = got["relation"] in (wanted["relation"], *also)
        origins = {wanted["from"], wanted.get("also_from", wanted["from"])}
        excused = got["relation"] == "original" and "original" in also
        origin = got["from"] in origins or excused
        newsroom = same_newsroom(got["newsroom"], wanted["newsroom"])
        right.update(articles=1, relation=relation, origin=origin, newsroom=newsroom)
        right.update(all=relation and origin and newsroom, both=relation and origin)
        if not (relation and origin and newsroom):
            print("  wrong:", name, {key: wanted[key] for key in got}, "got", got)
    return right


def show(right: Counter[str]) -> None:
    """The counts as shares."""
    articles = right["articles"]
    shares = {key: round(right[key] / articles, 3) for key in right if key != "articles"}
    print(f"written stories: {articles} articles {shares}")


def wires() -> None:
    """F1 of the agency whose text an article is, over PolNeAR; `NA` is unknown and left out."""
    press = Press(shipped())
    right = wrong = missed = 0
    with (DATA / "polnear/metadata.tsv").open(encoding="utf-8") as source:
        for row in csv.DictReader(source, delimiter="\t"):
            if row["wire"] == "NA":
                continue
            path = DATA / "polnear" / row["compartment"] / "text" / f"{row['filename']}.txt"
            article = Article(
                id="x", text=path.read_text(), outlet=row["publisher"], author=row["author"]
            )
            credit = wire_of(read_credits(article, press))
            got = credit.newsroom if credit else None
            wanted = {"AP": "Associated Press", "reuters": "Reuters", "None": None}.get(
                row["wire"], row["wire"]
            )
            right += got is not None and got == wanted
            wrong += got is not None and got != wanted
            missed += wanted is not None and got != wanted
    print(f"wires: F1 {2 * right / (2 * right + wrong + missed):.3f}, {right=} {wrong=} {missed=}")


def independent() -> None:
    """Lineage found between three outlets' reports of one happening, each with its reason."""
    rows = list(lines(DATA / "stories/basil.half.jsonl"))
    press = Press(shipped(), {row["outlet"] for row in rows})
    profiles = [(row["story_id"], read_profile(article_of(row), press)) for row in rows]
    found = []
    for (story, left), (other, right) in combinations(profiles, 2):
        kin = compare(left, right) if story == other else None
        if kin:
            found.append(kin)
    print(f"independent reports: {len(found)} kinships in 150 pairs")
    for kin in found:
        print("  ", kin.relation, kin.child[-8:], kin.parent[-8:], kin.reason)


# ------------------------------------------------------------------------- from an export


def exported(path: Path) -> None:
    """Lineage and counts that the product exported for the articles of the written stories."""
    records: dict[str, list[Json]] = {}
    for record in lines(path):
        records.setdefault(record["kind"], []).append(record)
    right: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for path, gold in written_stories([]):
        names = exported_names(list(lines(path)), records["article"])
        if not names:
            continue
        right.update(judge(exported_lineage(records, names), gold["articles"]))
        for happening in gold["happenings"]:
            counted.update(count(happening, records, names))
    show(right)
    shares = {name: f"{number} of {counted['happenings']}" for name, number in counted.items()}
    print(f"counts through the product, right with or without passing mentions: {shares}")


def product(stories: list[str]) -> None:
    """Read, merge and export written stories as a user would, then judge the export."""
    given = [path for path, _ in written_stories(stories)]
    sayso = Path(sys.executable).parent / "sayso"
    with tempfile.TemporaryDirectory() as folder:
        book, export = Path(folder) / "book.db", Path(folder) / "export.jsonl"
        subprocess.run([sayso, "read", *given, "--book", book], check=True)
        subprocess.run([sayso, "export", "--book", book, "--output", export], check=True)
        exported(export)


def exported_names(rows: list[Json], articles: list[Json]) -> dict[str, str]:
    """Exported id -> id in the gold; articles are known by their text and outlet."""
    known = {(row["text"].strip(), row["outlet"]): row["id"] for row in rows}
    pairs_found = ((a["id"], known.get((a["text"].strip(), a["outlet"]))) for a in articles)
    return {name: wanted for name, wanted in pairs_found if wanted}


def exported_lineage(records: dict[str, list[Json]], names: dict[str, str]) -> dict[str, Json]:
    """Relation, origin and newsroom by gold id; articles without a record are original."""
    outlets = {names[a["id"]]: a["outlet"] for a in records["article"] if a["id"] in names}
    found = {
        name: {"relation": "original", "from": None, "newsroom": outlet}
        for name, outlet in outlets.items()
    }
    for record in records.get("lineage", []):
        if record["article"] in names:
            found[names[record["article"]]] = {
                "relation": record["relation"],
                "from": names.get(record["from"] or ""),
                "newsroom": record["newsroom"],
            }
    return found


def count(happening: Json, records: dict[str, list[Json]], names: dict[str, str]) -> Counter[str]:
    """Print the counts of the exported event that fits a happening best, beside the gold's; gives
    which of them are right."""
    entities = {e["id"]: e["name"] for e in records.get("entity", [])}
    mentions: dict[str, set[str]] = {}
    for mention in records.get("event_mention", []):
        if mention["article"] in names:
            mentions.setdefault(mention["event"], set()).add(names[mention["article"]])
    wanted = set(happening["articles"])
    people = {n.casefold() for n in happening["initiators"] + happening["recipients"]}
    best, best_score = None, 0.0
    for event in records.get("event", []):
        articles = mentions.get(event["id"], set())
        parts = {entities.get(e, "").casefold() for e in event["initiators"] + event["recipients"]}
        overlap = len(articles & wanted) / max(1, len(articles | wanted))
        score = overlap * ((event["type"] == happening["type"]) + len(parts & people) / len(people))
        if score > best_score:
            best, best_score = event, score
    got = {key: best[key] if best else 0 for key in ("articles", "newsrooms", "voices")}
    plain = {key: len(happening[key]) for key in got}
    strict = {key: len(happening.get("without_passing", happening)[key]) for key in got}
    marks = {key: "ok" if got[key] in (plain[key], strict[key]) else "--" for key in got}
    print(f"  {happening['type']:<10} gold {plain} got {got} {marks} | {happening['summary']}")
    return Counter({"happenings": 1, "found": int(best is not None)}) + Counter(
        {key: 1 for key, mark in marks.items() if mark == "ok"}
    )


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--export", type=Path, help="JSONL written by `sayso export`")
    parser.add_argument("--product", nargs="*", metavar="STORY", help="storyA, storyB, ...")
    arguments = parser.parse_args()
    if arguments.export:
        exported(arguments.export)
        return
    if arguments.product is not None:
        product(arguments.product)
        return
    cases()
    if not DATA.exists():
        raise SystemExit(f"No data at {DATA}: set SAYSO_DATA to the folder that holds data/.")
    pairs()
    wires()
    independent()


if __name__ == "__main__":
    main()
