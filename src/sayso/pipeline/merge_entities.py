"""Merging entities: which entity of the book each chain of an article is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TypeVar

from sayso.book.merging import EntityRow, MergeTables
from sayso.merge import entities
from sayso.merge.entities import Candidate
from sayso.merge.identities import Identities
from sayso.merge.judgements import Amendments, amend, amended, bonds
from sayso.pipeline.merge_rows import key_row, to_key
from sayso.records import Chain, Entity, EntityType

_KEPT = 20_000
"""Keys whose articles are kept in memory while entities are settled."""
Name = TypeVar("Name", bound=str)

MOST_ALIASES = 60
"""Names and descriptions kept of an entity, the most used first."""


class EntityTasks:
    """The tasks of merging that look at entities."""

    def __init__(self, tables: MergeTables, identities: Identities) -> None:
        self._tables, self._identities = tables, identities
        # Keys do not change once the first task is done, so that the later ones may keep these.
        self._articles_with = lru_cache(_KEPT)(tables.articles_with_key)
        self._keys_with = lru_cache(_KEPT)(tables.keys_with)

    # ------------------------------------------------------------------ keys

    def find_keys(self, article: str) -> None:
        """Give each chain of an article its key."""
        day = self._tables.article(article).published
        keys = entities.resolve(self._tables.chains(article), self._identities, day)
        touched: set[str] = set()
        for chain, key in sorted(keys.items()):
            self._tables.set_key(chain, key_row(key))
            touched.update(key.handles)
        # A fuller name may settle what others left open, or unsettle it.
        self._tables.add("settle", [article, *self._tables.articles_open_on(touched)])

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
        for chain, key, before in self._tables.keys_of(article):
            entity = self._judged(self._settled(key, article))
            if entity != before:
                self._tables.set_entity_of(chain, entity)
                self._tables.add("entity", [e for e in (before, entity) if e])
                changed = True
        if changed:
            self._tables.add("telling", [article])
            self._tables.add("utterance", [article])

    def _settled(self, key: str, article: str) -> str:
        row = self._tables.key(key)
        if not row.open:
            return key
        found = entities.settle(to_key(row), article, self)
        return found.entity if found else key

    # ------------------------------------------------------------------ judgements

    @cached_property
    def _same(self) -> dict[str, str]:
        """The entity that people said an entity is."""
        pairs = bonds(self._tables.judgements()).same
        neighbours: dict[str, set[str]] = {}
        for left, right in pairs:
            neighbours.setdefault(left, set()).add(right)
            neighbours.setdefault(right, set()).add(left)
        found: dict[str, str] = {}
        for start in sorted(neighbours):
            if start not in found:
                group = _reached(start, neighbours)
                known = [to_key(self._tables.key(e)) for e in group if self._tables.has_key(e)]
                if known:
                    found |= dict.fromkeys(group, entities.representative(known).id)
        return found

    @cached_property
    def _amendments(self) -> Amendments:
        return amend(self._tables.judgements())

    def _judged(self, entity: str) -> str:
        return self._same.get(entity, entity)

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
        final = amended(base, self._tables.keys_in(entity), self._amendments)
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
        if self._tables.has_key(entity) and (key := self._tables.key(entity)).known:
            return key.name, to_key(key).type
        best_named = [row for row in names if row[2]] or names
        counts: Counter[str] = Counter()
        kinds: Counter[EntityType] = Counter()
        for name, kind, _, n in best_named:
            chain = Chain(id="", article="", name=name, type=kind, named=True)
            counts[entities.plain_name(chain)] += n
            kinds[kind] += n
        return _most(counts), _most(kinds)

    def _identifiers(self, entity: str) -> dict[str, str | None]:
        return dict(self._tables.key(entity).identifiers) if self._tables.has_key(entity) else {}

    def forget(self, entity: str) -> None:
        """Drop an entity that no chain is any more."""
        if not self._tables.names_in(entity):
            self._tables.drop_entity(entity)


def _reached(start: str, neighbours: dict[str, set[str]]) -> list[str]:
    seen, edge = {start}, [start]
    while edge:
        edge = sorted({other for one in edge for other in neighbours.get(one, ())} - seen)
        seen.update(edge)
    return sorted(seen)


def _most(counts: Counter[Name]) -> Name:
    """The commonest; of equals the fullest, then the first in the alphabet."""
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
