"""The book as exported records, streamed: memory holds one article at a time."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from sayso.book.own_types import own_types
from sayso.book.rows import load_articles, load_extraction, spans_of
from sayso.contract import (
    Exported,
    ExportedAmount,
    ExportedArticle,
    ExportedClaim,
    ExportedEntity,
    ExportedEvent,
    ExportedEventMention,
    ExportedEventTime,
    ExportedJudgement,
    ExportedLineage,
    ExportedMention,
    ExportedParticipant,
    ExportedPhrase,
    ExportedSource,
    ExportedStatement,
    ExportedStory,
    ExportedTime,
)
from sayso.records import (
    Amount,
    Article,
    Conflict,
    EventMention,
    Extraction,
    Mention,
    Participant,
    Phrase,
    Span,
    Spans,
    Statement,
    Time,
    words_of,
)

_QUANTIFIED = re.compile(
    r"\b(?:all|both) (?=(?:the|these|those|my|your|his|her|its|our|their) )", re.I
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_POSSESSIVE = re.compile(r" ?['’]s\b|(?<=s) ?['’](?= \w)", re.IGNORECASE)
"""A text that was cut into words has a space before it."""


def export_records(connection: sqlite3.Connection) -> Iterator[Exported]:
    """Every record of the book; the same book gives the same records in the same order."""
    own = own_types(connection)
    yield from _entities(connection)
    for article in load_articles(connection):
        yield _article(article)
        reading = load_extraction(connection, article.id)
        if reading is not None:
            yield from ReadingExport(connection, reading, own).records(article.text)
    for row in connection.execute("SELECT * FROM event ORDER BY id"):
        yield export_event(connection, row, own)
    yield from _claims(connection)
    yield from _stories(connection)
    yield from _lineage(connection)
    yield from _judgements(connection)


def _article(article: Article) -> ExportedArticle:
    return ExportedArticle(
        id=article.id,
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        url=article.url,
        path=article.path,
        language=article.language,
    )


class ReadingExport:
    """One article's reading, its chains turned into entities."""

    def __init__(
        self, connection: sqlite3.Connection, reading: Extraction, own: frozenset[str]
    ) -> None:
        self.reading = reading
        self.own = own
        self.starts = [sentence.start for sentence in reading.sentences]
        self.times = {time.id: time for time in reading.times}
        self.amounts = {amount.id: amount for amount in reading.amounts}
        self.members = {chain.id: chain.members for chain in reading.chains}
        rows = connection.execute(
            "SELECT id, entity FROM chain WHERE article = ? AND entity IS NOT NULL",
            (reading.article,),
        )
        self.entity = {row["id"]: row["entity"] for row in rows}
        rows = connection.execute(
            "SELECT id, event FROM event_mention WHERE article = ?", (reading.article,)
        )
        self.event = {row["id"]: row["event"] for row in rows}

    def records(self, text: str) -> Iterator[Exported]:
        """All that was read from `text`, by kind, each in the order of the text."""
        for m in named_once(self.reading.mentions, self.entity):
            if m.chain in self.entity:
                spans = m.spans if m.form == "pronoun" else as_annotated(text, m.spans)
                yield ExportedMention(
                    id=m.id,
                    article=m.article,
                    spans=spans,
                    text=words_of(text, spans),
                    form=m.form,
                    entity=self.entity[m.chain],
                    probability=m.probability,
                )
        for t in self.reading.times:
            yield ExportedTime(
                id=t.id,
                article=t.article,
                spans=t.spans,
                text=t.text,
                type=t.type,
                value=t.value,
                earliest=t.earliest,
                latest=t.latest,
            )
        yield from map(self._statement, self.reading.statements)
        yield from self.event_mentions()

    def event_mentions(self) -> Iterator[ExportedEventMention]:
        """The event mentions, in the order of the text."""
        return map(self._event_mention, self.reading.events)

    def _sentence(self, phrase: Phrase) -> Spans:
        """The sentence in which `phrase` begins."""
        place = bisect_right(self.starts, phrase.spans[0].start) - 1
        return self.reading.sentences[place : place + 1] if place >= 0 else ()

    def _entities(self, chains: tuple[str, ...]) -> tuple[str, ...]:
        """The entities that chains stand for; a plural one stands for its members."""
        singles = [single for chain in chains for single in (self.members.get(chain) or (chain,))]
        return tuple(dict.fromkeys(self.entity[c] for c in singles if c in self.entity))

    def _statement(self, s: Statement) -> ExportedStatement:
        return ExportedStatement(
            id=s.id,
            article=s.article,
            source=ExportedSource(
                spans=s.source.spans,
                text=s.source.text,
                entities=self._entities(s.source.chains),
                anonymous=s.source.anonymous,
                number=s.source.number,
            ),
            cue=_phrase(s.cue),
            content=_phrase(s.content),
            form=s.form,
            inside=s.inside,
            denies=s.denies,
            hedged=s.hedged,
            probability=s.probability,
        )

    def _participant(self, p: Participant) -> ExportedParticipant:
        return ExportedParticipant(spans=p.spans, text=p.text, entities=self._entities(p.chains))

    def _event_mention(self, e: EventMention) -> ExportedEventMention:
        return ExportedEventMention(
            id=e.id,
            article=e.article,
            type=e.type,
            mode=e.mode,
            trigger=_phrase(e.trigger),
            initiators=tuple(map(self._participant, e.initiators)),
            recipients=tuple(map(self._participant, e.recipients)),
            time=_event_time(self.times[e.time]) if e.time else None,
            place=_phrase(e.place) if e.place else None,
            amount=_amount(self.amounts[e.amount]) if e.amount else None,
            polarity=e.polarity,
            modality=e.modality,
            statement=e.statement,
            event=self.event[e.id],
            probability=e.probability,
            sentence=self._sentence(e.trigger),
            user=e.type in self.own,
        )


def named_once(mentions: Sequence[Mention], entity: Mapping[str, str]) -> list[Mention]:
    """Mentions without those that lie within another of their entity and form: "Gov. Ada Lind of
    Ohio" is one naming of her, as annotated corpora mark them."""
    outer: dict[tuple[str | None, str], Mention] = {}
    found = []
    for one in sorted(mentions, key=lambda m: (m.spans[0].start, -m.spans[-1].end)):
        key = (entity.get(one.chain), one.form)
        before = outer.get(key)
        if before is None or before.spans[-1].end < one.spans[-1].end:
            outer[key] = one
            found.append(one)
    return found


def as_annotated(text: str, spans: Spans) -> Spans:
    """The words of a mention as annotated corpora mark them (OntoNotes, GUM): with a possessive
    mark, with `both` before `her parents`, and with the mark that closes what opened within.
    """
    marked = with_possessive(text, spans)
    return marked if marked != spans else with_quantifier(text, with_closing(text, spans))


def with_quantifier(text: str, spans: Spans) -> Spans:
    """The words with `all` or `both` before them."""
    start = spans[0].start
    before = _QUANTIFIED.search(text, max(0, start - 5), spans[0].end)
    if before is None or before.end() != start:
        return spans
    return (Span(start=before.start(), end=spans[0].end), *spans[1:])


def with_closing(text: str, spans: Spans) -> Spans:
    """The words with the bracket or quotation mark right behind them that closes one of theirs."""
    last = spans[-1]
    words, after = last.cut(text), text[last.end : last.end + 1]
    if not any(after == mark and words.count(left) > words.count(mark) for left, mark in _PAIRS):
        return spans
    return (*spans[:-1], Span(start=last.start, end=last.end + 1))


def with_possessive(text: str, spans: Spans) -> Spans:
    """The words of a mention with the possessive mark behind them, which annotated corpora count
    as its own (OntoNotes, GUM).
    """
    mark = _POSSESSIVE.match(text, spans[-1].end)
    return (*spans[:-1], Span(start=spans[-1].start, end=mark.end())) if mark else spans


def _phrase(phrase: Phrase) -> ExportedPhrase:
    return ExportedPhrase(spans=phrase.spans, text=phrase.text)


def _event_time(t: Time) -> ExportedEventTime:
    return ExportedEventTime(
        spans=t.spans, text=t.text, value=t.value, earliest=t.earliest, latest=t.latest
    )


def _amount(a: Amount) -> ExportedAmount:
    return ExportedAmount(
        spans=a.spans, text=a.text, value=a.value, currency=a.currency, least=a.least, most=a.most
    )


def _entities(connection: sqlite3.Connection) -> Iterator[ExportedEntity]:
    for row in connection.execute("SELECT * FROM entity ORDER BY id"):
        aliases = connection.execute(
            "SELECT alias FROM entity_alias WHERE entity = ? ORDER BY alias", (row["id"],)
        )
        yield ExportedEntity(
            id=row["id"],
            name=row["name"],
            type=row["type"],
            aliases=tuple(alias["alias"] for alias in aliases),
            identifiers=msgspec.json.decode(row["identifiers"]),
            named=bool(row["named"]),
        )


def _conflicts(connection: sqlite3.Connection, of: str) -> tuple[Conflict, ...]:
    rows = connection.execute("SELECT * FROM conflict WHERE of = ? ORDER BY id", (of,))
    return tuple(
        Conflict(about=r["about"], left=r["left"], right=r["right"], reason=r["reason"])
        for r in rows
    )


def export_event(
    connection: sqlite3.Connection, row: sqlite3.Row, own: frozenset[str]
) -> ExportedEvent:
    """The event in a row of `event`."""
    sides: Mapping[str, list[str]] = defaultdict(list)
    for p in connection.execute(
        "SELECT role, entity FROM event_participant WHERE event = ? ORDER BY role, entity",
        (row["id"],),
    ):
        sides[p["role"]].append(p["entity"])
    return ExportedEvent(
        id=row["id"],
        type=row["type"],
        initiators=tuple(sides["initiator"]),
        recipients=tuple(sides["recipient"]),
        earliest=row["earliest"],
        latest=row["latest"],
        amount=row["amount"],
        currency=row["currency"],
        articles=row["articles"],
        newsrooms=row["newsrooms"],
        voices=row["voices"],
        conflicts=_conflicts(connection, row["id"]),
        user=row["type"] in own,
    )


def _claims(connection: sqlite3.Connection) -> Iterator[ExportedClaim]:
    for row in connection.execute("SELECT * FROM claim ORDER BY id"):
        statements = connection.execute(
            "SELECT statement FROM claim_statement WHERE claim = ? ORDER BY statement", (row["id"],)
        )
        yield ExportedClaim(
            id=row["id"],
            entity=row["entity"],
            statements=tuple(s["statement"] for s in statements),
            articles=row["articles"],
            newsrooms=row["newsrooms"],
            conflicts=_conflicts(connection, row["id"]),
        )


def _stories(connection: sqlite3.Connection) -> Iterator[ExportedStory]:
    for row in connection.execute("SELECT id FROM story ORDER BY id"):
        articles = connection.execute(
            "SELECT article FROM story_article WHERE story = ? ORDER BY article", (row["id"],)
        )
        yield ExportedStory(id=row["id"], articles=tuple(a["article"] for a in articles))


def _lineage(connection: sqlite3.Connection) -> Iterator[ExportedLineage]:
    for row in connection.execute("SELECT * FROM lineage ORDER BY id"):
        yield ExportedLineage(
            id=row["id"],
            article=row["article"],
            origin=row["origin"],
            relation=row["relation"],
            newsroom=row["newsroom"],
            shared_words=row["shared_words"],
            spans=spans_of(row["spans"]),
            reason=row["reason"],
            probability=row["probability"],
        )


def _judgements(connection: sqlite3.Connection) -> Iterator[ExportedJudgement]:
    for row in connection.execute("SELECT * FROM judgement ORDER BY at, id"):
        about = connection.execute(
            "SELECT about FROM judgement_about WHERE judgement = ? ORDER BY position", (row["id"],)
        )
        yield ExportedJudgement(
            id=row["id"],
            about=tuple(a["about"] for a in about),
            verdict=row["verdict"],
            by=row["by"],
            reason=row["reason"],
            value=row["value"],
            at=row["at"],
            withdrawn=row["withdrawn"],
        )
