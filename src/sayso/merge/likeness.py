"""How likely two tellings are of one happening, with the reasons.

Each rule looks at one thing that two tellings have (types, participants, days, sums, words, places,
stories) and finds what it speaks for; `compare_tellings` adds that up. The numbers
are those of `weights`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.merge import weights
from sayso.merge.grouping import Link
from sayso.merge.lone import can_be_retold
from sayso.merge.participants import Finding, compare_participants
from sayso.merge.tellings import (
    ONE_DAY,
    REPEATED,
    TYPE_GROUPS,
    Telling,
    any_words,
    both_agreed,
    both_done,
    days_apart,
    days_between,
    happens_often,
    is_any,
    once,
    one_act,
    one_day,
    one_passage,
    one_story,
    plan_and_deed,
    same_dated,
    same_sum,
)
from sayso.merge.words import fold_name

Rule = Callable[[Telling, Telling], Finding | None]


def compare_tellings(left: Telling, right: Telling) -> Link | None:
    """How likely two tellings are of one happening, with the reasons in a sentence.

    Returns:
        None if something rules it out or too little speaks for it.
    """
    if left.id > right.id:
        left, right = right, left
    if not _may_confirm(left, right):
        return None
    return _likely(left, right) or _beside(left, right)


def _beside(left: Telling, right: Telling) -> Link | None:
    """Two articles of one story tell of an act of this kind."""
    if left.article == right.article or not one_story(left, right):
        return None
    if not can_be_retold(left, right):
        return None
    reason = "Reports on one story tell of such an act."
    return Link(left=left.id, right=right.id, likeness=0.0, reason=reason)


def _likely(left: Telling, right: Telling) -> Link | None:
    if one_passage(left, right):
        reason = "The same sentence stands in both articles."
        return Link(left=left.id, right=right.id, likeness=1.0, reason=reason)
    found: list[Finding] = []
    for rule in RULES:
        finding = rule(left, right)
        if finding and finding.apart:
            return None
        if finding:
            found.append(finding)
    score = sum(finding.score for finding in found)
    if (left.unsure or right.unsure) and not _plainly_one(left, right, found):
        return None
    near = one_story(left, right)
    told_once = near and left.type not in REPEATED
    if score < (weights.STORY_FLOOR if told_once else weights.FLOOR):
        return None
    if not near and not _one_anywhere(left, right, found):
        return None
    clauses = [finding.reason for finding in found if finding.reason]
    reason = "; ".join(clauses)
    return Link(
        left=left.id,
        right=right.id,
        likeness=round(min(score, *(finding.most for finding in found)), 4),
        reason=f"{reason[:1].upper()}{reason[1:]}.",
    )


def _plainly_one(left: Telling, right: Telling, found: Sequence[Finding]) -> bool:
    """More speaks for it than that somebody did something of the kind: both sides, or one side
    with the day, the sum or the word."""
    if any(finding.score >= weights.BOTH_SIDES for finding in found):
        return True
    word = _triggers(left, right)
    told = word is not None and word.score > 0
    alike = told or same_dated(left, right) or same_sum(left, right)
    return left.type == right.type and alike


def _one_anywhere(left: Telling, right: Telling, found: Sequence[Finding]) -> bool:
    """No story holds them together: both sides agree, and no other act unless their days do; or
    one side, the act and the days; or one side and the sum."""
    word = _triggers(left, right)
    score = word.score if word else 0
    if any(finding.score >= weights.BOTH_SIDES for finding in found):
        return score >= 0 or same_dated(left, right)
    if same_sum(left, right):
        return True
    days = one_day(left, right) if happens_often(left) else same_dated(left, right)
    return score > 0 and days


def _may_confirm(left: Telling, right: Telling) -> bool:
    """What is doubtful is told plainly by the other, in another article of the same story."""
    if not left.unsure and not right.unsure:
        return True
    plainly = not (left.unsure and right.unsure)
    return plainly and left.article != right.article and one_story(left, right)


# ------------------------------------------------------------------------- the rules


def _types(left: Telling, right: Telling) -> Finding | None:
    if left.type == right.type:
        return Finding(
            score=weights.SAME_TYPE, reason=f"both tell of a {left.type.replace('_', ' ')} event"
        )
    kind = TYPE_GROUPS.get(left.type, left.type)
    if kind == TYPE_GROUPS.get(right.type, right.type):
        return Finding(
            score=weights.SAME_GROUP, reason=f"{left.type} and {right.type} are often one thing"
        )
    return Finding(score=0, reason="", apart=True)


def _days(left: Telling, right: Telling) -> Finding | None:
    """The days that the two can mean."""
    if left.dated and right.dated:
        gap = days_apart(left, right)
        if gap <= 0:
            return Finding(score=weights.SAME_DAYS, reason="the same days")
        if gap <= 1:
            return Finding(score=weights.NEXT_DAY, reason="neighbouring days")
        if plan_and_deed(left, right):
            return Finding(score=weights.CAN_BE_SAME_DAYS, reason="one is the plan of the other")
        if gap <= weights.NEAR_DAYS and same_sum(left, right):
            return Finding(score=weights.NEXT_DAY, reason="the same sum a few days apart")
        return _other_days(left, right, gap)
    return _undated(left, right)


def _other_days(left: Telling, right: Telling, gap: int) -> Finding:
    """Two happenings, unless the words take it for one, or it is done once in a story."""
    if left.article == right.article:
        one = left.dated_anew != right.dated_anew
    else:
        one = left.type in ONE_DAY and one_story(left, right) and gap <= weights.REACH_DAYS
    done = all(one.modality in ("asserted", "hedged") for one in (left, right))
    if not one or not done or left.again or right.again or left.type != right.type:
        return Finding(score=0, reason="", apart=True)
    return Finding(score=weights.OTHER_DAYS, reason="though for different days", most=weights.FLOOR)


def _undated(left: Telling, right: Telling) -> Finding | None:
    one, two = _bounds(left), _bounds(right)
    # A day more or less: "since midnight" of what was agreed the day before.
    if days_between(two[1], one[0]) > 1 or days_between(one[1], two[0]) > 1:
        return Finding(score=0, reason="", apart=True)
    if left.article == right.article and _denied_for_a_year(left, right):
        return Finding(score=0, reason="", apart=True)
    if not left.published or not right.published:
        return None
    if left.dated or right.dated:
        dated, other = (left, right) if left.dated else (right, left)
        near = _days_to(dated, other) <= _memory(left, right)
        # What is done once is what the article has dated, however long ago.
        near = near or (left.article == right.article and left.type in ONE_DAY)
        return _near_or_far(left, right, near, "days that can be the same")
    past = _long_past(left, right.published) or _long_past(right, left.published)
    near = abs(days_between(left.published, right.published)) <= weights.NEAR_DAYS
    return _near_or_far(left, right, near and not past, "told within the same days")


def _near_or_far(left: Telling, right: Telling, near: bool, reason: str) -> Finding:
    """What neither story, sum nor days hold together is two happenings."""
    if near:
        return Finding(score=weights.CAN_BE_SAME_DAYS, reason=reason)
    held = one_story(left, right) or same_sum(left, right)
    return Finding(score=weights.FAR_APART, reason="", apart=not held)


def _memory(left: Telling, right: Telling) -> int:
    """Days for which an undated telling may still speak of what another one dates."""
    if one_story(left, right) or not happens_often(left):
        return weights.REACH_DAYS
    return weights.NEAR_DAYS


def _days_to(dated: Telling, other: Telling) -> int:
    """Days between what one text dates and the publication of the other."""
    return abs(days_between(dated.earliest or "", other.published or ""))


def _denied_for_a_year(left: Telling, right: Telling) -> bool:
    """One is of a year or season and the other of no time, and one of them says that it was not:
    who "gave nothing in 2017" has given at another time."""
    timed = [one for one in (left, right) if one.earliest or one.latest]
    return len(timed) == 1 and not timed[0].dated and left.polarity != right.polarity


def _long_past(telling: Telling, published: str) -> bool:
    """Its year or season ended long before the other article: what that leaves undated is newer."""
    return (
        bool(telling.latest) and days_between(telling.latest or "", published) > weights.REACH_DAYS
    )


def _bounds(telling: Telling) -> tuple[str, str]:
    """The days between which it can lie: what is told as done lies before its publication."""
    last = telling.latest or "9999-12-31"
    if telling.published and telling.modality in ("asserted", "hedged"):
        last = min(last, telling.published) if not telling.dated else last
    return (telling.earliest or "0001-01-01", last)


def _amounts(left: Telling, right: Telling) -> Finding | None:
    """The sums of money."""
    if left.least is None or right.least is None:
        return None
    if same_sum(left, right):
        return Finding(score=weights.SAME_AMOUNT, reason="the same sum")
    return Finding(score=weights.OTHER_AMOUNT, reason="though for different sums")


def _triggers(left: Telling, right: Telling) -> Finding | None:
    """The words that tell it."""
    if not left.trigger or not right.trigger:
        return None
    agreed = both_agreed(left, right)
    deed = (both_done(left, right) or agreed) and not (is_any(left) or is_any(right))
    if fold_name(left.trigger) == fold_name(right.trigger):
        score = weights.SAME_ACT if deed else weights.SAME_WORD
        return Finding(score=score, reason=f'the same word ("{left.trigger}")')
    if not deed:
        return None
    if one_act(left, right):
        reason = f'words for one act ("{left.trigger}", "{right.trigger}")'
        return Finding(score=weights.SAME_ACT, reason=reason)
    other = not agreed and not any_words(left, right)
    return Finding(score=weights.OTHER_ACT, reason="") if other else None


def _places(left: Telling, right: Telling) -> Finding | None:
    if not left.place or not right.place:
        return None
    ours, theirs = set(fold_name(left.place).split()), set(fold_name(right.place).split())
    if ours & theirs:
        return Finding(score=weights.SAME_PLACE, reason="the same place")
    return Finding(score=weights.OTHER_PLACE, reason="though in different places")


def _stories(left: Telling, right: Telling) -> Finding | None:
    if not one_story(left, right):
        return None
    score = (
        weights.ONCE_IN_STORY
        if once(left, right) and _of_somebody(left, right)
        else weights.SAME_STORY
    )
    return Finding(score=score, reason="in reports on one story")


def _of_somebody(left: Telling, right: Telling) -> bool:
    """Somebody takes part in both, or one takes up what was told: they are not any two gifts."""
    ours, theirs = ({*one.initiators, *one.recipients, *one.names} for one in (left, right))
    return bool((ours & theirs) - {""}) or left.refers or right.refers


RULES: tuple[Rule, ...] = (
    _types,
    compare_participants,
    _days,
    _amounts,
    _triggers,
    _places,
    _stories,
)
