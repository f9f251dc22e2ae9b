from __future__ import annotations

import pytest

from sayso.book.export import as_annotated, named_once, with_possessive
from sayso.records import Mention, Span, words_of


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


def named(words: str, start: int, chain: str) -> Mention:
    return Mention(
        id=f"men_{start}_{len(words)}",
        article="art_1",
        spans=(Span(start=start, end=start + len(words)),),
        text=words,
        type="person",
        form="name",
        chain=chain,
        probability=1.0,
    )


def test_a_naming_within_a_longer_one_of_the_same_entity_is_exported_once() -> None:
    whole, inner = named("Gov. Ada Lind of Ohio", 0, "chn_1"), named("Ada Lind", 5, "chn_2")
    state, later = named("Ohio", 17, "chn_3"), named("Lind", 40, "chn_1")
    entity = {"chn_1": "ent_1", "chn_2": "ent_1", "chn_3": "ent_2"}
    assert named_once((inner, later, state, whole), entity) == [whole, state, later]


def test_an_apostrophe_after_a_plural_belongs_to_its_mention() -> None:
    assert with_possessive("the players’ union", (Span(start=0, end=11),))[0].end == 12


def test_a_quotation_mark_at_the_end_of_a_quote_does_not() -> None:
    assert with_possessive("‘it was the players’, he said", (Span(start=8, end=19),))[0].end == 19


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Both her parents came.", "her parents", "Both her parents"),
        ("It cost all the money.", "the money", "all the money"),
        ("All the mayor's men came.", "the mayor", "the mayor's"),
        ("They recall the plan.", "the plan", "the plan"),
        ("All men came.", "men", "men"),
        (
            "The Union of Scribes (UOS) met.",
            "The Union of Scribes (UOS",
            "The Union of Scribes (UOS)",
        ),
        ("She built a “machine of words” there.", "a “machine of words", "a “machine of words”"),
        ("She met (in May) the union.", "the union", "the union"),
        ("The union (of scribes).", "scribes", "scribes"),
    ],
)
def test_quantifiers_and_closing_marks_belong_to_a_mention(
    text: str, words: str, whole: str
) -> None:
    start = text.index(words)
    spans = (Span(start=start, end=start + len(words)),)
    assert words_of(text, as_annotated(text, spans)) == whole
