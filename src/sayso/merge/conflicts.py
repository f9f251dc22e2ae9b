"""Where tellings of one event, or statements of one claim, do not fit together.

A conflict shows two tellings side by side. It is never a verdict: nothing here says who is right.
Of many tellings with one value the earliest stands for the others, and each other value stands
beside the earliest of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, product
from typing import Literal

from sayso.merge.claims import Utterance, quoted_parts, same_wording, two_wordings
from sayso.merge.likeness import compare_tellings
from sayso.merge.parties import short_name
from sayso.merge.speakers import SPEECH
from sayso.merge.tellings import ONCE, SYMMETRIC, Telling, days_between, one_day, same_sum
from sayso.merge.weights import FLOOR
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
_MOST_PAIRS = 400
"""Tellings of two values that are looked through for two of one happening."""
_PLACED = frozenset({"meet", "attack", "protest", "detain", "mobilize"})
"""Acts that are at one place; a lawsuit's may be the court's or the company's."""
_STEM = 4
"""Letters that the forms of a word share: fired, firing."""
_ATTITUDES = SPEECH | {"endorse", "request", "reject"}
"""What is said to many and often: two tellings with other parties are two of them."""


def event_conflicts(
    tellings: Iterable[Telling],
    sentences: Mapping[str, str] | None = None,
    named: Mapping[str, str] | None = None,
) -> tuple[Conflict, ...]:
    """All conflicts among the tellings of one event.

    Two tellings stand side by side only if each by itself tells the other's happening: an event
    may hold tellings that are one only by way of others.

    Args:
        tellings: Of one event.
        sentences: By telling, the sentence that it stands in. The same sentence in two articles
            never conflicts with itself, however it was read; a later telling whose sentence says
            that it corrects makes a difference a correction.
        named: The names of the participants that have one; whom an article only describes ("his
            supporters") may be anybody, and conflicts with nobody. None: all of them, by their ids.
    """
    # What is too doubtful to stand alone contradicts nobody.
    ordered = sorted((one for one in tellings if not one.unsure), key=_first_told)
    affirmed = [one for one in ordered if one.polarity == "affirmed"]
    context = _Context(ordered, sentences or {}, named)
    found = [
        conflict
        for rule in (_amounts, _times, _places, _participants)
        for conflict in rule(affirmed, context)
    ]
    return (*found, *_denials(ordered, context))


def _first_told(one: Telling) -> tuple[str, bool, int, str]:
    """In order of publication; what only takes up a telling comes after it."""
    return (one.published or "9999", one.refers, one.at, one.id)


_Pair = tuple[Telling, Telling]
_Rule = Callable[[Telling, Telling], bool]


class _Context:
    """What the rules look at beside the tellings."""

    def __init__(
        self,
        tellings: Iterable[Telling],
        sentences: Mapping[str, str],
        named: Mapping[str, str] | None,
    ) -> None:
        self.sentences = sentences
        self.named = named
        self.printed = {name: words_of(text) for name, text in sentences.items()}
        self._correcting = {
            (one.article, one.at)
            for one in tellings
            if _CORRECTS.search(self.sentences.get(one.id, ""))
        }

    def same_sentence(self, left: Telling, right: Telling) -> bool:
        """Both stand in one sentence, printed once or in two articles."""
        words = self.printed.get(left.id)
        return bool(words) and words == self.printed.get(right.id)

    def corrects(self, left: Telling, right: Telling) -> bool:
        """The later of the two says that it corrects, or the sentence before it tells what was
        wrong ("An earlier version said ..."); and it is another article's."""
        near = {(right.article, right.at), (right.article, right.at - 1)}
        return left.article != right.article and bool(near & self._correcting)

    def who(self, entities: Iterable[str]) -> dict[str, str]:
        """The names of the participants that go by one, by id."""
        if self.named is None:
            return {one: one for one in entities}
        return {one: self.named[one] for one in entities if one in self.named}

    def shared(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Somebody is on both, as a name or in one article."""
        ours, theirs = {*left}, {*right}
        return bool(ours & theirs) or _one_party(self.who(ours), self.who(theirs))

    def but_for(self, side: str) -> _Rule:
        """A rule: in two articles all but that side is the same and of one day, or the sum is."""
        other = "recipients" if side == "initiators" else "initiators"

        def fits(left: Telling, right: Telling) -> bool:
            same = self.shared(getattr(left, other), getattr(right, other))
            one = (same and one_day(left, right)) or same_sum(left, right)
            return left.article != right.article and one

        return fits

    def same_parties(self, left: Telling, right: Telling) -> bool:
        """Both sides of the one are those of the other."""
        if left.type in SYMMETRIC:
            ours, theirs = ({*one.initiators, *one.recipients} for one in (left, right))
            return len(ours & theirs) > 1 or len(_matched(self.who(ours), self.who(theirs))) > 1
        return self.shared(left.initiators, right.initiators) and self.shared(
            left.recipients, right.recipients
        )


def _beside(
    tellings: Sequence[Telling], same: _Rule, fits: _Rule, context: _Context
) -> list[_Pair]:
    """Of each value the earliest telling that can stand beside one of an earlier value.

    Args:
        tellings: In the order in which they came.
        same: Two tellings have one value, or values that can be one.
        fits: Two tellings with two values are of one happening.
        context: Says which two are one printed sentence.
    """
    values: list[list[Telling]] = []
    for one in tellings:
        own = next((v for v in values if same(v[0], one) or context.same_sentence(v[0], one)), None)
        if own is None:
            values.append([one])
        else:
            own.append(one)
    pairs = (_first_pair(values[:place], values[place], fits) for place in range(1, len(values)))
    return [pair for pair in pairs if pair]


def _first_pair(
    earlier: Sequence[Sequence[Telling]], later: Sequence[Telling], fits: _Rule
) -> _Pair | None:
    for value in earlier:
        for left, right in islice(product(value, later), _MOST_PAIRS):
            if fits(left, right) and _of_one(left, right):
                return left, right
    return None


def _of_one(left: Telling, right: Telling) -> bool:
    """The two are of one happening by themselves."""
    link = compare_tellings(left, right)
    return link is not None and link.likeness >= FLOOR


def _is_done(telling: Telling) -> bool:
    """Told as done: that a plan named another day, place or party is no conflict."""
    return telling.modality in ("asserted", "hedged")


def _amounts(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Two sums; within one article only if one of them is said of what is known ("the $2 million
    gift"): else it tells of two gifts."""
    told = [one for one in tellings if one.least is not None]

    def fits(left: Telling, right: Telling) -> bool:
        known = left.given or right.given
        return left.article != right.article or known

    return _apart(_beside(told, same_sum, fits, context), context, "amount", _sum)


def _apart(
    pairs: Iterable[_Pair],
    context: _Context,
    about: Literal["amount", "time"],
    shown: Callable[[Telling], str],
) -> list[Conflict]:
    """Values that do not meet, or one that corrects the other, both in words."""
    conflicts = []
    for left, right in pairs:
        corrects = context.corrects(left, right)
        other = "a later one, which corrects that," if corrects else "the other"
        conflicts.append(
            Conflict(
                about="correction" if corrects else about,
                left=left.id,
                right=right.id,
                reason=f"One says {shown(left)}, {other} {shown(right)}.",
            )
        )
    return conflicts


def _sum(telling: Telling) -> str:
    """In the article's own words, if they are known."""
    if telling.sum:
        return telling.sum
    least, most = telling.least or 0.0, telling.most
    value = money(least, telling.currency)
    return value if most in (None, least) else f"{value} to {money(most or 0.0, None)}"


def _times(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Two days of what the same parties did; what is done once needs only whom it was done to."""
    told = [one for one in tellings if one.dated and _is_done(one)]

    def fits(left: Telling, right: Telling) -> bool:
        if left.type in ONCE and context.shared(left.recipients, right.recipients):
            return True
        return context.same_parties(left, right)

    return _apart(_beside(told, _days_meet, fits, context), context, "time", _days)


def _days_meet(left: Telling, right: Telling) -> bool:
    later = max(left.earliest or "", right.earliest or "")
    sooner = min(left.latest or "", right.latest or "")
    gap = days_between(sooner, later)
    # "Over the weekend" and "on Monday" are near enough: writers count the night to either.
    return gap <= 0 or (gap == 1 and not (left.on_one_day and right.on_one_day))


def _days(telling: Telling) -> str:
    return when(telling.earliest, telling.latest)


def _places(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Named places without a common word; "her home" and "Tacoma" are no conflict."""
    told = [
        one
        for one in tellings
        if one.place and one.place[:1].isupper() and _is_done(one) and one.type in _PLACED
    ]
    return [
        Conflict(
            about="place",
            left=left.id,
            right=right.id,
            reason=f"One says {left.place}, the other {right.place}.",
        )
        for left, right in _beside(told, _places_meet, context.same_parties, context)
    ]


def _places_meet(left: Telling, right: Telling) -> bool:
    ours, theirs = fold_name(left.place or "").split(), fold_name(right.place or "").split()
    return bool(set(ours) & set(theirs))


def _participants(tellings: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Two articles name different parties on one side, and all else is the same. Within one
    article there is none: what one writer tells of two parties is two things, or one of both."""
    told = [
        one
        for one in tellings
        if one.type not in SYMMETRIC | _ATTITUDES and _is_done(one) and not one.refers
    ]
    conflicts = []
    for side, word in (("initiators", "by"), ("recipients", "to")):
        who = {one.id: context.who(getattr(one, side)) for one in told}
        naming = [one for one in told if who[one.id]]
        pairs = _beside(naming, _Side(who).same, context.but_for(side), context)
        conflicts += [
            Conflict(
                about="participants",
                left=left.id,
                right=right.id,
                reason=f"One says that it was done {word} {_listed(who[left.id])}, the other "
                f"{word} {_listed(who[right.id])}.",
            )
            for left, right in pairs
        ]
    return conflicts


_Names = Mapping[str, str]


class _Side:
    """Who is named on one side, by telling."""

    def __init__(self, who: Mapping[str, _Names]) -> None:
        self._who = who

    def same(self, left: Telling, right: Telling) -> bool:
        """The two name one party."""
        return _one_party(self._who[left.id], self._who[right.id])


def _one_party(left: _Names, right: _Names) -> bool:
    """Somebody is on both, or one name is part of the other: readings of one name differ from
    article to article ("Castell", "Castell Bank"), and are no two parties."""
    return bool(left.keys() & right.keys()) or bool(_matched(left, right))


def _matched(left: _Names, right: _Names) -> set[str]:
    """Those on the left whose name is one of the right, or part of one, or the other way round."""
    theirs = [{*short_name(name).split()} for name in right.values()]
    return {
        one
        for one, name in left.items()
        if (own := {*short_name(name).split()}) and any(own <= o or o <= own for o in theirs if o)
    }


def _listed(names: _Names) -> str:
    return " and ".join(sorted(names.values()))


def _denials(ordered: Sequence[Telling], context: _Context) -> list[Conflict]:
    """Each article's first denial beside the earliest telling that it denies."""
    affirmed = [one for one in ordered if one.polarity == "affirmed" and _is_done(one)]
    conflicts, seen = [], set[tuple[str, ...]]()
    for one in ordered:
        if one.polarity != "negated" or not _is_done(one):
            continue
        denied = next((other for other in affirmed if _denies(one, other, context)), None)
        # The same words in a copy are one denial.
        place = context.printed.get(one.id) or (one.article,)
        if denied and not seen & {place, (one.article,)}:
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


def _denies(denial: Telling, told: Telling, context: _Context) -> bool:
    """It can be said of the same.

    Within one article a writer's own "not" denies only what others say ("It was not their first
    dinner" denies no dinner); what was not done when an article appeared may be done in a later
    one; that somebody did not criticise denies only his criticism of the same party, and that two
    did not meet no meeting of one of them with a third. A denial that leaves out a party ("she was
    not fired") must be in the same word.
    """
    same = context.same_parties(denial, told)
    if told.again or (told.type in _ATTITUDES | SYMMETRIC and not same):
        return False
    if not same and not _same_but_silent(denial, told, context):
        return False
    if denial.article == told.article:
        return denial.statement != told.statement and _of_one(denial, told)
    later = (told.published or "") <= (denial.published or "9999")
    return later and _of_one(denial, told)


def _same_but_silent(denial: Telling, told: Telling, context: _Context) -> bool:
    """In one word, and who is named on a side of both is the same."""
    one_word = fold_name(told.trigger)[:_STEM] == fold_name(denial.trigger)[:_STEM]
    sides = ((denial.initiators, told.initiators), (denial.recipients, told.recipients))
    return one_word and all(not o or not t or context.shared(o, t) for o, t in sides)


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
