from __future__ import annotations

import random
from itertools import pairwise

import pytest

from sayso.merge.relations import Weighed, change_points, months_between, turning_points


def each(kind: str, months: tuple[str, ...], weight: float) -> list[Weighed]:
    return [Weighed(id=f"{kind} {month}", month=month, weight=weight) for month in months]


def test_a_change_of_level_is_a_turning_point_with_its_events() -> None:
    months = months_between("2024-01", "2024-12")
    events = each("bad", months[:6], -2.0) + each("good", months[6:], 7.0)
    (turn,) = turning_points(events)
    assert (turn.month, turn.before, turn.after, turn.ended) == ("2024-07", -2.0, 7.0, False)
    assert turn.events == tuple(f"good {month}" for month in months[6:11])


def test_only_events_that_pull_its_way_make_a_turn() -> None:
    months = months_between("2024-01", "2024-12")
    blame = Weighed(id="blame", month="2024-07", weight=-1.0)
    events = [*each("bad", months[:6], -2.0), blame, *each("good", months[6:], 7.0)]
    (turn,) = turning_points(events)
    assert "blame" not in turn.events


def test_a_turn_that_nothing_new_makes_shows_what_ended() -> None:
    months = months_between("2024-01", "2024-12")
    events = each("bad", months[:6], -9.0) + each("end", months[11:], 0.0)
    (turn,) = turning_points(events)
    assert (turn.month, turn.ended) == ("2024-07", True)
    assert turn.events == tuple(f"bad {month}" for month in months[:5])


def test_months_without_an_event_count_as_nothing() -> None:
    events = each("a", ("2024-01", "2024-02"), 9.0) + each("b", ("2024-11", "2024-12"), 9.0)
    assert [turn.month for turn in turning_points(events)] == ["2024-03", "2024-11"]


def test_a_relation_without_events_has_no_turn() -> None:
    assert turning_points([]) == ()


def test_a_single_outburst_is_no_turning_point() -> None:
    assert change_points([0.0] * 6 + [-9.0] + [0.0] * 6) == ()


def test_a_steady_or_short_series_has_no_turning_point() -> None:
    assert change_points([3.0] * 20) == change_points([1.0, 9.0]) == change_points([]) == ()


def test_an_event_of_another_age_costs_no_time_and_hides_no_turn() -> None:
    months = months_between("2021-01", "2024-12")
    events = each("bad", months[:24], -2.0) + each("good", months[24:], 7.0)
    turns = turning_points([Weighed(id="old", month="0001-01", weight=9.0), *events])
    assert [turn.month for turn in turns] == ["2021-01", "2023-01"]


def test_two_changes_are_both_found() -> None:
    assert change_points([0.0] * 8 + [8.0] * 8 + [-8.0] * 8) == (8, 16)


def test_months_run_over_the_end_of_a_year() -> None:
    assert months_between("2023-11", "2024-02") == ("2023-11", "2023-12", "2024-01", "2024-02")


@pytest.mark.parametrize("seed", range(40))
def test_stretches_cost_no_more_than_those_of_ruptures(seed: int) -> None:
    """Exact: the best kept library for it, where it is installed, finds none that cost less."""
    ruptures = pytest.importorskip("ruptures", reason="ruptures is not installed")
    numpy = pytest.importorskip("numpy")
    from sayso.merge.relations import penalty

    chance = random.Random(seed)
    values: list[float] = []
    while len(values) < 40:
        level = chance.choice([0, 0, 2, -4, 7, -9])
        values += [level + chance.choice([0, 0, 0, -10]) for _ in range(chance.randint(2, 14))]

    def cost(points: list[int]) -> float:
        starts = [0, *points, len(values)]
        pieces = [values[a:b] for a, b in pairwise(starts)]
        spread = sum(abs(x - numpy.median(piece)) for piece in pieces for x in piece)
        return float(spread + penalty(values) * len(points))

    given = numpy.array(values, dtype=float)
    theirs = ruptures.Pelt(model="l1", min_size=2, jump=1).fit(given).predict(penalty(values))
    assert cost(list(change_points(values))) <= cost(theirs[:-1]) + 1e-6
