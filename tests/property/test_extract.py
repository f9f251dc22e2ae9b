"""What holds of every reading: spans cut what they say, ids are unique, twice is the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract import extract
from sayso.records import (
    Article,
    Extraction,
    PredictedEvent,
    PredictedMention,
    PredictedStatement,
    Prediction,
    Span,
    Spans,
)
from sayso.text.layout import lay_out

PIECES = st.sampled_from(
    [
        "Ms. Lee", "Robert Hale", "he", "The company", "said", "“", "”", '"', "'", "’s",
        ".", ",", ":",
        "\n", "\n\n", "reportedly", "denied", "that", "according to", "two officials", "arrested",
        "the two", "and", "$3 million", "on Tuesday", "(@hale)", "—", "é", "🙂", "\u200f", "שלום",
        "e\u0301", "Q:", "A:", "``", "''", "«", "»", "U.S.", "...", "?", "it never happened",
        "\t", "\u00a0",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda pair: Span(start=pair[0], end=min(len(text), pair[0] + pair[1]))
    )


@st.composite
def readings(draw: st.DrawFn) -> tuple[Article, Prediction]:
    """Any text with any prediction about it."""
    text = draw(TEXTS.filter(lambda text: len(text) > 0))
    one = spans_in(text)
    some = st.lists(one, max_size=2).map(tuple)
    chance = st.floats(0.0, 1.0)
    statement = st.builds(
        PredictedStatement,
        source=some,
        cue=some,
        content=st.lists(one, min_size=1, max_size=2).map(tuple),
        probability=chance,
    )
    mention = one.flatmap(
        lambda span: st.builds(
            PredictedMention,
            span=st.just(span),
            head=st.just(span),
            type=st.sampled_from(["person", "organization", "other"]),
            form=st.sampled_from(["name", "description", "pronoun"]),
            probability=chance,
        )
    )
    event = st.builds(
        PredictedEvent,
        trigger=one,
        type=st.sampled_from(["meet", "praise", "donate", "suspend"]),
        initiators=some,
        recipients=some,
        probability=chance,
    )
    prediction = Prediction(
        model="any",
        statements=tuple(draw(st.lists(statement, max_size=3))),
        mentions=tuple(draw(st.lists(mention, max_size=5))),
        events=tuple(draw(st.lists(event, max_size=3))),
    )
    return Article(id="a", text=text, published="2024-08-09"), prediction


def phrases(found: Extraction) -> list[tuple[Spans, str]]:
    result = [(one.spans, one.text) for one in (*found.mentions, *found.times, *found.amounts)]
    for told in found.statements:
        result += [(part.spans, part.text) for part in (told.source, told.cue, told.content)]
    for event in found.events:
        result.append((event.trigger.spans, event.trigger.text))
        result += [
            (side.spans, side.text) for side in (*event.initiators, *event.recipients) if side.spans
        ]
    return result


@settings(max_examples=60, deadline=None)
@given(readings())
def test_every_span_cuts_the_text_that_the_record_claims(given: tuple[Article, Prediction]) -> None:
    article, prediction = given
    found = extract(article, prediction, reader="r")
    for spans, text in phrases(found):
        assert " ".join(span.cut(article.text) for span in spans) == text


@settings(max_examples=60, deadline=None)
@given(readings())
def test_records_point_at_records_that_are_there(given: tuple[Article, Prediction]) -> None:
    found = extract(*given, reader="r")
    chains = {chain.id for chain in found.chains}
    statements = {one.id for one in found.statements}
    assert len(chains) == len(found.chains)
    assert len(statements) == len(found.statements)
    assert len({one.id for one in found.mentions}) == len(found.mentions)
    assert {mention.chain for mention in found.mentions} <= chains
    assert all(set(chain.members) <= chains for chain in found.chains)
    for one in found.statements:
        assert set(one.source.chains) <= chains
        assert one.inside is None or (one.inside in statements and one.inside != one.id)
    for event in found.events:
        assert event.statement is None or event.statement in statements
        for side in (*event.initiators, *event.recipients):
            assert set(side.chains) <= chains


@settings(max_examples=60, deadline=None)
@given(readings())
def test_the_same_input_gives_the_same_reading(given: tuple[Article, Prediction]) -> None:
    assert extract(*given, reader="r") == extract(*given, reader="r")


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    layout = lay_out(text)
    covered = set()
    for span in layout.sentences:
        covered.update(range(span.start, span.end))
    assert all(letter.isspace() or at in covered for at, letter in enumerate(text))
    assert all(
        a.end <= b.start for a, b in zip(layout.sentences, layout.sentences[1:], strict=False)
    )


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "'",
        '"',
        "“",
        "A ",
        "said ",
        "(@a) — ",
        "Aa: b\n",
        "the two ",
        "''x",
        "a-",
        "X said Y. ",
    ],
)
def test_hostile_text_is_read_in_time_that_does_not_explode(piece: str) -> None:
    start = time.process_time()
    extract(Article(id="a", text=piece * 800), Prediction(model="x"), reader="r")
    assert time.process_time() - start < 10


@pytest.mark.parametrize("lead", ["x", "@ab:", "x —", "x — Jo Lee", "Report:", "A:", "in May"])
def test_a_long_run_of_white_space_is_passed_over(lead: str) -> None:
    start = time.process_time()
    text = f"{lead}{' ' * 20_000}y"
    extract(Article(id="a", text=text), Prediction(model="x"), reader="r")
    assert time.process_time() - start < 5
