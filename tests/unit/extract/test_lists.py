"""Who stands in one list: participants and speakers."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading_of import by_cue, by_trigger, event, mention, names, read, saw, who


@pytest.mark.parametrize("seen", ["Acme Bank", "Borealis Capital"])
def test_everybody_of_a_list_is_fined(seen: str) -> None:
    text = "Oslo fined both Acme Bank and Borealis Capital for it."
    firms = ("Acme Bank", "Borealis Capital")
    told = saw(
        text,
        events=(event(text, "penalize", "fined", "Oslo", seen),),
        mentions=tuple(mention(text, firm, "organization", "name") for firm in firms),
    )
    assert who(read(text, told), by_trigger(read(text, told), "fined").recipients) == [*firms]


def test_who_acts_next_is_not_of_the_list() -> None:
    text = "Oslo fined Acme Bank and Borealis Capital fell."
    told = saw(
        text,
        events=(event(text, "penalize", "fined", "Oslo", "Acme Bank"),),
        mentions=(
            mention(text, "Acme Bank", "organization", "name"),
            mention(text, "Borealis Capital", "organization", "name"),
        ),
    )
    assert who(read(text, told), by_trigger(read(text, told), "fined").recipients) == ["Acme Bank"]


def test_who_speaks_together_is_heard_together() -> None:
    text = "Sara Lund and Omar Aziz said that the ferry was full."
    told = saw(
        text,
        statements=(("Sara Lund and Omar Aziz", "said", "that the ferry was full"),),
        mentions=tuple(mention(text, one, "person", "name") for one in ("Sara Lund", "Omar Aziz")),
    )
    found = read(text, told)
    assert names(found, by_cue(found, "said").source.chains) == ["Sara Lund", "Omar Aziz"]


def test_an_apposition_is_no_second_speaker() -> None:
    text = "Sara Lund, a lawyer for Acme Bank, said that the ferry was full."
    found = read(text)
    assert names(found, by_cue(found, "said").source.chains) == ["Sara Lund"]
