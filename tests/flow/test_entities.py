"""Who is who across articles is the same however the articles are ordered and cut into runs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sayso.book import Book
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Chain, EntityType, Extraction
from sayso.text.ids import make_id

NAMES: dict[str, EntityType] = {
    "Ada Quist": "person",
    "Bo Quist": "person",
    "Quist": "person",
    "Cy Marsh": "person",
    "Marsh": "person",
    "Ann Cortez Marsh": "person",
    "Cortez Marsh": "person",
    "Tessaly Foods": "organization",
    "Tessaly": "organization",
    "Tessaly Energy": "organization",
    "Federal Tide Board": "organization",
    "FTB": "organization",
}


def reading(at: int, dice: random.Random) -> tuple[Article, Extraction]:
    article = make_id("art", at)
    names = dice.sample(sorted(NAMES), dice.randint(1, 5))
    chains = tuple(
        Chain(id=make_id("chn", at, n), article=article, name=n, type=NAMES[n], named=True)
        for n in names
    )
    text = ", ".join(names)
    return Article(id=article, text=text), Extraction(article=article, reader="r", chains=chains)


def resolved(path: Path, runs: list[list[tuple[Article, Extraction]]]) -> dict[str, str]:
    """The entity of each chain after these runs."""
    with Book(path, create=True) as book:
        for run in runs:
            book.add(run)
            merge_book(book, Strict())
        return {row["id"]: row["entity"] for row in book.connection.execute("SELECT * FROM chain")}


@pytest.mark.parametrize("seed", range(4))
def test_order_and_cuts_make_no_difference(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    read = [reading(at, dice) for at in range(24)]
    at_once = resolved(tmp_path / "a.db", [read])
    shuffled = dice.sample(read, len(read))
    one_by_one = resolved(tmp_path / "b.db", [[one] for one in shuffled])
    assert at_once == one_by_one
    assert len(set(at_once.values())) < len(NAMES) + 1
