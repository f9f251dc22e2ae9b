"""Which articles tell an event in passing: in one late sentence, long after it was news."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from types import MappingProxyType

from sayso.merge.newsrooms import Origin
from sayso.merge.tellings import Telling, by_article, days_between

LEAD_SENTENCES = 3
"""An article tells what it is about in its first sentences: a news lead has one to three."""
OLD_DAYS = 7
"""What was told longer ago is background, whoever says it; a week as for undated tellings
(`weights.NEAR_DAYS`)."""
_NOWHERE: Mapping[str, Origin] = MappingProxyType({})


def in_passing(
    tellings: Sequence[Telling], origins: Mapping[str, Origin] = _NOWHERE
) -> frozenset[str]:
    """The articles that tell an event in passing: in one sentence below their first ones, more than
    `OLD_DAYS` after it happened and was news, while another article tells it in full.

    A copy tells it as its origin does.
    """
    passing = told_briefly(tellings, OLD_DAYS)
    told = {one.article for one in tellings}
    kept = {article for article in passing if not _copies_full(article, origins, told, passing)}
    return frozenset(kept) if len(kept) < len(told) else frozenset()


def told_briefly(tellings: Sequence[Telling], days: int, first: int = LEAD_SENTENCES) -> set[str]:
    """The articles that tell an event in one sentence, below their first ones (`first` of them),
    more than so many days after it happened and was news."""
    told = by_article(tellings)
    brief = {
        article
        for article, rows in told.items()
        if len({row.at for row in rows}) == 1 and rows[0].at >= first
    }
    since = _news_since(tellings, brief)
    return {
        article
        for article in brief
        if since and (day := told[article][0].published) and days_between(since, day) > days
    }


def _news_since(tellings: Sequence[Telling], brief: Set[str]) -> str | None:
    """The day from which an event is old: its last, or that of the first article that tells it in
    full, if that is later. What came out only in June is news in June."""
    ends = [one.latest for one in tellings if one.dated and one.polarity == "affirmed"]
    # The commonest last day, of equals the earliest.
    ended = min(set(ends), key=lambda day: (-ends.count(day), day or ""), default=None)
    days = [one.published for one in tellings if one.published and one.article not in brief]
    first = min(days or [one.published for one in tellings if one.published], default=None)
    return max(ended or "", first or "") or None


def _copies_full(
    article: str, origins: Mapping[str, Origin], told: Container[str], passing: Container[str]
) -> bool:
    """It is a copy or rewrite of an article that tells the event in full."""
    found = origins.get(article)
    lineage = found.lineage if found else None
    if lineage is None or lineage.relation == "cites" or lineage.origin is None:
        return False
    return lineage.origin in told and lineage.origin not in passing
