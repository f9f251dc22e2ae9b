"""Merging what is told and said: event mentions to events, statements to claims, and the counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from sayso.book.merging import MergeTables, Pairs
from sayso.book.merging_events import ToldTables
from sayso.merge import claims, events
from sayso.merge.claims import Utterance
from sayso.merge.grouping import Bonds, Link
from sayso.merge.judgements import bonds
from sayso.merge.likeness import compare_tellings
from sayso.merge.lookup import posted_keys, reach, sought_keys
from sayso.merge.tellings import Telling
from sayso.pipeline.merge_kept import Kept
from sayso.pipeline.merge_rows import ReadTelling, event_row, link_row, to_link

T = TypeVar("T")
_EVER = ("0001-01-01", "9999-12-31")


class EventTasks:
    """The tasks of merging that look at event mentions and statements."""

    def __init__(
        self,
        tables: MergeTables,
        told: ToldTables,
        tellings: Kept[ReadTelling],
        utterances: Kept[Utterance],
    ) -> None:
        self._tables, self._told = tables, told
        self._read, self._said = tellings, utterances

    @cached_property
    def _bonds(self) -> Bonds:
        return bonds(self._tables.judgements())

    @cached_property
    def _bound(self) -> dict[str, list[str]]:
        """What people said is the same, by record."""
        found: dict[str, list[str]] = {}
        for left, right in self._bonds.same:
            found.setdefault(left, []).append(right)
            found.setdefault(right, []).append(left)
        return found

    def forget_mention(self, key: str) -> None:
        """A newer reading has no such event mention or statement: undo its links."""
        task = "event" if key.startswith("evm_") else "claim"
        self._tables.unpost([key])
        self._tables.add(task, self._tables.set_links([key], ()))

    def tell_anew(self, ids: Sequence[str]) -> None:
        """A mention of each of these events is gone: group those that are left, if any."""
        for mentions in self._told.mentions_of(ids).values():
            self._tables.add("event", mentions)
        self._tables.add("count_event", ids)
        self._told.drop_untold(ids)

    def say_anew(self, ids: Sequence[str]) -> None:
        """A statement of each of these claims is gone: group those that are left, if any."""
        for statements in self._told.statements_of(ids).values():
            self._tables.add("claim", statements)
        self._told.drop_unsaid(ids)

    # ------------------------------------------------------------------ events

    def link_tellings(self, article: str) -> None:
        """Link the event mentions of an article with those that may tell the same happening."""
        tellings = self._tellings(self._told.mentions_in(article))
        self._tables.unpost(tellings)
        told = {o.id: (posted_keys(o), _days(o)) for o in tellings.values()}
        sought = {o.id: (sought_keys(o), reach(o)) for o in tellings.values()}
        self._tables.post("told", told)
        self._tables.post("sought", sought)
        # Those that each seeks and those that seek it, so that order does not matter.
        pairs = _each_once(
            self._tables.posted_for("told", sought), self._tables.posted_for("sought", told)
        )
        known = self._tellings(side for pair in pairs for side in pair)
        links = _linked(pairs, known, compare_tellings)
        place = next((_place(one) for one in tellings.values()), article)
        self._keep_links("event", list(tellings), links, place)
        self._tables.add("count_event", self._told.events_of(tellings), place)

    def _keep_links(
        self, task: str, records: Sequence[str], links: Sequence[Link], place: str
    ) -> None:
        before = self._tables.set_links(records, map(link_row, links))
        now = {side for link in links for side in (link.left, link.right)}
        self._tables.add(task, {*records, *before, *now}, place)

    def _tellings(self, ids: Iterable[str]) -> dict[str, Telling]:
        return {one: read.telling for one, read in self._read.of(ids).items()}

    def group_events(self, keys: Sequence[str]) -> None:
        """Group the event mentions that links connect with these, and write their events."""
        members, links = self._tables.connected(keys, self._bound)
        self._tables.done("event", members)
        tellings = self._tellings(members)
        before = self._told.mentions_of(self._told.events_of(members))
        groups = events.happenings(tellings.values(), map(to_link, links), self._bonds)
        told = [events.build([tellings[one] for one in found]) for found in groups]
        self._told.set_events([event_row(event) for event in told])
        self._told.untell(tellings.keys() - {one for event in told for one in event.mentions})
        # Whose tellings were read anew is counted for that already (`link_tellings`).
        for one in told:
            if sorted(one.mentions) != before.get(one.id):
                self._tables.add("count_event", [one.id], _place(tellings[one.mentions[0]]))
        self._told.drop_untold(before)

    # ------------------------------------------------------------------ claims

    def link_utterances(self, article: str) -> None:
        """Link the statements of an article with those that may say the same."""
        utterances = self._said.of(self._told.utterances_in(article))
        self._tables.unpost(utterances)
        self._tables.post(
            "said", {o.id: (claims.posted_keys(o), _day(o)) for o in utterances.values()}
        )
        pairs = _each_once(self._near(utterances.values()), self._far(utterances.values()))
        known = self._said.of(side for pair in pairs for side in pair)
        links = _linked(pairs, known, claims.compare_utterances)
        self._keep_links("claim", list(utterances), links, article)

    def _near(self, utterances: Iterable[Utterance]) -> Pairs:
        """What the same speaker said in these days. (All are of one article, and so of one day.)"""
        spoken = [one for one in utterances if one.speaker]
        if not spoken:
            return {}
        speakers = {one.speaker for one in spoken if one.speaker}
        said = self._told.said_by(speakers, *claims.reach(spoken[0]))
        return {one.id: set(said.get(one.speaker or "", ())) for one in spoken}

    def _far(self, utterances: Iterable[Utterance]) -> Pairs:
        """What may be the same in half a year."""
        sought = {
            one.id: (claims.posted_keys(one), claims.reach(one, claims.FAR_DAYS))
            for one in utterances
            if one.speaker
        }
        return self._tables.posted_for("said", sought, claims.LEAST_KEYS)

    def group_claims(self, keys: Sequence[str]) -> None:
        """Group the statements that links connect with these, and write their claims."""
        members, links = self._tables.connected(keys, self._bound)
        self._tables.done("claim", members)
        known = self._said.of(members)
        before = self._told.claims_of(members)
        made: dict[str, tuple[str, Sequence[str]]] = {}
        for found in claims.claims(known.values(), map(to_link, links), self._bonds):
            said = [known[one] for one in found]
            made[claims.claim_id(said)] = (said[0].speaker or "", found)
        self._told.set_claims(made)
        self._tables.add("count_claim", made)
        self._told.drop_unsaid(before)


def _place(telling: Telling) -> str:
    """What is told there is looked up together."""
    return telling.story or telling.article


def _days(telling: Telling) -> tuple[str, str]:
    """The days under which a telling is kept."""
    first = telling.earliest or telling.published or _EVER[0]
    last = telling.latest or telling.published or _EVER[1]
    return (first, last) if first <= last else (last, first)


def _day(utterance: Utterance) -> tuple[str, str]:
    """The days under which a statement is kept."""
    return (utterance.published, utterance.published) if utterance.published else _EVER


def _each_once(*found: Pairs) -> list[tuple[str, str]]:
    """Pairs of records, whichever of the two was found by the other, in order."""
    pairs = {
        (min(one, other), max(one, other))
        for pairs in found
        for one, others in pairs.items()
        for other in others
        if one != other
    }
    return sorted(pairs)


def _linked(
    pairs: Iterable[tuple[str, str]], known: Mapping[str, T], compare: Callable[[T, T], Link | None]
) -> list[Link]:
    """The links of those pairs whose records are still there."""
    found = (
        compare(known[one], known[other]) for one, other in pairs if {one, other} <= known.keys()
    )
    return [link for link in found if link]
