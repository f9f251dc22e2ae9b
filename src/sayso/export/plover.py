"""Events as the rows that users of POLECAT know: its columns, in its order, then ours.

One row an event (a happening, however many articles tell it). The columns of POLECAT are those of
its weekly files (Harvard Dataverse, doi:10.7910/DVN/AJGVIT); what the book does not know
(countries, sectors, coordinates) stays empty. docs/export.md tells what each column holds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import BinaryIO, Final

from sayso.contract import EventTypeInfo, Happening, Party
from sayso.export.cells import Value, line_cell

POLECAT: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code",
    "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector",
    "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name",
    "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip
OURS: Final = (
    "PLOVER Score", "Articles", "Newsrooms", "Voices", "Conflicts", "Sentence", "Voice", "Type",
    "Mode", "Score", "User Type", "Polarity", "Modality", "Date Basis", "Earliest Date",
    "Latest Date", "Amount", "Currency", "Actor Wikidata", "Recipient Wikidata", "Title", "URL",
    "Article ID", "Probability",
)  # fmt: skip
COLUMNS: Final = (*POLECAT, *OURS)

_CONTEXTS: Final = {"planned": "future", "possible": "hypothetical"}
"""PLOVER's special contexts (manual, draft 0.8) for what is not told as done."""


def write_plover(
    happenings: Iterable[Happening], types: Iterable[EventTypeInfo], file: BinaryIO
) -> None:
    """Events as tab-separated lines with a header: UTF-8, one line a row, several values by `; `.

    Args:
        happenings: As a book tells them; their order is kept.
        types: The event types that hold in the book.
        file: Written to, not closed.
    """
    known = {kind.name: kind for kind in types}
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in happenings:
        values = row(one, known.get(one.type))
        writer.writerow([line_cell(values.get(column)) for column in COLUMNS])
    text.flush()
    text.detach()


def row(one: Happening, kind: EventTypeInfo | None) -> Mapping[str, Value]:
    """The cells of one event by column; a column that is not there is empty.

    Args:
        one: The event.
        kind: Its type; None if the ontology has it no more.
    """
    told = one.told
    date, basis = _date(one)
    mutual = bool(one.initiators) and set(one.initiators) == set(one.recipients)
    return {
        "Event ID": one.id,
        "Event Date": date,
        **(_coded(kind, told.mode) if kind else {}),
        "Contexts": _contexts(one),
        **_side("Actor", one.initiators, told.initiators),
        # PLOVER: where no side acts on the other, all are actors and there is no recipient.
        **({} if mutual else _side("Recipient", one.recipients, told.recipients)),
        "Raw Placename": told.place,
        "Source": told.outlet,
        "Publication Date": told.published,
        "Story People": _several(told.people),
        "Story Organizations": _several(told.organizations),
        "Story Locations": _several(told.places),
        "Language": told.language,
        "Version": told.reader,
        "Articles": one.articles,
        "Newsrooms": one.newsrooms,
        "Voices": one.voices,
        "Conflicts": one.conflicts,
        "Sentence": told.sentence,
        "Voice": told.voice,
        "Type": one.type,
        "Mode": told.mode,
        "User Type": one.user,
        "Polarity": told.polarity,
        "Modality": told.modality,
        "Date Basis": basis,
        "Earliest Date": one.earliest,
        "Latest Date": one.latest,
        "Amount": one.amount,
        "Currency": one.currency,
        "Title": told.title,
        "URL": told.url,
        "Article ID": told.article,
        "Probability": told.probability,
    }


def _coded(kind: EventTypeInfo, mode: str | None) -> dict[str, Value]:
    """What the ontology says of the type."""
    return {
        "Event Type": kind.root,
        "Event Mode": kind.plover_modes.get(mode or "", kind.plover_mode),
        "Event Intensity": kind.plover_score,
        "PLOVER Score": kind.plover_score,
        "Quad Code": kind.quad,
        "Score": kind.score,
    }


def _date(one: Happening) -> tuple[str | None, str | None]:
    """The event's day and what it rests on.

    `day`: the texts fix it; `range`: the first of the days that they leave open; `until`: the last
    day, the first being open; `publication`: they date it not at all, so that it is the day on
    which the telling was printed.
    """
    if one.earliest is not None:
        return one.earliest, "day" if one.earliest == one.latest else "range"
    if one.latest is not None:
        return one.latest, "until"
    return one.told.published, "publication" if one.told.published else None


def _contexts(one: Happening) -> str:
    negated = ["negation"] if one.told.polarity == "negated" else []
    special = _CONTEXTS.get(one.told.modality)
    return _several([*negated, *([special] if special else [])])


def _side(side: str, parties: tuple[Party, ...], words: tuple[str, ...]) -> dict[str, Value]:
    return {
        f"{side} Name": _several([party.name for party in parties]),
        f"{side} Name Raw": _several(words),
        f"{side} Wikidata": _several([party.wikidata for party in parties if party.wikidata]),
    }


def _several(values: Iterable[str]) -> str:
    """Several values in one cell; a semicolon within one becomes a comma, so that none is cut."""
    return "; ".join(value.replace(";", ",") for value in values)
