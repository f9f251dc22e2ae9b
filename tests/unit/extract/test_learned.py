from __future__ import annotations

import pytest

from sayso.extract.learned import weighed
from sayso.records import PredictedEvent, Span
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import event, read, saw


def seen(text: str, kind: str, trigger: str, probability: float) -> PredictedEvent:
    start = text.index(trigger)
    span = Span(start=start, end=start + len(trigger))
    return PredictedEvent(trigger=span, type=kind, probability=probability)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The guns fired on the town.", "attack"),
        ("Six howitzers of the brigade fired 22 rounds.", "attack"),
        ("The ministry denies having fired.", "attack"),
        ("The army fired its general.", "dismiss"),
        ("The board fired its chief executive.", "dismiss"),
        ("She was fired on Monday by the board.", "dismiss"),
    ],
)
def test_shots_are_no_dismissal(text: str, kind: str) -> None:
    told = weighed(lay_out(text), [seen(text, "dismiss", "fired", 0.9)])
    assert [one.type for one in told.seen] == [kind]


def test_what_is_seen_less_clearly_is_kept_aside() -> None:
    text = "The grocer wired the fund a sum."
    layout = lay_out(text)
    told = weighed(layout, [seen(text, "donate", "wired", 0.3)])
    assert (told.seen, [one.type for one in told.unsure]) == ((), ["donate"])
    assert weighed(layout, [seen(text, "donate", "wired", 0.1)]).unsure == ()


def test_what_network_and_table_both_doubt_is_kept_aside() -> None:
    text = "Hale accessed the files."
    told = weighed(lay_out(text), [seen(text, "investigate", "accessed", 0.2)])
    assert (told.seen, [one.type for one in told.unsure]) == ((), ["detain"])
    told = weighed(lay_out(text), [seen(text, "investigate", "accessed", 0.3)])
    assert [one.type for one in told.seen] == ["detain"]


def test_a_doubtful_event_is_read_as_one() -> None:
    text = "Acme wired Susan Lee a sum."
    plain = event(text, "donate", "wired", "Acme", "Susan Lee")
    doubtful = PredictedEvent(
        trigger=plain.trigger,
        type="donate",
        initiators=plain.initiators,
        recipients=plain.recipients,
        probability=0.3,
    )
    assert [one.unsure for one in read(text, saw(text, events=(plain,))).events] == [False]
    assert [one.unsure for one in read(text, saw(text, events=(doubtful,))).events] == [True]


def test_british_spelling_is_known() -> None:
    told = weighed(lay_out("Hale apologised to her."), [])
    assert [(one.type, one.trigger) for one in told.known] == [("apologize", Span(start=5, end=15))]


def test_pleading_not_guilty_owns_up_to_nothing() -> None:
    text = "Hale pleaded not guilty."
    told = weighed(lay_out(text), [seen(text, "apologize", "pleaded", 0.9)])
    assert (told.seen, told.known, told.unsure) == ((), (), ())


def test_an_idiom_is_the_trigger_with_all_its_words() -> None:
    text = "The brewer teamed up with Acme on Monday."
    told = weighed(lay_out(text), [seen(text, "criticize", "teamed", 0.2)])
    (found,) = told.seen
    assert (found.type, found.trigger.cut(text)) == ("partner", "teamed up")


def test_an_idiom_of_which_the_network_sees_another_word_better_is_that_words() -> None:
    text = "They reached a deal on Monday."
    both = [seen(text, "meet", "reached", 0.2), seen(text, "pledge", "deal", 0.5)]
    told = weighed(lay_out(text), both)
    triggers = {one.trigger.cut(text): one.type for one in (*told.seen, *told.unsure)}
    assert triggers == {"reached": "meet", "reached a deal": "pledge"}


def test_an_idiom_that_the_network_does_not_see_is_an_event_by_its_words() -> None:
    told = weighed(lay_out("The firm was slapped with a penalty."), [])
    assert [one.type for one in told.known] == ["penalize"]


def test_what_is_met_with_anger_meets_nobody() -> None:
    text = "The plan was met with anger."
    told = weighed(lay_out(text), [seen(text, "meet", "met", 0.9)])
    assert told.seen == ()
