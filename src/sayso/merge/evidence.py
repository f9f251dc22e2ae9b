"""What two articles share: word for word, of facts, and which of the two came first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from sayso.merge.credits import Credit, names_newsroom, wire_of
from sayso.merge.fingerprint import Run, runs_of
from sayso.merge.press import same_newsroom
from sayso.merge.profile import Profile
from sayso.merge.rarity import rarity
from sayso.merge.words import Places
from sayso.records import Article, Record, Span

_LEAST_TRIGRAMS = 20
"""Fewer are no sample: a copy leaves a headline and a sign-off."""
_UPDATE = re.compile(r"^\W*(?:UPDATE|WRAPUP|CORRECTED|RECAST)\W{0,2}(\d{1,2})", re.IGNORECASE)


class Evidence(Record, frozen=True, kw_only=True):
    """What the two texts share."""

    child: Profile
    parent: Profile
    runs: tuple[Run, ...]
    own_words: int
    """Shared words outside quotation marks."""
    child_share: float
    parent_share: float
    naming: tuple[Credit, ...]
    """Where the child names the parent's newsroom."""
    same_room: bool


def weigh(child: Profile, parent: Profile) -> Evidence:
    """What a later article has in common with an earlier one."""
    runs = runs_of(child.words, child.hashes, parent.words, parent.places)
    in_child = _own_covered(child, [run.left for run in runs])
    in_parent = _own_covered(parent, [run.right for run in runs])
    return Evidence(
        child=child,
        parent=parent,
        runs=runs,
        own_words=min(in_child, in_parent),
        child_share=in_child / max(1, child.own_words),
        parent_share=in_parent / max(1, parent.own_words),
        naming=_namings(child, parent),
        same_room=_same_room(child, parent),
    )


def _namings(child: Profile, parent: Profile) -> tuple[Credit, ...]:
    outlet = parent.article.outlet or (parent.newsroom.name if parent.newsroom else None)
    return names_newsroom(child.credits, outlet) if outlet else ()


def _own_covered(profile: Profile, spans: Sequence[Span]) -> int:
    if not spans:
        return 0
    places = Places(spans)
    return sum(
        own and start in places
        for own, start in zip(profile.own, profile.words.starts, strict=True)
    )


def _same_room(left: Profile, right: Profile) -> bool:
    if same_newsroom(left.article.outlet, right.article.outlet):
        return True
    return bool(
        left.newsroom and right.newsroom and same_newsroom(left.newsroom.name, right.newsroom.name)
    )


def own_outlet(evidence: Evidence) -> bool:
    """Both stand in one outlet."""
    return same_newsroom(evidence.child.article.outlet, evidence.parent.article.outlet)


# ------------------------------------------------------------------------- which came first


def in_order(left: Profile, right: Profile) -> tuple[Profile, Profile]:
    """The one that can come from the other, then that other."""
    left_first = _seniority(left, right) >= _seniority(right, left)
    return (right, left) if left_first else (left, right)


def _seniority(one: Profile, other: Profile) -> tuple[float, ...]:
    """The higher, the likelier `one` is the origin of the two; compared item by item."""
    days = (other.published > one.published) if one.published and other.published else False
    later = (one.published > other.published) if one.published and other.published else False
    return (
        days - later,
        len(_namings(other, one)) > 0 and not _namings(one, other),
        is_own_page(one) - is_own_page(other),
        update_number(other.article) - update_number(one.article),
        -_credited(one) + _credited(other),
        _length_vote(one, other),
        # No telling apart: any rule will do that does not depend on which comes first.
        one.article.id < other.article.id,
    )


def is_own_page(profile: Profile) -> int:
    """The page of the agency whose text it is."""
    room = profile.newsroom
    return int(bool(room and room.agency and same_newsroom(room.name, profile.article.outlet)))


def _credited(profile: Profile) -> int:
    """Somebody else's text by its own word."""
    kinds = {credit.kind for credit in profile.credits}
    foreign = kinds & {"syndicated", "translated", "agencies", "contributed"}
    return int(bool(foreign) or (wire_of(profile.credits) is not None and not is_own_page(profile)))


def update_number(article: Article) -> int:
    """The number that an agency gives a later state ("UPDATE 2-"); 0 of a first one."""
    match = _UPDATE.match(article.title or "")
    return int(match.group(1)) if match else 0


def _length_vote(one: Profile, other: Profile) -> int:
    """Of one newsroom's versions the shorter came first; elsewhere the copy is the cut one."""
    longer = len(one.words.words) - len(other.words.words)
    sign = (longer > 0) - (longer < 0)
    return -sign if _same_room(one, other) else sign


# ------------------------------------------------------------------------- likeness of facts


def shared_facts(evidence: Evidence) -> list[str]:
    """The child's names and numbers that the parent has, too."""
    theirs = evidence.parent.named_facts
    return [fact for fact in evidence.child.named_facts if fact in theirs]


def likeness_of_facts(evidence: Evidence) -> float:
    """Share of the child's facts that the parent has, 0..1: names and numbers by their rarity,
    the numbers once more, and rare words. Source of the weights: see `RETOLD`."""
    mine, theirs = evidence.child.named_facts, evidence.parent.named_facts
    numbers = {fact for fact in mine if fact[0].isdigit()}
    return (
        0.55 * _share(mine.keys(), theirs.keys())
        + 0.25 * _share(numbers, theirs.keys())
        + 0.20 * _share(evidence.child.rare_words, evidence.parent.rare_words)
    )


def _share(mine: Set[str], theirs: Set[str]) -> float:
    """The share of `mine` in `theirs`, by rarity."""
    total = sum(map(rarity, mine))
    return sum(map(rarity, mine & theirs)) / total if total else 0.0


def fact_order(evidence: Evidence) -> float:
    """Share of the shared facts that first stand in the same order in both texts."""
    theirs = evidence.parent.named_facts
    places = [theirs[fact] for fact in shared_facts(evidence)]
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / len(places) if places else 0.0


def trigram_share(evidence: Evidence, *, outside_runs: bool = False) -> float:
    """Share of the child's three-word runs outside quotations that the parent has too."""
    mine = evidence.child.trigrams
    if outside_runs:
        covered, starts = Places(run.left for run in evidence.runs), evidence.child.words.starts
        mine = tuple(found for found in mine if starts[found[0]] not in covered)
    theirs = evidence.parent.trigram_set
    if len(mine) < _LEAST_TRIGRAMS:
        return 0.0
    return sum(three in theirs for _, three in mine) / len(mine)


def rest_likeness(evidence: Evidence) -> float:
    """The share of the facts outside the shared passages that the parent has too, by rarity; 1 if
    there are none. The pages of one outlet share whole paragraphs that are none of the story."""
    shared = Places(run.left for run in evidence.runs)
    child = evidence.child
    rest = {
        fact
        for fact, start in zip(child.facts, child.words.starts, strict=True)
        if fact and start not in shared
    }
    theirs = {fact for fact in evidence.parent.facts if fact}
    return _share(rest, theirs) if rest else 1.0
