"""What the rest of the text decides: the last told time, the order of dates, open sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import ConfigError
from sayso.extract.times import days_of, load_occasions, read_times


def sides(text: str, published: str | None = "2024-08-09") -> tuple[str | None, str | None]:
    time = read_times(text, published=published)[-1]
    return time.earliest, time.latest


def test_later_is_reckoned_from_the_last_told_time_not_from_publication() -> None:
    _, second = read_times(
        "In March 2012 he quit. Three weeks later he was back.", published="2024-08-09"
    )
    assert second.value.startswith("2012")


def test_days_later_follows_a_told_day() -> None:
    times = read_times("On May 3, 2012 he quit. Two days later he returned.", published=None)
    assert times[-1].value == "2012-05-05"


def test_that_year_is_the_year_mentioned_last() -> None:
    times = read_times("It was stuck by 1940. In August of that year it moved.", published=None)
    assert times[-1].value == "1940-08"


def test_in_a_history_a_month_belongs_to_the_told_year() -> None:
    text = (
        "On September 1, 1939 it began. By May 10, 1940 it had spread. On June 22, 1941 it grew. "
        "On December 7, 1941 it grew again. In January, the allies met. In June they fought."
    )
    times = read_times(text, published="2009-12-19")
    assert [time.value for time in times[-2:]] == ["1942-01", "1942-06"]


def test_the_years_before_christ_go_down() -> None:
    times = read_times("In 483 BC they built. The following year they sailed.", published=None)
    assert times[-1].value == "BC0482"


def test_a_year_ago_in_a_report_on_a_quarter_is_the_quarter_of_that_year() -> None:
    text = "Profit rose in the third quarter, from $5 million a year ago."
    times = read_times(text, published="1989-10-26")
    assert [time.value for time in times] == ["1989-Q3", "1988-Q3"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was signed on 8/9/2024.", "2024-08-09"),
        ("It was signed on 16-8-2016.", "2016-08-16"),
        ("It was signed on 8/9/2024, not on 25/12/2023.", "2024-09-08"),
        ("It was signed on 8/9/2024, then on 5 May and 6 June.", "2024-09-08"),
        ("It was signed on 13/9/2024.", "2024-09-13"),
    ],
)
def test_the_article_decides_what_comes_first_day_or_month(text: str, value: str) -> None:
    assert read_times(text, published="2024-12-01")[0].value == value


def test_the_caller_can_decide_what_comes_first() -> None:
    assert read_times("It was signed on 8/9/2024.", order="dmy")[0].value == "2024-09-08"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("He has led it since 2019.", "2019-01-01", None),
        ("He led it until 2019.", None, "2019-12-31"),
        ("He led it before 2019.", None, "2018-12-31"),
        ("He led it after March 2012.", "2012-04-01", None),
        ("He was banned following the Capitol riot.", "2021-01-06", None),
        ("He paid by Tuesday.", None, "2024-08-06"),
        ("He led it from 2019 on.", "2019-01-01", None),
        ("He led it in 2019.", "2019-01-01", "2019-12-31"),
        ("It fell in the past three months.", "2024-05-09", "2024-08-09"),
        ("It will rise over the next two years.", "2024-08-09", "2026-08-09"),
        ("It took three months.", None, None),
        ("He has led it recently.", None, None),
        ("It grew in fiscal 2023.", "2022-02-01", "2024-01-31"),
    ],
)
def test_words_before_a_time_open_its_sides(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert sides(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He gave to Republicans before the election.", "2024-11-05"),
        ("Much has changed since the 9/11 attacks.", "2001-09-11"),
        ("They fought during World War II.", "1939-09-01/1945-09-02"),
        ("The Obama years were calm.", "2009-01-20/2017-01-20"),
        ("He was banned after the Jan. 6 attack on the Capitol.", "2021-01-06"),
        ("The aftermath of the January 6 Capitol riots was long.", "2021-01-06"),
    ],
)
def test_public_occasions_tell_the_time(text: str, value: str) -> None:
    assert read_times(text, published="2024-08-09")[0].value == value


def test_an_occasion_that_comes_back_needs_a_day_of_publication() -> None:
    assert read_times("He gave to Republicans before the election.") == ()


def test_an_occasion_with_no_word_that_leads_to_it_is_no_time() -> None:
    assert read_times("World War II was long.", published="2024-08-09") == ()


def test_a_table_of_the_user_adds_occasions(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('[[occasion]]\nnames = ["the merger"]\nfirst = 2014-05-01\nled = true\n')
    occasions = load_occasions(table)
    (time,) = read_times("Since the merger, sales rose.", occasions=occasions)
    assert (time.value, time.earliest, time.latest) == ("2014-05-01", "2014-05-01", None)


@pytest.mark.parametrize(
    "line", ["[[occasion]]\nnames = 3", "[[occasion]]\nnames = ['x']\nfirst = 'May'", "[["]
)
def test_a_damaged_table_says_what_it_lacks(tmp_path: Path, line: str) -> None:
    table = tmp_path / "mine.toml"
    table.write_text(line)
    with pytest.raises(ConfigError):
        load_occasions(table)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2018-07-17", ("2018-07-17", "2018-07-17")),
        ("2018-07-17TMO", ("2018-07-17", "2018-07-17")),
        ("2018-02", ("2018-02-01", "2018-02-28")),
        ("2018", ("2018-01-01", "2018-12-31")),
        ("201", ("2010-01-01", "2019-12-31")),
        ("20", ("2000-01-01", "2099-12-31")),
        ("2018-W01", ("2018-01-01", "2018-01-07")),
        ("2018-W01-WE", ("2018-01-06", "2018-01-07")),
        ("2018-Q4", ("2018-10-01", "2018-12-31")),
        ("2018-H1", ("2018-01-01", "2018-06-30")),
        ("2018-SU", ("2018-06-01", "2018-09-22")),
        ("2018-WI", ("2018-01-01", "2019-03-20")),
        ("2018-XX-XX", ("2018-01-01", "2018-12-31")),
        ("1939-09-01/1945-09-02", ("1939-09-01", "1945-09-02")),
        ("XXXX-11", (None, None)),
        ("P3D", (None, None)),
        ("PAST_REF", (None, None)),
        ("2019-02-30", (None, None)),
    ],
)
def test_the_days_of_a_value(value: str, days: tuple[str | None, str | None]) -> None:
    assert days_of(value) == days


def test_a_published_time_of_day_is_passed_over() -> None:
    assert read_times("He left today.", published="2024-08-09T10:00:00Z")[0].value == "2024-08-09"


def test_a_published_day_that_is_none_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        read_times("He left today.", published="August 9")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The final is this Saturday at the club.", "2024-08-10"),
        ("They postponed until Tuesday the vote.", "2024-08-13"),
        ("It had been due to expire on Wednesday.", "2024-08-07"),
        ("He made a speech ahead of the Tuesday vote.", "2024-08-13"),
        ("Starting Monday, users see a notice.", "2024-08-12"),
        ("The court ordered him to return on Monday.", "2024-08-12"),
        ("The proposed law passed on Monday.", "2024-08-05"),
        ("She will succeed him on Feb. 1.", "2025-02-01"),
        ("A new board was named, effective Feb. 1.", "2025-02-01"),
        ("It might open in October.", "2024-10"),
    ],
)
def test_the_verb_decides_between_the_last_and_the_next(text: str, value: str) -> None:
    assert [time.value for time in read_times(text, published="2024-08-09")] == [value]


def test_this_week_in_a_paper_of_sunday_is_the_one_that_begins() -> None:
    (time,) = read_times("He will testify this week.", published="2018-04-08")
    assert time.value == "2018-W15"


def test_last_year_in_a_report_on_a_quarter_is_compared_with_that_quarter() -> None:
    text = "In the third quarter it earned $9 million, compared with $3 million last year."
    times = read_times(text, published="1989-11-02")
    assert [time.value for time in times] == ["1989-Q3", "1988-Q3"]


def test_the_quarter_ended_in_a_month_is_the_quarter_of_that_month() -> None:
    time = read_times("It earned more in the quarter ended Sept. 30.", published="1989-11-02")[0]
    assert time.value == "1989-Q3"


def test_news_that_looks_back_two_years_is_no_history() -> None:
    text = (
        "In May 2016 they met. In July 2016 they wrote. In September 2016 they met. "
        "In November 2016 he won. He pleaded guilty in October."
    )
    assert read_times(text, published="2017-12-30")[-1].value == "2017-10"


def test_after_the_election_of_a_year_is_a_day_of_that_year_or_later() -> None:
    assert sides("He left after the 2016 election.") == ("2016-01-01", None)
    assert sides("He left after 2016.") == ("2017-01-01", None)


def test_since_the_election_looks_back() -> None:
    text = "Republicans have been quiet since the election."
    assert read_times(text, published="2017-12-30")[-1].value == "2016-11-08"


def test_the_trump_presidency_is_the_first_one_before_there_was_another() -> None:
    text = "It grew during the Trump presidency."
    assert [time.value for time in read_times(text, published="2022-05-01")] == [
        "2017-01-20/2021-01-20"
    ]
    assert read_times(text, published="2026-05-01") == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("He served from 2010 to 2012.", "2010-01-01", "2012-12-31"),
        ("They met between March and May.", "2024-03-01", "2024-05-31"),
        ("They met on May 3-5.", "2024-05-03", "2024-05-05"),
        ("It ran January-March 2020.", "2020-01-01", "2020-03-31"),
    ],
)
def test_both_ends_of_a_range_can_mean_all_of_it(text: str, earliest: str, latest: str) -> None:
    times = read_times(text, published="2024-08-09")
    assert [(time.earliest, time.latest) for time in times] == [(earliest, latest)] * 2


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("He left in early 2023.", "2023-01-01", "2023-07-01"),
        ("He left in late 2023.", "2023-07-02", "2023-12-31"),
        ("He left in mid-March.", "2024-03-08", "2024-03-23"),
        ("He left at the end of 2022.", "2022-07-02", "2022-12-31"),
        ("He will leave later this year.", "2024-08-09", "2024-12-31"),
        ("He left earlier this month.", "2024-08-01", "2024-08-09"),
        ("It is open through 2026.", None, "2026-12-31"),
        ("He must go no later than May 2025.", None, "2025-05-31"),
        ("It is open starting in 2025.", "2025-01-01", None),
    ],
)
def test_the_words_around_narrow_or_open_the_days(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert sides(text) == (earliest, latest)


def test_weeks_ago_are_counted_to_half_a_week() -> None:
    assert sides("He left two weeks ago.") == ("2024-07-23", "2024-07-29")


def test_later_that_year_is_the_year_mentioned_last() -> None:
    text = "He fled in June 1998 and came back later that year."
    assert read_times(text, published="2000-01-28")[-1].value == "1998"
