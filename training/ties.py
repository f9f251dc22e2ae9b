"""Grow the trees that say which mentions of a text may be one: `src/sayso/model/ties.tsv`.

    python ties.py OUT      write the trees to OUT, and print the F1 of chains by them alone

Data: GUM's training documents, and the training articles of `labels/who.jsonl`, of which pairs with
a mention of type `other` are left out: who is who says nothing of things. GUM's development
documents and the eight held-out articles stay for measuring. The network was trained on both; its
scores tell nearly as much of what it has not seen (area under the curve of the pairs: GUM .815
trained on, .796 not; articles .827 and .829).

Objective: the log probability that a mention takes any antecedent of its own chain, or none if it
has none, and with weight `PAIRWISE` that of each pair by itself. Gradient boosting; all nodes of
one depth ask the same question, so that a tree is a table of 2^`DEPTH` values. About three minutes
on one core; the same data give the same trees.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from antecedents import NEWSY, gold_of, labels_of
from data import Example, read_gum, read_who
from evaluate import bare, conll
from sayso.model.antecedents import read_traits
from sayso.model.labels import ENTITY_TYPES
from sayso.model.mentions import Pairs
from sayso.model.network import Network
from sayso.model.ties import Forest, Ties, Tree, weigh_pairs, write_forest

TREES, DEPTH, RATE = 80, 5, 0.2
PENALTY, PAIRWISE = 5.0, 0.5
BASE = -2.0
"""Log odds of a pair of which nothing is known: about one in eight is one."""
BINS = 24
"""Bounds that are tried of a column with many values."""
DRAWN = 80_000
"""Pairs that are drawn anew to choose the questions of each tree; its values are of all pairs."""
WHO_WEIGHT = 0.7
OTHER = ENTITY_TYPES.index("other")
JOINED = 0.6
"""Odds together from which on a chain is joined, for the printed F1."""


class Sample(NamedTuple):
    """The pairs of one document: all (pair,), but `columns`, (pair, column)."""

    size: int
    spans: list[tuple[int, int]]
    gold: list[set]
    later: np.ndarray
    earlier: np.ndarray
    columns: np.ndarray
    names: tuple[str, ...]
    same: np.ndarray


def sample(network: Network, one: Example, chains: dict[str, set] | None) -> Sample:
    """Look at a document; `chains` are spans of characters, or None for the example's own."""
    words, found = network.look(one.text, network.card.thresholds)
    every = {head.word: head for trigger in found.triggers for head in trigger.heads}
    every |= found.heads
    heads = [every[word] for word in sorted(every)]
    spans = [bare(one.text, int(words.start[h.start]), int(words.end[h.end])) for h in heads]
    names = labels_of(one, heads, spans, chains)
    number = {name: at for at, name in enumerate(sorted(set(names) - {""}))}
    label = np.array([number.get(name, -1 - at) for at, name in enumerate(names)])
    traits = read_traits(one.text, words, heads)
    alike, scores = Pairs(one.text, words, heads, network.tables).block(0, 0, len(heads))
    pairs = Ties(one.text, words, heads, traits).pairs(0, 0, len(heads), alike, scores)
    same = label[pairs.later] == label[pairs.earlier]
    things = (traits.type[pairs.later] == OTHER) | (traits.type[pairs.earlier] == OTHER)
    kept = np.ones(len(same), bool) if chains is None else same | ~things
    return Sample(
        size=len(heads),
        spans=spans,
        gold=gold_of(one, words, chains),
        later=pairs.later[kept],
        earlier=pairs.earlier[kept],
        columns=np.stack(list(pairs.columns.values()), axis=1)[kept],
        names=tuple(pairs.columns),
        same=same[kept],
    )


# -------------------------------------------------------------------------- growing


class Pool(NamedTuple):
    """The pairs of all documents, (pair,): `bins` by column, (column, pair)."""

    bins: np.ndarray
    bounds: list[np.ndarray]
    same: np.ndarray
    weight: np.ndarray
    mention: np.ndarray
    answered: np.ndarray
    """(mention,): it has an antecedent."""


def pool(samples: list[tuple[Sample, float]]) -> Pool:
    """All pairs together, their columns in bins."""
    columns = np.concatenate([one.columns for one, _ in samples])
    same = np.concatenate([one.same for one, _ in samples]).astype(float)
    sizes = np.cumsum([0, *(one.size for one, _ in samples)])
    mention = np.concatenate([one.later + at for (one, _), at in zip(samples, sizes, strict=False)])
    bounds = [bounds_of(column) for column in columns.T]
    bins = [np.searchsorted(b, c, side="left") for b, c in zip(bounds, columns.T, strict=True)]
    return Pool(
        bins=np.stack(bins).astype(np.uint8),
        bounds=bounds,
        same=same,
        weight=np.concatenate([np.full(len(one.same), weight) for one, weight in samples]),
        mention=mention,
        answered=np.bincount(mention, same, sizes[-1]) > 0,
    )


def bounds_of(column: np.ndarray) -> np.ndarray:
    """Where a column may be parted: between its values if they are few, else at its quantiles."""
    values = np.unique(column)
    if len(values) <= BINS:
        return (values[1:] + values[:-1]) / 2
    return np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1]))


def slopes(given: Pool, odds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and second derivative of the objective by the log odds of each pair."""
    likely = np.exp(np.clip(odds, -20, 20))
    every = 1 + np.bincount(given.mention, likely, len(given.answered))
    right = np.bincount(given.mention, likely * given.same, len(given.answered))
    share = likely / every[given.mention]
    own = likely * given.same / np.maximum(right[given.mention], 1e-12)
    own = np.where(given.answered[given.mention], own, 0)
    alone = likely / (1 + likely)
    first = own - share + PAIRWISE * (given.same - alone)
    second = share * (1 - share) + PAIRWISE * alone * (1 - alone)
    return given.weight * first, given.weight * second + 1e-4


def questions(given: Pool, rows: np.ndarray, first: np.ndarray, second: np.ndarray) -> list:
    """Column and bound of each depth, by what they tell of the drawn pairs."""
    asked, leaf = [], np.zeros(len(rows), np.int64)
    drawn, first, second = given.bins[:, rows], first[rows], second[rows]
    for depth in range(DEPTH):
        best = (0.0, 0, 0)
        for column, bounds in enumerate(given.bounds):
            if len(bounds):
                size = len(bounds) + 1
                key = leaf * size + drawn[column]
                gain = gains(key, size, 1 << depth, first, second)
                at = int(gain.argmax())
                best = max(best, (float(gain[at]), column, at), key=lambda one: one[0])
        asked.append(best[1:])
        leaf = 2 * leaf + (drawn[best[1]] > best[2])
    return asked


def gains(
    key: np.ndarray, size: int, leaves: int, first: np.ndarray, second: np.ndarray
) -> np.ndarray:
    """What each bound of one column tells if all leaves are parted there."""
    slope = np.bincount(key, first, leaves * size).reshape(leaves, size)
    bend = np.bincount(key, second, leaves * size).reshape(leaves, size)
    below, bent = slope.cumsum(1)[:, :-1], bend.cumsum(1)[:, :-1]
    above, rest = slope.sum(1, keepdims=True) - below, bend.sum(1, keepdims=True) - bent
    return (below**2 / (bent + PENALTY) + above**2 / (rest + PENALTY)).sum(0)


def grow(given: Pool, names: tuple[str, ...]) -> Forest:
    """The trees, each by what those before it leave."""
    chance = np.random.default_rng(0)
    odds, trees = np.full(len(given.same), BASE), []
    for _ in range(TREES):
        first, second = slopes(given, odds)
        drawn = min(DRAWN, len(odds))
        rows = chance.choice(len(odds), drawn, replace=False)
        asked = questions(given, rows, first, second)
        leaf = np.zeros(len(odds), np.int64)
        for column, bound in asked:
            leaf = 2 * leaf + (given.bins[column] > bound)
        slope = np.bincount(leaf, first, 1 << DEPTH)
        bend = np.bincount(leaf, second, 1 << DEPTH)
        values = RATE * slope / (bend + PENALTY)
        odds += values[leaf]
        trees.append(
            Tree(
                tuple(names[column] for column, _ in asked),
                tuple(float(given.bounds[column][bound]) for column, bound in asked),
                values.astype(np.float32),
            )
        )
    return Forest(BASE, tuple(trees))


# -------------------------------------------------------------------------- measuring


def chains_by(one: Sample, forest: Forest) -> list[set]:
    """Chains of a document, each mention joined to the likeliest before it."""
    odds = np.exp(weigh_pairs(forest, dict(zip(one.names, one.columns.T, strict=True))))
    chain = np.arange(one.size)
    for at in range(one.size):
        own = one.later == at
        if own.any():
            together = np.bincount(chain[one.earlier[own]], odds[own])
            chain[at] = together.argmax() if together.max() > JOINED else at
    groups: dict[int, set] = defaultdict(set)
    for at, span in enumerate(one.spans):
        groups[int(chain[at])].add(span)
    return [group for group in groups.values() if len(group) > 1]


def show(name: str, samples: list[Sample], forest: Forest) -> None:
    """Print the CoNLL F1 of documents."""
    import scorch.scores

    pairs = [(one.gold, chains_by(one, forest)) for one in samples]
    print(f"{name}: {conll(pairs, scorch.scores):.1f}")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    network = Network.load()
    cut = network.tokenizer
    given = [(sample(network, one, None), 1.0) for one in read_gum("train", cut)]
    given += [(sample(network, *one), WHO_WEIGHT) for one in read_who("train", cut)]
    forest = grow(pool(given), given[0][0].names)
    args.out.write_text(write_forest(forest), encoding="utf-8")
    dev = [
        (one.name.split("_")[1] in NEWSY, sample(network, one, None))
        for one in read_gum("dev", cut)
    ]
    show("newsy", [one for newsy, one in dev if newsy], forest)
    show("other", [one for newsy, one in dev if not newsy], forest)
    show("who", [sample(network, *one) for one in read_who("dev", cut)], forest)


if __name__ == "__main__":
    main()
