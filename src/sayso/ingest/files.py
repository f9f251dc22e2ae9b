"""Bytes from files, bounded, from regular files only, with every refusal in plain words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError, TooLarge, Unreadable
from sayso.records import Failure

_MEGABYTE = 1_000_000
_HINTS = {
    errno.ENOENT: "Check the spelling; a link may point at a file that is no longer there.",
    errno.EACCES: "Give yourself the right to read it (chmod u+r FILE, chmod u+rx FOLDER).",
    errno.EPERM: "Give yourself the right to read it (chmod u+r FILE, chmod u+rx FOLDER).",
    errno.ELOOP: "Remove the link that points back at itself.",
    errno.ENAMETOOLONG: "Move the file to a folder with a shorter path.",
}
_OTHER_HINT = "Check the disk that it lies on, then read it again."


def shown(path: Path) -> str:
    """`path` as text that can be printed and stored: bytes that are not UTF-8 as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def failure(item: Path | str, err: InputError) -> Failure:
    """What the user is told of an item that could not be read."""
    name = item if isinstance(item, str) else shown(item)
    return Failure(item=name, stage="ingest", error=err.message, hint=err.hint)


def reason_of(err: OSError, path: Path, expected: str) -> tuple[str, str]:
    """(message, hint) for an answer of the operating system."""
    if err.errno == errno.ENOENT and path.is_symlink():
        return f"expected {expected}, got a link that leads nowhere", _HINTS[errno.ENOENT]
    said = (err.strerror or type(err).__name__).lower()
    return f"expected {expected}: {said}", _HINTS.get(err.errno or 0, _OTHER_HINT)


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a regular file; never waits on a pipe or a device.

    Raises:
        Unreadable: It cannot be opened or read, or is no regular file.
    """
    try:
        _only_regular(path.stat().st_mode)
        # Not blocking, and asked again: between the two looks a pipe may have taken its place.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            _only_regular(os.fstat(handle).st_mode)
            yield file
    except OSError as err:
        raise Unreadable(*reason_of(err, path, "a file that can be read")) from err


def read_bytes(path: Path, limit: int) -> bytes:
    """All bytes of a file of at most `limit` bytes.

    Raises:
        Unreadable: As `open_file`.
        TooLarge: There are more than `limit` bytes; they were not read.
    """
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        content = b"" if size > limit else file.read(limit + 1)
    if size > limit or len(content) > limit:
        raise TooLarge(
            f"expected one article of at most {limit // _MEGABYTE} MB, "
            f"got a file of {max(size, len(content)) / _MEGABYTE:.0f} MB",
            "Split it into one file per article, or write JSONL with one article a line.",
        )
    return content


def _only_regular(mode: int) -> None:
    """Raise `Unreadable` for what is not a regular file."""
    if stat.S_ISREG(mode):
        return
    kinds = {
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFDIR: "a folder",
    }
    got = kinds.get(stat.S_IFMT(mode), "something else")
    raise Unreadable(f"expected a regular file, got {got}", "Save what it gives to a file first.")
