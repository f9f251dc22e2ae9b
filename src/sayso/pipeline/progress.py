"""Who is told how far the work is."""

from __future__ import annotations

from typing import Protocol

from sayso.errors import SaysoError
from sayso.records import Failure


class Progress(Protocol):
    """Who is told how far the work is."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` items, if that is known."""

    def advance(self, items: int) -> None:
        """So many more items are done."""

    def fail(self, failure: Failure) -> None:
        """One item did not make it."""


class Strict:
    """Tells nobody; what fails ends the work, which can go on later where it stopped."""

    def start(self, stage: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, items: int) -> None:
        """Nothing."""

    def fail(self, failure: Failure) -> None:
        """Raise it.

        Raises:
            SaysoError: Always.
        """
        raise SaysoError(f"{failure.stage} of {failure.item!r}: {failure.error}", failure.hint)
