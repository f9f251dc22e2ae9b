"""An article as the comparisons of this folder see it: read once, compared many times."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.merge.credits import Credit, read_credits, wire_of
from sayso.merge.press import Newsroom, Press
from sayso.merge.rarity import rarity
from sayso.merge.words import Places, Words, quotations, read_words
from sayso.records import Article, Record, Span
from sayso.text.sentences import paragraphs, sentences

_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_SUFFIX = re.compile(r"(?:ing|ed|es|s|ly)$")
RARE = 3.9
"""A lower-case word carries a fact if fewer than 1 in 50 articles has it (natural logarithm)."""


class Profile(Record, frozen=True, kw_only=True):
    """What comparisons need of an article.

    Shape: `own`, `paragraph` and `facts` have one item per word.
    """

    article: Article
    words: Words
    own: tuple[bool, ...]
    """The word stands outside quotation marks."""
    paragraph: tuple[int, ...]
    """In which paragraph it stands."""
    facts: tuple[str, ...]
    """What fact the word carries (a name, a number, a rare word), or ""."""
    sentence_facts: tuple[frozenset[str], ...]
    """The facts of each sentence, in order; quotations left out."""
    credits: tuple[Credit, ...]
    newsroom: Newsroom | None
    """Whose words these are by dateline, author line or outlet."""

    @property
    def published(self) -> str:
        """The day; of an undated article the empty string, which sorts first."""
        return self.article.published or ""


def read_profile(article: Article, press: Press) -> Profile:
    """All that the comparisons need, read once."""
    text = article.text
    words = read_words(text)
    quoted = Places(quotations(text))
    own = tuple(start not in quoted for start in words.starts)
    spans = sentences(text)
    found = read_credits(article, press)
    facts = _facts(text, words, spans, found)
    return Profile(
        article=article,
        words=words,
        own=own,
        paragraph=_numbered(words, paragraphs(text)),
        facts=facts,
        sentence_facts=_by_sentence(words, spans, facts, own),
        credits=found,
        newsroom=_newsroom(article, found, press),
    )


def _newsroom(article: Article, found: tuple[Credit, ...], press: Press) -> Newsroom | None:
    wire = wire_of(found)
    if wire and wire.newsroom:
        return press.find(wire.newsroom) or Newsroom(name=wire.newsroom, agency=True, known=False)
    return press.of(article.outlet, article.url)


def _numbered(words: Words, spans: tuple[Span, ...]) -> tuple[int, ...]:
    starts = [span.start for span in spans]
    return tuple(bisect_right(starts, start) - 1 for start in words.starts)


def _facts(
    text: str, words: Words, spans: tuple[Span, ...], found: tuple[Credit, ...]
) -> tuple[str, ...]:
    """The fact of each word; the names of newsrooms in credits are none of the story's."""
    openings = {span.start for span in spans}
    credited = Places(span for credit in found for span in credit.spans)
    first = set()
    for at, start in enumerate(words.starts):
        if openings & set(range(max(0, start - 2), start + 1)):
            first.add(at)
    return tuple(
        "" if words.starts[at] in credited else _fact(text, words, at, at in first)
        for at in range(len(words.words))
    )


def _fact(text: str, words: Words, at: int, opens: bool) -> str:
    word = words.words[at]
    if word[0].isdigit():
        return word
    if word in _NUMBERS:
        return _NUMBERS[word] if word != "one" else ""
    named = text[words.starts[at]].isupper() and not opens
    if named and rarity(word) > 1.0:
        return word
    return stem(word) if rarity(word) >= RARE else ""


def stem(word: str) -> str:
    """The word without a common ending, so that "donors" and "donor" are one fact."""
    return _SUFFIX.sub("", word) if len(word) > 4 else word


def _by_sentence(
    words: Words, spans: tuple[Span, ...], facts: tuple[str, ...], own: tuple[bool, ...]
) -> tuple[frozenset[str], ...]:
    numbers = _numbered(words, spans)
    found: list[set[str]] = [set() for _ in spans]
    for at, fact in enumerate(facts):
        if fact and own[at] and numbers[at] >= 0:
            found[numbers[at]].add(fact)
    return tuple(frozenset(sentence) for sentence in found)


def weight(fact: str) -> float:
    """How much it says that two texts share this fact."""
    return rarity(fact)
