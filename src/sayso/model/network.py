"""The network: from a text to a prediction, by ONNX Runtime on the processor.

Windows run one at a time. With dynamic quantisation a batch shares one scale, so that a
window's result would depend on its neighbours; alone it is the same in any order, and nothing
is spent on padding. Measured on one thread, batches of 8 were no faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from sayso.errors import ModelMismatch
from sayso.model.card import Calibration, Card, Thresholds, check_vocabulary, digest, read_card
from sayso.model.events import Trigger, to_event, triggers_in
from sayso.model.mentions import Head, heads_in, link, to_mention
from sayso.model.statements import StatementTrace, decode, trace
from sayso.model.view import Tables, View
from sayso.model.windows import Window, Words, bare_words, cut_words, pack, plan
from sayso.records import (
    PredictedEvent,
    PredictedLink,
    PredictedStatement,
    Prediction,
)

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
"""The network that the package carries."""

SLOW = ["SkipLayerNormFusion"]
"""Rewritings by ONNX Runtime that cost more than they save: 0.71 ms for a layer's sum and norm
in one operator, 0.12 ms in two (onnxruntime 1.31, 256 wordpieces, AVX2)."""


@dataclass
class Found:
    """What the windows of one text gave, before it is put together."""

    statements: list[StatementTrace] = field(default_factory=list)
    heads: dict[int, Head] = field(default_factory=dict)
    triggers: list[Trigger] = field(default_factory=list)


class Network:
    """A loaded network. One thread at a time; load one for each worker."""

    def __init__(self, session: Any, tokenizer: Tokenizer, card: Card, name: str) -> None:
        self._session, self._tokenizer, self._card = session, tokenizer, card
        self._id = name
        words = cut_words("a", tokenizer)
        outputs = self.run(words, plan(words)[0])
        self._tables = Tables(*outputs[2:])

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 1) -> Network:
        """Load the network of `folder`, or the one that the package carries.

        Args:
            folder: Holds `model.onnx`, `tokenizer.json` and `card.json`.
            threads: Processor threads for one text.

        Raises:
            ModelMissing: The folder or one of its files is not there.
            ModelMismatch: Its card does not fit this version or the files beside it.
        """
        folder = folder or WEIGHTS
        card = read_card(folder)
        tokenizer = _tokenizer(folder / "tokenizer.json")
        session = _session(folder / "model.onnx", threads)
        return cls(session, tokenizer, card, f"{card.name}-{digest(folder / 'card.json')[:12]}")

    @property
    def id(self) -> str:
        """Name on the card and the start of the card's digest, which covers the weights."""
        return self._id

    @property
    def card(self) -> Card:
        """What the network says of itself."""
        return self._card

    def predict(self, text: str) -> Prediction:
        """All that one pass finds in `text`, which may be any text.

        Offsets: code points of `text`. Of a text longer than `windows.MAX_CHARACTERS` only the
        start is read. The same text gives the same prediction, whatever came before it.
        """
        words, found = self.look(text, self._card.thresholds)
        return assemble(text, words, found, self._card, self._tables, self._id)

    def look(self, text: str, thresholds: Thresholds) -> tuple[Words, Found]:
        """What the windows give over `thresholds`; development puts it together many times."""
        words, found = cut_words(text, self._tokenizer), Found()
        bare = np.append(True, bare_words(text, words))
        for window in plan(words, overlap=self._card.overlap):
            logits, vectors = self.run(words, window)[:2]
            rows = bare[window.start : window.end + 1].copy()
            rows[0] = True  # the start mark
            view = View(window, logits[0], vectors[0], self._tables, rows)
            found.statements.append(trace(view))
            found.heads |= {head.word: head for head in heads_in(view, thresholds.mention)}
            found.triggers += triggers_in(view, thresholds)
        return words, found

    @property
    def tables(self) -> Tables:
        """The weights that work on pairs of words."""
        return self._tables

    def predict_many(self, texts: Sequence[str]) -> list[Prediction]:
        """What `predict` gives for each of `texts`, in their order."""
        return [self.predict(text) for text in texts]

    @property
    def tokenizer(self) -> Tokenizer:
        """What cuts a text into words."""
        return self._tokenizer

    def run(self, words: Words, window: Window) -> list[np.ndarray]:
        """The network's bare outputs for one window, and its tables."""
        ids, features, first = pack(words, [window])
        feed = {"ids": ids, "features": features, "first": first}
        outputs: list[np.ndarray] = self._session.run(None, feed)
        return outputs


def assemble(
    text: str, words: Words, found: Found, card: Card, tables: Tables, model: str
) -> Prediction:
    """Put together what the windows of a text gave.

    A mention of type `other` is a bystander if it has no link and takes part in nothing: such
    are most of a text's nouns. Who takes part in an event always carries a mention.
    """
    extra = {head.word: head for trigger in found.triggers for head in trigger.heads}
    both = extra | found.heads
    heads = [both[word] for word in sorted(both)]
    links, ties = link(text, words, heads, tables)
    linked = {one.mention for one in links} | {one.antecedent for one in links}
    records = [to_mention(words, head) for head in heads]
    kept = [
        i
        for i, head in enumerate(heads)
        if records[i].type != "other" or i in linked or head.word in extra
    ]
    aside = sorted(set(range(len(heads))).difference(kept))
    return Prediction(
        model=model,
        statements=_statements(words, found, card),
        mentions=tuple(records[i] for i in kept),
        links=_moved(links, kept),
        bystanders=tuple(records[i] for i in aside),
        ties=_moved(ties, kept + aside),
        events=_events(words, found, card),
    )


def _moved(links: list[PredictedLink], kept: list[int]) -> tuple[PredictedLink, ...]:
    """The links with their indices counted among the mentions that are kept."""
    place = {old: new for new, old in enumerate(kept)}
    return tuple(
        PredictedLink(
            mention=place[one.mention],
            antecedent=place[one.antecedent],
            probability=one.probability,
        )
        for one in links
    )


def _statements(words: Words, found: Found, card: Card) -> tuple[PredictedStatement, ...]:
    table, least = card.statement_calibration, card.thresholds.statement
    return tuple(
        msgspec.structs.replace(one, probability=calibrated(table, one.probability))
        for one in decode(words, found.statements)
        if one.probability >= least
    )


def _events(words: Words, found: Found, card: Card) -> tuple[PredictedEvent, ...]:
    table = card.event_calibration
    events = (to_event(words, trigger) for trigger in found.triggers)
    return tuple(
        msgspec.structs.replace(one, probability=calibrated(table, one.probability))
        for one in events
    )


def calibrated(table: Calibration, score: float) -> float:
    """The share that was right on dev among items of about this score."""
    return float(np.interp(score, table.scores, table.shares))


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    digest(path)
    tokenizer = Tokenizer.from_file(str(path))
    check_vocabulary(tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    return tokenizer


def _session(path: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
    except onnxruntime.capi.onnxruntime_pybind11_state.Fail as err:
        message = f"ONNX Runtime cannot load {str(path)!r}: {err}"
        raise ModelMismatch(message, "Install sayso again.") from err
