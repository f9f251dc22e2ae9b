"""Which articles, of any outlets, are on one happening.

Two articles are alike by the cosine of their rare words and names, weighted by a fixed table, so
that their likeness is theirs alone. A new article is compared with those of the same days that
share some of its rarest words, found by an inverted index; stories are groups of average linkage
within each component of the links, so that a new article changes only its own neighbourhood.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from sayso.merge.grouping import Bonds, Groups, Link, components, group
from sayso.merge.profile import stem
from sayso.merge.rarity import rarity
from sayso.merge.tellings import days_between
from sayso.merge.words import WORD, fold
from sayso.records import Article, Record
from sayso.text.ids import make_id

VECTOR_TERMS = 80
"""Terms kept of an article, the weightiest first; more changed nothing (eval/stories.py)."""
POSTED_TERMS = 24
"""Terms under which an article is found: the weightiest; neighbours share at least two."""
LEAST_TERMS = 2
NEAR_DAYS = 4
"""Articles on one happening are published within so many days."""
LATER_DAYS, LATER_ALIKE = 10, 0.28
"""What is this alike, and so twice as much as must be, belongs together over so many days: a report
on what came out about it a week later."""
ALIKE = 0.14
"""Likeness from which two articles are linked, and mean likeness from which groups are joined:
best of 0.12 to 0.30 by eval/stories.py, alone and with strangers of the same days mixed in."""
_COMMON = 1.2
_NAME_WEIGHT = 2.0
"""Names count double: of 1, 1.5 and 2 the best (eval/stories.py)."""
_TITLE_WEIGHT = 2


class Vector(Record, frozen=True, kw_only=True):
    """The rare words of an article with their weights; as a vector of length 1."""

    article: str
    published: str | None
    terms: dict[str, float]


class StoryIndex(Protocol):
    """The inverted index of the book."""

    def vectors(self, terms: Sequence[str], least: int, since: str, until: str) -> Iterable[Vector]:
        """Vectors of articles published in these days that were posted under at least `least` of
        `terms`; undated articles always."""
        ...


def read_vector(article: Article) -> Vector:
    """The vector of an article; the headline counts twice, names too."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for text, times in ((article.title or "", _TITLE_WEIGHT), (article.text, 1)):
        for written, number in Counter(WORD.findall(text)).items():
            word = fold(written)
            if rarity(word) >= _COMMON:
                counts[stem(word)] += times * number
                if written[0].isupper():
                    names.add(stem(word))
    weights = {
        term: (1 + math.log(number)) * rarity(term) * (_NAME_WEIGHT if term in names else 1)
        for term, number in counts.items()
    }
    kept = sorted(weights, key=lambda term: (-weights[term], term))[:VECTOR_TERMS]
    length = math.sqrt(sum(weights[term] ** 2 for term in kept)) or 1.0
    terms = {term: round(weights[term] / length, 4) for term in kept}
    return Vector(article=article.id, published=article.published, terms=terms)


def posted_terms(vector: Vector) -> tuple[str, ...]:
    """The terms under which the article is found, weightiest first."""
    return tuple(sorted(vector.terms, key=lambda term: (-vector.terms[term], term))[:POSTED_TERMS])


def reach(vector: Vector) -> tuple[str, str]:
    """The days in which neighbours are looked up."""
    if vector.published is None:
        return ("0001-01-01", "9999-12-31")
    day, span = date.fromisoformat(vector.published[:10]), timedelta(days=LATER_DAYS)
    return ((day - span).isoformat(), (day + span).isoformat())


def likeness(left: Vector, right: Vector) -> float:
    """The cosine of two vectors, 0..1."""
    small, large = sorted((left.terms, right.terms), key=len)
    return sum(weight * large.get(term, 0.0) for term, weight in small.items())


def compare_articles(left: Vector, right: Vector) -> Link | None:
    """How alike two articles of the same days are; None if they are not on one happening."""
    gap = 0
    if left.published and right.published:
        gap = abs(days_between(left.published, right.published))
    found = likeness(left, right)
    if gap > LATER_DAYS or found < (ALIKE if gap <= NEAR_DAYS else LATER_ALIKE):
        return None
    one, other = sorted((left, right), key=lambda vector: vector.article)
    days = LATER_DAYS if gap > NEAR_DAYS else NEAR_DAYS
    return Link(
        left=one.article,
        right=other.article,
        likeness=round(found, 4),
        reason=f"Both are on {_shared_words(one, other)}, within {days} days.",
    )


def _shared_words(left: Vector, right: Vector) -> str:
    """The words that make two articles alike, most telling first."""
    shared = {t: left.terms[t] * right.terms[t] for t in left.terms.keys() & right.terms.keys()}
    best = sorted(shared, key=lambda term: (-shared[term], term))[:4]
    return ", ".join(best)


def neighbours(vector: Vector, index: StoryIndex) -> tuple[Link, ...]:
    """The links of a new article to those of the book."""
    since, until = reach(vector)
    found = index.vectors(posted_terms(vector), LEAST_TERMS, since, until)
    links = (compare_articles(vector, other) for other in found if other.article != vector.article)
    return tuple(sorted((link for link in links if link), key=lambda link: (link.left, link.right)))


def stories(articles: Iterable[str], links: Iterable[Link], bonds: Bonds | None = None) -> Groups:
    """The ids of articles, those of one story together; an article alone is a story too."""
    known = set(articles)
    links = [link for link in links if link.left in known and link.right in known]
    bonds = bonds or Bonds()
    by_item: dict[str, list[Link]] = {}
    for link in links:
        by_item.setdefault(link.left, []).append(link)
    groups: list[tuple[str, ...]] = []
    pairs = [(link.left, link.right) for link in links] + list(bonds.same)
    for part in components(known, pairs):
        inside = [link for item in part for link in by_item.get(item, [])]
        groups.extend(group(part, inside, ALIKE, bonds))
    return tuple(sorted(groups))


def story_id(articles: Iterable[str], published: Mapping[str, str | None]) -> str:
    """The id of a story: that of its earliest article, so that later ones do not change it."""
    return make_id("sto", min(articles, key=lambda one: (published.get(one) or "9999", one)))
