"""Plots as plain geometry: where each bar and tick goes; the templates draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from sayso.book.pages import ScoreMonth, Timeline, TurningPoint
from sayso.records import Record

WIDTH: Final = 720
"""Width of a plot in its own units; on the page it fills the column."""
HEIGHT: Final = 170
FOOT: Final = 26
"""Room for the labels below."""
HEAD: Final = 18
"""Room above the highest bar, for its value."""
WIDEST_BAR: Final = 22
MOST_MONTHS: Final = 240
"""Months drawn one by one (three units each); a longer relation is drawn by year."""
MOST_YEARS: Final = 120
"""Years drawn; earlier ones are in the table of numbers only."""
WIDE_TICKS: Final = 13
"""Labels that fit a desk."""
NARROW_TICKS: Final = 5
"""Labels that fit a phone."""


class Bar(Record, frozen=True, kw_only=True):
    """One bar."""

    x: float
    y: float
    width: float
    height: float
    title: str
    negative: bool = False


class Tick(Record, frozen=True, kw_only=True):
    """A label below the plot."""

    x: float
    label: str
    minor: bool
    """Left out on a phone."""


class Level(Record, frozen=True, kw_only=True):
    """A line across the plot, with its value."""

    y: float
    label: str


class Plot(Record, frozen=True, kw_only=True):
    """A plot: bars over a zero line."""

    width: int
    height: int
    zero: float
    """Where the zero line runs."""
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    lines: tuple[Level, ...]
    """The largest value above zero and the smallest below it."""
    turns: tuple[Tick, ...] = ()
    """Where the level changes, between two bars."""


class _Value(Record, frozen=True, kw_only=True):
    label: str
    value: float
    title: str


def timeline_plot(timeline: Timeline) -> Plot:
    """How many events happened in each month or year."""
    return _plot(
        [
            _Value(label=one.label, value=one.events, title=f"{one.label}: {_events(one.events)}")
            for one in timeline.bins
        ]
    )


def score_plot(months: Sequence[ScoreMonth], turns: Sequence[TurningPoint] = ()) -> Plot:
    """The score of a relation in each month, and where it turns; in each year, without the turns,
    if there are too many months."""
    scores = {one.month: one for one in months}
    labels = list(_span(min(scores), max(scores))) if scores else []
    if len(labels) > MOST_MONTHS:
        return _score_plot_by_year(months)
    values = []
    for label in labels:
        one = scores.get(label, ScoreMonth(month=label, score=0, events=0, newsrooms=0))
        values.append(_score_value(label, one.score, one.events))
    step = WIDTH / max(len(labels), 1)
    marks = [
        Tick(x=round(labels.index(one.month) * step, 2), label=_turn(one), minor=False)
        for one in turns
    ]
    return msgspec.structs.replace(_plot(values), turns=tuple(marks))


def _turn(point: TurningPoint) -> str:
    return f"From {point.month}: {signed(point.before)} a month before, {signed(point.after)} after"


def _score_plot_by_year(months: Sequence[ScoreMonth]) -> Plot:
    last = int(months[-1].month[:4])
    first = max(int(months[0].month[:4]), last - MOST_YEARS + 1)
    values = []
    for year in range(first, last + 1):
        inside = [one for one in months if int(one.month[:4]) == year]
        values.append(
            _score_value(
                f"{year:04}", sum(one.score for one in inside), sum(one.events for one in inside)
            )
        )
    return _plot(values)


def _score_value(label: str, score: float, events: int) -> _Value:
    return _Value(
        label=label, value=score, title=f"{label}: {signed(score)} from {_events(events)}"
    )


def signed(number: float) -> str:
    """A number with its sign: `+7`, `−5.5`."""
    return f"{number:+g}".replace("-", "−")


def _events(number: int) -> str:
    return f"{number:,} event" + ("" if number == 1 else "s")


def _span(first: str, last: str) -> Iterable[str]:
    """Every month from `first` to `last`, at most one more than can be drawn."""
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    stop = int(last[:4]) * 12 + int(last[5:])
    for month in range(start, min(stop, start + MOST_MONTHS + 1)):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def _plot(values: Sequence[_Value]) -> Plot:
    most = max((one.value for one in values), default=0)
    least = min((one.value for one in values), default=0)
    most, least = max(most, 0), min(least, 0)
    unit = (HEIGHT - FOOT - HEAD) / ((most - least) or 1)
    zero = HEAD + most * unit
    step = WIDTH / max(len(values), 1)
    width = min(step * 0.8, WIDEST_BAR)
    bars = [
        Bar(
            x=round((index + 0.5) * step - width / 2, 2),
            y=round(zero - max(one.value, 0) * unit, 2),
            width=round(width, 2),
            height=round(max(abs(one.value) * unit, 1), 2),
            title=one.title,
            negative=one.value < 0,
        )
        for index, one in enumerate(values)
        if one.value
    ]
    return Plot(
        width=WIDTH,
        height=HEIGHT,
        zero=round(zero, 2),
        bars=tuple(bars),
        ticks=tuple(_ticks([one.label for one in values], step)),
        lines=tuple(
            Level(y=round(zero - value * unit, 2), label=signed(value) if least else f"{value:g}")
            for value in (most, least)
            if value
        ),
    )


def _ticks(labels: Sequence[str], step: float) -> Iterable[Tick]:
    """Years where they begin; of a plot within two years every month that fits."""
    marks = [(i, label[:4]) for i, label in enumerate(labels) if label[4:] in ("", "-01")]
    if len(labels) <= 2 * 12 and labels and len(labels[0]) > 4:
        marks = list(enumerate(labels))
    stride = -(-len(marks) // WIDE_TICKS) or 1
    marks = marks[::stride]
    narrow = -(-len(marks) // NARROW_TICKS) or 1
    for place, (index, label) in enumerate(marks):
        yield Tick(x=round((index + 0.5) * step, 2), label=label, minor=place % narrow != 0)
