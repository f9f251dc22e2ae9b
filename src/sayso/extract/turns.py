"""Words that are somebody's own by the layout of the page: turns of an interview or transcript
("Editor: ...", "Q: / A:", "MR. SMITH: ...") and embedded posts ("text — Name (@handle) date").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.words import DOCUMENTS, SPEAKERS
from sayso.records import Record, Span, Spans
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

_LABEL = re.compile(
    r"(?P<label>(?:[A-ZÀ-ÖØ-Þ]|[dD]r\.|[qa]\b)[\w.'’,()& -]{0,45}?)\s?:(?=\s|[“\"A-ZÀ-ÖØ-Þ])"
)
_DASHED = re.compile(r"(?P<label>[A-ZÀ-ÖØ-Þ][\w .'’-]{1,38}?)(?=\s?[—–])")
"""`KAREN — Did he pay?`: two such labels, each again and again, since a dash after a name is mostly
an aside."""
_BARE = re.compile(r"(?P<label>[QA])(?=\.?\s)")
"""`Q. Where were you?` and `Q Mr. President`: beside other labels only."""
_POST = re.compile(
    r"(?<!\s)\s*+(?:[—–]|--?)\s*+(?P<name>[^\n—–()@]{2,60}?)\s*\(@(?P<handle>\w{1,30})\)"
    r"(?P<date>\s+[^\W\d_]{3,9}\.?\s+\d{1,2},?\s+\d{4})?"
)
_HANDLED = re.compile(r"(?P<name>@\w{2,30}):\s+(?P<told>[^\n]{2,})")
_SPOKEN_HEADLINE = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]{0,20}(?: [\w.'’-]{1,20}){0,3})(?P<cue>:)\s"
    r"(?P<told>\S[^\n]{8,})"
)
_SIGNED_HEADLINE = re.compile(
    r"(?P<told>[A-ZÀ-ÖØ-Þ][^\n:]{8,100}?)\s(?P<cue>[-–—])\s"
    r"(?P<name>[\w.'’-]{1,20}(?: [\w.'’-]{1,20}){0,3})(?=\s|$)"
)
_DASH = re.compile(r"[—–-]+")
_LINK = re.compile(r"\s(?:https?://|pic\.twitter\.com/|t\.co/)\S*(?:\s+\S*://\S*)*+\s*$")
_NOT_LABELS = word_set(
    """note notes photo image video source sources update updated correction related read more check
    claim verdict rating analysis opinion watch exclusive breaking live explainer advertisement
    interview subject date re fact here tip warning example summary headline by from to tags topics
    share full content published location time bottom line"""
)
_SMALL = word_set("of the for dr. q a de la von van and")
_LETTERS = {"question": "q", "answer": "a"}
_OFF_AIR = re.compile(r"\(.*\)$")
"""`(SOUNDBITE OF SIREN)`: nobody's words."""
# Set by judgement: the layout leaves little doubt, and PolNeAR marks turns only where an article
# quotes a transcript (16 of 22 there; the rest are headlines and captions that look like turns).
TURN_SURE, POST_SURE = 0.9, 0.9
# Set by judgement, too: a colon after a speaker or a document leaves more doubt than a turn.
HEADLINE_SURE = 0.7
# Code points of a first paragraph that can be a headline.
_LONGEST_HEADLINE = 130
# Paragraphs without a label that still belong to the turn before.
_LONGEST_TURN = 6


class _Labelled(Record, frozen=True, kw_only=True):
    paragraph: int
    label: Span
    mark: int
    """Where the colon, dash or stop behind the label stands; the first word if there is none."""


def find_turns(layout: Layout) -> Iterator[FoundStatement]:
    """Each turn of an interview or transcript as a statement of its speaker."""
    labelled = _labelled(layout)
    if not labelled:
        return
    spoken = {item.paragraph for item in labelled}
    alone = len({_key(item.label.cut(layout.text)) for item in labelled}) == 1
    for item in labelled:
        content = [*_rest(layout, item), *_unlabelled(layout, item, spoken, alone=alone)]
        if content:
            yield FoundStatement(
                source=(item.label,),
                cue=_cue(layout, item),
                content=tuple(content),
                probability=TURN_SURE,
                direct=True,
            )


def _unlabelled(
    layout: Layout, item: _Labelled, spoken: set[int], *, alone: bool
) -> Iterator[Span]:
    """Paragraphs that go on after a labelled one; where only one speaker has a label, a question
    before his next turn is somebody else's."""
    last = max(spoken)
    for place in range(item.paragraph + 1, min(last, item.paragraph + _LONGEST_TURN)):
        if place in spoken:
            return
        paragraph = layout.paragraphs[place]
        words = paragraph.cut(layout.text)
        if alone and place + 1 in spoken and words.rstrip('”" ').endswith("?"):
            return
        if not _OFF_AIR.match(words):
            yield paragraph


def _cue(layout: Layout, item: _Labelled) -> Spans:
    """The mark behind the label; none if a word follows at once."""
    marked = layout.text[item.mark] in ":.—–"
    return (Span(start=item.mark, end=item.mark + 1),) if marked else ()


def _rest(layout: Layout, item: _Labelled) -> Spans:
    paragraph = layout.paragraphs[item.paragraph]
    start = item.mark + bool(_cue(layout, item))
    while start < paragraph.end and layout.text[start].isspace():
        start += 1
    return (Span(start=start, end=paragraph.end),) if start < paragraph.end else ()


def _labelled(layout: Layout) -> list[_Labelled]:
    """Paragraphs that begin with a speaker's label; none if no label comes twice."""
    found: list[_Labelled] = []
    for place, paragraph in enumerate(layout.paragraphs):
        # A transcript that an article quotes opens every turn with a mark: "“WALLACE: If I may".
        start = paragraph.start + (layout.text[paragraph.start] in '“"')
        stop = min(paragraph.end, start + 60)
        match = _LABEL.match(layout.text, start, stop)
        if match is None or not _can_be_label(match["label"]):
            match = _DASHED.match(layout.text, start, stop)
        if match is None:
            match = _BARE.match(layout.text, start, stop)
        if match is None:
            continue
        label = Span(start=match.start("label"), end=match.end("label"))
        mark = label.end
        while mark + 1 < paragraph.end and layout.text[mark].isspace():
            mark += 1
        found.append(_Labelled(paragraph=place, label=label, mark=mark))
    found = _without_doubtful(layout, found)
    return found if _is_transcript([_key(item.label.cut(layout.text)) for item in found]) else []


def _without_doubtful(layout: Layout, found: list[_Labelled]) -> list[_Labelled]:
    """A dash or a lone letter counts only where such labels, or others, come again and again."""
    text = layout.text
    colon, dashed, stopped = (
        Counter(item.label.cut(text) for item in found if text[item.mark] in marks)
        for marks in (":", "—–", ".")
    )
    again = {label for label, count in dashed.items() if count > 1}
    letters = bool(colon.keys() - {"Q", "A"}) or ("Q" in stopped and "A" in stopped)

    def counts(item: _Labelled) -> bool:
        mark = text[item.mark]
        if mark in "—–":
            return len(again) > 1 and item.label.cut(text) in again
        lone_a = mark not in ":." and item.label.cut(text) == "A"
        return mark == ":" or (letters and not lone_a)

    return [item for item in found if counts(item)]


def _is_transcript(labels: list[str]) -> bool:
    """Two speakers of whom one speaks twice, one who speaks three times, or a Q and an A."""
    counts = Counter(labels)
    if counts.keys() >= {"q", "a"}:
        return True
    most = max(counts.values(), default=0)
    return most > 2 or (most > 1 and len(counts) > 1 and len(labels) > 2)


def _can_be_label(label: str) -> bool:
    words = label.lower().replace(",", " ").split()
    if not words or len(words) > 6 or words[0] in _NOT_LABELS or words[-1] in _NOT_LABELS:
        return False
    return all(
        word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL
        for word in label.split()
    )


def _key(label: str) -> str:
    """The surname, without office or role: `Host Bill Carrow`, `CARROW, HOST` and `Carrow`."""
    words = label.lower().partition(",")[0].partition("(")[0].split()
    last = words[-1] if words else ""
    return _LETTERS.get(last, last)


def find_headlines(layout: Layout, mentions: Sequence[FoundMention]) -> Iterator[FoundStatement]:
    """`Report: Police ignored calls` and `Bank hid losses - whistleblower` at the top of a text."""
    if not layout.paragraphs:
        return
    first = layout.paragraphs[0]
    if first.end - first.start > _LONGEST_HEADLINE or layout.text[first.end - 1] == ".":
        return
    people = {one.span for one in mentions if one.type == "person" and one.form == "name"}
    for pattern in (_SPOKEN_HEADLINE, _SIGNED_HEADLINE):
        match = pattern.match(layout.text, first.start, first.end)
        if match is None:
            continue
        name = Span(start=match.start("name"), end=match.end("name"))
        words = match["name"].lower().split()
        labels = not _NOT_LABELS.isdisjoint((words[0], words[-1]))
        if (name in people and not labels) or words[-1] in SPEAKERS | DOCUMENTS:
            yield FoundStatement(
                source=(name,),
                cue=(Span(start=match.start("cue"), end=match.end("cue")),),
                content=(Span(start=match.start("told"), end=match.end("told")),),
                probability=HEADLINE_SURE,
            )
            return


def find_posts(layout: Layout) -> Iterator[FoundStatement]:
    """Each embedded post as a statement of its author."""
    yield from _handled(layout)
    for match in _POST.finditer(layout.text):
        paragraph = layout.paragraph_at(match.start("name"))
        start = paragraph.start
        if match.start() <= start:
            before = layout.paragraph_index(paragraph.start) - 1
            if before < 0:
                continue
            content = layout.paragraphs[before]
        else:
            content = _without_links(layout.text, Span(start=start, end=match.start()))
        dash = _DASH.search(layout.text, match.start(), match.start("name"))
        if dash is None or not any(letter.isalpha() for letter in content.cut(layout.text)):
            continue
        yield FoundStatement(
            source=(Span(start=match.start("name"), end=match.end("name")),),
            cue=(Span(start=dash.start(), end=dash.end()),),
            content=(content,),
            probability=POST_SURE,
            direct=True,
        )


def _handled(layout: Layout) -> Iterator[FoundStatement]:
    """`@GusBoone: The vote was rigged!`: a paragraph under a handle."""
    for paragraph in layout.paragraphs:
        match = _HANDLED.match(layout.text, paragraph.start, paragraph.end)
        if match is None or not any(letter.isalpha() for letter in match["told"]):
            continue
        yield FoundStatement(
            source=(Span(start=match.start("name"), end=match.end("name")),),
            cue=(Span(start=match.end("name"), end=match.end("name") + 1),),
            content=(Span(start=match.start("told"), end=paragraph.end),),
            probability=POST_SURE,
            direct=True,
        )


def _without_links(text: str, content: Span) -> Span:
    """A post without the picture or page that its end links to."""
    link = _LINK.search(text, content.start, content.end)
    end = link.start() if link else content.end
    while end > content.start and text[end - 1].isspace():
        end -= 1
    return Span(start=content.start, end=end) if end > content.start else content


def post_tails(layout: Layout) -> Spans:
    """Where the names, handles and dates of embedded posts stand."""
    return tuple(
        Span(start=match.start(), end=match.end()) for match in _POST.finditer(layout.text)
    )
