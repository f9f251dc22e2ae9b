"""What can go wrong, by what the caller does about it.

    SaysoError(message, hint)     the only base; hint = what the reader can do now
    ├── InputError                this item cannot be used: skip it, tell the user
    │   ├── Unreadable            no permission, not text, broken encoding, a loop of links
    │   ├── TooLarge              over the bound on size
    │   └── NoText                empty, or no article in it
    ├── ModelError                the network cannot be used
    │   ├── ModelMissing
    │   └── ModelMismatch
    ├── BookError                 the book cannot be used
    │   ├── BookLocked
    │   ├── BookTooNew
    │   ├── NotABook
    │   └── NotInBook
    └── ConfigError               a setting is wrong: names the key and the allowed values

A bug stays a bug: `ValueError`, `TypeError`, never `SaysoError`.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Something the user can do something about; `hint` says what."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(SaysoError):
    """This item cannot be used; the others can."""


class Unreadable(InputError):
    """The bytes cannot be had, or are not text."""


class TooLarge(InputError):
    """The item is over the bound on size."""


class NoText(InputError):
    """There is no article in it."""


class ModelError(SaysoError):
    """The network cannot be used."""


class ModelMissing(ModelError):
    """The folder or a file of the network is not there."""


class ModelMismatch(ModelError):
    """The card of the network does not fit this version of the code."""


class BookError(SaysoError):
    """The book cannot be used."""


class BookLocked(BookError):
    """Another process writes to the book."""


class BookTooNew(BookError):
    """The book was made by a later version."""


class NotABook(BookError):
    """The file is there but is not a book."""


class NotInBook(BookError):
    """No record under that id."""


class ConfigError(SaysoError):
    """A setting is wrong."""
