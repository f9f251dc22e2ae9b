"""Articles, newsrooms, voices: how many tell an event or claim, from where, on whose word.

The rules are those of the manual (docs/counting.md). Each step is kept with its reason and the
words that show it, so that a reader can follow it and a person can overrule it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from sayso.merge.newsrooms import Attribution, Origin, Step, counted_newsroom, followed, hops_of
from sayso.merge.passing import in_passing, told_briefly
from sayso.merge.press import bare
from sayso.merge.speakers import (
    SPEECH,
    Voice,
    is_speech,
    one_speaker,
    rests_on,
    spoken_by,
    voice_of,
    voice_step,
)
from sayso.merge.standing import standing_for
from sayso.merge.tellings import Telling, by_article
from sayso.records import Record

_DENIED = "shown as a conflict, not counted."
_POSSIBLE = "It tells this only as something that may be: it adds no voice."
_KNOWN = (
    "It only repeats, in one sentence and without a source, what was known already: it adds no "
    "voice."
)
_FAINT = (
    "It is doubtful that this sentence tells it, and another of its article does so plainly: it "
    "adds no voice."
)


class Count(Record, frozen=True, kw_only=True):
    """How many tell it, from where, on whose word, and who denies it."""

    articles: tuple[str, ...]
    newsrooms: tuple[str, ...]
    voices: tuple[Voice, ...]
    deniers: tuple[Voice, ...] = ()
    passing: tuple[str, ...] = ()
    """Articles that tell it in passing: not among `articles`."""
    steps: tuple[Step, ...] = ()


def count_event(
    tellings: Sequence[Telling],
    attributions: Mapping[str, Sequence[Attribution]],
    origins: Mapping[str, Origin],
    people: frozenset[str] = frozenset(),
    unnamed: frozenset[str] = frozenset(),
) -> Count:
    """The count of one event.

    Args:
        tellings: All of its tellings, denied ones included.
        attributions: By telling, its sources from the innermost out; none: the article's own voice.
        origins: By article.
        people: Entities that are persons: where a person and a body speak together, the person
            is the voice.
        unnamed: Entities that are people whom nothing names.
    """
    passing = in_passing(tellings, origins)
    ordered = sorted(tellings, key=lambda one: (one.published or "9999", one.id))
    aside = [_aside(one) for one in ordered if one.article in passing]
    tellings = [one for one in ordered if one.article not in passing]
    witnesses = _witnesses(tellings, attributions, origins, people, unnamed)
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


# ------------------------------------------------------------------------- witnesses


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


def _witnesses(
    tellings: Sequence[Telling],
    attributions: Mapping[str, Sequence[Attribution]],
    origins: Mapping[str, Origin],
    people: frozenset[str],
    unnamed: frozenset[str],
) -> list[_Witness]:
    """Each telling with its newsroom and voices, whoever goes by one name being one voice."""
    told_in = frozenset(one.article for one in tellings if one.polarity == "affirmed")
    known = frozenset(told_briefly(tellings, 0, first=1))
    one_for = standing_for(tellings, attributions, unnamed)
    hops = hops_of(tellings, attributions, origins, told_in)
    plain = frozenset(
        one.article for one in tellings if one.polarity == "affirmed" and not one.unsure
    )
    around = _Around(
        told_in, known, plain, hops, one_for, people, unnamed, one_speaker(tellings, people)
    )
    return [_witness(one, attributions.get(one.id, ()), origins, around) for one in tellings]


class _Around(NamedTuple):
    """What a telling's witness needs of the other tellings."""

    told_in: frozenset[str]
    """Articles that tell the event."""
    known: frozenset[str]
    """Those of them that tell it in one sentence, from the day after it was news."""
    plain: frozenset[str]
    """Those of them of which one telling at least is not doubtful."""
    hops: Mapping[str, str]
    """By folded newsroom, the one that it has the event from."""
    one_for: Mapping[str, str]
    """By entity, the one that stands for all of that name."""
    people: frozenset[str]
    unnamed: frozenset[str]
    speaker: str | None
    """Who made the speech that they tell (`speakers.one_speaker`)."""


def _witness(
    telling: Telling,
    sources: Sequence[Attribution],
    origins: Mapping[str, Origin],
    around: _Around,
) -> _Witness:
    origin = origins.get(telling.article, Origin(newsroom=None, own=None))
    newsroom, derived, step = counted_newsroom(telling, sources, origin, around.told_in)
    newsroom, step = followed(newsroom, step, around.hops)
    pairs = _heard(telling, sources, newsroom, around)
    voices = tuple(voice for voice, _ in pairs)
    return _Witness(
        telling=telling,
        newsroom=newsroom,
        derived=derived,
        voices=voices,
        aside=_no_voice(telling, voices, around),
        room=step,
        why=tuple(why for _, why in pairs),
    )


def _heard(
    telling: Telling, sources: Sequence[Attribution], newsroom: str | None, around: _Around
) -> list[tuple[Voice, Step]]:
    """The voices of a telling, each with the step that says why."""
    found: list[tuple[Voice, Attribution | None]]
    unsaid = telling.type in SPEECH and not telling.initiators and around.speaker is not None
    spoken = unsaid or is_speech(telling, sources)
    if spoken:
        speakers = spoken_by(telling, newsroom, around)
        found = [(voice, None) for voice in speakers]
    else:
        found = [(voice_of(one, newsroom), one) for one in rests_on(sources)]
    if telling.polarity == "negated":
        found = [(voice, source) for voice, source in found if voice.kind != "newsroom"]
    elif not found and newsroom:
        found = [(Voice(kind="newsroom", newsroom=newsroom, name=newsroom), None)]
    return [
        _as_one(voice, voice_step(telling, voice, source, spoken=spoken), around.one_for)
        for voice, source in found
    ]


def _as_one(voice: Voice, step: Step, one_for: Mapping[str, str]) -> tuple[Voice, Step]:
    """The voice as the one of its name that the other articles have, and the step that says so."""
    other = one_for.get(voice.entity or "")
    if other is None:
        return voice, step
    reason = f"{step.reason} One name is one party in articles on one event."
    same = structs.replace(voice, entity=other, name="")
    return same, structs.replace(step, counted_as=other, reason=reason)


def _no_voice(telling: Telling, voices: Sequence[Voice], around: _Around) -> str:
    """Why a telling adds no voice, if it does not."""
    if telling.modality == "possible":
        return _POSSIBLE
    if telling.unsure and telling.article in around.plain:
        return _FAINT
    own_word = all(one.kind == "newsroom" and not one.seen for one in voices)
    return _KNOWN if own_word and telling.article in around.known else ""


# ------------------------------------------------------------------------- what they come to


def _newsrooms(witnesses: Iterable[_Witness]) -> tuple[str, ...]:
    rooms = {bare(one.newsroom): one.newsroom for one in witnesses if one.newsroom}
    return tuple(rooms[key] for key in sorted(rooms))


def _voices(witnesses: Sequence[_Witness]) -> tuple[Voice, ...]:
    """The voices of all newsrooms.

    Those of articles that were not taken over count; a taken-over article adds its own only where
    no other of its newsroom names a source. A newsroom's own word counts where nobody is named,
    and where it saw papers or its reporter was there.
    """
    by_room: dict[str, list[_Witness]] = {}
    for one in witnesses:
        by_room.setdefault(bare(one.newsroom or ""), []).append(one)
    found: list[Voice] = []
    for room in sorted(by_room):
        own = [one for one in by_room[room] if not one.derived]
        found.extend(_counting(own) or _counting(by_room[room]) or _word_of(by_room[room]))
    return _each_once(found)


def _counting(witnesses: Iterable[_Witness]) -> list[Voice]:
    """The voices but a newsroom's own word on what it did not see."""
    voices = (voice for one in witnesses for voice in one.voices)
    return [one for one in voices if one.kind != "newsroom" or one.seen]


def _word_of(witnesses: Iterable[_Witness]) -> list[Voice]:
    return [voice for one in witnesses for voice in one.voices]


def _each_once(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """One voice for each key; of the unnamed the largest number that an article gives."""
    kept: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        first = kept.get(voice.key)
        if first is None or (voice.number or 0) > (first.number or 0):
            kept[voice.key] = voice
    return tuple(kept[key] for key in sorted(kept))


# ------------------------------------------------------------------------- steps


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


def _aside(telling: Telling) -> Step:
    reason = "It tells this in passing, in one sentence, after the event: not counted."
    return Step(article=telling.article, telling=telling.id, counted_as="", reason=reason)
