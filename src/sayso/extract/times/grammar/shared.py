"""What the rules of the grammar share: places in a match, numbers, values of lengths."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from sayso.extract.times.lexicon import MONTHS, PLURALS, UNITS, VAGUE_NUMBERS
from sayso.extract.times.numbers import number_of, ordinal_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens
from sayso.records import Record

Match = re.Match[str]
Build = Callable[[Tokens, Match], "Sketch | None"]

COUNT = r"(?P<count>(?:V|aV|aN|[DIYN])(?:-?[&]?-?a?-?[NHI]){0,5}f?|H-?a|a-?H|H-|a)"
"""A number: `3`, `twenty-four`, `a couple of`, `two and a half`, `a hundred`, `half a`, `a`."""
MONTH = r"(?P<month>M)\.?"
DIRECTION = r"(?P<dir>[lxc])"
NO_DAY, NO_YEAR, NO_MONTH, NO_SIGN = (
    rf"(?P<{name}>\Zx)?" for name in ("day", "year", "month", "sign")
)
"""Groups that never match, for rules that share a function with rules that have them."""

DIRECTIONS = {"l": -1, "x": 1, "c": 0, "r": 0}
"""Class letter -> units from the present: last, next, this, current."""
NARRATIVE = frozenset({"previous", "preceding", "prior", "following", "subsequent", "ensuing"})
"""They lean on the time last told, not on the day of publication."""
SHORT_GRAINS = frozenset({"S", "M", "H"})
"""Units below a day."""


class Rule(Record, frozen=True, kw_only=True):
    """One shape of expression."""

    first: str
    """The class letters that it can start with."""
    pattern: str
    """Regular expression over class letters."""
    build: Build
    """What a match says, or None if it says no time."""


def unit_at(tk: Tokens, index: int) -> str:
    """The unit that the word at `index` names: `D`, `W`, `MO`, `Q`, `Y`, ..."""
    word = tk.words[index]
    if word in {"quarter", "quarters"}:
        return "Q"
    return UNITS.get(word) or PLURALS[word]


def month_at(tk: Tokens, index: int) -> int:
    """The month, 1 to 12, that the word at `index` names."""
    return MONTHS[tk.words[index]]


def day_at(tk: Tokens, index: int) -> int | None:
    """The day of a month that the word at `index` names, if it can be one."""
    word = tk.words[index]
    number = int(word) if word.isdecimal() else ordinal_of(word)
    return number if number is not None and 1 <= number <= 31 else None


def year_at(tk: Tokens, index: int) -> int | None:
    """The year that four digits at `index` write."""
    word = tk.words[index]
    return int(word) if word.isdecimal() and len(word) == 4 else None


def place(match: Match, name: str) -> int:
    """The token at which a group of the match starts."""
    return match.start(name)


def replace(sketch: Sketch, **changes: object) -> Sketch:
    """The sketch with some fields changed."""
    return msgspec.structs.replace(sketch, **changes)


def sketch_of(match: Match, **fields: object) -> Sketch:
    """A sketch over all tokens of the match."""
    return Sketch(first=match.start(), last=match.end() - 1, **fields)  # type: ignore[arg-type]


def count_of(tk: Tokens, match: Match) -> float | None:
    """The number of the group `count`; None if it is a vague one."""
    words = tk.words[match.start("count") : match.end("count")]
    if "couple" not in words and not VAGUE_NUMBERS.isdisjoint(words):
        return None
    return number_of(words)


def ends_clause(tk: Tokens, index: int) -> bool:
    """The clause is over before token `index`."""
    return index >= len(tk) or tk.classes[index] in "|,.)" or tk.words[index] in {";", "!", "?"}


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
    return f"P{'T' if unit in SHORT_GRAINS else ''}{number}{letter}"
