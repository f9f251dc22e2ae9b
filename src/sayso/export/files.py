"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.errors import SaysoError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name when the block has ended without an error.

    Raises:
        SaysoError: It cannot be written there.
    """
    if path.is_dir():
        raise SaysoError(f"{str(path)!r} is a folder, not a file", "choose another --output")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as err:
        raise _unwritable(path, err) from err
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """An empty folder to write to, whose files stand under `path` when the block has ended.

    A folder that is there keeps its other files; those of equal names are replaced, each at once.

    Raises:
        SaysoError: It cannot be written there.
    """
    if path.exists() and not path.is_dir():
        raise SaysoError(f"{str(path)!r} is a file, not a folder", "choose another --output")
    try:
        part = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    except OSError as err:
        raise _unwritable(path, err) from err
    try:
        yield part
        part.chmod(0o755)
        if not path.exists():
            part.replace(path)
            return
        for file in sorted(part.iterdir()):
            file.replace(path / file.name)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unwritable(path: Path, err: OSError) -> SaysoError:
    return SaysoError(f"cannot write {str(path)!r}: {err.strerror}", "choose another --output")
