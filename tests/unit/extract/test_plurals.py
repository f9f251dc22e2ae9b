"""Plurals: pairs, families and the two of one word."""

from __future__ import annotations

import pytest

from sayso.records import Prediction
from tests.unit.extract.reading_of import mention, names, read, saw


def test_the_two_stand_for_the_pair_named_before() -> None:
    found = read("Elon Musk fought Mark Zuckerberg for years. Now the two are friends.")
    plural = next(one for one in found.chains if one.members)
    assert sorted(names(found, plural.members)) == ["Elon Musk", "Mark Zuckerberg"]


def test_a_family_is_its_two_members() -> None:
    text = "We saw Ada Marsh with Bo Marsh. Then the Marshs left, and the Marshs slept."
    found = read(text)
    plural = next(one for one in found.chains if one.members)
    assert sorted(names(found, plural.members)) == ["Ada Marsh", "Bo Marsh"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We met Ada Marsh and Bo Lund. Both left.", ["Ada Marsh", "Bo Lund"]),
        ("We met Ada Marsh, Bo Lund and Cy Reed. Both left.", []),
    ],
)
def test_both_are_the_two_of_the_sentence_before(text: str, pair: list[str]) -> None:
    found = read(
        text, Prediction(model="test", mentions=(mention(text, "Both", "other", "pronoun"),))
    )
    plural = [one for one in found.chains if one.members]
    assert sorted(name for one in plural for name in names(found, one.members)) == pair


def test_a_pair_in_one_word_is_two_people() -> None:
    text = "Robert Hale met Susan Lee. The Hale-Lee talks lasted a day."
    people = ("Hale-Lee", "Robert Hale", "Susan Lee")
    mentions = tuple(mention(text, one, "person", "name") for one in people)
    found = read(text, saw(text, mentions=mentions))
    pair = next(one for one in found.mentions if one.text == "Hale-Lee")
    members = next(chain.members for chain in found.chains if chain.id == pair.chain)
    assert sorted(names(found, members)) == ["Robert Hale", "Susan Lee"]


def test_both_parties_are_the_two_that_the_article_names() -> None:
    text = "Republicans and Democrats spoke on CNN and Fox. Both parties agreed."
    seen = (
        mention(text, "Republicans", "organization", "name"),
        mention(text, "Democrats", "organization", "name"),
        mention(text, "CNN", "organization", "name"),
        mention(text, "Fox", "organization", "name"),
        mention(text, "Both parties", "group", "description"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.members)
    assert sorted(names(found, chain.members)) == ["Democrats", "Republicans"]


@pytest.mark.parametrize("words", ["Both men", "The two", "Both of the men", "These two leaders"])
def test_a_pair_is_known_by_its_number(words: str) -> None:
    text = f"Ada Marsh met Bo Reyes. {words} agreed."
    seen = (
        mention(text, "Ada Marsh", "person", "name"),
        mention(text, "Bo Reyes", "person", "name"),
        mention(text, words, "group", "description"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.members)
    assert sorted(names(found, chain.members)) == ["Ada Marsh", "Bo Reyes"]


def test_a_name_of_two_states_is_both() -> None:
    text = "The EU and the UK met. The EU-UK pact holds, said the UK. The EU agreed."
    seen = tuple(
        mention(text, words, "place", "name", nth)
        for words, nth in (("EU", 0), ("UK", 0), ("EU-UK", 0), ("UK", 2), ("EU", 2))
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.name == "EU-UK")
    assert sorted(names(found, chain.members)) == ["EU", "UK"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Ada Marsh and Bo Lund met. Then they left.", ["Ada Marsh", "Bo Lund"]),
        ("Sens. Ada Marsh and Bo Lund met. They left.", ["Ada Marsh", "Bo Lund"]),
        ("Ada Marsh saw Bo Lund again. They left.", ["Ada Marsh", "Bo Lund"]),
        ("Ada Marsh saw Bo Lund again. Then they left.", []),
    ],
)
def test_they_are_those_named_together_before(text: str, pair: list[str]) -> None:
    seen = tuple(mention(text, one, "person", "name") for one in ("Ada Marsh", "Bo Lund"))
    found = read(text, Prediction(model="test", mentions=seen))
    plural = [one for one in found.chains if one.members]
    assert sorted(name for one in plural for name in names(found, one.members)) == pair
