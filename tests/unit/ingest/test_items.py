"""The walk over files and folders finds all that can be read, once, and says what cannot."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from sayso.ingest import Item, count_articles, find_items
from sayso.records import Failure


def put(path: Path, text: str = "The mayor said so on Friday.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def names(top: Path) -> list[str]:
    return [str(item.path.relative_to(top)) for item in find_items([top]) if isinstance(item, Item)]


def failures(*paths: Path) -> list[Failure]:
    return [found for found in find_items(paths) if isinstance(found, Failure)]


def test_folder_is_walked_in_order_files_before_folders(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/a/3.html", "a/1.txt", "z.jsonl", "c.HTM"):
        put(tmp_path / name)
    assert names(tmp_path) == ["c.HTM", "z.jsonl", "a/1.txt", "b/2.md", "b/a/3.html"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("a.MD", "text"),
        ("a.html", "html"),
        ("a.htm", "html"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.jsonl.gz", "jsonl"),
    ],
)
def test_kind_is_told_by_the_name(tmp_path: Path, name: str, kind: str) -> None:
    assert [*find_items([put(tmp_path / name)])] == [Item(path=tmp_path / name, kind=kind)]


def test_other_files_in_a_folder_are_passed_over_and_told(tmp_path: Path) -> None:
    told: list[Path] = []
    for name in ("a.txt", "photo.jpg", "notes.docx"):
        put(tmp_path / name)
    assert len(list(find_items([tmp_path], skipped=told.append))) == 1
    assert [path.name for path in told] == ["notes.docx", "photo.jpg"]


def test_other_file_that_is_named_is_a_failure_with_the_kinds(tmp_path: Path) -> None:
    (failure,) = failures(put(tmp_path / "photo.jpg"))
    assert ".jsonl" in failure.error
    assert "photo.jpg" in failure.item


def test_hidden_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    put(tmp_path / ".git" / "a.txt")
    hidden = put(tmp_path / ".b.txt")
    assert names(tmp_path) == []
    assert [*find_items([hidden])] == [Item(path=hidden, kind="text")]


def test_files_folder_of_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "Story.html")
    put(tmp_path / "Story_files" / "frame.html")
    put(tmp_path / "court_files" / "a.txt")
    assert names(tmp_path) == ["Story.html", "court_files/a.txt"]


def test_missing_path_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    there = put(tmp_path / "a.txt")
    first, second = find_items([tmp_path / "none.txt", there])
    assert isinstance(first, Failure)
    assert "no such file" in first.error
    assert isinstance(second, Item)


def test_path_with_a_nul_is_a_failure() -> None:
    (failure,) = failures(Path("a\0b.txt"))
    assert failure.stage == "ingest"


def test_loop_of_links_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    put(tmp_path / "a" / "1.txt")
    put(tmp_path / "b" / "2.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/1.txt", "b/2.txt"]
    (failure,) = failures(tmp_path)
    assert failure.item.endswith("a/up")
    assert "link" in failure.hint


def test_link_to_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (failure,) = failures(tmp_path / "a.txt")
    assert "Remove the link" in failure.hint


def test_folder_linked_twice_is_walked_once(tmp_path: Path) -> None:
    put(tmp_path / "real" / "1.txt")
    for name in ("x", "y"):
        (tmp_path / name).symlink_to(tmp_path / "real", target_is_directory=True)
    assert names(tmp_path) == ["real/1.txt"]
    assert failures(tmp_path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folder_without_permission_is_a_failure(tmp_path: Path) -> None:
    put(tmp_path / "shut" / "1.txt")
    put(tmp_path / "z.txt")
    (tmp_path / "shut").chmod(0)
    try:
        assert names(tmp_path) == ["z.txt"]
        (failure,) = failures(tmp_path)
        assert "permission denied" in failure.error
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_name_that_is_not_utf8_is_shown_as_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg"))
    try:
        put(path)
    except OSError:
        pytest.skip("this file system has UTF-8 names only")
    (failure,) = failures(path)
    assert failure.item.endswith(r"caf\xe9.jpg")


def test_articles_are_counted_ahead_without_waiting_on_a_pipe(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "b.jsonl", "{}\n{}\n{}")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n"))
    (tmp_path / "d.jsonl.gz").write_bytes(b"no gzip")
    os.mkfifo(tmp_path / "e.jsonl")
    assert count_articles([tmp_path]) == 1 + 3 + 2 + 1 + 1
