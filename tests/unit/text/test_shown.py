"""Days and sums in words."""

from __future__ import annotations

import pytest

from sayso.text.shown import day, money, when


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (None, None, "undated"),
        ("2024-08-09", "2024-08-09", "9 Aug 2024"),
        ("2024-08-01", "2024-08-31", "Aug 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-08-09", "2024-08-11", "9–11 Aug 2024"),
        ("2024-08-09", "2024-09-02", "9 Aug – 2 Sep 2024"),
        ("2024-01-01", "2024-04-30", "Jan – Apr 2024"),
        ("2023-11-05", "2024-02-03", "5 Nov 2023 – 3 Feb 2024"),
        (None, "2024-08-09", "until 9 Aug 2024"),
        ("2024-08-09", None, "from 9 Aug 2024"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("0044-03-15", "0044-03-15", "15 Mar 44"),
    ],
)
def test_a_time_is_said_shortly(earliest: str | None, latest: str | None, said: str) -> None:
    assert when(earliest, latest) == said


@pytest.mark.parametrize("text", ["", "2024", "2024-13-01", "next week", "2024-08-09T10:00:00"])
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert day(text) == text


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        (1e6, "USD", "USD 1 million"),
        (2.5e9, "EUR", "EUR 2.5 billion"),
        (1_234.5, None, "1,234.50"),
        (300, "GBP", "GBP 300"),
        (1.25e12, "USD", "USD 1.25 trillion"),
    ],
)
def test_a_sum_is_said_in_words(value: float, currency: str | None, said: str) -> None:
    assert money(value, currency) == said


def test_a_month_is_said_with_its_name() -> None:
    assert day("2024-08") == "Aug 2024"
