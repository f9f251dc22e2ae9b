"""Pronouns and linked descriptions: gender, number, links and nearness."""

from __future__ import annotations

import msgspec

from sayso.records import PredictedLink, Prediction
from tests.unit.extract.reading_of import chain_of, linked, mention, read, saw


def _he_is(text: str, pronoun: str, name: str) -> Prediction:
    """The network saw both names and links the pronoun to one of them."""
    mentions = (
        *(mention(text, one, "person", "name") for one in ("Robert Hale", "Mark Lund")),
        mention(text, pronoun, "person", "pronoun"),
    )
    other = 0 if name == "Robert Hale" else 1
    links = (PredictedLink(mention=2, antecedent=other, probability=0.9),)
    return Prediction(model="test", mentions=mentions, links=links)


def test_nobody_is_never_he() -> None:
    text = "Nobody but Robert Hale drank. He smiled."
    mentions = (
        mention(text, "Nobody", "person", "description"),
        mention(text, "Robert Hale", "person", "name"),
        mention(text, "He", "person", "pronoun"),
    )
    links = (PredictedLink(mention=2, antecedent=0, probability=0.9),)
    found = read(text, Prediction(model="test", mentions=mentions, links=links))
    assert chain_of(found, "He") == "Robert Hale"


def test_he_is_not_a_woman() -> None:
    found = read("Susan Wiles met Robert Hale in Ohio. He smiled.")
    assert chain_of(found, "He") == "Robert Hale"


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


def test_the_title_before_a_full_stop_tells_the_gender() -> None:
    text = "Mr. Robin Hale met Mrs. Robin Lund in Ohio. Then Mrs. Lund left."
    mentions = (
        mention(text, "Mr. Robin Hale", "person", "name"),
        mention(text, "Mrs. Robin Lund", "person", "name"),
        mention(text, "Mrs. Lund", "person", "name"),
    )
    found = read(text + " She smiled.", Prediction(model="test", mentions=mentions))
    assert chain_of(found, "She") == "Robin Lund"


def test_the_government_of_one_state_is_not_another_state() -> None:
    text = "We met Russia in May. Later the Australian government left."
    mentions = (
        mention(text, "Russia", "place", "name"),
        mention(text, "the Australian government", "organization", "description"),
    )
    links = (PredictedLink(mention=1, antecedent=0, probability=0.95),)
    found = read(text, Prediction(model="test", mentions=mentions, links=links))
    assert chain_of(found, "the Australian government") != "Russia"


def test_descriptions_of_one_without_a_name_are_joined_at_less() -> None:
    found = linked(
        "A nurse came. Robert Hale left. The young woman sang.",
        [
            ("A nurse", "person", "description"),
            ("Robert Hale", "person", "name"),
            ("The young woman", "person", "description"),
        ],
        [(2, 0, 0.5)],
    )
    assert chain_of(found, "The young woman") == "A nurse"


def test_nobody_is_him_of_his_own_act() -> None:
    text = "Robert Hale runs Lumen. Robert Hale says that Mark Lund has called him."
    assert chain_of(read(text, _he_is(text, "him", "Mark Lund")), "him") == "Robert Hale"


def test_who_would_come_to_see_him_is_somebody_else() -> None:
    text = "Robert Hale told us that Acme's founder, Mark Lund, would come to see him in May."
    assert chain_of(read(text, _he_is(text, "him", "Mark Lund")), "him") == "Robert Hale"


def test_he_in_a_quote_is_not_its_speaker() -> None:
    text = "Mark Lund lost. “I know that he was jailed,” Robert Hale said of Lund."
    seen = msgspec.structs.replace(
        _he_is(text, "he", "Robert Hale"),
        statements=saw(
            text, statements=(("Robert Hale", "said", "“I know that he was jailed,”"),)
        ).statements,
    )
    assert chain_of(read(text, seen), "he") == "Mark Lund"


def test_they_are_hardly_one_named_person() -> None:
    words = [("Robert Hale", "person", "name"), ("they", "group", "pronoun")]
    doubtful = linked("Robert Hale came, and they left.", words, [(1, 0, 0.4)])
    assert chain_of(doubtful, "they") == "they"
    sure = linked("Robert Hale came, and they left.", words, [(1, 0, 0.9)])
    assert chain_of(sure, "they") == "Robert Hale"


def test_a_plain_description_follows_a_weaker_link_than_a_rich_one() -> None:
    words = [("Robert Hale", "person", "name"), ("the coach", "person", "description")]
    assert chain_of(linked("Robert Hale met the coach.", words, [(1, 0, 0.4)]), "the coach") == (
        "Robert Hale"
    )
    words[1] = ("a coach", "person", "description")
    found = linked("Robert Hale met a coach.", words, [(1, 0, 0.4)])
    assert chain_of(found, "a coach") == "a coach"


def test_nobody_is_who_belongs_to_him() -> None:
    text = "Robert Hale left. Hale's sister came."
    words = [
        ("Robert Hale", "person", "name"),
        ("Hale's sister", "person", "description"),
    ]
    found = linked(text, words, [(1, 0, 0.95)])
    assert chain_of(found, "Hale's sister") != "Robert Hale"


def test_whom_somebody_speaks_of_before_he_said_is_another() -> None:
    text = "Robert Hale met the press. Adam Ode, he said, is ill."
    seen = saw(text, statements=(("he", "said", "Adam Ode"),))
    assert chain_of(read(text, seen), "he") == "Robert Hale"


def test_who_begins_the_sentence_is_he_before_a_doubtful_link() -> None:
    text = "Carl Osei was out. Bruno Lind sold shares of his firms."
    words = [
        ("Carl Osei", "person", "name"),
        ("Bruno Lind", "person", "name"),
        ("his", "person", "pronoun"),
    ]
    assert chain_of(linked(text, words, [(2, 0, 0.4)]), "his") == "Bruno Lind"


def test_accounts_without_the_or_an_owner_are_new_ones() -> None:
    text = "It shut her accounts. Bruno Lind deleted accounts of firms."
    words = [
        ("her accounts", "other", "description"),
        ("accounts of firms", "other", "description"),
    ]
    found = linked(text, words, [(1, 0, 0.6)])
    assert chain_of(found, "accounts of firms") == "accounts of firms"
