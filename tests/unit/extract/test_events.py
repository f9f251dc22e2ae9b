"""Event mentions: which there are, whether they are negated, what words alone tell."""

from __future__ import annotations

from sayso.records import Prediction
from tests.unit.extract.reading_of import at, by_trigger, event, read, saw, who


def _denied(content: str, trigger: str, kind: str = "meet") -> str:
    text = f"Robert Hale denied {content}."
    seen = saw(
        text,
        statements=(("Robert Hale", "denied", content),),
        events=(event(text, kind, trigger, "Robert Hale", "Susan Lee"),),
    )
    return by_trigger(read(text, seen), trigger).polarity


def test_did_not_negates() -> None:
    text = "Acme did not sue Susan Lee."
    found = read(text, saw(text, events=(event(text, "sue", "sue", "Acme", "Susan Lee"),)))
    assert by_trigger(found, "sue").polarity == "negated"


def test_an_unknown_type_is_left_out() -> None:
    text = "Acme frobbed Susan Lee."
    found = read(text, saw(text, events=(event(text, "frob", "frobbed", "Acme"),)))
    assert found.events == ()


def test_words_find_events_where_there_is_no_network() -> None:
    found = read("Police arrested Robert Hale in Ohio.", Prediction(model="none"))
    mention = by_trigger(found, "arrested")
    assert mention.type == "detain"
    assert mention.probability <= 0.7
    assert who(found, mention.recipients) == ["Robert Hale"]


def test_spans_cut_what_they_say() -> None:
    text = "Police arrested Robert Hale in Ohio."
    found = read(text)
    trigger = by_trigger(found, "arrested").trigger
    assert trigger.spans == (at(text, "arrested"),)


def test_neighbouring_triggers_of_one_type_are_one() -> None:
    text = "Robert Hale voiced opposition to Ann Cole."
    events = (
        event(text, "criticize", "voiced", "Robert Hale"),
        event(text, "criticize", "opposition", "", "Ann Cole"),
    )
    found = read(text, saw(text, events=events))
    assert [one.trigger.text for one in found.events] == ["voiced opposition"]
    assert who(found, found.events[0].initiators) == ["Robert Hale"]
    assert who(found, found.events[0].recipients) == ["Ann Cole"]


def test_overlapping_triggers_of_one_type_are_one() -> None:
    text = "Robert Hale is not going to support Ann Cole."
    events = (
        event(text, "endorse", "not going to support", "Robert Hale"),
        event(text, "endorse", "support", "Robert Hale", "Ann Cole"),
    )
    found = read(text, saw(text, events=events))
    assert len(found.events) == 1
    assert who(found, found.events[0].recipients) == ["Ann Cole"]


def test_neighbouring_triggers_of_two_types_are_two() -> None:
    text = "Robert Hale threatened fines for Acme."
    events = (
        event(text, "threaten", "threatened", "Robert Hale", "Acme"),
        event(text, "penalize", "fines", "Robert Hale", "Acme"),
    )
    found = read(text, saw(text, events=events))
    assert [one.trigger.text for one in found.events] == ["threatened", "fines"]


def test_asking_whether_is_no_request() -> None:
    text = "Robert Hale asked Ann Cole whether she would dance."
    events = (event(text, "request", "asked", "Robert Hale", "Ann Cole"),)
    assert read(text, saw(text, events=events)).events == ()


def test_asking_to_is_a_request() -> None:
    text = "Robert Hale asked Ann Cole to dance."
    events = (event(text, "request", "asked", "Robert Hale", "Ann Cole"),)
    assert by_trigger(read(text, saw(text, events=events)), "asked").type == "request"


def test_what_a_denial_says_is_negated() -> None:
    assert _denied("that he had met Susan Lee in May", "met") == "negated"
    assert _denied("reports that he met Susan Lee", "met") == "negated"
    assert _denied("meeting Susan Lee", "meeting") == "negated"


def test_what_lies_deeper_in_a_denial_is_not_negated() -> None:
    assert _denied("any part in the meeting with Susan Lee", "meeting") == "affirmed"
    assert _denied("that he was in Rome when she met Susan Lee", "met") == "affirmed"


def test_the_allegations_that_somebody_denies_were_made() -> None:
    assert _denied("the allegations of Susan Lee", "allegations", "accuse") == "affirmed"


def test_a_dismissed_claim_is_a_denial_of_what_it_tells() -> None:
    text = "Acme dismissed the claim of its rival that Acme attacked Susan Lee."
    seen = saw(
        text,
        statements=(("Acme", "dismissed", "the claim of its rival that Acme attacked Susan Lee"),),
        events=(event(text, "attack", "attacked", "Acme", "Susan Lee"),),
    )
    assert by_trigger(read(text, seen), "attacked").polarity == "negated"


def test_who_fired_nothing_fired_not() -> None:
    text = "Acme says it attacked nobody, and Susan Lee agrees."
    found = read(text, saw(text, events=(event(text, "attack", "attacked", "Acme", "Susan Lee"),)))
    assert by_trigger(found, "attacked").polarity == "negated"


def test_nobody_negates() -> None:
    text = "No unit of ours attacked Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "attacked", "", "Susan Lee"),)))
    assert by_trigger(found, "attacked").polarity == "negated"
    text = "No doubt Acme attacked Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "attacked", "Acme", "Susan Lee"),)))
    assert by_trigger(found, "attacked").polarity == "affirmed"


def test_nothing_and_no_negate_what_they_stand_beside() -> None:
    for text, trigger in (
        ("Acme gave nothing to Susan Lee.", "gave"),
        ("Records show no Acme gift to Susan Lee.", "gift"),
        ("Acme has no record of a gift to Susan Lee.", "gift"),
    ):
        seen = saw(text, events=(event(text, "donate", trigger, "Acme", "Susan Lee"),))
        assert by_trigger(read(text, seen), trigger).polarity == "negated"
    text = "The ministry says no unit of its army attacked Susan Lee."
    seen = saw(text, events=(event(text, "attack", "attacked", "", "Susan Lee"),))
    assert by_trigger(read(text, seen), "attacked").polarity == "negated"
    text = "Acme, with no time left, gave a gift to Susan Lee."
    seen = saw(text, events=(event(text, "donate", "gift", "Acme", "Susan Lee"),))
    assert by_trigger(read(text, seen), "gift").polarity == "affirmed"


def test_who_dismisses_a_claim_denies_what_it_says() -> None:
    text = "The ministry dismissed the claim that Acme met Susan Lee."
    seen = saw(
        text,
        statements=(("The ministry", "dismissed", "the claim that Acme met Susan Lee"),),
        events=(event(text, "meet", "met", "Acme", "Susan Lee"),),
    )
    mention = by_trigger(read(text, seen), "met")
    assert mention.polarity == "negated"
    assert mention.statement is not None


def test_saying_no_is_an_act_and_no_report() -> None:
    text = "The board said no to a bid from Acme in May."
    seen = saw(
        text,
        statements=(("The board", "said", "no to a bid from Acme in May"),),
        events=(event(text, "reject", "bid", "The board", "Acme"),),
    )
    assert by_trigger(read(text, seen), "bid").statement is None


def test_who_denied_having_done_it_denies_it() -> None:
    text = "Acme denied having met Susan Lee."
    seen = saw(text, events=(event(text, "meet", "met", "Acme", "Susan Lee"),))
    assert by_trigger(read(text, seen), "met").polarity == "negated"
