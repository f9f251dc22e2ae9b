from __future__ import annotations

from sayso.merge.words import Places, fold, fold_name, quotations, read_words
from sayso.records import Span


def test_case_accents_and_possessives_make_no_difference() -> None:
    assert fold("Hélène’s") == fold("HELENE") == "helene"


def test_thousands_separators_make_no_difference() -> None:
    assert fold("1,500,000") == "1500000"


def test_marks_between_words_of_a_name_make_no_difference() -> None:
    assert fold_name("Kestrel & Lowe") == fold_name("kestrel-lowe")


def test_words_stand_where_they_say() -> None:
    text = "Brassard, 51, didn't “go”."
    words = read_words(text)
    pieces = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert pieces == ["Brassard", "51", "didn't", "go"]


def test_quotations_are_given_without_their_marks() -> None:
    text = 'He said "we won" and left.'
    assert [span.cut(text) for span in quotations(text)] == ["we won"]


def test_places_may_overlap_and_come_in_any_order() -> None:
    places = Places([Span(start=5, end=9), Span(start=0, end=2), Span(start=1, end=3)])
    assert [place in places for place in range(10)] == [
        True, True, True, False, False, True, True, True, True, False,
    ]  # fmt: skip
