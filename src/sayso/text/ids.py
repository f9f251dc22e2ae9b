"""Ids made from content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

_SHARED_DIGITS = 8
"""Hex digits that the ids of one article share."""
Part = str | int | float | None | Sequence["Part"]


def key_of_chain(chain: str) -> str:
    """The key of a chain that is nobody but itself: without a name, "the aides" are anybody's."""
    return make_id_within("ent", chain)


def make_id(prefix: str, *parts: Part) -> str:
    """An id that is the same wherever the same parts are seen.

    The parts are hashed as a JSON list, so that no separator can make two lists collide.
    Twenty hex digits (80 bits): among a billion records a chance collision is a one in two
    million event.
    """
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode())
    return f"{prefix}_{digest.hexdigest()[:20]}"


def make_id_within(prefix: str, whole: str, *parts: Part) -> str:
    """An id of what belongs to another record, which begins as that one's does.

    So all that was read from one article lies together in every table and index of a book, and to
    add an article touches as much of a large book as of a small one. Eight digits are of the
    article, twelve (48 bits) of the record among those of the article.
    """
    begins = whole.partition("_")[2][:_SHARED_DIGITS]
    kind, _, digits = make_id(prefix, whole, *parts).partition("_")
    return f"{kind}_{begins}{digits[len(begins) :]}"


def digest_of(content: bytes) -> int:
    """A 63-bit number by which another content is told from this one; it fits a table column."""
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest()) >> 1
