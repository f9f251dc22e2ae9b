"""The last step of every kind of input: text and what is told about it, to an `Article`."""

from __future__ import annotations

import re
from pathlib import Path

from sayso.errors import NoText, TooLarge, Unreadable
from sayso.ingest.dates import day_of
from sayso.ingest.files import shown
from sayso.ingest.language import language_of
from sayso.records import Article, Record
from sayso.text.ids import make_id

MAX_CHARACTERS = 5_000_000
"""Code points of one article: some 800,000 words, more than any novel."""
_MAX_FIELD = 1000
"""Code points of a title, an author, an outlet; longer ones are not what they say they are."""
_MAX_URL = 2083
"""Code points of an address; the longest that browsers have agreed to open."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s/]+[^\s]*", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u2019\u201d\u00bb)\]]*\s*\Z"
)
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3040-\u30ff\u4e00-\u9fff]")


class Told(Record, frozen=True, kw_only=True):
    """What a file or page tells about its article, as it tells it."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    source_tag: str | None = None
    language: str | None = None
    key: str | None = None
    """The user's own id of the article."""


def make_article(text: str, told: Told, path: Path) -> Article:
    """The article, under an id made from its content.

    Raises:
        NoText: Nothing but white space.
        Unreadable: Code points that no text has (NUL, lone surrogates).
        TooLarge: Over `MAX_CHARACTERS`.
    """
    _check(text)
    title, outlet, author = (_line(value) for value in (told.title, told.outlet, told.author))
    published = day_of(told.published) if told.published else None
    url, canonical = _address(told.url), _address(told.canonical_url)
    return Article(
        id=make_id("art", text, title, outlet, author, published, url, told.key),
        text=text,
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        url=url,
        canonical_url=canonical if canonical != url else None,
        source_tag=_line(told.source_tag),
        path=shown(path),
        language=language_of(text) or told.language,
    )


def require_prose(text: str) -> None:
    """Pass if one line of `text` reads like a sentence.

    Raises:
        NoText: No line has three words and the mark that ends a sentence, or eight words.
    """
    for line in text.splitlines():
        words = len(_WORD.findall(line[:_MAX_FIELD]))
        if words >= 8 or (words >= 3 and _SENTENCE.search(line[-20:])):
            return
    raise NoText(
        "expected an article, got no line that reads like a sentence",
        "Give the text of the article itself, not a list, a table or a page of headlines.",
    )


def _check(text: str) -> None:
    """Raise for a text that cannot be an article."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(
            f"expected one article of at most {MAX_CHARACTERS} characters, got {len(text)}",
            "Split it into its articles.",
        )
    if not text or text.isspace():
        raise NoText("expected an article, got an empty text", "Leave it out, or save it again.")
    if "\0" in text:
        raise Unreadable(
            f"expected text, got a NUL character at {text.index(chr(0))}",
            "Remove the NUL characters where the text is written.",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as err:
        raise Unreadable(
            f"expected text, got half a surrogate pair at {err.start} ({text[err.start]!r})",
            "Write each character whole, as UTF-8, where the text is written.",
        ) from err


def _line(value: str | None) -> str | None:
    """`value` on one line, white space single; None if nothing printable is left."""
    if value is None or len(value) > _MAX_FIELD:
        return None
    return " ".join(_UNPRINTABLE.sub(" ", value).split()) or None


def _address(value: str | None) -> str | None:
    """`value` if it is a web address; None if not."""
    address = (value or "").strip()
    whole = len(address) <= _MAX_URL and _ADDRESS.fullmatch(address)
    return address if whole and not _UNPRINTABLE.search(address) else None
