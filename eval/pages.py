"""How well web pages are read: article text, title, date and author of 258 real pages.

    python eval/pages.py            # SAYSO_DATA=../shared, folder data/html in it

Text: F1 over lower-case words with their counts, mean over the pages (a page that is refused
scores 0). Title, date, author: share right of the 77 pages whose outlets' own parsers tell them;
a title is right if its words are, a date if its day is, authors if the same names are given
("partly" if one of them is). Source of the expected values: the tests of fundus, and the article
extraction benchmark of scrapinghub (both MIT).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import tarfile
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso.ingest import Item, read_item
from sayso.records import Article, Failure

_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """A page with what is expected of it; `told` is None where only the text is known."""

    name: str
    html: bytes
    text: str
    told: dict[str, Any] | None


def main() -> None:
    """Read all pages and print the scores."""
    folder = Path(os.environ.get("SAYSO_DATA", "../shared")) / "data" / "html"
    if not folder.is_dir():
        sys.exit(f"skipped: no pages in {folder} (set SAYSO_DATA)")
    scores: dict[str, list[float]] = defaultdict(list)
    seconds = 0.0
    with tempfile.TemporaryDirectory() as scratch:
        for page in [*fundus(folder), *scrapinghub(folder)]:
            path = Path(scratch, "page.html")
            path.write_bytes(page.html)
            start = time.process_time()
            read = next(iter(read_item(Item(path=path, kind="html"))))
            seconds += time.process_time() - start
            score(page, read, scores)
    for name, values in sorted(scores.items()):
        print(f"{name:24} {sum(values) / len(values):.3f}   of {len(values)}")
    print(f"{'pages per CPU second':24} {len(scores['text F1']) / seconds:.1f}")


def score(page: Page, read: Article | Failure, scores: dict[str, list[float]]) -> None:
    """Add the scores of one page."""
    article = read if isinstance(read, Article) else None
    if isinstance(read, Failure):
        print(f"refused {page.name}: {read.error}")
    f1 = overlap(article.text if article else "", page.text)
    scores["text F1"].append(f1)
    scores["text F1 fundus" if page.told else "text F1 scrapinghub"].append(f1)
    scores["read"].append(article is not None)
    if f1 < 0.8:
        print(f"{f1:.2f} {page.name}")
    if page.told:
        score_told(page, article, scores)


def score_told(page: Page, article: Article | None, scores: dict[str, list[float]]) -> None:
    """Add the scores of title, date and author."""
    told = page.told or {}
    title = (article and article.title) or ""
    right = {"title": words(title) == words(told["title"])}
    right["date"] = bool(article and article.published == str(told["publishing_date"])[:10])
    scores["dates wrong"].append(bool(article and article.published) and not right["date"])
    if told.get("authors"):
        wanted = {name.casefold() for name in told["authors"]}
        given = {name.casefold() for name in ((article and article.author) or "").split("; ")}
        right |= {"author": wanted == given, "author partly": bool(wanted & given)}
    for name, value in right.items():
        scores[name].append(value)
        if not value and "-v" in sys.argv:
            key = {"date": "published", "author partly": "author"}.get(name, name)
            wants = told.get({"date": "publishing_date"}.get(name, name), told.get("authors"))
            print(f"  {name} {page.name}: {wants!r} / {getattr(article, key, None)!r}")


def words(text: str) -> list[str]:
    """Lower-case words."""
    return _WORD.findall(text.lower())


def overlap(given: str, wanted: str) -> float:
    """F1 of the words of two texts, order ignored."""
    left, right = Counter(words(given)), Counter(words(wanted))
    shared = (left & right).total()
    return 2 * shared / max(1, left.total() + right.total())


def fundus(folder: Path) -> Iterator[Page]:
    """Pages of 55 outlets; those of one outlet and their versions are both in order of time."""
    members = dict(packed(folder / "fundus.tar.gz"))
    expected = json.loads(members.pop("fundus_expected_en.json"))
    by_outlet: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for name, html in members.items():
        country, outlet, _ = name.split("_", 2)
        by_outlet[f"{country}/{outlet}"].append((name, html))
    for outlet, pages in sorted(by_outlet.items()):
        for (name, html), told in zip(sorted(pages), expected[outlet].values(), strict=True):
            yield Page(name, html, fundus_text(told["body"]), told)


def fundus_text(body: dict[str, Any]) -> str:
    """Summary, headings and paragraphs, one a line."""
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def scrapinghub(folder: Path) -> Iterator[Page]:
    """Pages of the article extraction benchmark."""
    pages = dict(packed(folder / "scrapinghub_aeb.tar.gz"))
    expected = json.loads(pages.pop("ground-truth.json"))
    for name, html in sorted(pages.items()):
        yield Page(name, html, expected[name.removesuffix(".html.gz")]["articleBody"], None)


def packed(path: Path) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the files in an archive; pages unpacked."""
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file:
                content = file.read()
                name = Path(member.name).name
                yield name, gzip.decompress(content) if name.endswith(".gz") else content


if __name__ == "__main__":
    main()
