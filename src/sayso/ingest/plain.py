"""`.txt` and `.md`: the whole text as it stands, and what its head tells about the article."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from sayso.ingest.article import Told, make_article, require_prose
from sayso.ingest.dates import day_at_start, day_of
from sayso.ingest.decoding import decode_text
from sayso.ingest.files import read_bytes
from sayso.records import Article

MAX_BYTES = 64_000_000
"""Of one file; twelve times the longest article, whatever its encoding."""

_FIELDS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "source": "outlet",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publication date": "published",
    "publication_date": "published",
    "published on": "published",
    "url": "url",
    "link": "url",
    "language": "language",
}
_HEAD_LINES = 40
_HEAD_CHARACTERS = 8000
"""How far into a file its head may reach; a front matter of Hugo or Obsidian has 5 to 20 lines."""
_PAIR = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}?)\s{0,3}:(?:\s+(?P<value>\S.*))?\s*")
_LIST_ENTRY = re.compile(r"\s*-\s+(?P<value>\S.*)")
_LEAD = re.compile(
    r"(?:date|published(?:\s{1,3}on)?|publication\s{1,3}date)\s{0,3}:?\s{1,3}|date\s{0,3}:",
    re.IGNORECASE,
)
_DATE_LINES = 3
"""Filled lines at the top among which one may be nothing but a date."""
_MAX_AFTER_DATE = 30
"""Code points after the day on a line that is nothing but a date: a time and a zone."""
_CLOCK = re.compile(r"(?:[T,|\s]|at|[0-9]|[:.+-]|[AaPp]\.?[Mm]\.?|Z|UTC|GMT|[A-Z]{2,4}\b)*")
_LANGUAGE = re.compile("[a-z]{2}")
_TITLE_WORDS = range(3, 26)
_MAX_TITLE = 160


def read_text(path: Path) -> Article:
    """The article in a plain text or Markdown file; its text is the whole file.

    Raises:
        InputError: As told in docs/input.md.
    """
    text = decode_text(read_bytes(path, MAX_BYTES))
    told = head_of(text)
    article = make_article(text, told, path)
    require_prose(text)
    return article


def head_of(text: str) -> Told:
    """What the first lines tell: front matter, `Title:` lines, a date, a headline."""
    lines = text[:_HEAD_CHARACTERS].lstrip().splitlines()[:_HEAD_LINES]
    fields, rest = _front_matter(lines) if lines[:1] == ["---"] else _labelled(lines)
    if "published" not in fields:
        fields |= _lead_date(rest)
    if "title" not in fields:
        fields |= _headline(rest)
    return msgspec.convert(fields, Told)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Fields of a block between `---` lines, and the lines below it; no fields if it is open."""
    ends = [index for index, line in enumerate(lines) if index and line.rstrip() in {"---", "..."}]
    if not ends:
        return {}, lines
    pairs: list[tuple[str, str]] = []
    key = ""
    for line in lines[1 : ends[0]]:
        pair, entry = _PAIR.fullmatch(line), _LIST_ENTRY.fullmatch(line)
        if entry:
            pairs.append((key, _bare(entry["value"])))
        elif pair:
            key = pair["key"]
            pairs += [(key, value) for value in _values(pair["value"] or "")]
    return _fields(pairs), lines[ends[0] + 1 :]


def _labelled(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Fields of the leading `Title: ...` lines, and the lines below them."""
    pairs: list[tuple[str, str]] = []
    for index, line in enumerate(lines):
        pair = _PAIR.fullmatch(line.strip())
        key = _FIELDS.get(pair["key"].lower()) if pair else None
        value = (pair["value"] or "") if pair else ""
        if pair is None or not value or not key or (key == "published" and not _only_date(value)):
            return _fields(pairs), lines[index:]
        pairs.append((pair["key"], value))
    return _fields(pairs), []


def _fields(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Labelled values as fields of `Told`: authors joined, of the others the first."""
    told: dict[str, str] = {}
    for label, value in pairs:
        field = _FIELDS.get(label.lower())
        if field == "outlet" and value.lower().startswith(("http://", "https://")):
            field = "url"  # note takers keep the address under `source`
        known = field and value and (field != "language" or _LANGUAGE.fullmatch(value))
        if known and field == "author" and field in told:
            told[field] += f"; {value}"
        elif known and field:
            told.setdefault(field, value)
    return told


def _values(value: str) -> list[str]:
    """The values of one YAML line: a scalar, or `[a, b]`."""
    inner = value.strip()
    if inner.startswith("[") and inner.endswith("]") and not inner.startswith("[["):
        return [_bare(part) for part in inner[1:-1].split(",") if part.strip()]
    return [_bare(inner)] if inner else []


def _bare(value: str) -> str:
    """A YAML scalar without its quotation marks, and without the `[[ ]]` of note takers."""
    inner = value.strip()
    if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "'\"":
        inner = inner[1:-1]
    return inner.removeprefix("[[").removesuffix("]]").strip()


def _lead_date(lines: list[str]) -> dict[str, str]:
    """The day that the first line begins with, or that is alone on one of the first lines."""
    filled = [line.strip() for line in lines if line.strip()][:_DATE_LINES]
    for index, line in enumerate(filled):
        label = _LEAD.match(line)
        value = line[label.end() :].lstrip() if label else line
        if _only_date(value) or (label and index == 0 and day_of(value)):
            day = day_of(value)
            return {"published": day} if day else {}
    return {}


def _only_date(value: str) -> bool:
    """`value` is a day, perhaps with a time, and nothing else."""
    found = day_at_start(value.strip())
    rest = value.strip()[found[1] :] if found else ""
    return found is not None and len(rest) <= _MAX_AFTER_DATE and bool(_CLOCK.fullmatch(rest))


def _headline(lines: list[str]) -> dict[str, str]:
    """A Markdown heading, or a first line that can only be a headline; nothing if in doubt."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        return {}
    first = lines[filled[0]].strip()
    if first.startswith(("# ", "## ")):
        return {"title": first.strip("#").strip()}
    alone = filled[1] > filled[0] + 1
    short = len(first) <= _MAX_TITLE and len(first.split()) in _TITLE_WORDS
    ends_open = first[-1] not in ".,;:\u2026-\u2013\u2014"
    starts_large = not first[0].islower()
    dated = day_at_start(first) or _LEAD.match(first)
    return {"title": first} if alone and short and ends_open and starts_large and not dated else {}
