from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import ConfigError
from sayso.extract import extract, load_ontology, mode_of
from sayso.records import Article, Prediction


def test_the_package_knows_26_types_with_one_root_each() -> None:
    types = load_ontology().types
    assert len(types) == 26
    assert all(kind.root and kind.definition and kind.verbs for kind in types.values())
    assert all(-10 <= kind.score <= 10 for kind in types.values())


def test_a_user_changes_a_score(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[type.meet]\nscore = 2\n")
    ontology = load_ontology(path)
    assert ontology.score("meet") == 2
    assert ontology.root("meet") == "CONSULT"
    assert not ontology.types["meet"].user


def test_a_user_adds_a_type_that_is_found_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[type.knight]\ndefinition = "A knights B"\nverbs = ["knight"]\n')
    ontology = load_ontology(path)
    article = Article(id="a", text="The king knighted Robert Hale in May.")
    found = extract(article, Prediction(model="x"), reader="r", ontology=ontology)
    assert ontology.types["knight"].user
    assert [mention.type for mention in found.events] == ["knight"]


@pytest.mark.parametrize(
    "text", ["[type.meet]\nscore = 'high'\n", "[type.meet\n", "[type.new]\nscore=1\n"]
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(ConfigError):
        load_ontology(path)


def test_the_mode_is_read_from_the_trigger() -> None:
    meet = load_ontology().types["meet"]
    assert mode_of(meet, "phone call") == "call"
    assert mode_of(meet, "testified") == "testify"
    assert mode_of(meet, "frobbed") is None
