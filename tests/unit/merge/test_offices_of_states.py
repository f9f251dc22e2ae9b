"""Whom descriptions mean by office, state and owner."""

from __future__ import annotations

import pytest

from sayso.merge.entities import resolve
from sayso.merge.identities import shipped
from sayso.merge.names import without_count
from sayso.merge.offices import with_owner
from sayso.records import Chain


def _chain(at: int, name: str, *, named: bool) -> Chain:
    return Chain(id=f"c{at}", article="a", name=name, type="person", named=named)


def _meant(words: str, present: tuple[str, ...] = (), day: str | None = "2018-04-08") -> str:
    chains = [_chain(at, name, named=True) for at, name in enumerate(present)]
    chains.append(_chain(99, words, named=False))
    return resolve(chains, shipped(), day)["c99"].name


@pytest.mark.parametrize(
    ("words", "present", "meant"),
    [
        ("North Korea’s leader", (), "Kim Jong Un"),
        ("the Russian president", (), "Vladimir Putin"),
        ("his Russian counterpart", ("Vladimir Putin",), "Vladimir Putin"),
        ("the former FBI director", ("James Comey",), "James Comey"),
        ("Trump’s chief of staff", ("Donald Trump",), "John Kelly"),
        ("the president’s press secretary", (), "Sarah Huckabee Sanders"),
        ("the real estate mogul", ("Donald Trump",), "Donald Trump"),
        ("the high court", ("U.S. Supreme Court",), "U.S. Supreme Court"),
        ("some American troops", (), "United States"),
        ("the media", (), "news media"),
    ],
)
def test_a_description_by_office_state_or_owner_is_its_holder(
    words: str, present: tuple[str, ...], meant: str
) -> None:
    assert _meant(words, present) == meant


@pytest.mark.parametrize(
    "words",
    [
        "the real estate mogul",
        "the high court",
        "his Japanese counterpart",
        "the former FBI director",
        "the leader",
        "the American president’s rival",
    ],
)
def test_words_that_need_a_name_in_the_article_mean_nobody_without_it(words: str) -> None:
    assert _meant(words) == words


def test_what_belongs_to_an_office_has_the_name_of_its_holder() -> None:
    assert _meant("the president’s lawyers") == "Donald Trump’s lawyers"
    assert _meant("Trump’s accountants", ("Donald Trump",)) == "Donald Trump’s accountants"


def test_an_owner_whose_name_ends_in_s_keeps_his_apostrophe() -> None:
    assert with_owner("Sanders’ voters", {"sanders": "Bernie Sanders"}) == "Bernie Sanders’ voters"


def test_no_owner_leaves_the_words_as_they_are() -> None:
    assert with_owner("the voters", {"the": "Nobody"}) == "the voters"


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("roughly a dozen teachers", "teachers"),
        ("at least 1,962 employees", "employees"),
        ("Some of the president's allies", "president's allies"),
        ("other teachers", "other teachers"),
        ("teachers", "teachers"),
    ],
)
def test_a_group_is_also_known_without_its_number(words: str, bare: str) -> None:
    assert without_count(words) == bare


def test_the_owner_is_found_behind_a_number() -> None:
    assert _meant("Some of the president's allies") == "Donald Trump’s allies"
    assert _meant("many of President Trump’s aides", ("Donald Trump",)) == "Donald Trump’s aides"


@pytest.mark.parametrize(
    ("words", "present", "meant"),
    [
        ("Hillary Clinton’s husband", (), "Bill Clinton"),
        ("the first lady’s husband", (), "Donald Trump"),
        ("Biden’s son", ("Joe Biden",), "Hunter Biden"),
        ("Donald Trump’s son", ("Donald Trump", "Eric Trump"), "Eric Trump"),
        ("Ivanka Trump’s father", ("Donald Trump",), "Donald Trump"),
    ],
)
def test_kin_are_known_by_the_table(words: str, present: tuple[str, ...], meant: str) -> None:
    assert _meant(words, present) == meant


def test_of_several_sons_none_is_meant() -> None:
    assert _meant("Trump’s son", ("Donald Trump",)) == "Donald Trump’s son"


def test_the_leader_of_a_house_is_who_led_it_that_day() -> None:
    assert _meant("the Senate majority leader") == "Mitch McConnell"


@pytest.mark.parametrize(
    ("words", "meant"),
    [("the special counsel", "Robert Mueller"), ("the president", "the president")],
)
def test_a_strange_president_takes_no_office_that_only_the_united_states_has(
    words: str, meant: str
) -> None:
    chains = [_chain(0, "Eve Lund", named=True), _chain(99, words, named=False)]
    titles = {"c0": frozenset({"president"})}
    assert resolve(chains, shipped(), "2018-04-08", titles)["c99"].name == meant
