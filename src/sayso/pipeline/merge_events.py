"""Merging what is told: event mentions to events.

An article is linked again when it joins or leaves a story, or when one of its chains is settled
anew. Then only its tellings that changed are compared with everybody, and the others with those
articles alone that are newly in one story with it, or no more: between all others nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from msgspec import structs

from sayso.book.compared import ComparedTables
from sayso.book.merging import MergeTables
from sayso.book.merging_events import ToldTables
from sayso.merge import events
from sayso.merge.grouping import Link
from sayso.merge.likeness import compare_tellings
from sayso.merge.lookup import posted_keys, reach, sought_keys
from sayso.merge.tellings import Telling
from sayso.pipeline.merge_kept import Kept
from sayso.pipeline.merge_links import (
    EVER,
    Decided,
    change_links,
    changed_since,
    each_once,
    links_between,
)
from sayso.pipeline.merge_rows import ReadTelling, event_row, to_link


class _Moved(NamedTuple):
    """An article to be linked, and with whom it is newly in one story, or no more."""

    article: str
    story: str | None
    reposted: bool
    """It was in another story when it was last compared, or is new."""
    beside: frozenset[str]
    """Articles; itself, too, if it was in none, or is in none now."""


class EventTasks:
    """The tasks of merging that look at event mentions."""

    def __init__(
        self,
        tables: MergeTables,
        told: ToldTables,
        compared: ComparedTables,
        tellings: Kept[ReadTelling],
    ) -> None:
        self._tables, self._told, self._compared = tables, told, compared
        self._read, self._decided = tellings, Decided(tables)

    def forget_mention(self, key: str) -> None:
        """A newer reading has no such event mention or statement: undo its links."""
        task = "event" if key.startswith("evm_") else "claim"
        self._tables.unpost([key])
        self._compared.forget(key)
        self._tables.add(task, self._tables.set_links([key], ()))

    def tell_anew(self, ids: Sequence[str]) -> None:
        """A mention of each of these events is gone: group those that are left, if any."""
        for mentions in self._told.mentions_of(ids).values():
            self._tables.add("event", mentions)
        self._tables.add("count_event", ids)
        self._told.drop_untold(ids)

    # ------------------------------------------------------------------ linking

    def link_tellings(self, articles: Sequence[str]) -> None:
        """Link the event mentions of articles with those that may tell the same happening."""
        before = self._compared.stories_of(articles)
        now = {article: story for article, (_, story) in self._told.stories_of(articles).items()}
        moved = [self._moved(article, before, now[article]) for article in sorted(now)]
        moved.sort(key=lambda one: (one.story or one.article, one.article))
        for place, together in groupby(moved, key=lambda one: one.story or one.article):
            self._link_in(place, list(together))
        # Last of all: what goes together from one story to another has not parted.
        self._compared.set_stories(now)

    def _moved(self, article: str, before: Mapping[str, str | None], new: str | None) -> _Moved:
        old = before.get(article)
        if old == new:
            return _Moved(article, new, article not in before, frozenset())
        were = self._compared.articles_in(old) if old else set[str]()
        are = self._compared.now_in(new) if new else set[str]()
        # In a story a telling finds others of its own article by their names, too (`lookup`).
        own = {article} if old is None or new is None else set[str]()
        return _Moved(article, new, reposted=True, beside=frozenset((were ^ are) - {article} | own))

    def _link_in(self, place: str, moved: Sequence[_Moved]) -> None:
        """Link articles of one story, or one of none."""
        tellings = self._tellings([o for one in moved for o in self._told.mentions_in(one.article)])
        content = {one.id: structs.replace(one, story=None) for one in tellings.values()}
        changed = changed_since(self._compared, content)
        reposted = {one.article for one in moved if one.reposted}
        self._post([o for o in tellings.values() if o.id in changed or o.article in reposted])
        links, dropped = self._links(tellings, moved, changed.keys())
        touched = change_links(self._tables, dropped, links)
        parted = {one.article for one in moved if one.beside}
        linked = self._tables.linked(o.id for o in tellings.values() if o.article in parted)
        self._tables.add("event", changed.keys() | touched | linked, place)
        for one in moved:
            mine = [o for o in tellings.values() if o.article == one.article]
            self._tables.add("count_event", self._recounted(one, mine, changed.keys()), place)
        self._compared.set_digests(changed)

    def _post(self, tellings: Sequence[Telling]) -> None:
        self._tables.unpost(one.id for one in tellings)
        self._tables.post("told", {o.id: (posted_keys(o), _days(o)) for o in tellings})
        self._tables.post("sought", {o.id: (sought_keys(o), reach(o)) for o in tellings})

    def _links(
        self, tellings: Mapping[str, Telling], moved: Sequence[_Moved], changed: Set[str]
    ) -> tuple[list[Link], list[Link]]:
        """The links that these tellings have where anything changed, and those that they had."""
        beside = {one.article: one.beside for one in moved}
        home = self._compared.homes({*beside, *(o for one in moved for o in one.beside)})

        def anew(pair: tuple[str, str]) -> bool:
            one, other = home.get(pair[0]), home.get(pair[1])
            apart = other in beside.get(one or "", ()) or one in beside.get(other or "", ())
            return apart or not changed.isdisjoint(pair)

        # Who is new here, or wholly changed, seeks the others by itself.
        seekers = changed | {
            o.id for o in tellings.values() if beside[o.article] - self._new(tellings, changed)
        }
        seeking = [tellings[one] for one in sorted(seekers)]
        told = {o.id: (posted_keys(o), _days(o)) for o in seeking}
        sought = {o.id: (sought_keys(o), reach(o)) for o in seeking}
        # Those that each seeks and those that seek it, so that order does not matter.
        found = each_once(
            self._tables.posted_for("told", sought), self._tables.posted_for("sought", told)
        )
        pairs = [pair for pair in found if anew(pair)]
        known = self._tellings([side for pair in pairs for side in pair])
        before = map(to_link, self._tables.links_of(o.id for o in seeking))
        dropped = [link for link in before if anew((link.left, link.right))]
        return links_between(pairs, known, compare_tellings), dropped

    @staticmethod
    def _new(tellings: Mapping[str, Telling], changed: Set[str]) -> set[str]:
        """The articles of which no telling is as it was."""
        kept = {one.article for one in tellings.values() if one.id not in changed}
        return {one.article for one in tellings.values()} - kept

    def _recounted(self, moved: _Moved, tellings: Sequence[Telling], changed: Set[str]) -> Set[str]:
        """The events of an article whose count its changes may change."""
        fresh = self._told.events_of(one.id for one in tellings if one.id in changed)
        return {*fresh, *self._compared.told_by_both(moved.article, moved.beside)}

    def _tellings(self, ids: Sequence[str]) -> dict[str, Telling]:
        return {one: read.telling for one, read in self._read.of(ids).items()}

    # ------------------------------------------------------------------ grouping

    def group_events(self, keys: Sequence[str]) -> None:
        """Group the event mentions that links connect with these, and write their events."""
        members, links = self._tables.connected(keys, self._decided.bound)
        self._tables.done("event", members)
        tellings = self._tellings(sorted(members))
        before = self._told.mentions_of(self._told.events_of(members))
        groups = events.happenings(tellings.values(), map(to_link, links), self._decided.bonds)
        told = [events.build([tellings[one] for one in found]) for found in groups]
        self._told.set_events([event_row(event) for event in told])
        self._told.untell(tellings.keys() - {one for event in told for one in event.mentions})
        # Whose tellings were read anew is counted for that already (`link_tellings`).
        for one in told:
            if sorted(one.mentions) != before.get(one.id):
                self._tables.add("count_event", [one.id], _place(tellings[one.mentions[0]]))
        self._told.drop_untold(before)


def _place(telling: Telling) -> str:
    """What is told there is looked up together."""
    return telling.story or telling.article


def _days(telling: Telling) -> tuple[str, str]:
    """The days under which a telling is kept."""
    first = telling.earliest or telling.published or EVER[0]
    last = telling.latest or telling.published or EVER[1]
    return (first, last) if first <= last else (last, first)
