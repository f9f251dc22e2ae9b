"""Neighbouring pieces of one time expression are put together, and its lead is taken in.

"10 p.m." and "Wednesday" are one time; so are "Friday" and "Oct. 23", "Thursday" and "night",
"Christmas" and "1963". "late", "the end of", "nearly" belong to the expression that they stand
before.
"""

from __future__ import annotations

import re

import msgspec

from sayso.extract.times.lexicon import DAY_PARTS, words
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

_DAY_KINDS = frozenset({"weekday", "holiday"})
_APPROXIMATE = words(
    "about around nearly almost roughly approximately some over under just only exactly barely "
    "circa ca"
)
_COMPARED = {"than": words("more less fewer longer later earlier"), "to": words("up close")}
_COMPARED |= {"least": words("at"), "most": words("at"), "as": words("early late recently")}
_PORTIONS = words("part half hours days months weeks portion stages quarter third years")
_BEFORE_OVER = words("for just well in after of by a little last lasted took takes")
"""Before "over three years" they make it "more than": not "spread over three years"."""
_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_LOCAL = re.compile(r"[_v]_{1,2}b?")
"""Between a time of day and its day: local time, New York time on."""
_GAPS = frozenset({"", ",", "b", ",b", "(", ",g", "-", ".,", ".", "f"})


def join(tk: Tokens, sketches: list[Sketch]) -> list[Sketch]:
    """The sketches with pieces of one expression joined and leads taken in, in text order."""
    joined: list[Sketch] = []
    for sketch in sketches:
        if joined and sketch.first <= joined[-1].last:
            continue  # the morning of "Tuesday morning" is taken in already
        whole = _with(tk, joined[-1], sketch) if joined else None
        if whole is None:
            joined.append(_with_part(tk, sketch))
        else:
            joined[-1] = _with_part(tk, whole)
    joined = _with_lists(tk, joined)
    floor = 0
    for index, sketch in enumerate(joined):
        joined[index] = widened = _widen(tk, sketch, floor)
        floor = widened.last + 1
    return joined


def is_day(sketch: Sketch) -> bool:
    """The sketch names one day."""
    if sketch.kind in _DAY_KINDS or (sketch.kind == "calendar" and sketch.day is not None):
        return True
    return sketch.kind in {"unit", "anaphor"} and sketch.unit == "D"


def _with(tk: Tokens, left: Sketch, right: Sketch) -> Sketch | None:
    """Both as one expression, if they are one."""
    gap = tk.classes[left.last + 1 : right.first]
    if left.type == right.type == "DURATION" and gap in {"", "&", ","}:
        return _longer(left, right)
    if left.kind == "clock" and _LOCAL.fullmatch(gap) and _of_a_place(tk, left.last + 1):
        gap = "b" if gap.endswith("b") else ""
    if len(gap) > 2 or gap not in _GAPS:
        return None
    if left.kind == "weekday" and right.kind == "calendar" and right.day is not None:
        fits = gap in {"", ",", ",g", ".,", "."} and left.offset != -1
        return _over(left, right, right) if fits else None
    if left.kind == "clock" and is_day(right) and not right.part and gap != "-":
        return _over(left, right, right, type="TIME", part=left.part)
    if left.kind == "clock" and right.part == "TNI" and right.kind == "unit" and not gap:
        return _over(left, right, right, type="TIME", part=_at_night(left.part))
    if right.kind == "clock" and is_day(left) and left.part in {"", "TNI"} and gap != "-":
        return _over(left, right, left, type="TIME", part=right.part)
    if left.kind == "season" and left.year is None and _bare_year(right) and gap == "f":
        return _over(left, right, left, year=right.year)
    if left.kind == "holiday" and _bare_year(right) and gap in {"", ","}:
        return _over(left, right, left, year=right.year)
    return None


def _of_a_place(tk: Tokens, index: int) -> bool:
    """`local time`, `Baghdad time`, `New York time`."""
    noun = index + 1 + tk.capital(index + 1)
    return tk.word(noun) == "time" and (tk.capital(index) or tk.word(index) == "local")


_FINER_UNIT = {"Y": "M", "W": "D", "D": "TH", "TH": "TM", "TM": "TS"}
"""Unit of a length -> the one that can stand behind it: two hours and 30 minutes."""


def _longer(left: Sketch, right: Sketch) -> Sketch | None:
    """`two hours and 30 minutes` is PT2H30M, `1 week 1 day` P8D."""
    parts = [_LENGTH.fullmatch(one.value) for one in (left, right)]
    if parts[0] is None or parts[1] is None:
        return None
    (above, many), (below, few) = ((f"{p[1]}{p[3]}", p[2]) for p in parts if p is not None)
    if _FINER_UNIT.get(above) != below:
        return None
    value = f"P{7 * int(many) + int(few)}D" if above == "W" else left.value
    if above != "W":
        value += right.value[2:] if above.startswith("T") else right.value[1:]
    return _over(left, right, left, value=value)


def _at_night(part: str) -> str:
    """`9:30 tonight` is T21:30."""
    hour = int(part[1:3])
    return f"T{hour + 12}{part[3:]}" if 4 <= hour < 12 else part


def _over(left: Sketch, right: Sketch, core: Sketch, **changes: object) -> Sketch:
    return msgspec.structs.replace(core, first=left.first, last=right.last, **changes)


def _bare_year(sketch: Sketch) -> bool:
    return sketch.kind == "calendar" and sketch.month is None and sketch.year is not None


def _with_part(tk: Tokens, sketch: Sketch) -> Sketch:
    """`Wednesday night`, `tomorrow morning`, `May 13 evening`."""
    after = sketch.last + 1
    after += tk.classes[after : after + 1] == "-" and sketch.kind == "weekday"
    if not is_day(sketch) or sketch.part or tk.classes[after : after + 1] != "p":
        return sketch
    part = "T" + DAY_PARTS[tk.words[after]]
    return msgspec.structs.replace(sketch, last=after, type="TIME", part=part)


# ------------------------------------------------------------- lists and ranges


def _with_lists(tk: Tokens, sketches: list[Sketch]) -> list[Sketch]:
    """With the numbers that lean on a date beside them: `April 24 and 25`, `6-7 May`, `1994-95`."""
    found: list[Sketch] = []
    for index, sketch in enumerate(sketches):
        floor = found[-1].last + 1 if found else 0
        found += _number_before(tk, sketch, floor)
        following = sketches[index + 1] if index + 1 < len(sketches) else None
        found.append(_with_year_of(tk, sketch, following))
        ceiling = following.first if following else len(tk)
        found += _numbers_after(tk, sketch, ceiling)
    return found


def _short_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= 4


def _number_before(tk: Tokens, sketch: Sketch, floor: int) -> list[Sketch]:
    """The `6` of `6-7 May`, the `499` of `499-449 BC`."""
    at = sketch.first - 2
    if at < floor or tk.classes[at + 1] not in "-&C/" or not _short_number(tk.words[at]):
        return []
    if sketch.kind == "calendar" and sketch.day and tk.classes[sketch.first] == "D":
        day = int(tk.words[at])
        if tk.classes[at] == "D" and day < sketch.day and tk.classes[at - 1 : at] != "M":
            return [msgspec.structs.replace(sketch, first=at, last=at, day=day)]
    if sketch.value.startswith("BC") and len(sketch.value) == 6 and tk.words[at + 1] in "-–—":
        return [
            msgspec.structs.replace(sketch, first=at, last=at, value=f"BC{int(tk.words[at]):04}")
        ]
    return []


def _numbers_after(tk: Tokens, sketch: Sketch, ceiling: int) -> list[Sketch]:
    """The `25` of `April 24 and 25`, the `95` of `1994-95`."""
    if sketch.kind != "calendar" or sketch.part or sketch.offset is not None:
        return []
    if _bare_year(sketch):
        return _year_after(tk, sketch, ceiling)
    found: list[Sketch] = []
    day, at = sketch.day, sketch.last + 1
    while day is not None and at + 1 < ceiling and tk.classes[at + 1] == "D":
        number = int(tk.words[at + 1])
        listed = tk.classes[at] in "-&" or tk.words[at] == "to" or (found and tk.classes[at] == ",")
        if not listed or number <= day or tk.classes[at + 2 : at + 3] in set("uqMYINi/"):
            break
        found.append(msgspec.structs.replace(sketch, first=at + 1, last=at + 1, day=number))
        day, at = number, at + 2
    return found


def _year_after(tk: Tokens, sketch: Sketch, ceiling: int) -> list[Sketch]:
    """The `95` of `1994-95` as 1995."""
    at = sketch.last + 2
    if at >= ceiling or tk.classes[at - 1] not in "-/" or len(tk.words[at]) != 2:
        return []
    if not (tk.words[at].isdecimal() and tk.glued(at - 2) and tk.glued(at - 1)):
        return []
    year = (sketch.year or 0) // 100 * 100 + int(tk.words[at])
    if year <= (sketch.year or 0) or tk.classes[at + 1 : at + 2] == "-":
        return []
    return [msgspec.structs.replace(sketch, first=at, last=at, year=year)]


def _with_year_of(tk: Tokens, sketch: Sketch, following: Sketch | None) -> Sketch:
    """`August` of `August/September 1956`, `the spring` of `the spring and summer of 1943`."""
    if following is None or sketch.kind not in {"calendar", "season"} or sketch.year is not None:
        return sketch
    gap = tk.classes[sketch.last + 1 : following.first]
    if gap not in {"/", "-", "&", "C", "&y", "Cy", "o", "."} or following.offset is not None:
        return sketch
    if following.kind not in {"calendar", "season"} or following.year is None:
        return sketch
    over = bool(sketch.month and following.month and sketch.month > following.month)
    return msgspec.structs.replace(sketch, year=following.year - over)


# ------------------------------------------------------------------------- leads


def _widen(tk: Tokens, sketch: Sketch, floor: int) -> Sketch:
    """The sketch with what stands before it and belongs to it."""
    first = sketch.first
    if is_day(sketch) and not sketch.part:
        sketch = _with_part_before(tk, sketch, floor)
    if sketch.kind == "holiday" and sketch.year is None:
        sketch = _with_direction(tk, sketch, floor)
    if sketch.first == first and sketch.kind not in {"clock"}:
        sketch = _with_modifier(tk, sketch, floor)
    sketch = _with_approximation(tk, sketch, floor)
    return _with_rest(tk, sketch)


def _with_direction(tk: Tokens, sketch: Sketch, floor: int) -> Sketch:
    """`last Christmas`, `next Thanksgiving`."""
    offset = {"last": -1, "next": 1}.get(tk.word(sketch.first - 1))
    if offset is None or sketch.first - 1 < floor:
        return sketch
    return msgspec.structs.replace(sketch, first=sketch.first - 1, offset=offset)


_PART_BEFORE = re.compile(r"(?:g?(?:y-?)?pu?f)\Z|(?:ybgpf)\Z|(?:y-?)?p\Z")


def _with_part_before(tk: Tokens, sketch: Sketch, floor: int) -> Sketch:
    """`the morning of 31 January`, `the early morning hours of 30 April`."""
    start = max(floor, sketch.first - 6)
    found = _PART_BEFORE.search(tk.classes, start, sketch.first)
    if found is None or found.start() < floor:
        return sketch
    at = tk.classes.rindex("p", start, sketch.first)
    if at + 1 == sketch.first and sketch.kind not in {"unit", "weekday"}:
        return sketch
    if at + 2 < sketch.first and tk.words[at + 1] != "hours":
        return sketch
    part = "T" + DAY_PARTS[tk.words[at]]
    return msgspec.structs.replace(sketch, first=found.start(), type="TIME", part=part)


def _with_modifier(tk: Tokens, sketch: Sketch, floor: int) -> Sketch:
    """`early`, `late`, `mid-`, `later` (this month), `the end of`, `early in`."""
    vague = sketch.kind == "fixed" and not _dated(sketch.value)
    if sketch.type not in {"DATE", "TIME"} or vague:
        return sketch
    first = sketch.first
    before = tk.classes[max(floor, first - 4) : first]
    if before.endswith(("hf", "hfg")):
        first -= len(before) - before.rindex("h")
        if first > floor and tk.classes[first - 1] == "y":
            first -= 1
        if first > floor and tk.classes[first - 1] == "g":
            first -= 1
    elif before.endswith(("y-", "yb", "ybg", "kbg", "kb")) and _leads_in(tk, first, before):
        first = first - len(before) + max(before.rfind("y"), before.rfind("k"))
    elif before.endswith("y") or (before.endswith("k") and _leads_unit(tk, sketch)):
        first -= 1
    elif tk.word(first - 1) == "of" and tk.word(first - 2) in _PORTIONS:
        return _with_portion(tk, sketch, floor)
    if first == sketch.first:
        return sketch
    adjective = tk.classes[first + 1] == "-" and tk.classes[sketch.last] != "S"
    if first > floor and tk.classes[first - 1] == "g" and not adjective:
        first -= tk.classes[first] in "yh"
    return msgspec.structs.replace(sketch, first=first)


def _dated(value: str) -> bool:
    return value[0].isdigit() or value.startswith("BC")


def _leads_in(tk: Tokens, first: int, before: str) -> bool:
    """`early in 2010`, `later in the summer`: not `late on`."""
    if before.endswith("y-"):
        return True
    at = first - 2 if before.endswith("g") else first - 1
    return tk.words[at] == "in"


def _leads_unit(tk: Tokens, sketch: Sketch) -> bool:
    """`earlier this month`, `later that year`, `earlier Sunday`."""
    word = tk.words[sketch.first - 1]
    return word in {"earlier", "later"} and sketch.kind in {"unit", "anaphor"}


def _with_portion(tk: Tokens, sketch: Sketch, floor: int) -> Sketch:
    """`the early part of the next decade`, `the latter half of 1944`, `the final days of May`."""
    first = sketch.first - 2
    if tk.word(first - 1) in {
        "early",
        "late",
        "latter",
        "later",
        "last",
        "first",
        "final",
        "better",
    }:
        first -= 1
        if tk.classes[first - 1 : first] == "g":
            first -= 1
        if first >= floor:
            return msgspec.structs.replace(sketch, first=first)
    return sketch


def _with_approximation(tk: Tokens, sketch: Sketch, floor: int) -> Sketch:
    """`nearly`, `more than`, `up to`, `at least`, `around` (Nov. 1)."""
    first = sketch.first
    countable = sketch.type == "DURATION" or sketch.kind == "shift"
    if not countable and tk.word(first - 1) not in {"around", "about", "circa", "ca"}:
        return sketch
    if not countable and sketch.kind != "calendar" and not _dated(sketch.value or "-"):
        return sketch
    if tk.classes[first] == "g" and sketch.kind != "calendar":
        return sketch
    while first > floor:
        word, before = tk.words[first - 1], tk.word(first - 2)
        if word == "." and before in {"ca", "c"}:
            first -= 2
        elif word in _COMPARED and before in _COMPARED[word] and first - 2 >= floor:
            first -= 2
            if tk.word(first - 1) == "no" and first > floor:
                first -= 1
        elif word in _APPROXIMATE and not _is_preposition(tk, sketch, word):
            first -= 1
        else:
            break
    return msgspec.structs.replace(sketch, first=first) if first != sketch.first else sketch


def _is_preposition(tk: Tokens, sketch: Sketch, word: str) -> bool:
    """`over several years`, `only 14 days`: no bound on the number."""
    if word == "only":
        return sketch.kind != "shift"
    if word != "over":
        return False
    vague = sketch.value.startswith(("PX", "PTX")) or sketch.kind == "shift"
    return vague or tk.word(sketch.first - 2) not in _BEFORE_OVER


def _with_rest(tk: Tokens, sketch: Sketch) -> Sketch:
    """`two years or so`."""
    if tk.word(sketch.last + 1) == "or" and tk.word(sketch.last + 2) == "so":
        return msgspec.structs.replace(sketch, last=sketch.last + 2)
    return sketch
