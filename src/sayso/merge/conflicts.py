"""Where tellings of one event, or statements of one claim, do not fit together.

A conflict shows two tellings side by side. It is never a verdict: nothing here says who is right.
Of many tellings with the same two values the earliest of each stand for the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from sayso.merge.claims import Utterance, same_wording
from sayso.merge.events import SYMMETRIC, Telling, days_between, same_sum
from sayso.merge.words import fold_name
from sayso.records import Conflict

About = Literal["amount", "time", "place", "participants", "denial", "wording", "correction"]
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion|ing)?|clarif(?:y|ies|ied|ication)|retract(?:s|ed|ion)?"
    r"|amend(?:s|ed)|mistakenly|misstated|earlier (?:version|report|news reports)s?)\b"
    r"|, not (?:[$£€]|US\$)?\d|\bnot the (?:[$£€]|US\$)?\d",
    re.IGNORECASE,
)


def event_conflicts(
    tellings: Iterable[Telling], sentences: Mapping[str, str] | None = None
) -> tuple[Conflict, ...]:
    """All conflicts among the tellings of one event.

    Args:
        tellings: Of one event.
        sentences: By telling, the sentence that it stands in: a later telling whose sentence says
            that it corrects makes a difference a correction.
    """
    ordered = sorted(tellings, key=lambda one: (one.published or "9999", one.id))
    affirmed = [one for one in ordered if one.polarity == "affirmed"]
    found = [
        conflict
        for rule in (_amounts, _times, _places, _participants)
        for conflict in rule(affirmed, sentences or {})
    ]
    return (*found, *_denials(ordered, affirmed))


def _first_of_each(
    tellings: Sequence[Telling], same: Callable[[Telling, Telling], bool]
) -> list[Telling]:
    """The earliest telling of each value."""
    firsts: list[Telling] = []
    for one in tellings:
        if not any(same(first, one) for first in firsts):
            firsts.append(one)
    return firsts


def _corrects(left: Telling, right: Telling, sentences: Mapping[str, str]) -> bool:
    """The later of the two says that it corrects, and is another article's."""
    return left.article != right.article and bool(_CORRECTS.search(sentences.get(right.id, "")))


def _amounts(tellings: Sequence[Telling], sentences: Mapping[str, str]) -> list[Conflict]:
    told = [one for one in tellings if one.least is not None]
    conflicts = []
    for left, right in combinations(_first_of_each(told, same_sum), 2):
        about: About = "correction" if _corrects(left, right, sentences) else "amount"
        reason = f"One says {_sum(left)}, the other {_sum(right)}."
        conflicts.append(Conflict(about=about, left=left.id, right=right.id, reason=reason))
    return conflicts


def _sum(telling: Telling) -> str:
    least, most = telling.least or 0.0, telling.most
    value = f"{least:,.0f}" if most in (None, least) else f"{least:,.0f} to {most:,.0f}"
    return f"{value} {telling.currency}" if telling.currency else value


def _times(tellings: Sequence[Telling], sentences: Mapping[str, str]) -> list[Conflict]:
    told = [one for one in tellings if one.dated and one.modality in ("asserted", "hedged")]
    conflicts = []
    for left, right in combinations(_first_of_each(told, _days_meet), 2):
        about: About = "correction" if _corrects(left, right, sentences) else "time"
        reason = f"One says {_days(left)}, the other {_days(right)}."
        conflicts.append(Conflict(about=about, left=left.id, right=right.id, reason=reason))
    return conflicts


def _days_meet(left: Telling, right: Telling) -> bool:
    later = max(left.earliest or "", right.earliest or "")
    sooner = min(left.latest or "", right.latest or "")
    return days_between(sooner, later) <= 0


def _days(telling: Telling) -> str:
    if telling.earliest == telling.latest:
        return str(telling.earliest)
    return f"{telling.earliest} to {telling.latest}"


def _places(tellings: Sequence[Telling], sentences: Mapping[str, str]) -> list[Conflict]:
    """Named places without a common word; "her home" and "Tacoma" are no conflict."""
    told = [one for one in tellings if one.place and one.place[:1].isupper()]
    firsts = _first_of_each(told, _places_meet)
    return [
        Conflict(
            about="place",
            left=left.id,
            right=right.id,
            reason=f"One says {left.place}, the other {right.place}.",
        )
        for left, right in combinations(firsts, 2)
    ]


def _places_meet(left: Telling, right: Telling) -> bool:
    ours, theirs = fold_name(left.place or "").split(), fold_name(right.place or "").split()
    return bool(set(ours) & set(theirs))


def _participants(tellings: Sequence[Telling], sentences: Mapping[str, str]) -> list[Conflict]:
    told = [one for one in tellings if one.type not in SYMMETRIC]
    conflicts = []
    for side, word in (("initiators", "who did it"), ("recipients", "to whom")):
        named = [one for one in told if getattr(one, side)]
        firsts = _first_of_each(named, lambda a, b: bool({*getattr(a, side)} & {*getattr(b, side)}))  # noqa: B023
        for left, right in combinations(firsts, 2):
            reason = f"The two name different parties for {word}."
            conflicts.append(
                Conflict(about="participants", left=left.id, right=right.id, reason=reason)
            )
    return conflicts


def _denials(ordered: Sequence[Telling], affirmed: Sequence[Telling]) -> list[Conflict]:
    denied = [one for one in ordered if one.polarity == "negated"]
    if not affirmed:
        return []
    return [
        Conflict(
            about="denial",
            left=affirmed[0].id,
            right=one.id,
            reason="One tells that it happened, the other that it did not.",
        )
        for one in denied
    ]


def claim_conflicts(utterances: Iterable[Utterance]) -> tuple[Conflict, ...]:
    """Two wordings of one quotation, the earliest of each."""
    quoted = [one for one in utterances if one.direct]
    ordered = sorted(quoted, key=lambda one: (one.published or "9999", one.id))
    firsts: list[Utterance] = []
    for one in ordered:
        if not any(same_wording(first.content, one.content) for first in firsts):
            firsts.append(one)
    return tuple(
        Conflict(
            about="wording",
            left=left.id,
            right=right.id,
            reason="The same words of the same speaker are quoted in two wordings.",
        )
        for left, right in combinations(firsts, 2)
    )
