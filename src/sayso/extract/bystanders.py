"""Chains of what takes part in nothing: "the plan ... it", "the study ... this".

Whom a name or a plural stands for, and who takes part in events and statements, is read by the
rules of `chains`, which are surer of them than the network. What is left is meant again and again,
too: descriptions without a name, pronouns that lead to none, and mentions that the network saw but
that stood alone (`Prediction.bystanders`). They are joined by ties, in the order of the text: each
to the chain that its ties with all mentions of it make likeliest, if that is likelier than none. Of
other mentions those of `it`, `they` and descriptions that take no part themselves move, too, where
their ties outweigh the rules. A bystander that meets nothing stays out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.chains import Chains
from sayso.extract.found import FoundMention
from sayso.extract.names import is_word
from sayso.extract.speakers import NO_NAME
from sayso.extract.words import HE, IT, SHE, THEY, WE, YOU, I
from sayso.records import (
    Article,
    Chain,
    EntityType,
    EventMention,
    Mention,
    MentionForm,
    PredictedMention,
    Prediction,
    Record,
    Span,
    Statement,
)
from sayso.text.ids import make_id_within
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf

# Of .5, .6, .7 and 1 the middle: GUM's development documents of all genres are best with .5 (CoNLL
# 58.7, 58.4, 58.3), its news, interviews and speeches with .7 (54.2, 54.3, 54.5).
NONE_ODDS = 0.6
"""Odds that a chain must have together to be joined: 1 is as likely as none."""
SURE_ODDS = 1.0
"""The same for a chain that has a name or takes part in something."""
RULED_ODDS: Mapping[str, float] = {"it": 0.5, "they": 1.0, "description": 2.0}
"""What the rule that gave such a mention its chain weighs, if the mention itself does not take
part: of .5, 1, 2 and more the best for GUM's development documents and the articles of who is who
that are not trained on. All others stay where the rules put them."""
MOST_SURE = 0.98
"""What one tie tells at most."""


_PERSON = {
    word: name
    for name, words in (
        ("i", I),
        ("we", WE),
        ("you", YOU),
        ("he", HE),
        ("she", SHE),
        ("it", IT),
        ("they", THEY),
    )
    for word in words
}
_NEVER: Mapping[str, frozenset[str]] = {
    "i": frozenset(("we", "it")),
    "we": frozenset(("i", "you", "he", "she")),
    "you": frozenset(("we", "it")),
    "he": frozenset(("she", "it", "we")),
    "she": frozenset(("he", "it", "we")),
    "it": frozenset(("he", "she", "i", "you")),
}
"""What no two pronouns of one chain are; `I` may be `you` and `he` in another's words."""


class _Node(Record, frozen=True, kw_only=True):
    """A mention that can be joined."""

    span: Span
    head: int
    """Where its head begins."""
    type: EntityType
    form: MentionForm
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
    acting: Sequence[Span] = (),
) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
    """The mentions and chains of an article, what takes part in nothing joined by its ties.

    Args:
        article: The article.
        layout: Its text.
        mentions: As they were found, in the order of `found.mentions`.
        found: The chains by rules.
        prediction: What the network saw.
        busy: Ids of the chains that take part in an event or statement.
        acting: The words of those who do: what lies in them stays where the rules put it.
    """
    if not prediction.ties:
        return found.mentions, found.chains
    nodes = [_known(*pair) for pair in zip(mentions, found.mentions, strict=True)]
    nodes += _added(layout, prediction, {node.span for node in nodes})
    nodes.sort(key=lambda node: (node.head, node.span.start, node.span.end))
    kept = {one.id: one for one in found.chains if one.id in busy or _is_settled(one)}
    kept |= {one.id: one for one in found.chains if one.id in _members(found.chains)}
    acts = Shelf((span, span) for span in acting)
    groups = _joined(
        layout.text, nodes, kept, prediction, lambda span: any(True for _ in acts.holding(span))
    )
    free = {one.id: one.name for one in found.chains if one.id not in kept}
    return _as_records(article, layout, _Grouped(nodes, groups, kept, free))


def _is_settled(chain: Chain) -> bool:
    """It is somebody by name, several, or who wrote the article."""
    return chain.named or bool(chain.members) or chain.name == NO_NAME


def _members(chains: Sequence[Chain]) -> set[str]:
    return {member for chain in chains for member in chain.members}


def acting_words(statements: Sequence[Statement], events: Sequence[EventMention]) -> list[Span]:
    """The words of those who speak, or take part in an event."""
    sides = (one for event in events for one in (*event.initiators, *event.recipients))
    told = (span for statement in statements for span in statement.source.spans)
    return [*told, *(span for one in sides for span in one.spans)]


def busy_chains(statements: Sequence[Statement], events: Sequence[EventMention]) -> set[str]:
    """The chains that speak, or take part in an event."""
    sides = (one for event in events for one in (*event.initiators, *event.recipients))
    acting = {chain for one in sides for chain in one.chains}
    return acting | {chain for statement in statements for chain in statement.source.chains}


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
    text: str,
    nodes: Sequence[_Node],
    kept: Mapping[str, Chain],
    prediction: Prediction,
    acting: Callable[[Span], bool],
) -> list[tuple[str | int, float]]:
    """The group of each node, a kept chain's id or the number of its first node, and how sure."""
    ties = _ties_back(nodes, prediction)
    groups: list[tuple[str | int, float]] = []
    last: dict[str, str | int] = {}
    persons: dict[str | int, set[str]] = defaultdict(set)
    begun: set[str] = set()
    for at, node in enumerate(nodes):
        chain = node.record.chain if node.record is not None else ""
        person = _PERSON.get(node.span.cut(text).lower(), "")
        odds: dict[str | int, float] = defaultdict(float)
        if chain in kept:
            weight = _ruled_odds(node, person)
            whole = chain not in begun or bool(kept[chain].members)
            begun.add(chain)
            if weight is None or whole or not ties[at] or acting(node.span):
                groups.append((chain, 1.0))
                persons[chain].add(person)
                continue
            odds[chain] += weight
        for other, share in ties[at]:
            if persons[groups[other][0]].isdisjoint(_NEVER.get(person, ())):
                odds[groups[other][0]] += share
        # A pronoun that only the rules saw has no ties: it goes where they put it.
        ruled = last.get(chain) if node.index is None else None
        groups.append(_best(odds) or (at if ruled is None else ruled, 1.0))
        last[chain] = groups[at][0]
        persons[groups[at][0]].add(person)
    return groups


def _ties_back(
    nodes: Sequence[_Node], prediction: Prediction
) -> Mapping[int, list[tuple[int, float]]]:
    """For each node those before it with which it has a tie, and its odds."""
    place = {node.index: at for at, node in enumerate(nodes) if node.index is not None}
    ties: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for tie in prediction.ties:
        one, other = place.get(tie.mention), place.get(tie.antecedent)
        if one is not None and other is not None:
            share = min(tie.probability, MOST_SURE)
            ties[max(one, other)].append((min(one, other), share / (1 - share)))
    return ties


def _ruled_odds(node: _Node, person: str) -> float | None:
    """What the rule that gave a mention its chain weighs beside its ties; None if it decides."""
    if node.form == "description":
        return RULED_ODDS["description"]
    return RULED_ODDS.get(person) if node.form == "pronoun" else None


def _best(odds: Mapping[str | int, float]) -> tuple[str | int, float] | None:
    """The likeliest group, if it is likelier than none, and its share."""
    if not odds:
        return None
    best = max(odds, key=lambda group: (odds[group], str(group)))
    if odds[best] <= (SURE_ODDS if isinstance(best, str) else NONE_ODDS):
        return None
    return best, odds[best] / (1 + sum(odds.values()))


# -------------------------------------------------------------------------- records


@dataclass(frozen=True)
class _Grouped:
    """Mentions by place of their heads, with the group of each and how sure it is."""

    nodes: Sequence[_Node]
    groups: Sequence[tuple[str | int, float]]
    kept: Mapping[str, Chain]
    """The chains that stay, by id: a group's name if it is one of them."""
    free: Mapping[str, str]
    """What the other chains were called, by id."""


def _as_records(
    article: Article, layout: Layout, given: _Grouped
) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
    """The records, without bystanders that met nothing."""
    members: dict[str | int, list[_Node]] = defaultdict(list)
    for node, (group, _) in zip(given.nodes, given.groups, strict=True):
        members[group].append(node)
    made = {
        group: _chain(article, layout, own, given.free)
        for group, own in members.items()
        if group not in given.kept and (len(own) > 1 or own[0].record is not None)
    }
    every: dict[str | int, Chain] = dict(given.kept.items())
    every.update(made)
    mentions = [
        _mention(article, layout, node, every[group], share)
        for node, (group, share) in zip(given.nodes, given.groups, strict=True)
        if group in every
    ]
    mentions.sort(key=lambda one: (one.spans[0].start, -one.spans[0].end))
    return tuple(mentions), tuple(every.values())


def _chain(
    article: Article, layout: Layout, own: Sequence[_Node], called: Mapping[str, str]
) -> Chain:
    """The chain of a group: it is called what its first description, else mention, was."""
    described = [node for node in own if node.form != "pronoun"] or own
    first = min(described, key=lambda node: (node.span.start, node.span.end))
    words = " ".join(first.span.cut(layout.text).split())
    name = words if first.record is None else called.get(first.record.chain, words)
    start = min(node.span for node in own)
    return Chain(
        id=make_id_within("chn", article.id, name, start.start, start.end),
        article=article.id,
        name=name,
        type=_type_of(described),
        named=False,
    )


def _type_of(nodes: Sequence[_Node]) -> EntityType:
    """The commonest type; `other` only if nothing else was seen."""
    counts = Counter(node.type for node in nodes)
    return max(counts, key=lambda kind: (kind != "other", counts[kind], kind))


def _mention(article: Article, layout: Layout, node: _Node, chain: Chain, share: float) -> Mention:
    if node.record is not None and node.record.chain == chain.id:
        return node.record
    return Mention(
        id=make_id_within("men", article.id, node.span.start, node.span.end),
        article=article.id,
        spans=(node.span,),
        text=node.span.cut(layout.text),
        type=chain.type,
        form=node.form,
        chain=chain.id,
        probability=round(node.probability * share, 4),
    )
