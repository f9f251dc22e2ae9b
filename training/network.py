"""The network: MiniLM with word features, and heads for all readings in one pass."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from sayso.model import labels
from sayso.model.pairs import CHAIN_FEATURES, DISTANCES
from sayso.model.windows import FEATURES

HIDDEN = 256
"""Width of each head's own layer."""

FROZEN = 2
"""Lowest layers that are not trained; word features come in above them, so that no gradient has
to pass through. 1.3 times faster on two cores."""

HEADS = {
    "statement": ("statement", "content_cue", "cue_source"),
    "mention": ("mention", "mention_start", "mention_end", "phrase_start", "phrase_end"),
    "event": ("event", "polarity", "modality", *(f"event_{r}" for r in labels.EVENT_ROLES)),
    "chain": ("chain",),
}
"""Which outputs each head's layer feeds."""


class Reader(nn.Module):
    """Encoder and heads.

    Inputs: ids (window, piece), features (window, piece, 3), first (window, word).
    Outputs: logits (window, word, sum of `LOGITS`) and vectors (window, word, sum of `VECTORS`).
    """

    padded = True
    """Windows come in batches of several lengths, of which only the real pieces are computed: a
    fifth less work. Reading runs them one by one."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            add_pooling_layer=False,
        )
        size = self.encoder.config.hidden_size
        self.features = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.features.weight)
        self.layers = nn.ModuleDict(
            {h: nn.Sequential(nn.Linear(size, HIDDEN), nn.GELU(), nn.Dropout(0.1)) for h in HEADS}
        )
        self.logits = nn.ModuleDict(
            {name: nn.Linear(HIDDEN, width) for name, width in labels.LOGITS}
        )
        self.vectors = nn.ModuleDict(
            {name.replace("/", "_"): nn.Linear(HIDDEN, width) for name, width in labels.VECTORS}
        )
        self.arc_distance = nn.Parameter(
            torch.zeros(len(labels.ARCS) + len(labels.POINTERS), DISTANCES)
        )
        self.arc_bias = nn.Parameter(torch.zeros(len(labels.EVENT_ROLES)) - 4.0)
        self.chain_features = nn.Parameter(torch.zeros(CHAIN_FEATURES))

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """One pass over some windows."""
        rows = Rows(ids) if self.padded else None
        embeddings = self.encoder.embeddings
        positions = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0).expand_as(ids)
        if rows:
            ids, positions, features = rows.take(ids), rows.take(positions), rows.take(features)
        x = embeddings.word_embeddings(ids) + embeddings.position_embeddings(positions)
        x = embeddings.LayerNorm(x + embeddings.token_type_embeddings.weight[0])
        for i, layer in enumerate(self.encoder.encoder.layer):
            x = _layer(layer, x + self.features(features).sum(-2) if i == FROZEN else x, rows)
        x = rows.spread(x) if rows else x
        words = x.gather(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        hidden = {head: layer(words) for head, layer in self.layers.items()}
        owner = {name: head for head, names in HEADS.items() for name in names}
        logits = [self.logits[name](hidden[owner[name]]) for name, _ in labels.LOGITS]
        vectors = [
            self.vectors[name.replace("/", "_")](hidden[owner[name.split("/")[0]]])
            for name, _ in labels.VECTORS
        ]
        return torch.cat(logits, -1), torch.cat(vectors, -1)


class Rows:
    """Where the real pieces of padded windows stand; 0 is the padding's id."""

    def __init__(self, ids: Tensor) -> None:
        self.shape = ids.shape
        self.at = ids.flatten().nonzero().squeeze(1)
        self.mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]

    def take(self, x: Tensor) -> Tensor:
        """(window, piece, ...) -> (real piece, ...)."""
        return x.flatten(0, 1)[self.at]

    def spread(self, x: Tensor) -> Tensor:
        """(real piece, size) -> (window, piece, size), zeros between."""
        whole = x.new_zeros(self.shape.numel(), x.shape[-1])
        return whole.index_copy(0, self.at, x).view(*self.shape, -1)


def _layer(layer: nn.Module, x: Tensor, rows: Rows | None) -> Tensor:
    """One post-norm transformer layer, written out so that it exports as plain operators."""
    attention = layer.attention.self
    heads = attention.num_attention_heads

    def split(y: Tensor) -> Tensor:
        y = rows.spread(y) if rows else y
        return y.view(*y.shape[:2], heads, -1).transpose(1, 2)

    mixed = nn.functional.scaled_dot_product_attention(
        split(attention.query(x)),
        split(attention.key(x)),
        split(attention.value(x)),
        attn_mask=rows.mask if rows else None,
    )
    mixed = mixed.transpose(1, 2).flatten(2)
    mixed = rows.take(mixed) if rows else mixed
    out = layer.attention.output
    x = out.LayerNorm(out.dense(mixed) + x)
    return layer.output.LayerNorm(
        layer.output.dense(nn.functional.gelu(layer.intermediate.dense(x))) + x
    )
