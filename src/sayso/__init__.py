"""sayso reads news and keeps a book of who did what to whom, when, and on whose say-so.

    from sayso import Book

    with Book(Path("sayso.db")) as book:
        for record in book.export():
            ...

What is named here is public; the rest may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.book import Book as Book
    from sayso.errors import SaysoError as SaysoError

_WHERE = {"Book": "sayso.book", "SaysoError": "sayso.errors"}
__all__ = ["Book", "SaysoError"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `sayso --help` stays instant."""
    if name not in _WHERE:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
