"""Whatever lies behind a path, reading it gives articles or failures, and never waits."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from sayso.errors import NoText, TooLarge, Unreadable
from sayso.ingest import Item, article, read_item
from sayso.ingest.article import Told, make_article
from sayso.ingest.language import language_of
from sayso.records import Article, Failure

TEXT = "The mayor said on Friday that she would not sign the bill."


def failure_of(path: Path, kind: str = "text") -> Failure:
    (failure,) = read_item(Item(path=path, kind=kind))
    assert isinstance(failure, Failure)
    return failure


@pytest.mark.parametrize("kind", ["text", "html", "jsonl"])
def test_pipe_is_refused_without_waiting(tmp_path: Path, kind: str) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "a pipe" in failure_of(tmp_path / "a.txt", kind).error


def test_device_is_refused() -> None:
    assert "a device" in failure_of(Path("/dev/zero")).error


def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has at most 108 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.txt")
        assert "a socket" in failure_of(Path("a.txt")).error


@pytest.mark.parametrize("kind", ["text", "html", "jsonl"])
def test_file_that_is_gone_is_a_failure(tmp_path: Path, kind: str) -> None:
    assert "no such file" in failure_of(tmp_path / "a.txt", kind).error


def test_link_to_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert "a link that leads nowhere" in failure_of(tmp_path / "a.txt").error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "permission denied" in failure_of(path).error


def test_same_text_is_the_same_article_wherever_it_lies(tmp_path: Path) -> None:
    ids = set()
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(TEXT)
        (read,) = read_item(Item(path=tmp_path / name, kind="text"))
        assert isinstance(read, Article)
        assert read.path == str(tmp_path / name)
        ids.add(read.id)
    assert len(ids) == 1


def test_every_field_that_tells_articles_apart_is_in_the_id() -> None:
    told = [Told(), Told(title="T"), Told(outlet="T"), Told(author="T"), Told(key="T"),
            Told(published="2024-08-09"), Told(url="https://a.example/")]  # fmt: skip
    assert len({make_article(TEXT, one, Path("a.txt")).id for one in told}) == len(told)


def test_fields_are_one_line_or_none() -> None:
    told = Told(title=" A\n\x00 b ", outlet=" ", author="x" * 2000, url="javascript:alert(1)")
    made = make_article(TEXT, told, Path("a.txt"))
    assert (made.title, made.outlet, made.author, made.url) == ("A b", None, None, None)


@pytest.mark.parametrize(
    ("text", "error"), [(" ", NoText), ("a\0b", Unreadable), ("a\ud800b", Unreadable)]
)
def test_text_that_is_none_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        make_article(text, Told(), Path("a.txt"))


def test_text_over_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "MAX_CHARACTERS", 10)
    with pytest.raises(TooLarge, match="58"):
        make_article(TEXT, Told(), Path("a.txt"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Le maire a dit vendredi qu'elle ne signerait pas la loi de son parti.", None),
        ("Borgmesteren sagde at hun ikke ville være for loven, at hun var for ham.", None),
        ("Die burgemeester het gesê dat sy nie die wet sal teken nie, was te hoor.", None),
        ("The end.", None),
    ],
)
def test_language_is_told_only_where_it_is_sure(text: str, language: str | None) -> None:
    assert language_of(text) == language
