"""From what the network and the rules found to the statements of one article.

In order: the network's statements with clean edges; words that are somebody's own by layout; quotes
that nobody was given yet; hedges without a source; then, inside every content, the words of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sayso.extract.cues import ALSO_NOUNS, HEDGES, SAYING
from sayso.extract.edges import cleaned
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.letters import find_letters
from sayso.extract.mending import (
    completed,
    in_one_sentence,
    with_subject,
    with_whole_name,
    with_whole_phrases,
)
from sayso.extract.reports import MARKED, Reports
from sayso.extract.silences import breaks_off, heard_only, is_doubtful, says_nothing
from sayso.extract.speeches import with_quotes
from sayso.extract.turns import find_headlines, find_posts, find_turns, post_tails
from sayso.extract.words import WE, I
from sayso.records import Prediction, Span, Spans
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf

# Words inside words: chains of three and one to spare.
DEEPEST = 4


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
        if one is not None and not says_nothing(layout, one) and not _is_layout(one, shelf)
    ]
    kept = [one for one in kept if not is_doubtful(one)]
    letters = Shelf((piece, one) for one in laid_out if not one.cue for piece in one.content)
    kept = [one for one in kept if not _is_writers_own(layout, one, letters)]
    kept = [one for one in (_outside_turns(one, shelf) for one in kept) if one is not None]
    ruled = list(reports.within(Span(start=0, end=len(layout.text))))
    full = completed(kept, ruled, layout)
    names = Shelf((one.span, one) for one in mentions if one.form == "name")
    sourced = (with_subject(layout, in_one_sentence(layout, one), mentions) for one in full)
    phrases = Shelf((one.span, one) for one in mentions if one.form != "pronoun")
    whole = (with_whole_phrases(layout, with_whole_name(one, names), phrases) for one in sourced)
    found = [*laid_out, *(one for one in whole if not breaks_off(layout, one))]
    surer = _surer(layout, ruled, mentions, alone=not prediction.statements)
    found.extend(_new_only(surer, found, layout))
    found.extend(_around(layout, ruled, found))
    found.extend(_new_only(find_headlines(layout, mentions), found, layout))
    found = with_quotes(layout, found, mentions)
    found.extend(_hedges(ruled, found))
    found.extend(_inner(layout, reports, found))
    spoken = (heard_only(layout, one) for one in found)
    return tuple(sorted(_unique(one for one in spoken if one is not None), key=_order))


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


def _trails(one: FoundStatement) -> bool:
    """Who says it, and the cue, stand behind what is said."""
    return bool(one.source) and one.content[-1].end <= min(one.cue[0].start, one.source[0].start)


def _is_inverted(one: FoundStatement) -> bool:
    """What was said, the cue, who said it."""
    return _trails(one) and one.cue[0].start < one.source[0].start


def _comes_last(layout: Layout, one: FoundStatement) -> bool:
    """The speaker stands behind what he says; a verb that is also a noun only before him."""
    if not _trails(one):
        return False
    cue = layout.tokens_in(one.cue[0])[-1].lower
    return cue == "to" or (cue in SAYING and (cue not in ALSO_NOUNS or _is_inverted(one)))


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


def _new_only(
    proposed: Iterable[FoundStatement], found: Sequence[FoundStatement], layout: Layout
) -> list[FoundStatement]:
    """Proposals that touch nothing found already."""
    taken = Shelf((piece, None) for one in found for piece in (*one.content, *one.source, *one.cue))
    for tail in post_tails(layout):
        taken.put(tail, None)
    return [one for one in proposed if not any(taken.over(one.extent()))]


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
