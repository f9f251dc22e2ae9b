"""On whose word a telling rests: the speaker of what is said, else the sources that are named.

Which organisation a spokesperson speaks for is found before (`voices`); which of the voices count
is decided after (`counts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from sayso.merge.newsrooms import Attribution, Step, step_of
from sayso.merge.press import bare
from sayso.merge.tellings import Telling
from sayso.records import Record
from sayso.text.vocabulary import word_set

SPEECH = frozenset({"praise", "criticize", "accuse", "apologize", "pledge", "threaten"})
"""Events that are speech rest on their speaker, whoever reports them."""
_AGREEING = word_set("agree agrees agreed agreeing agreement agreements deal deals accord pact")
"""A pledge in these words is a deal: it is told, not said."""


class Voice(Record, frozen=True, kw_only=True):
    """On whose word a report rests."""

    kind: Literal["named", "unnamed", "newsroom"]
    entity: str | None = None
    newsroom: str | None = None
    """For the unnamed, to whom they spoke; for a newsroom's own word, which."""
    name: str = ""
    number: int | None = None
    seen: bool = False
    """Of a newsroom: it saw papers that show it, or its reporter was there."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes two voices one: unnamed people are one voice for each newsroom."""
        if self.kind == "named":
            return ("named", self.entity or bare(self.name))
        return (self.kind, bare(self.newsroom or ""))


def is_speech(telling: Telling, sources: Sequence[Attribution] = ()) -> bool:
    """It is said, not done: it rests on its speaker, whoever reports it.

    A deal that is read as a pledge is one only where nobody else tells it: parties agree, and
    somebody tells of it. Where nobody is known to speak, it rests on who tells it.
    """
    if telling.type not in SPEECH or not telling.initiators:
        return False
    agreed = not _AGREEING.isdisjoint(telling.trigger.casefold().split())
    others = telling.recipients or (telling.initiators if agreed else ())
    mutual = set(telling.initiators) == set(others)
    return not mutual and not (agreed and sources)


def one_speaker(tellings: Sequence[Telling], people: frozenset[str]) -> str | None:
    """Who made a speech that several tell, if all who name somebody name the same one; or some the
    person, and some the body."""
    named = {
        one
        for telling in tellings
        if is_speech(telling)
        for one, name in zip(telling.initiators, telling.names, strict=False)
        if name
    }
    persons = named & people
    if len(persons) == 1 and len(named) <= 2:
        return min(persons)
    return min(named) if len(named) == 1 else None


class Speakers(Protocol):
    """What is known of those who speak in an event."""

    @property
    def people(self) -> frozenset[str]:
        """Entities that are persons."""

    @property
    def unnamed(self) -> frozenset[str]:
        """Entities that are people whom nothing names."""

    @property
    def speaker(self) -> str | None:
        """Who made the speech that several tell (`one_speaker`)."""


def spoken_by(telling: Telling, newsroom: str | None, known: Speakers) -> tuple[Voice, ...]:
    """Who speaks; persons before bodies. Where nobody is told to, or only a body, the person does
    whom the others name.

    People whom the article only describes are the speaker whom the others name; without one an
    unnamed voice.
    """
    one = Voice(kind="named", entity=known.speaker) if known.speaker else None
    body = known.speaker in known.people and known.people.isdisjoint(telling.initiators)
    if one and (not telling.initiators or body):
        return (one,)
    people = known.people | known.unnamed
    described = {
        who
        for who, name in zip(telling.initiators, telling.names, strict=False)
        if not name and who in people
    }
    speakers = [who for who in telling.initiators if who in known.people] or telling.initiators
    somebody = one or Voice(kind="unnamed", newsroom=newsroom)
    return tuple(
        somebody if who in described else Voice(kind="named", entity=who) for who in speakers
    )


def _innermost(sources: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The sources of the innermost statement that is no newsroom's; papers end the search."""
    first = next((one for one in sources if one.document or not one.newsroom), None)
    if first is None or first.document:
        return (first,) if first else ()
    return tuple(one for one in sources if one.statement == first.statement and not one.newsroom)


def rests_on(sources: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """On whom a telling rests: the innermost of those around it, those around it who took part,
    and all who speak of it elsewhere in its article."""
    inner = _innermost([one for one in sources if not one.beside])
    also = (one for one in sources if one.beside or (one.outer and not one.newsroom))
    return (*inner, *(one for one in also if one not in inner))


def voice_of(source: Attribution, newsroom: str | None) -> Voice:
    """Who tells it; the newsroom itself, if that are papers that it saw or its own reporter."""
    if source.document:
        return Voice(kind="newsroom", newsroom=newsroom, name=newsroom or "", seen=True)
    if source.anonymous or source.entity is None:
        return Voice(kind="unnamed", newsroom=newsroom, name=source.name, number=source.number)
    return Voice(kind="named", entity=source.entity, name=source.name)


def voice_step(telling: Telling, voice: Voice, source: Attribution | None, *, spoken: bool) -> Step:
    """Why it rests on a voice, and the words that show it."""
    reason = _why(voice, source, spoken=spoken)
    spans = source.spans if source else ()
    return step_of(telling, voice.entity or voice.name, reason, spans)


def _why(voice: Voice, source: Attribution | None, *, spoken: bool) -> str:
    if spoken and voice.kind == "named":
        return "What is said rests on who says it."
    if voice.kind == "newsroom" and source and source.reason:
        return source.reason
    if voice.kind == "newsroom" and source:
        return f"It rests on papers that {voice.newsroom} saw: {source.name}."
    if voice.kind == "newsroom":
        return f"No source is named: it rests on {voice.newsroom}'s word."
    if voice.kind == "unnamed":
        who = f"“{voice.name}”: people" if voice.name else "People"
        return f"{who} who are not named are one voice for each newsroom that they spoke to."
    return source.reason if source and source.reason else f"{voice.name} says so."
