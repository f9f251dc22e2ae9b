"""A newer reader's readings take the place of the old ones, and nothing of these is left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from sayso.book import Book
from sayso.book.rows import load_articles
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Extraction

Reading = tuple[Article, Extraction]


@pytest.fixture(scope="module")
def full(sample_book: Path) -> list[Reading]:
    """The sample articles as the shipped network reads them."""
    with Book(sample_book, read_only=True) as book:
        articles = list(load_articles(book.connection))
        readings = [(article, book.reading(article.id)) for article in articles]
    return [(article, reading) for article, reading in readings if reading]


def blind(reading: Extraction) -> Extraction:
    """What a reader gives that sees only sentences."""
    return Extraction(article=reading.article, reader="blind", sentences=reading.sentences)


def sparing(reading: Extraction) -> Extraction:
    """What a reader gives that sees every other event and statement, and who is in them."""
    statements = tuple(replace(one, inside=None) for one in reading.statements[::2])
    known = {one.id for one in statements}
    events = tuple(
        replace(one, statement=one.statement if one.statement in known else None)
        for one in reading.events[1::2]
    )
    needed = {chain for one in statements for chain in one.source.chains}
    needed |= {
        chain
        for one in events
        for side in (*one.initiators, *one.recipients)
        for chain in side.chains
    }
    needed |= {member for one in reading.chains if one.id in needed for member in one.members}
    return replace(
        reading,
        reader="sparing",
        statements=statements,
        events=events,
        chains=tuple(one for one in reading.chains if one.id in needed),
        mentions=tuple(one for one in reading.mentions if one.chain in needed),
    )


def take(book: Book, readings: list[Reading]) -> None:
    book.add(readings)
    merge_book(book, Strict())


@pytest.mark.parametrize("other", [blind, sparing])
def test_a_book_read_anew_is_as_if_never_read_before(
    full: list[Reading], tmp_path: Path, other: Callable[[Extraction], Extraction]
) -> None:
    later = [(article, other(reading)) for article, reading in full]
    with Book(tmp_path / "fresh.db", create=True) as fresh:
        take(fresh, later)
        expected = list(fresh.export())
    with Book(tmp_path / "anew.db", create=True) as anew:
        take(anew, full)
        take(anew, later)
        assert list(anew.export()) == expected
        assert anew.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_reading_one_article_anew_costs_no_other_its_events(
    full: list[Reading], tmp_path: Path
) -> None:
    with Book(tmp_path / "straight.db", create=True) as straight:
        take(straight, full)
        expected = list(straight.export())
    with Book(tmp_path / "there-and-back.db", create=True) as turned:
        take(turned, full)
        for article, reading in full[::4]:
            take(turned, [(article, blind(reading))])
        take(turned, [(article, replace(reading, reader="again")) for article, reading in full])
        assert list(turned.export()) == expected
