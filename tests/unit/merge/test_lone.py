from __future__ import annotations

from itertools import combinations
from typing import Any

from msgspec import structs

from sayso.merge.grouping import Bonds, Link
from sayso.merge.likeness import compare_tellings
from sayso.merge.lone import can_be_retold, with_lone
from sayso.merge.tellings import Telling
from tests.unit.merge.made_tellings import on

TUESDAY = on("2025-10-07")


def ban(name: str, **more: Any) -> Telling:
    """The agency bans the firm's syrup, told in an article of its own."""
    values: dict[str, Any] = {
        "article": f"article of {name}",
        "published": "2025-10-08",
        "story": "syrup",
        "type": "restrict",
        "initiators": ("agency",),
        "recipients": ("firm",),
        "names": ("agency", "firm"),
        "trigger": "banned",
    }
    return Telling(id=name, **{**values, **more})


def lone(name: str, **more: Any) -> Telling:
    """Told in another word, by whom its article only describes."""
    values = {"initiators": ("authorities",), "names": ("", "firm"), "trigger": "pulled"}
    return ban(name, **{**values, **TUESDAY, **more})


FULL = (ban("a", **TUESDAY), ban("b", **TUESDAY))


def gathered(*groups: tuple[Telling, ...], bonds: Bonds | None = None) -> list[str]:
    """The groups that come of these, each as the letters of its tellings."""
    tellings = {one.id: one for group in groups for one in group}
    pairs = combinations(sorted(tellings), 2)
    links = [Link(left=left, right=right, likeness=0.0) for left, right in pairs]
    ids = [tuple(sorted(one.id for one in group)) for group in groups]
    found = with_lone(ids, tellings, links, bonds or Bonds())
    return ["".join(group) for group in found]


def test_a_party_and_the_day_join_what_a_lone_article_tells_in_another_word() -> None:
    assert gathered(FULL, (lone("c"),)) == ["abc"]


def test_a_party_alone_does_not() -> None:
    assert gathered(FULL, (lone("c", earliest=None, latest=None),)) == ["ab", "c"]


def test_another_day_is_another_happening() -> None:
    later = {**on("2025-10-20"), "published": "2025-10-21", "trigger": "banned"}
    assert gathered(FULL, (lone("c", **later),)) == ["ab", "c"]


def test_another_party_is_another_happening() -> None:
    other = lone("c", recipients=("rival",), names=("", "rival"), trigger="banned")
    assert gathered(FULL, (other,)) == ["ab", "c"]


def test_another_sum_is_another_happening() -> None:
    fines = [ban(one, type="penalize", least=2e6, most=2e6, currency="USD") for one in "ab"]
    other = lone("c", type="penalize", least=9e6, most=9e6, currency="USD", trigger="banned")
    assert gathered(tuple(fines), (other,)) == ["ab", "c"]


def test_an_article_that_tells_the_happening_tells_of_another_one_below() -> None:
    below = lone("c", article="article of a", at=9), lone("d")
    assert gathered(FULL, below) == ["ab", "cd"]


def test_what_is_told_in_one_breath_takes_others_along() -> None:
    beside = lone("c", article="article of a", trigger="ordered"), lone("d", trigger="ordered")
    assert gathered(FULL, beside) == ["abcd"]


def test_an_article_that_tells_it_again_in_the_same_words_has_not_told_another() -> None:
    again = lone("c", article="article of a", at=9, trigger="banned"), lone("d", trigger="banned")
    assert gathered(FULL, again) == ["abcd"]


def test_an_article_that_tells_it_brings_nothing_new() -> None:
    assert gathered(FULL, (lone("c", article="article of a"),)) == ["ab", "c"]


def test_one_article_is_no_measure_for_another() -> None:
    assert gathered(FULL[:1], (lone("c"),)) == ["a", "c"]


def test_another_story_is_another_happening() -> None:
    assert gathered(FULL, (lone("c", story="other", trigger="banned"),)) == ["ab", "c"]


def test_criticism_is_never_joined_for_want_of_other() -> None:
    blamed = tuple(ban(one, type="criticize", **TUESDAY) for one in "ab")
    assert gathered(blamed, (lone("c", type="criticize"),)) == ["ab", "c"]


def test_a_doubtful_sighting_needs_more() -> None:
    assert gathered(FULL, (lone("c", unsure=True),)) == ["ab", "c"]
    assert gathered(FULL, (lone("c", unsure=True, trigger="banned"),)) == ["abc"]


def test_doubtful_sightings_are_no_measure() -> None:
    doubtful = tuple(ban(one, unsure=True, **TUESDAY) for one in "ab")
    assert gathered(doubtful, (lone("c", trigger="banned"),)) == ["ab", "c"]


def test_what_people_called_different_stays_apart() -> None:
    bonds = Bonds(different=(("c", "a"),))
    assert gathered(FULL, (lone("c"),), bonds=bonds) == ["ab", "c"]


def test_groups_that_no_link_connects_are_not_compared() -> None:
    tellings = {one.id: one for one in (*FULL, lone("c"))}
    assert with_lone([("a", "b"), ("c",)], tellings, (), Bonds()) == (("a", "b"), ("c",))


def test_order_does_not_matter() -> None:
    groups = [FULL, (lone("c"),), (lone("d", trigger="withdrew"),), (lone("e", type="suspend"),)]
    assert gathered(*groups) == gathered(*reversed(groups))


def test_a_shared_party_or_act_links_two_articles_of_a_story() -> None:
    no_party = lone("c", initiators=(), recipients=(), names=(), earliest=None, latest=None)
    assert can_be_retold(FULL[0], lone("c"))
    assert not can_be_retold(FULL[0], no_party)
    assert can_be_retold(FULL[0], structs.replace(no_party, trigger="ban"))


def test_a_link_without_likeness_stands_for_what_may_be_retold() -> None:
    other = lone("c", recipients=("rival",), initiators=("agency",), names=("agency", "rival"))
    link = compare_tellings(FULL[0], other)
    assert link is not None
    assert link.likeness == 0
