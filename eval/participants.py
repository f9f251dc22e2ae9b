"""Who is who: participants whose words are given, resolved to their canonical names.

    python eval/participants.py                     the 26 development articles
    python eval/participants.py --train 80          so many of the training articles, evenly spread
    python eval/participants.py --errors            and each miss with its sentence, for reading
    python eval/participants.py --frequent 50       and the most frequent entities

Data: `$SAYSO_DATA/data/events`; names are compared by `$SAYSO_DATA/eval/events.py`, unchanged.
Without them nothing is measured, and that is said.

Each article is read with the network and the rules, and merged into a book of its own set; then the
words of each gold participant are looked up as those of an event's participant are, and the name
and aliases of what they lead to are compared with the gold name. Words that stand for several are
right for each of whom is among them; words that lead nowhere stand for themselves, as in the
export. The same words at the same place for the same name count once. Some labels point into
another word (the `he` of `the`): they are moved to where the sentence has the words whole, if it
has them once, else left out; how many is printed.

Form is that of the words: a pronoun; a name, if all its words but small ones are capitalised; else
a description. What the network sees is kept in `--cache` by network, tables of antecedents and
text, so that a change of rules is measured in seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Literal

import msgspec

from figures import ROOT, SHARED, Line, lines_of, write_lines
from sayso.book import Book
from sayso.extract import extract
from sayso.extract.chains import Chains
from sayso.extract.resolve import Resolver
from sayso.extract.words import PRONOUNS, RELATIVE
from sayso.ingest import find_items, read_item
from sayso.model import Network
from sayso.model.antecedents import load_table, write_table
from sayso.model.ties import load_forest, write_forest
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Extraction, Prediction, Record, Span
from sayso.text.layout import lay_out
from sayso.text.vocabulary import word_set

Form = Literal["name", "description", "pronoun"]
FORMS: tuple[Form, ...] = ("name", "description", "pronoun")
REACH = 160
"""Code points shown on either side of the words."""
_SMALL = word_set("the a an of and for in on at to & de la von van bin al mr. mrs. ms. dr.")


class Wanted(Record, frozen=True, kw_only=True):
    """The words of one gold participant and whom they mean."""

    span: Span
    name: str
    form: Form


class Judged(Record, frozen=True, kw_only=True):
    """One gold participant with the names that its words lead to."""

    article: str
    wanted: Wanted
    led: tuple[tuple[str, ...], ...]
    right: bool


# ------------------------------------------------------------------------- gold


def form_of(words: str) -> Form:
    """Pronoun; name, if all its words but small ones are capitalised; else description."""
    parts = words.replace("’", "'").removesuffix("'s").split()
    if len(parts) == 1 and parts[0].lower() in PRONOUNS | RELATIVE:
        return "pronoun"
    large = [part for part in parts if part.lower() not in _SMALL]
    named = large and all(_is_large(part) for part in large)
    return "name" if named and "'s " not in words.replace("’", "'") else "description"


def _is_large(word: str) -> bool:
    return re.match(r"[\W\d]*[^\W\d_]", word) is None or any(letter.isupper() for letter in word)


def wanted_of(row: Line) -> tuple[Wanted, ...]:
    """The participants of an annotated article that have words, each place and name once."""
    text = row["text"]
    given = {
        (placed, one["name"])
        for event in row["events"]
        for side in ("initiators", "recipients")
        for one in event[side]
        if one["span"] and (placed := whole_words(text, one["span"], event["sentence"]))
    }
    return tuple(
        Wanted(span=span, name=name, form=form_of(span.cut(text).strip()))
        for span, name in sorted(given)
    )


def whole_words(text: str, given: Sequence[int], sentence: Sequence[int]) -> Span | None:
    """The given place, or the only one of its sentence with the same words, if it cuts a word."""
    start, end = given
    words = re.compile(rf"(?<!\w){re.escape(text[start:end])}(?!\w)")
    if words.match(text, start):
        return Span(start=start, end=end)
    found = list(words.finditer(text, *sentence))
    return Span(start=found[0].start(), end=found[0].end()) if len(found) == 1 else None


def left_out(row: Line) -> int:
    """Labels whose words are in another word, and not once in the sentence as a whole."""
    return sum(
        whole_words(row["text"], one["span"], event["sentence"]) is None
        for event in row["events"]
        for side in ("initiators", "recipients")
        for one in event[side]
        if one["span"]
    )


def chosen(rows: Sequence[Line], number: int) -> list[Line]:
    """So many of the rows, evenly spread."""
    return [rows[at * len(rows) // number] for at in range(min(number, len(rows)))]


def scorer() -> ModuleType:
    """The scorer of events, for its comparison of names."""
    spec = importlib.util.spec_from_file_location("events_scorer", SHARED / "eval/events.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ------------------------------------------------------------------------- readings


def articles_of(rows: Iterable[Line], folder: Path) -> list[Article]:
    """The rows as `sayso read` takes them in, in the same order."""
    source = folder / "given.jsonl"
    fields = ("id", "text", "title", "outlet", "date", "url")
    write_lines(source, ({field: row.get(field) for field in fields} for row in rows))
    read = [one for item in find_items((source,)) for one in read_item(item)]  # type: ignore[arg-type]
    return [one for one in read if isinstance(one, Article)]


class Cache:
    """What the network saw in each text, kept in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._network = Network.load()
        tables = write_table(load_table(), 0) + write_forest(load_forest())
        self._table = hashlib.sha256(tables.encode()).hexdigest()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._kept: dict[str, Prediction] = {}
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            key, _, rest = line.partition("\t")
            self._kept[key] = msgspec.json.decode(rest, type=Prediction)

    def predict(self, text: str) -> Prediction:
        """What the network sees in `text`."""
        key = hashlib.sha256(f"{self._network.id}\n{self._table}\n{text}".encode()).hexdigest()
        if key not in self._kept:
            self._kept[key] = self._network.predict(text)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{key}\t{msgspec.json.encode(self._kept[key]).decode()}\n")
        return self._kept[key]


def names_of_chains(book: Book) -> dict[str, tuple[str, ...]]:
    """Name and aliases of the entity of each chain of the book."""
    names: dict[str, list[str]] = {}
    for row in book.connection.execute("SELECT id, name FROM entity"):
        names[row["id"]] = [row["name"]]
    for row in book.connection.execute("SELECT entity, alias FROM entity_alias"):
        names[row["entity"]].append(row["alias"])
    rows = book.connection.execute("SELECT id, entity FROM chain WHERE entity IS NOT NULL")
    return {row["id"]: tuple(names[row["entity"]]) for row in rows}


# ------------------------------------------------------------------------- judging


def judge(
    rows: Sequence[Line],
    articles: Sequence[Article],
    readings: Sequence[Extraction],
    names: Mapping[str, tuple[str, ...]],
) -> Iterator[Judged]:
    """Each gold participant with what its words lead to."""
    same_name = scorer().same_name
    for row, article, read in zip(rows, articles, readings, strict=True):
        layout = lay_out(article.text)
        found = Chains(mentions=read.mentions, heads=(), chains=read.chains)
        resolver = Resolver(layout, found)
        for wanted in wanted_of(row):
            span = layout.snap(wanted.span) or wanted.span
            chains = resolver.chains_of((span,))
            led = tuple(names[chain] for chain in chains if chain in names)
            led = led or ((wanted.span.cut(article.text),),)
            right = any(same_name(wanted.name, one) for one in led)
            yield Judged(article=row["id"], wanted=wanted, led=led, right=right)


def report(judged: Sequence[Judged]) -> str:
    """A Markdown table: share right by form."""
    lines = ["| form | participants | right | % |", "|---|---|---|---|"]
    for form in (*FORMS, "all"):
        own = [one for one in judged if form in ("all", one.wanted.form)]
        right = sum(one.right for one in own)
        share = f"{100 * right / len(own):.1f}" if own else "-"
        lines.append(f"| {form} | {len(own)} | {right} | {share} |")
    return "\n".join(lines)


def miss(one: Judged, text: str) -> str:
    """A wrong one with its surroundings, in one paragraph."""
    start, end = one.wanted.span.start, one.wanted.span.end
    around = text[max(0, start - REACH) : start], text[start:end], text[end : end + REACH]
    shown = "[[".join(around[:2]) + "]]" + around[2]
    led = "; ".join(" / ".join(names[:4]) for names in one.led)
    heading = f"{one.article} {one.wanted.form} {one.wanted.span.cut(text)!r}"
    return f"{heading} -> {led!r}, meant {one.wanted.name!r}\n    {' '.join(shown.split())}"


def frequent(book: Book, number: int) -> str:
    """The entities of most articles and mentions, with their names."""
    rows = book.connection.execute(
        "SELECT e.name, e.type, e.articles, group_concat(a.alias, ' / ') AS names"
        " FROM entity AS e LEFT JOIN entity_alias AS a ON a.entity = e.id WHERE e.named"
        " GROUP BY e.id ORDER BY e.articles DESC, e.name LIMIT ?",
        (number,),
    )
    return "\n".join(f"{r['articles']:4} {r['name']} ({r['type']}): {r['names']}" for r in rows)


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--train", type=int, default=0, metavar="ARTICLES")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--frequent", type=int, default=0, metavar="ENTITIES")
    parser.add_argument("--cache", type=Path, default=ROOT / "data/participants.tsv")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: the annotated articles are not at {SHARED} (set SAYSO_DATA)")
    part = "train" if options.train else "dev"
    rows = list(lines_of(SHARED / f"data/events/sayso.{part}.jsonl"))
    rows = chosen(rows, options.train) if options.train else rows
    cache = Cache(options.cache)
    with tempfile.TemporaryDirectory() as folder:
        articles = articles_of(rows, Path(folder))
        readings = [extract(one, cache.predict(one.text), reader="eval") for one in articles]
        bare = {"statements": (), "events": (), "times": (), "amounts": ()}
        with Book(Path(folder) / "b.db", create=True) as book:
            lean = [msgspec.structs.replace(one, **bare) for one in readings]
            book.add(zip(articles, lean, strict=True))
            merge_book(book, Strict())
            judged = list(judge(rows, articles, readings, names_of_chains(book)))
            lost = sum(map(left_out, rows))
            print(f"{len(rows)} articles, {part}; {lost} labels left out\n\n{report(judged)}")
            if options.frequent:
                print("\n" + frequent(book, options.frequent))
    if options.errors:
        texts = {row["id"]: row["text"] for row in rows}
        print()
        for one in judged:
            if not one.right:
                print(miss(one, texts[one.article]))


if __name__ == "__main__":
    main()
