"""Measure a shipped folder on the dev articles, and choose its thresholds and calibration.

    python evaluate.py choose FOLDER     measure, choose, write both into the card
    python evaluate.py score FOLDER OUT  predictions for the shared scorers, and our own figures

Statements are also written as `statements.jsonl` for `eval/attribution.py`. Events are scored
by words (trigger, type, role words); names and times need the whole product. Thresholds are
chosen on the same dev articles that the figures are of.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from data import (
    DATA,
    SKIP,
    Example,
    Token,
    encoder_folder,
    plain_tokenizer,
    read_conllu,
    read_events,
    read_gum,
    read_ontogum,
    read_polnear,
    read_who,
)
from export import write_card
from sayso.model import labels
from sayso.model.card import Calibration, Card, Thresholds
from sayso.model.events import Trigger
from sayso.model.network import Found, Network, assemble
from sayso.model.statements import decode
from sayso.model.windows import Words
from sayso.records import PredictedStatement, Prediction

LOOSE = Thresholds(
    statement=0.0,
    mention=0.2,
    event=0.15,
    initiator=0.1,
    recipient=0.1,
    time=0.1,
    place=0.1,
    amount=0.1,
)
"""What is looked at when thresholds are chosen."""

NEWSY = ("news", "interview", "speech", "letter")
"""GUM's genres nearest to what is read."""

STEPS = np.arange(0.0, 0.9, 0.05)


class Read(NamedTuple):
    """One dev article with all that the network found over `LOOSE`."""

    example: Example
    words: Words
    found: Found


class Score(NamedTuple):
    """Right, given and gold counts."""

    right: float
    given: float
    gold: float

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.right / max(1, self.given + self.gold)

    def show(self) -> str:
        """Precision, recall and F1 in percent."""
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.gold)
        return f"{100 * precision:6.1f}{100 * recall:6.1f}{self.f1:6.1f}"


def look(network: Network, examples: Iterable[Example]) -> list[Read]:
    """Run the network over dev articles."""
    return [Read(one, *network.look(one.text, LOOSE)) for one in examples]


# --------------------------------------------------------------------- statements


def scorer():
    """The shared scorer of attributions, as a module."""
    sys.path.insert(0, str(DATA.parent / "eval"))
    import attribution

    return attribution


class Judged(NamedTuple):
    """Statements of an article with their raw scores and whether each is right."""

    gold: int
    scores: list[float]
    right: list[bool]


def judge_statements(reads: list[Read]) -> list[Judged]:
    """Statements against gold: right as the scorer's JOINT counts it."""
    attribution = scorer()
    gold = attribution.gold(str(DATA / "polnear" / "dev"))
    judged = []
    for one in reads:
        doc = attribution.Doc(one.example.text)
        golds = doc.items(gold[one.example.name])
        statements = [
            s
            for s in decode(one.words, one.found.statements)
            if doc.ids([[p.start, p.end] for p in s.content])
        ]
        given = doc.items([as_attribution(s) for s in statements])
        hits = {
            j
            for i, j, _ in attribution.match(golds, given)
            if golds[i]["source"] & given[j]["source"]
            or not (golds[i]["source"] or given[j]["source"])
        }
        scores = [s.probability for s in statements]
        judged.append(Judged(len(golds), scores, [j in hits for j in range(len(given))]))
    return judged


def as_attribution(statement: PredictedStatement) -> dict[str, list[list[int]]]:
    """A statement as the shared scorer reads it."""
    return {
        role: [[s.start, s.end] for s in getattr(statement, role)]
        for role in labels.STATEMENT_ROLES
    }


# ------------------------------------------------------------------------- events


class TriggerMatch(NamedTuple):
    """A found trigger and the gold trigger's first word it meets, if any."""

    trigger: Trigger
    gold: int | None
    same_type: bool


def match_triggers(one: Read, least: float) -> list[TriggerMatch]:
    """Found triggers to gold ones that share a word, same type first, one to one."""
    tags = one.example.tags["event"]
    inside = labels.EVENT_TAGS.index("inside")
    owner: dict[int, int] = {}
    for word in np.flatnonzero(tags):
        owner[int(word)] = owner.get(int(word) - 1, -1) if tags[word] == inside else int(word)
    found = [t for t in one.found.triggers if t.share >= least]
    pairs = []
    for i, trigger in enumerate(found):
        meets = {owner[w] for w in range(trigger.start, trigger.end + 1) if w in owner}
        for gold in meets:
            pairs.append((labels.EVENT_TAGS[tags[gold]] != trigger.type, i, gold))
    taken: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for differs, i, gold in sorted(pairs):
        if i not in taken and gold not in used:
            taken[i] = (gold, not differs)
            used.add(gold)
    return [TriggerMatch(t, *taken.get(i, (None, False))) for i, t in enumerate(found)]


def event_scores(reads: list[Read], least: float) -> tuple[Score, Score]:
    """Trigger and type."""
    given = trigger = type_ = gold = 0
    for one in reads:
        tags = one.example.tags["event"]
        gold += int(((tags > 0) & (tags < len(labels.EVENT_TAGS) - 1)).sum())
        matches = match_triggers(one, least)
        given += len(matches)
        trigger += sum(m.gold is not None for m in matches)
        type_ += sum(m.same_type for m in matches)
    return Score(trigger, given, gold), Score(type_, given, gold)


def role_score(reads: list[Read], role: int, least: float, trigger_least: float) -> Score:
    """Words of one role on triggers of the right type: an overlap of phrases is right."""
    name = labels.EVENT_ROLES[role]
    right = given = gold = 0
    for one in reads:
        starts, ends = one.example.arcs["phrase_start"], one.example.arcs["phrase_end"]
        for match in match_triggers(one, trigger_least):
            if not match.same_type:
                continue
            wanted = {
                w for t, r, w, _ in one.example.roles if (t, r) == (match.gold, role) and w != SKIP
            }
            taken = [a for a in match.trigger.arguments if a.role == name and a.share >= least]
            given, gold = given + len(taken), gold + len(wanted)
            for w in wanted:
                right += any(a.start <= ends[w] and starts[w] <= a.end for a in taken)
    return Score(right, given, gold)


def share_right(reads: list[Read], layer: str, least: float) -> float:
    """Share of right polarities or modalities on triggers of the right type."""
    pairs = [
        getattr(m.trigger, layer) == one.example.tags[layer][m.gold]
        for one in reads
        for m in match_triggers(one, least)
        if m.same_type
    ]
    return 100 * float(np.mean(pairs)) if pairs else 0.0


# ----------------------------------------------------------------------- mentions


def mention_scores(reads: list[Read], least: float) -> dict[str, Score]:
    """Mentions by type: head word and type right; `span` asks for the whole extent."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in reads:
        tags, arcs = one.example.tags["mention"], one.example.arcs
        for word in np.flatnonzero(tags):
            counts[_kind(int(tags[word]) - 1)][2] += 1
            counts["head"][2] += 1
            counts["span"][2] += 1
        for head in one.found.heads.values():
            if head.share < least:
                continue
            kind = _kind(head.kind)
            truth = int(tags[head.word])
            counts[kind][1] += 1
            counts["head"][1] += 1
            counts["span"][1] += 1
            counts["head"][0] += truth > 0
            counts[kind][0] += truth > 0 and _kind(truth - 1) == kind
            extent = (arcs["mention_start"][head.word], arcs["mention_end"][head.word])
            counts["span"][0] += truth > 0 and extent == (head.start, head.end)
    return {name: Score(*c) for name, c in counts.items()}


def _kind(number: int) -> str:
    return labels.ENTITY_TYPES[number // len(labels.MENTION_FORMS)]


def chain_scores(reads: list[Read], card: Card, network: Network) -> dict[str, float]:
    """CoNLL F1 (MUC, B3, CEAF-e) by genre, OntoNotes style: mentions that stand alone do not
    count on either side; a mention is right if its first and last token are."""
    import scorch.scores

    sets: dict[str, list[tuple[list, list]]] = defaultdict(list)
    for one in reads:
        name = one.example.name
        _, tokens, _ = read_conllu(DATA / "gum" / "dev" / "dep" / f"{name}.conllu")
        truth = read_ontogum(DATA / "gum" / "dev" / "ontogum" / f"{name}.conll")
        gold: dict[str, set] = defaultdict(set)
        for span, chain in truth.items():
            gold[chain].add(span)
        prediction = assemble(
            one.example.text, one.words, over(one.found, card.thresholds), card, network.tables, ""
        )
        genre = name.split("_")[1]
        pair = ([g for g in gold.values() if len(g) > 1], chains_of(prediction, tokens))
        sets[genre].append(pair)
        sets["all"].append(pair)
        if genre in NEWSY:
            sets["newsy"].append(pair)
    return {genre: conll(pairs, scorch.scores) for genre, pairs in sets.items()}


def news_chain_score(reads: list[Read], chains: list[dict], card: Card, network: Network) -> float:
    """CoNLL F1 on the news articles of `labels/who.jsonl`, chains of one mention left out.

    A mention is right if its first and last character are, a possessive `'s` left aside.
    """
    import scorch.scores

    pairs = []
    for one, gold in zip(reads, chains, strict=True):
        text = one.example.text
        found = over(one.found, card.thresholds)
        prediction = assemble(text, one.words, found, card, network.tables, "")
        given: dict[int, set] = defaultdict(set)
        for i, at in enumerate(chain_numbers(prediction)):
            span = prediction.mentions[i].span
            given[at].add(bare(text, span.start, span.end))
        golds = [{bare(text, *span) for span in spans} for spans in gold.values() if len(spans) > 1]
        pairs.append((golds, [spans for spans in given.values() if len(spans) > 1]))
    return conll(pairs, scorch.scores)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the possessive at its end."""
    tail = text[max(start, end - 2) : end].replace("’", "'")
    if tail == "'s":
        return start, end - 2
    return start, end - (tail[-1:] == "'")


def chain_numbers(prediction: Prediction) -> list[int]:
    """The chain of each mention: the number of its first mention."""
    chain = list(range(len(prediction.mentions)))
    for one in sorted(prediction.links, key=lambda x: x.mention):
        chain[one.mention] = chain[one.antecedent]
    return chain


def chains_of(prediction: Prediction, tokens: list[Token]) -> list[set]:
    """Chains of two and more mentions as spans of tokens."""
    chain = chain_numbers(prediction)
    starts, ends = np.array([t.start for t in tokens]), np.array([t.end for t in tokens])
    groups: dict[int, set] = defaultdict(set)
    for i, mention in enumerate(prediction.mentions):
        first = int(np.searchsorted(ends, mention.span.start, side="right"))
        last = int(np.searchsorted(starts, mention.span.end, side="left")) - 1
        groups[chain[i]].add((first, last))
    return [g for g in groups.values() if len(g) > 1]


def conll(pairs: list[tuple[list, list]], scores) -> float:
    """Mean of the three F1, each over all documents' counts together.

    The package gives shares for one document; times what they are shares of they add up.
    """
    total = np.zeros((3, 4))  # metric x (recall right, of gold, precision right, of given)
    metrics = (scores.muc, scores.b_cubed, scores.ceaf_e)
    for gold, given in pairs:
        for row, metric in enumerate(metrics):
            of_gold, of_given = _counted(metric.__name__, gold), _counted(metric.__name__, given)
            recall, precision = metric(gold, given)[:2] if gold and given else (0.0, 0.0)
            total[row] += (recall * of_gold, of_gold, precision * of_given, of_given)
    recall, precision = total[:, 0] / total[:, 1], total[:, 2] / np.maximum(total[:, 3], 1)
    return 100 * float(np.mean(2 * recall * precision / np.maximum(recall + precision, 1e-9)))


def _counted(metric: str, chains: list[set]) -> int:
    """What a metric's shares are of: links, mentions or chains."""
    if metric == "ceaf_e":
        return len(chains)
    return sum(len(c) - (metric == "muc") for c in chains)


# --------------------------------------------------------------------- thresholds


def over(found: Found, thresholds: Thresholds) -> Found:
    """What is left of a loose look at stricter thresholds."""
    return Found(
        statements=found.statements,
        heads={w: h for w, h in found.heads.items() if h.share >= thresholds.mention},
        triggers=[strict(t, thresholds) for t in found.triggers if t.share >= thresholds.event],
    )


def strict(trigger: Trigger, thresholds: Thresholds) -> Trigger:
    """A trigger with the arguments that are over their thresholds."""
    kept = tuple(a for a in trigger.arguments if a.share >= getattr(thresholds, a.role))
    people = {a.word for a in kept if a.role in ("initiator", "recipient")}
    heads = tuple(h for h in trigger.heads if h.word in people)
    return Trigger(
        trigger.start,
        trigger.end,
        trigger.type,
        trigger.share,
        trigger.polarity,
        trigger.modality,
        kept,
        heads,
    )


def best(f1: Callable[[float], float], steps: Iterable[float] = STEPS) -> float:
    """The threshold of the highest F1."""
    return round(float(max(steps, key=f1)), 3)


def table(scores: list[float], right: list[bool], bins: int = 12) -> Calibration:
    """A rising table of the share right by score: equal bins, neighbours pooled until rising."""
    order = np.argsort(scores)
    groups = [
        [float(np.mean(np.array(scores)[g])), float(np.mean(np.array(right)[g])), len(g)]
        for g in np.array_split(order, bins)
        if len(g)
    ]
    i = 0
    while i + 1 < len(groups):
        if groups[i][1] <= groups[i + 1][1]:
            i += 1
            continue
        (s1, r1, n1), (s2, r2, n2) = groups[i], groups.pop(i + 1)
        n = n1 + n2
        groups[i] = [(s1 * n1 + s2 * n2) / n, (r1 * n1 + r2 * n2) / n, n]
        i = max(0, i - 1)
    return Calibration(
        scores=tuple(round(g[0], 4) for g in groups), shares=tuple(round(g[1], 4) for g in groups)
    )


def choose(statements: list[Read], events: list[Read], gum: list[Read], card: Card) -> Card:
    """Thresholds of the highest F1, and the calibration tables."""
    judged = judge_statements(statements)
    pairs = [(s, r) for j in judged for s, r in zip(j.scores, j.right, strict=True)]
    gold = sum(j.gold for j in judged)

    def joint(least: float) -> float:
        kept = [r for s, r in pairs if s >= least]
        return Score(sum(kept), len(kept), gold).f1

    newsy = [one for one in gum if one.example.name.split("_")[1] in NEWSY]
    event = best(lambda t: event_scores(events, t)[1].f1, np.arange(0.15, 0.8, 0.025))
    roles = {
        name: best(lambda t, r=role: role_score(events, r, t, event).f1, np.arange(0.1, 0.9, 0.05))
        for role, name in enumerate(labels.EVENT_ROLES)
        if name != "place"
    }
    thresholds = Thresholds(
        statement=best(joint, np.arange(0.0, 0.6, 0.02)),
        mention=best(lambda t: mention_scores(newsy, t)["head"].f1, np.arange(0.2, 0.8, 0.05)),
        event=event,
        place=0.5,
        **roles,
    )
    found = [(m.trigger.share, m.same_type) for e in events for m in match_triggers(e, 0.15)]
    return msgspec.structs.replace(
        card,
        thresholds=thresholds,
        statement_calibration=table(*map(list, zip(*pairs, strict=True))),
        event_calibration=table(*map(list, zip(*found, strict=True))),
    )


# -------------------------------------------------------------------------- report


def measure(
    network: Network, statements: list[Read], events: list[Read], gum: list[Read], card: Card
) -> dict[str, float]:
    """All figures of our own, printed and for the card."""
    figures: dict[str, float] = {}
    least = card.thresholds.statement
    judged = judge_statements(statements)
    kept = [r for j in judged for s, r in zip(j.scores, j.right, strict=True) if s >= least]
    joint = Score(sum(kept), len(kept), sum(j.gold for j in judged))
    rows = {"statement joint": joint}
    trigger, type_ = event_scores(events, card.thresholds.event)
    rows |= {"event trigger": trigger, "event type": type_}
    for role, name in enumerate(labels.EVENT_ROLES):
        if name != "place":
            bound = getattr(card.thresholds, name)
            rows[f"event {name}"] = role_score(events, role, bound, card.thresholds.event)
    newsy = [one for one in gum if one.example.name.split("_")[1] in NEWSY]
    for name, score in sorted(mention_scores(newsy, card.thresholds.mention).items()):
        rows[f"mention {name} (news, interview, speech, letter)"] = score
    for name, score in rows.items():
        print(f"{name:55}{score.show()}")
        figures[f"{name} F1"] = round(score.f1, 1)
    for layer in ("polarity", "modality"):
        figures[f"event {layer} right"] = round(
            share_right(events, layer, card.thresholds.event), 1
        )
    for genre, value in chain_scores(gum, card, network).items():
        figures[f"coreference CoNLL F1 {genre}"] = round(value, 1)
    who = read_who("dev", network.tokenizer)
    chained = news_chain_score(
        look(network, [w[0] for w in who]), [w[1] for w in who], card, network
    )
    figures["coreference CoNLL F1 event articles"] = round(chained, 1)
    for name, value in figures.items():
        if name.endswith("right") or name.startswith("coref"):
            print(f"{name:55}{value:18.1f}")
    return figures


def write_statements(reads: list[Read], card: Card, out: Path) -> None:
    """Predictions for the shared scorer of attributions."""
    with out.open("w", encoding="utf-8") as lines:
        for one in reads:
            given = [
                as_attribution(s)
                for s in decode(one.words, one.found.statements)
                if s.probability >= card.thresholds.statement
            ]
            print(json.dumps({"doc": one.example.name, "attributions": given}), file=lines)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("choose", "score"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("statements.jsonl"))
    parser.add_argument("--articles", type=int, help="only the first so many of each set")
    args = parser.parse_args()
    network = Network.load(args.folder)
    tokenizer = plain_tokenizer(encoder_folder() / "tokenizer.json")
    began, work = time.time(), time.process_time()
    sets = [
        look(network, read("dev", tokenizer)[: args.articles])
        for read in (read_polnear, read_events, read_gum)
    ]
    words = sum(len(one.example.text.split()) for reads in sets for one in reads)
    print(
        f"looked at {words} words in {time.time() - began:.0f} s, "
        f"{time.process_time() - work:.0f} s of one processor"
    )
    card = choose(*sets, network.card) if args.what == "choose" else network.card
    figures = measure(network, *sets, card)
    write_statements(sets[0], card, args.out)
    if args.what == "choose":
        write_card(args.folder, msgspec.structs.replace(card, scores=figures))


if __name__ == "__main__":
    main()
