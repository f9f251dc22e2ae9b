"""Lengths of time, what comes back, and steps from one time to another."""

from __future__ import annotations

from sayso.extract.times.grammar.shared import (
    COUNT,
    SHORT_GRAINS,
    Match,
    Rule,
    count_of,
    duration,
    ends_clause,
    place,
    replace,
    sketch_of,
    unit_at,
)
from sayso.extract.times.lexicon import (
    DAY_PARTS,
    FREQUENCIES,
    LENGTHS,
    PLURALS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)
from sayso.extract.times.numbers import number_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

MODALS = frozenset({"will", "would", "could", "may", "might", "hopes", "hope", "should"})
_PRESENT = frozenset({"now", "today"})
_WHOLE = frozenset({"whole", "entire"})
_LOOSE = frozenset({"days", "hours", "minutes"})
_SPAN_LEAD = frozenset(
    {"for", "in", "within", "after", "over", "of", "took", "takes", "take", "lasted", "spent",
     "before", "by", "than", "just", "only", "mere", "the", "and", "or", "waited", "ended"}
)  # fmt: skip
"""Before "days" and the like: a length of time, not sick days or voting hours."""


def length(tk: Tokens, match: Match) -> Sketch | None:
    """`three days`, `a 10-year`, `the past five years`, `several months`, `half an hour`."""
    index = place(match, "unit")
    unit = unit_at(tk, index)
    words = tk.words[match.start("count") : match.end("count")]
    if tk.classes[match.end() : match.end() + 2] in {"-k", "-j"}:
        return None
    if words == ["one"] and unit == "D" and tk.word(match.start() - 1) in MODALS:
        return sketch_of(match, type="DATE", kind="fixed", value="FUTURE_REF")
    count = count_of(tk, match)
    if count is None and VAGUE_NUMBERS.isdisjoint(words):
        return None
    if unit == "Q" and (words == ["a"] or _fraction(tk, match, words)):
        return None
    if words and tk.words[index] == "hours" and _military(words):
        part = f"T{words[0][:2]}:{words[0][2:]}"
        return sketch_of(match, type="TIME", kind="clock", part=part)
    if unit == "Q" and "Y" in tk.classes[match.start("count") : match.end("count")]:
        return None  # the quarter of that year
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
    if match["more"] and count is not None:
        count += 0.5
    often = words == ["a"] and tk.word(match.start() - 1) in {"once", "twice", "times"}
    type_ = "SET" if often else "DURATION"
    sketch = sketch_of(match, type=type_, kind="fixed", value=duration(count, unit))
    return replace(sketch, first=first)


def _fraction(tk: Tokens, match: Match, words: list[str]) -> bool:
    """`three quarters of the votes`; not `several quarters of losses`."""
    vague = not VAGUE_NUMBERS.isdisjoint(words)
    return not vague and tk.word(match.end()) in {"of", "the", "way"}


def _military(words: list[str]) -> bool:
    """`1600` before hours."""
    word = words[0]
    return len(words) == 1 and len(word) == 4 and word.isdecimal() and _is_clock(word)


def _is_clock(word: str) -> bool:
    return word[:2] < "24" and word[2:] < "60"


def one_or_other(tk: Tokens, match: Match) -> Sketch | None:
    """`weeks or months`: how many is not told."""
    first, last = tk.words[match.start()], tk.words[match.end() - 1]
    if first not in PLURALS or last not in PLURALS:
        return None
    return sketch_of(match, type="DURATION", kind="fixed", value=duration(None, PLURALS[first]))


def bare_units(tk: Tokens, match: Match) -> Sketch | None:
    """`weeks`, `the years`: a length that is not told."""
    word = tk.words[match.end() - 1]
    if word == "weekends" and len(match.group()) == 1:
        return sketch_of(match, type="SET", kind="fixed", value="XXXX-WXX-WE")
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
        sketch = sketch_of(
            match, type="DURATION", kind="fixed", value=duration(count, PLURALS[word])
        )
        return replace(sketch, first=match.start() - 2)
    sketch = sketch_of(match, type="DURATION", kind="fixed", value=duration(None, PLURALS[word]))
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
    return sketch_of(match, type="DURATION", kind="fixed", value=value)


def shift(tk: Tokens, match: Match) -> Sketch | None:
    """`two weeks ago`, `three days later`, `a year earlier`, `five months before`."""
    count = count_of(tk, match) if match["count"] else None
    unit = unit_at(tk, place(match, "unit"))
    word = tk.words[match.end() - 1]
    if tk.classes[place(match, "unit") + 1] == "-" and (count is None or count == 1):
        return None
    if word in {"after", "before"} and not ends_clause(tk, match.end()):
        return None
    to_now = word == "from"
    if to_now and tk.word(match.end()) not in _PRESENT:
        return None
    if match["more"] and count is not None:
        count += 0.5
    offset = 1 if word in {"later", "after", "afterwards", "afterward", "hence", "from"} else -1
    anchor = "now" if word in {"ago", "back", "hence", "from"} else "told"
    kind = "TIME" if unit in SHORT_GRAINS else "DATE"
    sketch = sketch_of(
        match, type=kind, kind="shift", count=count, unit=unit, offset=offset, anchor=anchor
    )
    return replace(sketch, last=match.end()) if to_now else sketch


def every(tk: Tokens, match: Match) -> Sketch | None:
    """`every day`, `each year`, `every two weeks`."""
    unit = unit_at(tk, place(match, "unit"))
    count = count_of(tk, match) if match["count"] else 1.0
    value = "XXXX-WXX-WE" if unit == "WE" and count == 1 else duration(count, unit)
    return sketch_of(match, type="SET", kind="fixed", value=value)


def every_part(tk: Tokens, match: Match) -> Sketch | None:
    """`every morning`, `each Monday night`, `Monday mornings`."""
    part = tk.words[match.end() - 1]
    if match["lead"] is None and not part.endswith("s"):
        return None
    day = f"XXXX-WXX-{WEEKDAYS[tk.words[place(match, 'day')]]}" if match["day"] else "XXXX-XX-XX"
    return sketch_of(match, type="SET", kind="fixed", value=f"{day}T{DAY_PARTS[part]}")


def led_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`per day`, `all week`: with the word before it."""
    lead, word = tk.word(match.start() - 1), tk.words[match.start()]
    if lead not in {"per", "all"} or word not in UNITS:
        return None
    type_ = "SET" if lead == "per" else "DURATION"
    sketch = sketch_of(match, type=type_, kind="fixed", value=duration(1, UNITS[word]))
    return replace(sketch, first=match.start() - 1)


def quarter_century(tk: Tokens, match: Match) -> Sketch | None:
    """`a quarter century`, `a quarter of a century`: 25 years."""
    if tk.words[match.end() - 1] != "century":
        return None
    return sketch_of(match, type="DURATION", kind="fixed", value="P25Y")


def whole_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`the whole year`, `an entire month`."""
    word = tk.words[match.end() - 1]
    if tk.words[match.start() + 1] not in _WHOLE or word not in UNITS:
        return None
    return sketch_of(match, type="DURATION", kind="fixed", value=duration(1, UNITS[word]))


def every_other(tk: Tokens, match: Match) -> Sketch | None:
    """`every other day`."""
    if tk.words[match.start() + 1] != "other":
        return None
    value = duration(2, unit_at(tk, place(match, "unit")))
    return sketch_of(match, type="SET", kind="fixed", value=value)


def frequency(tk: Tokens, match: Match) -> Sketch | None:
    """`daily`, `annually`, `yearlong`; not in a name (`The Daily Beast`)."""
    index = match.start()
    if tk.words[index] in LENGTHS:
        value = LENGTHS[tk.words[index]]
        return sketch_of(match, type="DURATION", kind="fixed", value=value)
    titled = tk.capital(index + 1) and not tk.short
    if tk.capital(index) and (tk.word(index - 1) == "the" or titled):
        return None
    return sketch_of(match, type="SET", kind="fixed", value=FREQUENCIES[tk.words[match.start()]])


RULES = (
    Rule(
        first="glxcVaDIYNH",
        pattern=rf"(?P<lead>(?:g?[lxcO2r])?[ga]?){COUNT}-?n?-?(?P<unit>[uq])(?:-?L|K|(?P<more>&aH))?",
        build=length,
    ),
    Rule(
        first="VaDIYNHu",
        pattern=rf"(?:{COUNT}-?n?-?)?(?P<unit>[uq])(?P<more>&aH)?(?:j|-?[jk]|C(?=[Pt]))",
        build=shift,
    ),
    Rule(first="e", pattern=rf"e(?:{COUNT})?(?P<unit>[uq])", build=every),
    Rule(first="eW", pattern=r"(?P<lead>e)?(?P<day>W)?p", build=every_part),
    Rule(first="u", pattern=r"u", build=led_unit),
    Rule(first="aq", pattern=r"a?-?q-?(?:fa)?u", build=quarter_century),
    Rule(first="ga", pattern=r"[ga]nu", build=whole_unit),
    Rule(first="e", pattern=r"e_(?P<unit>[uq])", build=every_other),
    Rule(first="R", pattern=r"R", build=frequency),
    Rule(first="ug", pattern=r"(?:gy?)?u", build=bare_units),
    Rule(first="u", pattern=r"u-L", build=unit_long),
    Rule(first="u", pattern=r"uou", build=one_or_other),
)
