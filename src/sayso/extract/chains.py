"""Coreference chains of one article: every mention ends in one, names in the fullest.

Names are joined by rules (`identities`), which are surer about names than the network. Pronouns
follow the network's links, held to gender, number and person (`pronouns`); descriptions stand for
the name beside them, a role or a kind of body (`descriptions`); "I" is the speaker of the quote it
stands in (`speakers`); "the two" stands for the pair named last (`plurals`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.extract.administrations import by_administration
from sayso.extract.descriptions import Roles, by_kind_of_body
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.identified import identified_as
from sayso.extract.identities import Identity, gather_names
from sayso.extract.places import by_sort_of_place
from sayso.extract.plurals import (
    JOINED_SURE,
    by_joined_names,
    by_members,
    compounds_of,
    families_of,
)
from sayso.extract.pronouns import by_link, by_recency, gender_by_word
from sayso.extract.ranking import by_signs
from sayso.extract.speakers import NO_NAME, WE_SURE, Speakers, by_speaker, surer, write_author
from sayso.extract.words import OWNING, PEOPLES, WE, YOU, I
from sayso.records import Article, Chain, EntityType, Mention, PredictedLink, Record, Span
from sayso.text.ids import make_id_within
from sayso.text.layout import Layout


class Chains(Record, frozen=True, kw_only=True):
    """Mentions with the chain of each (same order), and the chains by id."""

    mentions: tuple[Mention, ...]
    heads: tuple[Span, ...]
    chains: tuple[Chain, ...]


def build_chains(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    links: Sequence[PredictedLink],
    statements: Sequence[FoundStatement],
) -> Chains:
    """Put every mention in a chain."""
    linked = _links_by_place(mentions, links)
    identities = gather_names(mentions, linked)
    families_of(layout, mentions, identities)
    compounds_of(identities)
    home, sure = _place_mentions(layout, mentions, linked, identities, statements)
    identified_as(layout, mentions, identities, home)
    write_author(article, layout, mentions, identities, home)
    return _as_records(article, layout, mentions, identities, home, sure)


def _links_by_place(
    mentions: Sequence[FoundMention], links: Sequence[PredictedLink]
) -> dict[int, list[tuple[int, float]]]:
    """For each mention the others that it is linked to, both ways, with the probability."""
    place = {mention.index: at for at, mention in enumerate(mentions) if mention.index is not None}
    linked: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for link in links:
        left, right = place.get(link.mention), place.get(link.antecedent)
        if left is None or right is None or left == right:
            continue
        linked[left].append((right, link.probability))
        linked[right].append((left, link.probability))
    return linked


def _place_mentions(
    layout: Layout,
    mentions: Sequence[FoundMention],
    linked: dict[int, list[tuple[int, float]]],
    identities: list[Identity],
    statements: Sequence[FoundStatement],
) -> tuple[dict[int, int], dict[int, float]]:
    """The identity of each mention, and how sure that is."""
    home = {place: at for at, one in enumerate(identities) for place in one.mentions}
    sure = dict.fromkeys(home, 1.0)
    speakers = Speakers(layout, mentions, statements)
    roles = Roles(layout, mentions, home, identities)
    later: list[int] = []
    late: set[int] = set()
    for place, mention in enumerate(mentions):
        if place in home:
            continue
        low = mention.span.cut(layout.text).lower().replace("’", "'")
        if low in I | WE and _waits(place, mention, linked, late, speakers):
            later.append(place)
            late.add(place)
            continue
        if low in I and not speakers.in_quotes(mention.span):
            voices = _among_voices(layout, mentions, linked.get(place, []))
            found = by_link(layout, place, mentions, voices, home, identities, speakers)
            _settle(place, mention, low, found, home, sure, identities)
            continue
        found = (
            roles.beside(place)
            or by_members(layout, place, mentions, home, identities)
            or roles.by_roles(place, mention, identities)
            or roles.by_office(place, mention)
            or by_administration(layout, place, mentions, home)
            or by_signs(layout, place, mentions, linked.get(place, ()), home, identities, speakers)
            or by_link(layout, place, mentions, linked.get(place, ()), home, identities, speakers)
            or roles.by_role(place, mention)
            or roles.foretold(mention)
            or by_recency(layout, place, mentions, home, identities, speakers)
        )
        if found is None or found[1] < JOINED_SURE:
            found = by_joined_names(layout, place, mentions, home, identities) or found
        if found is None or not (identities[found[0]].keys or identities[found[0]].members):
            found = (
                (roles.by_role(place, mention) if found is not None else None)
                or by_kind_of_body(layout, place, mentions, home, identities)
                or by_sort_of_place(layout, place, mentions, home, identities)
                or roles.of_article(mention)
                or found
            )
        _settle(place, mention, low, found, home, sure, identities)
    for place in later:
        low = mentions[place].span.cut(layout.text).lower().replace("’", "'")
        spoken = by_speaker(place, mentions, home, identities, speakers, roles, low)
        found = spoken
        if found is None or found[1] < WE_SURE:
            links = linked.get(place, ())
            told = by_link(layout, place, mentions, links, home, identities, speakers)
            found = spoken if spoken and not surer(told, spoken, identities) else told
        _settle(place, mentions[place], low, found, home, sure, identities)
    return home, sure


def _among_voices(
    layout: Layout, mentions: Sequence[FoundMention], links: Sequence[tuple[int, float]]
) -> list[tuple[int, float]]:
    """The links to who speaks or is spoken to: `I` in nobody's quoted words is who wrote them, and
    nobody of whom they tell (GUM's news, interviews and speeches: CoNLL 54.6 to 54.8, other genres
    as before)."""
    words = (mentions[other].span.cut(layout.text).lower().replace("’", "'") for other, _ in links)
    return [link for link, low in zip(links, words, strict=True) if low in I | YOU]


def _waits(
    place: int,
    mention: FoundMention,
    linked: dict[int, list[tuple[int, float]]],
    late: set[int],
    speakers: Speakers,
) -> bool:
    """`I` and `we` wait until those are known who may be named behind their words; `my` waits with
    the `I` that it is linked to.
    """
    if speakers.source_at(mention.span) is not None:
        return True
    earlier = [link for link in linked.get(place, ()) if link[0] < place]
    return bool(earlier) and max(earlier, key=lambda link: link[1])[0] in late


def _settle(
    place: int,
    mention: FoundMention,
    low: str,
    found: tuple[int, float] | None,
    home: dict[int, int],
    sure: dict[int, float],
    identities: list[Identity],
) -> None:
    if found is None:
        identities.append(Identity())
        found = (len(identities) - 1, 1.0)
    at, probability = found
    home[place], sure[place] = at, probability
    one = identities[at]
    one.mentions.append(place)
    if (mention.form == "description" and not one.keys) or not one.types:
        one.types[mention.type] += 1
    one.gender = one.gender or gender_by_word(low)


def _as_records(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: list[Identity],
    home: dict[int, int],
    sure: dict[int, float],
) -> Chains:
    ids: dict[int, str] = {}
    names: dict[int, tuple[str, bool]] = {}
    for at, one in enumerate(identities):
        if one.mentions:
            names[at] = _name_of(layout, mentions, one)
    owned = _with_owners(layout, mentions, identities, home, names)
    for at in names:
        names[at] = (owned.get(at, names[at][0]), names[at][1])
        first = mentions[min(identities[at].mentions)].span
        ids[at] = make_id_within("chn", article.id, names[at][0], first.start, first.end)
    chains = [
        Chain(
            id=ids[at],
            article=article.id,
            name=names[at][0],
            type=_settled_type(identities[at]),
            named=names[at][1],
            members=tuple(ids[member] for member in identities[at].members if member in ids),
        )
        for at in ids
    ]
    records = tuple(
        Mention(
            id=make_id_within("men", article.id, mention.span.start, mention.span.end),
            article=article.id,
            spans=(mention.span,),
            text=mention.span.cut(layout.text),
            type=_settled_type(identities[home[place]]),
            form=mention.form,
            chain=ids[home[place]],
            probability=round(mention.probability * sure[place], 4),
        )
        for place, mention in enumerate(mentions)
    )
    return Chains(
        mentions=records, heads=tuple(mention.head for mention in mentions), chains=tuple(chains)
    )


def _with_owners(
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: list[Identity],
    home: dict[int, int],
    names: dict[int, tuple[str, bool]],
) -> dict[int, str]:
    """Names of those called by a pronoun's own: `his supporters` are Donald Trump's."""
    pronouns = {
        mention.span.start: home[place]
        for place, mention in enumerate(mentions)
        if mention.form == "pronoun" and place in home
    }
    found = {}
    for at, (name, named) in names.items():
        first, _, rest = name.partition(" ")
        if named or not rest or first.lower() not in OWNING:
            continue
        described = (mentions[place].span for place in identities[at].mentions)
        start = next(
            (s.start for s in described if " ".join(s.cut(layout.text).split()) == name), None
        )
        owner = pronouns.get(start) if start is not None else None
        told = owner is not None and (names[owner][1] or names[owner][0].startswith("the "))
        if owner is not None and owner != at and told:
            body = names[owner][0]
            found[at] = f"{body}’ {rest}" if body.endswith("s") else f"{body}’s {rest}"
    return found


def _settled_type(one: Identity) -> EntityType:
    people = bool(one.keys) and all(key[-1] in PEOPLES for key in one.keys)
    return "group" if one.members or people else one.type


def _name_of(layout: Layout, mentions: Sequence[FoundMention], one: Identity) -> tuple[str, bool]:
    """The fullest name, else the longest description, and whether it is a name."""
    if one.writer:
        return one.writer, one.writer != NO_NAME
    named = [mentions[place] for place in one.mentions if mentions[place].form == "name"]
    if named:
        best = max(
            named,
            key=lambda mention: (len(mention.name), _well_cased(mention), -mention.span.start),
        )
        return re.sub(r" (?=\.|['’]s\b)", "", " ".join(best.name)), True
    described = [mentions[place] for place in one.mentions if mentions[place].form == "description"]
    pool = described or [mentions[place] for place in one.mentions]
    best = min(pool, key=lambda mention: (mention.span.start, mention.span.end))
    return " ".join(best.span.cut(layout.text).split()), False


def _well_cased(mention: FoundMention) -> bool:
    return not " ".join(mention.name).isupper()
