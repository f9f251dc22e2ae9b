"""Where tellings are looked for."""

from __future__ import annotations

from typing import Any

from sayso.merge.lookup import posted_keys, sought_keys
from sayso.merge.tellings import Telling
from tests.unit.merge.made_tellings import meeting


def meets(left: Telling, right: Telling) -> bool:
    """One of the two finds the other, whichever is asked."""
    found = {*sought_keys(left)} & {*posted_keys(right)}
    return bool(found or {*sought_keys(right)} & {*posted_keys(left)})


def call(name: str, **more: Any) -> Telling:
    return meeting(name, **{"names": ("Voss", "Lindgren"), **more})


def test_tellings_of_the_same_two_find_each_other() -> None:
    assert meets(call("a"), call("b"))


def test_what_neither_text_nor_article_dates_is_sought_in_its_story_only() -> None:
    """It may be any call of any year."""
    assert not meets(call("a", published=None), call("b"))
    assert meets(call("a", published=None, story="s"), call("b", story="s"))
    assert meets(call("a", published=None, earliest="2024-06-03", latest="2024-06-03"), call("b"))


def test_what_is_doubtful_is_sought_in_its_story_only_and_among_what_is_plain() -> None:
    assert not meets(call("a", unsure=True), call("b"))
    assert meets(call("a", unsure=True, story="s"), call("b", story="s"))
    assert not meets(call("a", unsure=True, story="s"), call("b", unsure=True, story="s"))
