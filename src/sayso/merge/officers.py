"""Who speaks of a matter from within: the president of the union, the company's chief executive,
her lawyer.

An officer who speaks under an own name is a voice of his or her own; whose officer it is tells that
he or she speaks of what that body did, or of what was done to it. The words stand beside the name:
"Tessaly CEO Ingrid Solheim", "Astrid Berg, the federation's general secretary".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.merge.voices import Marked

_OFFICE = re.compile(
    r"\b(?:adviser|aide|ambassador|captain|ceo|cfo|chair(?:man|woman|person)?|chief|coach"
    r"|commander|commissioner|convenor|coordinator|counsel|delegate|deputy|director|executive"
    r"|(?:co-?)?founder|general|governor|head|lawyer|attorney|leader|manager|mayor|minister"
    r"|officer|organi[sz]er|owner|president|principal|representative|secretary|spokes\w+|steward"
    r"|superintendent|treasurer)s?\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|one-?time|ex|late)\b", re.IGNORECASE)
_AFTER = re.compile(r", (?:who (?:is|heads|chairs|leads|runs) )?([^,.;:\n\"“”]{2,90})")
_BEFORE = re.compile(r"[^,.;:\n\"“”]{2,70}$")
_LONGEST = 92


def officers(text: str, marks: Iterable[Marked]) -> dict[str, frozenset[str]]:
    """Named persons of an article -> whose officers its words say that they are."""
    ordered = sorted(marks, key=lambda one: (one.span.start, one.span.end))
    found: dict[str, set[str]] = {}
    for person in ordered:
        if person.type == "person" and person.named:
            bodies = _bodies(text, person, ordered)
            if bodies:
                found.setdefault(person.entity, set()).update(bodies)
    return {person: frozenset(bodies) for person, bodies in found.items()}


def holds_office(words: str) -> bool:
    """The words of a source tell of an office: "Foreign Minister Ana Berg"."""
    return _OFFICE.search(words) is not None and _FORMER.search(words) is None


def _bodies(text: str, person: Marked, marks: Iterable[Marked]) -> set[str]:
    """Whoever is named or described in the words of an office beside one mention."""
    start, end = person.span.start, person.span.end
    behind = _AFTER.match(text, end, end + _LONGEST)
    ahead = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    places = [range(behind.start(1), behind.end(1))] if behind and holds_office(behind[1]) else []
    if ahead and holds_office(_last_words(f"{ahead[0]}{person.span.cut(text)}")):
        places.append(range(start - len(ahead[0]), end))
    if not places:
        return set()
    return {
        one.entity
        for one in marks
        if one.entity != person.entity
        and any(one.span.start in place and one.span.end - 1 in place for place in places)
    }


def _last_words(words: str) -> str:
    """The name of a person and what leads right up to it."""
    return " ".join(words.split()[-6:])
