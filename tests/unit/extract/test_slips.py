"""Family names that are others misspelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.slips import one_slip

WORDS = st.text("abcdefghij", min_size=6, max_size=12)


@pytest.mark.parametrize(
    ("left", "right"),
    [("scarmucci", "scaramucci"), ("ginsberg", "ginsburg"), ("stinnet", "stinnett"),
     ("muellre", "mueller")],
)  # fmt: skip
def test_one_slip_makes_the_other(left: str, right: str) -> None:
    assert one_slip(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("allen", "alden"), ("clinton", "clinton"), ("walker", "warner"), ("harris", "morris"),
     ("peterson", "pattersen")],
)  # fmt: skip
def test_two_names_are_two(left: str, right: str) -> None:
    assert not one_slip(left, right)


@given(WORDS, st.integers(min_value=2, max_value=11), st.sampled_from("xyz"))
def test_a_letter_that_is_put_in_is_a_slip_both_ways(word: str, at: int, letter: str) -> None:
    longer = word[:at] + letter + word[at:]
    assert one_slip(word, longer) and one_slip(longer, word)
