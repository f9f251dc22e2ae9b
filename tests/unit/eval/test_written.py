"""The written stories: the gold speaks of their articles, and its counts are those of its rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

WRITTEN = Path(__file__).parents[3] / "eval" / "written"
STORIES = sorted(path.name.split(".")[0] for path in WRITTEN.glob("*.gold.json"))


def gold_of(story: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((WRITTEN / f"{story}.gold.json").read_text())
    return content


def articles_of(story: str) -> list[dict[str, Any]]:
    lines = (WRITTEN / f"{story}.articles.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def union(rows: dict[str, Any], key: str) -> set[str]:
    return {name for row in rows.values() for name in row[key]}


@pytest.mark.parametrize("story", STORIES)
def test_the_gold_judges_every_article_and_no_other(story: str) -> None:
    ids = {row["id"] for row in articles_of(story)}
    gold = gold_of(story)["articles"]
    assert set(gold) == ids
    assert {row["from"] for row in gold.values()} - {None} <= ids


@pytest.mark.parametrize("story", STORIES)
def test_the_lists_of_a_happening_are_the_union_of_its_articles(story: str) -> None:
    for happening in gold_of(story)["happenings"]:
        rows = happening["by_article"]
        full = {name: row for name, row in rows.items() if not row.get("passing")}
        for counted, told in ((happening, rows), (happening.get("without_passing"), full)):
            if counted:
                assert set(counted["articles"]) == set(told)
                assert set(counted["newsrooms"]) == union(told, "newsrooms")
                assert set(counted["voices"]) == union(told, "voices")


@pytest.mark.parametrize("story", STORIES)
def test_a_copy_shares_its_sentences_with_its_origin(story: str) -> None:
    texts = {row["id"]: row["text"] for row in articles_of(story)}
    for name, row in gold_of(story)["articles"].items():
        if row["relation"] in ("copy", "excerpt"):
            paragraphs = texts[name].split("\n\n")
            shared = [one for one in paragraphs if one in texts[row["from"]]]
            assert len(shared) >= 2, name
