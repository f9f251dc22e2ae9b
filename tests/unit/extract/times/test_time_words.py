"""What single expressions say, with a day of publication and without one."""

from __future__ import annotations

import pytest

from sayso.extract.times import read_times

FRIDAY = "2024-08-09"


def values(text: str, published: str | None = FRIDAY) -> list[str]:
    return [time.value for time in read_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began on Jan. 5, 2009.", "2009-01-05"),
        ("It began on 5 January 2009.", "2009-01-05"),
        ("It began on the 5th of May, 2009.", "2009-05-05"),
        ("It began in March 2012.", "2012-03"),
        ("It began in 2012.", "2012"),
        ("It began on 2024-08-09.", "2024-08-09"),
        ("It began in the 1990s.", "199"),
        ("It began in the early 2000s.", "200"),
        ("It began in the '80s.", "198"),
        ("It began in the nineties.", "199"),
        ("It began in the 19th century.", "18"),
        ("It began in 480 BC.", "BC0480"),
        ("It began in nineteen ninety-six.", "1996"),
        ("It grew in the third quarter of 2023.", "2023-Q3"),
        ("It grew in Q3 2023.", "2023-Q3"),
        ("It grew in the first half of 2015.", "2015-H1"),
        ("It grew in fiscal 2023.", "2023"),
        ("It grew in the summer of 2019.", "2019-SU"),
        ("They met on Christmas Eve 2019.", "2019-12-24"),
        ("They voted on Election Day 2016.", "2016-11-08"),
    ],
)
def test_an_expression_with_its_year_is_fixed_by_itself(text: str, value: str) -> None:
    assert values(text, None) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left yesterday.", "2024-08-08"),
        ("He left last week.", "2024-W31"),
        ("He leaves next month.", "2024-09"),
        ("He left last year.", "2023"),
        ("He left two weeks ago.", "2024-07-26"),
        ("He left five years ago.", "2019"),
        ("He left three months ago.", "2024-05"),
        ("He left last summer.", "2023-SU"),
        ("He left last May.", "2024-05"),
        ("He left last night.", "2024-08-08TNI"),
        ("He left Thursday morning.", "2024-08-08TMO"),
        ("He leaves tomorrow at 3 p.m.", "2024-08-10T15:00"),
        ("He left earlier this month.", "2024-08"),
        ("He left over the weekend, officials said.", "2024-W32-WE"),
        ("He left on Thanksgiving.", "2023-11-23"),
        ("He left half a century ago.", "197"),
    ],
)
def test_what_leans_on_the_day_of_publication_is_reckoned_from_it(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left in November.", "XXXX-11"),
        ("He left on Tuesday.", "XXXX-WXX-2"),
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left on Nov. 5.", "XXXX-11-05"),
        ("He left last week.", "XXXX-WXX"),
        ("He left two years ago.", "XXXX"),
        ("He left in the third quarter.", "XXXX-Q3"),
        ("He left at Christmas.", "XXXX-12-25"),
    ],
)
def test_without_a_day_of_publication_it_stays_relative(text: str, value: str) -> None:
    (time,) = read_times(text)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two said Tuesday that it was over.", "2024-08-06"),
        ("The two will meet Tuesday.", "2024-08-13"),
        ("On Tuesday, the court will rule.", "2024-08-13"),
        ("On Tuesday, the court ruled.", "2024-08-06"),
        ("He said he would resign on Tuesday.", "2024-08-13"),
        ("It won't start until Tuesday.", "2024-08-13"),
        ("He was arrested in November.", "2023-11"),
        ("The vote is planned for November.", "2024-11"),
        ("It was announced in August.", "2024-08"),
    ],
)
def test_the_tense_tells_the_last_one_from_the_next(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It took three days.", "P3D"),
        ("It took twenty-four hours.", "PT24H"),
        ("It took two and a half years.", "P2.5Y"),
        ("It took several months.", "PXM"),
        ("It took half an hour.", "PT0.5H"),
        ("It took a couple of years.", "P2Y"),
        ("It took more than two decades.", "P20Y"),
        ("It took weeks.", "PXW"),
        ("It fell over the past three months.", "P3M"),
        ("It is a 10-year plan.", "P10Y"),
    ],
)
def test_a_length_is_a_duration(text: str, value: str) -> None:
    (time,) = read_times(text, published=FRIDAY)
    assert (time.type, time.value) == ("DURATION", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every week.", "P1W"),
        ("They meet every two weeks.", "P2W"),
        ("They march each July.", "XXXX-07"),
        ("They meet on Mondays.", "XXXX-WXX-1"),
        ("They meet annually.", "P1Y"),
    ],
)
def test_what_comes_back_is_a_set(text: str, value: str) -> None:
    (time,) = read_times(text, published=FRIDAY)
    assert (time.type, time.value) == ("SET", value)


@pytest.mark.parametrize(
    "text",
    [
        "The bill, H.R. 2021, passed 21-14.",
        "It runs iOS 17.2.1 and version 10.4.",
        "It cost $2,021 and $1998.",
        "About 1500 people came.",
        "Theresa May spoke of the Sun and of Mar-a-Lago.",
        "He may march on; they spring a trap and fall.",
        "The 44-year-old spoke for the Daily Beast.",
        "Two thirds agreed, a quarter did not.",
        "See https://example.org/2019/05/06/story for more.",
    ],
)
def test_figures_and_names_that_are_no_dates_are_left_alone(text: str) -> None:
    assert values(text) == []


def test_the_words_around_belong_to_the_expression() -> None:
    text = "Nearly two years later, by the end of November, late on it fell, early last week."
    assert [time.text for time in read_times(text, published=FRIDAY)] == [
        "Nearly two years later",
        "the end of November",
        "early last week",
    ]


def test_a_weekday_and_its_date_are_one_time() -> None:
    (time,) = read_times("They met on Friday, Oct. 23, at 9 a.m. EST.", published="1998-10-25")
    assert (time.text, time.value) == ("Friday, Oct. 23, at 9 a.m. EST", "1998-10-23T09:00")


def test_a_list_of_days_gives_each_its_month() -> None:
    assert values("It is on April 24 and 25, and 6-7 May 2025.") == [
        "2024-04-24",
        "2024-04-25",
        "2025-05-06",
        "2025-05-07",
    ]


def test_ranges_of_years_give_both_ends() -> None:
    assert values("from 2010 to 2012, in 2010-12, in 1994-95, 499-449 BC") == [
        "2010", "2012", "2010", "2012", "1994", "1995", "BC0499", "BC0449",
    ]  # fmt: skip


def test_the_first_line_can_hold_a_date() -> None:
    assert values("date 2024-08-09 The company said so.", None) == ["2024-08-09"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales rose in the first three months of 2016.", ["2016-Q1"]),
        ("Sales fell in the last six months of this year.", ["2024-H2"]),
        ("It lost money in the last half of 1989.", ["1989-H2"]),
        ("It was the last month of the war.", ["P1M"]),
        ("They waited an hour and a half.", ["PT1.5H"]),
        ("It froze in the winter of nineteen ninety-four.", ["1994-WI"]),
        ("He left in the 1988 quarter.", ["1988-Q2"]),
        ("It was spread over three years.", ["P3Y"]),
    ],
)
def test_parts_of_years_and_lengths(text: str, values: list[str]) -> None:
    assert [time.value for time in read_times(text, published="2024-08-09")] == values


@pytest.mark.parametrize(
    "text",
    [
        "He was on ``60 Minutes'' with her.",
        "She told USA Today that she would.",
        "The minister Jan Kavan signed it.",
        "They went on the Long March together.",
        "It was led by the Obama administration.",
        "The bill, S. 1998, was read.",
        "It stood inside a Christmas tree.",
    ],
)
def test_names_and_bills_are_no_times(text: str) -> None:
    assert read_times(text, published="2024-08-09") == ()


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("They meet every other day.", "SET", "P2D"),
        ("They meet twice a week.", "SET", "P1W"),
        ("It was seen at 1430 GMT.", "TIME", "2024-08-09T14:30"),
        ("May the 8th was a Wednesday", "DATE", "2024-05-08"),
        ("Sales grew in the first half of the year.", "DATE", "2024-H1"),
        ("It burnt on the night of May 3.", "TIME", "2024-05-03TNI"),
    ],
)
def test_rhythms_clocks_and_halves(text: str, type_: str, value: str) -> None:
    time = read_times(text, published="2024-08-09")[0]
    assert (time.type, time.value) == (type_, value)


def test_april_is_a_name_before_another_name() -> None:
    assert read_times("April Ryan asked him.", published="2024-08-09") == ()
    assert read_times("In April Ryan asked him.", published="2024-08-09") != ()


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("the day after tomorrow", "DATE", "1998-05-22"),
        ("the day before yesterday", "DATE", "1998-05-18"),
        ("9:30 tonight", "TIME", "1998-05-20T21:30"),
        ("12 noon", "TIME", "1998-05-20T12:00"),
        ("1600 hours", "TIME", "1998-05-20T16:00"),
        ("that same evening", "TIME", "1998-05-20TEV"),
        ("Friday-night", "TIME", "1998-05-15TNI"),
        ("Tues., March 3", "DATE", "1998-03-03"),
        ("7-Oct-2020", "DATE", "2020-10-07"),
        ("1998-03", "DATE", "1998-03"),
        ("March '98", "DATE", "1998-03"),
        ("the summer of '42", "DATE", "1942-SU"),
        ("last Christmas", "DATE", "1997-12-25"),
        ("next Thanksgiving", "DATE", "1998-11-26"),
        ("some time ago", "DATE", "PAST_REF"),
        ("yearlong", "DURATION", "P1Y"),
        ("weeks or months", "DURATION", "PXW"),
        ("weekends", "SET", "XXXX-WXX-WE"),
    ],
)
def test_one_expression_is_read_as_one(words: str, type_: str, value: str) -> None:
    text = f"The board met {words}, officials said, and was told of the plan by its head. " * 3
    time = read_times(text, published="1998-05-20")[0]
    assert (time.text, time.type, time.value) == (words, type_, value)


@pytest.mark.parametrize("words", ["in his thirties", "at this stage of it"])
def test_ages_and_stages_are_no_times(words: str) -> None:
    assert read_times(f"He was {words} and well.", published="1998-05-20") == ()


def test_an_hour_of_the_morning_or_the_night() -> None:
    first, second = read_times("He rose at 6 in the morning and left at 9 at night.")
    assert (first.value, second.value) == ("XXXX-XX-XXT06:00", "XXXX-XX-XXT21:00")
