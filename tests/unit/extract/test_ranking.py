"""Whom `he` and `she` choose: subjects, speakers, who is near, the network's link."""

from __future__ import annotations

import math

import pytest

from sayso.extract.ranking import weights
from tests.unit.extract.reading_of import chain_of, linked

PEOPLE = [("Robert Hale", "person", "name"), ("Mark Lund", "person", "name")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robert Hale met Mark Lund, who said he would go.", "Mark Lund"),
        ("Robert Hale said he would ask Mark Lund.", "Robert Hale"),
        ("Robert Hale left early.\n\nMark Lund stayed, and he won.", "Mark Lund"),
    ],
)
def test_between_two_links_the_text_decides(text: str, who: str) -> None:
    words = [*PEOPLE, ("he", "person", "pronoun")]
    links = [(2, 0, 0.5), (2, 1, 0.5)] if text.index(" he ") > text.index("Lund") else [(2, 0, 0.5)]
    assert chain_of(linked(text, words, links), "he") == who


def test_a_sure_link_outweighs_who_is_near() -> None:
    text = "Robert Hale left. Mark Lund stayed. He won."
    found = linked(text, [*PEOPLE, ("He", "person", "pronoun")], [(2, 0, 0.99)])
    assert chain_of(found, "He") == "Robert Hale"


def test_whoever_fits_not_is_no_candidate() -> None:
    words = [("Susan Lee", "person", "name"), ("He", "person", "pronoun")]
    assert chain_of(linked("Susan Lee left. He won.", words, [(1, 0, 0.99)]), "He") == "He"


def test_every_weight_is_a_number() -> None:
    assert weights()
    assert all(math.isfinite(weight) for weight in weights().values())
