from __future__ import annotations

from sayso.merge.parties import Parties, comparable, name_ends, one_party, short_name


def test_a_short_name_leaves_out_legal_form_and_generic_words() -> None:
    assert {short_name(n) for n in ("Corvane Systems Inc.", "the Corvane", "Corvane")} == {
        "corvane"
    }
    assert short_name("Systems") == "systems"


def test_without_names_all_are_compared_by_their_ids() -> None:
    assert comparable(("a",), ("b",), ()) == Parties(("a",), ("b",))


def test_the_described_are_left_out_unless_asked_for() -> None:
    assert comparable(("a", "b"), ("c",), ("corvane", "", "")) == Parties(("a",), ())
    kept = comparable(("a", "b"), ("c",), ("corvane", "", ""), described=True)
    assert kept.everyone == ("a", "b", "c")


def test_equal_names_go_by_the_other_ones_id() -> None:
    found = comparable(("a",), ("c",), ("corvane", "whitlock"), {"corvane": "other"})
    assert found == Parties(("other",), ("c",))


def test_those_of_one_name_stand_for_each_other() -> None:
    called = [("company", "quillo"), ("company", "quillo"), ("person", "quillo"), ("paul", "paul")]
    assert one_party(called) == {"person": "company"}


def test_two_who_share_a_surname_and_have_full_names_stay_two() -> None:
    called = [
        ("hillary", "clinton"),
        ("hillary", "hillary clinton"),
        ("bill", "clinton"),
        ("bill", "bill clinton"),
    ]
    assert one_party(called) == {}


def test_who_is_only_described_is_nobody_elses_party() -> None:
    assert one_party([("one", ""), ("two", "")]) == {}


def test_a_name_goes_by_the_only_longer_one_that_ends_with_it() -> None:
    theirs = {"ada whitlock": "ada", "corvane river authority": "authority"}
    given = ("whitlock", "river authority", "river")
    assert comparable(("a", "b", "c"), (), given, theirs).initiators == ("ada", "authority", "c")
    met = comparable(("a",), (), ("whitlock",), theirs, known={"a", "ada"})
    assert met.initiators == ("a",)
    sisters = {**theirs, "eva whitlock": "eva"}
    assert comparable(("a",), (), ("whitlock",), sisters).initiators == ("a",)


def test_a_name_is_looked_up_by_its_ends() -> None:
    assert set(name_ends("corvane river authority")) == {
        "corvane river authority",
        "corvane",
        "authority",
    }


def test_two_spellings_of_one_ministry_are_one_name() -> None:
    assert short_name("Defense Ministry") == short_name("Defence Ministry")
