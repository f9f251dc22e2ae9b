"""Trigger words learned from the annotated articles, weighed with what the network saw.

The table `triggers.tsv` (written by `training/triggers.py`) gives for words the event type that
they trigger most and the share of their occurrences that do. The network knows the context, the
table the words that are too rare for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from sayso.records import PredictedEvent, Record, Span
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf

# Set on the development articles, type F1: the network's view alone counts from NETWORK_ALONE on,
# the table's from TABLE_ALONE on; from NETWORK_SURE on the network's type stands.
NETWORK_ALONE, TABLE_ALONE, NETWORK_SURE = 0.35, 0.6, 0.6
# Of the table's triggers alone about this share of what they promise is right on those articles.
TABLE_TRUST = 0.7
LONGEST = 3


class Known(Record, frozen=True, kw_only=True):
    """One row of the table, at a place of a text."""

    span: Span
    type: str
    share: float


@cache
def _table() -> dict[str, tuple[str, float]]:
    text = resources.files("sayso.extract").joinpath("triggers.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {words: (kind, float(share)) for words, kind, share in rows}


def known_triggers(layout: Layout) -> list[Known]:
    """The table's words in a text; of overlapping ones that begin together the surest."""
    table, tokens, found, place = _table(), layout.tokens, list[Known](), 0
    lows = [token.lower for token in tokens]
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
        found.append(Known(span=span, type=best[2], share=best[0]))
        place += best[1]
    return found


def weighed(
    layout: Layout, seen: Sequence[PredictedEvent]
) -> tuple[list[PredictedEvent], list[PredictedEvent]]:
    """The network's events that stand, typed, and events that only the table knows."""
    known = known_triggers(layout)
    shelf = Shelf((one.span, one) for one in known)
    kept: list[PredictedEvent] = []
    for event in seen:
        around = [one for _, one in shelf.over(event.trigger)]
        best = max(around, key=lambda one: one.share, default=None)
        if best is not None and event.probability < NETWORK_SURE:
            probability = round(min(0.9, max(event.probability, best.share)), 4)
            kept.append(msgspec.structs.replace(event, type=best.type, probability=probability))
        elif event.probability >= NETWORK_ALONE:
            kept.append(event)
    taken = Shelf((event.trigger, None) for event in seen)
    alone = [
        PredictedEvent(
            trigger=one.span, type=one.type, probability=round(TABLE_TRUST * one.share, 4)
        )
        for one in known
        if one.share >= TABLE_ALONE and not any(taken.over(one.span))
    ]
    return kept, alone
