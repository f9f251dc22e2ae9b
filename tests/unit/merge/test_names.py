from __future__ import annotations

import pytest

from sayso.merge.names import initials, person_parts, plain_name, short_of, titles_of
from sayso.records import Chain, EntityType


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("said U.S. Sen. Marsh", "Marsh", {"said", "u s", "sen"}),
        ("in Texas state Sen. Marsh", "Marsh", {"texas", "state", "sen"}),
        ("then Senator Marsh", "Senator Marsh", {"then", "senator"}),
        ("said Marsh", "Marsh", set()),
        ("Sen. Bo Marsh", "Bo Marsh", set()),
        ("Marsh", "Marsh", set()),
    ],
)
def test_the_words_around_a_title_are_told(text: str, name: str, titles: set[str]) -> None:
    start = text.index(name)
    assert titles_of(text, start, start + len(name)) == titles


def test_parts_of_a_persons_name() -> None:
    parts = person_parts("Sen. Bob Casey, Jr.")
    assert (parts.given, parts.family, parts.suffix) == (("robert",), "casey", "jr")


@pytest.mark.parametrize(
    ("said", "kind", "name"),
    [
        ("Apple CEO Steve Jobs", "person", "Steve Jobs"),
        ("Sen. Elizabeth Warren", "person", "Elizabeth Warren"),
        ("Regina Benjamin, MD", "person", "Regina Benjamin"),
        ("Bob Casey, Jr.", "person", "Bob Casey, Jr."),
        ("Corvane spokeswoman Priya Lindqvist", "person", "Priya Lindqvist"),
        ("Chipmaker Corvane Systems", "organization", "Corvane Systems"),
        ("the U.S. car manufacturer General Motors", "organization", "General Motors"),
        ("United Auto Workers union", "organization", "United Auto Workers"),
        ("Lockheed Martin (LMT", "organization", "Lockheed Martin"),
        ("Bank of America", "organization", "Bank of America"),
        ("Philadelphia 76ers", "organization", "Philadelphia 76ers"),
        ("the Obama administration", "organization", "the Obama administration"),
        ("a spokesman", "person", "a spokesman"),
        ("Ada Marsh of Iowa", "person", "Ada Marsh"),
        ("Joan of Arc", "person", "Joan of Arc"),
        ("Bo Marsh R-Pennsylvania", "person", "Bo Marsh"),
        ("WATCH Marsh", "person", "Marsh"),
    ],
)
def test_descriptions_around_a_name_are_left_out(said: str, kind: EntityType, name: str) -> None:
    assert plain_name(Chain(id="a", article="a", name=said, type=kind, named=True)) == name


def test_initials_leave_small_words_out() -> None:
    assert initials("Department of Justice") == "dj"
    assert initials("Apple") == ""
    assert initials("CNN Politics") == ""


def test_a_name_without_its_own_words_is_not_short_for_it() -> None:
    assert not short_of("Apple Records", "Apple")


def test_an_article_before_a_person_is_no_first_name() -> None:
    assert person_parts("the Trump") == person_parts("Trump")
