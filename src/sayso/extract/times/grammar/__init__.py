"""The shapes of time expressions: regular expressions over class letters, and what they say.

A rule is tried only at tokens with one of its first letters; of the rules that match at a token
the longest wins. Every expression is bounded in length, so that a text of nothing but digits and
month names costs a constant for each token.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.extract.times import holidays
from sayso.extract.times.grammar import dates, lengths, periods, points, units, within
from sayso.extract.times.grammar.shared import Build
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens


@cache
def _rules() -> dict[str, tuple[tuple[re.Pattern[str], Build], ...]]:
    """First class letter -> the rules that can start with it, compiled once."""
    table: dict[str, list[tuple[re.Pattern[str], Build]]] = {}
    modules = (dates, units, lengths, periods, points, within)
    for rule in (rule for module in modules for rule in module.RULES):
        compiled = re.compile(rule.pattern)
        for letter in rule.first:
            table.setdefault(letter, []).append((compiled, rule.build))
    return {letter: tuple(entries) for letter, entries in table.items()}


def sketch_at(tk: Tokens, index: int) -> Sketch | None:
    """The longest time expression that starts at token `index`, or None."""
    best = holidays.holiday_at(tk, index) if tk.classes[index] in "vMO" else None
    for pattern, build in _rules().get(tk.classes[index], ()):
        match = pattern.match(tk.classes, index)
        if match is None or (best is not None and match.end() - 1 <= best.last):
            continue
        sketch = build(tk, match)
        if sketch is not None:
            best = sketch
    return best


__all__ = ["sketch_at"]
