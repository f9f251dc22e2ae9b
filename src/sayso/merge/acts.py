"""Which words tell one act: "sacked" and "fires", "earthquake" and "temblor".

The words that share no stem stand in a file of the package (`acts.txt`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

from sayso.merge.rarity import rarity
from sayso.merge.words import words_of

_ENDINGS = re.compile(r"(?:ingly|ings?|edly|ed|ies|es|s|ly)$")
_VERBAL = re.compile(r"(?<=.{5})(?:at)?ion$|(?<=.{4})ment$")
"""Of "election" and "appointment", not of "mission" and "moment"."""
_OF_ANY_ATTACK = frozenset({"die", "kill", "wound"})
_ANY_ATTACK = frozenset({"attack", "attacked", "attacks", "violence", "incident"})
OF_PLATFORMS = frozenset({"ban", "suspend"})
"""Acts of platforms that read like those of states."""
OF_AGREEMENTS = frozenset({"settle", "truce"})
"""Pledges that bind and that a story has once: a deed as much as a purchase is."""
_LEAST = 3
"""Letters that a stem keeps."""


@lru_cache(maxsize=1 << 14)
def stem_of(word: str) -> str:
    """A folded word without its regular endings: "resign" for "resigns", "resigned",
    "resignation"."""
    bare = _VERBAL.sub("", _ENDINGS.sub("", word))
    if len(bare) < _LEAST:
        return word
    if len(bare) > _LEAST and bare[-1] == bare[-2] and bare[-1] not in "aeioulsz":
        bare = bare[:-1]
    return bare.rstrip("e") if len(bare) > _LEAST else bare


@cache
def _acts() -> dict[str, frozenset[str]]:
    """Stem, or stems of a phrase joined by spaces -> the acts that it can tell."""
    text = (resources.files("sayso.merge") / "acts.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        words = line.split(", ")
        for word in words:
            found[_stems(word)].add(words[0])
    return {stems: frozenset(acts) for stems, acts in found.items()}


def _stems(phrase: str) -> str:
    return " ".join(map(stem_of, words_of(phrase)))


@lru_cache(maxsize=1 << 14)
def acts_of(trigger: str) -> frozenset[str]:
    """The acts that a trigger can tell; of a word in no line its stem alone.

    A phrase is told by itself ("stepped down"), or by its rarest word ("was arrested").
    """
    known = _acts()
    whole = _stems(trigger)
    if whole in known or not whole:
        return known.get(whole, frozenset())
    pairs = zip(whole.split(), whole.split()[1:], strict=False)
    for pair in pairs:
        if " ".join(pair) in known:
            return known[" ".join(pair)]
    word = stem_of(max(words_of(trigger), key=rarity))
    return known.get(word, frozenset({word}))


def of_any_attack(trigger: str) -> bool:
    """It tells any attack or what came of it: the shelling, and that it killed six."""
    return not _ANY_ATTACK.isdisjoint(words_of(trigger)) or bool(acts_of(trigger) & _OF_ANY_ATTACK)
