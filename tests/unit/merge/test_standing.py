"""Which entities of one event are one."""

from __future__ import annotations

from typing import Any

from sayso.merge.newsrooms import Attribution
from sayso.merge.standing import standing_for
from sayso.merge.tellings import Telling


def suit(name: str, initiator: str, called: str, **more: Any) -> Telling:
    return Telling(
        id=name, article=name, type="sue", initiators=(initiator,), recipients=("union",),
        names=(called, "dockworkers union"), **more,
    )  # fmt: skip


def test_one_name_is_one_party() -> None:
    found = standing_for([suit("a", "g1", "quillo"), suit("b", "g2", "quillo")], {})
    assert found == {"g2": "g1"}


def test_a_rare_first_word_and_a_last_word_are_the_whole_name() -> None:
    tellings = [suit("a", "g1", "gulfway terminals"), suit("b", "g2", "gulfway")]
    assert standing_for(tellings, {}) == {"g2": "g1"}
    said = {"a": [Attribution(statement="s", entity="body", called="union")]}
    assert standing_for(tellings[:1], said) in ({"body": "union"}, {"union": "body"})


def test_who_is_only_described_is_whom_the_others_name() -> None:
    tellings = [suit("a", "g1", "quillo"), suit("b", "firm", "")]
    assert standing_for(tellings, {}) == {"firm": "g1"}


def test_who_is_only_described_may_be_either_of_two() -> None:
    tellings = [suit("a", "g1", "quillo"), suit("b", "t1", "tessaly"), suit("c", "firm", "")]
    assert "firm" not in standing_for(tellings, {})


def test_whose_description_tells_him_from_others_is_himself() -> None:
    tellings = [suit("a", "g1", "quillo")]
    tellings.append(suit("b", "obama", "", descriptions=("obama administration", "")))
    assert "obama" not in standing_for(tellings, {})


def test_people_whom_nothing_names_stay_unnamed() -> None:
    tellings = [suit("a", "g1", "quillo"), suit("b", "critics", "")]
    assert "critics" not in standing_for(tellings, {}, frozenset({"critics"}))
