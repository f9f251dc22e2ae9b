"""Days and weeks counted in a month, ends of ranges, what comes back, feasts, histories."""

from __future__ import annotations

import pytest

from sayso.errors import ConfigError
from sayso.extract.times import read_times
from sayso.extract.times.occasions import occasions_of
from sayso.records import Time

FRIDAY = "2024-08-09"


def read(text: str, published: str | None = FRIDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in read_times(text, published=published)]


def days(text: str, published: str | None = FRIDAY) -> list[tuple[str | None, str | None]]:
    return [(time.earliest, time.latest) for time in read_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It closed the last Friday in March 2024.", "the last Friday in March 2024", "2024-03-29"),
        ("Due the second Tuesday in November.", "the second Tuesday in November", "2024-11-12"),
        ("It met the first Monday of May 2023.", "the first Monday of May 2023", "2023-05-01"),
        ("It ended on the last day of 2019.", "the last day of 2019", "2019-12-31"),
        ("It ends on the last day of the month.", "the last day of the month", "2024-08-31"),
        ("It was held in the first week of May 2024.", "the first week of May 2024", "2024-W18"),
        ("It was heard the week of March 6, 2024.", "the week of March 6, 2024", "2024-W10"),
        ("They met the weekend of June 5, 2021.", "the weekend of June 5, 2021", "2021-W22-WE"),
    ],
)  # fmt: skip
def test_a_day_or_week_is_counted_within_its_month(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


def test_a_counted_week_has_its_seven_days() -> None:
    assert days("It was held in the last week of June 2024.") == [("2024-06-24", "2024-06-30")]


def test_without_the_article_last_friday_is_the_friday_before() -> None:
    assert read("He said last Friday in March it rained.")[0][1] == "2024-08-02"


def test_a_counted_day_of_a_month_without_a_year_stays_open_without_publication() -> None:
    assert read("They will vote on the second Tuesday in November.", None)[0][1] == "XXXX-11"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He runs every morning.", "XXXX-XX-XXTMO"),
        ("They meet each Monday night.", "XXXX-WXX-1TNI"),
        ("They meet on Monday mornings.", "XXXX-WXX-1TMO"),
        ("They meet every weekend.", "XXXX-WXX-WE"),
        ("It kills eleven people per day.", "P1D"),
    ],
)
def test_what_comes_back_is_a_set(text: str, value: str) -> None:
    (time,) = read_times(text, published=FRIDAY)
    assert (time.type, time.value) == ("SET", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It took two hours and 30 minutes.", "PT2H30M"),
        ("He got one year and three months.", "P1Y3M"),
        ("It took 1 week 1 day.", "P8D"),
        ("It held for a quarter of a century.", "P25Y"),
        ("It rained all week.", "P1W"),
        ("It came after several quarters of losses.", "PXQ"),
    ],
)
def test_a_length_of_two_units_or_of_a_whole_one_is_one_length(text: str, value: str) -> None:
    (time,) = read_times(text, published=FRIDAY)
    assert (time.type, time.value) == ("DURATION", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He leaves two weeks from now.", "two weeks from now", "2024-08-23"),
        ("They met on March twenty-third.", "March twenty-third", "2024-03-23"),
        ("They met on the twenty-fifth of May.", "the twenty-fifth of May", "2024-05-25"),
        ("It began in the twenty-first century.", "the twenty-first century", "20"),
        ("It is due by month-end.", "month-end", "2024-08"),
        ("They met on 09.08.2024.", "09.08.2024", "2024-08-09"),
        ("It hit at 10 p.m. local time Friday.", "10 p.m. local time Friday", "2024-08-09T22:00"),
        ("It hit 5 a.m. New York time Friday.", "5 a.m. New York time Friday", "2024-08-09T05:00"),
    ],
)  # fmt: skip
def test_longer_expressions_are_one_time(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


def test_both_centuries_of_a_pair_are_read() -> None:
    assert [value for _, value in read("In the 16th and 17th centuries it grew.")] == ["15", "16"]


def test_the_last_minute_is_no_length() -> None:
    assert read("They came at the last minute.") == []


def test_the_end_of_a_range_follows_its_start() -> None:
    assert days("He will be there from Monday to Friday.") == [("2024-08-12", "2024-08-16")] * 2
    assert read("The shop will close from October to March.") == [
        ("October", "2024-10"), ("March", "2025-03"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It has lent up to $90 million through January.", "2025-01"),
        ("They told companies of a cutback in September.", "2024-09"),
        ("Sales fell in September.", "2023-09"),
        ("Join us in November.", "2024-11"),
    ],
)
def test_a_bare_month_that_comes_next_is_meant_unless_a_verb_in_the_past_stands_by_it(
    text: str, value: str
) -> None:
    assert [got for _, got in read(text)] == [value]


def test_weeks_after_a_month_have_the_days_that_they_can_mean() -> None:
    text = "In March 2012 he quit. Three weeks later he was back. The following month he left."
    times = read_times(text, published=FRIDAY)
    assert (times[1].earliest, times[1].latest) == ("2012-03-22", "2012-04-21")
    assert times[2].value == "2012-04"


def history(text: str) -> tuple[Time, ...]:
    opening = "It began on July 10, 2002. It grew on March 9, 2003, May 2, 2003 and June 3, 2003."
    return read_times(f"{opening}\n\n{text}", published="2009-12-19")


def test_a_history_goes_back_to_the_year_of_its_heading() -> None:
    times = history(
        "2003: Invasion\n\nOn April 9 the city fell. In November 2008, people met there again. "
        "On April 15 the war was over."
    )
    assert times[-1].value == "2003-04-15"


def test_a_heading_since_a_year_does_not_hold_the_story_back() -> None:
    times = history("Relations since 2003\n\nThe crisis began on May 23, 2008. It ended on June 7.")
    assert times[-1].value == "2008-06-07"


def test_the_next_month_of_a_history_follows_the_month_told() -> None:
    times = history("On February 4, 2005 he said that troops would leave in the next month.")
    assert times[-1].value == "2005-03"


def test_a_history_takes_a_feast_for_none_rather_than_for_that_of_publication() -> None:
    assert "Ramadan" not in [time.text for time in history("The Ramadan offensive began there.")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met on Yom Kippur.", "2024-10-12", "2024-10-12"),
        ("They met during Passover 2019.", "2019-04-20", "2019-04-27"),
        ("They met on Ash Wednesday 2024.", "2024-02-14", "2024-02-14"),
        ("They have not met since the Iraq war.", "2003-03-20", None),
        ("Trump has not spoken since the election.", "2022-11-08", None),
    ],
)
def test_feasts_and_occasions_have_their_days(text: str, first: str, last: str | None) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize("lasting", [0, 400, True, "ten"])
def test_how_long_an_occasion_lasts_is_a_number_of_days(lasting: object) -> None:
    table = {"recurring": [{"names": ["x"], "days": ["2024-01-01"], "lasting": lasting}]}
    with pytest.raises(ConfigError):
        occasions_of(table, "mine.toml")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_feast_beyond_the_calendar_is_read_all_the_same(published: str) -> None:
    text = "They met last Thanksgiving, and will next Easter."
    assert [time.text for time in read_times(text, published=published)]
