"""Counting articles, newsrooms and voices of events and claims, and showing what conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import structs

from sayso.book.compared import ComparedTables
from sayso.book.merging import MergeTables
from sayso.book.merging_events import Counted, StepRow, ToldTables
from sayso.merge.acts import acts_of
from sayso.merge.claims import Utterance
from sayso.merge.confirmed import Said, Took, vouching
from sayso.merge.conflicts import claim_conflicts, event_conflicts
from sayso.merge.counts import Count, count_claim, count_event
from sayso.merge.newsrooms import Attribution, Step
from sayso.merge.passing import LEAD_SENTENCES
from sayso.merge.tellings import Telling, is_done
from sayso.merge.voices import is_somebody
from sayso.pipeline.merge_kept import Kept
from sayso.pipeline.merge_rows import ReadTelling
from sayso.pipeline.merge_sources import Sources
from sayso.records import Conflict
from sayso.text.ids import make_id_within

_ONE_IN = 5
"""Who is read as taking part in fewer tellings is likelier misread; set by judgement."""


class CountTasks:
    """The tasks of merging that count."""

    def __init__(
        self,
        tables: MergeTables,
        told: ToldTables,
        compared: ComparedTables,
        sources: Sources,
        tellings: Kept[ReadTelling],
        utterances: Kept[Utterance],
    ) -> None:
        self._tables, self._told, self._compared = tables, told, compared
        self._sources = sources
        self._tellings, self._utterances = tellings, utterances

    # ------------------------------------------------------------------ events

    def hear_anew(self, articles: Sequence[str]) -> None:
        """Count anew what articles tell in which others are heard than when that was counted.

        A chain that is somebody else now, and an entity that goes by another name, seldom speak for
        what is told beside them.
        """
        before = self._compared.digests(map(_heard_in, articles))
        for article in articles:
            mark = _heard_in(article)
            # What was never counted is looked into when it is.
            found = self._sources.digest(article) if mark in before else None
            if found is not None and found == before[mark]:
                continue
            if found is not None:
                self._compared.set_digests({mark: found})
            events = self._told.events_of(self._told.mentions_in(article))
            self._tables.add("count_event", events, article)

    def renaming(self, rebuild: Callable[[Sequence[str]], None]) -> Callable[[Sequence[str]], None]:
        """The task that writes entities; what is told of those whose name or type that changes is
        counted anew."""

        def see_to(ids: Sequence[str]) -> None:
            # Who has no name yet is new in this merge, and so is all that is told of it.
            before = {one: card for one, card in self._told.cards(ids).items() if card.name}
            rebuild(ids)
            now = self._told.cards(before)
            changed = [one for one, card in before.items() if now.get(one) != card]
            if changed:
                self._tables.add("heard", self._compared.articles_with(changed))
                self._tables.add("count_event", self._compared.told_of(changed))

        return see_to

    def count_events(self, ids: Sequence[str]) -> None:
        """Count who tells each event, from where, on whose word; note what conflicts."""
        mentions = self._told.mentions_of(ids)
        read = self._tellings.of(one for told in mentions.values() for one in told)
        counted = {
            event: self._event([read[one] for one in told]) for event, told in mentions.items()
        }
        self._told.set_event_counts(self._named(counted))
        articles = {_heard_in(one.telling.article): one.telling.article for one in read.values()}
        new = articles.keys() - self._compared.digests(articles).keys()
        self._compared.set_digests({one: self._sources.digest(articles[one]) for one in new})

    def _event(self, read: Sequence[ReadTelling]) -> tuple[Count, Sequence[Conflict]]:
        tellings = [one.telling for one in read]
        attributions = {one.id: self._sources.around(one) for one in tellings}
        origins = {
            article: self._sources.origin(article) for article in {one.article for one in tellings}
        }
        actors = {actor for one in tellings for actor in (*one.initiators, *one.recipients)}
        cards = self._sources.cards(actors)
        people = frozenset(one for one, card in cards.items() if card.type == "person")
        unnamed = frozenset(
            one
            for one, card in cards.items()
            if not card.named and is_somebody(card.name, card.type)
        )
        named = {one: card.name for one, card in cards.items() if card.named}
        sentences = {one.telling.id: one.sentence for one in read}
        attributions |= self._vouched(tellings, sentences, attributions)
        return (
            count_event(tellings, attributions, origins, people, unnamed),
            event_conflicts(tellings, sentences, named),
        )

    def _vouched(
        self,
        tellings: Sequence[Telling],
        sentences: Mapping[str, str],
        attributions: Mapping[str, Sequence[Attribution]],
    ) -> dict[str, tuple[Attribution, ...]]:
        """By telling, its sources and who else of its article vouches for it."""
        affirmed = [one for one in tellings if one.polarity == "affirmed"]
        # `She would ask a court to order it restored`: that tells what is to be done.
        wished = {one.statement for one in tellings if not is_done(one)}
        # Of what stands further down and has no source it is not asked.
        asked = any(attributions[one.id] or one.at < LEAD_SENTENCES for one in affirmed)
        took = self._took(affirmed) if asked else Took()
        found: dict[str, tuple[Attribution, ...]] = {}
        for one in affirmed:
            own = [_also(by, took) for by in attributions[one.id]]
            found[one.id] = tuple(own)
            if own and one.at >= LEAD_SENTENCES:
                continue
            heard = self._sources.heard(one.article)
            lead = f"{self._sources.opening(one.article)} {sentences[one.id]}"
            told = [said for said, _ in heard if said.statement not in wished]
            near = vouching(one, lead, took, told, alone=not own)
            beside = [_beside(by, said, one) for said, by in heard if said in near]
            found[one.id] = (*own, *beside)
        return found

    def _took(self, tellings: Sequence[Telling]) -> Took:
        """Who took part, as one telling in five has it at least, with the officers that the
        articles tell of."""
        told = Counter(who for one in tellings for who in (*one.initiators, *one.recipients))
        parties = {who for who, times in told.items() if times * _ONE_IN >= len(tellings)}
        officers = {
            person
            for article in sorted({one.article for one in tellings})
            for person, bodies in self._sources.officers(article).items()
            if bodies & parties
        }
        called = {
            name
            for one in tellings
            for who, name in zip((*one.initiators, *one.recipients), one.names, strict=False)
            if name and who in parties
        }
        acts = frozenset(act for one in tellings for act in acts_of(one.trigger))
        return Took(entities=frozenset(parties | officers), names=frozenset(called), acts=acts)

    def _named(self, counted: Mapping[str, tuple[Count, Sequence[Conflict]]]) -> dict[str, Counted]:
        """Counts as the tables keep them, with the names of those who were counted."""
        steps = [step for count, _ in counted.values() for step in count.steps]
        cards = self._told.cards(step.counted_as for step in steps)
        names = {one: card.name for one, card in cards.items()}
        return {
            of: Counted(
                totals=(len(count.articles), len(count.newsrooms), len(count.voices)),
                steps=_rows(count.steps, names),
                conflicts=[
                    (make_id_within("cfl", of, c.about, c.left, c.right), c) for c in conflicts
                ],
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
        origins = {article: self._sources.origin(article) for article in articles}
        return count_claim(articles, origins), claim_conflicts(utterances)


def _heard_in(article: str) -> str:
    """Under which it is kept who was heard in an article when its events were counted."""
    return f"heard {article}"


def _also(by: Attribution, took: Took) -> Attribution:
    """Who took part and tells what somebody else says of it is a voice, too."""
    return structs.replace(by, outer=True) if by.entity in took.entities else by


def _beside(by: Attribution, said: Said, telling: Telling) -> Attribution:
    """The source of a statement that vouches for a telling."""
    where = "that sentence" if said.at == telling.at else "the sentences after it"
    reason = by.reason or f"{by.name} speaks of it in {where}."
    return structs.replace(by, reason=reason, beside=True)


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
