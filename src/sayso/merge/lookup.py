"""Under which keys a telling is kept, and under which its neighbours are looked for.

Tellings that could be one happening share a key, so that not every two of a book are compared. Keys
are as narrow as the comparison (`likeness`) allows: the president is said to criticise somebody in
every other article, and who would look for all of that with each further one waits longer and
longer while a book grows. So within an article or a story a telling looks for all of its kind;
elsewhere for the same two parties, or for one party with the same sum, or act and month.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

from sayso.merge import weights
from sayso.merge.acts import acts_of
from sayso.merge.parties import comparable, name_ends
from sayso.merge.tellings import (
    ONCE,
    SYMMETRIC,
    TYPE_GROUPS,
    Telling,
    shifted,
)
from sayso.merge.words import fold_name


def posted_keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which a telling is kept.

    What is unsure is kept for plain tellings of its story alone, and they are kept for it.
    """
    if telling.unsure:
        return _doubtful_keys(telling, "unsure")
    keys = _near_keys(telling) | _name_keys(telling)
    if not _timeless(telling):
        alone = _alone_keys(telling)
        halves = {f"half {key}" for key in alone} if _one_sided(telling) else set()
        keys |= _pair_keys(telling) | alone | halves
    return (*sorted(keys), *_doubtful_keys(telling, "plain"))


def sought_keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which its neighbours are kept.

    A telling with both sides seeks its pairs and one-sided tellings of either side; one with an
    amount also single participants and its story, for papers that name another giver; so does a
    one-sided telling; one without participants seeks its story.
    """
    if telling.unsure:
        return _doubtful_keys(telling, "plain")
    return (*sorted(_sought(telling)), *_doubtful_keys(telling, "unsure"))


def _sought(telling: Telling) -> set[str]:
    if not telling.initiators and not telling.recipients:
        return _near_keys(telling)
    if _timeless(telling):
        return _near_keys(telling) | _name_keys(telling)
    pairs, alone = _pair_keys(telling) | _name_keys(telling), _alone_keys(telling)
    if telling.least is not None or _one_sided(telling):
        return pairs | alone | _near_keys(telling)
    return pairs | {f"half {key}" for key in alone} | _worded_keys(telling)


def reach(telling: Telling) -> tuple[str, str]:
    """The first and last day in which neighbours are looked up."""
    first = telling.earliest or telling.published or "0001-01-01"
    last = telling.latest or telling.published or "9999-12-31"
    ahead = weights.PLANNED_DAYS if telling.modality == "planned" else weights.REACH_DAYS
    return (shifted(first, -weights.PLANNED_DAYS), shifted(last, ahead))


def _kind(telling: Telling) -> str:
    return TYPE_GROUPS.get(telling.type, telling.type)


def _timeless(telling: Telling) -> bool:
    """Neither it nor its article has a day: it may be any call of any year, and is looked for only
    in its own article and story."""
    return not (telling.earliest or telling.latest or telling.published)


def _one_sided(telling: Telling) -> bool:
    """It names nobody on one side, or neither."""
    named = comparable(telling.initiators, telling.recipients, telling.names)
    if telling.type in SYMMETRIC:
        return len({*named.everyone}) < 2
    return not named.initiators or not named.recipients


# ------------------------------------------------------------------------- anywhere


def _pair_keys(telling: Telling) -> set[str]:
    """Any two of its participants, one of either side."""
    pairs = product(telling.initiators, telling.recipients)
    return {f"{_kind(telling)} {' '.join(sorted(pair))}" for pair in pairs if len({*pair}) == 2}


def _alone_keys(telling: Telling) -> set[str]:
    """Each participant, with what must agree besides where the other does not: the sum, or the word
    and the days."""
    besides = {"sum"} if telling.least is not None else set()
    words = {fold_name(telling.trigger), *acts_of(telling.trigger)}
    besides |= {f"{word} {month}" for word in words for month in _months(telling)}
    parties = {*telling.initiators, *telling.recipients}
    return {f"{_kind(telling)} {one}, {other}" for one in parties for other in besides}


# ------------------------------------------------------------------------- in a story


def _near_keys(telling: Telling) -> set[str]:
    """Its article and story, where a telling that names nobody is looked for; and its words."""
    places = (place for place in (telling.article, telling.story) if place)
    return {f"{_kind(telling)} in {place}" for place in places} | _worded_keys(telling)


def _worded_keys(telling: Telling) -> set[str]:
    """Its sentence, and of an act that a story has once the day and the word."""
    found = {f"passage {telling.passage}"} if telling.passage else set()
    if telling.story and telling.type in ONCE and telling.earliest and telling.trigger:
        word = fold_name(telling.trigger)
        found.add(f"{_kind(telling)} in {telling.story} on {telling.earliest} {word}")
    return found


def _name_keys(telling: Telling) -> set[str]:
    """The names of its participants in its story, where readings of one name can differ: whole,
    and the words that they begin and end with."""
    if telling.story is None:
        return set()
    words = {word for name in telling.names if name for word in name_ends(name)}
    return {f"{_kind(telling)} in {telling.story} {word}" for word in words}


def _doubtful_keys(telling: Telling, who: str) -> tuple[str, ...]:
    """What a doubtful telling and a plain one of its story must share: two parties, or the type
    with the word, a month or a sum."""
    if telling.story is None:
        return ()
    besides = {fold_name(telling.trigger), *acts_of(telling.trigger), *_months(telling)}
    besides |= {"sum"} if telling.least is not None else set()
    typed = {f"{telling.type}, {one}" for one in besides if one}
    called = {f"{_kind(telling)} {' '.join(sorted(pair))}" for pair in _called_pairs(telling)}
    passage = {f"passage {telling.passage}"} if telling.passage else set()
    keys = sorted(typed | called | passage)
    return tuple(f"{who} {telling.story} {key}" for key in keys)


def _months(telling: Telling) -> Iterable[str]:
    """The months of a dated telling's days, of which there are at most 31."""
    if not (telling.dated and telling.earliest and telling.latest):
        return ()
    return (day[:7] for day in (telling.earliest, shifted(telling.earliest, 15), telling.latest))


def _called_pairs(telling: Telling) -> Iterable[tuple[str, str]]:
    """Two of its participants by all that they may be called."""
    parties = (*telling.initiators, *telling.recipients)
    names = telling.names or ("",) * len(parties)
    told = telling.descriptions or ("",) * len(parties)
    calls = [
        {one, *(name_ends(name) if name else ()), *(name_ends(other) if other else ())}
        for one, name, other in zip(parties, names, told, strict=True)
    ]
    return (pair for one, two in combinations(calls, 2) for pair in product(one, two))
