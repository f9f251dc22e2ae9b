"""Plots as geometry."""

from __future__ import annotations

import pytest

from sayso.book.pages import ScoreMonth, Timeline, TimelineBin, TurningPoint
from sayso.web.plots import MOST_MONTHS, MOST_YEARS, WIDTH, score_plot, timeline_plot


def month(label: str, score: float, events: int = 1) -> ScoreMonth:
    return ScoreMonth(month=label, score=score, events=events, newsrooms=events)


def test_bars_stand_on_the_zero_line() -> None:
    plot = score_plot([month("2024-01", 7), month("2024-03", -3.5)])
    up, down = plot.bars
    assert up.y + up.height == pytest.approx(plot.zero)
    assert down.y == pytest.approx(plot.zero)
    assert up.height == pytest.approx(2 * down.height, rel=0.01)
    assert (up.negative, down.negative) == (False, True)


def test_empty_months_keep_their_place() -> None:
    plot = score_plot([month("2023-12", 1), month("2024-03", 1)])
    assert [tick.label for tick in plot.ticks] == ["2023-12", "2024-01", "2024-02", "2024-03"]
    assert len(plot.bars) == 2


def test_bars_stay_within_the_plot() -> None:
    plot = score_plot([month("2010-01", 10), month("2020-12", -10)])
    for bar in plot.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= bar.y + bar.height <= plot.height


def test_too_many_months_are_drawn_by_year() -> None:
    plot = score_plot([month("1900-05", 1), month("2024-01", 2), month("2024-02", 3)])
    assert plot.bars[-1].title == "2024: +5 from 2 events"
    assert plot.bars[-1].width * MOST_YEARS <= WIDTH
    assert len(plot.bars) == 1


def test_months_up_to_the_bound_are_drawn_one_by_one() -> None:
    last = f"{2000 + (MOST_MONTHS - 1) // 12}-12"
    assert len(score_plot([month("2000-01", 1), month(last, 1)]).bars) == 2


def test_a_month_that_adds_up_to_nothing_has_no_bar() -> None:
    assert score_plot([month("2024-01", 0, 2)]).bars == ()


def test_nothing_is_drawn_of_nothing() -> None:
    assert score_plot([]).bars == ()


def test_the_timeline_names_its_numbers() -> None:
    bins = tuple(
        TimelineBin(label=label, since=f"{label}-01", until=f"{label}-31", events=events)
        for label, events in (("2024-01", 1), ("2024-02", 0), ("2024-03", 1200))
    )
    line = Timeline(unit="month", bins=bins, earlier=0, wider=0, undated=0)
    titles = [bar.title for bar in timeline_plot(line).bars]
    assert titles == ["2024-01: 1 event", "2024-03: 1,200 events"]


def test_a_phone_shows_a_few_labels() -> None:
    plot = score_plot([month("2010-01", 1), month("2024-12", 1)])
    assert len(plot.ticks) <= 13
    assert sum(not tick.minor for tick in plot.ticks) <= 5


def test_a_turn_stands_between_the_months_that_it_parts() -> None:
    turn = TurningPoint(month="2024-03", before=-2, after=7, ended=False, events=())
    drawn = score_plot([month("2024-01", -2), month("2024-04", 7)], [turn])
    (mark,) = drawn.turns
    before, after = drawn.bars
    assert before.x + before.width < mark.x < after.x
    assert mark.label == "From 2024-03: −2 a month before, +7 after"
