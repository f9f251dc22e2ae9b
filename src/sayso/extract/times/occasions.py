"""Public occasions as times: `since the election`, `during World War II`, `9/11`.

The table is `occasions.toml` beside this package; users can give their own in the same form.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
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
_LONGEST = 366
"""Days that one that comes back can last."""
_FIELDS = words("names first last days lasting led about until source")


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
    return occasions_of(table, str(path))


def occasions_of(table: Mapping[str, object], where: str) -> tuple[Occasion, ...]:
    """The occasions of a parsed TOML file: its `[[occasion]]` and `[[recurring]]` tables.

    Args:
        table: What the file holds; other keys are passed over.
        where: Name of the file, for messages.

    Raises:
        ConfigError: An entry lacks its names or days, or one of them is none.
    """
    found: list[Occasion] = []
    for kind in ("occasion", "recurring"):
        entries = table.get(kind, [])
        if not isinstance(entries, list):
            raise _wrong(where, f"{kind!r} is no list of tables")
        found += [_occasion(entry, where) for entry in entries]
    return tuple(found)


def _occasion(entry: object, where: str) -> Occasion:
    if not isinstance(entry, dict) or set(entry) - _FIELDS:
        raise _wrong(where, f"an occasion has names and first or days, got {entry!r:.80}")
    names = [tuple(name.lower().split()) for name in _texts(entry, "names", where)]
    if not names or not all(names):
        raise _wrong(where, "an occasion has no names, or an empty one")
    return Occasion(
        names=tuple(names),
        spans=tuple(sorted(_spans(entry, where))),
        led=bool(entry.get("led", False)),
        about=_texts(entry, "about", where),
        until=_day(entry["until"], where) if "until" in entry else None,
        source=str(entry.get("source", "")),
    )


def _spans(
    entry: Mapping[str, object], where: str
) -> Iterator[tuple[datetime.date, datetime.date]]:
    days = entry.get("days", [entry.get("first")])
    if not isinstance(days, list) or not days:
        raise _wrong(where, f"days is a list of days, got {days!r:.80}")
    lasting = entry.get("lasting", 1)
    if type(lasting) is not int or not 1 <= lasting <= _LONGEST:
        raise _wrong(where, f"lasting is a number of days up to {_LONGEST}, got {lasting!r:.80}")
    for given in days:
        first = _day(given, where)
        last = _day(entry["last"], where) if "last" in entry else _after(first, lasting - 1)
        if last < first:
            raise _wrong(where, f"an occasion ends on {last}, before it begins on {first}")
        yield first, last


def _after(day: datetime.date, count: int) -> datetime.date:
    """So many days later, but in the calendar."""
    return datetime.date.fromordinal(min(day.toordinal() + count, datetime.date.max.toordinal()))


def _texts(entry: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    given = entry.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise _wrong(where, f"{key} is a list of words in quotation marks, got {given!r:.80}")
    return tuple(given)


def _day(value: object, where: str) -> datetime.date:
    if type(value) is not datetime.date:  # a time of day would be one too
        raise _wrong(where, f"a day like 2016-11-08 was expected, got {value!r:.80}")
    return value


def _wrong(where: str, reason: str) -> ConfigError:
    return ConfigError(f"{where}: {reason}", "docs/times.md shows a table of occasions")


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
    tk: Tokens,
    published: datetime.date | None,
    extra: tuple[Occasion, ...] = (),
    *,
    now: datetime.date | None,
) -> list[Sketch]:
    """The occasions that the text tells the time by, in text order.

    Args:
        tk: The tokens of the text.
        published: The day of publication, if known.
        extra: Occasions before those that come with sayso.
        now: The day that one that comes back lies near; None if it can be any of them, as in a
            text that tells history.
    """
    table = _by_first_word(extra + shipped())
    found: list[Sketch] = []
    spoken_of = tk.vocabulary & table.keys()
    if not spoken_of:
        return found
    for index, word in enumerate(tk.words):
        if word not in spoken_of:
            continue
        for which, occasion, _ in table[word]:
            sketch = _at(tk, index, occasion.names[which], occasion, published, now)
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
    now: datetime.date | None,
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
    back, year = tk.word(first - 1) in _LEADS_BACK, tk.word(last + 1)
    span = _nearest(occasion, now, back=back)
    if len(occasion.spans) > 1 and tk.classes[last + 1 : last + 2] == "Y":
        span = next((one for one in occasion.spans if f"{one[0].year}" == year), None)
        last += 1
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
    occasion: Occasion, now: datetime.date | None, *, back: bool
) -> tuple[datetime.date, datetime.date] | None:
    """The one time that is meant: with no day to lie near only a single one can be."""
    if len(occasion.spans) == 1:
        return occasion.spans[0]
    if now is None:
        return None
    over = [span for span in occasion.spans if span[0] <= now]
    spans = over if back and over else occasion.spans
    return min(spans, key=lambda span: abs((span[0] - now).days))
