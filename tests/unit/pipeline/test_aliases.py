"""The other names of an entity, as a reader wants to see them."""

from __future__ import annotations

from sayso.pipeline.merge_entities import aliases_of


def test_a_capital_at_a_sentence_start_makes_no_second_alias() -> None:
    found = aliases_of({"The company": 2, "the company": 2, "Facebook": 9, "META": 1}, "Meta")
    assert found == {"Facebook": 9, "the company": 4}


def test_the_commonest_writing_is_kept() -> None:
    assert aliases_of({"the Journal": 1, "The Journal": 3}, "Wall Street Journal") == {
        "The Journal": 4
    }
