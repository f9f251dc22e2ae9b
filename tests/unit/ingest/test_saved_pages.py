"""A saved page gives its article and what it says of itself, or is refused within bounds."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from sayso.ingest import Item, read_item
from sayso.records import Article, Failure

PARAGRAPHS = [
    "The mayor told reporters on Friday that she would not sign the bill of her own party.",
    "Her spokesman, Carl Dunn, denied that the company had asked her to wait for the vote.",
    "The council had passed it in June with nine votes to four, after a debate of six hours.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = BODY) -> bytes:
    return (
        f"<html lang=en><head>{head}</head><body><article>{body}</article></body></html>".encode()
    )


def read(tmp_path: Path, content: bytes) -> Article | Failure:
    path = tmp_path / "a.html"
    path.write_bytes(content)
    (result,) = read_item(Item(path=path, kind="html"))
    return result


def article_of(tmp_path: Path, content: bytes) -> Article:
    result = read(tmp_path, content)
    assert isinstance(result, Article), result
    return result


def test_text_is_the_paragraphs(tmp_path: Path) -> None:
    noise = "<nav><a href=/a>Home</a></nav><script>var x = 'The mayor said.';</script>"
    article = article_of(tmp_path, page(body=noise + BODY))
    assert article.text.splitlines() == PARAGRAPHS
    assert article.language == "en"


def test_head_tells_title_day_author_outlet_and_addresses(tmp_path: Path) -> None:
    head = """<title>Mayor refuses - The Ledger</title>
      <meta property="og:title" content="Mayor refuses - The Ledger">
      <meta property="og:site_name" content="The Ledger">
      <meta property="og:url" content="https://ledger.example/1">
      <link rel="canonical" href="https://wire.example/9">
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mayor refuses",
        "datePublished": "2024-08-09T23:30:00-07:00", "dateModified": "2024-08-12",
        "author": [{"@type": "Person", "name": "Ann Bell"}, {"name": "ann-bell"},
                   {"name": "By Carl Dunn and Eva Fox"}],
        "isBasedOn": {"name": "Wire Service", "url": "https://wire.example/9"}}</script>"""
    article = article_of(tmp_path, page(head))
    assert article.title == "Mayor refuses"
    assert article.published == "2024-08-09"
    assert article.author == "Ann Bell; Carl Dunn; Eva Fox"
    assert article.outlet == "The Ledger"
    assert (article.url, article.canonical_url) == (
        "https://ledger.example/1",
        "https://wire.example/9",
    )
    assert article.source_tag == "Wire Service"


def test_names_are_followed_through_the_graph(tmp_path: Path) -> None:
    head = """<script type="application/ld+json">{"@graph": [
      {"@type": "Article", "author": {"@id": "#ann"}, "publisher": {"@id": "#org"}},
      {"@id": "#ann", "name": "Ann Bell"}, {"@id": "#org", "name": "The Ledger"}]}</script>"""
    article = article_of(tmp_path, page(head))
    assert (article.author, article.outlet) == ("Ann Bell", "The Ledger")


def test_source_that_is_the_outlet_itself_is_none(tmp_path: Path) -> None:
    head = """<meta property="og:site_name" content="The Ledger">
      <meta property="og:url" content="https://ledger.example/1">
      <script type="application/ld+json">{"@type": "NewsArticle",
        "isBasedOn": "https://ledger.example/1", "sourceOrganization": {"name": "the ledger"}}
      </script>"""
    assert article_of(tmp_path, page(head)).source_tag is None


def test_day_in_the_running_text_dates_no_page(tmp_path: Path) -> None:
    body = BODY + "<p>The trial is to start on October 3, 2019, a clerk of the court said.</p>"
    assert article_of(tmp_path, page(body=body)).published is None


def test_chunks_between_advertisements_are_one_article(tmp_path: Path) -> None:
    days = ("Monday", "Tuesday", "Wednesday")
    boxes = (f"<div class='chunk'>{BODY.replace('Friday', day)}</div>" for day in days)
    chunks = "".join(f"<div>{box}</div><aside>Subscribe!</aside>" for box in boxes)
    text = article_of(tmp_path, page(body=chunks)).text
    assert all(day in text for day in days)
    assert "Subscribe" not in text


def test_address_noted_by_the_browser_is_used(tmp_path: Path) -> None:
    note = b"<!-- saved from url=(0028)https://ledger.example/seen/ -->\n"
    assert article_of(tmp_path, note + page()).url == "https://ledger.example/seen/"


def test_text_in_the_head_is_used_where_the_page_has_half_of_it(tmp_path: Path) -> None:
    more = [f"Councillor {name} said so to the reporters on Monday." for name in "ABCDEF"]
    body = json.dumps({"@type": "Article", "articleBody": "\n".join(PARAGRAPHS + more)})
    article = article_of(tmp_path, page(f'<script type="application/ld+json">{body}</script>'))
    assert article.text.splitlines() == PARAGRAPHS + more


INDEX = "".join(f"<h2><a href=/{n}>{line}</a></h2>" for n, line in enumerate(PARAGRAPHS))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "web page"),
        (b"<html><body><div id=root></div></body></html>", "without one"),
        (page(body="<p>Loading</p>"), "article"),
        (page(body=INDEX), "links"),
        (b"<html>\0\0</html>", "binary"),
        (page("<meta charset=utf-8>").replace(b"she", b"sh\xe9"), "broken encoding"),
    ],
    ids=["empty", "no text", "one word", "index", "binary", "broken"],
)
def test_page_without_an_article_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    failure = read(tmp_path, content)
    assert isinstance(failure, Failure)
    assert said in failure.error
    assert failure.hint


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 1_000_000,
        "<p><b>a" * 300_000,
        "<span>a</span>" * 200_000,
        "<table><tr><td colspan=1000000000 rowspan=1000000000>a</table>",
        "<p>" + "<" * 1_000_000,
        f"<div class='{'a ' * 1_000_000}'>x</div>",
        f"<script type='application/ld+json'>{'[' * 900_000}</script>",
    ],
    ids=["depth", "unclosed", "flat", "table", "marks", "attribute", "json"],
)
def test_bomb_is_over_soon(tmp_path: Path, bomb: str) -> None:
    start = time.perf_counter()
    read(tmp_path, page(body=BODY + bomb))
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("before", "after"),
    [("<div>" * 300, "</div>" * 300), (f"<p>{'a' * 10_500_000}</p>", "")],
    ids=["deep", "long"],
)
def test_page_that_the_parser_gives_up_on_is_no_half_article(
    tmp_path: Path, before: str, after: str
) -> None:
    failure = read(tmp_path, page(body=BODY + before + BODY + after))
    assert isinstance(failure, Failure)
    assert "over 256 elements inside each other, or a piece over 10 MB" in failure.error


def test_nothing_is_logged_to_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    read(tmp_path, b"<html><body></body></html>")
    assert capfd.readouterr() == ("", "")
