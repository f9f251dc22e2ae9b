"""Names of one text: what belongs to them, and what is none."""

import pytest

from sayso.extract.mentions import find_mentions
from sayso.records import EntityType, PredictedMention, Prediction
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, read


def seen(text: str, *words: str, kind: EntityType = "other") -> Prediction:
    """The network sees these words as names."""
    return Prediction(
        model="test",
        mentions=tuple(
            PredictedMention(
                span=at(text, one), head=at(text, one), type=kind, form="name", probability=0.9
            )
            for one in words
        ),
    )


def names(text: str, *words: str, kind: EntityType = "other") -> list[str]:
    found = find_mentions(lay_out(text), seen(text, *words, kind=kind))
    return [one.span.cut(text) for one in found if one.form == "name"]


@pytest.mark.parametrize(
    "words",
    ["Hide Caption", "Story Continued Below", "Caption 3 of 14 Photos", "There", "OK", "ET", "2016",
     "Wednesday", "Replay", "Email Sign Up"],
)  # fmt: skip
def test_what_the_page_says_of_itself_is_no_name(words: str) -> None:
    text = f"The mayor left. {words} He came back."
    assert names(text, words, kind="person") == []


def test_a_body_of_capitals_is_a_name_although_its_word_is_none() -> None:
    assert names("The WHO warned them.", "WHO") == ["WHO"]


def test_a_name_of_a_day_keeps_its_day() -> None:
    assert names("He won on Super Tuesday.", "Super Tuesday") == ["Super Tuesday"]


def test_a_day_behind_a_name_is_no_part_of_it() -> None:
    assert names("They said that Bo Marsh Thursday had left.", "Bo Marsh") == ["Bo Marsh"]


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ("He works at the Center for Strategic and International Studies in town.",
         "the Center", "Center for Strategic and International Studies"),
        ("He fought Immigration and Customs Enforcement for years.",
         "Customs Enforcement", "Immigration and Customs Enforcement"),
        ("She chairs the House Ways and Means Committee there.",
         "Means Committee", "House Ways and Means Committee"),
    ],
)  # fmt: skip
def test_a_piece_of_a_longer_name_gives_way_to_it(text: str, piece: str, whole: str) -> None:
    assert names(text, piece, kind="organization") == [whole]


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
    (found,) = find_mentions(lay_out(text), seen(text, words))
    assert " ".join(found.name) == name


def test_whom_an_administration_is_named_for_is_a_person() -> None:
    text = "Then the Marsh administration left."
    (found,) = find_mentions(lay_out(text), seen(text, "Marsh"))
    assert found.type == "person"


def test_a_man_of_her_surname_is_not_she() -> None:
    text = "Michelle Marsh smiled. Mr. Marsh said no. Later Mr. Marsh left."
    reading = read(text, seen(text, "Michelle Marsh", "Mr. Marsh", kind="person"))
    chains = {one.chain for one in reading.mentions if one.form == "name"}
    assert len(chains) == 2


def test_a_man_with_a_first_name_of_men_and_women_is_one() -> None:
    text = "Leslie Marsh smiled. Mr. Marsh said no."
    reading = read(text, seen(text, "Leslie Marsh", "Mr. Marsh", kind="person"))
    assert len({one.chain for one in reading.mentions if one.form == "name"}) == 1


def test_letters_of_a_convention_are_its_committees() -> None:
    text = "The Republican National Convention met. The RNC paid."
    words = ("The Republican National Convention", "The RNC")
    reading = read(text, seen(text, *words, kind="organization"))
    assert len({one.chain for one in reading.mentions if one.form == "name"}) == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ada Marsh Ada Lou MarshHouse", "Ada Marsh"),
        ("Lou MarshHouse", "Marsh"),
        ("Ada MarshHouse", "Ada Marsh"),
        ("Bo McHale Bo Lou McHaleGOP", "Bo McHale"),
        ("Bo McMarsh", "Bo McMarsh"),
        ("MarshCare", "MarshCare"),
    ],
)
def test_a_headline_right_behind_a_name_is_no_part_of_it(words: str, name: str) -> None:
    text = f"Ada Marsh won. It was {words} votes for more."
    found = find_mentions(lay_out(text), seen(text, "Ada Marsh", words, kind="person"))
    assert " ".join(next(one for one in found if one.span == at(text, words)).name) == name


def test_a_first_name_with_junior_is_not_the_father() -> None:
    text = "Donald Marsh smiled. Donald Jr. said no."
    reading = read(text, seen(text, "Donald Marsh", "Donald Jr", kind="person"))
    assert len({one.chain for one in reading.mentions if one.form == "name"}) == 2


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
    found = find_mentions(lay_out(text), seen(text, words, kind="person"))
    assert next(one for one in found if one.form == "name").type == kind
