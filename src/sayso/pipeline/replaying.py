"""What people decided about entities, as it holds for the present readings of a book.

Used once all keys of a merge are found: until then it is not known which entities there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sayso.book.judging import JudgementTables
from sayso.book.merging import MergeTables
from sayso.book.merging_entities import EntityTables, KeyedRow
from sayso.merge import entities
from sayso.merge.grouping import group
from sayso.merge.identities import Identities
from sayso.merge.judgements import (
    Amendments,
    Split,
    amend,
    bonds,
    replayed,
    splits,
    stand_ins,
)
from sayso.merge.words import fold_name
from sayso.pipeline.merge_rows import key_row, to_key
from sayso.records import Chain, Judgement

SURE = 1.0
"""The floor of likeness for groups that people alone join: no machine's link reaches it."""


class Replay:
    """The judgements of a book on its present readings."""

    def __init__(
        self,
        tables: MergeTables,
        read: EntityTables,
        judging: JudgementTables,
        identities: Identities,
    ) -> None:
        self._tables, self._entities = tables, read
        self._judging, self._identities = judging, identities

    @cached_property
    def any(self) -> bool:
        """People decided something, or withdrew all that they had decided."""
        return bool(self._judging.judgements())

    # ------------------------------------------------------------------ what is judged

    @cached_property
    def _now(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids that records have now, by judgement and record."""
        made = {split.other for split in splits(self._tables.judgements())}
        return {
            (judgement, about): stand_ins(
                about,
                about in made or self._entities.in_use(about),
                [self._judging.key_at(place) for place in places],
            )
            for (judgement, about), places in self._judging.places().items()
        }

    @cached_property
    def _judgements(self) -> tuple[Judgement, ...]:
        return replayed(self._tables.judgements(), self._now)

    @cached_property
    def amendments(self) -> Amendments:
        """Names, types and identifiers by entity."""
        return amend(self._judgements)

    @cached_property
    def same(self) -> dict[str, str]:
        """The entity that people made of a key, for those keys that they joined."""
        bound = bonds([*self._judgements, *self._linked()])
        items = {item for pair in (*bound.same, *bound.different) for item in pair}
        groups = group(items, (), SURE, bound)
        return {
            item: entity
            for found in groups
            if len(found) > 1
            for entity in [self._representative(found)]
            for item in found
        }

    def _linked(self) -> list[Judgement]:
        """Whoever people gave one identifier is one; so is the row of the tables that has it."""
        by_identifier: dict[tuple[str, str], set[str]] = {}
        given_by: dict[tuple[str, str], Judgement] = {}
        links = {r: one for one in self._judgements if one.verdict == "link" for r in one.about}
        for record, identifiers in self.amendments.identifiers.items():
            for pair in identifiers.items():
                if pair[1]:
                    rows = self._identities.identified(*pair)
                    known = {entities.identity_id(row) for row in rows}
                    by_identifier.setdefault(pair, set()).update({record, *known})
                    given_by[pair] = links[record]
        return [
            Judgement(
                id=given_by[pair].id,
                about=tuple(sorted(one for one in about if self._entities.in_use(one))),
                verdict="same",
                by="person",
                reason=f"Both have the {pair[0]} identifier {pair[1]}.",
                at=given_by[pair].at,
            )
            for pair, about in sorted(by_identifier.items())
        ]

    def _representative(self, found: Sequence[str]) -> str:
        used = [one for one in found if self._entities.in_use(one)]
        if not used:
            return min(found)
        return entities.representative(to_key(self._entities.key(one)) for one in used).id

    # ------------------------------------------------------------------ what is apart

    @cached_property
    def _apart(self) -> dict[str, set[str]]:
        """Entities that are not another one, both ways."""
        found: dict[str, set[str]] = {}
        for left, right in bonds(self._judgements).different:
            one, other = self.entity_of(left), self.entity_of(right)
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    @cached_property
    def _splits(self) -> dict[str, list[Split]]:
        found: dict[str, list[Split]] = {}
        for split in splits(self._judgements):
            found.setdefault(self.entity_of(split.entity), []).append(split)
        return found

    def entity_of(self, key: str) -> str:
        """The entity that a key is by what people decided; itself if they decided nothing."""
        return self.same.get(key, key)

    def barred(self, key: str, name: str) -> frozenset[str]:
        """The entities that a key cannot stand for."""
        ours = fold_name(name)
        named = {e for e, found in self._splits.items() if any(s.name == ours for s in found)}
        apart = {*self._apart.get(self.entity_of(key), ()), *named}
        if not apart:
            return frozenset()
        return frozenset({*apart, *(one for one, entity in self.same.items() if entity in apart)})

    def split_off(self, entity: str, row: KeyedRow, article: str) -> str:
        """The entity that a chain is where people split it off; else `entity`."""
        for split in self._splits.get(entity, ()):
            if split.takes(row.name, article):
                return self.entity_of(self._other(split, entity, row, article))
        return entity

    def _other(self, split: Split, entity: str, row: KeyedRow, article: str) -> str:
        """Split off by name alone it is whoever that name means elsewhere."""
        if split.articles or not split.name:
            return split.other
        day = self._tables.article(article).published
        (chain,) = (one for one in self._entities.chains(article) if one.id == row.chain)
        alone = Chain(
            id=chain.id, article=article, name=chain.name, type=chain.type, named=chain.named
        )
        key = entities.resolve([alone], self._identities, day)[chain.id]
        if self.entity_of(key.id) == entity:
            return split.other
        self._entities.add_keys([key_row(key)])
        return key.id

    def members(self, entity: str) -> list[str]:
        """The keys on which a judgement speaks of the entity."""
        if not self._judgements:
            return []
        split = {one.entity for found in self._splits.values() for one in found}
        return [
            key
            for key in self._entities.keys_in(entity)
            if key not in split or self.entity_of(key) == entity
        ]

    # ------------------------------------------------------------------ what changed

    def refresh(self) -> None:
        """Keep what judgements come to now, and note whatever that changes."""
        judged = {(j, about, now) for (j, about), ids in self._now.items() for now in ids}
        before = self._judging.joined_as()
        changed = {key for key, _ in before.items() ^ self.same.items()}
        changed |= {entity for _, entity in before.items() ^ self.same.items()}
        changed |= {now for _, _, now in judged ^ self._judging.judged_as()}
        self._judging.set_replayed(judged, self.same)
        if changed:
            self._judging.touch(changed)
