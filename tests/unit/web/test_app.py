"""The pages over HTTP: every address answers, in HTML and as a record, safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from starlette.testclient import TestClient

from sayso.book import Book, pages
from sayso.book.connection import open_connection
from sayso.pipeline import event_types
from sayso.web import make_app
from tests import small_book
from tests.small_book import ARTICLES, HOSTILE, SCORES, article_id, entity_id

VOID = {"meta", "link", "input", "br", "rect", "line", "img", "hr"}
PATHS = {
    "/": pages.OverviewPage,
    f"/entity/{entity_id('Lumen')}": pages.EntityPage,
    f"/relation/{entity_id('Lumen')}/{entity_id('Dana Reyes')}": pages.RelationPage,
    "/event/evt_gift": pages.EventPage,
    "/events": pages.EventsPage,
    "/events?type=donate&entity=Lumen&role=initiator&from=2023&to=2024-02-29&conflicts=1": (
        pages.EventsPage
    ),
    "/statements": pages.StatementsPage,
    "/statements?speaker=Lumen&form=indirect&denies=1": pages.StatementsPage,
    "/claim/clm_cent": pages.ClaimPage,
    "/entities?type=person": pages.EntitiesPage,
    "/articles?outlet=Coast+Courier&month=2024-02": pages.ArticlesPage,
    "/story/sto_1": pages.StoryPage,
    **{f"/article/{quote(article_id(a.key), safe='')}": pages.ArticlePage for a in ARTICLES},
    "/search?q=lumen": pages.SearchPage,
    "/search?q=lumen&kind=articles": pages.SearchPage,
    "/search": pages.SearchPage,
    "/words": pages.WordsPage,
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = small_book.make_book(tmp_path_factory.mktemp("web") / "small.book")
    app = make_app(lambda: open_connection(path, read_only=True), scores=SCORES, title=HOSTILE)
    with TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as found:
        yield found


class Html(HTMLParser):
    """Tags, attributes and ids of a page; fails on tags that do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


def record_path(path: str) -> str:
    address, _, query = path.partition("?")
    return f"{'/index' if address == '/' else address}.json" + (f"?{query}" if query else "")


# ------------------------------------------------------------------- every page


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_well_formed_html(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = Html(answer.text)
    assert {"main", "nav", "header", "footer", "h1", "title"} <= set(page.tags)
    assert page.tags.count("h1") == 1
    ids = page.values("id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_also_a_record(client: TestClient, path: str) -> None:
    answer = client.get(record_path(path))
    assert answer.headers["content-type"] == "application/json"
    msgspec.json.decode(answer.content, type=PATHS[path])


@pytest.mark.parametrize("path", PATHS)
def test_every_link_within_the_book_leads_somewhere(client: TestClient, path: str) -> None:
    links = {link for link in Html(client.get(path).text).values("href") if link.startswith("/")}
    for link in sorted(links):
        address, _, anchor = link.partition("#")
        answer = client.get(address)
        assert answer.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in answer.text, link


@pytest.mark.parametrize("path", PATHS)
def test_headings_come_in_order(client: TestClient, path: str) -> None:
    levels = [int(tag[1]) for tag in Html(client.get(path).text).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PATHS)
def test_every_field_of_a_form_has_a_label(client: TestClient, path: str) -> None:
    text = client.get(path).text
    for field in re.findall(r"<(?:input|select)\b[^>]*>", text):
        before = text[: text.index(field)]
        inside = before.rfind("<label") > before.rfind("</label>")
        named = re.search(r'id="(\w+)"', field)
        assert inside or (named and f'for="{named[1]}"' in text), field


# ------------------------------------------------------------------------ safety


@pytest.mark.parametrize("path", [*PATHS, "/nothing", "/event/no", "/events?page=x"])
def test_nothing_of_an_article_becomes_code(client: TestClient, path: str) -> None:
    text = client.get(path).text
    page = Html(text)
    assert not {"script", "iframe", "img", "object", "style"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not [
        value
        for name, value in page.attributes
        if name in ("href", "src", "action") and not re.match(r"(/|\?|#|https?://)", value or "")
    ]


@pytest.mark.parametrize("path", [*PATHS, "/static/style.css", "/nothing", "/index.json"])
def test_every_answer_forbids_scripts_frames_and_other_hosts(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", ""])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9", "127.0.0.1", "localhost"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    assert client.request(method, "/events").status_code == 405


def test_names_that_turn_the_reading_direction_stay_within_themselves(client: TestClient) -> None:
    text = client.get("/entities").text
    for found in re.finditer("\u202e", text):
        before = text[: found.start()]
        assert before.rfind("<bdi>") > before.rfind("</bdi>")
    for value in Html(text).values("aria-label") + re.findall("<title>(.*?)</title>", text):
        assert "\u202e" not in value


@pytest.mark.parametrize("path", PATHS)
def test_other_attributes_and_titles_hold_no_direction_marks(client: TestClient, path: str) -> None:
    text = client.get(path).text
    held = Html(text)
    for name in ("title", "aria-label", "data-label", "class", "href"):
        assert not [value for value in held.values(name) if "\u202e" in value]
    assert not re.search("<title>[^<]*\u202e", text)


def test_addresses_are_linked_only_if_a_browser_may_follow_them(client: TestClient) -> None:
    wire = client.get("/article/art_wire").text
    assert (
        'href="https://harborwire.example/gift?a=1&amp;b=2" rel="noopener noreferrer nofollow"'
        in wire
    )
    hostile = client.get("/article/" + quote(article_id(ARTICLES[10].key), safe="")).text
    assert 'href="javascript' not in hostile
    assert "javascript:alert(1)" in hostile


# ------------------------------------------------------------------------ errors


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/event/evt_nothing", 404),
        ("/entity/nobody", 404),
        ("/article/..%2F..%2Fetc%2Fpasswd", 404),
        ("/static/../app.py", 404),
        ("/events?page=0", 400),
        ("/events?page=-1", 400),
        ("/events?page=1e9", 400),
        ("/events?page=" + "9" * 40, 400),
        ("/events?from=yesterday", 400),
        ("/events?role=nobody", 400),
        ("/events?entity=nobody+of+that+name", 404),
        ("/statements?form=sung", 400),
        ("/articles?month=2024", 400),
        ("/entities?type=god", 400),
        ("/search?q=a&kind=all", 400),
        ("/relation?left=nobody&right=Lumen", 404),
        (f"/relation/{entity_id('Lumen')}/{entity_id('Lumen')}", 400),
    ],
)
def test_a_wrong_address_says_what_to_do(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_an_error_of_a_record_is_a_record(client: TestClient) -> None:
    answer = client.get("/event/evt_nothing.json")
    page = msgspec.json.decode(answer.content, type=pages.ErrorPage)
    assert (answer.status_code, page.status) == (404, 404)
    assert page.hint


def test_a_bug_is_told_in_the_same_dress_without_its_insides(tmp_path: Path) -> None:
    def broken() -> None:
        raise RuntimeError("secret of the inside")

    app = make_app(broken, scores={}, title="x")  # type: ignore[arg-type]
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


# ------------------------------------------------------------------------ layout


def test_two_names_lead_to_their_relation(client: TestClient) -> None:
    answer = client.get("/relation?left=lumen&right=the+senator", follow_redirects=False)
    assert answer.headers["location"] == (
        f"/relation/{entity_id('Lumen')}/{entity_id('Dana Reyes')}"
    )


def test_several_stand_together_between_semicolons(client: TestClient) -> None:
    answer = client.get("/relation?left=lumen;Ada+Quist&right=the+senator", follow_redirects=False)
    ours = f"{entity_id('Lumen')},{entity_id('Ada Quist')}"
    assert answer.headers["location"] == f"/relation/{ours}/{entity_id('Dana Reyes')}"
    page = client.get(f"{answer.headers['location']}.json")
    by_name = client.get("/relation.json?left=lumen;Ada+Quist&right=the+senator")
    assert by_name.content == page.content
    found = msgspec.json.decode(page.content, type=pages.RelationPage)
    assert [ref.name for ref in found.left] == ["Lumen", "Ada Quist"]


def test_a_relation_shows_its_turning_points_with_their_events(tmp_path: Path) -> None:
    path = small_book.make_book(tmp_path / "small.book")
    weights = {"donate": 9.0, "suspend": 9.0, "reinstate": 9.0, "criticize": 9.0, "meet": 9.0}
    for at in range(1, 13):
        turn(path, f"blame{at:02}", f"2021-{at:02}-05")
    app = make_app(
        lambda: open_connection(path, read_only=True), scores=weights | {"accuse": -9.0}, title="t"
    )
    client = TestClient(app, base_url="http://127.0.0.1")
    text = client.get(f"/relation/{entity_id('Lumen')}/{entity_id('Dana Reyes')}").text
    assert '<h2 id="turns">Turning points</h2>' in text
    assert "From 2022-01: −9 a month before" in text
    assert text.count('<line class="turn"') == text.count("<h3>From ")
    assert 'href="/event/blame01"' in text


def turn(path: Path, name: str, day: str) -> None:
    """An accusation of Lumen against Reyes, told as the first event mention of the book is."""
    connection = open_connection(path)
    insert = connection.execute
    insert("INSERT INTO event VALUES (?, 'accuse', ?, ?, NULL, NULL, 1, 1, 1)", (name, day, day))
    for role, one in (("initiator", "Lumen"), ("recipient", "Dana Reyes")):
        insert("INSERT INTO event_participant VALUES (?, ?, ?)", (name, role, entity_id(one)))
    told = dict(insert("SELECT * FROM event_mention WHERE modality = 'asserted'").fetchone())
    told |= {"id": f"evm_{name}", "event": name, "polarity": "affirmed"}
    marks = ", ".join("?" * len(told))
    insert(f"INSERT INTO event_mention ({', '.join(told)}) VALUES ({marks})", tuple(told.values()))
    connection.close()


def test_the_overview_is_also_at_its_path_with_json_behind(client: TestClient) -> None:
    assert client.get("/.json").url.path == "/index.json"


def test_the_words_page_tells_what_each_type_is_and_which_are_a_user_s(tmp_path: Path) -> None:
    toml = f"[type.knight]\ndefinition = '{HOSTILE}'\nverbs = ['knight']\nmodes = ['sir']\n"
    with Book(small_book.make_book(tmp_path / "b.db")) as book:
        book.keep_ontology_file("own.toml", toml, ["knight"])
        types = event_types(book)
    scores = {kind.name: kind.score for kind in types}
    app = make_app(
        lambda: open_connection(tmp_path / "b.db", read_only=True), scores=scores, title="b",
        types=types,
    )  # fmt: skip
    client = TestClient(app, base_url="http://127.0.0.1")
    text = client.get("/words").text
    assert "A gives B money or things" in text
    assert text.count("own type, by its words") == 1
    assert "<script>alert" not in text
    own = [one for one in client.get("/words.json").json()["types"] if one["user"]]
    assert [(one["type"], one["definition"]) for one in own] == [("knight", HOSTILE)]


def test_an_event_of_a_user_s_type_is_marked_as_such(tmp_path: Path) -> None:
    path = small_book.make_book(tmp_path / "b.db")
    types = tuple(
        msgspec.structs.replace(kind, user=kind.name == "donate") for kind in event_types()
    )
    app = make_app(
        lambda: open_connection(path, read_only=True), scores=SCORES, title="b", types=types
    )
    client = TestClient(app, base_url="http://127.0.0.1")
    lines = client.get("/events.json").json()["lines"]
    for kind, marks in (("donate", 1), ("suspend", 0)):
        event = next(line["id"] for line in lines if line["type"] == kind)
        lead = client.get(f"/event/{event}").text.split('<p class="lead">')[1].split("</p>")[0]
        assert lead.count("own type, by its words") == marks


def test_help_leads_to_the_words(client: TestClient) -> None:
    assert client.get("/help").url.path == "/words"


def test_an_event_shows_three_counts_with_their_meaning(client: TestClient) -> None:
    text = client.get("/event/evt_gift").text
    for number, words in ((4, "articles"), (2, "newsrooms"), (1, "voice")):
        assert re.search(rf'<span class="big">{number}</span> {words}', text)
    assert "copies included" in text
    assert "The book does not decide between them" in text


def test_an_uncertain_reading_says_so(client: TestClient) -> None:
    page = client.get("/article/art_ban").text
    assert page.count("flag doubt") == 1


def test_an_empty_book_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.book"
    open_connection(path, create=True).close()
    app = make_app(lambda: open_connection(path, read_only=True), scores=SCORES, title="empty")
    client = TestClient(app, base_url="http://127.0.0.1")
    assert "sayso read FOLDER" in client.get("/").text
    for path_ in ("/events", "/statements", "/entities", "/articles", "/search?q=x"):
        assert 'class="nothing"' in client.get(path_).text


def test_turning_the_page_keeps_the_question(client: TestClient) -> None:
    text = client.get("/search?q=%22a+b%22+%26&kind=articles&page=2").text
    assert 'href="/search?q=%22a+b%22+%26&amp;kind=articles&amp;page=1"' in text
