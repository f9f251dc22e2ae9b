"""Numbers in words and digits."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.times.lexicon import CARDINALS, MULTIPLIERS, ORDINALS

_LONGEST = 15
"""Characters of a number: more than a float can hold exactly is no count of time."""

_HALVES = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}


def digits(word: str) -> float | None:
    """The number that digits write: `1,200`, `2.5`, `1/2`; None if they write none."""
    whole, slash, below = word.replace(",", "").partition("/")
    if len(word) > _LONGEST:
        return None
    try:
        number = float(whole)
        return number / float(below) if slash else number
    except (ValueError, ZeroDivisionError):
        return None


def number_of(words: Sequence[str]) -> float | None:
    """The number that `words` write (`twenty`, `-`, `four`); None if they write none.

    `a` counts as one, `couple` as two; `half` adds a half; hyphens, `and` and `of` are passed over.
    """
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in CARDINALS:
            current, seen = _append(current, CARDINALS[word]), True
        elif word in MULTIPLIERS:
            current, seen = (current or 1) * MULTIPLIERS[word], True
            if MULTIPLIERS[word] >= 1000:
                total, current = total + current, 0.0
        elif word == "couple":
            current, seen = current + 2, True
        elif word in _HALVES:
            current, seen = current + _HALVES[word], True
        elif word[0].isdigit():
            number = digits(word)
            if number is None:
                return None
            current, seen = current + number, True
    if not seen and any(word in {"a", "an"} for word in words):
        return 1.0
    return total + current if seen else None


def _append(current: float, number: int) -> float:
    """`twenty` then `four` is 24; `nineteen` then `ninety` (a year as spoken) is 1990."""
    if 10 <= current < 100 and number >= 10:
        return current * 100 + number
    return current + number


def ordinal_of(word: str) -> int | None:
    """The number of an ordinal: `third`, `20th`, `second`; None for any other word."""
    if word == "second":
        return 2
    if word[0].isdigit():
        return int(word[:-2]) if word[-2:].isalpha() and word[:-2].isdecimal() else None
    return ORDINALS.get(word)
