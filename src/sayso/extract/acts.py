"""What an article offers its events, and one of them in the making."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.ontology import EventType
from sayso.extract.resolve import Resolver
from sayso.records import Amount, Article, Participant, PredictedEvent, Span, Statement, Time
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf

Side = tuple[Participant, ...]
"""The initiators of an act, or its recipients."""
Sides = tuple[Side, Side]
"""First the initiators, then the recipients."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What one article has to offer its events."""

    article: Article
    layout: Layout
    told: Shelf[Statement]
    """The statements by the pieces of their contents."""
    cues: Shelf[Statement]
    """The statements by their cues."""
    times: tuple[Time, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One event of an article in the making: what the network saw of it, and where it stands."""

    seen: Seen
    resolver: Resolver
    kind: EventType
    event: PredictedEvent
    trigger: Span
    """Whole words."""
    sentence: Span

    def words(self) -> str:
        """The words of the trigger."""
        return self.trigger.cut(self.seen.layout.text)


def act_of(seen: Seen, resolver: Resolver, kind: EventType, event: PredictedEvent) -> Act:
    """What was seen as an event of that type, with its words and its sentence."""
    trigger = seen.layout.snap(event.trigger) or event.trigger
    return Act(
        seen=seen,
        resolver=resolver,
        kind=kind,
        event=event,
        trigger=trigger,
        sentence=seen.layout.sentence_at(trigger.start),
    )


def apart(left: Span, right: Span) -> int:
    """Code points between two spans."""
    return max(0, right.start - left.end, left.start - right.end)
