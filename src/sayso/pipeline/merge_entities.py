"""Merging entities: which entity of the book each chain of an article is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

import msgspec

from sayso.book.judging import JudgementTables
from sayso.book.merging import EntityRow, KeyedRow, MergeTables
from sayso.merge import entities
from sayso.merge.entities import Candidate, EntityKey
from sayso.merge.identities import Identities
from sayso.merge.judgements import amended
from sayso.pipeline.merge_rows import key_row, to_key
from sayso.pipeline.replaying import Replay
from sayso.records import Entity, EntityType

_KEPT = 20_000
"""Keys whose articles are kept in memory while entities are settled."""
Name = TypeVar("Name", bound=str)

_OFTEN = 3
"""Articles in which two keys stand together: one more changes nothing, even if one of the others is
the article whose short name is settled."""
_ALL = "all"
"""The one key of the task that replays judgements."""
MOST_ALIASES = 60
"""Names and descriptions kept of an entity, the most used first."""


class EntityTasks:
    """The tasks of merging that look at entities."""

    def __init__(
        self, tables: MergeTables, judging: JudgementTables, identities: Identities
    ) -> None:
        self._tables, self._identities = tables, identities
        self._replay = Replay(tables, judging, identities)
        # Keys do not change once the first task is done, so that the later ones may keep these.
        self._articles_with = lru_cache(_KEPT)(tables.articles_with_key)
        self._keys_with = lru_cache(_KEPT)(tables.keys_with)
        self._key = lru_cache(_KEPT)(lambda key: to_key(tables.key(key)))

    # ------------------------------------------------------------------ keys

    def find_keys(self, article: str) -> None:
        """Give each chain of an article its key."""
        given = self._tables.article(article)
        titles: dict[str, frozenset[str]] = {}
        for chain, start, end in self._tables.person_names(article):
            words = entities.titles_of(given.text, start, end)
            titles[chain] = titles.get(chain, frozenset()) | words
        chains = self._tables.chains(article)
        keys = entities.resolve(chains, self._identities, given.published, titles)
        before = {row.chain: row.key for row in self._tables.keys_of(article)}
        gone: set[str] = set()
        for chain, key in sorted(keys.items()):
            old = before.get(chain)
            if old not in (None, key.id):
                gone.update(self._tables.handles(old, open_=False))
            self._tables.set_key(chain, key_row(key))
            if key.reason or old:
                self._tables.set_reason(chain, "key", key.reason or None)
        self._tables.add("telling", [article])
        self._tables.add("utterance", [article])
        self._tables.add("settle", [article, *self._tables.articles_open_on(gone)])
        for key in {key.id: key for key in keys.values() if key.handles}.values():
            self._tables.add("settle", self._unsettled_by(key, article))
        if self._replay.any:
            self._tables.add("judge", [_ALL])

    def _unsettled_by(self, key: EntityKey, article: str) -> list[str]:
        """Articles with a shorter name whose settling a fuller one in this article may change.

        If the book has the fuller name already, only those change that name somebody beside whom
        it now stands for the first or second time (`shared` counts whom it stands beside
        elsewhere), and not those that are settled for it: they have one reason more.
        """
        if not self._tables.stands_elsewhere(key.id, article):
            return self._tables.articles_open_on(key.handles)
        if not self._tables.some_open_on(key.handles, key.id):
            return []
        fresh = [
            other
            for other in self._tables.named_keys(article)
            if other != key.id and not self._tables.together(key.id, other, _OFTEN)
        ]
        return self._tables.articles_open_on(key.handles, key.id, fresh) if fresh else []

    def judge(self, _: str) -> None:
        """Find what people judged in the present readings, and what that changes."""
        self._replay.refresh()

    # ------------------------------------------------------------------ settling

    def candidates(self, handle: str, article: str) -> Iterable[Candidate]:
        """Entities with a handle, and what they share with an article."""
        return [
            Candidate(
                id=row["id"],
                name=row["name"],
                shared=self._shared(row["id"], article),
                known=bool(row["known"]),
            )
            for row in self._keys_with(handle)
        ]

    def _shared(self, key: str, article: str) -> int:
        """How many named keys of an article stand beside `key` in other articles."""
        there = self._articles_with(key)
        return sum(
            any(other in there and other != article for other in self._articles_with(beside))
            for beside in self._tables.named_keys(article)
            if beside != key
        )

    def settle(self, article: str) -> None:
        """Decide which entity each chain of an article is."""
        changed = False
        for row in self._tables.keys_of(article):
            entity, reason = self._settled(row, article)
            if row.open and (reason or row.entity):
                self._tables.set_reason(row.chain, "settle", reason)
            if entity != row.entity:
                self._tables.set_entity_of(row.chain, entity)
                self._tables.add("entity", [e for e in (row.entity, entity) if e])
                changed = True
        if changed:
            self._tables.add("telling", [article])
            self._tables.add("utterance", [article])

    def _settled(self, row: KeyedRow, article: str) -> tuple[str, str | None]:
        """The entity of a chain, and why, if its key left that open.

        What people decided about the key itself comes first.
        """
        replay, reason = self._replay, None
        entity = replay.same.get(row.key, row.key)
        if row.open and row.key not in replay.same:
            key = self._key(row.key)
            barred = replay.barred(row.key, row.name)
            found = entities.settle(key, article, self, barred)
            if found:
                entity, reason = replay.entity_of(found.entity), found.reason
        other = replay.split_off(entity, row, article)
        return other, reason if other == entity else None

    # ------------------------------------------------------------------ entities

    def rebuild(self, entity: str) -> None:
        """Write an entity with its names, as all its chains have them."""
        names = self._tables.names_in(entity)
        if not names:
            self._tables.add("forget", [entity])
            return
        words = Counter(self._tables.words_for(entity))
        aliases = dict(sorted(words.items(), key=lambda item: (-item[1], item[0]))[:MOST_ALIASES])
        name, kind = self._name(entity, names)
        base = Entity(id=entity, name=name, type=kind, identifiers=self._identifiers(entity))
        final = amended(base, self._replay.members(entity), self._replay.amendments)
        self._tables.set_entity(
            EntityRow(
                id=entity,
                name=final.name,
                type=final.type,
                named=any(named for *_, named, _ in names),
                identifiers=dict(final.identifiers),
                aliases={alias: n for alias, n in aliases.items() if alias != final.name},
                articles=self._tables.count_articles(entity),
            )
        )

    def _name(
        self, entity: str, names: list[tuple[str, EntityType, bool, int]]
    ) -> tuple[str, EntityType]:
        """The name of the table of identities, else the one that most articles use."""
        known = self._tables.known_key(entity)
        if known:
            return known["name"], known["type"]
        best_named = [row for row in names if row[2]] or names
        counts: Counter[str] = Counter()
        kinds: Counter[EntityType] = Counter()
        for name, kind, named, n in best_named:
            counts[entities.plain(name, kind) if named else name] += n
            kinds[kind] += n
        return _most(counts), _most(kinds)

    def _identifiers(self, entity: str) -> dict[str, str | None]:
        known = self._tables.known_key(entity)
        return msgspec.json.decode(known["identifiers"]) if known else {}

    def forget(self, entity: str) -> None:
        """Drop an entity that no chain is any more."""
        if not self._tables.names_in(entity):
            self._tables.drop_entity(entity)


def _most(counts: Counter[Name]) -> Name:
    """The commonest; of equals the fullest, then the first in the alphabet."""
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
