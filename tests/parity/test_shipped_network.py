"""The shipped int8 network gives what the trained one gave, within a stated tolerance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sayso.model import Network, labels
from sayso.model.view import softmax
from sayso.model.windows import cut_words, plan

EXPECTED = np.load(Path(__file__).parent / "expected.npz")
"""Logits of the trained float network for one text, written by `training/export.py`."""

WORST, MEAN = 0.35, 0.015
"""Greatest and mean difference of a tag's probability, int8 against float. Measured at export: 0.28
at one word of 134, 0.011 on the mean (statements);
see training/LOG.md."""

COLUMNS = labels.columns(labels.LOGITS)


@pytest.fixture(scope="module")
def shipped() -> np.ndarray:
    network = Network.load()
    words = cut_words(str(EXPECTED["text"]), network.tokenizer)
    return network.run(words, plan(words)[0])[0][0]


@pytest.mark.parametrize("layer", ["statement", "mention", "event"])
def test_shares_of_tags_are_those_of_the_trained_network(layer: str, shipped: np.ndarray) -> None:
    ours, theirs = (softmax(x[1:, COLUMNS[layer]]) for x in (shipped, EXPECTED["logits"]))
    assert np.abs(ours - theirs).max() < WORST
    assert np.abs(ours - theirs).mean() < MEAN


@pytest.mark.parametrize("layer", ["statement", "mention", "event"])
def test_the_best_tags_are_the_same_nearly_everywhere(layer: str, shipped: np.ndarray) -> None:
    ours, theirs = (x[1:, COLUMNS[layer]].argmax(1) for x in (shipped, EXPECTED["logits"]))
    assert (ours == theirs).mean() > 0.9
