"""Which files there are to read: a walk over the named paths, one folder in memory at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from sayso.errors import InputError, Unreadable
from sayso.ingest.files import failure, reason_of
from sayso.records import Failure, Record

Kind = Literal["text", "html", "jsonl"]

KINDS: tuple[tuple[str, Kind], ...] = (
    (".txt", "text"),
    (".md", "text"),
    (".html", "html"),
    (".htm", "html"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".jsonl.gz", "jsonl"),
    (".ndjson.gz", "jsonl"),
)
"""File name endings, in any case, and what they are read as."""

READABLE = ".txt, .md, .html, .htm, .jsonl, .ndjson, .jsonl.gz, .ndjson.gz"

_LOOP_HINT = "Remove the link, or name the folder it points to by itself."
_GONE_HINT = "Check the spelling, or the disk it lies on; then read it again."


class Item(Record, frozen=True, kw_only=True):
    """A file to read; a JSONL file is one item with many articles."""

    path: Path
    kind: Kind


class _Folder(NamedTuple):
    """A folder still to be walked, with the folders that it lies in (device, inode)."""

    path: Path
    above: frozenset[tuple[int, int]]


def kind_of(name: str) -> Kind | None:
    """What a file of this name is read as; None for a name that tells no kind."""
    lower = name.lower()
    return next((kind for ending, kind in KINDS if lower.endswith(ending)), None)


def find_items(
    paths: Iterable[Path], *, skipped: Callable[[Path], None] | None = None
) -> Iterator[Item | Failure]:
    """The files under `paths`, folders recursively, in the order of their names.

    A folder's own files come before its sub-folders. Hidden names, and the `PAGE_files` folders
    that browsers put beside a saved `PAGE.html`, are passed over unless they are named. Every
    folder is walked once, by whatever links it can be reached.

    Args:
        paths: Files and folders; a file named here must be of a kind that is read.
        skipped: Told of every file in a folder that is passed over since its kind is not read.

    Returns:
        Items, and a `Failure` for every path that cannot be used.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as err:
            yield failure(path, _unreachable(path, err))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, seen, skipped or _ignore)
        else:
            yield _named_file(path)


def _ignore(path: Path) -> None:
    """Nobody wants to know of `path`."""


def _named_file(path: Path) -> Item | Failure:
    """The item for a file that the user named."""
    kind = kind_of(path.name)
    if kind is None:
        return failure(
            path,
            Unreadable(
                f"expected a file ending in {READABLE}, got {path.name!r}",
                "Rename it if it is one of these kinds, or convert it to plain text.",
            ),
        )
    return Item(path=path, kind=kind)


def _walk(
    top: Path, seen: set[tuple[int, int]], skipped: Callable[[Path], None]
) -> Iterator[Item | Failure]:
    """All items under one folder; `seen` are folders walked before, and grows."""
    waiting = [_Folder(top, frozenset())]
    while waiting:
        folder = waiting.pop()
        try:
            here = _identity(folder.path)
            if here in folder.above:
                raise Unreadable("the link leads back to a folder that it lies in", _LOOP_HINT)
            if here in seen:
                continue
            seen.add(here)
            entries = _list(folder.path)
        except OSError as err:
            yield failure(folder.path, _unreachable(folder.path, err))
            continue
        except InputError as err:
            yield failure(folder.path, err)
            continue
        above = folder.above | {here}
        yield from _files(folder.path, entries, skipped)
        names = [name for name, is_folder in entries if is_folder]
        waiting.extend(_Folder(folder.path / name, above) for name in reversed(names))


def _files(
    folder: Path, entries: list[tuple[str, bool]], skipped: Callable[[Path], None]
) -> Iterator[Item]:
    """The files of one folder that are of a kind that is read."""
    for name, is_folder in entries:
        if is_folder:
            continue
        kind = kind_of(name)
        if kind is None:
            skipped(folder / name)
        else:
            yield Item(path=folder / name, kind=kind)


def _list(folder: Path) -> list[tuple[str, bool]]:
    """(name, is a folder) of all that is not hidden, by name."""
    with os.scandir(folder) as entries:
        listed = sorted((e.name, _is_folder(e)) for e in entries if not e.name.startswith("."))
    pages = {name.rsplit(".", 1)[0] for name, _ in listed if kind_of(name) == "html"}
    return [
        (name, is_folder)
        for name, is_folder in listed
        if not (is_folder and name.endswith("_files") and name.removesuffix("_files") in pages)
    ]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """The entry is a folder, or a link to one; a link that leads nowhere is taken for a file."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _identity(folder: Path) -> tuple[int, int]:
    """What a folder is, by whatever path it was reached."""
    status = folder.stat()
    return status.st_dev, status.st_ino


def _unreachable(path: Path, err: OSError | ValueError) -> Unreadable:
    """Why nothing can be had from `path`."""
    if isinstance(err, ValueError):  # a NUL in the name
        return Unreadable(f"not a path: {err}", _GONE_HINT)
    return Unreadable(*reason_of(err, path, "a file or folder"))
