"""Fit the weights by which `he` and `she` choose whom they stand for.

    python pronouns.py OUT [--check]     write `src/sayso/extract/pronouns.tsv` to OUT

Data: every second article of the annotated training articles (`$SAYSO_DATA/data/events`), in them
the pronouns that take part in an event and, where `labels/who.jsonl` has the article, all others;
850 choices. The rest of the training articles and the development articles are for measuring:
`--check` prints how many of their pronouns go to the right name by the table and by the links.

The network was trained on the chains of `who.jsonl`, so that it is too sure of its links in those
articles: there its links have weights of their own, which are not written.

Objective: the log probability of any right candidate by softmax over the candidates; L2 penalty;
L-BFGS. A minute on one core.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "eval"))

import participants as gold  # noqa: E402 - of `eval`
from figures import SHARED, lines_of  # noqa: E402
from sayso.extract import extract, ranking  # noqa: E402
from sayso.records import Span  # noqa: E402
from sayso.text.layout import lay_out  # noqa: E402

WHO = ROOT / "training/labels/who.jsonl"
PENALTY = 1.0
"""Best of .3, 1, 3, 10 on the articles that are not trained on: 329 of 377 right."""
ROUNDS = 3
"""Where a pronoun stands for whom changes the signs of those after it: the first round goes by the
links, each other by the table of the one before."""
LEAST_SEEN = 5
"""Times that a sign comes in the data."""
OWN = ("link ", "best link ")
"""Signs with weights of their own in articles that the network was trained on."""


class Choice(NamedTuple):
    """A pronoun with its candidates."""

    signs: list[tuple[str, ...]]
    right: list[bool]
    linked: list[float]
    seen: bool
    """The network was trained on the chains of its article."""


class Recorded(NamedTuple):
    """A choice as reading met it."""

    around: ranking.Around
    candidates: list[int]
    signs: list[tuple[str, ...]]


def recorded(found: list[Recorded], table: dict[str, float]) -> Callable[..., tuple[int, float]]:
    """`ranking.choose` that keeps what it is asked, and chooses by the table; without one by the
    links."""

    def record(around: ranking.Around, candidates: Sequence[int]) -> tuple[int, float]:
        own = list(ranking.signs(around, candidates))
        found.append(Recorded(around, list(candidates), own))
        sums = [sum(table.get(sign, 0.0) for sign in signs) for signs in own]
        if not table:
            sums = [around.links.get(at, 0.0) for at in candidates]
        return candidates[int(np.argmax(sums))], 0.5

    return record


def choices(
    rows: Sequence[dict[str, Any]], who: dict[str, Any], table: dict[str, float]
) -> Iterator[Choice]:
    """The labelled pronouns of articles, where those before them went by the table."""
    found: list[Recorded] = []
    ranking.choose = recorded(found, table)
    cache = gold.Cache(ROOT / "data/participants.tsv")
    with tempfile.TemporaryDirectory() as folder:
        articles = gold.articles_of(rows, Path(folder))
    for row, article in zip(rows, articles, strict=True):
        found.clear()
        extract(article, cache.predict(article.text), reader="training")
        layout = lay_out(article.text)
        named: dict[Span | None, set[str]] = {}
        for one in gold.wanted_of(row):
            named.setdefault(layout.snap(one.span), set()).add(one.name)
        chains = {(a, b): c for a, b, c in who[row["id"]]["mentions"]} if row["id"] in who else {}
        for one in found:
            right = right_of(one, named, chains)
            if right is not None:
                linked = [one.around.links.get(at, 0.0) for at in one.candidates]
                yield Choice(one.signs, right, linked, bool(chains))


def right_of(
    one: Recorded, named: dict[Span | None, set[str]], chains: dict[tuple[int, int], str]
) -> list[bool] | None:
    """Which candidates are right, by the event's name or by the chain; None if nothing tells."""
    around = one.around
    span = around.mentions[around.place].span
    names = named.get(span, set())
    if len(names) == 1:
        same_name = gold.scorer().same_name
        keys = [[" ".join(key) for key in around.identities[at].keys] for at in one.candidates]
        return [same_name(next(iter(names)), own) for own in keys]
    chain = chains.get((span.start, span.end))
    return None if chain is None else [chain_of(one, at, chains) == chain for at in one.candidates]


def chain_of(one: Recorded, at: int, chains: dict[tuple[int, int], str]) -> str | None:
    """The chain that most names and descriptions of a candidate are in."""
    mentions = [one.around.mentions[n] for n in one.around.identities[at].mentions]
    spans = (mention.span for mention in mentions if mention.form != "pronoun")
    votes = Counter(chains.get((span.start, span.end)) for span in spans)
    votes.pop(None, None)
    return votes.most_common(1)[0][0] if votes else None


def of_seen(signs: Sequence[str], *, seen: bool) -> list[str]:
    """The signs, links under a name of their own if the network knew the article."""
    return [f"seen {one}" if seen and one.startswith(OWN) else one for one in signs]


def fit(data: Sequence[Choice]) -> dict[str, float]:
    """The weight of each sign."""
    data = [one for one in data if any(one.right)]
    own = [[of_seen(s, seen=one.seen) for s in one.signs] for one in data]
    counts = Counter(sign for rows in own for signs in rows for sign in signs)
    names = sorted(sign for sign, count in counts.items() if count >= LEAST_SEEN)
    column = {sign: at for at, sign in enumerate(names)}
    rows = [[column[sign] for sign in signs if sign in column] for group in own for signs in group]
    lengths = [len(row) for row in rows]
    matrix = csr_matrix(
        (np.ones(sum(lengths)), np.concatenate(rows), np.cumsum([0, *lengths])),
        shape=(len(rows), len(names)),
    )
    group = np.repeat(np.arange(len(data)), [len(one.right) for one in data])
    starts = np.searchsorted(group, np.arange(len(data)))
    right = np.concatenate([one.right for one in data]).astype(float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        odds = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        all_, good = np.bincount(group, odds), np.bincount(group, odds * right) + 1e-12
        slope = odds / all_[group] - odds * right / good[group]
        value = float((np.log(all_) - np.log(good)).sum()) + PENALTY * weights @ weights / 2
        return value, matrix.T @ slope + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, found.x.tolist(), strict=True))


def check(name: str, data: Sequence[Choice], table: dict[str, float]) -> None:
    """Print how many choices are right by the table, and by the surest link."""
    right = linked = 0
    for one in data:
        sums = [sum(table.get(sign, 0.0) for sign in signs) for signs in one.signs]
        right += one.right[int(np.argmax(sums))]
        linked += one.right[int(np.argmax(one.linked))]
    print(f"{name}: {len(data)} pronouns, {right} right, {linked} by links alone")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    who = {row["id"]: row for row in map(json.loads, WHO.read_text("utf-8").splitlines())}
    train = list(lines_of(SHARED / "data/events/sayso.train.jsonl"))
    table: dict[str, float] = {}
    for _ in range(ROUNDS):
        table = fit(list(choices(train[0::2], who, table)))
    lines = [f"{sign}\t{w:.2f}\n" for sign, w in sorted(table.items()) if abs(w) >= 0.01]
    args.out.write_text("".join(one for one in lines if not one.startswith("seen ")), "utf-8")
    if args.check:
        check("other half of train", list(choices(train[1::2], {}, table)), table)
        dev = list(lines_of(SHARED / "data/events/sayso.dev.jsonl"))
        check("dev", list(choices(dev, {}, table)), table)


if __name__ == "__main__":
    main()
