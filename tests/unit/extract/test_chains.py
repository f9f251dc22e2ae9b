"""Who is who in one article: names of one and of several."""

from __future__ import annotations

import msgspec
import pytest

from sayso.records import PredictedMention, Prediction
from tests.unit.extract.reading_of import at, chain_of, mention, names, read, saw


def test_a_surname_joins_the_full_name() -> None:
    found = read("Mark Zuckerberg spoke. Zuckerberg then left for Ohio.")
    assert chain_of(found, "Zuckerberg") == "Mark Zuckerberg"


def test_a_title_is_no_part_of_the_name() -> None:
    found = read("Dr. Rachel Simmons came. We met Dr. Simmons again.")
    assert chain_of(found, "Dr. Simmons") == "Rachel Simmons"


def test_father_and_junior_stay_apart() -> None:
    found = read("Donald Trump met Donald Trump Jr. in May. Later Trump left.")
    assert {chain.name for chain in found.chains if chain.named} == {
        "Donald Trump",
        "Donald Trump Jr.",
    } or {chain.name for chain in found.chains if chain.named} == {
        "Donald Trump",
        "Donald Trump Jr",
    }
    assert chain_of(found, "Trump") == "Donald Trump"


def test_family_members_with_full_names_stay_apart() -> None:
    found = read("We saw Bill Clinton with Hillary Clinton. Then Mrs. Clinton spoke.")
    assert chain_of(found, "Mrs. Clinton") == "Hillary Clinton"
    assert chain_of(found, "Bill Clinton") == "Bill Clinton"


def test_an_acronym_joins_the_body_it_abbreviates() -> None:
    found = read("We asked the Federal Trade Commission. But the FTC was silent.")
    assert chain_of(found, "FTC") == "Federal Trade Commission"


def test_the_last_word_of_an_outlet_stands_for_it() -> None:
    found = read("As the Wall Street Journal wrote, and the Journal was right, it fell.")
    assert chain_of(found, "Journal") == "Wall Street Journal"


def test_a_family_name_may_stand_first() -> None:
    found = read("We met Moon Jae-in in Seoul. Later Moon left for Ohio.")
    assert chain_of(found, "Moon") == "Moon Jae-in"


def test_a_description_that_ends_in_a_name_behind_a_title_is_that_name() -> None:
    text = "Acme CEO Mike Firth said no. Later Firth left."
    mentions = (
        mention(text, "Acme CEO Mike Firth", "person", "description"),
        mention(text, "Firth", "person", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "Firth") == "Mike Firth"


def test_who_acts_for_a_name_is_not_the_name() -> None:
    text = "The Hale administration sued. Ann Hale smiled."
    mentions = (
        mention(text, "The Hale administration", "organization", "name"),
        mention(text, "Ann Hale", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "The Hale administration") == "The Hale administration"


def test_a_house_is_known_by_its_first_word() -> None:
    found = read("They hired Kestrel Analytica in May. Then Kestrel was sold, and we saw Kestrel.")
    assert chain_of(found, "Kestrel") == "Kestrel Analytica"


def test_peoples_are_groups_however_they_were_read() -> None:
    text = "They asked many Americans in May."
    seen = (mention(text, "many Americans", "person", "name"),)
    found = read(text, Prediction(model="test", mentions=seen))
    assert next(one for one in found.chains if "Americans" in one.name).type == "group"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Donald Hale met AP Hale today.", "AP Hale", "Donald Hale"),
        ("Ada Marsh left. Then crooked Bo and Crooked Ada spoke.", "Crooked Ada", "Ada Marsh"),
        ("They asked the Gallatin County Sheriff's Office.", "Gallatin", ""),
    ],
)
def test_a_stray_word_before_a_name_is_none_of_it(text: str, words: str, name: str) -> None:
    seen = tuple(
        mention(text, one, "person", "name")
        for one in ("Donald Hale", "Ada Marsh", words)
        if one in text and name
    )
    found = read(text, Prediction(model="test", mentions=seen))
    if name:
        assert chain_of(found, words) == name
    else:
        assert "Gallatin County Sheriff's Office" in [chain.name for chain in found.chains]


def test_a_name_of_two_states_is_both() -> None:
    text = "The EU and the UK met. The EU-UK pact holds, said the UK. The EU agreed."
    seen = tuple(
        mention(text, words, "place", "name", nth)
        for words, nth in (("EU", 0), ("UK", 0), ("EU-UK", 0), ("UK", 2), ("EU", 2))
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.name == "EU-UK")
    assert sorted(names(found, chain.members)) == ["EU", "UK"]


def test_us_in_capitals_is_a_name() -> None:
    text = "The US agreed. It was late."
    found = read(text, Prediction(model="test", mentions=(mention(text, "US", "place", "name"),)))
    assert [chain.name for chain in found.chains if chain.named] == ["US"]


def test_societies_are_read_whole() -> None:
    found = read("They gave to Americans for Prosperity and the Centers for Health and Safety.")
    have = {chain.name for chain in found.chains}
    assert {"Americans for Prosperity", "Centers for Health and Safety"} <= have


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


def test_the_town_of_a_dateline_is_a_place() -> None:
    text = "VIENNA (PUA) — Robert Hale met Susan Lee in Vienna on Monday."
    seen = PredictedMention(span=at(text, "Vienna"), head=at(text, "Vienna"), type="organization",
                            form="name", probability=0.9)  # fmt: skip
    found = read(text, saw(text, mentions=(seen,)))
    assert [one.type for one in found.mentions if one.text == "Vienna"] == ["place"]


def test_words_seen_as_a_name_and_as_a_description_hold_a_name() -> None:
    text = "It was coach Marit Solberg who spoke. She left."
    words = "coach Marit Solberg"
    seen = (mention(text, words, "person", "description"), mention(text, words, "person", "name"))
    found = read(text, saw(text, mentions=seen))
    assert [one.form for one in found.mentions if one.text == words] == ["name"]
