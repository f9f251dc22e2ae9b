"""Groups of records that are the same, from likenesses of pairs and what people decided.

Average linkage: two groups become one while the mean likeness of their members, two by two, is at
least a floor; likeliest first, ties by id. So one doubtful pair never joins two large groups, as it
would if any link were enough, and the result does not depend on the order in which pairs come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from sayso.records import Record

Groups = tuple[tuple[str, ...], ...]


class Link(Record, frozen=True, kw_only=True):
    """Two records may be the same; a pair without a link counts as likeness 0."""

    left: str
    right: str
    likeness: float
    """0..1."""
    reason: str = ""


class Bonds(Record, frozen=True, kw_only=True):
    """What people decided about pairs: it holds whatever the likeness."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


def group(
    items: Iterable[str],
    links: Iterable[Link],
    floor: float,
    bonds: Bonds | None = None,
    *,
    seed: float = 0.0,
) -> Groups:
    """The groups of `items`, each sorted, in the order of their first members.

    Where people decided both that two records are the same and that they are different, by way of
    others, the sameness that was decided directly is kept and the groups are not joined further.

    Args:
        items: Ids.
        links: Likenesses of pairs.
        floor: The mean likeness from which groups are joined.
        bonds: What people decided.
        seed: One pair of the two groups at least is so alike.
    """
    bonds = bonds or Bonds()
    known = set(items)
    state = _State(known, links, bonds)
    state.join_bound(bonds)
    state.join_alike(floor, seed)
    return state.groups()


def components(items: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Groups:
    """The groups of items that pairs connect, directly or over others."""
    root = {item: item for item in items}
    for left, right in pairs:
        if left in root and right in root:
            low, high = sorted((_find(root, left), _find(root, right)))
            root[high] = low
    return _gather(root, {item: _find(root, item) for item in root})


def _find(root: dict[str, str], item: str) -> str:
    while root[item] != item:
        root[item] = root[root[item]]
        item = root[item]
    return item


def _gather(items: Iterable[str], group_of: Mapping[str, str]) -> Groups:
    members: dict[str, list[str]] = {}
    for item in sorted(items):
        members.setdefault(group_of[item], []).append(item)
    return tuple(sorted(tuple(group) for group in members.values()))


class _State:
    """Groups while they grow: a group goes by its smallest member."""

    def __init__(self, items: set[str], links: Iterable[Link], bonds: Bonds) -> None:
        self._root = {item: item for item in items}
        self._size = dict.fromkeys(items, 1)
        self._sums: dict[str, dict[str, float]] = {item: {} for item in items}
        self._best: dict[str, dict[str, float]] = {item: {} for item in items}
        self._apart: dict[str, set[str]] = {item: set() for item in items}
        for link in links:
            if link.left in items and link.right in items and link.left != link.right:
                self._sums[link.left][link.right] = link.likeness
                self._sums[link.right][link.left] = link.likeness
                self._best[link.left][link.right] = link.likeness
                self._best[link.right][link.left] = link.likeness
        for left, right in bonds.different:
            if left in items and right in items:
                self._apart[left].add(right)
                self._apart[right].add(left)

    def join_bound(self, bonds: Bonds) -> None:
        """Join what people said is the same, unless they said that it is different."""
        for left, right in sorted(tuple(sorted(pair)) for pair in bonds.same):
            if left in self._root and right in self._root:
                one, other = _find(self._root, left), _find(self._root, right)
                if one != other and other not in self._apart[one]:
                    self._join(one, other)

    def join_alike(self, floor: float, seed: float) -> None:
        """Join the likeliest two groups until none are alike enough."""
        heap = [
            (-self._mean(one, other), one, other)
            for one, others in self._sums.items()
            for other in others
            if one < other and self._fit(one, other, floor, seed)
        ]
        heapify(heap)
        while heap:
            negative, one, other = heappop(heap)
            stale = one not in self._sums or other not in self._sums[one]
            if stale or -negative != self._mean(one, other) or other in self._apart[one]:
                continue
            kept = self._join(one, other)
            for neighbour in self._sums[kept]:
                # What is less alike can be joined only after another join, which pushes it anew.
                if self._fit(kept, neighbour, floor, seed):
                    mean = self._mean(kept, neighbour)
                    heappush(heap, (-mean, min(kept, neighbour), max(kept, neighbour)))

    def groups(self) -> Groups:
        return _gather(self._root, {item: _find(self._root, item) for item in self._root})

    def _fit(self, one: str, other: str, floor: float, seed: float) -> bool:
        return self._mean(one, other) >= floor and self._best[one][other] >= seed

    def _mean(self, one: str, other: str) -> float:
        return self._sums[one][other] / (self._size[one] * self._size[other])

    def _join(self, one: str, other: str) -> str:
        kept, gone = sorted((one, other))
        self._root[gone] = kept
        self._size[kept] += self._size.pop(gone)
        for neighbour, likeness in self._sums.pop(gone).items():
            del self._sums[neighbour][gone]
            if neighbour != kept:
                total = self._sums[kept].get(neighbour, 0.0) + likeness
                self._sums[kept][neighbour] = self._sums[neighbour][kept] = total
        for neighbour, likeness in self._best.pop(gone).items():
            del self._best[neighbour][gone]
            if neighbour != kept:
                best = max(self._best[kept].get(neighbour, 0.0), likeness)
                self._best[kept][neighbour] = self._best[neighbour][kept] = best
        for neighbour in self._apart.pop(gone):
            self._apart[neighbour].discard(gone)
            if neighbour != kept:
                self._apart[neighbour].add(kept)
                self._apart[kept].add(neighbour)
        return kept
