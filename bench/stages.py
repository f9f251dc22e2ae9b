"""Where the time of reading goes: words a processor second for each stage.

    python bench/stages.py ARTICLES.jsonl[.gz] [--articles 12] [--rounds 4] [--network FOLDER]

Stages: the network's own run, what is done around it (cutting words, putting its outputs
together), and the rules. Processor time of one process with one thread; of each article the least
of some rounds counts, so that what else the machine does is felt less.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from reading import lines_from
from sayso.extract import extract
from sayso.model import Network
from sayso.model.windows import Window, Words
from sayso.records import Article


class Timed(Network):
    """A network that knows how long its bare runs took."""

    spent = 0.0

    def run(self, words: Words, window: Window) -> list[np.ndarray]:
        """The bare outputs; adds to `spent`."""
        began = time.process_time()
        outputs = super().run(words, window)
        self.spent += time.process_time() - began
        return outputs


def read(network: Timed, article: Article) -> dict[str, float]:
    """Seconds of one article in each stage."""
    network.spent, began = 0.0, time.process_time()
    prediction = network.predict(article.text)
    predicted = time.process_time()
    extract(article, prediction, reader="bench")
    return {
        "network": network.spent,
        "around the network": predicted - began - network.spent,
        "rules": time.process_time() - predicted,
    }


def article_of(line: dict[str, Any], at: int) -> Article:
    """A line of the file as an article."""
    return Article(id=f"art_{at}", text=line["text"], published=line.get("published"))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--network", type=Path)
    options = parser.parse_args()
    lines = lines_from(options.articles_file, options.articles)
    articles = [article_of(line, at) for at, line in enumerate(lines)]
    words = sum(len(article.text.split()) for article in articles)
    network = Timed.load(options.network)
    assert isinstance(network, Timed)
    least: dict[str, float] = defaultdict(float)
    for article in articles:
        rounds = [read(network, article) for _ in range(options.rounds)]
        for stage in rounds[0]:
            least[stage] += min(one[stage] for one in rounds)
    least["all"] = sum(least.values())
    print(
        f"{len(articles)} articles, {words} words\n\n| stage | seconds | words/s |\n|---|---|---|"
    )
    for stage, seconds in least.items():
        print(f"| {stage} | {seconds:.2f} | {words / seconds:.0f} |")


if __name__ == "__main__":
    main()
