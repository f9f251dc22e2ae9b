"""Counting articles, newsrooms and voices of events and claims, and showing what conflicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from sayso.book.merging import MergeTables
from sayso.book.merging_events import SourceRow, StepRow, ToldTables
from sayso.merge import counts
from sayso.merge.conflicts import claim_conflicts, event_conflicts
from sayso.merge.counts import Attribution, Count, Origin
from sayso.merge.events import Telling
from sayso.merge.press import Newsroom, Press, may_be
from sayso.merge.voices import Marked, Principal, final_voice, principal_of_phrase, principals
from sayso.pipeline.merge_rows import read_tellings, to_utterance
from sayso.records import Conflict
from sayso.text.ids import make_id

_ARTICLES_KEPT = 128


class CountTasks:
    """The tasks of merging that count."""

    def __init__(self, tables: MergeTables, told: ToldTables, press: Callable[[], Press]) -> None:
        self._tables, self._told, self._press = tables, told, press
        self._marks = lru_cache(_ARTICLES_KEPT)(self._read_marks)
        self._speakers = lru_cache(_ARTICLES_KEPT)(self._read_speakers)

    # ------------------------------------------------------------------ events

    def count_event(self, event: str) -> None:
        """Count who tells an event, from where, on whose word; note what conflicts."""
        mentions = self._told.mentions_of(event)
        tellings = read_tellings(self._told, mentions)
        if not tellings:
            return
        attributions = {one.id: self._attributions(one) for one in tellings}
        origins = {article: self._origin(article) for article in {one.article for one in tellings}}
        actors = {actor for one in tellings for actor in (*one.initiators, *one.recipients)}
        people = {e for e, kind in self._told.entity_types(actors).items() if kind == "person"}
        count = counts.count_event(tellings, attributions, origins, frozenset(people))
        totals = (len(count.articles), len(count.newsrooms), len(count.voices))
        self._told.set_event_counts(event, totals)
        self._told.set_steps(event, self._steps(count))
        sentences = {row.id: row.sentence for row in self._told.tellings(mentions)}
        named = self._told.named_among(actors)
        self._keep_conflicts(event, event_conflicts(tellings, sentences, named))

    def _attributions(self, telling: Telling) -> tuple[Attribution, ...]:
        path = self._told.sources(telling.statement) if telling.statement else ()
        return tuple(self._attribution(telling.article, row) for row in path)

    def _attribution(self, article: str, row: SourceRow) -> Attribution:
        found = self._newsroom(article, row)
        entity, because = row.entity, None
        if row.anonymous or entity is None:
            because = principal_of_phrase(self._text(article), row.spans, self._marks(article))
            entity = because.entity if because else None
        else:
            entity, because = final_voice(entity, self._speakers(article))
        name = self._told.entity_names([entity]).get(entity, row.text) if entity else row.text
        return Attribution(
            statement=row.statement,
            entity=entity,
            name=name,
            newsroom=found.name if found else None,
            known=found is None or found.known,
            anonymous=entity is None,
            number=row.number,
            spans=row.spans,
            reason=f"{row.name or row.text} speaks for {name}." if because else "",
        )

    def _newsroom(self, article: str, row: SourceRow) -> Newsroom | None:
        """The newsroom that a source is; "the Chronicle" in the Pennine Chronicle is that one."""
        own = self._tables.own_newsroom(article)
        if own and row.name and may_be(row.name, own):
            return Newsroom(name=own)
        return self._press().find(row.name or row.text)

    def _text(self, article: str) -> str:
        return self._tables.article(article).text

    def _read_marks(self, article: str) -> tuple[Marked, ...]:
        return tuple(
            Marked(span=span, entity=entity, type=kind, named=named)
            for span, entity, kind, named in self._told.marks(article)
        )

    def _read_speakers(self, article: str) -> dict[str, Principal]:
        return principals(self._text(article), self._marks(article))

    def _origin(self, article: str) -> Origin:
        return Origin(
            newsroom=self._tables.newsroom(article),
            own=self._tables.own_newsroom(article),
            lineage=self._tables.lineage_of(article),
        )

    def _steps(self, count: Count) -> Iterable[StepRow]:
        """The steps as the tables keep them; of each telling the newsroom comes first."""
        seen: set[str | None] = set()
        kept: dict[StepRow, None] = {}
        names = self._told.entity_names(step.counted_as for step in count.steps)
        for step in count.steps:
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

    def _keep_conflicts(self, of: str, conflicts: Iterable[Conflict]) -> None:
        keyed = [(make_id("cfl", of, c.about, c.left, c.right), c) for c in conflicts]
        self._told.set_conflicts(of, keyed)

    # ------------------------------------------------------------------ claims

    def count_claim(self, claim: str) -> None:
        """Count the articles and newsrooms of a claim; note two wordings of one quotation."""
        rows = self._told.utterances(self._told.statements_of(claim))
        utterances = [to_utterance(row) for row in rows]
        if not utterances:
            return
        articles = {one.article for one in utterances}
        origins = {article: self._origin(article) for article in articles}
        count = counts.count_claim(articles, origins)
        self._told.set_claim_counts(claim, len(count.articles), len(count.newsrooms))
        self._told.set_steps(claim, self._steps(count))
        self._keep_conflicts(claim, claim_conflicts(utterances))
