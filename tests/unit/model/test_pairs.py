"""Distances and spellings of pairs."""

from __future__ import annotations

import numpy as np

from sayso.model.pairs import (
    CHAIN_FEATURES,
    DISTANCES,
    Spellings,
    chain_rows,
    distance_buckets,
)


def test_buckets_are_symmetric_and_in_range() -> None:
    steps = np.arange(-500, 501)
    buckets = distance_buckets(steps)
    assert buckets.min() == 0
    assert buckets.max() == DISTANCES - 1
    assert np.all(buckets + buckets[::-1] == DISTANCES - 1)


def test_spelling_is_graded_from_nothing_to_all() -> None:
    spans = ["Maria Lopez", "maria lopez", "Senator Lopez", "Lopez of Ohio", "he"]
    heads = ["Lopez", "lopez", "Lopez", "Ohio", "he"]
    zero = np.zeros(4, np.int64)
    alike = Spellings(spans, heads).alike(zero, np.arange(1, 5))
    assert alike.tolist() == [3, 2, 1, 0]


def test_spellings_side_by_side_are_those_of_single_pairs() -> None:
    spans = ["Maria Lopez", "maria lopez", "Senator Lopez", "Lopez of Ohio", "he", "the he Ohio"]
    heads = ["Lopez", "lopez", "Lopez", "Ohio", "he", "Ohio"]
    spellings = Spellings(spans, heads)
    one, other = np.meshgrid(np.arange(3, 6), np.arange(1, 6), indexing="ij")
    assert spellings.grid(1, 3, 6).tolist() == spellings.alike(one, other).tolist()


def test_far_words_share_the_last_bucket() -> None:
    assert distance_buckets(np.array([-10**9, -97, 97, 10**9])).tolist() == [
        0, 0, DISTANCES - 1, DISTANCES - 1,
    ]  # fmt: skip


def test_rows_of_the_pair_table_are_within_it() -> None:
    kinds = np.arange(18)
    rows = chain_rows(np.full(18, 9999), np.full(18, 3), (kinds, kinds[::-1]))
    assert rows.min() >= 0
    assert rows.max() < CHAIN_FEATURES
