"""Which time dates an event."""

from __future__ import annotations

import pytest

from sayso.extract.times import dating_time, read_times
from sayso.records import Span


def dated(text: str, trigger: str, suggested: str | None = None) -> str | None:
    """The words that date the event of `trigger` in a text of one sentence."""
    start = text.index(trigger)
    place = None
    if suggested is not None:
        at = text.index(suggested)
        place = Span(start=at, end=at + len(suggested))
    found = dating_time(
        text,
        trigger=Span(start=start, end=start + len(trigger)),
        sentence=Span(start=0, end=len(text)),
        times=read_times(text, published="2024-08-09"),
        suggested=place,
    )
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("On Tuesday, the firm donated $1 million.", "donated", "Tuesday"),
        ("The firm fired him in March.", "fired", "March"),
        ("In January 2021 they suspended him, only to reinstate him in early 2023.", "suspended",
         "January 2021"),
        ("The firm sued him.", "sued", None),
        ("It took three days until they fired him.", "fired", None),
        ("The money was paid on May 3, one week after they met at his home.", "met", None),
        ("The money was paid on May 3, one week after they met.", "paid", "May 3"),
    ],
)  # fmt: skip
def test_the_time_of_the_clause_dates_the_event(text: str, trigger: str, words: str | None) -> None:
    assert dated(text, trigger) == words


def test_a_suggested_span_decides() -> None:
    text = "He said Tuesday that the firm fired her in March."
    assert dated(text, "fired", suggested="Tuesday") == "Tuesday"


def test_a_suggested_span_with_no_time_on_it_decides_nothing() -> None:
    assert dated("On Tuesday the firm donated.", "donated", suggested="firm") == "Tuesday"


def test_a_time_of_another_sentence_dates_nothing() -> None:
    text = "It was Tuesday. The firm paid."
    times = read_times(text, published="2024-08-09")
    found = dating_time(
        text, trigger=Span(start=25, end=29), sentence=Span(start=16, end=30), times=times
    )
    assert found is None


@pytest.mark.parametrize(
    "text",
    [
        "SYDNEY, Aug 7 (Reuters) - The agency banned the syrup.",
        "NEW DELHI, Aug. 7 — The agency banned the syrup.",
    ],
)
def test_the_day_of_a_dateline_dates_nothing(text: str) -> None:
    assert dated(text, "banned", suggested="7") is None


def test_the_day_behind_a_dateline_does() -> None:
    text = "SYDNEY, Aug 7 (Reuters) - The agency on Tuesday banned the syrup."
    assert dated(text, "banned") == "Tuesday"
