"""A book to files or standard output, in the form that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import click

from sayso.book import Book
from sayso.export import (
    TABLES,
    flatten,
    whole_file,
    write_csv_folder,
    write_csv_table,
    write_lines,
    write_parquet_folder,
    write_parquet_table,
    write_plover,
)
from sayso.pipeline import event_types
from sayso.pipeline.relations import relations


def write_export(book: Book, form: str, table: str | None, output: Path | None) -> None:
    """Write the book.

    Args:
        book: Open.
        form: `jsonl`, `relations`, `plover`, `csv` or `parquet`.
        table: Of the flat tables only this one.
        output: A file, or a folder for all flat tables; None: standard output.

    Raises:
        click.UsageError: The arguments do not go together.
        SaysoError: It cannot be written.
    """
    if form in ("csv", "parquet"):
        _write_flat(book, form, table, output)
    elif table is not None:
        raise click.UsageError(f"--table goes with --format csv or parquet, not {form}")
    elif form == "plover":
        types = event_types(book)
        _write(output, lambda file: write_plover(book.happenings(), types, file))
    elif form == "relations":
        _write(output, lambda file: write_lines(relations(book), file))
    else:
        _write(output, lambda file: write_lines(book.export(), file))


def _write_flat(book: Book, form: str, table: str | None, output: Path | None) -> None:
    if table is not None and table not in TABLES:
        raise click.BadParameter(f"{table!r} is none of: {', '.join(TABLES)}", param_hint="--table")
    rows = flatten(book.export(), event_types(book))
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is no text: give --output, or send it to a file with >")
    if table is not None:
        write = write_csv_table if form == "csv" else write_parquet_table
        _write(output, lambda file: write(rows, table, file))
    elif output is None:
        raise click.UsageError(
            f"--format {form} writes a folder of tables: give --output FOLDER, or --table TABLE"
        )
    elif form == "csv":
        write_csv_folder(rows, output)
    else:
        write_parquet_folder(rows, output)


def _write(output: Path | None, write: Callable[[BinaryIO], None]) -> None:
    if output is None:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with whole_file(output) as file:
        write(file)
