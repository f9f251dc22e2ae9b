"""Every command explains itself with an example, and wrong usage is said to be that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from sayso.cli.commands import cli

COMMANDS: dict[str, click.Command] = {}
for _name, _command in sorted(cli.commands.items()):
    COMMANDS[_name] = _command
    if isinstance(_command, click.Group):
        COMMANDS |= {f"{_name} {sub}": one for sub, one in sorted(_command.commands.items())}
SAYSO = str(Path(sys.executable).parent / "sayso")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    shown = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"sayso {name}" in shown.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} --{parameter.name}"


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["nonsense"], ["export", "--format", "xml"], ["read", "--jobs", "x", "."]],
)
def test_wrong_usage_exits_2_with_a_usage_line(arguments: list[str]) -> None:
    done = subprocess.run([SAYSO, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: sayso")


def test_missing_book_exits_3_and_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [SAYSO, "export", "--book", tmp_path / "none.db"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "sayso read" in done.stderr
    assert "Traceback" not in done.stderr


HEAVY = (
    "onnxruntime numpy pyarrow trafilatura lxml starlette uvicorn jinja2 rich tokenizers"
    " regex sqlite3"
)
LIST_HEAVY = f"""
import sys
from sayso.cli.commands import cli
cli.main(["--help"], standalone_mode=False)
sys.exit(" ".join(set({HEAVY!r}.split()) & sys.modules.keys()) or 0)
"""


def test_help_loads_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIST_HEAVY], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
