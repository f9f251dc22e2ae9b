from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.export import whole_file, whole_folder


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with whole_file(path) as file:
        file.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    with pytest.raises(ValueError, match="stop"), whole_folder(path) as part:
        (part / "a.csv").write_text("1")
        raise ValueError("stop")
    assert list(tmp_path.iterdir()) == []
    with whole_folder(path) as part:
        (part / "a.csv").write_text("1")
    assert [file.name for file in path.iterdir()] == ["a.csv"]


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "a.csv").write_text("old")
    with whole_folder(tmp_path) as part:
        (part / "a.csv").write_text("new")
    found = {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert found == {"notes.txt": "mine", "a.csv": "new"}


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SaysoError, match="is a folder"), whole_file(tmp_path):
        pass
    with pytest.raises(SaysoError, match="is a file"), whole_folder(tmp_path / "file"):
        pass
    with pytest.raises(SaysoError, match="cannot write"), whole_file(tmp_path / "no" / "file"):
        pass
    with pytest.raises(SaysoError, match="cannot write"), whole_folder(tmp_path / "no" / "tables"):
        pass
