"""Saved web pages: the article's text and what the page tells about it, within bounds."""

from __future__ import annotations

import itertools
import logging
import re
from pathlib import Path
from typing import Any

import trafilatura
from lxml.etree import ErrorTypes, LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring
from trafilatura.metadata import Document, extract_metadata

from sayso.errors import NoText, TooLarge, Unreadable
from sayso.ingest.article import Told, make_article, require_prose
from sayso.ingest.decoding import decode_page
from sayso.ingest.files import read_bytes
from sayso.ingest.hints import MAX_SCRIPT, Hints, hints_of, join_names
from sayso.records import Article

MAX_BYTES = 64_000_000
"""Of the file; pages saved with their pictures inside have up to some 30 MB."""
MAX_ELEMENTS = 20_000
"""The extractor's time grows with their square (10,000 spans 1.1 s, 100,000 over a minute, on one
core of 2025); the longest of 258 real pages has 3,129."""
MAX_MARKS = 500_000
"""Of `<` in the source, counted before a tree is made of it, which takes some 400 bytes for each;
258 real pages have up to 5,852."""
MAX_CHARACTERS = 4_000_000
"""Tags and text, without scripts, styles and pictures: 10 s of one core at worst."""
MAX_LINK_SHARE = 0.5
"""Of an article's characters that are texts of links; above it is a page of headlines."""
_MIN_LINK = 15
"""Code points of a link that may be a headline; shorter ones are names."""
_LINKS_READ = 2000
_CHARACTERS_READ = 20_000
"""What is looked at to tell an article from a page of headlines."""
MIN_BODY_RATIO = 1.5
"""How much longer than the text found on the page the text in its head must be to be preferred:
of 33 real pages with one, it holds where the page's text was cut (2.2) and on no other (1.35)."""
_MAX_ATTRIBUTE = 5000
"""Longer attributes are pictures or program state, and are dropped."""

_BOXES = "//*[self::div or self::section][@class][count(p[string-length() > 80]) > 1]"
"""Boxes with two paragraphs or more of at least a line."""

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DATE_SETTINGS: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,  # no day from the running text: an undated page stays undated
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",  # fixed, so that a page gives the same day whenever it is read
}
_INDEX_HINT = "Save the page of the article itself, with its text loaded, or its text as .txt."

for _library in ("trafilatura", "htmldate", "courlan"):
    # What they log is told in our words as a `Failure`; without a handler it would go to stderr.
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_page(path: Path) -> Article:
    """The article on a saved web page.

    Raises:
        InputError: As told in docs/input.md.
    """
    source, replaced = decode_page(read_bytes(path, MAX_BYTES))
    tree = _parse(source)
    hints = hints_of(tree, source)
    _drop_machinery(tree)
    _check_size(tree)
    links = _links(tree)
    told = _told(tree, hints)
    _join_chunks(tree)
    text = _text(tree, hints.body)
    if replaced and "\ufffd" in text:
        raise Unreadable(
            "broken encoding: bytes in the article are not UTF-8, which the page says it is",
            "Save the page again from the browser.",
        )
    _require_article(text, links)
    return make_article(text, told, path)


def _parse(source: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        NoText: There is no element in it.
        TooLarge: There are over `MAX_MARKS` tags, or the parser stopped half-way: libxml2 does
            at 256 elements inside each other and at a text or attribute over 10 MB.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    if source.count("<") > MAX_MARKS:
        raise _too_large(f"over {MAX_MARKS} tags")
    try:
        tree = document_fromstring(_NOT_XML.sub("", source).encode("utf-8"), parser=parser)
    except LxmlError as err:
        raise NoText(f"expected a web page: {err}", _INDEX_HINT) from err
    if any(entry.type == ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise _too_large("over 256 elements inside each other, or a piece over 10 MB")
    return tree


def _drop_machinery(tree: HtmlElement) -> None:
    """Take out of `tree` what is no text: scripts, styles, pictures in attributes.

    JSON-LD stays: the extractor falls back on the article body in it.
    """
    for element in list(tree.iter("script", "style")):
        kept = "ld+json" in (element.get("type") or "") and len(element.text or "") <= MAX_SCRIPT
        if not kept:
            element.drop_tree()
    for value in tree.xpath(f"//@*[string-length() > {_MAX_ATTRIBUTE}]"):
        del value.getparent().attrib[value.attrname]


def _check_size(tree: HtmlElement) -> None:
    """Raise `TooLarge` for a page that would keep the extractor busy for minutes."""
    elements = int(tree.xpath("count(//*)"))
    characters = len(tostring(tree, encoding="unicode"))
    if elements > MAX_ELEMENTS or characters > MAX_CHARACTERS:
        raise _too_large(f"{elements} elements and {characters} characters")


def _too_large(got: str) -> TooLarge:
    """The refusal of a page with too much in it."""
    return TooLarge(
        f"expected a page of at most {MAX_ELEMENTS} elements and {MAX_CHARACTERS} characters, "
        f"got {got}",
        "Save the text of the article as .txt.",
    )


def _links(tree: HtmlElement) -> frozenset[str]:
    """The texts of links that are long enough for a headline, white space single."""
    links = itertools.islice(tree.iter("a"), _LINKS_READ)
    texts = (" ".join("".join(link.itertext()).split()) for link in links)
    return frozenset(text for text in texts if len(text) >= _MIN_LINK)


def _told(tree: HtmlElement, hints: Hints) -> Told:
    """What the page tells: its head where that is sure, else what the extractor finds."""
    found = Document()
    if not (hints.title and hints.outlet and hints.author and hints.published and hints.url):
        found = extract_metadata(tree, hints.url, dict(_DATE_SETTINGS))
    return Told(
        title=hints.title or found.title,
        outlet=hints.outlet or found.sitename,
        author=hints.author or join_names((found.author or "").split(";")),
        published=hints.published or found.date,
        url=hints.url or found.url,
        canonical_url=hints.canonical_url,
        source_tag=hints.source_tag,
        language=hints.language,
    )


def _join_chunks(tree: HtmlElement) -> None:
    """Move the paragraphs of an article that is laid out in chunks into its first chunk.

    Magazines put advertisements between equal boxes of paragraphs, and the extractor would take
    one box for the article. Boxes are joined if tag, class and depth are the same.
    """
    first: dict[tuple[str, str, int], HtmlElement] = {}
    for box in tree.xpath(_BOXES):
        key = (box.tag, box.get("class"), sum(1 for _ in box.iterancestors()))
        start = first.setdefault(key, box)
        if start is not box:
            start.extend(list(box))


def _text(tree: HtmlElement, body: str | None) -> str:
    """The article's text: paragraphs on lines of their own, no comments of readers.

    Where the head repeats far more of it than was found on the page, the head has it whole.
    """
    document = trafilatura.bare_extraction(tree, include_comments=False)
    text = document.text or "" if isinstance(document, Document) else ""
    whole = body and len(body) > MIN_BODY_RATIO * len(text) and "</" not in body
    return body if body and whole else text


def _require_article(text: str, links: frozenset[str]) -> None:
    """Raise `NoText` if `text` is no prose, or is mostly the texts of `links`."""
    head = " ".join(text[:_CHARACTERS_READ].split())
    if not head:
        raise NoText("expected an article, got a page without one", _INDEX_HINT)
    linked = sum(len(link) for link in links if link in head)
    if linked > MAX_LINK_SHARE * len(head):
        raise NoText("expected an article, got a page of links to others", _INDEX_HINT)
    require_prose(text)
