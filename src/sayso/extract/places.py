"""Which land or town "the country", "the state" or "the city" is: the one named last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.words import COUNTRY_PHRASES, PLACES
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

LAND_REACH = 6
"""Sentences back in which the land is named."""
LAND_SURE = 0.4
"""Set by judgement, as of a body told by its kind."""
_SORTS = {
    "country": "country", "nation": "country", "kingdom": "country", "state": "state",
    "commonwealth": "state", "city": "city", "town": "city",
}  # fmt: skip
US_STATES = word_set(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
    pennsylvania tennessee texas utah vermont virginia wisconsin wyoming"""
)
_TWO_WORDS = {
    ("new", "hampshire"), ("new", "jersey"), ("new", "mexico"), ("new", "york", "state"),
    ("north", "carolina"), ("north", "dakota"), ("rhode", "island"), ("south", "carolina"),
    ("south", "dakota"), ("west", "virginia"), ("puerto", "rico"),
}  # fmt: skip
_NO_COUNTRIES = US_STATES | word_set(
    """africa asia europe beijing moscow london paris berlin brussels tokyo jerusalem
    baghdad kabul tehran chicago boston houston dallas miami atlanta seattle detroit philadelphia
    phoenix denver baltimore manhattan brooklyn cleveland orlando charlotte ferguson geneva davos
    mar-a-lago gaza crimea kiev kyiv los angeles san francisco washington"""
)

_ABBREVIATED = word_set("us usa uk uae")
_CONTINENTS = word_set("africa asia europe")


def by_sort_of_place(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: Mapping[int, int],
    identities: Sequence[Identity],
) -> tuple[int, float] | None:
    """`the state`, `the country`: of the places of that sort the one named last; of several in
    one sentence the one that the article has named most."""
    mention = mentions[place]
    words = mention.span.cut(layout.text).lower().split()
    sort = _SORTS.get(words[-1]) if len(words) == 2 and words[0] == "the" else None
    if mention.form != "description" or sort is None:
        return None
    here = layout.sentence_index(mention.span.start)
    reach = layout.sentences[max(0, here - LAND_REACH)].start
    near = takewhile(lambda other: mentions[other].span.start >= reach, range(place - 1, -1, -1))
    scores = [
        (layout.sentence_index(mentions[other].span.start), len(one.mentions), home[other])
        for other in near
        if other in home
        and mentions[other].form == "name"
        and sort in sorts_of(one := identities[home[other]])
    ]
    return (max(scores)[2], LAND_SURE) if scores else None


def sorts_of(one: Identity) -> frozenset[str]:
    """Of a place: country, state, city, by its names; empty for all else."""
    if one.type not in ("place", "organization") or not one.keys:
        return frozenset()
    if any(key in _TWO_WORDS or (len(key) == 1 and key[0] in US_STATES) for key in one.keys):
        return frozenset({"state"})
    known = PLACES | COUNTRY_PHRASES | _ABBREVIATED
    if any(known.issuperset(key) and not set(key) <= _NO_COUNTRIES for key in one.keys):
        return frozenset({"country"})
    town = one.type == "place" and not any(_CONTINENTS.issuperset(key) for key in one.keys)
    return frozenset({"city"}) if town else frozenset()
