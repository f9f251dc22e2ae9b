"""The event types as data: definition, PLOVER root, score, modes, trigger words.

The types of the package stand in `ontology.toml`. A user's file of the same form may change scores
and words of known types and add types of its own; those are marked `user`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from sayso.errors import ConfigError
from sayso.extract.cues import forms_of
from sayso.records import Record

_IRREGULAR = {
    "meet": "met meets meeting", "buy": "bought buys buying", "lend": "lent lends lending",
    "shoot": "shot shoots shooting", "withdraw": "withdrew withdraws withdrawn withdrawing",
    "quit": "quits quitting", "swear": "swore sworn swears",
    "commit": "committed commits committing",
    "admit": "admitted admits admitting", "slam": "slammed slams slamming",
    "rip": "ripped rips ripping", "beg": "begged begs begging",
    "plead": "pleaded pled pleads pleading",
    "ban": "banned bans banning", "stab": "stabbed stabs stabbing",
    "extol": "extolled extols extolling",
    "free": "freed frees freeing", "sue": "sued sues suing", "rebuff": "rebuffed rebuffs rebuffing",
    "overthrow": "overthrew overthrown overthrows overthrowing", "agree": "agreed agrees agreeing",
    "disagree": "disagreed disagrees disagreeing", "acquit": "acquitted acquits acquitting",
    "picket": "picketed pickets picketing", "wiretap": "wiretapped wiretaps wiretapping",
    "outbid": "outbids outbidding", "confer": "conferred confers conferring",
    "spurn": "spurned spurns spurning", "expel": "expelled expels expelling",
    "kidnap": "kidnapped kidnaps kidnapping", "shadowban": "shadowbanned shadowbans shadowbanning",
}  # fmt: skip


class EventType(Record, frozen=True, kw_only=True):
    """One kind of event."""

    name: str
    definition: str
    root: str
    """PLOVER root."""
    score: float
    """-10 (conflict) to +10 (cooperation)."""
    symmetric: bool = False
    """The same people may be initiators and recipients."""
    speech: bool = False
    """The act is itself something said: its speaker is its initiator, not its voice."""
    modes: tuple[str, ...] = ()
    mode_words: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    examples: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    user: bool = False
    """Added by the user: found by its words alone, without training."""


class Ontology(Record, frozen=True, kw_only=True):
    """All event types, by name, in the order of the file."""

    types: dict[str, EventType]

    def score(self, name: str) -> float:
        """The weight of a type; 0 for one that is not known."""
        known = self.types.get(name)
        return known.score if known else 0.0

    def root(self, name: str) -> str:
        """The PLOVER root of a type; empty for one that is not known."""
        known = self.types.get(name)
        return known.root if known else ""


@cache
def load_ontology(path: Path | None = None) -> Ontology:
    """The types of the package, changed by the user's file at `path` if one is given.

    Raises:
        ConfigError: The file cannot be read, or a value in it is not of the right kind.
    """
    packaged = resources.files("sayso.extract").joinpath("ontology.toml").read_text("utf-8")
    types = _read(tomllib.loads(packaged), {}, where="ontology.toml", user=False)
    if path is not None:
        try:
            own = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
            raise ConfigError(
                f"cannot read the event types in {str(path)!r}: {err}",
                "give a UTF-8 TOML file with tables [type.NAME]",
            ) from err
        types = _read(own, types, where=str(path), user=True)
    return Ontology(types=types)


def _read(
    data: Mapping[str, Any], known: dict[str, EventType], *, where: str, user: bool
) -> dict[str, EventType]:
    types = dict(known)
    for name, given in data.get("type", {}).items():
        before = types.get(name)
        fields = msgspec.structs.asdict(before) if before else {"name": name, "user": user}
        if user and before is None:
            fields.setdefault("root", "")
            fields.setdefault("score", 0.0)
        try:
            types[name] = msgspec.convert({**fields, **given}, EventType)
        except msgspec.ValidationError as err:
            raise ConfigError(
                f"event type {name!r} in {where}: {err}",
                "a type needs a definition; score is a number, verbs and nouns are lists of words",
            ) from err
    return types


def verb_forms(verb: str) -> frozenset[str]:
    """All forms of a trigger verb, the base form too."""
    if verb in _IRREGULAR:
        return frozenset([verb, *_IRREGULAR[verb].split()])
    return forms_of(verb)


def mode_of(kind: EventType, trigger: str) -> str | None:
    """The mode that the words of a trigger tell; None if they tell none."""
    words = set(trigger.lower().split())
    for mode, cues in kind.mode_words.items():
        if words & set(cues):
            return mode
    return None
