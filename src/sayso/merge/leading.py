"""Where an article has its report from by its own word: the credit that it begins with."""

from __future__ import annotations

from bisect import bisect_right

from sayso.merge.credits import Credit, denies_in_lead
from sayso.merge.press import same_newsroom
from sayso.merge.profile import Profile
from sayso.records import Article
from sayso.text.sentences import paragraphs

_QUARTER, _LEAD_ROOM = 0.25, 1000


def has_own_source(profile: Profile) -> bool:
    """Somebody spoke to the article's own newsroom."""
    return any(credit.kind == "own" for credit in profile.credits)


def leading_credit(profile: Profile) -> Credit | None:
    """The newsroom that the article has its report from by its own word; None if its report is
    its own.

    An article with a source of its own is original even if it credits another for being first.
    A report of a denial follows the report that is denied.
    """
    reported = credits_of_others(profile, "reported") or credits_of_others(profile, "relayed")
    if reported and denies_in_lead(profile.article):
        return reported[0]
    unverified = any(credit.kind == "unverified" for credit in profile.credits)
    if has_own_source(profile) and not unverified:
        return None
    if reported and _in_lead(profile.article, reported[0]):
        return reported[0]
    # "The minister told Fox News": what is said there is Fox's, if that is how the report begins.
    told = credits_of_others(profile, "told")
    return told[0] if told and _paragraph_of(profile.article, told[0]) == 1 else None


def credits_of_others(profile: Profile, kind: str) -> list[Credit]:
    """Its credits of one kind, but for those of its own newsroom."""
    return [
        credit
        for credit in profile.credits
        if credit.kind == kind and credit.spans and not _is_mine(profile, credit)
    ]


def _is_mine(profile: Profile, credit: Credit) -> bool:
    mine = (profile.article.outlet, profile.newsroom.name if profile.newsroom else None)
    return any(same_newsroom(credit.newsroom, name) for name in mine)


def _in_lead(article: Article, credit: Credit) -> bool:
    """In the first two paragraphs or the first quarter of a short text: below is background."""
    room = min(_QUARTER * len(article.text), _LEAD_ROOM)
    return _paragraph_of(article, credit) <= 2 or credit.spans[0].start < room


def _paragraph_of(article: Article, credit: Credit) -> int:
    """In which paragraph the credit stands, counted from 1."""
    starts = [line.start for line in paragraphs(article.text)]
    return bisect_right(starts, credit.spans[0].start)
