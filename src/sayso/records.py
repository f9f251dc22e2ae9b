"""The records that travel between the stages.

    Article -> Prediction -> Extraction -> Judgement, Entity, Event, Claim, Story, Lineage

Every record is frozen and knows where in the text it stands. Offsets are code points of
`Article.text`, start included, end excluded. Days are ISO 8601 strings (`2024-08-09`).
Probabilities and shares are 0..1. The shapes that leave the system are in `contract.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

EntityType = Literal["person", "organization", "place", "product", "group", "other"]
MentionForm = Literal["name", "description", "pronoun"]
StatementForm = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "hedged", "planned", "possible"]
LineageRelation = Literal["copy", "version", "excerpt", "rewrite", "cites"]
Verdict = Literal["same", "different", "split", "wrong", "rename", "retype", "link"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records share: frozen, built by keyword, strict when decoded."""


class Span(Record, frozen=True, kw_only=True, array_like=True, order=True):
    """A piece of `Article.text`: code points, start included, end excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"Span needs 0 <= start < end, got {self.start}..{self.end}")

    def cut(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """The two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """`other` lies within this span (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words under `spans`, pieces joined by one space: the `text` of every record."""
    return " ".join(span.cut(text) for span in spans)


# ------------------------------------------------------------------------ article


class Article(Record, frozen=True, kw_only=True):
    """The clean text of one document; never changed after it was read."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """Day of publication, `2024-08-09`; None if the document does not tell it."""
    url: str | None = None
    canonical_url: str | None = None
    """The address that the page itself names as its original, if it is another one."""
    source_tag: str | None = None
    """Who a feed or page says it was taken from (`<source>`, `isBasedOn`)."""
    path: str | None = None
    language: str | None = None


# --------------------------------------------------------------------- prediction


class PredictedStatement(Record, frozen=True, kw_only=True):
    """An attribution relation as the network saw it."""

    source: Spans
    cue: Spans
    content: Spans
    probability: float


class PredictedMention(Record, frozen=True, kw_only=True):
    """A mention as the network saw it; `head` is the word that carries it."""

    span: Span
    head: Span
    type: EntityType
    form: MentionForm
    probability: float


class PredictedLink(Record, frozen=True, kw_only=True):
    """Two mentions of one article point at the same entity; indices into `mentions`."""

    mention: int
    antecedent: int
    probability: float


class PredictedEvent(Record, frozen=True, kw_only=True):
    """An event trigger with its arguments as the network saw them."""

    trigger: Span
    type: str
    initiators: Spans = ()
    recipients: Spans = ()
    time: Span | None = None
    place: Span | None = None
    amount: Span | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    probability: float


class Prediction(Record, frozen=True, kw_only=True):
    """All that one pass of the network found in one text."""

    model: str
    statements: tuple[PredictedStatement, ...] = ()
    mentions: tuple[PredictedMention, ...] = ()
    links: tuple[PredictedLink, ...] = ()
    events: tuple[PredictedEvent, ...] = ()
    bystanders: tuple[PredictedMention, ...] = ()
    """Mentions without a link, neither of who nor where, that take part in nothing."""
    ties: tuple[PredictedLink, ...] = ()
    """Every two mentions that may be one; indices into `mentions` and then `bystanders`."""


# --------------------------------------------------------------------- extraction


class Phrase(Record, frozen=True, kw_only=True):
    """Words of an article; `text` is what `words_of` gives for `spans`."""

    spans: Spans
    text: str


class Mention(Record, frozen=True, kw_only=True):
    """A span that names, describes or points at an entity."""

    id: str
    article: str
    spans: Spans
    text: str
    type: EntityType
    form: MentionForm
    chain: str
    probability: float


class Chain(Record, frozen=True, kw_only=True):
    """All mentions in one article of one entity (a coreference chain)."""

    id: str
    article: str
    name: str
    """The fullest name in the article, else the fullest description."""
    type: EntityType
    named: bool
    """At least one mention is a name."""
    members: tuple[str, ...] = ()
    """For a plural ("the two"): the chains it stands for."""


class Participant(Record, frozen=True, kw_only=True):
    """Who takes part: words (none if only the context tells) and the chains they stand for."""

    spans: Spans = ()
    text: str = ""
    chains: tuple[str, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """On whose word a statement rests, as the text names it."""

    spans: Spans = ()
    text: str = ""
    chains: tuple[str, ...] = ()
    anonymous: bool = False
    number: int | None = None
    """How many unnamed people speak, if the text says ("three officials")."""


class Statement(Record, frozen=True, kw_only=True):
    """An attribution relation: source, cue, content (Pareti 2015; PolNeAR)."""

    id: str
    article: str
    source: Source
    cue: Phrase
    content: Phrase
    form: StatementForm
    inside: str | None = None
    """The statement in whose content this one lies."""
    denies: bool = False
    hedged: bool = False
    probability: float


class Time(Record, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value and the days that it can mean."""

    id: str
    article: str
    spans: Spans
    text: str
    type: TimeType
    value: str
    """ISO 8601 as TimeML 1.2.1 uses it: `2018-07-17`, `2021-01`, `XXXX-11`, `P3D`, `PAST_REF`."""
    earliest: str | None
    """First day that it can mean; None if that side is open or unknown."""
    latest: str | None
    """Last day that it can mean; None if that side is open or unknown."""


class Amount(Record, frozen=True, kw_only=True):
    """A sum of money: value in full, ISO 4217 currency."""

    id: str
    article: str
    spans: Spans
    text: str
    value: float
    """The sum in full; of a range the middle."""
    least: float
    most: float
    currency: str | None


class EventMention(Record, frozen=True, kw_only=True):
    """An interaction told in one article."""

    id: str
    article: str
    type: str
    mode: str | None = None
    trigger: Phrase
    initiators: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    time: str | None = None
    """The `Time` that dates this event."""
    place: Phrase | None = None
    amount: str | None = None
    """The `Amount` of this event."""
    polarity: Polarity
    modality: Modality
    statement: str | None = None
    """The innermost statement it is told in; None if the article tells it in its own voice."""
    probability: float
    unsure: bool = False
    """Too doubtful to stand alone: it counts where another article of its story tells it, too."""


class Extraction(Record, frozen=True, kw_only=True):
    """All that was read from one article by one reader."""

    article: str
    reader: str
    """Which network and rules read it: model id and version of the reading code."""
    sentences: Spans = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    events: tuple[EventMention, ...] = ()


# -------------------------------------------------------------------------- merge


class Judgement(Record, frozen=True, kw_only=True):
    """A decision that records are, or are not, the same, or that a record is wrong."""

    id: str
    about: tuple[str, ...]
    verdict: Verdict
    by: str
    """`person`, or the name of the method that decided."""
    reason: str
    """One sentence that a reader understands."""
    value: str | None = None
    """What a rename, retype or link sets."""
    at: str
    """When it was made: aware UTC, ISO 8601."""
    withdrawn: str | None = None


class Entity(Record, frozen=True, kw_only=True):
    """A person, organisation, place or product, across articles."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    identifiers: dict[str, str | None] = {}


class Conflict(Record, frozen=True, kw_only=True):
    """Two tellings that do not fit together, side by side; never a verdict."""

    about: Literal["amount", "time", "place", "participants", "denial", "wording", "correction"]
    left: str
    """Event mention or statement id."""
    right: str
    reason: str


class Lineage(Record, frozen=True, kw_only=True):
    """One article (or a passage of it) comes from another."""

    id: str
    article: str
    origin: str | None
    """The article it comes from; None if that is not in the book. Exported as `from`."""
    relation: LineageRelation
    newsroom: str | None
    """Where the report comes from."""
    shared_words: int
    """Words in shared runs of 8 or more."""
    spans: Spans = ()
    """The evidence in `article`: the shared words, or the words that name the origin."""
    reason: str
    probability: float


class Failure(Record, frozen=True, kw_only=True):
    """One item that did not make it."""

    item: str
    stage: str
    error: str
    hint: str
