"""What all tests share: the command, and one book of the sample articles, read once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.sample import sample_identities_path, sample_path

SAYSO = str(Path(sys.executable).parent / "sayso")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden; read the difference"
    )


def run_sayso(*arguments: object, check: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would; fails unless it exits with `check`."""
    done = subprocess.run(
        [SAYSO, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=300
    )
    assert check is None or done.returncode == check, done.stderr
    return done


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the sample articles, as `sayso demo` makes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    run_sayso("identities", "add", sample_identities_path(), "--book", path)
    run_sayso("read", sample_path(), "--book", path)
    return path
