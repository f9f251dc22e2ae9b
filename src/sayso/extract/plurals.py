"""Plural mentions and whom they stand for: "the two", "both men", "Trump and Zuckerberg"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sayso.extract.found import FoundMention
from sayso.extract.identities import ABBREVIATED, Identity, key_of
from sayso.extract.words import COUNTRY_PHRASES, PLACES, THEY
from sayso.records import EntityType, Span
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_PLURAL = re.compile(
    r"(?:the|these|those|both|all)(?:(?:\s+of)?\s+(?:the|these|those))?"
    r"(?:\s+(?:two|three|pair|duo|trio|couple|both))?(?:\s+of\s+them)?"
    r"(?:\s+[^\W\d_][\w-]*+){0,3}+"
)
_SIZES = {"two": 2, "three": 3, "pair": 2, "duo": 2, "trio": 3, "couple": 2, "both": 2}
_PERSON_NOUNS = word_set(
    """men women leaders presidents candidates titans moguls billionaires rivals politicians
    senators executives founders ceos tycoons lawmakers figures officials entrepreneurs
    democrats republicans nominees friends foes brothers sisters"""
)
_STATE_NOUNS = word_set("countries nations states koreas")
_BODY_NOUNS = word_set(
    """companies firms giants platforms networks banks carriers parties sides governments
    newspapers outlets agencies groups organizations makers"""
)
_PARTIES = (
    {("republicans",), ("republican", "party"), ("gop",)},
    {("democrats",), ("democratic", "party")},
)
_ACTORS = ("person", "organization")
_JOINING = re.compile(
    r"\s?(?:\([^()\n]{1,20}\))?(?:,|,? (?:and|&|with))\s(?:[A-Z][a-z]{1,12}\.?\s){0,3}"
)
"""Between joined names: `A and Sen. B`, `A (R-Ohio), B`."""
_JOINED_REACH = 2
JOINED_SURE = 0.45
"""A link of `they` below it says less than two names joined before; set on half of the training
articles."""
# How far back the pair may be named, in paragraphs: this one and two before it.
_REACH = 3


def as_plural(members: tuple[int, ...], identities: list[Identity]) -> tuple[int, float]:
    """The plural identity of just these members, found or made."""
    for at, one in enumerate(identities):
        if one.members == members:
            return at, 0.7
    identities.append(Identity(members=members))
    return len(identities) - 1, 0.7


def by_members(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, float] | None:
    """`the two`, `both men`, `Trump and Zuckerberg`: a plural identity with its members."""
    members = _members_of(layout, place, mentions, home, identities)
    return as_plural(members, identities) if members else None


def by_joined_names(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, float] | None:
    """`they` after "A and B", "A with B": those joined last, here or in two sentences before."""
    span = mentions[place].span
    if span.cut(layout.text).lower() not in THEY:
        return None
    here = layout.sentence_index(span.start)
    start = layout.sentences[max(0, here - _JOINED_REACH)].start
    first = bisect_left(mentions, start, key=_start)
    named = [
        at
        for at in range(first, place)
        if at in home and mentions[at].form == "name" and identities[home[at]].type in _ACTORS
    ]
    run: list[int] = []
    last: tuple[int, ...] = ()
    for left, right in pairwise(named):
        gap = layout.text[mentions[left].span.end : mentions[right].span.start]
        if _JOINING.fullmatch(gap) is None or mentions[left].type != mentions[right].type:
            run = []
            continue
        run = [*(run or [left]), right]
        if "," not in gap or "and" in gap:
            last = tuple(dict.fromkeys(home[at] for at in run))
    if len(last) < 2 and span.start == layout.sentences[here].start:
        last = _pair_just_named(layout, span, mentions, home, identities)
    return as_plural(tuple(sorted(last)), identities) if len(last) > 1 else None


def _members_of(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, ...]:
    """The identities that a plural mention stands for; empty if it is no such plural."""
    mention = mentions[place]
    if mention.form == "pronoun" and mention.span.cut(layout.text).lower() != "both":
        return ()
    named = _coordinated(layout, mention.span, mentions, home)
    if named:
        return named
    wanted = _wanted(mention.span.cut(layout.text))
    if wanted is None:
        return ()
    size, kind = wanted
    if mention.span.cut(layout.text).lower().endswith(" parties"):
        return _parties(identities)
    if mention.span.cut(layout.text).lower() == "both":
        return _pair_just_named(layout, mention.span, mentions, home, identities)
    return _named_before(layout, mention.span, mentions, home, identities, size, kind)


def families_of(
    layout: Layout, mentions: Sequence[FoundMention], identities: list[Identity]
) -> None:
    """Gives `the Clintons` the people of that family name as members, if the article names two."""
    by_family: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(identities):
        for family in {key[-1] for key in one.keys if len(key) > 1}:
            by_family[family].append(at)
    for one in identities:
        if len(one.keys) != 1 or len(one.fullest) != 1 or not one.fullest[0].endswith("s"):
            continue
        first = mentions[one.mentions[0]].span.start
        if "the " not in layout.text[max(0, first - 4) : first + 4].lower():
            continue
        named = by_family.get(one.fullest[0].removesuffix("s"), ())
        kin = [at for at in named if identities[at].type == "person"]
        if len(kin) == 2:
            one.members = tuple(kin)


def compounds_of(identities: list[Identity]) -> None:
    """Gives `US-UK`, `Obama-Clinton` its parts as members, if the article names each alone."""
    by_part: dict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(identities):
        for key in one.keys:
            if len(key) == 1 or one.type == "person" or key in ABBREVIATED.values():
                by_part[key[-1]].add(at)
    for at, one in enumerate(identities):
        parts = one.fullest[0].split("-") if len(one.keys) == 1 and len(one.fullest) == 1 else []
        found = [by_part.get(key_of((part,))[-1], set()) - {at} for part in parts]
        if len(parts) > 1 and all(len(own) == 1 for own in found):
            one.members = tuple(dict.fromkeys(next(iter(own)) for own in found))


def _start(mention: FoundMention) -> int:
    return mention.span.start


def _coordinated(
    layout: Layout, span: Span, mentions: Sequence[FoundMention], home: dict[int, int]
) -> tuple[int, ...]:
    """`A and B`, `A, B and C`: nothing but names, commas and `and` in the mention."""
    first = bisect_left(mentions, span.start, key=_start)
    last = bisect_left(mentions, span.end, key=_start)
    inner = sorted(
        (mentions[at].span.start, mentions[at].span.end, home[at])
        for at in range(first, last)
        if at in home
        and mentions[at].form == "name"
        and span.contains(mentions[at].span)
        and mentions[at].span != span
    )
    if len(inner) < 2 or inner[0][0] - span.start > 4 or span.end - inner[-1][1] > 2:
        return ()
    gaps = [layout.text[left[1] : right[0]] for left, right in pairwise(inner)]
    joined = all(gap.strip(" ,").lower() in ("and", "&", "or", "", "and the") for gap in gaps)
    if not joined or not any("and" in gap or "&" in gap or "or" in gap for gap in gaps):
        return ()
    return tuple(dict.fromkeys(at for _, _, at in inner))


def _wanted(words: str) -> tuple[int, EntityType | None] | None:
    """How many, and of which type, the plural asks for."""
    low = words.lower()
    if _PLURAL.fullmatch(low) is None:
        return None
    parts = low.split()
    size = next((_SIZES[part] for part in parts if part in _SIZES), None)
    if size is None:
        return None
    if parts[-1] in _PERSON_NOUNS:
        return size, "person"
    if parts[-1] in _STATE_NOUNS:
        return size, "place"
    if parts[-1] in _BODY_NOUNS:
        return size, "organization"
    return (size, None) if parts[-1] in _SIZES or parts[-1] == "them" else None


def _parties(identities: list[Identity]) -> tuple[int, ...]:
    """`Both parties`: the Republicans and the Democrats, if the article names both."""
    found = []
    for names in _PARTIES:
        own = (at for at, one in enumerate(identities) if any(key in names for key in one.keys))
        found.append(next(own, None))
    return tuple(sorted(at for at in found if at is not None)) if None not in found else ()


def _pair_just_named(
    layout: Layout,
    span: Span,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, ...]:
    """`Both` alone: the two people or bodies of the sentence before, if it names just two."""
    here = layout.sentence_index(span.start)
    start = layout.sentences[max(0, here - 1)].start
    first = bisect_left(mentions, start, key=_start)
    last = bisect_left(mentions, span.start, key=_start)
    named = {home[at] for at in range(first, last) if mentions[at].form == "name" and at in home}
    for kind in ("person", "organization"):
        pair = [at for at in named if identities[at].type == kind]
        if len(pair) == 2:
            return tuple(sorted(pair))
    return ()


_KINDS: tuple[EntityType, ...] = ("person", "organization")
_FIRMS: tuple[EntityType, ...] = ("organization", "product", "other")


def _in_dateline(layout: Layout, span: Span) -> bool:
    """`LONDON (AP) —`: the agency is nobody of the story's."""
    return layout.text[span.start - 1 : span.start] == "(" and layout.text[
        span.end : span.end + 3
    ].startswith((") -", ") –", ") —"))


def _named_before(
    layout: Layout,
    span: Span,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
    size: int,
    kind: EntityType | None,
) -> tuple[int, ...]:
    """The entities of fitting type named most in this and the last paragraphs.

    Of one type, persons before organisations, if the plural does not say which.
    """
    here = layout.paragraph_index(span.start)
    start = layout.paragraphs[max(0, here - _REACH + 1)].start
    tried: list[tuple[EntityType, tuple[EntityType, ...]]]
    tried = [(one, (one,)) for one in ([kind] if kind else _KINDS)]
    # A firm may be read as a product, or as nothing known: after all that are surely firms.
    tried += [(one, _FIRMS) for one, _ in tried if one == "organization"]
    for wanted, types in tried:
        counts: Counter[int] = Counter()
        last: dict[int, int] = {}
        for at in range(bisect_left(mentions, start, key=_start), len(mentions)):
            mention = mentions[at]
            if mention.span.start >= span.start:
                break
            if at in home and not _in_dateline(layout, mention.span):
                one = identities[home[at]]
                named_person = wanted == "person" and one.type == "other" and bool(one.keys)
                state = wanted == "place" and set(one.fullest) <= PLACES | COUNTRY_PHRASES
                if one.keys and (one.type in types or named_person or state):
                    counts[home[at]] += 1
                    last[home[at]] = mention.span.start
        if len(counts) >= size:
            best = sorted(counts, key=lambda at: (-counts[at], -last[at]))[:size]
            return tuple(sorted(best))
    return ()
