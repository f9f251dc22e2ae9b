"""Rows of the tables of merging to the records that merging works on, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from sayso.book.lineages import KinRow
from sayso.book.linking import LinkRow
from sayso.book.merging_entities import KeyRow
from sayso.book.merging_events import EventRow, TellingRow, ToldTables, UtteranceRow
from sayso.merge.claims import Utterance
from sayso.merge.entities import EntityKey
from sayso.merge.events import Happening
from sayso.merge.grouping import Link
from sayso.merge.kinship import Kinship
from sayso.merge.parties import short_name
from sayso.merge.references import (
    dates_anew,
    is_given,
    passage_of,
    refers_back,
    taken_up,
    telling_description,
    tells_of_another,
)
from sayso.merge.tellings import Telling, by_article


def link_row(link: Link) -> LinkRow:
    """A link as the tables keep it."""
    return LinkRow(link.left, link.right, link.likeness, link.reason)


def to_link(row: LinkRow) -> Link:
    """A link as the tables kept it."""
    return Link(left=row.left, right=row.right, likeness=row.likeness, reason=row.reason)


def kin_row(kin: Kinship) -> KinRow:
    """A kinship as the tables keep it."""
    spans = msgspec.json.encode(kin.spans).decode()
    return KinRow(**{**msgspec.structs.asdict(kin), "spans": spans})


def to_kinship(row: KinRow) -> Kinship:
    """A kinship as the tables kept it."""
    return msgspec.convert({**row._asdict(), "spans": msgspec.json.decode(row.spans)}, Kinship)


def key_row(key: EntityKey) -> KeyRow:
    """An entity's key as the tables keep it."""
    return KeyRow(key.id, key.name, key.type, key.known, key.identifiers, key.handles, key.open)


def to_key(row: KeyRow) -> EntityKey:
    """An entity's key as the tables kept it."""
    return msgspec.convert(row._asdict(), EntityKey)


def to_telling(row: TellingRow) -> Telling:
    """An event mention as merging sees it."""
    given = {name: value for name, value in row._asdict().items() if name != "sentence"}
    worked_out = {
        "names": tuple(short_name(name) for name in row.names),
        "descriptions": tuple(telling_description(one) for one in row.descriptions),
        "refers": refers_back(row.sentence, row.trigger),
        "given": is_given(row.sentence, row.trigger),
        "dated_anew": dates_anew(row.sentence, row.trigger),
        "again": tells_of_another(row.sentence),
        "passage": passage_of(row.sentence, row.trigger),
        "unsure": bool(row.unsure),
    }
    return msgspec.convert({**given, **worked_out}, Telling)


class ReadTelling(NamedTuple):
    """An event mention and the sentence that it stands in."""

    telling: Telling
    sentence: str


def read_tellings(told: ToldTables, ids: Iterable[str]) -> dict[str, ReadTelling]:
    """Event mentions by id, as merging compares them: with what they take up from others.

    Of an article in which one takes up another, all are given: they were read for that anyway.
    """
    rows = {row.id: row for row in told.tellings(ids)}
    found = {one: to_telling(row) for one, row in rows.items()}
    around = sorted({one.article for one in found.values() if one.refers})
    others = (one for article in around for one in told.mentions_in(article) if one not in rows)
    for row in told.tellings(others) if around else ():
        rows[row.id], found[row.id] = row, to_telling(row)
    told_in = by_article(found.values())
    for article in around:
        found |= taken_up(told_in[article])
    return {one: ReadTelling(found[one], row.sentence) for one, row in rows.items()}


def event_row(happening: Happening) -> EventRow:
    """What the tellings of an event agree on, as the tables keep it."""
    return EventRow(**msgspec.structs.asdict(happening))


def to_utterance(row: UtteranceRow) -> Utterance:
    """A statement as merging sees it."""
    return Utterance(
        id=row.id,
        article=row.article,
        published=row.published,
        speaker=row.speaker,
        content=row.content,
        direct=row.form == "direct",
        denies=bool(row.denies),
    )


def read_utterances(told: ToldTables, ids: Iterable[str]) -> dict[str, Utterance]:
    """Statements by id, as merging sees them."""
    return {row.id: to_utterance(row) for row in told.utterances(ids)}
