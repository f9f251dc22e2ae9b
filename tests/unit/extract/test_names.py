"""Where names begin and end, and what is no name."""

from __future__ import annotations

import pytest

from sayso.extract.mentions import find_mentions
from sayso.records import Prediction
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import chain_of, mention, names_in, read, sees_names


@pytest.mark.parametrize(
    "words",
    ["Hide Caption", "Story Continued Below", "Caption 3 of 14 Photos", "There", "OK", "ET", "2016",
     "Wednesday", "Replay", "Email Sign Up"],
)  # fmt: skip
def test_what_the_page_says_of_itself_is_no_name(words: str) -> None:
    text = f"The mayor left. {words} He came back."
    assert names_in(text, words, kind="person") == []


@pytest.mark.parametrize(("words", "kept"), [("D-Ohio", []), ("R-Texas", []), ("D-Day", ["D-Day"])])
def test_a_party_with_a_state_is_no_name(words: str, kept: list[str]) -> None:
    assert names_in(f"They came, {words}, late.", words, kind="place") == kept


def test_a_body_of_capitals_is_a_name_although_its_word_is_none() -> None:
    assert names_in("The WHO warned them.", "WHO") == ["WHO"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Center for American Progress", "Center for American Progress"),
        ("the Democratic National Convention", "Democratic National Convention"),
        ("the First Amendment", "First Amendment"),
        ("the Council on Foreign Relations", "Council on Foreign Relations"),
        ("the Rev. Marlon Lucas King Jr.", "Marlon Lucas King Jr"),
        ("First Lady Ada Marsh", "Ada Marsh"),
        ("Washington state", "Washington state"),
    ],
)
def test_a_word_that_may_be_a_title_stays_within_a_name(words: str, name: str) -> None:
    text = f"In town {words} was seen."
    (found,) = find_mentions(lay_out(text), sees_names(text, words))
    assert " ".join(found.name) == name


def test_a_description_that_ends_in_a_name_behind_a_title_is_that_name() -> None:
    text = "Acme CEO Mike Firth said no. Later Firth left."
    mentions = (
        mention(text, "Acme CEO Mike Firth", "person", "description"),
        mention(text, "Firth", "person", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "Firth") == "Mike Firth"
