"""Sentences and paragraphs of a text, with exact places.

Rules instead of a network: on the GUM corpus they reach the figures in `eval/RESULTS.md`, and they
do not depend on a model that may be missing.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import regex

from sayso.records import Span, Spans
from sayso.text.vocabulary import word_set

_LINE = regex.compile(r"[^\n\r\u2028\u2029]+")
_WORD_END = regex.compile(r"(\S*+)\s++")
# A mark that may end a sentence, with the quotation marks and brackets that close after it.
_STOP = regex.compile(r"(?:[.!?…]++)[\"”’'»\)\]]*+")
_WORD_BEFORE = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.'’&-]{0,30}+$")
_NEXT_WORDS = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*+")
_BULLET = regex.compile(r"\s*(?:[-*•·▪►‣–—]|\(?\p{N}{1,3}[.)]|\(?[a-z][.)])\s+\S")

LONGEST = 2_000
"""Code points of a sentence, some 350 words, and the word that stands there: what comes after looks
at a sentence as a whole, and a text without a stop must not cost the square of its length."""

# Always followed by a name or number.
_TITLES = word_set(
    """mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col sgt cpl capt cmdr maj adm rev hon
    pres st ste mt ft supt atty messrs msgr fr sr del amb dir insp pvt vs v no nos art sec fig
    figs pp ed eds vol op cf al approx ca e.g i.e viz d-n.y"""
)
# May end a sentence: it does before a word that begins one.
_SHORTS = word_set(
    """inc corp co ltd llc plc bros jr sr esq ph.d m.d u.s u.k u.n e.u u.s.a d.c n.y l.a a.m p.m
    etc jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat
    sun ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo dept univ assn ave blvd rd dist est min max hr
    hrs ft gal oz lb lbs kg km"""
)
_STARTERS = word_set(
    """the a an this that these those he she it they we i you there here his her its their our my
    in on at by for from with without after before during since until when while where who what
    why how if as although though but and or so yet however meanwhile moreover additionally
    still also then now later earlier today yesterday not no nor neither both most many some all
    each every several one two three another such according despite under over last next instead"""
)
_SPEECH = word_set(
    """said says say asked asks told tells added adds wrote writes replied replies cried shouted
    tweeted continued exclaimed wondered yelled stated declared joked insisted argued recalled
    screamed answered responded quipped"""
)


def paragraphs(text: str) -> Spans:
    """The paragraphs of `text`: its lines, with lines that were only wrapped joined again."""
    lines = [_stripped(text, found.start(), found.end()) for found in _LINE.finditer(text)]
    kept = [line for line in lines if line is not None]
    wrapped = _is_wrapped(kept)
    joined: list[Span] = []
    for line in kept:
        if joined and _continues(text, joined[-1], line, wrapped):
            joined[-1] = Span(start=joined[-1].start, end=line.end)
        else:
            joined.append(line)
    return tuple(joined)


def sentences(text: str) -> Spans:
    """The sentences of `text` in order; together they cover all that is not white space."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        for sentence in _split(text, paragraph):
            found.extend(_cut_up(text, sentence))
    return tuple(found)


def _cut_up(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence; one that is too long for any reader in pieces that end between words."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        word = _WORD_END.match(text, start + LONGEST, sentence.end)
        if word is None or word.end() == sentence.end:
            break
        yield Span(start=start, end=start + len(text[start : word.end(1)].rstrip()))
        start = word.end()
    yield Span(start=start, end=sentence.end)


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _is_wrapped(lines: list[Span]) -> bool:
    """The text was broken into lines of nearly one length, as in mail and old wire copy.

    60 to 90 columns are what such programs used; one line in three may end a paragraph.
    """
    if len(lines) < 6:
        return False
    lengths = [line.end - line.start for line in lines]
    longest = max(lengths)
    if not 55 <= longest <= 100:
        return False
    return statistics.median(lengths) >= 0.8 * longest


def _continues(text: str, before: Span, line: Span, wrapped: bool) -> bool:
    between = text[before.end : line.start]
    if between.count("\n") > 1 or _BULLET.match(text, line.start):
        return False
    if wrapped:
        return text[line.start - 1] == "\n" or text[before.end - 1] not in '.!?:”"'
    last, first = text[before.end - 1], text[line.start]
    return first.islower() and (last.islower() or last == ",") and before.end - before.start > 40


def _split(text: str, paragraph: Span) -> list[Span]:
    pieces: list[Span] = []
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if stop.end() >= paragraph.end or stop.end() <= start:
            continue
        if _ends_here(text, stop.start(), stop.end(), paragraph):
            pieces.append(Span(start=start, end=stop.end()))
            start = stop.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
    if start < paragraph.end:
        pieces.append(Span(start=start, end=paragraph.end))
    return pieces


def _ends_here(text: str, at: int, end: int, paragraph: Span) -> bool:
    """The stop at `at`..`end` is the end of a sentence."""
    follows = text[end]
    mark = text[at]
    before = _WORD_BEFORE.search(text, max(paragraph.start, at - 32), at)
    word = before.group() if before else ""
    if not follows.isspace():
        return _space_is_missing(text, at, end, word, paragraph)
    head = _NEXT_WORDS.search(text, end, min(paragraph.end, end + 40))
    first = head.group() if head else ""
    closed = text[end - 1] in "\"”’'»"
    if not first:
        return False
    # `Rep. Dana Hart (D-Md.) said`: nor does a sentence begin small behind a bracket.
    if (closed or text[end - 1] in ")]") and first[0].islower():
        return False
    if mark in "!?":
        return (first[0].isupper() and not (closed and _speech_follows(text, end, paragraph))) or (
            not closed and first[0].isdigit()
        )
    if mark == "…" or text[at:end].startswith(".."):
        return first[0].isupper() and first.lower() in _STARTERS
    return _full_stop_ends(word, first, closed or end - at > 1)


def _full_stop_ends(word: str, first: str, closed: bool) -> bool:
    low = word.lower().rstrip(".")
    if closed:
        return True
    if low in _TITLES:
        return False
    if low in _SHORTS:
        return first.lower() in _STARTERS and first[0].isupper()
    if _is_initial(word):
        return first.lower() in _STARTERS and first[0].isupper() and len(first) > 1
    if first[0].islower():
        return len(low) > 2
    return True


def _is_initial(word: str) -> bool:
    """One capital letter, or letters with full stops between them."""
    return (len(word) == 1 and word.isupper()) or (
        len(word) > 2 and word[1] == "." and word[0].isalpha()
    )


def _space_is_missing(text: str, at: int, end: int, word: str, paragraph: Span) -> bool:
    """`backlash.Additionally`: a lower-case word, the stop, and a capitalised word of text."""
    if text[at] not in ".!?" or end - at > 2 or not text[end].isupper():
        return False
    head = _NEXT_WORDS.match(text, end, paragraph.end)
    if head is None or len(word) < 3 or not word[-1].islower() or "." in word:
        return False
    first = head.group()
    if end - at == 2:
        return True
    follows = head.end() < paragraph.end and text[head.end()].isspace()
    return (
        first.lower() in _STARTERS
        or (len(first) > 3 and first[1:].islower() and follows)
        or (head.end() < paragraph.end and text[head.end()] == ",")
    )


def _speech_follows(text: str, end: int, paragraph: Span) -> bool:
    """Within four words a verb of speech: `"Really?" Ms. Lee asked.`"""
    words = _NEXT_WORDS.finditer(text, end, min(paragraph.end, end + 60))
    for count, found in enumerate(words):
        if count > 3:
            return False
        if found.group().rstrip(".") in _SPEECH:
            return True
    return False
