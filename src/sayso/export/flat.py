"""The flat tables as CSV and Parquet: a folder of all, or one, in one pass over the records."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from sayso.errors import SaysoError
from sayso.export.cells import Value, cell
from sayso.export.files import whole_folder
from sayso.export.tables import TABLES, Row, Table

GROUP_ROWS = 50_000
GROUP_CHARS = 16_000_000
"""A row group of Parquet ends at so many rows or characters of text: it bounds memory."""

Write = Callable[[tuple[Value, ...]], None]


def write_csv_folder(rows: Iterable[Row], folder: Path) -> None:
    """All tables as `TABLE.csv` under `folder`.

    Raises:
        SaysoError: The folder cannot be written.
    """
    with whole_folder(folder) as part, ExitStack() as stack:
        writers: dict[str, Write] = {}
        for name, table in TABLES.items():
            file = stack.enter_context((part / f"{name}.csv").open("wb"))
            writers[name] = stack.enter_context(_csv(file, table))
        for name, values in rows:
            writers[name](values)


def write_csv_table(rows: Iterable[Row], table: str, file: BinaryIO) -> None:
    """One table as CSV (RFC 4180: UTF-8, comma, CRLF; a missing value is an empty cell)."""
    with _csv(file, TABLES[table]) as write:
        for values in _of(table, rows):
            write(values)


def write_parquet_folder(rows: Iterable[Row], folder: Path) -> None:
    """All tables as `TABLE.parquet` under `folder`.

    Raises:
        SaysoError: pyarrow is not installed, or the folder cannot be written.
    """
    arrow = _pyarrow()
    with whole_folder(folder) as part, ExitStack() as stack:
        writers: dict[str, Write] = {}
        for name, table in TABLES.items():
            file = stack.enter_context((part / f"{name}.parquet").open("wb"))
            writers[name] = stack.enter_context(_parquet(arrow, file, table))
        for name, values in rows:
            writers[name](values)


def write_parquet_table(rows: Iterable[Row], table: str, file: BinaryIO) -> None:
    """One table as Parquet.

    Raises:
        SaysoError: pyarrow is not installed.
    """
    with _parquet(_pyarrow(), file, TABLES[table]) as write:
        for values in _of(table, rows):
            write(values)


def _of(table: str, rows: Iterable[Row]) -> Iterator[tuple[Value, ...]]:
    return (values for name, values in rows if name == table)


@contextmanager
def _csv(file: BinaryIO, table: Table) -> Iterator[Write]:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(table.columns)
    try:
        yield lambda values: _write_row(writer, values)
        text.flush()
    finally:
        text.detach()


def _write_row(writer: Any, values: tuple[Value, ...]) -> None:
    writer.writerow(map(cell, values))


@contextmanager
def _parquet(arrow: Any, file: BinaryIO, table: Table) -> Iterator[Write]:
    kinds = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "boolean": arrow.bool_(),
    }
    schema = arrow.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    with arrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        group = _Group(arrow, schema, writer)
        yield group.add
        group.flush()


class _Group:
    """The rows of one table that wait for their row group."""

    def __init__(self, arrow: Any, schema: Any, writer: Any) -> None:
        self._arrow, self._schema, self._writer = arrow, schema, writer
        self._rows: list[tuple[Value, ...]] = []
        self._chars = 0

    def add(self, values: tuple[Value, ...]) -> None:
        self._rows.append(values)
        self._chars += sum(len(value) for value in values if isinstance(value, str))
        if len(self._rows) >= GROUP_ROWS or self._chars >= GROUP_CHARS:
            self.flush()

    def flush(self) -> None:
        if not self._rows:
            return
        columns = zip(*self._rows, strict=True)
        arrays = [
            self._arrow.array(column, type=field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_batch(self._arrow.record_batch(arrays, schema=self._schema))
        self._rows, self._chars = [], 0


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as err:
        raise SaysoError(
            "Parquet needs the library pyarrow, which is not installed",
            "install it with: pip install 'sayso[parquet]'",
        ) from err
    return pyarrow
