"""One book, open: what the pipeline writes to it and what the doors read from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sayso.book import own_types, pages, readings, reads
from sayso.book.compared import ComparedTables
from sayso.book.connection import book_errors, open_connection, transaction
from sayso.book.export import export_records
from sayso.book.happenings import happenings
from sayso.book.judging import JudgementTables
from sayso.book.merging import MergeTables
from sayso.book.merging_entities import EntityTables
from sayso.book.merging_events import ToldTables
from sayso.book.rows import load_extraction
from sayso.contract import Exported, Happening
from sayso.records import Article, Extraction

T = TypeVar("T")


class Book:
    """A book of who did what to whom, when, and on whose say-so.

    Use it as a context manager. Every write is a transaction: after a crash the file holds all
    of it or none.

    Raises:
        BookError: The file cannot be used; see `sayso.errors`.
    """

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = path
        self.connection = open_connection(path, create=create, read_only=read_only)
        self.merging = MergeTables(self.connection)
        self.entities = EntityTables(self.connection)
        self.told = ToldTables(self.connection)
        self.judging = JudgementTables(self.connection)
        self.compared = ComparedTables(self.connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of the writes inside, or none of them."""
        with book_errors(self.path), transaction(self.connection):
            yield self.connection

    def has_reading(self, article: str, reader: str) -> bool:
        """`reader` has read this article, and its reading is the current one."""
        return readings.has_reading(self.connection, article, reader)

    def add(self, read: Iterable[tuple[Article, Extraction | None]]) -> int:
        """Add articles with what was read from them, in one transaction.

        An article that comes without an extraction is known already; only the place where it
        was seen is noted.

        Returns:
            How many readings were added.
        """
        added = 0
        with self.writing() as connection:
            for article, reading in read:
                readings.add_article(connection, article)
                if reading is None or self.has_reading(article.id, reading.reader):
                    continue
                readings.add_reading(connection, reading, load_extraction(connection, article.id))
                added += 1
        return added

    def reading(self, article: str) -> Extraction | None:
        """The current reading of an article; None if it is not in the book."""
        return load_extraction(self.connection, article)

    def count(self, table: str) -> int:
        """How many rows a table of the book has."""
        if not table.isidentifier():
            raise ValueError(f"not a table: {table!r}")
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    # ------------------------------------------------------------------ pages

    def overview(self) -> pages.OverviewPage:
        """What is in the book."""
        return reads.overview(self.connection)

    def entity(self, entity: str, page: int = 1) -> pages.EntityPage:
        """What an entity did, what was done to it, what it said."""
        return reads.entity(self.connection, entity, page)

    def relation(
        self, left: str, right: str, scores: Mapping[str, float], page: int = 1
    ) -> pages.RelationPage:
        """All that two entities did to and said of each other; `scores` by event type."""
        return reads.relation(self.connection, left, right, scores=scores, page=page)

    def event(self, event: str, page: int = 1) -> pages.EventPage:
        """One happening: its tellings, its three counts and what they rest on."""
        return reads.event(self.connection, event, page)

    def claim(self, claim: str, page: int = 1) -> pages.ClaimPage:
        """What one speaker said, wherever it is told."""
        return reads.claim(self.connection, claim, page)

    def story(self, story: str, page: int = 1) -> pages.StoryPage:
        """The articles on one happening."""
        return reads.story(self.connection, story, page)

    def article(self, article: str) -> pages.ArticlePage:
        """An article with everything that was read from it, marked in its text."""
        return reads.article(self.connection, article)

    def search(self, query: str, page: int = 1) -> pages.SearchPage:
        """Articles, statements and entities with these words."""
        return reads.search(self.connection, query, page=page)

    def named(self, name: str) -> pages.EntityRef:
        """The entity of that name or id."""
        return reads.named_entity(self.connection, name)

    # ------------------------------------------------------------------ event types

    def ontology_files(self) -> list[tuple[str, str]]:
        """(name, TOML) of the files on event types that people added, by name."""
        return own_types.ontology_files(self.connection)

    def keep_ontology_file(self, name: str, toml: str, types: Iterable[str]) -> None:
        """Keep a file on event types, and the names of the types that it adds."""
        with self.writing() as connection:
            own_types.keep_ontology_file(connection, name, toml, types)

    # ------------------------------------------------------------------ export

    def export(self) -> Iterator[Exported]:
        """Every record, as the contract has it; one snapshot, even while others write."""
        yield from self._snapshot(export_records)

    def happenings(self) -> Iterator[Happening]:
        """Every event with the telling that stands for it, by its days; one snapshot."""
        yield from self._snapshot(happenings)

    def _snapshot(self, read: Callable[[sqlite3.Connection], Iterator[T]]) -> Iterator[T]:
        self.connection.execute("BEGIN")
        try:
            yield from read(self.connection)
        finally:
            self.connection.execute("COMMIT")
