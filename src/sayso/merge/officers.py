"""Who speaks of a matter from within: the president of the union, the company's chief executive,
her lawyer.

An officer who speaks under an own name is a voice of his or her own; whose officer it is tells that
he or she speaks of what that body did, or of what was done to it. The words stand beside the name:
"Tessaly CEO Ingrid Solheim", "Astrid Berg, the federation's general secretary".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

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
_BREAKS = ',.;:\n"“”'
_LEAST, _MOST = 2, 70
"""Code points of the words before a name."""
_LONGEST = 92


def officers(text: str, marks: Iterable[Marked]) -> dict[str, frozenset[str]]:
    """Named persons of an article -> whose officers its words say that they are."""
    ordered = sorted(marks, key=lambda one: (one.span.start, one.span.end))
    starts = [one.span.start for one in ordered]
    found: dict[str, set[str]] = {}
    for person in ordered:
        if person.type == "person" and person.named:
            places = _places(text, person)
            bodies = {body for place in places for body in _within(place, person, ordered, starts)}
            if bodies:
                found.setdefault(person.entity, set()).update(bodies)
    return {person: frozenset(bodies) for person, bodies in found.items()}


def holds_office(words: str) -> bool:
    """The words of a source tell of an office: "Foreign Minister Ana Berg"."""
    return _OFFICE.search(words) is not None and _FORMER.search(words) is None


def _places(text: str, person: Marked) -> list[range]:
    """Where the words of an office stand beside one mention."""
    start, end = person.span.start, person.span.end
    behind = _AFTER.match(text, end, end + _LONGEST)
    ahead = _words_before(text[max(0, start - _LONGEST) : start])
    places = [range(behind.start(1), behind.end(1))] if behind and holds_office(behind[1]) else []
    if ahead and holds_office(_last_words(f"{ahead}{person.span.cut(text)}")):
        places.append(range(start - len(ahead), end))
    return places


def _words_before(text: str) -> str:
    """What stands at its end without a break; "" if that is too little. A line that ends there is
    none."""
    text = text.removesuffix("\n")
    run = text[max(map(text.rfind, _BREAKS)) + 1 :][-_MOST:]
    return run if len(run) >= _LEAST else ""


def _within(
    place: range, person: Marked, ordered: Sequence[Marked], starts: Sequence[int]
) -> set[str]:
    """Whoever else is named or described in a place."""
    near = ordered[bisect_left(starts, place.start) : bisect_left(starts, place.stop)]
    return {one.entity for one in near if one.entity != person.entity and one.span.end - 1 in place}


def _last_words(words: str) -> str:
    """The name of a person and what leads right up to it."""
    return " ".join(words.split()[-6:])
