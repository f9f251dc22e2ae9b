from __future__ import annotations

from sayso.merge.grouping import Bonds, Link, components, group


def link(left: str, right: str, likeness: float) -> Link:
    return Link(left=left, right=right, likeness=likeness)


def test_alike_items_become_one_group() -> None:
    assert group("abc", [link("a", "b", 0.9)], 0.5) == (("a", "b"), ("c",))


def test_one_doubtful_pair_does_not_join_two_groups() -> None:
    links = [link("a", "b", 0.9), link("c", "d", 0.9), link("b", "c", 0.9)]
    assert group("abcd", links, 0.5) == (("a", "b"), ("c", "d"))


def test_a_mean_of_exactly_the_floor_is_enough() -> None:
    links = [link("a", "b", 0.75), link("a", "c", 0.5), link("b", "c", 0.5)]
    assert group("abc", links, 0.5) == (("a", "b", "c"),)


def test_people_join_what_nothing_else_links() -> None:
    assert group("ab", [], 0.5, Bonds(same=(("a", "b"),))) == (("a", "b"),)


def test_people_keep_apart_what_is_alike_directly_or_over_others() -> None:
    links = [link("a", "b", 0.9), link("b", "c", 0.9), link("a", "c", 0.9)]
    assert group("abc", links, 0.5, Bonds(different=(("a", "c"),))) == (("a", "b"), ("c",))


def test_what_people_joined_is_kept_apart_as_a_whole() -> None:
    bonds = Bonds(same=(("a", "b"),), different=(("a", "c"),))
    assert group("abc", [link("b", "c", 1.0)], 0.1, bonds) == (("a", "b"), ("c",))


def test_of_contradicting_decisions_no_further_group_is_made() -> None:
    bonds = Bonds(same=(("a", "b"), ("b", "c")), different=(("a", "c"),))
    assert group("abc", [], 0.5, bonds) == (("a", "b"), ("c",))


def test_links_to_unknown_items_are_passed_over() -> None:
    assert group("a", [link("a", "z", 1.0)], 0.5) == (("a",),)


def test_components_reach_over_others() -> None:
    assert components("abcd", [("c", "b"), ("b", "a")]) == (("a", "b", "c"), ("d",))


def test_some_pair_of_two_groups_is_as_alike_as_the_seed() -> None:
    links = [link("a", "b", 0.9), link("b", "c", 0.5), link("a", "c", 0.5)]
    assert group("abc", links, 0.4) == (("a", "b", "c"),)
    assert group("abc", links, 0.4, seed=0.6) == (("a", "b"), ("c",))
