"""Which participants of two tellings can be compared, and by what.

Readings of a name that no table knows differ from article to article: "Quillo" is a company in one
and a person in the next, and so two entities of the book. Within one story the same name is one
party all the same, and so is a name that the other ends with: "Okafor" and "Lena Okafor". And whom
an article only describes ("the platform", "a person in the minister's office") may be anybody for
another article: it says nothing for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from sayso.merge.names import GENERIC_TAILS, organisation_words
from sayso.merge.rarity import rarity

RARE = 4.0
"""Rarity of a first word that stands for the whole name: Goldman, Boeing and invented names have
more, Ford, Paris and Harvard less."""
_BRITISH = {"center": "centre", "defense": "defence", "labor": "labour"}
"""Spellings by which one agency's name for a body differs from another's."""
_NOBODY: Mapping[str, str] = MappingProxyType({})


class Parties(NamedTuple):
    """The participants of a telling that can be compared with another one's."""

    initiators: tuple[str, ...]
    recipients: tuple[str, ...]

    @property
    def everyone(self) -> tuple[str, ...]:
        """Both sides."""
        return self.initiators + self.recipients


@lru_cache(maxsize=1 << 14)
def short_name(name: str) -> str:
    """The folded name without article, legal form and generic words at its end: "corvane" for
    "Corvane Systems Inc."."""
    words = organisation_words(name)
    while len(words) > 1 and words[-1] in GENERIC_TAILS:
        words = words[:-1]
    return " ".join(_BRITISH.get(word, word) for word in words)


def called_by(ids: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """Participants by short name; one of several words also by a rare first one and "...".

    Within a story "Ellerton" is "Ellerton Pharma". A rare word is no town, president or paper:
    nobody is taken for Washington Mutual or the New York Times by their first word.
    """
    found: dict[str, str] = {}
    for one, name in zip(ids, names, strict=False):
        if name:
            found[name] = one
            if (first := rare_first(name)) is not None:
                found.setdefault(f"{first} ...", one)
    return found


def _among(theirs: Mapping[str, str], name: str) -> str | None:
    """The one of another telling's participants who goes by this name, or by the first of it."""
    first = rare_first(name)
    shorter = theirs.get(first) if first is not None else theirs.get(f"{name} ...")
    return theirs.get(name) or shorter


def rare_first(name: str) -> str | None:
    """The first of several words, if it is rare."""
    first, _, rest = name.partition(" ")
    return first if rest and rarity(first) >= RARE else None


def comparable(
    initiators: tuple[str, ...],
    recipients: tuple[str, ...],
    names: tuple[str, ...],
    theirs: Mapping[str, str] = _NOBODY,
    *,
    known: Container[str] = (),
    described: bool = False,
) -> Parties:
    """The participants of a telling under the ids by which another one can have them.

    Args:
        initiators: Ids of entities.
        recipients: Ids of entities.
        names: Of the initiators and then the recipients the short name, "" whom the article only
            describes; () where that is not known: all are then compared by their ids.
        theirs: The other telling's participants by short name, where equal names are one.
        known: Whom the table of identities knows, of both: they are one by their ids alone.
        described: Keep those that are only described.
    """
    if not names:
        return Parties(initiators, recipients)
    called = dict(zip((*initiators, *recipients), names, strict=True))

    def seen(side: Iterable[str]) -> tuple[str, ...]:
        kept = (one for one in side if described or called[one])
        return tuple(dict.fromkeys(_party(one, called[one], theirs, known) for one in kept))

    return Parties(seen(initiators), seen(recipients))


def one_party(called: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of the entities of one happening that go by one name, the one that stands for them.

    Args:
        called: Each entity with a short name that an article uses for it, "" if that only
            describes it; as often as it is used.

    Returns:
        By entity, the one that is named so most often, of equals the first id; those that go by a
        name of their own are left out.
    """
    by_name: dict[str, Counter[str]] = {}
    fullest: dict[str, str] = {}
    for entity, name in called:
        if name:
            by_name.setdefault(name, Counter())[entity] += 1
            fullest[entity] = max(fullest.get(entity, ""), name, key=lambda one: (len(one), one))
    found: dict[str, str] = {}
    for name, entities in sorted(by_name.items()):
        most = min(entities, key=lambda one: (-entities[one], one))
        # Two who share a surname, each with a full name of their own, are two.
        same = (one for one in entities if name in (fullest[one], fullest[most]))
        found |= {one: most for one in same if one != most}
    return found


def name_ends(name: str) -> tuple[str, ...]:
    """A short name, its first and its last word: by one of them a shorter name is found."""
    words = name.split()
    return (name, words[0], words[-1])


def _party(one: str, name: str, theirs: Mapping[str, str], known: Container[str]) -> str:
    """Their party of that name, or the only one whose name ends with it or the other way round;
    itself if there is none."""
    found = _among(theirs, name)
    if found or not name:
        return found or one
    near = {party for other, party in theirs.items() if _ends_with(name, other)}
    party = near.pop() if len(near) == 1 else one
    return one if one in known and party in known else party


def _ends_with(name: str, other: str) -> bool:
    """One of two names ends with all words of the other: "Okafor", "Lena Okafor"."""
    short, long = sorted((name, other), key=len)
    return long.endswith(f" {short}")
