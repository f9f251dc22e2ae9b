"""The labels of the network, in the order of its outputs; training and reading share them."""

from __future__ import annotations

from typing import get_args

from sayso.records import EntityType, MentionForm, Modality, Polarity

STATEMENT_ROLES = ("source", "cue", "content")
STATEMENT_TAGS = ("O", *(f"{mark}-{role}" for role in STATEMENT_ROLES for mark in ("B", "I")))
"""Word tags of a statement: outside, begins a piece, goes on with it."""

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
MENTION_FORMS: tuple[MentionForm, ...] = get_args(MentionForm)
MENTION_TAGS = ("none", *(f"{kind}/{form}" for kind in ENTITY_TYPES for form in MENTION_FORMS))
"""Tag of a mention's head word: its type and form; `none` for every other word."""

EVENT_TYPES = (
    "meet",
    "praise",
    "endorse",
    "pledge",
    "apologize",
    "partner",
    "invest",
    "appoint",
    "donate",
    "reinstate",
    "request",
    "criticize",
    "accuse",
    "sue",
    "investigate",
    "reject",
    "threaten",
    "suspend",
    "dismiss",
    "cut_ties",
    "penalize",
    "restrict",
    "detain",
    "protest",
    "mobilize",
    "attack",
)
EVENT_TAGS = ("none", *EVENT_TYPES, "inside")
"""Tag of a trigger's first word: the event's type; its further words are `inside`."""

POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
MODALITIES: tuple[Modality, ...] = get_args(Modality)

EVENT_ROLES = ("initiator", "recipient", "time", "place", "amount")

ARCS = ("content_cue", "cue_source", *(f"event_{role}" for role in EVENT_ROLES))
"""Arcs from a word to any word of its window; word 0 of a window stands for nothing."""

POINTERS = ("mention_start", "mention_end", "phrase_start", "phrase_end")
"""Arcs from a head word to the first and last word of its mention, or of its shortest phrase."""

LOGITS = (
    ("statement", len(STATEMENT_TAGS)),
    ("mention", len(MENTION_TAGS)),
    ("event", len(EVENT_TAGS)),
    ("polarity", len(POLARITIES)),
    ("modality", len(MODALITIES)),
)
"""What the columns of the network's first output are, in order."""

ARC_SIZE, POINTER_SIZE, CHAIN_SIZE = 64, 32, 96
"""Widths of the vectors whose dot product scores a pair."""

VECTORS = (
    *((f"{arc}/{side}", ARC_SIZE) for arc in ARCS for side in ("from", "to")),
    *((f"{arc}/{side}", POINTER_SIZE) for arc in POINTERS for side in ("from", "to")),
    ("chain/from", CHAIN_SIZE),
    ("chain/to", CHAIN_SIZE),
)
"""What the columns of the network's second output are, in order."""


def columns(parts: tuple[tuple[str, int], ...]) -> dict[str, slice]:
    """Where each named part stands in an output whose parts lie side by side."""
    found, start = {}, 0
    for name, width in parts:
        found[name] = slice(start, start + width)
        start += width
    return found
