"""The network's events held to the grammar around them: whose words bind a participant.

The network points at words all over its window. Here what a later sentence says is taken back, what
the words beside the trigger say outright (`donated to A`, `talks between A and B`, `to criticise A
and B`) is added, and what is bound to another trigger (`suspended by A`) is left to that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sayso.extract.ontology import Ontology
from sayso.extract.resolve import Resolver
from sayso.extract.words import ADVERBS, AUXILIARIES, DETERMINERS, OWNING, PREPOSITIONS
from sayso.records import Mention, PredictedEvent, Span, Spans
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_LIGHT = word_set("make makes made have has had having")
"""Verbs that alone are no trigger (`made a mistake` may be one): none of 650 in the 360 annotated
articles is. Other common words are part of longer triggers too often."""
_DESCRIBING = word_set("alleged purported fatal near-fatal deadly lethal violent")
"""How something is said to be. Before a noun none is a trigger in the annotated articles, of 68."""
_NAMED_FOR = word_set(
    "twitter x threads instagram youtube tiktok telegram facebook snapchat reddit"
)
_STAGES = word_set("platform network site app channel show page account feed")
_SPOKEN = word_set("threaten praise accuse pledge apologize")
_ADDRESSED = word_set("donate apologize meet")
_JUDGING = word_set("praise criticize")
_CALLED = word_set("called calls calling labelled labeled dubbed branded")
# From `called him` to the last of several words in quotation marks; set by judgement.
CALLED_REACH = 14
_QUOTE = re.compile(r"\s+(?:an?\s+|the\s+)?[“\"‘']")
# Words between `donated` and the `to` or `toward` that says to whom: `$1 million in cash`.
GIVEN_REACH = 8


def bound(
    layout: Layout, events: Sequence[PredictedEvent], resolver: Resolver, ontology: Ontology
) -> list[PredictedEvent]:
    """The events that are acts, with the participants that their words bind."""
    acts = [
        event for event in events if event.type in ontology.types and not _is_no_act(layout, event)
    ]
    binder = _Binder(layout, acts, resolver, ontology)
    first = [binder.held(event) for event in acts]
    return [_with_threatened(layout, event, first) for event in first]


def _is_no_act(layout: Layout, event: PredictedEvent) -> bool:
    """One common word, or `alleged` and the like before a noun."""
    tokens = layout.tokens_in(event.trigger)
    if len(tokens) != 1:
        return False
    low = tokens[0].lower
    return low in _LIGHT or (low in _DESCRIBING and _before_noun(layout, event.trigger))


def _before_noun(layout: Layout, trigger: Span) -> bool:
    """It stands between a determiner, owner or preposition and a word: no verb does."""
    where = layout.token_range(trigger)
    before = layout.tokens[where.start - 1].lower if where.start else ""
    after = layout.tokens[where.stop] if where.stop < len(layout.tokens) else None
    leads = before in DETERMINERS | PREPOSITIONS | OWNING | {"'s", "’s"}
    return leads and after is not None and after.text[0].isalpha() and after.lower != "that"


class _Binder:
    """What the words around each trigger say of its participants."""

    def __init__(
        self,
        layout: Layout,
        events: Sequence[PredictedEvent],
        resolver: Resolver,
        ontology: Ontology,
    ) -> None:
        self._layout = layout
        self._resolver = resolver
        self._symmetric = {name: kind.symmetric for name, kind in ontology.types.items()}
        self._last_words = {
            layout.token_range(event.trigger).stop - 1: event.trigger for event in events
        }

    def held(self, event: PredictedEvent) -> PredictedEvent:
        """The event without what is not its own and with what its words name."""
        symmetric = self._symmetric[event.type]
        initiators = self._so_far(event.initiators, event)
        recipients = self._so_far(event.recipients, event)
        pair = self._between(event) if symmetric else ()
        if pair:
            return msgspec.structs.replace(event, initiators=pair, recipients=())
        called = self._called(event) if event.type in _JUDGING else None
        if called:
            return msgspec.structs.replace(event, initiators=called[0], recipients=called[1])
        initiators = tuple(one for one in initiators if not self._of_another(one, event))
        recipients = tuple(one for one in recipients if not self._is_called(one, initiators))
        if event.type in _SPOKEN:
            recipients = tuple(one for one in recipients if not self._is_stage(one))
        if not symmetric:
            recipients = self._with_joined(recipients, event)
        if event.type in _ADDRESSED:
            recipients = self._given_to(recipients, event)
        return msgspec.structs.replace(event, initiators=initiators, recipients=recipients)

    def _so_far(self, spans: Spans, event: PredictedEvent) -> Spans:
        """Without those of a later sentence.

        Of 26 development articles 3 of 20 such participants are right; the annotators found every
        participant that has words in the sentence of its trigger.
        """
        own = self._layout.sentence_at(event.trigger.start)
        return tuple(
            Span(start=own.start, end=span.end) if span.start < own.start < span.end else span
            for span in spans
            if span.start < own.end and not (span.end <= own.start and self._is_pair(span, event))
        )

    def _is_pair(self, span: Span, event: PredictedEvent) -> bool:
        """`A New Chapter in A-B Relations`: it does nothing of the next lines."""
        words = span.cut(self._layout.text)
        found = self._resolver.mentions_in(span)
        paired = "-" in words and any(
            one.spans[0] == span and len(self._resolver.members(one.chain)) > 1 for one in found
        )
        return paired and not self._symmetric[event.type]

    def _between(self, event: PredictedEvent) -> Spans:
        """`talks between A and B`: just those two."""
        tokens, at = self._layout.tokens, self._layout.token_range(event.trigger).stop
        if at + 1 >= len(tokens) or tokens[at].lower != "between":
            return ()
        first = self._mention_at(tokens[at + 1].start)
        second = self._joined_after(first) if first else None
        return (first, second) if first and second else ()

    def _joined_after(self, first: Span) -> Span | None:
        """The mention that `and` joins to this one."""
        tokens, at = self._layout.tokens, self._layout.token_range(first).stop
        if at + 1 >= len(tokens) or tokens[at].lower != "and":
            return None
        return self._mention_at(tokens[at + 1].start)

    def _mention_at(self, start: int) -> Span | None:
        """The longest mention that begins there, an article before it aside."""
        sentence = self._layout.sentence_at(start)
        begins = (
            {start, start + 4}
            if self._layout.text[start : start + 4].lower() == "the "
            else {start}
        )
        found = [
            one.spans[0]
            for one in self._resolver.mentions_in(sentence)
            if one.spans[0].start in begins
        ]
        return max(found, key=lambda span: span.end, default=None)

    def _of_another(self, span: Span, event: PredictedEvent) -> bool:
        """`riots, which saw him suspended by A`: A is who suspended, and rioted not."""
        at = self._layout.token_range(span).start
        tokens = self._layout.tokens
        if at < 2 or tokens[at - 1].lower != "by":
            return False
        other = self._last_words.get(at - 2)
        if other is None or other == event.trigger:
            return False
        return not self._side_by_side(event.trigger, other)

    def _side_by_side(self, left: Span, right: Span) -> bool:
        """`arrested and charged by`: who did one did the other."""
        first, second = sorted((left, right))
        between = self._layout.tokens[
            self._layout.token_range(first).stop : self._layout.token_range(second).start
        ]
        return len(between) <= 3 and any(token.lower in ("and", "or", ",") for token in between)

    def _called(self, event: PredictedEvent) -> tuple[Spans, Spans] | None:
        """`A had called him “brave”`: A praised him, whoever tells it."""
        tokens, at = self._layout.tokens, self._layout.token_range(event.trigger).start
        start = self._layout.sentence_at(event.trigger.start).start
        for place in range(at - 2, max(0, at - CALLED_REACH), -1):
            if tokens[place].start < start or tokens[place].text in ".;:":
                return None
            if tokens[place].lower in _CALLED:
                whom = self._mention_at(tokens[place + 1].start)
                quoted = whom is not None and _QUOTE.match(self._layout.text, whom.end) is not None
                who = self._mention_until(place - 1)
                return ((who,), (whom,)) if quoted and whom and who else None
        return None

    def _mention_until(self, at: int) -> Span | None:
        """The longest mention that ends with that token, words like `had often` aside."""
        tokens = self._layout.tokens
        while at > 0 and tokens[at].lower in AUXILIARIES | ADVERBS:
            at -= 1
        sentence = self._layout.sentence_at(tokens[at].start)
        ending = [
            one.spans[0]
            for one in self._resolver.mentions_in(sentence)
            if one.spans[0].end == tokens[at].end
        ]
        return min(ending, key=lambda span: span.start, default=None)

    def _is_called(self, span: Span, initiators: Spans) -> bool:
        """`Dr. Hale, Lumen has given a million`: who is spoken to, before who did it."""
        layout = self._layout
        after = layout.text[span.end : span.end + 2]
        before = layout.text[: span.start].rstrip()[-1:]
        opens = before in ("", ":", ".", "!", "?", "“", '"') or (
            layout.sentence_at(span.start).start == span.start
        )
        return opens and after == ", " and any(one.start == span.end + 2 for one in initiators)

    def _is_stage(self, span: Span) -> bool:
        """`threatened on his platform, Truth Social,`: where it was said, not to whom."""
        tokens, at = self._layout.tokens, self._layout.token_range(span).start
        if at and tokens[at - 1].lower == "on":
            return span.cut(self._layout.text).lower() in _NAMED_FOR
        return at > 1 and tokens[at - 1].text == "," and tokens[at - 2].lower in _STAGES

    def _with_joined(self, spans: Spans, event: PredictedEvent) -> Spans:
        """`criticised A and B`: A, too, where only B was seen."""
        if len(spans) != 1 or spans[0].start < event.trigger.end:
            return spans
        tokens, at = self._layout.tokens, self._layout.token_range(spans[0]).start
        if at < 2 or tokens[at - 1].lower not in ("and", "or"):
            return spans
        if tokens[at - 2].end <= event.trigger.end:
            return spans
        before = Span(start=event.trigger.end, end=tokens[at - 2].end)
        ending = [
            one
            for one in self._resolver.mentions_in(before)
            if one.spans[0].end == before.end and one.form == "name"
        ]
        named = self._is_name(spans[0])
        return (ending[0].spans[0], *spans) if ending and named else spans

    def _is_name(self, span: Span) -> bool:
        return self._mention(span) is not None

    def _mention(self, span: Span) -> Mention | None:
        """The name of just these words."""
        inside = self._resolver.mentions_in(span)
        return next((one for one in inside if one.spans[0] == span and one.form == "name"), None)

    def _given_to(self, spans: Spans, event: PredictedEvent) -> Spans:
        """`donated $1 million to A`, `reached out to A`: A, if nobody was seen in the sentence."""
        sentence = self._layout.sentence_at(event.trigger.start)
        if any(sentence.contains(span) for span in spans):
            return spans
        tokens, at = self._layout.tokens, self._layout.token_range(event.trigger).stop
        reach = GIVEN_REACH if event.type == "donate" else 1
        for place in range(at, min(at + reach, len(tokens) - 1)):
            if tokens[place].text in ",;:.?!" or tokens[place].start >= sentence.end:
                break
            if tokens[place].lower in ("to", "toward", "towards"):
                found = self._mention_at(tokens[place + 1].start)
                return (found,) if found else spans
        return spans


def _with_threatened(
    layout: Layout, event: PredictedEvent, others: Sequence[PredictedEvent]
) -> PredictedEvent:
    """`threatened to have A jailed`: it is A who is threatened, if nobody else is."""
    if event.type != "threaten" or event.recipients:
        return event
    sentence = layout.sentence_at(event.trigger.start)
    for other in others:
        later = event.trigger.end < other.trigger.start < sentence.end
        if later and other.recipients and _to_between(layout, event.trigger, other.trigger):
            return msgspec.structs.replace(event, recipients=other.recipients)
    return event


def _to_between(layout: Layout, left: Span, right: Span) -> bool:
    between = layout.tokens_in(Span(start=left.end, end=right.start))
    return any(token.lower == "to" for token in between)
