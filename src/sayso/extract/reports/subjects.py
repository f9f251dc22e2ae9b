"""Who says it: the phrase before a verb of saying, or behind it."""

from __future__ import annotations

from sayso.extract.cues import ALSO_NOUNS, SAYING, THINKING
from sayso.extract.reports.view import CLOSE, OPEN, Clause, View
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    PEOPLE,
    PREPOSITIONS,
    REFLEXIVE,
    RELATIVE,
    SPEAKERS,
)
from sayso.records import Span
from sayso.text.vocabulary import word_set

SUBJECT_PRONOUNS = word_set("i he she it they we you who which")
_BREAKS = (CONJUNCTIONS - {"and", "than"}) | frozenset(",;:—–(") | OPEN | CLOSE | RELATIVE
_HEADS = SPEAKERS | DOCUMENTS | BODIES | PEOPLE
HELPERS = AUXILIARIES | ADVERBS
_GROUP_TAIL = word_set("familiar close briefed involved with to on by for of in at from the")
_OBJECTIVE = word_set("me him them us")
_REQUESTS = word_set("asked spoke requested declined insisted")
# Longest phrase that names a speaker, in words: "a senior administration official who ..." fits.
LONGEST = 14


def subject_before(view: View, first: int, clause: Clause) -> Span | None:
    """The noun phrase that ends just before the verb group."""
    last = first - 1
    if last >= clause.start and view.low(last) in REFLEXIVE:
        inner = _phrase_ending(view, last - 1, clause) if last > clause.start else None
        return Span(start=inner.start, end=view.tokens[last].end) if inner else None
    if last < clause.start:
        return None
    if view.low(last) == "and":
        return _shared_subject(view, last, clause)
    relative = _unnamed_on_request(view, last, clause)
    if relative is not None:
        return relative
    if view.low(last) in ("who", "which", "that"):
        last -= 2 if view.low(last - 1) == "," else 1
    elif view.low(last) == ",":
        return _apposed(view, last, clause)
    if last < clause.start:
        return None
    return _phrase_ending(view, last, clause)


def _shared_subject(view: View, last: int, clause: Clause) -> Span | None:
    """`The officers pleaded not guilty and denied ...`: who the clause begins with."""
    between = view.lows(clause.start, last)
    if set(between) & (RELATIVE | {",", ";", ":", "and", "but"}) or len(between) < 2:
        return None
    mention = view.starts.get(view.tokens[clause.start].start)
    if mention is not None and mention.form != "pronoun":
        return mention.span
    if between[0] in SUBJECT_PRONOUNS - {"who", "which", "it"}:
        return view.tokens[clause.start].span()
    speaks = between[0] in DETERMINERS and between[1] in _HEADS
    return (
        Span(start=view.tokens[clause.start].start, end=view.tokens[clause.start + 1].end)
        if speaks
        else None
    )


def _unnamed_on_request(view: View, last: int, clause: Clause) -> Span | None:
    """`a person who asked not to be named`, `an aide who spoke on condition of anonymity`."""
    for at in range(last - 2, max(clause.start, last - LONGEST), -1):
        if view.low(at) == "," or view.tokens[at].text in CLOSE:
            return None
        if view.low(at) == "who" and view.low(at + 1) in _REQUESTS:
            core = _phrase_ending(view, at - 1, clause)
            return Span(start=core.start, end=view.tokens[last].end) if core else None
    return None


def _apposed(view: View, comma: int, clause: Clause) -> Span | None:
    """`Joe Doe, a lawyer for the bank, said`: from the name to before the last comma."""
    for at in range(comma - 1, max(clause.start, comma - LONGEST) - 1, -1):
        if view.low(at) in ("said", "says", "that") or view.tokens[at].text in '"“”':
            return None
        if view.low(at) == "," and at > clause.start:
            core = _phrase_ending(view, at - 1, clause)
            if core is None:
                return None
            mention = view.ends.get(core.end)
            if mention is None or mention.form == "pronoun":
                return None
            return Span(start=core.start, end=view.tokens[comma - 1].end)
    return None


def phrase_behind_comma(view: View, first: int, clause: Clause) -> Span | None:
    """`..., records obtained by The Courier show`: all from the comma to the verb."""
    at = first - 1
    while at > clause.start and first - at < LONGEST and view.low(at) not in _BREAKS | {"."}:
        if view.low(at) in AUXILIARIES - {"'s"}:
            return None
        at -= 1
    words = view.lows(at + 1, first)
    plain = view.low(at) == "," and set(words) & (DOCUMENTS | SPEAKERS)
    return (
        Span(start=view.tokens[at + 1].start, end=view.tokens[first - 1].end)
        if plain and words[0] not in PREPOSITIONS | CONJUNCTIONS | ADVERBS
        else None
    )


def _phrase_ending(view: View, last: int, clause: Clause) -> Span | None:
    token = view.tokens[last]
    if token.lower in SUBJECT_PRONOUNS - {"who", "which"}:
        return None if _impersonal(view, last) else token.span()
    if token.lower in _OBJECTIVE and view.low(last - 1) not in PREPOSITIONS:
        return None  # `let me say`, `to help them understand`, but `some of them say`
    mention = view.ends.get(token.end)
    if mention is not None and mention.span.start >= view.tokens[clause.start].start:
        return _halved(view, _grown(view, mention.span, clause))
    if token.lower in _HEADS:
        return _chunk(view, last, clause)
    return _behind_preposition(view, last, clause) or _determined(view, last, clause)


def _halved(view: View, span: Span) -> Span:
    """`half` belongs to `a dozen lawmakers`."""
    first = view.layout.token_range(span).start
    halved = view.low(first - 1) == "half" and view.low(first) == "a"
    return Span(start=view.tokens[first - 1].start, end=span.end) if halved else span


def _determined(view: View, last: int, clause: Clause) -> Span | None:
    """`her brother`, `the airline`: an article or possessive and at most three words."""
    chunk = _chunk(view, last, clause)
    if chunk is None or not view.tokens[last].text[0].isalpha():
        return None
    words = [token.lower for token in view.layout.tokens_in(chunk)]
    plain = words[0] in DETERMINERS and 1 < len(words) <= 4 and not set(words) & PREPOSITIONS
    return chunk if plain else None


def _impersonal(view: View, last: int) -> bool:
    """`it shows`, `you know`, `I think`: no report of anybody's words."""
    low = view.low(last)
    at = last + 1
    while view.low(at) in HELPERS:
        at += 1
    verb = view.low(at)
    if low == "it":
        return verb in THINKING or verb.startswith(("signal", "suggest", "impl", "hint"))
    return low in ("i", "we", "you") and verb in THINKING


def _behind_preposition(view: View, last: int, clause: Clause) -> Span | None:
    """`people familiar with the matter`: the head stands before the preposition."""
    chunk = _chunk(view, last, clause)
    if chunk is None:
        return None
    heads = [token.lower for token in view.layout.tokens_in(chunk)]
    cut = next((at for at, word in enumerate(heads) if at and word in _GROUP_TAIL - {"the"}), None)
    return chunk if cut is not None and heads[cut - 1] in SPEAKERS | DOCUMENTS else None


def _grown(view: View, span: Span, clause: Clause) -> Span:
    """A mention at the end of a longer phrase: `people familiar with the talks`."""
    first = view.layout.token_range(span).start
    before = view.low(first - 1)
    if first - 1 <= clause.start or before not in _GROUP_TAIL or before == "by":
        return span
    chunk = _chunk(view, first - 1, clause)
    if chunk is None:
        return span
    head = view.layout.tokens_in(chunk)[0]
    opens = head.lower in PREPOSITIONS or (
        head.text[0].isdigit() and head.lower.isdigit() and len(head.text) == 4
    )
    return span if opens else Span(start=chunk.start, end=span.end)


def _chunk(view: View, last: int, clause: Clause) -> Span | None:
    """Words back to a comma, a conjunction, a quote or the start of the clause."""
    at = last
    while at >= clause.start and last - at < LONGEST and view.low(at) not in _BREAKS:
        if view.low(at) in AUXILIARIES | SAYING and view.low(at) not in ALSO_NOUNS:
            break
        at -= 1
    start = at + 1
    while start <= last and view.low(start) in ADVERBS | {"and"} - {"all", "both"}:
        start += 1
    if start > last or last - start + 1 >= LONGEST or view.low(start) in PREPOSITIONS:
        return None
    return Span(start=view.tokens[start].start, end=view.tokens[last].end)


def phrase_starting(view: View, at: int, clause: Clause) -> Span | None:
    """The noun phrase that begins at `at`, to the next mark or the words for when and where."""
    if at >= clause.stop or not view.tokens[at].text[0].isalnum():
        return None
    if view.low(at) in PREPOSITIONS | CONJUNCTIONS | ADVERBS | AUXILIARIES:
        return None
    stop = at
    while stop < clause.stop and stop - at < LONGEST:
        low = view.low(stop)
        if low == "." and stop < clause.stop - 1:
            stop += 1
            continue
        if low in (",", ".", ";", ":", "(", "—", "–", "”", "“", '"') or (
            stop > at
            and low in ("in", "on", "during", "after", "while", "when", "as", "last", "that", "and")
        ):
            break
        stop += 1
    return Span(start=view.tokens[at].start, end=view.tokens[stop - 1].end)
