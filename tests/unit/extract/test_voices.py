from __future__ import annotations

import pytest

from sayso.extract.voices import counts_as_unnamed, form_of, number_of
from sayso.records import Span


@pytest.mark.parametrize(
    "words",
    ["several sources", "a person close to the talks", "White House officials", "two of her aides"],
)
def test_descriptions_of_people_are_unnamed(words: str) -> None:
    assert counts_as_unnamed(words)


@pytest.mark.parametrize("words", ["he", "Marta Silva", "the company", "the report", "who"])
def test_names_pronouns_bodies_and_documents_are_not(words: str) -> None:
    assert not counts_as_unnamed(words)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three officials", 3),
        ("half a dozen aides", 6),
        ("an aide", 1),
        ("officials", None),
        ("12 people", 12),
    ],
)
def test_people_are_counted(words: str, number: int | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We won’t go”", "direct"),
        ("that they “won’t go” there", "mixed"),
        ("that they stay", "indirect"),
    ],
)
def test_the_share_of_quoted_words_gives_the_form(text: str, form: str) -> None:
    quoted = (Span(start=text.index("“") + 1, end=text.index("”")),) if "“" in text else ()
    assert form_of(text, quoted, (Span(start=0, end=len(text)),), direct=False) == form


def test_dozens_couples_and_compounds_are_counted() -> None:
    texts = ("a couple of senators", "half a dozen aides", "a dozen workers", "twenty-two teachers")
    assert [number_of(text) for text in texts] == [2, 6, 12, 22]
    assert counts_as_unnamed("a couple of senators")


@pytest.mark.parametrize(
    ("words", "unnamed"),
    [
        ("Ines Ode, director of the harbor board,", False),
        ("The board's lawyer, Ines Ode,", False),
        ("Norway's transport minister", False),
        ("the harbor chief", False),
        ("the company's chief executive", False),
        ("a minister", True),
        ("two officials, one of them in the room", True),
    ],
)
def test_a_name_or_the_holder_of_an_office_is_not_unnamed(words: str, unnamed: bool) -> None:
    assert counts_as_unnamed(words) == unnamed
