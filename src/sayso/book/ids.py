"""Many ids, or another value, as one text to bind, so that a statement is the same however many
there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

THESE: Final = "IN (SELECT value FROM json_each(?))"
"""The condition on a column; its one parameter is an `id_list`."""


def id_list(ids: Iterable[str]) -> str:
    """The ids, each once and in order, as a JSON list for `json_each`."""
    return as_json(sorted(set(ids)))


def as_json(value: object) -> str:
    """A value as JSON text."""
    return msgspec.json.encode(value).decode()
