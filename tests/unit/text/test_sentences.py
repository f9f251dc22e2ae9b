from __future__ import annotations

import pytest

from sayso.text.sentences import LONGEST, paragraphs, sentences


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Lee met Sen. Ortiz. They ate.", ["Mr. Lee met Sen. Ortiz.", "They ate."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("He lives in the U.S. She does not.", ["He lives in the U.S.", "She does not."]),
        ("J. Edgar Hoover spoke. We left.", ["J. Edgar Hoover spoke.", "We left."]),
        ("Acme Inc. bought it. In May it sold.", ["Acme Inc. bought it.", "In May it sold."]),
        (
            "Of the backlash.Additionally, it rained.",
            ["Of the backlash.", "Additionally, it rained."],
        ),
        ("They ate there. lee paid.", ["They ate there.", "lee paid."]),
        ("“Why?” Ms. Lee asked. “Now?”", ["“Why?” Ms. Lee asked.", "“Now?”"]),
        ("It cost $3.5 million. Wow!", ["It cost $3.5 million.", "Wow!"]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("- one thing\n- another thing", ["- one thing", "- another thing"]),
        ("Read Time.news today. It is free.", ["Read Time.news today.", "It is free."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == ()
    assert sentences(" \n\t ") == ()


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "this line was broken by a mail program at about seventy columns here"
    text = "\n".join([line] * 7)
    assert len(paragraphs(text)) == 1


def test_single_newlines_between_sentences_part_paragraphs() -> None:
    assert len(paragraphs("First one.\nSecond one.\nThird one.")) == 3


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "he said that she said  " * 500 + "it"
    found = sentences(text)
    assert max(one.end - one.start for one in found) <= LONGEST + len("said")
    assert [word for one in found for word in one.cut(text).split()] == text.split()
    assert not any(one.cut(text)[0].isspace() or one.cut(text)[-1].isspace() for one in found)


def test_a_word_without_an_end_is_one_sentence() -> None:
    text = "x" * (3 * LONGEST)
    assert [one.cut(text) for one in sentences(text)] == [text]


def test_a_party_and_state_in_brackets_end_no_sentence() -> None:
    text = "Rep. Dana Hart (D-Md.) said so. It rained (a lot.) Then it stopped."
    assert [span.cut(text) for span in sentences(text)] == [
        "Rep. Dana Hart (D-Md.) said so.",
        "It rained (a lot.)",
        "Then it stopped.",
    ]
