"""Whether those who take part in two tellings speak for one happening.

The same parties in the same or turned roles do, wholly or on one side; whom an article only
describes may be anybody; other parties rule it out, with few exceptions that each say why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from sayso.merge import weights
from sayso.merge.parties import Parties, called_by, comparable
from sayso.merge.tellings import (
    SYMMETRIC,
    TO_ONE,
    Telling,
    both_done,
    is_any,
    is_done,
    once,
    one_act,
    one_day,
    one_story,
    same_dated,
    same_sum,
)
from sayso.merge.words import fold_name
from sayso.records import Record


class Finding(Record, frozen=True, kw_only=True):
    """One thing that speaks for or against two tellings being one; `reason` is a clause."""

    score: float
    reason: str
    apart: bool = False
    """It rules the two out."""
    most: float = 1.0
    """Likeness that the two have at most."""


# ------------------------------------------------------------------------- the comparison


def compare_participants(left: Telling, right: Telling) -> Finding | None:
    """The same participants, in the same or in turned roles; one side may be left out.

    In one story equal names are one party. Whom an article only describes may be anybody for
    another article.
    """
    near = left.article == right.article
    same = {*left.descriptions} & {*right.descriptions} if one_story(left, right) else set()
    names, other = _names(left, same), _names(right, same)
    ours = comparable(left.initiators, left.recipients, names, described=near)
    called = _called(left, names) if one_story(left, right) else {}
    known = {*left.known, *right.known}
    theirs = comparable(
        right.initiators, right.recipients, other, called, known=known, described=near
    )
    found = _agreeing(left, right, ours, theirs)
    if found:
        return found
    if not all(one.initiators or one.recipients for one in (left, right)):
        any_of_them = is_any(left) or is_any(right)
        return _unnamed(left, right, weights.NOBODY_NAMED if any_of_them else weights.NOBODY)
    if not ours.everyone or not theirs.everyone or _complementary(ours, theirs):
        return _unnamed(left, right, weights.NOBODY_NAMED)
    if not {*ours.everyone} & {*theirs.everyone} and _one_day_and_word(left, right):
        reason = "though with other participants: one day, one word"
        return Finding(score=weights.OTHERS_NAMED, reason=reason)
    if _misread(left, right, ours, theirs):
        return Finding(score=weights.NOBODY_NAMED, reason="though with another participant")
    return Finding(score=0, reason="", apart=True)


def _agreeing(left: Telling, right: Telling, ours: Parties, theirs: Parties) -> Finding | None:
    if left.type in SYMMETRIC:
        return _together(left, right, {*ours.everyone}, {*theirs.everyone})
    one = _overlap(ours.initiators, theirs.initiators)
    two = _overlap(ours.recipients, theirs.recipients)
    if one is True and two is True:
        return Finding(score=weights.BOTH_SIDES, reason="the same participants")
    if (one is True and two is None) or (two is True and one is None):
        return _one_side(left, right)
    if _overlap(ours.initiators, theirs.recipients) and _overlap(
        ours.recipients, theirs.initiators
    ):
        return Finding(score=weights.ROLES_TURNED, reason="the same participants in turned roles")
    if two is True and _to_one(left, right):
        return Finding(score=weights.OTHER_DOER, reason="the same person, whoever did it")
    if (one is True or two is True or one_story(left, right)) and _same_gift(left, right):
        return Finding(score=weights.ROLES_TURNED, reason="the same sum for another participant")
    return None


def _together(left: Telling, right: Telling, ours: Set[str], theirs: Set[str]) -> Finding | None:
    """What people do with each other is the same if two of them are, or all that one names: who
    met one person met another on the same day, too."""
    shared = len(ours & theirs)
    if shared >= 2:
        return Finding(score=weights.BOTH_SIDES, reason="the same participants")
    if shared and shared == min(len(ours), len(theirs)):
        return _one_side(left, right)
    if _same_gift(left, right) and (shared or one_story(left, right)):
        return Finding(score=weights.ROLES_TURNED, reason="the same sum for another participant")
    return None


def _one_side(left: Telling, right: Telling) -> Finding:
    """One side agrees; of the other one is silent, or does not say the name."""
    sides = [(one.initiators, one.recipients) for one in (left, right)]
    if left.type in SYMMETRIC:
        silent = any(len({*first, *other}) < 2 for first, other in sides)
    else:
        silent = not all(first and other for first, other in sides)
    if silent:
        reason = "one names a participant that the other leaves out"
        return Finding(score=weights.ONE_SIDE, reason=reason)
    reason = "one only describes a participant of the other"
    likely = once(left, right) and one_story(left, right)
    return Finding(score=weights.ONCE_DESCRIBED if likely else weights.ONE_DESCRIBED, reason=reason)


def _unnamed(left: Telling, right: Telling, score: float) -> Finding:
    """Only article or story can tell whose it is; and whether one denies the other nobody can."""
    doubtful = left.unsure or right.unsure
    bare = doubtful and not (same_dated(left, right) or same_sum(left, right))
    unlike = left.polarity != right.polarity or is_done(left) != is_done(right)
    if bare or unlike or not one_story(left, right):
        return Finding(score=0, reason="", apart=True)
    return Finding(score=score, reason="one does not name the other's participants")


# ------------------------------------------------------------------------- what it rests on


def _one_day_and_word(left: Telling, right: Telling) -> bool:
    """Two articles of one story tell of one day, in one word, an act that a story has once: what
    one calls the regulator's ban of a company is the agency's ban of its product. (Where one side
    is the same, two rivals may well have done the same to him.)"""
    if not (once(left, right) and one_story(left, right) and left.polarity == right.polarity):
        return False
    same_word = bool(left.trigger) and fold_name(left.trigger) == fold_name(right.trigger)
    surely = not left.unsure and not right.unsure
    return surely and one_day(left, right) and same_word


def _misread(left: Telling, right: Telling, ours: Parties, theirs: Parties) -> bool:
    """One act of one story, where one side alone can be compared and somebody on it may be read
    wrongly: beside an arrest stand the police, the town and the gang. Not so of full names."""
    deed = left.article != right.article and both_done(left, right) and one_act(left, right)
    if not deed or left.type in SYMMETRIC or not one_story(left, right):
        return False
    if _overlap(ours.initiators, theirs.initiators) is None:
        found = (left, ours.recipients), (right, theirs.recipients)
    elif _overlap(ours.recipients, theirs.recipients) is None:
        found = (left, ours.initiators), (right, theirs.initiators)
    else:
        return False
    return not all(_surely(telling, side) for telling, side in found)


def _surely(telling: Telling, parties: Iterable[str]) -> bool:
    """All go by a name of two words or one that the table knows."""
    called = _called(telling, telling.names)
    full = {party for name, party in called.items() if " " in name}
    return full.union(telling.known).issuperset(parties)


def _to_one(left: Telling, right: Telling) -> bool:
    """In one story it is done to somebody once."""
    return left.type in TO_ONE and one_story(left, right) and one_act(left, right)


def _same_gift(left: Telling, right: Telling) -> bool:
    """One sum that two articles tell of different parties. A plan of the one and a deed of the
    other are two things: rivals give the same."""
    done = is_done(left) and is_done(right)
    return same_sum(left, right) and left.article != right.article and done


def _names(telling: Telling, same: Set[str]) -> tuple[str, ...]:
    """The names of the participants; in one story the same description is as good as a name."""
    if not telling.descriptions or not same:
        return telling.names
    both = zip(telling.names, telling.descriptions, strict=True)
    return tuple(name or (described if described in same else "") for name, described in both)


def _called(telling: Telling, names: Sequence[str]) -> dict[str, str]:
    """The participants by the names that the article has for them."""
    return called_by((*telling.initiators, *telling.recipients), names)


def _complementary(ours: Parties, theirs: Parties) -> bool:
    """Each tells only the side that the other leaves out."""
    one_way = ours.initiators and not ours.recipients and not theirs.initiators
    other_way = theirs.initiators and not theirs.recipients and not ours.initiators
    return bool(one_way or other_way) and not {*ours.everyone} & {*theirs.everyone}


def _overlap(left: Sequence[str], right: Sequence[str]) -> bool | None:
    """None if one of the two is empty."""
    if not left or not right:
        return None
    return bool(set(left) & set(right))
