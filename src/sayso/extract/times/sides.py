"""The days that a time expression can mean, with the sides that its words leave open."""

from __future__ import annotations

import datetime
import re
from functools import cache

from sayso.extract.times.calendar import Day, Period, move, period_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens
from sayso.records import Record

_BEFORE = {"before": "before", "until": "until", "till": "until", "by": "until"}
_BEFORE |= {"through": "until", "thru": "until"}
_BEFORE |= {
    "since": "since",
    "after": "after",
    "following": "after",
    "pre": "before",
    "post": "after",
}
_TWO = {("prior", "to"): "before", ("ahead", "of"): "before", ("up", "to"): "until"}
_TWO |= {("later", "than"): "until"}
_TWO |= {(word, lead): "since" for word in ("starting", "beginning") for lead in ("in", "on")}
_PARTS = {"early": (0, 2), "beginning": (0, 2), "start": (0, 2), "onset": (0, 2)}
_PARTS |= {"late": (2, 4), "end": (2, 4), "close": (2, 4), "latter": (2, 4)}
_PARTS |= {"mid": (1, 3), "middle": (1, 3)}
"""The quarters of it that the word can mean at most: early is no more than the first half."""
_WEEK_SLACK = 3
"""Days on either side of "two weeks ago": half a week."""
_SHORTEST = 7
"""Days below which early and late parts are not told apart."""
_ON = frozenset({"on", "onward", "onwards", "forward"})
_LENGTH_GRAINS = {"D": "D", "W": "W", "M": "MO", "Y": "Y", "Q": "Q"}


class Sides(Record, frozen=True, kw_only=True):
    """Earliest and latest day, ISO 8601; None where the text leaves the side open."""

    earliest: str | None
    latest: str | None


def sides_of(
    tk: Tokens, sketch: Sketch, value: str, published: Day | None, days: Period | None = None
) -> Sides:
    """The days that `value` can mean, as the words around `sketch` open or close it.

    `days` are those of the value where they are known better than the value tells them.
    """
    if sketch.type == "DURATION":
        return _anchored(tk, sketch, value, published)
    period = days or period_of(value)
    if period is None or sketch.type == "SET":
        return Sides(earliest=None, latest=None)
    first, last = period.first, period.last
    if sketch.fiscal and period.grain == "Y":
        # a fiscal year is named for the year it ends in, or all but ends in
        first, last = Day(first.year - 1, 2, 1), Day(min(9999, last.year + 1), 1, 31)
    if sketch.kind == "shift" and sketch.unit in {"W", "2W"} and period.grain == "D":
        first, last = move(first, -_WEEK_SLACK, "D") or first, move(last, _WEEK_SLACK, "D") or last
    first, last = _part(tk, sketch, first, last, published)
    lead = _lead(tk, sketch)
    point = period.grain == "D" or _describes(tk, sketch)
    if lead == "before":
        last = last if point else move(first, -1, "D") or first
    elif lead == "after":
        first = first if point else move(last, 1, "D") or last
    return Sides(
        earliest=None if lead in {"before", "until"} else first.isoformat(),
        latest=None if lead in {"since", "after"} else last.isoformat(),
    )


def _part(
    tk: Tokens, sketch: Sketch, first: Day, last: Day, published: Day | None
) -> tuple[Day, Day]:
    """The days that `early`, `mid-`, `the end of`, `later this` leave of it."""
    lead = tk.words[sketch.first : min(sketch.first + 2, sketch.last)]
    if published is not None and first <= published <= last:
        if "earlier" in lead:
            return first, published
        if "later" in lead:
            return published, last
    part = next((_PARTS[word] for word in lead if word in _PARTS), None)
    days = (last - first).days + 1
    if part is None or days < _SHORTEST:
        return first, last
    start, end = (datetime.timedelta(days * quarters // 4) for quarters in part)
    return first + start, first + end - datetime.timedelta(1)


def _describes(tk: Tokens, sketch: Sketch) -> bool:
    """`the 2016 election`: some day within it is meant, not the whole of it."""
    if tk.word(sketch.first - 1) != "the" or sketch.kind not in {"calendar", "season"}:
        return False
    after = sketch.last + 1
    return tk.word(after).isalpha() and tk.classes[after] in "_v"  # v: election


def _lead(tk: Tokens, sketch: Sketch) -> str | None:
    """`before`, `after`, `since`, `until`, if the expression is led by such a word."""
    index = sketch.first - 1
    if tk.word(index) == "the":
        index -= 1
    word, before = tk.word(index), tk.word(index - 1)
    if word == "from" and tk.word(sketch.last + 1) in _ON:
        return "since"
    if word == "-":
        word = before
    return _TWO.get((before, word)) or _BEFORE.get(word)


@cache
def _length_rule() -> re.Pattern[str]:
    return re.compile(r"P(\d+(?:\.\d+)?)([DWMYQ])")


def _anchored(tk: Tokens, sketch: Sketch, value: str, published: Day | None) -> Sides:
    """`the past three months` ends on the day of publication, `the next five years` begins then."""
    found = _length_rule().fullmatch(value)
    lead = {tk.words[index] for index in range(sketch.first, min(sketch.first + 3, sketch.last))}
    back, ahead = lead & {"past", "last"}, lead & {"next", "coming"}
    if found is None or published is None or not (back or ahead):
        return Sides(earliest=None, latest=None)
    count = float(found[1]) * (-1 if back else 1)
    end = move(published, count, _LENGTH_GRAINS[found[2]])
    if end is None:
        return Sides(earliest=None, latest=None)
    first, last = sorted((published, end))
    return Sides(earliest=first.isoformat(), latest=last.isoformat())
