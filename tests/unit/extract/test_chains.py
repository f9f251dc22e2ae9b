from __future__ import annotations

from sayso.records import PredictedLink, PredictedMention, Prediction
from tests.unit.extract.reading_of import at, chain_of, names, read


def mention(text: str, words: str, kind: str, form: str, nth: int = 0) -> PredictedMention:
    span = at(text, words, nth)
    return PredictedMention(span=span, head=span, type=kind, form=form, probability=0.9)  # type: ignore[arg-type]


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


def test_he_is_not_a_woman() -> None:
    found = read("Susan Wiles met Robert Hale in Ohio. He smiled.")
    assert chain_of(found, "He") == "Robert Hale"


def test_i_is_the_speaker_of_the_quote() -> None:
    found = read("“I will not go,” Robert Hale said.")
    assert chain_of(found, "I") == "Robert Hale"


def test_the_two_stand_for_the_pair_named_before() -> None:
    found = read("Elon Musk fought Mark Zuckerberg for years. Now the two are friends.")
    plural = next(one for one in found.chains if one.members)
    assert sorted(names(found, plural.members)) == ["Elon Musk", "Mark Zuckerberg"]


def test_a_link_of_the_network_is_followed_if_it_fits() -> None:
    text = "Acme sued Robert Hale. He won. It lost."
    mentions = (
        mention(text, "Acme", "organization", "name"),
        mention(text, "Robert Hale", "person", "name"),
        mention(text, "He", "person", "pronoun"),
        mention(text, "It", "organization", "pronoun"),
    )
    links = tuple(
        PredictedLink(mention=late, antecedent=early, probability=0.8)
        for late, early in ((2, 0), (2, 1), (3, 0))
    )
    found = read(text, Prediction(model="test", mentions=mentions, links=links))
    assert chain_of(found, "He") == "Robert Hale"
    assert chain_of(found, "It") == "Acme"


def test_a_description_beside_a_name_joins_it() -> None:
    text = "We met Susie Wiles, the chief of staff, in May."
    mentions = (
        mention(text, "Susie Wiles", "person", "name"),
        mention(text, "the chief of staff", "person", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "the chief of staff") == "Susie Wiles"
