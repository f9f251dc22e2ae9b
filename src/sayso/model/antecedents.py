"""What the words of two mentions say of whether they mean the same, beside the network's vectors.

The network scores two mentions by vectors of 256 wordpieces. Where it finds no antecedent for a
name, a description or `it`, this is asked: it adds what a table knows of pronouns, determiners,
number, spelling and the sentences between. Its weights (`antecedents.tsv`) are fitted by
`training/antecedents.py`, mostly on documents that the network was not trained on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from math import prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import ENTITY_TYPES, MENTION_FORMS
from sayso.model.windows import Words
from sayso.text.vocabulary import word_set

Codes = NDArray[np.int64]
Floats = NDArray[np.float32]

_PRONOUNS = {
    "i": "i me my mine myself", "you": "you your yours yourself yourselves",
    "he": "he him his himself", "she": "she her hers herself", "it": "it its itself",
    "we": "we us our ours ourselves", "they": "they them their theirs themselves themself",
    "this": "this", "that": "that", "these": "these those", "who": "who whom whose which",
    "here": "here there", "one": "one ones another both all each some others",
}  # fmt: skip
_DETERMINERS = {
    "the": "the", "this": "this that these those", "a": "a an",
    "own": "my your his her its our their whose",
    "some": """some any no every each either neither another all both many few several much more
        most other one two three four five six seven eight nine ten""",
}  # fmt: skip
PRONOUNS = ("none", *_PRONOUNS, "other")
DETERMINERS = ("bare", *_DETERMINERS, "name", "pronoun")
_PRONOUN = {w: 1 + at for at, words in enumerate(_PRONOUNS.values()) for w in words.split()}
_DETERMINER = {w: 1 + at for at, words in enumerate(_DETERMINERS.values()) for w in words.split()}
_ONE = frozenset(PRONOUNS.index(name) for name in ("i", "he", "she", "it", "this", "that"))
_SEVERAL = frozenset(PRONOUNS.index(name) for name in ("we", "they", "these"))
_SPEAKERS = [PRONOUNS.index(name) for name in ("i", "you", "we")]
_PLURALS = word_set("people men women children police media data folks guys kids")
_SINGULAR_ENDS = ("ss", "us", "is", "ics", "news")

_PERSONAL = [PRONOUNS.index(name) for name in ("i", "you", "he", "she", "we", "they")]
"""Their antecedents are the network's own: with the table they lead to the right participant of an
event less often (82 instead of 86 of 133 pronouns in the development articles)."""

NUMBERS = ("unknown", "one", "several")
SPELLINGS = ("other", "within", "head", "same", "stem")
"""As `Spellings.alike` tells them; `stem`: the heads differ by a plural's `s` only."""
_STEM = SPELLINGS.index("stem")
_SENTENCES = np.array([1, 2, 3, 5, 8, 12, 20, 40, 80])
BACK = tuple(str(at) for at in (0, *_SENTENCES.tolist()))
_SHARES = np.array([0.4, 0.6, 0.8, 0.95])
SHARES = tuple(str(at) for at in (0.0, *_SHARES.tolist()))
STEPS = tuple(str(at) for at in range(10))
_LOWEST, _STEP = -6.0, 1.5
"""The network's score by steps: all below is the first, all from 7.5 on the last."""
_EITHER = ("no", "yes")
_KEYS = (*PRONOUNS, *(f"{form}:{word}" for form in MENTION_FORMS for word in DETERMINERS))

FAMILIES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "pronouns": (PRONOUNS, PRONOUNS),
    "sentences": (_KEYS, BACK),
    "spelling": (SPELLINGS, MENTION_FORMS, MENTION_FORMS, DETERMINERS),
    "number": (SPELLINGS, MENTION_FORMS, NUMBERS, NUMBERS),
    "modifiers": (SPELLINGS, MENTION_FORMS, _EITHER, _EITHER),
    "types": (_EITHER, ENTITY_TYPES, ENTITY_TYPES),
    "mention": (SHARES, MENTION_FORMS, ENTITY_TYPES),
    "words": (_KEYS,),
    "network": (STEPS, (*MENTION_FORMS, "speaker")),
}
"""What each family of weights tells apart, the later mention before its antecedent."""


@dataclass(frozen=True)
class Traits:
    """What is known of the words of each mention: all (mention,), but `modifiers`."""

    pronoun: Codes
    form: Codes
    type: Codes
    determiner: Codes
    number: Codes
    share: Codes
    sentence: Codes
    stem: Codes
    modifiers: Floats
    """(mention, word): 1 where the word stands before the head; only words that come twice."""
    modified: Codes
    """Words that stand before the head."""


@dataclass(frozen=True)
class Table:
    """The weights of each family, and what the network's own score counts."""

    scale: float
    bias: float
    """Added to every pair: how much likelier than none an antecedent is taken to be."""
    weights: Mapping[str, Floats]


class Place(Protocol):
    """Where a mention is: the numbers of its words, its kind, and how sure it is."""

    @property
    def word(self) -> int:
        """Its head."""
        ...

    @property
    def start(self) -> int:
        """Its first word."""
        ...

    @property
    def end(self) -> int:
        """Its last word."""
        ...

    @property
    def kind(self) -> int:
        """Its type and form as one number."""
        ...

    @property
    def share(self) -> float:
        """How sure it is."""
        ...


def read_traits(text: str, words: Words, places: Sequence[Place]) -> Traits:
    """The traits of mentions of one text, in their order."""
    low = [text[a:b].lower() for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True)]
    at = np.array([one.word for one in places])
    form = np.array([one.kind % len(MENTION_FORMS) for one in places])
    pronoun = np.array([_pronoun_of(low, one) for one in places])
    modifiers, modified = _modifiers([_before_head(low, one) for one in places])
    stems: dict[str, int] = {}
    return Traits(
        pronoun=pronoun,
        form=form,
        type=np.array([one.kind // len(MENTION_FORMS) for one in places]),
        determiner=np.array(
            [_determiner_of(low, *one) for one in zip(places, pronoun, strict=True)]
        ),
        number=np.array(
            [_number_of(low[one.word], one, int(p)) for one, p in zip(places, pronoun, strict=True)]
        ),
        share=np.searchsorted(_SHARES, [one.share for one in places], side="left"),
        sentence=np.cumsum([word in ".?!" for word in low])[at],
        stem=np.array([stems.setdefault(_stem(low[one.word]), len(stems)) for one in places]),
        modifiers=modifiers,
        modified=modified,
    )


def _pronoun_of(low: Sequence[str], one: Place) -> int:
    as_pronoun = MENTION_FORMS[one.kind % len(MENTION_FORMS)] == "pronoun"
    if not as_pronoun and one.start != one.end:
        return 0
    return _PRONOUN.get(low[one.word], len(PRONOUNS) - 1 if as_pronoun else 0)


def _determiner_of(low: Sequence[str], one: Place, pronoun: int) -> int:
    if pronoun:
        return DETERMINERS.index("pronoun")
    before = low[one.start - 1] if one.start else ""
    found = _DETERMINER.get(low[one.start]) or _DETERMINER.get(before)
    named = MENTION_FORMS[one.kind % len(MENTION_FORMS)] == "name"
    return found or (DETERMINERS.index("name") if named else 0)


def _number_of(head: str, one: Place, pronoun: int) -> int:
    """One, several, or unknown."""
    if pronoun:
        return 1 if pronoun in _ONE else 2 if pronoun in _SEVERAL else 0
    if MENTION_FORMS[one.kind % len(MENTION_FORMS)] == "name":
        return 0 if head.endswith("s") else 1
    plural = head.endswith("s") and not head.endswith(_SINGULAR_ENDS)
    return 2 if plural or head in _PLURALS else 1


def _stem(head: str) -> str:
    """The word without a plural's `s`."""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") and len(head) > 3 else head


def _before_head(low: Sequence[str], one: Place) -> frozenset[str]:
    """The words of a mention that stand before its head, without determiners and marks."""
    return frozenset(
        word
        for word in low[one.start : one.word]
        if word not in _DETERMINER and word != "s" and any(map(str.isalnum, word))
    )


def _modifiers(sets: Sequence[frozenset[str]]) -> tuple[Floats, Codes]:
    counts = Counter(word for words in sets for word in words)
    column = {word: at for at, word in enumerate(sorted(w for w, n in counts.items() if n > 1))}
    matrix = np.zeros((len(sets), len(column)), np.float32)
    for row, words in enumerate(sets):
        matrix[row, [column[word] for word in words if word in column]] = 1
    return matrix, np.array([len(words) for words in sets])


# -------------------------------------------------------------------------- pairs


def pair_codes(
    traits: Traits, one: Codes, other: Codes, alike: Codes, shared: Floats, scores: Floats
) -> dict[str, Codes]:
    """The row of each family that pairs of mentions take.

    Args:
        one: Later mentions; `other`: possible antecedents, in a shape that goes with it.
        alike: As `Spellings.alike` gives it for the pairs.
        shared: How many of their `modifiers` the two have in common.
        scores: What the network says.

    Returns:
        For each family the rows of its table, in shapes that go with that of the pairs.
    """
    t, last = traits, len(PRONOUNS) - 1
    pronoun, before = t.pronoun[one], t.pronoun[other]
    form, form_before = t.form[one], t.form[other]
    spelt = np.where((alike < 2) & (t.stem[one] == t.stem[other]), _STEM, alike)
    key = np.where(pronoun > 0, pronoun, last + 1 + form * len(DETERMINERS) + t.determiner[one])
    back = np.searchsorted(_SENTENCES, t.sentence[one] - t.sentence[other], side="right")
    voice = np.where(np.isin(pronoun, _SPEAKERS), len(MENTION_FORMS), form)
    new = (t.modified[one] > shared).astype(np.int64)
    lost = (t.modified[other] > shared).astype(np.int64)
    step = np.clip((scores - _LOWEST) / _STEP, 0, len(STEPS) - 1).astype(np.int64)
    axes: dict[str, tuple[Codes, ...]] = {
        "pronouns": (pronoun, before),
        "sentences": (key, back),
        "spelling": (spelt, form, form_before, t.determiner[one]),
        "number": (spelt, form, t.number[one], t.number[other]),
        "modifiers": (spelt, form, new, lost),
        "types": ((pronoun > 0).astype(np.int64), t.type[one], t.type[other]),
        "mention": (t.share[one], form, t.type[one]),
        "words": (key,),
        "network": (step, voice),
    }
    return {name: _row(FAMILIES[name], codes) for name, codes in axes.items()}


def _row(labels: tuple[tuple[str, ...], ...], codes: tuple[Codes, ...]) -> Codes:
    row: Codes = np.zeros((), np.int64)
    for axis, code in zip(labels, codes, strict=True):
        row = row * len(axis) + code
    return row


def weigh(
    table: Table, traits: Traits, one: Codes, other: Codes, alike: Codes, scores: Floats
) -> Floats:
    """The scores of pairs by the network and the table together: (mention, antecedent).

    Those of personal pronouns stay the network's own.

    Args:
        one: Later mentions, (mention, 1).
        other: Possible antecedents, (1, antecedent).
        alike: As `Spellings.grid` gives it.
        scores: What the network says.
    """
    shared = traits.modifiers[one[:, 0]] @ traits.modifiers[other[0]].T
    codes = pair_codes(traits, one, other, alike, shared, scores)
    found = scores * np.float32(table.scale) + np.float32(table.bias)
    for name, rows in codes.items():
        found = found + table.weights[name][rows]
    personal = np.isin(traits.pronoun[one], _PERSONAL)
    return np.where(personal, scores, found).astype(np.float32)


# -------------------------------------------------------------------------- table


@lru_cache(maxsize=1)
def load_table() -> Table:
    """The weights that the package carries."""
    return parse_table(files("sayso.model").joinpath("antecedents.tsv").read_text("utf-8"))


def parse_table(text: str) -> Table:
    """Weights from lines of a family, its labels parted by spaces, and a weight; others are 0."""
    single = {"scale": 1.0, "bias": 0.0}
    weights = {name: np.zeros(size_of(name), np.float32) for name in FAMILIES}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, labels, weight = line.split("\t")
        if name in single:
            single[name] = float(weight)
            continue
        row = 0
        for axis, label in zip(FAMILIES[name], labels.split(), strict=True):
            row = row * len(axis) + axis.index(label)
        weights[name][row] = float(weight)
    return Table(single["scale"], single["bias"], weights)


def write_table(table: Table, least: float) -> str:
    """The lines of a table, without weights nearer to 0 than `least`."""
    lines = [f"scale\t\t{table.scale:.3f}", f"bias\t\t{table.bias:.2f}"]
    for name, axes in FAMILIES.items():
        for labels, weight in zip(product(*axes), table.weights[name].tolist(), strict=True):
            if abs(weight) >= least:
                lines.append(f"{name}\t{' '.join(labels)}\t{weight:.2f}")
    return "\n".join(lines) + "\n"


def size_of(name: str) -> int:
    """How many weights a family has."""
    return prod(map(len, FAMILIES[name]))
