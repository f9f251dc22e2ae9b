"""Where tellings of one event, or statements of one claim, do not fit together.

A conflict shows two tellings side by side. It is never a verdict: nothing here says who is right.
Of many tellings with one value the earliest stands for the others, and each other value stands
beside the earliest of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from sayso.merge.claims import Utterance, quoted_parts, same_wording, two_wordings
from sayso.merge.counts import SPEECH
from sayso.merge.events import SYMMETRIC, Telling, days_between, same_sum
from sayso.merge.parties import short_name
from sayso.merge.words import fold_name, words_of
from sayso.records import Conflict
from sayso.text.shown import money, when

_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion|ing)?|clarif(?:y|ies|ied|ication)|retract(?:s|ed|ion)?"
    r"|amend(?:s|ed)|mistakenly|misstated|earlier (?:version|report|news reports)s?)\b"
    r"|, not (?:[$£€]|US\$)?\d|\bnot the (?:[$£€]|US\$)?\d",
    re.IGNORECASE,
)

MOST_WORDINGS = 50
"""Wordings of one claim that are compared: bounds the work where a claim is quoted a thousand
times. Nobody reads more than the first few beside each other."""


def event_conflicts(
    tellings: Iterable[Telling],
    sentences: Mapping[str, str] | None = None,
    named: Mapping[str, str] | None = None,
) -> tuple[Conflict, ...]:
    """All conflicts among the tellings of one event.

    Args:
        tellings: Of one event.
        sentences: By telling, the sentence that it stands in. The same sentence in two articles
            never conflicts with itself, however it was read; a later telling whose sentence says
            that it corrects makes a difference a correction.
        named: The names of the participants that have one; whom an article only describes ("his
            supporters") may be anybody, and conflicts with nobody. None: all of them, by their ids.
    """
    ordered = sorted(tellings, key=_first_told)
    affirmed = [one for one in ordered if one.polarity == "affirmed"]
    context = _Context(sentences or {}, named)
    found = [
        conflict
        for rule in (_amounts, _times, _places, _participants)
        for conflict in rule(affirmed, context)
    ]
    return (*found, *_denials(ordered, context))


def _first_told(one: Telling) -> tuple[str, bool, int, str]:
    """In order of publication; what only takes up a telling comes after it."""
    return (one.published or "9999", one.refers, one.at, one.id)


class _Context:
    """What the rules look at beside the tellings."""

    def __init__(self, sentences: Mapping[str, str], named: Mapping[str, str] | None) -> None:
        self.sentences = sentences
        self.named = named
        self.printed = {name: words_of(text) for name, text in sentences.items()}

    def same_sentence(self, left: Telling, right: Telling) -> bool:
        """Both stand in one sentence, printed once or in two articles."""
        words = self.printed.get(left.id)
        return bool(words) and words == self.printed.get(right.id)

    def corrects(self, left: Telling, right: Telling) -> bool:
        """The later of the two says that it corrects, and is another article's."""
        later = self.sentences.get(right.id, "")
        return left.article != right.article and bool(_CORRECTS.search(later))

    def who(self, entities: Iterable[str]) -> dict[str, str]:
        """The names of the participants that go by one, by id."""
        if self.named is None:
            return {one: one for one in entities}
        return {one: self.named[one] for one in entities if one in self.named}


def _beside_first(
    tellings: Sequence[Telling], same: Callable[[Telling, Telling], bool], context: _Context
) -> list[tuple[Telling, Telling]]:
    """The earliest telling with the earliest of each other value: all values are shown, none twice.

    Args:
        tellings: In the order in which they came.
        same: Two tellings have one value, or values that can be one.
        context: Says which two are one printed sentence.
    """
    firsts: list[Telling] = []
    for one in tellings:
        if not any(same(first, one) or context.same_sentence(first, one) for first in firsts):
            firsts.append(one)
    return [(firsts[0], other) for other in firsts[1:]]


def _is_done(telling: Telling) -> bool:
    """Told as done: that a plan named another day, place or party is no conflict."""
    return telling.modality in ("asserted", "hedged")


def _amounts(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    told = [one for one in tellings if one.least is not None]
    return _apart(told, same_sum, context, "amount", _sum)


def _apart(
    told: Sequence[Telling],
    meet: Callable[[Telling, Telling], bool],
    context: _Context,
    about: Literal["amount", "time"],
    shown: Callable[[Telling], str],
) -> list[Conflict]:
    """Values that do not meet, or one that corrects the other, both in words."""
    return [
        Conflict(
            about="correction" if context.corrects(left, right) else about,
            left=left.id,
            right=right.id,
            reason=f"One says {shown(left)}, the other {shown(right)}.",
        )
        for left, right in _beside_first(told, meet, context)
    ]


def _sum(telling: Telling) -> str:
    """In the article's own words, if they are known."""
    if telling.sum:
        return telling.sum
    least, most = telling.least or 0.0, telling.most
    value = money(least, telling.currency)
    return value if most in (None, least) else f"{value} to {money(most or 0.0, None)}"


def _times(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    told = [one for one in tellings if one.dated and _is_done(one)]
    return _apart(told, _days_meet, context, "time", _days)


def _days_meet(left: Telling, right: Telling) -> bool:
    later = max(left.earliest or "", right.earliest or "")
    sooner = min(left.latest or "", right.latest or "")
    return days_between(sooner, later) <= 0


def _days(telling: Telling) -> str:
    return when(telling.earliest, telling.latest)


def _places(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Named places without a common word; "her home" and "Tacoma" are no conflict."""
    told = [one for one in tellings if one.place and one.place[:1].isupper() and _is_done(one)]
    return [
        Conflict(
            about="place",
            left=left.id,
            right=right.id,
            reason=f"One says {left.place}, the other {right.place}.",
        )
        for left, right in _beside_first(told, _places_meet, context)
    ]


def _places_meet(left: Telling, right: Telling) -> bool:
    ours, theirs = fold_name(left.place or "").split(), fold_name(right.place or "").split()
    return bool(set(ours) & set(theirs))


def _participants(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Two articles name different parties on one side. Within one article there is none: what one
    writer tells of two parties is two things, or one thing of both."""
    told = [
        one for one in tellings if one.type not in SYMMETRIC and _is_done(one) and not one.refers
    ]
    conflicts = []
    for side, word in (("initiators", "as who did it"), ("recipients", "as to whom")):
        who = {one.id: context.who(getattr(one, side)) for one in told}
        naming = [one for one in told if who[one.id]]

        def same(left: Telling, right: Telling, who: Mapping[str, _Names] = who) -> bool:
            return left.article == right.article or _one_party(who[left.id], who[right.id])

        conflicts += [
            Conflict(
                about="participants",
                left=left.id,
                right=right.id,
                reason=f"One names {_listed(who[left.id])} {word}, the other "
                f"{_listed(who[right.id])}.",
            )
            for left, right in _beside_first(naming, same, context)
        ]
    return conflicts


_Names = Mapping[str, str]


def _one_party(left: _Names, right: _Names) -> bool:
    """Somebody is on both, or one name is part of the other: readings of one name differ from
    article to article ("Castell", "Castell Bank"), and are no two parties."""
    if left.keys() & right.keys():
        return True
    ours, theirs = ([{*short_name(name).split()} for name in side.values()] for side in (left, right))
    return any(one <= other or other <= one for one in ours for other in theirs)


def _listed(names: _Names) -> str:
    return " and ".join(sorted(names.values()))


def _denials(ordered: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Each article's first denial beside the earliest telling that it denies."""
    affirmed = [one for one in ordered if one.polarity == "affirmed" and _is_done(one)]
    conflicts, seen = [], set[tuple[str, ...]]()
    for one in ordered:
        denied = next((other for other in affirmed if _denies(one, other)), None)
        # The same words in a copy are one denial.
        place = context.printed.get(one.id) or (one.article,)
        if one.polarity == "negated" and denied and not seen & {place, (one.article,)}:
            seen |= {place, (one.article,)}
            conflicts.append(
                Conflict(
                    about="denial",
                    left=denied.id,
                    right=one.id,
                    reason="One tells that it happened, the other that it did not.",
                )
            )
    return conflicts


def _denies(denial: Telling, told: Telling) -> bool:
    """It can be said of the same.

    Within one article a writer's own "not" denies only what others say ("It was not their first
    dinner" denies no dinner); what was not done when an article appeared may be done in a later
    one; and that somebody did not criticise denies only a criticism of the same party.
    """
    if told.type in SPEECH and not {*denial.recipients} & {*told.recipients}:
        return False
    if denial.article == told.article:
        return denial.statement != told.statement
    return (told.published or "") <= (denial.published or "9999")


def claim_conflicts(utterances: Iterable[Utterance]) -> tuple[Conflict, ...]:
    """Two wordings of one quotation, whole or within a retelling: the earliest of each wording.

    Within one article there is none: who speaks twice says it in two ways. The first
    `MOST_WORDINGS` are compared with each other.
    """
    ordered = sorted(utterances, key=lambda one: (one.published or "9999", one.id))
    quoting = [(one, part) for one in ordered for part in quoted_parts(one)]
    firsts: list[tuple[Utterance, str]] = []
    found: dict[tuple[str, str], Conflict] = {}
    for one, part in quoting:
        if len(firsts) == MOST_WORDINGS:
            break
        if any(same_wording(earlier, part) for _, earlier in firsts):
            continue
        firsts.append((one, part))
        for first, earlier in firsts[:-1]:
            if first.article != one.article and two_wordings(earlier, part):
                found.setdefault((first.id, one.id), _wording(first, one))
                break
    return tuple(found.values())


def _wording(left: Utterance, right: Utterance) -> Conflict:
    reason = "The same words of the same speaker are quoted in two wordings."
    return Conflict(about="wording", left=left.id, right=right.id, reason=reason)
