"""What the reads share: names of records, passages with marks, and paging."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar
from urllib.parse import quote

from sayso.book.ids import id_list
from sayso.book.marking import Marked, cut, stretches
from sayso.book.pages import (
    ArticleRef,
    EntityRef,
    JudgementLine,
    Paging,
    Passage,
)
from sayso.errors import InputError
from sayso.records import Span, Spans

Connection = sqlite3.Connection
"""A connection to a book, rows by name."""

Line = TypeVar("Line")

LINES: Final = 50
"""Lines on one page of a list: what fits three screens, and is read in milliseconds."""
PART: Final = 100_000
"""Code points of an article on one page (about 16,000 words); a longer one is shown in parts."""
ROOM: Final = 600
"""Code points of a passage in a list: about six lines of text."""
LAST_PAGE: Final = 1_000_000
"""Page numbers beyond it are refused: no book is that long."""

_ENTITIES = """
SELECT id, name, type, named FROM entity WHERE id IN (SELECT value FROM json_each(?))
"""
_ARTICLES = """
SELECT id, outlet, published,
  CASE WHEN trim(coalesce(title, '')) = '' THEN substr(text, 1, 90) ELSE title END AS label
FROM article WHERE id IN (SELECT value FROM json_each(?))
"""
_SENTENCE = """
SELECT start, end FROM sentence WHERE article = ? AND start <= ? ORDER BY start DESC LIMIT 1
"""
_WINDOW = "SELECT substr(text, ?, ?) FROM article WHERE id = ?"
_TEXT = "SELECT text FROM article WHERE id = ?"
_CHAIN_ENTITIES = """
SELECT chain.id AS chain, 0 AS plural, entity.id, entity.name, entity.type, entity.named
FROM chain JOIN entity ON entity.id = chain.entity
WHERE chain.id IN (SELECT value FROM json_each(:chains))
UNION ALL
SELECT chain_member.chain, 1, entity.id, entity.name, entity.type, entity.named
FROM chain_member
JOIN chain ON chain.id = chain_member.member
JOIN entity ON entity.id = chain.entity
WHERE chain_member.chain IN (SELECT value FROM json_each(:chains))
ORDER BY 1, 2, entity.name, entity.id
"""
_JUDGEMENTS = """
SELECT * FROM judgement WHERE id IN (
  SELECT judgement FROM judgement_about WHERE about = :about
  UNION SELECT judgement_about.judgement FROM joined_as
    JOIN judgement_about ON judgement_about.about = joined_as.key WHERE joined_as.entity = :about
  UNION SELECT judgement FROM judged_as WHERE entity = :about
) ORDER BY at, id LIMIT :most
"""
_PRESENT = """
SELECT coalesce(
  (SELECT id FROM entity WHERE id = :id),
  (SELECT entity FROM joined_as WHERE key = :id),
  (SELECT entity FROM judged_as WHERE about = :id ORDER BY judgement, entity LIMIT 1), :id) AS id
"""


def page_of(number: int, *, size: int = LINES) -> tuple[int, int]:
    """`LIMIT` (one more than is shown, to see whether there is more) and `OFFSET` of a page.

    Raises:
        InputError: There is no such page.
    """
    if not 1 <= number <= LAST_PAGE:
        raise InputError(f"there is no page {number}", "pages are counted from 1")
    return size + 1, (number - 1) * size


def paged(
    found: Sequence[Line], number: int, *, size: int = LINES
) -> tuple[tuple[Line, ...], Paging]:
    """What is shown of lines read with `page_of`, and what to say about the rest."""
    paging = Paging(page=number, size=size, more=len(found) > size)
    return tuple(found[:size]), paging


def first_column(rows: Iterable[sqlite3.Row]) -> list[str]:
    """The first column of every row."""
    return [row[0] for row in rows]


# ------------------------------------------------------------------------- names


def entity_ref(r: sqlite3.Row) -> EntityRef:
    """The entity in a row with its id, name, type, and whether it is named."""
    return EntityRef(id=r["id"], name=r["name"], type=r["type"], named=bool(r["named"]))


def entity_refs(connection: Connection, ids: Iterable[str]) -> dict[str, EntityRef]:
    """The entities with these ids, by id; those not in the book are left out."""
    return {r["id"]: entity_ref(r) for r in connection.execute(_ENTITIES, (id_list(ids),))}


def article_refs(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleRef]:
    """The articles with these ids, by id."""
    return {
        r["id"]: ArticleRef(
            id=r["id"], label=r["label"], outlet=r["outlet"], published=r["published"]
        )
        for r in connection.execute(_ARTICLES, (id_list(ids),))
    }


def chain_entities(
    connection: Connection, chains: Iterable[str]
) -> Mapping[str, tuple[EntityRef, ...]]:
    """The entities that chains stand for, by chain; a plural one ("the two") for its members."""
    single: dict[str, list[EntityRef]] = defaultdict(list)
    plural: dict[str, list[EntityRef]] = defaultdict(list)
    for r in connection.execute(_CHAIN_ENTITIES, {"chains": id_list(chains)}):
        (plural if r["plural"] else single)[r["chain"]].append(entity_ref(r))
    return {chain: tuple(found) for chain, found in (single | plural).items()}


# ---------------------------------------------------------------------- passages


def article_path(article: str, start: int | None = None) -> str:
    """Where an article is shown; with `start`, at the sentence that starts there."""
    path = f"/article/{quote(article, safe='')}"
    if start is None:
        return path
    part = f"?from={start}" if start >= PART else ""
    return f"{path}{part}#s{start}"


def sentence_at(connection: Connection, article: str, point: int) -> Span:
    """The sentence in which a code point lies; of a gap between sentences, the point itself."""
    row = connection.execute(_SENTENCE, (article, point)).fetchone()
    if row is None or row["end"] <= point:
        return Span(start=point, end=point + 1)
    return Span(start=row["start"], end=row["end"])


def window(connection: Connection, article: str, start: int, end: int) -> str:
    """The text of an article from `start` to `end`, without reading all of a long one."""
    (text,) = connection.execute(_WINDOW, (start + 1, end - start, article)).fetchone()
    if len(text) < end - start:
        # SQLite's substr() stops at a NUL character, which a file may hold.
        (text,) = connection.execute(_TEXT, (article,)).fetchone()
        return str(text[start:end])
    return str(text)


def passage(
    connection: Connection, article: ArticleRef, focus: Spans, marked: Sequence[Marked]
) -> Passage:
    """The sentences of `focus`, with their marks; at most `ROOM` code points around its start."""
    anchor = sentence_at(connection, article.id, focus[0].start)
    last = sentence_at(connection, article.id, max(span.end for span in focus) - 1)
    start, end = _stretch(Span(start=anchor.start, end=max(anchor.end, last.end)), focus[0].start)
    text = window(connection, article.id, start, end)
    return Passage(
        article=article,
        path=article_path(article.id, anchor.start),
        start=start,
        end=start + len(text),
        pieces=cut(text, start, stretches(marked)),
        cut_before=start > anchor.start,
        cut_after=start + len(text) < max(anchor.end, last.end),
    )


def _stretch(whole: Span, focus: int) -> tuple[int, int]:
    """The part of `whole` that is shown: all of it, or the room around `focus`."""
    start = whole.start
    if focus - start > ROOM // 2:
        start = focus - ROOM // 4
    return start, min(whole.end, start + ROOM)


# --------------------------------------------------------------------- judgements


def present_id(connection: Connection, entity: str) -> str:
    """The id of the entity that one became which people merged away; else the same id."""
    return str(connection.execute(_PRESENT, {"id": entity}).fetchone()["id"])


def judgements(connection: Connection, about: str) -> tuple[JudgementLine, ...]:
    """Decisions about a record, oldest first, withdrawn ones included; at most a page of them."""
    return tuple(
        JudgementLine(
            id=r["id"],
            verdict=r["verdict"],
            by=r["by"],
            reason=r["reason"],
            value=r["value"],
            at=r["at"],
            withdrawn=r["withdrawn"],
        )
        for r in connection.execute(_JUDGEMENTS, {"about": about, "most": LINES})
    )
