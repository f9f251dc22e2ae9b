"""Merging what is new in a book, and what it touches.

A merge is a row of tasks over a durable queue. A task takes the keys that wait for it, writes what
follows, and adds the keys of later tasks that this touches; each batch is one transaction. So a
merge can stop at any moment and go on later, one new article changes only its neighbourhood, and
the book is the same whatever the order of the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.book import Book
from sayso.pipeline.merge_articles import ArticleTasks
from sayso.pipeline.merge_claims import ClaimTasks
from sayso.pipeline.merge_counts import CountTasks
from sayso.pipeline.merge_entities import EntityTasks
from sayso.pipeline.merge_events import EventTasks
from sayso.pipeline.merge_kept import Kept
from sayso.pipeline.merge_rows import read_tellings, read_utterances
from sayso.pipeline.merge_sources import Sources
from sayso.pipeline.progress import Progress
from sayso.records import Failure

if TYPE_CHECKING:
    from sayso.merge.identities import Identities

BATCH = 100
"""Keys in one transaction: little is lost when it stops, little time goes into commits."""

TELLINGS_KEPT = 1 << 13
"""Event mentions, and as many statements, in memory: some 2 kB each."""

Task = Callable[[Sequence[str]], None]
"""Sees to some keys at once, so that what they need is looked up together."""


def merge_book(book: Book, progress: Progress) -> None:
    """Bring entities, lineage, stories, events, claims and counts up to date."""
    tasks = merge_tasks(book)
    if not any(book.merging.waiting(name) for name, _ in tasks):
        return
    progress.start("merging", None)
    for name, task in tasks:
        run_task(book, name, task, progress)


def merge_tasks(book: Book) -> tuple[tuple[str, Task], ...]:
    """The tasks of one merge with their names, in their order; what they look up they share."""
    tables, told = book.merging, book.told
    identities = _identities(book)
    articles = ArticleTasks(tables, told, identities)
    entities = EntityTasks(tables, book.entities, book.judging, identities)
    # Chains are settled and stories grouped before these are asked for: they change no more.
    tellings = Kept(lambda ids: read_tellings(told, ids), TELLINGS_KEPT)
    utterances = Kept(lambda ids: read_utterances(told, ids), TELLINGS_KEPT)
    events = EventTasks(tables, told, book.compared, tellings)
    claims = ClaimTasks(tables, told, book.compared, utterances)
    sources = Sources(tables, told, articles.profile, lambda: articles.press)
    counting = CountTasks(tables, told, book.compared, sources, tellings, utterances)
    return (
        ("gone", _each(events.forget_mention)),
        ("untold", events.tell_anew),
        ("unsaid", claims.say_anew),
        ("keys", entities.find_keys),
        ("index", _each(articles.index)),
        ("near", _each(articles.find_near)),
        ("story", articles.group_stories),
        ("kin", _each(articles.find_kin)),
        ("lineage", _each(articles.choose_lineage)),
        ("newsroom", _each(articles.follow_newsroom)),
        ("press", articles.recount),
        ("judge", entities.judge),
        ("settle", entities.settle),
        ("entity", counting.renaming(entities.rebuild)),
        ("telling", events.link_tellings),
        ("event", events.group_events),
        ("utterance", _each(claims.link_utterances)),
        ("claim", claims.group_claims),
        ("heard", counting.hear_anew),
        ("count_event", counting.count_events),
        ("count_claim", counting.count_claims),
        ("forget", entities.forget),
    )


def add_identities(book: Book, path: Path, progress: Progress) -> int:
    """Add a user's table of people and organisations to the book, and merge by it.

    Returns:
        How many rows it has.

    Raises:
        Unreadable: The file is not such a table, CSV or FollowTheMoney JSON; says which line.
        TooLarge: It is over the bound.
    """
    from sayso.merge.identities import parse_identities, read_table

    text = read_table(path)
    rows = parse_identities(text, str(path))
    with book.writing():
        book.merging.set_identity_table(path.name, text)
    merge_book(book, progress)
    return len(rows)


def _identities(book: Book) -> Identities:
    """The table of the package with those that the book's users added."""
    from sayso.merge.identities import parse_identities, shipped

    found = shipped()
    for name, csv in book.merging.identity_tables():
        found = found.joined(parse_identities(csv, name))
    return found


def _each(task: Callable[[str], None]) -> Task:
    """A task that sees to one key after the other."""

    def see_to(keys: Sequence[str]) -> None:
        for key in keys:
            task(key)

    return see_to


def run_task(book: Book, name: str, task: Task, progress: Progress) -> None:
    """See to all keys that wait for a task."""
    while True:
        with book.writing():
            keys = book.merging.take(name, BATCH)
            if not keys:
                return
            _see_to(book, name, task, keys, progress)
        progress.advance(len(keys))


def _see_to(book: Book, name: str, task: Task, keys: Sequence[str], progress: Progress) -> None:
    """Run a task on some keys; if it fails, on each alone: what one of them wrote is undone, and
    the others go on."""
    book.connection.execute("SAVEPOINT some")
    try:
        task(keys)
    except Exception as err:  # noqa: BLE001  one record must not cost the others
        book.connection.execute("ROLLBACK TO some")
        if len(keys) == 1:
            progress.fail(
                Failure(
                    item=keys[0],
                    stage=f"merge: {name}",
                    error=f"{type(err).__name__}: {err}",
                    hint="this is a fault of sayso: please report it",
                )
            )
        else:
            for key in keys:
                _see_to(book, name, task, [key], progress)
    book.connection.execute("RELEASE some")
