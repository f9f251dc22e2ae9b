"""What merging compared last is kept, so that only what changed is compared again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.book import Book
from sayso.records import Article


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book but for three articles."""
    with Book(tmp_path / "b.db", create=True) as opened:
        opened.add([(Article(id=f"art_{n}", text="Rain."), None) for n in "abc"])
        yield opened


def test_a_digest_is_kept_until_it_is_forgotten(book: Book) -> None:
    book.compared.set_digests({"evm_1": 7, "evm_2": 8})
    book.compared.set_digests({"evm_1": 9})
    book.compared.forget("evm_2")
    assert book.compared.digests(["evm_1", "evm_2", "evm_3"]) == {"evm_1": 9}


def test_a_story_and_none_are_told_from_what_was_never_compared(book: Book) -> None:
    book.compared.set_stories({"art_a": "sto_1", "art_b": None})
    assert book.compared.stories_of(["art_a", "art_b", "art_c"]) == {
        "art_a": "sto_1",
        "art_b": None,
    }
    assert book.compared.articles_in("sto_1") == {"art_a"}


def test_the_story_that_it_is_in_now_may_be_another(book: Book) -> None:
    book.compared.set_stories({"art_a": "sto_1"})
    book.told.set_story("sto_2", ["art_a", "art_b"])
    assert book.compared.now_in("sto_2") == {"art_a", "art_b"}
    assert book.compared.articles_in("sto_2") == set()


def test_what_was_posted_of_a_day_is_found_on_it_and_what_has_no_day_always(book: Book) -> None:
    days = {"stm_1": "2024-06-01", "stm_2": "2024-06-09", "stm_3": "2024-07-01"}
    book.merging.post("spoke", {one: (["ent_x"], (day, day)) for one, day in days.items()})
    book.merging.post("spoke", {"stm_4": (["ent_x"], ("0001-01-01", "9999-12-31"))})
    found = book.merging.posted_on("spoke", ["ent_x", "ent_y"], ("2024-06-01", "2024-06-10"))
    assert found == {"ent_x": {"stm_1", "stm_2", "stm_4"}, "ent_y": set()}
