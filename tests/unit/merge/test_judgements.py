from __future__ import annotations

from typing import Any

from sayso.merge.grouping import Bonds
from sayso.merge.judgements import amend, amended, bonds, live
from sayso.records import Entity, Judgement


def judged(verdict: Any, *about: str, at: str = "2025-01-01", **more: Any) -> Judgement:
    name = f"{verdict}-{'-'.join(about)}-{at}"
    return Judgement(
        id=name, about=about, verdict=verdict, by="person", reason="I know.", at=at, **more
    )


def test_a_withdrawn_judgement_does_not_hold() -> None:
    assert live([judged("same", "a", "b", withdrawn="2025-02-01")]) == ()


def test_the_later_judgement_on_a_pair_wins_in_any_order() -> None:
    first, later = judged("same", "a", "b"), judged("different", "b", "a", at="2025-02-01")
    assert bonds([first, later]) == bonds([later, first]) == Bonds(different=(("a", "b"),))


def test_a_judgement_about_many_binds_each_pair() -> None:
    assert bonds([judged("same", "c", "a", "b")]).same == (("a", "b"), ("a", "c"), ("b", "c"))


def test_withdrawing_the_later_judgement_restores_the_earlier() -> None:
    undone = judged("different", "a", "b", at="2025-02-01", withdrawn="2025-03-01")
    assert bonds([judged("same", "a", "b"), undone]).same == (("a", "b"),)


def test_an_entity_is_renamed_retyped_and_linked() -> None:
    decided = amend(
        [
            judged("rename", "e", value="Meta"),
            judged("retype", "e", value="organization"),
            judged("link", "e", value="wikidata=Q380"),
        ]
    )
    entity = amended(Entity(id="e", name="Facebook", type="product"), ["e"], decided)
    assert (entity.name, entity.type, entity.aliases) == ("Meta", "organization", ("Facebook",))
    assert entity.identifiers == {"wikidata": "Q380"}


def test_a_judgement_on_a_joined_member_speaks_of_the_whole() -> None:
    decided = amend([judged("rename", "member", value="Meta")])
    assert amended(Entity(id="e", name="F", type="other"), ["e", "member"], decided).name == "Meta"


def test_an_unknown_type_changes_nothing() -> None:
    assert amend([judged("retype", "e", value="spaceship")]).types == {}


def test_a_wrong_record_is_listed() -> None:
    assert amend([judged("wrong", "evm_1")]).wrong == {"evm_1"}


def test_an_emptied_identifier_is_taken_away() -> None:
    entity = Entity(id="e", name="M", type="other", identifiers={"wikidata": "Q1"})
    decided = amend([judged("link", "e", value="wikidata=")])
    assert amended(entity, ["e"], decided).identifiers == {"wikidata": None}
