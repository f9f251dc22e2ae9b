from __future__ import annotations

from sayso.records import PredictedMention, Prediction
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


def test_who_is_blamed_inside_a_quote_is_not_the_one_who_blames() -> None:
    text = "“Ann Cole is irresponsible,” Robert Hale said."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "“Ann Cole is irresponsible,”"),),
        events=(event(text, "criticize", "irresponsible", "Ann Cole"),),
    )
    found = read(text, seen)
    mention = by_trigger(found, "irresponsible")
    assert who(found, mention.initiators) == ["Robert Hale"]
    assert mention.statement is None


def test_a_word_for_the_act_has_its_own_initiator_in_a_quote() -> None:
    text = "“Ann Cole criticized the mayor,” Robert Hale said."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "“Ann Cole criticized the mayor,”"),),
        events=(event(text, "criticize", "criticized", "Ann Cole", "the mayor"),),
    )
    found = read(text, seen)
    mention = by_trigger(found, "criticized")
    assert who(found, mention.initiators) == ["Ann Cole"]
    assert mention.statement == found.statements[0].id


def test_allegations_in_a_quote_are_not_the_speakers() -> None:
    text = "“There are allegations against Ann Cole,” Robert Hale said."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "“There are allegations against Ann Cole,”"),),
        events=(event(text, "accuse", "allegations", "", "Ann Cole"),),
    )
    found = read(text, seen)
    assert by_trigger(found, "allegations").initiators == ()


def test_what_should_be_done_is_asked_by_the_speaker() -> None:
    text = "“Ann Cole should resign,” Robert Hale said."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "“Ann Cole should resign,”"),),
        events=(event(text, "request", "should resign", "Ann Cole", "Ann Cole"),),
    )
    found = read(text, seen)
    mention = by_trigger(found, "should resign")
    assert who(found, mention.initiators) == ["Robert Hale"]
    assert who(found, mention.recipients) == ["Ann Cole"]


def test_whoever_tells_of_his_own_meeting_is_a_voice_for_it() -> None:
    text = "Robert Hale said he met Ann Cole."
    seen = saw(
        text,
        statements=(("Robert Hale", "said", "he met Ann Cole"),),
        events=(event(text, "meet", "met", "Robert Hale", "Ann Cole"),),
    )
    found = read(text, seen)
    assert by_trigger(found, "met").statement == found.statements[0].id


def test_the_suspension_is_the_one_told_before() -> None:
    text = "Meta suspended Robert Hale. Some were glad. It rained. He wept. The suspension ended."
    seen = saw(
        text,
        events=(
            event(text, "suspend", "suspended", "Meta", "Robert Hale"),
            event(text, "suspend", "suspension"),
        ),
    )
    found = read(text, seen)
    mention = by_trigger(found, "suspension")
    assert who(found, mention.initiators) == ["Meta"]
    assert who(found, mention.recipients) == ["Robert Hale"]
    assert all(not one.spans for one in (*mention.initiators, *mention.recipients))


def test_a_ban_of_nobody_is_not_the_one_told_before() -> None:
    text = "Meta suspended Robert Hale. There was talk of a ban."
    seen = saw(
        text,
        events=(
            event(text, "suspend", "suspended", "Meta", "Robert Hale"),
            event(text, "suspend", "ban"),
        ),
    )
    found = read(text, seen)
    assert by_trigger(found, "ban").initiators == ()


def test_the_same_initiator_in_the_next_sentence_does_it_to_the_same_one() -> None:
    text = "Meta suspended Robert Hale. Meta suspended for good."
    events = (
        event(text, "suspend", "suspended", "Meta", "Robert Hale"),
        event(text, "suspend", "suspended for good", "Meta"),
    )
    found = read(text, saw(text, events=events))
    assert who(found, by_trigger(found, "suspended for good").recipients) == ["Robert Hale"]


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


def _denied(content: str, trigger: str, kind: str = "meet") -> str:
    text = f"Robert Hale denied {content}."
    seen = saw(
        text,
        statements=(("Robert Hale", "denied", content),),
        events=(event(text, kind, trigger, "Robert Hale", "Susan Lee"),),
    )
    return by_trigger(read(text, seen), trigger).polarity


def test_what_a_denial_says_is_negated() -> None:
    assert _denied("that he had met Susan Lee in May", "met") == "negated"
    assert _denied("reports that he met Susan Lee", "met") == "negated"
    assert _denied("meeting Susan Lee", "meeting") == "negated"


def test_what_lies_deeper_in_a_denial_is_not_negated() -> None:
    assert _denied("any part in the meeting with Susan Lee", "meeting") == "affirmed"
    assert _denied("that he was in Rome when she met Susan Lee", "met") == "affirmed"


def test_the_allegations_that_somebody_denies_were_made() -> None:
    assert _denied("the allegations of Susan Lee", "allegations", "accuse") == "affirmed"


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


def _met(words: str) -> str | None:
    text = f"Robert Hale met {words}."
    place = by_trigger(
        read(text, saw(text, events=(event(text, "meet", "met", "Robert Hale", "Susan Lee"),))),
        "met",
    ).place
    return place.text if place else None


def test_a_meeting_is_at_the_place_behind_those_who_meet() -> None:
    assert _met("Susan Lee in Geneva on Wednesday for talks") == "Geneva"
    assert _met("Susan Lee for talks about the war in Ukraine") is None


def test_nobody_negates() -> None:
    text = "No unit of ours attacked Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "attacked", "", "Susan Lee"),)))
    assert by_trigger(found, "attacked").polarity == "negated"
    text = "No doubt Acme attacked Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "attacked", "Acme", "Susan Lee"),)))
    assert by_trigger(found, "attacked").polarity == "affirmed"


def test_a_subject_before_the_date_of_its_verb_is_the_initiator() -> None:
    text = "Acme on Tuesday expelled Susan Lee."
    firm = PredictedMention(
        span=at(text, "Acme"),
        head=at(text, "Acme"),
        type="organization",
        form="name",
        probability=0.9,
    )
    expelled = event(text, "dismiss", "expelled", "", "Susan Lee")
    found = read(text, saw(text, events=(expelled,), mentions=(firm,)), published="2024-08-09")
    assert who(found, by_trigger(found, "expelled").initiators) == ["Acme"]


def test_a_firm_named_after_two_is_not_the_second() -> None:
    text = "Acme bought Kestrel & Lowe."
    found = read(text, saw(text, events=(event(text, "invest", "bought", "Acme", "Lowe"),)))
    assert [one.text for one in by_trigger(found, "bought").recipients] == ["Kestrel & Lowe"]
