"""Whatever stands in a user's file of event types, it is read or refused with a reason."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ConfigError
from sayso.extract.ontology import EventType, Ontology, with_files
from sayso.extract.triggers import lexicon_for
from sayso.text.layout import lay_out
from sayso.text.tokens import tokenize

SIGNS = st.characters(codec="utf-8", exclude_characters='"\\', min_codepoint=32)
WORDS = st.text(SIGNS, max_size=9)
TEXT = WORDS.map(lambda word: f'"{word}"')
VALUES = st.one_of(
    TEXT,
    st.floats().map(str),
    st.sampled_from(["true", "{}", "[[]]", '{ a = ["b"] }', '{ a = "b" }', "2024-01-01"]),
    st.lists(TEXT, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
)
NAMES = st.sampled_from(["meet", "knight", "Knight", "k", "a-b", '""', '"x y"'])
FIELDS = st.dictionaries(st.sampled_from(EventType.__struct_fields__), VALUES, max_size=6)
FILES = st.tuples(NAMES, FIELDS).map(
    lambda one: "\n".join(
        [
            f"[type.{one[0]}]",
            *(f"{name} = {value}" for name, value in one[1].items()),
        ]
    )
)


@given(FILES, FILES)
def test_a_file_gives_types_that_can_be_used_or_an_error_that_names_it(
    first: str, second: str
) -> None:
    with contextlib.suppress(ConfigError):
        ontology = with_files([("first", first), ("second", second)])
        assert isinstance(ontology, Ontology)
        assert all(-10 <= kind.score <= 10 for kind in ontology.types.values())
        lexicon_for(ontology, user_only=True).find(lay_out("Ada Quist knighted Robert Hale."))


@given(st.text(), st.text(st.characters(codec="utf-8")).filter(tokenize))
def test_any_text_and_any_word_go_together(text: str, word: str) -> None:
    kind = EventType(
        name="own", definition="A", root="", score=0, user=True, phrases=(word, "x " + word)
    )
    lexicon_for(Ontology(types={"own": kind}), user_only=True).find(lay_out(text))
