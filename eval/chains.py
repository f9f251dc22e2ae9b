"""Who is who inside an article: CoNLL F1 of exported mentions, in OntoNotes style.

    python eval/chains.py                    GUM's development documents, by genre
    python eval/chains.py --genres news      only these genres
    python eval/chains.py --who              the held-out articles of training/labels/who.jsonl

Data: `$SAYSO_DATA/data`: `gum`, and for `--who` the texts of `events`. Each document is read with
the network and the rules and merged into one book, as `sayso read` does; its exported mentions, one
chain for each entity, are compared with the annotation. A mention is right if its first and last
token are (`--who`: character, a possessive aside). Chains of one mention do not count on either
side. Prints precision and recall of mentions, and MUC, B-cubed, CEAF-e and their mean as scorch
computes them, counts of all documents of a genre together.

What the network sees is kept in `--cache`. scorch and NumPy are in the group `training` of
pyproject.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import scorch.scores

from figures import ROOT, SHARED
from participants import Cache, articles_of
from sayso.book import Book
from sayso.contract import ExportedArticle, ExportedMention
from sayso.extract import extract
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Record

sys.path.insert(0, str(ROOT / "training"))
from data import read_conllu, read_ontogum
from evaluate import bare, conll

Pair = tuple[int, int]
NEWSY = ("news", "interview", "speech")
"""The genres that the figures are about."""


class Document(Record, frozen=True, kw_only=True):
    """A text with its gold chains."""

    name: str
    genre: str
    text: str
    starts: tuple[int, ...]
    """Where each token starts; empty if chains are spans of characters."""
    ends: tuple[int, ...]
    chains: tuple[frozenset[Pair], ...]

    def unit(self, start: int, end: int) -> Pair:
        """First and last token of a span, or the span without a possessive at its end."""
        if not self.starts:
            return bare(self.text, start, end)  # type: ignore[no-any-return]
        return bisect_right(self.ends, start), bisect_left(self.starts, end) - 1


def gum_documents(genres: Sequence[str]) -> list[Document]:
    """GUM's development documents of these genres, or of all."""
    folder = SHARED / "data/gum/dev"
    found = []
    for path in sorted((folder / "dep").glob("*.conllu")):
        genre = path.stem.split("_")[1]
        if genres and genre not in genres:
            continue
        text, tokens, _ = read_conllu(path)
        chains: dict[str, set[Pair]] = defaultdict(set)
        for span, chain in read_ontogum(folder / "ontogum" / f"{path.stem}.conll").items():
            chains[chain].add(span)
        document = Document(
            name=path.stem,
            genre=genre,
            text=text,
            starts=tuple(token.start for token in tokens),
            ends=tuple(token.end for token in tokens),
            chains=several(chains.values()),
        )
        found.append(document)
    return found


def who_documents() -> list[Document]:
    """The articles of `who.jsonl` that are never trained on."""
    labels = (ROOT / "training/labels/who.jsonl").read_text("utf-8").splitlines()
    given = (SHARED / "data/events/sayso.train.jsonl").read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, given)}
    found = []
    for row in map(json.loads, labels):
        if row["split"] != "dev":
            continue
        text = texts[row["id"]]
        chains: dict[str, set[Pair]] = defaultdict(set)
        for start, end, chain in row["mentions"]:
            chains[chain].add(bare(text, start, end))
        found.append(
            Document(
                name=row["id"],
                genre="who",
                text=text,
                starts=(),
                ends=(),
                chains=several(chains.values()),
            )
        )
    return found


def several(chains: Iterable[Iterable[Pair]]) -> tuple[frozenset[Pair], ...]:
    """Chains of two and more mentions."""
    sets = map(frozenset, chains)
    return tuple(chain for chain in sets if len(chain) > 1)


def exported(documents: Sequence[Document], cache: Cache) -> list[tuple[frozenset[Pair], ...]]:
    """The chains of a book's export, in the order of the documents."""
    rows = [{"id": one.name, "text": one.text} for one in documents]
    by_text = {one.text: one for one in documents}
    chains: dict[str, dict[str, set[Pair]]] = defaultdict(lambda: defaultdict(set))
    with tempfile.TemporaryDirectory() as folder:
        articles = articles_of(rows, Path(folder))
        readings = [extract(one, cache.predict(one.text), reader="eval") for one in articles]
        with Book(Path(folder) / "b.db", create=True) as book:
            book.add(zip(articles, readings, strict=True))
            merge_book(book, Strict())
            names = {}
            for record in book.export():
                if isinstance(record, ExportedArticle):
                    names[record.id] = by_text[record.text]
                if isinstance(record, ExportedMention):
                    document = names[record.article]
                    unit = document.unit(record.spans[0].start, record.spans[-1].end)
                    chains[document.name][record.entity].add(unit)
    return [several(chains[one.name].values()) for one in documents]


def report(documents: Sequence[Document], given: Sequence[tuple[frozenset[Pair], ...]]) -> str:
    """A Markdown table, one row for a genre."""
    lines = ["| genre | mentions P | R | MUC | B3 | CEAF-e | CoNLL |", "|" + "---|" * 7]
    genres = sorted({one.genre for one in documents})
    groups = {genre: (genre,) for genre in genres}
    if set(NEWSY) <= set(genres):
        groups[", ".join(NEWSY)] = NEWSY
    if len(genres) > 1:
        groups["all"] = tuple(genres)
    for name, kinds in groups.items():
        pairs = [
            (list(map(set, one.chains)), list(map(set, ours)))
            for one, ours in zip(documents, given, strict=True)
            if one.genre in kinds
        ]
        lines.append(f"| {name} | {' | '.join(f'{value:.1f}' for value in figures(pairs))} |")
    return "\n".join(lines)


def figures(pairs: list[tuple[list[set[Pair]], list[set[Pair]]]]) -> list[float]:
    """Precision and recall of mentions; F1 of the three metrics, and their mean."""
    gold = [set().union(*chains) for chains, _ in pairs]
    ours = [set().union(*chains) for _, chains in pairs]
    right = sum(len(one & other) for one, other in zip(gold, ours, strict=True))
    shares = [100 * right / max(1, sum(map(len, sets))) for sets in (ours, gold)]
    single = [conll(pairs, Only(name)) for name in ("muc", "b_cubed", "ceaf_e")]
    return [*shares, *single, conll(pairs, scorch.scores)]


class Only:
    """The scorer with one metric in the place of all three."""

    def __init__(self, name: str) -> None:
        self.muc = self.b_cubed = self.ceaf_e = getattr(scorch.scores, name)


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--genres", nargs="*", default=())
    parser.add_argument("--who", action="store_true")
    parser.add_argument("--cache", type=Path, default=ROOT / "data/participants.tsv")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: the annotated documents are not at {SHARED} (set SAYSO_DATA)")
    documents = who_documents() if options.who else gum_documents(options.genres)
    print(report(documents, exported(documents, Cache(options.cache))))


if __name__ == "__main__":
    main()
