"""Administrations: whose, and none but an administration."""

from __future__ import annotations

from sayso.records import PredictedLink, Prediction
from tests.unit.extract.reading_of import mention, read


def _chains(text: str, *words: str, links: tuple[tuple[int, int], ...] = ()) -> dict[str, str]:
    """The chain of each of the descriptions."""
    seen = tuple(mention(text, one, "organization", "description") for one in words)
    linked = tuple(PredictedLink(mention=a, antecedent=b, probability=0.95) for a, b in links)
    found = read(text, Prediction(model="test", mentions=seen, links=linked))
    return {one.text: one.chain for one in found.mentions}


def test_the_administration_is_the_one_named_before() -> None:
    text = "It praised the Marsh administration in May. It then left the administration."
    found = _chains(text, "the Marsh administration", "the administration")
    assert found["the administration"] == found["the Marsh administration"]


def test_two_administrations_stay_apart_whatever_is_linked() -> None:
    text = "It praised the Marsh administration, and not the Lund administration."
    words = ("the Marsh administration", "the Lund administration")
    found = _chains(text, *words, links=((1, 0),))
    assert found[words[0]] != found[words[1]]


def test_the_administration_is_no_other_body() -> None:
    text = "It asked the tax bureau in May. It then asked the administration."
    words = ("the tax bureau", "the administration")
    found = _chains(text, *words, links=((1, 0),))
    assert found[words[0]] != found[words[1]]
