"""What a door shows: one record per page, the same for the shell, Python, `.json` and the web.

Every page is bounded: lists hold at most a page of lines and tell whether there is another.
`path` fields are addresses within the book's pages (`/article/ID#s123`: the sentence that starts
at code point 123). Text that comes from articles is given as it stands there.
"""

from __future__ import annotations

from typing import Literal

from sayso.records import (
    EntityType,
    LineageRelation,
    Modality,
    Polarity,
    Record,
    StatementForm,
    TimeType,
    Verdict,
)

MarkKind = Literal[
    "shared",
    "content",
    "source",
    "cue",
    "place",
    "time",
    "amount",
    "initiator",
    "recipient",
    "name",
    "trigger",
    "hit",
]
Direction = Literal["left", "right", "mutual", "together"]
SearchKind = Literal["articles", "statements", "entities"]

# ------------------------------------------------------------------------- parts


class Mark(Record, frozen=True, kw_only=True):
    """One reason why a piece of text is marked."""

    kind: MarkKind
    """What the words are: part of a statement, of an event, a time, a name, a search hit."""
    id: str
    """The record that the mark belongs to; for a name the entity; for a hit empty."""
    label: str = ""
    """A word to show with the mark: the type of an event, the value of a time."""
    first: bool = True
    """The marked span begins with this piece."""
    last: bool = True
    """The marked span ends with this piece."""


class Piece(Record, frozen=True, kw_only=True):
    """A run of text under the same marks; text is cut wherever a mark begins or ends."""

    text: str
    """The words, as they stand in the article."""
    marks: tuple[Mark, ...] = ()
    """Every mark that covers the words, outermost first."""


class EntityRef(Record, frozen=True, kw_only=True):
    """An entity, as other pages name it."""

    id: str
    """The entity's id; its page is `/entity/ID`."""
    name: str
    """The name that it goes by in this book."""
    type: EntityType
    """Person, organisation, place, product, group or other."""
    named: bool
    """It has a name; false if articles only describe it ("the company")."""


class ArticleRef(Record, frozen=True, kw_only=True):
    """An article, as other pages name it."""

    id: str
    """The article's id; its page is `/article/ID`."""
    label: str
    """The title; without one, the first words of the text."""
    outlet: str | None
    """Who published it, if known."""
    published: str | None
    """Day of publication, if known."""


class Passage(Record, frozen=True, kw_only=True):
    """The words of an article that a line rests on, with the place where they stand."""

    article: ArticleRef
    """The article that the words are from."""
    path: str
    """Where to read on: the article's page, at the sentence."""
    start: int
    """First code point shown."""
    end: int
    """Code point after the last one shown."""
    pieces: tuple[Piece, ...]
    """The words, cut at every mark."""
    cut_before: bool
    """The sentence begins before what is shown."""
    cut_after: bool
    """The sentence goes on after what is shown."""


class Paging(Record, frozen=True, kw_only=True):
    """Which part of a longer list this is."""

    page: int
    """Number of this page, from 1."""
    size: int
    """Most lines on one page."""
    more: bool
    """There is another page after this one."""


class Told(Record, frozen=True, kw_only=True):
    """How the tellings of an event tell it."""

    tellings: int
    """In how many places it is told."""
    negated: int
    """How many of them say that it did not happen."""
    hedged: int
    """How many of them tell it with reserve ("reportedly")."""
    planned: int
    """How many of them tell it as yet to come."""
    possible: int
    """How many of them tell it as only possible."""
    probability: float
    """How sure the reading of the surest of them is; 0 without any."""


class EventLine(Record, frozen=True, kw_only=True):
    """An event on one line: who did what to whom, when, in how many tellings."""

    id: str
    """The event's id; its page is `/event/ID`."""
    type: str
    """What was done: one of the event types."""
    initiators: tuple[EntityRef, ...]
    """Who did it."""
    recipients: tuple[EntityRef, ...]
    """To whom, or with whom."""
    earliest: str | None
    """First day on which it can have happened."""
    latest: str | None
    """Last day on which it can have happened."""
    amount: float | None
    """The sum of money in it, in full."""
    currency: str | None
    """Its currency (ISO 4217)."""
    articles: int
    """How many articles tell it, copies included."""
    newsrooms: int
    """From how many newsrooms these reports come."""
    voices: int
    """On the word of how many people or organisations they rest."""
    conflicts: int
    """How many pairs of tellings do not fit together."""
    told: Told
    """How its tellings tell it."""
    passage: Passage | None
    """The clearest telling."""


class StatementLine(Record, frozen=True, kw_only=True):
    """A statement on one line: who said what, in which words."""

    id: str
    """The statement's id."""
    source: str
    """The source, in the article's words."""
    speakers: tuple[EntityRef, ...]
    """The entities that the source stands for; none if it is unnamed."""
    anonymous: bool
    """The source is not named."""
    number: int | None
    """How many unnamed people speak, if the text says so."""
    cue: str
    """The words that attribute ("said", "according to")."""
    content: str
    """What is said, in the article's words; the beginning of it if it is long."""
    form: StatementForm
    """Direct (quoted), indirect, or mixed."""
    inside: str | None
    """The statement in whose content this one lies."""
    denies: bool
    """The speaker denies."""
    hedged: bool
    """The article passes it on with reserve."""
    claim: str | None
    """The claim that it belongs to; its page is `/claim/ID`."""
    claimed: int
    """How many statements that claim has, this one included."""
    probability: float
    """How sure the reading is: share of such readings that are right."""
    passage: Passage | None
    """The words in the article; none where the article itself is shown."""


class TellingTime(Record, frozen=True, kw_only=True):
    """A time expression and the days that it can mean."""

    id: str
    """The time's id."""
    text: str
    """The words of the article."""
    type: TimeType
    """TIMEX3 type."""
    value: str
    """TIMEX3 value, as `2021-01` or `P3D`."""
    earliest: str | None
    """First day that it can mean."""
    latest: str | None
    """Last day that it can mean."""


class TellingAmount(Record, frozen=True, kw_only=True):
    """A sum of money, as an article gives it."""

    id: str
    """The amount's id."""
    text: str
    """The words of the article."""
    value: float
    """The sum in full."""
    currency: str | None
    """Its currency (ISO 4217)."""


class TellingSide(Record, frozen=True, kw_only=True):
    """One participant in the words of one article."""

    text: str
    """The words; empty if only the context tells."""
    entities: tuple[EntityRef, ...]
    """Who they stand for."""


class Telling(Record, frozen=True, kw_only=True):
    """One place where one article tells an event."""

    id: str
    """The event mention's id."""
    event: str | None
    """The event that it tells; its page is `/event/ID`."""
    type: str
    """What is done: one of the event types."""
    trigger: str
    """The words that carry it."""
    initiators: tuple[TellingSide, ...]
    """Who does it."""
    recipients: tuple[TellingSide, ...]
    """To whom."""
    time: TellingTime | None
    """The words that date it."""
    amount: TellingAmount | None
    """The sum in it."""
    place: str | None
    """Where."""
    polarity: Polarity
    """Told as done, or as not done."""
    modality: Modality
    """Told as fact, with reserve, as planned or as possible."""
    statement: StatementLine | None
    """The statement that it is told in; none if the article tells it in its own voice."""
    probability: float
    """How sure the reading is: share of such readings that are right."""
    passage: Passage | None
    """The sentence; none where the article itself is shown."""


class ArticleLine(Record, frozen=True, kw_only=True):
    """An article on one line."""

    article: ArticleRef
    """The article."""
    author: str | None
    """Who wrote it."""
    words: int
    """Its length."""
    relation: LineageRelation | None
    """How it depends on another article or outlet; none if nothing was found."""
    newsroom: str | None
    """The newsroom that its report comes from, if that is another one."""


class LineageLine(Record, frozen=True, kw_only=True):
    """One article comes from another, with the evidence."""

    id: str
    """The record's id."""
    relation: LineageRelation
    """Copy, version, excerpt, rewrite, or cites."""
    article: ArticleRef
    """The article that comes from the other."""
    origin: ArticleRef | None
    """The other; none if it is not in the book."""
    newsroom: str | None
    """Where the report comes from."""
    shared_words: int
    """Words in shared runs of 8 or more."""
    reason: str
    """Why it is held to be so."""
    probability: float
    """How sure this is."""


class CountLine(Record, frozen=True, kw_only=True):
    """One step of a count: an article, and why it counts as it does."""

    article: ArticleRef
    """The article."""
    path: str
    """The sentence in the article, if one carries the event or claim; else the article."""
    newsroom: str | None
    """The newsroom that it counts for."""
    voice: str | None
    """The voice that it counts for."""
    reason: str
    """Why, in one sentence."""


class CountGroup(Record, frozen=True, kw_only=True):
    """The steps that count as one."""

    name: str
    """The newsroom or voice."""
    steps: tuple[CountLine, ...]
    """The articles behind it, each with its reason."""


class ConflictSide(Record, frozen=True, kw_only=True):
    """One side of a conflict."""

    telling: Telling | None
    """The telling, if the conflict is between tellings."""
    statement: StatementLine | None
    """The statement, if it is between statements."""


class ConflictPair(Record, frozen=True, kw_only=True):
    """Two tellings that do not fit together; the book does not decide between them."""

    about: str
    """What they differ in: amount, time, place, participants, denial, wording, correction."""
    reason: str
    """The difference in one sentence."""
    left: ConflictSide
    """The one."""
    right: ConflictSide
    """The other."""


class JudgementLine(Record, frozen=True, kw_only=True):
    """A decision that this page rests on."""

    id: str
    """The judgement's id."""
    verdict: Verdict
    """What was decided."""
    by: str
    """`person`, or the method that decided."""
    reason: str
    """Why."""
    value: str | None
    """What a rename, retype or link sets."""
    at: str
    """When it was made."""
    withdrawn: str | None
    """When it was taken back."""


# ----------------------------------------------------------------------- overview


class Counts(Record, frozen=True, kw_only=True):
    """What is in the book."""

    articles: int
    """Articles."""
    outlets: int
    """Outlets that published them."""
    newsrooms: int
    """Newsrooms that the articles come from, once copies are followed back."""
    entities: int
    """People, organisations, places and products."""
    statements: int
    """Statements: who said what."""
    events: int
    """Events: who did what to whom."""


class TimelineBin(Record, frozen=True, kw_only=True):
    """One month (or year) of the timeline."""

    label: str
    """The month, `2024-08`, or the year, `2024`."""
    since: str
    """Its first day."""
    until: str
    """Its last day."""
    events: int
    """Events that happened within it."""


class Timeline(Record, frozen=True, kw_only=True):
    """When the events of the book happened."""

    unit: Literal["month", "year"]
    """Months; years if there would be too many months to draw."""
    bins: tuple[TimelineBin, ...]
    """Every month or year from the first to the last, empty ones included."""
    earlier: int
    """Events before the first one drawn."""
    wider: int
    """Events that are known only to lie within a longer time."""
    undated: int
    """Events that no article dates."""


class EntityLine(Record, frozen=True, kw_only=True):
    """An entity on one line."""

    entity: EntityRef
    """The entity."""
    articles: int
    """Articles that mention it."""
    aliases: tuple[str, ...]
    """Other names for it, most used first; at most three."""


class OverviewPage(Record, frozen=True, kw_only=True):
    """`/`: what is in the book."""

    counts: Counts
    """How much there is."""
    first: str | None
    """Day of the oldest article."""
    last: str | None
    """Day of the newest article."""
    timeline: Timeline
    """When the events happened."""
    best_told: tuple[EventLine, ...]
    """The events that most newsrooms and voices tell."""
    entities: tuple[EntityLine, ...]
    """The entities that most articles mention."""
    articles: tuple[ArticleLine, ...]
    """The newest articles."""


# --------------------------------------------------------------- entity, relation


class Partner(Record, frozen=True, kw_only=True):
    """Another entity that takes part in the same events."""

    entity: EntityRef
    """The other."""
    events: int
    """In how many events both take part."""


class UsedName(Record, frozen=True, kw_only=True):
    """A name that articles use for an entity."""

    name: str
    """The name."""
    articles: int
    """Articles that use it."""


class MergeReason(Record, frozen=True, kw_only=True):
    """Why the machine took names for one entity, in a sentence."""

    reason: str
    """The sentence."""
    articles: int
    """Articles in which it holds."""


class EntityPage(Record, frozen=True, kw_only=True):
    """`/entity/ID`: what it did, what was done to it, what it said, where it is mentioned."""

    entity: EntityRef
    """The entity."""
    aliases: tuple[str, ...]
    """The names and descriptions that articles use for it, most used first."""
    identifiers: dict[str, str | None]
    """Its ids elsewhere, as `wikidata`."""
    articles: int
    """Articles that mention it."""
    did: tuple[EventLine, ...]
    """Events that it initiated, newest first."""
    did_more: bool
    """There are more of them."""
    received: tuple[EventLine, ...]
    """Events that it was the recipient of, newest first."""
    received_more: bool
    """There are more of them."""
    statements: tuple[StatementLine, ...]
    """What it said, newest first."""
    statements_more: bool
    """There are more of them."""
    partners: tuple[Partner, ...]
    """Who it takes part in events with, most often first."""
    mentioned: tuple[Passage, ...]
    """The newest articles that mention it, at the first mention."""
    mentioned_paging: Paging
    """Which part of these."""
    names: tuple[UsedName, ...]
    """The names that articles use for it, most used first: what can be split off."""
    reasons: tuple[MergeReason, ...]
    """Why these names are taken for one entity, most frequent reason first."""
    judgements: tuple[JudgementLine, ...]
    """Decisions about it."""


class RelationLine(Record, frozen=True, kw_only=True):
    """One entry of a relation: an event between the two, or a statement of one on the other."""

    day: str | None
    """What it is sorted by: first possible day of an event, publication of the first article with a
    statement."""
    direction: Direction
    """Left acts on right, right on left, mutual, or both together on others."""
    score: float | None
    """Weight of the event; none if it is not told as done, or is not between the two."""
    event: EventLine | None
    """The event, or none."""
    statement: StatementLine | None
    """The statement, or none; the first of those that make one claim."""


class ScoreMonth(Record, frozen=True, kw_only=True):
    """The score of a relation in one month."""

    month: str
    """The month, `2024-08`."""
    score: float
    """Sum of the weights of its events: below zero conflict, above zero cooperation."""
    events: int
    """How many events count, each once however many articles tell it."""
    newsrooms: int
    """How many newsrooms tell them, copies not counted."""


class TurningPoint(Record, frozen=True, kw_only=True):
    """A month from which the score of a relation is on another level."""

    month: str
    """The first month of the new level, `2024-08`."""
    before: float
    """Mean monthly score of the stretch before."""
    after: float
    """Mean monthly score of the new stretch."""
    ended: bool
    """The new stretch has no event that pulls its way: the events are those that ended."""
    events: tuple[EventLine, ...]
    """The events that make the turn, in time order."""


class RelationPage(Record, frozen=True, kw_only=True):
    """`/relation/IDS/IDS`: all that two parties did to and said of each other, in time order."""

    left: tuple[EntityRef, ...]
    """The one party: an entity, or several that stand together."""
    right: tuple[EntityRef, ...]
    """The other."""
    months: tuple[ScoreMonth, ...]
    """The months that have an event with a weight, in time order."""
    turning_points: tuple[TurningPoint, ...]
    """Where the level of the score changed for good, in time order."""
    lines: tuple[RelationLine, ...]
    """Events and statements fixed to a month's time, oldest first."""
    paging: Paging
    """Which part of these."""
    undated: tuple[RelationLine, ...]
    """Events and statements without a day, or with a longer time that they can lie in."""
    undated_more: bool
    """There are more of them."""


# -------------------------------------------------------------------------- events


class EventFilter(Record, frozen=True, kw_only=True):
    """Which events to list; None means all."""

    type: str | None = None
    """Only this type."""
    entity: str | None = None
    """Only those in which this entity (id) takes part."""
    role: Literal["initiator", "recipient"] | None = None
    """Only those in which the entity has this role."""
    since: str | None = None
    """Only those that can have happened on or after this day."""
    until: str | None = None
    """Only those that can have happened on or before this day."""
    conflicts: bool = False
    """Only those whose tellings do not fit together."""


class EventsPage(Record, frozen=True, kw_only=True):
    """`/events`: the events of the book, newest first."""

    asked: EventFilter
    """The filter that was applied."""
    entity: EntityRef | None
    """The entity of the filter."""
    types: tuple[str, ...]
    """The types that occur in the book."""
    lines: tuple[EventLine, ...]
    """The events; undated ones last."""
    paging: Paging
    """Which part of them."""


class EventPage(Record, frozen=True, kw_only=True):
    """`/event/ID`: one event with the evidence for each of its three counts."""

    event: EventLine
    """Who did what to whom, when."""
    places: tuple[str, ...]
    """Where, in the words of the articles."""
    steps: tuple[CountLine, ...]
    """The articles, with the reason for each step that is about neither newsroom nor voice."""
    newsrooms: tuple[CountGroup, ...]
    """The newsrooms, with the articles that come from each."""
    voices: tuple[CountGroup, ...]
    """The voices, with the articles that rest on each."""
    tellings: tuple[Telling, ...]
    """Every place where it is told, oldest article first."""
    paging: Paging
    """Which part of the tellings."""
    conflicts: tuple[ConflictPair, ...]
    """Tellings that do not fit together."""
    judgements: tuple[JudgementLine, ...]
    """Decisions about it."""


# ---------------------------------------------------------------------- statements


class StatementFilter(Record, frozen=True, kw_only=True):
    """Which statements to list; None or false means all."""

    speaker: str | None = None
    """Only those of this entity (id)."""
    form: StatementForm | None = None
    """Only this form."""
    denies: bool = False
    """Only denials."""
    hedged: bool = False
    """Only those passed on with reserve."""
    anonymous: bool = False
    """Only those of unnamed sources."""


class StatementsPage(Record, frozen=True, kw_only=True):
    """`/statements`: who said what, newest article first."""

    asked: StatementFilter
    """The filter that was applied."""
    speaker: EntityRef | None
    """The entity of the filter."""
    lines: tuple[StatementLine, ...]
    """The statements."""
    paging: Paging
    """Which part of them."""


class ClaimPage(Record, frozen=True, kw_only=True):
    """`/claim/ID`: one speaker saying one thing, in any number of articles."""

    id: str
    """The claim's id."""
    speaker: EntityRef
    """Who says it."""
    articles: int
    """Articles that pass it on."""
    newsrooms: int
    """Newsrooms that these come from."""
    statements: tuple[StatementLine, ...]
    """The statements, oldest article first."""
    paging: Paging
    """Which part of them."""
    steps: tuple[CountLine, ...]
    """Why each article counts as it does."""
    conflicts: tuple[ConflictPair, ...]
    """Statements that do not fit together."""
    judgements: tuple[JudgementLine, ...]
    """Decisions about it."""


# ----------------------------------------------------------------- entities, articles


class EntitiesPage(Record, frozen=True, kw_only=True):
    """`/entities`: who and what is in the book, most mentioned first."""

    type: EntityType | None
    """Only this type, or all."""
    lines: tuple[EntityLine, ...]
    """The entities."""
    paging: Paging
    """Which part of them."""


class OutletCount(Record, frozen=True, kw_only=True):
    """An outlet and how many of its articles are in the book."""

    outlet: str
    """The outlet."""
    articles: int
    """Its articles."""


class ArticlesPage(Record, frozen=True, kw_only=True):
    """`/articles`: the articles of the book, newest first."""

    outlet: str | None
    """Only this outlet, or all."""
    month: str | None
    """Only this month, `2024-08`, or all."""
    outlets: tuple[OutletCount, ...]
    """The outlets with most articles."""
    lines: tuple[ArticleLine, ...]
    """The articles; undated ones last."""
    paging: Paging
    """Which part of them."""


class StoryPage(Record, frozen=True, kw_only=True):
    """`/story/ID`: the articles on one happening, and what they tell."""

    id: str
    """The story's id."""
    articles: tuple[ArticleLine, ...]
    """The articles, oldest first."""
    paging: Paging
    """Which part of them."""
    lineage: tuple[LineageLine, ...]
    """Which of them comes from which."""
    events: tuple[EventLine, ...]
    """The events that most of them tell."""


class Note(Record, frozen=True, kw_only=True):
    """One line in the margin of an article: exactly one of the four is there."""

    start: int
    """Start of the sentence that it belongs to: its anchor is `#sSTART`."""
    statement: StatementLine | None = None
    """A statement."""
    telling: Telling | None = None
    """An event."""
    time: TellingTime | None = None
    """A time expression."""
    amount: TellingAmount | None = None
    """A sum of money."""


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence with its marks."""

    start: int
    """First code point: the anchor is `sSTART`."""
    pieces: tuple[Piece, ...]
    """The words, cut at every mark."""


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph with what was read from it."""

    sentences: tuple[Sentence, ...]
    """Its sentences."""
    notes: tuple[Note, ...]
    """What was read from it, in the order of the text."""


class ArticlePage(Record, frozen=True, kw_only=True):
    """`/article/ID`: the text with everything that was read from it."""

    article: ArticleRef
    """The article."""
    title: str | None
    """Its title."""
    author: str | None
    """Who wrote it."""
    url: str | None
    """Where it was published."""
    language: str | None
    """Its language."""
    words: int
    """Its length."""
    reader: str | None
    """The model and rules that read it; none if it has not been read."""
    stories: tuple[str, ...]
    """The stories that it belongs to."""
    comes_from: tuple[LineageLine, ...]
    """Where its report comes from."""
    taken_over_by: tuple[LineageLine, ...]
    """Articles that come from it."""
    paragraphs: tuple[Paragraph, ...]
    """The text."""
    start: int
    """First code point of the part shown."""
    end: int
    """Code point after the part shown."""
    length: int
    """Code points of the whole text."""
    part: int
    """Code points that one part shows; `?from=N` shows the part with code point N."""


# -------------------------------------------------------------------- search, words


class ArticleHit(Record, frozen=True, kw_only=True):
    """An article that a search found."""

    article: ArticleRef
    """The article."""
    path: str
    """The sentence with the hit."""
    pieces: tuple[Piece, ...]
    """The words around it."""


class StatementHit(Record, frozen=True, kw_only=True):
    """A statement that a search found."""

    statement: StatementLine
    """The statement."""
    pieces: tuple[Piece, ...]
    """What is said, with the words that were sought."""


class SearchPage(Record, frozen=True, kw_only=True):
    """`/search`: articles, statements and entities with the words sought, best first."""

    query: str
    """What was asked."""
    kind: SearchKind | None
    """Only one kind, or all three."""
    entities: tuple[EntityLine, ...]
    """Entities with such a name."""
    entities_more: bool
    """There are more of them."""
    statements: tuple[StatementHit, ...]
    """Statements with these words."""
    statements_more: bool
    """There are more of them."""
    articles: tuple[ArticleHit, ...]
    """Articles with these words."""
    articles_more: bool
    """There are more of them."""
    page: int
    """Number of this page, from 1; beyond the first only with `kind`."""


class Word(Record, frozen=True, kw_only=True):
    """A word of the book and what it means."""

    word: str
    """The word."""
    meaning: str
    """What it means here."""


class WeightedType(Record, frozen=True, kw_only=True):
    """An event type and its weight."""

    type: str
    """The type."""
    score: float
    """Its weight in the score of a relation, from -10 (conflict) to +10 (cooperation)."""
    definition: str = ""
    """Who does what to whom."""
    root: str = ""
    """The event category of PLOVER that it is."""
    modes: tuple[str, ...] = ()
    """Kinds of it that are told apart."""
    examples: tuple[str, ...] = ()
    """Sentences that tell it."""
    user: bool = False
    """Added by a user of the book: found by its words alone, without training."""


class WordsPage(Record, frozen=True, kw_only=True):
    """`/words`: the words of the book explained."""

    words: tuple[Word, ...]
    """The words."""
    types: tuple[WeightedType, ...]
    """The event types with their weights, from cooperation to conflict."""


class ErrorPage(Record, frozen=True, kw_only=True):
    """What is shown when a page cannot be."""

    status: int
    """HTTP status."""
    error: str
    """What went wrong."""
    hint: str
    """What the reader can do now."""


Page = (
    OverviewPage
    | EntityPage
    | RelationPage
    | EventsPage
    | EventPage
    | StatementsPage
    | ClaimPage
    | EntitiesPage
    | ArticlesPage
    | StoryPage
    | ArticlePage
    | SearchPage
    | WordsPage
    | ErrorPage
)
"""Any page."""
