"""From an item to its articles, by the kind of the item."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import InputError
from sayso.ingest.files import failure
from sayso.ingest.items import Item
from sayso.ingest.lines import read_lines
from sayso.ingest.plain import read_text
from sayso.records import Article, Failure


def read_item(item: Item) -> Iterator[Article | Failure]:
    """The articles of one item, streaming; what cannot be read is a `Failure`, never an error."""
    try:
        if item.kind == "jsonl":
            yield from read_lines(item.path)
        elif item.kind == "html":
            # Takes 0.4 s to import: only for those who read pages.
            from sayso.ingest.pages import read_page

            yield read_page(item.path)
        else:
            yield read_text(item.path)
    except InputError as err:
        yield failure(item.path, err)
