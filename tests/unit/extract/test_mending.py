"""What the network saw of a statement, taken in full; what is nobody's words, left out."""

from __future__ import annotations

import pytest

from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.mending import with_subject
from sayso.records import Span
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, by_cue, mention, read, saw


@pytest.mark.parametrize(
    ("text", "seen", "phrase", "content"),
    [
        (
            "Okafor praised the northern miners whose work had kept the lamps of all Oslo burning.",
            "the northern",
            "the northern miners",
            "the northern miners",
        ),
        (
            "Okafor fears that the S.E.C will act.",
            "that the S.E.C",
            "the S.E.C",
            "that the S.E.C will act",
        ),
    ],
)
def test_what_is_said_ends_with_a_whole_phrase(
    text: str, seen: str, phrase: str, content: str
) -> None:
    cue = text.split()[1]
    told = saw(
        text,
        statements=(("Okafor", cue, seen),),
        mentions=(
            mention(text, "Okafor", "person", "name"),
            mention(text, phrase, "organization", "description"),
        ),
    )
    assert by_cue(read(text, told), cue).content.text == content


@pytest.mark.parametrize("word", ["the", "to", "that"])
def test_one_small_word_that_leads_on_is_nothing_said(word: str) -> None:
    text = f"Okafor embraced {word} whatever may come of it in a good many years from now."
    assert not read(text, saw(text, statements=(("Okafor", "embraced", word),))).statements


def test_so_is_something_said() -> None:
    text = "Okafor thinks so."
    assert read(text, saw(text, statements=(("Okafor", "thinks", "so"),))).statements


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("THE CLAIM\nA video shows the mayor.", "THE", "CLAIM", "A video shows the mayor"),
        (
            "Editor's note: The mayor regularly lies.",
            "Editor",
            "'s note",
            "The mayor regularly lies",
        ),
    ],
)
def test_headings_and_notes_are_nobodys_words(text: str, source: str, cue: str, said: str) -> None:
    assert not read(text, saw(text, statements=((source, cue, said),))).statements


def test_a_sign_before_the_subject_alone_is_no_content_that_is_cut() -> None:
    text = "Okafor left early (the ministry says)."
    subject, cue = (at(text, words) for words in ("the ministry", "says"))
    content = Span(start=subject.start - 1, end=subject.end)
    found = FoundStatement(source=(), cue=(cue,), content=(content,), probability=0.9)
    ministry = FoundMention(
        span=subject, head=subject, type="organization", form="description", probability=0.9
    )
    assert with_subject(lay_out(text), found, [ministry]) == found
