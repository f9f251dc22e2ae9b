"""Ids made from content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Part = str | int | float | None | Sequence["Part"]


def key_of_chain(chain: str) -> str:
    """The key of a chain that is nobody but itself: without a name, "the aides" are anybody's."""
    return make_id("ent", "chain", chain)


def make_id(prefix: str, *parts: Part) -> str:
    """An id that is the same wherever the same parts are seen.

    The parts are hashed as a JSON list, so that no separator can make two lists collide.
    Twenty hex digits (80 bits): among a billion records a chance collision is a one in two
    million event.
    """
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode())
    return f"{prefix}_{digest.hexdigest()[:20]}"
