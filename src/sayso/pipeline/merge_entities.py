"""Merging entities: which entity of the book each chain of an article is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from sayso.book.judging import JudgementTables
from sayso.book.merging import MergeTables
from sayso.book.merging_entities import EntityRow, EntityTables, KeyedRow, ReadEntity
from sayso.merge.entities import EntityKey, resolve
from sayso.merge.identities import Identities
from sayso.merge.judgements import amended
from sayso.merge.names import plain, titles_of, without_count
from sayso.merge.namesakes import Candidate, settle
from sayso.pipeline.merge_rows import key_row, to_key
from sayso.pipeline.replaying import Replay
from sayso.records import Entity, EntityType

_KEPT = 20_000
"""Keys whose articles are kept in memory while entities are settled."""
_ARTICLES_KEPT = 100
"""Articles whose named keys are kept: those of one batch."""
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
        self,
        tables: MergeTables,
        read: EntityTables,
        judging: JudgementTables,
        identities: Identities,
    ) -> None:
        self._tables, self._entities, self._identities = tables, read, identities
        self._replay = Replay(tables, read, judging, identities)
        # Keys do not change once the first task is done, so that the later ones may keep these.
        self._articles_with = lru_cache(_KEPT)(read.articles_with_key)
        self._keys_with = lru_cache(_KEPT)(read.keys_with)
        self._named_keys = lru_cache(_ARTICLES_KEPT)(read.named_keys)
        self._key = lru_cache(_KEPT)(lambda key: to_key(read.key(key)))
        # It says which of two keys is the rarer: no harm if it has become more since.
        self._chains_with = lru_cache(_KEPT)(read.chains_with)

    # ------------------------------------------------------------------ keys

    def find_keys(self, articles: Sequence[str]) -> None:
        """Give each chain of these articles its key."""
        for article in articles:
            self._find_keys(article)
        self._add_told(articles)
        if self._replay.any:
            self._tables.add("judge", [_ALL])

    def _add_told(self, articles: Sequence[str]) -> None:
        """Whoever stands in these articles may be another in what they tell."""
        for task in ("telling", "utterance", "heard"):
            self._tables.add(task, articles)

    def _find_keys(self, article: str) -> None:
        keys = self._resolve(article)
        before = {row.chain: row.key for row in self._entities.keys_of(article)}
        changed = [old for chain, old in before.items() if old != keys[chain].id]
        gone = {handle for old in changed for handle in self._entities.handles(old, open_=False)}
        kept = self._entities.kept(key.id for key in keys.values())
        self._entities.set_keys({chain: key_row(key) for chain, key in sorted(keys.items())})
        self._settle_other_writings(kept)
        reasons = {
            chain: key.reason for chain, key in keys.items() if key.reason or chain in before
        }
        self._entities.set_reasons("key", reasons)
        self._tables.add("settle", [article, *self._entities.articles_open_on(gone)])
        for key in {key.id: key for key in keys.values() if key.handles}.values():
            self._tables.add("settle", self._unsettled_by(key, article))

    def _settle_other_writings(self, before: Mapping[str, tuple[str, ...]]) -> None:
        """Settle anew where a key stands that another writing of its name changed, and what may
        stand for it: "WHO" may be short for what "Who" is not."""
        now = self._entities.kept(before)
        for key in [one for one in now if now[one] != before[one]]:
            fuller = self._entities.handles(key, open_=False)
            self._tables.add("settle", self._entities.articles_with_key(key))
            self._tables.add("settle", self._entities.articles_open_on(fuller))

    def _resolve(self, article: str) -> dict[str, EntityKey]:
        given = self._tables.article(article)
        titles: dict[str, frozenset[str]] = {}
        for chain, start, end in self._entities.person_names(article):
            words = titles_of(given.text, start, end)
            titles[chain] = titles.get(chain, frozenset()) | words
        chains = self._entities.chains(article)
        return resolve(chains, self._identities, given.published, titles)

    def _unsettled_by(self, key: EntityKey, article: str) -> list[str]:
        """Articles with a shorter name whose settling a fuller one in this article may change.

        If the book has the fuller name already, only those change that name somebody beside whom
        it now stands for the first or second time (`shared` counts whom it stands beside
        elsewhere), and not those that are settled for it: they have one reason more.
        """
        if not self._entities.stands_elsewhere(key.id, article):
            return self._entities.articles_open_on(key.handles)
        if not self._entities.some_open_on(key.handles, key.id):
            return []
        fresh = [
            other
            for other in self._entities.named_keys(article)
            if other != key.id and not self._often_together(key.id, other)
        ]
        return self._entities.articles_open_on(key.handles, key.id, fresh) if fresh else []

    def _often_together(self, key: str, other: str) -> bool:
        rarer, other = sorted((key, other), key=lambda one: (self._chains_with(one), one))
        return self._entities.together(rarer, other, _OFTEN)

    def judge(self, _: Sequence[str]) -> None:
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
        there = self._articles_with(key) - {article}
        return sum(
            not there.isdisjoint(self._articles_with(beside))
            for beside in self._named_keys(article)
            if beside != key
        )

    def settle(self, articles: Sequence[str]) -> None:
        """Decide which entity each chain of these articles is."""
        for article in articles:
            self._settle(article)

    def _settle(self, article: str) -> None:
        rows = self._entities.keys_of(article)
        settled = [(row, *self._settled(row, article)) for row in rows]
        self._entities.set_reasons(
            "settle",
            {row.chain: why for row, _, why in settled if row.open and (why or row.entity)},
        )
        moved = {row.chain: entity for row, entity, _ in settled if entity != row.entity}
        if moved:
            left = {row.entity for row in rows if row.chain in moved and row.entity}
            self._entities.set_entities_of(moved)
            self._tables.add("entity", {*left, *moved.values()})
            self._add_told([article])

    def _settled(self, row: KeyedRow, article: str) -> tuple[str, str | None]:
        """The entity of a chain, and why, if its key left that open.

        What people decided about the key itself comes first.
        """
        replay, reason = self._replay, None
        entity = replay.same.get(row.key, row.key)
        if row.open and row.key not in replay.same:
            key = self._key(row.key)
            barred = replay.barred(row.key, row.name)
            found = settle(key, article, self, barred)
            if found:
                entity, reason = replay.entity_of(found.entity), found.reason
        other = replay.split_off(entity, row, article)
        return other, reason if other == entity else None

    # ------------------------------------------------------------------ entities

    def rebuild(self, ids: Sequence[str]) -> None:
        """Write entities with their names, as all their chains have them."""
        found = self._entities.entities_as_read(ids)
        self._tables.add("forget", set(ids) - found.keys())
        self._entities.set_entities([self._entity(one) for one in found.values()])

    def _entity(self, read: ReadEntity) -> EntityRow:
        name, kind = self._name(read)
        base = Entity(id=read.id, name=name, type=kind, identifiers=self._identifiers(read))
        final = amended(base, self._replay.members(read.id), self._replay.amendments)
        named = any(one.named for one in read.names)
        bare = {} if named or read.known else {without_count(final.name): 1}
        return EntityRow(
            id=read.id,
            name=final.name,
            type=final.type,
            named=named,
            identifiers=dict(final.identifiers),
            aliases=aliases_of({**bare, **read.words}, final.name),
            articles=read.articles,
        )

    def _name(self, read: ReadEntity) -> tuple[str, EntityType]:
        """The name of the table of identities, else the one that most articles use."""
        if read.known:
            return read.known.name, read.known.type
        best_named = [one for one in read.names if one.named] or read.names
        counts: Counter[str] = Counter()
        kinds: Counter[EntityType] = Counter()
        for one in best_named:
            name = plain(one.name, one.type) if one.named else one.name
            counts[name] += one.chains
            kinds[one.type] += one.chains
        return _most(counts), _most(kinds)

    def _identifiers(self, read: ReadEntity) -> dict[str, str | None]:
        return msgspec.json.decode(read.known.identifiers) if read.known else {}

    def forget(self, ids: Sequence[str]) -> None:
        """Drop entities that no chain is any more."""
        used = self._entities.in_the_book(ids)
        self._entities.drop_entities([one for one in ids if one not in used])


def aliases_of(words: Mapping[str, int], name: str) -> dict[str, int]:
    """Other names and descriptions, the most used first; "The company" is "the company"."""
    written: dict[str, Counter[str]] = {}
    for alias, n in words.items():
        written.setdefault(alias.casefold(), Counter())[alias] = n
    written.pop(name.casefold(), None)
    counts = {_as_written(forms): forms.total() for forms in written.values()}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_ALIASES])


def _as_written(forms: Counter[str]) -> str:
    """The commonest writing; of equals the one with fewer capitals: no sentence begins with it."""
    return min(forms, key=lambda form: (-forms[form], sum(map(str.isupper, form)), form))


def _most(counts: Counter[Name]) -> Name:
    """The commonest; of equals the fullest, then the first in the alphabet."""
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
