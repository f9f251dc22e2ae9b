"""How long it takes to find who is who in one more article, while a book grows.

    python bench/entities.py [--articles 4000] [--batch 500]

Articles are made up: names are drawn as in news, a few very often and many once (Zipf, exponent 1),
from people who share surnames, and bodies with short forms; one in three is given by surname or
short form only. Prints, for each batch that is added to the same book: processor milliseconds per
article for keys, settling and entities, and the memory of the process. One run of a seed gives one
book.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sayso.book import Book
from sayso.merge.identities import shipped
from sayso.pipeline.merge_entities import EntityTasks
from sayso.records import Article, Chain, EntityType, Extraction, Mention, Span
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


def merge(book: Book) -> float:
    """Processor seconds of bringing the entities up to date."""
    started = time.process_time()
    tasks = EntityTasks(book.merging, book.judging, shipped())
    steps: dict[str, Callable[[Sequence[str]], None]] = {
        "keys": tasks.find_keys,
        "judge": tasks.judge,
        "settle": tasks.settle,
        "entity": tasks.rebuild,
        "forget": tasks.forget,
    }
    for name in TASKS:
        with book.writing():
            while keys := book.merging.take(name, 100):
                steps[name](keys)
    return time.process_time() - started


def main() -> None:
    """Print a line for each batch."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=4_000)
    options.add_argument("--batch", type=int, default=500)
    given = options.parse_args()
    dice = random.Random(4)
    total, weights = 0.0, []
    for rank in range(1, PEOPLE + 1):
        total += 1 / rank
        weights.append(total)
    with tempfile.TemporaryDirectory() as folder, Book(Path(folder) / "b.db", create=True) as book:
        print("articles  keys     ms/article  MB")
        for start in range(0, given.articles, given.batch):
            book.add(make_reading(at, dice, weights) for at in range(start, start + given.batch))
            seconds = merge(book)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            done = start + given.batch
            print(
                f"{done:>8,}  {book.count('entity_key'):>7,}  "
                f"{1000 * seconds / given.batch:>10.1f}  {memory:>4}",
                flush=True,
            )


if __name__ == "__main__":
    main()
