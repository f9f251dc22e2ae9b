"""Whom fewer or more words mean than those of a mention."""

from __future__ import annotations

import pytest

from sayso.extract.wordings import pronoun_in, ways_of
from sayso.records import Prediction
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, chain_of, mention, names, read, saw


@pytest.mark.parametrize(
    ("word", "pronoun"),
    [
        ("I'm", "I"),
        ("They’d", "They"),
        ("you'll", "you"),
        ("who've", "who"),
        ("don't", "don't"),
        ("O'll", "O'll"),
        ("theirs", "theirs"),
    ],
)
def test_a_pronoun_ends_before_the_verb_that_is_written_with_it(word: str, pronoun: str) -> None:
    layout = lay_out(f"{word} gone.")
    assert pronoun_in(layout.tokens[0]).cut(layout.text) == pronoun


def test_a_person_is_meant_by_his_name_without_what_he_is_of() -> None:
    layout = lay_out("Gov. Ada Lind of Ohio won.")
    whole = at(layout.text, "Gov. Ada Lind of Ohio")
    assert at(layout.text, "Gov. Ada Lind") in ways_of(layout, whole, "name", "person")
    assert ways_of(layout, whole, "name", "organization") == (whole,)


def test_a_shortened_verb_is_no_part_of_a_mention() -> None:
    text = "Ada Lind smiled. She'd won, she said."
    seen = (mention(text, "Ada Lind", "person", "name"), mention(text, "She", "person", "pronoun"))
    found = read(text, Prediction(model="test", mentions=seen))
    assert chain_of(found, "She") == "Ada Lind"
    assert "She'd" not in [one.text for one in found.mentions]


def test_a_pronoun_with_a_verb_is_seen_without_the_network() -> None:
    found = read("“I’m tired,” Robert Hale said.")
    assert chain_of(found, "I") == "Robert Hale"


def test_who_speaks_by_a_pronoun_with_a_verb_is_its_mention() -> None:
    text = "Ada Lind came late. She'd said that the mill would close."
    seen = saw(
        text,
        statements=(("She", "said", "that the mill would close"),),
        mentions=(
            mention(text, "Ada Lind", "person", "name"),
            mention(text, "She", "person", "pronoun"),
        ),
    )
    (told,) = read(text, seen).statements
    assert names(read(text, seen), told.source.chains) == ["Ada Lind"]


def test_a_governor_of_a_state_is_who_is_called_without_it() -> None:
    text = "Gov. Ada Lind of Ohio won. Ms. Lind smiled."
    seen = (
        mention(text, "Gov. Ada Lind of Ohio", "person", "name"),
        mention(text, "Ms. Lind", "organization", "name"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    assert chain_of(found, "Gov. Ada Lind of Ohio") == "Ada Lind"
    assert chain_of(found, "Ms. Lind") == "Ada Lind"


def test_joan_of_arc_keeps_her_place() -> None:
    text = "They burnt Joan of Arc."
    found = read(
        text, Prediction(model="test", mentions=(mention(text, "Joan of Arc", "person", "name"),))
    )
    assert chain_of(found, "Joan of Arc") == "Joan of Arc"
