"""All that two parties did to and said of each other, month by month, and where it turned.

A party is one entity or several ("the company and its chief"). The net score of a month adds the
weights of its events, each once however many articles tell it; its strength may count newsrooms.
A turning point is where the level of the monthly score changes for good: the best division of the
months into stretches of one level each, by least distances from the median with a penalty for
every division (optimal partitioning; Jackson et al. 2005, IEEE Signal Processing Letters 12(2)).
Distances and not their squares, so that one month's outburst is no turn. The well-kept library for
it, ruptures, needs SciPy, ten times the size of this package.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush, heappushpop
from itertools import pairwise
from statistics import fmean, median

from sayso.records import Record

_PENALTY = 1.5
"""Times the noise of a month and the logarithm of their number: the Schwarz criterion for a level
and a place asks 1; half again because few months have any event at all."""
_LEAST_MONTHS = 2
"""A stretch has at least two months: one month's outburst is no turn."""


class Line(Record, frozen=True, kw_only=True):
    """An event or statement between the two, dated or not."""

    id: str
    kind: str
    """The type of the event, or `statement`."""
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str | None
    latest: str | None
    newsrooms: int = 1

    @property
    def month(self) -> str | None:
        """The month, `2024-08`, if the line is fixed to one; else it is listed, not placed."""
        if self.earliest and self.latest and self.earliest[:7] == self.latest[:7]:
            return self.earliest[:7]
        return None


class Month(Record, frozen=True, kw_only=True):
    """The lines of one month and their net score."""

    month: str
    score: float
    lines: tuple[str, ...]


class TurningPoint(Record, frozen=True, kw_only=True):
    """A month from which the level is another."""

    month: str
    before: float
    """Mean monthly score of the stretch before."""
    after: float
    lines: tuple[str, ...]
    """The lines of the new stretch that moved it most, in time order."""


class Relation(Record, frozen=True, kw_only=True):
    """All between two parties."""

    lines: tuple[Line, ...]
    """In time order."""
    undated: tuple[Line, ...]
    months: tuple[Month, ...]
    """Every month from the first to the last, those without a line with score 0."""
    turning_points: tuple[TurningPoint, ...]


def relate(
    left: Iterable[str], right: Iterable[str], lines: Iterable[Line], weights: Mapping[str, float]
) -> Relation:
    """The relation of two parties.

    Args:
        left: Entities of the one party.
        right: Entities of the other.
        lines: Events and statements of the book; those that are not between the two are left out.
        weights: Score by type; a type that it lacks weighs nothing.
    """
    ours, theirs = frozenset(left), frozenset(right)
    between = sorted(
        (line for line in lines if is_between(line, ours, theirs)),
        key=lambda line: (line.earliest or "", line.latest or "", line.id),
    )
    placed = [line for line in between if line.month]
    months = _months(placed, weights)
    return Relation(
        lines=tuple(placed),
        undated=tuple(line for line in between if not line.month),
        months=months,
        turning_points=_turning_points(months, {line.id: line for line in placed}, weights),
    )


def is_between(line: Line, left: frozenset[str], right: frozenset[str]) -> bool:
    """One party acts and the other is acted on; in a mutual event both stand on both sides."""
    acts, acted_on = frozenset(line.initiators), frozenset(line.recipients)
    return bool((acts & left and acted_on & right) or (acts & right and acted_on & left))


def _months(lines: Sequence[Line], weights: Mapping[str, float]) -> tuple[Month, ...]:
    if not lines:
        return ()
    by_month: dict[str, list[Line]] = {}
    for line in lines:
        by_month.setdefault(line.month or "", []).append(line)
    return tuple(
        Month(
            month=month,
            score=round(sum(weights.get(line.kind, 0.0) for line in by_month.get(month, ())), 4),
            lines=tuple(line.id for line in by_month.get(month, ())),
        )
        for month in months_between(min(by_month), max(by_month))
    )


def months_between(first: str, last: str) -> tuple[str, ...]:
    """All months from `first` to `last`, both included."""
    start, end = _number(first), _number(last)
    return tuple(f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, end + 1))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _turning_points(
    months: Sequence[Month], lines: Mapping[str, Line], weights: Mapping[str, float]
) -> tuple[TurningPoint, ...]:
    scores = [month.score for month in months]
    starts = [0, *change_points(scores)]
    stretches = list(zip(starts, [*starts[1:], len(scores)], strict=True))
    points = []
    for (begin, middle), (_, end) in pairwise(stretches):
        before, after = fmean(scores[begin:middle]), fmean(scores[middle:end])
        points.append(
            TurningPoint(
                month=months[middle].month,
                before=round(before, 4),
                after=round(after, 4),
                lines=_movers(months[middle:end], lines, weights, up=after > before),
            )
        )
    return tuple(points)


def _movers(
    months: Sequence[Month], lines: Mapping[str, Line], weights: Mapping[str, float], *, up: bool
) -> tuple[str, ...]:
    """Up to five lines of the stretch that pull the way it turned, strongest and earliest first
    chosen, then in time order."""
    sign = 1 if up else -1
    found = [
        (-sign * weights.get(lines[one].kind, 0.0), place, one)
        for place, one in enumerate(name for month in months for name in month.lines)
        if sign * weights.get(lines[one].kind, 0.0) > 0
    ]
    chosen = sorted(found)[:5]
    return tuple(one for _, place, one in sorted(chosen, key=lambda item: item[1]))


def change_points(values: Sequence[float]) -> tuple[int, ...]:
    """Where the level of a series changes: indices at which a new stretch begins.

    Exact, in time quadratic in the number of values (ten years of months: 20 ms).
    """
    if len(values) < 2 * _LEAST_MONTHS:
        return ()
    penalty = _PENALTY * _noise(values) * math.log(len(values))
    best = [0.0] + [math.inf] * len(values)
    back = [0] * (len(values) + 1)
    for start in (0, *range(_LEAST_MONTHS, len(values) - _LEAST_MONTHS + 1)):
        before = best[start] + (penalty if start else 0.0)
        for length, cost in enumerate(_costs(values[start:]), start=1):
            end = start + length
            if length >= _LEAST_MONTHS and before + cost < best[end] - 1e-9:
                best[end], back[end] = before + cost, start
    points, at = [], len(values)
    while at:
        at = back[at]
        points.append(at)
    return tuple(reversed(points[:-1]))


def _costs(values: Iterable[float]) -> Iterator[float]:
    """Of each beginning of a series, the sum of distances from its median."""
    low: list[float] = []  # negated: its head is the largest of the lower half
    high: list[float] = []
    total_low = total_high = 0.0
    for value in values:
        moved = -heappushpop(low, -value)
        total_low += value - moved
        heappush(high, moved)
        total_high += moved
        if len(high) > len(low):
            back = heappop(high)
            heappush(low, -back)
            total_high -= back
            total_low += back
        median_value = -low[0]
        yield total_high - total_low + median_value * (len(low) - len(high))


def _noise(values: Sequence[float]) -> float:
    """The mean distance of a month from its level, from the differences of neighbours, which a
    change of level hardly touches; never below 1, the weight of the mildest event."""
    steps = [abs(right - left) for left, right in pairwise(values)]
    # The median distance of two draws from a Laplace distribution is 1.68 times its scale.
    return max(1.0, median(steps) / 1.68)
