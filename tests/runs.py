"""The passages that two texts share, as tests ask for them."""

from __future__ import annotations

from sayso.merge.fingerprint import Run, runs_of, shingle_hashes, shingle_places
from sayso.merge.words import read_words


def shared_runs(left: str, right: str) -> tuple[Run, ...]:
    """The runs of two whole texts."""
    ours, theirs = read_words(left), read_words(right)
    places = shingle_places(shingle_hashes(theirs.words))
    return runs_of(ours, shingle_hashes(ours.words), theirs, places)
