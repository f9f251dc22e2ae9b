"""Articles, newsrooms, voices: how many tell an event or claim, from where, on whose word.

The rules are those of the manual (docs/counting.md). Each step is kept with its reason and the
words that show it, so that a reader can follow it and a person can overrule it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Literal, NamedTuple

from msgspec import structs

from sayso.merge.parties import one_party
from sayso.merge.press import bare, same_newsroom
from sayso.merge.tellings import Telling, by_article, days_between
from sayso.records import Lineage, Record, Spans
from sayso.text.vocabulary import word_set

SPEECH = frozenset({"praise", "criticize", "accuse", "apologize", "pledge", "threaten"})
"""Events that are speech rest on their speaker, whoever reports them."""
_AGREEING = word_set("agree agrees agreed agreeing agreement agreements deal deals accord pact")
"""A pledge in these words is a deal: it is told, not said."""
LEAD_SENTENCES = 3
"""An article tells what it is about in its first sentences: a news lead has one to three."""
OLD_DAYS = 7
"""What was told longer ago is background, whoever says it; a week as for undated tellings
(`weights.NEAR_DAYS`)."""


class Attribution(Record, frozen=True, kw_only=True):
    """One source on the way from a telling to its article's own voice."""

    statement: str
    entity: str | None = None
    """Who speaks; the organisation spoken for where a spokesperson does (see `voices`)."""
    name: str = ""
    called: str = ""
    """Its short name in its article (`parties.short_name`); "" if that only describes it."""
    newsroom: str | None = None
    """The source is a newsroom ("the Journal reported")."""
    document: bool = False
    """Papers of nobody in particular ("state records"): they rest on the newsroom's word."""
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
    via: str | None = None
    """Whose text the article is that it comes from directly (`own` of the lineage's origin)."""


class Voice(Record, frozen=True, kw_only=True):
    """On whose word a report rests."""

    kind: Literal["named", "unnamed", "newsroom"]
    entity: str | None = None
    newsroom: str | None = None
    """For the unnamed, to whom they spoke; for a newsroom's own word, which."""
    name: str = ""
    number: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two voices one: unnamed people are one voice for each newsroom."""
        if self.kind == "named":
            return ("named", self.entity or bare(self.name))
        return (self.kind, bare(self.newsroom or ""))


class Step(Record, frozen=True, kw_only=True):
    """One decision of a count, with its reason and evidence."""

    article: str
    telling: str | None
    counted_as: str
    """The newsroom or voice that it was counted as; "" if it does not count."""
    reason: str
    spans: Spans = ()


class Count(Record, frozen=True, kw_only=True):
    """How many tell it, from where, on whose word, and who denies it."""

    articles: tuple[str, ...]
    newsrooms: tuple[str, ...]
    voices: tuple[Voice, ...]
    deniers: tuple[Voice, ...] = ()
    passing: tuple[str, ...] = ()
    """Articles that tell it in passing: not among `articles`."""
    steps: tuple[Step, ...] = ()


class _Witness(Record, frozen=True, kw_only=True):
    """One telling with the newsroom that it counts for and the voices that it rests on."""

    telling: Telling
    newsroom: str | None
    derived: bool
    """It was taken over: its origin's voices are its voices."""
    voices: tuple[Voice, ...]
    aside: str
    """Why its voices do not stand for it (`_no_voice`); "" if they do."""
    room: Step
    """Why it counts for its newsroom."""
    why: tuple[Step, ...]
    """Of each voice."""


_NOWHERE: Mapping[str, Origin] = MappingProxyType({})


def count_event(
    tellings: Sequence[Telling],
    attributions: Mapping[str, Sequence[Attribution]],
    origins: Mapping[str, Origin],
    people: frozenset[str] = frozenset(),
) -> Count:
    """The count of one event.

    Args:
        tellings: All of its tellings, denied ones included.
        attributions: By telling, its sources from the innermost out; none: the article's own voice.
        origins: By article.
        people: Entities that are persons: where a person and a body speak together, the person
            is the voice.
    """
    passing = in_passing(tellings, origins)
    ordered = sorted(tellings, key=lambda one: (one.published or "9999", one.id))
    aside = [_aside(one) for one in ordered if one.article in passing]
    tellings = [one for one in ordered if one.article not in passing]
    witnesses = _witnesses(tellings, attributions, origins, people)
    affirmed = [one for one in witnesses if one.telling.polarity == "affirmed"]
    denied = [one for one in witnesses if one.telling.polarity == "negated"]
    # What only repeats, or may be, adds no voice, unless there is nothing else.
    standing = [one for one in affirmed if not one.aside] or affirmed
    voices = _voices(standing)
    denying = [voice for one in denied for voice in one.voices if voice.kind == "named"]
    return Count(
        articles=tuple(by_article(tellings)),
        newsrooms=_newsrooms(affirmed),
        voices=voices,
        deniers=_each_once(denying),
        passing=tuple(sorted(passing)),
        steps=(*_told_steps(witnesses, standing, voices), *aside),
    )


def _witnesses(
    tellings: Sequence[Telling],
    attributions: Mapping[str, Sequence[Attribution]],
    origins: Mapping[str, Origin],
    people: frozenset[str],
) -> list[_Witness]:
    """Each telling with its newsroom and voices, whoever goes by one name being one voice."""
    told_in = frozenset(one.article for one in tellings if one.polarity == "affirmed")
    known = frozenset(_brief(tellings, 0))
    one_for = _standing_for(tellings, attributions)
    hops = _hops(tellings, attributions, origins, told_in)
    return [
        _witness(
            one,
            attributions.get(one.id, ()),
            origins,
            _Around(told_in, known, hops, one_for, people),
        )
        for one in tellings
    ]


def _standing_for(
    tellings: Sequence[Telling], attributions: Mapping[str, Sequence[Attribution]]
) -> dict[str, str]:
    """Entities that take part or speak, by those that stand for them (`parties.one_party`)."""
    called = [
        (entity, name)
        for one in tellings
        for entity, name in zip((*one.initiators, *one.recipients), one.names, strict=False)
    ]
    called += [
        (source.entity, source.called)
        for one in tellings
        for source in attributions.get(one.id, ())
        if source.entity
    ]
    return one_party(called)


def in_passing(
    tellings: Sequence[Telling], origins: Mapping[str, Origin] = _NOWHERE
) -> frozenset[str]:
    """The articles that tell an event in passing: in one sentence below their first ones, more than
    `OLD_DAYS` after it happened and was news, while another article tells it in full.

    A copy tells it as its origin does.
    """
    passing = _brief(tellings, OLD_DAYS)
    told = {one.article for one in tellings}
    kept = {article for article in passing if not _copies_full(article, origins, told, passing)}
    return frozenset(kept) if len(kept) < len(told) else frozenset()


def _brief(tellings: Sequence[Telling], days: int) -> set[str]:
    """The articles that tell an event in one sentence below their first ones, more than so many
    days after it happened and was news."""
    told = by_article(tellings)
    brief = {
        article
        for article, rows in told.items()
        if len({row.at for row in rows}) == 1 and rows[0].at >= LEAD_SENTENCES
    }
    since = _news_since(tellings, brief)
    return {
        article
        for article in brief
        if since and (day := told[article][0].published) and days_between(since, day) > days
    }


def _news_since(tellings: Sequence[Telling], brief: Set[str]) -> str | None:
    """The day from which an event is old: its last, or that of the first article that tells it in
    full, if that is later. What came out only in June is news in June."""
    ends = [one.latest for one in tellings if one.dated and one.polarity == "affirmed"]
    # The commonest last day, of equals the earliest.
    ended = min(set(ends), key=lambda day: (-ends.count(day), day or ""), default=None)
    days = [one.published for one in tellings if one.published and one.article not in brief]
    first = min(days or [one.published for one in tellings if one.published], default=None)
    return max(ended or "", first or "") or None


def _copies_full(
    article: str, origins: Mapping[str, Origin], told: Container[str], passing: Container[str]
) -> bool:
    """It is a copy or rewrite of an article that tells the event in full."""
    found = origins.get(article)
    lineage = found.lineage if found else None
    if lineage is None or lineage.relation == "cites" or lineage.origin is None:
        return False
    return lineage.origin in told and lineage.origin not in passing


def _aside(telling: Telling) -> Step:
    reason = "It tells this in passing, in one sentence, after the event: not counted."
    return Step(article=telling.article, telling=telling.id, counted_as="", reason=reason)


def _newsrooms(witnesses: Iterable[_Witness]) -> tuple[str, ...]:
    rooms = {bare(one.newsroom): one.newsroom for one in witnesses if one.newsroom}
    return tuple(rooms[key] for key in sorted(rooms))


_DENIED = "shown as a conflict, not counted."
_POSSIBLE = "It tells this only as something that may be: it adds no voice."
_KNOWN = (
    "It only repeats, in one sentence and without a source, what was known already: it adds no "
    "voice."
)


def _no_voice(telling: Telling, voices: Sequence[Voice], known: Container[str]) -> str:
    """Why a telling adds no voice, if it does not."""
    if telling.modality == "possible":
        return _POSSIBLE
    own_word = all(one.kind == "newsroom" for one in voices)
    return _KNOWN if own_word and telling.article in known else ""


class _Around(NamedTuple):
    """What a telling's witness needs of the other tellings."""

    told_in: frozenset[str]
    """Articles that tell the event."""
    known: frozenset[str]
    """Those of them that tell it in one sentence, from the day after it was news."""
    hops: Mapping[str, str]
    """By folded newsroom, the one that it has the event from."""
    one_for: Mapping[str, str]
    """By entity, the one that stands for all of that name."""
    people: frozenset[str]


def _witness(
    telling: Telling,
    sources: Sequence[Attribution],
    origins: Mapping[str, Origin],
    around: _Around,
) -> _Witness:
    origin = origins.get(telling.article, Origin(newsroom=None, own=None))
    newsroom, derived, step = _newsroom(telling, sources, origin, around.told_in)
    newsroom, step = _followed(newsroom, step, around.hops)
    spoken = is_speech(telling, sources)
    voices = _speech(telling, newsroom, around.people) if spoken else _sourced(sources, newsroom)
    if not voices and telling.polarity == "affirmed" and newsroom:
        voices = (Voice(kind="newsroom", newsroom=newsroom, name=newsroom),)
    aside = _no_voice(telling, voices, around.known)
    said = _voice_steps(telling, sources, voices, spoken=spoken)
    pairs = [_as_one(voice, why, around.one_for) for voice, why in zip(voices, said, strict=True)]
    return _Witness(
        telling=telling,
        newsroom=newsroom,
        derived=derived,
        voices=tuple(voice for voice, _ in pairs),
        aside=aside,
        room=step,
        why=tuple(why for _, why in pairs),
    )


def _as_one(voice: Voice, step: Step, one_for: Mapping[str, str]) -> tuple[Voice, Step]:
    """The voice as the one of its name that the other articles have, and the step that says so."""
    other = one_for.get(voice.entity or "")
    if other is None:
        return voice, step
    reason = f"{step.reason} One name is one party in articles on one event."
    same = structs.replace(voice, entity=other, name="")
    return same, structs.replace(step, counted_as=other, reason=reason)


# ------------------------------------------------------------------------- newsrooms


def _newsroom(
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
        return named.newsroom, True, _step(telling, named.newsroom, reason, named.spans)
    lineage = origin.lineage
    if lineage and _carries(lineage, told_in):
        # A version of its own newsroom's report still counts for that newsroom.
        derived = not same_newsroom(origin.newsroom, origin.own) or lineage.relation != "version"
        return (
            origin.newsroom,
            derived,
            _step(telling, origin.newsroom, lineage.reason, lineage.spans),
        )
    reason = f"Nothing shows that {origin.own or 'the article'} has this from another newsroom."
    return origin.own, False, _step(telling, origin.own, reason, ())


def _carries(lineage: Lineage, told_in: frozenset[str]) -> bool:
    """The lineage of the article explains this telling too.

    What a copy or rewrite tells, its origin told. An article that cites another may tell more on
    its own: it counts for the other only where that one tells the event, or is not in the book.
    """
    if lineage.relation == "cites":
        return lineage.origin is None or lineage.origin in told_in
    return True


def _hops(
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
        room, _, _ = _newsroom(one, attributions.get(one.id, ()), origin, told_in)
        if room is None or same_newsroom(room, origin.own):
            own.add(bare(origin.own or ""))
        elif origin.own:
            found.setdefault(bare(origin.own), room)
        lineage = origin.lineage
        if origin.via and origin.newsroom and lineage and lineage.origin not in told_in:
            found.setdefault(bare(origin.via), origin.newsroom)
    return {room: other for room, other in found.items() if room not in own and room != bare(other)}


def _followed(newsroom: str | None, step: Step, hops: Mapping[str, str]) -> tuple[str | None, Step]:
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


def _step(telling: Telling, counted_as: str | None, reason: str, spans: Spans) -> Step:
    return Step(
        article=telling.article,
        telling=telling.id,
        counted_as=counted_as or "",
        reason=reason,
        spans=spans,
    )


# ------------------------------------------------------------------------- voices


def is_speech(telling: Telling, sources: Sequence[Attribution] = ()) -> bool:
    """It is said, not done: it rests on its speaker, whoever reports it.

    A deal that is read as a pledge is one only where nobody else tells it: parties agree, and
    somebody tells of it. Where nobody is known to speak, it rests on who tells it.
    """
    if telling.type not in SPEECH or not telling.initiators:
        return False
    agreed = not _AGREEING.isdisjoint(telling.trigger.casefold().split())
    mutual = set(telling.initiators) == set(telling.recipients)
    return not mutual and not (agreed and sources)


def _speech(telling: Telling, newsroom: str | None, people: frozenset[str]) -> tuple[Voice, ...]:
    """Who speaks; persons before bodies. A person whom the article only describes is unnamed."""
    speakers = [one for one in telling.initiators if one in people] or list(telling.initiators)
    described = {
        one
        for one, name in zip(telling.initiators, telling.names, strict=False)
        if not name and one in people
    }
    return tuple(
        Voice(kind="unnamed", newsroom=newsroom)
        if one in described
        else Voice(kind="named", entity=one)
        for one in speakers
    )


def _innermost(sources: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The sources of the innermost statement that is no newsroom's; papers end the search."""
    first = next((one for one in sources if one.document or not one.newsroom), None)
    if first is None or first.document:
        return (first,) if first else ()
    return tuple(one for one in sources if one.statement == first.statement and not one.newsroom)


def _sourced(sources: Sequence[Attribution], newsroom: str | None) -> tuple[Voice, ...]:
    """Who tells it; nobody, if that are papers that a newsroom saw."""
    return tuple(_voice_of(one, newsroom) for one in _innermost(sources) if not one.document)


def _voice_of(source: Attribution, newsroom: str | None) -> Voice:
    if source.anonymous or source.entity is None:
        return Voice(kind="unnamed", newsroom=newsroom, name=source.name, number=source.number)
    return Voice(kind="named", entity=source.entity, name=source.name)


def _voice_steps(
    telling: Telling, sources: Sequence[Attribution], voices: Sequence[Voice], *, spoken: bool
) -> list[Step]:
    """For each voice the step that tells why."""
    told_by = _innermost(sources)
    steps = []
    for at, voice in enumerate(voices):
        source = told_by[at] if at < len(told_by) and not spoken else None
        reason = _why(voice, source, spoken=spoken)
        spans = source.spans if source else ()
        steps.append(_step(telling, voice.entity or voice.name, reason, spans))
    return steps


def _why(voice: Voice, source: Attribution | None, *, spoken: bool) -> str:
    if spoken and voice.kind == "named":
        return "What is said rests on who says it."
    if voice.kind == "newsroom" and source:
        return f"It rests on papers that {voice.newsroom} saw: {source.name}."
    if voice.kind == "newsroom":
        return f"No source is named: it rests on {voice.newsroom}'s word."
    if voice.kind == "unnamed":
        who = f"“{voice.name}”: people" if voice.name else "People"
        return f"{who} who are not named are one voice for each newsroom that they spoke to."
    return source.reason if source and source.reason else f"{voice.name} says so."


def _told_steps(
    witnesses: Sequence[_Witness], standing: Sequence[_Witness], voices: Sequence[Voice]
) -> list[Step]:
    """The steps of each telling; of an article with a voice that counts it is not told why its
    others do not, but who denies.

    Args:
        witnesses: All.
        standing: Those whose voices may count.
        voices: Those that count.
    """
    counted = {voice.key for voice in voices}
    by_telling = {one.telling.id: {voice.key for voice in one.voices} & counted for one in standing}
    heard = {one.telling.article for one in standing if by_telling[one.telling.id]}
    rooms = {bare(one.newsroom or "") for one in witnesses if one.telling.polarity == "affirmed"}
    found: list[Step] = []
    for one in witnesses:
        found.append(_room_step(one, rooms))
        for voice, step in zip(one.voices, one.why, strict=True):
            if voice.key in by_telling.get(one.telling.id, ()):
                found.append(_counted(voice, step))
            elif one.telling.article not in heard or one.telling.polarity == "negated":
                found.append(_uncounted(one, voice, step))
    return found


def _room_step(one: _Witness, rooms: Container[str]) -> Step:
    if one.telling.polarity == "negated" and bare(one.newsroom or "") not in rooms:
        return structs.replace(one.room, counted_as="", reason=f"It tells a denial: {_DENIED}")
    return one.room


def _counted(voice: Voice, step: Step) -> Step:
    if voice.kind != "unnamed":
        return step
    return structs.replace(step, counted_as=f"people not named, to {voice.newsroom}")


def _uncounted(one: _Witness, voice: Voice, step: Step) -> Step:
    """Why a voice does not count."""
    who = voice.name or voice.newsroom or "Who speaks"
    if one.telling.polarity == "negated":
        reason = f"{who} denies it: {_DENIED}"
    elif one.aside:
        reason = one.aside
    elif voice.kind == "newsroom":
        reason = f"It names no source of its own; other reports of {voice.newsroom} do."
    else:
        reason = (
            f"{who} adds no voice: the report was taken over from {voice.newsroom or one.newsroom}."
        )
    return structs.replace(step, counted_as="", reason=reason)


def _voices(witnesses: Sequence[_Witness]) -> tuple[Voice, ...]:
    """The voices of all newsrooms.

    Those of articles that were not taken over count; a taken-over article adds its own only where
    the book has nothing else of its newsroom. A newsroom's own word counts where nobody is named.
    """
    by_room: dict[str, list[_Witness]] = {}
    for one in witnesses:
        by_room.setdefault(bare(one.newsroom or ""), []).append(one)
    found: list[Voice] = []
    for room in sorted(by_room):
        own = [one for one in by_room[room] if not one.derived] or by_room[room]
        voices = [voice for one in own for voice in one.voices]
        found.extend([voice for voice in voices if voice.kind != "newsroom"] or voices)
    return _each_once(found)


def _each_once(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """One voice for each key; of the unnamed the largest number that an article gives."""
    kept: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        first = kept.get(voice.key)
        if first is None or (voice.number or 0) > (first.number or 0):
            kept[voice.key] = voice
    return tuple(kept[key] for key in sorted(kept))


# ------------------------------------------------------------------------- claims


def count_claim(articles: Iterable[str], origins: Mapping[str, Origin]) -> Count:
    """The count of a claim: its articles and the newsrooms that they come from.

    Its one voice is its speaker, whom the claim names.
    """
    names = tuple(sorted(set(articles)))
    steps, rooms = [], {}
    for article in names:
        origin = origins.get(article, Origin(newsroom=None, own=None))
        if origin.newsroom:
            rooms[bare(origin.newsroom)] = origin.newsroom
        reason = (
            origin.lineage.reason if origin.lineage else "Nothing shows that it was taken over."
        )
        spans = origin.lineage.spans if origin.lineage else ()
        steps.append(
            Step(
                article=article,
                telling=None,
                counted_as=origin.newsroom or "",
                reason=reason,
                spans=spans,
            )
        )
    return Count(
        articles=names,
        newsrooms=tuple(rooms[key] for key in sorted(rooms)),
        voices=(),
        steps=tuple(steps),
    )
