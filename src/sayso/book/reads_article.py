"""One article: its text with everything that was read from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from sayso.book.marking import Marked, Stretch, cut, stretches
from sayso.book.pages import (
    ArticlePage,
    ArticleRef,
    LineageLine,
    Note,
    Paragraph,
    Sentence,
    TellingAmount,
    TellingTime,
)
from sayso.book.reads_items import lineage_lines
from sayso.book.reads_lines import statement_lines, tellings
from sayso.book.reads_parts import LINES, PART, Connection, article_refs, first_column
from sayso.book.rows import load_article, load_extraction, spans_of
from sayso.errors import NotInBook
from sayso.records import Article, Extraction, Record, Span

_COMES_FROM: Final = """
SELECT id FROM lineage WHERE article = ? ORDER BY probability DESC, id LIMIT ?
"""
_TAKEN_OVER: Final = """
SELECT lineage.id FROM lineage JOIN article ON article.id = lineage.article
WHERE lineage.origin = ? ORDER BY article.published IS NULL, article.published, lineage.id LIMIT ?
"""
_SHARED: Final = "SELECT id, relation, spans FROM lineage WHERE article = ?"
_STORIES: Final = "SELECT story FROM story_article WHERE article = ? ORDER BY story LIMIT ?"
_NAMES: Final = """
SELECT mention.id, mention.spans, chain.entity FROM mention JOIN chain ON chain.id = mention.chain
WHERE mention.article = ? AND mention.form = 'name' AND chain.entity IS NOT NULL
"""


def article(connection: Connection, key: str, start: int = 0) -> ArticlePage:
    """The text with sources, cues, contents, events, times and amounts marked.

    Args:
        connection: The book.
        key: The article's id.
        start: A code point; of an article longer than `PART`, the part with it is shown.

    Raises:
        NotInBook: There is no such article.
    """
    whole = load_article(connection, key)
    if whole is None:
        raise NotInBook(f"there is no article {key!r} in the book", "find it by its words: /search")
    part = _part(whole.text, start)
    reading = load_extraction(connection, key)
    return ArticlePage(
        article=article_refs(connection, [key]).get(key, _unnamed(whole)),
        title=whole.title,
        author=whole.author,
        url=whole.url,
        language=whole.language,
        words=len(whole.text.split()),
        reader=reading.reader if reading else None,
        stories=tuple(first_column(connection.execute(_STORIES, (key, LINES)))),
        comes_from=_lineage(connection, _COMES_FROM, key),
        taken_over_by=_lineage(connection, _TAKEN_OVER, key),
        paragraphs=tuple(_paragraphs(connection, whole, reading, part)),
        start=part.start,
        end=part.stop,
        length=len(whole.text),
        part=PART,
    )


def _unnamed(whole: Article) -> ArticleRef:
    return ArticleRef(id=whole.id, label="", outlet=whole.outlet, published=whole.published)


def _part(text: str, start: int) -> range:
    """The part of the text with code point `start`; the last part if it lies beyond the end."""
    last = max(len(text) - 1, 0)
    first = min(max(start, 0), last) // PART * PART
    return range(first, min(first + PART, len(text)))


def _lineage(connection: Connection, sql: str, key: str) -> tuple[LineageLine, ...]:
    return lineage_lines(connection, first_column(connection.execute(sql, (key, LINES))))


# ------------------------------------------------------------------- the text, cut


class _Slice(Record, frozen=True, kw_only=True):
    """A sentence with the blanks after it, or text that lies in no sentence."""

    start: int
    end: int
    opens: bool
    """A paragraph begins here."""


def _paragraphs(
    connection: Connection, whole: Article, reading: Extraction | None, part: range
) -> Iterator[Paragraph]:
    slices = _slices(whole.text, reading.sentences if reading else (), part)
    starts = [one.start for one in slices]
    marks = _by_slice(starts, stretches(_marks(connection, whole.id, reading)))
    notes = _notes(connection, reading, starts, part)
    opens = [index for index, one in enumerate(slices) if one.opens]
    for first, last in pairwise([*opens, len(slices)]):
        yield Paragraph(
            sentences=tuple(
                Sentence(
                    start=one.start,
                    pieces=cut(whole.text[one.start : one.end], one.start, marks[one.start]),
                )
                for one in slices[first:last]
            ),
            notes=tuple(note for one in slices[first:last] for note in notes[one.start]),
        )


def _slices(text: str, sentences: Sequence[Span], part: range) -> list[_Slice]:
    """The part cut at its sentences, and at line ends that lie in no sentence."""
    lines = _line_starts(text, sentences, part)
    inner = {point for span in sentences for point in (span.start, span.end) if point in part}
    slices: list[_Slice] = []
    opens = True
    for start, end in pairwise(sorted({part.start, part.stop} | lines | inner)):
        opens = opens or start in lines
        if text[start:end].strip():
            slices.append(_Slice(start=start, end=end, opens=opens))
            opens = False
        elif slices:
            slices[-1] = _Slice(start=slices[-1].start, end=end, opens=slices[-1].opens)
    return slices


def _line_starts(text: str, sentences: Sequence[Span], part: range) -> set[int]:
    """Where a line of the part begins, unless a sentence runs on over the line end."""
    starts = [span.start for span in sentences]
    found: set[int] = set()
    at = part.start
    for line in text[part.start : part.stop].splitlines(keepends=True):
        index = bisect_left(starts, at) - 1
        if index < 0 or sentences[index].end <= at:
            found.add(at)
        at += len(line)
    return found


def _by_slice(starts: Sequence[int], marks: Iterable[Stretch]) -> dict[int, list[Stretch]]:
    """The marks that touch each slice, by its start, in their order."""
    found: dict[int, list[Stretch]] = defaultdict(list)
    for mark in marks:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        for start in starts[first : bisect_left(starts, mark.span.end)]:
            found[start].append(mark)
    return found


# -------------------------------------------------------------------------- marks


def _marks(connection: Connection, key: str, reading: Extraction | None) -> Iterator[Marked]:
    for r in connection.execute(_SHARED, (key,)):
        yield Marked(kind="shared", id=r["id"], spans=spans_of(r["spans"]), label=r["relation"])
    if reading is None:
        return
    for r in connection.execute(_NAMES, (key,)):
        yield Marked(kind="name", id=r["entity"], spans=spans_of(r["spans"]))
    for said in reading.statements:
        yield Marked(kind="content", id=said.id, spans=said.content.spans)
        yield Marked(kind="source", id=said.id, spans=said.source.spans)
        yield Marked(kind="cue", id=said.id, spans=said.cue.spans)
    for event in reading.events:
        yield Marked(kind="trigger", id=event.id, spans=event.trigger.spans, label=event.type)
    for time in reading.times:
        yield Marked(kind="time", id=time.id, spans=time.spans, label=time.value)
    for amount in reading.amounts:
        yield Marked(kind="amount", id=amount.id, spans=amount.spans)


# -------------------------------------------------------------------------- notes


def _notes(
    connection: Connection, reading: Extraction | None, starts: Sequence[int], part: range
) -> dict[int, list[Note]]:
    """The margin, by the start of the slice that each note belongs to, in the order of the text."""
    placed: dict[int, list[Note]] = defaultdict(list)
    if reading is None or not starts:
        return placed
    found = [
        *_statement_notes(connection, reading, part),
        *_event_notes(connection, reading, part),
        *_time_and_amount_notes(reading, part),
    ]
    for note in sorted(found, key=lambda note: note.start):
        anchor = starts[max(bisect_right(starts, note.start) - 1, 0)]
        placed[anchor].append(msgspec.structs.replace(note, start=anchor))
    return placed


def _statement_notes(connection: Connection, reading: Extraction, part: range) -> Iterator[Note]:
    places = {s.id: min(s.source.spans + s.cue.spans + s.content.spans) for s in reading.statements}
    shown = [one for one, span in places.items() if span.start in part]
    for one, line in statement_lines(connection, shown, passages=False).items():
        yield Note(start=places[one].start, statement=line)


def _event_notes(connection: Connection, reading: Extraction, part: range) -> Iterator[Note]:
    places = {e.id: min(e.trigger.spans) for e in reading.events}
    shown = [one for one, span in places.items() if span.start in part]
    for one, telling in tellings(connection, shown, passages=False).items():
        yield Note(start=places[one].start, telling=telling)


def _time_and_amount_notes(reading: Extraction, part: range) -> Iterator[Note]:
    """Times and amounts that no event of the article carries in its own note."""
    told = {one for e in reading.events for one in (e.time, e.amount)}
    for t in reading.times:
        if t.spans[0].start in part and t.id not in told:
            time = TellingTime(
                id=t.id,
                text=t.text,
                type=t.type,
                value=t.value,
                earliest=t.earliest,
                latest=t.latest,
            )
            yield Note(start=t.spans[0].start, time=time)
    for a in reading.amounts:
        if a.spans[0].start in part and a.id not in told:
            amount = TellingAmount(id=a.id, text=a.text, value=a.value, currency=a.currency)
            yield Note(start=a.spans[0].start, amount=amount)
