from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

import reliability


def test_an_item_of_probability_one_is_in_the_last_bin() -> None:
    (one,) = reliability.binned([(1.0, True), (0.93, False)])
    assert (one.least, one.items, one.right) == (0.9, 2, 0.5)


def test_sure_and_right_as_often_is_no_error() -> None:
    judged = [(0.75, True)] * 3 + [(0.75, False)]
    assert reliability.calibration_error(reliability.binned(judged)) == pytest.approx(0.0)


def test_the_error_is_weighted_by_items() -> None:
    judged = [(0.95, True)] * 9 + [(0.5, False)]
    error = reliability.calibration_error(reliability.binned(judged))
    assert error == pytest.approx(0.9 * 0.05 + 0.1 * 0.5)


def test_nothing_read_has_no_error() -> None:
    assert reliability.calibration_error(reliability.binned([])) == 0.0


def test_the_picture_is_one_svg_with_a_point_for_each_bin() -> None:
    bins = reliability.binned([(0.95, True), (0.35, False)])
    root = ET.fromstring(reliability.picture({"statements": bins}))
    assert len(root.findall(".//{http://www.w3.org/2000/svg}circle")) == 2


def test_the_table_names_every_bin() -> None:
    text = reliability.table("statements", reliability.binned([(0.95, True), (0.35, False)]))
    assert "| 0.9-1.0 | 1 | 0.95 | 1.00 |" in text
    assert "| 0.3-0.4 | 1 | 0.35 | 0.00 |" in text
