"""Offices that a text speaks of as somebody's: `his presidency`, `her time as mayor`."""

from __future__ import annotations

from sayso.extract.words import ROLE_OF_TITLE, ROLES
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_OFFICE_OF = {
    "presidency": "president", "governorship": "governor", "mayoralty": "mayor",
    "premiership": "premier", "chairmanship": "chairman", "chancellorship": "chancellor",
}  # fmt: skip
_SPELLS = word_set("time tenure term terms years days stint")


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
