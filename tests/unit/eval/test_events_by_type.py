from __future__ import annotations

from typing import Any

import pytest

from events_by_type import Pair, by_type, confusion, describe, load_scorer, pairs_of, worst
from figures import SHARED, write_lines

ARTICLE = {"id": "a1", "text": "Iran condemned the ruling and Oslo met Ankara."}


def gold(type_: str) -> dict[str, Any]:
    return {"type": type_, "trigger": [5, 14], "initiators": [{"name": "Iran"}], "recipients": []}


def read(type_: str, sure: float = 0.5) -> dict[str, Any]:
    sides = {"initiators": [["Iran"]], "recipients": []}
    return {"type": type_, "trigger": [[5, 14]], "sure": sure, **sides}


def pair(left: str | None, right: str | None, *, who: bool = False, sure: float = 0.5) -> Pair:
    return Pair(
        article=ARTICLE, gold=gold(left) if left else None,
        read=read(right, sure) if right else None, who=who,
    )  # fmt: skip


PAIRS = [
    pair("accuse", "accuse", who=True),
    pair("accuse", "accuse"),
    pair("accuse", "criticize"),
    pair("meet", None),
    pair(None, "meet", sure=0.9),
]


def test_an_error_is_called_by_what_is_wrong() -> None:
    assert [one.kind for one in PAIRS] == ["", "who", "type", "missed", "invented"]


def test_figures_by_type_count_right_types_and_right_participants() -> None:
    rows = {line.split(" | ")[0].strip("| "): line for line in by_type(PAIRS).splitlines()}
    assert rows["accuse"] == "| accuse | 3 | 2 | 100.0 | 66.7 | 80.0 | 50.0 | 33.3 | 40.0 |"
    assert rows["meet"] == "| meet | 1 | 1 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |"
    assert rows["**all**"].startswith("| **all** | 4 | 4 | 50.0 | 50.0 | 50.0 |")


def test_the_confusion_table_has_what_was_missed_and_invented() -> None:
    lines = confusion(PAIRS).splitlines()
    assert lines[0] == "| gold, read as | 1 | 2 | 3 | missed |"
    assert lines[2:] == [
        "| 1 meet |  |  |  | 1 |",
        "| 2 criticize |  |  |  |  |",
        "| 3 accuse |  | 1 | 2 |  |",
        "| invented | 1 |  |  |  |",
    ]


def test_the_worst_errors_have_every_kind_by_its_share_and_the_surest_first() -> None:
    many = [pair(None, "meet", sure=place / 10) for place in range(6)]
    chosen = worst([*many, pair("meet", None), pair("meet", None)], 4)
    assert [one.kind for one in chosen] == ["invented"] * 3 + ["missed"]
    assert [one.sure for one in chosen[:3]] == [0.5, 0.4, 0.3]


def test_an_error_is_told_with_its_words() -> None:
    told = describe(PAIRS[2])
    assert "gold: accuse, ['Iran'] -> []" in told
    assert "read: criticize, ['Iran'] -> [] (0.50)" in told
    assert "Iran >>condemned<< the ruling" in told


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the scorer leaves its files open
@pytest.mark.skipif(
    not (SHARED / "eval/events.py").is_file(), reason="no scorer: SAYSO_DATA is not set"
)
def test_triggers_are_paired_by_the_scorer(tmp_path: Any) -> None:
    export = tmp_path / "export.jsonl"
    mention = {
        "kind": "event_mention", "article": "x", "type": "accuse", "probability": 0.7,
        "trigger": {"spans": [[6, 15]]}, "initiators": [{"text": "Iran"}], "recipients": [],
    }  # fmt: skip
    write_lines(export, [{"kind": "article", "id": "x", "text": " " + ARTICLE["text"]}, mention])
    article = ARTICLE | {"events": [gold("accuse"), gold("meet") | {"trigger": [35, 38]}]}
    found = list(pairs_of(load_scorer(), [article], export))
    assert [one.kind for one in found] == ["", "missed"]
