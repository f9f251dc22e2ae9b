"""Which land or town a description means."""

from __future__ import annotations

import pytest

from sayso.extract.identities import Identity
from sayso.extract.places import sorts_of
from sayso.records import Prediction
from tests.unit.extract.reading_of import chain_of, mention, read


def _chain(text: str, words: str, *places: str) -> str:
    seen = [mention(text, one, "place", "name") for one in places]
    seen.append(mention(text, words, "place", "description"))
    return chain_of(read(text, Prediction(model="test", mentions=tuple(seen))), words)


def test_the_state_is_the_state_named_last() -> None:
    text = "Ohio and France agreed in Toledo. The pipe runs through the state."
    assert _chain(text, "the state", "Ohio", "France", "Toledo") == "Ohio"


def test_the_country_is_no_state_and_no_continent() -> None:
    text = "France met Ohio in Europe. Much of the country was pleased."
    assert _chain(text, "the country", "France", "Ohio", "Europe") == "France"


def test_the_city_is_a_place_that_is_neither() -> None:
    text = "France met Ohio in Lundby. Much of the city was pleased."
    assert _chain(text, "the city", "France", "Ohio", "Lundby") == "Lundby"


def test_a_land_that_no_sentence_names_is_nobody() -> None:
    text = "France was pleased. So was the state."
    assert _chain(text, "the state", "France") == "the state"


@pytest.mark.parametrize(
    ("key", "sort"),
    [
        (("new", "jersey"), "state"),
        (("north", "korea"), "country"),
        (("us",), "country"),
        (("london",), "city"),
    ],
)
def test_a_name_tells_the_sort(key: tuple[str, ...], sort: str) -> None:
    one = Identity(keys={key})
    one.types["place"] += 1
    assert sorts_of(one) == {sort}


def test_a_continent_and_a_person_are_of_no_sort() -> None:
    land, person = Identity(keys={("africa",)}), Identity(keys={("france",)})
    land.types["place"] += 1
    person.types["person"] += 1
    assert sorts_of(land) == sorts_of(person) == frozenset()
