"""What people decide holds: over new articles, over a newer reader's readings, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from sayso.book import Book
from sayso.contract import ExportedEntity, ExportedJudgement, ExportedMention
from sayso.errors import InputError, NotInBook
from sayso.pipeline.judging import Decision, judge, withdraw
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Chain, EntityType, Extraction, Mention, Record, Span
from sayso.text.ids import make_id

OLD, NEW = "hand+1", "hand+2"
KINDS: dict[str, EntityType] = {
    "Lumen": "organization",
    "Brightline Search": "organization",
    "Dana Reyes": "person",
    "Ada Quist": "person",
    "Quist": "person",
    "Sam Lowe": "person",
    "Tessaly": "organization",
}
MISREAD = "Dana Reyes"
"""The newer reader takes her for an organisation: she gets another id."""
FIRST = [
    ("one", "Lumen hired Ada Quist. Dana Reyes praised Lumen."),
    ("two", "Brightline Search paid Dana Reyes. Sam Lowe saw it."),
    ("three", "Quist met Lumen and Dana Reyes. Tessaly was there."),
    ("four", "Sam Lowe, a rower, won. Tessaly paid for the boat."),
]
MORE = [
    (f"more {at}", f"{left} wrote to {right} about case {at}.")
    for at in range(100)
    for left, right in [random.Random(at).sample(sorted(KINDS), 2)]
]


def article_of(key: str, text: str) -> Article:
    return Article(id=make_id("art", key), text=text, published="2024-08-09")


def read(key: str, text: str, reader: str) -> tuple[Article, Extraction]:
    """Every name of the text, read as that reader does; a name within another is left out."""
    article = article_of(key, text)
    chains: list[Chain] = []
    mentions: list[Mention] = []
    for name, kind in KINDS.items():
        start = text.find(name)
        inside = name == "Quist" and "Ada Quist" in text
        if start < 0 or inside:
            continue
        span = Span(start=start, end=start + len(name))
        if reader == NEW and name == MISREAD:
            kind = "organization"
        chain = make_id("chn", article.id, name, start, reader)
        chains.append(Chain(id=chain, article=article.id, name=name, type=kind, named=True))
        mentions.append(
            Mention(
                id=make_id("men", article.id, start),
                article=article.id,
                spans=(span,),
                text=name,
                type=kind,
                form="name",
                chain=chain,
                probability=0.9,
            )
        )
    return article, Extraction(
        article=article.id,
        reader=reader,
        sentences=(Span(start=0, end=len(text)),),
        chains=tuple(chains),
        mentions=tuple(mentions),
    )


def take(book: Book, texts: Iterable[tuple[str, str]], reader: str = OLD) -> None:
    book.add([read(key, text, reader) for key, text in texts])
    merge_book(book, Strict())


class Seen(Record, frozen=True, kw_only=True):
    """What the book says of one mention."""

    entity: str
    name: str
    type: str
    wikidata: str | None


def seen(book: Book) -> dict[tuple[str, str], Seen]:
    """What the book says, by article and words."""
    found = list(book.export())
    entities = {one.id: one for one in found if isinstance(one, ExportedEntity)}
    return {
        (one.article, one.text): Seen(
            entity=one.entity,
            name=entities[one.entity].name,
            type=entities[one.entity].type,
            wikidata=entities[one.entity].identifiers.get("wikidata"),
        )
        for one in found
        if isinstance(one, ExportedMention)
    }


def entity(book: Book, key: str, words: str) -> str:
    return seen(book)[make_id("art", key), words].entity


def decide(book: Book) -> list[str]:
    """One judgement of each kind, as a person would make them after the first articles."""
    lumen, reyes = entity(book, "one", "Lumen"), entity(book, "one", "Dana Reyes")
    decisions = [
        Decision(
            verdict="same",
            about=(lumen, entity(book, "two", "Brightline Search")),
            reason="Lumen is what Brightline Search is called now.",
        ),
        Decision(
            verdict="split",
            about=(entity(book, "one", "Ada Quist"),),
            value="Quist",
            reason="Quist alone is her brother.",
        ),
        Decision(verdict="rename", about=(reyes,), value="Senator Reyes", reason="House style."),
        Decision(verdict="link", about=(reyes,), value="wikidata=Q1", reason="Looked up."),
        Decision(
            verdict="retype",
            about=(entity(book, "three", "Tessaly"),),
            value="product",
            reason="It is a drink.",
        ),
        Decision(
            verdict="split",
            about=(entity(book, "two", "Sam Lowe"), make_id("art", "four")),
            reason="The rower is another man.",
        ),
    ]
    made = []
    for at, decision in enumerate(decisions):
        made.append(judge(book, decision, at=f"2026-11-0{at + 1}T12:00:00+00:00").id)
    return made


def holds(book: Book) -> dict[str, bool]:
    """Which of the decisions hold, in every article."""
    by_words: dict[str, list[Seen]] = {}
    for (article, words), one in seen(book).items():
        by_words.setdefault(words, []).append(one)
        if article == make_id("art", "four") and words == "Sam Lowe":
            rower = one.entity
    lumen = {one.entity for one in by_words["Lumen"] + by_words["Brightline Search"]}
    quists = {one.entity for one in by_words["Quist"]}
    lowes = [one.entity for one in by_words["Sam Lowe"]]
    return {
        "same": len(lumen) == 1,
        "split by name": not quists & {one.entity for one in by_words["Ada Quist"]},
        "rename": {one.name for one in by_words["Dana Reyes"]} == {"Senator Reyes"},
        "link": {one.wikidata for one in by_words["Dana Reyes"]} == {"Q1"},
        "retype": {one.type for one in by_words["Tessaly"]} == {"product"},
        "split by article": lowes.count(rower) == 1 and len(set(lowes)) == 2,
    }


ALL_HOLD = dict.fromkeys(
    ("same", "split by name", "rename", "link", "retype", "split by article"), True
)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "judged.db", create=True)


def test_nothing_decided_is_lost_by_new_articles_and_a_newer_reader(book: Book) -> None:
    take(book, FIRST)
    decide(book)
    assert holds(book) == ALL_HOLD
    take(book, MORE)
    assert holds(book) == ALL_HOLD
    take(book, FIRST + MORE, NEW)
    assert holds(book) == ALL_HOLD
    kept = [one for one in book.export() if isinstance(one, ExportedJudgement)]
    assert len(kept) == len(ALL_HOLD)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_reading_and_judging_makes_no_difference(tmp_path: Path, seed: int) -> None:
    straight, turned = Book(tmp_path / "a.db", create=True), Book(tmp_path / "b.db", create=True)
    more = MORE[:20]
    take(straight, FIRST)
    decide(straight)
    take(straight, more)
    take(straight, FIRST + more, NEW)
    mixed = [*FIRST, *more]
    random.Random(seed).shuffle(mixed)
    for text in mixed[: 10 + seed]:
        take(turned, [text])
    take(turned, mixed)
    decide(turned)
    for half in (mixed[::2], mixed[1::2]):
        take(turned, half, NEW)
    assert seen(straight) == seen(turned)


def test_withdrawing_everything_restores_what_was_read(book: Book) -> None:
    take(book, FIRST)
    before = seen(book)
    for judgement in decide(book):
        withdraw(book, judgement)
    assert seen(book) == before


def test_a_judgement_is_kept_when_it_is_withdrawn(book: Book) -> None:
    take(book, FIRST)
    (first, *_) = decide(book)
    withdraw(book, first, at="2026-12-01T12:00:00+00:00")
    kept = {one.id: one for one in book.export() if isinstance(one, ExportedJudgement)}
    assert kept[first].withdrawn == "2026-12-01T12:00:00+00:00"
    assert not holds(book)["same"]
    with pytest.raises(InputError, match="was withdrawn"):
        withdraw(book, first)


def test_the_later_of_two_judgements_on_a_pair_holds(book: Book) -> None:
    take(book, FIRST)
    pair = entity(book, "one", "Lumen"), entity(book, "three", "Tessaly")
    judge(book, Decision(verdict="same", about=pair, reason="I think."), at="2026-01-01")
    assert entity(book, "one", "Lumen") == entity(book, "three", "Tessaly")
    judge(book, Decision(verdict="different", about=pair, reason="I know."), at="2026-01-02")
    assert entity(book, "one", "Lumen") != entity(book, "three", "Tessaly")


def test_two_entities_of_one_identifier_are_one(book: Book) -> None:
    take(book, FIRST)
    for key, words in (("one", "Lumen"), ("three", "Tessaly")):
        about = (entity(book, key, words),)
        judge(book, Decision(verdict="link", about=about, value="wikidata=Q7", reason="Same page."))
    assert entity(book, "one", "Lumen") == entity(book, "three", "Tessaly")


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        (Decision(verdict="same", about=("x", "y"), reason=" "), InputError),
        (Decision(verdict="same", about=("x",), reason="r"), InputError),
        (Decision(verdict="same", about=("x", "y"), reason="r"), NotInBook),
        (Decision(verdict="retype", about=("known",), value="spaceship", reason="r"), InputError),
        (Decision(verdict="link", about=("known",), value="Q1", reason="r"), InputError),
        (Decision(verdict="rename", about=("known",), value=" ", reason="r"), InputError),
        (Decision(verdict="split", about=("known",), reason="r"), InputError),
        (Decision(verdict="split", about=("known", "nowhere"), reason="r"), NotInBook),
    ],
)
def test_what_cannot_be_decided_is_refused(
    book: Book, decision: Decision, error: type[Exception]
) -> None:
    take(book, FIRST[:1])
    known = entity(book, "one", "Lumen")
    about: Sequence[str] = [known if one == "known" else one for one in decision.about]
    refused = Decision(
        verdict=decision.verdict, about=tuple(about), value=decision.value, reason=decision.reason
    )
    with pytest.raises(error):
        judge(book, refused)
    assert book.judging.judgements() == []
