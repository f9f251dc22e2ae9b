"""Arithmetic on TIMEX3 values: how fine they are, which days they cover, what lies beside them.

Values: `2018-07-17`, `2018-07`, `2018`, `201` (the 2010s), `20` (the years 2000 to 2099),
`2018-W29`, `2018-W29-WE` (a weekend), `2018-Q3`, `2018-H1`, `2018-SU`, each possibly with a part
of the day (`2018-07-17TMO`, `2018-07-17T14:30`) or with `X` for what is not known (`XXXX-11`);
an occasion of several days is an interval, `1939-09-01/1945-09-02`.
Source: TimeML 1.2.1 (TIMEX3), ISO 8601.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from sayso.records import Record

Day = datetime.date

SEASON_SPANS = {"SP": ("03-01", "06-20"), "SU": ("06-01", "09-22"), "FA": ("09-01", "12-21")}
"""First and last day of a season as the north of the globe uses the word: from the first of
the meteorological month to the last day of the astronomical season."""


class Period(Record, frozen=True, kw_only=True):
    """Some whole days: the first and the last one, and how fine the value was."""

    first: Day
    last: Day
    grain: str
    """`D`, `W`, `WE`, `MO`, `Q`, `HY`, `SE`, `Y`, `DE`, `CE`: day to century."""


@cache
def _value_rule() -> re.Pattern[str]:
    return re.compile(
        r"(?P<year>\d{2,4})"
        r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?"
        r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
        r"(?:-X[X-]*|X+|-[QWH]X+)?(?:T\S*)?"
    )


def period_of(value: str) -> Period | None:
    """The days that `value` covers; None if it does not fix any (`P3D`, `XXXX-11`, `PAST_REF`)."""
    left, slash, right = value.partition("/")
    if slash:
        start, end = period_of(left), period_of(right)
        if start is None or end is None:
            return None
        return Period(first=start.first, last=end.last, grain="CE")
    found = _value_rule().fullmatch(value)
    if found is None:
        return None
    try:
        return _period(found)
    except (ValueError, OverflowError):  # 2019-02-30, year 0000, the last week of 9999
        return None


def _period(found: re.Match[str]) -> Period:
    digits = found["year"]
    year = int(digits)
    if len(digits) < 4:
        size = 10 ** (4 - len(digits))
        first, last = max(1, year * size), year * size + size - 1
        grain = {2: "CE", 3: "DE"}[len(digits)]
        return Period(first=Day(first, 1, 1), last=Day(last, 12, 31), grain=grain)
    if found["day"]:
        day = Day(year, int(found["month"]), int(found["day"]))
        return Period(first=day, last=day, grain="D")
    if found["month"]:
        return month_period(year, int(found["month"]))
    if found["week"]:
        monday = Day.fromisocalendar(year, int(found["week"]), 1)
        first = monday + datetime.timedelta(5 if found["end"] else 0)
        grain = "WE" if found["end"] else "W"
        return Period(first=first, last=monday + datetime.timedelta(6), grain=grain)
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, 3, "Q")
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, 6, "HY")
    if found["season"]:
        return _season(year, found["season"])
    return Period(first=Day(year, 1, 1), last=Day(year, 12, 31), grain="Y")


def _season(year: int, season: str) -> Period:
    """A season; a winter may be told for the year that it starts or ends in: both are in."""
    if season == "WI":
        return Period(first=Day(year, 1, 1), last=Day(year + 1, 3, 20), grain="SE")
    first, last = (Day.fromisoformat(f"{year:04}-{day}") for day in SEASON_SPANS[season])
    return Period(first=first, last=last, grain="SE")


def month_period(year: int, month: int) -> Period:
    """One month."""
    return _months(year, month, 1, "MO")


def _months(year: int, month: int, count: int, grain: str) -> Period:
    after = Day(year + (month + count - 1) // 12, (month + count - 1) % 12 + 1, 1)
    last = after - datetime.timedelta(1)
    return Period(first=Day(year, month, 1), last=last, grain=grain)


def days_of(value: str) -> tuple[str | None, str | None]:
    """The earliest and the latest day that a TIMEX3 value can mean.

    Args:
        value: As `Time.value`: `2018-07`, `2018-Q3`, `2018-07-17TMO`, `P3D`, `XXXX-11`.

    Returns:
        Two ISO days; None for a side that the value leaves open or does not know.
    """
    period = period_of(value)
    if period is None:
        return None, None
    return period.first.isoformat(), period.last.isoformat()


def value_at(day: Day, grain: str) -> str:
    """The value of the unit of size `grain` that `day` lies in."""
    if grain == "MO":
        return f"{day.year:04}-{day.month:02}"
    if grain in {"W", "WE"}:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if grain == "WE" else "")
    if grain == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if grain == "HY":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    if grain in {"Y", "DE", "CE"}:
        return f"{day.year:04}"[: {"Y": 4, "DE": 3, "CE": 2}[grain]]
    return day.isoformat()


def counted_within(frame: Period, count: int, *, weekday: int = 0, unit: str = "D") -> Period:
    """Weekday (1..7) or unit (`D`, `W`, `MO`) number `count` of `frame`; -1 is the last one.

    Weeks are counted from the first day of the frame, in sevens; a fifth one that the frame has
    no room for is the last.
    """
    first, last = frame.first.toordinal(), frame.last.toordinal()
    if unit == "MO":
        return month_period(frame.first.year, count if count > 0 else 12)
    step = 7 if weekday or unit == "W" else 1
    if weekday:
        first += (weekday - frame.first.isoweekday()) % 7
        last -= (frame.last.isoweekday() - weekday) % 7
    elif unit == "W":
        last -= 6
    at = min(first + step * (count - 1), last) if count > 0 else last
    size = 6 if unit == "W" else 0
    return Period(
        first=Day.fromordinal(at), last=Day.fromordinal(at + size), grain="W" if size else "D"
    )


MONTHS_IN = {"MO": 1, "Q": 3, "HY": 6, "6MO": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_IN = {"D": 1, "W": 7, "WE": 7, "2W": 14}


def move(day: Day, count: float, grain: str) -> Day | None:
    """`day` moved by `count` units; None if that leaves the calendar."""
    try:
        if grain in DAYS_IN:
            return day + datetime.timedelta(days=round(count * DAYS_IN[grain]))
        months = day.year * 12 + day.month - 1 + round(count * MONTHS_IN[grain])
        year, month = divmod(months, 12)
        return day.replace(year=year, month=month + 1, day=1) + datetime.timedelta(
            min(day.day, month_length(year, month + 1)) - 1
        )
    except (ValueError, OverflowError):
        return None


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return month_period(year, month).last.day


__all__ = [
    "Day",
    "Period",
    "counted_within",
    "days_of",
    "month_length",
    "month_period",
    "move",
    "period_of",
    "value_at",
]
