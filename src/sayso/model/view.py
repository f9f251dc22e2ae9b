"""What the network gives for one window, and the arithmetic on it that all decoders share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from sayso.model import labels
from sayso.model.pairs import distance_buckets
from sayso.model.windows import Window

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

_LOGITS = labels.columns(labels.LOGITS)
_VECTORS = labels.columns(labels.VECTORS)
_PAIRS = (*labels.ARCS, *labels.POINTERS)


@dataclass(frozen=True)
class Tables:
    """The network's weights that work on pairs of words.

    Shape: `distance` (arc, bucket); `bias` (event role,); `chain` (pair feature,).
    """

    distance: Floats
    bias: Floats
    chain: Floats


@dataclass(frozen=True)
class View:
    """One window's outputs. Row 0 is the start mark; row i is word `window.start + i - 1`.

    Shape: `logits` (row, sum of `LOGITS`), `vectors` (row, sum of `VECTORS`), `bare` (row,):
    the word can carry no mention and take no role.
    """

    window: Window
    logits: Floats
    vectors: Floats
    tables: Tables
    bare: NDArray[np.bool_]

    @property
    def kept(self) -> Indices:
        """Rows of the words that are read from this window."""
        w = self.window
        return np.arange(w.keep_start - w.start + 1, w.keep_end - w.start + 1)

    @overload
    def word(self, row: int) -> int: ...
    @overload
    def word(self, row: Indices) -> Indices: ...
    def word(self, row: int | Indices) -> int | Indices:
        """Index in the text of the word at `row`."""
        return self.window.start + row - 1

    @cached_property
    def targets(self) -> Indices:
        """The rows of all words."""
        return np.arange(1, len(self.logits))

    def share(self, layer: str, rows: Indices | slice = slice(None)) -> Floats:
        """Probabilities of a layer's tags: (row, tag)."""
        return softmax(self.logits[rows, _LOGITS[layer]])

    def vector(self, name: str, rows: Indices | slice) -> Floats:
        """Vectors of some rows: (row, width)."""
        return self.vectors[rows, _VECTORS[name]]

    def arcs(self, name: str, rows: Indices, targets: Indices) -> Floats:
        """Scores of the arcs from `rows` to `targets`: (row, target)."""
        return self.many_arcs((name,), rows, targets)[0]

    def many_arcs(
        self, names: Sequence[str], rows: Indices, targets: Indices | None = None
    ) -> list[Floats]:
        """The same for several kinds of arcs; to the words of all rows if no `targets`."""
        to = self.targets if targets is None else targets
        buckets = distance_buckets(to[None, :] - rows[:, None])
        found = []
        for name in names:
            left = self.vector(f"{name}/from", rows)
            right = self.vector(f"{name}/to", slice(1, None) if targets is None else targets)
            scores = left @ right.T * np.float32(left.shape[1] ** -0.5)
            found.append(scores + self.tables.distance[_PAIRS.index(name)].take(buckets))
        return found

    def extents(self, name: str, rows: Indices, reach: int) -> tuple[Indices, Indices]:
        """First and last row of what each of `rows` carries, at most `reach` rows away.

        Args:
            name: `mention` for the whole mention, `phrase` for its shortest form.
        """
        steps = self.targets[None, :] - rows[:, None]
        starts, ends = self.many_arcs((f"{name}_start", f"{name}_end"), rows)
        starts[(steps > 0) | (steps < -reach)] = -np.inf
        ends[(steps < 0) | (steps > reach)] = -np.inf
        return self.targets[starts.argmax(1)], self.targets[ends.argmax(1)]


def softmax(x: Floats) -> Floats:
    """Shares along the last axis, summing to 1."""
    powers = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)


def sigmoid(x: Floats) -> Floats:
    """Probability of each score on its own."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)
