"""The pages: an address, the read behind it, and the template that lays it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, get_args

from sayso.book import reads
from sayso.book.pages import EventFilter, Page, SearchKind, StatementFilter
from sayso.pipeline.relations import relation_page
from sayso.records import EntityType, Record, StatementForm
from sayso.web.asked import Asked

ENTITY_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)
FORMS: Final[tuple[StatementForm, ...]] = get_args(StatementForm)
SEVERAL: Final = ","
"""Between the ids of entities that stand together on one side of a relation."""
KINDS: Final[tuple[SearchKind, ...]] = get_args(SearchKind)


class View(Record, frozen=True, kw_only=True):
    """One kind of page; its record is also at the same address with `.json` behind it."""

    path: str
    """The address, with `{name}` for what varies."""
    template: str
    read: Callable[[Asked], Page]


def _overview(asked: Asked) -> Page:
    return reads.overview(asked.connection)


def _entity(asked: Asked) -> Page:
    return reads.entity(asked.connection, asked.path["key"], asked.page)


def _relation(asked: Asked) -> Page:
    left, right = (asked.path[side].split(SEVERAL) for side in ("left", "right"))
    return relation_page(asked.connection, left, right, scores=asked.scores, page=asked.page)


def _event(asked: Asked) -> Page:
    return reads.event(asked.connection, asked.path["key"], asked.page)


def _events(asked: Asked) -> Page:
    wanted = EventFilter(
        type=asked.text("type"),
        entity=asked.text("entity"),
        role=asked.choice("role", ("initiator", "recipient")),
        since=asked.text("from"),
        until=asked.text("to"),
        conflicts=asked.flag("conflicts"),
    )
    return reads.events(asked.connection, wanted, asked.page)


def _statements(asked: Asked) -> Page:
    wanted = StatementFilter(
        speaker=asked.text("speaker"),
        form=asked.choice("form", FORMS),
        denies=asked.flag("denies"),
        hedged=asked.flag("hedged"),
        anonymous=asked.flag("anonymous"),
    )
    return reads.statements(asked.connection, wanted, asked.page)


def _claim(asked: Asked) -> Page:
    return reads.claim(asked.connection, asked.path["key"], asked.page)


def _entities(asked: Asked) -> Page:
    return reads.entities(asked.connection, asked.choice("type", ENTITY_TYPES), asked.page)


def _articles(asked: Asked) -> Page:
    return reads.articles(asked.connection, asked.text("outlet"), asked.text("month"), asked.page)


def _story(asked: Asked) -> Page:
    return reads.story(asked.connection, asked.path["key"], asked.page)


def _article(asked: Asked) -> Page:
    return reads.article(asked.connection, asked.path["key"], asked.number("from", 0))


def _search(asked: Asked) -> Page:
    query = asked.text("q") or ""
    return reads.search(asked.connection, query, asked.choice("kind", KINDS), asked.page)


def _words(asked: Asked) -> Page:
    return reads.words(asked.scores, asked.types)


VIEWS: Final = (
    View(path="/", template="overview.html", read=_overview),
    View(path="/entity/{key}", template="entity.html", read=_entity),
    View(path="/relation/{left}/{right}", template="relation.html", read=_relation),
    View(path="/event/{key}", template="event.html", read=_event),
    View(path="/events", template="events.html", read=_events),
    View(path="/statements", template="statements.html", read=_statements),
    View(path="/claim/{key}", template="claim.html", read=_claim),
    View(path="/entities", template="entities.html", read=_entities),
    View(path="/articles", template="articles.html", read=_articles),
    View(path="/story/{key}", template="story.html", read=_story),
    # An article may bring its own id, with slashes in it.
    View(path="/article/{key:path}", template="article.html", read=_article),
    View(path="/search", template="search.html", read=_search),
    View(path="/words", template="words.html", read=_words),
)
