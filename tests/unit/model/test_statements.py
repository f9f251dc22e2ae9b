"""Tags and arcs become statements."""

from __future__ import annotations

import numpy as np

from sayso.model.labels import STATEMENT_TAGS
from sayso.model.statements import Arcs, StatementTrace, best_path, decode
from sayso.model.windows import Words

TAG = {name: i for i, name in enumerate(STATEMENT_TAGS)}


def logs_of(names: list[str], sure: float = 0.9) -> np.ndarray:
    shares = np.full((len(names), len(TAG)), (1 - sure) / (len(TAG) - 1), np.float32)
    shares[np.arange(len(names)), [TAG[n] for n in names]] = sure
    return np.log(shares)


def words_of_length(count: int) -> Words:
    at = np.arange(count, dtype=np.int32)
    none = np.zeros(count, np.int32)
    return Words(at * 2, at * 2 + 1, at, none, at, np.zeros((count, 3), np.int32))


def arcs(origins: list[int], targets: list[int], scores: list[list[float]]) -> Arcs:
    return Arcs(np.array(origins), np.array(targets), np.array(scores, np.float32))


def test_a_piece_never_goes_on_where_none_began() -> None:
    path = best_path(logs_of(["O", "I-cue", "O", "I-content", "I-content"]))
    names = [STATEMENT_TAGS[t] for t in path]
    before = dict(zip(names[1:], names, strict=False))
    assert not names[0].startswith("I-")
    assert all(before[n][2:] == n[2:] for n in names if n.startswith("I-"))


def test_content_cue_and_source_are_tied_by_their_arcs() -> None:
    tags = ["B-source", "B-cue", "B-content", "I-content", "O", "B-content"]
    trace = StatementTrace(
        tags=logs_of(tags),
        to_cue=arcs([2, 3, 5], [1], [[5, -5]] * 3),
        to_source=arcs([1], [0], [[5, -5]]),
    )
    (statement,) = decode(words_of_length(6), [trace])
    assert [(s.start, s.end) for s in statement.source] == [(0, 1)]
    assert [(s.start, s.end) for s in statement.cue] == [(2, 3)]
    assert [(s.start, s.end) for s in statement.content] == [(4, 7), (10, 11)]
    assert 0.5 < statement.probability < 1


def test_a_cue_that_points_at_nothing_has_no_source() -> None:
    trace = StatementTrace(
        tags=logs_of(["B-source", "B-cue", "B-content"]),
        to_cue=arcs([2], [1], [[3, 0]]),
        to_source=arcs([1], [0], [[-3, 3]]),
    )
    (statement,) = decode(words_of_length(3), [trace])
    assert statement.source == ()


def test_content_without_a_cue_is_no_statement() -> None:
    trace = StatementTrace(
        tags=logs_of(["B-content", "I-content"]),
        to_cue=arcs([0, 1], [], [[0]] * 2),
        to_source=arcs([], [], np.zeros((0, 1)).tolist()),
    )
    assert decode(words_of_length(2), [trace]) == []


def test_nothing_comes_from_nothing() -> None:
    assert decode(words_of_length(0), []) == []
