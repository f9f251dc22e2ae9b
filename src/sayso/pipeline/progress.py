"""Who is told how far the work is."""

from __future__ import annotations

from typing import Protocol

from sayso.records import Failure


class Progress(Protocol):
    """Who is told how far the work is."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` items, if that is known."""

    def advance(self, items: int) -> None:
        """So many more items are done."""

    def fail(self, failure: Failure) -> None:
        """One item did not make it."""
