"""Holidays and other days that carry a name: which day of a year they are.

Rules: `12-25` a fixed day; `11-4th-4` the fourth Thursday (ISO weekday 4) of November;
`5-last-1` the last Monday of May; `easter-2` two days before Easter Sunday (western reckoning).
Sources: 5 U.S.C. 6103 (federal holidays), 2 U.S.C. 7 (election day: the Tuesday next after the
first Monday in November); Easter by the Gregorian computus (Meeus, Jones and Butcher).
"""

from __future__ import annotations

import datetime
from functools import cache

from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

HOLIDAYS = {
    "christmas": "12-25", "christmas day": "12-25", "xmas": "12-25", "xmas day": "12-25",
    "christmas eve": "12-24", "boxing day": "12-26", "new year ' s day": "1-1",
    "new year ' s eve": "12-31", "new years day": "1-1", "new years eve": "12-31",
    "valentine ' s day": "2-14", "valentines day": "2-14",
    "st . patrick ' s day": "3-17", "april fools ' day": "4-1", "earth day": "4-22",
    "may day": "5-1", "juneteenth": "6-19", "independence day": "7-4",
    "fourth of july": "7-4", "july fourth": "7-4", "bastille day": "7-14",
    "halloween": "10-31", "guy fawkes day": "11-5", "veterans day": "11-11",
    "armistice day": "11-11", "remembrance day": "11-11", "all saints ' day": "11-01",
    "anzac day": "4-25", "australia day": "1-26", "canada day": "7-1",
    "international women ' s day": "3-8", "columbus day": "10-2nd-1",
    "indigenous peoples ' day": "10-2nd-1", "labor day": "9-1st-1", "labour day": "9-1st-1",
    "memorial day": "5-last-1", "thanksgiving": "11-4th-4", "thanksgiving day": "11-4th-4",
    "black friday": "11-4th-4+1", "cyber monday": "11-4th-4+4",
    "martin luther king day": "1-3rd-1", "martin luther king jr . day": "1-3rd-1",
    "mlk day": "1-3rd-1", "presidents ' day": "2-3rd-1", "presidents day": "2-3rd-1",
    "mother ' s day": "5-2nd-7", "mothers day": "5-2nd-7", "father ' s day": "6-3rd-7",
    "fathers day": "6-3rd-7", "election day": "11-1st-1+1", "election night": "11-1st-1+1",
    "super tuesday": "3-1st-2", "easter": "easter+0", "easter sunday": "easter+0",
    "easter day": "easter+0", "easter monday": "easter+1", "good friday": "easter-2",
    "palm sunday": "easter-7", "ash wednesday": "easter-46", "pentecost": "easter+49",
    "inauguration day": "1-20", "new year ' s": "1-1", "epiphany": "1-6",
    "groundhog day": "2-2", "st . valentine ' s day": "2-14", "st patrick ' s day": "3-17",
    "st . george ' s day": "4-23", "cinco de mayo": "5-5", "v-e day": "5-8", "ve day": "5-8",
    "flag day": "6-14", "pearl harbor day": "12-7", "kwanzaa": "12-26",
    "martin luther king jr . ' s birthday": "1-3rd-1", "patriots ' day": "4-3rd-1",
    "mardi gras": "easter-47", "shrove tuesday": "easter-47", "maundy thursday": "easter-3",
    "holy thursday": "easter-3", "holy saturday": "easter-1", "ascension day": "easter+39",
    "whit monday": "easter+50", "corpus christi day": "easter+60",
}  # fmt: skip
"""Name (tokens in lower case, joined by spaces) -> rule."""

_NOT_BEFORE = frozenset(
    {"island", "egg", "eggs", "carol", "carols", "parade", "tree", "trees", "card", "cards"}
)


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the names that start with it as word lists, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in HOLIDAYS:
        words = tuple(name.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in table.items()}


def holiday_at(tk: Tokens, index: int) -> Sketch | None:
    """The holiday whose name starts at token `index`, or None."""
    names = _names().get(tk.words[index])
    if names is None or not (tk.capital(index) or tk.words[index] == "xmas"):
        return None
    led = tk.capital(index - 1) and tk.classes[index - 1] == "_" and not tk.short
    if led and tk.word(index - 1) not in {"merry", "happy", "on", "in", "by", "until", "since"}:
        return None  # White Christmas, Lunar New Year
    for name in names:
        last = index + len(name) - 1
        words = ["'" if word in "’`" else word for word in tk.words[index : last + 1]]
        if tuple(words) == name and tk.word(last + 1) not in _NOT_BEFORE:
            return Sketch(first=index, last=last, type="DATE", kind="holiday", value=" ".join(name))
    return None


def fixed_day(name: str) -> str | None:
    """`12-25`, if the holiday falls on the same day in every year."""
    parts = HOLIDAYS[name].split("-")
    if len(parts) != 2 or not parts[0].isdecimal():
        return None
    return f"{int(parts[0]):02}-{int(parts[1]):02}"


def holiday_day(name: str, year: int) -> datetime.date:
    """The day of the holiday in one year.

    Raises:
        ValueError: the year is outside 1..9999.
    """
    rule = HOLIDAYS[name]
    if rule.startswith("easter"):
        return easter(year) + datetime.timedelta(int(rule[6:]))
    parts = rule.split("-", 2)
    if len(parts) == 2:
        return datetime.date(year, int(parts[0]), int(parts[1]))
    weekday, _, more = parts[2].partition("+")
    day = _nth_weekday(year, int(parts[0]), parts[1], int(weekday))
    return day + datetime.timedelta(int(more or 0))


def _nth_weekday(year: int, month: int, nth: str, weekday: int) -> datetime.date:
    if nth == "last":
        after = datetime.date(year + month // 12, month % 12 + 1, 1)
        return after - datetime.timedelta((after.isoweekday() - weekday - 1) % 7 + 1)
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta((weekday - first.isoweekday()) % 7 + 7 * (int(nth[0]) - 1))


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    lead = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - lead - rest % 4) % 7
    late = (golden + 11 * lead + 22 * shift) // 451
    month, day = divmod(lead + shift - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
