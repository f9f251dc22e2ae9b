"""What the network's folder says of itself, and the check that it fits this code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from sayso.errors import ModelMismatch, ModelMissing
from sayso.model import labels
from sayso.model.windows import CLS, SEP, WINDOW
from sayso.records import Record

FORMAT = 1
"""Version of the hand-over between training and reading; a change of inputs, outputs or labels
raises it."""

_HINT = "Install sayso again, or give a folder whose network was made by this version."


class Calibration(Record, frozen=True, kw_only=True):
    """A rising table from the network's own score to the share that was right on dev."""

    scores: tuple[float, ...]
    shares: tuple[float, ...]


class Thresholds(Record, frozen=True, kw_only=True):
    """From which score on something is given; each was chosen for F1 on the dev articles."""

    statement: float
    mention: float
    event: float
    initiator: float
    recipient: float
    time: float
    place: float
    amount: float


class Card(Record, frozen=True, kw_only=True):
    """The record beside the weights: what they are, how they were made, how good they are."""

    format: int
    name: str
    window: int
    overlap: int
    """Wordpieces that two neighbouring windows share at least; less reads faster."""
    logits: tuple[tuple[str, int], ...]
    vectors: tuple[tuple[str, int], ...]
    statement_tags: tuple[str, ...]
    mention_tags: tuple[str, ...]
    event_tags: tuple[str, ...]
    event_roles: tuple[str, ...]
    polarities: tuple[str, ...]
    modalities: tuple[str, ...]
    thresholds: Thresholds
    statement_calibration: Calibration
    event_calibration: Calibration
    files: dict[str, str]
    """Name -> SHA-256 of the other files in the folder."""
    data: dict[str, str]
    """Data set -> SHA-256 of what was trained on."""
    licences: dict[str, str]
    training: dict[str, str]
    """Seed, commit, steps, hardware and versions."""
    scores: dict[str, float]
    """Figures on the dev articles, in percent unless the name says otherwise."""


def shape_of_labels() -> dict[str, object]:
    """The card's fields that this version of the code fixes."""
    return {
        "format": FORMAT,
        "window": WINDOW,
        "logits": labels.LOGITS,
        "vectors": labels.VECTORS,
        "statement_tags": labels.STATEMENT_TAGS,
        "mention_tags": labels.MENTION_TAGS,
        "event_tags": labels.EVENT_TAGS,
        "event_roles": labels.EVENT_ROLES,
        "polarities": labels.POLARITIES,
        "modalities": labels.MODALITIES,
    }


def read_card(folder: Path) -> Card:
    """The card of `folder`, checked against this code and the files beside it.

    Raises:
        ModelMissing: The folder or one of its files is not there.
        ModelMismatch: The card cannot be read, or does not fit the code or the files.
    """
    try:
        card = msgspec.json.decode((folder / "card.json").read_bytes(), type=Card)
    except FileNotFoundError as err:
        raise ModelMissing(
            f"No network in {str(folder)!r}: card.json is not there.", _HINT
        ) from err
    except msgspec.MsgspecError as err:
        raise ModelMismatch(f"The card in {str(folder)!r} cannot be read: {err}", _HINT) from err
    for field, expected in shape_of_labels().items():
        if getattr(card, field) != expected:
            message = f"The network in {str(folder)!r} was made for another {field}: "
            raise ModelMismatch(
                f"{message}expected {expected!r}, got {getattr(card, field)!r}", _HINT
            )
    if not 0 <= card.overlap <= card.window // 2:
        raise ModelMismatch(f"Windows of {card.window} cannot share {card.overlap}.", _HINT)
    for name, expected in card.files.items():
        if digest(folder / name) != expected:
            raise ModelMismatch(f"{name} in {str(folder)!r} is not the file on its card.", _HINT)
    return card


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex.

    Raises:
        ModelMissing: There is no such file.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as err:
        raise ModelMissing(f"{path.name} is not in {str(path.parent)!r}.", _HINT) from err


def check_vocabulary(start: int | None, end: int | None) -> None:
    """Hold the tokenizer's end marks to those that windows are packed with.

    Raises:
        ModelMismatch: They are other ones.
    """
    if (start, end) != (CLS, SEP):
        raise ModelMismatch(
            f"The tokenizer's end marks are {start}, {end}; not {CLS}, {SEP}.", _HINT
        )
