"""Words that look like an act's and tell none."""

from __future__ import annotations

import pytest

from sayso.extract.lookalikes import is_none
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at


@pytest.mark.parametrize(
    ("kind", "trigger", "text"),
    [
        ("reject", "declined", "Acme declined to comment."),
        ("reject", "declined comment", "Acme declined comment on Friday."),
        ("request", "requests", "Hale did not answer requests for comment."),
        ("request", "called", "A neighbour called 911 at noon."),
        ("apologize", "acknowledged", "Hale acknowledged that the talks went on."),
        ("accuse", "charged", "She led the team charged with protecting both."),
        ("accuse", "charged", "It is a politically charged matter."),
        ("pledge", "committed", "He had committed a crime."),
        ("meet", "hearing", "We have an interest in hearing his speech."),
        ("meet", "spoke", "The minister spoke at the convention."),
        ("meet", "spoke", "Two officials spoke on condition of anonymity."),
        ("detain", "seizure", "Hale had a seizure, his doctors say."),
        ("detain", "taken", "Hale was taken to a local hospital."),
        ("reinstate", "released", "The committee released the memo."),
        ("reinstate", "released", "The report was released on Friday."),
        ("attack", "struck", "The plan struck many of them as odd."),
        ("cut_ties", "left", "Acme was left out of the talks."),
        ("appoint", "called", "Corvane, as the company was then called, lost."),
        ("appoint", "confirmed", "The firm confirmed that it would sell."),
        ("detain", "seized", "Hale seized on the remark."),
        ("criticize", "does", "Cole says the firm does not gain."),
    ],
)
def test_it_is_no_event(kind: str, trigger: str, text: str) -> None:
    assert is_none(lay_out(text), kind, at(text, trigger))


@pytest.mark.parametrize(
    ("kind", "trigger", "text"),
    [
        ("reject", "declined", "Acme declined the offer."),
        ("request", "requests", "The court granted requests for more time."),
        ("request", "called", "Hale called for a boycott."),
        ("apologize", "acknowledged", "Hale acknowledged that it was a mistake."),
        ("accuse", "charged", "Prosecutors charged Hale with fraud."),
        ("pledge", "committed", "Acme committed to a new plant."),
        ("meet", "hearing", "The committee held a hearing on the deal."),
        ("meet", "spoke", "Hale spoke to Cole on Friday."),
        ("detain", "seizure", "Police announced the seizure of the ship."),
        ("detain", "seizure", "The seizure angered the owners."),
        ("detain", "taken", "Hale was taken to a cell."),
        ("reinstate", "released", "The prisoners were released on Friday."),
        ("attack", "struck", "The missile struck a school."),
        ("cut_ties", "left", "Hale left the party."),
        ("appoint", "confirmed", "The Senate confirmed Hale."),
        ("appoint", "confirmed", "Hale was confirmed to the court."),
        ("detain", "seized", "Police seized the ship."),
        ("meet", "in", "He has been in touch with Cole."),
    ],
)
def test_it_is_an_event(kind: str, trigger: str, text: str) -> None:
    assert not is_none(lay_out(text), kind, at(text, trigger))
