"""Days and weeks counted within a month or a year, and the week that a day lies in."""

from __future__ import annotations

from sayso.extract.times.grammar.shared import (
    DIRECTIONS,
    MONTH,
    Match,
    Rule,
    day_at,
    month_at,
    place,
    replace,
    sketch_of,
    unit_at,
    year_at,
)
from sayso.extract.times.lexicon import PLURALS, WEEKDAYS
from sayso.extract.times.numbers import ordinal_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

_MOST = {"": 5, "W": 5, "D": 31, "MO": 12}
"""How many of them a month can have, or a year has; "" are weekdays."""


def counted(tk: Tokens, match: Match) -> Sketch | None:
    """`the second Tuesday in November`, `the last week of June 2020`, `the first day of 2019`."""
    nth = tk.words[place(match, "nth")]
    number = -1 if nth == "last" else ordinal_of(nth)
    if number is None or (number == -1 and match["the"] is None):
        return None  # last Friday in March: the Friday before today
    what = tk.words[place(match, "what")]
    weekday = WEEKDAYS[what] if match["what"] == "W" else None
    unit = "" if weekday else unit_at(tk, place(match, "what"))
    if what in PLURALS or unit not in _MOST or number > _MOST[unit]:
        return None
    sketch = sketch_of(
        match, type="DATE", kind="within", count=float(number), weekday=weekday, unit=unit
    )
    return _framed(tk, match, sketch)


def _framed(tk: Tokens, match: Match, sketch: Sketch) -> Sketch | None:
    """With the month or the year that is counted in."""
    if match["month"]:
        year = year_at(tk, match.end("year") - 1) if match["year"] else None
        return replace(sketch, month=month_at(tk, place(match, "month")), year=year)
    if match["alone"]:
        return replace(sketch, year=year_at(tk, place(match, "alone")))
    frame = unit_at(tk, match.end() - 1)
    if frame not in {"MO", "Y"} or tk.words[match.end() - 1] in PLURALS:
        return None
    offset = DIRECTIONS[match["dir"]] if match["dir"] else 0
    return replace(sketch, offset=offset, value=frame)


def week_of(tk: Tokens, match: Match) -> Sketch | None:
    """`the week of March 6`, `the weekend of June 5, 2021`: the one that the day lies in."""
    unit, day = unit_at(tk, place(match, "unit")), day_at(tk, place(match, "day"))
    if unit not in {"W", "WE"} or day is None or tk.words[place(match, "unit")] in PLURALS:
        return None
    year = year_at(tk, match.end("year") - 1) if match["year"] else None
    month = month_at(tk, place(match, "month"))
    return sketch_of(match, type="DATE", kind="within", month=month, day=day, year=year, unit=unit)


RULES = (
    Rule(
        first="gO2l",
        pattern=rf"(?P<the>g)?(?P<nth>[O2l])(?P<what>[Wu])[fb]g?"
        rf"(?:{MONTH}(?:,?f?(?P<year>Y))?|(?P<alone>Y)|(?P<dir>(?<=g)|[lxc])u)",
        build=counted,
    ),
    Rule(
        first="gu",
        pattern=rf"g?(?P<unit>u)f{MONTH}(?P<day>[DO])(?:,?f?(?P<year>Y))?",
        build=week_of,
    ),
)
