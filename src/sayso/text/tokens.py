"""Words and marks of a text, each with its place."""

from __future__ import annotations

import regex

from sayso.records import Record, Span

# `Trump-related`, `state-owned`: the name before the hyphen is a word of its own.
_SUFFIX = (
    r"(?:related|based|led|backed|inspired|owned|controlled|funded|style|era|like|friendly|affiliated"
    r"|aligned|appointed|born|educated|made|run)\b"
)
# Abbreviations with inner full stops, numbers, the possessive clitic, words (inner hyphens,
# ampersands and apostrophes kept), then any single mark. Every branch starts with another
# character class, so that no text makes the expression backtrack.
_TOKEN = regex.compile(
    r"""
    (?:\p{Lu}\.){2,}(?![\p{L}\p{N}])          # U.S.  J.D.
  | (?:\p{Ll}\.){2,}(?![\p{L}\p{N}])          # a.m.
  | \p{N}++(?:[.,]\p{N}++)*+(?:-?\p{L}++)?+   # 1,000.5  16th  5-year
  | ['’]s\b                                    # possessive
  | [\p{L}\p{M}\p{N}_]++(?:(?:[-‐‑&](?!SUFFIX)|['’](?!s\b))[\p{L}\p{M}\p{N}_]++)*+
  | ``|''
  | \S
    """.replace("SUFFIX", _SUFFIX),
    regex.VERBOSE,
)


class Token(Record, frozen=True, kw_only=True):
    """One word or mark of a text; `lower` is its lower-case form with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_title(self) -> bool:
        """The token begins with a capital letter."""
        return self.text[0].isupper()

    def span(self) -> Span:
        """Where the token stands."""
        return Span(start=self.start, end=self.end)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; white space belongs to none of them."""
    return tuple(
        Token(
            start=found.start(),
            end=found.end(),
            text=found.group(),
            lower=found.group().lower().replace("’", "'"),
        )
        for found in _TOKEN.finditer(text)
    )
