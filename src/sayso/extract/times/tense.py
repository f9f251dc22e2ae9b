"""Whether the clause around a time expression looks back or ahead."""

from __future__ import annotations

from typing import Literal

from sayso.extract.times.lexicon import words
from sayso.extract.times.tokens import Tokens

Tense = Literal["past", "future"]

_FUTURE = words(
    "will ll shall would going plans plan planned scheduled expected expects expect due set "
    "slated upcoming effective until by may could might should payable expire expires begin "
    "begins starts hopes intends intend must can deadline redeemable tentatively"
)
_PAST = words(
    "was were had said did been has have told announced reported ended died killed became came "
    "went took made met gave got held began won lost fell rose left ran saw sent set since wrote "
    "voted signed found brought bought sold paid spoke led felt kept thought knew ago after "
    "shot drew broke arose stood struck threw hit put cut"
)
_STRONG_FUTURE = words("will ll shall would going plans scheduled expected due slated to")
_STOP = frozenset(".?!;|")
_REACH = 14
"""Tokens looked at on each side: the median clause of the news in development has 11."""


def tense_at(tk: Tokens, first: int, last: int) -> Tense | None:
    """The tense of the verb that governs the tokens `first`..`last`, if one is near.

    The nearest telling word wins, those before the expression first: "said Tuesday",
    "will meet Tuesday", "Tuesday's vote was".
    """
    before = _scan(tk, range(first - 1, max(-1, first - 1 - _REACH), -1))
    after = _scan(tk, range(last + 1, min(len(tk), last + 1 + _REACH)))
    if before is None:
        return after[0] if after else None
    if after is None or before[1] <= after[1] + 3:
        return before[0]
    return after[0]


def _scan(tk: Tokens, indexes: range) -> tuple[Tense, int] | None:
    for distance, index in enumerate(indexes):
        word = tk.words[index]
        if word[0] in "\n.?!;" and not _abbreviation(tk, index):
            return None
        tense = _tense_of(tk, index, word)
        if tense is not None:
            return tense, distance
    return None


def _abbreviation(tk: Tokens, index: int) -> bool:
    """The full stop belongs to a short word: `Nov.`, `U.S.`, `Corp.`."""
    if tk.words[index] != "." or index == 0:
        return False
    return (
        not tk.capital(index + 1) or tk.classes[index - 1] in "MW" or len(tk.words[index - 1]) <= 2
    )


def _tense_of(tk: Tokens, index: int, word: str) -> Tense | None:
    if word in _FUTURE:
        if word in {"would", "due", "set", "planned", "expected", "scheduled", "may", "could"}:
            return "future"
        return "future"
    if word == "to" and _infinitive(tk, index):
        return "future"
    if word in _PAST:
        return "past"
    if len(word) > 3 and word.endswith("ed") and word not in {"need", "speed", "indeed", "united"}:
        return "past"
    return None


def _infinitive(tk: Tokens, index: int) -> bool:
    """`to` with a verb after it, governed by no verb in the past right before."""
    following = tk.word(index + 1)
    return following.isalpha() and tk.classes[index + 1] == "_" and not tk.capital(index + 1)
