"""The time, place and voice of an act."""

from __future__ import annotations

from tests.unit.extract.reading_of import by_trigger, event, read, saw


def _met(words: str) -> str | None:
    text = f"Robert Hale met {words}."
    place = by_trigger(
        read(text, saw(text, events=(event(text, "meet", "met", "Robert Hale", "Susan Lee"),))),
        "met",
    ).place
    return place.text if place else None


def test_an_act_in_a_statement_is_told_in_it() -> None:
    text = "Robert Hale said Acme sued Susan Lee."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "Acme sued Susan Lee"),),
        events=(event(text, "sue", "sued", "Acme", "Susan Lee"),),
    )
    found = read(text, seen)
    assert by_trigger(found, "sued").statement == found.statements[0].id


def test_whoever_tells_of_his_own_meeting_is_a_voice_for_it() -> None:
    text = "Robert Hale said he met Ann Cole."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "he met Ann Cole"),),
        events=(event(text, "meet", "met", "Robert Hale", "Ann Cole"),),
    )
    found = read(text, seen)
    assert by_trigger(found, "met").statement == found.statements[0].id


def test_the_day_on_which_somebody_told_of_it_does_not_date_a_deed() -> None:
    text = "Robert Hale said on Wednesday that Acme sued Susan Lee."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "that Acme sued Susan Lee"),),
        events=(event(text, "sue", "sued", "Acme", "Susan Lee"),),
    )
    assert by_trigger(read(text, seen, "2024-09-05"), "sued").time is None


def test_what_is_said_on_a_day_is_of_that_day() -> None:
    text = "Robert Hale said on Wednesday that Susan Lee should resign."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "that Susan Lee should resign"),),
        events=(event(text, "request", "should", "Robert Hale", "Susan Lee"),),
    )
    assert by_trigger(read(text, seen, "2024-09-05"), "should").time is not None


def test_a_meeting_is_at_the_place_behind_those_who_meet() -> None:
    assert _met("Susan Lee in Geneva on Wednesday for talks") == "Geneva"
    assert _met("Susan Lee for talks about the war in Ukraine") is None
