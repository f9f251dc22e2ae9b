"""One newsroom is counted as one, however its outlet is written and whichever came first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from sayso.book import Book
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Extraction
from sayso.text.ids import make_id

WRITTEN = ("The Cascade Ledger", "Cascade Ledger", "the Cascade Ledger")


def newsrooms(path: Path, outlets: tuple[str, ...]) -> dict[str, str]:
    """Of an article of each outlet, added one after the other, whose words it is."""
    with Book(path, create=True) as book:
        for outlet in outlets:
            article = Article(
                id=make_id("art", outlet), text=f"Ada Quist left at {len(outlet)}.", outlet=outlet
            )
            book.add([(article, Extraction(article=article.id, reader="r"))])
            merge_book(book, Strict())
        rows = book.connection.execute("SELECT article, own FROM article_newsroom")
        return {row["article"]: row["own"] for row in rows}


@pytest.mark.parametrize("order", list(permutations(WRITTEN)))
def test_an_outlet_written_with_and_without_its_article_is_one(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    found = newsrooms(tmp_path / "b.db", order)
    assert set(found.values()) == {"Cascade Ledger"}
