"""How long it takes to find who is who in one more article, while a book grows.

    python bench/entities.py [--articles 4000] [--batch 500]
    python bench/entities.py --look FOLDER ARTICLES.jsonl[.gz] [--articles 4000]
    python bench/entities.py --seen FOLDER ARTICLES.jsonl[.gz] [--by-date] [--who] [--keep BOOK]

Without `--seen`, articles are made up: names are drawn as in news, a few very often and many once
(Zipf, exponent 1), from people who share surnames, and bodies with short forms; one in three is
given by surname or short form only. One run of a seed gives one book.

With `--seen`, articles are real: those lines of the JSONL file (counted from 0) of which the folder
has what the network saw in their text, `00000.msgpack` and so on, each one `Prediction` as
`msgspec.msgpack` writes it; `--look` makes these files of the first lines, at the speed of the
network. The articles are read by the rules and merged whole, as `sayso read` does; with `--who`
only as far as who is who.

Prints, for each batch that is added to the same book, processor milliseconds per article: of the
rules that read it (real articles only), of the tasks that say who is who (`keys`, `judge`,
`settle`, `entity`, `forget`), and of all merging; then the entity keys, the memory of the process
now and at most, and the size of the book. At the end, what each task took of the last batch.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from sayso.book import Book
from sayso.extract import extract
from sayso.ingest.lines import read_lines
from sayso.model import Network
from sayso.pipeline.merging import merge_tasks, run_task
from sayso.pipeline.progress import Strict
from sayso.records import Article, Chain, EntityType, Extraction, Mention, Prediction, Span
from sayso.text.ids import make_id

FIRST = [
    "Ada",
    "Bo",
    "Cy",
    "Dee",
    "Eli",
    "Fay",
    "Gus",
    "Hal",
    "Ida",
    "Jan",
    "Kim",
    "Lou",
    "Max",
    "Ned",
    "Ora",
    "Pia",
    "Roy",
    "Sue",
    "Ted",
    "Una",
]
SYLLABLES = [
    "ba",
    "cor",
    "den",
    "fel",
    "gar",
    "hol",
    "kin",
    "lor",
    "mar",
    "nes",
    "por",
    "quil",
    "ros",
    "sel",
    "tan",
    "vor",
    "win",
    "yar",
    "zel",
]
NAMED, UNNAMED = 14, 10
"""Chains of an article with and without a name."""
PEOPLE = 30_000
TASKS = ("keys", "judge", "settle", "entity", "forget")
"""The tasks of merging that say who is who."""
HEADINGS = """
| articles | rules | who is who | all merging | entity keys | MiB now | MiB at most | book MiB |
|---|---|---|---|---|---|---|---|"""
"""Of the columns; times in processor milliseconds an article of the batch."""


def surname(number: int) -> str:
    """One of about 7,000 surnames."""
    parts = [SYLLABLES[number // 19**at % 19] for at in range(3)]
    return "".join(parts).capitalize()


def names_of(number: int) -> tuple[str, str, EntityType]:
    """(full name, short name, type) of somebody."""
    own = random.Random(number)
    if number % 3:
        family = surname(own.randrange(19**3))
        return f"{FIRST[number % 20]} {family}", family, "person"
    body = f"{surname(own.randrange(19**3))} {surname(own.randrange(19**3))}"
    tail = own.choice(["Group", "Bank", "Systems", "Energy"])
    return f"{body} {tail}", body, "organization"


def make_reading(at: int, dice: random.Random, weights: list[float]) -> tuple[Article, Extraction]:
    """An article of names, and its reading."""
    key = make_id("art", "bench", at)
    chains, mentions, words = [], [], []
    place = 0
    drawn = sorted(set(dice.choices(range(PEOPLE), cum_weights=weights, k=NAMED)))
    for number in [*drawn, *range(-UNNAMED, 0)]:
        full, short, kind = names_of(number) if number >= 0 else (f"a man {number}", "", "person")
        name = short if number >= 0 and dice.random() < 1 / 3 else full
        chain = make_id("chn", key, number)
        chains.append(Chain(id=chain, article=key, name=name, type=kind, named=number >= 0))
        mentions.append(
            Mention(
                id=make_id("men", key, place),
                article=key,
                spans=(Span(start=place, end=place + len(name)),),
                text=name,
                type=kind,
                form="name" if number >= 0 else "description",
                chain=chain,
                probability=0.9,
            )
        )
        words.append(name)
        place += len(name) + 2
    text = ", ".join(words)
    reading = Extraction(
        article=key, reader="bench", chains=tuple(chains), mentions=tuple(mentions)
    )
    return Article(id=key, text=text, published="2024-08-09"), reading


def made_up(number: int) -> Iterator[tuple[Article, Extraction]]:
    """So many articles of names."""
    dice = random.Random(4)
    total, weights = 0.0, []
    for rank in range(1, PEOPLE + 1):
        total += 1 / rank
        weights.append(total)
    return (make_reading(at, dice, weights) for at in range(number))


def file_of(folder: Path, at: int) -> Path:
    """Where it stands what the network saw in the text of one line."""
    return folder / f"{at:05d}.msgpack"


def look(place: tuple[Path, Path], number: int) -> None:
    """Keep what the network sees in the first lines of a file, of those not seen yet."""
    folder, source = place
    folder.mkdir(parents=True, exist_ok=True)
    network = Network.load()
    for at, article in enumerate(islice(read_lines(source), number)):
        if isinstance(article, Article) and not file_of(folder, at).exists():
            seen = msgspec.msgpack.encode(network.predict(article.text))
            file_of(folder, at).write_bytes(seen)


class Seen:
    """Real articles read by the rules; knows how long that took."""

    def __init__(self, place: tuple[Path, Path], number: int, *, by_date: bool = False) -> None:
        self.folder, self.source = place
        self.number, self.by_date = number, by_date
        self.seconds = 0.0
        """Of a processor, spent in the rules."""

    def __iter__(self) -> Iterator[tuple[Article, Extraction]]:
        return islice(self._all(), self.number)

    def _all(self) -> Iterator[tuple[Article, Extraction]]:
        for article, file in self._found():
            prediction = msgspec.msgpack.decode(file.read_bytes(), type=Prediction)
            began = time.process_time()
            reading = extract(article, prediction, reader="bench")
            self.seconds += time.process_time() - began
            yield article, reading

    def _found(self) -> Iterable[tuple[Article, Path]]:
        """The articles of which it is known what the network saw, in the order of the book."""
        lines = enumerate(read_lines(self.source))
        found = (
            (article, file)
            for at, article in lines
            if isinstance(article, Article) and (file := file_of(self.folder, at)).exists()
        )
        if not self.by_date:
            return found
        return sorted(found, key=lambda one: (one[0].published or "9999", one[0].id))


def merge(book: Book, *, whole: bool) -> dict[str, float]:
    """Processor seconds of each task of bringing the book up to date; not `whole`: who is who."""
    spent = {}
    for name, task in merge_tasks(book):
        if whole or name in TASKS:
            began = time.process_time()
            run_task(book, name, task, Strict())
            spent[name] = time.process_time() - began
    return spent


def memory_now() -> int:
    """MiB that the process holds at this moment; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize() >> 20


def grow(
    book: Book,
    readings: Seen | Iterator[tuple[Article, Extraction]],
    batch: int,
    *,
    whole: bool,
) -> None:
    """Add and merge batch after batch; print a line for each, and the tasks of the last."""
    print(HEADINGS, flush=True)
    real = readings if isinstance(readings, Seen) else None
    given, done, rules, last = iter(readings), 0, 0.0, ""
    while size := book.add(islice(given, batch)):
        spent = merge(book, whole=whole)
        done += size
        read = real.seconds - rules if real else 0.0
        rules += read
        cells = (
            f"{done:,}",
            *(
                each(part, size)
                for part in (read, sum(spent[name] for name in TASKS), sum(spent.values()))
            ),
            f"{book.count('entity_key'):,}",
            memory_now(),
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            book.path.stat().st_size >> 20,
        )
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)
        ranked = sorted(spent.items(), key=lambda one: -one[1])
        last = ", ".join(f"{name} {each(seconds, size)}" for name, seconds in ranked)
    print(f"\nlast batch, ms/article: {last}")


def each(seconds: float, articles: int) -> str:
    """Milliseconds an article."""
    return f"{1000 * seconds / articles:.1f}"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--articles", type=int, default=4_000)
    options.add_argument("--batch", type=int, default=500)
    options.add_argument("--seen", type=Path, nargs=2, metavar=("FOLDER", "ARTICLES"))
    options.add_argument("--by-date", action="store_true", help="as news comes in, not as it lies")
    options.add_argument("--who", action="store_true", help="merge only as far as who is who")
    options.add_argument("--look", type=Path, nargs=2, metavar=("FOLDER", "ARTICLES"))
    options.add_argument("--keep", type=Path, metavar="BOOK", help="where the book is to stay")
    given = options.parse_args()
    if given.keep and given.keep.exists():
        sys.exit(f"{given.keep} is there already")
    if given.look:
        look(given.look, given.articles)
        return
    seen = Seen(given.seen, given.articles, by_date=given.by_date) if given.seen else None
    readings = seen or made_up(given.articles)
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "b.db"
        with Book(path, create=True) as book:
            grow(book, readings, given.batch, whole=bool(given.seen) and not given.who)


if __name__ == "__main__":
    main()
