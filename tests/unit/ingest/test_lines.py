"""One article a line; a bad line costs no other, and its failure names it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ingest import Item, lines, read_item
from sayso.records import Article, Failure

TEXT = "The mayor said “no” on Friday.\r\n 😀 e\u0301"


def read(path: Path, content: bytes) -> list[Article | Failure]:
    path.write_bytes(content)
    return list(read_item(Item(path=path, kind="jsonl")))


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    return tmp_path / "news.jsonl"


def test_text_is_exactly_the_text_given(path: Path) -> None:
    (article,) = read(path, json.dumps({"text": TEXT}).encode())
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_fields_are_used_and_others_ignored(path: Path) -> None:
    line = {"text": TEXT, "title": "No", "outlet": "Ledger", "author": ["A B", "C D"], "id": 7,
            "date": "August 9, 2024", "url": "https://l.example/1", "tags": {"x": [1]}}  # fmt: skip
    (article,) = read(path, json.dumps(line).encode())
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.author) == ("No", "Ledger", "A B; C D")
    assert (article.published, article.url) == ("2024-08-09", "https://l.example/1")


def test_published_goes_before_date_and_a_bad_one_gives_way(path: Path) -> None:
    both = {"text": TEXT, "published": "2024-08-09", "date": "2020-01-01"}
    bad = both | {"published": "soon"}
    first, second = read(path, f"{json.dumps(both)}\n{json.dumps(bad)}".encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, second.published) == ("2024-08-09", "2020-01-01")


def test_metadata_of_another_type_is_ignored(path: Path) -> None:
    line = {"text": TEXT, "title": 3.5, "date": {"y": 1}, "url": "not an address", "author": None}
    (article,) = read(path, json.dumps(line).encode())
    assert isinstance(article, Article)
    assert (article.title, article.published, article.url) == (None, None, None)


def test_own_id_tells_articles_apart_and_the_place_does_not(tmp_path: Path) -> None:
    content = b"".join(json.dumps({"text": TEXT, "id": key}).encode() + b"\n" for key in "ab")
    here = read(tmp_path / "x.jsonl", content)
    there = read(tmp_path / "y.ndjson", content)
    ids = [article.id for article in here + there if isinstance(article, Article)]
    assert ids[:2] == ids[2:]
    assert ids[0] != ids[1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"text": "x"', "bad JSON"),
        (b'["x"]', "array"),
        (b"3", "object"),
        (b'{"title": "x"}', "text"),
        (b'{"text": 3}', "text"),
        (b'{"text": null}', "text"),
        (b'{"text": " \\n"}', "empty"),
        (b'{"text": "a\\u0000b"}', "NUL"),
        (b'{"text": "a\\ud83db"}', "surrogate"),
        (b'{"text": "a\\ude00b"}', "surrogate"),
        (b'{"text": "a\xffb"}', "UTF-8"),
        (b'{"text": "a", "x": NaN}', "bad JSON"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"}", "nested"),
        (b'{"text": "a", "title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested"),
    ],
)
def test_bad_line_is_named_and_costs_no_other(path: Path, line: bytes, said: str) -> None:
    good = json.dumps({"text": TEXT}).encode()
    first, failure, last = read(path, good + b"\n\n" + line + b"\n" + good)
    assert isinstance(failure, Failure)
    assert failure.item == f"{path}:3"
    assert said in failure.error
    assert failure.hint
    assert first == last


def test_byte_order_mark_is_no_part_of_the_first_line(path: Path) -> None:
    (article,) = read(path, b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode())
    assert isinstance(article, Article)


def test_utf16_file_is_one_failure(path: Path) -> None:
    (failure,) = read(path, (json.dumps({"text": TEXT}) + "\n").encode("utf-16") * 3)
    assert isinstance(failure, Failure)
    assert "UTF-16" in failure.error


def test_packed_file_is_read(tmp_path: Path) -> None:
    content = gzip.compress(json.dumps({"text": TEXT}).encode())
    (article,) = read(tmp_path / "a.jsonl.gz", content)
    assert isinstance(article, Article)


@pytest.mark.parametrize("damage", [slice(0, -9), slice(5, None)], ids=["cut off", "no gzip"])
def test_damaged_packed_file_keeps_what_was_whole(tmp_path: Path, damage: slice) -> None:
    content = gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n")
    *_, failure = read(tmp_path / "a.jsonl.gz", content[damage])
    assert isinstance(failure, Failure)
    assert "gzip" in failure.error


def test_line_too_long_to_hold_is_passed_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 1000)
    good = json.dumps({"text": TEXT}).encode()
    failure, article = read(path, b'{"text": "' + b"a" * 3_000_000 + b'"}\n' + good)
    assert isinstance(failure, Failure)
    assert failure.item.endswith(":1")
    assert isinstance(article, Article)


def test_line_without_end_ends_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 1000)
    monkeypatch.setattr(lines, "MAX_SKIPPED_BYTES", 1000)
    (failure,) = read(path, b"a" * 3_000_000)
    assert isinstance(failure, Failure)
    assert "does not end" in failure.error
