"""Quoted stretches of a text: curly, straight, single, doubled and angle marks, nested or unclosed.

An apostrophe is never a quotation mark. A quote that runs over several paragraphs (each begins
with an opening mark, only the last one closes) gives one `Quote` for each paragraph, the later ones
with `continues`.
"""

from __future__ import annotations

import regex

from sayso.records import Record, Span, Spans

_MARK = regex.compile(r"''|``|[“”„‟«»‹›\"‘’‚']")
_ELISION = regex.compile(
    r"['‘’](?:\p{N}{2}s?\b|(?:em|til|tis|twas|cause|bout|round|n)\b)", regex.IGNORECASE
)
_SINGLE_CLOSER = regex.compile(r"['’](?![\p{L}\p{N}])")
_OPENERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "``": "''", "‘": "’'", "‚": "‘’"}
_BEFORE_OPENER = "([{—–-/:,=*>“‘\"'«"


class Quote(Record, frozen=True, kw_only=True):
    """One quoted stretch; `span` takes in the marks, `inner` does not."""

    span: Span
    inner: Span
    depth: int
    """0 for a quote in running text, 1 for a quote in that quote."""
    single: bool
    """Set in single marks."""
    closed: bool
    continues: bool = False
    """It goes on from the paragraph before, which did not close it."""


class _Open(Record, frozen=True, kw_only=True):
    start: int
    inner: int
    mark: str
    continues: bool


def find_quotes(text: str, paragraphs: Spans) -> tuple[Quote, ...]:
    """The quotes of `text`, by their start; `paragraphs` as `sayso.text.sentences` gives them."""
    found: list[Quote] = []
    carried: str | None = None
    for paragraph in paragraphs:
        quotes, carried = _scan(text, paragraph, carried)
        found.extend(quotes)
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _scan(text: str, paragraph: Span, carried: str | None) -> tuple[list[Quote], str | None]:
    """The quotes of one paragraph, and the mark that it leaves open for the next one."""
    stack: list[_Open] = []
    found: list[Quote] = []
    at = paragraph.start
    while (mark := _MARK.search(text, at, paragraph.end)) is not None:
        at = mark.end()
        sign = mark.group()
        if _closes(text, mark.start(), mark.end(), sign, stack, paragraph):
            found.extend(_close(stack, mark.start(), mark.end(), sign))
        elif _opens(text, mark.start(), mark.end(), sign, stack, paragraph):
            again = carried is not None and mark.start() == paragraph.start and sign == carried
            stack.append(_Open(start=mark.start(), inner=mark.end(), mark=sign, continues=again))
    left = _left_open(stack, paragraph)
    found.extend(left)
    return found, (stack[0].mark if left and stack else None)


def _close(stack: list[_Open], start: int, end: int, sign: str) -> list[Quote]:
    """Take from the stack what the closing mark closes."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if _pair(opened.mark, sign):
            del stack[depth:]
            if start <= opened.inner:
                return []
            return [_quote(opened, start, end, depth, closed=True)]
    return []


def _left_open(stack: list[_Open], paragraph: Span) -> list[Quote]:
    """Only the outermost quote that never closes is kept, up to the end of its paragraph."""
    if not stack or _is_single(stack[0].mark) or stack[0].inner >= paragraph.end:
        return []
    return [_quote(stack[0], paragraph.end, paragraph.end, 0, closed=False)]


def _quote(opened: _Open, start: int, end: int, depth: int, *, closed: bool) -> Quote:
    return Quote(
        span=Span(start=opened.start, end=end),
        inner=Span(start=opened.inner, end=start),
        depth=depth,
        single=_is_single(opened.mark),
        closed=closed,
        continues=opened.continues,
    )


def _is_single(mark: str) -> bool:
    return mark in ("‘", "’", "'", "‚", "‹")


def _pair(opener: str, closer: str) -> bool:
    if opener == closer:
        return opener in ('"', "''", "'")
    return closer in _OPENERS.get(opener, "") or (opener == "``" and closer == "''")


def _closes(
    text: str, start: int, end: int, sign: str, stack: list[_Open], paragraph: Span
) -> bool:
    if not any(_pair(opened.mark, sign) for opened in stack):
        return False
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if sign in ("”", "»", "›"):
        return True
    if sign in ("’", "'"):
        return (
            not after.isalnum()
            and not before.isspace()
            and not _plural_owner(text, start, end, stack, paragraph)
        )
    if sign == "“":
        return stack[-1].mark == "„"
    if before.isspace() and after.isalnum():
        return _pair(stack[-1].mark, sign) and not _closer_ahead(text, end, sign, paragraph)
    return True


def _closer_ahead(text: str, end: int, sign: str, paragraph: Span) -> bool:
    """A straight mark after a space opens again only if another one closes it later."""
    return text.find(sign, end, paragraph.end) >= 0


def _plural_owner(text: str, start: int, end: int, stack: list[_Open], paragraph: Span) -> bool:
    """`the boys’ club’`: an apostrophe after s, if the single quote closes further on."""
    if text[start - 1] not in "sS" or end >= paragraph.end or not text[end].isspace():
        return False
    later = regex.search(r"[.,!?;]['’](?!\w)", text, pos=end, endpos=min(paragraph.end, end + 200))
    opened_again = regex.search(
        r"(?<=\s)['‘](?=\w)", text, pos=end, endpos=later.start() if later else end
    )
    return later is not None and opened_again is None


def _opens(text: str, start: int, end: int, sign: str, stack: list[_Open], paragraph: Span) -> bool:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if after.isspace() or (sign in ("”", "»", "›", "’")):
        return False
    if sign in ("“", "„", "‟", "«", "``", "‹"):
        return True
    if _is_single(sign):
        return _single_opens(text, start, end, before, after, paragraph)
    if before.isspace() or before in _BEFORE_OPENER:
        return True
    return not before.isdigit() and not stack and _closer_ahead(text, end, sign, paragraph)


def _single_opens(
    text: str, start: int, end: int, before: str, after: str, paragraph: Span
) -> bool:
    if not (before.isspace() or before in _BEFORE_OPENER) or not (
        after.isalnum() or after in '[“"$….'
    ):
        return False
    if _ELISION.match(text, start):
        return False
    return _SINGLE_CLOSER.search(text, end, min(paragraph.end, end + 600)) is not None
