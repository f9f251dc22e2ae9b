"""Event types are data: documents tell what the file has; no list beside it says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.export import TABLES
from sayso.export.plover import OURS
from sayso.extract import load_ontology
from sayso.model.labels import EVENT_TYPES
from sayso.web.phrases import PHRASES

DOCS = Path(__file__).parents[2] / "docs"
ONTOLOGY = load_ontology()


@pytest.mark.parametrize("name", ONTOLOGY.types)
def test_the_documented_type_is_that_of_the_file(name: str) -> None:
    kind = ONTOLOGY.types[name]
    row = f"| `{name}` | {kind.score:+g} | {kind.root} | {kind.definition} |"
    assert row in (DOCS / "ontology.md").read_text().splitlines()


@pytest.mark.parametrize("name", ONTOLOGY.roots)
def test_the_documented_root_is_that_of_the_file(name: str) -> None:
    root = ONTOLOGY.roots[name]
    row = f"| {name} | {root.quad.capitalize()} | {root.score:+g} |"
    assert row in (DOCS / "ontology.md").read_text().splitlines()


def test_network_and_pages_know_the_types_of_the_file() -> None:
    assert set(EVENT_TYPES) == set(PHRASES) == set(ONTOLOGY.types)


@pytest.mark.parametrize("name", TABLES)
def test_every_flat_table_is_documented(name: str) -> None:
    assert f"`{name}`" in (DOCS / "export.md").read_text()


@pytest.mark.parametrize("column", OURS)
def test_every_column_of_ours_is_documented(column: str) -> None:
    assert f"`{column}`" in (DOCS / "export.md").read_text()
