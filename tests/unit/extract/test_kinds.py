"""The scored passages of `tests/kinds`, read by rules alone, stay where they are."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

KINDS = runpy.run_path(str(Path(__file__).parents[3] / "eval" / "kinds.py"))


@pytest.fixture(scope="module")
def total() -> Counter[str]:
    counts: Counter[str] = Counter()
    for count in KINDS["score"](KINDS["rules"]).values():
        counts.update(count)
    return counts


def test_nine_of_ten_statements_are_found_by_rules_alone(total: Counter[str]) -> None:
    assert total["right"] >= 0.9 * total["gold"]


def test_nine_of_ten_that_rules_find_are_right(total: Counter[str]) -> None:
    assert total["right"] >= 0.9 * total["read"]


def test_brackets_give_the_parts_and_leave_the_text() -> None:
    passage = KINDS["parse"]("x", "[1t [2s He] said [2t no]], wrote [1s Ann].", {"2": ["denies"]})
    assert passage.text == "He said no, wrote Ann."
    assert passage.statements["2"].flags == ("denies",)
    assert passage.statements["2"].parts["t"] < passage.statements["1"].parts["t"]
