from __future__ import annotations

import pytest

from sayso.merge.acts import acts_of, stem_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("earthquake", "temblor"),
        ("shot", "gunned down"),
        ("sacked", "was fired"),
        ("resignation", "stepped down"),
        ("acquires", "bought"),
        ("elections", "elected"),
        ("hugging", "hugged"),
        ("truce", "cease-fire"),
        ("locked out", "suspension"),
        ("shelling", "opened fire"),
    ],
)
def test_words_for_one_act_share_it(left: str, right: str) -> None:
    assert acts_of(left) & acts_of(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("suspended", "reinstated"), ("win", "lose"), ("arrested", "released"), ("mission", "miss")],
)
def test_opposites_and_strangers_share_none(left: str, right: str) -> None:
    assert not acts_of(left) & acts_of(right)


def test_a_word_of_several_acts_shares_each() -> None:
    assert acts_of("fired") & acts_of("shot")
    assert acts_of("fired") & acts_of("dismissal")
    assert not acts_of("shot") & acts_of("dismissal")


def test_a_word_in_no_line_is_its_own_act() -> None:
    assert acts_of("yodels") == {stem_of("yodel")}


def test_without_a_word_there_is_no_act() -> None:
    assert not acts_of("...")
