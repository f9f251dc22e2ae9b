"""Days are read as written; what could be two days, or none, is none."""

from __future__ import annotations

import pytest

from sayso.ingest.dates import day_at_start, day_of


@pytest.mark.parametrize(
    "written",
    [
        "2024-08-09",
        "2024-8-9",
        "2024-08-09T23:59:59-07:00",
        "2024-08-09 10:00",
        "2024/08/09",
        "20240809",
        "August 9, 2024",
        "Aug. 9 2024",
        "august 9th, 2024",
        "9 August 2024",
        "9th of August, 2024",
        "Friday, August 9, 2024 10:15 EDT",
        "Fri, 09 Aug 2024 12:00:00 GMT",
        "09-Aug-2024",
        "9.8.2024",
        " 2024-08-09 ",
    ],
)
def test_day_is_read(written: str) -> None:
    assert day_of(written) == "2024-08-09"


@pytest.mark.parametrize("written", ["8/25/2024", "25/8/2024", "25.08.2024"])
def test_day_over_twelve_tells_the_order(written: str) -> None:
    assert day_of(written) == "2024-08-25"


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2024", "2024-08", "2024-13-01", "2023-02-29", "03/04/2024", "1723190400",
     "1723190400000", "0001-11-30", "Augustus 9, 2024", "2024-08-091"],
)  # fmt: skip
def test_no_certain_day_is_none(written: str) -> None:
    assert day_of(written) is None


def test_end_of_the_day_is_told() -> None:
    assert day_at_start("August 9, 2024 in Rome") == ("2024-08-09", 14)
