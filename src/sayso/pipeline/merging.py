"""Merging what is new in a book, and what it touches.

A merge is a row of tasks over a durable queue. A task takes the keys that wait for it, writes what
follows, and adds the keys of later tasks that this touches; each batch is one transaction. So a
merge can stop at any moment and go on later, one new article changes only its neighbourhood, and
the book is the same whatever the order of the articles.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.book import Book
from sayso.pipeline.merge_articles import ArticleTasks
from sayso.pipeline.merge_counts import CountTasks
from sayso.pipeline.merge_entities import EntityTasks
from sayso.pipeline.merge_events import EventTasks
from sayso.pipeline.progress import Progress
from sayso.records import Failure

BATCH = 100
"""Keys in one transaction: little is lost when it stops, little time goes into commits."""

Task = Callable[[str], None]


def merge_book(book: Book, progress: Progress) -> None:
    """Bring entities, lineage, stories, events, claims and counts up to date."""
    from sayso.merge.identities import shipped

    tables, told = book.merging, book.told
    identities = shipped()
    articles = ArticleTasks(tables, told, identities)
    entities = EntityTasks(tables, identities)
    events = EventTasks(tables, told)
    counting = CountTasks(tables, told, identities)
    tasks: tuple[tuple[str, Task], ...] = (
        ("gone", events.forget_mention),
        ("keys", entities.find_keys),
        ("index", articles.index),
        ("near", articles.find_near),
        ("story", articles.group_story),
        ("kin", articles.find_kin),
        ("lineage", articles.choose_lineage),
        ("newsroom", articles.follow_newsroom),
        ("settle", entities.settle),
        ("entity", entities.rebuild),
        ("telling", events.link_tellings),
        ("event", events.group_event),
        ("utterance", events.link_utterances),
        ("claim", events.group_claim),
        ("count_event", counting.count_event),
        ("count_claim", counting.count_claim),
        ("forget", entities.forget),
    )
    waiting = {name: tables.waiting(name) for name, _ in tasks}
    if not any(waiting.values()):
        return
    progress.start("merging", None)
    for name, task in tasks:
        _run(book, name, task, progress)


def _run(book: Book, name: str, task: Task, progress: Progress) -> None:
    while True:
        with book.writing():
            keys = book.merging.take(name, BATCH)
            if not keys:
                return
            for key in keys:
                _one(book, name, task, key, progress)
        progress.advance(len(keys))


def _one(book: Book, name: str, task: Task, key: str, progress: Progress) -> None:
    """Run a task on one key; if it fails, what it wrote is undone and the others go on."""
    book.connection.execute("SAVEPOINT one")
    try:
        task(key)
    except Exception as err:  # noqa: BLE001  one record must not cost the others
        book.connection.execute("ROLLBACK TO one")
        progress.fail(
            Failure(
                item=key,
                stage=f"merge: {name}",
                error=f"{type(err).__name__}: {err}",
                hint="this is a fault of sayso: please report it",
            )
        )
    book.connection.execute("RELEASE one")
