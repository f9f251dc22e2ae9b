from __future__ import annotations

from typing import Any

from sayso.merge.confirmed import Said, vouching
from sayso.merge.tellings import Telling

LEAD = "The Harbor Board closed the fish dock on Tuesday."


def telling(**more: Any) -> Telling:
    values: dict[str, Any] = {"initiators": ("board",), "names": ("harbor board",), "at": 0}
    return Telling(id="t", article="a", type="suspend", **{**values, **more})


def said(at: int, content: str, entity: str = "board", cue: str = "said", **more: Any) -> Said:
    called = more.get("called", "harbor board" if entity == "board" else entity)
    return Said(statement=f"s{at}", at=at, cue=cue, content=content, entity=entity, called=called)


def found(about: Telling, *near: Said) -> str | None:
    doers = [("board", "harbor board")]
    one = vouching(about, LEAD, doers, near)
    return one.statement if one else None


def test_who_did_it_vouches_for_it_in_the_next_sentences() -> None:
    assert found(telling(), said(2, "that the dock was unsafe")) == "s2"


def test_who_did_it_may_speak_of_something_else() -> None:
    assert found(telling(), said(2, "that the budget was ready")) is None


def test_others_do_not_vouch_for_what_somebody_did() -> None:
    assert found(telling(), said(1, "that the dock was safe", "critic")) is None


def test_the_next_sentence_names_who_told_it_where_nobody_was_named() -> None:
    nobody = telling(names=("",))
    assert found(nobody, said(1, "that boats must leave", "ines")) == "s1"
    assert found(nobody, said(2, "that boats must leave", "ines")) is None


def test_who_wants_or_judges_something_tells_nothing() -> None:
    assert found(telling(), said(1, "the dock a wreck", cue="called")) is None


def test_below_the_lead_only_who_takes_part_vouches_within_the_sentence() -> None:
    late = telling(at=9)
    assert found(late, said(10, "that the dock was unsafe")) is None
    assert found(late, said(9, "he liked it")) == "s9"
