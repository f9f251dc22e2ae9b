"""Pages as HTML: the templates, and the words that they are filled with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.book.pages import CountLine, EntityRef, Mark, Page, Piece, TellingSide, Told
from sayso.records import EntityType
from sayso.text.shown import day, money, when
from sayso.web.phrases import does
from sayso.web.plots import score_plot, signed, timeline_plot

UNCERTAIN_BELOW: Final = 2 / 3
"""A reading that is wrong in at least one of three cases is marked: probabilities are calibrated,
so the number means what it says."""
LONGEST_NAME: Final = 120
"""Characters of a name or title that are shown in a line; the whole is on its own page."""
# Embeddings, overrides, isolates and other controls: within a page each name stands in its own
# isolate, but in a title or tooltip they would reach the words around.
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TYPE_NAMES: Final[Mapping[EntityType, str]] = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "product": "product",
    "group": "group",
    "other": "other",
}


class Renderer:
    """Lays out pages of one book.

    Args:
        title: What the book is called.
        token: What forms that change the book must send back; empty: there are no such forms.
        own: Event types that a user added: they are marked wherever they are told.
    """

    def __init__(self, title: str, token: str = "", own: frozenset[str] = frozenset()) -> None:
        self._environment = Environment(
            loader=PackageLoader("sayso.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "count": count,
            "day": day,
            "does": does,
            "entities_of": entities_of,
            "marked": marked,
            "money": money,
            "plain": plain,
            "segment": segment,
            "short": short,
            "signed": signed,
            "told": told_as,
            "type_name": _TYPE_NAMES.__getitem__,
            "web_address": web_address,
            "when": when,
            "without": without,
            "by_article": by_article,
        }
        self._environment.globals |= {
            "book": title,
            "token": token,
            "own_types": own,
            "types": _TYPE_NAMES,
            "score_plot": score_plot,
            "timeline_plot": timeline_plot,
            "uncertain_below": UNCERTAIN_BELOW,
        }

    def page(self, template: str, page: Page, path: str, query: Mapping[str, str]) -> str:
        """The page as HTML.

        Args:
            template: Which layout.
            page: What to show.
            path: The address asked for, for the menu and the link to the record.
            query: What was asked behind it, kept when turning pages.
        """

        def turned(**changes: object) -> str:
            """The same question, another page of the answer."""
            merged = {**query, **{name: str(value) for name, value in changes.items()}}
            return f"{quote(path)}?{urlencode(merged)}"

        record = "/index.json" if path == "/" else f"{quote(path)}.json"
        if query:
            record += f"?{urlencode(query)}"
        return self._environment.get_template(template).render(
            page=page, path=path, query=query, turned=turned, record=record
        )


# ------------------------------------------------------------------ text with marks


def marked(pieces: Iterable[Piece], links: bool = False) -> Markup:
    """Pieces of text as HTML, each in one element per mark.

    Args:
        pieces: Text cut at its marks.
        links: Make names links to their entities.
    """
    return Markup("").join(_piece(piece, links=links) for piece in pieces)


def _piece(piece: Piece, *, links: bool) -> Markup:
    linked = False
    before, after = Markup(""), Markup("")
    for mark in piece.marks:
        if mark.kind == "name" and links and not linked:
            linked = True
            opening = Markup('<a class="m m-name" href="/entity/{}">').format(segment(mark.id))
            before, after = before + opening, Markup("</a>") + after
        elif mark.kind == "hit":
            before, after = before + Markup("<mark>"), Markup("</mark>") + after
        else:
            before, after = before + _opening(mark), Markup("</span>") + after
    return before + escape(piece.text) + after


def _opening(mark: Mark) -> Markup:
    classes = f"m m-{mark.kind}" + (" first" if mark.first else "") + (" last" if mark.last else "")
    if not mark.label:
        return Markup('<span class="{}">').format(classes)
    return Markup('<span class="{}" data-label="{}">').format(classes, plain(mark.label))


# ------------------------------------------------------------------------ filters


def short(text: str) -> str:
    """A name or title that fits a line."""
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def plain(text: str) -> str:
    """Text without characters that turn the reading direction or control a terminal."""
    return short(_CONTROLS.sub("", text))


def segment(text: str) -> str:
    """An id as one part of an address."""
    return quote(text, safe="")


def web_address(url: str | None) -> str | None:
    """The address, if a browser may follow it: http and https only."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def count(number: int, noun: str, nouns: str = "") -> str:
    """`1 article`, `12,345 articles`."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def entities_of(sides: Iterable[TellingSide]) -> list[EntityRef]:
    """Who the words of one side of a telling stand for, each once."""
    return list({ref.id: ref for side in sides for ref in side.entities}.values())


def without(recipients: Sequence[EntityRef], initiators: Sequence[EntityRef]) -> list[EntityRef]:
    """To whom, leaving out those who do it with each other and stand on both sides."""
    return [ref for ref in recipients if ref not in initiators]


def by_article(lines: Iterable[CountLine]) -> list[list[CountLine]]:
    """The steps of each article together, the oldest article first."""
    found: dict[str, list[CountLine]] = {}
    for line in lines:
        found.setdefault(line.article.id, []).append(line)
    return sorted(found.values(), key=lambda own: (own[0].article.published or "9999", own[0].path))


def told_as(told: Told) -> tuple[str, ...]:
    """What must be known about the tellings of an event before it is taken for done."""
    if not told.tellings:
        return ()
    words = []
    if told.negated == told.tellings:
        words.append("told as not done")
    elif told.negated:
        words.append("denied by some")
    for name in ("planned", "possible", "hedged"):
        if getattr(told, name) == told.tellings:
            words.append({"hedged": "told with reserve"}.get(name, f"told as {name}"))
    return tuple(words)
