from __future__ import annotations

import pytest

from sayso.records import Span
from sayso.text.layout import lay_out
from sayso.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta's plan", ["Meta", "'s", "plan"]),
        ("Meta’s plan", ["Meta", "’s", "plan"]),
        ("don't go", ["don't", "go"]),
        ("the U.S. economy", ["the", "U.S.", "economy"]),
        ("$3.5 million", ["$", "3.5", "million"]),
        ("Mar-a-Lago club", ["Mar-a-Lago", "club"]),
        ("Trump-related news", ["Trump", "-", "related", "news"]),
        ("AT&T said so.", ["AT&T", "said", "so", "."]),
    ],
)
def test_words_are_cut_as_the_rules_need_them(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


def test_snap_widens_to_whole_words() -> None:
    layout = lay_out("The committee voted.")
    assert layout.snap(Span(start=6, end=9)) == Span(start=4, end=13)


def test_snap_of_white_space_is_none() -> None:
    assert lay_out("a  b").snap(Span(start=1, end=3)) is None
