"""Tables of people and organisations in FollowTheMoney JSON, as investigative tools write it.

One entity a line, or a list of them: `{"id", "schema", "properties": {name: [values]}}`. What is
taken of each:

    Person                                                  a person
    Organization, Company, PublicBody, LegalEntity          an organization
    name, alias, previousName                               names that surely mean it
    weakAlias, abbreviation                                 short names
    wikidataId, cikCode                                     identifiers
    website                                                 domains
    parent                                                  owner
    Occupancy, PositionHeld, Directorship, Employment, Membership     roles, dated

All other schemata and properties are passed over.

Source: the schemata of https://followthemoney.tech.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from sayso.errors import Unreadable
from sayso.merge.identities import DatedName, Identity
from sayso.records import EntityType

SCHEMATA: Final[Mapping[str, tuple[EntityType, str]]] = {
    "Person": ("person", ""),
    "Organization": ("organization", "body"),
    "Company": ("organization", "company"),
    "PublicBody": ("organization", "body"),
    "LegalEntity": ("organization", ""),
}
"""Type and kind of the row that an entity of a schema becomes."""
_ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "Occupancy": ("holder", "post"),
    "PositionHeld": ("holder", "post"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Membership": ("member", "organization"),
}
"""Who holds a role, and the post or body that it is one of."""
_IDENTIFIERS: Final = {"wikidataId": "wikidata", "cikCode": "cik"}


class FtmEntity(msgspec.Struct, frozen=True):
    """An entity as the files have it; other fields are passed over."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}

    def values(self, *names: str) -> tuple[str, ...]:
        """The values of properties, each once, in their order."""
        found = (value for name in names for value in self.properties.get(name, ()))
        return tuple(dict.fromkeys(one.strip() for one in found if isinstance(one, str) and one))

    def first(self, *names: str) -> str | None:
        """The first value; None if there is none."""
        return next(iter(self.values(*names)), None)


def looks_like_json(text: str) -> bool:
    """The table is JSON and not CSV: it begins with an object or a list."""
    return text.lstrip()[:1] in ("{", "[")


def parse_followthemoney(text: str, source: str) -> tuple[Identity, ...]:
    """The rows of a FollowTheMoney file that is at hand; `source` names it in errors.

    Raises:
        Unreadable: It is not such JSON, or has no person or organisation in it.
    """
    entities = {one.id: one for one in _entities(text, source)}
    roles: dict[str, list[DatedName]] = {}
    for one in entities.values():
        for holder, role in _held(one, entities):
            roles.setdefault(holder, []).append(role)
    rows = tuple(
        _row(one, entities, tuple(roles.get(one.id, ())))
        for one in entities.values()
        if one.schema in SCHEMATA and one.first("name")
    )
    if not rows:
        raise Unreadable(
            f"Expected people or organisations in {source}, found none",
            f"Export entities of one of these schemata: {', '.join(SCHEMATA)}.",
        )
    return rows


def _entities(text: str, source: str) -> Iterator[FtmEntity]:
    if text.lstrip()[:1] == "[":
        yield from _decoded(text, list[FtmEntity], source)
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _decoded(line, FtmEntity, f"{source}, line {number}")


def _decoded(text: str, kind: Any, place: str) -> Any:
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeEncodeError) as err:
        raise Unreadable(
            f"Expected FollowTheMoney JSON in {place}: {err}",
            'Give each entity an "id", a "schema" and "properties" whose values are lists.',
        ) from err


def _row(
    one: FtmEntity, entities: Mapping[str, FtmEntity], roles: tuple[DatedName, ...]
) -> Identity:
    kind_of, kind = SCHEMATA[one.schema]
    name, *others = one.values("name", "alias", "previousName")
    parent = entities.get(one.first("parent") or "")
    return Identity(
        name=name,
        type=kind_of,
        kind=kind,
        aliases=tuple(DatedName(name=other) for other in others),
        short=tuple(DatedName(name=each) for each in one.values("weakAlias", "abbreviation")),
        roles=roles,
        domains=tuple(_domains(one.values("website"))),
        owner=parent.first("name") if parent else None,
        identifiers={
            ours: value for theirs, ours in _IDENTIFIERS.items() if (value := one.first(theirs))
        },
    )


def _held(one: FtmEntity, entities: Mapping[str, FtmEntity]) -> Iterator[tuple[str, DatedName]]:
    """(holder, role) of an entity that says who held what."""
    if one.schema not in _ROLES:
        return
    holder, body = _ROLES[one.schema]
    bodies = [entities[id_] for id_ in one.values(body) if id_ in entities]
    names = [*one.values("role"), *(name for b in bodies if (name := b.first("name")))]
    if names:
        role = DatedName(
            name=" of ".join(names[:2]) if one.first("role") else names[0],
            since=one.first("startDate"),
            until=one.first("endDate"),
        )
        for person in one.values(holder):
            yield person, role


def _domains(websites: Iterable[str]) -> Iterator[str]:
    for website in websites:
        try:
            host = urlsplit(website if "//" in website else f"//{website}").hostname
        except ValueError:
            continue
        if host:
            yield host.removeprefix("www.")
