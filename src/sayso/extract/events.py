"""From triggers and arguments to event mentions.

What the network saw is weighed, neighbouring triggers are joined, and each event gets its sides
(`participants`, `unsaid`) and its time, sum, place and voice (`circumstances`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from sayso.extract.acts import Act, Seen, act_of
from sayso.extract.binding import bound
from sayso.extract.circumstances import amount_of, place_of, statements_around, time_of, voice_of
from sayso.extract.learned import weighed
from sayso.extract.modality import modality_of, polarity_of
from sayso.extract.ontology import Ontology, mode_of
from sayso.extract.participants import sides_of
from sayso.extract.resolve import Resolver
from sayso.extract.triggers import lexicon_for, roles_by_rule
from sayso.records import (
    EventMention,
    Phrase,
    Polarity,
    PredictedEvent,
    Prediction,
    Span,
    Statement,
)
from sayso.text.ids import make_id_within
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf


def find_events(
    seen: Seen, prediction: Prediction, resolver: Resolver, ontology: Ontology
) -> tuple[EventMention, ...]:
    """The event mentions of one article, by place of their trigger."""
    sighted = [
        event
        for event in prediction.events
        if seen.layout.snap(event.trigger) and not resolver.in_name(event.trigger)
    ]
    told = weighed(seen.layout, sighted)
    plain = [*told.seen, *told.known]
    proposed = [*told.known, *_by_words(seen, ontology, plain)]
    found = [*told.seen, *_with_roles(seen, resolver, proposed)]
    mentions: list[EventMention] = []
    for event in bound(seen.layout, _in_one(seen.layout, found), resolver, ontology):
        kind = ontology.types.get(event.type)
        if kind is not None:
            mentions.append(_build(act_of(seen, resolver, kind, event), mentions))
    unsure = [*told.unsure, *_with_roles(seen, resolver, told.unsure_known)]
    doubtful = _unsure(seen, resolver, ontology, unsure, mentions)
    unique = {mention.id: mention for mention in (*doubtful, *mentions)}
    return tuple(sorted(unique.values(), key=lambda one: (one.trigger.spans, one.type)))


def _unsure(
    seen: Seen,
    resolver: Resolver,
    ontology: Ontology,
    events: Sequence[PredictedEvent],
    plain: Sequence[EventMention],
) -> list[EventMention]:
    """The mentions of events that are too doubtful to stand alone, beside those that stand."""
    taken = Shelf((one.trigger.spans[0], one.type) for one in plain)
    starts = [one.trigger.spans[0].start for one in plain]
    built: list[EventMention] = []
    ordered = sorted(events, key=lambda one: (one.trigger.start, one.type))
    for event in bound(seen.layout, ordered, resolver, ontology):
        kind = ontology.types.get(event.type)
        if kind is None or any(taken.over(event.trigger)):
            continue
        before = plain[: bisect_left(starts, event.trigger.start)]
        mention = _build(act_of(seen, resolver, kind, event), before)
        built.append(msgspec.structs.replace(mention, unsure=True))
    return built


def _by_words(
    seen: Seen, ontology: Ontology, found: Sequence[PredictedEvent]
) -> list[PredictedEvent]:
    """Events of the user's own types, by the words that he gave."""
    if not any(kind.user for kind in ontology.types.values()):
        return []
    taken = Shelf((event.trigger, event.type) for event in found)
    return [
        event
        for event in lexicon_for(ontology, user_only=True).find(seen.layout)
        if all(kind != event.type for _, kind in taken.over(event.trigger))
    ]


def _with_roles(
    seen: Seen, resolver: Resolver, events: Sequence[PredictedEvent]
) -> list[PredictedEvent]:
    """Events that only words tell, with the mentions beside them; without any they are dropped."""
    filled = []
    for event in events:
        sentence = seen.layout.sentence_at(event.trigger.start)
        near = [mention.spans[0] for mention in resolver.mentions_in(sentence)]
        whole = roles_by_rule(seen.layout, event, near)
        if whole.initiators or whole.recipients:
            filled.append(whole)
    return filled


def _in_one(layout: Layout, events: Sequence[PredictedEvent]) -> list[PredictedEvent]:
    """By place; neighbouring triggers of one type are one trigger, `voiced` and `opposition`, and
    so are those that overlap: of 79 such pairs in 360 annotated articles none is two events."""
    ordered = sorted(events, key=lambda event: (event.trigger.start, event.type))
    joined: list[PredictedEvent] = []
    for event in ordered:
        last = joined[-1] if joined else None
        if last is None or last.type != event.type:
            joined.append(event)
        elif last.trigger.overlaps(event.trigger):
            surer = max(last, event, key=lambda one: one.probability)
            joined[-1] = msgspec.structs.replace(_as_one(last, event), trigger=surer.trigger)
        elif _touch(layout, last, event):
            joined[-1] = _as_one(last, event)
        else:
            joined.append(event)
    return joined


def _touch(layout: Layout, left: PredictedEvent, right: PredictedEvent) -> bool:
    """The second trigger begins with the very next word."""
    before, after = layout.token_range(left.trigger), layout.token_range(right.trigger)
    return bool(before) and bool(after) and before.stop == after.start


def _as_one(left: PredictedEvent, right: PredictedEvent) -> PredictedEvent:
    """One event of both triggers' words, as the surer tells it; the other says what that lacks."""
    surer, other = (left, right) if left.probability >= right.probability else (right, left)
    return msgspec.structs.replace(
        surer,
        trigger=Span(start=left.trigger.start, end=right.trigger.end),
        initiators=surer.initiators or other.initiators,
        recipients=surer.recipients or other.recipients,
        time=surer.time or other.time,
        place=surer.place or other.place,
        amount=surer.amount or other.amount,
        polarity="negated" if "negated" in (left.polarity, right.polarity) else "affirmed",
        modality=surer.modality if surer.modality != "asserted" else other.modality,
    )


def _build(act: Act, before: Sequence[EventMention]) -> EventMention:
    seen, event = act.seen, act.event
    around = statements_around(act)
    initiators, recipients = sides_of(act, around, before)
    statement = voice_of(act, around, initiators)
    modality = modality_of(seen.layout, act.trigger, act.sentence, event, statement)
    time = time_of(act, modality, around)
    amount = amount_of(act)
    words = act.words()
    return EventMention(
        id=make_id_within("evm", seen.article.id, event.type, act.trigger.start, act.trigger.end,
                   [name for one in recipients for name in one.chains]),
        article=seen.article.id,
        type=event.type,
        mode=mode_of(act.kind, words),
        trigger=Phrase(spans=(act.trigger,), text=words),
        initiators=initiators,
        recipients=recipients,
        time=time.id if time else None,
        place=place_of(act),
        amount=amount.id if amount else None,
        polarity=_polarity(act, statement),
        modality=modality,
        statement=statement.id if statement else None,
        probability=round(event.probability, 4),
    )  # fmt: skip


def _polarity(act: Act, statement: Statement | None) -> Polarity:
    return polarity_of(
        act.seen.layout,
        act.trigger,
        act.sentence,
        act.event,
        statement,
        speech=act.kind.speech,
    )
