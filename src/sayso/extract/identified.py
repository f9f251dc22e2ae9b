"""Who is first described and then named: "the man, later identified as Ode Lund"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.words import ADVERBS, AUXILIARIES, PRONOUNS
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_NAMING = word_set("identified named")
_BETWEEN = AUXILIARIES | ADVERBS | word_set("who , by police authorities officials")
"""Between a description and `identified`."""
MOST_BETWEEN = 6
"""Words there, set by judgement: `, who was later publicly`."""
AS_REACH = 12
"""Words from `as` to the name: `as 25-year-old Ada resident and former teller Ode Lund`."""
_UNNAMED = word_set(
    "as by on in late early monday tuesday wednesday thursday friday saturday sunday"
)
"""Behind `identified` where who is meant stands before it."""
_APART = PRONOUNS | AUXILIARIES | frozenset(",;:.")
"""Between `as` and the name: "as it told Ode Lund" is another clause."""


def identified_as(
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: Sequence[Identity],
    home: dict[int, int],
) -> None:
    """Gives a person who is only described the name that the text says he was identified by."""
    ones = [at for at, mention in enumerate(mentions) if _is_one(mention)]
    starts = {mentions[at].span.start: at for at in reversed(ones)}
    ends = {mentions[at].span.end: at for at in reversed(ones)}
    for verb, token in enumerate(layout.tokens):
        if token.lower not in _NAMING:
            continue
        named = _named_after(layout, verb, mentions, identities, home)
        told = _described(layout, verb, starts, ends) if named is not None else None
        if named is not None and told in home:
            _join(home[told], home[named], identities, home)


def _is_one(mention: FoundMention) -> bool:
    return mention.form != "name" and mention.type in ("person", "other")


def _named_after(
    layout: Layout,
    verb: int,
    mentions: Sequence[FoundMention],
    identities: Sequence[Identity],
    home: Mapping[int, int],
) -> int | None:
    """The first person's name behind `identified ... as`, in the same sentence and phrase."""
    tokens, stop = layout.tokens, layout.sentence_at(layout.tokens[verb].start).end
    ahead = range(verb + 1, min(verb + AS_REACH, len(tokens)))
    as_ = next((at for at in ahead if tokens[at].lower == "as"), None)
    if as_ is None or tokens[as_].start >= stop:
        return None
    end = min(stop, tokens[min(as_ + AS_REACH, len(tokens) - 1)].end)
    first, last = (
        bisect_left(mentions, place, key=lambda one: one.span.start)
        for place in (tokens[as_].end, end)
    )
    for at in range(first, last):
        mention = mentions[at]
        if mention.form == "name" and at in home and identities[home[at]].type == "person":
            between = tokens[as_ + 1 : layout.token_range(mention.span).start]
            return at if all(one.lower not in _APART for one in between) else None
    return None


def _described(
    layout: Layout, verb: int, starts: Mapping[int, int], ends: Mapping[int, int]
) -> int | None:
    """Who is identified: the description right behind the verb, or the one before it."""
    tokens = layout.tokens
    if verb + 1 < len(tokens) and tokens[verb + 1].lower not in _UNNAMED:
        return starts.get(tokens[verb + 1].start)
    first = verb
    while first and verb - first < MOST_BETWEEN and tokens[first - 1].lower in _BETWEEN:
        first -= 1
    return ends.get(tokens[first - 1].end) if first else None


def _join(left: int, right: int, identities: Sequence[Identity], home: dict[int, int]) -> None:
    """All mentions of an identity without a name become the named one's."""
    one, other = identities[left], identities[right]
    if left == right or one.keys or one.members or one.type not in ("person", "other"):
        return
    for place in one.mentions:
        home[place] = right
    other.mentions.extend(one.mentions)
    one.mentions.clear()
