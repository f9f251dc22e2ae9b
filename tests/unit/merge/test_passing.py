from __future__ import annotations

from typing import Any

from sayso.merge.newsrooms import Origin
from sayso.merge.passing import in_passing
from sayso.merge.tellings import Telling
from sayso.records import Lineage
from tests.unit.merge.made_tellings import gift as telling

REWRITTEN = {
    "rewrite": Origin(
        newsroom="Ledger",
        own="Beacon",
        lineage=Lineage(
            id="lin", article="rewrite", origin="scoop", relation="rewrite", newsroom="Ledger",
            shared_words=0, reason="It shares words.", probability=0.9,
        ),
    )
}  # fmt: skip


def old(name: str, at: int, day: str = "2025-03-01", **more: Any) -> Telling:
    return telling(name, published=day, at=at, **more)


def test_an_article_that_begins_with_it_tells_it_however_late() -> None:
    assert in_passing([telling("scoop"), old("weekly", at=1)]) == frozenset()


def test_an_article_that_tells_it_twice_tells_it() -> None:
    rows = [telling("scoop"), old("weekly", at=9)]
    again = Telling(id="again", article="weekly", published="2025-03-01", type="donate", at=12)
    assert in_passing([*rows, again]) == frozenset()


def test_within_a_week_a_late_sentence_still_tells_it() -> None:
    assert in_passing([telling("scoop"), old("weekly", at=9, day="2025-01-12")]) == frozenset()


def test_a_copy_of_a_full_report_tells_it_in_full() -> None:
    rows = [telling("scoop", at=0), telling("rewrite", at=9, published="2025-02-09")]
    assert in_passing([*rows, telling("wire")], REWRITTEN) == frozenset()


def test_a_scoop_on_what_is_long_past_is_not_told_in_passing() -> None:
    dated = {"earliest": "2024-12-01", "latest": "2024-12-01"}
    rows = [telling("scoop", at=9, **dated), old("weekly", at=0, day="2025-01-08", **dated)]
    assert in_passing(rows) == frozenset()


def test_what_comes_out_late_is_news_from_then_on() -> None:
    dated = {"earliest": "2024-04-01", "latest": "2024-04-30"}
    scoop = old("scoop", at=2, day="2024-06-04", **dated)
    soon, late = old("daily", at=9, day="2024-06-09"), old("weekly", at=9, day="2024-06-19")
    assert in_passing([scoop, soon, late]) == {"weekly"}


def test_what_everybody_tells_in_passing_is_counted() -> None:
    dated = {"earliest": "2021-01-06", "latest": "2021-01-06"}
    rows = [old("scoop", at=9, **dated), old("weekly", at=9, **dated)]
    assert in_passing(rows) == frozenset()
