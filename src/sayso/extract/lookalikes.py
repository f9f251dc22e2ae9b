"""Words that look like an act's and tell none: a question, a seizure that a patient has, a memo
that is released.

Each rule looks at one word under one type and drops it only where the words around it say so.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.extract.cues import forms_of
from sayso.extract.words import BEING, DETERMINERS, OWNING, PRONOUNS
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

# Words after `asked` in which it says what is asked. In the training articles `to`, `for` or `that`
# came first in 42 of 45 requests, and in 11 of 91 places where it only told a question.
ASKED_REACH = 9
# Words from `released` to what is; from `committed` to the crime; from `taken` to the hospital;
# from `struck` to `as`. Set by judgement.
RELEASED_REACH, COMMITTED_REACH, TAKEN_REACH, STRUCK_REACH = 4, 4, 6, 6
_PLEAD = forms_of("plead") | {"pled"}
_ASK = forms_of("ask")
_ASKS_FOR = word_set("to for that")
_ASKS_WHAT = word_set("if whether how what why when who which about where")
_DECLINE = forms_of("decline") | forms_of("refuse")
_COMMENT = word_set("comment comments elaborate")
_SEIZURE = word_set("seizure seizures")
_MEDICAL = word_set(
    """hospital doctor doctors medication epilepsy epileptic neurologist unconscious medical patient
    patients brain"""
)
_TAKE = word_set("taken took rushed transported airlifted")
_CLINIC = word_set("hospital hospitals clinic surgery")
_RELEASE = forms_of("release")
_PAPER = word_set(
    """memo memos report reports document documents statement statements video videos footage tape
    tapes email emails e-mail e-mails record records transcript transcripts data list letter letters
    book film album poll figures results findings details plan budget ad ads study photo photos
    audio recording recordings information returns files text draft version trailer"""
)
_SHOWN = word_set("publicly public online")
_STRIKE = word_set("strike strikes struck striking")
_HEARD_BY = word_set("in of from after by on about without upon interest like love")
_NAMED = word_set("called")
_COMMIT = word_set("commit commits committed committing")
_CRIMES = word_set(
    """crime crimes treason suicide murder murders fraud perjury attack attacks felony felonies
    obstruction act acts error errors offense offenses offence offences violations atrocities abuses
    adultery sin sins genocide institution hospital asylum"""
)
_CHARGE = word_set("charged")
_DUTY = word_set(
    """protecting investigating overseeing enforcing running ensuring keeping leading finding
    helping managing monitoring implementing maintaining making safeguarding regulating defending
    upholding responsibility"""
)
_FEELING = word_set("politically emotionally racially highly sexually heavily")
_CONFIRM = word_set("confirm confirms confirmed confirming")
_TELLS = word_set("that to what whether how reports news details it this")
_ACKNOWLEDGE = word_set("acknowledge acknowledges acknowledged acknowledging")
_FAULT = word_set(
    """mistake mistakes wrong wrongly wrongdoing error errors erred fault faults failed failing
    failure failures responsibility responsible regret regrets sorry lied lying lies broke breach
    breached violated guilty guilt shortcomings should shouldn't misled misleading flawed harm
    harmful hurtful inappropriate"""
)
_SPEAK = word_set("speak speaks spoke speaking spoken")
_TO_NOBODY = word_set("at from in out openly about of ill highly")
_CONDITION = word_set("condition")
_LEAVE = word_set("leave leaves left leaving")
_LEFT_AS = word_set("out behind open unanswered with him her them it us me you")
_CALLS = forms_of("call")
_SEIZE = forms_of("seize")
_EMPTY = word_set("in of on at a an is was were are does did as being here it that")
_STATES = word_set("contact touch support favor favour custody talks")


def is_none(layout: Layout, kind: str, trigger: Span) -> bool:
    """The words around the trigger make it something that is no event of that type."""
    return any(rule(layout, kind, trigger) for rule in _RULES)


# ------------------------------------------------------------------------ requests, refusals


def _questions(layout: Layout, kind: str, trigger: Span) -> bool:
    """`asked whether`, `asked about`, `when asked`: a question, where nobody is to do anything."""
    if kind != "request" or not _is_one(layout, trigger, _ASK):
        return False
    after = layout.token_range(trigger).stop
    for token in layout.tokens[after : after + ASKED_REACH]:
        if token.lower in _ASKS_FOR:
            return False
        if token.lower in _ASKS_WHAT or token.text in '.;!?"“”':
            return True
    return True


def _is_for_comment(layout: Layout, kind: str, trigger: Span) -> bool:
    """`declined to comment`, `a request for comment`: the reporter's own question, unanswered."""
    if kind not in ("reject", "request"):
        return False
    words = _words(layout, trigger)
    ahead = [word for word in _after(layout, trigger, 4) if word not in ("to", "immediately")]
    if kind == "reject":
        return bool(words) and words[0] in _DECLINE and bool(_COMMENT & {*words[1:], *ahead[:1]})
    asked = [*words[1:], *ahead]
    return words[:1] in (["request"], ["requests"]) and bool(_COMMENT & {*asked[:3]})


def _calls_help(layout: Layout, kind: str, trigger: Span) -> bool:
    """`called 911`."""
    words = _words(layout, trigger)
    following = [*words[1:], *_after(layout, trigger, 1)]
    return kind in ("request", "meet") and words[0] in _CALLS and following[:1] == ["911"]


# ------------------------------------------------------------------------ guilt


def _pleads_innocence(layout: Layout, _kind: str, trigger: Span) -> bool:
    """`pleaded not guilty` owns up to nothing."""
    words = [*_words(layout, trigger), *_after(layout, trigger, 2)]
    return words[0] in _PLEAD and words[1:3] == ["not", "guilty"]


def _owns_up_to_nothing(layout: Layout, kind: str, trigger: Span) -> bool:
    """`acknowledged that they agree`: nothing in the sentence is anybody's fault."""
    if kind != "apologize" or not _is_one(layout, trigger, _ACKNOWLEDGE):
        return False
    sentence = layout.sentence_at(trigger.start)
    return all(token.lower not in _FAULT for token in layout.tokens_in(sentence))


def _is_duty(layout: Layout, kind: str, trigger: Span) -> bool:
    """`charged with protecting her`, `politically charged`."""
    if kind != "accuse" or not _is_one(layout, trigger, _CHARGE):
        return False
    ahead = _after(layout, trigger, 3)
    duty = ahead[:1] == ["with"] and not _DUTY.isdisjoint(ahead[1:])
    return duty or not _FEELING.isdisjoint(_before(layout, trigger, 1))


def _commits_crime(layout: Layout, kind: str, trigger: Span) -> bool:
    """`committed a crime`, `committed to an institution`: nothing is promised."""
    if kind != "pledge" or not _is_one(layout, trigger, _COMMIT):
        return False
    return not _CRIMES.isdisjoint(_after(layout, trigger, COMMITTED_REACH))


# ------------------------------------------------------------------------ meetings


def _is_met_with(layout: Layout, kind: str, trigger: Span) -> bool:
    """`threats will be met with fire`: they are answered, and nobody meets."""
    where = layout.token_range(trigger)
    words = [token.lower for token in layout.tokens[where.start : where.start + 2]]
    after = layout.tokens[where.start + 2 : where.start + 3]
    passive = not BEING.isdisjoint(_before(layout, trigger, 1))
    met = kind == "meet" and words == ["met", "with"]
    return met and passive and not any(one.is_title for one in after)


def _hears(layout: Layout, kind: str, trigger: Span) -> bool:
    """`an interest in hearing his speech`: what ears do."""
    if kind != "meet" or not _is_one(layout, trigger, frozenset(["hearing"])):
        return False
    led = not _HEARD_BY.isdisjoint(_before(layout, trigger, 1))
    ahead = _after(layout, trigger, 1)
    object_of = DETERMINERS | OWNING | PRONOUNS | {"what", "how", "from"}
    return led and not object_of.isdisjoint(ahead)


def _speaks_to_nobody(layout: Layout, kind: str, trigger: Span) -> bool:
    """`spoke at the convention`, `spoke on condition of anonymity`, `spoke out`."""
    if kind != "meet" or not _is_one(layout, trigger, _SPEAK):
        return False
    ahead = _after(layout, trigger, 3)
    on_condition = ahead[:1] == ["on"] and not _CONDITION.isdisjoint(ahead)
    return on_condition or not _TO_NOBODY.isdisjoint(ahead[:1])


# ------------------------------------------------------------------------ things


def _is_fit(layout: Layout, kind: str, trigger: Span) -> bool:
    """`had a seizure`, in an article of doctors; not the seizure of a ship."""
    if kind != "detain" or not _is_one(layout, trigger, _SEIZURE):
        return False
    if _after(layout, trigger, 1) == ["of"]:
        return False
    return any(token.lower in _MEDICAL for token in layout.tokens)


def _is_treated(layout: Layout, kind: str, trigger: Span) -> bool:
    """`was taken to a hospital`."""
    taken = kind in ("detain", "attack") and _is_one(layout, trigger, _TAKE)
    return taken and not _CLINIC.isdisjoint(_after(layout, trigger, TAKEN_REACH))


def _is_published(layout: Layout, kind: str, trigger: Span) -> bool:
    """`released the memo`, `the report was released`: nobody is freed."""
    if kind != "reinstate" or not _is_one(layout, trigger, _RELEASE):
        return False
    ahead = _after(layout, trigger, RELEASED_REACH)
    passive = not BEING.isdisjoint(_before(layout, trigger, 2))
    led = _before(layout, trigger, RELEASED_REACH + 2) if passive else []
    return not _PAPER.isdisjoint([*ahead, *led]) or not _SHOWN.isdisjoint(ahead[:1])


def _strikes_one_as(layout: Layout, kind: str, trigger: Span) -> bool:
    """`struck many as odd`: it seemed so to them."""
    if kind != "attack" or not _is_one(layout, trigger, _STRIKE):
        return False
    ahead = _after(layout, trigger, STRUCK_REACH)
    return "as" in ahead[1:] and ahead[0] not in ("a", "an", "down")


def _leaves_as_is(layout: Layout, kind: str, trigger: Span) -> bool:
    """`left out`, `left open`, `leaves us with`."""
    left = kind == "cut_ties" and _is_one(layout, trigger, _LEAVE)
    return left and not _LEFT_AS.isdisjoint(_after(layout, trigger, 1))


def _is_name_or_news(layout: Layout, kind: str, trigger: Span) -> bool:
    """`as it was then called`, `confirmed that`: nobody is given a post."""
    if kind != "appoint":
        return False
    told = _is_one(layout, trigger, _CONFIRM) and BEING.isdisjoint(_before(layout, trigger, 1))
    ahead = _after(layout, trigger, 1)
    return _is_one(layout, trigger, _NAMED) or (told and not _TELLS.isdisjoint(ahead))


def _seizes_on(layout: Layout, kind: str, trigger: Span) -> bool:
    """`seized on the remark`."""
    words = [*_words(layout, trigger), *_after(layout, trigger, 1)]
    return kind == "detain" and words[0] in _SEIZE and words[1:2] in (["on"], ["upon"])


def _is_empty(layout: Layout, _kind: str, trigger: Span) -> bool:
    """A lone `on` or `does`, and no `in touch`: whoever reads it cannot tell what was done."""
    return _is_one(layout, trigger, _EMPTY) and _STATES.isdisjoint(_after(layout, trigger, 1))


_RULES: tuple[Callable[[Layout, str, Span], bool], ...] = (
    _questions,
    _is_for_comment,
    _calls_help,
    _pleads_innocence,
    _owns_up_to_nothing,
    _is_duty,
    _commits_crime,
    _is_met_with,
    _hears,
    _speaks_to_nobody,
    _is_fit,
    _is_treated,
    _is_published,
    _strikes_one_as,
    _leaves_as_is,
    _is_name_or_news,
    _seizes_on,
    _is_empty,
)


# ------------------------------------------------------------------------ words


def _is_one(layout: Layout, trigger: Span, words: frozenset[str]) -> bool:
    """The trigger is one word, of these."""
    found = _words(layout, trigger)
    return len(found) == 1 and found[0] in words


def _words(layout: Layout, trigger: Span) -> list[str]:
    return [token.lower for token in layout.tokens_in(trigger)]


def _after(layout: Layout, trigger: Span, most: int) -> list[str]:
    """Up to `most` words behind it, within its sentence."""
    at, end = layout.token_range(trigger).stop, layout.sentence_at(trigger.start).end
    return [token.lower for token in layout.tokens[at : at + most] if token.start < end]


def _before(layout: Layout, trigger: Span, most: int) -> list[str]:
    """Up to `most` words before it, within its sentence."""
    at, start = layout.token_range(trigger).start, layout.sentence_at(trigger.start).start
    return [token.lower for token in layout.tokens[max(0, at - most) : at] if token.start >= start]
