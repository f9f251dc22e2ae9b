"""Who is behind the statements of an article, as counting sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.book.merging import MergeTables
from sayso.book.merging_events import CardRow, SourceRow, ToldTables
from sayso.merge.confirmed import Said
from sayso.merge.credits import newsroom_of_source
from sayso.merge.newsrooms import Attribution, Origin
from sayso.merge.officers import holds_office, officers
from sayso.merge.parties import short_name
from sayso.merge.press import Newsroom, Press, may_be, same_newsroom
from sayso.merge.profile import Profile
from sayso.merge.tellings import Telling
from sayso.merge.voices import (
    Marked,
    Principal,
    apposed,
    before,
    final_voice,
    is_papers,
    is_pronoun,
    is_somebody,
    is_thing,
    last_person,
    named_beside,
    points,
    principal_of_phrase,
    principals,
    reporter_of,
)
from sayso.pipeline.merge_kept import Kept
from sayso.records import Spans
from sayso.text.ids import digest_of
from sayso.text.sentences import sentences

_ARTICLES_KEPT = 256
_ENTITIES_KEPT = 10_000
_SEEN_REACH = 80
"""Code points from papers to who saw them: "letters that reached their homes and that the Tribune
has read"; set by judgement."""


class Sourced(NamedTuple):
    """Who makes a statement, and the statement in whose content it lies."""

    by: tuple[Attribution, ...]
    inside: str | None


class Heard(NamedTuple):
    """A statement of an article, and who makes it."""

    said: Said
    by: Attribution


class Sources:
    """Reads who is behind the statements of articles; none of it changes while events and claims
    are counted."""

    def __init__(
        self,
        tables: MergeTables,
        told: ToldTables,
        profile: Callable[[str], Profile],
        press: Callable[[], Press],
    ) -> None:
        self._tables, self._told, self._profile, self._press = tables, told, profile, press
        self._marks = lru_cache(_ARTICLES_KEPT)(self._read_marks)
        self._speakers = lru_cache(_ARTICLES_KEPT)(self._read_speakers)
        self._calls = lru_cache(_ARTICLES_KEPT)(self._read_calls)
        self._sourced = lru_cache(_ARTICLES_KEPT)(self._read_sourced)
        self.heard = lru_cache(_ARTICLES_KEPT)(self._read_heard)
        self._sentences = lru_cache(_ARTICLES_KEPT)(self._read_sentences)
        self.officers = lru_cache(_ARTICLES_KEPT)(self._read_officers)
        self.origin = lru_cache(_ARTICLES_KEPT)(self._read_origin)
        self._cards = Kept(told.cards, _ENTITIES_KEPT)

    def cards(self, entities: set[str]) -> dict[str, CardRow]:
        """Name and type of entities."""
        return self._cards.of(entities)

    def text(self, article: str) -> str:
        """The text of an article."""
        return self._profile(article).article.text

    def opening(self, article: str) -> str:
        """The first sentence of an article."""
        return next((span.cut(self.text(article)) for span in self._sentences(article)), "")

    def _read_sentences(self, article: str) -> Spans:
        return sentences(self.text(article))

    def around(self, telling: Telling) -> tuple[Attribution, ...]:
        """From the innermost out."""
        sourced = self._sourced(telling.article) if telling.statement else {}
        path: dict[str, Sequence[Attribution]] = {}
        at = telling.statement
        while at is not None and at not in path:
            path[at] = sourced[at].by
            at = sourced[at].inside
        return tuple(one for made in path.values() for one in made)

    def digest(self, article: str) -> int:
        """Another number as soon as others are heard in an article, or as others."""
        seen = (self._sourced(article), self.heard(article), sorted(self.officers(article).items()))
        return digest_of(msgspec.msgpack.encode(seen, order="sorted"))

    def _read_sourced(self, article: str) -> dict[str, Sourced]:
        """By statement, who makes it."""
        rows = self._told.sources(self._told.statements_in(article))
        return {
            statement: Sourced(
                tuple(by for one in made if (by := self._attribution(article, one))),
                made[0].inside,
            )
            for statement, made in rows.items()
        }

    def _read_heard(self, article: str) -> tuple[Heard, ...]:
        """The statements of an article by others than newsrooms, with who makes them."""
        sourced = self._sourced(article)
        found = []
        for row in self._told.said_in([article]):
            for by in sourced[row.statement].by:
                if not by.entity or not self._is_known(by.entity) or by.newsroom or by.document:
                    continue
                said = Said(
                    statement=row.statement,
                    at=row.at,
                    cue=row.cue,
                    content=row.content,
                    entity=by.entity,
                    called=by.called,
                    office=self._is_official(article, by.entity, by.spans),
                )
                found.append(Heard(said, by))
        return tuple(found)

    def _attribution(self, article: str, row: SourceRow) -> Attribution | None:
        """The source as counting sees it; None if it only points ("which") and leads nowhere, is a
        thing, or a newsroom that was first."""
        if row.name is None and points(row.text):
            pointed = before(row.spans, self._marks(article))
            if pointed is None:
                return None
            row = row._replace(entity=pointed.entity, name=pointed.name)
        elif row.text.lower() in ("he", "she") and not self._is_person(row.entity):
            speaker = last_person(row.spans, self._sentences(article), self._people(article))
            if speaker is None:
                return None
            speaker = named_beside(self.text(article), speaker, self._marks(article))
            named = speaker.name if speaker.named else None
            row = row._replace(entity=speaker.entity, name=named, anonymous=False)
        elif row.name is None and (
            inside := apposed(self.text(article), row.spans, self._marks(article))
        ):
            row = row._replace(entity=inside.entity, name=inside.name, anonymous=False)
        entity, because = row.entity, self._speaks_for(article, row)
        if because:
            entity = because.entity
        elif row.anonymous or self._is_somebody(row):
            entity = None
        reporter = None if because else self._reporter_of(article, row)
        found = reporter or self._newsroom(article, row, because)
        papers = not (because or row.name) and is_papers(self.text(article), row.spans)
        found = self._seen_by(article, row) if papers and not found else found
        if found and self._was_first(article, row):
            return None
        if not (found or papers or because) and self._is_thing(row):
            return None
        name = self._name(entity, entity if because else row.text) if entity else row.text
        return Attribution(
            statement=row.statement,
            entity=entity,
            name=name,
            called=self._called(article, entity),
            newsroom=found.name if found else None,
            document=papers or reporter is not None,
            known=found is None or found.known,
            anonymous=entity is None,
            number=row.number,
            spans=row.spans,
            reason=_why(row, name, because, reporter),
        )

    def _seen_by(self, article: str, row: SourceRow) -> Newsroom | None:
        """The newsroom that papers are said to have been seen by: "letters that the Tribune has
        read"."""
        end = row.spans[-1].end
        seen = (
            one
            for one in self._profile(article).credits
            if one.kind == "told" and one.newsroom and one.spans and end <= one.spans[0].start
        )
        near = next((one for one in seen if one.spans[0].start - end < _SEEN_REACH), None)
        if near is None or "." in self.text(article)[end : near.spans[0].start]:
            return None
        return Newsroom(name=near.newsroom or "", known=near.known)

    def _is_known(self, entity: str) -> bool:
        """It is somebody with a name, or a body."""
        card = self._cards.one(entity)
        return card is not None and (card.named or card.type != "person")

    def _is_official(self, article: str, entity: str, spans: Spans) -> bool:
        """A body, or somebody of whom the words of the source tell an office."""
        card = self._cards.one(entity)
        words = " ".join(span.cut(self.text(article)) for span in spans)
        return (card is not None and card.type == "organization") or holds_office(words)

    def _is_person(self, entity: str | None) -> bool:
        """The book has it as a person, by more than a pronoun."""
        card = self._cards.one(entity) if entity else None
        return card is not None and card.type == "person" and not is_pronoun(card.name)

    def _people(self, article: str) -> list[Marked]:
        """The mentions of persons, but pronouns."""
        text = self.text(article)
        return [
            one
            for one in self._marks(article)
            if not is_pronoun(one.span.cut(text)) and self._is_person(one.entity)
        ]

    def _is_somebody(self, row: SourceRow) -> bool:
        """Who speaks is only described, as somebody among others ("a butcher", "they": "two
        managers")."""
        card = self._described(row)
        return card is not None and is_somebody(card.name, card.type)

    def _is_thing(self, row: SourceRow) -> bool:
        """The source is no people, and has no name ("the bill")."""
        card = self._described(row)
        return card is not None and is_thing(card.name, card.type) and is_thing(row.text, card.type)

    def _described(self, row: SourceRow) -> CardRow | None:
        """The source's entity, if nothing names it."""
        card = self._cards.one(row.entity) if row.entity and not row.name else None
        return card if card and not card.named else None

    def _reporter_of(self, article: str, row: SourceRow) -> Newsroom | None:
        """The newsroom whose own reporter the words of a source are."""
        whose = reporter_of(row.text)
        if whose is None:
            return None
        own = self.origin(article).own
        if own and (not whose or may_be(whose, own)):
            return Newsroom(name=own)
        return self._press().find(whose) if whose else None

    def _was_first(self, article: str, row: SourceRow) -> bool:
        """The newsroom is only credited for being first ("first reported by the Ledger")."""
        first = (one for one in self._profile(article).credits if one.kind == "first")
        return any(at.overlaps(mine) for one in first for at in one.spans for mine in row.spans)

    def _speaks_for(self, article: str, row: SourceRow) -> Principal | None:
        """Whom a source speaks for, as its own words or the article's others tell."""
        because = principal_of_phrase(self.text(article), row.spans, self._marks(article))
        if because is None and row.entity and not row.anonymous:
            _, because = final_voice(row.entity, self._speakers(article))
        return because if because and because.entity != row.entity else None

    def _newsroom(self, article: str, row: SourceRow, because: Principal | None) -> Newsroom | None:
        """The newsroom that a source is, or whose report it is; "the Chronicle" in the Pennine
        Chronicle is that one."""
        own, found = self.origin(article).own, self._profile(article).credits
        called = self._calls(article).get(because.entity, "") if because else row.name or ""
        at = row.spans[0].start if row.spans else 0
        names = [called, f"the {called}"] if called else []
        if row.entity and row.name is None:
            names.append(self._name(row.entity, ""))
        rooms = (
            newsroom_of_source(words, at, found, own, self._press())
            for words in (*names, *([] if because else [row.text]))
        )
        return next((room for room in rooms if room), None)

    def _called(self, article: str, entity: str | None) -> str:
        """The short name of an entity in an article; of a body else what it is described as."""
        called = self._calls(article).get(entity or "", "")
        if called or entity is None:
            return short_name(called)
        card = self._cards.one(entity)
        if card is None:
            return entity
        return short_name(card.name) if card.type == "organization" and not card.named else ""

    def _name(self, entity: str, otherwise: str) -> str:
        """The name of an entity, if that is one."""
        card = self._cards.one(entity)
        return card.name if card else otherwise

    def _read_marks(self, article: str) -> tuple[Marked, ...]:
        return tuple(
            Marked(span=span, entity=entity, type=kind, named=named, name=name)
            for span, entity, kind, named, name in self._told.marks(article)
        )

    def _read_speakers(self, article: str) -> dict[str, Principal]:
        return principals(self.text(article), self._marks(article))

    def _read_officers(self, article: str) -> dict[str, frozenset[str]]:
        return officers(self.text(article), self._marks(article))

    def _read_calls(self, article: str) -> dict[str, str]:
        """What an article calls those whom it names, by entity."""
        return {one.entity: one.name for one in self._marks(article) if one.named}

    def _read_origin(self, article: str) -> Origin:
        lineage = self._tables.lineage_of(article)
        origin = lineage.origin if lineage else None
        own = self._tables.own_newsroom(article)
        outlet = self._profile(article).article.outlet
        printed_by = self._press().of(outlet) if outlet else None
        return Origin(
            newsroom=self._tables.newsroom(article),
            own=own,
            lineage=lineage,
            client=printed_by is not None and not same_newsroom(printed_by.name, own),
            via=self._tables.own_newsroom(origin) if origin else None,
        )


def _why(row: SourceRow, name: str, because: Principal | None, reporter: Newsroom | None) -> str:
    """Why the voice is not the speaker; "" if it is."""
    if because:
        return f"{row.name or row.text} speaks for {name}."
    return f"{reporter.name}'s own reporter was there: “{row.text}”." if reporter else ""
