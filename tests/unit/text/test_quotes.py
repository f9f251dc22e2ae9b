from __future__ import annotations

import pytest

from sayso.text.quotes import Quote, find_quotes
from sayso.text.sentences import paragraphs


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, paragraphs(text))


def cut(text: str) -> list[str]:
    return [quote.inner.cut(text) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” twice.", ["yes"]),
        ('He said "yes" twice.', ["yes"]),
        ("He said ''yes'' twice.", ["yes"]),
        ("He said ``yes'' twice.", ["yes"]),
        ("He said «yes» twice.", ["yes"]),
        ("Er sagte „ja“ und ging.", ["ja"]),
        ("He said 'yes' twice.", ["yes"]),
        ("Don't say it's the boys' club.", []),
        ("The '90s were 'til then fine.", []),
        ("A 6'2\" guard and a 5'9\" guard.", []),
        ("\"He told me 'go' and I went.\"", ["He told me 'go' and I went.", "go"]),
    ],
)
def test_quotes_are_found_in_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_quote_in_a_quote_is_one_deeper() -> None:
    outer, inner = quotes("“She said ‘no’ to me.”")
    assert (outer.depth, inner.depth) == (0, 1)


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    text = "He said: “It is late.\n\nThey left."
    (quote,) = quotes(text)
    assert not quote.closed
    assert quote.inner.cut(text) == "It is late."


def test_a_quote_over_paragraphs_continues() -> None:
    first, second = quotes("“One thing.\n\n“Another thing,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)
