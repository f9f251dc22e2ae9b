from __future__ import annotations

from typing import Any

from sayso.merge.claims import (
    LEAST_KEYS,
    Utterance,
    claim_id,
    claims,
    compare_utterances,
    links_among,
    posted_keys,
    reach,
)

QUOTE = "You do not buy a smokehouse, you marry it, and the dowry is Grimsby"


def said(name: str, content: str, **more: Any) -> Utterance:
    values: dict[str, Any] = {
        "article": f"article of {name}",
        "published": "2025-06-05",
        "speaker": "solheim",
        "direct": True,
    }
    return Utterance(id=name, content=content, **{**values, **more})


def test_the_same_quotation_in_two_papers_is_one_claim() -> None:
    link = compare_utterances(said("a", QUOTE), said("b", QUOTE))
    assert link is not None
    assert link.reason == "The same words of the same speaker."


def test_a_quotation_in_two_wordings_is_one_claim() -> None:
    other = "You don't just buy the smokehouse, you marry it, and its dowry is Grimsby"
    assert compare_utterances(said("a", QUOTE), said("b", other))


def test_a_part_of_a_quotation_is_the_same_claim() -> None:
    assert compare_utterances(said("a", QUOTE), said("b", "you marry it, and the dowry is Grimsby"))


def test_a_paraphrase_is_the_same_claim() -> None:
    direct = "There will be no compulsory redundancies in Grimsby before the end of 2028"
    told = "that no compulsory redundancies were planned at Grimsby until 2028"
    assert compare_utterances(said("a", direct), said("b", told, direct=False))


def test_another_speaker_makes_another_claim() -> None:
    assert compare_utterances(said("a", QUOTE), said("b", QUOTE, speaker="lowe")) is None


def test_unnamed_speakers_are_never_joined() -> None:
    assert (
        compare_utterances(said("a", QUOTE, speaker=None), said("b", QUOTE, speaker=None)) is None
    )


def test_nearly_the_same_is_one_claim_for_half_a_year() -> None:
    assert compare_utterances(said("a", QUOTE), said("b", QUOTE, published="2025-07-05"))
    assert compare_utterances(said("a", QUOTE), said("b", QUOTE, published="2026-01-05")) is None


def test_what_is_only_alike_a_month_later_is_another_claim() -> None:
    near, far = (
        said(
            "b",
            "that one marries a smokehouse, with Grimsby for a dowry",
            direct=False,
            published=day,
        )
        for day in ("2025-06-08", "2025-07-05")
    )
    assert compare_utterances(said("a", QUOTE), near)
    assert compare_utterances(said("a", QUOTE), far) is None


def test_a_quoted_piece_within_a_retelling_is_the_same_claim() -> None:
    piece = said("b", "the sale on “the dowry is Grimsby”", direct=False, published="2025-06-25")
    assert compare_utterances(said("a", QUOTE), piece)


def test_short_quotations_that_differ_in_one_word_are_one_claim() -> None:
    first = said("a", "greeted “an extraordinary political comeback”", direct=False)
    second = said("b", "called it a “remarkable political comeback”", direct=False)
    link = compare_utterances(first, second)
    assert link and link.reason == "The same words of the same speaker, but for one."


def test_everyday_words_with_one_exchanged_are_no_claim() -> None:
    first = said("a", "said it was “a very good day”", direct=False)
    second = said("b", "said it was “a very long day”", direct=False)
    assert compare_utterances(first, second) is None


def test_statements_are_found_by_speaker_and_rare_words() -> None:
    keys = posted_keys(said("a", QUOTE))
    assert "solheim smokehouse" in keys
    assert len(set(keys) & set(posted_keys(said("b", QUOTE)))) >= LEAST_KEYS


def test_a_denial_is_not_the_claim_it_denies() -> None:
    assert compare_utterances(said("a", QUOTE), said("b", QUOTE, denies=True)) is None


def test_common_words_are_no_evidence() -> None:
    assert compare_utterances(said("a", "I am very happy"), said("b", "I am very happy")) is None


def test_a_statement_alone_is_a_claim() -> None:
    rows = [said("a", QUOTE), said("b", "Sales of kippers rose by a third in Hull")]
    assert claims(rows, links_among(rows)) == (("a",), ("b",))


def test_a_later_statement_does_not_change_the_id() -> None:
    first = said("b", QUOTE, published="2025-06-01")
    assert claim_id([first]) == claim_id([said("a", QUOTE), first])


def test_an_undated_statement_reaches_everywhere() -> None:
    assert reach(said("a", QUOTE, published=None)) == ("0001-01-01", "9999-12-31")
