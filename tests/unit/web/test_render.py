"""Words and marks of the pages."""

from __future__ import annotations

import pytest

from sayso.book.pages import ArticleRef, CountLine, EntityRef, Mark, Piece, TellingSide, Told
from sayso.web.phrases import PHRASES, does
from sayso.web.render import (
    by_article,
    count,
    entities_of,
    marked,
    plain,
    short,
    told_as,
    web_address,
    without,
)


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "ftp://x/", "//x", "http:", "file:///x",
     "http://["],
)  # fmt: skip
def test_what_a_browser_must_not_follow_is_no_address(url: str | None) -> None:
    assert web_address(url) is None


def test_an_address_of_the_web_is_one() -> None:
    assert web_address("https://x.example/?a=1") == "https://x.example/?a=1"


def test_marks_nest_and_text_is_escaped() -> None:
    pieces = (
        Piece(text="<a>", marks=(Mark(kind="content", id="s", last=False),)),
        Piece(
            text="met",
            marks=(
                Mark(kind="content", id="s", first=False),
                Mark(kind="trigger", id="e", label='"meet'),
            ),
        ),
        Piece(text="&"),
    )
    assert marked(pieces) == (
        '<span class="m m-content first">&lt;a&gt;</span>'
        '<span class="m m-content last">'
        '<span class="m m-trigger first last" data-label="&#34;meet">met</span></span>&amp;'
    )


def test_a_name_within_a_name_is_one_link() -> None:
    marks = (Mark(kind="name", id="ent/1"), Mark(kind="name", id="ent_2"))
    html = marked((Piece(text="Bank", marks=marks),), links=True)
    assert html.count("<a ") == 1
    assert 'href="/entity/ent%2F1"' in html
    assert "<a " not in marked((Piece(text="Bank", marks=marks),))


def test_plain_text_holds_no_controls() -> None:
    assert plain("a\u202eb\x07c\u2066d\u200fe") == "abcde"


def test_a_name_is_cut_to_a_line() -> None:
    assert len(short("x" * 100_000)) == 120


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(1, "article"), count(12_345, "article")] == ["1 article", "12,345 articles"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            Told(tellings=3, negated=3, hedged=0, planned=0, possible=0, probability=0.9),
            ("told as not done",),
        ),
        (
            Told(tellings=3, negated=1, hedged=0, planned=0, possible=0, probability=0.9),
            ("denied by some",),
        ),
        (
            Told(tellings=2, negated=0, hedged=2, planned=0, possible=0, probability=0.9),
            ("told with reserve",),
        ),
        (Told(tellings=2, negated=0, hedged=1, planned=0, possible=0, probability=0.9), ()),
        (
            Told(tellings=1, negated=0, hedged=0, planned=1, possible=0, probability=0.9),
            ("told as planned",),
        ),
        (Told(tellings=0, negated=0, hedged=0, planned=0, possible=0, probability=0.9), ()),
    ],
)
def test_what_is_not_plainly_told_says_so(told: Told, words: tuple[str, ...]) -> None:
    assert told_as(told) == words


def test_an_event_is_said_in_the_present_tense() -> None:
    assert does("donate", 1, 1) == "donates to"
    assert does("donate", 1, 0) == "donates"
    assert does("meet", 2, 0) == "meet"
    assert does("of_my_own", 1, 1) == "of my own"


def test_every_type_has_a_phrase() -> None:
    from sayso.pipeline import event_scores

    assert set(PHRASES) == set(event_scores())


def test_those_who_do_it_with_each_other_are_named_once() -> None:
    both = [EntityRef(id=name, name=name, type="person", named=True) for name in ("a", "b")]
    assert without(both, both) == []
    assert without(both, both[:1]) == both[1:]
    assert entities_of([TellingSide(text="the two", entities=(*both, both[0]))]) == both


def test_the_steps_of_a_count_stand_by_article_the_oldest_first() -> None:
    def line(article: str, published: str | None, reason: str) -> CountLine:
        ref = ArticleRef(id=article, label=article, outlet=None, published=published)
        return CountLine(
            article=ref, path=f"/article/{article}", newsroom=None, voice=None, reason=reason
        )

    lines = [
        line("a", "2025-01-09", "one"),
        line("c", None, "two"),
        line("b", "2025-01-07", "three"),
        line("a", "2025-01-09", "four"),
    ]
    found = [[one.reason for one in own] for own in by_article(lines)]
    assert found == [["three"], ["one", "four"], ["two"]]
