from __future__ import annotations

import time
from typing import Any

from sayso.merge.claims import Utterance
from sayso.merge.conflicts import MOST_WORDINGS, claim_conflicts, event_conflicts
from sayso.merge.tellings import Telling


def telling(name: str, day: str = "2025-01-07", **more: Any) -> Telling:
    values: dict[str, Any] = {
        "type": "donate",
        "initiators": ("corvane",),
        "recipients": ("whitlock",),
    }
    values |= {"article": f"article {name}"}
    return Telling(id=name, published=day, **{**values, **more})


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


def test_what_follows_the_wrong_sum_of_a_correction_corrects() -> None:
    rows = [
        telling("a", **money(2e6)),
        telling("b", "2025-01-14", article="later", at=4, **money(2e6)),
        telling("c", "2025-01-14", article="later", at=5, **money(1.5e6)),
    ]
    sentences = {
        "b": "Correction: An earlier version said that it gave $2 million.",
        "c": "It gave $1.5 million.",
    }
    assert about(*rows, sentences=sentences) == [("correction", "a", "c")]


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
    rows = [telling("a", **money(2e6)), telling("b", initiators=("aster",), **money(2e6))]
    assert about(*rows) == [("participants", "a", "b")]


def test_two_gifts_of_two_givers_do_not_conflict() -> None:
    rows = [telling("a"), telling("b", initiators=("aster",)), telling("c", initiators=())]
    assert about(*rows) == []


def test_two_named_places_conflict_and_a_described_one_does_not() -> None:
    rows = [
        telling("a", type="meet", place="Tacoma"),
        telling("b", type="meet", place="her home"),
        telling("c", type="meet", place="Olympia"),
    ]
    assert about(*rows) == [("place", "a", "c")]


def test_a_denial_stands_beside_what_it_denies() -> None:
    assert about(telling("a"), telling("b", polarity="negated")) == [("denial", "a", "b")]


def test_a_denial_of_what_nobody_tells_conflicts_with_nothing() -> None:
    assert about(telling("b", polarity="negated")) == []


def test_no_reason_says_who_is_right() -> None:
    (found,) = event_conflicts([telling("a", **money(2e6)), telling("b", **money(1e6))])
    assert found.reason == "One says USD 2 million, the other USD 1 million."


def test_each_other_sum_stands_once_beside_the_earliest() -> None:
    rows = [telling("a", **money(2e6)), telling("b", **money(1e6)), telling("c", **money(5e6))]
    assert about(*rows) == [("amount", "a", "b"), ("amount", "a", "c")]


def test_an_article_that_gives_two_sums_contradicts_itself() -> None:
    rows = [telling("a", **money(2e6)), telling("b", article="article a", given=True, **money(3e6))]
    sentences = {"a": "The Quist fund paid two million.", "b": "Its gift of three million stands."}
    assert about(*rows, sentences=sentences) == [("amount", "a", "b")]


def test_two_sums_in_one_article_are_two_gifts_if_none_is_said_to_be_the_other() -> None:
    rows = [telling("a", **money(2e6)), telling("b", article="article a", **money(3e6))]
    assert about(*rows) == []


def test_a_weekend_and_the_monday_after_it_are_near_enough() -> None:
    rows = [
        telling("a", earliest="2024-12-21", latest="2024-12-22"),
        telling("b", earliest="2024-12-23", latest="2024-12-23"),
    ]
    assert about(*rows) == []


def test_tellings_that_are_one_only_by_way_of_others_do_not_stand_side_by_side() -> None:
    rows = [
        telling("a", earliest="2024-12-02", latest="2024-12-02"),
        telling("b"),
        telling("c", earliest="2024-12-28", latest="2024-12-28"),
    ]
    assert about(*rows) == []


def test_a_denial_that_leaves_out_a_party_is_in_the_same_word() -> None:
    told = telling("a", story="s", type="dismiss", trigger="fired")
    denial = telling(
        "b", story="s", type="dismiss", trigger="fired", initiators=(), polarity="negated"
    )
    other = telling(
        "c", story="s", type="dismiss", trigger="ousted", initiators=(), polarity="negated"
    )
    assert about(told, denial) == [("denial", "a", "b")]
    assert about(told, other) == []


def test_what_is_not_planned_denies_nothing() -> None:
    rows = [telling("a"), telling("b", polarity="negated", modality="possible")]
    assert about(*rows) == []


def test_an_article_that_gives_two_days_contradicts_itself() -> None:
    rows = [
        telling("a", earliest="2024-12-19", latest="2024-12-19"),
        telling("b", article="article a", earliest="2024-12-20", latest="2024-12-20"),
    ]
    sentences = {"a": "Aster gave on Thursday.", "b": "The gift of Friday, December 20, was late."}
    assert about(*rows, sentences=sentences) == [("time", "a", "b")]


def test_the_sum_of_the_talks_and_that_of_the_deal_stand_side_by_side() -> None:
    rows = [telling("a", **money(2e6), modality="planned"), telling("b", **money(1e6))]
    assert about(*rows) == [("amount", "a", "b")]


def test_one_printed_sentence_does_not_conflict_with_itself_however_it_is_read() -> None:
    rows = [
        telling("a", **money(2e6), initiators=("corvane",)),
        telling("b", **money(2e9), initiators=("aster",), place="Tacoma"),
    ]
    printed = dict.fromkeys("ab", "Corvane gave Whitlock two million at a dinner in Tacoma.")
    assert about(*rows, sentences=printed) == []


def test_whom_an_article_only_describes_conflicts_with_nobody() -> None:
    rows = [
        telling("a", **money(2e6)),
        telling("b", initiators=("his supporters",), **money(2e6)),
    ]
    known = {one: one for one in ("corvane", "whitlock")}
    assert about(*rows, named=known) == []
    known |= {"his supporters": "His Supporters"}
    assert about(*rows, named=known) == [("participants", "a", "b")]


def test_two_receivers_conflict_by_their_names() -> None:
    rows = [telling("a", **money(2e6)), telling("b", recipients=("quist",), **money(2e6))]
    named = {"whitlock": "Ada Whitlock", "quist": "Quist Fund", "corvane": "Corvane"}
    (found,) = event_conflicts(rows, named=named)
    assert found.reason == "One says that it was done to Ada Whitlock, the other to Quist Fund."


def test_one_name_read_in_two_ways_is_no_two_parties() -> None:
    rows = [telling("a", initiators=("one",)), telling("b", initiators=("other",))]
    named = {"one": "Castell Bank", "other": "Castell", "whitlock": "Whitlock"}
    assert about(*rows, named=named) == []


def test_what_only_takes_up_a_sum_does_not_stand_for_it() -> None:
    rows = [
        telling("a", **money(2e6), refers=True),
        telling("b", **money(2e6), at=3),
        telling("c", **money(1.5e6)),
    ]
    assert ("amount", "c", "b") in about(*rows) or ("amount", "b", "c") in about(*rows)


def test_one_article_names_no_two_givers_of_one_thing() -> None:
    assert about(telling("a"), telling("b", article="article a", initiators=("aster",))) == []


def test_two_who_meet_in_turned_order_do_not_conflict() -> None:
    rows = [
        telling("a", type="meet"),
        telling("b", type="meet", initiators=("whitlock",), recipients=("corvane",)),
    ]
    assert about(*rows) == []


def test_a_writers_own_not_denies_nothing_that_the_same_article_tells() -> None:
    rows = [telling("a"), telling("b", article="article a", polarity="negated")]
    assert about(*rows) == []
    attributed = [telling("a", statement="his"), telling("b", article="article a",
                  polarity="negated", statement="hers")]  # fmt: skip
    assert about(*attributed) == [("denial", "a", "b")]


def test_what_was_not_done_yet_denies_nothing_that_a_later_article_tells() -> None:
    rows = [telling("a", "2025-03-01"), telling("b", "2025-01-07", polarity="negated")]
    assert about(*rows) == []


def test_a_plan_is_nothing_that_can_be_denied() -> None:
    rows = [telling("a", modality="planned"), telling("b", polarity="negated")]
    assert about(*rows) == []


def test_not_criticising_one_denies_no_criticism_of_another() -> None:
    blamed = telling("a", type="criticize")
    other = telling("b", type="criticize", polarity="negated", recipients=("aster",))
    same = telling("c", type="criticize", polarity="negated")
    assert about(blamed, other) == []
    assert about(blamed, same) == [("denial", "a", "c")]


def test_a_denial_printed_twice_is_one() -> None:
    rows = [telling("a"), telling("b", polarity="negated"), telling("c", polarity="negated")]
    printed = dict.fromkeys("bc", "Corvane denied that it had paid for the dinner.")
    assert about(*rows, sentences=printed) == [("denial", "a", "b")]


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


def test_two_wordings_within_retellings_conflict() -> None:
    rows = [
        said("a", "Whitlock on “an extraordinary political comeback”", direct=False),
        said("b", "her return a “remarkable political comeback” of sorts", direct=False),
    ]
    assert [(one.about, one.left, one.right) for one in claim_conflicts(rows)] == [
        ("wording", "a", "b")
    ]


def test_two_pieces_of_one_speech_are_no_two_wordings() -> None:
    rows = [
        said("a", "we shall pay for the bridge at Tacoma"),
        said("b", "nobody asked the harbour"),
    ]
    assert claim_conflicts(rows) == ()


def test_one_article_quotes_a_speaker_in_its_own_two_ways() -> None:
    rows = [said("a", "an extraordinary comeback"), said("b", "a remarkable comeback")]
    same = [
        Utterance(**{name: getattr(one, name) for name in one.__struct_fields__}
                  | {"article": "one"})
        for one in rows
    ]  # fmt: skip
    assert claim_conflicts(same) == ()


def test_words_written_short_are_no_other_wording() -> None:
    rows = [
        said("a", "They have put a padlock on it and will not say why"),
        said("b", "They've put a padlock on it and won't say why"),
        said("c", "They have put a padlock on it"),
    ]
    assert [(one.left, one.right) for one in claim_conflicts(rows[::2])] == []
    assert claim_conflicts([said("a", "We do not pay"), said("b", "We don’t pay")]) == ()


def test_the_work_for_a_much_quoted_claim_is_bounded() -> None:
    """All of a thousand wordings with each other would take minutes."""
    rows = [said(f"{at:04}", f"We paid for the boat number {at} by the quay") for at in range(1000)]
    began = time.process_time()
    assert 0 < len(claim_conflicts(rows)) < MOST_WORDINGS
    assert time.process_time() - began < 5
