"""Weekdays, and units that lie beside the present or the last told time."""

from __future__ import annotations

from sayso.extract.times.grammar.shared import (
    DIRECTION,
    DIRECTIONS,
    NARRATIVE,
    SHORT_GRAINS,
    Match,
    Rule,
    duration,
    ends_clause,
    place,
    replace,
    sketch_of,
    unit_at,
)
from sayso.extract.times.lexicon import DAY_PARTS, DEICTICS, PLURALS, UNITS, WEEKDAYS
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens


def weekday(tk: Tokens, match: Match) -> Sketch | None:
    """`Tuesday`, `last Tuesday`, `next Friday`."""
    number = WEEKDAYS[tk.words[place(match, "week")]]
    word = tk.words[match.start()]
    if word == "every" or word == "each" or word.endswith("days"):
        value = f"XXXX-WXX-{number}"
        return sketch_of(match, type="SET", kind="fixed", value=value)
    offset = DIRECTIONS[match["dir"]] if match["dir"] else None
    sketch = sketch_of(match, type="DATE", kind="weekday", weekday=number, offset=offset)
    if word in {"following", "that"} and tk.word(match.start() - 1) != "the":
        return replace(sketch, first=match.start() + 1, offset=None)  # following Thursday's debate
    return sketch


def deictic(tk: Tokens, match: Match) -> Sketch | None:
    """`today`, `yesterday`, `tomorrow`, `tonight`."""
    word = tk.words[match.start()]
    part = "TNI" if word in {"tonight", "tonite"} else ""
    kind = "TIME" if part else "DATE"
    return sketch_of(match, type=kind, kind="unit", unit="D", offset=DEICTICS[word], part=part)


def day_beyond(tk: Tokens, match: Match) -> Sketch | None:
    """`the day after tomorrow`, `the day before yesterday`."""
    step = {"after": 1, "before": -1}.get(tk.words[match.end() - 2])
    offset = DEICTICS[tk.words[match.end() - 1]]
    if step is None or offset != step or tk.words[match.end() - 3] != "day":
        return None
    return sketch_of(match, type="DATE", kind="unit", unit="D", offset=2 * step)


def unit_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`last week`, `next year`, `this month`, `the previous year`, `the following day`."""
    index = place(match, "unit")
    unit = unit_at(tk, index)
    word = tk.words[place(match, "dir")]
    plural = tk.words[index] in PLURALS or tk.words[index] == "quarters"
    if plural:
        return _units_beside(tk, match, unit, word)
    if unit in SHORT_GRAINS:
        return None
    if word in {"that", "those", "same"}:
        return sketch_of(match, type="DATE", kind="anaphor", unit=unit, offset=0)
    if word == "last" and match["the"] is not None and tk.word(match.end()) == "of":
        return sketch_of(match, type="DURATION", kind="fixed", value=duration(1, unit))
    told = word in NARRATIVE or (word == "next" and match["the"] is not None and unit == "D")
    offset = DIRECTIONS[match["dir"]]
    if word == "past":
        if unit in {"DE", "CE", "D", "MO"}:
            return sketch_of(match, type="DURATION", kind="fixed", value=duration(1, unit))
        anchor = "now"
    anchor = "told" if told else "now"
    if unit == "Q" and match["dir"] == "r" and word == "latest":
        return sketch_of(match, type="DATE", kind="anaphor", unit="Q", offset=0, value="latest")
    return sketch_of(match, type="DATE", kind="unit", unit=unit, offset=offset, anchor=anchor)


def _units_beside(tk: Tokens, match: Match, unit: str, word: str) -> Sketch | None:
    """`recent years`, `coming weeks`, `these days`."""
    if word in {"these", "those"} and unit == "D":
        value = "PRESENT_REF" if word == "these" else "PAST_REF"
        return sketch_of(match, type="DATE", kind="fixed", value=value)
    if word in {"this", "that", "same"}:
        return None
    return sketch_of(match, type="DURATION", kind="fixed", value=duration(None, unit))


def part_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`this morning`, `last night`, `that evening`."""
    part = "T" + DAY_PARTS[tk.words[place(match, "part")]]
    word = tk.words[place(match, "dir")]
    if word in {"that", "same", "these", "those"}:
        return sketch_of(match, type="TIME", kind="anaphor", unit="D", offset=0, part=part)
    told = word in NARRATIVE or (word == "next" and match["the"] is not None)
    return sketch_of(
        match,
        type="TIME",
        kind="unit",
        unit="D",
        offset=DIRECTIONS[match["dir"]],
        part=part,
        anchor="told" if told else "now",
    )


def the_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`the year`, `the full year`, `the quarter`, `the weekend`, `the latest period`."""
    index = place(match, "unit")
    unit = "Q" if match["unit"] == "K" else unit_at(tk, index)
    if unit in SHORT_GRAINS or unit == "ML" or tk.words[index] in PLURALS or tk.capital(index):
        return None
    if unit == "D" and not (tk.classes[: match.start()].endswith("kb")):
        return None  # "later in the day" is one, "the day of the vote" is not
    if tk.classes[match.end() : match.end() + 1] == "E" and unit != "Q":
        return sketch_of(match, type="DURATION", kind="fixed", value=duration(1, unit))
    kind = "anaphor" if unit not in {"W", "WE"} else "unit"
    return sketch_of(match, type="DATE", kind=kind, unit=unit, offset=0, value=tk.words[index])


def day_beside(tk: Tokens, match: Match) -> Sketch | None:
    """`the day before`, `the year after`: beside the time last told."""
    unit = unit_at(tk, place(match, "unit"))
    word = tk.words[match.end() - 1]
    if unit in SHORT_GRAINS or tk.words[place(match, "unit")] in PLURALS:
        return None
    if not ends_clause(tk, match.end()):
        return _beside_event(tk, match, unit, word)
    offset = 1 if word in {"after", "later", "afterward", "afterwards"} else -1
    return sketch_of(match, type="DATE", kind="unit", unit=unit, offset=offset, anchor="told")


def _beside_event(tk: Tokens, match: Match, unit: str, word: str) -> Sketch | None:
    """`the day` of "the day after the attack": what the text dates the attack to decides."""
    if word not in {"after", "before"} or unit not in {"D", "W", "MO", "Y"}:
        return None
    sketch = sketch_of(match, type="DATE", kind="beside", unit=unit)
    return replace(sketch, last=match.end() - 2)


def year_end(tk: Tokens, match: Match) -> Sketch | None:
    """`year end`, `year's end`, `month-end`."""
    unit = unit_at(tk, match.start("unit"))
    if tk.words[match.end() - 1] != "end" or unit not in {"Y", "MO", "Q", "DE", "CE"}:
        return None
    return sketch_of(match, type="DATE", kind="unit", unit=unit, offset=0)


def one_unit(tk: Tokens, match: Match) -> Sketch | None:
    """`day`, `day 1`, `first day`, `the week`, in a short message: one, or the present one."""
    word = tk.words[place(match, "unit")]
    if not tk.short or word not in UNITS or word in {"second", "sec", "min", "night"}:
        return None
    if "-" in tk.classes[max(0, match.start() - 1) : match.end() + 1]:
        return None
    unit = UNITS[word]
    if unit != "D" and match.end() - match.start() > 1 + bool(match["the"]):
        return None
    lead = tk.word(match.start() - 1)
    if lead in {"per", "all"} or (unit == "M" and lead == "last"):
        return None  # per day is read with its lead; at the last minute is no length
    if unit == "WE" or (match["the"] is not None and unit not in SHORT_GRAINS):
        return sketch_of(match, type="DATE", kind="unit", unit=unit, offset=0)
    return sketch_of(match, type="DURATION", kind="fixed", value=duration(1, unit))


def part_alone(tk: Tokens, match: Match) -> Sketch | None:
    """`morning`, `the night`, in a short message: of the day of publication."""
    of_a_day = tk.word(match.end()) == "of" and tk.classes[match.end() + 1 :][:1] in set("MWDOt")
    if not tk.short or of_a_day:
        return None  # the night of May 3 is read with the day
    part = "T" + DAY_PARTS[tk.words[match.end() - 1]]
    return sketch_of(match, type="TIME", kind="unit", unit="D", offset=0, part=part)


RULES = (
    Rule(first="Wlxce", pattern=rf"(?:(?:{DIRECTION}|e))?(?P<week>W)", build=weekday),
    Rule(first="t", pattern=r"t", build=deictic),
    Rule(first="gu", pattern=r"g?ukt", build=day_beyond),
    Rule(first="glxcr", pattern=r"(?P<the>g)?c?(?P<dir>[lxcr])F?(?P<unit>[uq])", build=unit_beside),
    Rule(first="glxc", pattern=rf"(?:(?P<the>g)|c)?{DIRECTION}(?P<part>p)", build=part_beside),
    Rule(first="ugO2", pattern=r"(?P<the>g)?[O2]?(?P<unit>u)D?", build=one_unit),
    Rule(first="pga", pattern=r"[ga]?p", build=part_alone),
    Rule(first="g", pattern=r"g[nFr]?F?-?(?P<unit>[uqK])", build=the_unit),
    Rule(first="g", pattern=r"g(?P<unit>u)k", build=day_beside),
    Rule(first="guz", pattern=r"g?(?P<unit>u)-?(?:'_)?h", build=year_end),
)
