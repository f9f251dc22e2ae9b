"""Events by type: precision, recall and F1, the confusion table, and the worst errors to read.

    python eval/events_by_type.py GOLD.jsonl EXPORT.jsonl [--errors FILE] [--most N]

GOLD: annotated articles as `$SAYSO_DATA/data/events/sayso.dev.jsonl`; EXPORT: what `sayso export`
writes for them. Triggers are paired by the scorer `$SAYSO_DATA/eval/events.py`, unchanged.

Prints Markdown: a table by type (`who`: type right and of each side at least one participant), and
one of gold types (rows) against types read (columns), with what was missed and what was invented.

`--errors FILE`: the N worst errors (50) with their sentences, for reading; outside the project, as
the sentences are other people's. Each kind of error has the share that it has of all: of what was
invented, mistyped or wrong in its participants the surest come first; of what was missed, which has
no probability, every so many-th in the order of the articles.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from figures import SHARED, Line, lines_of
from sayso.extract import load_ontology

MISSED, INVENTED = "missed", "invented"
REACH = 220
"""Code points shown on either side of a trigger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A gold event and the one read for it; one of them is None if it was missed or invented."""

    article: Line
    gold: Line | None
    read: Line | None
    who: bool = False

    @property
    def kind(self) -> str:
        """What is wrong with it; empty if nothing is."""
        if self.gold is None or self.read is None:
            return MISSED if self.gold else INVENTED
        if self.gold["type"] != self.read["type"]:
            return "type"
        return "" if self.who else "who"

    @property
    def sure(self) -> float:
        """How sure the reading is; 0 if nothing was read."""
        return float(self.read["sure"]) if self.read else 0.0

    @property
    def trigger(self) -> tuple[int, int]:
        """Where its trigger stands: the gold one if there is one."""
        start, end = self.gold["trigger"] if self.gold else (self.read or {})["trigger"][0]
        return start, end


def load_scorer() -> ModuleType:
    """The scorer of events, by its path."""
    spec = importlib.util.spec_from_file_location("events_scorer", SHARED / "eval/events.py")
    if spec is None or spec.loader is None or not (SHARED / "eval/events.py").is_file():
        sys.exit(f"skipped: there is no {SHARED / 'eval/events.py'} (set SAYSO_DATA)")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def pairs_of(scorer: ModuleType, gold: list[Line], export: Path) -> Iterator[Pair]:
    """Every gold event and every one read, paired as the scorer pairs them."""
    found, sure = scorer.load_export(export), probabilities(export)
    for article in gold:
        key = article["text"].strip()
        lead, read = found.get(key, (0, []))
        shift = len(article["text"]) - len(article["text"].lstrip()) - lead
        events = [
            one | {"trigger": [[s + shift, e + shift] for s, e in one["trigger"]], "sure": p}
            for one, p in zip(read, sure.get(key, []), strict=True)
        ]
        matched = scorer.match(article["events"], events)
        for left, right in matched:
            yield Pair(article=article, gold=left, read=right, who=scorer.who_right(left, right))
        left_over = {id(one) for pair in matched for one in pair}
        for one in article["events"]:
            if id(one) not in left_over:
                yield Pair(article=article, gold=one, read=None)
        for one in events:
            if id(one) not in left_over:
                yield Pair(article=article, gold=None, read=one)


def probabilities(export: Path) -> dict[str, list[float]]:
    """By the article's text, how sure each event mention is, in the order of the export."""
    texts: dict[str, str] = {}
    sure: dict[str, list[float]] = defaultdict(list)
    for line in lines_of(export):
        if line["kind"] == "article":
            texts[line["id"]] = line["text"].strip()
        elif line["kind"] == "event_mention":
            sure[texts[line["article"]]].append(line["probability"])
    return sure


def figures(right: int, read: int, gold: int) -> str:
    """Precision, recall and F1 in percent, as cells."""
    precision = 100 * right / read if read else 0.0
    recall = 100 * right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{precision:.1f} | {recall:.1f} | {f1:.1f}"


def by_type(pairs: Iterable[Pair]) -> str:
    """Gold, read, precision, recall and F1 of each type, the most frequent first."""
    gold, read, right, who = (Counter[str]() for _ in range(4))
    for pair in pairs:
        if pair.gold:
            gold[pair.gold["type"]] += 1
        if pair.read:
            read[pair.read["type"]] += 1
        if pair.kind in ("", "who") and pair.gold:
            right[pair.gold["type"]] += 1
            who[pair.gold["type"]] += pair.who
    lines = [
        "| type | gold | read | P | R | F1 | who P | who R | who F1 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name in sorted(gold | read, key=lambda name: (-gold[name], name)):
        cells = figures(right[name], read[name], gold[name])
        whos = figures(who[name], read[name], gold[name])
        lines.append(f"| {name} | {gold[name]} | {read[name]} | {cells} | {whos} |")
    sums = right.total(), read.total(), gold.total()
    whos = figures(who.total(), read.total(), gold.total())
    lines.append(f"| **all** | {gold.total()} | {read.total()} | {figures(*sums)} | {whos} |")
    return "\n".join(lines)


def confusion(pairs: Iterable[Pair]) -> str:
    """Gold types in rows against types read in columns, by the numbers of the rows."""
    cells: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        left = pair.gold["type"] if pair.gold else INVENTED
        cells[left, pair.read["type"] if pair.read else MISSED] += 1
    there = {name for cell in cells for name in cell} - {MISSED, INVENTED}
    known = [name for name in load_ontology().types if name in there]
    names = [*known, *sorted(there - set(known))]
    head = [str(place) for place, _ in enumerate(names, 1)]
    lines = [
        f"| gold, read as | {' | '.join(head)} | {MISSED} |",
        "|---" * (len(names) + 2) + "|",
    ]
    for place, name in enumerate([*names, INVENTED], 1):
        row = [str(cells[name, column] or "") for column in [*names, MISSED]]
        label = name if name == INVENTED else f"{place} {name}"
        lines.append(f"| {label} | {' | '.join(row)} |")
    return "\n".join(lines)


def worst(pairs: Iterable[Pair], most: int) -> list[Pair]:
    """The errors to read, each kind with the share that it has of all."""
    kinds: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.kind:
            kinds[pair.kind].append(pair)
    total = sum(map(len, kinds.values()))
    chosen: list[Pair] = []
    for kind, found in sorted(kinds.items()):
        share = min(len(found), round(most * len(found) / total))
        if kind == MISSED:
            chosen += [found[place * len(found) // share] for place in range(share)]
        else:
            chosen += sorted(found, key=lambda pair: -pair.sure)[:share]
    return chosen


def describe(pair: Pair) -> str:
    """One error for a reader: what the gold has, what was read, and the words around."""
    article, text = pair.article, pair.article["text"]
    start, end = pair.trigger
    before = text[max(0, start - REACH) : start]
    after = text[end : end + REACH]
    lines = [f"### {pair.kind}: {article['id']} at {start}"]
    if pair.gold:
        sides = [[one["name"] for one in pair.gold[side]] for side in ("initiators", "recipients")]
        lines.append(f"gold: {pair.gold['type']}, {sides[0]} -> {sides[1]}")
    if pair.read:
        sides = [[names[0] for names in pair.read[side]] for side in ("initiators", "recipients")]
        lines.append(f"read: {pair.read['type']}, {sides[0]} -> {sides[1]} ({pair.sure:.2f})")
    around = f"{before}>>{text[start:end]}<<{after}"
    return "\n".join([*lines, "", " ".join(around.split()), ""])


def main() -> None:
    """Print the tables; write the worst errors if a file is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("export", type=Path)
    parser.add_argument("--errors", type=Path, help="where the worst errors are written")
    parser.add_argument("--most", type=int, default=50, help="how many of them")
    options = parser.parse_args()
    gold = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line]
    pairs = list(pairs_of(load_scorer(), gold, options.export))
    print(by_type(pairs), confusion(pairs), sep="\n\n")
    kinds = Counter(pair.kind or "right" for pair in pairs)
    print("\n" + ", ".join(f"{name} {number}" for name, number in kinds.most_common()))
    if options.errors:
        text = "\n".join(map(describe, worst(pairs, options.most)))
        options.errors.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
