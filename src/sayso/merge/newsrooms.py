"""Which newsroom a telling counts for: its article's own, or the one that it has the report from.

A copy counts for its origin; "the Beacon, citing the Ledger" is the Ledger's, over any number of
hops. Each decision is a `Step` with its reason and the words that show it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from sayso.merge.press import bare, same_newsroom
from sayso.merge.tellings import Telling
from sayso.records import Lineage, Record, Spans


class Attribution(Record, frozen=True, kw_only=True):
    """One source on the way from a telling to its article's own voice."""

    statement: str
    entity: str | None = None
    """Who speaks; the organisation spoken for where a spokesperson does (see `voices`)."""
    name: str = ""
    called: str = ""
    """Its short name in its article (`parties.short_name`), of a body that this only describes the
    description; "" of others whom it only describes."""
    newsroom: str | None = None
    """The source is a newsroom ("the Journal reported")."""
    document: bool = False
    """Papers of nobody in particular ("state records"), or the newsroom's own reporter: they rest
    on the newsroom's word."""
    beside: bool = False
    """It does not stand around the telling: the source speaks of it elsewhere in the article (see
    `confirmed`)."""
    outer: bool = False
    """Who took part in it: a voice also where he or she tells what somebody else says of it."""
    known: bool = True
    """False if only the shape of its name tells that it is one ("Wall Avenue Journal")."""
    anonymous: bool = False
    number: int | None = None
    """How many unnamed people speak."""
    spans: Spans = ()
    reason: str = ""
    """Why the voice is not the speaker, if it is not."""


class Origin(Record, frozen=True, kw_only=True):
    """Where an article's report comes from."""

    newsroom: str | None
    """Its newsroom after all hops (`lineage.newsroom_of`)."""
    own: str | None
    """Whose text it is before any hop: its outlet, or the agency that it credits."""
    lineage: Lineage | None = None
    client: bool = False
    """Another outlet than its newsroom prints it."""
    via: str | None = None
    """Whose text the article is that it comes from directly (`own` of the lineage's origin)."""


class Step(Record, frozen=True, kw_only=True):
    """One decision of a count, with its reason and evidence."""

    article: str
    telling: str | None
    counted_as: str
    """The newsroom or voice that it was counted as; "" if it does not count."""
    reason: str
    spans: Spans = ()


def counted_newsroom(
    telling: Telling,
    sources: Sequence[Attribution],
    origin: Origin,
    told_in: frozenset[str],
) -> tuple[str | None, bool, Step]:
    """The newsroom that a telling counts for, whether it was taken over, and why."""
    taken_over = origin.lineage and origin.lineage.origin and origin.lineage.relation != "cites"
    # In a copy or a rewrite a name that nothing knows may be a broken one of the origin's.
    named = next((one for one in sources if one.newsroom and (one.known or not taken_over)), None)
    if named and not same_newsroom(named.newsroom, origin.own):
        reason = f"The article has this from {named.newsroom}."
        return named.newsroom, True, step_of(telling, named.newsroom, reason, named.spans)
    lineage = origin.lineage
    if lineage and _carries(lineage, told_in):
        # A version of its own newsroom's report still counts for that newsroom; what another
        # outlet makes of it adds nothing to it.
        own_version = lineage.relation == "version" and not origin.client
        derived = not same_newsroom(origin.newsroom, origin.own) or not own_version
        return (
            origin.newsroom,
            derived,
            step_of(telling, origin.newsroom, lineage.reason, lineage.spans),
        )
    reason = f"Nothing shows that {origin.own or 'the article'} has this from another newsroom."
    return origin.own, False, step_of(telling, origin.own, reason, ())


def _carries(lineage: Lineage, told_in: frozenset[str]) -> bool:
    """The lineage of the article explains this telling too.

    What a copy or rewrite tells, its origin told. An article that cites another may tell more on
    its own: it counts for the other only where that one tells the event, or is not in the book.
    """
    if lineage.relation == "cites":
        return lineage.origin is None or lineage.origin in told_in
    return True


def hops_of(
    tellings: Sequence[Telling],
    attributions: Mapping[str, Sequence[Attribution]],
    origins: Mapping[str, Origin],
    told_in: frozenset[str],
) -> dict[str, str]:
    """Newsrooms that have the event from another one, by their folded names.

    "The Beacon, citing the Ledger, writes": what an article has from the Beacon is the Ledger's.
    The Beacon's article tells so where the book has it, whether or not this event was read in it.
    """
    own: set[str] = set()
    found: dict[str, str] = {}
    for one in tellings:
        origin = origins.get(one.article, Origin(newsroom=None, own=None))
        room, _, _ = counted_newsroom(one, attributions.get(one.id, ()), origin, told_in)
        if room is None or same_newsroom(room, origin.own):
            own.add(bare(origin.own or ""))
        elif origin.own:
            found.setdefault(bare(origin.own), room)
        lineage = origin.lineage
        if origin.via and origin.newsroom and lineage and lineage.origin not in told_in:
            found.setdefault(bare(origin.via), origin.newsroom)
    return {room: other for room, other in found.items() if room not in own and room != bare(other)}


def followed(newsroom: str | None, step: Step, hops: Mapping[str, str]) -> tuple[str | None, Step]:
    """The newsroom that a report comes from at last, over any number of hops."""
    seen = {bare(newsroom or "")}
    at = newsroom
    while at is not None and (further := hops.get(bare(at))) and bare(further) not in seen:
        seen.add(bare(further))
        at = further
    if at is None or at == newsroom:
        return newsroom, step
    reason = f"{step.reason} {newsroom} has it from {at}."
    return at, structs.replace(step, counted_as=at, reason=reason)


def step_of(telling: Telling, counted_as: str | None, reason: str, spans: Spans) -> Step:
    """The step of a telling; None: it counts as nothing."""
    return Step(
        article=telling.article,
        telling=telling.id,
        counted_as=counted_as or "",
        reason=reason,
        spans=spans,
    )
