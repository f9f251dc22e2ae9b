"""Whose office a text speaks of."""

from __future__ import annotations

import pytest

from sayso.extract.offices import office_behind
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, chain_of, linked, read


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


def _led(text: str, words: str, name: str) -> str:
    """The chain of a head of state, where the network is sure that it is who is named."""
    seen = [(name, "person", "name"), (words, "person", "description")]
    return chain_of(linked(text, seen, [(1, 0, 0.95)]), words)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "President Carl Osei met Ukraine\u2019s president.",
            "Ukraine\u2019s president",
            "Carl Osei",
        ),
        ("Carl Osei met the president of Turkey.", "the president of Turkey", "Carl Osei"),
    ],
)
def test_the_head_of_a_foreign_state_is_nobody_of_another(text: str, words: str, name: str) -> None:
    assert _led(text, words, name) != name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ukrainian President Ada Lund spoke. So Ukraine\u2019s president left.",
            "Ukraine\u2019s president",
        ),
        ("Ada Lund spoke. So the American president left.", "the American president"),
    ],
)
def test_a_head_of_state_is_whom_the_state_stands_beside(text: str, words: str) -> None:
    assert _led(text, words, "Ada Lund") == "Ada Lund"
