"""Parts of a graph of articles do not depend on how it grew."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from sayso.merge.grouping import Link
from sayso.merge.parts import LEVELS, Part, Parts

LARGEST = 4

Likenesses = dict[tuple[int, int], float]
likenesses = st.dictionaries(
    st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.14, 0.15, 0.17, 0.19, 0.21, 0.3, 0.6, 0.95]),
    max_size=30,
)


class Graph:
    """Articles 0..14 that are added one after the other, with the parts that were kept of them."""

    def __init__(self, pairs: Likenesses) -> None:
        self.pairs = pairs
        self.here: set[int] = set()
        self.kept: dict[str, Part] = {}

    def links_of(self, articles: Iterable[str]) -> list[Link]:
        asked = set(articles)
        return [
            Link(left=f"{one:02}", right=f"{other:02}", likeness=likeness)
            for (one, other), likeness in self.pairs.items()
            if {one, other} <= self.here and {f"{one:02}", f"{other:02}"} & asked
        ]

    def add(self, *articles: int) -> None:
        """Add articles at once, and see to them and to their new neighbours."""
        self.here.update(articles)
        new = [f"{one:02}" for one in articles]
        near = {side for link in self.links_of(new) for side in (link.left, link.right)}
        parts = Parts(self.links_of, LARGEST)
        for key in sorted({*new, *near}):
            self.see_to(parts, key)

    def see_to(self, parts: Parts, key: str) -> None:
        levels = {article: part.level for article, part in self.kept.items()}
        for part in parts.changed(key, levels.get):
            self.kept.update(dict.fromkeys(part.articles, part))

    def drop_links(self, article: int) -> None:
        """An article is read anew and has no links any more."""
        gone = {pair for pair in self.pairs if article in pair}
        sides = {f"{side:02}" for pair in gone for side in pair if side in self.here}
        self.pairs = {pair: value for pair, value in self.pairs.items() if pair not in gone}
        parts = Parts(self.links_of, LARGEST)
        for key in sorted({*sides, f"{article:02}"}):
            self.see_to(parts, key)


def whole(pairs: Likenesses) -> dict[str, Part]:
    graph = Graph(pairs)
    graph.add(*range(15))
    return graph.kept


@given(likenesses, st.permutations(range(15)), st.integers(1, 6))
def test_parts_are_the_same_in_any_order_and_cut(
    pairs: Likenesses, order: list[int], batch: int
) -> None:
    graph = Graph(pairs)
    for at in range(0, 15, batch):
        graph.add(*order[at : at + batch])
    assert graph.kept == whole(pairs)


@given(likenesses, st.integers(0, 14))
def test_parts_after_links_are_gone_are_as_if_they_had_never_been(
    pairs: Likenesses, article: int
) -> None:
    graph = Graph(pairs)
    graph.add(*range(15))
    graph.drop_links(article)
    assert graph.kept == whole(graph.pairs)


@given(likenesses)
def test_parts_share_no_article_and_all_but_the_last_step_are_small(pairs: Likenesses) -> None:
    kept = whole(pairs)
    assert all(kept[article] == part for part in kept.values() for article in part.articles)
    assert all(len(one.articles) <= LARGEST or one.level == LEVELS[-1] for one in kept.values())


@given(likenesses)
def test_links_stay_inside_a_part(pairs: Likenesses) -> None:
    graph = Graph(pairs)
    graph.add(*range(15))
    parts = Parts(graph.links_of, LARGEST)
    for part in set(graph.kept.values()):
        inside = {(link.left, link.right) for link in parts.links_in(part)}
        expected = {
            (f"{one:02}", f"{other:02}")
            for one, other in pairs
            if {f"{one:02}", f"{other:02}"} <= part.articles
        }
        assert inside == expected
