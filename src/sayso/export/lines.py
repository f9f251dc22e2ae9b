"""Records as JSON lines: the contract itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from sayso.records import Record


def write_lines(records: Iterable[Record], file: BinaryIO) -> None:
    """Each record as one line of JSON."""
    encoder = msgspec.json.Encoder()
    for record in records:
        file.write(encoder.encode(record) + b"\n")
