"""The reads of a small book: what is on each page, and that every page is bounded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.book import reads, reads_lists
from sayso.book.connection import open_connection
from sayso.book.pages import ArticlePage, EventFilter, Piece, StatementFilter
from sayso.errors import InputError, NotInBook
from sayso.text.ids import make_id
from tests import small_book
from tests.small_book import HOSTILE, SCORES, article_id, entity_id

LUMEN, REYES, QUIST = (entity_id(n) for n in ("Lumen", "Dana Reyes", "Ada Quist"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = small_book.make_book(tmp_path_factory.mktemp("book") / "small.book")
    connection = open_connection(path, read_only=True)
    yield connection
    connection.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_connection(tmp_path / "empty.book", create=True)
    yield connection
    connection.close()


def words(pieces: tuple[Piece, ...], kind: str | None = None) -> str:
    return "".join(p.text for p in pieces if not kind or any(m.kind == kind for m in p.marks))


def whole(page: ArticlePage) -> str:
    return "".join(words(s.pieces) for p in page.paragraphs for s in p.sentences)


# ----------------------------------------------------------------------- overview


def test_the_overview_counts_what_is_there(book: sqlite3.Connection) -> None:
    counts = reads.overview(book).counts
    assert (counts.articles, counts.outlets, counts.newsrooms) == (12, 6, 6)
    assert (counts.entities, counts.statements, counts.events) == (5, 13, 10)


def test_the_timeline_holds_every_event_once(book: sqlite3.Connection) -> None:
    page = reads.overview(book)
    line = page.timeline
    drawn = sum(one.events for one in line.bins)
    assert drawn + line.earlier + line.wider + line.undated == page.counts.events
    assert [one.label for one in line.bins][:2] == ["2023-02", "2023-03"]
    assert (line.bins[0].since, line.bins[0].until) == ("2023-02-01", "2023-02-28")


def test_a_long_time_is_drawn_by_year_and_its_oldest_part_counted(
    empty: sqlite3.Connection,
) -> None:
    for number, day in enumerate(("0044-03-15", "1980-05-01", "2020-01-31", "2020-02-01")):
        empty.execute(
            "INSERT INTO event VALUES (?, 'meet', ?, ?, NULL, NULL, 1, 1, 1)",
            (f"evt_{number}", day, day),
        )
    line = reads_lists.timeline(empty, 4)
    assert line.unit == "year"
    assert (len(line.bins), line.bins[-1].events, line.earlier) == (60, 2, 1)


def test_the_best_told_event_comes_first_with_its_conflicts(book: sqlite3.Connection) -> None:
    line = reads.overview(book).best_told[0]
    assert (line.id, line.articles, line.newsrooms, line.conflicts) == ("evt_gift", 4, 2, 2)
    assert (line.told.tellings, line.told.negated) == (4, 1)


def test_every_page_of_an_empty_book_is_there(empty: sqlite3.Connection) -> None:
    assert reads.overview(empty).timeline.bins == ()
    assert reads.events(empty).lines == ()
    assert reads.statements(empty).lines == ()
    assert reads.entities(empty).lines == ()
    assert reads.articles(empty).lines == ()
    assert reads.search(empty, "anything").articles == ()


# --------------------------------------------------------------- entity, relation


def test_an_entity_has_what_it_did_and_what_was_done_to_it(book: sqlite3.Connection) -> None:
    page = reads.entity(book, LUMEN)
    assert {line.type for line in page.did} == {"donate", "suspend", "reinstate", "meet"}
    assert [line.type for line in page.received] == ["criticize"]
    assert page.aliases == ("the company", "the search firm")
    assert page.partners[0].entity.name == "Dana Reyes"
    assert any(line.denies for line in page.statements)


def test_events_of_an_entity_come_newest_first_and_undated_last(book: sqlite3.Connection) -> None:
    days = [line.earliest for line in reads.entity(book, LUMEN).did]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days == dated + [None] * (len(days) - len(dated))


def test_a_relation_is_in_time_order_with_undated_lines_apart(book: sqlite3.Connection) -> None:
    page = reads.relation(book, LUMEN, REYES, scores=SCORES)
    days = [line.day for line in page.lines]
    assert days == sorted(days, key=str)
    assert [line.event.id for line in page.undated if line.event] == ["evt_plan"]
    assert page.undated[0].score is None


def test_a_relation_scores_each_month(book: sqlite3.Connection) -> None:
    months = reads.relation(book, LUMEN, REYES, scores=SCORES).months
    assert [(one.month, one.score) for one in months] == [
        ("2023-02", 7.0), ("2023-05", -2.0), ("2023-09", -5.5), ("2024-01", 6.0), ("2024-02", 1.0),
    ]  # fmt: skip


def test_a_relation_is_the_same_from_both_ends(book: sqlite3.Connection) -> None:
    there = reads.relation(book, LUMEN, REYES, scores=SCORES)
    back = reads.relation(book, REYES, LUMEN, scores=SCORES)
    assert there.months == back.months
    turned = {"left": "right", "right": "left"}
    assert [line.direction for line in back.lines] == [
        turned.get(line.direction, line.direction) for line in there.lines
    ]


def test_what_two_do_with_each_other_is_mutual(book: sqlite3.Connection) -> None:
    page = reads.relation(book, QUIST, REYES, scores=SCORES)
    lines = (*page.lines, *page.undated)
    directions = {line.event.id: line.direction for line in lines if line.event}
    assert (directions["evt_dinner"], directions["evt_met"]) == ("mutual", "mutual")


def test_what_can_lie_anywhere_in_a_year_is_listed_and_not_placed(book: sqlite3.Connection) -> None:
    page = reads.relation(book, QUIST, REYES, scores=SCORES)
    assert "evt_met" in {line.event.id for line in page.undated if line.event}
    assert "evt_met" not in {line.event.id for line in page.lines if line.event}


def test_a_month_counts_newsrooms_and_not_copies(book: sqlite3.Connection) -> None:
    (first, *_) = reads.relation(book, LUMEN, REYES, scores=SCORES).months
    gift = reads.event(book, "evt_gift").event
    assert (first.month, gift.articles, first.events, first.newsrooms) == ("2023-02", 4, 1, 2)


def test_of_several_of_one_name_the_most_told_one_is_meant(tmp_path: Path) -> None:
    path = small_book.make_book(tmp_path / "small.book")
    connection = open_connection(path)
    insert = "INSERT INTO entity (id, name, type, named, articles, identifiers)"
    for key, named, articles in (("ent_0", 0, 90), ("ent_1", 1, 1)):
        connection.execute(
            f"{insert} VALUES (?, 'Lumen', 'person', ?, ?, '{{}}')", (key, named, articles)
        )
    assert reads.named_entity(connection, "lumen").id == LUMEN
    assert reads.named_entity(connection, "ent_0").id == "ent_0"
    connection.close()


def test_a_party_can_be_several(book: sqlite3.Connection) -> None:
    alone = reads.relation(book, LUMEN, REYES, scores=SCORES)
    both = reads.relation(book, [LUMEN, QUIST], REYES, scores=SCORES)
    ids = {line.event.id for line in (*both.lines, *both.undated) if line.event}
    assert {"evt_dinner", "evt_gift"} <= ids
    assert [ref.name for ref in both.left] == ["Lumen", "Ada Quist"]
    assert len(both.months) >= len(alone.months)


def test_nobody_stands_on_both_sides(book: sqlite3.Connection) -> None:
    with pytest.raises(InputError):
        reads.relation(book, [LUMEN, REYES], REYES, scores=SCORES)
    with pytest.raises(InputError):
        reads.relation(book, [], REYES, scores=SCORES)


def test_a_statement_that_mentions_the_other_is_in_the_relation(book: sqlite3.Connection) -> None:
    lines = reads.relation(book, LUMEN, REYES, scores=SCORES).lines
    said = [line.statement for line in lines if line.statement]
    assert any(one.denies and "senator" in one.content for one in said)
    assert all(one.speakers for one in said)


def test_what_one_speaker_says_in_two_articles_stands_once_in_a_relation(
    book: sqlite3.Connection,
) -> None:
    claim_of = dict(book.execute("SELECT statement, claim FROM claim_statement").fetchall())
    lines = reads.relation(book, LUMEN, REYES, scores=SCORES).lines
    claims = [claim_of.get(line.statement.id) for line in lines if line.statement]
    told = [claim for claim in claims if claim]
    assert len(claim_of) > len(told) > 0
    assert len(told) == len(set(told))


# -------------------------------------------------------------------------- event


def test_an_event_has_the_evidence_for_its_counts(book: sqlite3.Connection) -> None:
    page = reads.event(book, "evt_gift")
    assert [(group.name, len(group.steps)) for group in page.newsrooms] == [
        ("Harbor Wire", 3),
        ("The Evening Ledger", 1),
    ]
    assert [group.name for group in page.voices] == ["unnamed (Harbor Wire)"]
    assert all(step.reason for step in page.steps)
    assert {step.path for step in page.steps if step.article.id == "art_denial"} == {
        "/article/art_denial#s0"
    }


def test_a_telling_marks_its_words_in_its_sentence(book: sqlite3.Connection) -> None:
    telling = reads.event(book, "evt_gift").tellings[0]
    assert telling.passage is not None
    assert words(telling.passage.pieces, "trigger") == "donated"
    assert words(telling.passage.pieces, "amount") == "$1 million"
    assert words(telling.passage.pieces, "initiator") == "Lumen"
    assert telling.statement is not None
    assert telling.statement.anonymous


def test_conflicts_stand_side_by_side(book: sqlite3.Connection) -> None:
    pairs = {pair.about: pair for pair in reads.event(book, "evt_gift").conflicts}
    amounts = [side.telling for side in (pairs["amount"].left, pairs["amount"].right)]
    assert [one.amount.value for one in amounts if one and one.amount] == [1e6, 2e6]
    denied = pairs["denial"].right.telling
    assert denied is not None
    assert denied.polarity == "negated"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (EventFilter(type="suspend"), ["evt_ban"]),
        (EventFilter(entity=QUIST), ["evt_met", "evt_dinner", "evt_praise"]),
        (EventFilter(entity="ada quist", role="recipient"), ["evt_praise"]),
        (EventFilter(since="2023-09-15", until="2023-12"), ["evt_ban"]),
        (EventFilter(since="2024-02"), ["evt_met2", "evt_met"]),
        (EventFilter(conflicts=True), ["evt_gift"]),
        (EventFilter(type="sue"), []),
    ],
)
def test_events_are_filtered(
    book: sqlite3.Connection, asked: EventFilter, found: list[str]
) -> None:
    assert [line.id for line in reads.events(book, asked).lines] == found


def test_an_event_of_nobody_in_one_article_is_not_listed(empty: sqlite3.Connection) -> None:
    for name, articles in (("evt_lone", 1), ("evt_told", 2)):
        empty.execute(
            "INSERT INTO event VALUES (?, 'attack', NULL, NULL, NULL, NULL, ?, 1, 1)",
            (name, articles),
        )
    assert [line.id for line in reads.events(empty).lines] == ["evt_told"]
    assert [line.id for line in reads.overview(empty).best_told] == ["evt_told"]


def test_pages_of_a_list_join_to_the_whole(empty: sqlite3.Connection) -> None:
    for number in range(120):
        empty.execute(
            "INSERT INTO event VALUES (?, 'meet', ?, ?, NULL, NULL, 2, 1, 1)",
            (f"evt_{number:03}", *[f"2024-01-{number % 28 + 1:02}"] * 2),
        )
    pages = [reads.events(empty, page=page) for page in (1, 2, 3)]
    joined = [line.id for page in pages for line in page.lines]
    assert len(joined) == len(set(joined)) == 120
    assert [page.paging.more for page in pages] == [True, True, False]


# --------------------------------------------------------------------- statements


@pytest.mark.parametrize(
    ("asked", "sources"),
    [
        (StatementFilter(speaker="Lumen", denies=True), ["Lumen"]),
        (StatementFilter(hedged=True), ["a transcript"]),
        (StatementFilter(form="direct", speaker=QUIST), ["Ada Quist, who runs the firm"]),
    ],
)
def test_statements_are_filtered(
    book: sqlite3.Connection, asked: StatementFilter, sources: list[str]
) -> None:
    assert [line.source for line in reads.statements(book, asked).lines] == sources


def test_a_statement_shows_source_cue_and_content_in_place(book: sqlite3.Connection) -> None:
    line = reads.statements(book, StatementFilter(speaker="Lumen", denies=True)).lines[0]
    assert line.passage is not None
    assert words(line.passage.pieces, "source") == "Lumen"
    assert words(line.passage.pieces, "cue") == "denied"
    assert words(line.passage.pieces, "content") == line.content
    assert line.passage.path == "/article/art_denial#s0"


def test_a_claim_has_its_statements(book: sqlite3.Connection) -> None:
    page = reads.claim(book, "clm_cent")
    assert page.speaker.name == "Lumen"
    assert [line.claim for line in page.statements] == ["clm_cent", "clm_cent"]


# ------------------------------------------------------------------------ article


@pytest.mark.parametrize("one", small_book.ARTICLES, ids=lambda one: one.key[:8])
def test_the_pieces_of_an_article_join_to_its_text(
    book: sqlite3.Connection, one: small_book.Written
) -> None:
    text = ""
    while len(text) < len(one.text):
        text += whole(reads.article(book, article_id(one.key), len(text)))
    assert text == one.text


@pytest.mark.parametrize("one", small_book.ARTICLES, ids=lambda one: one.key[:8])
def test_marks_cut_what_was_read(book: sqlite3.Connection, one: small_book.Written) -> None:
    page = reads.article(book, article_id(one.key))
    pieces = [p for par in page.paragraphs for s in par.sentences for p in s.pieces]
    for index, said in enumerate(one.said[:1]):
        key = make_id("stm", article_id(one.key), index)
        cue = [p.text for p in pieces for m in p.marks if (m.kind, m.id) == ("cue", key)]
        assert "".join(cue) == said.cue


def test_statements_inside_statements_are_both_marked(book: sqlite3.Connection) -> None:
    page = reads.article(book, "art_blame")
    pieces = [p for par in page.paragraphs for s in par.sentences for p in s.pieces]
    inner = next(p for p in pieces if p.text.startswith("that the feed"))
    assert [m.kind for m in inner.marks] == ["content", "content"]


def test_an_article_tells_where_it_comes_from_and_who_took_it(book: sqlite3.Connection) -> None:
    copy, wire = reads.article(book, "art_copy"), reads.article(book, "art_wire")
    assert [(line.relation, line.origin and line.origin.id) for line in copy.comes_from] == [
        ("copy", "art_wire")
    ]
    assert {line.article.id for line in wire.taken_over_by} == {"art_copy", "art_rewrite"}
    shared = [p for par in copy.paragraphs for s in par.sentences for p in s.pieces]
    assert words(tuple(shared), "shared").strip() == small_book.WIRE


def test_notes_stand_at_sentences_that_are_on_the_page(book: sqlite3.Connection) -> None:
    for one in small_book.ARTICLES:
        for paragraph in reads.article(book, article_id(one.key)).paragraphs:
            anchors = {sentence.start for sentence in paragraph.sentences}
            assert {note.start for note in paragraph.notes} <= anchors


def test_a_long_article_is_shown_in_parts(book: sqlite3.Connection) -> None:
    key = article_id(small_book.ARTICLES[10].key)
    first, last = reads.article(book, key), reads.article(book, key, 10**9)
    assert (first.start, first.end) == (0, first.part)
    assert last.end == last.length
    assert last.start == first.end


def test_a_passage_of_an_endless_sentence_is_short(book: sqlite3.Connection) -> None:
    lines = reads.statements(book, StatementFilter(anonymous=True)).lines
    endless = next(line.passage for line in lines if line.source.startswith("www"))
    assert endless is not None
    assert endless.cut_after
    assert endless.end - endless.start <= 600


def test_text_with_a_nul_is_read_whole(empty: sqlite3.Connection) -> None:
    empty.execute(
        "INSERT INTO article (id, words, text, published) VALUES ('a', 3, ?, '2024-01-01')",
        ("Zero \0 said so.",),
    )
    empty.execute(
        "INSERT INTO statement (id, article, source_text, source_spans, anonymous, cue_text,"
        " cue_spans, content_text, content_spans, form, denies, hedged, probability)"
        " VALUES ('s', 'a', 'x', '[]', 1, 'said', '[[7,11]]', 'so', '[[12,14]]', 'indirect',"
        " 0, 0, 0.5)"
    )
    passage = reads.statements(empty).lines[0].passage
    assert passage is not None
    assert words(passage.pieces, "cue") == "said"


# ------------------------------------------------------------------ search, lists


def test_search_finds_articles_statements_and_entities(book: sqlite3.Connection) -> None:
    page = reads.search(book, "Lumen")
    assert [line.entity.name for line in page.entities] == ["Lumen", "Ada Quist"]
    assert page.statements
    assert all("Lumen" in words(hit.pieces, "hit") for hit in page.articles)


def test_a_hit_leads_to_its_sentence(book: sqlite3.Connection) -> None:
    hit = reads.search(book, "dinner").articles[0]
    text = next(a.text for a in small_book.ARTICLES if a.key == "ban")
    assert hit.path == f"/article/art_ban#s{text.index('Quist and')}"


@pytest.mark.parametrize(
    "query",
    ['"', "*", "AND", "NEAR(a b)", "title:x", "a^2", "-b", "(", "\0", "'; DROP TABLE", "“x”",
     HOSTILE, "a" * 5000, "x " * 5000, '"a" OR "b"', "{", "\\", "col : *", "🙂"],
)  # fmt: skip
def test_no_query_is_an_error(book: sqlite3.Connection, query: str) -> None:
    assert reads.search(book, query).query == query


def test_quoted_words_must_stand_together(book: sqlite3.Connection) -> None:
    assert reads.search(book, '"not given a cent"').articles
    assert not reads.search(book, '"cent a given"').articles


def test_entities_come_most_mentioned_first(book: sqlite3.Connection) -> None:
    lines = reads.entities(book, "person").lines
    assert [line.entity.name for line in lines] == ["Dana Reyes", "Ada Quist", HOSTILE]


def test_articles_are_filtered_by_outlet_and_month(book: sqlite3.Connection) -> None:
    page = reads.articles(book, "Coast Courier", "2024-02")
    assert [line.article.id for line in page.lines] == ["art_bare"]
    assert page.outlets[0].articles == 3


def test_a_story_has_its_articles_and_events(book: sqlite3.Connection) -> None:
    page = reads.story(book, "sto_1")
    assert [line.article.id for line in page.articles] == [
        "art_copy", "art_wire", "art_rewrite", "art_denial",
    ]  # fmt: skip
    assert [line.id for line in page.events] == ["evt_gift"]
    assert len(page.lineage) == 2


@pytest.mark.parametrize(
    "read",
    [reads.entity, reads.event, reads.claim, reads.story, reads.article],
    ids=lambda read: read.__name__,
)
def test_an_unknown_id_is_not_in_the_book(book: sqlite3.Connection, read: object) -> None:
    with pytest.raises(NotInBook):
        read(book, "evt_nothing")  # type: ignore[operator]


@pytest.mark.parametrize("page", [0, -1, 10**9])
def test_a_page_that_cannot_be_is_refused(book: sqlite3.Connection, page: int) -> None:
    with pytest.raises(InputError):
        reads.events(book, page=page)


@pytest.mark.parametrize("day", ["2024-8-9", "yesterday", "", "2024-08-09T00:00", "２０２４"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(InputError):
        reads_lists.first_day(day)


def test_words_are_explained_and_weights_sorted() -> None:
    page = reads.words(SCORES)
    assert {"newsroom", "voice", "score"} <= {one.word for one in page.words}
    assert [one.score for one in page.types] == sorted(SCORES.values(), reverse=True)


# -------------------------------------------------------------------------- speed


def ask_everything(book: sqlite3.Connection) -> None:
    reads.overview(book)
    reads.entity(book, LUMEN)
    reads.relation(book, LUMEN, REYES, scores=SCORES)
    reads.event(book, "evt_gift")
    for asked in (
        EventFilter(),
        EventFilter(type="meet", since="2023"),
        EventFilter(entity=LUMEN, until="2024"),
        EventFilter(conflicts=True),
    ):
        reads.events(book, asked)
    for said in (
        StatementFilter(),
        StatementFilter(speaker=LUMEN),
        StatementFilter(denies=True, anonymous=True, hedged=True, form="direct"),
    ):
        reads.statements(book, said)
    reads.claim(book, "clm_cent")
    reads.entities(book, "person")
    reads.entities(book)
    reads.articles(book, "Coast Courier")
    reads.articles(book, None, "2024-02")
    reads.story(book, "sto_1")
    reads.article(book, "art_copy")
    reads.search(book, "lumen")


def test_no_page_walks_a_table_without_an_index(book: sqlite3.Connection) -> None:
    asked: set[str] = set()
    book.set_trace_callback(asked.add)
    ask_everything(book)
    book.set_trace_callback(None)
    tables = {row[0] for row in book.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    for sql in asked:
        if sql.startswith("--") or "_search_config" in sql:
            continue
        plan = [row["detail"] for row in book.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in plan if step.removeprefix("SCAN ") in tables], sql
