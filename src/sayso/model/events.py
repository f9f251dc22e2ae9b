"""Trigger words and role arcs to events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.model.card import Thresholds
from sayso.model.labels import EVENT_ROLES, EVENT_TAGS, EVENT_TYPES, MODALITIES, POLARITIES
from sayso.model.mentions import REACH, Head, heads_at
from sayso.model.view import Floats, Indices, View, sigmoid
from sayso.model.windows import Words
from sayso.records import PredictedEvent, Span

_INSIDE = EVENT_TAGS.index("inside")
_PEOPLE = ("initiator", "recipient")


@dataclass(frozen=True)
class Argument:
    """Words `start..end` (both included) that take a role; `word` carries them."""

    role: str
    word: int
    start: int
    end: int
    share: float


@dataclass(frozen=True)
class Trigger:
    """An event as one window tells it; `heads` are the mentions of those who take part."""

    start: int
    end: int
    type: str
    share: float
    polarity: int
    modality: int
    arguments: tuple[Argument, ...]
    heads: tuple[Head, ...]


def triggers_in(view: View, thresholds: Thresholds) -> list[Trigger]:
    """Events whose trigger's first word is read from this window."""
    shares = view.share("event")
    rows = view.kept[shares[view.kept, 1:_INSIDE].sum(1) >= thresholds.event]
    if not len(rows):
        return []
    arguments = _arguments(view, rows, thresholds)
    polarity = view.share("polarity", rows).argmax(1)
    modality = view.share("modality", rows).argmax(1)
    people = _people(view, arguments)
    return [
        Trigger(
            start=view.word(int(row)),
            end=view.word(_last_inside(shares, int(row))),
            type=EVENT_TYPES[int(shares[row, 1:_INSIDE].argmax())],
            share=float(shares[row, 1:_INSIDE].max()),
            polarity=int(polarity[i]),
            modality=int(modality[i]),
            arguments=tuple(arguments[i]),
            heads=people[i],
        )
        for i, row in enumerate(rows)
    ]


def _last_inside(shares: Floats, row: int) -> int:
    while row + 1 < len(shares) and shares[row + 1].argmax() == _INSIDE:
        row += 1
    return row


def _people(view: View, arguments: list[list[Argument]]) -> list[tuple[Head, ...]]:
    """The mentions of those who take part, for each trigger."""
    wanted = [sorted({a.word for a in some if a.role in _PEOPLE}) for some in arguments]
    words = sorted({word for some in wanted for word in some})
    heads = heads_at(view, np.array(words, np.int64) - view.window.start + 1)
    by_word = {head.word: head for head in heads}
    return [tuple(by_word[word] for word in some) for some in wanted]


def _arguments(view: View, rows: Indices, thresholds: Thresholds) -> list[list[Argument]]:
    """All participants over their threshold; of time, place and amount the best only."""
    targets = view.targets
    taken: list[tuple[int, str, int, float]] = []  # trigger, role, row of the word, share
    arcs = view.many_arcs([f"event_{name}" for name in EVENT_ROLES], rows)
    for name, scores, bias in zip(EVENT_ROLES, arcs, view.tables.bias, strict=True):
        scores += bias
        shares = sigmoid(scores)
        shares[:, view.bare[targets]] = 0
        if name in _PEOPLE:
            _someone(scores, shares)
        else:
            shares = np.where(shares == shares.max(1, keepdims=True), shares, 0)
        triggers, hits = np.nonzero(shares >= getattr(thresholds, name))
        for i, hit in zip(triggers.tolist(), hits.tolist(), strict=True):
            taken.append((i, name, int(targets[hit]), float(shares[i, hit])))
    return _phrases(view, len(rows), taken)


def _phrases(
    view: View, count: int, taken: list[tuple[int, str, int, float]]
) -> list[list[Argument]]:
    """The words that take a role, each with its phrase, by trigger."""
    found: list[list[Argument]] = [[] for _ in range(count)]
    if not taken:
        return found
    starts, ends = view.extents("phrase", np.array([row for _, _, row, _ in taken]), REACH)
    for (i, name, row, share), start, end in zip(taken, starts, ends, strict=True):
        word, first, last = (view.word(int(at)) for at in (row, start, end))
        found[i].append(Argument(name, word, first, last, share))
    return found


def _someone(scores: Floats, shares: Floats) -> None:
    """Give the best word of each row the share of anybody at all taking the role.

    Where several words are as likely none may be likely alone; training asks for a choice, too.
    """
    odds = np.exp(np.clip(scores, -30, 30)) * (shares > 0)
    total = odds.sum(1)
    best = shares.argmax(1)
    shares[np.arange(len(shares)), best] = total / (1 + total)


def to_event(words: Words, trigger: Trigger) -> PredictedEvent:
    """The record of an event; its probability is a raw score."""
    spans: dict[str, list[Span]] = {role: [] for role in EVENT_ROLES}
    for argument in trigger.arguments:
        spans[argument.role].append(_span(words, argument.start, argument.end))
    first = {role: found[0] if found else None for role, found in spans.items()}
    return PredictedEvent(
        trigger=_span(words, trigger.start, trigger.end),
        type=trigger.type,
        initiators=tuple(dict.fromkeys(spans["initiator"])),
        recipients=tuple(dict.fromkeys(spans["recipient"])),
        time=first["time"],
        place=first["place"],
        amount=first["amount"],
        polarity=POLARITIES[trigger.polarity],
        modality=MODALITIES[trigger.modality],
        probability=trigger.share,
    )


def _span(words: Words, first: int, last: int) -> Span:
    return Span(start=int(words.start[first]), end=int(words.end[last]))
