"""Reading sums never fails, keeps its offsets and takes time linear in the text."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.amounts import read_amounts

PIECES = st.sampled_from(
    ["$", "US$", "€", "£", "₹", "Rs", "USD", "1", "2.5", "1,000", "1.200.000", "1,00,000", "-",
     "–", " ", "to", "and", "between", "million", "bn", "m", "crore", "dollars", "cents", "euros",
     "pounds", "half", "a", "seven-figure", "tens of millions of", "up to", "🙂", "İ", ".", ","]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)


@given(TEXTS | st.text(), st.sampled_from([None, "US", "AU", "GB", "IN"]))
def test_every_span_cuts_the_words_that_it_claims_and_none_overlap(
    text: str, country: str | None
) -> None:
    end = 0
    for amount in read_amounts(text, country=country):
        span = amount.spans[0]
        assert span.cut(text) == amount.text
        assert span.start >= end
        end = span.end


@given(TEXTS)
def test_the_value_lies_between_the_least_and_the_most(text: str) -> None:
    for amount in read_amounts(text):
        assert 0 <= amount.least <= amount.value <= amount.most
        assert math.isfinite(amount.most)


@given(st.integers(1, 10**12))
def test_a_written_sum_is_read_as_itself(number: int) -> None:
    (amount,) = read_amounts(f"It cost ${number:,} in all")
    assert amount.value == number


@pytest.mark.parametrize("piece", ["$1 ", "$", "1,", "1.000", "dollars ", "a million dollars "])
def test_no_hostile_line_costs_more_than_milliseconds_a_kilobyte(piece: str) -> None:
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    began = time.process_time()
    read_amounts(text)
    # 0.2 to 5 ms measured on a loaded core
    assert (time.process_time() - began) / 200 < 0.05
