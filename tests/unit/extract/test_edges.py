"""Edges of what the network saw: whole phrases, and no more."""

from __future__ import annotations

import pytest

from sayso.extract.edges import cleaned
from sayso.extract.found import FoundStatement
from sayso.records import PredictedStatement, Span, words_of
from sayso.text.layout import lay_out


def clean(marked: str) -> tuple[FoundStatement | None, str]:
    """Reads `<s|...>`, `<c|...>` and `<t|...>` as what the network saw of one statement."""
    text = ""
    parts: dict[str, list[Span]] = {"s": [], "c": [], "t": []}
    for place, piece in enumerate(marked.replace(">", "<").split("<")):
        if place % 2:
            role, _, words = piece.partition("|")
            parts[role].append(Span(start=len(text), end=len(text) + len(words)))
            text += words
        else:
            text += piece
    seen = PredictedStatement(
        source=tuple(parts["s"]), cue=tuple(parts["c"]), content=tuple(parts["t"]), probability=0.9
    )
    return cleaned(lay_out(text), seen), text


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "<s|Dunn> <c|said> <t|she worked for the mayor at the> City Hall annex.",
            "she worked for the mayor at the City Hall annex",
        ),
        ("<s|Dunn> <c|praised> <t|the new> bridge, which opened.", "the new bridge"),
        ("<s|He> <c|said> <t|Mr.> Lopez agreed.", "Mr. Lopez agreed"),
        ("<s|Dunn> <c|praised> <t|the bridge> on Friday.", "the bridge"),
        ("<t|The dam was> safe, <s|Dunn> <c|said>.", "The dam was safe"),
        ("<s|Dunn> <c|said> that <t|it was over>.", "that it was over"),
    ],
)
def test_a_content_ends_with_its_phrase(marked: str, content: str) -> None:
    found, text = clean(marked)
    assert found is not None
    assert words_of(text, found.content) == content


def test_a_content_does_not_reach_over_its_own_cue() -> None:
    found, text = clean("<t|The dam> <s|Dunn> <c|said> was old held.")
    assert found is not None
    assert words_of(text, found.content) == "The dam"


@pytest.mark.parametrize(
    ("marked", "pieces"),
    [
        (
            "Too often, <s|Mr. Clay> <c|said>, <t|the debate is loud>.",
            ["Too often", "the debate is loud"],
        ),
        (
            "The park by the river, which, <s|Ines> <c|said>, <t|is closed>.",
            ["which", "is closed"],
        ),
        ("Asked about it, <s|Ines> <c|said>, <t|“Never again.”>", ["“Never again.”"]),
    ],
)
def test_words_before_a_speaker_between_commas_are_told_too(marked: str, pieces: list[str]) -> None:
    found, text = clean(marked)
    assert found is not None
    assert [span.cut(text) for span in found.content] == pieces


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("<s|the> harbor board <c|warned> <t|the crews to wait>.", "the harbor board"),
        ("<s|One of> Mr. Ode's aides <c|said> <t|it was late>.", "One of Mr. Ode's aides"),
        ("<s|Some> <c|say> <t|it was late>.", "Some"),
        ("<t|It was late>, <c|according to> <s|the> coast guard.", "the coast guard"),
    ],
)
def test_a_source_is_a_whole_phrase(marked: str, source: str) -> None:
    found, text = clean(marked)
    assert found is not None
    assert words_of(text, found.source) == source


@pytest.mark.parametrize(
    ("marked", "pieces"),
    [
        (
            "PORT ODE (AP) — The dock has sold a boat <t|to the fund>, <s|Ines> <c|said> Tuesday.",
            ["The dock has sold a boat to the fund"],
        ),
        (
            "But the dock sold a boat and at least <t|three nets>, <s|Ines> <c|said>.",
            ["the dock sold a boat and at least three nets"],
        ),
        (
            "The guns struck the dock, <s|Ines> <c|said> on Monday, a charge <t|that Ode denied>.",
            ["The guns struck the dock"],
        ),
        (
            "As for <t|the dock>, <s|Ines> <c|said>, <t|it is sold>.",
            ["the dock", "it is sold"],
        ),
    ],
)
def test_a_report_before_its_speaker_begins_with_its_sentence(
    marked: str, pieces: list[str]
) -> None:
    found, text = clean(marked)
    assert found is not None
    assert [span.cut(text) for span in found.content] == pieces


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "Dunn gave <t|$40 to the fund>, <s|the union> <c|said> Saturday <t|as the walkout"
            " neared its end>.",
            "Dunn gave $40 to the fund",
        ),
        (
            "Dunn's board turned away <t|an offer in April>, <s|two aides> <c|said>, <t|because the"
            " firm would not promise it>.",
            "Dunn's board turned away an offer in April because the firm would not promise it",
        ),
        (
            "Dunn's board turned away <t|an offer in April>, <s|two aides> <c|said> <t|because the"
            " firm would not promise it>.",
            "Dunn's board turned away an offer in April because the firm would not promise it",
        ),
    ],
)
def test_what_was_said_stands_whole_before_when_it_was_said(marked: str, content: str) -> None:
    found, text = clean(marked)
    assert found is not None
    assert words_of(text, found.content) == content


def test_a_source_in_a_later_sentence_is_none() -> None:
    found, _ = clean("The market <c|says> <t|it is open>. <s|Dunn> left.")
    assert found is not None
    assert found.source == ()


def test_a_sentence_that_ends_with_its_source_is_what_the_source_said() -> None:
    found, text = clean("The van was late, <s|a source> <c|said>. <t|But the police came>.")
    assert found is not None
    assert words_of(text, found.content) == "The van was late"


def test_a_quote_behind_a_sentence_stays_its_sources() -> None:
    found, text = clean('The van was late, <s|Dunn> <c|said>. <t|"But the police came.">')
    assert found is not None
    assert words_of(text, found.content) == '"But the police came."'


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        ("<s|Dunn> <c|now> said <t|it was over>.", "now said"),
        ("<s|Dunn> <c|also> played up <t|her strength>.", "also played up"),
        ("<c|Reportedly> <t|it was over>.", "Reportedly"),
    ],
)
def test_a_cue_has_its_verb(marked: str, cue: str) -> None:
    found, text = clean(marked)
    assert found is not None
    assert words_of(text, found.cue) == cue
