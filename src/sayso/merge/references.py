"""What the words around a trigger say: that its noun takes up what the article told before.

"Voss gave $2 million. ... The gift came a week before the vote": "the gift" is the gift told above,
with its giver and sum. Whose noun it is, whether a time is said of it, and whether its sentence
speaks of another one is read from the sentence alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import structs

from sayso.merge.fingerprint import SHINGLE
from sayso.merge.tellings import Telling, days_apart, same_sum
from sayso.merge.words import fold_name, words_of
from sayso.text.ids import make_id

_BACK = 3
"""Sentences behind which "the gift" takes up no gift told before: a paragraph of news or two."""
_DATELINE = re.compile(r"^[A-Z]{3,}[^()\"“\n]{0,60}?(?:\([A-Z][^()\n]{0,30}\)\s*)?[-–—]{1,2}\s+")
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those)\s+"
    r"(?:(?:alleged|reported|recent|latest|new|same|whole|second|earlier|initial|planned)\s+)?"
    r"[\"'“‘]?\Z"
)
_BEFORE = 40
"""Code points before a noun that are looked at: more than article and adjective ever have."""
_OWN_WORDS = re.compile(r"\s+(?:by|from|of|to|against|for|with|between|on|that|which)\b|\B")
"""A noun and no verb: nothing but a few adjectives may stand between it and its article."""
_KNOWN = r"(?:\b(?:the|this|his|her|its|their)|['’]s?)\s+"
_GIVEN = re.compile(_KNOWN + r"(?:(?:[A-Z]{0,3}[$£€]|US\$)?[\d.,]+\s+\w+\s+)?\Z", re.IGNORECASE)
"""What stands before a noun that is known already: "the", "Bayport's", "the $2.5 million"."""
_SET_BESIDE = re.compile(
    r"(?:(?!\s(?:in|on)\s)[^,.;:]){0,80}(?:,\s+\w+\s+(?:on|in)\b"
    r"|\s(?:came|took\s+place|happened|occurred)\b|\s(?:was|were)\s+\w+\s+(?:on|in)\b)"
)
"""A time that is said of it and does not tell which one is meant: ", filed on", "came a month"."""
_BESIDE_KNOWN = re.compile(_KNOWN + r"\w+[^,.;:]{0,80},\s+\Z", re.IGNORECASE)
_ON = re.compile(r"\s+(?:on|in)\b")
_AGAIN = re.compile(
    r"\b(?:again|anew|another|second|third|new|latest|other|separate|previous(?:ly)?"
    r"|earlier(?!\s+(?:this|that|in|on|last))|first(?!\s+time)|former(?:ly)?|once|twice|repeatedly"
    r"|several\s+times|years?\s+(?:ago|later))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def refers_back(sentence: str, trigger: str) -> bool:
    """The trigger is a noun that takes up what was told ("confirmed the gift"), without words of
    its own for who gave it ("the gift from Voss", "her gift")."""
    text, word = sentence.lower(), trigger.lower()
    at = text.find(word) if word else -1
    while at >= 0:
        led = _DEFINITE.search(text, max(0, at - _BEFORE), at)
        if led and not _OWN_WORDS.match(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(maxsize=1 << 14)
def is_given(sentence: str, trigger: str) -> bool:
    """The trigger is a noun for what is known: "the $2 million gift", "her gift"."""
    at = sentence.lower().find(trigger.lower()) if trigger else -1
    return at >= 0 and _GIVEN.search(sentence, max(0, at - _BEFORE), at) is not None


@lru_cache(maxsize=1 << 14)
def dates_anew(sentence: str, trigger: str) -> bool:
    """The trigger is a noun for what is known and a time is said of it, or the word that says it:
    "Bayport's lawsuit, filed on May 28"; not "the meeting in May", which tells which meeting."""
    at = sentence.lower().find(trigger.lower()) if trigger else -1
    if at < 0:
        return False
    behind = at + len(trigger)
    if _GIVEN.search(sentence, max(0, at - _BEFORE), at):
        return _SET_BESIDE.match(sentence, behind) is not None
    beside = _BESIDE_KNOWN.search(sentence, max(0, at - 3 * _BEFORE), at)
    return beside is not None and _ON.match(sentence, behind) is not None


@lru_cache(maxsize=1 << 14)
def tells_of_another(sentence: str) -> bool:
    """Something in the sentence says that there is another one: again, second, earlier."""
    return _AGAIN.search(sentence) is not None


@lru_cache(maxsize=1 << 14)
def telling_description(description: str) -> str:
    """What tells the described one from others in its story: "the national football association";
    "" for "the company" and "a spokesman"."""
    words = words_of(description)
    return " ".join(words[1:]) if len(words) > 2 and words[0] == "the" else ""


@lru_cache(maxsize=1 << 14)
def passage_of(sentence: str, trigger: str) -> str | None:
    """What marks one telling wherever its sentence is printed, under whatever dateline; None for a
    short sentence, which two writers can have written."""
    words = words_of(_DATELINE.sub("", sentence))
    if len(words) < SHINGLE:
        return None
    return make_id("psg", *words, fold_name(trigger))


# ------------------------------------------------------------------------- taking up


def taken_up(article: Iterable[Telling]) -> dict[str, Telling]:
    """The tellings of an article by id, each with what it takes up: who took part, when and for
    how much.

    "The gift" is the gift told last before it, if not more than `_BACK` sentences lie between and
    day and sum of both can be the same. What was read as its participants is then left: around
    such a noun stand people who confirm the gift, not who gave it.

    Args:
        article: All its tellings; those that do not refer back stay as they are.
    """
    found: dict[str, Telling] = {}
    before: dict[str, Telling] = {}
    # Within a sentence what refers back comes last: the place of a trigger in it is not kept.
    for telling in sorted(article, key=lambda one: (one.at, one.refers, one.id)):
        told = before.get(telling.type)
        found[telling.id] = telling if told is None else _taken_up(telling, told)
        if not telling.unsure:
            before[telling.type] = found[telling.id]
    return found


def _taken_up(telling: Telling, told: Telling) -> Telling:
    far = telling.at - told.at > _BACK
    if not telling.refers or far or not _can_be_one(told, telling):
        return telling
    dated, priced = telling if telling.dated else told, telling if telling.least else told
    return structs.replace(
        telling,
        initiators=told.initiators,
        recipients=told.recipients,
        names=told.names,
        descriptions=told.descriptions,
        known=told.known,
        earliest=dated.earliest,
        latest=dated.latest,
        sum=priced.sum,
        value=priced.value,
        least=priced.least,
        most=priced.most,
        currency=priced.currency,
    )


def _can_be_one(told: Telling, later: Telling) -> bool:
    """Neither their days nor their sums differ, and one does not deny the other."""
    days = not (told.dated and later.dated) or days_apart(told, later) <= 0
    sums = told.least is None or later.least is None or same_sum(told, later)
    return days and sums and told.polarity == later.polarity
