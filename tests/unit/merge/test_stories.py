from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.merge.stories import (
    Vector,
    compare_articles,
    likeness,
    neighbours,
    posted_terms,
    read_vector,
    stories,
    story_id,
)
from tests.unit.merge.telling_tales import OTHER, REWRITE, SCOOP, WIRE, tale

GOOSE = (
    "A goose that had lived for nine years in the garden of the Ormond library flew away on "
    "Tuesday, and the librarians have put up a notice."
)


def vector(name: str, text: str, day: str | None = "2024-06-06") -> Vector:
    return read_vector(tale(name, "Valley Mail", day, text))


class Shelf:
    """A book of vectors."""

    def __init__(self, *vectors: Vector) -> None:
        self.kept = vectors

    def vectors(self, terms: Sequence[str], least: int, since: str, until: str) -> Iterable[Vector]:
        near = (one for one in self.kept if since <= (one.published or since) <= until)
        return [one for one in near if len({*terms} & {*posted_terms(one)}) >= least]


def test_reports_on_one_happening_are_alike() -> None:
    link = compare_articles(vector("a", SCOOP), vector("b", REWRITE))
    assert link is not None
    assert "brightwater" in link.reason


def test_reports_on_two_happenings_are_not() -> None:
    assert compare_articles(vector("a", SCOOP), vector("b", GOOSE)) is None


def test_an_article_is_wholly_like_itself() -> None:
    assert abs(likeness(vector("a", SCOOP), vector("b", SCOOP)) - 1) < 0.01


def test_articles_of_other_days_are_another_story() -> None:
    assert compare_articles(vector("a", SCOOP), vector("b", SCOOP, "2024-06-17")) is None


def test_what_is_very_alike_is_one_story_over_ten_days() -> None:
    later = vector("b", SCOOP, "2024-06-16")
    assert compare_articles(vector("a", SCOOP), later) is not None
    less = vector("c", f"{SCOOP} {GOOSE}"), vector("d", OTHER), vector("e", OTHER, "2024-06-16")
    assert compare_articles(less[0], less[1]) is not None
    assert compare_articles(less[0], less[2]) is None


def test_a_new_article_finds_its_neighbours_by_rare_words() -> None:
    book = Shelf(vector("a", SCOOP), vector("goose", GOOSE), vector("late", SCOOP, "2024-07-01"))
    assert [link.left for link in neighbours(vector("b", REWRITE), book)] == ["a"]


def test_stories_are_groups_of_alike_articles() -> None:
    texts = {"a": SCOOP, "b": REWRITE, "c": WIRE, "d": GOOSE}
    vectors = [vector(name, text) for name, text in texts.items()]
    links = {link for one in vectors for link in neighbours(one, Shelf(*vectors))}
    assert stories(texts, links) == (("a", "b", "c"), ("d",))


def test_a_later_article_does_not_change_the_id_of_a_story() -> None:
    days = {"a": "2024-06-06", "b": "2024-06-05"}
    assert story_id(["b"], days) == story_id(["a", "b"], days)


def test_a_text_without_rare_words_has_an_empty_vector() -> None:
    assert vector("a", "It is as it was.").terms == {}


def test_the_same_company_in_another_matter_is_less_alike_than_the_same_matter() -> None:
    scoop, other, wire = vector("a", SCOOP), vector("b", OTHER), vector("c", WIRE)
    assert likeness(scoop, other) < likeness(scoop, wire)
