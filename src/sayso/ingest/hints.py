"""What a page says of itself in its head: schema.org in JSON-LD, Open Graph, link and meta."""

from __future__ import annotations

import html
import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

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

_BYLINE = re.compile(r"by\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+")
_FULL_NAME = re.compile(r"[A-Z][^\s,;&]*(?:\s[^\s,;&]+){1,4}")
_SLUG = re.compile(r"\w+(?:-\w+)+", re.ASCII)
_WORD = re.compile(r"\w+")
_MAX_HEADINGS = 5

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
    body: str | None = None
    """The article's text as the head repeats it; often only its beginning."""


def hints_of(tree: HtmlElement, source: str) -> Hints:
    """What the page `tree`, parsed from `source`, says of itself."""
    metas = _metas(tree)
    graph = _Graph(_nodes(tree))
    article = graph.article()
    canonical = _link(tree, "canonical")
    seen_at = _saved_from(source) or metas.get("og:url") or canonical or _text(article.get("url"))
    outlet = (metas.get("og:site_name") or "").partition(" | ")[0]
    outlet = outlet or graph.name(article.get("publisher")) or ""
    return Hints(
        title=_title(tree, _text(article.get("headline")), metas.get("og:title"), outlet),
        outlet=outlet or None,
        author=graph.names(article.get("author")),
        published=_published(article, metas),
        url=seen_at,
        canonical_url=urljoin(seen_at, canonical) if seen_at and canonical else canonical,
        source_tag=_source(graph, metas, {outlet.casefold(), _host(seen_at)}),
        language=_language(tree),
        body=_text(article.get("articleBody")),
    )


class _Graph:
    """The JSON-LD objects of a page, and the names that they give each other by `@id`."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = list(nodes)
        self._by_id = {
            str(node["@id"]): node for node in self._nodes if "@id" in node and len(node) > 1
        }

    def article(self) -> Node:
        """The first article of any kind; an empty node if there is none."""
        return next((node for node in self._nodes if _is_article(node)), {})

    def name(self, value: Any) -> str | None:
        """The name of a value that is a string, an object, a reference, or a list of these."""
        if isinstance(value, list):
            return next((name for entry in value if (name := self.name(entry))), None)
        if isinstance(value, dict):
            node = cast(Node, value)
            node = node if "name" in node else self._by_id.get(str(node.get("@id")), node)
            return _text(node.get("name")) or _text(node.get("url"))
        return _text(value)

    def names(self, value: Any) -> str | None:
        """The names of one or more people, joined by `; `."""
        listed = value if isinstance(value, list) else [value]
        return join_names(name for entry in listed if (name := self.name(entry)))


def join_names(names: Iterable[str]) -> str | None:
    """Names of people joined by `; `, each once; None if there is none.

    Left out: addresses, and names as they stand in addresses (`sophie-foster`). "A B and C D" are
    two people if every part has two words that start large.
    """
    found: dict[str, str] = {}
    for name in names:
        bare = _BYLINE.sub("", " ".join(name.split()))
        parts = [part.strip() for part in _BETWEEN_NAMES.split(bare)]
        for part in parts if all(_FULL_NAME.fullmatch(part) for part in parts) else [bare]:
            if part and not part.startswith("http") and not _SLUG.fullmatch(part):
                found.setdefault(part.casefold(), part)
    return "; ".join(found.values()) or None


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
    waiting: deque[Any] = deque()
    for script in tree.iter("script"):
        code = script.text or ""
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            waiting.append(_decoded(code) if len(code) <= MAX_SCRIPT else None)
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.popleft()
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


def _source(graph: _Graph, metas: dict[str, str], own: set[str]) -> str | None:
    """Whom the page says that it has the article from; None if that is itself, under `own`."""
    article = graph.article()
    told = [graph.name(article.get(key)) for key in _JSON_SOURCES]
    told += [metas.get(name) for name in _META_SOURCES]
    return next(
        (source for source in told if source and not {source.casefold(), _host(source)} & own), None
    )


def _host(address: str | None) -> str:
    """The host of an address; a value that is no host if it is none."""
    try:
        return urlsplit(address or "").hostname or "no host"
    except ValueError:
        return "no host"


def _title(
    tree: HtmlElement, headline: str | None, graph_title: str | None, outlet: str
) -> str | None:
    """The title on which two of headline, Open Graph and large heading agree, else the first."""
    headings = (" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1"))
    told = (headline, graph_title, *itertools.islice(headings, _MAX_HEADINGS))
    titles = [_without_outlet(title, outlet) for title in told if title]
    keys = [tuple(_WORD.findall(title.casefold())) for title in titles]
    agreed = (title for title, key in zip(titles, keys, strict=True) if keys.count(key) > 1)
    return next(agreed, None) or (titles[0] if titles else None)


def _without_outlet(title: str, outlet: str) -> str:
    """`title` without the ` - OUTLET` or ` | OUTLET` that sites hang on to it."""
    endings = (f" {mark} {outlet}" for mark in "-|\u2013\u2014") if outlet else ()
    return next((title.removesuffix(end) for end in endings if title.endswith(end)), title)


def _text(value: Any) -> str | None:
    """`value` if it is a string with something in it."""
    return html.unescape(value).strip() or None if isinstance(value, str) else None


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
