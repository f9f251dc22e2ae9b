"""The shapes of time expressions: regular expressions over class letters, and what they say.

A rule is tried only at tokens with one of its first letters; of the rules that match at a token
the longest wins. Every expression is bounded in length, so that a text of nothing but digits and
month names costs a constant for each token.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec

from sayso.extract.times import holidays
from sayso.extract.times.lexicon import (
    DAY_PARTS,
    DAY_POINTS,
    DECADES,
    DEICTICS,
    FREQUENCIES,
    MONTHS,
    PLURALS,
    REFERENCES,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)
from sayso.extract.times.numbers import digits, number_of, ordinal_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

Match = re.Match[str]
Build = Callable[[Tokens, Match], "Sketch | None"]

COUNT = r"(?P<count>(?:V|aV|aN|[DIYN])(?:-?[&]?-?a?-?[NHI]){0,5}f?|H-?a|a-?H|H-|a)"
"""A number: `3`, `twenty-four`, `a couple of`, `two and a half`, `a hundred`, `half a`, `a`."""

DIRECTIONS = {"l": -1, "x": 1, "c": 0, "r": 0}
NARRATIVE = frozenset({"previous", "preceding", "prior", "following", "subsequent", "ensuing"})
GRAINS = {"S": "TS", "M": "TM", "H": "TH"}
MODALS = frozenset({"will", "would", "could", "may", "might", "hopes", "hope", "should"})
SECOND_RULE = 59


def _unit(tk: Tokens, index: int) -> str:
    word = tk.words[index]
    return UNITS.get(word) or PLURALS[word] if word not in {"quarter", "quarters"} else "Q"


def _month(tk: Tokens, index: int) -> int:
    return MONTHS[tk.words[index]]


def _day_number(tk: Tokens, index: int) -> int | None:
    word = tk.words[index]
    number = int(word) if word.isdecimal() else ordinal_of(word)
    return number if number is not None and 1 <= number <= 31 else None


def _year(tk: Tokens, index: int) -> int | None:
    word = tk.words[index]
    return int(word) if word.isdecimal() and len(word) == 4 else None


def _at(match: Match, name: str) -> int:
    return match.start(name)


def replace(sketch: Sketch, **changes: object) -> Sketch:
    """The sketch with some fields changed."""
    return msgspec.structs.replace(sketch, **changes)


def _sketch(match: Match, **fields: object) -> Sketch:
    return Sketch(first=match.start(), last=match.end() - 1, **fields)  # type: ignore[arg-type]


# ------------------------------------------------------------------------- calendar


def month_date(tk: Tokens, match: Match) -> Sketch | None:
    """`Jan. 5, 2009`, `March 2012`, `5 May`, `the 5th of May`, `August`."""
    day = year = None
    if match["day"] is not None:
        day = _day_number(tk, _at(match, "day"))
        if day is None:
            return None
    if match["year"] is not None:
        year = _year(tk, match.end("year") - 1)
    month = _month(tk, _at(match, "month"))
    return _sketch(match, type="DATE", kind="calendar", year=year, month=month, day=day)


def year_alone(tk: Tokens, match: Match) -> Sketch | None:
    """`2012`, `the year 2012`."""
    year = _year(tk, match.end("year") - 1)
    return _sketch(match, type="DATE", kind="calendar", year=year)


def spoken_year(tk: Tokens, match: Match) -> Sketch | None:
    """`nineteen ninety-six`, `the year two thousand`, `January nineteen ninety-seven`."""
    number = number_of(tk.words[_at(match, "year") : match.end()])
    if number is None or not 1700 <= number <= 2099:
        return None
    month = _month(tk, _at(match, "month")) if match["month"] else None
    return _sketch(match, type="DATE", kind="calendar", year=int(number), month=month)


def era_year(tk: Tokens, match: Match) -> Sketch | None:
    """`480 BC`, `April 480 BC`, `AD 79`."""
    era = tk.words[_at(match, "era")]
    written = tk.text[tk.starts[_at(match, "era")] : tk.ends[_at(match, "era")]]
    if not written.isupper():
        return None
    number = digits(tk.words[_at(match, "year")])
    if number is None or number != int(number) or not 1 <= number <= 9999:
        return None
    value = ("BC" if era.startswith("bc") else "") + f"{int(number):04}"
    if match["month"] is not None:
        value += f"-{_month(tk, _at(match, 'month')):02}"
    return _sketch(match, type="DATE", kind="fixed", value=value)


def iso_date(tk: Tokens, match: Match) -> Sketch | None:
    """`2024-08-09`, `2024-08-09T14:30`."""
    word = tk.words[match.start()].upper()
    year, month, day = int(word[:4]), int(word[5:7]), int(word[8:10])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    part = word[10:16]
    kind = "TIME" if part else "DATE"
    return _sketch(match, type=kind, kind="calendar", year=year, month=month, day=day, part=part)


def slash_date(tk: Tokens, match: Match) -> Sketch | None:
    """`8/9/2024`, `09.08.24`, `2024/08/09`: order of month and day is settled by the article."""
    numbers = [int(part) for part in re.split(r"[/.-]", tk.words[match.start()])]
    if numbers[0] > 999:
        year, month, day = numbers
        return _calendar_day(match, year, month, day)
    first, second, year = numbers
    if year < 100 and "." in tk.words[match.start()] and not (tk.short and first > 12 >= second):
        return None
    if year < 100:
        year += 1900 if year > SECOND_RULE else 2000
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if first > 12:
        return _calendar_day(match, year, second, first)
    if second > 12:
        return _calendar_day(match, year, first, second)
    return _sketch(
        match, type="DATE", kind="calendar", year=year, month=first, day=second, value="order"
    )


def _calendar_day(match: Match, year: int, month: int, day: int) -> Sketch | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return None
    return _sketch(match, type="DATE", kind="calendar", year=year, month=month, day=day)


def decade(tk: Tokens, match: Match) -> Sketch | None:
    """`the 1990s`, `the '90s`, `the nineties`."""
    word = tk.words[match.end() - (2 if match["era"] else 1)]
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
    return _sketch(match, type="DATE", kind="fixed", value=value)


def century(tk: Tokens, match: Match) -> Sketch | None:
    """`the 20th century`, `the 4th century BC`."""
    number = ordinal_of(tk.words[_at(match, "day")])
    if number is None or tk.words[_at(match, "unit")] not in {"century", "centuries"}:
        return None
    before = match["era"] is not None and tk.words[_at(match, "era")].startswith("bc")
    value = f"{'BC' if before else ''}{number - 1:02}"
    return _sketch(match, type="DATE", kind="fixed", value=value)


# ----------------------------------------------------------------- weekdays and units


def weekday(tk: Tokens, match: Match) -> Sketch | None:
    """`Tuesday`, `last Tuesday`, `next Friday`."""
    number = WEEKDAYS[tk.words[_at(match, "week")]]
    word = tk.words[match.start()]
    if word == "every" or word == "each" or word.endswith("days"):
        value = f"XXXX-WXX-{number}"
        return _sketch(match, type="SET", kind="fixed", value=value)
    offset = DIRECTIONS[match["dir"]] if match["dir"] else None
    sketch = _sketch(match, type="DATE", kind="weekday", weekday=number, offset=offset)
    if word in {"following", "that"} and tk.word(match.start() - 1) != "the":
        return replace(sketch, first=match.start() + 1, offset=None)  # following Thursday's debate
    return sketch


def deictic(tk: Tokens, match: Match) -> Sketch | None:
    """`today`, `yesterday`, `tomorrow`, `tonight`."""
    word = tk.words[match.start()]
    part = "TNI" if word in {"tonight", "tonite"} else ""
    kind = "TIME" if part else "DATE"
    return _sketch(match, type=kind, kind="unit", unit="D", offset=DEICTICS[word], part=part)


def unit_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`last week`, `next year`, `this month`, `the previous year`, `the following day`."""
    index = _at(match, "unit")
    unit = _unit(tk, index)
    word = tk.words[_at(match, "dir")]
    plural = tk.words[index] in PLURALS or tk.words[index] == "quarters"
    if plural:
        return _units_beside(tk, match, unit, word)
    if unit in GRAINS:
        return None
    if word in {"that", "those", "same"}:
        return _sketch(match, type="DATE", kind="anaphor", unit=unit, offset=0)
    told = word in NARRATIVE or (word == "next" and match["the"] is not None and unit == "D")
    offset = DIRECTIONS[match["dir"]]
    if word == "past":
        if unit in {"DE", "CE", "D", "MO"}:
            return _sketch(match, type="DURATION", kind="fixed", value=duration(1, unit))
        anchor = "now"
    anchor = "told" if told else "now"
    if unit == "Q" and match["dir"] == "r" and word == "latest":
        return _sketch(match, type="DATE", kind="anaphor", unit="Q", offset=0, value="latest")
    return _sketch(match, type="DATE", kind="unit", unit=unit, offset=offset, anchor=anchor)


def _units_beside(tk: Tokens, match: Match, unit: str, word: str) -> Sketch | None:
    """`recent years`, `coming weeks`, `these days`."""
    if word in {"these", "those"} and unit == "D":
        value = "PRESENT_REF" if word == "these" else "PAST_REF"
        return _sketch(match, type="DATE", kind="fixed", value=value)
    if word in {"this", "that", "same"}:
        return None
    return _sketch(match, type="DURATION", kind="fixed", value=duration(None, unit))


def part_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`this morning`, `last night`, `that evening`."""
    part = "T" + DAY_PARTS[tk.words[_at(match, "part")]]
    word = tk.words[_at(match, "dir")]
    if word in {"that", "same", "these", "those"}:
        return _sketch(match, type="TIME", kind="anaphor", unit="D", offset=0, part=part)
    offset = DIRECTIONS[match["dir"]]
    return _sketch(match, type="TIME", kind="unit", unit="D", offset=offset, part=part)


def month_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`last May`, `next June`, `this August`, `each July`."""
    month = _month(tk, _at(match, "month"))
    if match["dir"] == "e":
        return _sketch(match, type="SET", kind="fixed", value=f"XXXX-{month:02}")
    if tk.classes[match.end() : match.end() + 2] in {"Y", ",Y"}:
        return None
    day = _day_number(tk, _at(match, "day")) if match["day"] else None
    told = tk.words[match.start()] == "that"
    sketch = _sketch(
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
    month = _month(tk, _at(match, "month"))
    if _unit(tk, match.end() - 1) != "Y":
        return None
    word = tk.words[_at(match, "dir")]
    offset = DIRECTIONS[match["dir"]]
    told = word in NARRATIVE or word in {"that", "same"}
    day = _day_number(tk, _at(match, "day")) if match["day"] else None
    return _sketch(
        match,
        type="DATE",
        kind="calendar",
        month=month,
        day=day,
        unit="Y",
        offset=offset,
        anchor="told" if told else "now",
    )


# -------------------------------------------------------------- durations and shifts


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: `P3D`, `PT10H`, `PXY` if the number is not told."""
    if unit in {"2W", "6MO"}:
        count = None if count is None else count * int(unit[0])
        unit = unit[1:]
    if unit in {"DE", "CE", "ML"}:
        years = {"DE": 10, "CE": 100, "ML": 1000}[unit]
        if count is None:
            return f"PX{unit}"
        count, unit = count * years, "Y"
    if unit == "WE":
        count, unit = (None if count is None else count * 2), "D"
    letter = {"MO": "M", "S": "S", "M": "M", "H": "H"}.get(unit, unit)
    number = "X" if count is None else f"{count:.15g}"
    return f"P{'T' if unit in GRAINS else ''}{number}{letter}"


def _count(tk: Tokens, match: Match) -> float | None:
    words = tk.words[match.start("count") : match.end("count")]
    if "couple" not in words and not VAGUE_NUMBERS.isdisjoint(words):
        return None
    return number_of(words)


def length(tk: Tokens, match: Match) -> Sketch | None:
    """`three days`, `a 10-year`, `the past five years`, `several months`, `half an hour`."""
    index = _at(match, "unit")
    unit = _unit(tk, index)
    words = tk.words[match.start("count") : match.end("count")]
    if tk.classes[match.end() : match.end() + 2] in {"-k", "-j"}:
        return None
    if words == ["one"] and unit == "D" and tk.word(match.start() - 1) in MODALS:
        return _sketch(match, type="DATE", kind="fixed", value="FUTURE_REF")
    count = _count(tk, match)
    if count is None and VAGUE_NUMBERS.isdisjoint(words):
        return None
    if unit == "Q" and (words == ["a"] or tk.word(match.end()) in {"of", "the", "way"}):
        return None  # a fraction
    old = tk.words[match.end() - 1] == "old"
    if (old and unit == "Y") or (unit == "Q" and tk.words[index] == "quarters" and "-" in words):
        return None
    first = match.start()
    if words == ["a"] and tk.classes[match.end() - 2 : match.end()] == "-L":
        first = index
    singular = tk.words[index] in UNITS or tk.words[index] == "quarter"
    if (
        match["lead"]
        and singular
        and tk.classes[match.end() - 1] != "K"
        and "a" not in words
        and "half" not in words
    ):
        first = match.start("count")
    sketch = _sketch(match, type="DURATION", kind="fixed", value=duration(count, unit))
    return replace(sketch, first=first)


_LOOSE = frozenset({"days", "hours", "minutes"})
_SPAN_LEAD = frozenset(
    {"for", "in", "within", "after", "over", "of", "took", "takes", "take", "lasted", "spent",
     "before", "by", "than", "just", "only", "mere", "the", "and", "or", "waited", "ended"}
)  # fmt: skip
"""Before "days" and the like: a length of time, not sick days or voting hours."""


def bare_units(tk: Tokens, match: Match) -> Sketch | None:
    """`weeks`, `the years`: a length that is not told."""
    word = tk.words[match.end() - 1]
    if word not in PLURALS or word in {"seconds", "nights", "weekends"}:
        return None
    before = tk.classes[max(0, match.start() - 2) : match.start()]
    borders = tk.word(match.end()) in {"before", "after", "since", "leading"}
    led = borders or tk.short or tk.word(match.start() - 1) in _SPAN_LEAD
    if word in _LOOSE and not led:
        return None
    if before[-1:] in {*"NDIYV"}:
        return None
    if word == "hours" and (before[-1:] == "p" or tk.classes[match.end() - 2] in "yp"):
        return None
    if len(before) == 2 and before[0] in "ND" and before[1] == "_" and _adjective(tk, match):
        count = number_of(tk.words[match.start() - 2 : match.start() - 1])
        sketch = _sketch(match, type="DURATION", kind="fixed", value=duration(count, PLURALS[word]))
        return replace(sketch, first=match.start() - 2)
    sketch = _sketch(match, type="DURATION", kind="fixed", value=duration(None, PLURALS[word]))
    return replace(sketch, first=match.end() - 1) if borders else sketch


def _adjective(tk: Tokens, match: Match) -> bool:
    """The word before may be an adjective between a number and its noun: `two bloody weeks`."""
    word = tk.words[match.start() - 1]
    shaped = word.isalpha() and not tk.capital(match.start() - 1) and not word.endswith("s")
    return shaped and word not in {"percent", "million", "billion", "people", "or", "in", "for"}


def unit_long(tk: Tokens, match: Match) -> Sketch | None:
    """`day-long`, `years-long`."""
    word = tk.words[match.start()]
    if tk.words[match.end() - 1] != "long":
        return None
    value = duration(1 if word in UNITS else None, UNITS.get(word) or PLURALS[word])
    return _sketch(match, type="DURATION", kind="fixed", value=value)


def long_ago(tk: Tokens, match: Match) -> Sketch | None:
    """`a long time ago`, `a while ago`."""
    if tk.words[match.end() - 2] not in {"time", "while"}:
        return None
    return _sketch(match, type="DATE", kind="fixed", value="PAST_REF")


def this_moment(tk: Tokens, match: Match) -> Sketch | None:
    """`the moment`, `this time`, behind "at": the present."""
    lead, noun = tk.words[match.end() - 2], tk.words[match.end() - 1]
    named = {"the": {"moment"}, "this": {"moment", "time"}, "present": {"time"}}
    if tk.word(match.start() - 1) != "at" or noun not in named.get(lead, set()):
        return None
    return _sketch(match, type="DATE", kind="fixed", value="PRESENT_REF")


def one_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`day`, `the week`, in a short message: one of it, or the present one."""
    word = tk.words[match.end() - 1]
    if not tk.short or word not in UNITS or word in {"second", "sec", "min", "night"}:
        return None
    if "-" in tk.classes[max(0, match.start() - 1) : match.end() + 1]:
        return None
    unit = UNITS[word]
    if unit == "WE" or (match["the"] is not None and unit not in GRAINS):
        return _sketch(match, type="DATE", kind="unit", unit=unit, offset=0)
    return _sketch(match, type="DURATION", kind="fixed", value=duration(1, unit))


def part_alone(tk: Tokens, match: Match) -> Sketch | None:
    """`morning`, `the night`, in a short message: of the day of publication."""
    if not tk.short:
        return None
    part = "T" + DAY_PARTS[tk.words[match.end() - 1]]
    return _sketch(match, type="TIME", kind="unit", unit="D", offset=0, part=part)


def until_then(tk: Tokens, match: Match) -> Sketch | None:
    """`until then`: the time last told."""
    if tk.words[match.start()] not in {"until", "till"} or tk.words[match.end() - 1] != "then":
        return None
    sketch = _sketch(match, type="DATE", kind="anaphor", unit="D", offset=0)
    return replace(sketch, first=match.end() - 1)


def the_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`the year`, `the full year`, `the quarter`, `the weekend`, `the latest period`."""
    index = _at(match, "unit")
    unit = "Q" if match["unit"] == "K" else _unit(tk, index)
    if unit in GRAINS or unit == "D" or tk.words[index] in PLURALS or tk.capital(index):
        return None
    if tk.classes[match.end() : match.end() + 1] == "E" and unit != "Q":
        return _sketch(match, type="DURATION", kind="fixed", value=duration(1, unit))
    kind = "anaphor" if unit not in {"W", "WE"} else "unit"
    return _sketch(match, type="DATE", kind=kind, unit=unit, offset=0, value=tk.words[index])


def year_ago(tk: Tokens, match: Match) -> Sketch | None:
    """`year-ago`, `the year-earlier period`, `the year-ago third quarter`."""
    if tk.words[_at(match, "unit")] not in {"year", "month", "week"}:
        return None
    number = ordinal_of(tk.words[_at(match, "day")]) if match["day"] else None
    first = match.start()
    if match["the"] and tk.classes[match.end() - 1] not in "qK":
        first += 1
    if number is not None and number <= 4:
        sketch = _sketch(match, type="DATE", kind="quarter", count=number, year=-1)
        return replace(sketch, first=first)
    sketch = _sketch(
        match,
        type="DATE",
        kind="shift",
        count=1.0,
        unit=_unit(tk, _at(match, "unit")),
        offset=-1,
        anchor="now",
    )
    return replace(sketch, first=first)


def period_before(tk: Tokens, match: Match) -> Sketch | None:
    """`the same period last year`, `the quarter a year ago`: the told one, a year before."""
    if _unit(tk, _at(match, "unit" if match["unit"] else "unit_")) != "Y":
        return None
    return _sketch(match, type="DATE", kind="shift", count=1.0, unit="Y", offset=-1, anchor="now")


def shift(tk: Tokens, match: Match) -> Sketch | None:
    """`two weeks ago`, `three days later`, `a year earlier`, `five months before`."""
    count = _count(tk, match) if match["count"] else None
    unit = _unit(tk, _at(match, "unit"))
    word = tk.words[match.end() - 1]
    if tk.classes[_at(match, "unit") + 1] == "-" and (count is None or count == 1):
        return None
    if word in {"after", "before", "from", "previously"} and not _ends_clause(tk, match.end()):
        return None
    offset = 1 if word in {"later", "after", "afterwards", "afterward", "hence", "from"} else -1
    anchor = "now" if word in {"ago", "back", "hence"} else "told"
    kind = "TIME" if unit in GRAINS else "DATE"
    return _sketch(
        match, type=kind, kind="shift", count=count, unit=unit, offset=offset, anchor=anchor
    )


def _ends_clause(tk: Tokens, index: int) -> bool:
    return index >= len(tk) or tk.classes[index] in "|,.)" or tk.words[index] in {";", "!", "?"}


def every(tk: Tokens, match: Match) -> Sketch | None:
    """`every day`, `each year`, `every two weeks`."""
    unit = _unit(tk, _at(match, "unit"))
    count = _count(tk, match) if match["count"] else 1.0
    return _sketch(match, type="SET", kind="fixed", value=duration(count, unit))


def frequency(tk: Tokens, match: Match) -> Sketch | None:
    """`daily`, `annually`; not in a name (`The Daily Beast`)."""
    index = match.start()
    if tk.capital(index) and (tk.word(index - 1) == "the" or tk.capital(index + 1)):
        return None
    return _sketch(match, type="SET", kind="fixed", value=FREQUENCIES[tk.words[match.start()]])


# --------------------------------------------------------------- quarters and seasons


def quarter(tk: Tokens, match: Match) -> Sketch | None:
    """`the third quarter of 1990`, `third-quarter`, `the 1988 second quarter`, `first half`."""
    number = ordinal_of(tk.words[_at(match, "day")])
    half = match["unit"] == "H"
    if number is None or number > (2 if half else 4):
        return None
    if half and match["year"] is None and tk.word(match.end()) == "of":
        return None  # the second half of the 20th century
    year = _year(tk, match.end("year") - 1) if match["year"] else None
    if match["early"]:
        year = _year(tk, match.end("early") - 1)
    offset = None
    if match["dir"] or match["beside"]:
        offset = DIRECTIONS[match["dir"] or match["beside"]]
    if match["beside"] and _unit(tk, match.end() - 1) != "Y":
        return None
    sketch = _sketch(
        match,
        type="DATE",
        kind="half" if half else "quarter",
        count=number,
        year=year,
        offset=offset,
        fiscal="F" in match.group(),
    )
    at = _at(match, "day")
    hyphened = tk.classes[at + 1] == "-" and tk.classes[match.start()] in "gc"
    return replace(sketch, first=match.start() + 1) if hyphened else sketch


def short_quarter(tk: Tokens, match: Match) -> Sketch | None:
    """`Q3`, `Q3 2023`, `3Q23`, `H1 2020`."""
    word = tk.words[_at(match, "short")]
    first, second = word[0], word[1]
    number, letter = (int(second), first) if first.isalpha() else (int(first), second)
    year = _year(tk, match.end("year") - 1) if match["year"] else None
    if len(word) > 2:
        year = 2000 + int(word[2:4])
    kind = "quarter" if letter == "q" else "half"
    return _sketch(match, type="DATE", kind=kind, count=number, year=year)


def fiscal_year(tk: Tokens, match: Match) -> Sketch | None:
    """`fiscal 1989`, `fiscal year 2023`, `FY23`."""
    word = tk.words[match.end() - 1]
    digit_part = word.removeprefix("fy")
    year = int(digit_part) + (2000 if len(digit_part) == 2 else 0)
    return _sketch(match, type="DATE", kind="calendar", year=year, fiscal=True)


def season(tk: Tokens, match: Match) -> Sketch | None:
    """`the summer of 2012`, `last fall`, `spring 2015`."""
    value = SEASONS[tk.words[_at(match, "season")]]
    if match["dir"] == "e":
        return _sketch(match, type="SET", kind="fixed", value=f"XXXX-{value}")
    if match["era"] and tk.words[match.end() - 1].startswith("bc"):
        number = digits(tk.words[match.end() - 2])
        if number is None or not 1 <= number <= 9999:
            return None
        return _sketch(match, type="DATE", kind="fixed", value=f"BC{int(number):04}-{value}")
    year = _year(tk, match.end("year_") - 1) if match["year_"] else None
    offset = DIRECTIONS[match["dir"]] if match["dir"] else None
    if match["beside"]:
        offset = DIRECTIONS[match["beside"]]
        if _unit(tk, match.end() - 1) != "Y":
            return None
    unit = "Y" if match["beside"] else ""
    return _sketch(
        match, type="DATE", kind="season", value=value, year=year, offset=offset, unit=unit
    )


# ---------------------------------------------------------------------- times of day


def clock(tk: Tokens, match: Match) -> Sketch | None:
    """`10 p.m.`, `7:30 am`, `15:00 GMT`, `5 o'clock`."""
    word = tk.words[match.start()]
    hour, _, minute = (
        word.replace(".", ":").partition(":") if match["sign"] else word.partition(":")
    )
    if not hour.isdecimal() or len(hour) > 4:
        return None
    if not minute and len(hour) in {3, 4}:
        hour, minute = hour[:-2], hour[-2:]
    number, sign = int(hour), match["sign"]
    if number > 23 or int(minute[:2] or 0) > 59:
        return None
    if sign:
        after_noon = tk.words[_at(match, "sign")].startswith("p")
        if number > 12:
            return None
        number = number % 12 + (12 if after_noon else 0)
    part = f"T{number:02}" + (f":{minute[:2]}" if minute else ":00")
    return _sketch(match, type="TIME", kind="clock", part=part)


def day_point(tk: Tokens, match: Match) -> Sketch | None:
    """`noon`, `midnight`."""
    part = "T" + DAY_POINTS[tk.words[match.end() - 1]]
    return _sketch(match, type="TIME", kind="clock", part=part)


# ----------------------------------------------------------------------------- vague


_FAR_OR_NEAR = frozenset({"near", "distant", "immediate", "recent"})


def reference(tk: Tokens, match: Match) -> Sketch | None:
    """`now`, `recently`, `the past`, `in the future`, `current`."""
    word = tk.words[match.end() - 1]
    alone = match["the"] is not None and (
        tk.classes[match.end() : match.end() + 1] != "_"
        or not tk.word(match.end()).isalpha()
        or tk.word(match.end()) in {"is", "was", "has", "will", "that", "are", "were", "as"}
    )
    alone = alone or (match["the"] is not None and tk.word(match.start() - 1) in {"in", "of"})
    if match.end() - match.start() == 3 and tk.words[match.start() + 1] not in _FAR_OR_NEAR:
        return None
    if word not in REFERENCES or (word in {"past", "present"} and not alone):
        return None
    if word == "previously" and match.start() and tk.words[match.start() - 1][0] not in ".\n":
        return None
    if word == "future" and not (alone or tk.short or tk.word(match.start() - 1) == "in"):
        return None
    part = "adjective" if word in {"recent", "former"} else ""
    sketch = _sketch(match, type="DATE", kind="fixed", value=REFERENCES[word], part=part)
    if tk.word(match.start() - 1) in {"right", "more", "until"} and word in {"now", "recently"}:
        lead = tk.word(match.start() - 1) != "until"
        return replace(sketch, first=match.start() - lead)
    if match["the"] is not None and not (alone and word in {"past", "present", "future"}):
        return replace(sketch, first=match.end() - 1)
    return sketch


def day_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`the day before`, `the year after`: beside the time last told."""
    unit = _unit(tk, _at(match, "unit"))
    word = tk.words[match.end() - 1]
    if (
        unit in GRAINS
        or not _ends_clause(tk, match.end())
        or tk.words[_at(match, "unit")] in PLURALS
    ):
        return None
    offset = 1 if word in {"after", "later", "afterward", "afterwards"} else -1
    return _sketch(match, type="DATE", kind="unit", unit=unit, offset=offset, anchor="told")


def year_period(tk: Tokens, match: Match) -> Sketch | None:
    """`the 1988 quarter`, `the 1988 period`: the quarter last told, of that year."""
    year = _year(tk, _at(match, "year"))
    return _sketch(match, type="DATE", kind="anaphor", unit="Q", year=year, offset=0)


def year_end(tk: Tokens, match: Match) -> Sketch | None:
    """`year end`, `year's end`."""
    if tk.words[match.end() - 1] != "end" or _unit(tk, match.start("unit")) == "D":
        return None
    return _sketch(match, type="DATE", kind="unit", unit="Y", offset=0)


@cache
def rules() -> dict[str, tuple[tuple[re.Pattern[str], Build], ...]]:
    """First class letter -> the rules that can start with it, compiled once."""
    month = r"(?P<month>M)\.?"
    no_day = r"(?P<day>\Zx)?"
    no_year = r"(?P<year>\Zx)?"
    direction = r"(?P<dir>[lxc])"
    written: list[tuple[str, str, Build]] = [
        ("M", rf"{month}-?g?(?P<day>[DO])(?:,?f?(?P<year>Y))?(?!:)", month_date),
        ("gDO2", rf"g?(?P<day>[DO2])-?f?{month}(?:,?f?(?P<year>Y))?", month_date),
        ("M", rf"{month}{no_day}[,f]?-?(?P<year>Y)", month_date),
        ("M", rf"{month}{no_day}{no_year}", month_date),
        ("gYu", r"(?:g?(?:u))?(?P<year>Y)", year_alone),
        ("MguN", r"(?:g?u)?(?:(?P<month>M)\.?,?)?(?P<year>N-?N(?:-?&?-?N)?)", spoken_year),
        ("MYDI", r"(?:(?P<month>M)\.?,?f?)?(?P<year>[YDI])(?P<era>G)", era_year),
        ("G", r"(?P<month>\Zx)?(?P<era>G)(?P<year>[YDI])", era_year),
        ("A", r"A", iso_date),
        ("B", r"B", slash_date),
        ("g'S", r"(?P<the>g)?(?P<mark>')?S(?P<era>G)?", decade),
        ("gO2", r"g?(?P<day>[O2])-?(?P<unit>u)(?P<era>G)?", century),
        ("Wlxce", rf"(?:(?:{direction}|e))?(?P<week>W)", weekday),
        ("t", r"t", deictic),
        ("glxcr", r"(?P<the>g)?c?(?P<dir>[lxcr])F?(?P<unit>[uq])", unit_beside),
        ("lxc", rf"{direction}(?P<part>p)", part_beside),
        ("lxce", r"(?P<dir>[lxce])(?P<month>M)(?:\.?(?P<day>[DO]))?", month_beside),
        ("M", rf"{month}(?P<day>[DO])?,?f?g?{direction}u", month_of_unit),
        (
            "glxcVaDIYNH",
            rf"(?P<lead>(?:g?[lxcO2r])?[ga]?){COUNT}-?n?-?(?P<unit>[uq])(?:-?L|K)?",
            length,
        ),
        ("VaDIYNHu", rf"(?:{COUNT}-?n?-?)?(?P<unit>[uq])(?:j|-?[jk]|C(?=P))", shift),
        ("e", rf"e(?:{COUNT})?(?P<unit>[uq])", every),
        ("R", r"R", frequency),
        (
            "gFOYc2xl",
            r"g?(?:F-?)?(?:(?P<early>Y)|(?P<dir>[lxc]))?(?:u?'_)?(?:F-?)?(?P<day>[O2])-?"
            r"(?:F-?)?(?P<unit>[qH])(?:(?:f|,)?(?:Fu?)?(?P<year>Y)|f?(?P<beside>[lxc])F?u)?",
            quarter,
        ),
        ("Q", r"(?P<short>Q)(?:f?,?F?(?P<year>Y))?", short_quarter),
        ("FgU", r"(?:g?Fu?Y|U)", fiscal_year),
        (
            "glxces",
            r"g?(?:(?P<dir>[lxce]))?(?P<season>s)"
            r"(?:,?f?(?:(?P<year>[YDI])(?P<era>G)|(?P<year_>Y)|g?(?P<beside>[lxc])u))?",
            season,
        ),
        ("DITY", r"[DITY](?:(?P<sign>i)|~)(?:Z|\(Z\))?", clock),
        ("T", r"T(?P<sign>\Zx)?(?:Z|\(Z\))?", clock),
        ("z", r"z", day_point),
        ("Pgrl", r"(?P<the>g)?(?:_(?=P))?[Prl]", reference),
        ("ug", r"(?:gy?)?u", bare_units),
        ("ug", r"(?P<the>g)?u", one_unit),
        ("pga", r"[ga]?p", part_alone),
        ("u", r"u-L", unit_long),
        ("a", r"aL?_j", long_ago),
        ("gc", r"[gc]P?_", this_moment),
        ("C", r"C_", until_then),
        ("g", r"g[nFr]?F?-?(?P<unit>[uqK])", the_unit),
        ("gu", r"(?P<the>g)?(?P<unit>u)-?[jk]-?(?:(?P<day>[O2])-?q|q|K)", year_ago),
        ("gu", r"(?P<the>g)?(?P<unit>u)-[jk](?P<day>\Zx)?", year_ago),
        ("gYc", r"g(?P<year>Y)[qK]", year_period),
        ("gc", r"g?c?[Kq],?f?(?:l(?P<unit>u)|a(?P<unit_>u)[jk])", period_before),
        ("g", r"g(?P<unit>u)k", day_beside),
        ("guz", r"g?(?P<unit>u)-?(?:'_)?h", year_end),
    ]
    table: dict[str, list[tuple[re.Pattern[str], Build]]] = {}
    for first, pattern, build in written:
        compiled = re.compile(pattern)
        for letter in first:
            table.setdefault(letter, []).append((compiled, build))
    return {letter: tuple(entries) for letter, entries in table.items()}


def sketch_at(tk: Tokens, index: int) -> Sketch | None:
    """The longest time expression that starts at token `index`, or None."""
    best = holidays.holiday_at(tk, index) if tk.classes[index] in "vMO" else None
    for pattern, build in rules().get(tk.classes[index], ()):
        match = pattern.match(tk.classes, index)
        if match is None or (best is not None and match.end() - 1 <= best.last):
            continue
        sketch = build(tk, match)
        if sketch is not None:
            best = sketch
    return best
