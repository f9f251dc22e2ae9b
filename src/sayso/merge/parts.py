"""Parts of a graph of linked articles that are small enough to be grouped on their own.

Links over the busy weeks of a campaign connect thousands of articles, and average linkage over them
all would make each further article dearer than the last. So articles that links connect are one
part while they are few; where they are many, only stronger links count, by steps, until the parts
are small. An article's part depends on the graph alone, never on the order in which it grew: those
of one part see the same steps. It is found from the article's surroundings, without looking at the
rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sayso.merge.grouping import Link
from sayso.merge.stories import ALIKE
from sayso.records import Record

LARGEST: Final = 300
"""Articles of a part: groups are of two dozen at most (eval/stories.py), and 300 articles are
grouped in a few milliseconds."""
LEVELS: Final = (ALIKE, 0.16, 0.18, 0.20, 0.22, 0.25, 0.28, 0.32, 0.40, 0.50, 0.70, 0.90)
"""Likenesses from which links count, by steps. At 0.22 the parts of 42,000 made articles of eleven
years had up to 138 members, at the first step up to 3,910. At the last any number is one part:
copies of one text, which nothing weaker than themselves can split."""


class Part(Record, frozen=True, kw_only=True):
    """Articles that are grouped together, and from which likeness on links connect them."""

    articles: frozenset[str]
    level: float


class Parts:
    """Finds parts in a graph whose links are looked up as needed.

    Args:
        links_of: All links of some articles.
        largest: From how many articles on a part is too large; the last step aside.
    """

    def __init__(
        self, links_of: Callable[[Iterable[str]], Iterable[Link]], largest: int = LARGEST
    ) -> None:
        self._links_of, self._largest = links_of, largest
        self._near: dict[str, dict[str, float]] = {}
        self._many: dict[float, set[str]] = {level: set() for level in LEVELS}

    def part_of(self, article: str) -> Part:
        """The part of one article: that of the first step at which it is small."""
        for level in LEVELS[:-1]:
            found = self._few(article, level)
            if found is not None:
                return Part(articles=found, level=level)
        last = LEVELS[-1]
        return Part(articles=frozenset(self._connected({article}, last, _everywhere)), level=last)

    def changed(self, article: str, level_of: Callable[[str], float | None]) -> tuple[Part, ...]:
        """The parts to group anew because the links of an article changed.

        Args:
            article: Whose links changed; those of whom it was linked before are asked for too.
            level_of: The level of the part that an article was in; None for a new one.
        """
        part_by: dict[str, Part] = {}
        seen: set[str] = set()
        waiting = {article}
        while waiting:
            one = min(waiting)
            formerly = self._formerly_with(one, level_of)
            seen |= formerly
            for member in sorted(formerly - part_by.keys()):
                if member not in part_by:
                    part = self.part_of(member)
                    part_by.update(dict.fromkeys(part.articles, part))
            waiting = (waiting | part_by.keys()) - seen
        found = set(part_by.values())
        return tuple(sorted(found, key=lambda part: min(part.articles)))

    def links_in(self, part: Part) -> list[Link]:
        """The links between the members of a part."""
        return [
            Link(left=one, right=other, likeness=likeness)
            for one in sorted(part.articles)
            for other, likeness in sorted(self._neighbours([one])[one].items())
            if one < other and other in part.articles
        ]

    def _few(self, article: str, level: float) -> frozenset[str] | None:
        """What links of a level connect with an article; None if that is too much."""
        many = self._many[level]
        seen, edge = {article}, {article}
        while edge:
            if len(seen) > self._largest or not many.isdisjoint(edge):
                many |= seen
                return None
            edge = self._next(edge, level) - seen
            seen |= edge
        return frozenset(seen)

    def _formerly_with(self, article: str, level_of: Callable[[str], float | None]) -> set[str]:
        """At least the part that an article was in; itself alone, if it is new."""
        level = level_of(article)
        if level is None:
            return {article}
        return self._connected({article}, level, lambda other: level_of(other) == level)

    def _connected(self, seen: set[str], level: float, where: Callable[[str], bool]) -> set[str]:
        edge = seen
        while edge:
            edge = {other for other in self._next(edge, level) - seen if where(other)}
            seen = seen | edge
        return seen

    def _next(self, edge: set[str], level: float) -> set[str]:
        near = self._neighbours(edge)
        return {other for one in edge for other, likeness in near[one].items() if likeness >= level}

    def _neighbours(self, articles: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
        missing = {one for one in articles if one not in self._near}
        if missing:
            self._near.update((one, {}) for one in missing)
            for link in self._links_of(sorted(missing)):
                for one, other in ((link.left, link.right), (link.right, link.left)):
                    if one in missing:
                        self._near[one][other] = link.likeness
        return self._near


def _everywhere(_: str) -> bool:
    return True
