"""From what the network and the rules found to the statements of one article.

In order: the network's statements with clean edges; words that are somebody's own by layout; quotes
that nobody was given yet; hedges without a source; then, inside every content, the words of others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sayso.extract.cues import ALSO_NOUNS, CLAIM_NOUNS, HEDGES, NAMING, SAYING, UNSAID, forms_of
from sayso.extract.edges import CLOSING, OPENING, cleaned, is_stray
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.letters import find_letters
from sayso.extract.reports import MARKED, Reports
from sayso.extract.turns import find_headlines, find_posts, find_turns, post_tails
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BEING,
    DETERMINERS,
    NEGATIONS,
    PRONOUNS,
    WE,
    I,
)
from sayso.records import Prediction, Span, Spans
from sayso.text.layout import Layout
from sayso.text.quotes import Quote
from sayso.text.shelf import Shelf
from sayso.text.vocabulary import word_list, word_set

# How often a lone quote is a statement of its own of the speaker before, on 84 development and 140
# training articles of PolNeAR, without a network: 39% of 111.
FOLLOWING = 0.4
# What is left of the doubt about a quote that a second one continues, and of the surety of other
# words that a quote is joined to; the same articles: of 290 quotes 96% are right (82% else), of 24
# others 42% (73% else).
DOUBT_LEFT, JOINED = 0.22, 0.6
# After `she said, laughing.` the next quote is hers still; code points of what may stand between.
LONGEST_GAP = 60
# Code points between a cue and a source that does not stand beside it: 2, 15, 40 and 80 were tried.
FAR = 15
# Code points of a subject that a cue without a source is given.
LONGEST_SUBJECT = 120
# Words inside words: chains of three and one to spare.
DEEPEST = 4

_POINTING = PRONOUNS | DETERMINERS
_IMPERSONAL = BEING | word_set(
    """seem seems seemed appear appears appeared remain remains
    faces faced known expected accused criticized labeled"""
)
"""A cue with one of these says nothing of its subject's."""
_SEEMING = forms_of("seem") | forms_of("appear")
"""Behind a subject and with no source they say nothing of it: `The raid appears`."""
_DEEDS = frozenset().union(
    *map(forms_of, word_list("suspend reinstate donate arrest jail detain sue fine raid bomb kill"))
)
"""Five cues in the 924 articles of PolNeAR."""
_NOBODY = frozenset(["neither", "nobody", "none"])
SPEAKING_TYPES = frozenset(["person", "organization", "group", "other"])


def find_statements(
    layout: Layout, prediction: Prediction, mentions: Sequence[FoundMention]
) -> tuple[FoundStatement, ...]:
    """All statements of one text, outer ones before inner ones, by place."""
    reports = Reports(layout, mentions)
    laid_out = [*find_letters(layout), *find_turns(layout), *find_posts(layout)]
    shelf = Shelf((piece, one) for one in laid_out for piece in (*one.content, *one.source))
    own = [cleaned(layout, one) for one in prediction.statements]
    kept = [
        one
        for one in own
        if one is not None and not _says_nothing(layout, one) and not _is_layout(one, shelf)
    ]
    letters = Shelf((piece, one) for one in laid_out if not one.cue for piece in one.content)
    kept = [one for one in kept if not _is_writers_own(layout, one, letters)]
    kept = [one for one in (_outside_turns(one, shelf) for one in kept) if one is not None]
    ruled = list(reports.within(Span(start=0, end=len(layout.text))))
    completed = _completed(kept, ruled, layout)
    names = Shelf((one.span, one) for one in mentions if one.form == "name")
    sourced = (_with_subject(layout, one, mentions) for one in completed)
    found = [*laid_out, *(_with_whole_name(one, names) for one in sourced)]
    surer = _surer(layout, ruled, mentions, alone=not prediction.statements)
    found.extend(_new_only(surer, found, layout))
    found.extend(_around(layout, ruled, found))
    found.extend(_new_only(find_headlines(layout, mentions), found, layout))
    found = _with_quotes(layout, found, mentions)
    found.extend(_hedges(ruled, found))
    found.extend(_inner(layout, reports, found))
    return tuple(sorted(_unique(found), key=_order))


def _order(statement: FoundStatement) -> tuple[int, int, int]:
    extent = statement.extent()
    return (extent.start, -extent.end, statement.content[0].start)


def _unique(found: Iterable[FoundStatement]) -> list[FoundStatement]:
    """Of statements with the same cue and content, the surest."""
    best: dict[tuple[Spans, Spans], FoundStatement] = {}
    for one in found:
        key = (one.cue, one.content)
        if key not in best or one.probability > best[key].probability:
            best[key] = one
    return list(best.values())


# ------------------------------------------------------------ what the network saw


def _says_nothing(layout: Layout, one: FoundStatement) -> bool:
    """`did not say`, `neither company announced a price`, `named "Aurora"`; no source and a cue
    that only points (`it`)."""
    cue = [token.lower for span in one.cue for token in layout.tokens_in(span)]
    source = [token.lower for span in one.source for token in layout.tokens_in(span)]
    if not source:
        before = bool(cue) and one.content[-1].end <= one.cue[0].start
        if (cue and all(word in _POINTING for word in cue)) or (before and cue[0] in _SEEMING):
            return True
        named = bool(cue) and cue[-1] in NAMING and len(one.content) == 1
        return named and layout.text[one.content[0].start] in OPENING
    if _is_deed(cue) or _is_noun(layout, one):
        return True
    nobody = source[0] in _NOBODY or source[:2] == ["no", "one"]
    return (nobody and bool(UNSAID & set(cue))) or _denied_saying(layout, one)


def _is_deed(cue: Sequence[str]) -> bool:
    """`suspended the account`: an act, and no words."""
    verbs = [word for word in cue if word not in AUXILIARIES | ADVERBS]
    return len(verbs) == 1 and verbs[0] in _DEEDS


def _is_noun(layout: Layout, one: FoundStatement) -> bool:
    """`these claims by Hale could cost him votes`: what the claims could do, not what they say."""
    if len(one.cue) != 1 or one.cue[0].end > one.content[0].start:
        return False
    where = layout.token_range(one.cue[0])
    noun = len(where) == 1 and layout.tokens[where.start].lower in CLAIM_NOUNS
    led = where.start > 0 and layout.tokens[where.start - 1].lower in DETERMINERS
    first = layout.tokens_in(one.content[0])[0].lower
    return noun and led and first in AUXILIARIES


def _denied_saying(layout: Layout, one: FoundStatement) -> bool:
    """`did not say`, `has not yet commented`: no statement of the one who did not speak."""
    words = [token.lower for span in one.cue for token in layout.tokens_in(span)]
    saying = next((at for at, word in enumerate(words) if word in UNSAID), None)
    if saying is None:
        return False
    before = saying - 1
    while before >= 0 and words[before] in ADVERBS - NEGATIONS:
        before -= 1
    return before >= 0 and (words[before] in NEGATIONS or words[before].endswith("n't"))


def _is_layout(one: FoundStatement, laid_out: Shelf[FoundStatement]) -> bool:
    """The network saw a turn or a post, which the layout gives more exactly."""
    for piece in (*one.content, *one.source):
        for _, turn in laid_out.over(piece):
            same_source = any(part.overlaps(mine) for part in turn.source for mine in one.source)
            if same_source or shared_share(one.content, turn.content) >= 0.5:
                return True
    return False


def _is_writers_own(layout: Layout, one: FoundStatement, letters: Shelf[FoundStatement]) -> bool:
    """`I hope you will come` in a letter: the letter says it already."""
    if not one.cue or not any(letters.holding(one.cue[0])):
        return False
    source = {token.lower for span in one.source for token in layout.tokens_in(span)}
    cue = {token.lower for span in one.cue for token in layout.tokens_in(span)}
    return source <= I | WE and not cue & SAYING


def _comes_last(layout: Layout, one: FoundStatement) -> bool:
    """The speaker stands behind what he says; a verb that is also a noun only before him."""
    if not one.source or one.content[-1].end > min(one.cue[0].start, one.source[0].start):
        return False
    cue = layout.tokens_in(one.cue[0])[-1].lower
    return cue == "to" or (
        cue in SAYING and (cue not in ALSO_NOUNS or one.cue[0].start < one.source[0].start)
    )


def _around(
    layout: Layout, ruled: Sequence[FoundStatement], found: Sequence[FoundStatement]
) -> Iterator[FoundStatement]:
    """`The prosecutor claims that ..., writes the Post`: who tells all that another one says."""
    known = Shelf((piece, one) for one in found for piece in (*one.source, *one.cue, *one.content))
    for one in ruled:
        if not _comes_last(layout, one) or any(known.over(one.cue[0])):
            continue
        inside = [other for piece in one.content for _, other in known.over(piece)]
        if inside and all(
            any(piece.contains(other.extent()) for piece in one.content) for other in inside
        ):
            yield one


def _outside_turns(one: FoundStatement, laid_out: Shelf[FoundStatement]) -> FoundStatement | None:
    """Without the pieces that are somebody else's turn; None if nothing is left."""
    if not one.cue:
        return one
    pieces = tuple(
        piece
        for piece in one.content
        if all(
            any(own.contains(one.cue[0]) for own in turn.content)
            for _, turn in laid_out.over(piece)
        )
    )
    return msgspec.structs.replace(one, content=pieces) if pieces else None


def shared_share(left: Spans, right: Spans) -> float:
    """Code points that both cover, as a share of those that either covers."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    either = sum(a.end - a.start for a in left) + sum(b.end - b.start for b in right) - both
    return both / either if either else 0.0


def covered_share(inner: Span, outer: Spans) -> float:
    """How much of `inner` lies in `outer`."""
    both = sum(max(0, min(inner.end, b.end) - max(inner.start, b.start)) for b in outer)
    return both / (inner.end - inner.start)


# ------------------------------------------------------------------------- quotes


def _with_quotes(
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


# ------------------------------------------------------------------ hedges and inner


def _new_only(
    proposed: Iterable[FoundStatement], found: Sequence[FoundStatement], layout: Layout
) -> list[FoundStatement]:
    """Proposals that touch nothing found already."""
    taken = Shelf((piece, None) for one in found for piece in (*one.content, *one.source, *one.cue))
    for tail in post_tails(layout):
        taken.put(tail, None)
    return [one for one in proposed if not any(taken.over(one.extent()))]


def _completed(
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


def _with_subject(
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
        return one
    return msgspec.structs.replace(one, source=(subject,))


def _with_whole_name(one: FoundStatement, names: Shelf[FoundMention]) -> FoundStatement:
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


def _surer(
    layout: Layout,
    ruled: Iterable[FoundStatement],
    mentions: Sequence[FoundMention],
    *,
    alone: bool,
) -> list[FoundStatement]:
    """Beside the network only what is marked by a quote, `that`, `according to` or a name behind.

    `The firm confirms it, writes Die Zeit`: of what else is so ordered nothing is a statement in
    184 articles of PolNeAR (`adding levity`, `declared bankruptcy`), and nothing has such a name.
    """
    bodies = {one.span: one for one in mentions if one.type in ("person", "organization")}
    return [
        one
        for one in ruled
        if alone
        or one.probability >= MARKED
        or (_is_inverted(one) and _is_named(layout, one.source[0], bodies))
    ]


def _is_inverted(one: FoundStatement) -> bool:
    """What was said, the cue, who said it."""
    return bool(one.source) and one.content[-1].end <= one.cue[0].start < one.source[0].start


def _is_named(layout: Layout, source: Span, bodies: Mapping[Span, FoundMention]) -> bool:
    """The whole source is the name of a person or body: it ends with a capitalised word."""
    return source in bodies and layout.tokens_in(source)[-1].is_title


def _hedges(
    ruled: Iterable[FoundStatement], found: Sequence[FoundStatement]
) -> Iterator[FoundStatement]:
    """`reportedly`, `is said to` outside every statement."""
    taken = Shelf((piece, None) for other in found for piece in (*other.content, *other.cue))
    for one in ruled:
        if not one.source and not any(taken.over(one.extent())):
            yield one


def _inner(
    layout: Layout, reports: Reports, found: Sequence[FoundStatement]
) -> list[FoundStatement]:
    """Statements inside the contents of others, to `DEEPEST`."""
    inner: list[FoundStatement] = []
    known = Shelf((piece, one) for one in found for piece in (*one.content, *one.cue))
    level = list(found)
    for _ in range(DEEPEST):
        deeper = [
            one
            for outer in level
            for piece in outer.content
            for one in reports.within(piece)
            if not _is_own_hedge(layout, one) and _new_inside(one, outer, known)
        ]
        inner.extend(deeper)
        for one in deeper:
            for piece in (*one.content, *one.cue):
                known.put(piece, one)
        level = deeper
    return inner


def _is_own_hedge(layout: Layout, one: FoundStatement) -> bool:
    """`allegedly` in somebody's words is his own; `reportedly` are others' words."""
    cue = layout.tokens_in(one.cue[0])[0].lower if one.cue and not one.source else ""
    return cue in HEDGES - {"reportedly"}


def _new_inside(one: FoundStatement, outer: FoundStatement, known: Shelf[FoundStatement]) -> bool:
    """It is no second reading of a statement that is known already."""
    if shared_share(one.content, outer.content) > 0.97:
        return False
    for piece in (*one.cue, *one.content):
        for _, other in known.over(piece):
            same_cue = any(a.overlaps(b) for a in one.cue for b in other.cue)
            if same_cue or (other is not outer and shared_share(one.content, other.content) > 0.8):
                return False
    return True
