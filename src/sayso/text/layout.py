"""One text with its tokens, sentences, paragraphs and quotes, and quick ways to look them up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sayso.records import Record, Span, Spans
from sayso.text.quotes import Quote, find_quotes
from sayso.text.sentences import paragraphs, sentences
from sayso.text.tokens import Token, tokenize


class Layout(Record, frozen=True, kw_only=True):
    """The parts of one text in order. Offsets: code points of `text`."""

    text: str
    tokens: tuple[Token, ...]
    sentences: Spans
    paragraphs: Spans
    quotes: tuple[Quote, ...]
    token_starts: tuple[int, ...]
    token_ends: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    def token_range(self, span: Span) -> range:
        """Indices of the tokens that share a code point with `span`."""
        return range(
            bisect_right(self.token_ends, span.start), bisect_left(self.token_starts, span.end)
        )

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a code point with `span`."""
        where = self.token_range(span)
        return self.tokens[where.start : where.stop]

    def sentence_index(self, at: int) -> int:
        """Index of the sentence that holds code point `at` (of white space: the one before)."""
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    def sentence_at(self, at: int) -> Span:
        """The sentence that holds code point `at`."""
        return self.sentences[self.sentence_index(at)]

    def paragraph_index(self, at: int) -> int:
        """Index of the paragraph that holds code point `at`."""
        return max(0, bisect_right(self.paragraph_starts, at) - 1)

    def paragraph_at(self, at: int) -> Span:
        """The paragraph that holds code point `at`."""
        return self.paragraphs[self.paragraph_index(at)]

    def snap(self, span: Span) -> Span | None:
        """`span` widened to whole tokens; None if there is no token in it."""
        where = self.token_range(span)
        if not where:
            return None
        return Span(start=self.tokens[where.start].start, end=self.tokens[where.stop - 1].end)


def lay_out(text: str) -> Layout:
    """Read the parts of `text`."""
    tokens = tokenize(text)
    found = sentences(text)
    parts = paragraphs(text)
    return Layout(
        text=text,
        tokens=tokens,
        sentences=found,
        paragraphs=parts,
        quotes=find_quotes(text, parts),
        token_starts=tuple(token.start for token in tokens),
        token_ends=tuple(token.end for token in tokens),
        sentence_starts=tuple(sentence.start for sentence in found),
        paragraph_starts=tuple(paragraph.start for paragraph in parts),
    )
