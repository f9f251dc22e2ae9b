"""Score statements on `tests/kinds`: short passages of our own for what PolNeAR does not annotate.

    python eval/kinds.py                 with the shipped network
    python eval/kinds.py --rules         with rules alone
    python eval/kinds.py --errors KIND   and show what went wrong in one kind
    python eval/kinds.py --blind         the passages whose errors nobody has looked at

`tests/kinds` are passages that the rules were made with, or whose errors were read to mend them;
`tests/kinds/blind` are passages written before the reader was run on them, whose errors nobody
has looked at: theirs is the honest figure, and `--errors` does not show them.

Each line of `tests/kinds/KIND.jsonl` is one passage: `marked` is its text with the parts of each
statement in brackets that begin with its number and its role (`1s` source, `1c` cue, `1t` told),
which may stand inside each other; `flags` gives for a number what holds of it: `denies`, `hedged`,
`anonymous` with the number of people, if told.

A statement is right if its told words overlap with the gold ones (Jaccard of code points 0.5 or
more), its source overlaps with the gold source (or both have none), and it lies inside the right
other one. `flags` is the share of right statements whose `denies` and `hedged`, and in the kinds
about named and unnamed people `anonymous` and number, are right.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.extract import extract
from sayso.records import Article, Extraction, Prediction, Statement

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "kinds"
BLIND = FOLDER / "blind"
MARK = re.compile(r"\[(\d)([sct]) |\]")


@dataclass
class Gold:
    """One statement of a passage: code points of each part, and what holds of it."""

    parts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    flags: tuple[str, ...] = ()


@dataclass
class Passage:
    """A text and its statements by number."""

    kind: str
    text: str
    statements: dict[str, Gold]


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """All passages, by kind."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield parse(path.stem, row["marked"], row["flags"])


def parse(kind: str, marked: str, flags: dict[str, list[str]]) -> Passage:
    """Take the brackets out of a marked text.

    Raises:
        ValueError: brackets left open.
        IndexError: more closed than opened.
    """
    text = ""
    opened: list[tuple[str, str]] = []
    statements: dict[str, Gold] = {}
    at = 0
    for mark in [*MARK.finditer(marked), None]:
        piece = marked[at : mark.start() if mark else len(marked)]
        for number, role in opened:
            points = range(len(text), len(text) + len(piece))
            statements.setdefault(number, Gold()).parts[role].update(points)
        text += piece
        if mark is None:
            break
        at = mark.end()
        if mark.group(1):
            opened.append((mark.group(1), mark.group(2)))
        else:
            opened.pop()
    if opened:
        raise ValueError(f"brackets left open: {marked}")
    for number, gold in statements.items():
        gold.flags = tuple(flags.get(number, ()))
    return Passage(kind=kind, text=text, statements=statements)


def read_with(predict: Callable[[str], Prediction], passage: Passage) -> Extraction:
    """What the product reads from a passage."""
    article = Article(id="kinds", text=passage.text)
    return extract(article, predict(passage.text), reader="kinds")


def points(one: Statement, role: str) -> set[int]:
    """Code points of one part of a statement that was read."""
    spans = {"s": one.source.spans, "c": one.cue.spans, "t": one.content.spans}[role]
    return {at for span in spans for at in range(span.start, span.end)}


def pairs(passage: Passage, found: Extraction) -> dict[str, Statement]:
    """The statement read for each gold one, best match of the told words first."""
    scored = []
    for number, gold in passage.statements.items():
        for one in found.statements:
            told = points(one, "t")
            share = len(told & gold.parts["t"]) / max(1, len(told | gold.parts["t"]))
            same_source = bool(points(one, "s") & gold.parts["s"]) or (
                not gold.parts["s"] and not one.source.spans
            )
            if share >= 0.5 and same_source:
                scored.append((-share, number, one.id, one))
    result: dict[str, Statement] = {}
    for _, number, _, one in sorted(scored, key=lambda item: item[:3]):
        if number not in result and one not in result.values():
            result[number] = one
    return result


def outer_of(passage: Passage, number: str) -> str | None:
    """The number of the smallest statement whose told words hold this one's."""
    mine = passage.statements[number].parts["t"]
    holders = [
        (len(gold.parts["t"]), other)
        for other, gold in passage.statements.items()
        if other != number and mine < gold.parts["t"]
    ]
    return min(holders)[1] if holders else None


def flags_right(passage: Passage, number: str, one: Statement) -> bool:
    """`denies` and `hedged`, and where the kind is about it `anonymous`, are as in the gold."""
    wanted = passage.statements[number].flags
    right = one.denies == ("denies" in wanted) and one.hedged == ("hedged" in wanted)
    unnamed = next((flag for flag in wanted if flag.startswith("anonymous")), None)
    if passage.kind in ("unnamed", "named") or unnamed:
        right = right and one.source.anonymous == bool(unnamed)
        count = int(unnamed.split()[1]) if unnamed and " " in unnamed else None
        right = right and one.source.number == count
    return right


def score(
    predict: Callable[[str], Prediction], errors: str | None = None, folder: Path = FOLDER
) -> dict[str, Counter[str]]:
    """Counts by kind: gold, read, right, right inside, right flags."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages(folder):
        found = read_with(predict, passage)
        count = counts[passage.kind]
        matched = pairs(passage, found)
        count["gold"] += len(passage.statements)
        count["read"] += len(found.statements)
        wrong = len(found.statements) > len(matched)
        for number in passage.statements:
            one = matched.get(number)
            outer = outer_of(passage, number)
            inside = one is not None and one.inside == (
                matched[outer].id if outer in matched else None
            )
            flags = inside and one is not None and flags_right(passage, number, one)
            count["right"] += inside
            count["flags"] += flags
            wrong = wrong or not flags
        if errors == passage.kind and wrong:
            show(passage, found)
    return counts


def show(passage: Passage, found: Extraction) -> None:
    """Print one passage and what was read from it."""
    print(f"\n{passage.text}")
    numbers = {one.id: place for place, one in enumerate(found.statements)}
    for place, one in enumerate(found.statements):
        flags = [name for name in ("denies", "hedged") if getattr(one, name)]
        flags += [f"anonymous {one.source.number}"] if one.source.anonymous else []
        inside = f" in {numbers[one.inside]}" if one.inside else ""
        print(
            f"   - {place}{inside} {flags}",
            one.source.text,
            one.cue.text,
            one.content.text,
            sep=" | ",
        )


def main() -> None:
    """Print precision, recall and flags by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", action="store_true", help="without the network")
    parser.add_argument("--errors", metavar="KIND", help="show the passages read wrongly")
    parser.add_argument("--blind", action="store_true", help="the passages nobody tuned on")
    given = parser.parse_args()
    if given.blind and given.errors:
        parser.error("the errors of the blind passages stay unread")
    folder = BLIND if given.blind else FOLDER
    counts = score(rules if given.rules else network(), given.errors, folder)
    total: Counter[str] = Counter()
    print(f"{'kind':12}{'gold':>6}{'read':>6}{'P':>7}{'R':>7}{'F1':>7}{'flags':>7}")
    for kind, count in sorted(counts.items()):
        total.update(count)
        line(kind, count)
    line("all", total)


def line(kind: str, count: Counter[str]) -> None:
    """One row of the table, in %."""
    precision = 100 * count["right"] / max(1, count["read"])
    recall = 100 * count["right"] / max(1, count["gold"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    flags = 100 * count["flags"] / max(1, count["right"])
    print(
        f"{kind:12}{count['gold']:6}{count['read']:6}"
        f"{precision:7.1f}{recall:7.1f}{both:7.1f}{flags:7.1f}"
    )


def rules(text: str) -> Prediction:
    """No network at all."""
    return Prediction(model="none")


def network() -> Callable[[str], Prediction]:
    """The shipped network; imported here so that `--rules` needs none."""
    from sayso.model import Network

    return Network.load().predict


if __name__ == "__main__":
    main()
