"""Which entities of one event are one party or voice, though articles call them otherwise.

"Gulfway Terminals" is "Gulfway" in the next paper and "the terminal" in a third, where nothing but
the event says who is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.merge.newsrooms import Attribution
from sayso.merge.parties import one_party, rare_first
from sayso.merge.tellings import SYMMETRIC, Telling

_MOST = 0.75
"""Of the names on one side, as many must be one's for whom is only described to be that one; set by
judgement."""


def standing_for(
    tellings: Sequence[Telling],
    attributions: Mapping[str, Sequence[Attribution]],
    unnamed: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """Entities that take part or speak, by those that stand for them.

    Of those that go by one name (`parties.one_party`) the most frequent; for whom an article only
    describes on one side the one whom most others name there, but `unnamed` people.
    """
    called = [pair for one in tellings for pair in zip(_everyone(one), one.names, strict=False)]
    called += [
        (source.entity, source.called)
        for one in tellings
        for source in attributions.get(one.id, ())
        if source.entity
    ]
    one_for = one_party(_in_full(called))
    named = {entity for entity, name in called if name}
    for sides in zip(*map(_sides, tellings), strict=True):
        for entity, other in _described(sides, one_for).items():
            if entity not in named | unnamed:
                one_for.setdefault(entity, other)
    return one_for


def _everyone(telling: Telling) -> tuple[str, ...]:
    return (*telling.initiators, *telling.recipients)


def _sides(telling: Telling) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Initiators and recipients with what the article calls them, else what tells them from others
    ("obama administration"); none where the type has no sides."""
    if telling.type in SYMMETRIC:
        return [], []
    described = telling.descriptions or ("",) * len(telling.names)
    words = [name or other for name, other in zip(telling.names, described, strict=True)]
    called = list(zip(_everyone(telling), words, strict=False))
    return called[: len(telling.initiators)], called[len(telling.initiators) :]


def _described(
    found: Sequence[Sequence[tuple[str, str]]], one_for: Mapping[str, str]
) -> dict[str, str]:
    """Whom a telling describes as the only one on a side -> whom most others name there."""
    named = Counter(one_for.get(entity, entity) for side in found for entity, name in side if name)
    most = min(named, key=lambda one: (-named[one], one), default=None)
    if most is None or named[most] < _MOST * named.total():
        return {}
    return {side[0][0]: most for side in found if len(side) == 1 and not side[0][1]}


def _in_full(called: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A single word that one longer name ends with is that ("police": "Victoria Police", "Okafor":
    "Lena Okafor"), and a rare one that it begins with ("Gulfway": "Gulfway Terminals")."""
    names = sorted({name for _, name in called if " " in name})

    def full(name: str) -> str:
        if " " in name:
            return name
        longer = [one for one in names if one.endswith(f" {name}") or rare_first(one) == name]
        return longer[0] if len(longer) == 1 else name

    return [(entity, full(name)) for entity, name in called]
