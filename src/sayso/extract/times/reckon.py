"""Reckoning with values: moved by so much, the nearest year, years before Christ."""

from __future__ import annotations

from sayso.extract.times.calendar import DAYS_IN, Day, Period, move, value_at
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tense import Tense

NEAR_MONTHS = 3
"""A day within so many months is meant whatever the tense: best of 1..5 on development news."""

FINER = {"D": 0, "WE": 1, "W": 1, "2W": 1, "MO": 2, "Q": 3, "HY": 3, "SE": 3, "6MO": 3, "Y": 4}
FINER |= {"DE": 5, "CE": 6, "ML": 7}
"""Unit -> how coarse it is."""


def before_christ(bc: int, sketch: Sketch) -> str | None:
    """The value of an expression in a story of the years before Christ."""
    if sketch.kind == "calendar" and sketch.month is not None:
        day = f"-{sketch.day:02}" if sketch.day else ""
        return f"BC{bc:04}-{sketch.month:02}{day}"
    if sketch.kind == "season":
        return f"BC{bc:04}-{sketch.value}"
    if sketch.kind in {"unit", "anaphor", "clock"} and sketch.unit in {"D", "WE", "W", ""}:
        return f"BC{bc:04}-XX-XX" + sketch.part
    back = sketch.offset or 0
    if sketch.kind in {"unit", "anaphor"} and sketch.unit in {"Y", "DE", "CE"}:
        size = {"Y": 1, "DE": 10, "CE": 100}[sketch.unit]
        return f"BC{max(1, bc - back * size):04}"[: {"Y": 6, "DE": 5, "CE": 4}[sketch.unit]]
    if sketch.kind == "shift" and sketch.unit in {"Y", "DE"} and sketch.count is not None:
        years = round(sketch.count * (10 if sketch.unit == "DE" else 1))
        return f"BC{max(1, bc - back * years):04}"
    return None


def unknown(unit: str) -> str:
    """The value of a unit of which nothing is known: `XXXX-WXX`, `XXXX-XX`."""
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Q": "XXXX-QX"}.get(
        unit, "XXXX-XX-XX" if unit == "D" else "XXXX"
    )


def bc_year(value: str) -> int | None:
    """The year, or the first of the decade or century, of `BC0480-05`, `BC047`, `BC04`."""
    digits = value[2:].partition("-")[0]
    return int(digits) * 10 ** (4 - len(digits)) if digits.isdecimal() else None


def moved_days(told: Period, count: float, unit: str) -> Period | None:
    """`three weeks later` after `in March 2012`: from March 22 to April 21."""
    if unit == "6MO":
        unit, count = "MO", count * 6
    first, last = move(told.first, count, unit), move(told.last, count, unit)
    if first is None or last is None:
        return None
    return Period(first=first, last=last, grain=told.grain)


def moved_value(told: Period, count: float, unit: str, quarter: bool) -> str:
    """`told` moved; as fine as the unit, or as the told time if that is less fine."""
    grain = "Q" if quarter else unit if unit not in {"2W", "6MO", "W"} else "D"
    if unit == "CE" and abs(count) < 1:
        grain = "DE"
    if unit in {"6MO"}:
        grain, count = "MO", count * 6
    if unit == "2W":
        unit, count = "D", count * 14
    first = move(told.first, count, "MO" if unit == "6MO" else unit)
    last = move(told.last, count, "MO" if unit == "6MO" else unit)
    if first is None or last is None:
        return unknown(unit)
    for size in (grain, "MO", "Y"):
        if FINER[size] >= FINER[grain] and value_at(first, size) == value_at(last, size):
            return value_at(first, size)
    return value_at(first, "Y") if unit in DAYS_IN else value_at(first, grain)


def nearest_year(now: Day, month: int, day: int | None, tense: Tense | None) -> int:
    """The year for a month (and day) without one: the nearest, unless the tense says other."""
    back = (now.month - month) % 12
    if day is not None and month == now.month:
        return now.year
    if back == 0:
        return now.year
    past = now.year - (month > now.month)
    ahead = 12 - back
    if day is not None and min(back, ahead) <= NEAR_MONTHS:
        future = ahead < back
    elif tense is None:
        future = ahead <= NEAR_MONTHS - 1
    else:
        future = tense == "future"
    return past + 1 if future else past
