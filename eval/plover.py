"""Score PLOVER roots of single sentences with marked source and target, through the product.

    python eval/plover.py [--sample N] [--export FILE ...] [--work FOLDER]

Data: `$SAYSO_DATA/data/events/plv.train.jsonl`: 1,050 sentences, each with one PLOVER root, a
source and a target. Each sentence is read as an article of its own (`sayso read`, `sayso export`),
150 in one book, as merging strangers takes time and changes nothing here.
Of the events read in it the one counts whose initiators overlap the source and whose recipients
overlap the target; else one that overlaps either, on whichever side; else the surest. None read:
the sentence counts as missed for its root. The set has CONCEDE and RETREAT as one, YIELD.

Prints macro-F1 and a Markdown table by root. `--sample N`: N sentences, the same ones on each run.
`--export FILE ...`: score these exports instead of reading. No network of the package was trained
on these sentences, so no folds are needed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from figures import ROOT, SHARED, Line, lines_of, through_the_product
from sayso.extract import load_ontology

SENTENCES = SHARED / "data/events/plv.train.jsonl"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NONE = "none"
IN_ONE_BOOK = 150
Ranges = list[list[int]]


def marked(sentence: Line, role: str) -> Ranges:
    """The spans of the source (`S`) or target (`T`)."""
    return [[span["start"], span["end"]] for span in sentence["spans"] if span["role"] == role]


def overlap(left: Ranges, right: Ranges) -> bool:
    """The two lists of spans share a code point."""
    return any(a < d and c < b for a, b in left for c, d in right)


def stands(participants: Iterable[Line], mentions: dict[str, Ranges]) -> Ranges:
    """Where a side of an event stands: its words, and every mention of its entities."""
    spans: Ranges = []
    for one in participants:
        spans += one["spans"]
        for entity in one["entities"]:
            spans += mentions.get(entity, [])
    return spans


def best_event(sentence: Line, events: list[Line], mentions: dict[str, Ranges]) -> Line | None:
    """The event whose participants overlap the marked ones best; of equal ones the surest."""
    source, target = marked(sentence, "S"), marked(sentence, "T")

    def fit(event: Line) -> tuple[float, ...]:
        left = stands(event["initiators"], mentions)
        right = stands(event["recipients"], mentions)
        straight = overlap(left, source) + overlap(right, target)
        either = overlap(left + right, source) + overlap(left + right, target)
        return straight, either, event["probability"], -event["trigger"]["spans"][0][0]

    return max(events, key=fit, default=None)


def read_roots(sentences: list[Line], exports: Iterable[Path]) -> list[str]:
    """The root that was read of each sentence; `none` where no event was."""
    texts: dict[str, str] = {}
    events: dict[str, list[Line]] = defaultdict(list)
    mentions: dict[str, dict[str, Ranges]] = defaultdict(lambda: defaultdict(list))
    for line in chain.from_iterable(map(lines_of, exports)):
        if line["kind"] == "article":
            texts[line["text"]] = line["id"]
        elif line["kind"] == "event_mention":
            events[line["article"]].append(line)
        elif line["kind"] == "mention":
            mentions[line["article"]][line["entity"]] += line["spans"]
    ontology, found = load_ontology(), []
    for sentence in sentences:
        article = texts.get(sentence["text"])
        if article is None:
            print(f"not read, counted as missed: {sentence['id']}", file=sys.stderr)
        event = best_event(sentence, events[article or ""], mentions[article or ""])
        root = ontology.root(event["type"]) if event else NONE
        found.append(YIELD.get(root, root))
    return found


def read_all(sentences: list[Line], work: Path) -> Iterator[Path]:
    """The exports of the sentences, each read as an article."""
    articles = [{"id": one["id"], "text": one["text"]} for one in sentences]
    for start in range(0, len(articles), IN_ONE_BOOK):
        some = articles[start : start + IN_ONE_BOOK]
        yield through_the_product(some, work, f"plover-{start}")


def by_root(gold: list[str], found: list[str]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each root of the gold, in percent."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    given, wanted = Counter(found), Counter(gold)
    figures = {}
    for root in sorted(wanted, key=lambda name: (-wanted[name], name)):
        precision = 100 * right[root] / given[root] if given[root] else 0.0
        recall = 100 * right[root] / wanted[root]
        f1 = 2 * precision * recall / (precision + recall) if right[root] else 0.0
        figures[root] = (precision, recall, f1)
    return figures


def report(gold: list[str], found: list[str]) -> str:
    """The figures as Markdown."""
    figures, wanted = by_root(gold, found), Counter(gold)
    macro = sum(f1 for _, _, f1 in figures.values()) / len(figures)
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    taken_for: dict[str, Counter[str]] = defaultdict(Counter)
    for g, f in zip(gold, found, strict=True):
        if g != f:
            taken_for[g][f] += 1
    lines = [
        f"{len(gold)} sentences: **macro-F1 {macro:.1f}**, {100 * right / len(gold):.1f}% right, "
        f"{100 * found.count(NONE) / len(gold):.1f}% with no event read.",
        "",
        "| root | sentences | P | R | F1 | most often taken for |",
        "|---|---|---|---|---|---|",
    ]
    for root, (precision, recall, f1) in figures.items():
        others = ", ".join(f"{name} {n}" for name, n in taken_for[root].most_common(3))
        cells = f"{wanted[root]} | {precision:.1f} | {recall:.1f} | {f1:.1f} | {others or '-'}"
        lines.append(f"| {root} | {cells} |")
    return "\n".join(lines)


def main() -> None:
    """Read the sentences, then score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many sentences; all if not given")
    parser.add_argument("--export", type=Path, nargs="+", help="exports to score")
    parser.add_argument("--work", type=Path, default=ROOT / "data" / "figures")
    options = parser.parse_args()
    if not SENTENCES.is_file():
        sys.exit(f"skipped: there is no {SENTENCES} (set SAYSO_DATA)")
    sentences = list(lines_of(SENTENCES))
    if options.sample:
        sentences = random.Random(7).sample(sentences, options.sample)
    options.work.mkdir(parents=True, exist_ok=True)
    exports = options.export or list(read_all(sentences, options.work))
    print(report([one["event"] for one in sentences], read_roots(sentences, exports)))


if __name__ == "__main__":
    main()
