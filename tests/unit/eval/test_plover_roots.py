from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import plover

TEXT = "Iran condemned the ruling and Oslo met Ankara."


def event(type_: str, left: list[int], right: list[int], sure: float = 0.5) -> dict[str, Any]:
    def side(span: list[int]) -> list[dict[str, Any]]:
        return [{"spans": [span], "entities": []}] if span else []

    return {
        "kind": "event_mention", "article": "a", "type": type_, "probability": sure,
        "trigger": {"spans": [[5, 14]]}, "initiators": side(left), "recipients": side(right),
    }  # fmt: skip


def sentence(source: list[int], target: list[int]) -> dict[str, Any]:
    spans = [
        {"role": role, "start": span[0], "end": span[1]}
        for role, span in (("S", source), ("T", target))
    ]
    return {"text": TEXT, "spans": spans, "event": "ACCUSE"}


def test_the_event_of_the_marked_participants_counts() -> None:
    wanted = event("criticize", [0, 4], [15, 25])
    other = event("meet", [30, 34], [39, 45], sure=0.9)
    assert plover.best_event(sentence([0, 4], [15, 25]), [other, wanted], {}) is wanted


def test_the_right_way_round_comes_before_the_other() -> None:
    there, back = event("meet", [30, 34], [39, 45]), event("accuse", [39, 45], [30, 34], sure=0.9)
    assert plover.best_event(sentence([30, 34], [39, 45]), [back, there], {}) is there


def test_a_participant_stands_wherever_its_entity_is_mentioned() -> None:
    hidden = event("criticize", [], [15, 25], sure=0.1)
    hidden["initiators"] = [{"spans": [], "entities": ["iran"]}]
    other = event("meet", [], [15, 25], sure=0.9)
    chosen = plover.best_event(sentence([0, 4], [15, 25]), [other, hidden], {"iran": [[0, 4]]})
    assert chosen is hidden


def test_else_the_surest_event_counts_and_none_if_there_is_none() -> None:
    weak, sure = event("meet", [], [], sure=0.2), event("accuse", [], [], sure=0.8)
    assert plover.best_event(sentence([0, 4], [15, 25]), [weak, sure], {}) is sure
    assert plover.best_event(sentence([0, 4], [15, 25]), [], {}) is None


@pytest.mark.parametrize(
    ("type_", "root"), [("criticize", "ACCUSE"), ("reinstate", "YIELD"), ("apologize", "YIELD")]
)
def test_concede_and_retreat_are_yield(tmp_path: Path, type_: str, root: str) -> None:
    export = tmp_path / "export.jsonl"
    lines = [{"kind": "article", "id": "a", "text": TEXT}, event(type_, [0, 4], [15, 25])]
    export.write_text("\n".join(map(json.dumps, lines)))
    assert plover.read_roots([sentence([0, 4], [15, 25])], [export]) == [root]


def test_macro_f1_is_over_the_roots_of_the_gold() -> None:
    gold, found = ["AID", "AID", "AGREE", "REJECT"], ["AID", "none", "AID", "REJECT"]
    figures = plover.by_root(gold, found)
    assert figures == {
        "AID": (50.0, 50.0, 50.0), "AGREE": (0.0, 0.0, 0.0), "REJECT": (100.0, 100.0, 100.0)
    }  # fmt: skip
    assert "macro-F1 50.0" in plover.report(gold, found)
