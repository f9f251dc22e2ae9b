"""The records that leave the system: what `sayso export --format jsonl` writes, one a line.

Names and shapes are a contract with every user; fields may be added, never renamed. `spans` are
`[[start, end], ...]`, code points of the exported article's `text`; a missing value is `null`.
Where an article speaks of chains, the export speaks of entities.
"""

from __future__ import annotations

from typing import Any

import msgspec

from sayso.records import (
    Conflict,
    EntityType,
    LineageRelation,
    MentionForm,
    Modality,
    Polarity,
    Record,
    Spans,
    StatementForm,
    TimeType,
    Verdict,
)


class Exported(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What all exported records share: `kind` comes first and tells them apart."""


class ExportedArticle(Exported, frozen=True, kw_only=True, tag="article"):
    """The clean text of one document."""

    id: str
    text: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None


class ExportedEntity(Exported, frozen=True, kw_only=True, tag="entity"):
    """A person, organisation, place or product, across articles."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    identifiers: dict[str, str | None]
    named: bool
    """False for somebody who is only described ("a spokesman"): never merged across articles."""


class ExportedMention(Exported, frozen=True, kw_only=True, tag="mention"):
    """A span that names, describes or points at an entity."""

    id: str
    article: str
    spans: Spans
    text: str
    form: MentionForm
    entity: str
    probability: float


class ExportedPhrase(Record, frozen=True, kw_only=True):
    """Words of an article."""

    spans: Spans
    text: str


class ExportedSource(Record, frozen=True, kw_only=True):
    """On whose word a statement rests."""

    spans: Spans
    text: str
    entities: tuple[str, ...]
    anonymous: bool
    number: int | None
    """How many unnamed people speak, if the text says."""


class ExportedStatement(Exported, frozen=True, kw_only=True, tag="statement"):
    """An attribution relation: source, cue, content."""

    id: str
    article: str
    source: ExportedSource
    cue: ExportedPhrase
    content: ExportedPhrase
    form: StatementForm
    inside: str | None
    denies: bool
    hedged: bool
    probability: float


class ExportedParticipant(Record, frozen=True, kw_only=True):
    """Who takes part in an event mention; no spans if only the context tells."""

    spans: Spans
    text: str
    entities: tuple[str, ...]


class ExportedEventTime(Record, frozen=True, kw_only=True):
    """The words that date an event mention."""

    spans: Spans
    text: str
    value: str
    earliest: str | None
    latest: str | None


class ExportedAmount(Record, frozen=True, kw_only=True):
    """A sum of money, in full."""

    spans: Spans
    text: str
    value: float
    currency: str | None
    least: float
    most: float


class ExportedEventMention(Exported, frozen=True, kw_only=True, tag="event_mention"):
    """An interaction told in one article."""

    id: str
    article: str
    type: str
    mode: str | None
    trigger: ExportedPhrase
    initiators: tuple[ExportedParticipant, ...]
    recipients: tuple[ExportedParticipant, ...]
    time: ExportedEventTime | None
    place: ExportedPhrase | None
    amount: ExportedAmount | None
    polarity: Polarity
    modality: Modality
    statement: str | None
    event: str | None
    probability: float
    sentence: Spans
    """The sentence that the trigger stands in."""
    user: bool
    """Its type is a user's own: found by its words alone, without training."""


class ExportedEvent(Exported, frozen=True, kw_only=True, tag="event"):
    """Event mentions of one happening, with the three counts."""

    id: str
    type: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str | None
    latest: str | None
    amount: float | None
    currency: str | None
    articles: int
    newsrooms: int
    voices: int
    conflicts: tuple[Conflict, ...]
    user: bool
    """Its type is a user's own: found by its words alone, without training."""


class ExportedTime(Exported, frozen=True, kw_only=True, tag="time"):
    """A time expression and the days that it can mean."""

    id: str
    article: str
    spans: Spans
    text: str
    type: TimeType
    value: str
    earliest: str | None
    latest: str | None


class ExportedStory(Exported, frozen=True, kw_only=True, tag="story"):
    """Articles on one happening."""

    id: str
    articles: tuple[str, ...]


class ExportedLineage(Exported, frozen=True, kw_only=True, tag="lineage"):
    """One article (or a passage of it) comes from another."""

    id: str
    article: str
    origin: str | None = msgspec.field(name="from")
    relation: LineageRelation
    newsroom: str | None
    shared_words: int
    spans: Spans
    reason: str
    probability: float


class ExportedClaim(Exported, frozen=True, kw_only=True, tag="claim"):
    """Statements of one speaker saying one thing."""

    id: str
    entity: str
    statements: tuple[str, ...]
    articles: int
    newsrooms: int
    conflicts: tuple[Conflict, ...]


class ExportedJudgement(Exported, frozen=True, kw_only=True, tag="judgement"):
    """A decision that records are, or are not, the same, or that one is wrong."""

    id: str
    about: tuple[str, ...]
    verdict: Verdict
    by: str
    reason: str
    value: str | None
    at: str
    withdrawn: str | None


class RelationMonth(Record, frozen=True, kw_only=True):
    """The score of a relation in one month."""

    month: str
    score: float
    """Sum of the weights of its events, each once however many articles tell it."""
    events: int
    newsrooms: int
    """How many newsrooms tell them, copies not counted."""


class RelationTurn(Record, frozen=True, kw_only=True):
    """A month from which the score of a relation is on another level."""

    month: str
    before: float
    """Mean monthly score of the stretch before."""
    after: float
    ended: bool
    """The events are those that ended: none of the new stretch pulls its way."""
    events: tuple[str, ...]


class ExportedRelation(Exported, frozen=True, kw_only=True, tag="relation"):
    """All that two entities did to and said of each other: what `--format relations` writes."""

    id: str
    left: str
    right: str
    months: tuple[RelationMonth, ...]
    """Those that have an event with a weight."""
    turning_points: tuple[RelationTurn, ...]
    lines: tuple[str, ...]
    """Events and statements in time order."""
    undated: tuple[str, ...]
    """Events and statements that no article fixes to a month's time."""


class EventTypeInfo(Record, frozen=True, kw_only=True):
    """An event type as the ontology has it: what `sayso ontology show --json` prints."""

    name: str
    definition: str
    root: str
    """PLOVER root; empty if a user's type gives none."""
    quad: str | None
    """Quad category of the root: `VERBAL COOPERATION`, `MATERIAL CONFLICT`, ..."""
    plover_score: float | None
    """Score of the root by the PLOVER manual, -10 to +10."""
    score: float
    """Weight of the type, -10 (conflict) to +10 (cooperation); a user can set it."""
    symmetric: bool
    speech: bool
    modes: tuple[str, ...]
    plover_mode: str | None
    plover_modes: dict[str, str]
    examples: tuple[str, ...]
    words: tuple[str, ...]
    """Trigger words and phrases."""
    user: bool
    """A user's own: found by its words alone, without training."""


class Party(Record, frozen=True, kw_only=True):
    """An entity on a side of an event."""

    name: str
    type: EntityType
    wikidata: str | None


class ToldAs(Record, frozen=True, kw_only=True):
    """The telling that stands for an event: rather done than denied, then the surest."""

    mode: str | None
    initiators: tuple[str, ...]
    """The words of its sentence for them."""
    recipients: tuple[str, ...]
    place: str | None
    polarity: Polarity
    modality: Modality
    probability: float
    voice: str | None
    """The words for the source of the innermost statement that it is told in."""
    sentence: str
    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    reader: str
    """Which network and rules read the article."""
    people: tuple[str, ...]
    """Who else is named in the article, by name."""
    organizations: tuple[str, ...]
    places: tuple[str, ...]


class Happening(Record, frozen=True, kw_only=True):
    """An event with its names and the telling that stands for it: one row of PLOVER."""

    id: str
    type: str
    user: bool
    initiators: tuple[Party, ...]
    recipients: tuple[Party, ...]
    earliest: str | None
    latest: str | None
    amount: float | None
    currency: str | None
    articles: int
    newsrooms: int
    voices: int
    conflicts: int
    told: ToldAs


KINDS: tuple[type[Exported], ...] = (
    ExportedArticle,
    ExportedEntity,
    ExportedMention,
    ExportedTime,
    ExportedStatement,
    ExportedEventMention,
    ExportedEvent,
    ExportedClaim,
    ExportedStory,
    ExportedLineage,
    ExportedJudgement,
)
"""All kinds of exported records, in the order in which they are written."""


def kind_of(record: type[Exported]) -> str:
    """The word under `kind` for this type of record."""
    return str(record.__struct_config__.tag)


def schemas() -> dict[str, Any]:
    """A JSON Schema (2020-12) for each kind of exported record, by kind."""
    found = {}
    for record in KINDS:
        (schema,), components = msgspec.json.schema_components(
            [record], ref_template="#/$defs/{name}"
        )
        found[kind_of(record)] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **schema,
            "$defs": components,
        }
    return found
