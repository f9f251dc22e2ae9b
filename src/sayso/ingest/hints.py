"""What a page says of itself in its head: schema.org in JSON-LD, Open Graph, link and meta."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urljoin

import msgspec
from lxml.html import HtmlElement

from sayso.ingest.dates import day_of
from sayso.records import Record

MAX_SCRIPT = 1_000_000
"""Code points of a JSON-LD block; those of news pages have 1 to 60 thousand."""
_MAX_NODES = 2000
"""Objects looked at in all blocks of a page; real pages have under 300."""

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)\Z")
_META_DATES = (
    "article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "publish-date",
    "pubdate",
)
"""Names of meta elements that hold the first publication, the surest first."""
_META_SOURCES = ("original-source", "syndication-source")
"""Google News tags of 2010: where the story was first told, and the page this one repeats."""
_JSON_SOURCES = ("isBasedOn", "isBasedOnUrl", "sourceOrganization", "provider", "creditText")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,5}\)(\S{1,2083}) -->")
"""Browsers write it at the top of a saved page: where the user saw it."""
_SAVED_WITHIN = 2000

Node = dict[str, Any]


class Hints(Record, frozen=True, kw_only=True):
    """What the head tells; None for what it does not."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    source_tag: str | None = None
    language: str | None = None


def hints_of(tree: HtmlElement, source: str) -> Hints:
    """What the page `tree`, parsed from `source`, says of itself."""
    metas = _metas(tree)
    nodes = list(_nodes(tree))
    article = next((node for node in nodes if _is_article(node)), {})
    canonical = _link(tree, "canonical")
    seen_at = _saved_from(source) or metas.get("og:url") or canonical or _name(article.get("url"))
    outlet = _name(article.get("publisher")) or metas.get("og:site_name")
    return Hints(
        title=_text(article.get("headline")) or metas.get("og:title"),
        outlet=outlet,
        author=_names(article.get("author")),
        published=_published(article, metas),
        url=seen_at,
        canonical_url=urljoin(seen_at, canonical) if seen_at and canonical else canonical,
        source_tag=_source(article, metas, outlet),
        language=_language(tree),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Content of the meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    """The JSON objects of all JSON-LD blocks, outer ones first; broken blocks are passed over."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        code = script.text or ""
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            waiting.append(_decoded(code) if len(code) <= MAX_SCRIPT else None)
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
        children = (
            node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        )
        waiting.extend(child for child in children if isinstance(child, dict | list))


def _decoded(code: str) -> Any:
    """The JSON in a block; None if it is not JSON."""
    try:
        return msgspec.json.decode(code.strip().encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def _is_article(node: Node) -> bool:
    """The node's type is an article of some kind (schema.org/Article and what derives from it)."""
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in listed)


def _published(article: Node, metas: dict[str, str]) -> str | None:
    """The first day that the head gives for the first publication."""
    told = [_text(article.get("datePublished")), *(metas.get(name) for name in _META_DATES)]
    return next((day for value in told if value and (day := day_of(value))), None)


def _source(article: Node, metas: dict[str, str], outlet: str | None) -> str | None:
    """Whom the page says that it has the article from, unless it names itself."""
    told = [_name(article.get(key)) for key in _JSON_SOURCES]
    told += [metas.get(name) for name in _META_SOURCES]
    own = (outlet or "").casefold()
    return next((source for source in told if source and source.casefold() != own), None)


def _names(value: Any) -> str | None:
    """Names of one or more people, joined by `; `, each once."""
    listed = value if isinstance(value, list) else [value]
    names = [name for entry in listed if (name := _name(entry)) and not name.startswith("http")]
    return "; ".join(dict.fromkeys(names)) or None


def _name(value: Any) -> str | None:
    """The name, else the address, of a schema.org value that is a string, an object or a list."""
    if isinstance(value, list):
        return next((name for entry in value if (name := _name(entry))), None)
    if isinstance(value, dict):
        node = cast(Node, value)
        return _text(node.get("name")) or _text(node.get("url")) or _text(node.get("@id"))
    return _text(value)


def _text(value: Any) -> str | None:
    """`value` if it is a string with something in it."""
    return value.strip() or None if isinstance(value, str) else None


def _link(tree: HtmlElement, rel: str) -> str | None:
    """The address of the first link element of this kind."""
    for link in tree.iter("link"):
        if rel in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    return None


def _saved_from(source: str) -> str | None:
    """The address that the browser noted when the page was saved."""
    match = _SAVED_FROM.search(source[:_SAVED_WITHIN])
    return match[1] if match else None


def _language(tree: HtmlElement) -> str | None:
    """The language that the page says it is in, as two letters (ISO 639-1)."""
    root = next(iter(tree.iter("html")), None)
    code = (root.get("lang") or "").strip().lower()[:2] if root is not None else ""
    return code if re.fullmatch("[a-z]{2}", code) else None
