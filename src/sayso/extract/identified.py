"""Who is first described and then named: "the man, later identified as Ode Lund"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.words import ADVERBS, ARTICLES, AUXILIARIES
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

_NAMING = word_set("identified named")
_BETWEEN = AUXILIARIES | ADVERBS | word_set("who , been being by police authorities officials")
"""Between a description and `identified`."""
MOST_BETWEEN = 6
"""Words there, set by judgement: `, who was later publicly`."""
AS_REACH = 12
"""Words from `as` to the name: `as 25-year-old Ada resident and former teller Ode Lund`."""
_WHEN = word_set("on in late early monday tuesday wednesday thursday friday saturday sunday")


def identified_as(
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: Sequence[Identity],
    home: dict[int, int],
) -> None:
    """Gives a person who is only described the name that the text says he was identified by."""
    for at, token in enumerate(layout.tokens):
        if token.lower not in _NAMING:
            continue
        named = _named_after(layout, at, mentions, identities, home)
        if named is None:
            continue
        told = _described(layout, at, named, mentions)
        if told is not None and told in home:
            _join(home[told], home[named], identities, home)


def _named_after(
    layout: Layout,
    at: int,
    mentions: Sequence[FoundMention],
    identities: Sequence[Identity],
    home: Mapping[int, int],
) -> int | None:
    """The first person's name behind `identified ... as`, in the same sentence."""
    tokens, stop = layout.tokens, layout.sentence_at(layout.tokens[at].start).end
    as_ = next(
        (n for n in range(at + 1, min(at + AS_REACH, len(tokens))) if tokens[n].lower == "as"), None
    )
    if as_ is None or tokens[as_].start >= stop:
        return None
    end = min(stop, tokens[min(as_ + AS_REACH, len(tokens) - 1)].end)
    first = bisect_left(mentions, tokens[as_].end, key=_start)
    for place in range(first, bisect_left(mentions, end, key=_start)):
        mention = mentions[place]
        if mention.form == "name" and place in home and identities[home[place]].type == "person":
            between = layout.text[tokens[as_].end : mention.span.start]
            return place if not any(mark in between for mark in ",;:.") else None
    return None


def _described(
    layout: Layout, at: int, named: int, mentions: Sequence[FoundMention]
) -> int | None:
    """Who is identified: the description right behind the verb, or the one before it."""
    tokens = layout.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.lower not in {"as", "by"} | _WHEN:
        return _one_person(mentions, range(bisect_left(mentions, after.start, key=_start), named), after.start)
    first = at
    while first and at - first < MOST_BETWEEN and _bridges(tokens[first - 1]):
        first -= 1
    end = tokens[first - 1].end if first else 0
    near = range(max(0, bisect_left(mentions, end, key=_start) - 12), bisect_left(mentions, end, key=_start))
    found = [n for n in near if mentions[n].span.end == end and _is_one(mentions[n])]
    return found[0] if found else None


def _bridges(token: Token) -> bool:
    return token.lower in _BETWEEN


def _one_person(mentions: Sequence[FoundMention], near: range, start: int) -> int | None:
    return next((n for n in near if mentions[n].span.start == start and _is_one(mentions[n])), None)


def _is_one(mention: FoundMention) -> bool:
    return mention.form != "name" and mention.type in ("person", "other")


def _start(mention: FoundMention) -> int:
    return mention.span.start


def _join(left: int, right: int, identities: Sequence[Identity], home: dict[int, int]) -> None:
    """All mentions of an identity without a name are the named one's."""
    one, other = identities[left], identities[right]
    if left == right or one.keys or one.members or one.type not in ("person", "other"):
        return
    for place in one.mentions:
        home[place] = right
    other.mentions.extend(one.mentions)
    one.mentions.clear()
