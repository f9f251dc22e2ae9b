"""Where a relation between two parties turned: months from which the level of its score is another.

The net score of a month adds the weights of its events, each once however many articles tell it
(`sayso.book` reads them). A turning point is where the level of the monthly score changes for good:
the best division of the months into stretches of one level each, by least distances from the median
with a penalty for every division (optimal partitioning; Jackson et al. 2005, IEEE Signal Processing
Letters 12(2)). Distances and not their squares, so that one month's outburst is no turn.

No library does this for less than it weighs: see docs/dependencies.md. The result is held to
that of `ruptures`, the best kept of them, by a test that runs where it is installed.
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
MOST_MONTHS = 480
"""The last forty years that have an event: the time is quadratic (forty years 0.2 s, since 1860
3 s), and an article may date one event to 1776."""
MOST_MOVERS = 5
"""Events shown for a turn: what a reader takes in; the list of the relation has all."""


class Weighed(Record, frozen=True, kw_only=True):
    """An event between the two parties that counts in their score."""

    id: str
    month: str
    """The month that it is fixed to, `2024-08`."""
    weight: float
    """-10 (conflict) to +10 (cooperation)."""


class Turn(Record, frozen=True, kw_only=True):
    """A month from which the level of the monthly score is another."""

    month: str
    before: float
    """Mean monthly score of the stretch before."""
    after: float
    ended: bool
    """No event of the new stretch pulls its way: `events` are those that came to an end."""
    events: tuple[str, ...]
    """Up to `MOST_MOVERS` events that make the turn, in the order given."""


def turning_points(events: Iterable[Weighed]) -> tuple[Turn, ...]:
    """Where the monthly score of a relation turns, with the events that make each turn.

    Months without an event, between the first and the last that have one, count as zero. Of more
    than `MOST_MONTHS` the last ones are looked at.

    Args:
        events: In time order.
    """
    by_month: dict[str, list[Weighed]] = {}
    for event in events:
        by_month.setdefault(event.month, []).append(event)
    if not by_month:
        return ()
    months = months_between(min(by_month), max(by_month))[-MOST_MONTHS:]
    scores = [sum(event.weight for event in by_month.get(month, ())) for month in months]
    starts = [0, *change_points(scores), len(scores)]
    return tuple(
        _turn(months, scores, by_month, (begin, middle, end))
        for begin, middle, end in zip(starts, starts[1:], starts[2:], strict=False)
    )


def _turn(
    months: Sequence[str],
    scores: Sequence[float],
    by_month: Mapping[str, Sequence[Weighed]],
    # begin of the stretch before, of the new one, and the new one's end
    stretch: tuple[int, int, int],
) -> Turn:
    begin, middle, end = stretch
    before, after = fmean(scores[begin:middle]), fmean(scores[middle:end])
    way = 1 if after > before else -1
    old, new = (
        [event for month in months[first:last] for event in by_month.get(month, ())]
        for first, last in ((begin, middle), (middle, end))
    )
    movers = _movers(new, way)
    return Turn(
        month=months[middle],
        before=round(before, 2),
        after=round(after, 2),
        ended=not movers,
        events=movers or _movers(old, -way),
    )


def _movers(events: Sequence[Weighed], way: int) -> tuple[str, ...]:
    """The events that pull one way: the strongest chosen, of equals the earliest."""
    pulling = [(-way * event.weight, place) for place, event in enumerate(events)]
    chosen = sorted(found for found in pulling if found[0] < 0)[:MOST_MOVERS]
    return tuple(events[place].id for place in sorted(place for _, place in chosen))


def months_between(first: str, last: str) -> tuple[str, ...]:
    """All months from `first` to `last`, both included."""
    start, end = _number(first), _number(last)
    return tuple(f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, end + 1))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def change_points(values: Sequence[float]) -> tuple[int, ...]:
    """Where the level of a series changes: indices at which a new stretch begins.

    Exact, in time quadratic in the number of values (ten years of months: 20 ms).
    """
    if len(values) < 2 * _LEAST_MONTHS:
        return ()
    cost_of_one = penalty(values)
    best = [0.0] + [math.inf] * len(values)
    back = [0] * (len(values) + 1)
    for start in (0, *range(_LEAST_MONTHS, len(values) - _LEAST_MONTHS + 1)):
        before = best[start] + (cost_of_one if start else 0.0)
        for length, cost in enumerate(_costs(values[start:]), start=1):
            end = start + length
            if length >= _LEAST_MONTHS and before + cost < best[end] - 1e-9:
                best[end], back[end] = before + cost, start
    points, at = [], len(values)
    while at:
        at = back[at]
        points.append(at)
    return tuple(reversed(points[:-1]))


def penalty(values: Sequence[float]) -> float:
    """What a division must save, in the unit of the values."""
    return _PENALTY * _noise(values) * math.log(len(values))


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
