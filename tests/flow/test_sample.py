"""What is read from the sample articles fits the contract, and is as when last looked at."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sayso.contract import schemas
from tests.conftest import run_sayso
from tests.contract.test_export import spans_with_text

GOLDEN = Path(__file__).parents[1] / "golden" / "sample.json"
Line = dict[str, Any]


@pytest.fixture(scope="module")
def lines(sample_book: Path) -> list[Line]:
    done = run_sayso("export", "--book", sample_book, "--format", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_kind(lines: list[Line], kind: str) -> list[Line]:
    return [line for line in lines if line["kind"] == kind]


def test_every_line_fits_its_schema(lines: list[Line]) -> None:
    validators = {
        kind: jsonschema.Draft202012Validator(schema) for kind, schema in schemas().items()
    }
    for line in lines:
        validators[line["kind"]].validate(line)


def test_every_span_holds_the_words_it_claims(lines: list[Line]) -> None:
    texts = {line["id"]: line["text"] for line in of_kind(lines, "article")}
    for line in lines:
        for spans, text in spans_with_text(line) if "article" in line else ():
            pieces = (texts[line["article"]][start:end] for start, end in spans)
            assert " ".join(pieces) == text


def test_every_reference_is_to_a_record_of_the_export(lines: list[Line]) -> None:
    known = {line["id"] for line in lines}
    for line in of_kind(lines, "statement"):
        assert set(line["source"]["entities"]) <= known
        assert line["inside"] is None or line["inside"] in known
    for line in of_kind(lines, "event_mention"):
        for side in (*line["initiators"], *line["recipients"]):
            assert set(side["entities"]) <= known
        assert line["event"] in known
        assert line["statement"] is None or line["statement"] in known
    for line in of_kind(lines, "mention"):
        assert line["entity"] in known


def test_ids_are_unique(lines: list[Line]) -> None:
    counts = Counter(line["id"] for line in lines)
    assert [name for name, number in counts.items() if number > 1] == []


def summary(lines: list[Line]) -> Line:
    """What a person can check: lineage, the events told most, statements and entities, by words."""
    title = {line["id"]: f"{line['outlet']}: {line['title']}" for line in of_kind(lines, "article")}
    name = {line["id"]: line["name"] for line in of_kind(lines, "entity")}

    def who(ids: list[str]) -> list[str]:
        return sorted(name[one] for one in ids)

    return {
        "lineage": sorted(
            [title[x["article"]], x["relation"], x["newsroom"] or "", title.get(x["from"], "")]
            for x in of_kind(lines, "lineage")
        ),
        "stories": sorted(sorted(title[a] for a in x["articles"]) for x in of_kind(lines, "story")),
        "events": sorted(
            [
                " + ".join(who(x["initiators"])),
                x["type"],
                " + ".join(who(x["recipients"])),
                x["earliest"] or "",
                x["amount"] or 0,
                f"{x['articles']} articles, {x['newsrooms']} newsrooms, {x['voices']} voices",
            ]
            for x in of_kind(lines, "event")
            if x["articles"] > 1
        ),
        "statements": sorted(
            [
                title[x["article"]],
                x["source"]["text"],
                " + ".join(who(x["source"]["entities"])),
                x["content"]["text"][:60],
            ]
            for x in of_kind(lines, "statement")
            if x["probability"] >= 0.5
        ),
    }


def test_sample_is_read_as_before(lines: list[Line], request: pytest.FixtureRequest) -> None:
    found = summary(lines)
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    kept = json.loads(GOLDEN.read_text())
    for part, value in found.items():
        assert value == kept[part], f"{part} changed: look, then pytest --update-golden"
