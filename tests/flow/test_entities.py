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
    # Other writings of one name, which say more or less of whom it may stand for.
    "Ftb": "other",
    "Ann C. Marsh": "person",
    "Ann C Marsh": "person",
    "TESSALY FOODS": "product",
}
Merged = dict[str, list[tuple[object, ...]]]


def reading(at: int, dice: random.Random) -> tuple[Article, Extraction]:
    article = make_id("art", at)
    names = dice.sample(sorted(NAMES), dice.randint(1, 5))
    chains = tuple(
        Chain(id=make_id("chn", at, n), article=article, name=n, type=NAMES[n], named=True)
        for n in names
    )
    text = ", ".join(names)
    return Article(id=article, text=text), Extraction(article=article, reader="r", chains=chains)


def resolved(path: Path, runs: list[list[tuple[Article, Extraction]]]) -> Merged:
    """The entity of each chain after these runs and why, and how the entities are called."""
    asked = {
        "chain": "SELECT id, key, entity FROM chain ORDER BY id",
        "chain_reason": "SELECT * FROM chain_reason ORDER BY chain, step",
        "entity": "SELECT id, name, type, articles FROM entity ORDER BY id",
        "entity_alias": "SELECT * FROM entity_alias ORDER BY entity, alias",
    }
    with Book(path, create=True) as book:
        for run in runs:
            book.add(run)
            merge_book(book, Strict())
        return {
            table: [tuple(row) for row in book.connection.execute(rows)]
            for table, rows in asked.items()
        }


@pytest.mark.parametrize("seed", range(24))
def test_order_and_cuts_make_no_difference(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    read = [reading(at, dice) for at in range(24)]
    at_once = resolved(tmp_path / "a.db", [read])
    shuffled = dice.sample(read, len(read))
    one_by_one = resolved(tmp_path / "b.db", [[one] for one in shuffled])
    assert at_once == one_by_one
    entities = {entity for _, _, entity in at_once["chain"]}
    assert len(entities) < len(NAMES)
