from __future__ import annotations

from collections.abc import Iterable

from sayso.merge.entities import EntityKey, resolve
from sayso.merge.identities import Identities
from sayso.merge.namesakes import Candidate, settle
from sayso.records import Chain


def key_of(name: str) -> EntityKey:
    chain = Chain(id=name, article="a", name=name, type="person", named=True)
    return resolve([chain], Identities())[name]


class Book:
    """The entities of a book by handle."""

    def __init__(self, *found: Candidate) -> None:
        self.found = found

    def candidates(self, handle: str, article: str) -> Iterable[Candidate]:
        return self.found if handle == "surname zuckerberg" else ()


def candidate(name: str, shared: int) -> Candidate:
    return Candidate(id=name, name=name, shared=shared)


def test_a_surname_is_settled_by_the_company_it_keeps() -> None:
    book = Book(candidate("Mark Zuckerberg", 4), candidate("Randi Zuckerberg", 1))
    found = settle(key_of("Zuckerberg"), "a", book)
    assert found is not None
    assert found.entity == "Mark Zuckerberg"
    assert "namesake" in found.reason


def test_a_surname_between_two_people_is_neither() -> None:
    book = Book(candidate("Mark Zuckerberg", 3), candidate("Randi Zuckerberg", 2))
    assert settle(key_of("Zuckerberg"), "a", book) is None


def test_a_surname_of_a_stranger_is_not_taken_for_the_only_one_of_that_name() -> None:
    assert settle(key_of("Zuckerberg"), "a", Book(candidate("Mark Zuckerberg", 0))) is None


def test_a_full_name_needs_no_settling() -> None:
    assert settle(key_of("Mark Zuckerberg"), "a", Book(candidate("Other", 9))) is None
