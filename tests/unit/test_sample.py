"""What the sample beat has to hold for the demo to show what it promises."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import sayso.sample
from sayso.merge.identities import Identities, parse_identities, read_table
from sayso.sample import sample_identities_path, sample_path

FIELDS = {"id", "outlet", "author", "published", "title", "url", "text"}
RUN = 8  # words: the shortest shared run that counts as copied, as in records.Lineage

Article = dict[str, str]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [json.loads(line) for line in sample_path().read_text(encoding="utf-8").splitlines()]


def by_id(articles: list[Article], name: str) -> str:
    return next(article["text"] for article in articles if article["id"] == name)


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_every_field_is_there_and_filled(articles: list[Article]) -> None:
    assert all(set(article) == FIELDS and all(article.values()) for article in articles)


def test_there_are_enough_articles_and_outlets(articles: list[Article]) -> None:
    assert len(articles) >= 24
    assert len({article["outlet"] for article in articles}) >= 8


def test_ids_and_addresses_are_used_once(articles: list[Article]) -> None:
    for field in ("id", "url"):
        assert len({article[field] for article in articles}) == len(articles)


def test_articles_are_dated_and_in_the_order_of_their_dates(articles: list[Article]) -> None:
    days = [date.fromisoformat(article["published"]) for article in articles]
    assert days == sorted(days)
    assert date(2016, 1, 1) <= days[0] and days[-1] <= date(2025, 3, 31)


def test_all_outlets_are_at_addresses_that_cannot_exist(articles: list[Article]) -> None:
    for article in articles:
        assert (urlsplit(article["url"]).hostname or "").endswith(".example")


def test_the_table_of_the_sample_knows_every_outlet(articles: list[Article]) -> None:
    table = Identities(parse_identities(read_table(sample_identities_path()), "sample"))
    for article in articles:
        at = table.at(article["url"])
        assert at is not None and at.name == article["outlet"]


def test_every_article_is_short(articles: list[Article]) -> None:
    assert all(len(article["text"]) < 3000 for article in articles)
    assert all(150 <= len(article["text"].split()) <= 350 for article in articles)


@pytest.mark.parametrize(
    ("copy", "origin", "least"),
    [
        ("alder-bay-2024-12-12", "meridian-2024-12-11", 1.0),
        ("northgate-herald-2024-12-12", "meridian-2024-12-11", 0.9),
        ("prairie-ledger-2024-12-13", "meridian-2024-12-12", 0.9),
    ],
)
def test_a_client_prints_the_words_of_the_agency(
    articles: list[Article], copy: str, origin: str, least: float
) -> None:
    """All but the run over the seam of a cut stands in the dispatch."""
    printed = runs(by_id(articles, copy))
    assert len(printed & runs(by_id(articles, origin))) / len(printed) >= least


def test_the_rewrite_names_the_agency_and_shares_no_run(articles: list[Article]) -> None:
    rewrite = by_id(articles, "leith-dispatch-2024-12-12")
    assert "Meridian Press Agency reported" in rewrite
    assert not runs(rewrite) & runs(by_id(articles, "meridian-2024-12-11"))


def test_the_digest_shares_two_paragraphs_with_the_agency(articles: list[Article]) -> None:
    shared = runs(by_id(articles, "newsroll-2024-12-13")) & runs(
        by_id(articles, "meridian-2024-12-11")
    )
    assert 80 <= len(shared) <= 120


def test_the_amount_is_corrected(articles: list[Article]) -> None:
    first = by_id(articles, "signal-ledger-2025-01-29")
    second = by_id(articles, "signal-ledger-2025-01-30")
    assert "$22 million" in first and "$25 million" not in first
    assert "$25 million" in second and "Correction" in second


def test_the_package_says_what_is_invented() -> None:
    readme = Path(sayso.sample.__file__).with_name("README.md").read_text(encoding="utf-8")
    assert "Invented" in readme and "CC0" in readme
