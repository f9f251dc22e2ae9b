"""What leaves the system has the shape that its schema tells, and every span holds its words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from sayso.book import Book
from sayso.contract import KINDS, kind_of, schemas
from tests.readings import make_article, make_reading

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lines(tmp_path: Path) -> list[dict[str, Any]]:
    article = make_article(outlet="The Tern")
    with Book(tmp_path / "b.db", create=True) as book:
        book.add([(article, make_reading(article))])
        return [json.loads(msgspec.json.encode(record)) for record in book.export()]


def spans_with_text(value: Any) -> list[tuple[list[list[int]], str]]:
    """Every (spans, text) pair anywhere in an exported line."""
    found = []
    if isinstance(value, dict):
        if "spans" in value and "text" in value:
            found.append((value["spans"], value["text"]))
        for part in value.values():
            found += spans_with_text(part)
    elif isinstance(value, list):
        for part in value:
            found += spans_with_text(part)
    return found


def test_every_line_fits_its_schema(lines: list[dict[str, Any]]) -> None:
    found = schemas()
    for line in lines:
        jsonschema.validate(line, found[line["kind"]])


def test_every_span_holds_the_words_it_claims(lines: list[dict[str, Any]]) -> None:
    texts = {line["id"]: line["text"] for line in lines if line["kind"] == "article"}
    pairs = [(line, pair) for line in lines if "article" in line for pair in spans_with_text(line)]
    assert len(pairs) > 15
    for line, (spans, text) in pairs:
        article = texts[line["article"]]
        assert " ".join(article[start:end] for start, end in spans) == text


def test_documented_schemas_are_those_of_the_code() -> None:
    for kind, schema in schemas().items():
        kept = json.loads((ROOT / "docs" / "schema" / f"{kind}.json").read_text())
        assert kept == schema, "run: make schema"


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({kind_of(record) for record in KINDS}) == len(KINDS)
