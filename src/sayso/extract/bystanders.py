"""Chains of what takes part in nothing: "the plan ... it", "the study ... this".

Who takes part in events and statements is read by the rules of `chains`, which are surer of names.
What is left stands in no line of the book but is meant again and again, too: descriptions without a
name, pronouns that lead to none, and mentions that the network saw but that stood alone
(`Prediction.bystanders`). They are joined by ties, in the order of the text: each to the chain that
its ties with all mentions of it make likeliest, if that is likelier than none. Chains that take part
stay as they are; others only join them. A bystander that meets nothing stays out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from sayso.extract.chains import Chains
from sayso.extract.found import FoundMention
from sayso.extract.names import is_word
from sayso.records import (
    Article,
    Chain,
    EntityType,
    EventMention,
    Mention,
    PredictedMention,
    Prediction,
    Record,
    Span,
    Statement,
)
from sayso.text.ids import make_id
from sayso.text.layout import Layout

# Set on GUM's training documents.
NONE_ODDS = 0.7
"""Odds that a chain must have together to be joined: 1 is as likely as none."""
NAMED_ODDS = 1.0
"""The same for a chain that has a name or takes part in something."""
MOST_SURE = 0.98
"""Of one tie, at most: nothing is surer than the readers agree."""


class _Node(Record, frozen=True, kw_only=True):
    """A mention that can be joined."""

    span: Span
    head: int
    """Where its head begins."""
    type: EntityType
    form: str
    probability: float
    index: int | None
    """Which of the prediction's it is."""
    record: Mention | None
    """As it was read; None for a bystander."""


def with_bystanders(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    found: Chains,
    prediction: Prediction,
    busy: Collection[str],
) -> Chains:
    """The chains of an article with what takes part in nothing joined by its ties.

    Args:
        article: The article.
        layout: Its text.
        mentions: As they were found, in the order of `found.mentions`.
        found: The chains by rules.
        prediction: What the network saw.
        busy: Ids of the chains that take part in an event or statement.
    """
    if not prediction.ties:
        return found
    nodes = [_known(*pair) for pair in zip(mentions, found.mentions, strict=True)]
    nodes += _added(layout, prediction, {node.span for node in nodes})
    nodes.sort(key=lambda node: (node.head, node.span.start, node.span.end))
    chains = {chain.id: chain for chain in found.chains}
    kept = {chain.id for chain in found.chains if chain.named or chain.members} | set(busy)
    kept |= {member for chain in found.chains for member in chain.members}
    groups = _joined(nodes, kept, prediction)
    return _as_chains(article, layout, nodes, groups, chains, kept)


def busy_chains(statements: Sequence[Statement], events: Sequence[EventMention]) -> set[str]:
    """The chains that speak, or take part in an event."""
    sides = (one for event in events for one in (*event.initiators, *event.recipients))
    sources = (statement.source for statement in statements)
    return {chain for one in (*sides, *sources) for chain in one.chains}


def _known(mention: FoundMention, record: Mention) -> _Node:
    return _Node(
        span=mention.span,
        head=mention.head.start,
        type=mention.type,
        form=mention.form,
        probability=mention.probability,
        index=mention.index,
        record=record,
    )


def _added(layout: Layout, prediction: Prediction, taken: set[Span]) -> list[_Node]:
    """The bystanders that stand where no other mention does."""
    found: dict[Span, _Node] = {}
    for at, predicted in enumerate(prediction.bystanders, len(prediction.mentions)):
        span = _trimmed(layout, predicted)
        if span is not None and span not in taken and span not in found:
            found[span] = _Node(
                span=span,
                head=predicted.head.start,
                type=predicted.type,
                form=predicted.form,
                probability=predicted.probability,
                index=at,
                record=None,
            )
    return list(found.values())


def _trimmed(layout: Layout, predicted: PredictedMention) -> Span | None:
    """Its words without marks at the edges; None if it goes over a line's end."""
    if "\n" in predicted.span.cut(layout.text):
        return None
    tokens = list(layout.tokens_in(predicted.span))
    while tokens and (tokens[-1].lower == "'s" or not is_word(tokens[-1])):
        tokens.pop()
    while tokens and not is_word(tokens[0]):
        tokens.pop(0)
    return Span(start=tokens[0].start, end=tokens[-1].end) if tokens else None


# -------------------------------------------------------------------------- joining


def _joined(
    nodes: Sequence[_Node], kept: Collection[str], prediction: Prediction
) -> list[tuple[str | int, float]]:
    """The group of each node, a kept chain's id or the number of its first node, and how sure."""
    place = {node.index: at for at, node in enumerate(nodes) if node.index is not None}
    ties: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for tie in prediction.ties:
        one, other = place.get(tie.mention), place.get(tie.antecedent)
        if one is not None and other is not None:
            share = min(tie.probability, MOST_SURE)
            ties[max(one, other)].append((min(one, other), share / (1 - share)))
    groups: list[tuple[str | int, float]] = []
    for at, node in enumerate(nodes):
        if node.record is not None and node.record.chain in kept:
            groups.append((node.record.chain, 1.0))
            continue
        odds: dict[str | int, float] = defaultdict(float)
        for other, share in ties[at]:
            odds[groups[other][0]] += share
        groups.append(_best(odds) or (at, 1.0))
    return groups


def _best(odds: Mapping[str | int, float]) -> tuple[str | int, float] | None:
    """The likeliest group, if it is likelier than none, and its share."""
    if not odds:
        return None
    best = max(odds, key=lambda group: (odds[group], str(group)))
    if odds[best] <= (NAMED_ODDS if isinstance(best, str) else NONE_ODDS):
        return None
    return best, odds[best] / (1 + sum(odds.values()))


# -------------------------------------------------------------------------- records


def _as_chains(
    article: Article,
    layout: Layout,
    nodes: Sequence[_Node],
    groups: Sequence[tuple[str | int, float]],
    chains: Mapping[str, Chain],
    kept: Collection[str],
) -> Chains:
    members: dict[str | int, list[_Node]] = defaultdict(list)
    for node, (group, _) in zip(nodes, groups, strict=True):
        members[group].append(node)
    made = {
        group: _chain(article, layout, own, chains)
        for group, own in members.items()
        if not isinstance(group, str) and (len(own) > 1 or own[0].record is not None)
    }
    ids = {group: chain.id for group, chain in made.items()} | {one: one for one in kept}
    of = {**chains, **{chain.id: chain for chain in made.values()}}
    records = [
        (node, _mention(article, layout, node, of[ids[group]], share))
        for node, (group, share) in zip(nodes, groups, strict=True)
        if group in ids
    ]
    records.sort(key=lambda one: (one[1].spans[0].start, -one[1].spans[0].end))
    left = [chain for chain in chains.values() if chain.id in kept]
    return Chains(
        mentions=tuple(record for _, record in records),
        heads=(),
        chains=(*left, *made.values()),
    )


def _chain(
    article: Article, layout: Layout, own: Sequence[_Node], chains: Mapping[str, Chain]
) -> Chain:
    """The chain of a group: it is called what its first description, else mention, was."""
    described = [node for node in own if node.form != "pronoun"] or own
    first = min(described, key=lambda node: (node.span.start, node.span.end))
    if first.record is not None:
        name = chains[first.record.chain].name
    else:
        name = " ".join(first.span.cut(layout.text).split())
    counts = Counter(node.type for node in described)
    known = {kind: n for kind, n in counts.items() if kind != "other"} or counts
    kind = max(known, key=lambda one: (known[one], one))
    start = min(node.span for node in own)
    return Chain(
        id=make_id("chn", article.id, name, start.start, start.end),
        article=article.id,
        name=name,
        type=kind,
        named=False,
    )


def _mention(article: Article, layout: Layout, node: _Node, chain: Chain, share: float) -> Mention:
    if node.record is not None and node.record.chain == chain.id:
        return node.record
    if node.record is not None:
        return msgspec.structs.replace(node.record, chain=chain.id, type=chain.type)
    return Mention(
        id=make_id("men", article.id, node.span.start, node.span.end),
        article=article.id,
        spans=(node.span,),
        text=node.span.cut(layout.text),
        type=chain.type,
        form=node.form,  # type: ignore[arg-type]
        chain=chain.id,
        probability=round(node.probability * share, 4),
    )
