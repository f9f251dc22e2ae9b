from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import Unreadable
from sayso.merge.identities import Identities, parse_identities, read_table

ENTITIES = [
    {
        "id": "q1",
        "schema": "Person",
        "properties": {
            "name": ["Ada Quist"],
            "alias": ["A. B. Quist"],
            "weakAlias": ["Quist"],
            "wikidataId": ["Q1"],
            "birthDate": ["1970"],
        },
    },
    {
        "id": "c1",
        "schema": "Company",
        "caption": "Lumen",
        "properties": {
            "name": ["Lumen Platforms Inc."],
            "previousName": ["Facelight"],
            "website": ["https://www.lumen.example/about"],
            "cikCode": ["0001"],
            "parent": ["c2"],
        },
    },
    {"id": "c2", "schema": "Organization", "properties": {"name": ["Lumen Trust"]}},
    {"id": "p1", "schema": "Position", "properties": {"name": ["mayor of Tessaly"]}},
    {
        "id": "o1",
        "schema": "Occupancy",
        "properties": {"holder": ["q1"], "post": ["p1"], "startDate": ["2019-01-03"]},
    },
    {
        "id": "d1",
        "schema": "Directorship",
        "properties": {
            "director": ["q1"],
            "organization": ["c1"],
            "role": ["chair"],
            "endDate": ["2018"],
        },
    },
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["Facelight"]}},
]
LINES = "\n".join(json.dumps(one) for one in ENTITIES)


@pytest.mark.parametrize("text", [LINES, json.dumps(ENTITIES), f"\n{LINES}\n\n"])
def test_people_and_organisations_become_rows(text: str) -> None:
    rows = parse_identities(text, "t.json")
    assert [(row.name, row.type, row.kind) for row in rows] == [
        ("Ada Quist", "person", ""),
        ("Lumen Platforms Inc.", "organization", "company"),
        ("Lumen Trust", "organization", "body"),
    ]


def test_names_identifiers_domains_and_owners_are_taken() -> None:
    quist, lumen, _ = parse_identities(LINES, "t.json")
    assert ([alias.name for alias in quist.aliases], [short.name for short in quist.short]) == (
        ["A. B. Quist"],
        ["Quist"],
    )
    assert (quist.identifiers, lumen.identifiers) == ({"wikidata": "Q1"}, {"cik": "0001"})
    assert (lumen.domains, lumen.owner) == (("lumen.example",), "Lumen Trust")
    assert Identities([lumen]).named("Facelight") == (lumen,)


def test_roles_are_dated() -> None:
    quist, *_ = parse_identities(LINES, "t.json")
    assert [(role.name, role.since, role.until) for role in quist.roles] == [
        ("mayor of Tessaly", "2019-01-03", None),
        ("chair of Lumen Platforms Inc.", None, "2018"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "a"', "line 1"),
        ('{"id": "a", "schema": "Person", "properties": {"name": "Ada"}}', "line 1"),
        (f"{LINES}\n3", "line 8"),
        ('{"id": "v", "schema": "Vessel", "properties": {"name": ["X"]}}', "found none"),
        ("[1, 2]", "FollowTheMoney"),
    ],
)
def test_other_json_is_refused_and_says_where(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        parse_identities(text, "t.json")


def test_odd_values_are_passed_over() -> None:
    odd = {"name": ["Ada Quist"], "alias": [1, None, ""], "website": ["http://[", ""]}
    (row,) = parse_identities(json.dumps({"id": "a", "schema": "Person", "properties": odd}), "t")
    assert (row.aliases, row.domains) == ((), ())


def test_a_table_is_read_by_what_is_in_it() -> None:
    table = "name,type\nAda Quist,person\n"
    first = [parse_identities(text, "t.txt")[0].name for text in (LINES, table)]
    assert first == ["Ada Quist", "Ada Quist"]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable):
        read_table(path)
