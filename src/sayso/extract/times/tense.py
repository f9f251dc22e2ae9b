"""Whether the clause around a time expression looks back or ahead."""

from __future__ import annotations

from typing import Literal

from sayso.extract.times.lexicon import words
from sayso.extract.times.tokens import Tokens

Tense = Literal["past", "future"]

_FUTURE = words(
    "will ll shall would going gonna plan plans planning scheduled expected expects expect slated "
    "upcoming expire expires hopes intends intend tentatively deadline tomorrow wo due planned "
    "supposed might begin begins starts opens kicks"
)
_PAST = words(
    "was were had said did told became came went took made met gave got held began won lost "
    "fell rose ran saw sent wrote found brought bought sold paid spoke led felt kept thought "
    "knew shot drew broke arose stood struck threw hit swore sought fought caught taught shook "
    "withdrew hid flew grew overthrew wore chose froze stole drove rode swept dealt meant spent "
    "lent built heard left laid sat slept forbade foresaw undertook outlined read tweeted ago "
    "since been died set put cut quit shut cast beat upset"
)
_TO_BE_LED_BY = words("set due poised ready likely bound about agreed vowed pledged is are")
"""Before "to" and a verb: what follows is still to come."""
_NOT_PAST = words(
    "speed indeed united need embed breed feed seed hundred sacred naked "
    "unprecedented so-called estimated limited interested succeed exceed proceed bleed greed "
    "unspecified alleged aged beloved wicked"
)
_ASKED = words("ordered invited asked urged directed summoned subpoenaed instructed")
_ASKED_REACH = 4
"""Before "to" and a verb they tell what is still to come: "invited the prime minister to speak"."""
_INVITING = words(
    "join come catch register book grab visit meet see watch save tune check vote expect prepare"
)
"""At the start of a sentence they invite to what is still to come: "Join us Friday"."""
_SCHEDULED = words("scheduled expected slated due planned supposed")
"""To come, but behind "had been": then the day is past."""
_PUT_OFF = words("postponed postpone extended extend delayed delay adjourned adjourn deferred")
"""Before "until" they tell a day to come."""
_SAID_NOUNS = words("announcement statement speech interview report remarks letter email tweet")
"""Right before a weekday they tell of what was said: "the announcement Tuesday"."""
_DETERMINERS = words("a an the its their his her our this that these those any some more so-called")
_ADVERBS = words("not also now still already likely largely widely often currently reportedly")
_PRESENT = words("is are am 's 're begins starts opens ends")
_REACH = 25
"""Tokens looked at on each side; in development longer reaches change nothing."""


def tense_at(tk: Tokens, first: int, last: int) -> Tense | None:
    """The tense of the verb that governs the tokens `first`..`last`, if the sentence has one.

    The nearest verb before the expression decides ("said Tuesday", "will meet Tuesday"); an
    expression with no verb before it in its sentence takes the first one behind it ("On Tuesday
    the court will rule").
    """
    if tk.word(first - 1) == "as" and tk.word(first - 2) in {"early", "soon"}:
        return "future"
    if tk.word(first - 1 - (tk.word(first - 1) == ",")) == "effective" or _put_off(tk, first):
        return "future"
    if tk.word(first - 1) in _SAID_NOUNS:
        return "past"
    if tk.word(first - 1) in {"starting", "beginning"} or _ahead_of(tk, first):
        return "future"
    before = _scan(tk, range(first - 1, max(-1, first - 1 - _REACH), -1))
    if before is not None:
        return before
    return _scan(tk, range(last + 1, min(len(tk), last + 1 + _REACH)))


def _ahead_of(tk: Tokens, first: int) -> bool:
    """`ahead of the Tuesday vote`."""
    at = first - 1 - (tk.word(first - 1) == "the")
    return tk.word(at) == "of" and tk.word(at - 1) == "ahead"


def _put_off(tk: Tokens, first: int) -> bool:
    """`extended its deadline until`, `postponed until`."""
    if tk.word(first - 1) not in {"until", "till", "to"}:
        return False
    return not _PUT_OFF.isdisjoint(tk.words[max(0, first - 5) : first - 1])


def _scan(tk: Tokens, indexes: range) -> Tense | None:
    for index in indexes:
        word = tk.words[index]
        if word[0] in "\n.?!;" and not _abbreviation(tk, index):
            return None
        tense = _tense_of(tk, index, word)
        if tense is not None:
            return tense
    return None


def leaves_open(tk: Tokens, first: int) -> bool:
    """A verb after "to", or one in the present, stands before the verb that tells the tense."""
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tk.words[index]
        if word[0] in "\n.?!;" and not _abbreviation(tk, index):
            return False
        if word in _PRESENT or (word == "to" and _verb_after(tk, index)):
            return True
        if _tense_of(tk, index, word) is not None:
            return False
    return False


def is_past(tk: Tokens, index: int) -> bool:
    """The word is a verb in the past: `fell` of "fell in September"."""
    return index >= 0 and _tense_of(tk, index, tk.words[index]) == "past"


def _abbreviation(tk: Tokens, index: int) -> bool:
    """The full stop belongs to a short word: `Nov.`, `U.S.`, `Corp.`."""
    if tk.words[index] != "." or index == 0:
        return False
    known = tk.classes[index - 1] in "MW" or len(tk.words[index - 1]) <= 2
    return known or not tk.capital(index + 1)


def _tense_of(tk: Tokens, index: int, word: str) -> Tense | None:
    if _had_been(tk, index):
        return "past"
    if word in _FUTURE and tk.word(index - 1) == "to" and _had_been(tk, index - 2):
        return None
    if word in _INVITING and _starts_sentence(tk, index):
        return "future"
    if word in _FUTURE or (word == "won" and tk.word(index + 1) in {"'", "’"}):
        return "future"
    if word == "to":
        return "future" if _to_come(tk, index) else None
    if word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST):
        return _participle_tense(tk, index)
    return None


def _starts_sentence(tk: Tokens, index: int) -> bool:
    return index == 0 or tk.words[index - 1][0] in "\n.?!:"


def _had_been(tk: Tokens, index: int) -> bool:
    """`had been due`: to come then, past now."""
    scheduled = tk.word(index) in _SCHEDULED
    return scheduled and tk.word(index - 1) == "been" and tk.word(index - 2) == "had"


def _participle_tense(tk: Tokens, index: int) -> Tense | None:
    """`will be heard` is to come, `is heard` and `could be heard` leave it open."""
    previous = tk.word(index - 1)
    if previous in _DETERMINERS:
        return None  # the proposed law
    if previous in _ADVERBS:
        previous = tk.word(index - 2)
    if previous == "be":
        open_modal = tk.word(index - 2) in {"could", "can", "might", "may", "not"}
        return None if open_modal else "future"
    return None if previous in {"is", "are"} else "past"


def _to_come(tk: Tokens, index: int) -> bool:
    """`is to meet`, `set to open`, `vowed to fight`: what follows "to" is still to come."""
    if not _verb_after(tk, index) or _had_been(tk, index - 1):
        return False
    asked = not _ASKED.isdisjoint(tk.words[max(0, index - _ASKED_REACH) : index])
    return asked or tk.word(index - 1) in _TO_BE_LED_BY


def _verb_after(tk: Tokens, index: int) -> bool:
    following = tk.word(index + 1)
    return following.isalpha() and tk.classes[index + 1] == "_" and not tk.capital(index + 1)
