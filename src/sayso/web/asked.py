"""What a request asks for, checked before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sayso.book.reads import Connection
from sayso.contract import EventTypeInfo
from sayso.errors import InputError
from sayso.records import Record

MOST_CHARACTERS = 1_000
"""Characters of one value of a query that are used; longer ones are cut."""

Choice = TypeVar("Choice")


class Asked(Record, frozen=True, kw_only=True):
    """A request: the words of its path and query, and what it may read from."""

    connection: Connection
    scores: Mapping[str, float]
    types: tuple[EventTypeInfo, ...] = ()
    path: Mapping[str, str]
    query: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """A value of the query; None if it is empty or not there."""
        return self.query.get(name, "").strip()[:MOST_CHARACTERS] or None

    def flag(self, name: str) -> bool:
        """A box was ticked."""
        return self.text(name) not in (None, "0", "no", "false")

    def number(self, name: str, default: int) -> int:
        """A whole number of the query.

        Raises:
            InputError: It is not one.
        """
        text = self.text(name)
        if text is None:
            return default
        # Eighteen digits fit what SQLite calls an integer.
        if not (text.isascii() and text.isdigit() and len(text) <= 18):
            raise InputError(f"{name} is {text!r}, not a number", f"write it as {name}={default}")
        return int(text)

    @property
    def page(self) -> int:
        """Which page of a list."""
        return self.number("page", 1)

    def choice(self, name: str, allowed: tuple[Choice, ...]) -> Choice | None:
        """One of the allowed values; None if nothing was chosen.

        Raises:
            InputError: It is another value.
        """
        text = self.text(name)
        if text is None:
            return None
        for one in allowed:
            if one == text:
                return one
        known = ", ".join(map(str, allowed))
        raise InputError(f"{name} is {text!r}, which is not known", f"choose one of: {known}")
