"""New York, the city or the state; administrations; what is nobody's name."""

from __future__ import annotations

import pytest

from sayso.merge.entities import resolve
from sayso.merge.identities import shipped
from sayso.records import Chain, EntityType


def _chain(at: int, name: str, kind: EntityType, *, named: bool = True) -> Chain:
    return Chain(id=f"c{at}", article="a", name=name, type=kind, named=named)


def _places(*names: str) -> list[str]:
    chains = [_chain(at, name, "place") for at, name in enumerate(names)]
    keys = resolve(chains, shipped(), "2018-04-08")
    return [keys[one.id].name for one in chains]


def test_new_york_alone_is_the_city() -> None:
    assert _places("New York") == ["New York City"]


def test_the_state_of_that_name_is_not_the_city() -> None:
    assert _places("New York City", "New York state", "New York") == [
        "New York City",
        "New York",
        "New York City",
    ]


def test_new_york_among_states_is_the_state() -> None:
    assert _places("New York", "Texas", "Florida", "California", "Ohio")[0] == "New York"


@pytest.mark.parametrize(
    ("words", "present", "day", "meant"),
    [
        ("the administration", ("Donald Trump",), "2018-04-08", "Trump administration"),
        ("this administration", ("Barack Obama",), "2014-04-08", "Obama administration"),
        ("the administration", ("Ada Marsh",), "2018-04-08", "the administration"),
        ("the administration", ("Donald Trump",), None, "the administration"),
        ("Barack Obama’s administration", (), "2018-04-08", "Obama administration"),
        ("President George W. Bush's administration", (), "2018-04-08", "Bush administration"),
        ("the Obama administration", (), "2018-04-08", "Obama administration"),
        ("the Marsh administration", ("Donald Trump",), "2018-04-08", "the Marsh administration"),
        ("the new administration", ("Donald Trump",), "2018-04-08", "the new administration"),
    ],
)
def test_whose_an_administration_is(
    words: str, present: tuple[str, ...], day: str | None, meant: str
) -> None:
    chains = [_chain(at, name, "person") for at, name in enumerate(present)]
    chains.append(_chain(99, words, "organization", named=False))
    assert resolve(chains, shipped(), day)["c99"].name == meant


def test_news_alone_names_nobody() -> None:
    chains = [_chain(0, "News", "organization"), _chain(1, "News Corp", "organization")]
    keys = resolve(chains, shipped(), "2018-04-08")
    assert keys["c0"].id != keys["c1"].id
    assert not keys["c0"].open


def test_new_york_beside_its_senator_may_be_the_city() -> None:
    assert _places("New York state", "New York") == ["New York", "New York City"]


def test_what_is_somebodys_goes_by_his_full_name() -> None:
    chains = [
        _chain(0, "Bernie Sanders", "person"),
        _chain(1, "the Vermont senator’s supporters", "group", named=False),
    ]
    assert resolve(chains, shipped(), "2016-06-22")["c1"].name == "Bernie Sanders’ supporters"
