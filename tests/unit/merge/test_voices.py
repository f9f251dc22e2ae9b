from __future__ import annotations

import pytest

from sayso.merge.voices import (
    Marked,
    apposed,
    before,
    final_voice,
    is_papers,
    is_somebody,
    is_thing,
    last_person,
    points,
    principal_of_phrase,
    principals,
    reporter_of,
)
from sayso.records import EntityType, Span


def mark(text: str, words: str, entity: str, kind: EntityType = "person") -> Marked:
    at = text.index(words)
    return Marked(span=Span(start=at, end=at + len(words)), entity=entity, type=kind, named=True)


@pytest.mark.parametrize(
    "text",
    [
        "Quillo spokesman Dario Venn said so.",
        "Quillo's spokesman, Dario Venn, said so.",
        "Dario Venn, a spokesman for Quillo, said so.",
        "Dario Venn, Quillo's chief spokesman, said so.",
        "A spokesman for Quillo, Dario Venn, said so.",
        "Dario Venn, a lawyer for Quillo, said so.",
        "Dario Venn, the press secretary of Quillo, said so.",
    ],
)
def test_a_spokesman_speaks_for_his_company(text: str) -> None:
    marks = [mark(text, "Dario Venn", "venn"), mark(text, "Quillo", "quillo", "organization")]
    found = principals(text, marks)
    assert found["venn"].entity == "quillo"
    assert "Quillo" in found["venn"].spans[0].cut(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quillo chief executive Dario Venn said so.",
        "Dario Venn of Quillo said so. A spokesman could not be reached.",
        "Dario Venn met the spokeswoman for Quillo.",
        "Dario Venn, a former spokesman for Quillo, said so.",
    ],
)
def test_an_officer_is_his_own_voice(text: str) -> None:
    marks = [mark(text, "Dario Venn", "venn"), mark(text, "Quillo", "quillo", "organization")]
    assert principals(text, marks) == {}


@pytest.mark.parametrize(
    "phrase", ["a Quillo spokeswoman", "lawyers for Quillo", "a letter from Quillo"]
)
def test_an_unnamed_spokeswoman_is_her_companys_voice(phrase: str) -> None:
    text = f"That is wrong, {phrase} said."
    at = text.index(phrase)
    spans = (Span(start=at, end=at + len(phrase)),)
    found = principal_of_phrase(text, spans, [mark(text, "Quillo", "quillo", "organization")])
    assert found is not None
    assert found.entity == "quillo"


def test_an_unnamed_source_of_no_one_has_no_principal() -> None:
    text = "That is wrong, a neighbour said."
    assert principal_of_phrase(text, (Span(start=15, end=26),), []) is None


def test_who_speaks_for_nobody_is_the_voice() -> None:
    assert final_voice("venn", {}) == ("venn", None)


def whole(text: str) -> tuple[Span, ...]:
    return (Span(start=0, end=len(text)),)


def test_a_spokesman_read_as_one_name_with_his_company_speaks_for_it() -> None:
    text = "Quillo spokesman Dario Venn said so."
    marks = [
        mark(text, "Quillo", "quillo", "organization"),
        mark(text, "Quillo spokesman Dario Venn", "venn"),
    ]
    assert principals(text, marks)["venn"].entity == "quillo"


def test_a_paper_speaks_for_whoever_filed_it() -> None:
    text = "a disclosure that the Harbor Board filed Monday"
    found = principal_of_phrase(
        text, whole(text), [mark(text, "Harbor Board", "b", "organization")]
    )
    assert found is not None
    assert found.entity == "b"


@pytest.mark.parametrize(
    "text", ["a person in Quillo's law firm", "two people who saw Quillo's letter"]
)
def test_who_is_near_a_paper_does_not_speak_for_its_writer(text: str) -> None:
    marks = [mark(text, "Quillo", "quillo", "organization")]
    assert principal_of_phrase(text, whole(text), marks) is None


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("state records", True),
        ("court documents", True),
        ("A report to the harbor commission", True),
        ("two people who have seen the documents", False),
        ("the harbor board", False),
    ],
)
def test_papers_of_nobody_in_particular_are_told_from_people(text: str, papers: bool) -> None:
    assert is_papers(text, whole(text)) == papers


def test_a_relative_means_who_stands_before_it() -> None:
    text = "Quillo, which sold the dock, said so."
    quillo = mark(text, "Quillo", "quillo", "organization")
    found = before((Span(start=8, end=13),), [quillo])
    assert points("which")
    assert found == quillo


@pytest.mark.parametrize(
    ("words", "newsroom"),
    [
        ("an AFP reporter", "AFP"),
        ("A reporter for the Harbour Star", "Harbour Star"),
        ("this reporter", ""),
        ("a Bay Tribune photographer at the scene", "Bay Tribune"),
    ],
)
def test_a_newsrooms_own_reporter_is_told_by_its_name(words: str, newsroom: str) -> None:
    assert reporter_of(words) == newsroom


@pytest.mark.parametrize("words", ["a reporter", "reporters", "Ana Berg", "the reporter's editor"])
def test_other_words_are_no_reporters_of_a_newsroom(words: str) -> None:
    assert reporter_of(words) is None


@pytest.mark.parametrize("words", ["a butcher", "two Gulfway managers", "two police officers"])
def test_somebody_among_others_is_not_named(words: str) -> None:
    assert is_somebody(words, "person")


def test_several_bodies_are_not_named() -> None:
    assert is_somebody("several news organizations", "organization")
    assert not is_somebody("the ministry", "organization")


@pytest.mark.parametrize("words", ["a grand jury in Ohio", "the transport minister", "Ana Berg"])
def test_a_body_and_the_holder_of_an_office_are_known(words: str) -> None:
    assert not is_somebody(words, "person")


def test_letters_that_nobody_is_said_to_have_sent_are_papers() -> None:
    text = "The firm fired 14, according to letters that reached their homes."
    at = text.index("letters")
    assert is_papers(text, (Span(start=at, end=at + len("letters that reached their homes")),))


@pytest.mark.parametrize(
    ("words", "kind"),
    [("a weekend tweet", "other"), ("the bill", "product"), ("the terror attack", "other")],
)
def test_what_is_neither_people_nor_a_body_is_a_thing(words: str, kind: str) -> None:
    assert is_thing(words, kind)


@pytest.mark.parametrize(
    ("words", "kind"), [("the Obama campaign", "other"), ("the critics", "group")]
)
def test_bodies_and_people_are_no_things(words: str, kind: str) -> None:
    assert not is_thing(words, kind)


def test_a_police_spokesman_is_the_voice_of_the_police() -> None:
    text = "A police spokesman at the scene, Dario Venn, said so."
    found = principals(text, [mark(text, "Dario Venn", "venn")])
    assert found == {} or found["venn"].entity == "police"
    phrase = (Span(start=0, end=len("A police spokesman at the scene, Dario Venn,")),)
    speaks_for = principal_of_phrase(text, phrase, [mark(text, "Dario Venn", "venn")])
    assert speaks_for is not None
    assert speaks_for.entity == "police"


def test_whom_a_phrase_names_behind_a_comma_is_who_speaks() -> None:
    text = "That is wrong, one of her lawyers, Dario Venn, said."
    at = text.index("one")
    phrase = (Span(start=at, end=text.index(", said")),)
    found = apposed(text, phrase, [mark(text, "Dario Venn", "venn")])
    assert found is not None
    assert found.entity == "venn"
    assert apposed(text, (Span(start=at, end=at + 17),), []) is None


def test_he_is_who_comes_first_in_the_nearest_sentence_with_a_person() -> None:
    text = "Dario Venn met Ana Berg. It rained. That was wrong, he said."
    people = [mark(text, "Dario Venn", "venn"), mark(text, "Ana Berg", "berg")]
    opens = tuple(
        Span(start=text.index(one), end=text.index(one) + len(one))
        for one in ("Dario Venn met Ana Berg.", "It rained.", "That was wrong, he said.")
    )
    at = text.index("he said")
    found = last_person((Span(start=at, end=at + 2),), opens, people)
    assert found is not None
    assert found.entity == "venn"
    assert last_person((Span(start=at, end=at + 2),), opens, []) is None
