"""What the rules and the network found in one text, before it is resolved."""

from __future__ import annotations

from sayso.records import EntityType, MentionForm, Record, Span, Spans


class FoundMention(Record, frozen=True, kw_only=True):
    """A mention, from the network or from a rule; places in the article's text."""

    span: Span
    head: Span
    type: EntityType
    form: MentionForm
    probability: float
    name: tuple[str, ...] = ()
    """Of a name: its words without titles and descriptions (`Mark`, `Zuckerberg`)."""
    title: str | None = None
    """Of a name: the lower-case word just before it that tells the gender or role."""
    body: bool = False
    """The words or the place tell that it is an organisation (`Meta` in "Meta CEO")."""
    index: int | None = None
    """Which of the prediction's mentions it is; None if a rule found it."""


class FoundStatement(Record, frozen=True, kw_only=True):
    """A statement before its source is resolved."""

    source: Spans
    cue: Spans
    content: Spans
    probability: float
    direct: bool = False
    """It is somebody's own words by its layout (a turn, a post), also without quotation marks."""

    def extent(self) -> Span:
        """From the first to the last code point of its parts."""
        pieces = self.source + self.cue + self.content
        return Span(
            start=min(piece.start for piece in pieces), end=max(piece.end for piece in pieces)
        )
