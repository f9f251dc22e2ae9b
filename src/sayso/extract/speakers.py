"""Whose words a place of the text is, and who says `I` and `we` in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from sayso.extract.descriptions import Roles
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.identities import Identity, key_of
from sayso.extract.words import ORGANISATION_WORDS, WE, I
from sayso.records import Article, Span
from sayso.text.layout import Layout
from sayso.text.quotes import find_quotes
from sayso.text.shelf import Shelf

NO_NAME = "the author"
"""Who says `I` in an article that does not name who wrote it."""
WE_SURE, WE_ALONE_SURE = 0.6, 0.4
"""`we` for the body that the speaker was named with, and for himself: a link is surer then."""

WE_LINK = 0.37
"""Of a link of `we` that is followed: below it 6 of 6 were wrong in half the training articles."""

_BYLINE = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}")


class Speakers:
    """Whose words a place in the text is."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[FoundMention],
        statements: Sequence[FoundStatement],
    ) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._quotes = Shelf((one.inner, one) for one in layout.quotes if not one.single)
        self._told = Shelf(
            (piece, statement)
            for statement in statements
            if statement.source
            for piece in statement.content
        )
        self._made = Shelf((piece, one) for one in statements for piece in one.source)

    def source_at(self, span: Span) -> FoundStatement | None:
        """The innermost statement with a source whose content holds `span`."""
        holding = [
            (piece.end - piece.start, piece.start, order, statement)
            for order, (piece, statement) in enumerate(self._told.holding(span))
        ]
        return min(holding, key=lambda one: one[:3])[3] if holding else None

    def in_quotes(self, span: Span) -> bool:
        """Quotation marks hold `span`, whoever speaks."""
        return any(True for _ in self._quotes.holding(span))

    def quoted_at(self, span: Span) -> FoundStatement | None:
        """The innermost statement whose own words `span` is: a turn, or a quote in its content."""
        quotes = [one.inner for _, one in self._quotes.holding(span)]
        quote = min(quotes, key=lambda one: one.end - one.start, default=span)
        holding = [
            (piece.end - piece.start, piece.start, order, statement)
            for order, (piece, statement) in enumerate(self._told.holding(span))
            if statement.direct or (quotes and piece.contains(quote))
        ]
        return min(holding, key=lambda one: one[:3])[3] if holding else None

    def told_before(self, span: Span) -> list[Span]:
        """What the speaker whom `span` names is reported to have said before it."""
        return [
            piece
            for _, statement in self._made.over(span)
            for piece in statement.content
            if piece.end <= span.start
        ]

    def places_of(self, statement: FoundStatement) -> list[int]:
        """Mentions in its source, names first, then the longest."""
        found = [
            place
            for piece in statement.source
            for place in range(
                bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)
            )
            if piece.contains(self._mentions[place].span)
        ]
        return sorted(
            found,
            key=lambda place: (
                self._mentions[place].form != "name",
                self._mentions[place].span.start - self._mentions[place].span.end,
            ),
        )


def by_speaker(
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: Sequence[Identity],
    speakers: Speakers,
    roles: Roles,
    low: str,
) -> tuple[int, float] | None:
    """The speaker for `I`; for `we` the body he speaks for, if the article names one, else himself,
    less surely.
    """
    statement = speakers.source_at(mentions[place].span)
    if statement is None:
        return None
    for source in speakers.places_of(statement):
        at = home.get(source)
        if at is None or (low in I and identities[at].type in ("organization", "place")):
            continue
        if low in WE:
            body = roles.body_for(at)
            return body, (WE_SURE if body != at else WE_ALONE_SURE)
        return at, 0.9
    return None


def surer(
    told: tuple[int, float] | None, spoken: tuple[int, float], identities: Sequence[Identity]
) -> bool:
    """What `we` is linked to tells more than who speaks: where a body speaks, only a name does."""
    if told is None:
        return False
    speaks = identities[spoken[0]]
    if identities[told[0]].keys:
        return told[1] >= WE_LINK
    return not (speaks.type == "organization" and speaks.keys)


def write_author(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: list[Identity],
    home: dict[int, int],
) -> None:
    """`I` in nobody's quoted words is who wrote the article: all of them are one identity.

    It is the person of that name if the article names its author, and else has the author's name.
    """
    alone = {
        at for at, one in enumerate(identities) if one.mentions and _only_i(layout, mentions, one)
    }
    quotes = Shelf((one.span, one) for one in find_quotes(layout.text, layout.paragraphs))
    own = [
        place
        for place, mention in enumerate(mentions)
        if home[place] in alone and not any(quotes.holding(mention.span))
    ]
    if not own:
        return
    name = _author_of(article)
    key = key_of(name.split())
    at = next((at for at, one in enumerate(identities) if key in one.keys), None)
    if at is None:
        at = len(identities)
        identities.append(Identity(writer=name, types=Counter({"person": 1})))
    for place in own:
        identities[home[place]].mentions.remove(place)
        identities[at].mentions.append(place)
        home[place] = at


def _only_i(layout: Layout, mentions: Sequence[FoundMention], one: Identity) -> bool:
    words = (mentions[place].span.cut(layout.text).lower() for place in one.mentions)
    return all(word.replace("’", "'") in I for word in words)


def _author_of(article: Article) -> str:
    """The one person whom the article gives as its author; else `the author`."""
    author = " ".join((article.author or "").split()).removeprefix("By ").removeprefix("by ")
    words = {word.lower() for word in author.split()}
    one = _BYLINE.fullmatch(author) and not words & (ORGANISATION_WORDS | {"and", "staff"})
    return author if one else NO_NAME
