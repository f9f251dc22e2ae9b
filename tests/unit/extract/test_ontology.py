from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import ConfigError
from sayso.extract import extract, load_ontology, mode_of
from sayso.extract.ontology import with_files
from sayso.model.labels import EVENT_TYPES
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
    assert ontology.types["meet"].score == 2
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
    ("text", "told"),
    [
        ("[type.meet]\nscore = 'high'\n", "score"),
        ("[type.meet]\nscore = 11\n", "score"),
        ("[type.meet]\nscore = nan\n", "score"),
        ("[type.meet\n", "cannot read"),
        ("[type.new]\nscore=1\n", "definition"),
        ("[type.new]\ndefinition = 'A news B'\n", "no trigger word"),
        ("[type.new]\ndefinition = ' '\nverbs = ['new']\n", "definition is empty"),
        ("[type.new]\ndefinition = 'A news B'\nverbs = ['new it']\n", "one word"),
        ("[type.new]\ndefinition = 'A news B'\nnouns = [' ']\n", "empty"),
        ("[type.new]\ndefinition = 'A news B'\nverbs = ['new']\nroot = 'NEWS'\n", "none of"),
        ("[type.'../new']\ndefinition = 'A news B'\nverbs = ['new']\n", "small letters"),
        ("[type.new]\ndefinition = 'A'\nverbs = ['new']\nuser = false\n", "not for a file"),
        ("[type.donate]\nverbs = ['tip']\n", "learned"),
        ("[types.new]\n", "types"),
        ("type = 3\n", "table"),
        ("[root.AID]\nquad = 'GOOD'\n", "AID"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"own\.toml") as err:
        load_ontology(path)
    assert told in err.value.message


def test_every_root_has_a_quad_category_on_its_side_of_zero() -> None:
    ontology = load_ontology()
    assert len(ontology.roots) == 16
    assert {kind.root for kind in ontology.types.values()} == set(ontology.roots)
    for root in ontology.roots.values():
        assert root.quad.endswith("CONFLICT" if root.score < 0 else "COOPERATION")


def test_every_mode_that_words_tell_is_a_mode_of_its_type() -> None:
    for kind in load_ontology().types.values():
        assert set(kind.mode_words) <= set(kind.modes)
        assert set(kind.plover_modes) <= set(kind.modes)


def test_the_types_are_those_that_the_network_tells_apart() -> None:
    assert set(load_ontology().types) == set(EVENT_TYPES)


def test_words_marked_in_an_example_are_triggers() -> None:
    toml = "[type.knight]\ndefinition = 'A'\nexamples = ['She [tapped his shoulder] twice.']\n"
    ontology = with_files([("own", toml)])
    text = "Queen Ada Quist tapped his shoulder and left. Ada Quist tapped Robert Hale."
    found = extract(
        Article(id="a", text=text), Prediction(model="x"), reader="r", ontology=ontology
    )
    own = [mention.trigger.text for mention in found.events if mention.type == "knight"]
    assert own == ["tapped his shoulder"]


def test_a_later_file_changes_what_an_earlier_one_gave() -> None:
    first = "[type.knight]\ndefinition = 'A knights B'\nverbs = ['knight']\n"
    second = "[type.knight]\nscore = 4\nroot = 'SUPPORT'\n"
    kind = with_files([("a", first), ("b", second)]).types["knight"]
    assert (kind.score, kind.root, kind.verbs, kind.user) == (4, "SUPPORT", ("knight",), True)


def test_the_signature_tells_what_is_read_not_how_it_is_weighed() -> None:
    own = "[type.knight]\ndefinition = 'A'\nverbs = ['knight']\n"
    assert load_ontology().signature == ""
    assert with_files([("a", "[type.meet]\nscore = 2\n")]).signature == ""
    assert with_files([("a", own)]).signature
    assert with_files([("a", own)]).signature == with_files([("b", own + "score = 3")]).signature


def test_the_mode_is_read_from_the_trigger() -> None:
    meet = load_ontology().types["meet"]
    assert mode_of(meet, "phone call") == "call"
    assert mode_of(meet, "testified") == "testify"
    assert mode_of(meet, "frobbed") is None
