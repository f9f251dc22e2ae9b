"""Word tags and arcs to statements.

Tags are read for the whole text by the best allowed path (a piece goes on only where it
began); arcs then tie each content piece to a cue and each cue to a source or to nothing.
Only words that may be part of a statement are kept from a window, so memory follows the text.
"""

from __future__ import annotations

from collections.abc import Iterable
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
_GO_ON = [(_B[role], _I[role]) for role in _B]
IMPOSSIBLE = -1e4
"""Log-probability of a text's first word going on with a piece."""


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
    ways = _ways_to(cues, [t.to_cue for t in traces])
    contents: dict[int, list[tuple[_Piece, float]]] = {}
    marks = words.features[words.first, 0] == MARK
    for piece in pieces["content"]:
        if marks[piece.start : piece.end].all():
            continue
        cue, share = _follow(piece, ways)
        if cue is not None:
            contents.setdefault(cue, []).append((piece, share))
    tied = _sources_of(contents, sources, [t.to_source for t in traces])
    return [
        _statement(words, cues[cue], *tied.get(cue, (None, 1.0)), contents[cue])
        for cue in sorted(contents)
    ]


def best_path(logs: Floats) -> list[int]:
    """The likeliest allowed tags: (word, tag) log-probabilities to one tag a word.

    A tag may follow any, but a piece goes on only after its own begin or inside tag; among equal
    ways the lower tag is taken.
    """
    free = [tag for tag in range(len(STATEMENT_TAGS)) if tag not in _I.values()]
    rows = logs.tolist()
    score = [x if tag in free else x + IMPOSSIBLE for tag, x in enumerate(rows[0])]
    back = []
    for row in rows[1:]:
        top = max(score)
        come = [score.index(top)] * len(row)
        ahead = [top + x for x in row]
        for begin, inner in _GO_ON:
            come[inner] = begin if score[begin] >= score[inner] else inner
            ahead[inner] = score[come[inner]] + row[inner]
        back.append(come)
        score = ahead
    path = [score.index(max(score))]
    for come in reversed(back):
        path.append(come[path[-1]])
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


@dataclass(frozen=True)
class _Ways:
    """Shares of the arcs of one window from its words to those that may be their ends.

    Shape: `origins` (from,) rising; `targets` (to,); `shares` (from, to).
    """

    origins: Indices
    targets: list[int]
    shares: Floats


def _ways_to(pieces: dict[int, _Piece], arcs: list[Arcs]) -> list[_Ways]:
    """The arcs that end where a piece begins."""
    ways = []
    for one in arcs:
        columns = [i for i, target in enumerate(one.targets.tolist()) if target in pieces]
        if columns and len(one.origins):
            targets = one.targets[columns].tolist()
            ways.append(_Ways(one.origins, targets, softmax(one.scores[:, columns])))
    return ways


def _follow(piece: _Piece, ways: list[_Ways]) -> tuple[int | None, float]:
    """Where the words of a piece point on the whole, and how surely."""
    total: dict[int, float] = {}
    for one in ways:
        low, high = np.searchsorted(one.origins, (piece.start, piece.end))
        shares = one.shares[low:high].sum(0).tolist() if low < high else []
        for target, share in zip(one.targets, shares, strict=False):
            total[target] = total.get(target, 0.0) + share
    if not total:
        return None, 0.0
    best = max(total, key=lambda t: (total[t], -t))
    return best, total[best] / sum(total.values())


def _sources_of(
    cues: Iterable[int], sources: dict[int, _Piece], arcs: list[Arcs]
) -> dict[int, tuple[_Piece | None, float]]:
    """The source of each cue (None if it has none) and how surely; others are not in it."""
    found: dict[int, tuple[_Piece | None, float]] = {}
    wanted = set(cues)
    for one in arcs:
        targets = one.targets.tolist()
        columns = [i for i, target in enumerate(targets) if target in sources]
        for row, cue in enumerate(one.origins.tolist()):
            if cue in wanted:
                shares = softmax(one.scores[row, [*columns, len(targets)]])
                best = int(shares.argmax())
                piece = sources[targets[columns[best]]] if best < len(columns) else None
                found[cue] = (piece, float(shares[best]))
    return found


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
