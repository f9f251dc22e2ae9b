"""Train the network on all layers at once: `python train.py --out FOLDER --tokens N`.

One step takes whole articles (their windows together), so that coreference sees the article.
Every loss is a mean over what the batch labels for that layer. Checkpoints hold weights only.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from data import NOTHING, SKIP, Example, encoder_folder, everything, plain_tokenizer
from network import FROZEN, Reader
from sayso.model import labels
from sayso.model.pairs import DISTANCES, Spellings, chain_rows, distance_buckets
from sayso.model.windows import CLS, SEP, Window, pack, plan

SHARE = {
    "polnear": 0.8,
    "polnear+events": 2.5,
    "polnear+polnear": 0.0,
    "events": 2.5,
    "gum": 1.0,
    "rams": 0.15,
}
"""How often an article of each set comes in one round: the event set is small and hard."""

WEIGHTS = {
    "statement": 1.5,
    "content_cue": 0.5,
    "cue_source": 0.5,
    "mention": 1.0,
    "event": 2.0,
    "polarity": 0.2,
    "modality": 0.4,
    "chain": 0.5,
    "roles": 1.0,
    "mention_start": 0.2,
    "mention_end": 0.4,
    "phrase_start": 0.2,
    "phrase_end": 0.2,
}
"""Weight of each loss."""

LOGIT = labels.columns(labels.LOGITS)
VECTOR = labels.columns(labels.VECTORS)
TRIGGER_WEIGHT = 3.0
"""Weight of a trigger's word in the event loss; one word in twenty is one. Without it the recall
of triggers was 8 where that of mentions was 89."""

MASK = 103
"""The wordpiece that the encoder knows as a gap."""
HIDDEN_SHARE = 0.08
"""Share of the wordpieces of event articles that are hidden. The event losses on the training
articles were half of those on the development articles; those of the other layers were not."""

MEAN = 0.995
"""Decay per step of the running mean of the weights."""
LONGEST = 12
"""Windows of one article in a step; a longer article gives a random run of them."""


def windows_of(one: Example, rng: random.Random) -> list[Window]:
    """Windows with a random first cut, hardly overlapping."""
    windows = plan(one.words, overlap=16)
    size = rng.choice((256, 256, 232, 200)) if len(windows) > 1 else 256
    windows = plan(one.words, size=size, overlap=16)
    if len(windows) > LONGEST:
        start = rng.randrange(len(windows) - LONGEST + 1)
        windows = windows[start : start + LONGEST]
    return windows


def batches(examples: list[Example], tokens: int, rng: random.Random):
    """Endless batches of (example, windows) with about `tokens` wordpieces."""
    while True:
        order = []
        for one in examples:
            share = SHARE[one.source]
            order += [one] * (int(share) + (rng.random() < share % 1))
        rng.shuffle(order)
        batch, size = [], 0
        for one in order:
            windows = windows_of(one, rng)
            size += sum(w.end - w.start for w in windows) * 13 // 10
            batch.append((one, windows))
            if size >= tokens:
                yield batch
                batch, size = [], 0


class Batch:
    """Inputs and targets of one step."""

    def __init__(self, articles: list[tuple[Example, list[Window]]]) -> None:
        packed = [pack(one.words, windows) for one, windows in articles]
        rows = [p[0].shape[0] for p in packed]
        self.ids, self.features, self.first = (
            torch.from_numpy(_stack([p[i] for p in packed])) for i in range(3)
        )
        self.width = self.first.shape[1]
        self._hide(articles)
        self.rows = [(one, w) for one, windows in articles for w in windows]
        self.articles = articles
        self.offsets = np.cumsum([0, *rows])
        self.pieces = int((self.ids > 0).sum())

    def _hide(self, articles: list[tuple[Example, list[Window]]]) -> None:
        """Hide some wordpieces of event articles: they come often, and are learned by heart."""
        often = torch.tensor([bool(one.triggers) for one, windows in articles for _ in windows])
        hidden = torch.rand(self.ids.shape) < HIDDEN_SHARE
        special = (self.ids == 0) | (self.ids == CLS) | (self.ids == SEP)
        self.ids[hidden & ~special & often[:, None]] = MASK

    def tag(self, name: str) -> Tensor:
        """Tags of a layer: (window, word)."""
        out = np.full((len(self.rows), self.width), SKIP)
        for row, (one, w) in enumerate(self.rows):
            if name in one.tags:
                out[row, 1 : w.end - w.start + 1] = one.tags[name][w.start : w.end]
        return torch.from_numpy(out)

    def arc(self, name: str) -> Tensor:
        """Targets as positions in the window; outside it becomes SKIP."""
        out = np.full((len(self.rows), self.width), SKIP)
        for row, (one, w) in enumerate(self.rows):
            if name in one.arcs:
                target = one.arcs[name][w.start : w.end]
                inside = (target >= w.start) & (target < w.end)
                local = np.where(inside, target - w.start + 1, SKIP)
                out[row, 1 : w.end - w.start + 1] = np.where(target == NOTHING, 0, local)
        return torch.from_numpy(out)

    def mentioned(self) -> Tensor:
        """What is known of words whose mention tag is not, as `Example.mentioned`."""
        out = np.full((len(self.rows), self.width), SKIP)
        for row, (one, w) in enumerate(self.rows):
            if one.mentioned is not None:
                out[row, 1 : w.end - w.start + 1] = one.mentioned[w.start : w.end]
        return torch.from_numpy(out)


def _stack(parts: list[np.ndarray]) -> np.ndarray:
    """Rows of several articles in one array, padded with 0."""
    width = max(p.shape[1] for p in parts)
    pads = [[(0, 0), (0, width - p.shape[1]), *[(0, 0)] * (p.ndim - 2)] for p in parts]
    return np.concatenate([np.pad(p, pad) for p, pad in zip(parts, pads, strict=True)])


def arc_scores(model: Reader, vectors: Tensor, name: str, buckets: Tensor) -> Tensor:
    """Scores of all pairs of words of each window: (window, from, to)."""
    index = (*labels.ARCS, *labels.POINTERS).index(name)
    left, right = vectors[..., VECTOR[f"{name}/from"]], vectors[..., VECTOR[f"{name}/to"]]
    scale = left.shape[-1] ** -0.5
    return left @ right.transpose(1, 2) * scale + model.arc_distance[index][buckets]


def losses(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """Mean loss of every layer that the batch labels."""
    logits, vectors = model(batch.ids, batch.features, batch.first)
    found = {}
    for name, _ in labels.LOGITS:
        target = batch.tag(name)
        if name != "mention" and (target != SKIP).any():
            weight = torch.ones(logits[..., LOGIT[name]].shape[-1])
            if name == "event":
                weight[1:] = TRIGGER_WEIGHT
            found[name] = functional.cross_entropy(
                logits[..., LOGIT[name]].flatten(0, 1),
                target.flatten(),
                weight=weight,
                ignore_index=SKIP,
            )
    steps = np.arange(batch.width)
    buckets = torch.from_numpy(distance_buckets(steps[None, :] - steps[:, None]))
    words = torch.zeros(len(batch.rows), batch.width, dtype=torch.bool)
    for row, (_, w) in enumerate(batch.rows):
        words[row, : w.end - w.start + 1] = True
    for name in ("content_cue", "cue_source", *labels.POINTERS):
        target = batch.arc(name)
        rows, columns = torch.nonzero(target != SKIP, as_tuple=True)
        if len(rows):
            scores = arc_scores(model, vectors, name, buckets)[rows, columns]
            scores = scores.masked_fill(~words[rows], -1e4)
            found[name] = functional.cross_entropy(scores, target[rows, columns])
    if (mention := mention_loss(batch, logits[..., LOGIT["mention"]])) is not None:
        found["mention"] = mention
    if (roles := role_loss(model, batch, vectors, buckets, words)) is not None:
        found["roles"] = roles
    if (chain := chain_loss(model, batch, logits, vectors)) is not None:
        found["chain"] = chain
    return found


def mention_loss(batch: Batch, logits: Tensor) -> Tensor | None:
    """Mean over words whose tag is known, or of which something is known."""
    target, known = batch.tag("mention"), batch.mentioned()
    known = known.masked_fill(target != SKIP, SKIP)
    if not ((target != SKIP) | (known != SKIP)).any():
        return None
    terms = [
        functional.cross_entropy(logits[target != SKIP], target[target != SKIP], reduction="none")
    ]
    none, other = labels.MENTION_TAGS.index("none"), OTHERS
    for state, tags in ((0, [none]), (-1, [none, *other])):
        shares = functional.log_softmax(logits[known == state], -1)
        terms.append(-shares[:, tags].logsumexp(1))
    shares = functional.log_softmax(logits[known == 1], -1)
    terms.append(-shares[:, none + 1 :].logsumexp(1))
    return torch.cat(terms).mean()


OTHERS = [i for i, tag in enumerate(labels.MENTION_TAGS) if tag.startswith("other/")]


def role_loss(
    model: Reader, batch: Batch, vectors: Tensor, buckets: Tensor, words: Tensor
) -> Tensor | None:
    """Loss over all words of the window for each trigger and role, mean over triggers.

    Two terms on the same scores: each word on its own (yes or no), and a choice of one word or
    none, which learns faster. Further mentions of who takes part are neither right nor wrong as
    words; to choose one of them is right.
    """
    rows, at, owners = [], [], []
    for row, (one, w) in enumerate(batch.rows):
        for trigger in dict.fromkeys(one.triggers):
            if w.start <= trigger < w.end:
                rows.append(row)
                at.append(trigger - w.start + 1)
                owners.append((one, w, trigger))
    if not rows:
        return None
    at_row, at_word = torch.tensor(rows), torch.tensor(at)
    real = words[at_row].clone()
    real[:, 0] = False
    total = vectors.new_zeros(())
    for role, name in enumerate(labels.EVENT_ROLES):
        annotated = torch.tensor([role in one.role_layers for one, *_ in owners])
        if not annotated.any():
            continue
        scores = arc_scores(model, vectors, f"event_{name}", buckets)[at_row, at_word]
        scores = scores + model.arc_bias[role]
        target, alike = (
            torch.from_numpy(x)
            for x in map(
                np.stack, zip(*(takers(*o, role, batch.width) for o in owners), strict=True)
            )
        )
        each = functional.binary_cross_entropy_with_logits(scores, target, reduction="none")
        each = (each * (real & (~alike | (target > 0)))).sum(1)
        total = total + each[annotated].mean()
        chosen = _choice(scores, real, (target > 0) | alike)
        total = total + CHOICE * chosen[annotated].mean()
    return total


CHOICE = 0.5
"""Weight of the choice of one word in the role loss."""


def _choice(scores: Tensor, real: Tensor, right: Tensor) -> Tensor:
    """Minus log of the share of `right` words, or of none where none is: (trigger,)."""
    scores = scores.masked_fill(~real, -1e4)
    scores = torch.cat([scores.new_zeros(len(scores), 1), scores], 1)
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    return scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)


def takers(
    one: Example, w: Window, trigger: int, role: int, width: int
) -> tuple[np.ndarray, np.ndarray]:
    """Words of the window that take a role, and words that name the same ones: (word,) each.

    Who is not in the sentence is taken from his last mention before the trigger.
    """
    target, alike = np.zeros(width, np.float32), np.zeros(width, bool)
    for taken in one.roles:
        if (taken.trigger, taken.role) != (trigger, role):
            continue
        same = [
            word
            for word, name in one.chains.items()
            if taken.name and name == taken.name and w.start <= word < w.end
        ]
        word = taken.word
        if word == SKIP and (before := [x for x in same if x < trigger]):
            word = max(before)
        alike[[x - w.start + 1 for x in same]] = True
        if word != SKIP and w.start <= word < w.end:
            target[word - w.start + 1] = 1.0
    return target, alike


def chain_loss(model: Reader, batch: Batch, logits: Tensor, vectors: Tensor) -> Tensor | None:
    """Marginal loss of the right antecedents (or none) of every known mention."""
    terms = []
    for article, (one, windows) in enumerate(batch.articles):
        if not one.chains:
            continue
        place = {}
        for row, w in enumerate(windows):
            for word in range(w.start, w.end):
                place.setdefault(word, (int(batch.offsets[article]) + row, word - w.start + 1))
        heads = [h for h in sorted(one.chains) if h in place]
        if len(heads) > 1:
            terms.append(_chain_term(model, one, heads, [place[h] for h in heads], logits, vectors))
    return torch.stack(terms).mean() if terms else None


def _chain_term(
    model: Reader,
    one: Example,
    heads: list[int],
    places: list[tuple[int, int]],
    logits: Tensor,
    vectors: Tensor,
) -> Tensor:
    rows, columns = (torch.tensor(x) for x in zip(*places, strict=True))
    left = vectors[rows, columns][:, VECTOR["chain/from"]]
    right = vectors[rows, columns][:, VECTOR["chain/to"]]
    kinds = logits[rows, columns][:, LOGIT["mention"]][:, 1:].argmax(-1).tolist()
    table = pair_rows(one, heads, kinds)
    scores = left @ right.T * left.shape[1] ** -0.5 + model.chain_features[table].sum(-1)
    names = np.array([one.chains[h] for h in heads])
    earlier = torch.tril(torch.ones(len(heads), len(heads), dtype=torch.bool), -1)
    same = torch.from_numpy(names[:, None] == names[None, :]) & earlier
    scores = scores.masked_fill(~earlier, -1e4)
    whole = torch.cat([scores.new_zeros(len(heads), 1), scores], 1).logsumexp(1)
    right_ones = torch.where(
        same.any(1), scores.masked_fill(~same, -1e4).logsumexp(1), torch.zeros(len(heads))
    )
    return (whole - right_ones).mean()


def pair_rows(one: Example, heads: list[int], kinds: list[int]) -> Tensor:
    """Rows of the pair feature table for all pairs of mentions: (mention, antecedent, 3)."""
    words, text = one.words, one.text
    name = "mention" if "mention_start" in one.arcs else "phrase"
    starts, ends = (one.arcs.get(f"{name}_{side}") for side in ("start", "end"))
    spans = []
    for head in heads:
        known = starts is not None and starts[head] != SKIP
        a, b = (starts[head], ends[head]) if known else (head, head)
        spans.append(text[words.start[a] : words.end[b]])
    alone = [text[words.start[h] : words.end[h]] for h in heads]
    left, right = np.tril_indices(len(heads), -1)
    at, kind = np.array(heads), np.array(kinds)
    alike = Spellings(spans, alone).alike(left, right)
    table = np.zeros((len(heads), len(heads), 3), np.int64)
    table[left, right] = chain_rows(at[left] - at[right], alike, (kind[left], kind[right]))
    return torch.from_numpy(table)


def distance_prior(examples: list[Example]) -> Tensor:
    """Log of how often an arc ends at one word of each distance: where the tables start.

    From nothing they rise by their learning rate a step, and the pointers wait for them.
    """
    names = (*labels.ARCS, *labels.POINTERS)
    counts, origins = np.full((len(names), DISTANCES), 0.1), np.ones(len(names))
    for one in examples:
        for index, name in enumerate(names):
            target = one.arcs.get(name, np.zeros(0, np.int64))
            at = np.flatnonzero(target >= 0)
            np.add.at(counts[index], distance_buckets(target[at] - at), 1)
            origins[index] += len(at)
        role_at = {
            role: names.index(f"event_{name}") for role, name in enumerate(labels.EVENT_ROLES)
        }
        for role in one.role_layers:
            origins[role_at[role]] += len(set(one.triggers))
        for trigger, role, word, _ in one.roles:
            if word != SKIP:
                counts[role_at[role], distance_buckets(np.array([word - trigger]))] += 1
    width = np.bincount(distance_buckets(np.arange(-160, 161)), minlength=DISTANCES)
    prior = np.log(counts / origins[:, None] / width)
    prior[2:7] += 4.0  # the roles' own bias starts at -4
    return torch.from_numpy(prior).float()


def groups(model: Reader, encoder_rate: float, head_rate: float) -> list[dict]:
    """Learning rates: the encoder's, ten times that for what starts from nothing."""
    model.encoder.embeddings.requires_grad_(False)
    model.encoder.encoder.layer[:FROZEN].requires_grad_(False)
    tables = [model.arc_distance, model.arc_bias, model.chain_features]
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in [*model.encoder.parameters(), *tables]}
    fresh = [p for p in model.parameters() if id(p) not in known]
    return [
        {"params": encoder, "lr": encoder_rate, "peak": encoder_rate},
        {"params": fresh, "lr": head_rate, "peak": head_rate},
        {"params": tables, "lr": 10 * head_rate, "peak": 10 * head_rate, "weight_decay": 0.0},
    ]


def train(args: argparse.Namespace) -> None:
    """The whole run: rising rate for 5% of the tokens, then falling to nothing."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)
    folder = encoder_folder()
    examples = everything(plain_tokenizer(folder / "tokenizer.json"))["train"]
    model = Reader(folder)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    else:
        model.arc_distance.data.copy_(distance_prior(examples))
    optimizer = torch.optim.AdamW(
        groups(model, args.rate, args.head_rate), betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    moving = [p for p in model.parameters() if p.requires_grad]
    mean = [p.detach().clone() for p in moving]
    args.out.mkdir(parents=True, exist_ok=True)
    log = (args.out / "log.jsonl").open("a")
    done, step, began, means = 0, 0, time.time(), {}
    for articles in batches(examples, args.batch, rng):
        share = done / args.tokens
        if args.seconds:
            share = (time.time() - began) / args.seconds
        if share >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, share / 0.05 + 0.02) * (1 - share)
        batch = Batch(articles)
        each = losses(model, batch)
        loss = sum(WEIGHTS[name] * value for name, value in each.items())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        done, step = done + batch.pieces, step + 1
        torch._foreach_lerp_(mean, [p.detach() for p in moving], 1 - min(MEAN, step / (step + 10)))
        for name, value in each.items():
            means[name] = 0.95 * means.get(name, value.item()) + 0.05 * value.item()
        if step % 25 == 0:
            record = {
                "step": step,
                "tokens": done,
                "seconds": round(time.time() - began),
                "share": round(share, 3),
                **{k: round(v, 3) for k, v in means.items()},
            }
            print(json.dumps(record), file=log, flush=True)
        if step % 100 == 0:
            save(model, moving, mean, args.out)
        if not math.isfinite(loss.item()):
            raise ValueError(f"loss is {loss.item()} at step {step}")
    save(model, moving, mean, args.out)


def save(model: Reader, moving: list[Tensor], mean: list[Tensor], out: Path) -> None:
    """Write the weights as they are and their running mean, which is usable at any time."""
    torch.save(model.state_dict(), out / "weights.pt")
    now = [p.detach().clone() for p in moving]
    for p, m in zip(moving, mean, strict=True):
        p.data.copy_(m)
    torch.save(model.state_dict(), out / "mean.pt")
    for p, n in zip(moving, now, strict=True):
        p.data.copy_(n)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and log")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--tokens", type=int, default=4_000_000, help="wordpieces to train on")
    parser.add_argument("--seconds", type=int, help="stop by the clock instead")
    parser.add_argument("--batch", type=int, default=700, help="wordpieces a step, about")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="encoder's learning rate")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="the heads' learning rate")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
