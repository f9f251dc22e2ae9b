"""Public occasions as times: `since the election`, `during World War II`, `9/11`.

The table is `occasions.toml` beside this package; users can give their own in the same form.
"""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path

from sayso.errors import ConfigError
from sayso.extract.times.lexicon import words
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens
from sayso.records import Record

TABLE = Path(__file__).parent.parent / "occasions.toml"

_LEADS = words("since before after until till during by following throughout post pre")
_LEADS_BACK = words("since following")
_LEADS_OF_TWO = {"to": words("prior up leading"), "of": words("ahead")}
_FIELDS = words("names first last days led about until source")


class Occasion(Record, frozen=True, kw_only=True):
    """One occasion, or one that comes back on several days."""

    names: tuple[tuple[str, ...], ...]
    """Each as words in lower case."""
    spans: tuple[tuple[datetime.date, datetime.date], ...]
    """First and last day, each time it took place."""
    led: bool = False
    about: tuple[str, ...] = ()
    until: datetime.date | None = None
    """From this day of publication on the names no longer tell which one is meant."""
    source: str = ""


def load_occasions(path: Path) -> tuple[Occasion, ...]:
    """The occasions of a TOML file.

    Raises:
        ConfigError: the file is no TOML, or an entry lacks its names or days.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: no table of occasions: {error}", "see docs/times.md") from error
    entries = [*table.get("occasion", []), *table.get("recurring", [])]
    return tuple(_occasion(entry, path) for entry in entries)


def _occasion(entry: dict[str, object], path: Path) -> Occasion:
    unknown = set(entry) - _FIELDS
    names, first, days = entry.get("names"), entry.get("first"), entry.get("days")
    if unknown or not isinstance(names, list) or not (first or days):
        raise ConfigError(
            f"{path}: an occasion needs names and first or days, got {sorted(entry)}",
            "allowed: " + ", ".join(sorted(_FIELDS)),
        )
    last = entry.get("last", first)
    spans = [(first, last)] if first else [(day, day) for day in _list(days)]
    return Occasion(
        names=tuple(tuple(str(name).lower().split()) for name in names),
        spans=tuple(sorted((_day(left, path), _day(right, path)) for left, right in spans)),
        led=bool(entry.get("led", False)),
        about=tuple(str(word) for word in _list(entry.get("about"))),
        until=_day(entry["until"], path) if "until" in entry else None,
        source=str(entry.get("source", "")),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _day(value: object, path: Path) -> datetime.date:
    if not isinstance(value, datetime.date):
        raise ConfigError(f"{path}: a day like 2016-11-08 was expected, got {value!r}", "")
    return value


@cache
def shipped() -> tuple[Occasion, ...]:
    """The occasions that come with sayso."""
    return load_occasions(TABLE)


@cache
def _by_first_word(occasions: tuple[Occasion, ...]) -> dict[str, list[tuple[int, Occasion, int]]]:
    """First word but "the" -> (which name, occasion, its rank), longest names first."""
    table: dict[str, list[tuple[int, Occasion, int]]] = {}
    for rank, occasion in enumerate(occasions):
        for which, name in enumerate(occasion.names):
            first = name[1] if name[0] == "the" and len(name) > 1 else name[0]
            table.setdefault(first, []).append((which, occasion, rank))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[1].names[entry[0]]), entry[2]))
    return table


def occasions_in(
    tk: Tokens, published: datetime.date | None, extra: tuple[Occasion, ...] = ()
) -> list[Sketch]:
    """The occasions that the text tells the time by, in text order."""
    table = _by_first_word(extra + shipped())
    found: list[Sketch] = []
    spoken_of = tk.vocabulary & table.keys()
    if not spoken_of:
        return found
    for index, word in enumerate(tk.words):
        if word not in spoken_of:
            continue
        for which, occasion, _ in table[word]:
            sketch = _at(tk, index, occasion.names[which], occasion, published)
            if sketch is not None and (not found or found[-1].last < sketch.first):
                found.append(sketch)
                break
    return found


def _at(
    tk: Tokens,
    index: int,
    name: tuple[str, ...],
    occasion: Occasion,
    published: datetime.date | None,
) -> Sketch | None:
    first = index - (name[0] == "the" and len(name) > 1)
    last = first + len(name) - 1
    spelled = tuple("'" if word in "’`" else word for word in tk.words[max(0, first) : last + 1])
    if first < 0 or spelled != name:
        return None
    if first and tk.words[first - 1] == "the":
        first -= 1
    if occasion.led and not _led(tk, first):
        return None
    if occasion.until and (published is None or published >= occasion.until):
        return None
    if occasion.about and not any(word in tk.vocabulary for word in occasion.about):
        return None
    span = _nearest(occasion, published, back=tk.word(first - 1) in _LEADS_BACK)
    if span is None:
        return None
    start, end = span
    value = start.isoformat() + ("" if start == end else f"/{end.isoformat()}")
    return Sketch(first=first, last=last, type="DATE", kind="occasion", value=value)


def _led(tk: Tokens, first: int) -> bool:
    """A word before it makes the occasion a time."""
    word = tk.word(first - 1)
    if word == "by" and tk.word(first - 2).endswith(("ed", "led", "held", "made", "run")):
        return False  # who did it
    return word in _LEADS or tk.word(first - 2) in _LEADS_OF_TWO.get(word, frozenset())


def _nearest(
    occasion: Occasion, published: datetime.date | None, *, back: bool
) -> tuple[datetime.date, datetime.date] | None:
    """The one time that is meant: without a day of publication only a single one can be."""
    if len(occasion.spans) == 1:
        return occasion.spans[0]
    if published is None:
        return None
    over = [span for span in occasion.spans if span[0] <= published]
    spans = over if back and over else occasion.spans
    return min(spans, key=lambda span: abs((span[0] - published).days))
