"""Quarters, halves, fiscal years and seasons."""

from __future__ import annotations

from sayso.extract.times.grammar.shared import (
    DIRECTIONS,
    NO_DAY,
    Match,
    Rule,
    place,
    replace,
    sketch_of,
    unit_at,
    year_at,
)
from sayso.extract.times.lexicon import SEASONS
from sayso.extract.times.numbers import digits, number_of, ordinal_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

_SIDES = frozenset({"first", "last"})


def quarter(tk: Tokens, match: Match) -> Sketch | None:
    """`the third quarter of 1990`, `third-quarter`, `the 1988 second quarter`, `first half`."""
    number = ordinal_of(tk.words[place(match, "day")])
    half = match["unit"] == "H"
    if number is None or number > (2 if half else 4):
        return None
    if half and match["year"] is None and tk.word(match.end()) == "of":
        return None  # the second half of the 20th century
    year = year_at(tk, match.end("year") - 1) if match["year"] else None
    if match["early"]:
        year = year_at(tk, match.end("early") - 1)
    offset = None
    if match["the"]:
        if unit_at(tk, match.end() - 1) != "Y":
            return None
        offset = 0
    if match["dir"] or match["beside"]:
        offset = DIRECTIONS[match["dir"] or match["beside"]]
    if match["beside"] and unit_at(tk, match.end() - 1) != "Y":
        return None
    sketch = sketch_of(
        match,
        type="DATE",
        kind="half" if half else "quarter",
        count=number,
        year=year,
        offset=offset,
        fiscal="F" in match.group(),
    )
    at = place(match, "day")
    hyphened = tk.classes[at + 1] == "-" and tk.classes[match.start()] in "gc"
    return replace(sketch, first=match.start() + 1) if hyphened else sketch


def last_half(tk: Tokens, match: Match) -> Sketch | None:
    """`the last half of 1989`."""
    year = year_at(tk, place(match, "year"))
    return sketch_of(match, type="DATE", kind="half", count=2.0, year=year)


_MONTHS_OF = {
    (1, 3): ("quarter", 1),
    (2, 3): ("quarter", 4),
    (1, 6): ("half", 1),
    (2, 6): ("half", 2),
}
"""(first or last, so many months) -> the part of the year."""


def months_of_year(tk: Tokens, match: Match) -> Sketch | None:
    """`the first three months of 2016`, `the last six months of this year`."""
    number = number_of(tk.words[place(match, "count") : match.end("count")])
    unit = unit_at(tk, place(match, "unit"))
    if number is None or unit not in {"MO", "Q"} or tk.words[match.start("side")] not in _SIDES:
        return None
    months = int(number) * (3 if unit == "Q" else 1)
    part = _MONTHS_OF.get((1 + (tk.words[match.start("side")] != "first"), months))
    year = year_at(tk, match.end("year") - 1) if match["year"] else None
    if part is None or (match["beside"] and unit_at(tk, match.end() - 1) != "Y"):
        return None
    offset = DIRECTIONS[match["beside"]] if match["beside"] else None
    return sketch_of(
        match, type="DATE", kind=part[0], count=float(part[1]), year=year, offset=offset
    )


def short_quarter(tk: Tokens, match: Match) -> Sketch | None:
    """`Q3`, `Q3 2023`, `3Q23`, `H1 2020`."""
    word = tk.words[place(match, "short")]
    first, second = word[0], word[1]
    number, letter = (int(second), first) if first.isalpha() else (int(first), second)
    year = year_at(tk, match.end("year") - 1) if match["year"] else None
    if len(word) > 2:
        year = 2000 + int(word[2:4])
    kind = "quarter" if letter == "q" else "half"
    return sketch_of(match, type="DATE", kind=kind, count=number, year=year)


def fiscal_year(tk: Tokens, match: Match) -> Sketch | None:
    """`fiscal 1989`, `fiscal year 2023`, `FY23`."""
    word = tk.words[match.end() - 1]
    digit_part = word.removeprefix("fy")
    year = int(digit_part) + (2000 if len(digit_part) == 2 else 0)
    return sketch_of(match, type="DATE", kind="calendar", year=year, fiscal=True)


def season(tk: Tokens, match: Match) -> Sketch | None:
    """`the summer of 2012`, `last fall`, `spring 2015`."""
    value = SEASONS[tk.words[place(match, "season")]]
    if match["dir"] == "e":
        return sketch_of(match, type="SET", kind="fixed", value=f"XXXX-{value}")
    if match["era"] and tk.words[match.end() - 1].startswith("bc"):
        number = digits(tk.words[match.end() - 2])
        if number is None or not 1 <= number <= 9999:
            return None
        return sketch_of(match, type="DATE", kind="fixed", value=f"BC{int(number):04}-{value}")
    year = year_at(tk, match.end("year_") - 1) if match["year_"] else None
    if match["spoken"]:
        number = number_of(tk.words[place(match, "spoken") : match.end("spoken")])
        if number is None or not 1700 <= number <= 2099:
            return None
        year = int(number)
    offset = DIRECTIONS[match["dir"]] if match["dir"] else None
    if match["beside"]:
        offset = DIRECTIONS[match["beside"]]
        if unit_at(tk, match.end() - 1) != "Y":
            return None
    unit = "Y" if match["beside"] else ""
    return sketch_of(
        match, type="DATE", kind="season", value=value, year=year, offset=offset, unit=unit
    )


def year_ago(tk: Tokens, match: Match) -> Sketch | None:
    """`year-ago`, `the year-earlier period`, `the year-ago third quarter`."""
    if tk.words[place(match, "unit")] not in {"year", "month", "week"}:
        return None
    number = ordinal_of(tk.words[place(match, "day")]) if match["day"] else None
    first = match.start()
    if match["the"] and tk.classes[match.end() - 1] not in "qK":
        first += 1
    if number is not None and number <= 4:
        sketch = sketch_of(match, type="DATE", kind="quarter", count=number, year=-1)
        return replace(sketch, first=first)
    sketch = sketch_of(
        match,
        type="DATE",
        kind="shift",
        count=1.0,
        unit=unit_at(tk, place(match, "unit")),
        offset=-1,
        anchor="now",
    )
    return replace(sketch, first=first)


def period_before(tk: Tokens, match: Match) -> Sketch | None:
    """`the same period last year`, `the quarter a year ago`: the told one, a year before."""
    if unit_at(tk, place(match, "unit" if match["unit"] else "unit_")) != "Y":
        return None
    return sketch_of(match, type="DATE", kind="shift", count=1.0, unit="Y", offset=-1, anchor="now")


def year_period(tk: Tokens, match: Match) -> Sketch | None:
    """`the 1988 quarter`, `the 1988 period`: the quarter last told, of that year."""
    year = year_at(tk, place(match, "year"))
    word = tk.words[match.end() - 1]
    return sketch_of(match, type="DATE", kind="anaphor", unit="Q", year=year, offset=0, value=word)


RULES = (
    Rule(
        first="gFOYc2xl",
        pattern=r"g?(?:F-?)?(?:(?P<early>Y)|(?P<dir>[lxc]))?(?:u?'_)?(?:F-?)?(?P<day>[O2])-?"
        r"(?:F-?)?(?P<unit>[qH])(?:(?:f|,)?(?:Fu?)?(?P<year>Y)|f?(?P<beside>[lxc])F?u|fg(?P<the>u))?",
        build=quarter,
    ),
    Rule(first="gl", pattern=r"g?lHf(?P<year>Y)", build=last_half),
    Rule(
        first="glO",
        pattern=r"g?(?P<side>[lO])(?P<count>[ND])(?P<unit>[uq])f(?:(?P<year>Y)|(?P<beside>[lxc])u)",
        build=months_of_year,
    ),
    Rule(first="Q", pattern=r"(?P<short>Q)(?:f?,?F?(?P<year>Y))?", build=short_quarter),
    Rule(first="FgU", pattern=r"(?:g?Fu?Y|U)", build=fiscal_year),
    Rule(
        first="glxces",
        pattern=r"g?(?:(?P<dir>[lxce]))?(?P<season>s)"
        r"(?:,?f?(?:(?P<year>[YDI])(?P<era>G)|(?P<year_>Y)|f?(?P<spoken>N-?N(?:-?&?-?N)?)"
        r"|g?(?P<beside>[lxc])u))?",
        build=season,
    ),
    Rule(
        first="gu",
        pattern=r"(?P<the>g)?(?P<unit>u)-?[jk]-?(?:(?P<day>[O2])-?q|q|K)",
        build=year_ago,
    ),
    Rule(first="gu", pattern=rf"(?P<the>g)?(?P<unit>u)-[jk]{NO_DAY}", build=year_ago),
    Rule(first="gYc", pattern=r"g(?P<year>Y)[qK]", build=year_period),
    Rule(
        first="gc", pattern=r"g?c?[Kq],?f?(?:l(?P<unit>u)|a(?P<unit_>u)[jk])", build=period_before
    ),
    Rule(first="gl", pattern=r"g?l(?P<unit>u)'_[Kq]", build=period_before),
)
