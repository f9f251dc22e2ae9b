"""`I` and `we`: the speaker, his body, the author."""

from __future__ import annotations

from sayso.extract import extract
from sayso.records import Article, Prediction
from tests.unit.extract.reading_of import chain_of, linked, mention, read


def test_i_is_the_speaker_of_the_quote() -> None:
    found = read("“I will not go,” Robert Hale said.")
    assert chain_of(found, "I") == "Robert Hale"


def test_we_of_a_companys_chief_is_the_company() -> None:
    text = "We met Acme CEO Mike Firth in May. “We will go,” Firth said."
    mentions = (
        mention(text, "Acme CEO Mike Firth", "person", "name"),
        mention(text, "Acme", "organization", "name"),
        mention(text, "Firth", "person", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "We", 1) == "Acme"


def test_my_waits_with_the_i_that_it_is_linked_to() -> None:
    found = linked(
        "“I will not go,” Robert Hale said. My mind is set.",
        [
            ("I", "person", "pronoun"),
            ("Robert Hale", "person", "name"),
            ("My", "person", "pronoun"),
        ],
        [(2, 0, 0.9)],
    )
    assert chain_of(found, "My") == "Robert Hale"


def test_we_follows_a_link_if_the_speaker_is_named_with_no_body() -> None:
    found = linked(
        "The nurses met Robert Hale. “We will not go,” Robert Hale said.",
        [
            ("The nurses", "group", "description"),
            ("Robert Hale", "person", "name"),
            ("We", "group", "pronoun"),
        ],
        [(2, 0, 0.9)],
    )
    assert chain_of(found, "We") == "The nurses"


def test_i_in_nobodys_words_is_the_author() -> None:
    text = 'I left early. The vote went on without me. "I won," said Ann Reyes.'
    found = read(text)
    assert chain_of(found, "me") == "the author"
    assert chain_of(found, "I", 0) == "the author"
    assert chain_of(found, "I", 1) == "Ann Reyes"


def test_i_in_nobodys_words_is_nobody_of_whom_they_tell() -> None:
    found = linked(
        "The senator from Maine spoke. I heard her, and I was moved.",
        [
            ("The senator from Maine", "person", "description"),
            ("I", "person", "pronoun"),
        ],
        [(1, 0, 0.9)],
    )
    assert chain_of(found, "I") == "the author"


def test_i_is_the_author_whom_the_article_names() -> None:
    article = Article(id="a", text="I left early.", author="By Dana Ruiz")
    found = extract(article, Prediction(model="none"), reader="test")
    assert chain_of(found, "I") == "Dana Ruiz"


def test_an_agency_as_author_is_not_who_says_i() -> None:
    article = Article(id="a", text="I left early.", author="Union News Service")
    found = extract(article, Prediction(model="none"), reader="test")
    assert chain_of(found, "I") == "the author"


def test_i_is_no_body_that_stands_with_the_speaker() -> None:
    text = "“I won,” Ada Marsh of the Acme Union said."
    found = read(text)
    assert chain_of(found, "I") == "Ada Marsh"


def test_we_of_a_body_that_speaks_is_that_body() -> None:
    found = linked(
        "The nurses left. “We will not go,” Acme said.",
        [
            ("The nurses", "group", "description"),
            ("Acme", "organization", "name"),
            ("We", "group", "pronoun"),
        ],
        [(2, 0, 0.9)],
    )
    assert chain_of(found, "We") == "Acme"


def test_who_was_once_with_a_body_does_not_speak_for_it() -> None:
    text = "Robert Hale, a former chief of Acme, came. “We will go,” Hale said."
    mentions = (
        mention(text, "Robert Hale", "person", "name"),
        mention(text, "Acme", "organization", "name"),
        mention(text, "Hale", "person", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "We") == "Robert Hale"
