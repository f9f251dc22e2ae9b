"""Whatever bytes a file holds, reading it gives sound articles or failures, and twice the same."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest import Item, read_item
from sayso.ingest.dates import day_of
from sayso.ingest.decoding import decode_text
from sayso.ingest.plain import head_of
from sayso.records import Article, Failure

timeless = settings(deadline=None)
"""The first page waits for libraries to be loaded."""
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def read(content: bytes, kind: str) -> list[Article | Failure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(content)
        read_once = list(read_item(Item(path=path, kind=kind)))
        assert list(read_item(Item(path=path, kind=kind))) == read_once
        return read_once


def is_sound(result: Article | Failure) -> bool:
    if isinstance(result, Failure):
        return bool(result.error and result.hint and result.stage == "ingest")
    return bool(result.text.strip() and result.text.encode() and "\0" not in result.text)


@pytest.mark.parametrize("kind", ["text", "html", "jsonl"])
@timeless
@given(content=st.binary(max_size=300))
def test_any_bytes_give_sound_articles_or_failures(kind: str, content: bytes) -> None:
    assert all(is_sound(result) for result in read(content, kind))


@timeless
@given(inner=st.text(st.sampled_from("<>/ =\"'&;-!pdivabr\n.T"), max_size=300))
def test_any_marks_give_sound_articles_or_failures(inner: str) -> None:
    prose = "<p>The mayor said on Friday that she would not sign the bill.</p>"
    assert all(is_sound(result) for result in read(f"<html>{prose}{inner}".encode(), "html"))


@timeless
@given(text=TEXTS)
def test_text_file_is_given_exactly_or_not_at_all(text: str) -> None:
    (result,) = read(text.encode(), "text")
    assert isinstance(result, Failure) or result.text == text.removeprefix("\ufeff")


@timeless
@given(text=TEXTS, title=JSON, date=JSON, key=JSON)
def test_text_of_a_line_is_given_exactly(
    text: str, title: object, date: object, key: object
) -> None:
    line = {"text": text, "title": title, "date": date, "id": key, "other": title}
    content = json.dumps(line, allow_nan=True).encode()
    (result,) = read(content, "jsonl")
    assert isinstance(result, Failure) or result.text == text


@timeless
@given(line=JSON)
def test_any_json_gives_sound_articles_or_failures(line: object) -> None:
    assert all(is_sound(result) for result in read(json.dumps(line).encode(), "jsonl"))


@timeless
@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marked_text_is_decoded_or_refused_as_binary(text: str, encoding: str) -> None:
    prose = "The mayor said on Friday that she would not sign the bill. " * 20
    assert decode_text((prose + text.translate(dict.fromkeys(range(32)))).encode(encoding))


@timeless
@given(day=st.dates(), text=TEXTS)
def test_iso_day_is_itself_and_anything_else_a_day_or_none(day: object, text: str) -> None:
    assert day_of(str(day)) == (str(day) if str(day)[0] in "12" else None)
    found = day_of(text)
    assert found is None or day_of(found) == found


@timeless
@given(text=TEXTS)
def test_head_of_any_text_is_read(text: str) -> None:
    told = head_of(text)
    assert told.published is None or day_of(told.published) == told.published
