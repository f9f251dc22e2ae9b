from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.cells import bare, cell, line_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n =1", "＝1", "'=1", "''-x", "\ufeff=1"],
)
def test_what_a_spreadsheet_could_run_is_made_text(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Meta", "1=1", "'tis", "$1 million", "“-”", "a\n=1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_numbers_and_truth_are_no_text() -> None:
    values = [cell(value) for value in (-5.5, -3, True, False, None)]
    assert values == ["-5.5", "-3", "true", "false", ""]


def test_a_line_cell_has_no_break_in_it() -> None:
    assert line_cell("a\tb\r\nc\u2028d  e") == "a b c d e"
    assert line_cell(" \n=1") == "'=1"


@given(st.text())
def test_bare_undoes_cell(text: str) -> None:
    assert bare(cell(text)) == text


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_a_row_of_any_text_is_read_back_by_the_csv_module(texts: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(cell, texts))
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert [bare(one) for one in row] == texts
