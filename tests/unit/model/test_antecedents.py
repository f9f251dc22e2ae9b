from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from sayso.model.antecedents import (
    DETERMINERS,
    FAMILIES,
    NUMBERS,
    PRONOUNS,
    Traits,
    load_table,
    parse_table,
    read_traits,
    weigh,
    write_table,
)
from sayso.model.labels import ENTITY_TYPES, MENTION_FORMS
from sayso.model.network import Network
from sayso.model.windows import cut_words

TEXT = "The old nurses met Ann Lee. They thanked her. A new nurse saw the old ones."


class At(NamedTuple):
    """A mention by its words."""

    word: int
    start: int
    end: int
    kind: int
    share: float = 0.9


def at(head: int, start: int, end: int, kind: str, form: str) -> At:
    number = ENTITY_TYPES.index(kind) * len(MENTION_FORMS) + MENTION_FORMS.index(form)  # type: ignore[arg-type]
    return At(head, start, end, number)


PLACES = (
    at(2, 0, 2, "group", "description"),
    at(5, 4, 5, "person", "name"),
    at(7, 7, 7, "group", "pronoun"),
    at(9, 9, 9, "person", "pronoun"),
    at(13, 11, 13, "person", "description"),
)


@pytest.fixture(scope="module")
def traits() -> Traits:
    return read_traits(TEXT, cut_words(TEXT, Network.load().tokenizer), PLACES)


def test_pronouns_are_told_apart(traits: Traits) -> None:
    assert [PRONOUNS[code] for code in traits.pronoun] == ["none", "none", "they", "she", "none"]


def test_a_description_is_known_by_its_determiner(traits: Traits) -> None:
    expected = ["the", "name", "pronoun", "pronoun", "a"]
    assert [DETERMINERS[code] for code in traits.determiner] == expected


def test_number_is_read_from_the_head(traits: Traits) -> None:
    assert [NUMBERS[code] for code in traits.number] == ["several", "one", "several", "one", "one"]


def test_sentences_are_counted(traits: Traits) -> None:
    assert traits.sentence.tolist() == [0, 0, 1, 1, 2]


def test_a_plural_has_the_stem_of_its_singular(traits: Traits) -> None:
    assert traits.stem[0] == traits.stem[4] != traits.stem[1]


def test_a_table_reads_back_as_it_was_written() -> None:
    table = load_table()
    again = parse_table(write_table(table, 0.05))
    assert (again.scale, again.bias) == pytest.approx((table.scale, table.bias), abs=0.001)
    for name in FAMILIES:
        assert again.weights[name] == pytest.approx(table.weights[name], abs=0.006)


def test_an_empty_table_leaves_the_scores_as_they_are(traits: Traits) -> None:
    scores = np.arange(12, dtype=np.float32).reshape(3, 4)
    later, earlier = np.arange(2, 5)[:, None], np.arange(4)[None]
    alike = np.zeros((3, 4), np.int64)
    found = weigh(parse_table(""), traits, later, earlier, alike, scores)
    assert np.array_equal(found, scores)


def test_a_weight_counts_for_the_pairs_that_it_names(traits: Traits) -> None:
    table = parse_table("sentences\tdescription:a 1\t1.5\n")
    later, earlier = np.arange(2, 5)[:, None], np.arange(4)[None]
    zero = np.zeros((3, 4), np.float32)
    found = weigh(table, traits, later, earlier, zero.astype(np.int64), zero)
    assert found.tolist() == [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 1.5, 1.5]]


def test_personal_pronouns_keep_the_scores_of_the_network(traits: Traits) -> None:
    later, earlier = np.arange(2, 4)[:, None], np.arange(4)[None]
    scores = np.ones((2, 4), np.float32)
    found = weigh(load_table(), traits, later, earlier, np.zeros((2, 4), np.int64), scores)
    assert np.array_equal(found, scores)
