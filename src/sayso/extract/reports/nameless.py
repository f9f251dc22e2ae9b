"""Reports without a verb of somebody's: `according to`, `her claim that`, `reportedly`."""

from __future__ import annotations

from sayso.extract.cues import HEDGING_PARTICIPLES
from sayso.extract.found import FoundStatement
from sayso.extract.reports.contents import BARE, MARKED, content_end, report_of
from sayso.extract.reports.subjects import HELPERS
from sayso.extract.reports.view import Clause, View
from sayso.extract.words import BEING, PREPOSITIONS
from sayso.records import Span

# Set by judgement: PolNeAR marks five of those found, and all 25 passages of our own are right.
HEDGED = 0.6


def according_report(view: View, place: int, clause: Clause) -> FoundStatement | None:
    """`according to X, ...` and `..., according to X`."""
    stop = place + 2
    while stop < clause.stop and view.tokens[stop].text not in ",.;—–":
        stop += 1
    if stop == place + 2:
        return None
    source = Span(start=view.tokens[place + 2].start, end=view.tokens[stop - 1].end)
    if place == clause.start:
        start, end = (
            stop + 1,
            content_end(view, stop + 1, clause) if stop + 1 < clause.stop else 0,
        )
    else:
        start, end = clause.start, place
        while end > start and view.tokens[end - 1].text in ",;—–":
            end -= 1
    if end - start < 2:
        return None
    return report_of(view, source, place, place + 1, start, end, MARKED)


def noun_report(view: View, place: int, clause: Clause) -> FoundStatement | None:
    """`Trump's claim that ...`, `their warning that ...`."""
    before = view.low(place - 1)
    owner: Span | None = None
    if before == "'s" and place - 2 >= clause.start:
        mention = view.ends.get(view.tokens[place - 2].end)
        owner = mention.span if mention else view.tokens[place - 2].span()
    elif before in ("his", "her", "its", "their") and place - 1 >= clause.start:
        owner = view.tokens[place - 1].span()
    if owner is None:
        return None
    stop = content_end(view, place + 2, clause)
    return report_of(view, owner, place, place, place + 1, stop, BARE)


def hedge_report(view: View, place: int, clause: Clause) -> FoundStatement | None:
    """`reportedly`, `is said to`: somebody's word, nobody named; the content is the clause."""
    first = place
    if view.low(place) in HEDGING_PARTICIPLES:
        while first > clause.start and view.low(first - 1) in HELPERS:
            first -= 1
        if not BEING & set(view.lows(first, place)):
            return None
    start, stop = _around(view, first, place, clause)
    before = (
        Span(start=view.tokens[start].start, end=view.tokens[first - 1].end)
        if first > start
        else None
    )
    after = (
        Span(start=view.tokens[place + 1].start, end=view.tokens[stop - 1].end)
        if stop > place + 1
        else None
    )
    if after is None:
        return None
    return FoundStatement(
        source=(),
        cue=(Span(start=view.tokens[first].start, end=view.tokens[place].end),),
        content=(before, after) if before else (after,),
        probability=HEDGED,
    )


def _around(view: View, first: int, place: int, clause: Clause) -> tuple[int, int]:
    """The clause around the hedge, cut at conjunctions and commas before, a stop after.

    Of `sued for allegedly hiding the news` only what is alleged.
    """
    if view.low(first - 1) in PREPOSITIONS and view.low(place + 1).endswith("ing"):
        return first, content_end(view, place + 1, clause)
    start = first
    while start > clause.start and view.tokens[start - 1].text not in ',;:—–“"(':
        if view.low(start - 1) in ("that", "while", "when", "because", "but"):
            break
        start -= 1
    return start, content_end(view, place + 1, clause)


def is_hedged_passive(low: str, follows: str, group: tuple[str, ...]) -> bool:
    """`is said to`: nobody says it in particular."""
    return (
        low in HEDGING_PARTICIPLES
        and follows == "to"
        and bool({"is", "are", "was", "were", "been", "being"} & set(group))
    )
