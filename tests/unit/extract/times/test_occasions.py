"""Occasions of the user's own: what a file may hold, and that a book reads by it."""

from __future__ import annotations

import pytest

from sayso.errors import ConfigError
from sayso.extract import extract
from sayso.extract.ontology import load_ontology, with_files
from sayso.extract.times.occasions import occasions_of
from sayso.records import Article, Prediction

MERGER = """
[[occasion]]
names = ["the merger"]
first = 2014-05-01
led = true
source = "company filing"
"""


def test_a_file_on_event_types_may_bring_occasions_and_articles_are_read_by_them() -> None:
    ontology = with_files([("mine.toml", MERGER)])
    article = Article(id="a", text="They have not met since the merger.", published="2024-08-09")
    reading = extract(article, Prediction(model="none"), reader="rules", ontology=ontology)
    assert [time.earliest for time in reading.times] == ["2014-05-01"]


def test_a_book_with_occasions_of_its_own_reads_anew() -> None:
    assert load_ontology().signature == ""
    assert with_files([("mine.toml", MERGER)]).signature != ""


@pytest.mark.parametrize(
    "table",
    [
        {"occasion": 3},
        {"occasion": [3]},
        {"occasion": [{"names": ["x"]}]},
        {"occasion": [{"names": [], "first": "2014-05-01"}]},
        {"occasion": [{"names": ["x"], "first": "2014-05-01"}]},
        {"recurring": [{"names": ["x"], "days": []}]},
        {"recurring": [{"names": "x", "days": [3]}]},
        {"occasion": [{"nam": ["x"]}]},
    ],
)
def test_what_is_no_table_of_occasions_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="mine"):
        occasions_of(table, "mine.toml")
