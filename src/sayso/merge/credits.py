"""What an article itself says about where its report comes from.

`read_credits` reads datelines ("LONDON (AP) —"), author and closing lines, copyright notes,
addresses and feed tags, and every newsroom that the text names, with what it names it for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from sayso.merge.press import NAME, Newsroom, Press, may_be, same_newsroom, short_names
from sayso.records import Article, Record, Span, Spans
from sayso.text.sentences import sentences

CreditKind = Literal[
    "wire",
    "contributed",
    "syndicated",
    "translated",
    "agencies",
    "reported",
    "relayed",
    "first",
    "told",
    "own",
    "unverified",
]
"""What a newsroom is named for:

    wire         the text is the agency's
    contributed  it contributed to this report
    syndicated   the article first appeared there
    translated   the article was translated from there
    agencies     "with agencies", none named
    reported     it reports what this article tells
    relayed      another newsroom that this article names has it from there
    first        it was first with the news
    told         somebody spoke to it, or it saw a document
    own          the same, and it is the article's own newsroom
    unverified   this article's newsroom could not verify the report
"""


class Credit(Record, frozen=True, kw_only=True):
    """One place where an article tells of a newsroom."""

    kind: CreditKind
    newsroom: str | None
    spans: Spans = ()
    """The words of the article; none if its metadata tell."""
    known: bool = True
    """False if only the shape of the name says that it is a newsroom."""


# Patterns are tried on at most this many characters on each side of a name.
_BEFORE, _AFTER = 70, 110
_DASH = r"\s*(?:[-–—]|_)"
_DATELINE = re.compile(r"^[^\n()\"“]{0,60}?\(([A-Z][\w.&' ]{1,30})\)" + _DASH, re.MULTILINE)
_SIGN_OFF = re.compile(
    r"\(?\b(?:Additional )?Report(?:ing|age) by [^\n]{2,600}?;"
    r"[^\n]{0,200}?\b(?:Edit|Enhanc|Writ)ing by\b"
)
_COPYRIGHT = re.compile(
    r"^\s*(?:©|\(c\)|Copyright)[ ©]*(?:\d{4},? )?([^\n]{2,60})", re.MULTILINE | re.IGNORECASE
)
_LAST_LINE = re.compile(r"^\s*(?:[-–—]{1,2}\s*|\()?([A-Z][\w. ]{1,30}?)\)?\s*$")
_AFP_INITIALS = re.compile(r"^[a-z]{2,4}(?:/[a-z]{2,4}){1,4}\s*$", re.MULTILINE)
_AGENCIES = re.compile(
    r"\b(?:with|from|by) (?:news )?(?:agencies|wires|wire reports|wire services|agency reports)\b",
    re.IGNORECASE,
)
_OWN_PAPER = re.compile(
    r"\b(?:told us|(?:spoke|speaking|talked|statement|e-?mail|interview|confirmed)"
    r"(?: \w+){0,3} (?:to|with) us"
    r"|(?:told|to|with|by|in) this (?:newspaper|paper|newsletter|magazine|website|reporter))\b"
)

_BEFORE_RULES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    ("first", re.compile(r"\bfirst (?:reported|published|revealed|told|disclosed) (?:by|in|on)$")),
    (
        "syndicated",
        re.compile(
            r"\b(?:originally|first) (?:appeared|published|ran|posted) (?:on|in|at|by)$"
            r"|\b(?:republished|reprinted|syndicated)(?: with permission)? (?:from|by)$"
        ),
    ),
    ("translated", re.compile(r"\b[Tt]ranslated (?:from|by)$")),
    ("contributed", re.compile(r"\b(?:[Aa]dditional|[Ww]ith) reporting (?:by|from)$")),
    (
        "relayed",
        re.compile(
            r"\b(?:citing|cited|quoting|relaying|relayed|quoted|crediting|picked up)"
            r"(?! (?:in|by)\b)(?: (?!by\b)[\w’'-]+){0,4}$"
            r"|\bon the strength of (?:an?|its) (?:article|report|story) (?:in|by|from)$"
        ),
    ),
    (
        "reported",
        re.compile(
            r"(?:[,”\"] (?:reported|reports|writes|wrote)|\((?:[Vv]ia|h/t))$"
            r"|\b(?:[Aa]ccording to|reported (?:\w+ )?(?:by|in|on)|[Pp]er|[Aa]s (?:told|seen) in"
            r"|(?:report|story|article|scoop|investigation|interview)s?"
            r" (?:in|by|from|for))"
            r"(?: an?| reports?| articles?| stor(?:y|ies)| in| by| from| newspaper| magazine){0,5}"
            r"(?: [A-Z][a-z]+['’]s)?$|\b(?:quoted|cited|interviewed) (?:in|by)$"
        ),
    ),
    (
        "told",
        re.compile(
            r"\b(?:[Tt]old|[Tt]ells|telling|[Ii]nforms?|informed|advised)(?: newspaper| magazine)?$"
            r"|\b(?:interview|statement|e-?mail|comments?|remarks?|letter|message|spoke|spoken|speaking"
            r"|questions?|inquiry|confirmed|confirmation|given|granted|wrote|said)"
            r"(?: [\w’'-]+){0,3} (?:with|to|from)$"
            r"|\b(?:asked|contacted|seen|reviewed|obtained|viewed|reached|interviewed|polled) by$"
        ),
    ),
)
_HEAD_LINE = re.compile(
    r"(?:^|\n)\s*(?:\d+\.[^\n]{0,80}\s)?(?:h/t|[Vv]ia|[Ss]ource|(?:[Ii]nformation )?[Ff]rom):?$"
)
_INTRODUCED = re.compile(
    r"\b[Ff]rom(?: the| this| (?:yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|morning|week)['’]s){0,3}$"
)
_PASSAGE_FOLLOWS = re.compile(r"^:\s*\n")
"""A round-up prints a passage of another newsroom: `This is from Monday's Herald:`."""
_THING = (
    r"(?:,? (?:the |an? )?(?:[\w-]+ )?"
    r"(?:newspaper|newsletter|website|magazine|daily|news agency|news site|broadcaster|paper))?"
)
_ASIDE = r"(?:,[^,\n]{1,90},| \([^)\n]{1,60}\))?"
_WHEN = r",?(?: has| had| also| first| earlier| later| previously| then| now){0,2}"
_REPORTS = (
    r" (?:report(?:s|ed|ing)?|writes?|wrote|written|reveal(?:s|ed)|learn(?:s|ed)|claim(?:s|ed)"
    r"|alleg(?:es|ed)|disclos(?:es|ed)|describ(?:es|ed)|quot(?:es|ed)|cit(?:es|ed)"
    r"|attribut(?:es|ed)|is said to have|was told|broke the)\b"
)
_ITS_REPORT = r"^(?:['’]s)? (?:report|story|scoop|investigation|exclusive)\b"
_AFTER_RULES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    ("contributed", re.compile(r"^(?:['’]s? [^\n.]{0,60})? contributed\b")),
    (
        "unverified",
        re.compile(
            r"^ (?:could not|couldn['’]t|was (?:not able|unable) to|has not|did not)"
            r"(?: \w+)? (?:verif|confirm)"
        ),
    ),
    (
        "first",
        re.compile(
            r"^(?: was(?: the)?| were(?: the)?)? first (?:to )?(?:report|reported|broke|break)"
        ),
    ),
    (
        "told",
        re.compile(
            r"^(?: has| had| have)?(?: also| independently| exclusively)?"
            r" (?:obtained|confirmed|reviewed|read|seen|saw|viewed|interviewed|verified|spoke"
            r"|spoken)\b"
        ),
    ),
    ("reported", re.compile(_ITS_REPORT + "|^" + _THING + _ASIDE + _WHEN + _REPORTS)),
)
_POLL = re.compile(
    r"(?:/\w+)?(?:['’]s)? (?:poll|survey|readers|reporter|editor|account|columnist)s?\b"
)
_SPACE = re.compile(r"\s+(?=\S)")
_OPENING_WORD = re.compile(
    r"(?:After|And|As|Asked|Both|But|Earlier|Even|For|From|If|In|It|Last|On|Since|So|That|Then|This"
    r"|Though|Via|What|When|While|With|Yet)\s(?=\S)"
)
_SAID = re.compile(
    "^"
    + _THING
    + _ASIDE
    + r"(?: also)? (?:said|says|not(?:es|ed)|adds?|added)\b(?! in (?:a|its) (?:statement|filing))"
)
_OWN_REQUEST = re.compile(r"\b(?:request|requests|respond|reply|return)\b[^.\n]{0,40}$")


def read_credits(article: Article, press: Press) -> tuple[Credit, ...]:
    """All credits of an article, metadata first, then in the order of the text."""
    wire = list(_wire_credits(article, press))
    own = press.of(article.outlet, article.url)
    mine = [room for room in (own, _named_room(wire, press)) if room]
    return (*wire, *_named_credits(article.text, press, mine), *_own_paper(article.text, own))


def wire_of(found: Iterable[Credit]) -> Credit | None:
    """The credit that says that the whole text is an agency's, if there is one."""
    return next((credit for credit in found if credit.kind == "wire"), None)


# ------------------------------------------------------------------- the text is an agency's


def _wire_credits(article: Article, press: Press) -> Iterator[Credit]:
    yield from _from_metadata(article, press)
    text = article.text
    head = text[: _dateline_room(text)]
    for match in _DATELINE.finditer(head):
        room = press.find(match.group(1)) or press.by_initials(match.group(1))
        name = room.name if room else match.group(1)
        yield Credit(kind="wire", newsroom=name, spans=(_span(match, 1),), known=room is not None)
    yield from _closing_lines(text, press)


def _dateline_room(text: str) -> int:
    """Datelines stand in the first lines; a headline and a note in brackets may come before."""
    return min(len(text), 700)


def _from_metadata(article: Article, press: Press) -> Iterator[Credit]:
    own = press.of(article.outlet, article.url)
    if own and own.agency:
        yield Credit(kind="wire", newsroom=own.name)
    for value in (article.author, article.source_tag):
        for match in NAME.finditer(value or ""):
            room = _agency_within(match.group(), press)
            if room:
                yield Credit(kind="wire", newsroom=room.name)
    there = press.of(None, article.canonical_url)
    if there and not (own and same_newsroom(own.name, there.name)):
        kind: CreditKind = "wire" if there.agency else "syndicated"
        yield Credit(kind=kind, newsroom=there.name)


def _agency_within(name: str, press: Press) -> Newsroom | None:
    """The agency at the end of an author line ("GENE HALLORAN The Associated Press")."""
    parts = name.split()
    for at in range(len(parts)):
        room = press.find(" ".join(parts[at:]))
        if room and room.agency:
            return room
    return None


def _closing_lines(text: str, press: Press) -> Iterator[Credit]:
    for match in _SIGN_OFF.finditer(text):
        yield Credit(kind="wire", newsroom="Reuters", spans=(_span(match),))
    tail_start = max(0, len(text) - 400)
    tail = text[tail_start:]
    for match in _COPYRIGHT.finditer(tail):
        for name in NAME.finditer(match.group(1)):
            room = press.find(name.group())
            if room and room.agency:
                yield Credit(kind="wire", newsroom=room.name, spans=(_span(match, 0, tail_start),))
    for match in _AFP_INITIALS.finditer(tail):
        yield Credit(kind="wire", newsroom="AFP", spans=(_span(match, 0, tail_start),))
    last = text.rstrip().rpartition("\n")[2]
    signed = _LAST_LINE.match(last)
    room = press.find(signed.group(1)) if signed else None
    if signed and room and room.agency:
        at = text.rstrip().rindex(last)
        yield Credit(kind="wire", newsroom=room.name, spans=(_span(signed, 1, at),))
    for match in _AGENCIES.finditer(text):
        yield Credit(kind="agencies", newsroom=None, spans=(_span(match),))


def _span(match: re.Match[str], group: int = 0, offset: int = 0) -> Span:
    return Span(start=match.start(group) + offset, end=match.end(group) + offset)


# ------------------------------------------------------------------- newsrooms that are named


def _named_room(wire: list[Credit], press: Press) -> Newsroom | None:
    return press.find(wire[0].newsroom) if wire and wire[0].newsroom else None


def _named_credits(text: str, press: Press, mine: list[Newsroom]) -> Iterator[Credit]:
    shorts: dict[str, Newsroom] = {}
    for room in mine:
        shorts = {**short_names(room), **shorts}
    for match in NAME.finditer(text):
        place = _room_within(text, _without_opening(text, _span(match)), press)
        named = press.find(place.cut(text), shorts)
        kind = _kind_of(text, place, named, mine) if named else None
        if named and (kind or named.known):
            # The full name of another newsroom makes its short names hold from here on, but never
            # takes a short name from the article's own newsroom.
            shorts = {**short_names(named), **shorts}
        if named and kind:
            yield Credit(kind=kind, newsroom=named.name, spans=(place,), known=named.known)


def _without_opening(text: str, place: Span) -> Span:
    """The name without a common word before it that only begins the sentence ("As Fox News")."""
    first = _OPENING_WORD.match(text, place.start, place.end)
    return Span(start=first.end(), end=place.end) if first else place


def _room_within(text: str, place: Span, press: Press) -> Span:
    """The end of a name that is a known newsroom ("July The Wall Street Journal"), else all."""
    starts = [place.start, *(m.end() for m in _SPACE.finditer(text, place.start, place.end))]
    for start in starts:
        found = press.find(text[start : place.end])
        if found and found.known:
            return Span(start=start, end=place.end)
    return place


def _kind_of(text: str, place: Span, room: Newsroom, mine: list[Newsroom]) -> CreditKind | None:
    is_mine = any(same_newsroom(room.name, other.name) for other in mine)
    kind = _kind_by_context(text, place, room)
    if kind == "told" and _OWN_REQUEST.search(_before(text, place)):
        return None
    if is_mine:
        return {"told": "own", "reported": "own", "unverified": "unverified"}.get(kind or "")  # type: ignore[return-value]
    return kind


def _before(text: str, place: Span) -> str:
    return text[max(0, place.start - _BEFORE) : place.start].rstrip(" ")


def _kind_by_context(text: str, place: Span, room: Newsroom) -> CreditKind | None:
    before = _before(text, place)
    after = text[place.end : place.end + _AFTER]
    if _POLL.match(after):
        return None
    for kind, rule in _BEFORE_RULES:
        if rule.search(before):
            return kind
    for kind, rule in _AFTER_RULES:
        if rule.search(after):
            return kind
    if _HEAD_LINE.search(before) and (after[:1] in (":", "\n", "") or after[:2] == ", "):
        return "reported"
    if _INTRODUCED.search(before) and _PASSAGE_FOLLOWS.match(after):
        return "reported"
    if room.known and not room.agency and _SAID.search(after):
        return "reported"
    return None


def _own_paper(text: str, own: Newsroom | None) -> Iterator[Credit]:
    if own:
        for match in _OWN_PAPER.finditer(text):
            yield Credit(kind="own", newsroom=own.name, spans=(_span(match),))


def denies_in_lead(article: Article) -> bool:
    """The headline or first sentence tells a denial."""
    first = next(iter(sentences(article.text)), None)
    lead = f"{article.title or ''} {first.cut(article.text) if first else ''}"
    return re.search(r"\bden(?:ies|ied|y|ying|ial)\b", lead, re.IGNORECASE) is not None


def names_newsroom(found: Iterable[Credit], newsroom: str) -> tuple[Credit, ...]:
    """The credits that name `newsroom`, in full or by its last words."""
    return tuple(credit for credit in found if may_be(credit.newsroom, newsroom))


# ------------------------------------------------------------------- newsrooms as sources

_A_NEWSROOM = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:[\w-]+\s){0,3}"
    r"(?:newspaper|paper|newsletter|magazine|broadcaster|news\s(?:agency|site|website|outlet))$"
)


def newsroom_of_source(
    words: str, at: int, found: Sequence[Credit], own: str | None, press: Press
) -> Newsroom | None:
    """The newsroom that the words of a statement's source mean.

    "The Beacon" is the newsroom of that name which the article names in full; "the newspaper",
    "the Seattle business paper" the other newsroom that the article named last; "this newspaper"
    its own.

    Args:
        words: Those of the source.
        at: Where they stand in the article's text.
        found: The credits of the article.
        own: The article's own newsroom.
        press: The newsrooms that names mean.
    """
    if own and may_be(words, own):
        return Newsroom(name=own)
    others = [one for one in found if one.newsroom and not same_newsroom(one.newsroom, own)]
    if _A_NEWSROOM.search(words):
        if words.lower().startswith("this "):
            return Newsroom(name=own) if own else None
        before = [one for one in others if one.spans and one.spans[0].start < at]
        return _room_of(before[-1]) if before else None
    if not any(letter.isupper() for letter in words.removeprefix("The ")):
        return None
    shorts: dict[str, Newsroom] = {}
    for one in others:
        shorts = {**short_names(_room_of(one)), **shorts}
    return press.find(words, shorts)


def _room_of(credit: Credit) -> Newsroom:
    return Newsroom(name=credit.newsroom or "", known=credit.known)
