"""Links between records that may be the same: what is new of them, and what that touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final, TypeVar

import msgspec

from sayso.book.compared import ComparedTables
from sayso.book.linking import Pairs
from sayso.book.merging import MergeTables
from sayso.merge.grouping import Bonds, Link
from sayso.merge.judgements import bonds
from sayso.pipeline.merge_rows import link_row
from sayso.records import Record
from sayso.text.ids import digest_of

T = TypeVar("T")
EVER: Final = ("0001-01-01", "9999-12-31")
"""The days of what has none."""


def day_of(published: str | None) -> tuple[str, str]:
    """The first and last day under which what was published then is found."""
    return (published, published) if published else EVER


def changed_since(compared: ComparedTables, records: Mapping[str, Record]) -> dict[str, int]:
    """Digests of those of these records that are others than when they were last compared."""
    now = {one: digest_of(msgspec.msgpack.encode(record)) for one, record in records.items()}
    before = compared.digests(now)
    return {one: digest for one, digest in now.items() if before.get(one) != digest}


class Decided:
    """What people decided about records of a book that may be the same."""

    def __init__(self, tables: MergeTables) -> None:
        self._tables = tables

    @cached_property
    def bonds(self) -> Bonds:
        """As grouping takes it."""
        return bonds(self._tables.judgements())

    @cached_property
    def bound(self) -> dict[str, list[str]]:
        """What people said is the same, by record."""
        found: dict[str, list[str]] = {}
        for left, right in self.bonds.same:
            found.setdefault(left, []).append(right)
            found.setdefault(right, []).append(left)
        return found


def each_once(*found: Pairs) -> list[tuple[str, str]]:
    """Pairs of records, whichever of the two was found by the other, in order."""
    pairs = {
        (min(one, other), max(one, other))
        for pairs in found
        for one, others in pairs.items()
        for other in others
        if one != other
    }
    return sorted(pairs)


def links_between(
    pairs: Iterable[tuple[str, str]], known: Mapping[str, T], compare: Callable[[T, T], Link | None]
) -> list[Link]:
    """The links of those pairs whose records are still there."""
    found = (
        compare(known[one], known[other]) for one, other in pairs if {one, other} <= known.keys()
    )
    return [link for link in found if link]


def change_links(tables: MergeTables, before: Iterable[Link], now: Iterable[Link]) -> set[str]:
    """Keep these links instead of those; gives the records between which one is new or gone."""
    old, new = set(before), set(now)
    tables.drop_links((link.left, link.right) for link in old - new)
    tables.add_links(map(link_row, new - old))
    return {side for link in old ^ new for side in (link.left, link.right)}
