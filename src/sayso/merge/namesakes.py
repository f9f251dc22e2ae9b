"""Which entity of the book a name that says too little stands for: "Zuckerberg" alone, "FTC" alone.

A function of what the book holds, not of the order in which that came.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Protocol

from sayso.merge.entities import EntityKey
from sayso.records import Record


class Candidate(Record, frozen=True, kw_only=True):
    """An entity of the book that an open key may stand for."""

    id: str
    name: str
    shared: int
    """How many other entities of the open key's article it stands beside in other articles."""
    known: bool = False
    """It is in the table of identities."""


class EntityIndex(Protocol):
    """Where entities of the book are found by their handles."""

    def candidates(self, handle: str, article: str) -> Iterable[Candidate]:
        """Entities with that handle, with what they share with an article."""
        ...


class Settlement(Record, frozen=True, kw_only=True):
    """An open key stands for an entity of the book."""

    key: str
    entity: str
    reason: str
    probability: float


def settle(
    key: EntityKey, article: str, index: EntityIndex, barred: Container[str] = ()
) -> Settlement | None:
    """The one fuller entity that an open key stands for in that article.

    It is the only one with that name, or the only one that the book has beside the same others
    at least twice as often as any namesake.

    Args:
        key: The open key.
        article: Where it stands.
        index: The entities of the book.
        barred: Entities that it is not, as people decided.

    Returns:
        None if the key says enough, or if nothing or too much fits: it then stays its own entity.
    """
    found = {c.id: c for handle in key.open for c in index.candidates(handle, article)}
    fit = [one for one in found.values() if one.id != key.id and one.id not in barred]
    ranked = sorted(fit, key=lambda c: (-c.shared, not c.known, c.id))
    if not ranked:
        return None
    best, rest = ranked[0], ranked[1:]
    if rest and best.shared < 2 * max(1, rest[0].shared):
        return None
    if best.shared == 0 and not (best.known and not rest):
        return None
    return Settlement(
        key=key.id, entity=best.id, reason=_settled_reason(key, best, rest), probability=0.9
    )


def _settled_reason(key: EntityKey, best: Candidate, rest: Sequence[Candidate]) -> str:
    """Without numbers, so that it stays true while the book grows."""
    if rest:
        return (
            f"{key.name} is taken for {best.name}: others in the article stand beside {best.name} "
            "elsewhere, at least twice as many as beside any namesake."
        )
    return f"{key.name} is taken for {best.name}, the only one of that name in the book."
