"""Words that mean who is named elsewhere in the article."""

from __future__ import annotations

import pytest

from sayso.extract.elsewhere import NamedElsewhere
from sayso.records import Chain, EntityType, Mention, MentionForm, Span

Told = tuple[str, str, MentionForm]


def _lookup(*told: Told) -> tuple[NamedElsewhere, dict[str, Mention]]:
    """A lookup over mentions given as (words, chain, form), and the mentions by their words."""
    kind: EntityType = "other"
    mentions = tuple(
        Mention(
            id=f"m{at}", article="a", spans=(Span(start=at, end=at + 1),), text=words, type=kind,
            form=form, chain=chain, probability=0.9,
        )
        for at, (words, chain, form) in enumerate(told)
    )  # fmt: skip
    chains = {
        chain: Chain(id=chain, article="a", name=chain, type=kind, named=form == "name")
        for _, chain, form in told
    }
    return NamedElsewhere(mentions, chains), {one.text: one for one in mentions}


LUND: Told = ("Lund", "lund", "name")


def test_a_name_in_a_longer_one_read_once_is_the_one_named_so_elsewhere() -> None:
    lookup, by_words = _lookup(LUND, ("Vote Out Lund", "headline", "name"))
    assert lookup.found("Lund", by_words["Vote Out Lund"]) == ("lund",)


def test_a_longer_name_that_comes_again_is_its_own() -> None:
    lookup, by_words = _lookup(LUND, ("Ada Lund", "ada", "name"), ("Ms. Lund", "ada", "name"))
    assert lookup.found("Lund", by_words["Ada Lund"]) == ()


def test_a_description_is_left_to_its_chain() -> None:
    lookup, by_words = _lookup(LUND, ("fans of Lund", "fans", "description"))
    assert lookup.found("Lund", by_words["fans of Lund"]) == ()


@pytest.mark.parametrize("words", ["anti-Lund", "Lund-backed", "pro-Lund"])
def test_a_compound_is_the_one_named_in_it(words: str) -> None:
    lookup, _ = _lookup(LUND)
    assert lookup.found(words, None) == ("lund",)


def test_a_compound_of_two_names_is_both() -> None:
    lookup, _ = _lookup(LUND, ("Marsh", "marsh", "name"))
    assert lookup.found("Marsh-Lund", None) == ("marsh", "lund")


def test_a_compound_with_a_part_that_nobody_has_is_nobody() -> None:
    lookup, _ = _lookup(LUND)
    assert lookup.found("Reyes-Lund", None) == ()


def test_a_people_with_its_article_is_its_state_if_that_is_named() -> None:
    lookup, by_words = _lookup(("Iran", "iran", "name"), ("the Iranians", "people", "name"))
    assert lookup.found("the Iranians", by_words["the Iranians"]) == ("iran",)
    assert lookup.found("Iranians", by_words["the Iranians"]) == ()
    assert lookup.found("the Iraqis", None) == ()


def test_a_people_is_its_state_by_its_adjective_too() -> None:
    lookup, _ = _lookup(("Russian", "russia", "name"))
    assert lookup.found("the Russians", None) == ("russia",)


def test_washington_acts_for_the_united_states_where_they_are_named() -> None:
    city: Told = ("Washington", "city", "name")
    lookup, by_words = _lookup(city, ("U.S.", "states", "name"))
    assert lookup.found("Washington", by_words["Washington"]) == ("states",)
    alone, by_words = _lookup(city)
    assert alone.found("Washington", by_words["Washington"]) == ()


def test_words_within_a_name_are_who_has_them_as_a_name() -> None:
    lookup, _ = _lookup(LUND)
    assert lookup.found("Lund", None) == ("lund",)
    assert lookup.found("lund", None) == ()
