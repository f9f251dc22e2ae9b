from __future__ import annotations

import msgspec

from tests.unit.extract.reading_of import at, by_trigger, event, read, saw, who


def test_who_is_named_only_in_a_later_sentence_takes_no_part() -> None:
    text = "Robert Hale and Susan Lee had dinner. Acme was sold."
    dinner = event(text, "meet", "dinner", "Robert Hale", "Acme")
    met = by_trigger(read(text, saw(text, events=(dinner,))), "dinner")
    assert met.recipients == () or all(one.text != "Acme" for one in met.recipients)


def test_talks_between_two_are_theirs_alone() -> None:
    text = "Ann Cole wrote of talks between Robert Hale and Susan Lee."
    talks = event(text, "meet", "talks", "Ann Cole", "Susan Lee")
    found = read(text, saw(text, events=(talks,)))
    assert who(found, by_trigger(found, "talks").initiators) == ["Robert Hale", "Susan Lee"]


def test_who_is_told_to_have_done_another_act_did_only_that() -> None:
    text = "The riots saw Robert Hale's page suspended by Lumen."
    events = (
        event(text, "protest", "riots", "Lumen"),
        event(text, "suspend", "suspended", "Lumen", "Robert Hale's page"),
    )
    found = read(text, saw(text, events=events))
    assert who(found, by_trigger(found, "riots").initiators) == []
    assert who(found, by_trigger(found, "suspended").initiators) == ["Lumen"]


def test_two_acts_joined_by_and_have_one_initiator() -> None:
    text = "Robert Hale was arrested and charged by Acme Police."
    events = (
        event(text, "detain", "arrested", "Acme Police", "Robert Hale"),
        event(text, "accuse", "charged", "Acme Police", "Robert Hale"),
    )
    found = read(text, saw(text, events=events))
    assert who(found, by_trigger(found, "arrested").initiators) == ["Acme Police"]


def test_where_a_threat_is_posted_is_not_who_is_threatened() -> None:
    text = "Robert Hale threatened on his own network, Murmur Hub, to have Susan Lee jailed."
    events = (
        event(text, "threaten", "threatened", "Robert Hale", "Murmur Hub"),
        event(text, "detain", "jailed", "Robert Hale", "Susan Lee"),
    )
    found = read(text, saw(text, events=events))
    assert who(found, by_trigger(found, "threatened").recipients) == ["Susan Lee"]


def test_both_of_two_joined_names_are_criticised() -> None:
    text = "Robert Hale criticised Lumen and Acme on Monday."
    seen = saw(text, events=(event(text, "criticize", "criticised", "Robert Hale", "Acme"),))
    found = read(text, seen)
    assert sorted(who(found, by_trigger(found, "criticised").recipients)) == ["Acme", "Lumen"]


def test_to_whom_money_is_donated_is_read_behind_the_sum() -> None:
    text = "Lumen has donated $2 million in cash to Susan Lee, it said."
    found = read(text, saw(text, events=(event(text, "donate", "donated", "Lumen"),)))
    assert who(found, by_trigger(found, "donated").recipients) == ["Susan Lee"]


def test_what_is_only_called_deadly_or_alleged_is_no_act() -> None:
    text = "After the near-fatal incident Robert Hale spoke of Susan Lee's alleged loyalty."
    events = (
        event(text, "attack", "near-fatal", "", "Robert Hale"),
        event(text, "accuse", "alleged", "Robert Hale", "Susan Lee"),
    )
    assert all(one.unsure for one in read(text, saw(text, events=events)).events)


def test_what_prosecutors_alleged_is_an_accusation() -> None:
    text = "Acme Police alleged that Robert Hale lied."
    seen = saw(text, events=(event(text, "accuse", "alleged", "Acme Police", "Robert Hale"),))
    assert by_trigger(read(text, seen), "alleged").type == "accuse"


def test_a_light_verb_alone_is_no_act() -> None:
    text = "Robert Hale made lunch for Susan Lee."
    seen = saw(text, events=(event(text, "criticize", "made", "Robert Hale", "Susan Lee"),))
    assert read(text, seen).events == ()


def test_a_pair_in_a_headline_is_no_victim() -> None:
    text = "Hale-Lee Relations\n\nRobert Hale met Susan Lee. The shooting changed all."
    seen = saw(text, events=(event(text, "attack", "shooting", "", "Hale-Lee"),))
    assert by_trigger(read(text, seen), "shooting").recipients == ()


def test_who_uses_the_chance_to_criticise_is_the_critic() -> None:
    text = "“We won,” Robert Hale said, using the occasion to criticise Acme."
    seen = saw(
        text,
        statements=(("Robert Hale", "using the occasion to criticise", "Acme"),),
        events=(event(text, "criticize", "criticise", "", "Acme"),),
    )
    found = read(text, seen)
    assert who(found, by_trigger(found, "criticise").initiators) == ["Robert Hale"]


def test_who_responded_to_criticism_is_not_the_critic() -> None:
    text = "Robert Hale responded to criticism of Acme."
    seen = saw(
        text,
        statements=(("Robert Hale", "responded to criticism", "of Acme"),),
        events=(event(text, "criticize", "criticism", "", "Acme"),),
    )
    assert by_trigger(read(text, seen), "criticism").initiators == ()


def test_the_recent_attack_is_the_one_told_before() -> None:
    text = "A gunman shot Robert Hale. The recent shooting has changed him."
    events = (
        event(text, "attack", "shot", "A gunman", "Robert Hale"),
        event(text, "attack", "shooting"),
    )
    found = read(text, saw(text, events=events))
    assert who(found, by_trigger(found, "shooting").recipients) == ["Robert Hale"]


def test_who_is_spoken_to_is_given_nothing() -> None:
    text = "Dr. Hale, Lumen has given $2 million. Is that new?"
    seen = saw(text, events=(event(text, "donate", "given", "Lumen", "Dr. Hale"),))
    assert by_trigger(read(text, seen), "given").recipients == ()


def test_where_the_sentence_before_was_set_is_not_where_this_happened() -> None:
    text = "Susan Lee dined in Dublin. Lumen’s gift is new."
    gift = msgspec.structs.replace(event(text, "donate", "gift", "Lumen"), place=at(text, "Dublin"))
    assert by_trigger(read(text, saw(text, events=(gift,))), "gift").place is None


def test_a_time_that_opens_the_next_clause_dates_that() -> None:
    text = "Lumen has given $2 million, and last Friday Susan Lee said that she would."
    seen = saw(text, events=(event(text, "donate", "given", "Lumen"),))
    assert by_trigger(read(text, seen, published="2024-12-17"), "given").time is None


def test_to_whom_somebody_reaches_out_is_read_behind_it() -> None:
    text = "Robert Hale has reached out to Susan Lee."
    found = read(text, saw(text, events=(event(text, "meet", "reached out", "Robert Hale"),)))
    assert who(found, by_trigger(found, "reached out").recipients) == ["Susan Lee"]


def test_who_calls_somebody_brave_praises_him() -> None:
    text = "Robert Hale claimed that Susan Lee had called him “great” and “brave” at Lumen."
    events = (
        event(text, "praise", "great", "Robert Hale", "Lumen"),
        event(text, "praise", "brave", "Robert Hale", "Lumen"),
    )
    found = read(text, saw(text, events=events))
    for trigger in ("great", "brave"):
        assert who(found, by_trigger(found, trigger).initiators) == ["Susan Lee"]
        assert [one.text for one in by_trigger(found, trigger).recipients] == ["him"]
