"""Two times that are the ends of one stretch: `from 2010 to 2012`, `between March and May`.

They stay two times, each with its own value; both can mean any day of the stretch.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sayso.extract.times.calendar import period_of
from sayso.extract.times.lexicon import words
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens
from sayso.records import Time

_MARKS = frozenset({"-", "–", "—"})
_THROUGH = words("to through thru until till")


def with_ranges(tk: Tokens, read: Sequence[tuple[Sketch, Time]]) -> list[tuple[Sketch, Time]]:
    """The times, the two ends of a range with the days of all of it."""
    found = list(read)
    for index in range(len(found) - 1):
        (left, start), (right, end) = found[index], found[index + 1]
        if not linked(tk, left, right):
            continue
        first, last = period_of(start.value), period_of(end.value)
        if first is None or last is None or first.first > last.last:
            continue
        days = {"earliest": first.first.isoformat(), "latest": last.last.isoformat()}
        found[index] = left, msgspec.structs.replace(start, **days)
        found[index + 1] = right, msgspec.structs.replace(end, **days)
    return found


def linked(tk: Tokens, left: Sketch, right: Sketch) -> bool:
    """`from A to B`, `between A and B`, `A through B`, `A-B`."""
    if right.first - left.last != 2 or not {left.type, right.type} <= {"DATE", "TIME"}:
        return False
    link, lead = tk.words[left.last + 1], tk.word(left.first - 1)
    if link == "and":
        return lead == "between"
    alike = left.kind == right.kind
    return (
        link in _MARKS
        or link in {"through", "thru"}
        or (link in _THROUGH and (lead == "from" or alike))
    )
