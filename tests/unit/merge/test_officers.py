"""Who holds an office with whom, as the words beside a name tell."""

from __future__ import annotations

import pytest

from sayso.merge.officers import officers
from sayso.merge.voices import Marked
from sayso.records import EntityType, Span


def mark(text: str, words: str, entity: str, kind: EntityType) -> Marked:
    at = text.index(words)
    return Marked(span=Span(start=at, end=at + len(words)), entity=entity, type=kind, named=True)


def found(text: str) -> dict[str, frozenset[str]]:
    marks = [mark(text, "Ana Berg", "berg", "person"), mark(text, "Tessaly", "tessaly", "other")]
    return officers(text, marks)


@pytest.mark.parametrize(
    "text",
    [
        "Tessaly CEO Ana Berg told reporters so.",
        "Tessaly's chief executive Ana Berg told reporters so.",
        "Ana Berg, Tessaly's general secretary, said so.",
        "Ana Berg, president of the Tessaly works union, said so.",
        "Ana Berg, who heads Tessaly as its director, said so.",
    ],
)
def test_an_office_beside_a_name_tells_whose_it_is(text: str) -> None:
    assert found(text) == {"berg": frozenset({"tessaly"})}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Berg, a former director of Tessaly, said so.",
        "Ana Berg, 41, praised Tessaly.",
        "Ana Berg met the director of Tessaly.",
        "The director of Tessaly left. Ana Berg said so.",
    ],
)
def test_others_are_no_officers(text: str) -> None:
    assert found(text) == {}
