"""Mentions: what the network saw, read as what it is."""

from __future__ import annotations

import msgspec
import pytest

from sayso.extract.mentions import find_mentions
from sayso.records import Prediction
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, chain_of, mention, read, saw, sees_names


def test_whom_an_administration_is_named_for_is_a_person() -> None:
    text = "Then the Marsh administration left."
    (found,) = find_mentions(lay_out(text), sees_names(text, "Marsh"))
    assert found.type == "person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He told The Bluff so.", "organization"),
        ("He told The Donald so.", "person"),
        ("The Bluff said so.", "person"),
    ],
)
def test_who_has_an_article_within_a_sentence_is_no_person(text: str, kind: str) -> None:
    words = "The Donald" if "Donald" in text else "The Bluff"
    found = find_mentions(lay_out(text), sees_names(text, words, kind="person"))
    assert next(one for one in found if one.form == "name").type == kind


def test_who_acts_for_a_name_is_not_the_name() -> None:
    text = "The Hale administration sued. Ann Hale smiled."
    mentions = (
        mention(text, "The Hale administration", "organization", "name"),
        mention(text, "Ann Hale", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "The Hale administration") == "The Hale administration"


def test_us_in_capitals_is_a_name() -> None:
    text = "The US agreed. It was late."
    found = read(text, Prediction(model="test", mentions=(mention(text, "US", "place", "name"),)))
    assert [chain.name for chain in found.chains if chain.named] == ["US"]


def test_a_name_does_not_reach_over_the_end_of_a_sentence() -> None:
    text = "It was founded by Lund. Hale pointed that out."
    both = mention(text, "Lund. Hale", "person", "name")
    both = msgspec.structs.replace(both, head=at(text, "Hale"))
    found = read(text, saw(text, mentions=(both,)))
    assert {"Lund", "Hale"} <= {one.text for one in found.mentions}


def test_a_group_is_named_without_its_number() -> None:
    text = "They lost. Four Marines were killed."
    seen = (mention(text, "Four Marines", "group", "name"),)
    assert "Marines" in [chain.name for chain in read(text, saw(text, mentions=seen)).chains]


def test_words_seen_as_a_name_and_as_a_description_hold_a_name() -> None:
    text = "It was coach Marit Solberg who spoke. She left."
    words = "coach Marit Solberg"
    seen = (mention(text, words, "person", "description"), mention(text, words, "person", "name"))
    found = read(text, saw(text, mentions=seen))
    assert [one.form for one in found.mentions if one.text == words] == ["name"]


def test_who_is_titled_like_a_person_is_one() -> None:
    text = "They saw President Moon Jae-in again."
    found = find_mentions(lay_out(text), sees_names(text, "President Moon Jae-in", kind="product"))
    assert next(one for one in found if one.form == "name").type == "person"


def test_words_of_abuse_are_no_part_of_a_name() -> None:
    text = "He called her Crooked Marsh again."
    found = find_mentions(lay_out(text), sees_names(text, "Crooked Marsh", kind="person"))
    assert ("Marsh",) in {one.name for one in found}


def test_people_with_whom_a_sentence_begins_have_no_name() -> None:
    text = "Detectives searched the plant. Detective Lund led them."
    seen = saw(text, mentions=(mention(text, "Detectives", "organization", "name"),))
    found = [one for one in read(text, seen).mentions if one.spans[0].start == 0]
    assert [one.form for one in found] == ["description"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It passed the state Senate in May.", "the state Senate"),
        ("It passed the state Senate in May.", "Senate"),
        ("It lost in the state’s Supreme Court.", "Supreme Court"),
    ],
)
def test_a_house_of_a_state_is_not_that_of_the_country(text: str, words: str) -> None:
    found = find_mentions(lay_out(text), sees_names(text, words, kind="organization"))
    assert not any(one.name for one in found)
