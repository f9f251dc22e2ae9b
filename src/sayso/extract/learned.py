"""Trigger words learned from the annotated articles, weighed with what the network saw.

The table `triggers.tsv` (written by `training/triggers.py`) gives for words the event type that
they trigger most and the share of their occurrences that do. The network knows the context, the
table the words that are too rare for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from sayso.extract.lookalikes import is_none
from sayso.extract.ontology import load_ontology, verb_forms
from sayso.extract.senses import as_meant
from sayso.records import PredictedEvent, Record, Span
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf

# Set on the development articles, type F1: the network's view alone counts from NETWORK_ALONE on,
# the table's from TABLE_ALONE on; from NETWORK_SURE on the network's type stands.
NETWORK_ALONE, TABLE_ALONE, NETWORK_SURE = 0.4, 0.6, 0.6
# What is seen less clearly is no event by itself, but may retell one that another article of the
# story tells plainly (`merge.events`). To 470 events of the development articles that adds 330;
# from 0.1 on, and with the table's words below 0.4, it would be 440.
UNSURE_FROM, UNSURE_TABLE = 0.15, 0.4
# From here on the network's event stands if it sees both sides and its word is one of the type's
# own (`buy`): of two on the development articles one is right.
PLAIN_FROM = 0.3
# So much one of the two must say where both see an event: of 12 below it on the development
# articles one is right, of 60 from 0.3 to 0.4 half.
TOGETHER_FROM = 0.25
# Of the table's triggers alone about this share of what they promise is right on those articles.
TABLE_TRUST = 0.7
LONGEST = 4
# The words of `idioms.txt` are taken for told so often: enough for an event by themselves. Of 44
# events that they add or name otherwise in 974 annotated articles 29 are right, of 21 before 15.
IDIOM_SHARE = 0.65
_BRITISH = re.compile(r"is(e|ed|es|ing|ation)$")


class Known(Record, frozen=True, kw_only=True):
    """One row of the table, at a place of a text."""

    span: Span
    type: str
    share: float
    idiom: bool = False
    """Its words are the trigger, however many of them the network sees."""


@cache
def _table() -> dict[str, tuple[str, float]]:
    rows = (line.split("\t") for line in _lines("triggers.tsv"))
    table = {words: (kind, float(share)) for words, kind, share in rows}
    for words, kind in _idioms().items():
        if words not in table or table[words][1] < IDIOM_SHARE:
            table[words] = (kind, IDIOM_SHARE)
    return table


@cache
def _idioms() -> dict[str, str]:
    lines = (line.partition(": ") for line in _lines("idioms.txt"))
    return {words: kind for kind, _, idioms in lines for words in idioms.split("; ")}


def _lines(name: str) -> list[str]:
    text = resources.files("sayso.extract").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _as_american(low: str) -> str:
    """`apologised` as the table spells it, `apologized`; a word that it knows stays as it is."""
    if low in _table() or _BRITISH.search(low) is None:
        return low
    american = _BRITISH.sub(r"iz\1", low)
    return american if american in _table() else low


def known_triggers(layout: Layout) -> list[Known]:
    """The table's words in a text; of overlapping ones that begin together the surest."""
    table, tokens, found, place = _table(), layout.tokens, list[Known](), 0
    lows = [_as_american(token.lower) for token in tokens]
    while place < len(tokens):
        best: tuple[float, int, str] | None = None
        for size in range(min(LONGEST, len(tokens) - place), 0, -1):
            row = table.get(" ".join(lows[place : place + size]))
            if row is not None and (best is None or row[1] > best[0]):
                best = (row[1], size, row[0])
        if best is None:
            place += 1
            continue
        span = Span(start=tokens[place].start, end=tokens[place + best[1] - 1].end)
        idiom = " ".join(lows[place : place + best[1]]) in _idioms()
        found.append(Known(span=span, type=best[2], share=best[0], idiom=idiom))
        place += best[1]
    return found


def _is_plain(layout: Layout, event: PredictedEvent) -> bool:
    """The network sees who did it to whom, and its word is the very word for that type."""
    if event.probability < PLAIN_FROM or not event.initiators or not event.recipients:
        return False
    return _is_very_word(layout, event)


def _is_doubtful(layout: Layout, event: PredictedEvent) -> bool:
    """Neither network nor table is sure of it, its word is no verb or noun of its type, and it is
    about no sum of money."""
    sure = event.probability >= TOGETHER_FROM or event.amount is not None
    return not sure and not _is_very_word(layout, event)


def _is_very_word(layout: Layout, event: PredictedEvent) -> bool:
    kind = load_ontology().types.get(event.type)
    words = event.trigger.cut(layout.text).lower()
    return kind is not None and (
        words in kind.nouns or any(words in verb_forms(verb) for verb in kind.verbs)
    )


def _of_another(event: PredictedEvent, known: Known, seen: Shelf[float]) -> bool:
    """`reached a deal`, of which the network sees `deal` better: that is the event."""
    return any(
        probability > event.probability and not event.trigger.overlaps(span)
        for span, probability in seen.over(known.span)
    )


class Weighed(Record, frozen=True, kw_only=True):
    """What network and table come to together."""

    seen: tuple[PredictedEvent, ...]
    """The network's events that stand, typed."""
    known: tuple[PredictedEvent, ...]
    """Events that only the table knows; without arguments."""
    unsure: tuple[PredictedEvent, ...]
    """The network's too doubtful ones."""
    unsure_known: tuple[PredictedEvent, ...]
    """The table's too doubtful ones; without arguments."""


def weighed(layout: Layout, seen: Sequence[PredictedEvent]) -> Weighed:
    """The network's events with what the table knows of their words, and the table's alone."""
    known = [one for one in known_triggers(layout) if not is_none(layout, one.type, one.span)]
    shelf = Shelf((one.span, one) for one in known)
    places = Shelf((event.trigger, event.probability) for event in seen)
    kept: list[PredictedEvent] = []
    unsure: list[PredictedEvent] = []
    for event in seen:
        if is_none(layout, event.type, event.trigger):
            continue
        around = [
            one for _, one in shelf.over(event.trigger) if not _of_another(event, one, places)
        ]
        best = max(around, key=lambda one: one.share, default=None)
        if best is not None and event.probability < NETWORK_SURE:
            probability = round(min(0.9, max(event.probability, best.share)), 4)
            trigger = best.span if best.idiom else event.trigger
            both = msgspec.structs.replace(
                event, trigger=trigger, type=best.type, probability=probability
            )
            (unsure if _is_doubtful(layout, both) else kept).append(both)
        elif event.probability >= NETWORK_ALONE or _is_plain(layout, event):
            kept.append(event)
        elif event.probability >= UNSURE_FROM:
            unsure.append(event)
    taken = Shelf((event.trigger, None) for event in seen)
    alone = [
        PredictedEvent(
            trigger=one.span, type=one.type, probability=round(TABLE_TRUST * one.share, 4)
        )
        for one in known
        if one.share >= UNSURE_TABLE and not any(taken.over(one.span))
    ]
    floor = round(TABLE_TRUST * TABLE_ALONE, 4)
    meant = [as_meant(layout, event) for event in alone]
    return Weighed(
        seen=tuple(as_meant(layout, event) for event in kept),
        known=tuple(event for event in meant if event.probability >= floor),
        unsure=tuple(as_meant(layout, event) for event in unsure),
        unsure_known=tuple(event for event in meant if event.probability < floor),
    )
