"""Head words to mentions, and mentions to their antecedents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.model.antecedents import load_table, read_traits, weigh
from sayso.model.labels import CHAIN_SIZE, MENTION_TAGS
from sayso.model.pairs import Spellings, pair_features
from sayso.model.ties import Ties
from sayso.model.view import Floats, Indices, Tables, View
from sayso.model.windows import Words
from sayso.records import EntityType, MentionForm, PredictedLink, PredictedMention, Span

REACH = 60
"""Words on each side of its head that a mention may span; longer ones are cut."""

LOOK_BACK = 300
"""Mentions before a mention that may be its antecedent; bounds the work on a long text."""

BLOCK = 128
"""Mentions whose pairs are scored at a time: bounds the memory."""


SECOND_SURE = 0.5
"""How sure a link by the table is at most: less than what joins a description to somebody named."""


@dataclass(frozen=True)
class Head:
    """A word that carries a mention. `kind` is its type and form as one number."""

    word: int
    start: int
    end: int
    kind: int
    share: float
    back: Floats
    ahead: Floats
    """Vectors that meet those of an antecedent, and of a later mention."""


def heads_in(view: View, threshold: float) -> list[Head]:
    """Mentions whose head word is read from this window."""
    shares = view.share("mention", view.kept)
    return heads_at(view, view.kept[(1 - shares[:, 0] >= threshold) & ~view.bare[view.kept]])


def heads_at(view: View, rows: Indices) -> list[Head]:
    """The mentions that the words at `rows` carry, or would carry."""
    if not len(rows):
        return []
    shares = view.share("mention", rows)
    starts, ends = view.extents("mention", rows, REACH)
    back, ahead = view.vector("chain/from", rows), view.vector("chain/to", rows)
    places = (view.word(at).tolist() for at in (rows, starts, ends))
    kinds, sure = shares[:, 1:].argmax(1).tolist(), (1 - shares[:, 0]).tolist()
    each = zip(*places, kinds, sure, back, ahead, strict=True)
    return [Head(*one) for one in each]


def to_mention(words: Words, head: Head) -> PredictedMention:
    """The record of a mention."""
    kind, form = MENTION_TAGS[1 + head.kind].split("/")
    type_: EntityType = kind  # type: ignore[assignment]  # one of ENTITY_TYPES by construction
    form_: MentionForm = form  # type: ignore[assignment]  # one of MENTION_FORMS by construction
    return PredictedMention(
        span=Span(start=int(words.start[head.start]), end=int(words.end[head.end])),
        head=Span(start=int(words.start[head.word]), end=int(words.end[head.word])),
        type=type_,
        form=form_,
        probability=head.share,
    )


def link(
    text: str, words: Words, heads: list[Head], tables: Tables
) -> tuple[list[PredictedLink], list[PredictedLink]]:
    """The best antecedent of each mention that has one, and all ties, as indices into `heads`.

    Mentions are joined in order, each to the chain that all its earlier mentions together make
    likeliest, if that is likelier than none: of a long chain no single mention may be. Where the
    network has none, the table of `antecedents` is asked. For ties see there.
    """
    if len(heads) < 2:
        return [], []
    pairs, traits, table = (
        Pairs(text, words, heads, tables),
        read_traits(text, words, heads),
        load_table(),
    )
    tied, ties = Ties(text, words, heads, traits), []
    links, chain = [], np.arange(len(heads))
    for first in range(0, len(heads), BLOCK):
        low, high = max(0, first - LOOK_BACK), min(first + BLOCK, len(heads))
        alike, scores = pairs.block(low, first, high)
        later, earlier = np.arange(first, high)[:, None], np.arange(low, high)[None]
        second = weigh(table, traits, later, earlier, alike, scores)
        ties += tied.between(low, first, high, alike, scores)
        for i in range(max(first, 1), high):
            start = max(low, i - LOOK_BACK)
            own = (i - first, slice(start - low, i - low))
            joined = _join(i, start, scores[own], chain) or _join(
                i, start, second[own], chain, most=SECOND_SURE
            )
            links += [joined] if joined else []
    return links, ties


class Pairs:
    """What the network says of any two mentions of one text."""

    def __init__(self, text: str, words: Words, heads: Sequence[Head], tables: Tables) -> None:
        spans = [text[words.start[h.start] : words.end[h.end]] for h in heads]
        alone = [text[words.start[h.word] : words.end[h.word]] for h in heads]
        self._spellings = Spellings(spans, alone)
        self._at = np.array([h.word for h in heads])
        self._kinds = np.array([h.kind for h in heads])
        self._back = np.stack([h.back for h in heads])
        self._ahead = np.stack([h.ahead for h in heads])
        self._table = tables.chain

    def block(self, low: int, first: int, high: int) -> tuple[Indices, Floats]:
        """Spelling and scores of `first .. high` with `low .. high`: (later, earlier)."""
        steps = self._at[first:high, None] - self._at[None, low:high]
        kinds = (self._kinds[first:high, None], self._kinds[None, low:high])
        alike = self._spellings.grid(low, first, high)
        scores = self._back[first:high] @ self._ahead[low:high].T * np.float32(CHAIN_SIZE**-0.5)
        scores += sum(self._table[rows] for rows in pair_features(steps, alike, kinds))
        return alike, scores


def _join(
    i: int, start: int, scores: Floats, chain: Indices, most: float = 1.0
) -> PredictedLink | None:
    """Join mention `i` to the chain of one of the mentions from `start` on, or to none."""
    others = chain[start:i]
    by_chain = np.bincount(others, weights=np.exp(np.clip(scores, -30, 30)))
    home = int(by_chain.argmax())
    if by_chain[home] <= 1:
        return None
    chain[i] = home
    best = start + int(np.where(others == home, scores, -np.inf).argmax())
    share = min(most, by_chain[home] / (1 + by_chain.sum()))
    return PredictedLink(mention=i, antecedent=best, probability=float(share))
