"""Who does an act and to whom, as the words tell it."""

from __future__ import annotations

from sayso.records import PredictedEvent, PredictedMention
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


def test_who_is_named_before_the_sentence_of_two_who_met_did_not_meet() -> None:
    text = "Ann Cole came home. Robert Hale met Susan Lee."
    seen = saw(text, events=(_met(text, "Ann Cole", "Robert Hale", "Susan Lee"),))
    found = read(text, seen)
    assert who(found, by_trigger(found, "met").initiators) == ["Robert Hale", "Susan Lee"]


def test_who_was_told_before_meets_the_one_whom_the_sentence_tells() -> None:
    text = "Ann Cole came home. They met Susan Lee."
    found = read(text, saw(text, events=(_met(text, "Ann Cole", "Susan Lee"),)))
    assert who(found, by_trigger(found, "met").initiators) == ["Ann Cole", "Susan Lee"]


def _met(text: str, *people: str) -> PredictedEvent:
    spans = tuple(at(text, one) for one in people)
    return PredictedEvent(
        trigger=at(text, "met"), type="meet", initiators=spans, recipients=spans, probability=0.9
    )


def test_who_is_only_told_before_gives_way_to_those_of_the_sentence() -> None:
    text = "Ann Cole came home. Robert Hale and Susan Lee saw that Acme sued."
    found = read(text, saw(text, events=(event(text, "sue", "sued", "Acme", "Ann Cole"),)))
    assert by_trigger(found, "sued").recipients == ()
    text = "Ann Cole came home. Acme sued."
    found = read(text, saw(text, events=(event(text, "sue", "sued", "Acme", "Ann Cole"),)))
    assert who(found, by_trigger(found, "sued").recipients) == ["Ann Cole"]


def test_what_comes_after_an_attack_did_not_make_it() -> None:
    text = "Acme lifted the ban two days after the raid on Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "raid", "Acme", "Susan Lee"),)))
    assert by_trigger(found, "raid").initiators == ()
    text = "Acme lifted the ban two days after its raid on Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "raid", "Acme", "Susan Lee"),)))
    assert who(found, by_trigger(found, "raid").initiators) == ["Acme"]


def test_the_subject_of_a_passive_is_whom_it_is_done_to() -> None:
    for text, trigger in (
        ("Robert Hale was also heavily criticised.", "criticised"),
        ("Robert Hale has been laid off.", "laid off"),
    ):
        found = read(text, saw(text, events=(event(text, "dismiss", trigger, "Robert Hale"),)))
        (one,) = found.events
        assert (who(found, one.initiators), who(found, one.recipients)) == ([], ["Robert Hale"])


def test_who_is_impressed_praises() -> None:
    text = "Robert Hale was impressed by Acme."
    found = read(text, saw(text, events=(event(text, "praise", "impressed", "Robert Hale"),)))
    assert who(found, by_trigger(found, "impressed").recipients) == []


def test_a_part_of_a_participant_is_none_beside_it() -> None:
    text = "Acme sued scores of Corvane fans."
    fans = (at(text, "scores of Corvane fans"), at(text, "Corvane fans"))
    sued = PredictedEvent(
        trigger=at(text, "sued"), type="sue", initiators=(), recipients=fans, probability=0.9
    )
    found = read(text, saw(text, events=(sued,)))
    assert [one.text for one in by_trigger(found, "sued").recipients] == ["scores of Corvane fans"]


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


def test_who_only_says_what_an_act_did_has_not_done_it() -> None:
    text = "It is the raid that Acme says killed Susan Lee."
    found = read(text, saw(text, events=(event(text, "attack", "killed", "Acme", "Susan Lee"),)))
    assert who(found, by_trigger(found, "killed").initiators) == []


def test_nobody_meets_himself() -> None:
    text = "Robert Hale said so in an interview."
    met = event(text, "meet", "interview", "Robert Hale", "Robert Hale")
    mention = by_trigger(read(text, saw(text, events=(met,))), "interview")
    assert (len(mention.initiators), mention.recipients) == (1, ())


def test_what_an_apology_is_for_is_no_party() -> None:
    text = "Robert Hale apologised for an error of Susan Lee."
    told = event(text, "apologize", "apologised", "Robert Hale", "Susan Lee")
    assert by_trigger(read(text, saw(text, events=(told,))), "apologised").recipients == ()


def test_who_is_called_is_apologised_to() -> None:
    text = "Robert Hale met Susan Lee twice to apologise for an error."
    told = (
        event(text, "meet", "met", "Robert Hale", "Susan Lee"),
        event(text, "apologize", "apologise", "Robert Hale"),
    )
    found = read(text, saw(text, events=told))
    assert who(found, by_trigger(found, "apologise").recipients) == ["Susan Lee"]


def test_who_stands_behind_by_did_it() -> None:
    text = "Susan Lee was told. Her removal by President Robert Hale came on Monday."
    seen = saw(text, events=(event(text, "dismiss", "removal", "Susan Lee", "Her"),))
    found = read(text, seen)
    assert who(found, by_trigger(found, "removal").initiators) == ["Robert Hale"]
