"""Fill the table of identities with ids and members of Congress from free sources.

    python tools/make_identities.py FOLDER

FOLDER holds three JSON Lines files:

    us_legislators_current.jsonl   unitedstates/congress-legislators, CC0: Congress
    us_executive.jsonl             the same project, CC0: presidents and vice presidents
    sec_company_tickers.jsonl      SEC EDGAR company tickers, public domain: companies with CIK

`src/sayso/merge/identities.csv` is curated by hand and rewritten in place. A cell that a person
filled is never changed; empty identifiers are filled; rows of kind `legislator` are made anew.
The same input gives the same file, and running twice changes nothing.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.merge.words import fold_name

TABLE = Path(__file__).parents[1] / "src" / "sayso" / "merge" / "identities.csv"
COLUMNS = (
    "name",
    "type",
    "kind",
    "aliases",
    "short",
    "descriptions",
    "roles",
    "domains",
    "owner",
    "medium",
    "country",
    "wikidata",
    "fec",
    "cik",
    "bioguide",
)
GENERATED = "legislator"
NEWSROOMS = ("agency", "press release wire", "outlet")
# What a company's legal name has behind the name that a newspaper gives it.
LEGAL_FORMS = frozenset(
    {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "plc", "llc", "lp"}
    | {"sa", "nv", "ag"}
)
STATES = {
    "AK": "Alaska",
    "AL": "Alabama",
    "AR": "Arkansas",
    "AS": "American Samoa",
    "AZ": "Arizona",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DC": "the District of Columbia",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "GU": "Guam",
    "HI": "Hawaii",
    "IA": "Iowa",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "MA": "Massachusetts",
    "MD": "Maryland",
    "ME": "Maine",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MO": "Missouri",
    "MP": "the Northern Mariana Islands",
    "MS": "Mississippi",
    "MT": "Montana",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "NE": "Nebraska",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NV": "Nevada",
    "NY": "New York",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VA": "Virginia",
    "VI": "the U.S. Virgin Islands",
    "VT": "Vermont",
    "WA": "Washington",
    "WI": "Wisconsin",
    "WV": "West Virginia",
    "WY": "Wyoming",
}
OFFICES = {"sen": "senator", "rep": "representative"}

Row = dict[str, str]
Found = dict[str, Any]


def main(folder: Path) -> None:
    """Rewrite the table from itself and the files in `folder`."""
    curated = [row for row in read_table(TABLE) if row["kind"] != GENERATED]
    members = list(read_lines(folder / "us_legislators_current.jsonl"))
    executive = list(read_lines(folder / "us_executive.jsonl"))
    generated = join_people(curated, members, executive)
    join_companies(curated, read_lines(folder / "sec_company_tickers.jsonl"))
    write_table(TABLE, sorted([*curated, *generated], key=order))


def read_table(path: Path) -> list[Row]:
    """The rows of the table, each with all columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            {column: (row.get(column) or "").strip() for column in COLUMNS}
            for row in csv.DictReader(lines)
        ]


def write_table(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_lines(path: Path) -> Iterator[Found]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def order(row: Row) -> tuple[int, str]:
    """People, organisations and the rest, places, newsrooms, legislators; each by name."""
    if row["kind"] == GENERATED:
        part = 4
    elif row["kind"] in NEWSROOMS:
        part = 3
    else:
        part = {"person": 0, "place": 2}.get(row["type"], 1)
    return part, fold_name(row["name"])


# ------------------------------------------------------------------------- people


def join_people(curated: list[Row], members: list[Found], executive: list[Found]) -> list[Row]:
    """Fill the ids of curated people; give a row for each member of Congress who has none."""
    people: dict[str, Row] = {}
    for row in curated:
        if row["type"] == "person":
            for name in (row["name"], *listed(row["aliases"])):
                people[fold_name(name)] = row
    generated: list[Row] = []
    for found in (*members, *reversed(executive)):
        known = [people[fold_name(name)] for name in names_of(found) if fold_name(name) in people]
        if known:
            fill(known[0], ids_of(found))
        elif "ids" in found:
            generated.append(member_row(found))
    return generated


def names_of(found: Found) -> list[str]:
    """The names a person goes by, the most used first (the title of the article in Wikipedia,
    without what tells namesakes apart), each once."""
    name = found["name"]
    title = (found.get("ids") or found["id"]).get("wikipedia", "").partition(" (")[0]
    last = " ".join(part for part in (name["last"], name.get("suffix")) if part)
    first, middle, nick = name["first"], name.get("middle"), name.get("nickname")
    names = [title, f"{nick} {last}" if nick else "", name.get("official_full", "")]
    names.append(f"{first} {last}")
    if middle:
        names += [f"{first} {middle} {last}", f"{first} {middle[0]}. {last}"]
    return list({fold_name(name): name for name in reversed(names) if name}.values())[::-1]


def ids_of(found: Found) -> Row:
    """Identifiers; of several FEC ids the one of the office last held."""
    ids = found.get("ids") or found["id"]
    letter = {"sen": "S", "rep": "H"}.get(found["terms"][-1]["type"], "P")
    fec = sorted(ids.get("fec", ()), key=lambda one: (one[0] != letter, one))
    return {
        "wikidata": ids.get("wikidata", ""),
        "fec": fec[0] if fec else "",
        "bioguide": ids.get("bioguide", ""),
    }


def member_row(found: Found) -> Row:
    """The row of a member of Congress."""
    name, *aliases = names_of(found)
    row = dict.fromkeys(COLUMNS, "")
    row |= {"name": name, "type": "person", "kind": GENERATED, "country": "US"}
    row |= {"aliases": "; ".join(aliases), "roles": "; ".join(roles_of(found["terms"]))}
    return row | ids_of(found)


def roles_of(terms: list[Found]) -> list[str]:
    """The offices with their days; terms that follow one another are one, the last stays open."""
    spells: list[list[str]] = []
    for term in terms:
        role = f"{OFFICES[term['type']]} from {STATES[term['state']]}"
        if spells and spells[-1][0] == role and term["start"][:4] == spells[-1][2][:4]:
            spells[-1][2] = term["end"]
        else:
            spells.append([role, term["start"], term["end"]])
    spells[-1][2] = ""
    return [f"{role}@{start}..{end}" for role, start, end in spells]


# ------------------------------------------------------------------------- companies


def join_companies(curated: list[Row], companies: Iterable[Found]) -> None:
    """Fill the CIK of companies that exactly one filer is named like."""
    filers: dict[str, set[str]] = defaultdict(set)
    for company in companies:
        filers[bare(company["title"])].add(str(company["cik_str"]))
    for row in curated:
        if row["kind"] == "company":
            names = (row["name"], *(name.partition("@")[0] for name in listed(row["aliases"])))
            found = set().union(*(filers.get(bare(name), set()) for name in names))
            if len(found) == 1:
                fill(row, {"cik": found.pop()})


def bare(title: str) -> str:
    """A company's name without what the law adds to it."""
    words = fold_name(title.partition("/")[0].replace(".", "")).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def listed(cell: str) -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def fill(row: Row, found: Row) -> None:
    """Set the cells that are empty."""
    for column, value in found.items():
        row[column] = row[column] or value


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/make_identities.py FOLDER")
    main(Path(sys.argv[1]))
