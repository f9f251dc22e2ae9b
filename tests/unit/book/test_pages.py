"""The records of the pages are explained and documented."""

from __future__ import annotations

import ast
from pathlib import Path

from sayso.book import pages
from sayso.web.views import VIEWS

ROOT = Path(__file__).parents[3]


def test_every_field_has_a_line_of_help() -> None:
    tree = ast.parse(Path(pages.__file__).read_text())
    for record in [node for node in tree.body if isinstance(node, ast.ClassDef)]:
        assert ast.get_docstring(record)
        for field, after in zip(record.body, [*record.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign):
                assert isinstance(after, ast.Expr), f"{record.name}.{ast.unparse(field)}"
                assert isinstance(ast.literal_eval(after.value), str)


def test_every_page_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "pages.md").read_text()
    for view in VIEWS:
        assert f"| `{view.path.replace(':path', '')}` |" in manual
