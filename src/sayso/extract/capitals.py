"""Names by capitalisation alone, told from headlines and words that only begin a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sayso.extract.cues import SAYING
from sayso.extract.found import FoundMention
from sayso.extract.names import (
    ABOUT,
    CONNECTORS,
    NOT_NAMES,
    guess_type,
    is_nobody,
    is_one_name,
    is_partisan,
    owns_office,
    without_titles,
)
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CALENDAR,
    DEMONYMS,
    DOCUMENTS,
    FEMALE,
    MALE,
    ORGANISATION_WORDS,
    PLACES,
    SPEAKERS,
    TITLES,
    WEEKDAYS,
    I,
)
from sayso.records import Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

# How sure rules alone are of a name; set by judgement, not measured.
NAME_SURE, NAME_LIKELY, NAME_MAYBE = 0.85, 0.7, 0.45
_COMMON_OPENERS = word_set(
    """here there how why what yes no well ok okay please thanks thank many more most much such
    several some any every everyone everybody nobody people critics experts officials sources
    additionally however meanwhile moreover instead indeed perhaps maybe still thus therefore
    finally earlier later recently today according following given asked speaking let who which
    voters republicans democrats analysts researchers supporters opponents police editor
    interview photo image video watch read click share follow update correction breaking
    exclusive opinion analysis related advertisement subscribe story continued mr mrs ms dr sen
    rep gov"""
)
_PLURAL_FOUNDERS = word_set(
    "americans citizens students veterans women mothers moms workers parents doctors physicians "
    "lawyers reporters republicans democrats centers center"
)
"""Names of societies begin with them: "Americans for Prosperity", "Centers for Disease Control"."""
_DAYS_OF_NAME = word_set("super black cyber good easter palm bloody giving ash")
"""Before a weekday they make a name of it: Super Tuesday."""
_STOPS = frozenset('.?!"”’')


def ruled_names(layout: Layout, middles: Counter[str]) -> Iterator[FoundMention]:
    """Names by capitalisation alone."""
    for sentence in layout.sentences:
        where = layout.token_range(sentence)
        tokens = layout.tokens[where.start : where.stop]
        headline = _is_headline(tokens)
        for run in _capital_runs(tokens):
            mention = _as_name(tokens, run, middles, headline=headline)
            if mention is not None:
                yield mention


def capitals_in_running_text(layout: Layout) -> Counter[str]:
    """How often each word is capitalised where a sentence does not begin."""
    counts: Counter[str] = Counter()
    for sentence in layout.sentences:
        where = layout.token_range(sentence)
        tokens = layout.tokens[where.start : where.stop]
        if _is_headline(tokens):
            continue
        for before, token in pairwise(tokens):
            if token.is_title and before.text not in "“\"‘'.:":
                counts[token.text] += 1
    return counts


def _is_headline(tokens: tuple[Token, ...]) -> bool:
    if not tokens or tokens[-1].text in _STOPS:
        return False
    words = [token for token in tokens if token.text[0].isalpha()]
    capital = sum(token.is_title for token in words)
    return len(words) > 3 and capital > 0.6 * len(words)


def _capital_runs(tokens: tuple[Token, ...]) -> Iterator[range]:
    place = 0
    while place < len(tokens):
        if not _starts_name(tokens[place]):
            place += 1
            continue
        end = place + 1
        while end < len(tokens) and _extends(tokens, place, end):
            end += 1
        while end > place + 1 and (
            tokens[end - 1].lower in CONNECTORS or tokens[end - 1].text == "."
        ):
            end -= 1
        yield range(place, end)
        place = max(end, place + 1)


def _starts_name(token: Token) -> bool:
    return token.is_title and token.lower not in NOT_NAMES and token.lower not in I


def _extends(tokens: tuple[Token, ...], start: int, place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    if token.lower in WEEKDAYS:
        return before.lower in _DAYS_OF_NAME
    if before.lower in WEEKDAYS:
        return place - start > 1
    if token.text == ".":
        return before.lower in TITLES or len(before.text) == 1
    if token.is_title:
        return token.lower not in NOT_NAMES
    rest = tokens[place + 1 : place + 3]
    if token.lower == "'s":
        return place - start > 1 and owns_office(before, rest)
    if token.lower == "and":
        return bool(rest) and rest[0].is_title and is_one_name(tokens[start], before, rest[0])
    if token.lower == "on" and before.lower in ABOUT:
        return bool(rest) and rest[0].is_title and rest[0].lower not in CALENDAR
    if token.lower in ("of", "for", "the"):
        follows = bool(rest) and (
            rest[0].is_title or (rest[0].lower == "the" and len(rest) > 1 and rest[1].is_title)
        )
        organised = any(
            one.lower in ORGANISATION_WORDS | _PLURAL_FOUNDERS for one in tokens[start:place]
        )
        return follows and (organised or before.lower == "of")
    return (
        token.lower in ("de", "la", "von", "van", "bin", "al", "&")
        and place + 1 < len(tokens)
        and tokens[place + 1].is_title
    )


def _as_name(
    tokens: tuple[Token, ...], run: range, middles: Counter[str], *, headline: bool
) -> FoundMention | None:
    """The run as a mention, or None if it is likely no name."""
    words = [tokens[place] for place in run]
    bare = without_titles(words)
    first = run.start == 0 or _opens_speech(tokens, run.start)
    if first and bare[0] is words[0] and len(bare) > 1 and bare[0].lower in _COMMON_OPENERS:
        bare = bare[1:]
    if not _can_be_name(bare) or is_nobody(bare):
        return None
    opens = first and bare[0] is words[0]
    probability = _sureness(bare, middles, at_start=opens, headline=headline)
    if probability is None or (probability == NAME_MAYBE and not _acts(tokens, run.stop)):
        return None
    before = [token for token in words if token.end <= bare[0].start and token.text != "."]
    title = before[-1].lower.rstrip(".") if before else None
    return FoundMention(
        span=Span(start=words[0].start if title else bare[0].start, end=bare[-1].end),
        head=bare[-1].span(),
        type=guess_type([token.text for token in bare], title),
        form="name",
        probability=probability,
        name=tuple(token.text for token in bare),
        title=title,
    )


def _opens_speech(tokens: tuple[Token, ...], place: int) -> bool:
    """A quote, a colon or a bullet before: any word is capitalised there."""
    mark = tokens[place - 1].text
    if mark in "“‘:.•":
        return True
    return mark in "\"'" and not (place > 1 and tokens[place - 2].text in ",?!")


def _acts(tokens: tuple[Token, ...], after: int) -> bool:
    """What follows the capitalised first word of a sentence is a verb or a possessive."""
    if after >= len(tokens):
        return False
    low = tokens[after].lower
    return low == "'s" or low in AUXILIARIES | ADVERBS | SAYING or low.endswith("ed")


def _can_be_name(words: list[Token]) -> bool:
    lows = [word.lower for word in words]
    if all(low in CALENDAR or low in DEMONYMS or low in TITLES or low[0].isdigit() for low in lows):
        return len(words) > 1 and any(low in ORGANISATION_WORDS for low in lows)
    if len(words) == 1 and lows[0] in SPEAKERS | DOCUMENTS | BODIES:
        return False
    if len(words) > 1 and is_partisan(words):
        return False
    return len(words[0].text) > 1 or len(words) > 1


def _sureness(
    words: list[Token], middles: Counter[str], *, at_start: bool, headline: bool
) -> float | None:
    known = all(middles[word.text] > 0 for word in words if word.is_title)
    if headline and not known:
        return None
    if not at_start:
        return NAME_SURE
    if len(words) > 1:
        return NAME_SURE if known else NAME_LIKELY
    low = words[0].lower
    if known or low in MALE | FEMALE | PLACES:
        return NAME_LIKELY
    return None if low in _COMMON_OPENERS else NAME_MAYBE
