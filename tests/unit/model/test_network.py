"""The network that ships reads any text, the same way each time, on exact code points."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelMismatch, ModelMissing
from sayso.model import Network
from sayso.model.network import WEIGHTS
from sayso.records import Prediction, Span

STORY = (
    "Anna Weber, who runs Nordlicht Energy, said on Monday that the company would donate "
    "$2 million to the harbour fund. “We owe it to the town,” she said.\n"
    "Mayor Tom Reyes thanked Weber, but a rival, Karl Stein, accused Nordlicht of buying favour."
)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.load()


def spans_of(prediction: Prediction) -> list[Span]:
    spans = [s for one in prediction.statements for s in (*one.source, *one.cue, *one.content)]
    spans += [s for one in prediction.mentions for s in (one.span, one.head)]
    for one in prediction.events:
        single = (one.trigger, one.time, one.place, one.amount)
        spans += [*one.initiators, *one.recipients, *(s for s in single if s)]
    return spans


def test_a_story_has_statements_mentions_links_and_events(network: Network) -> None:
    found = network.predict(STORY)
    assert found.model == network.id
    assert any(s.cut(STORY) == "said" for one in found.statements for s in one.cue)
    assert any(one.span.cut(STORY).endswith("Weber") for one in found.mentions)
    assert "accuse" in {one.type for one in found.events}
    assert found.links


def test_the_same_text_reads_the_same_whatever_came_before(network: Network) -> None:
    alone = network.predict(STORY)
    network.predict("Something else entirely. " * 300)
    assert network.predict_many(["Short.", STORY]) == [network.predict("Short."), alone]


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x00", "\ud800", "."])
def test_a_text_that_says_nothing_gives_nothing(text: str, network: Network) -> None:
    assert not spans_of(network.predict(text))


@pytest.mark.parametrize(
    "text", ["😀 “Ja,” sagte sie 😀 " * 40, "قال الوزير إن الاتفاق تم " * 60, "a" * 200_000]
)
def test_foreign_text_keeps_its_code_points(text: str, network: Network) -> None:
    assert all(one.end <= len(text) for one in spans_of(network.predict(text)))


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200))
def test_spans_never_leave_any_text(text: str, network: Network) -> None:
    assert all(one.cut(text) for one in spans_of(network.predict(text)))


def test_links_point_back_at_earlier_mentions(network: Network) -> None:
    found = network.predict(STORY)
    assert all(0 <= one.antecedent < one.mention < len(found.mentions) for one in found.links)


def test_who_takes_part_carries_a_mention(network: Network) -> None:
    found = network.predict(STORY)
    people = {s for one in found.events for s in (*one.initiators, *one.recipients)}
    assert people
    assert all(any(p.overlaps(m.head) for m in found.mentions) for p in people)


def test_probabilities_are_shares(network: Network) -> None:
    found = network.predict(STORY)
    records = (*found.statements, *found.mentions, *found.links, *found.events)
    assert all(0 <= one.probability <= 1 for one in records)


def test_a_folder_without_a_card_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"card\.json"):
        Network.load(tmp_path)


def test_a_card_without_its_weights_is_missing(tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / "card.json", tmp_path)
    with pytest.raises(ModelMissing, match=r"model\.onnx"):
        Network.load(tmp_path)


@pytest.mark.parametrize("change", [('"format": 1', '"format": 0'), ('"meet"', '"greet"')])
def test_a_card_for_other_labels_does_not_fit(change: tuple[str, str], tmp_path: Path) -> None:
    card = (WEIGHTS / "card.json").read_text(encoding="utf-8")
    assert change[0] in card
    (tmp_path / "card.json").write_text(card.replace(*change), encoding="utf-8")
    with pytest.raises(ModelMismatch, match="was made for another"):
        Network.load(tmp_path)


def test_windows_that_share_more_than_half_do_not_fit(tmp_path: Path) -> None:
    card = (WEIGHTS / "card.json").read_text(encoding="utf-8")
    shared = f'"overlap": {json.loads(card)["overlap"]}'
    assert shared in card
    (tmp_path / "card.json").write_text(card.replace(shared, '"overlap": 129'), encoding="utf-8")
    with pytest.raises(ModelMismatch, match="cannot share 129"):
        Network.load(tmp_path)


def test_weights_that_are_not_on_the_card_do_not_fit(tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / "card.json", tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"something else")
    (tmp_path / "tokenizer.json").write_bytes(b"{}")
    with pytest.raises(ModelMismatch, match="not the file on its card"):
        Network.load(tmp_path)


def test_a_card_that_is_no_card_does_not_fit(tmp_path: Path) -> None:
    (tmp_path / "card.json").write_text('{"hello": 1}', encoding="utf-8")
    with pytest.raises(ModelMismatch, match="cannot be read"):
        Network.load(tmp_path)
