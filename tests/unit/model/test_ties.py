from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from sayso.model.antecedents import Floats, read_traits
from sayso.model.labels import CHAIN_SIZE, ENTITY_TYPES, MENTION_FORMS
from sayso.model.network import Network
from sayso.model.pairs import Spellings
from sayso.model.ties import Pairs, Ties, load_forest, parse_forest, weigh_pairs, write_forest
from sayso.model.windows import cut_words

TEXT = "Ada praised their plan. The plans of Bo failed. Its plan did not. They sold his plan."
WORDS = ((0, 0, 0), (3, 2, 3), (6, 5, 8), (8, 8, 8), (12, 11, 12), (16, 16, 16), (19, 18, 19))
"""Head, first and last word of each mention; `their`, `Its` and `his` are within theirs."""


class At(NamedTuple):
    """A mention by its words, with vectors that say nothing."""

    word: int
    start: int
    end: int
    kind: int
    share: float
    back: Floats
    ahead: Floats


def kind(type_: str, form: str) -> int:
    return ENTITY_TYPES.index(type_) * len(MENTION_FORMS) + MENTION_FORMS.index(form)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.load()


@pytest.fixture(scope="module")
def made(network: Network) -> tuple[Ties, np.ndarray]:
    """The ties of `TEXT` and how its mentions are spelt."""
    words = cut_words(TEXT, network.tokenizer)
    some = np.ones(CHAIN_SIZE, np.float32)
    heads = [
        At(*places, kind("other", "pronoun" if places[0] == 16 else "description"), 0.9, some, some)
        for places in WORDS
    ]
    spans = [TEXT[words.start[h.start] : words.end[h.end]] for h in heads]
    alone = [TEXT[words.start[h.word] : words.end[h.word]] for h in heads]
    alike = Spellings(spans, alone).grid(0, 0, len(heads))
    return Ties(TEXT, words, heads, read_traits(TEXT, words, heads)), alike


@pytest.fixture(scope="module")
def pairs(made: tuple[Ties, np.ndarray]) -> Pairs:
    tied, alike = made
    return tied.pairs(0, 0, len(WORDS), alike, np.zeros(alike.shape, np.float32))


def column(pairs: Pairs, name: str, later: int, earlier: int) -> float:
    row = np.flatnonzero((pairs.later == later) & (pairs.earlier == earlier))
    return float(pairs.columns[name][row[0]])


def test_trees_read_back_as_they_were_written() -> None:
    text = write_forest(load_forest())
    assert write_forest(parse_forest(text)) == text


def test_a_pair_gets_the_value_under_its_answers() -> None:
    forest = parse_forest("-1\nspelt > 2.5; nested > 0.5\t0 1 2 4\n")
    columns = {
        "spelt": np.array([0, 0, 3, 3], np.float32),
        "nested": np.array([0, 1, 0, 1], np.float32),
    }
    assert weigh_pairs(forest, columns).tolist() == [-1, 0, 1, 3]


def test_every_question_of_the_trees_is_known_of_a_pair(pairs: Pairs) -> None:
    asked = {name for tree in load_forest().trees for name in tree.columns}
    assert asked <= set(pairs.columns)


def test_a_mention_within_another_is_told(pairs: Pairs) -> None:
    assert column(pairs, "nested", 3, 2) == 1
    assert column(pairs, "nested", 2, 1) == 0


def test_a_plural_is_spelt_like_its_singular_but_for_an_s(pairs: Pairs) -> None:
    assert column(pairs, "spelt", 2, 1) == 2
    assert column(pairs, "spelt", 4, 1) == 3


def test_only_later_mentions_have_ties(pairs: Pairs) -> None:
    assert bool((pairs.later > pairs.earlier).all())


def test_what_the_network_finds_unlikely_is_no_pair_unless_it_is_spelt_alike(
    made: tuple[Ties, np.ndarray],
) -> None:
    tied, alike = made
    found = tied.pairs(0, 0, len(WORDS), alike, np.full(alike.shape, -5, np.float32))
    assert {(1, 2), (1, 4), (2, 4)} <= set(zip(found.earlier, found.later, strict=True))
    assert (0, 3) not in set(zip(found.earlier, found.later, strict=True))


def test_a_part_of_a_text_has_the_same_ties_as_the_whole(made: tuple[Ties, np.ndarray]) -> None:
    tied, alike = made
    scores = np.linspace(-1, 3, alike.size, dtype=np.float32).reshape(alike.shape)
    whole = tied.between(0, 0, len(WORDS), alike, scores)
    first = tied.between(0, 0, 4, alike[:4, :4], scores[:4, :4])
    rest = tied.between(0, 4, len(WORDS), alike[4:], scores[4:])
    assert whole
    assert whole == first + rest


def test_ties_of_a_prediction_are_of_its_mentions_and_bystanders(network: Network) -> None:
    text = "The council adopted a new plan. Nobody liked the plan, but it worked well for years."
    found = network.predict(text)
    every = len(found.mentions) + len(found.bystanders)
    assert found.ties
    assert all(0 <= one.mention < every and 0 <= one.antecedent < every for one in found.ties)


def test_a_text_with_one_mention_has_no_ties(network: Network) -> None:
    assert network.predict("Rain.").ties == ()
