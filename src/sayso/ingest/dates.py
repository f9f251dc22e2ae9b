"""Days as people and pages write them, to ISO 8601; what is not certain stays out."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ]{1,3})?"
_YEAR = r"(?P<y>[12]\d{3})"
_DAY = r"(?P<d>\d{1,2})"
_NAMED_MONTH = rf"(?P<b>{_MONTH})\.?"
_FORMS = (
    rf"{_YEAR}-(?P<m>\d{{1,2}})-{_DAY}(?!\d)",
    rf"{_YEAR}/(?P<m>\d{{1,2}})/{_DAY}(?!\d)",
    rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})(?![\d.])",
    rf"{_WEEKDAY}{_NAMED_MONTH}[ ]{{1,3}}{_DAY}(?:st|nd|rd|th)?,?[ ]{{1,3}}{_YEAR}(?!\d)",
    rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?[ -](?:of[ ])?{_NAMED_MONTH},?[ -]{_YEAR}(?!\d)",
    rf"(?P<p>\d{{1,2}})(?P<s>[/.])(?P<q>\d{{1,2}})(?P=s){_YEAR}(?!\d)",
)
_DAYS = tuple(re.compile(form, re.IGNORECASE | re.ASCII) for form in _FORMS)
_MAX_LENGTH = 80
"""Code points looked at: the longest form with weekday, time and zone has 50."""


def day_of(value: str) -> str | None:
    """The day that `value` starts with, `2024-08-09`, as written there, whatever the zone.

    Returns:
        None if there is no day, no such day, or two readings of it (`03/04/2024`).
    """
    found = day_at_start(value.strip())
    return found[0] if found else None


def day_at_start(text: str) -> tuple[str, int] | None:
    """The day that `text` starts with, and where it ends; None as in `day_of`."""
    head = text[:_MAX_LENGTH]
    for form in _DAYS:
        match = form.match(head)
        if match:
            day = _day(match.groupdict())
            return (day, match.end()) if day else None
    return None


def _day(parts: dict[str, str | None]) -> str | None:
    """The ISO day of matched parts; None if the calendar has no such day."""
    year = int(parts["y"] or 0)
    if parts.get("b"):
        month, day = _MONTHS[(parts["b"] or "").lower()], int(parts["d"] or 0)
    elif parts.get("p"):
        month, day = _unambiguous(int(parts["p"] or 0), int(parts["q"] or 0), parts["s"] or "")
    else:
        month, day = int(parts["m"] or 0), int(parts["d"] or 0)
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _unambiguous(first: int, second: int, mark: str) -> tuple[int, int]:
    """(month, day) of `8/25`, `25/8` and `9.8.`; (0, 0), no day, where both orders are possible."""
    if mark == ".":  # nobody writes the month first before a dot
        return second, first
    if first == second or (first <= 12 < second):
        return first, second
    return (second, first) if second <= 12 < first else (0, 0)
