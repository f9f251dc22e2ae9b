"""The event types as data: definition, PLOVER root, scores, modes, trigger words, examples.

The types of the package stand in `ontology.toml`. A user's file of the same form may change the
scores, roots, modes and examples of these types, and add types of its own, found by their words
alone, without training; those are marked `user`. docs/ontology.md shows such a file.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from sayso.errors import ConfigError
from sayso.extract.cues import forms_of
from sayso.extract.times.occasions import Occasion, occasions_of
from sayso.records import Record
from sayso.text.tokens import tokenize

PACKAGED = "ontology.toml"

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

Quad = Literal["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]
Score = Annotated[float, msgspec.Meta(ge=-10, le=10)]
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MARKED = re.compile(r"\[([^\[\]]+)\]")
_LEARNED = ("verbs", "nouns", "phrases", "symmetric", "speech")
"""What of a packaged type the network has learned, so that a file cannot change it."""
_READ_BY = ("verbs", "nouns", "phrases", "mode_words", "symmetric", "speech")
"""The fields that change what is read; the others change how it is shown."""


class Root(Record, frozen=True, kw_only=True):
    """One of the sixteen event categories of PLOVER."""

    quad: Quad
    """Words or deeds, cooperation or conflict: what POLECAT calls the quad code."""
    score: Score
    """Conflict and cooperation as the PLOVER manual weighs it, -10 to +10."""


class EventType(Record, frozen=True, kw_only=True):
    """One kind of event."""

    name: str
    definition: str
    root: str
    """PLOVER root; empty if a user's type gives none."""
    score: Score
    """-10 (conflict) to +10 (cooperation)."""
    symmetric: bool = False
    """The same people may be initiators and recipients."""
    speech: bool = False
    """The act is itself something said: its speaker is its initiator, not its voice."""
    modes: tuple[str, ...] = ()
    mode_words: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    plover_mode: str | None = None
    """The mode of the root that a mode of ours is if `plover_modes` does not tell."""
    plover_modes: dict[str, str] = msgspec.field(default_factory=dict)
    examples: tuple[str, ...] = ()
    """Sentences; in those of a user's type the words in [brackets] are triggers."""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    user: bool = False
    """Added by the user: found by its words alone, without training."""


class Ontology(Record, frozen=True, kw_only=True):
    """All event types, and the roots that they map to, by name, in the order of the file."""

    types: dict[str, EventType]
    roots: dict[str, Root] = msgspec.field(default_factory=dict)
    occasions: tuple[Occasion, ...] = ()
    """Public occasions of the user's files, by which times are told: docs/times.md."""

    def root(self, name: str) -> str:
        """The PLOVER root of a type; empty for one that is not known."""
        known = self.types.get(name)
        return known.root if known else ""

    @property
    def signature(self) -> str:
        """Eight signs that tell what this ontology reads; empty for that of the package.

        Two that find the same triggers, types and modes have the same one, whatever their scores.
        """
        if _read_by(self) == _read_by(load_ontology()):
            return ""
        return hashlib.sha256(msgspec.json.encode(_read_by(self), order="sorted")).hexdigest()[:8]


@cache
def load_ontology(path: Path | None = None) -> Ontology:
    """The types of the package, changed by the user's file at `path` if one is given.

    Raises:
        ConfigError: The file cannot be read, or a value in it is not of the right kind.
    """
    if path is not None:
        return with_files([(str(path), read_file(path))])
    packaged = resources.files("sayso.extract").joinpath(PACKAGED).read_text("utf-8")
    return _joined(Ontology(types={}), packaged, PACKAGED, user=False)


def read_file(path: Path) -> str:
    """The words of a user's file.

    Raises:
        ConfigError: It cannot be read.
    """
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        raise _unreadable(str(path), err) from err


def with_files(files: Iterable[tuple[str, str]]) -> Ontology:
    """The types of the package, changed by users' files, the later ones over the earlier.

    Args:
        files: Name and TOML of each.

    Raises:
        ConfigError: A file is not TOML, or a value in it is not of the right kind.
    """
    ontology = load_ontology()
    for name, toml in files:
        ontology = _joined(ontology, toml, name, user=True)
    return ontology


def _joined(ontology: Ontology, toml: str, where: str, *, user: bool) -> Ontology:
    try:
        given = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as err:
        raise _unreadable(where, err) from err
    strange = sorted(given.keys() - {"type", "root", "occasion", "recurring"})
    if strange:
        raise ConfigError(
            f"{where!r} has {strange[0]!r} where a table [type.NAME] or [root] was expected",
            "begin each type with a line like [type.knight]",
        )
    roots, types = dict(ontology.roots), dict(ontology.types)
    for name, fields in _tables(given, "root", where):
        roots[name] = _root(name, fields, roots, where)
    for name, fields in _tables(given, "type", where):
        types[name] = _type(name, fields, types.get(name), where, user=user)
        if types[name].root not in roots and (types[name].root or not user):
            raise _wrong(name, where, f"root {types[name].root!r} is none of: {', '.join(roots)}")
    occasions = (*occasions_of(given, where), *ontology.occasions)
    return Ontology(types=types, roots=roots, occasions=occasions)


def _tables(
    given: Mapping[str, Any], kind: str, where: str
) -> Iterable[tuple[str, Mapping[str, Any]]]:
    tables = given.get(kind, {})
    if not isinstance(tables, dict) or not all(isinstance(one, dict) for one in tables.values()):
        raise ConfigError(
            f"{kind!r} in {where!r} is not a table of tables",
            f"begin each one with a line like [{kind}.NAME]",
        )
    return tables.items()


def _root(name: str, given: Mapping[str, Any], known: Mapping[str, Root], where: str) -> Root:
    before = msgspec.structs.asdict(known[name]) if name in known else {}
    try:
        return msgspec.convert({**before, **given}, Root)
    except msgspec.ValidationError as err:
        raise ConfigError(
            f"PLOVER root {name!r} in {where!r}: {err}",
            "a root needs a quad category and a score from -10 to 10",
        ) from err


def _type(
    name: str, given: Mapping[str, Any], before: EventType | None, where: str, *, user: bool
) -> EventType:
    if not _NAME.fullmatch(name):
        raise _wrong(name, where, "a name is small letters, digits and _, at most 40")
    strange = sorted(given.keys() & {"name", "user"})
    if strange:
        raise _wrong(name, where, f"{strange[0]!r} is not for a file to say")
    own = user and (before is None or before.user)
    learned = [] if own or not user else [field for field in _LEARNED if field in given]
    if learned:
        raise _wrong(
            name, where, f"{learned[0]!r} of a type that was learned cannot be changed",
            "give a type of your own with these words",
        )  # fmt: skip
    fields = _before(name, before, user=user)
    try:
        found = msgspec.convert({**fields, **given}, EventType)
    except msgspec.ValidationError as err:
        raise _wrong(name, where, str(err)) from err
    if not own:
        return found
    if not found.definition.strip():
        raise _wrong(name, where, "its definition is empty")
    return _with_triggers(found, where)


def _before(name: str, before: EventType | None, *, user: bool) -> dict[str, Any]:
    """The fields that a table need not give."""
    if before is not None:
        return msgspec.structs.asdict(before)
    return {"name": name, "user": user, **({"root": "", "score": 0.0} if user else {})}


def _with_triggers(kind: EventType, where: str) -> EventType:
    """A user's type with the words that its examples mark, all in small letters."""
    marked = [found for one in kind.examples for found in _MARKED.findall(one)]
    words = {
        field: tuple(dict.fromkeys(" ".join(word.lower().split()) for word in given))
        for field, given in (
            ("verbs", kind.verbs),
            ("nouns", kind.nouns),
            ("phrases", (*kind.phrases, *marked)),
        )
    }
    if not any(words.values()):
        raise _wrong(
            kind.name, where, "it has no trigger word",
            'give verbs, nouns or phrases, or mark triggers in its examples: "She [knighted] him."',
        )  # fmt: skip
    if any(not tokenize(word) for given in words.values() for word in given):
        raise _wrong(kind.name, where, "one of its trigger words is empty")
    if any(len(verb) < 2 or " " in verb for verb in words["verbs"]):
        raise _wrong(kind.name, where, "a verb is one word", "put several words under phrases")
    return msgspec.structs.replace(kind, **words)


def _wrong(name: str, where: str, reason: str, hint: str = "") -> ConfigError:
    return ConfigError(
        f"event type {name!r} in {where!r}: {reason}",
        hint or "a type needs a definition; score is a number, verbs and nouns are lists of words",
    )


def _unreadable(where: str, err: Exception) -> ConfigError:
    return ConfigError(
        f"cannot read the event types in {where!r}: {err}",
        "give a UTF-8 TOML file with tables [type.NAME]",
    )


def _read_by(ontology: Ontology) -> dict[str, list[Any]]:
    read: dict[str, list[Any]] = {
        name: [getattr(kind, field) for field in _READ_BY] for name, kind in ontology.types.items()
    }
    return read | {"[occasion]": [msgspec.to_builtins(one) for one in ontology.occasions]}


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
