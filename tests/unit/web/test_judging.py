"""Forms of the pages: judged when our own page sent them, refused otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.book import Book
from sayso.book.connection import open_connection
from sayso.web import make_app
from tests.flow.test_judgements import FIRST, entity, take

HOST = "http://127.0.0.1:8765"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book(tmp_path / "judged.db", create=True) as found:
        take(found, FIRST)
        yield found


@pytest.fixture
def client(book: Book) -> Iterator[TestClient]:
    app = make_app(
        lambda: open_connection(book.path, read_only=True),
        scores={},
        title="judged",
        judged=book.path,
    )
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as found:
        yield found


def token(client: TestClient, page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


def send(client: TestClient, page: str, headers: dict[str, str], **fields: str) -> int:
    data = {"token": token(client, page), "reason": "I know.", **fields}
    address = fields.pop("at", f"{page}/judge")
    return client.post(address, data=data, headers=headers, follow_redirects=False).status_code


OWN = {"Origin": HOST}


def test_a_form_of_the_page_renames_the_entity(client: TestClient, book: Book) -> None:
    page = f"/entity/{entity(book, 'one', 'Lumen')}"
    assert send(client, page, OWN, verdict="rename", value="Lumen Ltd") == 303
    text = client.get(page).text
    assert "<bdi>Lumen Ltd</bdi>" in text
    assert "I know." in text


def test_a_merge_by_name_shows_one_page_under_both_ids(client: TestClient, book: Book) -> None:
    ids = entity(book, "one", "Lumen"), entity(book, "three", "Tessaly")
    assert send(client, f"/entity/{ids[0]}", OWN, verdict="same", other="Tessaly") == 303
    pages = [client.get(f"/entity/{one}.json").json()["entity"]["id"] for one in ids]
    assert pages[0] == pages[1]


def test_a_split_takes_the_articles_that_were_ticked(client: TestClient, book: Book) -> None:
    lowe = entity(book, "two", "Sam Lowe")
    page = f"/entity/{lowe}"
    article = client.get(f"{page}.json").json()["mentioned"][0]["article"]["id"]
    assert send(client, page, OWN, verdict="split", name="", article=article) == 303
    ids = {entity(book, key, "Sam Lowe") for key in ("two", "four")}
    assert len(ids) == 2


def test_taking_it_back_restores_the_page(client: TestClient, book: Book) -> None:
    page = f"/entity/{entity(book, 'one', 'Lumen')}"
    send(client, page, OWN, verdict="rename", value="Lumen Ltd")
    (made,) = book.judging.judgements()
    address = f"/judgement/{made.id}/withdraw"
    assert send(client, page, OWN, at=address) == 303
    assert client.get(f"{page}.json").json()["entity"]["name"] == "Lumen"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(
    client: TestClient, book: Book, headers: dict[str, str]
) -> None:
    page = f"/entity/{entity(book, 'one', 'Lumen')}"
    assert send(client, page, headers, verdict="rename", value="X") == 403
    assert book.judging.judgements() == []


@pytest.mark.parametrize("wrong", ["", "x", "é"])
def test_a_form_without_the_token_is_refused(client: TestClient, book: Book, wrong: str) -> None:
    page = f"/entity/{entity(book, 'one', 'Lumen')}"
    assert send(client, page, OWN, verdict="rename", value="X", token=wrong) == 403
    assert book.judging.judgements() == []


def test_a_browser_that_hides_the_origin_may_say_same_origin(
    client: TestClient, book: Book
) -> None:
    page = f"/entity/{entity(book, 'one', 'Lumen')}"
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert send(client, page, headers, verdict="rename", value="X") == 303


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": "rename", "value": "X", "reason": ""},
        {"verdict": "nonsense"},
        {"verdict": "retype", "value": "spaceship"},
        {"verdict": "split", "name": ""},
    ],
)
def test_what_cannot_be_decided_is_said(
    client: TestClient, book: Book, fields: dict[str, str]
) -> None:
    page = f"/entity/{entity(book, 'one', 'Lumen')}"
    assert send(client, page, OWN, **fields) == 400


def test_a_form_that_is_none_of_ours_is_refused(client: TestClient, book: Book) -> None:
    address = f"/entity/{entity(book, 'one', 'Lumen')}/judge"
    assert client.post(address, json={}, headers=OWN).status_code == 415
    assert client.post(address, data={"reason": "x" * 200_000}, headers=OWN).status_code == 413


def test_pages_that_only_read_have_no_forms(book: Book) -> None:
    app = make_app(lambda: open_connection(book.path, read_only=True), scores={}, title="judged")
    with TestClient(app, base_url=HOST) as client:
        page = f"/entity/{entity(book, 'one', 'Lumen')}"
        assert 'method="post"' not in client.get(page).text
        assert client.post(f"{page}/judge", headers=OWN).status_code in (404, 405)
