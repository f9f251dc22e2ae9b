"""Lists of words, written as running text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which white space separates."""
    return frozenset(text.split())


def word_list(text: str) -> tuple[str, ...]:
    """The words of `text` in their order."""
    return tuple(text.split())
