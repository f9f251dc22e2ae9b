"""The scorer of conflicts: what is right, wrong and missing."""

from __future__ import annotations

from conflicts import FOLDER, Case, Pair, Shown, cases_of, judge, report


def pair(about: str, left: str, right: str) -> Pair:
    kinds = (about,) if about else ()
    return Pair(about=kinds, left=(left,), right=(right,), why="told so")


CASE = Case(
    case="one",
    articles=(),
    shown=(pair("amount", "$1 million", "$2 million"),),
    not_shown=(pair("", "$1 million", "$5"),),
    may=(pair("", "said", "denied"),),
)


def shown(about: str, left: str, right: str) -> Shown:
    return Shown(case="one", about=about, left=left, right=right, reason="")


def test_a_wanted_pair_is_right_in_either_order() -> None:
    count, errors = judge((CASE,), (shown("amount", "gave $2 million", "gave $1 million"),))
    assert (count["found amount"], count["right amount"], errors) == (1, 1, [])


def test_what_is_not_expected_is_wrong_and_a_control_is_counted() -> None:
    count, errors = judge((CASE,), (shown("amount", "gave $1 million", "gave $5"),))
    assert (count["found amount"], count["right amount"], count["controls shown"]) == (0, 0, 1)
    assert len(errors) == 2


def test_what_may_be_shown_counts_for_nothing() -> None:
    count, _ = judge((CASE,), (shown("denial", "she said so", "he denied it"),))
    assert count["shown denial"] == 0
    assert "| **all** | 1 | 0 | 0 | 0 | - | 0 |" in report(count)


def test_the_words_of_every_case_stand_in_its_articles() -> None:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for case in cases_of(path):
            text = "\n".join(one.text for one in case.articles)
            for one in (*case.shown, *case.not_shown, *case.may):
                assert any(word in text for word in one.left), (case.case, one.left)
                assert any(word in text for word in one.right), (case.case, one.right)
