"""The words of a mention that others may mean by more or fewer words: `he` of "he'd", "Gov. Ada
Lind" of "Gov. Ada Lind of Ohio"."""

from __future__ import annotations

import re

from sayso.extract.words import HE, IT, SHE, THEY, WE, YOU, I
from sayso.records import EntityType, MentionForm, Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token

_SHORTENED = re.compile(r"(\w+)'(?:m|d|ll|ve|re)")
_SHORT = HE | SHE | IT | THEY | WE | YOU | I | {"who"}


def pronoun_in(token: Token) -> Span:
    """`I` of "I'm", `they` of "they'd": the pronoun without the verb that is written with it; else
    the whole token."""
    found = _SHORTENED.fullmatch(token.lower)
    if found is None or found[1] not in _SHORT:
        return token.span()
    return Span(start=token.start, end=token.start + len(found[1]))


def ways_of(layout: Layout, span: Span, form: MentionForm, type_: EntityType) -> tuple[Span, ...]:
    """The spans by which a mention of these words is meant: its own, the whole token of a shortened
    verb, and that of a person without what he is of."""
    found = [span, layout.snap(span) or span]
    if form == "name" and type_ == "person":
        named, of, _ = span.cut(layout.text).partition(" of ")
        if of and named:
            found.append(Span(start=span.start, end=span.start + len(named)))
    return tuple(dict.fromkeys(found))
