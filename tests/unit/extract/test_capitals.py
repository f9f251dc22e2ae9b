"""Names by capitalisation alone."""

from __future__ import annotations

from tests.unit.extract.reading_of import names_in, read


def test_societies_are_read_whole() -> None:
    found = read("They gave to Americans for Prosperity and the Centers for Health and Safety.")
    have = {chain.name for chain in found.chains}
    assert {"Americans for Prosperity", "Centers for Health and Safety"} <= have


def test_a_name_of_a_day_keeps_its_day() -> None:
    assert names_in("He won on Super Tuesday.", "Super Tuesday") == ["Super Tuesday"]


def test_a_day_behind_a_name_is_no_part_of_it() -> None:
    assert names_in("They said that Bo Marsh Thursday had left.", "Bo Marsh") == ["Bo Marsh"]
