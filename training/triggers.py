"""Write the table of trigger words that the package carries, from the annotated articles.

    SAYSO_DATA=../shared python training/triggers.py src/sayso/extract/triggers.tsv

For each word or phrase of up to three words that triggers an event in the training articles: the
type it triggers most, and how large a share of all its occurrences there do so (one occurrence is
added, so that a word seen once has a half). The words of longer triggers count half. Words with a
share under 0.2 are left out: on the development articles they cost more than they bring.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from data import DATA, more_events
from sayso.text.tokens import tokenize

LONGEST = 3
LEAST_SHARE = 0.2
SHORTEST_PART = 5


def articles() -> Iterator[tuple[str, list[dict]]]:
    """Text and events of every article of the event set's training part, and of `labels/`."""
    lines = (DATA / "events" / "sayso.train.jsonl").read_text("utf-8").splitlines()
    for article in map(json.loads, lines):
        yield article["text"], article["events"]
    for _, text, events in more_events():
        yield text, events


def count() -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often each phrase occurs, and how often it triggers each type."""
    seen: Counter[str] = Counter()
    triggers: dict[str, Counter[str]] = defaultdict(Counter)
    for text, events in articles():
        tokens = tokenize(text)
        words = [token.lower for token in tokens]
        for size in range(1, LONGEST + 1):
            seen.update(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
        for event in events:
            start, end = event["trigger"]
            held = [token.lower for token in tokens if token.start < end and token.end > start]
            if 0 < len(held) <= LONGEST:
                triggers[" ".join(held)][event["type"]] += 1
            if len(held) > 1:
                for word in held:
                    if len(word) >= SHORTEST_PART:
                        triggers[word][event["type"]] += 0.5  # type: ignore[assignment]
    return seen, triggers


def main() -> None:
    """Read the articles, write the table."""
    target = Path(sys.argv[1])
    seen, triggers = count()
    rows = []
    for words, types in sorted(triggers.items()):
        kind, times = min(types.items(), key=lambda item: (-item[1], item[0]))
        share = times / (seen[words] + 1)
        if share >= LEAST_SHARE and words[0].isalpha():
            rows.append(f"{words}\t{kind}\t{min(share, 0.95):.2f}")
    target.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
