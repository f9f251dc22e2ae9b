"""Which time dates an event."""

from __future__ import annotations

import pytest

from sayso.extract.times import dating_time, leaning_day, read_times
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


def leaning(text: str, word: str, published: str | None = "2024-08-09") -> str | None:
    at = text.index(word)
    first = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    return leaning_day(
        text,
        trigger=Span(start=at, end=at + len(word)),
        sentence=Span(start=first, end=len(text)),
        times=read_times(text, published=published),
        published=published,
    )


def test_an_undated_event_leans_on_the_day_told_before_it() -> None:
    assert leaning("They met on August 2. He praised her.", "praised") == "2024-08-02"


@pytest.mark.parametrize(
    "before", ["", "They met in May 2012. ", "They met on May 3, 2012. ", "They met today. "]
)
def test_else_it_leans_on_the_day_of_publication(before: str) -> None:
    assert leaning(f"{before}He praised her.", "praised") == "2024-08-09"


@pytest.mark.parametrize("verb", ["will praise", "had praised", "wants to praise"])
def test_what_is_to_come_or_long_past_leans_on_no_day(verb: str) -> None:
    assert leaning(f"He {verb} her.", verb.split()[-1]) is None


def test_without_a_day_of_publication_it_leans_on_nothing() -> None:
    assert leaning("He praised her.", "praised", published=None) is None
