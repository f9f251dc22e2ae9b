"""What people decided, replayed over what the machine found.

A judgement speaks of records by id. Those not withdrawn hold on every run, over the same and over
new articles: `bonds` gives the pairs that must or must not be one, `amend` the names, types,
links and errors. The last judgement on one question wins; which question it is depends on what it
is about and not on its order among the others, so that replaying needs no history.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from msgspec import field

from sayso.merge.grouping import Bonds
from sayso.records import Entity, EntityType, Judgement, Record

_TYPES: frozenset[str] = frozenset({"person", "organization", "place", "product", "group", "other"})


class Amendments(Record, frozen=True, kw_only=True):
    """What holds for single records by the latest judgement on each."""

    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, EntityType] = field(default_factory=dict)
    identifiers: dict[str, dict[str, str]] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()


def live(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those not withdrawn, oldest first; of the same instant by id."""
    standing = (one for one in judgements if one.withdrawn is None)
    return tuple(sorted(standing, key=lambda one: (one.at, one.id)))


def bonds(judgements: Iterable[Judgement]) -> Bonds:
    """The pairs that people joined or kept apart; the later judgement on a pair wins."""
    verdicts: dict[tuple[str, str], str] = {}
    for one in live(judgements):
        if one.verdict in ("same", "different"):
            for left, right in combinations(sorted(set(one.about)), 2):
                verdicts[left, right] = one.verdict
    return Bonds(
        same=tuple(sorted(pair for pair, verdict in verdicts.items() if verdict == "same")),
        different=tuple(
            sorted(pair for pair, verdict in verdicts.items() if verdict == "different")
        ),
    )


def amend(judgements: Iterable[Judgement]) -> Amendments:
    """Names, types, links and errors by the latest judgement on each record.

    A link is `key=value` ("wikidata=Q380"); an empty value takes the identifier away.
    """
    names: dict[str, str] = {}
    types: dict[str, EntityType] = {}
    identifiers: dict[str, dict[str, str]] = {}
    wrong: set[str] = set()
    for one in live(judgements):
        for record in one.about:
            if one.verdict == "rename" and one.value:
                names[record] = one.value
            elif one.verdict == "retype" and one.value in _TYPES:
                types[record] = one.value  # type: ignore[assignment]  # checked against _TYPES
            elif one.verdict == "link" and one.value:
                key, _, value = one.value.partition("=")
                identifiers.setdefault(record, {})[key.strip()] = value.strip()
            elif one.verdict == "wrong":
                wrong.add(record)
    return Amendments(names=names, types=types, identifiers=identifiers, wrong=frozenset(wrong))


def amended(entity: Entity, members: Iterable[str], amendments: Amendments) -> Entity:
    """The entity as people corrected it.

    Args:
        entity: As the machine has it.
        members: The ids that were joined into it, its own included: a judgement on any of them
            speaks of the whole. Of several the one on the entity's own id wins, then the smallest.
        amendments: From `amend`.
    """
    ids = [entity.id, *sorted(set(members) - {entity.id})]
    name = next((amendments.names[one] for one in ids if one in amendments.names), entity.name)
    kind = next((amendments.types[one] for one in ids if one in amendments.types), entity.type)
    added: dict[str, str | None] = {}
    for one in reversed(ids):
        links = amendments.identifiers.get(one, {})
        added.update({key: value or None for key, value in links.items()})
    aliases = tuple(sorted({*entity.aliases, entity.name} - {name}))
    return Entity(
        id=entity.id,
        name=name,
        type=kind,
        aliases=aliases if name != entity.name else entity.aliases,
        identifiers={**entity.identifiers, **added},
    )
