from __future__ import annotations

import pytest

import participants
from sayso.records import Span


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("he", "pronoun"),
        ("who", "pronoun"),
        ("the FBI", "name"),
        ("Bank of Ohio", "name"),
        ("Meta’s", "name"),
        ("Marsh's lawyers", "description"),
        ("the company", "description"),
    ],
)
def test_the_form_is_that_of_the_words(words: str, form: str) -> None:
    assert participants.form_of(words) == form


def test_words_inside_another_word_are_moved_to_where_they_stand_whole() -> None:
    text = "Then the man said he won."
    assert participants.whole_words(text, (6, 8), (0, len(text))) == Span(start=18, end=20)
    assert participants.whole_words(text, (18, 20), (0, len(text))) == Span(start=18, end=20)
    assert participants.whole_words("Then the man won.", (6, 8), (0, 17)) is None


def test_the_same_place_and_name_count_once() -> None:
    party = {"span": [0, 4], "name": "Acme"}
    event = {"sentence": [0, 10], "initiators": [party], "recipients": [party, {**party}]}
    row = {"text": "Acme won. ", "events": [event, event]}
    assert len(participants.wanted_of(row)) == 1


def test_chosen_rows_are_spread_evenly() -> None:
    rows = [{"id": str(at)} for at in range(10)]
    assert [row["id"] for row in participants.chosen(rows, 5)] == ["0", "2", "4", "6", "8"]
