"""What is none of a name: pieces, headlines glued to it, stray words."""

from __future__ import annotations

import pytest

from sayso.extract.mentions import find_mentions
from sayso.records import PredictedMention, Prediction
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at, chain_of, mention, names_in, read, saw, sees_names


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ("He works at the Center for Strategic and International Studies in town.",
         "the Center", "Center for Strategic and International Studies"),
        ("He fought Immigration and Customs Enforcement for years.",
         "Customs Enforcement", "Immigration and Customs Enforcement"),
        ("She chairs the House Ways and Means Committee there.",
         "Means Committee", "House Ways and Means Committee"),
    ],
)  # fmt: skip
def test_a_piece_of_a_longer_name_gives_way_to_it(text: str, piece: str, whole: str) -> None:
    assert names_in(text, piece, kind="organization") == [whole]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ada Marsh Ada Lou MarshHouse", "Ada Marsh"),
        ("Lou MarshHouse", "Marsh"),
        ("Ada MarshHouse", "Ada Marsh"),
        ("Bo McHale Bo Lou McHaleGOP", "Bo McHale"),
        ("Bo McMarsh", "Bo McMarsh"),
        ("MarshCare", "MarshCare"),
    ],
)
def test_a_headline_right_behind_a_name_is_no_part_of_it(words: str, name: str) -> None:
    text = f"Ada Marsh won. It was {words} votes for more."
    found = find_mentions(lay_out(text), sees_names(text, "Ada Marsh", words, kind="person"))
    assert " ".join(next(one for one in found if one.span == at(text, words)).name) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Donald Hale met AP Hale today.", "AP Hale", "Donald Hale"),
        ("Ada Marsh left. Then crooked Bo and Crooked Ada spoke.", "Crooked Ada", "Ada Marsh"),
        ("They asked the Gallatin County Sheriff's Office.", "Gallatin", ""),
    ],
)
def test_a_stray_word_before_a_name_is_none_of_it(text: str, words: str, name: str) -> None:
    seen = tuple(
        mention(text, one, "person", "name")
        for one in ("Donald Hale", "Ada Marsh", words)
        if one in text and name
    )
    found = read(text, Prediction(model="test", mentions=seen))
    if name:
        assert chain_of(found, words) == name
    else:
        assert "Gallatin County Sheriff's Office" in [chain.name for chain in found.chains]


def test_the_town_of_a_dateline_is_a_place() -> None:
    text = "VIENNA (PUA) — Robert Hale met Susan Lee in Vienna on Monday."
    seen = PredictedMention(span=at(text, "Vienna"), head=at(text, "Vienna"), type="organization",
                            form="name", probability=0.9)  # fmt: skip
    found = read(text, saw(text, mentions=(seen,)))
    assert [one.type for one in found.mentions if one.text == "Vienna"] == ["place"]


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("study co-author Ada Lind", "Ada Lind"),
        ("her rival's lawyer Ada Lind", "Ada Lind"),
        ("a rival of Ada Lind", "a rival of Ada Lind"),
        ("friends including Ada Lind", "friends including Ada Lind"),
    ],
)
def test_a_description_that_ends_with_a_name_names(words: str, chain: str) -> None:
    text = f"In May {words} came. Ada Lind smiled."
    seen = (
        mention(text, words, "person", "description"),
        mention(text, "Ada Lind", "person", "name"),
        mention(text, "Ada Lind", "person", "name", 1),
    )
    assert chain_of(read(text, Prediction(model="test", mentions=seen)), words) == chain


def test_an_article_before_a_name_makes_no_naming() -> None:
    text = "In May the Storm came. It was Storm again."
    seen = (
        mention(text, "the Storm", "other", "description"),
        mention(text, "Storm", "other", "name"),
    )
    found = find_mentions(lay_out(text), Prediction(model="test", mentions=seen))
    assert [one.form for one in found if one.span.cut(text) == "the Storm"] == ["description"]
