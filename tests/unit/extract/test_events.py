from __future__ import annotations

from sayso.records import Prediction
from tests.unit.extract.reading_of import at, by_trigger, event, read, saw, who


def test_what_somebody_owns_stands_for_the_owner() -> None:
    text = "Meta suspended Robert Hale's accounts."
    found = read(
        text,
        saw(text, events=(event(text, "suspend", "suspended", "Meta", "Robert Hale's accounts"),)),
    )
    assert who(found, by_trigger(found, "suspended").recipients) == ["Robert Hale"]


def test_people_without_a_name_act_for_their_body() -> None:
    text = "We know that Halden Motors executives met with Susan Lee."
    found = read(
        text,
        saw(text, events=(event(text, "meet", "met", "Halden Motors executives", "Susan Lee"),)),
    )
    assert "Halden Motors" in who(found, by_trigger(found, "met").initiators)


def test_a_meeting_has_everybody_on_both_sides() -> None:
    text = "Robert Hale met Susan Lee."
    found = read(text, saw(text, events=(event(text, "meet", "met", "Robert Hale", "Susan Lee"),)))
    mention = by_trigger(found, "met")
    assert (
        who(found, mention.initiators)
        == who(found, mention.recipients)
        == ["Robert Hale", "Susan Lee"]
    )


def test_the_speaker_of_a_quote_is_the_one_who_praises() -> None:
    text = "“A great mayor, Ann Cole,” Robert Hale said."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "“A great mayor, Ann Cole,”"),),
        events=(event(text, "praise", "great", "", "Ann Cole"),),
    )
    found = read(text, seen)
    mention = by_trigger(found, "great")
    assert who(found, mention.initiators) == ["Robert Hale"]
    assert mention.statement is None


def test_an_act_in_a_statement_is_told_in_it() -> None:
    text = "Robert Hale said Acme sued Susan Lee."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "Acme sued Susan Lee"),),
        events=(event(text, "sue", "sued", "Acme", "Susan Lee"),),
    )
    found = read(text, seen)
    assert by_trigger(found, "sued").statement == found.statements[0].id


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
