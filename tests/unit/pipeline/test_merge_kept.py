"""Records that are asked for again are loaded once, and no more of them are kept than allowed."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.pipeline.merge_kept import Kept


class Shelf:
    """Gives the length of each id that does not end in "?", and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def load(self, ids: Sequence[str]) -> dict[str, int]:
        self.asked.append(list(ids))
        return {one: len(one) for one in ids if not one.endswith("?")}


def test_only_what_is_missing_is_loaded() -> None:
    shelf = Shelf()
    kept = Kept(shelf.load, most=8)
    assert kept.of(["b", "aa", "b"]) == {"aa": 2, "b": 1}
    assert list(kept.of(["c", "aa"])) == ["aa", "c"]
    assert shelf.asked == [["aa", "b"], ["c"]]


def test_what_is_gone_is_left_out() -> None:
    assert Kept(Shelf().load, most=8).of(["a", "b?"]) == {"a": 1}


def test_the_last_used_are_kept() -> None:
    shelf = Shelf()
    kept = Kept(shelf.load, most=2)
    kept.of(["a"])
    kept.of(["b"])
    kept.of(["a"])
    kept.of(["c"])
    kept.of(["a", "c"])
    kept.of(["b"])
    assert shelf.asked == [["a"], ["b"], ["c"], ["b"]]


def test_more_than_are_kept_can_be_asked_for_at_once() -> None:
    assert len(Kept(Shelf().load, most=1).of("abc")) == 3


def test_one_is_found_whether_it_is_kept_or_not() -> None:
    shelf = Shelf()
    kept = Kept(shelf.load, most=2)
    assert [kept.one("aa"), kept.one("aa"), kept.one("b?")] == [2, 2, None]
    assert shelf.asked == [["aa"], ["b?"]]
