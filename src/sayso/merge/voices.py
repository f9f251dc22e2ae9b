"""On whose word a statement finally rests: the person, the organisation spoken for, or people who
are not named.

A spokesperson, lawyer, letter or memo of an organisation (or of a person) is that organisation's
voice; an officer who speaks under an own name is an own voice. Whom somebody speaks for stands in
the article beside a word such as "spokeswoman": in "Quillo spokesman Dario Venn", "Luc Roy, a
spokesman for Quillo", "Venn, its spokesman", "lawyers for the company".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.merge.names import KINDS
from sayso.records import EntityType, Record, Span, Spans
from sayso.text.vocabulary import word_set

_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|men|woman|women|person|persons|people)|press secretar(?:y|ies)"
    r"|(?:lawyer|attorney|counsel|representative|publicist)s?"
    r"|(?:statement|letter|memo|memorandum|filing|disclosure|announcement|e-?mail"
    r"|(?:press|news) release))\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?: (?:sent|issued|released|signed|provided|published|filed|made))?,? "
    r"(?:for|of|from|by|to the press by) "
)
_WHO_FILED = re.compile(
    r" (?:(?:that|which) )?(?:[\w-]+ ){0,6}"
    r"(?:filed|issued|made|published|released|sent|signed|submitted)\b"
)
"""After a paper: who put it out, "a disclosure that the committee filed Monday"."""
_PAPERS = re.compile(
    r"\b(?:(?:bank|company|court|disclosure|internal|legal|police|property|public|state|tax|court)"
    r" )?(?:records?|documents?|filings?|papers|cables?|e-?mails|letters?|memos?|transcripts?"
    r"|receipts|minutes|text messages|disclosures?|report to|(?:bank|account) statements?|invoices?"
    r"|logs?|affidavits?|indictments?|contracts?|footage|videos?|photographs|satellite images)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:an?|one|another|some|several|many|few|both|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens|hundreds|\d+)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:several|some|many|other|various|dozens of|a number of) ", re.IGNORECASE)
"""Before bodies that nothing names: "several news organizations"."""
_BODY = re.compile(
    r"\b(?:administration|agency|airport|association|authorities|authority|bank|board|bureau"
    r"|campaign|church|coalition|college|commission|committee|community|company|council|court"
    r"|department|embassy|firm|foundation|government|group|hospital|hotel|house|institute|jury"
    r"|ministry|network|office|organi[sz]ation|panel|party|plant|police|port|regulator|school|store"
    r"|team|terminal|union|university|watchdog)(?= (?:at|for|in|of|on|that|which|who)\b|$)",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"(?:(?:an?|one|two|the|this|our) )?(?P<of>[^,]{0,60}?)(?:['’]s)? ?\b"
    r"(?:reporter|journalist|correspondent|photographer|videographer)s?"
    r"(?: (?:for|from|of|with) (?P<whose>[^,]{2,60}))?"
    r"(?: (?:at|in|on|near|outside|who) [^,]{0,80})?",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:air force|airline|ambulance service|army|border guard|city|coast guard|council|court"
    r"|embassy|fire (?:brigade|department|service)|government|hospital|military|navy|police|port"
    r"|presidential palace|railway|sheriff['’]s office|university) $",
    re.IGNORECASE,
)
"""A body that is seldom named before the word for who speaks for it: "a police spokesman"."""
_WITHIN = re.compile(
    r"\b(?:in|at|from|of|with|inside|near|close|familiar|briefed|who|that|which)\b"
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Oo]ne-?time|[Ee]x)[ -](?:[\w-]+ ){0,2}$")
_OWNED = re.compile(r"^(?:['’]s?)?,?(?: (?!and\b|or\b|but\b|said\b|told\b)[\w-]+){0,3} $")
_PRONOUNS = word_set(
    "he him his her hers i it its me my she their theirs them they us we who whom you your"
)
_SENTENCES_BACK = 4
"""Sentences in which the person of "he said" is sought, its own among them; set by judgement."""
_NEAR = 45
"""How far from the word its person and principal may stand, in code points."""


class Marked(Record, frozen=True, kw_only=True):
    """A mention with the entity that it is, as `entities` resolved it."""

    span: Span
    entity: str
    type: EntityType
    named: bool
    name: str = ""
    """What its article calls the entity at its fullest."""


class Principal(Record, frozen=True, kw_only=True):
    """Whom somebody speaks for, and the words that say so."""

    entity: str
    spans: Spans


def principals(text: str, mentions: Iterable[Marked]) -> dict[str, Principal]:
    """Persons of an article who speak for somebody -> for whom."""
    ordered = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    found: dict[str, Principal] = {}
    for match in _SPEAKS_FOR.finditer(text):
        if _FORMER.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        near = _near(ordered, match.start() - _NEAR, match.end() + _NEAR)
        principal = _principal(text, match, near)
        speaker = _speaker(text, match, near, principal) if principal else None
        if principal and speaker and speaker.entity != principal.entity:
            start = min(match.start(), principal.span.start)
            end = max(match.end(), principal.span.end)
            words = (Span(start=start, end=end),)
            found.setdefault(speaker.entity, Principal(entity=principal.entity, spans=words))
    return found


def principal_of_phrase(text: str, spans: Spans, mentions: Sequence[Marked]) -> Principal | None:
    """For whom an unnamed source speaks ("a company spokeswoman", "lawyers for Trump")."""
    for span in spans:
        match = _SPEAKS_FOR.search(text, span.start, span.end)
        if (
            match is None
            or _WITHIN.search(text, span.start, match.start())
            or _FORMER.search(text, span.start, match.start())
        ):
            continue
        near = _near(mentions, span.start - 1, span.end + 1)
        principal = _principal(text, match, near)
        if principal:
            return Principal(entity=principal.entity, spans=(span,))
    return None


def _near(mentions: Sequence[Marked], start: int, end: int) -> list[Marked]:
    return [one for one in mentions if start <= one.span.start and one.span.end <= end]


def _principal(text: str, match: re.Match[str], near: Sequence[Marked]) -> Marked | None:
    """The mention after "spokesman for", else the one right before "spokesman"."""
    of = _OF.match(text[match.end() : match.end() + _NEAR])
    if of:
        after = [one for one in near if one.span.start >= match.end() + of.end()]
        first = min(after, key=lambda one: (one.span.start, -one.span.end), default=None)
        # An article or adjective may stand before a mention whose span begins at its head.
        if first and first.span.start - match.end() - of.end() <= 20:
            return first
    filed = _WHO_FILED.match(text, match.end(), match.end() + _NEAR)
    if filed:
        inside = [
            one for one in near if match.end() < one.span.start and one.span.end < filed.end()
        ]
        who = max(inside, key=lambda one: (one.span.end, -one.span.start), default=None)
        if who:
            return who
    before = [one for one in near if one.span.end <= match.start()]
    last = max(before, key=lambda one: (one.span.end, -one.span.start), default=None)
    if last and _OWNED.match(text[last.span.end : match.start()]):
        return last
    body = _SERVICE.search(text, max(0, match.start() - _NEAR), match.start())
    if body is None or not match[0].lower().startswith("spokes"):
        return None
    span = Span(start=body.start(), end=body.end() - 1)
    return Marked(span=span, entity=span.cut(text).lower(), type="organization", named=False)


def _speaker(
    text: str, match: re.Match[str], near: Sequence[Marked], principal: Marked
) -> Marked | None:
    """The named person right after the word or its "for ...", else the one right before."""
    people = [
        one for one in near if one.type == "person" and one.named and one.entity != principal.entity
    ]
    # "Quillo spokesman Dario Venn" may be one mention.
    whole = (one for one in people if one.span.contains(_span(match)))
    around = next((one for one in whole if one.span.end > match.end()), None)
    if around:
        return around
    end = max(match.end(), principal.span.end)
    after = [one for one in people if one.span.start >= match.end()]
    first = min(after, key=lambda one: one.span.start, default=None)
    if first and re.fullmatch(r"[,\s]{1,3}", text[end : first.span.start] or " "):
        return first
    if first and re.fullmatch(r"\s", text[match.end() : first.span.start]):
        return first
    start = min(match.start(), principal.span.start)
    before = [one for one in people if one.span.end <= start]
    last = max(before, key=lambda one: one.span.end, default=None)
    if last and re.fullmatch(
        r",? who (?:is|was) (?:an? |the )?|, (?:an? |the )?(?:[\w-]+ ){0,3}",
        text[last.span.end : start],
    ):
        return last
    return None


def is_papers(text: str, spans: Spans) -> bool:
    """The source is papers of nobody in particular, which a newsroom saw: "state records", "court
    documents", "a report to the commission".

    Asked only of what speaks for nobody (`principal_of_phrase`).
    """
    return any(
        not _WITHIN.search(text, span.start, found.start())
        for span in spans
        if (found := _PAPERS.search(text, span.start, span.end))
    )


def is_somebody(description: str, kind: str) -> bool:
    """Somebody among others, whom nothing names: "a butcher", "two Gulfway managers", "critics"; a
    body ("a grand jury") is one voice, whoever has heard it."""
    if kind == "organization":
        return _SEVERAL.match(description) is not None
    if _BODY.search(description):
        return False
    return kind == "group" or (kind == "person" and _SOMEBODY.match(description) is not None)


def is_thing(description: str, kind: str) -> bool:
    """What nothing names and that is neither people nor a body: "a weekend tweet", "the bill"."""
    words = description.casefold().split()
    body = _BODY.search(description) or (words and words[-1] in KINDS)
    return kind in ("other", "place", "product") and not body


def reporter_of(words: str) -> str | None:
    """The newsroom that the words of its own reporter name: "AFP" of "an AFP reporter", "" of "this
    reporter"; None if they are no reporter's."""
    match = _REPORTER.fullmatch(words)
    if match is None:
        return None
    whose = (match["whose"] or match["of"]).removeprefix("the ").removeprefix("The ")
    of_this = not whose and words.lower().startswith(("this ", "our "))
    return whose if whose[:1].isupper() or of_this else None


def is_pronoun(words: str) -> bool:
    """It names and describes nobody: "me", "they"."""
    return words.casefold() in _PRONOUNS


def last_person(spans: Spans, opens: Spans, people: Sequence[Marked]) -> Marked | None:
    """Whom "he" and "she" are likeliest: who comes first in the nearest sentence before it that
    has a person.

    Args:
        spans: Of the pronoun.
        opens: The article's sentences.
        people: Mentions of persons, pronouns left out, in the order of the text.
    """
    start = spans[0].start if spans else 0
    near = [one for one in opens if one.start < start][-_SENTENCES_BACK:]
    for sentence in reversed(near):
        inside = (one for one in people if sentence.contains(one.span) and one.span.end <= start)
        first = min(inside, key=lambda one: (one.span.start, -one.span.end), default=None)
        if first is not None:
            return first
    return None


def named_beside(text: str, person: Marked, mentions: Sequence[Marked]) -> Marked:
    """Whom a description stands behind: "Odessa Rivers, the local's vice president," is a person,
    whatever the name was read as."""
    if person.named:
        return person
    before = (one for one in mentions if one.named and one.span.end < person.span.start)
    near = (one for one in before if text[one.span.end : person.span.start] == ", ")
    return min(near, key=lambda one: (one.span.start, one.entity), default=person)


def points(words: str) -> bool:
    """A relative or a pronoun for a thing, which names nobody itself: "which", "it"."""
    return words.casefold() in ("which", "who", "that", "it")


def before(spans: Spans, mentions: Sequence[Marked]) -> Marked | None:
    """The longest named mention that ends right before a relative: "Tessaly, which announced"."""
    start = spans[0].start if spans else 0
    near = [one for one in mentions if one.named and 0 < start - one.span.end <= 2]
    return min(near, key=lambda one: (one.span.start, one.entity), default=None)


def apposed(text: str, spans: Spans, mentions: Sequence[Marked]) -> Marked | None:
    """The person whom the words of a source name behind a comma: "one of her lawyers, Tom
    Kirsch"."""
    for span in spans:
        for one in mentions:
            inside = span.start < one.span.start and one.span.end <= span.end
            if inside and one.named and one.type == "person":
                led = text[span.start : one.span.start]
                return one if led.endswith(", ") and led.count(",") == 1 else None
    return None


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def final_voice(entity: str, speaks_for: Mapping[str, Principal]) -> tuple[str, Principal | None]:
    """The entity on whose word it rests, and why that is not the speaker."""
    principal = speaks_for.get(entity)
    return (principal.entity, principal) if principal else (entity, None)
