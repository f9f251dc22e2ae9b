"""Search over articles, statements and entities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.book.pages import (
    ArticleHit,
    ArticleRef,
    Mark,
    Piece,
    SearchKind,
    SearchPage,
    StatementHit,
)
from sayso.book.reads_lines import statement_lines
from sayso.book.reads_lists import entity_lines
from sayso.book.reads_parts import (
    ROOM,
    Connection,
    article_path,
    article_refs,
    first_column,
    page_of,
    sentence_at,
)

FEW: Final = 8
"""Hits of each kind where all three are shown: together they fit two screens."""
MANY: Final = 25
"""Hits on a page of one kind."""
MOST_TERMS: Final = 16
"""Words of a query that are used; a longer one is a paste, not a question."""
MOST_CHARACTERS: Final = 100
"""Characters of a word that are used: longer than any word of any language searched."""

_OPEN: Final = "\x02"
_CLOSE: Final = "\x03"
_MARKS: Final = "char(2), char(3)"
"""Control characters that no text shows, around the hits."""
_TERM: Final = re.compile(r'"([^"]*)"|(\S+)')

_ENTITIES: Final = """
SELECT entity.id FROM entity_search JOIN entity ON entity.id = entity_search.entity
WHERE entity_search MATCH ? ORDER BY entity.articles DESC, entity.id LIMIT ? OFFSET ?
"""
_STATEMENTS: Final = f"""
SELECT statement.id, snippet(statement_search, 1, {_MARKS}, '…', 40) AS words
FROM statement_search JOIN statement ON statement.row_id = statement_search.rowid
WHERE statement_search MATCH ? ORDER BY statement_search.rank, statement.id LIMIT ? OFFSET ?
"""
_ARTICLES: Final = f"""
SELECT article.id, snippet(article_search, 1, {_MARKS}, '…', 40) AS words
FROM article_search JOIN article ON article.row_id = article_search.rowid
WHERE article_search MATCH ? ORDER BY article_search.rank, article.id LIMIT ? OFFSET ?
"""
_PLACE: Final = "SELECT instr(text, ?) FROM article WHERE id = ?"


def search(
    connection: Connection, query: str, kind: SearchKind | None = None, page: int = 1
) -> SearchPage:
    """What has all the words of the query; words in quotation marks must stand together.

    Args:
        connection: The book.
        query: Any text: nothing in it is an operator.
        kind: Only this kind, a page of it; without, the best of all three.
        page: Part of the hits, from 1; counts only with `kind`.

    Raises:
        InputError: No such page.
    """
    terms = terms_of(query)
    size = MANY if kind else FEW
    limit, offset = page_of(page if kind else 1, size=size)
    wanted = (kind,) if kind else ("entities", "statements", "articles")

    def rows(sql: str, name: str, match: str) -> list[tuple[str, str]]:
        if not terms or name not in wanted:
            return []
        return [tuple(row) for row in connection.execute(sql, (match, limit, offset))]

    names = first_column(rows(_ENTITIES, "entities", match_of(terms, prefix=True)))  # type: ignore[arg-type]
    said = rows(_STATEMENTS, "statements", match_of(terms))
    texts = rows(_ARTICLES, "articles", match_of(terms))
    return SearchPage(
        query=query,
        kind=kind,
        entities=entity_lines(connection, names[:size]),
        entities_more=len(names) > size,
        statements=_statement_hits(connection, said[:size]),
        statements_more=len(said) > size,
        articles=_article_hits(connection, texts[:size]),
        articles_more=len(texts) > size,
        page=page if kind else 1,
    )


def terms_of(query: str) -> tuple[str, ...]:
    """The words and quoted phrases of a query; what holds no letter or digit is left out."""
    found = (quoted or plain for quoted, plain in _TERM.findall(query.replace("\0", " ")))
    terms = (term.replace('"', " ").strip()[:MOST_CHARACTERS] for term in found)
    return tuple(term for term in terms if any(c.isalnum() for c in term))[:MOST_TERMS]


def match_of(terms: Sequence[str], *, prefix: bool = False) -> str:
    """The terms in the language of FTS5, each a string, so that none of it is an operator.

    Args:
        terms: From `terms_of`.
        prefix: The last term may be the beginning of a word.
    """
    return " ".join(f'"{term}"' for term in terms) + ("*" if prefix else "")


def _statement_hits(
    connection: Connection, rows: Sequence[tuple[str, str]]
) -> tuple[StatementHit, ...]:
    lines = statement_lines(connection, [id_ for id_, _ in rows])
    return tuple(StatementHit(statement=lines[id_], pieces=_pieces(words)) for id_, words in rows)


def _article_hits(
    connection: Connection, rows: Sequence[tuple[str, str]]
) -> tuple[ArticleHit, ...]:
    refs = article_refs(connection, [id_ for id_, _ in rows])
    return tuple(
        ArticleHit(
            article=refs[id_],
            path=_hit_path(connection, refs[id_], words),
            pieces=_pieces(words),
        )
        for id_, words in rows
    )


def _hit_path(connection: Connection, article: ArticleRef, words: str) -> str:
    """The sentence of the first hit in a snippet; the article, if only its title has it."""
    before, hit, after = words.partition(_OPEN)
    if not hit:
        return article_path(article.id)
    before = before.removeprefix("…")
    plain = (before + after).replace(_OPEN, "").replace(_CLOSE, "").removesuffix("…")
    (place,) = connection.execute(_PLACE, (plain, article.id)).fetchone()
    if not place:
        return article_path(article.id)
    point = place - 1 + len(before)
    return article_path(article.id, sentence_at(connection, article.id, point).start)


def _pieces(words: str) -> tuple[Piece, ...]:
    """A snippet, cut at its hits; what one endless word leaves no room for is left out."""
    pieces: list[Piece] = []
    room = ROOM
    for index, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", words)):
        marks = (Mark(kind="hit", id=""),) if index % 2 else ()
        shown = part if len(part) <= room else part[:room] + "…"
        room -= len(part)
        if shown:
            pieces.append(Piece(text=shown, marks=marks))
        if room < 0:
            break
    return tuple(pieces)
