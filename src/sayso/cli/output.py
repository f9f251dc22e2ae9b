"""Records to standard output or a file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from sayso.errors import SaysoError
from sayso.records import Record, Time


def print_json(value: Any) -> None:
    """Print one value as JSON, indented, for people and programs."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def print_times(times: Sequence[Time]) -> None:
    """Print time expressions, one a line, in columns."""
    for time in times:
        days = f"{time.earliest or '...'} to {time.latest or '...'}"
        print(f"{time.text:<32} {time.type:<9} {time.value:<20} {days}")
    if not times:
        print("No time expression.")


def write_lines(records: Iterable[Record], output: Path | None) -> None:
    """Write records as JSON lines; a file appears whole or not at all.

    Raises:
        SaysoError: The file cannot be written.
    """
    if output is None:
        _write(records, sys.stdout.buffer)
        return
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    except OSError as err:
        raise SaysoError(
            f"cannot write {str(output)!r}: {err.strerror}", "choose another --output"
        ) from err
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(records, file)
        part.chmod(0o644)
        part.replace(output)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write(records: Iterable[Record], file: Any) -> None:
    encoder = msgspec.json.Encoder()
    for record in records:
        file.write(encoder.encode(record) + b"\n")
    file.flush()
