"""Quotes that no statement holds are given to the speaker of the words before them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.extract.edges import CLOSING
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.mending import SPEAKING_TYPES
from sayso.records import Span, Spans
from sayso.text.layout import Layout
from sayso.text.quotes import Quote
from sayso.text.shelf import Shelf

# How often a lone quote is a statement of its own of the speaker before, on 84 development and 140
# training articles of PolNeAR, without a network: 39% of 111.
FOLLOWING = 0.4
# What is left of the doubt about a quote that a second one continues, and of the surety of other
# words that a quote is joined to; the same articles: of 290 quotes 96% are right (82% else), of 24
# others 42% (73% else).
DOUBT_LEFT, JOINED = 0.22, 0.6
# After `she said, laughing.` the next quote is hers still; code points of what may stand between.
LONGEST_GAP = 60


def covered_share(inner: Span, outer: Spans) -> float:
    """How much of `inner` lies in `outer`."""
    both = sum(max(0, min(inner.end, b.end) - max(inner.start, b.start)) for b in outer)
    return both / (inner.end - inner.start)


def with_quotes(
    layout: Layout, found: list[FoundStatement], mentions: Sequence[FoundMention]
) -> list[FoundStatement]:
    """Quotes that no statement holds are given to the speaker of the words before them."""
    result = list(found)
    singles = all(quote.single for quote in layout.quotes)
    told = Shelf((piece, None) for one in found for piece in one.content)
    ends = Shelf((_last_word(one), at) for at, one in enumerate(found) if one.source)
    for quote in layout.quotes:
        if quote.depth or (quote.single and not singles) or not _is_speech(layout, quote):
            continue
        if covered_share(quote.span, tuple(span for span, _ in told.over(quote.span))) > 0.3:
            continue
        place = _speaker_before(layout, quote, result, ends)
        if place is None:
            speaker = _subject_before(layout, quote, mentions)
            if speaker is not None:
                result.append(_lone(speaker, quote))
                ends.put(_last_word(result[-1]), len(result) - 1)
            continue
        at, joins = place
        before = result[at]
        if joins:
            result[at] = FoundStatement(
                source=before.source,
                cue=before.cue,
                content=(*before.content, quote.span),
                probability=_continued(layout, before),
                direct=before.direct,
            )
            ends.put(_last_word(result[at]), at)
        else:
            result.append(_lone(before.source[0], quote))
            ends.put(_last_word(result[-1]), len(result) - 1)
    return result


def _continued(layout: Layout, before: FoundStatement) -> float:
    """How sure a statement is after a quote was joined to it."""
    quoted = layout.text[before.content[-1].end - 1] in CLOSING
    sure = before.probability
    return round(1 - (1 - sure) * DOUBT_LEFT if quoted else sure * JOINED, 4)


def _lone(speaker: Span, quote: Quote) -> FoundStatement:
    return FoundStatement(source=(speaker,), cue=(), content=(quote.span,), probability=FOLLOWING)


def _last_word(one: FoundStatement) -> Span:
    end = one.extent().end
    return Span(start=end - 1, end=end)


def _is_speech(layout: Layout, quote: Quote) -> bool:
    """Whole sentences, not scare quotes, titles of works or single terms.

    It stands where a sentence begins, opens with a capital and ends with a mark of its own.
    """
    words = [token for token in layout.tokens_in(quote.inner) if token.text[0].isalnum()]
    if not words:
        return False
    inner = quote.inner.cut(layout.text).rstrip()
    opens_well = words[0].is_title or quote.continues
    ends_well = inner[-1:] in ".,!?…—" or not quote.closed
    before = layout.text[: quote.span.start].rstrip()[-1:]
    starts_sentence = before in ("", ".", "!", "?", ":", "”", '"', "\n", "»") or (
        layout.sentence_at(quote.span.start).start == quote.span.start
    )
    return len(words) >= 2 and opens_well and ends_well and starts_sentence


def _speaker_before(
    layout: Layout, quote: Quote, found: Sequence[FoundStatement], ends: Shelf[int]
) -> tuple[int, bool] | None:
    """The statement whose speaker goes on here, and whether this is the same statement.

    It is if nothing stands between: of PolNeAR's training quotes without a cue of their own that
    follow a statement so closely, all but one in fifty belong to it.
    """
    here = layout.paragraph_index(quote.span.start)
    start = layout.paragraphs[max(0, here - 1)].start
    if start == quote.span.start:
        return None
    best: tuple[int, int] | None = None
    for _, at in ends.over(Span(start=start, end=quote.span.start)):
        end = found[at].extent().end
        if end <= quote.span.start:
            best = max(best or (0, -1), (end, at))
    if best is None:
        return None
    end, at = best
    same_paragraph = layout.paragraph_index(end - 1) == here
    gap = layout.text[end : quote.span.start].strip(" \n.,;:")
    next_sentence = layout.sentence_index(quote.span.start) - layout.sentence_index(end - 1) == 1
    touching = not gap or (next_sentence and len(gap) <= LONGEST_GAP)
    if quote.continues:
        return at, True
    if touching and (same_paragraph or not gap):
        return at, True
    near = layout.sentence_index(quote.span.start) - layout.sentence_index(end - 1) <= 1
    return (at, False) if near else None


def _subject_before(layout: Layout, quote: Quote, mentions: Sequence[FoundMention]) -> Span | None:
    """`Garrido was blunt. "..."`: the person or body that the sentence before begins with."""
    here = layout.sentence_index(quote.span.start)
    if here == 0 or layout.sentences[here].start != quote.span.start:
        return None
    before = layout.sentences[here - 1]
    if layout.text[before.end - 1] not in ".:!":
        return None
    place = bisect_left(mentions, before.start, key=lambda mention: mention.span.start)
    if place == len(mentions) or layout.text[before.start] in "“\"„«‘'":
        return None
    mention = mentions[place]
    opens = mention.span.start - before.start <= 4 and before.contains(mention.span)
    return mention.span if opens and mention.type in SPEAKING_TYPES else None
