"""Event triggers by word lists: for types that a user added, and where there is no network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.extract.ontology import EventType, Ontology, verb_forms
from sayso.extract.words import ADVERBS, BEING, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from sayso.records import PredictedEvent, Record, Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token, tokenize

# How sure a word alone is, by kind of word; set by judgement, not measured.
PHRASE_SURE, VERB_SURE, NOUN_SURE, USER_SURE = 0.55, 0.45, 0.3, 0.5


class _Word(Record, frozen=True, kw_only=True):
    type: str
    words: tuple[str, ...]
    probability: float
    noun: bool


class Lexicon:
    """Trigger words by their first word."""

    def __init__(self, types: Iterable[EventType]) -> None:
        self._by_first: dict[str, list[_Word]] = defaultdict(list)
        self._nouns: set[str] = set()
        for kind in types:
            self._nouns.update(noun for noun in kind.nouns if " " not in noun)
            for verb in kind.verbs:
                for form in verb_forms(verb):
                    self._add(kind, form, VERB_SURE, noun=False)
            for noun in kind.nouns:
                self._add(kind, noun, NOUN_SURE, noun=True)
            for phrase in kind.phrases:
                self._add(kind, phrase, PHRASE_SURE, noun=False)

    def _add(self, kind: EventType, text: str, probability: float, *, noun: bool) -> None:
        words = tuple(token.lower for token in tokenize(text))
        sure = USER_SURE if kind.user else probability
        self._by_first[words[0]].append(
            _Word(type=kind.name, words=words, probability=sure, noun=noun)
        )

    def find(self, layout: Layout) -> list[PredictedEvent]:
        """Triggers in the text, the longest at each place; arguments are not filled in."""
        found: list[PredictedEvent] = []
        tokens, done = layout.tokens, 0
        for place, token in enumerate(tokens):
            if place < done or token.lower not in self._by_first:
                continue
            fitting = [
                word for word in self._by_first[token.lower] if self._stands(word, tokens, place)
            ]
            if not fitting:
                continue
            best = max(fitting, key=lambda word: (len(word.words), word.probability))
            done = place + len(best.words)
            found.append(
                PredictedEvent(
                    trigger=Span(start=token.start, end=tokens[done - 1].end),
                    type=best.type,
                    probability=best.probability,
                )
            )
        return found

    def _stands(self, word: _Word, tokens: tuple[Token, ...], place: int) -> bool:
        length = len(word.words)
        if tuple(token.lower for token in tokens[place : place + length]) != word.words:
            return False
        if length > 1:
            return True
        before = tokens[place - 1].lower if place else ""
        after_noun_word = before in DETERMINERS or before == "'s" or before in PREPOSITIONS
        if word.noun:
            return True
        if word.words[0] in self._nouns and after_noun_word and before != "to":
            return False
        return not (tokens[place].is_title and place and tokens[place - 1].is_title)


def lexicon_for(ontology: Ontology, *, user_only: bool) -> Lexicon:
    """The lexicon of all types, or of the user's own alone."""
    return Lexicon(kind for kind in ontology.types.values() if kind.user or not user_only)


def roles_by_rule(layout: Layout, event: PredictedEvent, candidates: list[Span]) -> PredictedEvent:
    """Initiators before and recipients after the trigger, turned round in a passive.

    `candidates` are mentions of the sentence, by place; the nearest on each side within one clause
    is taken, so that long sentences do not pair strangers.
    """
    before = [span for span in candidates if span.end <= event.trigger.start]
    after = [span for span in candidates if span.start >= event.trigger.end]
    left = before[-1:] if before and _near(layout, before[-1].end, event.trigger.start, 8) else []
    right = after[:1] if after and _near(layout, event.trigger.end, after[0].start, 8) else []
    if _passive(layout, event.trigger):
        by = [span for span in right if _word_before(layout, span) == "by"]
        return _filled(event, by, left)
    return _filled(event, left, right)


def _filled(
    event: PredictedEvent, initiators: list[Span], recipients: list[Span]
) -> PredictedEvent:
    return PredictedEvent(
        trigger=event.trigger,
        type=event.type,
        initiators=tuple(initiators),
        recipients=tuple(recipients),
        time=event.time,
        place=event.place,
        amount=event.amount,
        polarity=event.polarity,
        modality=event.modality,
        probability=event.probability,
    )


def _near(layout: Layout, start: int, end: int, most: int) -> bool:
    """At most `most` words, and no border of a clause, between two places."""
    if end <= start:
        return True
    between = layout.tokens_in(Span(start=start, end=end))
    if len(between) > most:
        return False
    return not any(
        token.text in ";:.?!" or token.lower in CONJUNCTIONS - {"and", "or"} for token in between
    )


def _passive(layout: Layout, trigger: Span) -> bool:
    where = layout.token_range(trigger)
    token = layout.tokens[where.start].lower
    if not token.endswith(("ed", "en", "shot", "fired", "sued")):
        return False
    at = where.start - 1
    while at >= 0 and layout.tokens[at].lower in ADVERBS:
        at -= 1
    low = layout.tokens[at].lower if at >= 0 else ""
    follows = layout.tokens[where.stop].lower if where.stop < len(layout.tokens) else ""
    return follows == "by" or low in BEING or low == "got"


def _word_before(layout: Layout, span: Span) -> str:
    at = layout.token_range(span).start - 1
    return layout.tokens[at].lower if at >= 0 else ""
