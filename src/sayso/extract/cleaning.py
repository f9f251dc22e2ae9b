"""Names without what is none of theirs.

Pieces of longer names are dropped; a headline that a page glues to a name, or a stray word before
it, is taken off. A town that the dateline tells is a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import msgspec

from sayso.extract.found import FoundMention
from sayso.extract.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FEMALE,
    MALE,
    PREPOSITIONS,
    RELATIVE,
)
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf
from sayso.text.vocabulary import word_set

DATELINE_WITHIN = 600
"""Code points within which the dateline stands, behind a headline and a byline."""
_INSULTS = word_set("crooked crazy lyin lying sleepy shifty alongside don't don’t")
"""Before a name never part of it; the last ones begin sentences."""
_EPITHETS = _INSULTS | word_set("ap afp reuters getty little corrupt nervous longtime")
"""Before a name they are a picture's credit or abuse."""

_LEADING_ON = PREPOSITIONS | CONJUNCTIONS | RELATIVE | AUXILIARIES | word_set("'s including")
"""Between a description and the name that ends it they tell of somebody else."""
_MARKS = frozenset(",;:(—–'’")

_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
"""Between the words of `MarshHouse`."""


def without_fragments(
    layout: Layout, seen: list[FoundMention], names: list[Span]
) -> list[FoundMention]:
    """The network's pieces of a longer name are dropped: `Wall` of the Wall Street Journal, and
    `Customs Enforcement`, half of a name that `and` joins.

    Unless it saw the end of that name too, as in "Trump White House".
    """
    shelf = Shelf((span, span) for span in names)
    halves = Shelf((span, span) for span in names if " and " in span.cut(layout.text))
    ends = {mention.span.end for mention in seen if len(mention.name) > 1}

    def is_piece(mention: FoundMention) -> bool:
        own = name_span(layout, mention)
        if mention.span.cut(layout.text).startswith("@"):
            return False
        if len(mention.name) > 1:
            return any(whole != own for whole, _ in halves.holding(own))
        return any(whole != own and whole.end not in ends for whole, _ in shelf.holding(own))

    return [mention for mention in seen if mention.form != "name" or not is_piece(mention)]


def name_span(layout: Layout, mention: FoundMention) -> Span:
    """The last words of a mention that are its name; of a person those before what he is of."""
    tokens, size = layout.tokens_in(mention.span), len(mention.name)
    lows = [token.text for token in tokens]
    if mention.type == "person" and "of" in lows and "of" not in mention.name:
        at = lows.index("of")
        if size <= at and tuple(lows[at - size : at]) == mention.name:
            return Span(start=tokens[at - size].start, end=tokens[at - 1].end)
    return Span(start=tokens[-size].start, end=mention.span.end)


def with_names_at_end(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """Descriptions that end with a name as namings: "study co-author Ada Lind" names her.

    Before the name stands only what she is: nothing that leads to somebody else ("a rival of Ada
    Lind").
    """
    ends: dict[int, FoundMention] = {}
    for one in seen:
        if one.form == "name" and one.name and one.span.end not in ends:
            ends[one.span.end] = one
    return [_named_at_end(layout, one, ends.get(one.span.end)) for one in seen]


def _named_at_end(layout: Layout, mention: FoundMention, name: FoundMention | None) -> FoundMention:
    if name is None or mention.form != "description" or name.span.start <= mention.span.start:
        return mention
    before = layout.tokens_in(Span(start=mention.span.start, end=name.span.start))
    if len({mention.type, name.type} - {"other"}) > 1:
        return mention
    if all(token.lower in DETERMINERS for token in before):
        return mention
    if any(token.lower in _LEADING_ON or token.text in _MARKS for token in before):
        return mention
    return msgspec.structs.replace(
        mention, form="name", name=name.name, head=name.head, type=name.type, body=name.body
    )


def unglued(seen: list[FoundMention]) -> list[FoundMention]:
    """Names without what a page sets right behind them: "Ada Marsh Ada Lou MarshHouse votes".

    Pages that link the people of a report to their profiles come so: the name, the whole name, and
    the headline of another report, with nothing between the last two.
    """
    families = {one.name[-1]: one.name for one in seen if one.type == "person" and one.name}
    return [_unglued_one(one, families) for one in seen]


def _unglued_one(mention: FoundMention, families: Mapping[str, tuple[str, ...]]) -> FoundMention:
    last = mention.name[-1] if len(mention.name) > 1 else ""
    parts = (last[: seam.start()] for seam in _SEAM.finditer(last))
    family = next((part for part in parts if part in families or part in mention.name), None)
    if family is None:
        return mention
    before = mention.name[:-1]
    if family in before:
        name = before[: before.index(family) + 1]
    else:
        whole = (*before, family)
        name = whole if whole == families[family] else (family,)
    return msgspec.structs.replace(mention, name=name)


def without_strays(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """Names without the word before them that is none of theirs.

    `Trump` of "AP Trump" and `Hillary` of "Crooked Hillary", if the article names Donald Trump and
    Hillary Clinton, and the State Department of "Clinton State Department".
    """
    names = {_low(one.name) for one in seen if one.name}
    people = {_low(one.name) for one in seen if one.type == "person" and len(one.name) > 1}
    parts = {(part, name) for name in people for part in (name[0], name[-1])}
    many = Counter(part for part, _ in parts)
    lower = {token.text for token in layout.tokens if token.text.islower()}
    families = {name[-1] for name in people} - {name[0] for name in people}
    loose = (lower | _EPITHETS | families) - MALE - FEMALE
    found = []
    for mention in seen:
        first, rest = _low(mention.name[:1]), _low(mention.name[1:])
        other = many[rest[0]] - ((*first, *rest) in people) if len(rest) == 1 else 0
        insult = bool(first and rest) and first[0] in _INSULTS
        whole = insult or (len(rest) > 1 and rest in names and first[0] in _EPITHETS | families)
        if whole or (other > 0 and first[0] in loose):
            mention = msgspec.structs.replace(mention, name=mention.name[1:])
        found.append(mention)
    return found


def _low(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def with_town(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """The town of the dateline is a place, wherever the article names it."""
    found = _dateline_rule().search(layout.text, 0, DATELINE_WITHIN)
    if found is None:
        return seen
    town = tuple(found[1].lower().split())
    return [
        msgspec.structs.replace(one, type="place", body=False)
        if one.form == "name" and one.type != "person" and _low(one.name) == town
        else one
        for one in seen
    ]


@cache
def _dateline_rule() -> re.Pattern[str]:
    """`VIENNA — `, `NEW DELHI (PUA) -- ` at the start of a line."""
    return re.compile(r"^([A-Z][A-Z .'’]{2,30}[A-Z])(?: ?\([^()\n]{1,30}\))? ?(?:—|–|--| - )", re.M)
