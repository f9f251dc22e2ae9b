"""How rare a word is in the news, from a fixed table.

The table in the package (`frequencies.txt`, made by `eval/frequencies.py`) counts in how many of
15,499 articles a word stands. A fixed table, not the book's own counts: the likeness of two
articles then depends on these two only, so that the book is the same in whatever order articles
come, and adding one article changes nothing between others.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib import resources

_RAREST_LEVEL = 3
"""Words that the table leaves out stand in fewer than 16 articles: taken as 8 to 15."""


@cache
def _table() -> tuple[int, dict[str, int]]:
    text = (resources.files("sayso.merge") / "frequencies.txt").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    levels = {}
    for line in lines:
        level, *words = line.split(" ")
        levels.update(dict.fromkeys(words, int(level)))
    return int(head.split()[1]), levels


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The inverse document frequency of a folded word, natural logarithm: 0 for "the", 7 for a
    word that is in fewer than one article in a thousand.

    Numbers are not in the table; they count as rare from three digits on, else by half.
    """
    articles, levels = _table()
    if word[0].isdigit():
        full = math.log(articles / 2 ** (_RAREST_LEVEL + 0.5))
        return full if len(word) > 2 else full / 2
    level = levels.get(word, _RAREST_LEVEL)
    return max(0.0, math.log(articles / 2 ** (level + 0.5)))
