from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest

from sayso.book import Book
from sayso.contract import EventTypeInfo, Happening, Party, ToldAs
from sayso.export import write_plover
from sayso.export.plover import COLUMNS, POLECAT, row
from sayso.pipeline import event_types
from tests.small_book import make_book

TYPES = {kind.name: kind for kind in event_types()}
LUMEN = Party(name="Lumen", type="organization", wikidata="Q1")
QUIST = Party(name="Ada Quist", type="person", wikidata=None)
TOLD = ToldAs(
    mode=None, initiators=("the firm",), recipients=("her",), place=None, polarity="affirmed",
    modality="asserted", probability=0.7, voice=None, sentence="The firm accused her.",
    article="art_1", title=None, outlet="The Tern", url=None, published="2024-08-09", language="en",
    reader="net+1", people=("Ada Quist",), organizations=("Lumen",), places=(),
)  # fmt: skip
HAPPENING = Happening(
    id="evt_1", type="accuse", user=False, initiators=(LUMEN,), recipients=(QUIST,),
    earliest=None, latest=None, amount=None, currency=None, articles=14, newsrooms=1, voices=2,
    conflicts=0, told=TOLD,
)  # fmt: skip


def told(**given: object) -> Happening:
    return msgspec.structs.replace(HAPPENING, told=msgspec.structs.replace(TOLD, **given))


def cells(one: Happening, kind: EventTypeInfo | None = TYPES["accuse"]) -> dict[str, object]:
    return dict(row(one, kind))


def test_the_columns_of_polecat_come_first_in_their_order() -> None:
    assert COLUMNS[: len(POLECAT)] == POLECAT
    assert POLECAT[:6] == (
        "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code"
    )  # fmt: skip
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_row_has_only_known_columns() -> None:
    assert set(cells(HAPPENING)) <= set(COLUMNS)


def test_root_mode_quad_and_score_come_from_the_ontology() -> None:
    found = cells(HAPPENING)
    coded = [found[name] for name in ("Event Type", "Event Mode", "Quad Code", "PLOVER Score")]
    assert coded == ["ACCUSE", "allege", "VERBAL CONFLICT", -2.0]
    assert (found["Score"], found["Type"]) == (-3.5, "accuse")


def test_actor_recipient_and_counts_are_told() -> None:
    found = cells(HAPPENING)
    assert (found["Actor Name"], found["Actor Name Raw"]) == ("Lumen", "the firm")
    assert (found["Recipient Name"], found["Recipient Name Raw"]) == ("Ada Quist", "her")
    assert (found["Articles"], found["Newsrooms"], found["Voices"]) == (14, 1, 2)
    assert (found["Source"], found["Sentence"]) == ("The Tern", "The firm accused her.")


def test_a_semicolon_in_a_name_parts_nothing() -> None:
    odd = msgspec.structs.replace(LUMEN, name="Lumen; Sons")
    one = msgspec.structs.replace(HAPPENING, initiators=(odd, QUIST))
    assert cells(one)["Actor Name"] == "Lumen, Sons; Ada Quist"


def test_in_a_mutual_event_all_are_actors() -> None:
    both = (QUIST, LUMEN)
    met = msgspec.structs.replace(HAPPENING, type="meet", initiators=both, recipients=both)
    found = cells(met, TYPES["meet"])
    assert found["Actor Name"] == "Ada Quist; Lumen"
    assert "Recipient Name" not in found


@pytest.mark.parametrize(
    ("earliest", "latest", "published", "date", "basis"),
    [
        ("2021-01-06", "2021-01-06", "2024-08-09", "2021-01-06", "day"),
        ("2021-01-01", "2021-01-31", "2024-08-09", "2021-01-01", "range"),
        ("2021-01-01", None, "2024-08-09", "2021-01-01", "range"),
        (None, "2021-01-31", "2024-08-09", "2021-01-31", "until"),
        (None, None, "2024-08-09", "2024-08-09", "publication"),
        (None, None, None, None, None),
    ],
)
def test_the_date_says_what_it_rests_on(
    earliest: str | None, latest: str | None, published: str | None, date: str | None,
    basis: str | None,
) -> None:  # fmt: skip
    one = msgspec.structs.replace(told(published=published), earliest=earliest, latest=latest)
    assert (cells(one)["Event Date"], cells(one)["Date Basis"]) == (date, basis)


@pytest.mark.parametrize(
    ("polarity", "modality", "contexts"),
    [
        ("affirmed", "asserted", ""),
        ("affirmed", "hedged", ""),
        ("negated", "asserted", "negation"),
        ("affirmed", "planned", "future"),
        ("negated", "possible", "negation; hypothetical"),
    ],
)
def test_what_was_not_done_has_a_special_context(
    polarity: str, modality: str, contexts: str
) -> None:
    assert cells(told(polarity=polarity, modality=modality))["Contexts"] == contexts


def test_a_type_that_is_gone_leaves_its_codes_empty() -> None:
    found = cells(HAPPENING, None)
    assert "Event Type" not in found
    assert found["Type"] == "accuse"


def test_every_line_is_one_row_whatever_the_text() -> None:
    file = io.BytesIO()
    hostile = told(sentence='=1\t"x"\r\ny', outlet="@tern\u2028")
    write_plover([hostile, HAPPENING], TYPES.values(), file)
    lines = file.getvalue().decode().split("\n")
    assert len(lines) == 4
    rows = list(csv.DictReader(lines[:3], dialect="excel-tab"))
    assert rows[0]["Sentence"] == '\'=1 "x" y'
    assert rows[0]["Source"] == "'@tern"
    assert rows[1]["Event ID"] == "evt_1"


def test_a_book_gives_a_row_an_event_by_their_days(tmp_path: Path) -> None:
    with Book(make_book(tmp_path / "b.db")) as book:
        found = list(book.happenings())
        events = book.count("event")
    assert len(found) == events > 3
    days = [(one.earliest is None, one.earliest or "", one.latest or "") for one in found]
    assert days == sorted(days)
    for one in found:
        assert one.told.sentence


def test_a_telling_that_it_was_done_stands_for_the_event(tmp_path: Path) -> None:
    path = make_book(tmp_path / "b.db")
    with Book(path) as book:
        rows = book.connection.execute(
            "SELECT event FROM event_mention WHERE polarity = 'affirmed' AND modality = 'asserted'"
        )
        done = {row["event"] for row in rows}
        for one in book.happenings():
            assert (one.id in done) == (
                one.told.polarity == "affirmed" and one.told.modality == "asserted"
            )
