"""Days, months, years, decades and centuries as they are written."""

from __future__ import annotations

import re

from sayso.extract.times.grammar.shared import (
    DIRECTION,
    DIRECTIONS,
    MONTH,
    NARRATIVE,
    NO_DAY,
    NO_MONTH,
    NO_YEAR,
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
from sayso.extract.times.lexicon import CARDINALS, DECADES
from sayso.extract.times.numbers import digits, number_of, ordinal_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

_SHORT_BREAK = 40
"""Whoever writes '42 looks back; set by judgement."""
_ONES_OWN = frozenset({"his", "her", "their", "my", "your", "our"})
_BEFORE_SHORT_YEAR = frozenset({"in", "of", "since", "by", "until", "from", "early", "late"})
CENTURY_BREAK = 59
"""Two digits up to this are a year of this century, as lists of dates mostly mean them."""


def month_date(tk: Tokens, match: Match) -> Sketch | None:
    """`Jan. 5, 2009`, `March 2012`, `5 May`, `the 5th of May`, `August`."""
    day = year = None
    if match["day"] is not None:
        day = _day_of(tk, match)
        if day is None:
            return None
    if match["year"] is not None:
        year = year_at(tk, match.end("year") - 1)
    month = month_at(tk, place(match, "month"))
    return sketch_of(match, type="DATE", kind="calendar", year=year, month=month, day=day)


def _day_of(tk: Tokens, match: Match) -> int | None:
    """The day told by one word, or by two: `twenty-third`."""
    day = day_at(tk, match.end("day") - 1)
    if day is None or match.end("day") - place(match, "day") == 1:
        return day
    tens = CARDINALS.get(tk.words[place(match, "day")], 0)
    return tens + day if tens in {20, 30} and tens + day < 32 and day < 10 else None


def year_alone(tk: Tokens, match: Match) -> Sketch | None:
    """`2012`, `the year 2012`."""
    year = year_at(tk, match.end("year") - 1)
    return sketch_of(match, type="DATE", kind="calendar", year=year)


def short_year(tk: Tokens, match: Match) -> Sketch | None:
    """`March '98`, `the summer of '42`, `since '98`: of the last century if it is 40 or more."""
    at = match.end() - 1
    written = tk.words[at]
    if len(written) != 2 or not written.isdecimal() or not tk.glued(at - 1):
        return None
    month = month_at(tk, place(match, "month")) if match["month"] else None
    if month is None and tk.word(match.start() - 1) not in _BEFORE_SHORT_YEAR:
        return None
    year = int(written) + (1900 if int(written) >= _SHORT_BREAK else 2000)
    return sketch_of(match, type="DATE", kind="calendar", year=year, month=month)


def iso_month(tk: Tokens, match: Match) -> Sketch | None:
    """`1998-03`; but `2010-12` are years."""
    year, month = year_at(tk, match.start()), tk.words[match.end() - 1]
    written = len(month) == 2 and tk.glued(match.start()) and tk.glued(match.start() + 1)
    if year is None or not written or not 1 <= int(month) <= min(12, year % 100):
        return None
    return sketch_of(match, type="DATE", kind="calendar", year=year, month=int(month))


def spoken_year(tk: Tokens, match: Match) -> Sketch | None:
    """`nineteen ninety-six`, `the year two thousand`, `January nineteen ninety-seven`."""
    number = number_of(tk.words[place(match, "year") : match.end()])
    if number is None or not 1700 <= number <= 2099:
        return None
    month = month_at(tk, place(match, "month")) if match["month"] else None
    return sketch_of(match, type="DATE", kind="calendar", year=int(number), month=month)


def era_year(tk: Tokens, match: Match) -> Sketch | None:
    """`480 BC`, `April 480 BC`, `AD 79`."""
    era = tk.words[place(match, "era")]
    written = tk.text[tk.starts[place(match, "era")] : tk.ends[place(match, "era")]]
    if not written.isupper():
        return None
    number = digits(tk.words[place(match, "year")])
    if number is None or number != int(number) or not 1 <= number <= 9999:
        return None
    value = ("BC" if era.startswith("bc") else "") + f"{int(number):04}"
    if match["month"] is not None:
        value += f"-{month_at(tk, place(match, 'month')):02}"
    return sketch_of(match, type="DATE", kind="fixed", value=value)


def iso_date(tk: Tokens, match: Match) -> Sketch | None:
    """`2024-08-09`, `2024-08-09T14:30`."""
    word = tk.words[match.start()].upper()
    year, month, day = int(word[:4]), int(word[5:7]), int(word[8:10])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    part = word[10:16]
    kind = "TIME" if part else "DATE"
    return sketch_of(match, type=kind, kind="calendar", year=year, month=month, day=day, part=part)


def slash_date(tk: Tokens, match: Match) -> Sketch | None:
    """`8/9/2024`, `2024/08/09`: order of month and day is settled by the article.

    With dots the day comes first: 09.08.2024 is how continental Europe writes.
    """
    numbers = [int(part) for part in re.split(r"[/.-]", tk.words[match.start()])]
    if numbers[0] > 999:
        year, month, day = numbers
        return _calendar_day(match, year, month, day)
    first, second, year = numbers
    if year < 100 and "." in tk.words[match.start()] and not (tk.short and first > 12 >= second):
        return None
    if year < 100:
        year += 1900 if year > CENTURY_BREAK else 2000
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if first > 12 or ("." in tk.words[match.start()] and second <= 12):
        return _calendar_day(match, year, second, first)
    if second > 12:
        return _calendar_day(match, year, first, second)
    return sketch_of(
        match, type="DATE", kind="calendar", year=year, month=first, day=second, value="order"
    )


def _calendar_day(match: Match, year: int, month: int, day: int) -> Sketch | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return None
    return sketch_of(match, type="DATE", kind="calendar", year=year, month=month, day=day)


def decade(tk: Tokens, match: Match) -> Sketch | None:
    """`the 1990s`, `the '90s`, `the nineties`."""
    word = tk.words[match.end() - (2 if match["era"] else 1)]
    if tk.word(match.start() - 1) in _ONES_OWN:
        return None  # a man in his thirties
    if match["era"] and word[:-1].isdecimal():
        bc = tk.words[match.end() - 1].startswith("bc")
        value = ("BC" if bc else "") + f"{int(word[:-1]):04}"[:3]
    elif word in DECADES:
        value = f"19{DECADES[word]}"
    elif len(word) == 5:
        value = word[:3]
    elif match["mark"] is not None or match["the"] is not None:
        value = ("20" if word < "20s" else "19") + word[0]
    else:
        return None
    if word.endswith("00s") and len(word) == 5 and word < "2000s" and match["era"] is None:
        value = word[:2]
    return sketch_of(match, type="DATE", kind="fixed", value=value)


def century(tk: Tokens, match: Match) -> Sketch | None:
    """`the 20th century`, `the 4th century BC`."""
    number = ordinal_of(tk.words[place(match, "day")])
    if number is None or not _centuries(tk, match):
        return None
    if match["tens"]:
        number += CARDINALS.get(tk.words[place(match, "tens")], 0)
    before = match["era"] is not None and tk.words[place(match, "era")].startswith("bc")
    value = f"{'BC' if before else ''}{number - 1:02}"
    return sketch_of(match, type="DATE", kind="fixed", value=value)


def _centuries(tk: Tokens, match: Match) -> bool:
    """A century stands behind, at once or behind another number: `the 16th and 17th centuries`."""
    if match["unit"] is not None:
        return tk.words[place(match, "unit")] in {"century", "centuries"}
    ahead = tk.words[match.end() : match.end() + 5]
    return "centuries" in ahead or "century" in ahead


def month_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`last May`, `next June`, `this August`, `each July`."""
    month = month_at(tk, place(match, "month"))
    if match["dir"] == "e":
        return sketch_of(match, type="SET", kind="fixed", value=f"XXXX-{month:02}")
    if tk.classes[match.end() : match.end() + 2] in {"Y", ",Y"}:
        return None
    day = day_at(tk, place(match, "day")) if match["day"] else None
    told = tk.words[match.start()] == "that"
    sketch = sketch_of(
        match,
        type="DATE",
        kind="calendar",
        month=month,
        day=day,
        offset=None if told else DIRECTIONS[match["dir"]],
    )
    return replace(sketch, first=match.start() + (told or day is not None))


def month_of_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`August of that year`, `June this year`, `May last year`."""
    month = month_at(tk, place(match, "month"))
    if unit_at(tk, match.end() - 1) != "Y":
        return None
    word = tk.words[place(match, "dir")]
    offset = DIRECTIONS[match["dir"]]
    told = word in NARRATIVE or word in {"that", "same"}
    day = day_at(tk, place(match, "day")) if match["day"] else None
    return sketch_of(
        match,
        type="DATE",
        kind="calendar",
        month=month,
        day=day,
        unit="Y",
        offset=offset,
        anchor="told" if told else "now",
    )


RULES = (
    Rule(
        first="M",
        pattern=rf"{MONTH}-?g?(?P<day>[DO]|N-?[O2])(?:,?f?(?P<year>Y))?(?!:)",
        build=month_date,
    ),
    Rule(
        first="gDO2N",
        pattern=rf"g?(?P<day>[DO2]|N-?[O2])-?f?{MONTH}(?:[,-]?f?(?P<year>Y))?",
        build=month_date,
    ),
    Rule(first="M", pattern=rf"{MONTH}{NO_DAY}[,f]?-?(?P<year>Y)", build=month_date),
    Rule(first="M", pattern=rf"{MONTH}{NO_DAY}{NO_YEAR}", build=month_date),
    Rule(first="M'", pattern=r"(?:(?P<month>M)\.?)?'[DI]", build=short_year),
    Rule(first="Y", pattern=r"Y-D(?!-)", build=iso_month),
    Rule(first="gYu", pattern=r"(?:g?(?:u))?(?P<year>Y)", build=year_alone),
    Rule(
        first="MguN",
        pattern=r"(?:g?u)?(?:(?P<month>M)\.?,?)?(?P<year>N-?N(?:-?&?-?N)?)",
        build=spoken_year,
    ),
    Rule(
        first="MYDI", pattern=r"(?:(?P<month>M)\.?,?f?)?(?P<year>[YDI])(?P<era>G)", build=era_year
    ),
    Rule(first="G", pattern=rf"{NO_MONTH}(?P<era>G)(?P<year>[YDI])", build=era_year),
    Rule(first="A", pattern=r"A", build=iso_date),
    Rule(first="B", pattern=r"B", build=slash_date),
    Rule(first="g'S", pattern=r"(?P<the>g)?(?P<mark>')?S(?P<era>G)?", build=decade),
    Rule(
        first="gO2N",
        pattern=r"g?(?:(?P<tens>N)-?)?(?P<day>[O2])"
        r"(?:-?(?P<unit>u)(?P<era>G)?|(?=[&C,]g?(?:N-?)?[O2]-?u))",
        build=century,
    ),
    Rule(
        first="lxce",
        pattern=r"(?P<dir>[lxce])(?P<month>M)(?:\.?(?P<day>[DO]))?",
        build=month_beside,
    ),
    Rule(first="M", pattern=rf"{MONTH}(?P<day>[DO])?,?f?g?{DIRECTION}u", build=month_of_unit),
)
