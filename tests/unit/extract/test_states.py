"""Names that a city and a state share."""

from __future__ import annotations

import pytest

from sayso.extract.mentions import find_mentions
from sayso.extract.states import means_state
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, sees_names


@pytest.mark.parametrize(
    "text",
    [
        "New York Gov. Ada Marsh came.",
        "Sen. Bo Lund of New York came.",
        "the state of New York sued.",
        "He lives in upstate New York now.",
        "New York’s Democratic governor came.",
        "voters in New York chose her.",
        "She lives in Mount Lund, New York.",
    ],
)
def test_offices_and_voters_tell_of_the_state(text: str) -> None:
    assert means_state(lay_out(text), at(text, "New York"))


@pytest.mark.parametrize(
    "text",
    ["He spoke in New York on Monday.", "New York Mayor Ada Marsh.", "in Rome, New York and Oslo"],
)
def test_else_the_words_do_not(text: str) -> None:
    assert not means_state(lay_out(text), at(text, "New York"))


@pytest.mark.parametrize(
    ("text", "told"), [("lawmakers in Washington", False), ("Washington Gov. Ada Marsh", True)]
)
def test_lawmakers_in_washington_are_no_states(text: str, told: bool) -> None:
    assert means_state(lay_out(text), at(text, "Washington")) == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It drove to New York City on Tuesday.", ("New", "York", "City")),
        ("It moved New York Sen. Ada Marsh.", ("New", "York", "state")),
        ("He spoke in New York.", ("New", "York")),
    ],
)
def test_the_city_and_the_state_have_names_of_their_own(text: str, name: tuple[str, ...]) -> None:
    found = find_mentions(lay_out(text), sees_names(text, "New York", kind="place"))
    assert name in {one.name for one in found}
