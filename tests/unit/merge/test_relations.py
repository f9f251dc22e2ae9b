from __future__ import annotations

from typing import Any

from sayso.merge.relations import Line, change_points, months_between, relate

WEIGHTS = {"donate": 7.0, "criticize": -2.0, "threaten": -4.0}


def line(name: str, kind: str, day: str | None, **more: Any) -> Line:
    values: dict[str, Any] = {"initiators": ("meta",), "recipients": ("trump",)}
    return Line(id=name, kind=kind, earliest=day, latest=day, **{**values, **more})


def test_a_month_adds_the_weights_of_its_events() -> None:
    rows = [line("a", "donate", "2024-12-11"), line("b", "criticize", "2024-12-02")]
    (month,) = relate(["meta"], ["trump"], rows, WEIGHTS).months
    assert (month.month, month.score, month.lines) == ("2024-12", 5.0, ("b", "a"))


def test_months_without_an_event_are_kept_with_nothing() -> None:
    rows = [line("a", "donate", "2024-10-11"), line("b", "donate", "2024-12-02")]
    months = relate(["meta"], ["trump"], rows, WEIGHTS).months
    assert [(month.month, month.score) for month in months] == [
        ("2024-10", 7.0), ("2024-11", 0), ("2024-12", 7.0),
    ]  # fmt: skip


def test_undated_events_are_listed_and_not_placed() -> None:
    vague = line("a", "donate", None)
    year = Line(
        id="b", kind="donate", initiators=("meta",), recipients=("trump",),
        earliest="2023-01-01", latest="2023-12-31",
    )  # fmt: skip
    found = relate(["meta"], ["trump"], [vague, year], WEIGHTS)
    assert (found.lines, found.months) == ((), ())
    assert {one.id for one in found.undated} == {"a", "b"}


def test_only_what_is_between_the_two_belongs() -> None:
    rows = [line("a", "donate", "2024-10-11", recipients=("biden",))]
    assert relate(["meta"], ["trump"], rows, WEIGHTS).lines == ()


def test_a_party_can_be_several_and_either_can_act() -> None:
    row = line("a", "threaten", "2024-08-09", initiators=("trump",), recipients=("zuckerberg",))
    found = relate(["meta", "zuckerberg"], ["trump"], [row], WEIGHTS)
    assert [month.score for month in found.months] == [-4.0]


def test_a_change_of_level_is_a_turning_point_with_its_events() -> None:
    months = months_between("2024-01", "2024-12")
    bad = [line(f"bad {month}", "criticize", f"{month}-05") for month in months[:6]]
    good = [line(f"good {month}", "donate", f"{month}-05") for month in months[6:]]
    (turn,) = relate(["meta"], ["trump"], bad + good, WEIGHTS).turning_points
    assert (turn.month, turn.before, turn.after) == ("2024-07", -2.0, 7.0)
    assert turn.lines[0] == "good 2024-07"


def test_a_single_outburst_is_no_turning_point() -> None:
    assert change_points([0.0] * 6 + [-9.0] + [0.0] * 6) == ()


def test_a_steady_or_short_series_has_no_turning_point() -> None:
    assert change_points([3.0] * 20) == change_points([1.0, 9.0]) == change_points([]) == ()


def test_two_changes_are_both_found() -> None:
    assert change_points([0.0] * 8 + [8.0] * 8 + [-8.0] * 8) == (8, 16)


def test_months_run_over_the_end_of_a_year() -> None:
    assert months_between("2023-11", "2024-02") == ("2023-11", "2023-12", "2024-01", "2024-02")
