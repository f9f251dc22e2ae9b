from __future__ import annotations

import pytest

from sayso.book.export import with_possessive
from sayso.records import Span, words_of


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ann Lee's book", "Ann Lee's"),
        ("Ann Lee’s book", "Ann Lee’s"),
        ("Ann Lee 's book", "Ann Lee 's"),
        ("Ann Lee sang", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_a_possessive_mark_belongs_to_its_mention(text: str, whole: str) -> None:
    assert words_of(text, with_possessive(text, (Span(start=0, end=7),))) == whole


def test_an_apostrophe_after_a_plural_belongs_to_its_mention() -> None:
    assert with_possessive("the players’ union", (Span(start=0, end=11),))[0].end == 12


def test_a_quotation_mark_at_the_end_of_a_quote_does_not() -> None:
    assert with_possessive("‘it was the players’, he said", (Span(start=8, end=19),))[0].end == 19
