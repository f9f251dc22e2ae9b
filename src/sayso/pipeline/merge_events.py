"""Merging what is told and said: event mentions to events, statements to claims, and the counts."""

from __future__ import annotations

from functools import cached_property

from sayso.book.merging import MergeTables
from sayso.book.merging_events import ToldTables
from sayso.merge import claims, events
from sayso.merge.claims import Utterance
from sayso.merge.events import Telling
from sayso.merge.grouping import Bonds
from sayso.merge.judgements import bonds
from sayso.pipeline.merge_rows import event_row, link_row, read_tellings, to_link, to_utterance

_EVER = ("0001-01-01", "9999-12-31")


class EventTasks:
    """The tasks of merging that look at event mentions and statements."""

    def __init__(self, tables: MergeTables, told: ToldTables) -> None:
        self._tables, self._told = tables, told

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
        self._tables.unpost(key)
        self._tables.add(task, self._tables.set_links(key, ()))

    def tell_anew(self, event: str) -> None:
        """A mention of this event is gone: group those that are left, if any."""
        self._tables.add("event", self._told.mentions_of(event))
        self._told.drop_untold([event])

    def say_anew(self, claim: str) -> None:
        """A statement of this claim is gone: group those that are left, if any."""
        self._tables.add("claim", self._told.statements_of(claim))
        self._told.drop_unsaid([claim])

    # ------------------------------------------------------------------ events

    def link_tellings(self, article: str) -> None:
        """Link the event mentions of an article with those that may tell the same happening."""
        tellings = read_tellings(self._told, self._told.mentions_in(article))
        for telling in tellings:
            self._tables.unpost(telling.id)
            self._tables.post("told", telling.id, events.posted_keys(telling), _days(telling))
            self._tables.post(
                "sought", telling.id, events.sought_keys(telling), events.reach(telling)
            )
        for telling in tellings:
            links = [
                link
                for other in self._neighbours(telling)
                if (link := events.compare_tellings(telling, other))
            ]
            before = self._tables.set_links(telling.id, map(link_row, links))
            touched = {telling.id, *before}
            for link in links:
                touched |= {link.left, link.right}
            self._tables.add("event", touched)

    def _neighbours(self, telling: Telling) -> list[Telling]:
        """Those that this one seeks and those that seek it, so that order does not matter."""
        sought = self._tables.posted("told", events.sought_keys(telling), events.reach(telling))
        seeking = self._tables.posted("sought", events.posted_keys(telling), _days(telling))
        found = {*sought, *seeking} - {telling.id}
        return read_tellings(self._told, found)

    def group_event(self, key: str) -> None:
        """Group the event mentions that links connect with this one, and write their events."""
        members = self._tables.component(key, self._bound)
        self._tables.done("event", members)
        rows = {one.id: one for one in read_tellings(self._told, members)}
        before = self._told.events_of(members)
        links = [to_link(row) for row in self._tables.links_among(rows)]
        for group in events.happenings(rows.values(), links, self._bonds):
            found = events.build([rows[one] for one in group])
            self._told.set_event(event_row(found))
            self._tables.add("count_event", [found.id])
        self._told.drop_untold(before)

    # ------------------------------------------------------------------ claims

    def link_utterances(self, article: str) -> None:
        """Link the statements of an article with those that may say the same."""
        utterances = [to_utterance(row) for row in self._told.utterances_in(article)]
        for utterance in utterances:
            self._tables.unpost(utterance.id)
            days = (utterance.published, utterance.published) if utterance.published else _EVER
            self._tables.post("said", utterance.id, claims.posted_keys(utterance), days)
        for utterance in utterances:
            others = self._said_by(utterance)
            links = [
                link for other in others if (link := claims.compare_utterances(utterance, other))
            ]
            before = self._tables.set_links(utterance.id, map(link_row, links))
            touched = {utterance.id, *before}
            for link in links:
                touched |= {link.left, link.right}
            self._tables.add("claim", touched)

    def _said_by(self, utterance: Utterance) -> list[Utterance]:
        """What the speaker said in these days, and what may be the same in half a year."""
        if utterance.speaker is None:
            return []
        near = self._told.utterances_by(utterance.speaker, *claims.reach(utterance))
        far = self._tables.posted(
            "said",
            claims.posted_keys(utterance),
            claims.reach(utterance, claims.FAR_DAYS),
            claims.LEAST_KEYS,
        )
        known = {row.id for row in near}
        rows = [*near, *self._told.utterances(set(far) - known)]
        return [to_utterance(row) for row in rows if row.id != utterance.id]

    def group_claim(self, key: str) -> None:
        """Group the statements that links connect with this one, and write their claims."""
        members = self._tables.component(key, self._bound)
        self._tables.done("claim", members)
        rows = {row.id: to_utterance(row) for row in self._told.utterances(members)}
        before = self._told.claims_of(members)
        links = [to_link(row) for row in self._tables.links_among(rows)]
        for group in claims.claims(rows.values(), links, self._bonds):
            said = [rows[one] for one in group]
            claim = claims.claim_id(said)
            self._told.set_claim(claim, said[0].speaker or "", group)
            self._tables.add("count_claim", [claim])
        self._told.drop_unsaid(before)


def _days(telling: Telling) -> tuple[str, str]:
    """The days under which a telling is kept."""
    first = telling.earliest or telling.published or _EVER[0]
    last = telling.latest or telling.published or _EVER[1]
    return (first, last) if first <= last else (last, first)
