"""Every read of a book: one function, one page.

All take a connection whose rows have names (`sayso.book.connection.open_connection`), and raise
`NotInBook` for an id that is not there and `InputError` for a question that cannot be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sayso.book.pages import WeightedType, Word, WordsPage
from sayso.book.reads_article import article
from sayso.book.reads_items import claim, entity, event, story
from sayso.book.reads_lines import event_lines
from sayso.book.reads_lists import (
    articles,
    entities,
    events,
    named_entity,
    overview,
    statements,
)
from sayso.book.reads_parts import Connection
from sayso.book.reads_relation import (
    Party,
    RelationIds,
    WeighedEvent,
    relation,
    relations_by_ids,
)
from sayso.book.reads_search import search
from sayso.contract import EventTypeInfo

__all__ = [
    "Connection",
    "Party",
    "RelationIds",
    "WeighedEvent",
    "article",
    "articles",
    "claim",
    "entities",
    "entity",
    "event",
    "event_lines",
    "events",
    "named_entity",
    "overview",
    "relation",
    "relations_by_ids",
    "search",
    "statements",
    "story",
    "words",
]

_WORDS: Final = (
    ("article", "The clean text of one document; it is never changed after it was read."),
    (
        "entity",
        "A person, organisation, place or product, across all articles, under all its names.",
    ),
    (
        "statement",
        "Somebody says something: a source (who), a cue (said, according to) and a content (what).",
    ),
    (
        "event",
        "Somebody does something to, for or about somebody, as any number of articles tell it.",
    ),
    ("telling", "One place in one article that tells an event."),
    ("claim", "One speaker saying one thing, in any number of articles."),
    ("story", "Articles, of any number of outlets, on one happening."),
    ("lineage", "That one article comes from another: copied, cut, rewritten, or naming it."),
    ("outlet", "Who published an article."),
    (
        "newsroom",
        "Where a report comes from, once copies, wire credits and “the Journal writes” are"
        " followed back. Thirteen copies of one report are one newsroom.",
    ),
    (
        "voice",
        "The person or organisation on whose word a report finally rests. Unnamed people are one"
        " voice for each newsroom that spoke to them.",
    ),
    (
        "conflict",
        "Two tellings that do not fit together: another amount, another day, a denial. Both are"
        " shown; the book does not decide between them.",
    ),
    ("judgement", "A decision that two records are the same, or that one is wrong, with a reason."),
    ("relation", "All that two entities did to and said of each other, in time order."),
    (
        "score",
        "The sum of the weights of the events of a relation in one month: below zero conflict,"
        " above zero cooperation.",
    ),
    (
        "uncertain",
        "The program that read the article is wrong about such a line in at least one of three"
        " cases. Read the sentence.",
    ),
)


def words(scores: Mapping[str, float], types: Iterable[EventTypeInfo] = ()) -> WordsPage:
    """The words of the book explained, and the weights of the event types.

    Args:
        scores: Weight of each event type.
        types: What is known of them; one that is not there is told by its weight alone.
    """
    known = {kind.name: kind for kind in types}
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return WordsPage(
        words=tuple(Word(word=word, meaning=meaning) for word, meaning in _WORDS),
        types=tuple(_weighted(name, score, known.get(name)) for name, score in ordered),
    )


def _weighted(name: str, score: float, kind: EventTypeInfo | None) -> WeightedType:
    if kind is None:
        return WeightedType(type=name, score=score)
    return WeightedType(
        type=name,
        score=score,
        definition=kind.definition,
        root=kind.root,
        modes=kind.modes,
        examples=kind.examples,
        user=kind.user,
    )
