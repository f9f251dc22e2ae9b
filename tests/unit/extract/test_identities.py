"""Which names are names of one: surnames, initials, first words of houses."""

from __future__ import annotations

from sayso.records import Prediction
from tests.unit.extract.reading_of import chain_of, mention, read, sees_names


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


def test_a_house_is_known_by_its_first_word() -> None:
    found = read("They hired Kestrel Analytica in May. Then Kestrel was sold, and we saw Kestrel.")
    assert chain_of(found, "Kestrel") == "Kestrel Analytica"


def test_a_man_of_her_surname_is_not_she() -> None:
    text = "Michelle Marsh smiled. Mr. Marsh said no. Later Mr. Marsh left."
    reading = read(text, sees_names(text, "Michelle Marsh", "Mr. Marsh", kind="person"))
    chains = {one.chain for one in reading.mentions if one.form == "name"}
    assert len(chains) == 2


def test_a_man_with_a_first_name_of_men_and_women_is_one() -> None:
    text = "Leslie Marsh smiled. Mr. Marsh said no."
    reading = read(text, sees_names(text, "Leslie Marsh", "Mr. Marsh", kind="person"))
    assert len({one.chain for one in reading.mentions if one.form == "name"}) == 1


def test_letters_of_a_convention_are_its_committees() -> None:
    text = "The Republican National Convention met. The RNC paid."
    words = ("The Republican National Convention", "The RNC")
    reading = read(text, sees_names(text, *words, kind="organization"))
    assert len({one.chain for one in reading.mentions if one.form == "name"}) == 2


def test_a_first_name_with_junior_is_not_the_father() -> None:
    text = "Donald Marsh smiled. Donald Jr. said no."
    reading = read(text, sees_names(text, "Donald Marsh", "Donald Jr", kind="person"))
    assert len({one.chain for one in reading.mentions if one.form == "name"}) == 2


def test_a_body_goes_by_the_first_of_its_two_words() -> None:
    text = "They hired Quill GPS in May. Quill said nothing."
    mentions = (
        mention(text, "Quill GPS", "organization", "name"),
        mention(text, "Quill", "organization", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "Quill") == "Quill GPS"


def test_a_family_name_that_looks_like_a_bodys_is_the_persons() -> None:
    text = "Moon Jae-in met them in Seoul. Later Moon left for Ohio."
    seen = (
        mention(text, "Moon Jae-in", "person", "name"),
        mention(text, "Moon", "organization", "name", nth=1),
    )
    assert chain_of(read(text, Prediction(model="test", mentions=seen)), "Moon") == "Moon Jae-in"


def _two(text: str, full: str, short: str, kind: str) -> str:
    """The chain of the short name, where the network sees both."""
    seen = (
        mention(text, full, kind, "name"),
        mention(text, short, kind, "name", nth=text.count(short, 0, text.rindex(short))),
    )
    return chain_of(read(text, Prediction(model="test", mentions=seen)), short)


def test_a_misspelt_family_name_is_the_persons() -> None:
    text = "Casey Stinnett wrote it. Then Stinnet left."
    assert _two(text, "Casey Stinnett", "Stinnet", "person") == "Casey Stinnett"


def test_another_family_name_is_another_person() -> None:
    for other in ("Alden", "Starnett", "Robert"):
        text = f"Casey Roberts met Jo Allen and Bo Stinnett. Then {other} left."
        assert _two(text, "Casey Roberts", other, "person") == other


def test_a_firm_goes_by_the_first_word_of_its_full_name() -> None:
    text = "They sued Vulcan Stone Company in May. Then Vulcan left."
    assert _two(text, "Vulcan Stone Company", "Vulcan", "organization") == "Vulcan Stone Company"


def test_the_us_alone_and_the_united_states_are_one() -> None:
    text = "The United States left. They asked the U.S. to stay."
    assert _two(text, "United States", "U.S.", "place") == "United States"
