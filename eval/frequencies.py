"""Make `src/sayso/merge/frequencies.txt`: in how many news articles a word stands.

    python eval/frequencies.py

Source: the 15,500 political articles of 2012 to 2020 in `$SAYSO_DATA/data/news/allsides.jsonl.gz`,
of which nothing but these counts is kept. One line for each power of two: the words that stand in
that many articles or more, but less than twice as many. Words in fewer than `LEAST` are left out:
they count as rare.
"""

from __future__ import annotations

import gzip
import json
import math
import os
from collections import Counter, defaultdict
from pathlib import Path

from sayso.merge.words import read_words

DATA = Path(os.environ.get("SAYSO_DATA", "../shared"))
TARGET = Path("src/sayso/merge/frequencies.txt")
LEAST = 16


def main() -> None:
    """Run as described above."""
    counts: Counter[str] = Counter()
    articles = 0
    with gzip.open(DATA / "data/news/allsides.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(set(read_words(json.loads(line)["text"]).words))
            articles += 1
    levels: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= LEAST and not word[0].isdigit():
            levels[int(math.log2(count))].append(word)
    lines_out = [f"articles {articles}"]
    lines_out += [f"{level} {' '.join(sorted(levels[level]))}" for level in sorted(levels)]
    TARGET.write_text("\n".join(lines_out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
