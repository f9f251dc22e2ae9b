"""Who is first described and then named."""

from __future__ import annotations

import pytest

from sayso.extract import extract
from sayso.records import Article, PredictedMention, Prediction
from tests.unit.extract.reading_of import at, chain_of

NAME = "Ode Lund"


def _chain(text: str, words: str) -> str:
    """The name of the chain of a described person, where the network sees her and the name."""
    seen = tuple(
        PredictedMention(
            span=at(text, one), head=at(text, one), type="person", form=form, probability=0.9
        )
        for one, form in ((words, "description"), (NAME, "name"))
    )
    found = extract(
        Article(id="art_1", text=text), Prediction(model="test", mentions=seen), reader="test"
    )
    return chain_of(found, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police held a man on Monday. They later identified the man as Ode Lund.", "the man"),
        ("Police held a teller, later identified as Ode Lund.", "a teller"),
        ("Police shot a teller, who was named by officials as Ode Lund.", "a teller"),
        ("The suspect was identified on Friday as 25-year-old baker Ode Lund.", "The suspect"),
    ],
)
def test_who_is_identified_as_somebody_is_he(text: str, words: str) -> None:
    assert _chain(text, words) == NAME


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bank named a teller, as it told Ode Lund.", "a teller"),
        ("A teller identified the thief; as so often, Ode Lund left.", "A teller"),
        ("A teller was named. Ode Lund left as well.", "A teller"),
    ],
)
def test_whom_a_name_in_another_phrase_follows_stays_unnamed(text: str, words: str) -> None:
    assert _chain(text, words) != NAME
