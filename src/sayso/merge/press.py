"""Which names are newsrooms: those of the tables, those of the book, those that look like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from sayso.merge.identities import NEWSROOM_KINDS, Identities
from sayso.merge.words import fold_name
from sayso.records import Record
from sayso.text import naming
from sayso.text.vocabulary import word_set

NAME = re.compile(
    r"(?:\b[Tt]he\s)?\b[A-Z][\w&-]*(?:['’](?!s\b)\w+)?(?:\.(?:com|org|net|example))?"
    r"(?:\s(?:of\s(?:the\s)?|and\s|&\s|d[eu]\s)?[A-Z][\w&-]*(?:['’](?!s\b)\w+)?){0,5}"
)
"""A run of capitalised words that may be a name; possessive endings are left out."""

_ARTICLE = re.compile(r"^(?:the|le|la|el|der|die)\s+", re.IGNORECASE)
# Last words by which a newspaper, magazine, station or newsletter is known for one. Words that are
# as often something else (Union, Leader, Citizen) are left out: precision before recall.
_PRESS_WORDS = naming.PRESS_WORDS | word_set(
    """advertiser advocate argus beacon bee brief broadcasting bugle bulletin call clarion courant
    courier digest dispatch echo enquirer express independent insider intelligencer ledger
    mercury messenger monitor newsletter newspaper packet picayune radio reader record recorder
    register reporter sentinel signal spectator standard statesman telegram transcript tv voice
    watch wire"""
)
# A press word that alone would be taken for a newsroom by mistake.
_NEVER_SHORT = word_set("daily news press radio today tv weekly call record wire magazine")
_NO_ROOMS = frozenset({"fake news", "breaking news", "good news", "bad news", "big news"})


class Newsroom(Record, frozen=True, kw_only=True):
    """A newsroom as a name in a text means it."""

    name: str
    agency: bool = False
    known: bool = True
    """False if only the shape of the name tells that it is a newsroom."""


class Press:
    """Finds the newsroom that a name means.

    Args:
        identities: The tables; rows of kind `agency` and `outlet` count.
        outlets: Names of outlets that the book holds articles of.
    """

    def __init__(self, identities: Identities, outlets: Iterable[str] = ()) -> None:
        self._identities = identities
        self._outlets = {bare(name): name for name in sorted(outlets, reverse=True)}

    def find(self, name: str, shorts: Mapping[str, Newsroom] | None = None) -> Newsroom | None:
        """The newsroom of that name.

        Args:
            name: As it stands in the text; "the" may lead it.
            shorts: Short names that hold in this text, folded; see `short_names`.

        Returns:
            None if nothing says that this is a newsroom.
        """
        folded = bare(name)
        if not folded:
            return None
        led = name[:4] in ("the ", "The ")
        if shorts and led and folded in shorts:
            return shorts[folded]
        known = self._known(name, folded) or (self._short(folded) if led else None)
        return known or _shaped(name, folded, led=led)

    def _known(self, name: str, folded: str) -> Newsroom | None:
        for row in self._identities.named(name) or self._identities.named(folded):
            if row.kind in NEWSROOM_KINDS:
                return Newsroom(name=row.name, agency=row.kind == "agency")
        if folded in self._outlets:
            return Newsroom(name=self._outlets[folded])
        return None

    def of(self, outlet: str | None, url: str | None = None) -> Newsroom | None:
        """The newsroom of an article's own outlet or address; a name not known stays as it is."""
        if outlet:
            found = self._known(outlet, bare(outlet))
            return found or Newsroom(name=outlet)
        row = self._identities.at(url)
        if row and row.kind in NEWSROOM_KINDS:
            return Newsroom(name=row.name, agency=row.kind == "agency")
        return None

    def by_initials(self, letters: str) -> Newsroom | None:
        """The one outlet of the book whose initials a dateline has: "(MPA)", Meridian Press
        Agency."""
        return self._initials.get(letters)

    @cached_property
    def _initials(self) -> dict[str, Newsroom]:
        found: dict[str, list[str]] = {}
        for name in self._outlets.values():
            found.setdefault(initials(name), []).append(name)
        found.pop("", None)
        return {key: Newsroom(name=names[0]) for key, names in found.items() if len(names) == 1}

    def _short(self, folded: str) -> Newsroom | None:
        """The newsroom that the tables give "the Journal" for, wherever it stands."""
        return self._shorts.get(folded)

    @cached_property
    def _shorts(self) -> dict[str, Newsroom]:
        rooms = (row for row in self._identities.rows if row.kind in NEWSROOM_KINDS)
        return {
            bare(short.name): Newsroom(name=row.name, agency=row.kind == "agency")
            for row in rooms
            for short in row.short
        }


def bare(name: str) -> str:
    """The folded name without a leading article."""
    return fold_name(_ARTICLE.sub("", name))


def initials(name: str) -> str:
    """The initials of an outlet of three words or more, all capitals: "MPA" of "Meridian Press
    Agency"; else ""."""
    words = _ARTICLE.sub("", name).split()
    letters = "".join(word[0] for word in words)
    return letters if len(words) > 2 and letters.isupper() else ""


def same_newsroom(left: str | None, right: str | None) -> bool:
    """Both names are of one newsroom ("The Associated Press", "Associated Press")."""
    return left is not None and right is not None and bare(left) == bare(right)


def may_be(named: str | None, outlet: str) -> bool:
    """`named` is the outlet, or its last words ("Ledger" for "Cascade Ledger")."""
    full, part = bare(outlet), bare(named or "")
    return bool(part) and (full == part or full.endswith(f" {part}"))


def short_names(newsroom: Newsroom) -> dict[str, Newsroom]:
    """The folded short names that stand for a newsroom once a text has its full name.

    "Cascade Ledger" is "the Ledger" from then on, "Olympia Herald-Union" "the Herald-Union".
    """
    parts = _ARTICLE.sub("", newsroom.name).split()
    tails = (fold_name(" ".join(parts[at:])) for at in range(1, len(parts)))
    return {tail: newsroom for tail in tails if tail and tail not in _NEVER_SHORT}


def _shaped(name: str, folded: str, *, led: bool) -> Newsroom | None:
    """By its last word; "the Ledger" too, whose full name the text does not give."""
    parts = folded.split()
    alone = len(parts) == 1 and (not led or folded in _NEVER_SHORT)
    if alone or folded in _NO_ROOMS or parts[-1] not in _PRESS_WORDS:
        return None
    return Newsroom(name=_ARTICLE.sub("", name).strip(), known=False)
