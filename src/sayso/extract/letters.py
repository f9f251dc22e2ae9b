"""Letters and statements in the first person: the whole text is its signer's.

A letter begins with a salutation ("Dear Mr. Marsh,", "To the Editor:"), or with the text, and ends
with a closing and a name below it ("Sincerely, / Helen Foy"), a name after a dash ("— Paul Tran"),
or, to an editor, with the name alone. A statement has its speaker in the heading ("Statement by
Governor Reyes"). Either counts only if somebody speaks of himself in it, and only laid out so:
headings, salutations, closings and names are lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.extract.found import FoundStatement
from sayso.extract.words import WE, I
from sayso.records import Record, Span, Spans
from sayso.text.layout import Layout

# Set by judgement: with salutation, closing and name there is little doubt; less without a closing.
SIGNED, HEADED = 0.92, 0.85
# Longer is no line of its own but a sentence; code points.
_LONGEST_LINE = 90
# Paragraphs of the longest letter: open letters of 40 are printed in full, books are not read here.
_LONGEST_LETTER = 60

_SALUTATION = re.compile(
    r"(?:dear\b|to the editors?\b|to whom it may concern\b|(?:my )?fellow\b|friends\b|colleagues\b|"
    r"ladies and gentlemen\b)[^\n.?!;]{0,70}(?:[.][^\n.?!;]{1,40})?[,:]$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:yours|very|most) )*(?:sincerely|truly|faithfully|respectfully|cordially|gratefully|"
    r"best|kind|warm(?:est)?|regards|yours|love|thanks|thank you|with (?:gratitude|respect|love|"
    r"appreciation)|in (?:solidarity|friendship))"
    r"(?: (?:yours|submitted|regards|wishes|and gratitude|always))?[,.]?$",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?:[—–]|--?)\s?(?P<name>[^\n—–@()]{3,60})$")
_HEADING = re.compile(
    r"(?:a |an |the |full |press |open )*(?:statement|remarks|message|letter|apology)"
    r"\s(?:by|from|of)\s(?P<name>[^\n:,.]{3,60}(?:\.[^\n:,.]{2,40})?)"
    r"(?:,[^\n:]{0,60})?:?$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s(?:on|about|regarding|concerning|following|after)\s")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*,?$")
_PARTICLES = frozenset(
    ["of", "the", "de", "la", "von", "van", "der", "and", "for", "&", "da", "del"]
)
_CONTACT = re.compile(r"(?:###|media contact|press contact|contact:|about [A-Z])", re.IGNORECASE)


class _Frame(Record, frozen=True, kw_only=True):
    """A letter's signer and its paragraphs by place."""

    name: Span
    first: int
    stop: int
    probability: float


def find_letters(layout: Layout) -> Iterator[FoundStatement]:
    """Each letter, or statement under a heading, as one statement of its signer."""
    done = 0
    for place in range(len(layout.paragraphs)):
        if place < done:
            continue
        frame = _framed(layout, place)
        if frame is None:
            continue
        done = frame.stop
        content = layout.paragraphs[frame.first : frame.stop]
        yield FoundStatement(
            source=(frame.name,),
            cue=(),
            content=content,
            probability=frame.probability,
            direct=True,
        )


def _framed(layout: Layout, place: int) -> _Frame | None:
    line = _line(layout, place)
    frame = None
    if _SALUTATION.match(line):
        frame = _signed(layout, place + 1, editor=line.lower().startswith("to the editor"))
    elif heading := _HEADING.match(line):
        frame = _headed(layout, place, heading)
    elif place == 0:
        frame = _closed(layout, 0)
    if frame is None or frame.stop <= frame.first:
        return None
    return frame if _in_first_person(layout, layout.paragraphs[frame.first : frame.stop]) else None


def _line(layout: Layout, place: int) -> str:
    """The words of a paragraph that is short enough for a line of its own, else none."""
    paragraph = layout.paragraphs[place]
    return "" if paragraph.end - paragraph.start > _LONGEST_LINE else paragraph.cut(layout.text)


def _signed(layout: Layout, first: int, *, editor: bool) -> _Frame | None:
    """After a salutation: to the closing; a letter to an editor ends with a name alone."""
    for place in range(first, min(first + _LONGEST_LETTER, len(layout.paragraphs))):
        line = _line(layout, place)
        if not line:
            continue
        frame = _ended(layout, first, place)
        if frame is not None:
            return frame
        if editor and place > first and _is_name(line):
            name = layout.paragraphs[place]
            return _Frame(name=name, first=first, stop=place, probability=HEADED)
        if _SALUTATION.match(line):
            return None
    return None


def _closed(layout: Layout, first: int) -> _Frame | None:
    """Without a salutation: the text up to a closing in two lines."""
    for place in range(first + 1, min(first + _LONGEST_LETTER, len(layout.paragraphs))):
        line = _line(layout, place)
        if line and _CLOSING.match(line):
            opening = layout.paragraphs[first : first + 1]
            frame = _ended(layout, first, place)
            return frame if _in_first_person(layout, opening) else None
    return None


def _ended(layout: Layout, first: int, place: int) -> _Frame | None:
    """The frame if the closing, or a dash and a name, stands at `place`."""
    line = _line(layout, place)
    start = layout.paragraphs[place].start
    dashed = _DASHED.match(line)
    if dashed and place > first and _is_name(dashed["name"]):
        name = Span(start=start + dashed.start("name"), end=start + dashed.end("name"))
        return _Frame(name=name, first=first, stop=place, probability=SIGNED)
    below = place + 1
    if place == first or below >= len(layout.paragraphs) or not _CLOSING.match(line):
        return None
    if not _is_name(_line(layout, below)):
        return None
    return _Frame(name=layout.paragraphs[below], first=first, stop=place, probability=SIGNED)


def _headed(layout: Layout, place: int, heading: re.Match[str]) -> _Frame | None:
    """Under `Statement by X`: to a closing, a contact or the end of the text."""
    name = heading["name"].rstrip()
    cut = _SUBJECT.search(name)
    name = name[: cut.start()] if cut else name
    if not _is_name(name):
        return None
    start = layout.paragraphs[place].start + heading.start("name")
    first = place + 1
    stop = min(first + _LONGEST_LETTER, len(layout.paragraphs))
    for below in range(first, stop):
        line = _line(layout, below)
        if line and (_CONTACT.match(line) or _CLOSING.match(line) or _HEADING.match(line)):
            stop = below
            break
    named = Span(start=start, end=start + len(name))
    return _Frame(name=named, first=first, stop=stop, probability=HEADED)


def _is_name(line: str) -> bool:
    """One to eight words with capitals: a person with titles and office, or a body."""
    words = line.strip().split()
    if not 0 < len(words) <= 8 or line.rstrip().endswith((".", "?", "!", ":")):
        return False
    proper = [word for word in words if word.lower() not in _PARTICLES]
    return bool(proper) and all(
        _NAME_WORD.match(word) is not None and word[0].isupper() for word in proper
    )


def _in_first_person(layout: Layout, paragraphs: Spans) -> bool:
    return any(
        token.lower in I | WE for paragraph in paragraphs for token in layout.tokens_in(paragraph)
    )
