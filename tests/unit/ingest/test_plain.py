"""A text file is given whole, with what its head tells and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import NoText, TooLarge
from sayso.ingest import plain
from sayso.ingest.plain import head_of, read_text
from sayso.records import Article

BODY = "The mayor said on Friday that she would not sign the bill."


def article_of(tmp_path: Path, content: str) -> Article:
    path = tmp_path / "a.md"
    path.write_bytes(content.encode())
    return read_text(path)


@pytest.mark.parametrize(
    "content",
    [
        f" date 2024-08-09 {BODY}",
        f"Date: 2024-08-09\n\n{BODY}",
        f"Published: August 9, 2024\n{BODY}",
        f"Published on 9 August 2024 by the desk.\n{BODY}",
        f"Mayor Refuses to Sign\nAugust 9, 2024\n\n{BODY}",
        f"2024-08-09T10:00:00Z\n{BODY}",
        f"---\ntitle: x\ndate: 2024-08-09\n---\n{BODY}",
        f"Title: Mayor refuses\nDate: 2024-08-09\n\n{BODY}",
    ],
)
def test_day_in_the_head_is_the_day_of_publication(tmp_path: Path, content: str) -> None:
    article = article_of(tmp_path, content)
    assert (article.published, article.text) == ("2024-08-09", content)


@pytest.mark.parametrize(
    "content",
    [
        BODY,
        f"On August 9, 2024, she spoke. {BODY}",
        f"Date night in town\n\n{BODY}",
        f"Date: 2024-02-31\n{BODY}",
        f"{BODY}\n{BODY}\n{BODY}\nDate: 2024-08-09",
        f"---\ntitle: x\ndate: soon\n---\n{BODY}",
    ],
)
def test_article_without_a_certain_day_stays_undated(tmp_path: Path, content: str) -> None:
    assert article_of(tmp_path, content).published is None


def test_front_matter_tells_all_fields(tmp_path: Path) -> None:
    front = (
        "---\ntitle: \"Mayor: 'No'\"\nauthor:\n  - [[Ann Bell]]\n  - Carl Dunn\n"
        "publisher: The Ledger\nsource: https://ledger.example/1\ntags: [a, b]\n---\n"
    )
    article = article_of(tmp_path, front + BODY)
    assert article.text == front + BODY
    assert article.title == "Mayor: 'No'"
    assert article.author == "Ann Bell; Carl Dunn"
    assert (article.outlet, article.url) == ("The Ledger", "https://ledger.example/1")


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"Mayor Refuses to Sign\n\n{BODY}", "Mayor Refuses to Sign"),
        (f"# Mayor refuses #\n{BODY}", "Mayor refuses"),
        (f"---\ndate: 2024-08-09\n---\n## Mayor refuses\n{BODY}", "Mayor refuses"),
        (f"Mayor Refuses to Sign\n{BODY}", None),
        (f"The mayor refused to sign.\n\n{BODY}", None),
        (f"and then she left the room\n\n{BODY}", None),
        (f"WASHINGTON\n\n{BODY}", None),
        (f"August 9, 2024 at noon\n\n{BODY}", None),
        ("Mayor Refuses to Sign the Bill of Her Own Party on Friday", None),
        (f"{BODY} {BODY} {BODY} and more\n\n{BODY}", None),
    ],
)
def test_title_is_given_only_where_it_is_clear(content: str, title: str | None) -> None:
    assert head_of(content).title == title


def test_open_front_matter_is_text(tmp_path: Path) -> None:
    content = f"---\ntitle: x\n{BODY}"
    assert article_of(tmp_path, content).title is None


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(NoText, match="empty"):
        article_of(tmp_path, content)


@pytest.mark.parametrize("content", ["1;2;3\n4;5;6\n", "mayor\nbill\nvote\n", "x = 1\ny = 2\n"])
def test_text_without_a_sentence_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(NoText, match="reads like a sentence"):
        article_of(tmp_path, content)


def test_short_sentence_is_enough(tmp_path: Path) -> None:
    assert article_of(tmp_path, "The mayor resigned.").text == "The mayor resigned."


def test_file_over_the_bound_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(plain.MAX_BYTES + 1)
    with pytest.raises(TooLarge, match="64 MB"):
        read_text(path)


def test_hostile_head_is_read_at_once() -> None:
    head_of("# " + " " * 100_000 + "x\n" + "title:" + " " * 100_000 + "\n" + "a:" * 50_000)
