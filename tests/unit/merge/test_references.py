from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from sayso.merge.references import (
    dates_anew,
    passage_of,
    refers_back,
    taken_up,
    telling_description,
)
from sayso.merge.tellings import Telling
from tests.unit.merge.made_tellings import meeting as telling
from tests.unit.merge.made_tellings import on


@pytest.mark.parametrize(
    ("sentence", "refers"),
    [
        ("A spokeswoman confirmed the gift in an email.", True),
        ("The gift was first reported by the Sentinel.", True),
        ("They called this second gift a mistake.", True),
        ("The company gift was large.", False),
        ("She defended the gift from Voss.", False),
        ("Her gift was the largest.", False),
        ("It was a gift of $2 million.", False),
    ],
)
def test_a_noun_with_an_article_and_no_words_of_its_own_refers_back(
    sentence: str, *, refers: bool
) -> None:
    assert refers_back(sentence, "gift") is refers


def test_a_verb_behind_its_subject_refers_back_to_nothing() -> None:
    assert not refers_back("The platform suspended the account that she supports.", "suspended")
    assert not refers_back("The platform suspended the account that she supports.", "supports")


@pytest.mark.parametrize(
    ("sentence", "trigger", "anew"),
    [
        ("Bayport's lawsuit against Ironwood, filed on May 28, asks a judge.", "lawsuit", True),
        ("Bayport's lawsuit against Ironwood, filed on May 28, asks a judge.", "filed", True),
        ("The threat came a month before the vote.", "threat", True),
        ("The lawsuit was filed on May 28.", "lawsuit", True),
        ("The meeting in May was short.", "meeting", False),
        ("A lawsuit, filed on May 28, asks a judge.", "lawsuit", False),
        ("Bayport filed on May 28.", "filed", False),
    ],
)
def test_a_time_said_of_a_known_thing_dates_it_anew(
    sentence: str, trigger: str, anew: bool
) -> None:
    assert dates_anew(sentence, trigger) is anew


@pytest.mark.parametrize(
    ("description", "telling_it"),
    [
        ("the national football association", "national football association"),
        ("the company", ""),
        ("a state agency", ""),
    ],
)
def test_a_description_tells_somebody_from_others_if_it_says_enough(
    description: str, telling_it: str
) -> None:
    assert telling_description(description) == telling_it


def test_a_short_sentence_is_no_passage() -> None:
    assert passage_of("He agreed on Monday.", "agreed") is None


def test_a_sentence_is_the_same_under_another_dateline() -> None:
    words = "Quillo on Tuesday restored the account of the leader of the opposition."
    printed = {passage_of(f"{head}{words}", "restored") for head in ("", "OTTAWA (AP) — ")}
    assert printed == {passage_of(f"OTTAWA, March 11 (Reuters) - {words}", "restored")}


def article_with(*tellings: Telling) -> dict[str, Telling]:
    return taken_up(structs.replace(one, article="x") for one in tellings)


def test_the_gift_takes_up_the_parties_day_and_sum_of_the_gift_told_before() -> None:
    told = telling("a", type="donate", least=4e6, most=4e6, currency="USD", **on("2024-06-03"))
    later = telling("b", type="donate", initiators=("dahl",), recipients=(), at=1, refers=True)
    found = article_with(told, later)["b"]
    assert (found.initiators, found.recipients) == (("voss",), ("lindgren",))
    assert (found.earliest, found.least) == ("2024-06-03", 4e6)


def test_a_gift_taken_up_twice_is_the_first_ones() -> None:
    rows = [telling(n, initiators=(n,), at=at, refers=at > 0) for at, n in enumerate("abc")]
    assert article_with(*rows)["c"].initiators == ("a",)


def test_what_thousands_of_tellings_take_up_is_found_at_once() -> None:
    rows = [telling(f"a{at:04}", initiators=("x",), at=at, refers=at > 0) for at in range(2000)]
    rows[0] = structs.replace(rows[0], initiators=("first",))
    assert {one.initiators for one in article_with(*rows).values()} == {("first",)}


@pytest.mark.parametrize(
    "other",
    [
        {"at": 9},
        {"type": "donate"},
        {"polarity": "negated"},
        {"least": 5e6, "most": 5e6},
        on("2024-06-05"),
        {"refers": False},
    ],
)
def test_what_is_far_or_another_thing_is_not_taken_up(other: dict[str, Any]) -> None:
    told = telling("a", least=4e6, most=4e6, **on("2024-06-03"))
    later = telling("b", **{"initiators": ("dahl",), "at": 1, "refers": True, **other})
    assert article_with(told, later)["b"] == structs.replace(later, article="x")
