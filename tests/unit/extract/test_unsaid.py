"""Participants whom the words leave out: speakers of quotes, those told before."""

from __future__ import annotations

from tests.unit.extract.reading_of import by_trigger, event, read, saw, who


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
