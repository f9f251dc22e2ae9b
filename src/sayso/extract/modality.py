"""Whether an event is told as done, not done, planned, possible or hedged.

The network's view stands unless a cue word beside the trigger says something else clearly.
"""

from __future__ import annotations

from sayso.extract.cues import HEDGES
from sayso.records import Modality, Polarity, PredictedEvent, Span, Statement
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_NOT = word_set("not never n't neither nor cannot without")


def _before(layout: Layout, trigger: Span, sentence: Span, most: int) -> list[str]:
    """Up to `most` words before the trigger, nearest first, within its clause."""
    where = layout.token_range(trigger)
    words: list[str] = []
    for at in range(where.start - 1, max(-1, where.start - 1 - most), -1):
        token = layout.tokens[at]
        if token.start < sentence.start or token.text in ',;:.“”"':
            break
        words.append(token.lower)
    return words


def polarity_of(
    layout: Layout,
    trigger: Span,
    sentence: Span,
    event: PredictedEvent,
    statement: Statement | None,
) -> Polarity:
    """`negated` if the network says so, or `did not`, `never`, `denied that` stand right before."""
    if event.polarity == "negated":
        return "negated"
    words = _before(layout, trigger, sentence, 4)
    if any(word in _NOT or word.endswith("n't") for word in words[:3]):
        return "negated"
    if _by_nobody(layout, trigger, sentence):
        return "negated"
    failing = words[:1] == ["to"] and words[1:2] in (
        ["failed"],
        ["failing"],
        ["declined"],
        ["refused"],
    )
    if failing:
        return "negated"
    inside = statement is not None and statement.denies and not statement.hedged
    return "negated" if inside and _told_by_denial(statement, trigger) else "affirmed"


def _by_nobody(layout: Layout, trigger: Span, sentence: Span) -> bool:
    """`No unit of ours fired`, `nobody who works for me asked`: the clause begins with nobody."""
    where = layout.token_range(trigger)
    for at in range(where.start - 1, max(-1, where.start - 1 - NOBODY_REACH), -1):
        token = layout.tokens[at]
        if token.start < sentence.start or token.text in ',;:.“”"' or token.lower == "that":
            return False
        if token.lower in _NOBODY:
            before = layout.tokens[at - 1] if at else None
            opens = before is None or before.start < sentence.start
            following = layout.tokens[at + 1].lower
            led = before is not None and (before.text in ',;:“"' or before.lower in _LEADING)
            return (opens or led) and following not in _IDIOMS
    return False


# Words from `nobody` to what nobody did; set by judgement.
NOBODY_REACH = 6
_NOBODY = word_set("no none nobody neither")
_LEADING = word_set("that and but because although though while")
_IDIOMS = word_set("doubt matter sooner longer wonder less more")


def _told_by_denial(statement: Statement | None, trigger: Span) -> bool:
    return statement is not None and any(
        piece.contains(trigger) for piece in statement.content.spans
    )


def modality_of(
    layout: Layout,
    trigger: Span,
    sentence: Span,
    event: PredictedEvent,
    statement: Statement | None,
) -> Modality:
    """The network's view, or the cue word right before the trigger."""
    if event.modality != "asserted":
        return event.modality
    words = _before(layout, trigger, sentence, 4)
    if any(word in HEDGES for word in words[:2]):
        return "hedged"
    if words[:1] == ["will"] or words[:2] in (["to", "plans"], ["to", "going"], ["to", "set"]):
        return "planned"
    if words[:1] and words[0] in ("could", "might", "may"):
        return "possible"
    if statement is not None and statement.hedged and not statement.source.spans:
        return "hedged"
    return "asserted"
