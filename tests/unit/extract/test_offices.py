"""Whose office a text speaks of."""

from __future__ import annotations

import pytest

from sayso.extract.offices import office_behind
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, chain_of, read


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Much changed during his presidency.", "president"),
        ("Much changed in his time as the governor.", "governor"),
        ("Much changed in his years as a plumber.", ""),
        ("Much changed in his time.", ""),
    ],
)
def test_an_office_is_told_behind_its_owner(text: str, role: str) -> None:
    assert office_behind(lay_out(text), at(text, "his")) == role


def test_a_presidency_is_the_presidents() -> None:
    text = "President Carl Osei spoke. Rosa Lind said no. Not so in his presidency."
    assert chain_of(read(text), "his") == "Carl Osei"


def test_a_presidency_may_be_of_whom_its_sentence_names() -> None:
    text = "President Carl Osei spoke. Bruno Lind dreams of his presidency."
    assert chain_of(read(text), "his") == "Bruno Lind"
