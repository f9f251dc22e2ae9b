"""Counting articles, newsrooms and voices of events and claims, and showing what conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import structs

from sayso.book.merging import MergeTables
from sayso.book.merging_events import Counted, SourceRow, StepRow, ToldTables
from sayso.merge.claims import Utterance
from sayso.merge.confirmed import Said, vouching
from sayso.merge.conflicts import claim_conflicts, event_conflicts
from sayso.merge.counts import Count, count_claim, count_event
from sayso.merge.credits import Credit, newsroom_of_source, read_credits
from sayso.merge.newsrooms import Attribution, Origin, Step
from sayso.merge.parties import short_name
from sayso.merge.press import Newsroom, Press
from sayso.merge.tellings import Telling
from sayso.merge.voices import (
    Marked,
    Principal,
    before,
    final_voice,
    is_papers,
    points,
    principal_of_phrase,
    principals,
)
from sayso.pipeline.merge_kept import Kept
from sayso.pipeline.merge_rows import ReadTelling
from sayso.records import Conflict
from sayso.text.ids import make_id

_ARTICLES_KEPT = 256
_ENTITIES_KEPT = 10_000


class CountTasks:
    """The tasks of merging that count."""

    def __init__(
        self,
        tables: MergeTables,
        told: ToldTables,
        tellings: Kept[ReadTelling],
        utterances: Kept[Utterance],
        press: Callable[[], Press],
    ) -> None:
        self._tables, self._told, self._press = tables, told, press
        self._tellings, self._utterances = tellings, utterances
        # None of this changes while events and claims are counted.
        self._text = lru_cache(_ARTICLES_KEPT)(self._read_text)
        self._marks = lru_cache(_ARTICLES_KEPT)(self._read_marks)
        self._speakers = lru_cache(_ARTICLES_KEPT)(self._read_speakers)
        self._calls = lru_cache(_ARTICLES_KEPT)(self._read_calls)
        self._credits = lru_cache(_ARTICLES_KEPT)(self._read_credits)
        self._said = lru_cache(_ARTICLES_KEPT)(self._read_said)
        self._origin = lru_cache(_ARTICLES_KEPT)(self._read_origin)
        self._cards = Kept(told.cards, _ENTITIES_KEPT)

    # ------------------------------------------------------------------ events

    def count_events(self, ids: Sequence[str]) -> None:
        """Count who tells each event, from where, on whose word; note what conflicts."""
        mentions = self._told.mentions_of(ids)
        read = self._tellings.of(one for told in mentions.values() for one in told)
        statements = {one.telling.statement for one in read.values()}
        sources = self._told.sources(one for one in statements if one)
        counted = {
            event: self._event([read[one] for one in told], sources)
            for event, told in mentions.items()
        }
        self._told.set_event_counts(self._named(counted))

    def _event(
        self, read: Sequence[ReadTelling], sources: Mapping[str, Sequence[SourceRow]]
    ) -> tuple[Count, Sequence[Conflict]]:
        tellings = [one.telling for one in read]
        attributions = {one.id: self._attributions(one, sources) for one in tellings}
        origins = {article: self._origin(article) for article in {one.article for one in tellings}}
        actors = {actor for one in tellings for actor in (*one.initiators, *one.recipients)}
        cards = self._cards.of(actors)
        people = frozenset(one for one, card in cards.items() if card.type == "person")
        named = {one: card.name for one, card in cards.items() if card.named}
        sentences = {one.telling.id: one.sentence for one in read}
        attributions |= self._vouched(tellings, sentences, attributions)
        return (
            count_event(tellings, attributions, origins, people),
            event_conflicts(tellings, sentences, named),
        )

    def _attributions(
        self, telling: Telling, sources: Mapping[str, Sequence[SourceRow]]
    ) -> tuple[Attribution, ...]:
        """From the innermost out."""
        path: dict[str, Sequence[SourceRow]] = {}
        at = telling.statement
        while at is not None and at not in path:
            path[at] = sources[at]
            at = sources[at][0].inside
        rows = (row for rows in path.values() for row in rows)
        found = (self._attribution(telling.article, row) for row in rows)
        return tuple(one for one in found if one)

    def _vouched(
        self,
        tellings: Sequence[Telling],
        sentences: Mapping[str, str],
        attributions: Mapping[str, Sequence[Attribution]],
    ) -> dict[str, tuple[Attribution, ...]]:
        """By telling without a source, who vouches for it in the sentences that follow it."""
        affirmed = [one for one in tellings if one.polarity == "affirmed"]
        doing = Counter(
            doer for one in affirmed for doer in zip(one.initiators, one.names, strict=False)
        )
        doers = [min(doing, key=lambda doer: (-doing[doer], doer))] if doing else []
        bare = [one for one in affirmed if not attributions[one.id]]
        found: dict[str, tuple[Attribution, ...]] = {}
        for one in bare:
            said = self._said(one.article)
            near = vouching(one, sentences[one.id], doers, [about for about, _ in said])
            if near:
                told = next(by for about, by in said if about == near)
                where = "that sentence" if near.at == one.at else "the sentences after it"
                reason = told.reason or f"{told.name} speaks of it in {where}."
                found[one.id] = (structs.replace(told, reason=reason),)
        return found

    def _read_said(self, article: str) -> list[tuple[Said, Attribution]]:
        """The statements of an article by others than newsrooms, with who makes them."""
        rows = self._told.said_in([article])
        sources = self._told.sources(row.statement for row in rows)
        found = []
        for row in rows:
            by = self._attribution(article, sources[row.statement][0])
            if by and by.entity and not (by.newsroom or by.document or by.anonymous):
                said = Said(
                    statement=row.statement,
                    at=row.at,
                    cue=row.cue,
                    content=row.content,
                    entity=by.entity,
                    called=by.called,
                )
                found.append((said, by))
        return found

    def _attribution(self, article: str, row: SourceRow) -> Attribution | None:
        """The source as counting sees it; None if it only points ("which") and leads nowhere, or is
        a newsroom that was first."""
        if row.name is None and points(row.text):
            pointed = before(row.spans, self._marks(article))
            if pointed is None:
                return None
            row = row._replace(entity=pointed.entity, name=pointed.name)
        entity, because = row.entity, self._speaks_for(article, row)
        if because:
            entity = because.entity
        elif row.anonymous:
            entity = None
        found = self._newsroom(article, row, because)
        if found and self._was_first(article, row):
            return None
        papers = not (because or row.name) and is_papers(self._text(article), row.spans)
        name = self._name(entity, row.text) if entity else row.text
        return Attribution(
            statement=row.statement,
            entity=entity,
            name=name,
            called=self._called(article, entity),
            newsroom=found.name if found else None,
            document=papers,
            known=found is None or found.known,
            anonymous=entity is None,
            number=row.number,
            spans=row.spans,
            reason=f"{row.name or row.text} speaks for {name}." if because else "",
        )

    def _was_first(self, article: str, row: SourceRow) -> bool:
        """The newsroom is only credited for being first ("first reported by the Ledger")."""
        first = (one for one in self._credits(article) if one.kind == "first")
        return any(at.overlaps(mine) for one in first for at in one.spans for mine in row.spans)

    def _speaks_for(self, article: str, row: SourceRow) -> Principal | None:
        """Whom a source speaks for, as its own words or the article's others tell."""
        because = principal_of_phrase(self._text(article), row.spans, self._marks(article))
        if because is None and row.entity and not row.anonymous:
            _, because = final_voice(row.entity, self._speakers(article))
        return because if because and because.entity != row.entity else None

    def _newsroom(self, article: str, row: SourceRow, because: Principal | None) -> Newsroom | None:
        """The newsroom that a source is, or whose report it is; "the Chronicle" in the Pennine
        Chronicle is that one."""
        own, found = self._origin(article).own, self._credits(article)
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
        return short_name(self._calls(article).get(entity or "", ""))

    def _name(self, entity: str, otherwise: str) -> str:
        """The name of an entity, if that is one."""
        card = self._cards.of([entity]).get(entity)
        return card.name if card else otherwise

    def _read_text(self, article: str) -> str:
        return self._tables.article(article).text

    def _read_marks(self, article: str) -> tuple[Marked, ...]:
        return tuple(
            Marked(span=span, entity=entity, type=kind, named=named, name=name)
            for span, entity, kind, named, name in self._told.marks(article)
        )

    def _read_speakers(self, article: str) -> dict[str, Principal]:
        return principals(self._text(article), self._marks(article))

    def _read_calls(self, article: str) -> dict[str, str]:
        """What an article calls those whom it names, by entity."""
        return {one.entity: one.name for one in self._marks(article) if one.named}

    def _read_credits(self, article: str) -> tuple[Credit, ...]:
        return read_credits(self._tables.article(article), self._press())

    def _read_origin(self, article: str) -> Origin:
        lineage = self._tables.lineage_of(article)
        origin = lineage.origin if lineage else None
        return Origin(
            newsroom=self._tables.newsroom(article),
            own=self._tables.own_newsroom(article),
            lineage=lineage,
            via=self._tables.own_newsroom(origin) if origin else None,
        )

    def _named(self, counted: Mapping[str, tuple[Count, Sequence[Conflict]]]) -> dict[str, Counted]:
        """Counts as the tables keep them, with the names of those who were counted."""
        steps = [step for count, _ in counted.values() for step in count.steps]
        cards = self._told.cards(step.counted_as for step in steps)
        names = {one: card.name for one, card in cards.items()}
        return {
            of: Counted(
                totals=(len(count.articles), len(count.newsrooms), len(count.voices)),
                steps=_rows(count.steps, names),
                conflicts=[(make_id("cfl", of, c.about, c.left, c.right), c) for c in conflicts],
            )
            for of, (count, conflicts) in counted.items()
        }

    # ------------------------------------------------------------------ claims

    def count_claims(self, ids: Sequence[str]) -> None:
        """Count the articles and newsrooms of claims; note two wordings of one quotation."""
        statements = self._told.statements_of(ids)
        read = self._utterances.of(one for made in statements.values() for one in made)
        counted = {
            claim: self._claim([read[one] for one in made]) for claim, made in statements.items()
        }
        self._told.set_claim_counts(self._named(counted))

    def _claim(self, utterances: Sequence[Utterance]) -> tuple[Count, Sequence[Conflict]]:
        articles = {one.article for one in utterances}
        origins = {article: self._origin(article) for article in articles}
        return count_claim(articles, origins), claim_conflicts(utterances)


def _rows(steps: Iterable[Step], names: Mapping[str, str]) -> list[StepRow]:
    """The steps as the tables keep them; of each telling the newsroom comes first."""
    seen: set[str | None] = set()
    kept: dict[StepRow, None] = {}
    for step in steps:
        who = names.get(step.counted_as, step.counted_as) or None
        first = step.telling not in seen or step.telling is None
        seen.add(step.telling)
        row = (
            StepRow(step.article, who, None, step.reason)
            if first
            else StepRow(step.article, None, who, step.reason)
        )
        kept[row] = None
    return list(kept)
