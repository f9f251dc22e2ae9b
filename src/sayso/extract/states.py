"""Whether a name that a city and a state share means the state: "New York Gov. Ada Marsh"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from sayso.extract.found import FoundMention
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

SHARED = word_set("washington york")
"""Last words of names that a city and a state have."""
_HOUSES = {("senate",), ("house",), ("supreme", "court"), ("house", "of", "representatives")}
"""Bodies of the United States that each of its states has, too."""
_NAMES = {("new", "york"), ("washington",)}
REACH = 60
"""Code points before the name in which who holds office for the state is named: one phrase."""


def with_states(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """Names of the state as "New York state", so that they are not taken for the city.

    "the state Senate" is told, not named: it is another one than the Senate.
    """
    return [_with_state(layout, one) for one in seen]


def _with_state(layout: Layout, mention: FoundMention) -> FoundMention:
    if _is_shared(mention) and means_state(layout, mention.span):
        return msgspec.structs.replace(mention, name=(*mention.name, "state"))
    if mention.form == "name" and _is_of_a_state(layout, mention):
        return msgspec.structs.replace(mention, form="description", name=())
    return mention


def _is_of_a_state(layout: Layout, mention: FoundMention) -> bool:
    """`the state Senate`, `the state's Supreme Court`."""
    if tuple(word.lower() for word in mention.name) not in _HOUSES:
        return False
    first = layout.token_range(mention.span).stop - len(mention.name)
    words = [token.lower for token in layout.tokens[max(0, first - 2) : first]]
    return words[-1:] == ["state"] or words == ["state", "'s"]


def _is_shared(mention: FoundMention) -> bool:
    words = tuple(word.lower() for word in mention.name)
    return mention.form == "name" and words in _NAMES and mention.type != "person"


def means_state(layout: Layout, span: Span) -> bool:
    """The words around the shared name at `span` tell of a state: its offices, or its voters.

    Lawmakers and parties "in Washington" are no state's.
    """
    text = layout.text
    before = text[max(0, span.start - REACH) : span.start]
    if _office_after().match(text, span.end) or _office_before().search(before):
        return True
    if _town().search(before) and not text.startswith((" and", ", "), span.end):
        return True
    if text.endswith("ashington", 0, span.end):
        return False
    return bool(_people_after().match(text, span.end) or _people_before().search(before))


@cache
def _office_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s)?(?: former| Democratic| Republican)? "
        r"(?:state(?! of)\b|State (?:Senat|Assembl|Rep)|Gov\b|governor|Governor|Sens?\b|Senator|"
        r"Reps?\b|Congress(?:wo)?m[ae]n|Attorney General|attorney general)"
    )


@cache
def _office_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Uu]pstate|[Ss]tate of|\b[DR]-|\bgovernor of|\bsenators? (?:of|from)|"
        r"\b(?:Gov|Sens?|Reps?|Governor|Senator|Representative)\b[^,;()\n]{3,40} (?:of|from)) ?$"
    )


@cache
def _town() -> re.Pattern[str]:
    """`in Mount Lund, ` before the state; in a list of cities `and` or a comma follows."""
    return re.compile(r"\b(?:in|at|near|from|of) (?:[A-Z]\w{1,20} ){0,2}[A-Z]\w{1,20}, $")


@cache
def _people_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s)? (?:lawmaker|legislat|Legislat|senator|congress|primary|primaries|voters|"
        r"delegat|Democrat|Republican|GOP|Assembl)"
    )


@cache
def _people_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:congress(?:wo)?m[ae]n|representatives?|lawmakers?|Democrats?|Republicans?|primary|"
        r"primaries|delegates|voters|legislature) (?:of|from|in) $"
    )
