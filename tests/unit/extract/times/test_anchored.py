"""Times told from something that happened."""

from __future__ import annotations

import pytest

from sayso.extract.times import dating_time, read_times
from sayso.records import Span, Time

ATTACK = "The attack on the embassy came on May 3, 2024. "


def last(text: str) -> Time:
    return read_times(text, published="2024-08-09")[-1]


@pytest.mark.parametrize(
    ("phrase", "earliest", "latest"),
    [
        ("Two days after the attack, he quit.", "2024-05-05", "2024-05-05"),
        ("He quit three days before the deadly attack.", "2024-04-30", "2024-04-30"),
        ("He quit two weeks after the attack.", "2024-05-14", "2024-05-20"),
        ("He quit a month before the attack.", "2024-04-01", "2024-04-30"),
        ("Two days after the embassy was attacked he quit.", "2024-05-05", "2024-05-05"),
    ],
)
def test_a_length_after_a_dated_event_has_days(phrase: str, earliest: str, latest: str) -> None:
    time = last(ATTACK + phrase)
    assert (time.type, time.earliest, time.latest) == ("DURATION", earliest, latest)


def test_the_day_after_a_dated_event_is_a_day() -> None:
    time = last(ATTACK + "The day after the attack he quit.")
    assert (time.text, time.type, time.value) == ("The day", "DATE", "2024-05-04")


def test_a_length_before_a_date_has_days_and_the_date_stays_closed() -> None:
    length, date = read_times("He left two weeks before the Nov. 8 vote.", published="2024-08-09")
    assert (length.earliest, length.latest) == ("2024-10-22", "2024-10-28")
    assert (date.earliest, date.latest) == ("2024-11-08", "2024-11-08")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "The attack came in 2024. ",
        "The attack on Paris came on May 3, 2024. The attack on Rome came on May 9, 2024. ",
    ],
    ids=["not dated", "no single day", "two attacks"],
)
def test_nothing_is_guessed(before: str) -> None:
    time = last(before + "He quit two days after the attack.")
    assert (time.value, time.earliest, time.latest) == ("P2D", None, None)


def test_the_day_after_something_that_nothing_dates_is_no_time() -> None:
    assert read_times("The day after the funeral he quit.", published="2024-08-09") == ()


def test_an_event_is_dated_by_the_length_after_another() -> None:
    text = ATTACK + "Two days after the attack, the minister resigned."
    times = read_times(text, published="2024-08-09")
    at = text.index("resigned")
    dated = dating_time(
        text,
        trigger=Span(start=at, end=at + 8),
        sentence=Span(start=len(ATTACK), end=len(text)),
        times=times,
    )
    assert dated is times[-1]


def test_the_name_of_somebody_is_no_event() -> None:
    text = "Smith had dinner there on May 3, 2024. Two weeks after Smith had done so, he came."
    assert last(text).earliest is None


def test_of_a_clause_the_verb_tells_what_happened() -> None:
    text = "The firm was sued on May 3, 2024. Two days after the firm was sued, it paid."
    assert last(text).earliest == "2024-05-05"
    text = "The firm met us on May 3, 2024. Two days after the firm was sued, it paid."
    assert last(text).earliest is None


def test_a_month_that_dates_an_event_is_leant_on_where_no_day_is_told() -> None:
    time = last(
        "It reinstated him in March 2023. A month before this reinstatement, he threatened."
    )
    assert (time.earliest, time.latest) == ("2023-02-01", "2023-02-28")


def test_of_several_times_that_closely_behind_a_word_dates_it() -> None:
    text = "It banned him in January 2021, only reinstating him in early 2023. "
    time = last(text + "A month before the reinstatement, he threatened.")
    assert (time.earliest, time.latest) == ("2022-12-01", "2023-06-30")


def test_a_day_is_leant_on_before_the_month_that_another_sentence_tells() -> None:
    text = "It was attacked in March 2023. The attack on March 5, 2023 was short. "
    time = last(text + "Two days after the attack, he quit.")
    assert (time.earliest, time.latest) == ("2023-03-07", "2023-03-07")


def test_the_day_before_what_only_a_month_dates_is_no_time() -> None:
    text = "It was attacked in March 2023. "
    assert last(text + "The day before the attack he quit.").text == "March 2023"
