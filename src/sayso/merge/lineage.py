"""Which article comes from which, how, and from whose newsroom a report therefore comes.

Three steps, each pure:

    kinship.compare          two articles        -> a `Kinship`, or None
    choose(article, kin)     one and all its kin -> its `Lineage`, or None: the article is original
    newsroom_of(id, chosen)  over any hops       -> the newsroom that the report comes from

The likeness of two articles depends on those two only and an article's lineage on the set of its
kin, so that the book is the same whatever the order in which articles came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sayso.merge.credits import Credit, wire_of
from sayso.merge.kinship import Kinship
from sayso.merge.leading import credits_of_others, leading_credit
from sayso.merge.press import same_newsroom
from sayso.merge.profile import Profile
from sayso.records import Article, Lineage, LineageRelation
from sayso.text.ids import make_id_within

MOST_CANDIDATES = 64
"""Articles that share passages compared with a new one at most, most shared first: bounds the work
where hundreds of papers print one dispatch. All of these lead to one newsroom anyway."""
MOST_NEAR = 32
"""The same for articles that share only rare words."""
LEAST_HASHES = 2
"""Fewer shared hashes are no 40 shared words: 33 shingles leave two windows at least."""
NEAR_FLOOR = 0.3
"""Likeness (see stories) below which one article does not retell the other: 28 that come from each
other have 0.54 to 0.98."""


class Shelf(Protocol):
    """Where candidates are looked up: the book."""

    def articles_with(self, hashes: Sequence[int]) -> Iterable[tuple[str, int]]:
        """Articles that have any of these fingerprint hashes, with how many; hashes that more than
        `fingerprint.MOST_HOLDERS` articles have are passed over."""
        ...

    def articles_near(self, article: str) -> Iterable[tuple[str, float]]:
        """Articles of the same days that share rare words, with their likeness (see stories)."""
        ...


def candidates(article: str, hashes: Sequence[int], shelf: Shelf) -> tuple[str, ...]:
    """The articles worth comparing with `article`, by shared passages and by shared rare words."""
    with_hashes = (found for found in shelf.articles_with(hashes) if found[1] >= LEAST_HASHES)
    shared = sorted(with_hashes, key=lambda found: (-found[1], found[0]))
    alike = (found for found in shelf.articles_near(article) if found[1] >= NEAR_FLOOR)
    near = sorted(alike, key=lambda found: (-found[1], found[0]))
    names = [name for name, _ in shared[:MOST_CANDIDATES]] + [n for n, _ in near[:MOST_NEAR]]
    return tuple(dict.fromkeys(name for name in names if name != article))


# ------------------------------------------------------------------------- one article


def choose(profile: Profile, kin: Iterable[Kinship]) -> Lineage | None:
    """The lineage of an article from all its kinships as a child; None if it is original.

    `newsroom` is only what this article tells; `newsroom_of` follows it over the others.
    """
    parents = [one for one in kin if one.child == profile.article.id]
    if parents:
        return _lineage(profile, min(parents, key=_preference))
    return _from_credits(profile)


def _preference(kin: Kinship) -> tuple[bool, float, int, str, str]:
    """What was taken over before what is only cited, then the strongest; within five hundredths
    the agency's own page, then the earliest."""
    cites = kin.relation == "cites"
    return (cites, -round(kin.strength * 20), kin.rank, kin.published, kin.parent)


def _lineage(profile: Profile, kin: Kinship) -> Lineage:
    return Lineage(
        id=make_id_within("lin", kin.child, kin.parent, kin.relation),
        article=kin.child,
        origin=kin.parent,
        relation=kin.relation,
        newsroom=profile.newsroom.name if profile.newsroom else None,
        shared_words=kin.shared_words,
        spans=kin.spans,
        reason=kin.reason,
        probability=kin.probability,
    )


def _from_credits(profile: Profile) -> Lineage | None:
    """Lineage by the article's own word, where its origin is not in the book."""
    article = profile.article
    cited = leading_credit(profile)
    if cited:
        last = next(iter(credits_of_others(profile, "relayed")), cited)
        named = cited.spans[0].cut(article.text)
        return _credit_lineage(
            article, "cites", last, f"It names {named} as where it has the report from."
        )
    wire = wire_of(profile.credits)
    if wire and not same_newsroom(wire.newsroom, article.outlet) and article.outlet:
        return _credit_lineage(article, "copy", wire, f"It carries the credit of {wire.newsroom}.")
    for credit in profile.credits:
        if credit.kind in ("syndicated", "translated") and credit.newsroom:
            relation: LineageRelation = "copy" if credit.kind == "syndicated" else "rewrite"
            return _credit_lineage(
                article, relation, credit, f"It says that it comes from {credit.newsroom}."
            )
    return None


def _credit_lineage(
    article: Article, relation: LineageRelation, credit: Credit, reason: str
) -> Lineage:
    return Lineage(
        id=make_id_within("lin", article.id, credit.newsroom, relation),
        article=article.id,
        origin=None,
        relation=relation,
        newsroom=credit.newsroom,
        shared_words=0,
        spans=credit.spans,
        reason=reason,
        probability=0.9 if credit.known else 0.7,
    )


def newsroom_of(
    article: str, chosen: Mapping[str, Lineage | None], own: Mapping[str, str | None]
) -> str | None:
    """The newsroom that an article's report comes from, over any number of hops.

    Args:
        article: Id of the article.
        chosen: The lineage of every article on the way; None for an original one.
        own: The newsroom whose text each article is (`Profile.newsroom`).

    Returns:
        None if nothing tells.
    """
    seen: set[str] = set()
    at = article
    while at not in seen:
        seen.add(at)
        lineage = chosen.get(at)
        if lineage is None or (lineage.relation == "version" and _follows_itself(at, lineage, own)):
            return own.get(at)
        if lineage.origin is None:
            return lineage.newsroom
        at = lineage.origin
    return own.get(min(seen))


def _follows_itself(article: str, lineage: Lineage, own: Mapping[str, str | None]) -> bool:
    """A version of its own newsroom's report: what the newsroom learned since is its own."""
    return lineage.origin is None or same_newsroom(own.get(article), own.get(lineage.origin))
