"""The table of identities in the package keeps what its documentation promises."""

import csv
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import sayso.merge
from sayso.merge.identities import NEWSROOM_KINDS, Identities, Identity, shipped
from sayso.merge.words import fold_name

ROOT = Path(__file__).parents[3]
KB = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared")) / "data" / "kb"
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
PATTERNS = {
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "fec": re.compile(r"[HS]\d[A-Z]{2}\d{5}|P\d{8}"),
    "cik": re.compile(r"[1-9]\d{0,9}"),
    "bioguide": re.compile(r"[A-Z]\d{6}"),
}

needs_kb = pytest.mark.skipif(not KB.is_dir(), reason=f"no {KB}: set SAYSO_DATA")


@pytest.fixture(scope="module")
def table() -> Identities:
    return shipped()


@pytest.fixture(scope="module")
def cells() -> list[dict[str, str]]:
    path = Path(sayso.merge.__file__).with_name("identities.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def row(table: Identities, name: str, day: str | None = None) -> Identity:
    (found,) = table.named(name, day)
    return found


def read(name: str) -> Iterator[dict[str, object]]:
    with (KB / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def bare(domain: str) -> str:
    return domain.removeprefix("www.")


def test_the_table_holds_people_organisations_and_newsrooms(table: Identities) -> None:
    kinds = Counter(found.kind for found in table.rows)
    assert sum(kinds.values()) - kinds["legislator"] - kinds["agency"] - kinds["outlet"] >= 300
    assert kinds["agency"] >= 25 and kinds["outlet"] >= 170


def test_every_line_has_all_columns_and_no_row_is_there_twice(
    cells: list[dict[str, str]], table: Identities
) -> None:
    assert all(None not in line and None not in line.values() for line in cells)
    assert len(cells) == len(table.rows)


def test_no_name_means_two_people_or_two_other_things(table: Identities) -> None:
    meant: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for found in table.rows:
        for name in (found.name, *(alias.name for alias in found.aliases)):
            meant[fold_name(name), found.type == "person"].add(found.name)
    city_and_state = {"New York", "New York City"}
    assert [names for names in meant.values() if len(names) > 1] == [city_and_state]


def test_no_description_means_two(cells: list[dict[str, str]]) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for line in cells:
        for part in line["descriptions"].split(";"):
            meant[fold_name(part.partition("@")[0])].add(line["name"])
    assert not [names for said, names in meant.items() if said and len(names) > 1]


def test_days_are_written_as_days_and_in_order(table: Identities) -> None:
    for found in table.rows:
        for held in (*found.aliases, *found.roles):
            days = [day for day in (held.since, held.until) if day]
            assert all(DAY.fullmatch(day) for day in days), held
            assert days == sorted(days), held
            for day in days:
                date.fromisoformat((day + "-01-01")[:10])


def test_owners_are_rows(table: Identities) -> None:
    names = {found.name for found in table.rows}
    assert {found.owner for found in table.rows if found.owner} <= names


def test_identifiers_are_well_formed_and_belong_to_one(table: Identities) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for found in table.rows:
        for system, value in found.identifiers.items():
            assert PATTERNS[system].fullmatch(value), (found.name, value)
            seen[system, value] += 1
    assert max(seen.values()) == 1


def test_domains_are_bare_and_belong_to_one(table: Identities) -> None:
    seen = Counter(domain for found in table.rows for domain in found.domains)
    assert max(seen.values()) == 1
    assert all(re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain) for domain in seen)


def test_a_company_is_found_under_its_old_and_new_name(table: Identities) -> None:
    assert row(table, "Facebook", "2018-04-10") == row(table, "Meta", "2024-12-11")
    assert row(table, "Twitter", "2021-01-08") == row(table, "X Corp", "2023-07-24")
    assert not table.named("Meta Platforms", "2018-04-10")


def test_father_and_son_are_two(table: Identities) -> None:
    assert row(table, "Donald Trump") != row(table, "Donald Trump Jr.")
    assert row(table, "George W. Bush") != row(table, "George H.W. Bush")


def test_roles_change_with_the_day(table: Identities) -> None:
    roles = {held.name: held for held in row(table, "Joe Biden").roles}
    assert roles["president"].since == "2021-01-20"
    assert roles["former president"].since == "2025-01-20"


def test_newsrooms_are_found_by_their_address(table: Identities) -> None:
    found = table.at("https://www.wsj.com/articles/some-article")
    assert found is not None and [short.name for short in found.short] == ["the Journal"]
    assert all(one.domains or one.owner for one in table.rows if one.kind in NEWSROOM_KINDS)


@needs_kb
def test_every_member_of_congress_has_the_ids_of_the_source(table: Identities) -> None:
    by_id = {found.identifiers.get("bioguide"): found for found in table.rows}
    for member in read("us_legislators_current.jsonl"):
        ids = member["ids"]
        assert isinstance(ids, dict)
        found = by_id[ids["bioguide"]]
        assert found.identifiers.get("wikidata") == ids.get("wikidata")
        assert found.identifiers.get("fec") in (ids.get("fec") or [None])


@needs_kb
def test_companies_have_ids_that_the_source_knows(table: Identities) -> None:
    known = {str(company["cik_str"]) for company in read("sec_company_tickers.jsonl")}
    assert {one.identifiers["cik"] for one in table.rows if "cik" in one.identifiers} <= known


@needs_kb
def test_most_newsrooms_are_known_to_a_list_of_outlets(table: Identities) -> None:
    known = {bare(str(outlet["domain"])) for outlet in read("outlets_mbfc.jsonl")}
    rows = [found for found in table.rows if found.kind in NEWSROOM_KINDS and found.domains]
    assert sum(not known.isdisjoint(found.domains) for found in rows) / len(rows) > 0.85


@needs_kb
def test_every_wire_service_is_in_the_table(table: Identities) -> None:
    for wire in read("wire_services.jsonl"):
        assert table.at(f"https://{wire['domain']}/"), wire["id"]
