"""Whether an act is told as done, not done, planned, possible or hedged."""

from __future__ import annotations

import msgspec
import pytest

from sayso.records import EventMention
from tests.unit.extract.reading_of import by_trigger, event, read, saw


def told(text: str, kind: str, trigger: str, *, negated: bool = False) -> EventMention:
    """The act as read where the network asserts it, or negates it."""
    one = event(text, kind, trigger, "Acme", "Susan Lee")
    one = msgspec.structs.replace(one, polarity="negated" if negated else "affirmed")
    return by_trigger(read(text, saw(text, events=(one,))), trigger)


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "modality"),
    [
        ("Acme threatened to have Susan Lee jailed.", "detain", "jailed", "possible"),
        ("Acme threatened, in a post, to have Susan Lee jailed.", "detain", "jailed", "possible"),
        ("Acme managed to have Susan Lee jailed.", "detain", "jailed", "asserted"),
        ("Acme would have chosen Susan Lee.", "appoint", "chosen", "possible"),
        ("Acme denies potential collusion with Susan Lee.", "partner", "collusion", "possible"),
        ("Acme called for a boycott of Susan Lee.", "cut_ties", "boycott", "possible"),
        ("Acme sees the risk of a strike at Susan Lee.", "protest", "strike", "possible"),
        ("Acme appeared to promise Susan Lee a post.", "pledge", "promise", "hedged"),
        ("It was the alleged assault by Acme on Susan Lee.", "attack", "assault", "hedged"),
        ("Acme threatened Susan Lee and jailed her.", "detain", "jailed", "asserted"),
        ("Acme promised Susan Lee a post.", "pledge", "promised", "asserted"),
        ("Acme pressed on and fined Susan Lee.", "penalize", "fined", "asserted"),
    ],
)
def test_what_was_not_done_yet_is_not_asserted(
    text: str, kind: str, trigger: str, modality: str
) -> None:
    assert told(text, kind, trigger).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Acme stopped short of endorsing Susan Lee.",
        "Acme refrained from endorsing Susan Lee.",
        "Acme is holding off on endorsing Susan Lee.",
        "Acme stayed neutral rather than endorsing Susan Lee.",
    ],
)
def test_who_stops_short_of_it_did_not_do_it(text: str) -> None:
    assert told(text, "endorse", "endorsing").polarity == "negated"


def test_nothing_is_negated_without_a_word_that_says_so() -> None:
    text = "Acme urged advertisers to leave Susan Lee."
    assert told(text, "cut_ties", "leave", negated=True).polarity == "affirmed"
    text = "Acme failed to leave Susan Lee."
    assert told(text, "cut_ties", "leave", negated=True).polarity == "negated"
