"""What sayso needs is declared, and what is declared has its line in the manual."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
MANUAL = (ROOT / "docs" / "dependencies.md").read_text()


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ \[;]", one, maxsplit=1)[0] for one in requirements}


RUNTIME = names(PROJECT["project"]["dependencies"])
EXTRAS = {
    one for extra in PROJECT["project"]["optional-dependencies"].values() for one in names(extra)
}
GROUPS = {one for group in PROJECT["dependency-groups"].values() for one in names(group)}


@pytest.mark.parametrize("name", sorted(RUNTIME | EXTRAS | GROUPS))
def test_every_dependency_is_explained(name: str) -> None:
    cells = re.findall(r"^\| ([^|]+) \|", MANUAL, re.MULTILINE)
    assert name in {one.strip() for cell in cells for one in cell.split(",")}


def test_every_library_that_the_package_imports_is_declared() -> None:
    imported = set()
    for path in (ROOT / "src" / "sayso").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
    assert imported - sys.stdlib_module_names - {"sayso"} <= RUNTIME | EXTRAS
