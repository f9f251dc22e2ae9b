"""The others of a list: `fined both Acme Bank and Borealis`, `the union and the bishops`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.extract.words import AUXILIARIES, DEMONYMS, DETERMINERS, PREPOSITIONS, PRONOUNS
from sayso.records import Mention, Span, Spans
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_AND = re.compile(r",? (?:and|as well as) |(?<=[.\w]) & ")
_ADJECTIVES = DEMONYMS | word_set("federal state local democratic republican")
_COMMA = re.compile(r", ")
_MARKS = frozenset([".", ",", ";", ":", "!", "?", "(", "—", "–", "”", '"'])
# Of a list more is not looked for.
MOST = 8


def with_listed(layout: Layout, span: Span, near: Sequence[Mention]) -> Spans:
    """`span` with those that it stands in one list with, by place; `span` alone if in none.

    A list has its `and`, and goes on after it with a mark or a preposition: `fined Acme and
    Borealis for`, but not `fined Acme and Borealis fell`.
    """
    named = [one for one in near if _can_be_listed(one, layout)]
    first, last = _first(layout, span, named), _last(layout, span, named)
    listed = [*reversed(first), span, *last]
    return tuple(listed) if _is_list(layout, listed) and _ends(layout, listed[-1]) else (span,)


def members_of(layout: Layout, span: Span, near: Sequence[Mention]) -> Spans:
    """The parts of a phrase that is one list, `the union and the bishops`; none if it is none."""
    named = [one for one in near if _can_be_listed(one, layout) and one.spans[0] != span]
    begun = [one.spans[0] for one in named if one.spans[0].start == span.start]
    for first in sorted(begun, key=lambda one: one.end):
        listed = (first, *_last(layout, first, named))
        parts = {one.spans[0]: one for one in named if one.spans[0] in listed}
        whole = listed[-1].end == span.end and _is_list(layout, listed)
        if whole and all(_stands_alone(layout, one) for one in parts.values()):
            return listed
    return ()


def _is_list(layout: Layout, listed: Sequence[Span]) -> bool:
    """Several, the last behind an `and`."""
    return len(listed) > 1 and bool(_AND.fullmatch(layout.text, listed[-2].end, listed[-1].start))


def _stands_alone(layout: Layout, one: Mention) -> bool:
    """A name, `the union` or `bishops`; `contender` of `contender and former surgeon Ode` is he."""
    words = [token.lower for token in layout.tokens_in(one.spans[0])]
    led = words[0] in DETERMINERS or words[-1].endswith("s")
    return led if one.form == "description" else words[-1] not in _ADJECTIVES


def _can_be_listed(one: Mention, layout: Layout) -> bool:
    return one.form != "pronoun" and not any(
        token.lower in PRONOUNS for token in layout.tokens_in(one.spans[0])[1:]
    )


def _last(layout: Layout, span: Span, near: Sequence[Mention]) -> list[Span]:
    """The list's next ones, to the one behind its `and`."""
    found: list[Span] = []
    while len(found) < MOST:
        end = found[-1].end if found else span.end
        one = next(_after(layout, end, near), None)
        if one is None:
            return found
        found.append(one)
        if _AND.fullmatch(layout.text[end : one.start]):
            return found
    return found


def _after(layout: Layout, end: int, near: Sequence[Mention]) -> Iterator[Span]:
    for pattern in (_AND, _COMMA):
        gap = pattern.match(layout.text, end)
        if gap is not None:
            begun = [one.spans[0] for one in near if one.spans[0].start == gap.end()]
            if begun:
                yield max(begun, key=lambda one: one.end)


def _first(layout: Layout, span: Span, near: Sequence[Mention]) -> list[Span]:
    """The list's earlier ones, the nearest first."""
    found: list[Span] = []
    while len(found) < MOST:
        start = found[-1].start if found else span.start
        patterns = (_COMMA,) if found else (_AND, _COMMA)
        ended = [
            one.spans[0]
            for one in near
            if one.spans[0].end < start
            and any(p.fullmatch(layout.text, one.spans[0].end, start) for p in patterns)
        ]
        if not ended:
            return found
        found.append(min(ended, key=lambda one: one.start))
    return found


def _ends(layout: Layout, span: Span) -> bool:
    """No verb follows whose subject the last one would be."""
    at = layout.token_range(span).stop
    if at >= len(layout.tokens):
        return True
    token = layout.tokens[at]
    return token.text in _MARKS or token.lower in PREPOSITIONS - AUXILIARIES
