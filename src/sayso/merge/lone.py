"""What one article of a story tells and no pair of tellings joins with what the others tell.

News tells one happening in many words: "was shelled", "the attack", "denies that it opened fire".
Where articles of a story tell an act and another one tells an act of that kind, too, it is that
act, if party, day, sum or word speak for it and nothing against. An article that tells the
happening somewhere else in its text, has told two: nothing more of it is joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.merge import weights
from sayso.merge.acts import acts_of
from sayso.merge.grouping import Bonds, Link
from sayso.merge.parties import called_by, comparable
from sayso.merge.tellings import (
    REPEATED,
    SAYING,
    SYMMETRIC,
    TYPE_GROUPS,
    Telling,
    any_words,
    days_apart,
    is_any,
    plan_and_deed,
    same_dated,
    same_sum,
)
from sayso.records import Record

Group = tuple[str, ...]
_MANY = frozenset({"criticize", "meet", "praise"})
"""Types of which a story may tell many by one and the same: that nothing speaks against says
nothing."""


class _Told(Record, frozen=True, kw_only=True):
    """A happening as some articles of a story tell it."""

    tellings: tuple[Telling, ...]
    of: tuple[str, str] | None
    """Its story and the kind of act, if all tellings are of one."""
    articles: frozenset[str]
    distinct: tuple[Telling, ...]
    """One of those that say the same of type, word, day and sum."""
    called: Mapping[str, str]
    """Its participants by short name."""
    initiators: frozenset[str]
    recipients: frozenset[str]
    acts: frozenset[str]
    descriptions: frozenset[str]
    unsure: bool
    """Nothing but doubtful sightings."""


def with_lone(
    groups: Sequence[Group], tellings: Mapping[str, Telling], links: Iterable[Link], bonds: Bonds
) -> tuple[Group, ...]:
    """The groups, those of lone articles joined to what the others of their story tell.

    Args:
        groups: The ids of tellings of one happening each.
        tellings: All of them, by id.
        links: Groups that none connects are not compared (`likeness.compare_tellings`).
        bonds: What people said is different stays apart.

    Returns:
        Groups as given, some joined; the same in whatever order they come.
    """
    home = {one: group for group in groups for one in group}
    near: dict[Group, set[Group]] = {}
    for link in links:
        one, other = home.get(link.left), home.get(link.right)
        if one and other and one != other:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    told = {group: _told([tellings[one] for one in group]) for group in near}
    found = set(groups)
    fits = {pair: score for pair in _pairs(near, near) if (score := _score(pair, told, bonds))}
    while fits:
        small, large = min(fits, key=lambda pair: (-fits[pair], -len(told[pair[1]].articles), pair))
        joined = tuple(sorted((*small, *large)))
        found = (found - {small, large}) | {joined}
        around = (near.pop(small) | near.pop(large)) - {small, large}
        near[joined] = around
        for other in around:
            near[other] = (near[other] - {small, large}) | {joined}
        told[joined] = _told([tellings[one] for one in joined])
        fits = {pair: score for pair, score in fits.items() if not {small, large} & {*pair}}
        fits |= {
            pair: score for pair in _pairs([joined], near) if (score := _score(pair, told, bonds))
        }
    return tuple(sorted(found))


def can_be_retold(left: Telling, right: Telling) -> bool:
    """What one tells may be what the other tells, too, if the rest of the story says so: they
    share a party or the act, and their days are not others."""
    kinds = {TYPE_GROUPS.get(one.type, one.type) for one in (left, right)}
    if len(kinds) > 1 or {left.type, right.type} & _MANY:
        return False
    if left.dated and right.dated and days_apart(left, right) > 1:
        return False
    ours, theirs = ({*one.initiators, *one.recipients, *one.names} - {""} for one in (left, right))
    return bool(ours & theirs or acts_of(left.trigger) & acts_of(right.trigger))


def _pairs(
    groups: Iterable[Group], near: Mapping[Group, Iterable[Group]]
) -> set[tuple[Group, Group]]:
    """These groups with each of their neighbours, either way."""
    return {pair for one in groups for other in near[one] for pair in ((one, other), (other, one))}


def _score(pair: tuple[Group, Group], told: Mapping[Group, _Told], bonds: Bonds) -> float:
    """How well the first can be joined to the second; 0 if it cannot."""
    small, large = pair
    if len(told[small].articles) > len(told[large].articles):
        return 0
    if any({one, two} & {*small} and {one, two} & {*large} for one, two in bonds.different):
        return 0
    return _fits(told[small], told[large])


def _told(tellings: Sequence[Telling]) -> _Told:
    affirmed = [one for one in tellings if one.polarity == "affirmed"] or tellings
    called: dict[str, str] = {}
    for one in affirmed:
        called = called_by((*one.initiators, *one.recipients), one.names) | called
    sides = [
        comparable(one.initiators, one.recipients, one.names, called, known=one.known)
        for one in affirmed
    ]
    kinds = {(one.story or "", TYPE_GROUPS.get(one.type, one.type)) for one in tellings}
    many = not {one.type for one in tellings}.isdisjoint(_MANY)
    return _Told(
        tellings=tuple(tellings),
        of=kinds.pop() if len(kinds) == 1 and not many else None,
        articles=frozenset(one.article for one in tellings),
        distinct=tuple({_what(one): one for one in tellings}.values()),
        called=called,
        initiators=_usual(one for side in sides for one in side.initiators),
        recipients=_usual(one for side in sides for one in side.recipients),
        acts=frozenset(act for one in affirmed for act in acts_of(one.trigger)),
        descriptions=frozenset(words for one in affirmed for words in one.descriptions if words),
        unsure=all(one.unsure for one in tellings),
    )


def _what(one: Telling) -> tuple[object, ...]:
    days = (one.earliest, one.latest, one.modality)
    return (one.type, one.trigger, *days, one.least, one.most, one.currency)


def _usual(named: Iterable[str]) -> frozenset[str]:
    """Those who are named at least half as often as the commonest."""
    counted = Counter(named)
    most = max(counted.values(), default=0)
    return frozenset(one for one, times in counted.items() if 2 * times >= most)


# ------------------------------------------------------------------------- does it fit?


def _fits(lone: _Told, told: _Told) -> float:
    """What speaks for one happening; 0 if too little, or if anything speaks against it."""
    alike = bool(lone.of and lone.of[0] and lone.of == told.of)
    new = lone.articles - told.articles
    among = len(told.articles) >= weights.LONE_AMONG and not told.unsure
    if not (alike and new and among) or _told_apart(lone, told):
        return 0
    found = [_speaks(one, told) for one in lone.tellings]
    scores = [score for score in found if score is not None]
    if not scores or 2 * len(scores) < len(found):
        return 0
    said = lone.tellings[0].type in REPEATED | SAYING
    least = (weights.LONE_SAID if said else weights.LONE) + lone.unsure
    return max(scores) if max(scores) >= least else 0


def _told_apart(lone: _Told, told: _Told) -> bool:
    """An article tells both, in other words and not in one breath."""
    for article in lone.articles & told.articles:
        ours, theirs = (
            [one for one in side.tellings if one.article == article] for side in (lone, told)
        )
        if not any(_in_one_breath(one, two) for one in ours for two in theirs):
            return True
    return False


def _in_one_breath(one: Telling, two: Telling) -> bool:
    near = abs(one.at - two.at) <= weights.ONE_BREATH
    return near or bool(acts_of(one.trigger) & acts_of(two.trigger))


def _speaks(one: Telling, told: _Told) -> float | None:
    """What one telling says for it; None if it says another thing."""
    who = _same_people(one, told)
    if who is None or is_any(one) or not _can_be_then(one, told):
        return None
    if acts_of(one.trigger) & told.acts:
        word = 1
    else:
        word = 0 if any(any_words(one, other) for other in told.distinct) else -1
    agreeing = (
        any(one.type == other.type for other in told.distinct),
        any(same_dated(one, other) for other in told.distinct),
        any(same_sum(one, other) for other in told.distinct),
        not told.descriptions.isdisjoint({*one.descriptions} - {""}),
        one.refers,
    )
    return who + word + sum(agreeing)


def _can_be_then(one: Telling, told: _Told) -> bool:
    """Its day and sum are not other ones."""
    dated = [other for other in told.distinct if other.dated]
    if dated and one.latest:
        most = 1 if one.dated else 0
        if not any(days_apart(one, other) <= most or plan_and_deed(one, other) for other in dated):
            return False
    summed = [other for other in told.distinct if other.least is not None]
    return one.least is None or not summed or any(same_sum(one, other) for other in summed)


def _same_people(one: Telling, told: _Told) -> float | None:
    """How far its participants are the happening's; None if they are others."""
    ours = comparable(one.initiators, one.recipients, one.names, told.called, known=one.known)
    first, second = {*ours.initiators}, {*ours.recipients}
    everyone = told.initiators | told.recipients
    if one.type in SYMMETRIC:
        shared, strange = (first | second) & everyone, (first | second) - everyone
        return None if strange and len(shared) < 2 else float(2 * bool(shared))
    score = 0.0
    for side, theirs in ((first, told.initiators), (second, told.recipients)):
        if side & theirs:
            score += 2
        elif side & everyone:
            score += 1
        elif side and theirs:
            return None
    return score
