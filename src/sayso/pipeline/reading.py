"""Reading articles into a book, then merging what is new.

Reading is the heavy part and independent for each article, so it runs in as many processes as
there are cores; only this process writes to the book.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.book import Book
from sayso.ingest import Item, find_items, read_item
from sayso.pipeline.ontology import book_ontology
from sayso.pipeline.progress import Progress
from sayso.records import Article, Extraction, Failure, Record

if TYPE_CHECKING:
    from sayso.extract import Ontology

BATCH_CHARS = 60_000
"""Text in one batch: some twelve articles, enough to fill the network's batches, little to lose."""
BATCH_FILES = 16
"""Files in one batch: their sizes are not looked at."""
BATCHES_AHEAD = 3
"""Batches in flight for each process: bounds memory, keeps every process busy."""
POOL_FROM = 24
"""Work for one process below this many articles: starting others takes longer than reading."""


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one article: read now, or known (no reading), or failed."""

    article: Article | None = None
    reading: Extraction | None = None
    failure: Failure | None = None


class Report(Record, frozen=True, kw_only=True):
    """What a run did."""

    added: int
    """Articles read in this run."""
    known: int
    """Articles that were in the book already."""
    passed_over: int
    """Files in folders that are of no kind that is read."""
    failures: tuple[Failure, ...]


class ArticleReader:
    """Reads articles: the network, then the rules that turn what it saw into an extraction.

    Its `id` tells the network, the rules and, if they differ from the package's, the event types:
    an article that another one has read is read anew.
    """

    def __init__(self, known: Callable[[str, str], bool], ontology: Ontology) -> None:
        from sayso.extract import VERSION
        from sayso.model import Network

        self._network = Network.load()
        self._ontology = ontology
        self._known = known
        own = f"+types:{ontology.signature}" if ontology.signature else ""
        self.id = f"{self._network.id}+{VERSION}{own}"

    def read(self, batch: Sequence[Item | Article]) -> list[Outcome]:
        """Read one batch; an item that fails costs no other."""
        outcomes: list[Outcome] = []
        fresh: list[Article] = []
        for article in _articles(batch):
            if isinstance(article, Failure):
                outcomes.append(Outcome(failure=article))
            elif self._known(article.id, self.id):
                outcomes.append(Outcome(article=article))
            else:
                fresh.append(article)
        return outcomes + self._read_all(fresh)

    def _read_all(self, articles: Sequence[Article]) -> list[Outcome]:
        from sayso.extract import extract

        if not articles:
            return []
        try:
            predictions = self._network.predict_many([article.text for article in articles])
            return [
                Outcome(
                    article=article,
                    reading=extract(article, prediction, reader=self.id, ontology=self._ontology),
                )
                for article, prediction in zip(articles, predictions, strict=True)
            ]
        except Exception as err:  # noqa: BLE001  one article must not cost the others
            if len(articles) > 1:
                return [outcome for article in articles for outcome in self._read_all([article])]
            return [Outcome(failure=_unread(articles[0], err))]


def _articles(batch: Iterable[Item | Article]) -> Iterator[Article | Failure]:
    for work in batch:
        if isinstance(work, Article):
            yield work
        else:
            yield from read_item(work)


def _unread(article: Article, err: Exception) -> Failure:
    return Failure(
        item=article.path or article.id,
        stage="read",
        error=f"{type(err).__name__}: {err}",
        hint="this is a fault of sayso: please report it with the article's text",
    )


# --------------------------------------------------------------- work for processes

_reader: ArticleReader | None = None
"""The reader of this process, where this process is one of several that read."""


def _start_process(path: Path) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides when to stop
    book = Book(path, read_only=True)
    _reader = ArticleReader(book.has_reading, book_ontology(book))


def _read_here(batch: Sequence[Item | Article]) -> list[Outcome]:
    assert _reader is not None
    return _reader.read(batch)


def _batches(items: Iterable[Item | Failure]) -> Iterator[list[Item | Article] | Failure]:
    """Work in batches: files as they are, the lines of JSONL as articles."""
    files: list[Item | Article] = []
    for item in items:
        if isinstance(item, Failure):
            yield item
        elif item.kind == "jsonl":
            yield from _batches_of_lines(item)
        else:
            files.append(item)
            if len(files) == BATCH_FILES:
                yield files
                files = []
    if files:
        yield files


def _batches_of_lines(item: Item) -> Iterator[list[Item | Article] | Failure]:
    batch: list[Item | Article] = []
    chars = 0
    for article in read_item(item):
        if isinstance(article, Failure):
            yield article
            continue
        batch.append(article)
        chars += len(article.text)
        if chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _in_one_process(
    reader: ArticleReader, work: Iterable[list[Item | Article] | Failure]
) -> Iterator[list[Outcome]]:
    for batch in work:
        yield [Outcome(failure=batch)] if isinstance(batch, Failure) else reader.read(batch)


def _in_processes(
    jobs: int, path: Path, work: Iterable[list[Item | Article] | Failure]
) -> Iterator[list[Outcome]]:
    """The same, in `jobs` processes; outcomes come in the order of the work."""
    start = partial(
        ProcessPoolExecutor,
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_process,
        initargs=(path,),
    )
    pool = start()
    flying: deque[tuple[list[Item | Article], Future[list[Outcome]]]] = deque()
    try:
        for batch in work:
            if isinstance(batch, Failure):
                yield [Outcome(failure=batch)]
                continue
            flying.append((batch, pool.submit(_read_here, batch)))
            if len(flying) >= jobs * BATCHES_AHEAD:
                outcomes, pool = _land(pool, start, flying)
                yield outcomes
        while flying:
            outcomes, pool = _land(pool, start, flying)
            yield outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _land(
    pool: ProcessPoolExecutor,
    start: Callable[[], ProcessPoolExecutor],
    flying: deque[tuple[list[Item | Article], Future[list[Outcome]]]],
) -> tuple[list[Outcome], ProcessPoolExecutor]:
    """The outcomes of the oldest batch; if a process died on it, every item by itself."""
    batch, future = flying.popleft()
    try:
        return future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
    outcomes: list[Outcome] = []
    for one in batch:
        with start() as single:
            try:
                outcomes += single.submit(_read_here, [one]).result()
            except BrokenProcessPool:
                outcomes.append(Outcome(failure=_killed(one)))
    pool = start()
    again = [(waiting, pool.submit(_read_here, waiting)) for waiting, _ in flying]
    flying.clear()
    flying.extend(again)
    return outcomes, pool


def _killed(work: Item | Article) -> Failure:
    return Failure(
        item=str(work.path),
        stage="read",
        error="the process that read it died (perhaps of too little memory)",
        hint="read it alone, with more memory free, or leave it out",
    )


# ------------------------------------------------------------------------- the run


def read_paths(paths: Iterable[Path], book: Book, *, jobs: int = 0, progress: Progress) -> Report:
    """Read files and folders into the book, then merge what is new.

    A run that is interrupted has lost nothing: every batch is one transaction, and the next run
    skips what the book has.

    Args:
        paths: Files and folders.
        book: An open book.
        jobs: Processes that read; 0: one for each core.
        progress: Who is told.
    """
    from sayso.ingest import count_articles
    from sayso.pipeline.merging import merge_book  # the processes that only read need it not

    paths = list(paths)
    total = count_articles(paths)
    jobs = 1 if total < POOL_FROM else jobs or available_cores()
    progress.start("reading", total)
    passed_over: list[Path] = []
    work = _batches(find_items(paths, skipped=passed_over.append))
    outcomes = (
        _in_one_process(ArticleReader(book.has_reading, book_ontology(book)), work)
        if jobs == 1
        else _in_processes(jobs, book.path, work)
    )
    added = known = 0
    failures: list[Failure] = []
    for batch in outcomes:
        done = [(o.article, o.reading) for o in batch if o.article is not None]
        new = book.add(done)
        added, known = added + new, known + len(done) - new
        for outcome in batch:
            if outcome.failure is not None:
                failures.append(outcome.failure)
                progress.fail(outcome.failure)
        progress.advance(len(batch))
    merge_book(book, progress)
    return Report(added=added, known=known, passed_over=len(passed_over), failures=tuple(failures))


def available_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
