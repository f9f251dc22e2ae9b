"""Participants whom the words of an act leave out: the speaker of a quote, those told before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.extract.acts import Act, Side, Sides
from sayso.extract.ontology import verb_forms
from sayso.extract.resolve import Resolver
from sayso.extract.words import BEING, WE, YOU, I
from sayso.records import EventMention, Participant, Span, Spans, Statement
from sayso.text.vocabulary import word_set

# Words from somebody to what he is called: `is a very`; set by judgement.
CALLED_REACH = 4

# Sentences between a happening and its next telling that leaves the recipient out, and between it
# and `the ban` that names nobody; further back the trigger must be the same word. Counted on 223
# training articles, sides filled so: 7 right, 2 where the labels have nobody, the others somebody
# else; a longer reach, or none asked for `the`, filled more in vain.
EARLIER_REACH = 1
POINTING_REACH = 3
# Events that are looked back over, so that a book of one article costs no more for each.
EARLIER_MOST = 60
_POINTING = word_set("the this that these those such")
_RECENT = word_set("recent latest alleged failed reported subsequent initial original first second")
_JUDGING = word_set("praise criticize")
_BEING = BEING | {"'s", "'re"}
_OBLIGING = word_set("should must need needs ought has have please let let's")
_SPOKEN = word_set("thank thanks congratulations apologize sorry promise kudos")
"""Words for an act that the speaker does by saying them."""


def with_speaker(
    act: Act,
    around: Sequence[Statement],
    initiators: Side,
    recipients: Side,
) -> Sides:
    """Of speech that is nothing but its own words in a quote the speaker is the initiator.

    `allegations` and `urged` name the act, and the sentence tells whose it is; `not enough` and
    `should go` are the act. Who is called something inside the quote then is its recipient.
    """
    if not act.kind.speech or act.kind.symmetric:
        return initiators, recipients
    if not initiators and _is_infinitive(act):
        return _cued_by(act, recipients), recipients
    if not around:
        return initiators, recipients
    inner = around[0]
    if inner.form == "indirect" or _names_act(act):
        return initiators, recipients
    speaker = _as_participant(inner.source.chains, act.event.recipients, act.resolver)
    if not initiators:
        return speaker, recipients
    if inner.form == "direct" and speaker and _spoken_of(act, initiators, inner):
        return speaker, recipients or initiators
    return initiators, recipients


def _cued_by(act: Act, recipients: Side) -> Side:
    """`said A, using the occasion to criticise B`: the source of the cue that names the act."""
    for _, statement in act.seen.cues.over(act.trigger):
        chains = statement.source.chains
        if chains and all(set(chains) != set(one.chains) for one in recipients):
            return (Participant(chains=chains),)
    return ()


def _as_participant(chains: tuple[str, ...], others: Spans, resolver: Resolver) -> Side:
    """The speaker, unless the act is done to himself."""
    if not chains:
        return ()
    if any(set(chains) & set(resolver.chains_of((span,))) for span in others):
        return ()
    return (Participant(chains=chains),)


def _is_infinitive(act: Act) -> bool:
    """`to criticise`: a verb of the type with `to` right before it."""
    where = act.seen.layout.token_range(act.trigger)
    tokens = act.seen.layout.tokens
    verb = tokens[where.start].lower in _act_words(act.kind.verbs, ())
    return verb and where.start > 0 and tokens[where.start - 1].lower == "to"


def _names_act(act: Act) -> bool:
    """The trigger is a word for such an act: `criticized`, `allegations`."""
    words = set(act.words().lower().split())
    return bool(words & (_act_words(act.kind.verbs, act.kind.nouns) - _SPOKEN))


@cache
def _act_words(verbs: tuple[str, ...], nouns: tuple[str, ...]) -> frozenset[str]:
    """The forms of a type's verbs, and its nouns."""
    return frozenset(nouns).union(*map(verb_forms, verbs))


def _spoken_of(act: Act, people: Side, quote: Statement) -> bool:
    """They are called something in the quote, or should do it: they do not say the trigger."""
    spans = [span for one in people for span in one.spans]
    inside = all(any(piece.contains(span) for piece in quote.content.spans) for span in spans)
    words = {one.text.lower().replace("’", "'") for one in people}
    if not spans or not inside or words & (I | WE):
        return False
    trigger = act.words().lower().split()
    if act.kind.name == "request":
        return not _OBLIGING.isdisjoint(trigger)
    if act.kind.name not in _JUDGING:
        return False
    return words <= YOU or (not trigger[0].endswith("ing") and _is_called(act, spans[-1]))


def _is_called(act: Act, person: Span) -> bool:
    """`is`, `was` or the like right between the words for him and the trigger."""
    layout = act.seen.layout
    if person.end >= act.trigger.start:
        return False
    between = layout.tokens_in(Span(start=person.end, end=act.trigger.start))
    return len(between) <= CALLED_REACH and any(token.lower in _BEING for token in between)


def with_those_before(
    act: Act,
    initiators: Side,
    recipients: Side,
    before: Sequence[EventMention],
) -> Sides:
    """`the ban`, `this reinstatement`: who is not told again is as told before.

    Only where the trigger points back and nobody is told; and the recipient, where the same
    initiator did it to somebody in the sentence before.
    """
    if recipients or (initiators and act.kind.symmetric):
        return initiators, recipients
    if act.kind.name == "apologize" and _is_infinitive(act):
        return initiators, _spoken_to(act, initiators, before)
    if not initiators and not _points_back(act):
        return initiators, recipients
    earlier = _same_happening(act, initiators, before)
    if earlier is None:
        return initiators, recipients
    return initiators or _implied(earlier.initiators), _implied(earlier.recipients)


def _spoken_to(act: Act, initiators: Side, before: Sequence[EventMention]) -> Side:
    """`called him to apologise`: whom the one who apologises called, in that sentence."""
    met = before[-1] if before else None
    if met is None or met.type != "meet" or met.trigger.spans[0].start < act.sentence.start:
        return ()
    others = (one for one in met.recipients if not _agree(initiators, (one,)))
    return _implied(tuple(others)) if _agree(initiators, met.initiators) else ()


def _points_back(act: Act) -> bool:
    """`the`, `this` or `such` right before the trigger, or `the recent`."""
    at = act.seen.layout.token_range(act.trigger).start - 1
    if at > 0 and act.seen.layout.tokens[at].lower in _RECENT:
        at -= 1
    return at >= 0 and act.seen.layout.tokens[at].lower in _POINTING


def _same_happening(
    act: Act, initiators: Side, before: Sequence[EventMention]
) -> EventMention | None:
    """The last event of this type with the same initiators, or with the same trigger word."""
    layout = act.seen.layout
    here = layout.sentence_index(act.trigger.start)
    words = act.words().lower()
    for earlier in reversed(before[-EARLIER_MOST:]):
        if earlier.type != act.kind.name or not (earlier.initiators or earlier.recipients):
            continue
        distance = here - layout.sentence_index(earlier.trigger.spans[0].start)
        if initiators and distance > EARLIER_REACH:
            return None
        far = not initiators and distance > POINTING_REACH
        if far and not _akin(words, earlier.trigger.text.lower()):
            continue
        if not initiators or _agree(initiators, earlier.initiators):
            return earlier
    return None


def _implied(people: Side) -> Side:
    """The same people without words: the text does not say them here."""
    return tuple(Participant(chains=one.chains) for one in people if one.chains)


def _akin(one: str, other: str) -> bool:
    """The last words are forms of one word: `banned`, `ban`; told by how they begin."""
    left, right = one.split()[-1][:4], other.split()[-1][:4]
    return left.startswith(right) or right.startswith(left)


def _agree(mine: Side, theirs: Side) -> bool:
    """Somebody is on both."""
    left = {chain for one in mine for chain in one.chains}
    return any(chain in left for one in theirs for chain in one.chains)
