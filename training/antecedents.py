"""Fit the table that stands beside the network when antecedents are chosen.

    python antecedents.py fit OUT      write the table, `src/sayso/model/antecedents.tsv`, to OUT
    python antecedents.py check        F1 of chains on documents left out of the fit, in three parts

The network is too sure of what it was trained on. So the table is fitted on documents that it has
not seen: GUM's development documents that are no news, interview or speech (these stay for
measuring) and the eight articles of `labels/who.jsonl` that are not trained on; beside them, at
less weight and with a scale and network weights of their own, GUM's news, interviews and speeches
and 24 articles of who is who that it was trained on.

Objective: the log probability that a mention takes any antecedent of its own chain, or none if it
has none, among the 300 mentions before it; L2 penalty; L-BFGS. About ten minutes on one core.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from data import Example, read_gum, read_who
from evaluate import NEWSY as GENRES
from evaluate import bare, conll
from sayso.model.antecedents import FAMILIES, Table, pair_codes, read_traits, size_of, write_table
from sayso.model.mentions import LOOK_BACK, Head, Pairs
from sayso.model.network import Network

NEWSY = GENRES[:3]
"""News, interview, speech."""
OWN = ("network", "mention")
"""Families with weights of their own for documents that the network was trained on."""
PENALTY, TRAINED_WEIGHT, STEPS = 3.0, 0.7, 25
BIAS = 0.8
"""Best of 0, .5, 1 for chains of left-out documents, between the last two; see LOG.md."""
FARTHEST = -4.0
"""Pairs that the network scores lower and whose heads differ are left out of the fit."""
LEAST = 0.05
"""Weights nearer to 0 are not written."""


class Pairing(NamedTuple):
    """The pairs of one document's mentions: all (pair,) but `rows`, (pair, family)."""

    name: str
    heads: list[Head]
    spans: list[tuple[int, int]]
    gold: list[set]
    later: np.ndarray
    earlier: np.ndarray
    scores: np.ndarray
    rows: np.ndarray
    same: np.ndarray


def pairing(network: Network, one: Example, chains: dict[str, set] | None) -> Pairing:
    """Look at a document; `chains` are spans of characters, or None for the example's own."""
    words, found = network.look(one.text, network.card.thresholds)
    heads = [found.heads[word] for word in sorted(found.heads)]
    spans = [bare(one.text, int(words.start[h.start]), int(words.end[h.end])) for h in heads]
    names = labels_of(one, heads, spans, chains)
    number = {name: at for at, name in enumerate(sorted(set(names) - {""}))}
    label = np.array([number.get(name, -1 - at) for at, name in enumerate(names)])
    alike, scores = Pairs(one.text, words, heads, network.tables).block(0, 0, len(heads))
    traits = read_traits(one.text, words, heads)
    at = np.arange(len(heads))
    shared = traits.modifiers @ traits.modifiers.T
    codes = pair_codes(traits, at[:, None], at[None], alike, shared, scores)
    steps = at[:, None] - at[None]
    kept = (steps > 0) & (steps <= LOOK_BACK) & ((scores > FARTHEST) | (alike >= 2))
    later, earlier = np.nonzero(kept)
    return Pairing(
        name=one.name,
        heads=heads,
        spans=spans,
        gold=gold_of(one, words, chains),
        later=later,
        earlier=earlier,
        scores=scores[kept],
        rows=np.stack([rows_at(codes[name], kept) for name in FAMILIES], axis=1),
        same=label[later] == label[earlier],
    )


def rows_at(rows: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """The rows of the pairs that are kept."""
    return np.broadcast_to(rows, kept.shape)[kept].astype(np.int32)


def labels_of(
    one: Example, heads: list[Head], spans: list[tuple[int, int]], chains: dict[str, set] | None
) -> list[str]:
    """The chain of each mention; empty if it stands alone or is none."""
    if chains is None:
        found = [one.chains.get(head.word, "") for head in heads]
        return ["" if name.startswith("alone") else name for name in found]
    owner = {bare(one.text, *span): name for name, own in chains.items() for span in own}
    return [owner.get(span, "") for span in spans]


def gold_of(one: Example, words, chains: dict[str, set] | None) -> list[set]:
    """Chains of two and more spans, possessives aside."""
    groups: dict[str, set] = defaultdict(set)
    if chains is None:
        for word, name in one.chains.items():
            start, end = (one.arcs[f"mention_{side}"][word] for side in ("start", "end"))
            groups[name].add(bare(one.text, int(words.start[start]), int(words.end[end])))
    else:
        for name, spans in chains.items():
            groups[name] = {bare(one.text, *span) for span in spans}
    return [group for group in groups.values() if len(group) > 1]


def fit(unseen: list[Pairing], trained: list[Pairing]) -> Table:
    """The weights that make the right antecedents likeliest."""
    torch.manual_seed(0)
    sizes = [size_of(name) * (2 if name in OWN else 1) for name in FAMILIES]
    offsets = np.cumsum([0, *sizes])
    rows, scores, mention, same, group, worth = [], [], [], [], [], []
    count = 0
    for seen, pairings in enumerate((unseen, trained)):
        shift = [size_of(name) if seen and name in OWN else 0 for name in FAMILIES]
        for one in pairings:
            rows.append(one.rows + offsets[:-1] + shift)
            scores.append(one.scores)
            mention.append(one.later + count)
            same.append(one.same)
            group.append(np.full(len(one.later), seen))
            worth.append(np.full(len(one.heads), TRAINED_WEIGHT if seen else 1.0))
            count += len(one.heads)
    x = torch.tensor(np.concatenate(rows)).long()
    net = torch.tensor(np.concatenate(scores)).float()
    at = torch.tensor(np.concatenate(mention)).long()
    right = torch.tensor(np.concatenate(same)).float()
    side = torch.tensor(np.concatenate(group)).long()
    weight = torch.tensor(np.concatenate(worth)).float()
    answered = torch.zeros(count).index_add(0, at, right) > 0
    weights = torch.zeros(int(offsets[-1]), requires_grad=True)
    scale = torch.ones(2, requires_grad=True)
    search = torch.optim.LBFGS(
        [weights, scale], max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        search.zero_grad()
        table = torch.nn.functional.embedding_bag(x, weights[:, None], mode="sum")[:, 0]
        odds = torch.exp((scale[side] * net + table).clamp(-30, 30))
        all_ = 1 + torch.zeros(count).index_add(0, at, odds)
        own = torch.zeros(count).index_add(0, at, odds * right)
        own = torch.where(answered, own, torch.ones(count))
        total = (weight * (torch.log(all_) - torch.log(own + 1e-20))).sum()
        total = total + PENALTY * (weights**2).sum() / 2
        total.backward()
        return total

    search.step(loss)
    flat = weights.detach().numpy()
    found = {
        name: flat[offsets[at] : offsets[at] + size_of(name)] for at, name in enumerate(FAMILIES)
    }
    return Table(float(scale[0].detach()), BIAS, found)


def chains_by(one: Pairing, table: Table) -> list[set]:
    """Chains of a document as reading makes them, from the pairs of the fit."""
    scores = one.scores * table.scale + table.bias
    for at, name in enumerate(FAMILIES):
        scores = scores + table.weights[name][one.rows[:, at]]
    chain = np.arange(len(one.heads))
    bounds = np.searchsorted(one.later, np.arange(len(one.heads) + 1))
    for i, (low, high) in enumerate(pairwise(bounds)):
        if low == high:
            continue
        odds = np.exp(np.clip(scores[low:high], -30, 30))
        by_chain = np.bincount(chain[one.earlier[low:high]], weights=odds)
        if by_chain.max() > 1:
            chain[i] = by_chain.argmax()
    groups: dict[int, set] = defaultdict(set)
    for i, span in enumerate(one.spans):
        groups[int(chain[i])].add(span)
    return [group for group in groups.values() if len(group) > 1]


def score(pairings: list[Pairing], tables: list[Table]) -> float:
    """CoNLL F1 of documents, each by its own table."""
    import scorch.scores

    pairs = [(one.gold, chains_by(one, t)) for one, t in zip(pairings, tables, strict=True)]
    return conll(pairs, scorch.scores)


def plain() -> Table:
    """The network alone."""
    return Table(1.0, 0.0, {name: np.zeros(size_of(name), np.float32) for name in FAMILIES})


def show(name: str, pairings: list[Pairing], tables: list[Table]) -> None:
    """Print the F1 of the network alone, and with the tables."""
    print(
        f"{name}: {score(pairings, [plain()] * len(pairings)):.1f} -> {score(pairings, tables):.1f}"
    )


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("fit", "check"))
    parser.add_argument("out", type=Path, nargs="?")
    args = parser.parse_args()
    torch.set_num_threads(1)
    network = Network.load()
    dev = read_gum("dev", network.tokenizer)
    train = [e for e in read_gum("train", network.tokenizer) if e.name.split("_")[1] in NEWSY]
    who = [pairing(network, *one) for one in read_who("dev", network.tokenizer)]
    others = [pairing(network, e, None) for e in dev if e.name.split("_")[1] not in NEWSY]
    newsy = [pairing(network, e, None) for e in dev if e.name.split("_")[1] in NEWSY]
    trained = [pairing(network, e, None) for e in train]
    trained += [pairing(network, *one) for one in read_who("train", network.tokenizer)[:72:3]]
    table = fit(others + who, trained)
    show("newsy", newsy, [table] * len(newsy))
    if args.out:
        args.out.write_text(write_table(table, LEAST), encoding="utf-8")
    if args.what == "check":
        unseen = others + who
        parts = [fit([o for i, o in enumerate(unseen) if i % 3 != k], trained) for k in range(3)]
        tables = [parts[i % 3] for i in range(len(unseen))]
        for name, low, high in (("others", 0, len(others)), ("who", len(others), len(unseen))):
            show(name, unseen[low:high], tables[low:high])


if __name__ == "__main__":
    main()
