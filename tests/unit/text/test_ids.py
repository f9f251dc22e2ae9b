"""Ids are made from content, and those of one article begin alike."""

from __future__ import annotations

from sayso.text.ids import key_of_chain, make_id, make_id_within

ARTICLE = make_id("art", "Ada Marsh resigned.")


def test_what_belongs_to_an_article_begins_as_its_id_does() -> None:
    mention = make_id_within("men", ARTICLE, 0, 9)
    assert mention.removeprefix("men_")[:8] == ARTICLE.removeprefix("art_")[:8]
    assert len(mention) == len(ARTICLE)


def test_the_same_parts_of_another_article_have_another_id() -> None:
    other = make_id("art", "Bo Lind resigned.")
    assert make_id_within("men", ARTICLE, 0, 9) != make_id_within("men", other, 0, 9)


def test_other_parts_of_one_article_have_another_rest() -> None:
    ids = {make_id_within("men", ARTICLE, at, at + 4) for at in range(2_000)}
    assert len({one.removeprefix("men_")[8:] for one in ids}) == 2_000


def test_the_key_of_a_chain_begins_as_the_chain_does() -> None:
    chain = make_id_within("chn", ARTICLE, "the aides")
    assert key_of_chain(chain).removeprefix("ent_")[:8] == ARTICLE.removeprefix("art_")[:8]


def test_an_id_of_a_whole_without_digits_is_hashed_alone() -> None:
    assert make_id_within("lin", "a", "b") == make_id("lin", "a", "b")
