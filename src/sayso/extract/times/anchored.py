"""Times told from something that happened: `two days after the attack`, `the day before the vote`.

What they lean on is the time that stands right behind (`two weeks before Nov. 8`), or an event that
the text itself dates: some sentence names it ("the attack on May 3", "was attacked on May 3")
beside a single day. If sentences disagree, or none dates it, nothing is filled in.
"""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Sequence
from functools import cache

import msgspec

from sayso.extract.times.calendar import Day, move, period_of, value_at
from sayso.extract.times.lexicon import words
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens
from sayso.records import Record, Time

_WAYS = {"after": 1, "following": 1, "before": -1}
_BEHIND = 6
"""Tokens within which the date stands: "two weeks before the midterm elections of Nov. 8"."""
_PHRASE = 5
"""Tokens of the name of the event: "the deadly suicide bomb attack"."""
_ENDS = words(
    "of in on at by to for from with against and or but that which who when where as if than "
    "into over between will would he she it they we you i"
)
_AUXILIARIES = words("was were is are had has have did")
_EMPTY = words(
    "the a an his her its their our this that these those day days time "
    "first second last next new people being having been done made taken said also just"
)
_SHORT, _STEM = 4, 5
"""Letters that a noun and its verb share: vote, voted; attack, attacked (not shooting, shot)."""
_SLACK = {"W": 3, "WE": 3, "2W": 7}
"""Days on either side of "two weeks after": half of the unit."""


class Length(Record, frozen=True, kw_only=True):
    """How far from what it leans on: `two days after`."""

    count: float
    unit: str


@cache
def _length_rule() -> re.Pattern[str]:
    return re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")


def with_anchored(tk: Tokens, read: Sequence[tuple[Sketch, Time]]) -> tuple[Time, ...]:
    """The times, those told from an event with their days; without those that nothing dates.

    A length (`two days`) keeps its value and gets its days; `the day` of "the day after the
    attack" is a time only if the attack is dated.
    """
    if not any(_way(tk, sketch) for sketch, _ in read):
        return tuple(time for sketch, time in read if sketch.kind != "beside")
    days = _Days(tk, read)
    found: list[Time] = []
    for index, (sketch, time) in enumerate(read):
        if index and _way(tk, read[index - 1][0]) and days.behind(index - 1):
            time = _closed(time)
        far, way = _length(sketch, time), _way(tk, sketch)
        anchor = days.of(index) if far and way else None
        if far is None or anchor is None:
            found += [time] if sketch.kind != "beside" else []
        else:
            found.append(_moved(sketch, time, anchor, far, way))
    return tuple(found)


def _closed(time: Time) -> Time:
    """The Nov. 8 of "two weeks before Nov. 8": that day, and no side is open."""
    period = period_of(time.value)
    assert period is not None
    first, last = period.first.isoformat(), period.last.isoformat()
    return msgspec.structs.replace(time, earliest=first, latest=last)


def _way(tk: Tokens, sketch: Sketch) -> int:
    """1 if `after` stands behind, -1 if `before` does, else 0."""
    if sketch.kind != "beside" and not (sketch.kind == "fixed" and sketch.type == "DURATION"):
        return 0
    return _WAYS.get(tk.word(sketch.last + 1), 0)


def _length(sketch: Sketch, time: Time) -> Length | None:
    if sketch.kind == "beside":
        return Length(count=1, unit=sketch.unit)
    found = _length_rule().fullmatch(time.value)
    return (
        Length(count=float(found[1]), unit={"M": "MO"}.get(found[2], found[2])) if found else None
    )


def _moved(sketch: Sketch, time: Time, anchor: Day, far: Length, way: int) -> Time:
    day = move(anchor, way * far.count, far.unit)
    if day is None:
        return time
    slack = datetime.timedelta(_SLACK.get(far.unit, 0))
    try:
        first, last = day - slack, day + slack
    except OverflowError:
        return time
    if far.unit in {"MO", "Y"}:
        period = period_of(value_at(day, far.unit))
        first, last = (period.first, period.last) if period else (day, day)
    value = value_at(day, far.unit) if sketch.kind == "beside" else time.value
    return msgspec.structs.replace(
        time, value=value, earliest=first.isoformat(), latest=last.isoformat()
    )


class _Days:
    """Which day an event of the text took place."""

    def __init__(self, tk: Tokens, read: Sequence[tuple[Sketch, Time]]) -> None:
        """Look at every sentence that tells a single day, once."""
        self.tk = tk
        self.read = read
        self.days: dict[str, set[str]] = {}
        """Start of a word -> the days of the sentences that have it."""
        ends = [index for index, word in enumerate(tk.words) if word[0] in "\n.?!"]
        ends.append(len(tk))
        for sentence, day in _single_days(tk, read, ends).items():
            first = ends[sentence - 1] + 1 if sentence else 0
            for word in tk.words[first : ends[sentence]]:
                for size in (_SHORT, _STEM):
                    self.days.setdefault(word[:size], set()).add(day)

    def of(self, index: int) -> Day | None:
        """The day that the time at `index` is told from, if the text fixes it."""
        day = self.behind(index) or self._told(self.read[index][0])
        return Day.fromisoformat(day) if day else None

    def behind(self, index: int) -> str | None:
        """`two weeks before the Nov. 8 vote`: the date itself."""
        if index + 1 >= len(self.read):
            return None
        sketch, (following, time) = self.read[index][0], self.read[index + 1]
        between = self.tk.words[sketch.last + 2 : following.first][: _BEHIND + 1]
        if len(between) > _BEHIND or any(word[0] in "\n.?!,;" for word in between):
            return None
        period = period_of(time.value) if time.type in {"DATE", "TIME"} else None
        return period.first.isoformat() if period and period.first == period.last else None

    def _told(self, sketch: Sketch) -> str | None:
        """`after the attack`: the one day that sentences with the attack tell."""
        head = self._head(sketch.last + 2)
        days = self.days.get(head, set()) if head else set()
        return next(iter(days)) if len(days) == 1 else None

    def _head(self, start: int) -> str | None:
        """The start of the word that tells what happened: the `attac` of "the deadly attack".

        Of "the embassy was attacked" it is the verb; the name of somebody is none.
        """
        heads: list[str] = []
        for index in range(start, min(start + _PHRASE, len(self.tk))):
            word = self.tk.words[index]
            if word in _AUXILIARIES:
                heads = [self.tk.word(index + 1)]
                break
            if not word.isalpha() or word in _ENDS:
                break
            if not self.tk.capital(index):
                heads.append(word)
        heads = [word for word in heads if word not in _EMPTY and len(word) >= _SHORT]
        return heads[-1].removesuffix("s")[:_STEM] if heads else None


def _single_days(
    tk: Tokens, read: Sequence[tuple[Sketch, Time]], ends: list[int]
) -> dict[int, str]:
    """Number of a sentence -> the only day that it tells, if none in it is told from an event."""
    told: dict[int, list[str]] = {}
    for sketch, time in read:
        days = told.setdefault(bisect.bisect_left(ends, sketch.first), [])
        if _way(tk, sketch):
            days += ["", ""]
        elif time.type in {"DATE", "TIME"} and time.earliest is not None:
            days.append(time.earliest if time.earliest == time.latest else "")
    return {at: days[0] for at, days in told.items() if len(days) == 1 and days[0]}
