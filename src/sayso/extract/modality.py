"""Whether an event is told as done, not done, planned, possible or hedged.

The network's view stands unless a cue word beside the trigger says something else clearly.
"""

from __future__ import annotations

from sayso.extract.cues import CLAIM_NOUNS, DENYING, DISMISSING, HEDGES, SAYING
from sayso.extract.words import ARTICLES, PREPOSITIONS
from sayso.records import Modality, Polarity, PredictedEvent, Span, Statement
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_list, word_set

_NOT = word_set("not never n't neither nor cannot without")
_DEEPEST = 8
"""Words between a denial and what it denies: "the mayor and his two brothers had"."""
_ENDING = word_set(
    ', ; : ( “ " who whom which whose because after before when while if response to'
)
"""What leads out of the clause that is denied."""
_POINTING = word_set("any all these those this such his her its their")
_NEGATIVE = _NOT | word_set(
    "no none nobody nothing hardly barely rarely instead rather against off yet short"
)
_STEMS = tuple(
    word_list(
        """refus declin den fail lack un non stop prevent avoid reject resist block ignor oppos
        refrain dismiss contradict"""
    )
)
"""How words begin that say that something was not done, is not so or not wanted."""
_SHORT = [["of", "short"], ["from", "refrain"], ["from", "refrained"], ["from", "refraining"]]
_SHORT += [["than", "rather"], ["of", "instead"], ["to", "yet"]]
_HELD_OFF = tuple(["on", "off", word] for word in ("hold", "holds", "held", "holding"))


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
    *,
    speech: bool,
) -> Polarity:
    """`negated` if the network says so, `not` or `never` stands right before, or it is denied."""
    words = _before(layout, trigger, sentence, 4)
    if event.polarity == "negated" and _says_no(layout, sentence, statement):
        return "negated"
    if _short_of(words):
        return "negated"
    if any(word in _NOT or word.endswith("n't") for word in words[:3]):
        return "negated"
    if _by_nobody(layout, trigger, sentence) or _of_none(layout, trigger, words):
        return "negated"
    failing = words[:1] == ["to"] and words[1:2] in (
        ["failed"],
        ["failing"],
        ["declined"],
        ["refused"],
    )
    if failing:
        return "negated"
    return "negated" if _denied(layout, trigger, statement, speech=speech) else "affirmed"


def _says_no(layout: Layout, sentence: Span, statement: Statement | None) -> bool:
    """Any word of the sentence, or the denial around it, says that something is not so.

    Of six events without any that the network negates in 360 annotated articles two are.
    """
    if statement is not None and statement.denies:
        return True
    return any(
        token.lower in _NEGATIVE or token.lower.endswith("n't") or token.lower.startswith(_STEMS)
        for token in layout.tokens_in(sentence)
    )


def _short_of(words: list[str]) -> bool:
    """`stopped short of endorsing`, `has yet to endorse`, `rather than leave`.

    Args:
        words: Those before the trigger, nearest first.
    """
    led = [word for word in words if not word.endswith("ly")]
    return led[:2] in _SHORT or led[:3] in _HELD_OFF


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


def _of_none(layout: Layout, trigger: Span, words: list[str]) -> bool:
    """`gave nothing`, `no Corvane gift`, `no record of a gift`.

    Args:
        words: Those before the trigger, nearest first.
    """
    after = layout.token_range(trigger).stop
    if after < len(layout.tokens) and layout.tokens[after].lower in _NOTHING:
        return True
    near = [word for word in words if word not in ARTICLES]
    if near[:1] == ["of"] and near[1:2] and near[1] in _TRACES:
        return near[2:3] == ["no"]
    led = near[: near.index("no")] if "no" in near[:2] else [""]
    return all(word.isalpha() and word not in PREPOSITIONS for word in led)


_NOTHING = word_set("nothing nobody none")
_TRACES = word_set("record records evidence sign signs proof trace")


# Words from `nobody` to what nobody did; set by judgement.
NOBODY_REACH = 6
_NOBODY = word_set("no none nobody neither")
_LEADING = SAYING | word_set("that and but because although though while")
_IDIOMS = word_set("to doubt matter sooner longer wonder less more")


def _denied(layout: Layout, trigger: Span, statement: Statement | None, *, speech: bool) -> bool:
    """It is what a denial says: `denied that he had met her`, `rejected reports of a merger`.

    What lies deeper is not denied with it (`denied any part in the attack`), nor the allegations
    that somebody denies or the petition that a court does. Of seven denials in 136 annotated
    articles one negates the event in it.
    """
    if statement is None or not statement.denies or statement.hedged:
        return False
    cue = {token.lower for span in statement.cue.spans for token in layout.tokens_in(span)}
    piece = next((one for one in statement.content.spans if one.contains(trigger)), None)
    if piece is None or piece.start > trigger.start or not cue & (DENYING | DISMISSING):
        return False
    if trigger.start == piece.start:
        return not speech or trigger.cut(layout.text).lower().endswith("ing")
    led = [token.lower for token in layout.tokens_in(Span(start=piece.start, end=trigger.start))]
    clause = _after_that(led)
    if len(clause) > _DEEPEST or not _ENDING.isdisjoint(clause):
        return False
    if len(clause) < len(led):
        return True
    if speech and led[-1:] and led[-1] in ARTICLES | _POINTING:
        return False
    found = [at for at, word in enumerate(led) if word in PREPOSITIONS]
    return all(word in CLAIM_NOUNS for word in (led[at - 1] for at in found))


def _after_that(words: list[str]) -> list[str]:
    """The words behind the last `that`: the clause that is denied."""
    return words[len(words) - words[::-1].index("that") :] if "that" in words else words


def _is_wished(layout: Layout, trigger: Span, sentence: Span) -> bool:
    """`would ask a court to order the account restored`: what somebody is to do."""
    words = _before(layout, trigger, sentence, WISH_REACH)
    verb = words[0] if words and words[0] in ("to", "be") else next(iter(words), "")
    ordered = next((at for at, word in enumerate(words[:5]) if word in _ORDERING), None)
    if ordered is None or verb in _JOINED or not trigger.cut(layout.text).endswith("ed"):
        return False
    return words[ordered + 1 : ordered + 2] == ["to"] and not _ASKING.isdisjoint(words[ordered:])


# Words from `ask` to what is asked for, as in `ask a federal court in Ohio to order it restored`;
# set by judgement.
WISH_REACH = 12
_ORDERING = word_set("order have get see")
_JOINED = word_set("and or that who which by")
_ASKING = word_set("ask asks asked asking urge urges urged want wants wanted seek petition")


# Words from `threatened` to what was not done yet: `to have Hale jailed`; set by judgement.
UNREAL_REACH = 8
_SEEMING = word_set("alleged apparent purported supposed suspected seemingly reported")
"""Right before an act or with a word between they hedge 10 of 12 that the network asserts."""
_APPEAR = word_set("appear appears appeared seem seems seemed purport purports purported")
_THINKABLE = word_set("possible potential proposed potentially")
_CALLING = word_set("call calls called calling press pressed pressing push pushed pushing")
_DANGER = word_set("threat threats possibility prospect risk danger chance")
_THREATEN = word_set("threaten threatens threatened threatening")
_WOULD = word_set("would could might")
_BRING = word_set("have see get")
_REACHED = word_set("managed able succeeded happy glad relieved sad sorry used")
"""Before `to have Hale jailed` they say that it came to pass."""
_LONGEST_OBJECT = 4
"""Words between `have` and the act: `the former mayor of Oslo`; set by judgement."""


def _appears(words: list[str]) -> bool:
    """`appeared to promise`, `seems to have promised`.

    Args:
        words: Those before the trigger, nearest first; so in all that follow.
    """
    led = [word for word in words[:4] if word not in ("have", "been", "be")]
    return led[:1] == ["to"] and bool(_APPEAR & {*led[1:2]})


def _is_unreal(words: list[str]) -> bool:
    """`would have chosen`, `potential collusion`, `calls for a boycott`, `the risk of a strike`,
    `threatened to have Hale jailed`: nobody says that it was done.

    Of 20 acts so led that the network asserts in 360 annotated articles the labels assert four.
    """
    if any(word in _THINKABLE for word in words[:2]):
        return True
    led = [word for word in words if word not in ARTICLES | _POINTING | {"been", "more"}]
    if led[:1] == ["have"] and led[1:2] and led[1] in _WOULD:
        return True
    if _leads(led[:3], "for", _CALLING) or _leads(led[:3], "of", _DANGER):
        return True
    return _leads(led, "to", _THREATEN) or _is_sought(words)


def _is_sought(words: list[str]) -> bool:
    """`to have Hale jailed`, `to see him fired`: what somebody is after, not what was done."""
    for at in range(1, min(len(words) - 1, _LONGEST_OBJECT + 1)):
        if words[at] in _BRING and words[at + 1] == "to":
            return not _REACHED & {*words[at + 2 : at + 3]}
    return False


def _leads(words: list[str], small: str, heads: frozenset[str]) -> bool:
    """One of `heads` with this small word right behind it."""
    return any(word == small and words[at + 1] in heads for at, word in enumerate(words[:-1]))


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
    words = _before(layout, trigger, sentence, UNREAL_REACH)
    if any(word in HEDGES | _SEEMING for word in words[:2]) or _appears(words):
        return "hedged"
    if words[:1] == ["will"] or words[:2] in (["to", "plans"], ["to", "going"], ["to", "set"]):
        return "planned"
    if words[:1] and words[0] in ("could", "might", "may"):
        return "possible"
    if _is_unreal(words) or _is_wished(layout, trigger, sentence):
        return "possible"
    if statement is not None and statement.hedged and not statement.source.spans:
        return "hedged"
    return "asserted"
