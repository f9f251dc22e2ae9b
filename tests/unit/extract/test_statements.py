from __future__ import annotations

import pytest

from tests.unit.extract.reading_of import by_cue, names, read, saw


def test_the_inner_statement_lies_inside_the_outer_one() -> None:
    found = read("The company itself confirms this, writes Wall Street Journal.")
    outer, inner = by_cue(found, "writes"), by_cue(found, "confirms")
    assert inner.inside == outer.id
    assert outer.inside is None


def test_words_inside_quoted_words_are_found() -> None:
    found = read('"Mr. Okafor said they made a mistake," Mr. Brandt stated.')
    outer, inner = by_cue(found, "stated"), by_cue(found, "said")
    assert inner.inside == outer.id
    assert inner.content.text == "they made a mistake"


def test_chains_of_three_hold() -> None:
    text = "Ms. Ruiz recalled that her brother said the mayor had promised the school would reopen."
    found = read(text)
    depth = {one.cue.text: one for one in found.statements}
    assert depth["said"].inside == depth["recalled"].id
    assert depth["had promised"].inside == depth["said"].id


def test_a_split_quote_is_one_statement() -> None:
    found = read('"We are ready," Marta Silva said, "and we will not wait."')
    (one,) = found.statements
    assert [
        span.cut('"We are ready," Marta Silva said, "and we will not wait."')
        for span in one.content.spans
    ] == [
        '"We are ready,"',
        '"and we will not wait."',
    ]


def test_a_network_piece_takes_in_its_quotation_marks() -> None:
    text = "“We won,” said Dana Reyes."
    found = read(text, saw(text, statements=(("Dana Reyes", "said", "We won"),)))
    assert found.statements[0].content.text == "“We won,”"


def test_a_turn_is_its_speakers_statement() -> None:
    text = "Editor: Why now?\nDr. Lena Fischer: It was time.\nEditor: Thank you, Dr. Fischer."
    found = read(text)
    assert [one.source.text for one in found.statements] == ["Editor", "Dr. Lena Fischer", "Editor"]
    assert {one.form for one in found.statements} == {"direct"}


def test_a_post_is_its_authors_statement() -> None:
    found = read("We are closing. — Corner Books (@cornerbooks) May 3, 2021")
    (one,) = found.statements
    assert one.source.text == "Corner Books"
    assert one.content.text == "We are closing."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three officials said the raid was planned.", 3),
        ("Talks stalled, according to two people familiar with the matter.", 2),
        ("Several sources said the deal was off.", None),
        ("A senior official said the deal was off.", 1),
    ],
)
def test_unnamed_people_are_anonymous_and_counted(text: str, number: int | None) -> None:
    (one,) = read(text).statements
    assert one.source.anonymous
    assert one.source.number == number


def test_a_spokesman_speaks_for_his_body() -> None:
    found = read("A spokesman for Halden Motors said the recall was over.")
    (one,) = found.statements
    assert not one.source.anonymous
    assert names(found, one.source.chains) == ["Halden Motors"]


def test_not_saying_is_no_statement() -> None:
    text = "Ms. Lee did not say whether she would run."
    seen = saw(text, statements=(("Ms. Lee", "did not say", "whether she would run"),))
    assert read(text, seen).statements == ()


def test_reportedly_hedges() -> None:
    (one,) = read("Robert Hale reportedly bought the farm.").statements
    assert one.hedged
    assert one.source.spans == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hale denied that he had met the banker.",
        "Mr. Hale rejected claims that he hid the data.",
        "“It never happened,” Mr. Hale said.",
    ],
)
def test_denials_are_marked(text: str) -> None:
    (one,) = read(text).statements
    assert one.denies


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart” bomb missed.",
        "She won for her novel “The Long Winter” in May.",
        "The company has not commented.",
    ],
)
def test_scare_quotes_titles_and_silence_are_no_statements(text: str) -> None:
    assert read(text).statements == ()


def test_a_lone_quote_belongs_to_the_speaker_before() -> None:
    found = read("Ms. Garrido was blunt. “This company has no future here.”")
    (one,) = found.statements
    assert one.source.text == "Ms. Garrido"
