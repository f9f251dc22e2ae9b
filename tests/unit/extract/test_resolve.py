"""From the words of a participant to whom they stand for."""

from __future__ import annotations

import pytest

from sayso.extract.chains import build_chains
from sayso.extract.mentions import find_mentions
from sayso.extract.resolve import Resolver
from sayso.records import Article, PredictedMention, Prediction
from sayso.text.layout import lay_out
from tests.unit.extract import reading_of
from tests.unit.extract.reading_of import at, by_cue, names, read, saw
from tests.unit.extract.test_chains import mention


def led(text: str, words: str, *seen: PredictedMention) -> list[str]:
    """Names of the chains that `words` lead to."""
    layout = lay_out(text)
    mentions = find_mentions(layout, Prediction(model="test", mentions=seen))
    found = build_chains(Article(id="a", text=text), layout, mentions, (), ())
    resolver = Resolver(layout, found)
    return [resolver.chain(chain).name for chain in resolver.chains_of((at(text, words),))]


def test_the_words_that_a_mention_ends_with_stand_for_it() -> None:
    text = "It pressed FBI Director Jim Hale to act."
    assert led(text, "Jim Hale", mention(text, "FBI Director Jim Hale", "person", "name")) == [
        "Jim Hale"
    ]


@pytest.mark.parametrize("words", ["who", "whom"])
def test_who_is_the_person_named_before(words: str) -> None:
    text = f"They met Ada Marsh of Acme, {words} Bo saw."
    seen = (
        mention(text, "Ada Marsh", "person", "name"),
        mention(text, "Acme", "organization", "name"),
    )
    assert led(text, words, *seen) == ["Ada Marsh"]


def test_which_is_no_person() -> None:
    text = "They met Ada Marsh of Acme, which Bo saw."
    seen = (
        mention(text, "Ada Marsh", "person", "name"),
        mention(text, "Acme", "organization", "name"),
    )
    assert led(text, "which", *seen) == ["Acme"]


def test_officials_of_two_bodies_are_both() -> None:
    text = "They asked top FBI and Treasury Department officials in May."
    seen = (
        mention(text, "FBI", "organization", "name"),
        mention(text, "Treasury Department", "organization", "name"),
    )
    assert led(text, "top FBI and Treasury Department officials", *seen) == [
        "FBI",
        "Treasury Department",
    ]


def test_people_at_a_body_act_for_it() -> None:
    text = "They asked executives from Acme in May."
    seen = (mention(text, "Acme", "organization", "name"),)
    assert led(text, "executives from Acme", *seen) == ["Acme"]


def test_the_president_of_a_state_is_not_the_state() -> None:
    text = "It harmed a president of the United States in May."
    seen = (mention(text, "the United States", "place", "name"),)
    assert led(text, "a president of the United States", *seen) != ["United States"]


def test_a_capital_that_acts_is_its_state_where_the_article_names_both() -> None:
    text = "The rule of Russia fell. They blamed Moscow in May."
    seen = (mention(text, "Russia", "place", "name"), mention(text, "Moscow", "place", "name"))
    assert led(text, "Moscow", *seen) == ["Russia"]
    alone = "They blamed Moscow in May."
    assert led(alone, "Moscow", mention(alone, "Moscow", "place", "name")) == ["Moscow"]


def test_an_administration_is_not_its_president() -> None:
    text = "Critics of the Marsh administration met Ada Marsh."
    seen = (
        mention(text, "the Marsh administration", "organization", "description"),
        mention(text, "Ada Marsh", "person", "name"),
    )
    assert led(text, "the Marsh administration", *seen) == ["the Marsh administration"]


def test_a_name_with_an_initial_is_found_behind_its_title() -> None:
    text = "They asked Rep. Darrell E. Moss about it."
    seen = (mention(text, "Rep. Darrell E. Moss", "person", "name"),)
    assert led(text, "Darrell E. Moss", *seen) == ["Darrell E. Moss"]


def test_who_is_named_with_a_state_speaks_and_not_the_state() -> None:
    text = "Rep. Eli Engel of Ohio, the panel's chairman, said that it was late."
    told = saw(
        text,
        statements=(("Rep. Eli Engel of Ohio, the panel's chairman,", "said", "that it was late"),),
        mentions=(
            reading_of.mention(text, "Eli Engel", "person", "name"),
            reading_of.mention(text, "Ohio", "place", "name"),
        ),
    )
    found = read(text, told)
    assert names(found, by_cue(found, "said").source.chains) == ["Eli Engel"]


@pytest.mark.parametrize("words", ["the Lund bill", "Lund emails", "that Lund account"])
def test_what_belongs_to_a_name_right_before_it_stands_for_it(words: str) -> None:
    text = f"They read {words} in May. Ada Lund left."
    seen = (mention(text, "Ada Lund", "person", "name"), mention(text, "Lund", "person", "name"))
    assert led(text, words, *seen) == ["Ada Lund"]


def test_what_is_not_owned_is_not_whose_name_stands_before_it() -> None:
    text = "They met supporters of the Lund bill in May."
    seen = (mention(text, "Lund", "person", "name"),)
    assert led(text, "supporters of the Lund bill", *seen) != ["Lund"]


@pytest.mark.parametrize(("kind", "who"), [("organization", "Marsh"), ("place", "Marsh police")])
def test_people_act_for_a_body_and_not_for_a_place_before_them(kind: str, who: str) -> None:
    text = "They asked Marsh police in May."
    seen = (
        mention(text, "Marsh", kind, "name"),
        mention(text, "Marsh police", "organization", "description"),
    )
    assert led(text, "Marsh police", *seen) == [who]


def test_a_name_in_a_headline_is_whom_the_article_names() -> None:
    text = "Vote Out Lund. Ada Lund left. Then Lund spoke."
    seen = (
        mention(text, "Vote Out Lund", "other", "name"),
        mention(text, "Ada Lund", "person", "name"),
        mention(text, "Lund", "person", "name", nth=2),
    )
    assert led(text, "Lund", *seen) == ["Ada Lund"]
