"""Text cut at its marks, whatever the spans: overlapping, nested, in pieces, outside the window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.book.marking import Marked, cut, stretches
from sayso.records import Span

SPANS = st.builds(
    lambda start, length: Span(start=start, end=start + length),
    st.integers(0, 40),
    st.integers(1, 20),
)
MARKS = st.lists(
    st.builds(
        lambda kind, spans: (kind, tuple(spans)),
        st.sampled_from(["content", "source", "cue", "trigger", "time", "name"]),
        st.lists(SPANS, min_size=1, max_size=3),
    ),
    max_size=6,
)
TEXTS = st.text(alphabet="ab \n🙂é\u202eא", max_size=50)


def marked(given_marks: list[tuple[str, tuple[Span, ...]]]) -> list[Marked]:
    return [Marked(kind=k, id=str(i), spans=s) for i, (k, s) in enumerate(given_marks)]  # type: ignore[arg-type]


@given(TEXTS, st.integers(0, 30), MARKS)
def test_the_pieces_join_to_the_text(text: str, offset: int, marks: list) -> None:  # type: ignore[type-arg]
    assert "".join(p.text for p in cut(text, offset, stretches(marked(marks)))) == text


@given(TEXTS, st.integers(0, 30), MARKS)
def test_each_mark_covers_exactly_its_spans(text: str, offset: int, marks: list) -> None:  # type: ignore[type-arg]
    records = marked(marks)
    at = offset
    for piece in cut(text, offset, stretches(records)):
        inside = range(at, at + len(piece.text))
        here = sorted(mark.id for mark in piece.marks)
        expected = sorted(
            one.id
            for one in records
            for span in one.spans
            if span.start <= inside.start and inside.stop <= span.end
        )
        assert here == expected
        for one in records:
            for span in one.spans:
                covered = span.start < inside.stop and inside.start < span.end
                assert not covered or one.id in here
        at = inside.stop


def test_beginnings_and_ends_are_told_apart_from_cuts() -> None:
    marks = [
        Marked(kind="content", id="c", spans=(Span(start=0, end=6),)),
        Marked(kind="trigger", id="t", spans=(Span(start=2, end=4),), label="meet"),
    ]
    first, middle, last = cut("abcdef", 0, stretches(marks))
    assert [(m.kind, m.first, m.last) for m in first.marks] == [("content", True, False)]
    assert [(m.kind, m.first, m.last) for m in middle.marks] == [
        ("content", False, False),
        ("trigger", True, True),
    ]
    assert [(m.kind, m.first, m.last) for m in last.marks] == [("content", False, True)]


def test_a_window_within_a_mark_is_neither_its_beginning_nor_its_end() -> None:
    one = Marked(kind="content", id="c", spans=(Span(start=0, end=100),))
    (piece,) = cut("abc", 50, stretches([one]))
    assert (piece.marks[0].first, piece.marks[0].last) == (False, False)


def test_no_text_has_no_pieces() -> None:
    assert cut("", 5, []) == ()
