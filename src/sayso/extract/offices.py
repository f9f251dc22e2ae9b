"""Offices that a text speaks of as somebody's: `his presidency`, "Ukraine’s president"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.words import DEMONYMS, PLACES, ROLE_OF_TITLE, ROLES
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

_OFFICE_OF = {
    "presidency": "president", "governorship": "governor", "mayoralty": "mayor",
    "premiership": "premier", "chairmanship": "chairman", "chancellorship": "chancellor",
}  # fmt: skip
MOST_WORDS = 6
"""Of a description of a head of state."""
_SPELLS = word_set("time tenure term terms years days stint")

_HEADS = word_set("president leader minister premier chancellor king queen prince ambassador")
_OWN = word_set("america american american's")
_STEM = 4
"""Letters that a state and its adjective share: `Ukraine`, `Ukrainian`."""


def leads_elsewhere(
    layout: Layout, mention: FoundMention, one: Identity, mentions: Sequence[FoundMention]
) -> bool:
    """`mention` is the head of a foreign state, and no naming of `one` has that state's name.

    "Ukraine’s president" is not the president of the United States, whom "the president" means.
    """
    if mention.form != "description" or not one.keys:
        return False
    words = [token.lower for token in layout.tokens_in(mention.span)]
    if _HEADS.isdisjoint(words[:1] + words[-1:] + words[1:3]) or len(words) > MOST_WORDS:
        return False
    states = {word for word in words if word in (PLACES | DEMONYMS) - _OWN}
    if not states:
        return False
    theirs = {
        token.lower[:_STEM]
        for place in one.mentions
        if mentions[place].form != "pronoun"
        for token in _naming(layout, mentions[place])
    }
    return not any(word[:_STEM] in theirs for word in states)


def _naming(layout: Layout, mention: FoundMention) -> Sequence[Token]:
    """The words of a mention and the few before it: `Ukrainian President Ode Lund`."""
    where = layout.token_range(mention.span)
    return layout.tokens[max(0, where.start - 3) : where.stop]


def office_behind(layout: Layout, owner: Span) -> str:
    """The role whose office the words behind `his` name; empty if they name none."""
    at = layout.token_range(owner).stop
    words = [token.lower for token in layout.tokens[at : at + 4]]
    if words[:1] and words[0] in _OFFICE_OF:
        return _OFFICE_OF[words[0]]
    if len(words) < 3 or words[0] not in _SPELLS or words[1] != "as":
        return ""
    word = words[3] if words[2] in ("a", "the") and len(words) > 3 else words[2]
    role = ROLE_OF_TITLE.get(word, word)
    return role if role in ROLES else ""
