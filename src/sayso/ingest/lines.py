"""JSON Lines: one article a line, read one line at a time, a bad line costing no other."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from sayso.errors import InputError, NoText, TooLarge, Unreadable
from sayso.ingest.article import Told, make_article
from sayso.ingest.dates import day_of
from sayso.ingest.files import failure, open_file, shown
from sayso.ingest.plain import head_of
from sayso.records import Article, Failure

MAX_LINE_BYTES = 32_000_000
"""A longer line is passed over: six bytes (`\\u00e9`) for each character of the longest article."""
MAX_SKIPPED_BYTES = 2_000_000_000
"""A line that is not over after so many ends the file: a packed bomb of zeros, or no JSON Lines."""
_STEP_BYTES = 1_000_000

_LINE_HINT = 'Write one JSON object a line: {"text": "...", "title": "...", "date": "2024-08-09"}.'
_ARRAY_HINT = "It looks like a JSON array: `jq -c '.[]' FILE > FILE.jsonl` makes lines of it."
_PAIR_HINT = "Write each character whole, as UTF-8: \\ud83d without its second half is none."
_HALF_PAIR = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"  # a first half alone
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"  # a second half alone
)
_NULL = msgspec.Raw(b"null")


class _Line(msgspec.Struct):
    """The fields that are used; the others are passed over without being built.

    All but `text` stay undecoded, so that a line of millions of brackets costs its own bytes only.
    """

    text: str
    title: msgspec.Raw = _NULL
    outlet: msgspec.Raw = _NULL
    author: msgspec.Raw = _NULL
    date: msgspec.Raw = _NULL
    published: msgspec.Raw = _NULL
    url: msgspec.Raw = _NULL
    id: msgspec.Raw = _NULL


def read_lines(path: Path) -> Iterator[Article | Failure]:
    """The articles of a JSONL file in its order; a `Failure` names file and line.

    Raises:
        InputError: Nothing more can be had from the file.
    """
    with unpacked(path) as file:
        for number, line in _numbered(file):
            try:
                yield _article(line, path)
            except InputError as err:
                yield failure(f"{shown(path)}:{number}", err)


def _article(line: bytes | None, path: Path) -> Article:
    """The article of one line; `None` stands for a line that was too long to hold.

    Raises:
        InputError: The line is no article.
    """
    if line is None:
        raise TooLarge(
            f"expected a line of at most {MAX_LINE_BYTES // 1_000_000} MB, got a longer one",
            "Write one article a line; split a text as long as this.",
        )
    fields = _decode(line)
    days = (day_of(value) for raw in (fields.published, fields.date) if (value := _string(raw)))
    told = Told(
        title=_string(fields.title),
        outlet=_string(fields.outlet),
        author=_string(fields.author),
        published=next(filter(None, days), None) or head_of(fields.text).published,
        url=_string(fields.url),
        key=_string(fields.id),
    )
    return make_article(fields.text, told, path)


def _decode(line: bytes) -> _Line:
    """The fields of one line.

    Raises:
        Unreadable: Not JSON in UTF-8.
        NoText: JSON, but no object with a `text` that is a string.
    """
    try:
        return msgspec.json.decode(line, type=_Line)
    except UnicodeDecodeError as err:
        raise Unreadable(
            f"broken encoding: expected UTF-8 ({err.reason})", "Save the file as UTF-8."
        ) from err
    except RecursionError as err:
        raise Unreadable("expected flat JSON, got brackets nested too deep", _LINE_HINT) from err
    except msgspec.ValidationError as err:
        hint = _ARRAY_HINT if line.startswith(b"[") else _LINE_HINT
        raise NoText(f"expected an object with a text: {err}", hint) from err
    except msgspec.DecodeError as err:
        if _HALF_PAIR.search(line):
            raise Unreadable("expected text, got half a surrogate pair", _PAIR_HINT) from err
        raise Unreadable(
            f"expected a JSON object, got bad JSON: {err}", _bad_json_hint(line)
        ) from err


def _bad_json_hint(line: bytes) -> str:
    """What to do about a line that is not JSON."""
    if line.startswith((b"[", b"]")):
        return _ARRAY_HINT
    if b"NaN" in line:
        return "NaN is not JSON: write null, or leave the field out."
    return _LINE_HINT


def _string(raw: msgspec.Raw) -> str | None:
    """A field as text; None if it is not there or is neither text, a number nor a list of texts."""
    try:
        value = msgspec.json.decode(raw, type=str | int | list[str] | None)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if isinstance(value, list):
        return "; ".join(value)
    return None if value is None else str(value)


def _numbered(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Lines that are not blank, with their number from 1; None for one too long to hold.

    Raises:
        Unreadable: The file is not text.
        TooLarge: A line does not end.
    """
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        if number == 1:
            _refuse_other_encodings(line)
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            _skip_line(file, number)
            yield number, None
        elif not line.isspace():
            yield number, line.strip()


def _skip_line(file: BinaryIO, number: int) -> None:
    """Move to the end of the line without holding it.

    Raises:
        TooLarge: It does not end within `MAX_SKIPPED_BYTES`.
    """
    skipped = 0
    while piece := file.readline(_STEP_BYTES):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            return
        if skipped > MAX_SKIPPED_BYTES:
            raise TooLarge(f"expected JSON lines, line {number} does not end", _LINE_HINT)


def _refuse_other_encodings(line: bytes) -> None:
    """Raise `Unreadable` for a first line in UTF-16 or of binary data."""
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("broken encoding: expected UTF-8, got UTF-16", "Save the file as UTF-8.")
    if b"\0" in line:
        raise Unreadable("expected JSON lines, got binary data", _LINE_HINT)


@contextmanager
def unpacked(path: Path) -> Iterator[BinaryIO]:
    """The bytes of the file, unpacked if its name ends in `.gz`.

    Raises:
        Unreadable: Not to be opened, or not packed as its name says, or cut off.
    """
    with open_file(path) as file:
        if not path.name.lower().endswith(".gz"):
            yield file
            return
        try:
            with gzip.GzipFile(fileobj=file) as content:
                yield cast(BinaryIO, content)
        except (EOFError, gzip.BadGzipFile, zlib.error) as err:
            raise Unreadable(
                f"expected gzip data: {err}", "Copy or download the file again; it is damaged."
            ) from err
