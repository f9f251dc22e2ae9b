"""The network's statements, mended by the rules and the mentions: source and content in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from sayso.extract.edges import CLOSING, OPENING, is_stray
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.words import ADVERBS, BEING, DETERMINERS
from sayso.records import Span, Spans
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf
from sayso.text.vocabulary import word_set

_IMPERSONAL = BEING | word_set(
    """seem seems seemed appear appears appeared remain remains
    faces faced known expected accused criticized labeled"""
)
"""A cue with one of these says nothing of its subject's."""
# Code points between a cue and a source that does not stand beside it: 2, 15, 40 and 80 were tried.
FAR = 15
# Code points of a subject that a cue without a source is given.
LONGEST_SUBJECT = 120
# Words of a phrase that a content which breaks off within it takes in whole.
LONGEST_PHRASE = 8
_CLOSED = re.compile(f"[,.]?[{CLOSING}]")
SPEAKING_TYPES = frozenset(["person", "organization", "group", "other"])


def completed(
    kept: Sequence[FoundStatement], ruled: Sequence[FoundStatement], layout: Layout
) -> list[FoundStatement]:
    """The network's statements, mended where a rule reads the same cue in full.

    A source that the network left out, or of which it got the first word, is the rule's; so is
    the content of which the network got a word or two, or a part of what stands after a leading
    `According to` or around `is said to`.
    """
    by_cue = Shelf((one.cue[0], one) for one in ruled)
    return [_mended(one, by_cue, layout) for one in kept]


def _mended(one: FoundStatement, by_cue: Shelf[FoundStatement], layout: Layout) -> FoundStatement:
    rules = [other for cue in one.cue for _, other in by_cue.over(cue)]
    rule = next((other for other in rules if other.source or not one.source), None)
    if rule is None:
        return one
    held = all(
        is_stray(layout, piece) or any(whole.contains(piece) for whole in rule.content)
        for piece in one.content
    )
    words = sum(len(layout.token_range(piece)) for piece in one.content)
    leads = rule.cue[0].cut(layout.text) == "According to" or not rule.source
    return msgspec.structs.replace(
        one,
        source=rule.source if _is_cut_short(layout, one.source, rule.source) else one.source,
        content=rule.content if held and (words <= 2 or leads) else one.content,
    )


def _is_cut_short(layout: Layout, source: Spans, whole: Spans) -> bool:
    """Nothing, or only the first word of `a person close to the talks`."""
    if not source or not whole:
        return not source
    words = layout.tokens_in(source[0])
    first = len(source) == len(words) == 1 and words[0].lower in DETERMINERS | {"a", "an"}
    return first and whole[0].start == source[0].start and whole[0].end > source[0].end


def with_subject(
    layout: Layout, one: FoundStatement, mentions: Sequence[FoundMention]
) -> FoundStatement:
    """`My father would have loved ...`: who stands right before an active cue is its source.

    Also if the network's source is further away: on PolNeAR 15 more sources are right in the
    development articles, 21 more in 100 training articles.
    """
    if not one.cue or _beside(one):
        return one
    words = [token.lower for token in layout.tokens_in(one.cue[0])]
    if not words or _IMPERSONAL & set(words):
        return one
    subject = _ending_at(layout, one.cue[0].start, mentions)
    taken = (*one.source, *one.content)
    if subject is None or any(piece.overlaps(subject) for piece in taken):
        return _with_subject_cut(one, subject) if subject and not one.source else one
    return msgspec.structs.replace(one, source=(subject,))


def _with_subject_cut(one: FoundStatement, subject: Span) -> FoundStatement:
    """`the market that | its ministry | says`: the subject of a cue without a source is no part of
    what stands before it."""
    held = next((piece for piece in one.content if piece.contains(subject)), None)
    if held is None or held.end != subject.end or held.start >= subject.start - 1:
        return one
    cut = Span(start=held.start, end=subject.start - 1)
    content = tuple(cut if piece == held else piece for piece in one.content)
    return msgspec.structs.replace(one, source=(subject,), content=content)


def with_whole_name(one: FoundStatement, names: Shelf[FoundMention]) -> FoundStatement:
    """`Wall Street` of `Wall Street Journal`: a source that ends within a name has it whole.

    On PolNeAR 0.28 more of the source's pieces (F1) in the development articles, 0.21 in 100
    training articles.
    """
    if len(one.source) != 1:
        return one
    source = one.source[0]
    ends = [
        name.end
        for name, _ in names.over(Span(start=source.end - 1, end=source.end))
        if not any(name.overlaps(piece) for piece in (*one.cue, *one.content))
    ]
    whole = Span(start=source.start, end=max([source.end, *ends]))
    return msgspec.structs.replace(one, source=(whole,))


def with_whole_phrases(
    layout: Layout, one: FoundStatement, mentions: Shelf[FoundMention]
) -> FoundStatement:
    """`embraced the | Eastern establishment`: what is said ends with a whole phrase."""
    parts = (*one.source, *one.cue)
    whole = tuple(_to_phrase_end(layout, piece, parts, mentions) for piece in one.content)
    return one if whole == one.content else msgspec.structs.replace(one, content=whole)


def _to_phrase_end(
    layout: Layout, piece: Span, parts: Spans, mentions: Shelf[FoundMention]
) -> Span:
    last = Span(start=piece.end - 1, end=piece.end)
    ends = [
        phrase.end
        for phrase, mention in mentions.holding(last)
        if piece.start <= phrase.start
        and piece.end < mention.head.end
        and len(layout.token_range(phrase)) <= LONGEST_PHRASE
        and not any(part.overlaps(phrase) for part in parts)
    ]
    end = max(ends, default=piece.end)
    opened = end > piece.end and any(mark in layout.text[piece.start : end] for mark in OPENING)
    closed = _CLOSED.match(layout.text, end) if opened else None
    return Span(start=piece.start, end=closed.end() if closed else end)


def _beside(one: FoundStatement) -> bool:
    """The source stands beside the cue, before or after it."""
    return any(
        max(span.start - cue.end, cue.start - span.end) < FAR
        for span in one.source
        for cue in one.cue
    )


def _ending_at(layout: Layout, start: int, mentions: Sequence[FoundMention]) -> Span | None:
    """The longest mention of who can speak that ends before `start`, adverbs aside; or `who`."""
    at = layout.token_range(Span(start=start, end=start + 1)).start - 1
    while at >= 0 and layout.tokens[at].lower in ADVERBS:
        at -= 1
    if at < 0:
        return None
    last = layout.tokens[at]
    if last.lower == "who":
        return last.span()
    first, stop = (
        bisect_left(mentions, bound, key=lambda mention: mention.span.start)
        for bound in (last.end - LONGEST_SUBJECT, last.end)
    )
    near = (one for one in mentions[first:stop] if one.type in SPEAKING_TYPES)
    return next((one.span for one in near if one.span.end == last.end), None)


def in_one_sentence(layout: Layout, one: FoundStatement) -> FoundStatement:
    """The source without the sentence before: `The vote divided them. Senator Hale` is Hale."""
    source = tuple(_last_sentence(layout, span) for span in one.source)
    return msgspec.structs.replace(one, source=source) if source != one.source else one


def _last_sentence(layout: Layout, span: Span) -> Span:
    sentence = layout.sentence_at(span.end - 1)
    return span if sentence.start <= span.start else Span(start=sentence.start, end=span.end)
