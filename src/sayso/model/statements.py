"""Word tags and arcs to statements.

Tags are read for the whole text by the best allowed path (a piece goes on only where it
began); arcs then tie each content piece to a cue and each cue to a source or to nothing.
Only words that may be part of a statement are kept from a window, so memory follows the text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.model.labels import STATEMENT_TAGS
from sayso.model.view import Floats, Indices, View, softmax
from sayso.model.windows import MARK, Words
from sayso.records import PredictedStatement, Span, Spans

POSSIBLE = 0.05
"""Least probability of a tag for a word to be looked at as an arc's end. On dev articles the
best path never began a cue or a source below it."""

_B = {role: STATEMENT_TAGS.index(f"B-{role}") for role in ("source", "cue", "content")}
_I = {role: STATEMENT_TAGS.index(f"I-{role}") for role in ("source", "cue", "content")}
_FORBIDDEN = np.zeros((len(STATEMENT_TAGS), len(STATEMENT_TAGS)), np.float32)
for _role, _inner in _I.items():
    _FORBIDDEN[:, _inner] = -1e4
    _FORBIDDEN[[_B[_role], _inner], _inner] = 0


@dataclass(frozen=True)
class Arcs:
    """Scores of arcs between words of the text that may be their ends.

    Shape: `scores` (from, to + 1): the last column is the arc to nothing.
    """

    origins: Indices
    targets: Indices
    scores: Floats


@dataclass(frozen=True)
class StatementTrace:
    """What is kept of one window: tag log-probabilities of its words, and its arcs."""

    tags: Floats
    to_cue: Arcs
    to_source: Arcs


@dataclass(frozen=True)
class _Piece:
    """Words `start..end` (end excluded) of one role; `share` is their mean probability."""

    start: int
    end: int
    share: float


def trace(view: View) -> StatementTrace:
    """What later decoding needs of one window."""
    shares = view.share("statement")
    content = shares[:, _B["content"]] + shares[:, _I["content"]]
    kept = np.zeros(len(shares), bool)
    kept[view.kept] = True
    cues = shares[:, _B["cue"]] > POSSIBLE
    sources = shares[:, _B["source"]] > POSSIBLE
    cues[0] = sources[0] = False
    return StatementTrace(
        tags=np.log(shares[view.kept] + np.float32(1e-9)),
        to_cue=_arcs(view, "content_cue", kept & (content > POSSIBLE), cues),
        to_source=_arcs(view, "cue_source", kept & cues, sources),
    )


def _arcs(view: View, name: str, origins: np.ndarray, targets: np.ndarray) -> Arcs:
    rows, columns = np.flatnonzero(origins), np.flatnonzero(targets)
    scores = view.arcs(name, rows, np.append(columns, 0))
    shift = view.window.start - 1
    return Arcs(rows + shift, columns + shift, scores)


def decode(words: Words, traces: list[StatementTrace]) -> list[PredictedStatement]:
    """The statements of a text, in the order of their cues; probabilities are raw scores."""
    if not traces:
        return []
    logs = np.concatenate([t.tags for t in traces])
    pieces = _pieces(best_path(logs), np.exp(logs))
    cues = {p.start: p for p in pieces["cue"]}
    sources = {p.start: p for p in pieces["source"]}
    to_cue, to_source = (
        _by_origin([getattr(t, n) for t in traces]) for n in ("to_cue", "to_source")
    )
    contents: dict[int, list[tuple[_Piece, float]]] = {}
    marks = words.features[words.first, 0] == MARK
    for piece in pieces["content"]:
        if marks[piece.start : piece.end].all():
            continue
        cue, share = _follow(range(piece.start, piece.end), to_cue, cues)
        if cue is not None:
            contents.setdefault(cue, []).append((piece, share))
    return [
        _statement(words, cues[cue], *_source(cue, to_source, sources), contents[cue])
        for cue in sorted(contents)
    ]


def best_path(logs: Floats) -> list[int]:
    """The likeliest allowed tags: (word, tag) log-probabilities to one tag a word."""
    score = logs[0] + np.where(np.isin(np.arange(len(STATEMENT_TAGS)), list(_I.values())), -1e4, 0)
    back = np.zeros(logs.shape, np.int8)
    for i in range(1, len(logs)):
        ways = score[:, None] + _FORBIDDEN
        back[i] = ways.argmax(0)
        score = ways.max(0) + logs[i]
    tag = int(score.argmax())
    path = [tag]
    for i in range(len(logs) - 1, 0, -1):
        tag = int(back[i, tag])
        path.append(tag)
    return path[::-1]


def _pieces(path: list[int], shares: Floats) -> dict[str, list[_Piece]]:
    found: dict[str, list[_Piece]] = {role: [] for role in _B}
    for role, begin in _B.items():
        for start in (i for i, tag in enumerate(path) if tag == begin):
            end = start + 1
            while end < len(path) and path[end] == _I[role]:
                end += 1
            share = shares[start:end, [begin, _I[role]]].sum(1).mean()
            found[role].append(_Piece(start, end, float(share)))
    return found


_Ways = dict[int, dict[int | None, float]]


def _by_origin(arcs: list[Arcs]) -> _Ways:
    """Word -> the score of each word that it may point at; None for nothing."""
    ways: _Ways = {}
    for one in arcs:
        targets: list[int | None] = [*one.targets.tolist(), None]
        for origin, scores in zip(one.origins.tolist(), one.scores.tolist(), strict=True):
            ways[origin] = dict(zip(targets, scores, strict=True))
    return ways


def _follow(origins: range, ways: _Ways, allowed: dict[int, _Piece]) -> tuple[int | None, float]:
    """Where the words of a piece point on the whole, and how surely."""
    total: dict[int, float] = {}
    for origin in origins:
        known = {t: s for t, s in ways.get(origin, {}).items() if t is not None and t in allowed}
        if known:
            shares = softmax(np.array(list(known.values()), np.float32)).tolist()
            for target, share in zip(known, shares, strict=True):
                total[target] = total.get(target, 0.0) + share
    if not total:
        return None, 0.0
    best = max(total, key=lambda t: (total[t], -t))
    return best, total[best] / sum(total.values())


def _source(cue: int, ways: _Ways, sources: dict[int, _Piece]) -> tuple[_Piece | None, float]:
    """The source of a cue (None if it has none) and how surely."""
    known = {t: s for t, s in ways.get(cue, {None: 0.0}).items() if t is None or t in sources}
    shares = softmax(np.array(list(known.values()), np.float32)).tolist()
    best, share = max(zip(known, shares, strict=True), key=lambda x: x[1])
    return (None if best is None else sources[best]), share


def _statement(
    words: Words,
    cue: _Piece,
    source: _Piece | None,
    source_share: float,
    contents: list[tuple[_Piece, float]],
) -> PredictedStatement:
    count = sum(p.end - p.start for p, _ in contents)
    content_share = sum((p.end - p.start) * p.share * share for p, share in contents) / count
    return PredictedStatement(
        source=_spans(words, [source] if source else []),
        cue=_spans(words, [cue]),
        content=_spans(words, [p for p, _ in contents]),
        probability=content_share * cue.share * source_share,
    )


def _spans(words: Words, pieces: list[_Piece]) -> Spans:
    return tuple(
        Span(start=int(words.start[p.start]), end=int(words.end[p.end - 1])) for p in pieces
    )
