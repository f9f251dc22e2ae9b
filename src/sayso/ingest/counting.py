"""How many articles there are to read, before any is read: for the progress bar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sayso.errors import InputError
from sayso.ingest.items import Item, find_items
from sayso.ingest.lines import unpacked
from sayso.records import Failure

_STEP_BYTES = 1 << 20


def count_articles(paths: Iterable[Path]) -> int:
    """Files, and lines of JSONL files; an estimate, since some will fail."""
    return sum(1 if isinstance(item, Failure) else _count(item) for item in find_items(paths))


def _count(item: Item) -> int:
    """The lines of a JSONL item, 1 for any other; never waits on a pipe or a device."""
    if item.kind != "jsonl":
        return 1
    lines, last = 0, b""
    try:
        with unpacked(item.path) as file:
            while step := file.read(_STEP_BYTES):
                lines += step.count(b"\n")
                last = step
    except InputError:
        return max(lines, 1)  # reading it will tell what is wrong
    return lines + (not last.endswith(b"\n"))
