"""How likely any two mentions of a text mean the same, beside the links by which names are read.

Links (`mentions.link`) are few and sure: who takes part in events is read by them. A tie is said of
every two mentions that may be one, also of those that take part in nothing ("the plan", "this"). It
is weighed by the trees of `ties.tsv`, which ask of two mentions what the network's vectors, their
words, their place and their kind say. Every tree asks the same few questions of each pair and adds
the value that stands under the answers. `training/ties.py` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.model.antecedents import DETERMINERS, PRONOUNS, Codes, Floats, Place, Traits
from sayso.model.labels import ENTITY_TYPES, MENTION_FORMS
from sayso.model.windows import Words
from sayso.records import PredictedLink
from sayso.text.vocabulary import word_set

LEAST = 0.1
"""Ties that are less likely are left out; together several of them would tell little."""
REACH = 300
"""Mentions before a mention with which it may have a tie, as for links."""
PRONOUN_REACH, PLAIN_REACH = 6, 40
"""Sentences back in which `it` or `this`, and any other mention spelt otherwise, has a tie. In GUM
98 of 100 pronouns have another mention of their chain within the 6 before."""
FAINT = -2.0
"""Two mentions with different heads that the network scores lower have no tie."""

_FIRST, _YOU, _HE, _IT, _THEY, _ELSE = range(1, 7)
_KINDS = ("none", "first", "you", "he", "it", "they", "else")
_KIND_OF = {"i": _FIRST, "we": _FIRST, "you": _YOU, "he": _HE, "she": _HE, "it": _IT, "they": _THEY}
_KIND = np.array([0, *(_KIND_OF.get(name, _ELSE) for name in PRONOUNS[1:])])
_MALE = word_set(
    """man boy father son husband brother uncle king prince gentleman businessman congressman
    chairman spokesman he him his himself mr. mr sir"""
)
_FEMALE = word_set(
    """woman girl mother daughter wife sister aunt queen princess she her hers herself mrs. ms. mrs
    ms lady spokeswoman congresswoman"""
)
_BEING = word_set("is are was were be been being became become becomes remains remained")
_PREPOSITIONS = word_set("of in on at to for with by from about against into over")
_LONGEST = 30
"""Words of a mention from which on it is just long."""

Columns = Mapping[str, Floats]


@dataclass(frozen=True)
class Tree:
    """`columns` above `bounds`, the first question counting most, number the `values`."""

    columns: tuple[str, ...]
    bounds: tuple[float, ...]
    values: Floats


@dataclass(frozen=True)
class Forest:
    """What is said of a pair is `base` and a value of each tree: the log odds that it is one."""

    base: float
    trees: tuple[Tree, ...]


@dataclass(frozen=True)
class Pairs:
    """Pairs of mentions, and what is known of each: all (pair,)."""

    later: Codes
    earlier: Codes
    columns: Columns


class Tied(Place, Protocol):
    """Where a mention is, and its vectors."""

    @property
    def back(self) -> Floats:
        """Meets that of an antecedent."""
        ...

    @property
    def ahead(self) -> Floats:
        """Meets that of a later mention."""
        ...


def weigh_pairs(forest: Forest, columns: Columns) -> Floats:
    """The log odds that pairs are one, (pair,)."""
    total = np.full(len(next(iter(columns.values()))), forest.base, np.float32)
    for tree in forest.trees:
        row = np.zeros(len(total), np.int64)
        for name, bound in zip(tree.columns, tree.bounds, strict=True):
            row = 2 * row + (columns[name] > bound)
        total += tree.values[row]
    return total


# -------------------------------------------------------------------------- pairs


class Ties:
    """The ties of the mentions of one text.

    Args:
        text: The text.
        words: Its words.
        heads: Its mentions, by place.
        traits: Those of `heads`.
    """

    def __init__(self, text: str, words: Words, heads: Sequence[Tied], traits: Traits) -> None:
        self._traits = traits
        self._single = _of_mentions(text, words, heads, traits)
        self._before = _same_before(traits.stem)
        self._owner = _owners(heads, traits)
        self._at, self._start, self._end = (
            np.array(places)
            for places in zip(*((h.word, h.start, h.end) for h in heads), strict=True)
        )
        self._vectors = {
            "ahead": _unit([h.ahead for h in heads]),
            "back": _unit([h.back for h in heads]),
        }

    def between(
        self, low: int, first: int, high: int, alike: Codes, scores: Floats
    ) -> list[PredictedLink]:
        """The ties of mentions `first .. high` with those before them from `low` on.

        Args:
            low, first, high: Which mentions.
            alike: As `Spellings.grid` gives it for them: (later, earlier).
            scores: What the network says: (later, earlier).

        Returns:
            Ties, as indices into the mentions of the text.
        """
        found = self.pairs(low, first, high, alike, scores)
        if not len(found.later):
            return []
        shares = 1 / (1 + np.exp(-weigh_pairs(load_forest(), found.columns)))
        kept = shares >= LEAST
        rows = (found.later[kept].tolist(), found.earlier[kept].tolist(), shares[kept].tolist())
        return [
            PredictedLink(mention=one, antecedent=other, probability=round(share, 4))
            for one, other, share in zip(*rows, strict=True)
        ]

    def pairs(self, low: int, first: int, high: int, alike: Codes, scores: Floats) -> Pairs:
        """The pairs that may be one, with what is known of them; as for `between`."""
        spelt = _SPELT[alike]
        stem = self._traits.stem
        spelt = np.where((alike < 2) & (stem[first:high, None] == stem[low:high]), _STEM, spelt)
        row, column = np.nonzero(self._may_tie(low, first, high, spelt, scores))
        later, earlier = row + first, column + low
        network = scores[row, column]
        columns: dict[str, NDArray[np.generic]] = {
            "spelt": spelt[row, column],
            "network": network,
            "below best": _best(row, network, high - first) - network,
            **{name: _product(rows, later, earlier) for name, rows in self._vectors.items()},
            **self._of_places(later, earlier),
            **self._of_words(later, earlier),
            **self._of_owners(later, earlier, low, first, scores),
        }
        for name, values in self._single.items():
            columns[f"{name} i"], columns[f"{name} j"] = values[later], values[earlier]
        numbers = {name: values.astype(np.float32) for name, values in columns.items()}
        return Pairs(later, earlier, numbers)

    def _may_tie(
        self, low: int, first: int, high: int, spelt: Codes, scores: Floats
    ) -> NDArray[np.bool_]:
        """Which pairs are worth weighing, (later, earlier)."""
        traits = self._traits
        steps = np.subtract.outer(np.arange(first, high), np.arange(low, high))
        back = np.subtract.outer(traits.sentence[first:high], traits.sentence[low:high])
        pointing = (_KIND[traits.pronoun[first:high]] >= _HE)[:, None]
        near = back <= np.where(pointing, PRONOUN_REACH, PLAIN_REACH)
        likely = (scores > FAINT) & near
        same = (spelt >= _STEM) & (~pointing | near)
        return np.asarray((steps > 0) & (steps <= REACH) & (likely | same))

    def _of_places(self, later: Codes, earlier: Codes) -> dict[str, NDArray[np.generic]]:
        """How far pairs are apart, and whether one mention is within the other."""
        start, end, sentence = self._start, self._end, self._traits.sentence
        within = (start[later] >= start[earlier]) & (end[later] <= end[earlier])
        around = (start[later] <= start[earlier]) & (end[later] >= end[earlier])
        return {
            "sentences": sentence[later] - sentence[earlier],
            "mentions": later - earlier,
            "words": self._at[later] - self._at[earlier],
            "nested": within + 2 * around,
        }

    def _of_words(self, later: Codes, earlier: Codes) -> dict[str, NDArray[np.generic]]:
        """What the words of pairs have in common."""
        traits, pronoun = self._traits, self._traits.pronoun
        shared = _product(traits.modifiers, later, earlier)
        return {
            "nearest of its head": self._before[later] == earlier,
            "same pronoun": (pronoun[later] == pronoun[earlier]) & (pronoun[later] > 0),
            "same type": traits.type[later] == traits.type[earlier],
            "number": _agree(traits.number, later, earlier),
            "gender": _agree(self._single["gender"], later, earlier),
            "shared": shared,
            "new": traits.modified[later] - shared,
            "lost": traits.modified[earlier] - shared,
        }

    def _of_owners(
        self, later: Codes, earlier: Codes, low: int, first: int, scores: Floats
    ) -> dict[str, NDArray[np.generic]]:
        """Of `its plan` and `their plan` what the network says of `its` and `their`."""
        one, other = self._owner[later], self._owner[earlier]
        known = (one >= first) & (other >= low)
        said = scores[np.where(known, one - first, 0), np.where(known, other - low, 0)]
        pronoun = self._traits.pronoun
        return {
            "owners": np.where(known, said, 2 * FAINT),
            "same owner": (one >= 0) & (other >= 0) & (pronoun[one] == pronoun[other]),
        }


_SPELT, _STEM = np.array([0, 1, 3, 4]), 2
"""`Spellings.alike` with room for heads that differ by a plural's `s`."""


def _unit(rows: list[Floats]) -> Floats:
    """Vectors of length 1, (mention, size)."""
    vectors = np.stack(rows)
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-6))


def _product(rows: Floats, later: Codes, earlier: Codes) -> Floats:
    """Of each pair the product of its rows, (pair,)."""
    return np.asarray(np.einsum("pv,pv->p", rows[later], rows[earlier]))


def _best(row: Codes, values: Floats, size: int) -> Floats:
    """For each pair the largest value of its later mention, (pair,)."""
    best = np.full(size, FAINT, values.dtype)
    np.maximum.at(best, row, values)
    return np.asarray(best[row])


def _of_mentions(
    text: str, words: Words, heads: Sequence[Tied], traits: Traits
) -> dict[str, NDArray[np.generic]]:
    """What is known of each mention by itself: (mention,)."""
    low = [text[a:b].lower() for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True)]
    before = [low[head.start - 1] if head.start else "." for head in heads]
    after = [low[head.end + 1] if head.end + 1 < len(low) else "." for head in heads]
    governed = np.array([word in _PREPOSITIONS for word in before])
    acting = np.array([word[0].isalpha() and word not in _PREPOSITIONS for word in after])
    at = np.array([head.word for head in heads])
    stem = traits.stem
    found: dict[str, NDArray[np.generic]] = {
        "share": np.array([head.share for head in heads]),
        "length": np.array([min(head.end - head.start, _LONGEST) for head in heads]),
        "behind": np.array([min(head.end - head.word, _LONGEST) for head in heads]),
        "place": at / len(low),
        "first": np.append(True, traits.sentence[1:] != traits.sentence[:-1]),
        "governed": governed,
        "subject": acting & ~governed,
        "after comma": np.array([word == "," for word in before]),
        "after is": np.array([word in _BEING for word in before]),
        "before is": np.array([word in _BEING for word in after]),
        "capital": np.array([text[words.start[word]].isupper() for word in at.tolist()]),
        "gender": np.array([_gender(low[head.start : head.end + 1]) for head in heads]),
        "number": traits.number,
        "times": np.bincount(stem)[stem],
        "same before": _same_before(stem) >= 0,
    }
    kinds = (
        ("pronoun", _KINDS, _KIND[traits.pronoun]),
        ("form", MENTION_FORMS, traits.form),
        ("type", ENTITY_TYPES, traits.type),
        ("determiner", DETERMINERS, traits.determiner),
    )
    for kind, names, codes in kinds:
        found |= {f"{kind} {name}": codes == at for at, name in enumerate(names)}
    return found


def _gender(words: Sequence[str]) -> int:
    """1 of a man, 2 of a woman, 0 unknown, as one of the words tells."""
    return 1 if not _MALE.isdisjoint(words) else 2 if not _FEMALE.isdisjoint(words) else 0


def _same_before(stem: Codes) -> Codes:
    """The mention before each that has the same head, or -1."""
    last: dict[int, int] = {}
    found = np.full(len(stem), -1)
    for at, one in enumerate(stem.tolist()):
        found[at] = last.get(one, -1)
        last[one] = at
    return found


def _owners(heads: Sequence[Tied], traits: Traits) -> Codes:
    """The mention `its` of each mention such as `its plan`, else -1."""
    by_word = {head.word: at for at, head in enumerate(heads)}
    own = DETERMINERS.index("own")
    owned = (
        by_word.get(head.start, -1) if determiner == own and head.start < head.word else -1
        for head, determiner in zip(heads, traits.determiner.tolist(), strict=True)
    )
    return np.array(list(owned))


def _agree(codes: NDArray[np.generic], later: Codes, earlier: Codes) -> Codes:
    """1 where both are known and the same, -1 where they differ, else 0."""
    one, other = codes[later], codes[earlier]
    known = one.astype(bool) & other.astype(bool)
    return np.where(known, np.where(one == other, 1, -1), 0)


# -------------------------------------------------------------------------- trees


@lru_cache(maxsize=1)
def load_forest() -> Forest:
    """The trees that the package carries."""
    return parse_forest(files("sayso.model").joinpath("ties.tsv").read_text("utf-8"))


def parse_forest(text: str) -> Forest:
    """Trees from lines of questions and values: `network > 1.5; sentences > 2`, a tab, numbers."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    trees = []
    for line in lines[1:]:
        questions, _, values = line.partition("\t")
        asked = [one.rpartition(" > ") for one in questions.split("; ")]
        trees.append(
            Tree(
                tuple(name for name, _, _ in asked),
                tuple(float(bound) for _, _, bound in asked),
                np.array([float(one) for one in values.split()], np.float32),
            )
        )
    return Forest(float(lines[0]), tuple(trees))


def write_forest(forest: Forest) -> str:
    """The lines of trees."""
    lines = [f"{forest.base:.3f}"]
    for tree in forest.trees:
        asked = zip(tree.columns, tree.bounds, strict=True)
        questions = "; ".join(f"{name} > {bound:.4g}" for name, bound in asked)
        lines.append(questions + "\t" + " ".join(f"{value:.3f}" for value in tree.values))
    return "\n".join(lines) + "\n"
