"""Events in the present tense of a headline, which fits what is done, planned and denied alike."""

from __future__ import annotations

from typing import Final

from sayso.records import Record


class Phrase(Record, frozen=True, kw_only=True):
    """How an event type is said: one does, several do, and the word before to whom."""

    one: str
    several: str
    before: str = ""


def _phrase(one: str, several: str, before: str = "") -> Phrase:
    return Phrase(one=one, several=several, before=before)


PHRASES: Final = {
    "accuse": _phrase("accuses", "accuse"),
    "apologize": _phrase("apologizes", "apologize", "to"),
    "appoint": _phrase("appoints", "appoint"),
    "attack": _phrase("attacks", "attack"),
    "criticize": _phrase("criticizes", "criticize"),
    "cut_ties": _phrase("cuts ties", "cut ties", "with"),
    "detain": _phrase("detains", "detain"),
    "dismiss": _phrase("dismisses", "dismiss"),
    "donate": _phrase("donates", "donate", "to"),
    "endorse": _phrase("endorses", "endorse"),
    "invest": _phrase("invests", "invest", "in"),
    "investigate": _phrase("investigates", "investigate"),
    "meet": _phrase("meets", "meet"),
    "mobilize": _phrase("mobilizes", "mobilize", "against"),
    "partner": _phrase("works", "work together", "with"),
    "penalize": _phrase("penalizes", "penalize"),
    "pledge": _phrase("makes a pledge", "make a pledge", "to"),
    "praise": _phrase("praises", "praise"),
    "protest": _phrase("protests", "protest", "against"),
    "reinstate": _phrase("reinstates", "reinstate"),
    "reject": _phrase("rejects", "reject"),
    "request": _phrase("makes a request", "make a request", "to"),
    "restrict": _phrase("restricts", "restrict"),
    "sue": _phrase("sues", "sue"),
    "suspend": _phrase("suspends", "suspend"),
    "threaten": _phrase("threatens", "threaten"),
}
"""Types of `extract/ontology.toml`; one that a user adds is shown by its own name."""


def does(type_: str, initiators: int, recipients: int) -> str:
    """What the initiators do: `donates to`, `meet`.

    Args:
        type_: The event's type.
        initiators: How many act; nobody known counts as one.
        recipients: How many it is done to; with none the word before them is left out.
    """
    phrase = PHRASES.get(type_)
    if phrase is None:
        return type_.replace("_", " ")
    words = phrase.several if initiators > 1 else phrase.one
    return f"{words} {phrase.before}" if recipients and phrase.before else words
