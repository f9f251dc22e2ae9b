"""The arrows between the parts, and who owns which library, read from the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "sayso"
FREE = {"records", "errors"}
STAGES = {"ingest", "model", "extract", "merge"}
ALLOWED = {
    "records": set(),
    "errors": set(),
    "contract": {"records"},
    "text": FREE,
    "config": FREE,
    "sample": set(),
    **{stage: FREE | {"text"} for stage in STAGES},
    "book": FREE | {"text", "contract"},
    "export": FREE | {"contract"},
    "pipeline": FREE | STAGES | {"text", "book", "contract"},
    "web": FREE | {"text", "book", "pipeline", "config", "contract"},
    "cli": FREE | {"book", "pipeline", "config", "contract", "sample", "web", "extract", "export"},
}
OWNERS = {
    "sqlite3": {"book", "web"},  # web: the type of a connection only
    "onnxruntime": {"model"},
    "numpy": {"model"},
    "regex": {"text"},
    "tokenizers": {"model"},
    "trafilatura": {"ingest"},
    "pyarrow": {"export"},
    "lxml": {"ingest"},
    "click": {"cli"},
    "rich": {"cli"},
    "starlette": {"web", "cli"},  # cli: the type of an application only
    "uvicorn": {"web"},
    "jinja2": {"web"},
}
FILES = sorted(SRC.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_only_allowed_imports(path: Path) -> None:
    part = part_of(path)
    own = {name.split(".")[1] for name in imported(path) if name.startswith("sayso.")}
    assert part.startswith("__") or own - {part} <= ALLOWED[part]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_libraries_are_used_by_their_owners_only(path: Path) -> None:
    for name in imported(path):
        owners = OWNERS.get(name.split(".")[0])
        assert owners is None or part_of(path) in owners
