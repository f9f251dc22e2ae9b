from __future__ import annotations

from typing import Any

from sayso.merge.confirmed import Said, Took, vouching
from sayso.merge.tellings import Telling

LEAD = "The Harbor Board closed the fish dock on Tuesday."
TOOK = Took(entities=frozenset({"board", "owner", "captain"}), names=frozenset({"harbor board"}))


def telling(**more: Any) -> Telling:
    values: dict[str, Any] = {"initiators": ("board",), "names": ("harbor board",), "at": 0}
    return Telling(id="t", article="a", type="suspend", **{**values, **more})


def said(at: int, content: str, entity: str = "board", cue: str = "said", **more: Any) -> Said:
    called = more.get("called", "harbor board" if entity == "board" else entity)
    return Said(
        statement=f"s{at} {entity}",
        at=at,
        cue=cue,
        content=content,
        entity=entity,
        called=called,
        office=more.get("office", False),
    )


def found(about: Telling, *near: Said, alone: bool = True) -> list[str]:
    return [one.statement for one in vouching(about, LEAD, TOOK, near, alone=alone)]


def test_who_did_it_vouches_for_it_in_the_next_sentences() -> None:
    assert found(telling(), said(2, "that the dock was unsafe")) == ["s2 board"]


def test_all_who_took_part_and_their_officers_vouch_for_it() -> None:
    owner = said(1, "that he had left the dock", "owner")
    captain = said(3, "that the fish had been sold", "captain")
    assert found(telling(), owner, captain, alone=False) == ["s1 owner", "s3 captain"]


def test_who_did_it_may_speak_of_something_else() -> None:
    assert found(telling(), said(2, "that the budget was ready")) == []


def test_a_name_alone_is_nothing_that_both_speak_of() -> None:
    assert found(telling(), said(2, "that the Dock Street budget was ready")) == []


def test_who_says_what_is_not_so_vouches_for_nothing() -> None:
    assert found(telling(), said(2, "that the dock was not safe")) == []
    assert found(telling(), said(2, "the dock wasn’t safe")) == []


def test_one_clause_may_say_so_beside_another_that_says_not() -> None:
    assert found(telling(), said(2, "I took nothing, the dock was closed by us")) == ["s2 board"]


def test_a_word_for_the_act_speaks_of_it() -> None:
    took = Took(entities=frozenset({"board"}), acts=frozenset({"suspend"}))
    one = said(2, "the suspension will end soon")
    assert vouching(telling(), LEAD, took, [one], alone=True) == (one,)


def test_others_do_not_vouch_for_what_somebody_did() -> None:
    assert found(telling(), said(1, "that the dock was safe", "critic")) == []


def test_the_next_sentence_names_who_told_it_where_nobody_was_named() -> None:
    nobody = telling(names=("",))
    assert found(nobody, said(1, "that boats must leave", "ines")) == ["s1 ines"]
    assert found(nobody, said(2, "that boats must leave", "ines")) == []
    assert found(nobody, said(1, "that boats must leave", "ines"), alone=False) == []


def test_who_wants_or_judges_something_tells_nothing() -> None:
    assert found(telling(), said(1, "the dock a wreck", cue="called")) == []


def test_below_the_lead_only_who_takes_part_vouches_within_the_sentence() -> None:
    late = telling(at=9)
    assert found(late, said(10, "that the dock was unsafe")) == []
    assert found(late, said(9, "he liked it")) == ["s9 board"]


def test_after_a_lead_without_a_source_an_officer_speaks_of_it() -> None:
    minister = said(1, "that the Harbor Board had two days to leave", "ines", office=True)
    assert found(telling(), minister) == ["s1 ines"]
    assert found(telling(), minister, alone=False) == []
    critic = said(1, "that the Harbor Board had two days to leave", "ines")
    assert found(telling(), critic) == []
    elsewhere = said(1, "that the budget was ready", "ines", office=True)
    assert found(telling(), elsewhere) == []
