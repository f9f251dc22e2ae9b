"""Cells of CSV and TSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

Value = str | int | float | bool | None

# A cell that begins with one of these signs is run as a formula by spreadsheet programs (OWASP,
# "CSV Injection", with the wide forms); white space before it is trimmed by some. The words of
# articles are other people's. Apostrophes are counted so that `bare` undoes exactly what was done.
_FORMULA = re.compile(r"'*[\s\x00-\x1f\ufeff]*[=+\-@＝＋－＠]")


def cell(value: Value) -> str:
    """A value as a cell: text that could be a formula with an apostrophe before it.

    Numbers stay as they are, truth is `true` or `false`, a missing value is empty.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return repr(value)


def line_cell(value: Value) -> str:
    """The same on one line: every run of white space is one space."""
    return cell(" ".join(value.split()) if isinstance(value, str) else value)


def bare(text: str) -> str:
    """The text that `cell` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
