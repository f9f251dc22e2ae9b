"""The table of people and organisations whose names a text alone cannot join.

A table is a CSV file with these columns (all but the first two may be empty):

    name          the name that the book shows
    type          person, organization, place, product or group
    kind          agency, outlet, company, party, body, ...: `agency` and `outlet` are newsrooms
    aliases       other names, separated by ";", each perhaps with the days on which it held:
                  Facebook@..2021-10-27; X@2023-07-23..
    short         names that stand for it only where the text has its full name, or for a
                  newsroom in "the Journal reported"
    descriptions  words other than a name that surely mean it: the Facebook founder; behind a "?"
                  those that mean it where the article names it: ?the real estate mogul
    roles         what it was, dated like aliases: president@2017-01-20..2021-01-20
    domains       web addresses that are its own, separated by ";"
    owner         the name of the row that owns it
    wikidata, fec, cik, bioguide     identifiers

The table in the package is `identities.csv`; users add their own, in this form or as FollowTheMoney
JSON (`followthemoney.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import field

from sayso.errors import TooLarge, Unreadable
from sayso.merge.words import fold_name
from sayso.records import EntityType, Record

_TYPES = frozenset({"person", "organization", "place", "product", "group", "other"})
_IDENTIFIERS = ("wikidata", "fec", "cik", "bioguide")
MOST_BYTES = 64_000_000
"""Of a user's table: some 100,000 people; more would take longer to look up than to read by."""
HINT = "?"
NEWSROOM_KINDS = frozenset({"agency", "outlet"})


class DatedName(Record, frozen=True, kw_only=True):
    """A name or role and the days from and until which it held; None is open."""

    name: str
    since: str | None = None
    until: str | None = None

    def holds(self, day: str | None) -> bool:
        """The name may be meant in a text of that day; a name once held is still used later."""
        return day is None or self.since is None or self.since <= day

    def over(self, day: str | None) -> bool:
        """It held no longer on that day."""
        return day is not None and self.until is not None and self.until < day[: len(self.until)]


class Identity(Record, frozen=True, kw_only=True):
    """One row of the table."""

    name: str
    type: EntityType
    kind: str = ""
    aliases: tuple[DatedName, ...] = ()
    short: tuple[DatedName, ...] = ()
    descriptions: tuple[DatedName, ...] = ()
    hints: tuple[DatedName, ...] = ()
    roles: tuple[DatedName, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str | None = None
    identifiers: dict[str, str] = field(default_factory=dict)


class Identities:
    """Look-ups in one or more tables; of two rows of one name the later table's wins."""

    def __init__(self, rows: Iterable[Identity] = ()) -> None:
        by_name = {(fold_name(row.name), row.type): row for row in rows}
        self.rows: Sequence[Identity] = tuple(by_name.values())

    @cached_property
    def _by_alias(self) -> dict[str, tuple[tuple[Identity, DatedName], ...]]:
        table: dict[str, list[tuple[Identity, DatedName]]] = {}
        for row in self.rows:
            for alias in (DatedName(name=row.name), *row.aliases):
                table.setdefault(fold_name(alias.name), []).append((row, alias))
        return {name: tuple(found) for name, found in table.items()}

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The folded first words of people's names."""
        people = (fold_name(row.name).split() for row in self.rows if row.type == "person")
        return frozenset(words[0] for words in people if words)

    @cached_property
    def _by_domain(self) -> dict[str, Identity]:
        return {domain: row for row in self.rows for domain in row.domains}

    def named(self, name: str, day: str | None = None) -> tuple[Identity, ...]:
        """The rows that `name` may mean in a text of `day`, each once, in the table's order."""
        found = self._by_alias.get(fold_name(name))
        if not found:
            return ()
        return _each_once(row for row, alias in found if alias.holds(day))

    @cached_property
    def _by_short(self) -> dict[str, tuple[tuple[Identity, DatedName], ...]]:
        table: dict[str, list[tuple[Identity, DatedName]]] = {}
        for row in self.rows:
            for short in row.short:
                table.setdefault(fold_name(short.name), []).append((row, short))
        return {name: tuple(found) for name, found in table.items()}

    @cached_property
    def _by_description(self) -> dict[str, tuple[tuple[Identity, DatedName], ...]]:
        table: dict[str, list[tuple[Identity, DatedName]]] = {}
        for row in self.rows:
            for words in row.descriptions:
                table.setdefault(fold_name(words.name), []).append((row, words))
        return {name: tuple(found) for name, found in table.items()}

    def short_for(self, name: str, day: str | None = None) -> tuple[Identity, ...]:
        """The rows that `name` may mean in a text of `day` that has no fuller name."""
        found = self._by_short.get(fold_name(name), ())
        return _each_once(row for row, short in found if short.holds(day) and not short.over(day))

    @cached_property
    def _by_hint(self) -> dict[str, tuple[tuple[Identity, DatedName], ...]]:
        table: dict[str, list[tuple[Identity, DatedName]]] = {}
        for row in self.rows:
            for words in row.hints:
                table.setdefault(fold_name(words.name), []).append((row, words))
        return {name: tuple(found) for name, found in table.items()}

    def hinted(self, words: str, day: str | None = None) -> tuple[Identity, ...]:
        """The rows that a description ("the real estate mogul") may mean on that day."""
        found = self._by_hint.get(fold_name(words), ())
        return _each_once(row for row, given in found if given.holds(day) and not given.over(day))

    def described(self, words: str, day: str | None = None) -> tuple[Identity, ...]:
        """The rows that a description ("the Facebook founder") surely means on that day."""
        found = self._by_description.get(fold_name(words))
        if not found:
            return ()
        return _each_once(row for row, given in found if given.holds(day) and not given.over(day))

    @cached_property
    def _by_role(self) -> dict[tuple[str, str], tuple[tuple[Identity, DatedName], ...]]:
        table: dict[tuple[str, str], list[tuple[Identity, DatedName]]] = {}
        for row in self.rows:
            last = fold_name(row.name).removesuffix(" jr").rpartition(" ")[2]
            for role in row.roles if row.type == "person" else ():
                first = fold_name(role.name).partition(" ")[0]
                table.setdefault((first, last), []).append((row, role))
        return {key: tuple(found) for key, found in table.items()}

    def holders(self, role: str, last_name: str, day: str | None = None) -> tuple[Identity, ...]:
        """People of that last name in a role on that day; if none, those who held it before.

        Args:
            role: The first word of it: senator, speaker.
            last_name: The last word of the name, folded.
            day: None: at any time.
        """
        found = [one for one in self._by_role.get((role, last_name), ()) if one[1].holds(day)]
        present = [one for one in found if not one[1].over(day)]
        return _each_once(row for row, _ in present or found)

    @cached_property
    def _by_office(self) -> dict[str, tuple[tuple[Identity, DatedName], ...]]:
        table: dict[str, list[tuple[Identity, DatedName]]] = {}
        for row in self.rows:
            for role in row.roles:
                table.setdefault(fold_name(role.name), []).append((row, role))
        return {name: tuple(found) for name, found in table.items()}

    def in_office(self, office: str, day: str | None = None) -> tuple[Identity, ...]:
        """Who held the role of just that name on that day; without a day, ever.

        Args:
            office: The whole role, folded: "first lady".
            day: None: at any time.
        """
        found = self._by_office.get(office, ())
        return _each_once(row for row, held in found if held.holds(day) and not held.over(day))

    def once_in(self, office: str, day: str | None = None) -> tuple[Identity, ...]:
        """Who held the role of just that name before that day; without a day, ever."""
        found = self._by_office.get(office, ())
        return _each_once(row for row, held in found if day is None or held.over(day))

    @cached_property
    def _by_identifier(self) -> dict[tuple[str, str], tuple[Identity, ...]]:
        table: dict[tuple[str, str], list[Identity]] = {}
        for row in self.rows:
            for pair in row.identifiers.items():
                table.setdefault(pair, []).append(row)
        return {pair: tuple(found) for pair, found in table.items()}

    def identified(self, scheme: str, value: str) -> tuple[Identity, ...]:
        """The rows with that identifier: `identified("wikidata", "Q380")`."""
        return self._by_identifier.get((scheme, value), ())

    def at(self, url: str | None) -> Identity | None:
        """The row whose domain the address belongs to."""
        host = urlsplit(url).hostname if url else None
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def joined(self, rows: Iterable[Identity]) -> Identities:
        """This table with `rows` added."""
        return Identities((*self.rows, *rows))


@cache
def shipped() -> Identities:
    """The table in the package; read once in a process."""
    source = resources.files("sayso.merge") / "identities.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    return Identities(_rows(lines, "identities.csv"))


def read_table(path: Path) -> str:
    """The text of a user's table.

    Raises:
        Unreadable: The file cannot be read as text.
        TooLarge: It is over the bound.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(
                f"{str(path)!r} is larger than {MOST_BYTES // 1_000_000} MB",
                "Leave out whom your articles do not name.",
            )
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        raise Unreadable(f"Cannot read {str(path)!r}: {err}", "Save it as UTF-8.") from err


def parse_identities(text: str, source: str) -> tuple[Identity, ...]:
    """The rows of a table that is at hand, CSV or FollowTheMoney JSON; `source` names it in errors.

    Raises:
        Unreadable: It lacks `name` or `type`, or has an unknown type; or it is JSON of another
            kind.
    """
    from sayso.merge.followthemoney import looks_like_json, parse_followthemoney

    if looks_like_json(text):
        return parse_followthemoney(text, source)
    try:
        return _rows(text.splitlines(), source)
    except csv.Error as err:
        raise Unreadable(f"Cannot read {source!r}: {err}", "Save it as UTF-8 CSV.") from err


def _rows(lines: Iterable[str], source: str) -> tuple[Identity, ...]:
    reader = csv.DictReader(lines)
    return tuple(_identity(row, f"{source}, line {reader.line_num}") for row in reader)


def _identity(row: dict[str, str | None], place: str) -> Identity:
    name, kind_of = (row.get("name") or "").strip(), (row.get("type") or "").strip()
    if not name or kind_of not in _TYPES:
        allowed = ", ".join(sorted(_TYPES))
        raise Unreadable(
            f"Expected a name and a type in {place}, got {name!r} and {kind_of!r}",
            f"Give every row a name and one of these types: {allowed}.",
        )
    told = _dated(row.get("descriptions"))
    return Identity(
        name=name,
        type=kind_of,  # type: ignore[arg-type]  # checked against _TYPES
        kind=(row.get("kind") or "").strip(),
        aliases=_dated(row.get("aliases")),
        short=_dated(row.get("short")),
        descriptions=tuple(one for one in told if not one.name.startswith(HINT)),
        hints=tuple(
            DatedName(name=one.name.removeprefix(HINT).strip(), since=one.since, until=one.until)
            for one in told
            if one.name.startswith(HINT)
        ),
        roles=_dated(row.get("roles")),
        domains=_listed(row.get("domains")),
        owner=(row.get("owner") or "").strip() or None,
        identifiers={key: value for key in _IDENTIFIERS if (value := (row.get(key) or "").strip())},
    )


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _dated(cell: str | None) -> tuple[DatedName, ...]:
    return tuple(_dated_name(part) for part in _listed(cell))


def _dated_name(part: str) -> DatedName:
    name, _, days = part.partition("@")
    since, _, until = days.partition("..")
    return DatedName(name=name.strip(), since=since.strip() or None, until=until.strip() or None)


def _each_once(rows: Iterable[Identity]) -> tuple[Identity, ...]:
    return tuple({row.name: row for row in rows}.values())
