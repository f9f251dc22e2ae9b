"""What is shown as not fitting together: self-written cases through reading, merging and export.

    python eval/conflicts.py                the cases that the rules were made with
    python eval/conflicts.py --errors       and what is missing or wrong, with its sentences
    python eval/conflicts.py --blind        the cases whose errors nobody has looked at

Each line of `eval/conflicts/*.jsonl` is one case: `articles` of one or more newsrooms, what must be
`shown` (kinds of conflict of which one is right, and words of the sentences on either side, any of
them), what must be `not_shown`, and what `may` be, each with why. The cases were written before
anything was run on them. All articles of a file are read, merged into one book and exported; what
is shown and not expected is wrong, whether the case names it or not.

What the network sees is kept in `--cache` by network and text, so that a change of rules is
measured in seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from figures import ROOT
from participants import Cache, articles_of
from sayso.book import Book
from sayso.contract import ExportedClaim, ExportedEvent, ExportedEventMention, ExportedStatement
from sayso.extract import extract
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Conflict, Extraction, Record, Span

FOLDER = ROOT / "eval/conflicts"


class Given(Record, frozen=True, kw_only=True):
    """One article of a case."""

    id: str
    outlet: str
    date: str
    title: str
    text: str


class Pair(Record, frozen=True, kw_only=True):
    """Two sentences that are, or are not, to stand side by side: words of either."""

    about: tuple[str, ...] = ()
    left: tuple[str, ...]
    right: tuple[str, ...]
    why: str

    def is_of(self, left: str, right: str) -> bool:
        """The two sentences are those meant, in either order."""
        return any(
            _has(one, self.left) and _has(other, self.right)
            for one, other in ((left, right), (right, left))
        )


def _has(sentence: str, words: Iterable[str]) -> bool:
    return any(one in sentence for one in words)


class Case(Record, frozen=True, kw_only=True):
    """Articles, and what is to be shown of them."""

    case: str
    articles: tuple[Given, ...]
    shown: tuple[Pair, ...]
    not_shown: tuple[Pair, ...]
    may: tuple[Pair, ...]


class Shown(Record, frozen=True, kw_only=True):
    """One conflict of the export with its two sentences."""

    case: str
    about: str
    left: str
    right: str
    reason: str


def cases_of(path: Path) -> tuple[Case, ...]:
    """The cases of a file, by name."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Case) for line in lines)


# ------------------------------------------------------------------------- the product


def shown_of(cases: Sequence[Case], cache: Cache) -> tuple[Shown, ...]:
    """Read, merge and export the articles of all cases in one book; what it shows as conflicts."""
    given = [one for case in cases for one in case.articles]
    case_of = {one.id: case.case for case in cases for one in case.articles}
    with tempfile.TemporaryDirectory() as folder:
        rows = [msgspec.to_builtins(one) for one in given]
        articles = articles_of(rows, Path(folder))
        readings = [extract(one, cache.predict(one.text), reader="eval") for one in articles]
        names = {article.id: case_of[one.id] for article, one in zip(articles, given, strict=True)}
        with Book(Path(folder) / "b.db", create=True) as book:
            book.add(zip(articles, readings, strict=True))
            merge_book(book, Strict())
            return tuple(_shown(book, articles, readings, names))


def _shown(
    book: Book, articles: Sequence[Article], readings: Sequence[Extraction], names: dict[str, str]
) -> Iterator[Shown]:
    read = {one.id: (one, reading) for one, reading in zip(articles, readings, strict=True)}
    sentences: dict[str, tuple[str, str]] = {}
    found: list[Conflict] = []
    for record in book.export():
        if isinstance(record, ExportedEventMention):
            sentences[record.id] = (record.article, _around(*read[record.article], record.sentence))
        elif isinstance(record, ExportedStatement):
            spans = (*record.source.spans, *record.cue.spans, *record.content.spans)
            sentences[record.id] = (record.article, _around(*read[record.article], spans))
        elif isinstance(record, ExportedEvent | ExportedClaim):
            found.extend(record.conflicts)
    for one in found:
        (article, left), (other, right) = sentences[one.left], sentences[one.right]
        case = names[article] if names[article] == names[other] else ""
        yield Shown(case=case, about=one.about, left=left, right=right, reason=one.reason)


def _around(article: Article, reading: Extraction, spans: Iterable[Span]) -> str:
    """The sentences that the spans lie in."""
    held = [one for one in reading.sentences if any(one.overlaps(span) for span in spans)]
    return " ".join(one.cut(article.text) for one in held)


# ------------------------------------------------------------------------- judging


def judge(cases: Sequence[Case], shown: Sequence[Shown]) -> tuple[Counter[str], list[str]]:
    """Counts by kind ("wanted amount", "found amount", "shown amount", "right amount", and of the
    controls), and what is missing or wrong in words."""
    count: Counter[str] = Counter()
    errors: list[str] = []
    for case in cases:
        own = [one for one in shown if one.case == case.case]
        for pair in case.shown:
            kind = pair.about[0]
            met = any(one.about in pair.about and pair.is_of(one.left, one.right) for one in own)
            count.update({f"wanted {kind}": 1, f"found {kind}": int(met)})
            errors += [] if met else [f"{case.case}: MISSING {kind}: {pair.why}"]
        for pair in case.not_shown:
            wrong = any(pair.is_of(one.left, one.right) for one in own)
            count.update({"controls": 1, "controls shown": int(wrong)})
    by_name = {case.case: case for case in cases}
    for one in shown:
        home = by_name.get(one.case)
        if home and any(pair.is_of(one.left, one.right) for pair in home.may):
            continue
        pairs = home.shown if home else ()
        met_pair = next(
            (p for p in pairs if one.about in p.about and p.is_of(one.left, one.right)), None
        )
        kind = met_pair.about[0] if met_pair else one.about
        count.update({f"shown {kind}": 1, f"right {kind}": int(met_pair is not None)})
        if met_pair is None:
            sides = f"    {one.left}\n    {one.right}"
            errors.append(f"{one.case or 'two cases'}: WRONG {one.about}: {one.reason}\n{sides}")
    return count, errors


def report(count: Counter[str]) -> str:
    """A Markdown table: what was wanted and shown, by kind."""
    lines = ["| kind | wanted | found | shown | right | P | R |", "|---|---|---|---|---|---|---|"]
    kinds = sorted({name.split()[-1] for name in count if name.startswith(("wanted", "shown"))})
    rows = {kind: [count[f"{what} {kind}"] for what in _WHAT] for kind in kinds}
    rows["**all**"] = [sum(row[at] for row in rows.values()) for at in range(len(_WHAT))]
    for kind, (wanted, found, shown, right) in rows.items():
        shares = f"{_share(right, shown)} | {_share(found, wanted)}"
        lines.append(f"| {kind} | {wanted} | {found} | {shown} | {right} | {shares} |")
    controls = f"{count['controls shown']} of {count['controls']} pairs that must not be shown are"
    return "\n".join([*lines, "", controls])


_WHAT = ("wanted", "found", "shown", "right")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "-"


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--blind", action="store_true", help="the cases nobody looked into")
    parser.add_argument("--errors", action="store_true", help="what is missing or wrong")
    parser.add_argument("--cache", type=Path, default=ROOT / "data/participants.tsv")
    options = parser.parse_args()
    if options.blind and options.errors:
        sys.exit("the errors of the blind cases are not to be looked at")
    cases = cases_of(FOLDER / ("blind.jsonl" if options.blind else "cases.jsonl"))
    shown = shown_of(cases, Cache(options.cache))
    count, errors = judge(cases, shown)
    articles = sum(len(case.articles) for case in cases)
    print(f"{len(cases)} cases, {articles} articles\n\n{report(count)}")
    if options.errors:
        print("\n" + "\n".join(errors))


if __name__ == "__main__":
    main()
