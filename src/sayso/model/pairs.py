"""What two words or two mentions have in common besides their vectors: distance and spelling."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import MENTION_FORMS

_EDGES = np.array([1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97])
DISTANCES = 2 * len(_EDGES) + 1
"""Buckets of signed distance between two words."""

_CHAIN_EDGES = np.array([4, 8, 16, 32, 64, 128, 256, 512, 1024])
CHAIN_DISTANCES = len(_CHAIN_EDGES) + 1
FORMS = len(MENTION_FORMS)
CHAIN_FEATURES = CHAIN_DISTANCES + 4 * FORMS * FORMS + 2
"""Rows of the table of pair features: distance, spelling x forms, same type or not."""


_FAR = int(_EDGES[-1])
_NEAR = np.arange(-_FAR, _FAR + 1)
_BUCKETS = len(_EDGES) + np.sign(_NEAR) * np.searchsorted(_EDGES, np.abs(_NEAR), side="right")
"""Bucket of each distance from `-_FAR` to `_FAR`; all beyond are in the last ones."""

_CHAIN_FAR = int(_CHAIN_EDGES[-1])
_CHAIN_BUCKETS = np.searchsorted(_CHAIN_EDGES, np.arange(_CHAIN_FAR + 1), side="right")


def distance_buckets(steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bucket of each signed distance in words, 0 .. `DISTANCES` - 1."""
    return np.asarray(_BUCKETS[np.clip(steps, -_FAR, _FAR) + _FAR])


class Spellings:
    """How alike mentions are spelt, for many pairs at once.

    Args:
        spans: Words of each mention.
        heads: The word that carries it.
    """

    def __init__(self, spans: list[str], heads: list[str]) -> None:
        spans, heads = [s.casefold() for s in spans], [h.casefold() for h in heads]
        number: dict[str, int] = {}
        self._span = np.array([number.setdefault(s, len(number)) for s in spans], np.int64)
        self._head = np.array([number.setdefault(h, len(number)) for h in heads], np.int64)
        self._words = [[number[w] for w in s.split() if w in number] for s in spans]
        self._size = len(number)
        spelt = zip(self._span.tolist(), self._words, strict=True)
        holds = {span * self._size + word for span, words in spelt for word in words}
        self._holds = np.array(sorted(holds), np.int64)

    def alike(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
        """0 nothing shared, 1 one holds the other's head, 2 the same head, 3 all the same."""
        span, head = self._span, self._head
        held = self._held(span[one], head[other]) | self._held(span[other], head[one])
        return np.select([span[one] == span[other], head[one] == head[other], held], [3, 2, 1], 0)

    def grid(self, low: int, middle: int, high: int) -> NDArray[np.int64]:
        """What `alike` gives of `middle .. high` with `low .. high`: (mention, mention)."""
        span, head = self._span[low:high], self._head[low:high]
        names, column = np.unique(head, return_inverse=True)
        place = {name: at for at, name in enumerate(names.tolist())}
        holds = np.zeros((high - low, len(names)), bool)
        for row, words in enumerate(self._words[low:high]):
            holds[row, [place[word] for word in words if word in place]] = True
        own = slice(middle - low, None)
        alike = (holds[own][:, column] | holds[:, column[own]].T).astype(np.int64)
        alike[head[own, None] == head] = 2
        alike[span[own, None] == span] = 3
        return alike

    def _held(self, span: NDArray[np.int64], word: NDArray[np.int64]) -> NDArray[np.bool_]:
        if not len(self._holds):
            return np.zeros(span.shape, bool)
        wanted = span * self._size + word
        at = np.searchsorted(self._holds, wanted).clip(max=len(self._holds) - 1)
        return np.asarray(self._holds[at] == wanted)


def chain_rows(
    distance: NDArray[np.int64],
    alike: NDArray[np.int64],
    kinds: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> NDArray[np.int64]:
    """Rows of the pair feature table for mentions and possible antecedents: (pair, 3).

    Args:
        distance: Words between the two heads.
        alike: As `Spellings.alike` gives it.
        kinds: Type and form of the mention and of the antecedent, as one number each
            (`MENTION_TAGS` without its first).
    """
    return np.stack(pair_features(distance, alike, kinds), axis=-1)


def pair_features(
    distance: NDArray[np.int64],
    alike: NDArray[np.int64],
    kinds: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> tuple[NDArray[np.int64], ...]:
    """What `chain_rows` gives, each of the three rows by itself."""
    step = _CHAIN_BUCKETS[np.clip(distance, 0, _CHAIN_FAR)]
    one, other = kinds
    spelt = CHAIN_DISTANCES + (alike * FORMS + one % FORMS) * FORMS + other % FORMS
    same_type = CHAIN_FEATURES - 2 + (one // FORMS == other // FORMS)
    return step, spelt, same_type
