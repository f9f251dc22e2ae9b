from __future__ import annotations

from typing import Any

from sayso.merge.claims import Utterance
from sayso.merge.conflicts import claim_conflicts, event_conflicts
from sayso.merge.events import Telling


def telling(name: str, day: str = "2025-01-07", **more: Any) -> Telling:
    values: dict[str, Any] = {
        "type": "donate",
        "initiators": ("corvane",),
        "recipients": ("whitlock",),
    }
    return Telling(id=name, article=f"article {name}", published=day, **{**values, **more})


def about(*tellings: Telling, **more: Any) -> list[tuple[str, str, str]]:
    return [(found.about, found.left, found.right) for found in event_conflicts(tellings, **more)]


def money(value: float) -> dict[str, Any]:
    return {"least": value, "most": value, "currency": "USD"}


def test_two_sums_conflict_the_earliest_of_each() -> None:
    rows = [telling("a", **money(2e6)), telling("b", **money(2e6)), telling("c", **money(1.5e6))]
    assert about(*rows) == [("amount", "a", "c")]


def test_sums_within_a_hundredth_do_not_conflict() -> None:
    assert about(telling("a", **money(2e6)), telling("b", **money(2.01e6))) == []


def test_a_later_telling_that_says_so_corrects() -> None:
    rows = [telling("a", **money(2e6)), telling("b", "2025-01-14", **money(1.5e6))]
    sentences = {"b": "It gave $1.5 million in cash, not $2 million, a filing shows."}
    assert about(*rows, sentences=sentences) == [("correction", "a", "b")]


def test_two_days_conflict() -> None:
    rows = [
        telling("a", earliest="2024-12-19", latest="2024-12-19"),
        telling("b", earliest="2024-12-20", latest="2024-12-20"),
    ]
    assert about(*rows) == [("time", "a", "b")]


def test_a_plan_for_another_day_does_not_conflict() -> None:
    rows = [
        telling("a", earliest="2024-12-19", latest="2024-12-19"),
        telling("b", earliest="2024-12-20", latest="2024-12-20", modality="planned"),
    ]
    assert about(*rows) == []


def test_two_givers_conflict() -> None:
    assert about(telling("a"), telling("b", initiators=("aster",))) == [("participants", "a", "b")]


def test_two_named_places_conflict_and_a_described_one_does_not() -> None:
    rows = [
        telling("a", place="Tacoma"),
        telling("b", place="her home"),
        telling("c", place="Olympia"),
    ]
    assert about(*rows) == [("place", "a", "c")]


def test_a_denial_stands_beside_what_it_denies() -> None:
    assert about(telling("a"), telling("b", polarity="negated")) == [("denial", "a", "b")]


def test_a_denial_of_what_nobody_tells_conflicts_with_nothing() -> None:
    assert about(telling("b", polarity="negated")) == []


def test_no_reason_says_who_is_right() -> None:
    (found,) = event_conflicts([telling("a", **money(2e6)), telling("b", **money(1e6))])
    assert found.reason == "One says 2,000,000 USD, the other 1,000,000 USD."


def said(name: str, content: str, *, direct: bool = True) -> Utterance:
    return Utterance(
        id=name,
        article=name,
        published="2025-01-07",
        speaker="trump",
        content=content,
        direct=direct,
    )


def test_two_wordings_of_one_quotation_conflict() -> None:
    rows = [said("a", "an extraordinary comeback"), said("b", "a remarkable comeback")]
    assert [(one.about, one.left, one.right) for one in claim_conflicts(rows)] == [
        ("wording", "a", "b")
    ]


def test_a_part_of_a_quotation_and_a_retelling_do_not_conflict() -> None:
    rows = [
        said("a", "an extraordinary comeback"),
        said("b", "comeback"),
        said("c", "won", direct=False),
    ]
    assert claim_conflicts(rows) == ()
