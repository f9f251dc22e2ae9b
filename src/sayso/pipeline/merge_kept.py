"""Records that merging asks for again and again, kept in memory for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Records by id, the last used of them kept; those that are missing are loaded together.

    For records that do not change while they are asked for.

    Args:
        load: Gives the records of some ids, without those that are gone; what it gives beyond them
            is kept, too.
        most: How many are kept.
    """

    def __init__(self, load: Callable[[Sequence[str]], Mapping[str, T]], most: int) -> None:
        self._load, self._most = load, most
        self._known: dict[str, T] = {}

    def of(self, ids: Iterable[str]) -> dict[str, T]:
        """The records with these ids, in the order of the ids; those that are gone are left out."""
        wanted = sorted(set(ids))
        found = {one: self._known.pop(one) for one in wanted if one in self._known}
        missing = [one for one in wanted if one not in found]
        if missing:
            found.update(self._load(missing))
        # Whatever was asked for last stands last.
        self._known.update(found)
        for old in list(islice(self._known, max(0, len(self._known) - self._most))):
            del self._known[old]
        return {one: found[one] for one in wanted if one in found}

    def one(self, key: str) -> T | None:
        """The record with this id; None if it is gone."""
        # A look-up of one is common and must be cheap: it does not count as used.
        return self._known[key] if key in self._known else self.of([key]).get(key)
