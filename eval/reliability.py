"""Is an item given 0.9 right nine times of ten? Reliability of statements and events, from exports.

    python eval/figures.py statements events --work FOLDER      reads and exports the dev articles
    python eval/reliability.py FOLDER --plot eval/reliability.svg

Reads `polnear.export.jsonl` and `events.export.jsonl` of that folder, whichever is there, and says
by the scorers under `SAYSO_DATA/eval` what of them is right:

- a statement: its content matches a gold one (Jaccard of words 0.5 or more) and the sources overlap
  or both have none. PolNeAR marks outermost statements only: those `inside` another are left out;
- an event: its trigger overlaps a gold one of the same type;
- the same with at least one right participant on each side that has one (`who`).

Prints for each a Markdown table of ten bins of equal width and the expected calibration error: the
mean over items of how far the share that is right is from the mean probability of their bin. Writes
one picture of the bins; the area of a point is in proportion to the items in it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared"))
BINS = 10
# Picture, in pixels: side of one square, room for the axis, and the radius of the largest point.
SIDE, MARGIN, LARGEST = 240, 48, 11
Line = dict[str, Any]
Judged = tuple[float, bool]
"""The probability of an item and whether it is right."""


@dataclass(frozen=True)
class Bin:
    """The items whose probability lies in one tenth of 0..1."""

    least: float
    items: int
    mean: float
    right: float


def binned(judged: Iterable[Judged]) -> list[Bin]:
    """Bins that hold at least one item, in order; 1.0 belongs to the last."""
    groups: dict[int, list[Judged]] = defaultdict(list)
    for probability, right in judged:
        groups[min(BINS - 1, int(probability * BINS))].append((probability, right))
    return [
        Bin(
            least=place / BINS,
            items=len(group),
            mean=sum(probability for probability, _ in group) / len(group),
            right=sum(right for _, right in group) / len(group),
        )
        for place, group in sorted(groups.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Mean distance of the share right from the mean probability, weighted by items."""
    total = sum(one.items for one in bins)
    return sum(one.items * abs(one.mean - one.right) for one in bins) / total if total else 0.0


def scorer(name: str) -> Any:
    """A scorer of `SAYSO_DATA/eval` as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer {name} in {SHARED / 'eval'}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def lines_of(path: Path) -> Iterator[Line]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def judged_statements(export: Path) -> list[Judged]:
    """Every outermost statement of PolNeAR's development articles."""
    attribution = scorer("attribution")
    folder = str(SHARED / "data/polnear/dev")
    gold = attribution.gold(folder)
    texts = {
        attribution.read_text(paths[0]): name
        for name, paths in attribution.split_files(folder).items()
    }
    names: dict[str, str] = {}
    bodies: dict[str, str] = {}
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines_of(export):
        if line["kind"] == "article":
            names[line["id"]], bodies[line["id"]] = texts[line["text"]], line["text"]
        elif line["kind"] == "statement" and line["inside"] is None:
            found[line["article"]].append(line)
    judged: list[Judged] = []
    for article, lines in found.items():
        document = attribution.Doc(bodies[article])
        judged.extend(_judge(attribution, document, gold[names[article]], lines))
    return judged


def _judge(
    attribution: Any, document: Any, wanted: list[Line], lines: list[Line]
) -> Iterator[Judged]:
    """One article: as the scorer matches, best first."""
    roles = ("source", "cue", "content")
    items = [document.items([{role: line[role]["spans"] for role in roles}]) for line in lines]
    worded = [(line, item[0]) for line, item in zip(lines, items, strict=True) if item]
    golden = document.items(wanted)
    pairs = {j: i for i, j, _ in attribution.match(golden, [item for _, item in worded])}
    for place, (line, item) in enumerate(worded):
        source = golden[pairs[place]]["source"] if place in pairs else None
        right = source is not None and (
            bool(source & item["source"]) or (not source and not item["source"])
        )
        yield line["probability"], right


def judged_events(export: Path) -> tuple[list[Judged], list[Judged]]:
    """Every event mention of the annotated articles: type right; participants right, too."""
    events = scorer("events")
    gold = {
        row["text"].strip(): row
        for row in events.load_gold(str(SHARED / "data/events/sayso.dev.jsonl"))
    }
    sure: dict[str, list[float]] = defaultdict(list)
    text_of: dict[str, str] = {}
    for line in lines_of(export):
        if line["kind"] == "article":
            text_of[line["id"]] = line["text"].strip()
        elif line["kind"] == "event_mention":
            sure[line["article"]].append(line["probability"])
    by_text = {text: sure[article] for article, text in text_of.items()}
    typed: list[Judged] = []
    whole: list[Judged] = []
    for text, (_, found) in events.load_export(str(export)).items():
        if text not in gold:
            continue
        matched = {id(p): g for g, p in events.match(gold[text]["events"], found)}
        for probability, one in zip(by_text[text], found, strict=True):
            told = matched.get(id(one))
            same = told is not None and told["type"] == one["type"]
            typed.append((probability, same))
            whole.append((probability, same and bool(events.who_right(told, one))))
    return typed, whole


def table(name: str, bins: Sequence[Bin]) -> str:
    """Bins as Markdown, with the calibration error above."""
    total = sum(one.items for one in bins)
    rows = [
        f"**{name}**: {total} items, expected calibration error {calibration_error(bins):.3f}",
        "",
        "| probability | items | mean | right |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| {one.least:.1f}-{one.least + 1 / BINS:.1f} | {one.items} | {one.mean:.2f} "
        f"| {one.right:.2f} |"
        for one in bins
    ]
    return "\n".join(rows) + "\n"


def picture(measured: dict[str, Sequence[Bin]]) -> str:
    """One square for each measure, side by side: mean probability across, share right up."""
    width = len(measured) * (SIDE + MARGIN) + MARGIN
    height = SIDE + 2 * MARGIN
    squares = "".join(
        _square(name, bins, MARGIN + place * (SIDE + MARGIN))
        for place, (name, bins) in enumerate(measured.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n{squares}</svg>\n'
    )


def _square(name: str, bins: Sequence[Bin], left: int) -> str:
    bottom = MARGIN + SIDE
    most = max((one.items for one in bins), default=1)
    points = [
        (left + one.mean * SIDE, bottom - one.right * SIDE, LARGEST * (one.items / most) ** 0.5)
        for one in bins
    ]
    ticks = "".join(
        f'<text x="{left + share * SIDE:.0f}" y="{bottom + 14}" text-anchor="middle">{share}</text>'
        f'<text x="{left - 4}" y="{bottom - share * SIDE + 4:.0f}" text-anchor="end">{share}</text>'
        for share in (0, 0.5, 1)
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{max(2.0, radius):.1f}" fill="#1f5f8b" '
        f'fill-opacity="0.75"><title>{one.items} items: {one.mean:.2f} given, '
        f"{one.right:.2f} right</title></circle>"
        for one, (x, y, radius) in zip(bins, points, strict=True)
    )
    return (
        f'<g><text x="{left}" y="{MARGIN - 10}" font-weight="bold">{name}, ECE '
        f"{calibration_error(bins):.3f}</text>\n"
        f'<rect x="{left}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>'
        f'<line x1="{left}" y1="{bottom}" x2="{left + SIDE}" y2="{MARGIN}" stroke="#bbb" '
        f'stroke-dasharray="4 3"/>{ticks}\n'
        f'<text x="{left + SIDE / 2:.0f}" y="{bottom + 30}" text-anchor="middle">'
        f"probability given (up: share right)</text>\n"
        f'<polyline points="{path}" fill="none" stroke="#1f5f8b"/>{dots}</g>\n'
    )


def main() -> None:
    """Print the tables and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where eval/figures.py left its exports")
    parser.add_argument("--plot", type=Path, help="write the picture here (SVG)")
    given = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: the annotated articles are not at {SHARED} (set SAYSO_DATA)")
    measured: dict[str, Sequence[Bin]] = {}
    statements = given.folder / "polnear.export.jsonl"
    if statements.is_file():
        measured["statements"] = binned(judged_statements(statements))
    events = given.folder / "events.export.jsonl"
    if events.is_file():
        typed, whole = judged_events(events)
        measured["events, type"] = binned(typed)
        measured["events, who"] = binned(whole)
    if not measured:
        sys.exit(f"no polnear.export.jsonl or events.export.jsonl in {given.folder}")
    for name, bins in measured.items():
        print(table(name, bins))
    if given.plot:
        given.plot.write_text(picture(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
