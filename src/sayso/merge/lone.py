"""What one article of a story tells and no pair joins with what the others tell.

News tells one happening in many words: "was shelled", "shells tore through the market", "the
attack". Where several articles of a story tell an act and another one tells an act of that kind,
too, that is that act, if nothing speaks against it: no other party, day or sum. An article that
tells the happening already, has told both apart: nothing more of it is joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.merge import weights
from sayso.merge.acts import acts_of
from sayso.merge.grouping import Bonds
from sayso.merge.parties import called_by, comparable
from sayso.merge.tellings import (
    REPEATED,
    SAYING,
    SYMMETRIC,
    TYPE_GROUPS,
    Telling,
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
    """A happening as the articles of a story tell it."""

    tellings: tuple[Telling, ...]
    articles: frozenset[str]
    called: Mapping[str, str]
    """Its participants by short name."""
    initiators: frozenset[str]
    recipients: frozenset[str]
    acts: frozenset[str]
    descriptions: frozenset[str]


def with_lone(
    groups: Iterable[Group], tellings: Mapping[str, Telling], bonds: Bonds
) -> tuple[Group, ...]:
    """The groups, those of lone articles joined to what the other articles of their story tell.

    Args:
        groups: The ids of tellings of one happening each.
        tellings: All of them, by id.
        bonds: What people said is different stays apart.
    """
    by_kind: dict[tuple[str, str], list[Group]] = {}
    others: list[Group] = []
    for group in groups:
        key = _kind_of([tellings[one] for one in group])
        by_kind.setdefault(key, []).append(group) if key else others.append(group)
    for found in by_kind.values():
        others.extend(_gathered(found, tellings, bonds))
    return tuple(sorted(others))


def _kind_of(told: Sequence[Telling]) -> tuple[str, str] | None:
    """The story and the kind of act, if all are of one."""
    types = {one.type for one in told}
    kinds = {(one.story or "", TYPE_GROUPS.get(one.type, one.type)) for one in told}
    if types & _MANY or len(kinds) != 1 or not all(one.story for one in told):
        return None
    return kinds.pop()


def _gathered(
    groups: Sequence[Group], tellings: Mapping[str, Telling], bonds: Bonds
) -> list[Group]:
    """The groups of one story and kind, likeliest joined first, until none can be joined."""
    apart = {pair for one, two in bonds.different for pair in ((one, two), (two, one))}
    found = {group: _told([tellings[one] for one in group]) for group in groups}
    while True:
        best: tuple[float, int, Group, Group] | None = None
        for small, lone in found.items():
            for large, told in found.items():
                if small == large or len(lone.articles) > len(told.articles):
                    continue
                if any((one, two) in apart for one in small for two in large):
                    continue
                score = _fits(lone, told)
                if score:
                    rank = (-score, -len(told.articles), small, large)
                    best = min(best or rank, rank)
        if best is None:
            return list(found)
        _, _, small, large = best
        joined = tuple(sorted((*small, *large)))
        del found[small], found[large]
        found[joined] = _told([tellings[one] for one in joined])


def _told(tellings: Sequence[Telling]) -> _Told:
    affirmed = [one for one in tellings if one.polarity == "affirmed"] or tellings
    called: dict[str, str] = {}
    initiators: Counter[str] = Counter()
    recipients: Counter[str] = Counter()
    for one in affirmed:
        known = {**called}
        called |= called_by((*one.initiators, *one.recipients), one.names) | known
    for one in affirmed:
        sides = comparable(one.initiators, one.recipients, one.names, called, known=one.known)
        initiators.update(sides.initiators)
        recipients.update(sides.recipients)
    return _Told(
        tellings=tuple(tellings),
        articles=frozenset(one.article for one in tellings),
        called=called,
        initiators=_usual(initiators),
        recipients=_usual(recipients),
        acts=frozenset(act for one in affirmed for act in acts_of(one.trigger)),
        descriptions=frozenset(words for one in affirmed for words in one.descriptions if words),
    )


def _usual(named: Counter[str]) -> frozenset[str]:
    """Those who are named at least half as often as the commonest."""
    most = max(named.values(), default=0)
    return frozenset(one for one, times in named.items() if 2 * times >= most)


# ------------------------------------------------------------------------- does it fit?


def _fits(lone: _Told, told: _Told) -> float:
    """What speaks for one happening; 0 if too little or anything speaks against it."""
    if len(told.articles) < weights.LONE_AMONG or lone.articles <= told.articles:
        return 0
    if _told_apart(lone, told):
        return 0
    if all(one.unsure for one in told.tellings):
        return 0
    found = [_speaks(one, told) for one in lone.tellings]
    scores = [score for score in found if score is not None]
    if not scores or 2 * len(scores) < len(found):
        return 0
    best = max(scores)
    first = lone.tellings[0]
    least = weights.LONE_SAID if first.type in REPEATED | SAYING else weights.LONE
    least += all(one.unsure for one in lone.tellings)
    return best if best >= least else 0


def _told_apart(lone: _Told, told: _Told) -> bool:
    """An article tells both, and not in one breath."""
    for article in lone.articles & told.articles:
        ours = [one.at for one in lone.tellings if one.article == article]
        theirs = [one.at for one in told.tellings if one.article == article]
        if min(abs(one - other) for one in ours for other in theirs) > weights.ONE_BREATH:
            return True
    return False


def _speaks(one: Telling, told: _Told) -> float | None:
    """What one telling says for it; None if it says another thing."""
    if not _can_be_then(one, told) or is_any(one):
        return None
    who = _same_people(one, told)
    if who is None:
        return None
    score = who
    score += bool(acts_of(one.trigger) & told.acts)
    score += any(same_dated(one, other) for other in told.tellings)
    score += any(same_sum(one, other) for other in told.tellings)
    score += bool(told.descriptions & {*one.descriptions} - {""})
    score += one.refers
    score += any(one.type == other.type for other in told.tellings)
    return score


def _can_be_then(one: Telling, told: _Told) -> bool:
    """Its day and sum are not other ones."""
    dated = [other for other in told.tellings if other.dated]
    if one.dated and dated:
        near = (days_apart(one, other) <= 1 or plan_and_deed(one, other) for other in dated)
        if not any(near):
            return False
    if one.dated is False and one.latest and dated:
        if all(days_apart(one, other) > 0 for other in dated):
            return False
    summed = [other for other in told.tellings if other.least is not None]
    return one.least is None or not summed or any(same_sum(one, other) for other in summed)


def _same_people(one: Telling, told: _Told) -> float | None:
    """How far its participants are the happening's; None if they are others."""
    ours = comparable(one.initiators, one.recipients, one.names, told.called, known=one.known)
    first, second = {*ours.initiators}, {*ours.recipients}
    everyone = told.initiators | told.recipients
    if one.type in SYMMETRIC:
        shared = (first | second) & everyone
        strange = (first | second) - everyone
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
