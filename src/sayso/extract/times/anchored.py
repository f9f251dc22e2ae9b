"""Times told from something that happened: `two days after the attack`, `the day before the vote`.

What they lean on is the time that stands right behind (`two weeks before Nov. 8`), or an event that
the text itself dates: some sentence names it ("the attack on May 3", "was attacked on May 3")
beside a single day; if no day is told, a month or a part of a year does ("reinstated them in March
2023"). If sentences disagree, or none dates it, nothing is filled in.
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
_NEAR = 4
"""Tokens between a word and the time behind it that dates it, in a sentence of several times:
"only reinstating them in early 2023"."""
_WIDEST = 184
"""Days of a time that dates an event loosely: half a year ("early 2023")."""
_SLACK = {"W": 3, "WE": 3, "2W": 7}
"""Days on either side of "two weeks after": half of the unit."""


Anchor = tuple[str, str]
"""First and last day of what is leant on."""


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
            moved = _moved(sketch, time, anchor, far, way)
            found += [moved] if moved else []
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


def _moved(sketch: Sketch, time: Time, anchor: Anchor, far: Length, way: int) -> Time | None:
    """The time with its days; None for `the day` before what no day is told of."""
    ends = [move(Day.fromisoformat(end), way * far.count, far.unit) for end in anchor]
    around = [_around(end, far.unit) if end else None for end in ends]
    if ends[0] is None or not around[0] or not around[1]:
        return time
    value = time.value
    if sketch.kind == "beside":
        values = {value_at(end, far.unit) for end in ends if end}
        if len(values) > 1:
            return None
        value = values.pop()
    first, last = around[0][0].isoformat(), around[1][1].isoformat()
    return msgspec.structs.replace(time, value=value, earliest=first, latest=last)


def _around(day: Day, unit: str) -> tuple[Day, Day] | None:
    """The days that are meant by so many units from a day; None if they leave the calendar."""
    slack = datetime.timedelta(_SLACK.get(unit, 0))
    try:
        first, last = day - slack, day + slack
    except OverflowError:
        return None
    period = period_of(value_at(day, unit)) if unit in {"MO", "Y"} else None
    return (period.first, period.last) if period else (first, last)


class _Days:
    """Which days an event of the text can have taken place on."""

    def __init__(self, tk: Tokens, read: Sequence[tuple[Sketch, Time]]) -> None:
        """Look at every sentence that tells a time, once."""
        self.tk = tk
        self.read = read
        self.days: dict[str, set[Anchor]] = {}
        """Start of a word -> the times that date it."""
        ends = [index for index, word in enumerate(tk.words) if word[0] in "\n.?!"]
        ends.append(len(tk))
        for sentence, told in _told_in(tk, read, ends).items():
            first = ends[sentence - 1] + 1 if sentence else 0
            for index in range(first, ends[sentence]):
                time = told[0][1] if len(told) == 1 else _next_behind(tk, index, told)
                if time is not None:
                    self._add(tk.words[index], time)

    def _add(self, word: str, time: Anchor) -> None:
        for size in (_SHORT, _STEM):
            self.days.setdefault(word[:size], set()).add(time)

    def of(self, index: int) -> Anchor | None:
        """The days that the time at `index` is told from, if the text fixes them."""
        day = self.behind(index)
        return (day, day) if day else self._told(self.read[index][0])

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

    def _told(self, sketch: Sketch) -> Anchor | None:
        """`after the attack`: the one day that sentences with it tell, else the one time."""
        head = self._head(sketch.last + 2)
        told = self.days.get(head, set()) if head else set()
        days = {time for time in told if time[0] == time[1]} or told
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


Told = tuple[int, Anchor | None]
"""The first token of a time, and its days if they can date an event."""


def _told_in(
    tk: Tokens, read: Sequence[tuple[Sketch, Time]], ends: list[int]
) -> dict[int, list[Told]]:
    """Number of a sentence -> the times that it tells; without those with a time that leans on an
    event."""
    told: dict[int, list[Told]] = {}
    leaning: set[int] = set()
    for sketch, time in read:
        sentence = bisect.bisect_left(ends, sketch.first)
        if _way(tk, sketch):
            leaning.add(sentence)
        elif time.type in {"DATE", "TIME"} and time.earliest is not None:
            told.setdefault(sentence, []).append((sketch.first, _dates(time)))
    return {sentence: times for sentence, times in told.items() if sentence not in leaning}


def _dates(time: Time) -> Anchor | None:
    """The days of a time that is not open and not too long to date an event."""
    if time.earliest is None or time.latest is None:
        return None
    length = Day.fromisoformat(time.latest) - Day.fromisoformat(time.earliest)
    return (time.earliest, time.latest) if length.days <= _WIDEST else None


def _next_behind(tk: Tokens, index: int, told: Sequence[Told]) -> Anchor | None:
    """Of several times of a sentence the one that stands closely behind the word."""
    for start, time in told:
        if index < start <= index + _NEAR + 1:
            between = tk.words[index + 1 : start]
            return None if any(word in {",", ";", ":"} for word in between) else time
    return None
