"""Reading times never fails, keeps its offsets and takes time linear in the text."""

from __future__ import annotations

import datetime
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.times import days_of, read_times
from sayso.extract.times.lexicon import CLASSES

WORDS = st.sampled_from(
    [*CLASSES, "12", "31", "1998", "2024-08-09", "8/9/2024", "16-8-2016", "1-2-34", "10:30",
     "3rd", "1990s", "2,000", "1/2", "480 BC", "Christmas Eve", "the election", "٣", "İ", "e\u0301",
     "🙂", "שבוע", "\n\n", "said", "will", "“", "Jan.", "Friday", "May", "1" * 5000]
)  # fmt: skip
NUMBERS = st.text(alphabet="0123456789-/.:T sth,", max_size=24)
TEXTS = st.lists(WORDS | WORDS.map(str.capitalize), max_size=40).map(" ".join) | st.text() | NUMBERS
read_times("They met on Monday.")  # rules are compiled and tables read once: not on a test's time
DAYS = st.dates().map(datetime.date.isoformat) | st.none()


@given(TEXTS, DAYS)
def test_every_span_cuts_the_words_that_it_claims_and_none_overlap(
    text: str, published: str | None
) -> None:
    end = 0
    for one in read_times(text, published=published):
        span = one.spans[0]
        assert span.cut(text) == one.text
        assert span.start >= end
        end = span.end


@given(TEXTS, DAYS)
def test_the_earliest_day_is_never_after_the_latest(text: str, published: str | None) -> None:
    for one in read_times(text, published=published):
        if one.earliest and one.latest:
            assert one.earliest <= one.latest


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_times(text, published="2024-08-09") == read_times(text, published="2024-08-09")


@given(st.dates())
def test_a_written_day_is_read_as_itself(day: datetime.date) -> None:
    if 1500 <= day.year <= 2199:
        (read,) = read_times(f"It was {day:%B} {day.day}, {day.year} there")
        assert read.value == day.isoformat() == read.earliest == read.latest


@given(st.text(alphabet="0123456789-XWQHSUT", max_size=12))
def test_days_of_takes_any_value(value: str) -> None:
    earliest, latest = days_of(value)
    assert (earliest is None) == (latest is None)


HOSTILE = {
    "months and digits": "January 12 1998 3rd may Mar. 2,000 - / , last three years ago of the",
    "digits alone": "1" * 50,
    "dashes": "1-" * 20,
    "spoken numbers": "twenty-" * 10,
    "marks": "' - . , ( /",
    "counts": "two and a half hundred and a",
    "told from events": "two days after the attack . On May 3, 2024 , the attack . ",
}


def milliseconds_a_kilobyte(piece: str, size: int) -> float:
    """Processor time of reading `size` characters made of the words of `piece` in one line."""
    words = piece.split()
    random.Random(1).shuffle(words)
    unit = " ".join(words) + " "
    text = (unit * (size // len(unit) + 1))[:size]
    began = time.process_time()
    read_times(text, published="2024-08-09")
    return (time.process_time() - began) * 1000 / (size / 1000)


def test_a_megabyte_of_digits_and_month_names_costs_milliseconds_a_kilobyte() -> None:
    # 3 ms measured on a loaded core; quadratic work would take thousands
    assert milliseconds_a_kilobyte(HOSTILE["months and digits"], 1_000_000) < 50


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_no_hostile_line_costs_more_than_milliseconds_a_kilobyte(piece: str) -> None:
    # 1 to 13 ms measured on a loaded core
    assert milliseconds_a_kilobyte(piece, 100_000) < 50
