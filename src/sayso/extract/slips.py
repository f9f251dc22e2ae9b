"""Whether a family name is another one misspelt: one letter more, less, other, or two swapped."""

from __future__ import annotations

SHORTEST = 6
"""Letters of a name that may be misspelt; set by judgement: `Allen` and `Alden` are two."""


def one_slip(left: str, right: str) -> bool:
    """They begin with the same two letters and are one slip of the pen apart.

    `Scarmucci` for Scaramucci, `Ginsberg` for Ginsburg; never the same word, nor a short one.
    """
    if left[:2] != right[:2] or left == right or len(left) < SHORTEST:
        return False
    if abs(len(left) - len(right)) > 1:
        return False
    same = (at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b)
    first = next(same, min(len(left), len(right)))
    rest, other = left[first:], right[first:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == other
    return swapped or rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other
