"""An article as the comparisons of this folder see it: read once, compared many times."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from sayso.merge.credits import Credit, read_credits, wire_of
from sayso.merge.fingerprint import shingle_hashes, shingle_places
from sayso.merge.press import Newsroom, Press
from sayso.merge.rarity import rarity
from sayso.merge.words import Places, Words, quotations, read_words
from sayso.records import Article, Spans
from sayso.text.sentences import sentences

_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_SUFFIX = re.compile(r"(?:ing|ed|es|s|ly)$")
RARE = 3.9
"""A lower-case word carries a fact if fewer than 1 in 50 articles has it (natural logarithm)."""
_NAME = 1.0
"""A capitalised word is a name unless one article in three has it ("The", "Monday")."""

Trigram = tuple[str, ...]


class Profile:
    """What comparisons need of an article; each part is read when it is first asked for.

    Shape: `own` and `facts` have one item per word.
    """

    def __init__(self, article: Article, press: Press) -> None:
        self.article = article
        self._press = press

    @property
    def published(self) -> str:
        """The day; of an undated article the empty string, which sorts first."""
        return self.article.published or ""

    # ------------------------------------------------------------------ credits

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """What the article tells of where its report comes from."""
        return read_credits(self.article, self._press)

    @cached_property
    def newsroom(self) -> Newsroom | None:
        """Whose words these are by dateline, author line or outlet."""
        wire = wire_of(self.credits)
        if wire and wire.newsroom:
            known = self._press.find(wire.newsroom)
            return known or Newsroom(name=wire.newsroom, agency=True, known=False)
        return self._press.of(self.article.outlet, self.article.url)

    # ------------------------------------------------------------------ words

    @cached_property
    def words(self) -> Words:
        """The folded words with their places."""
        return read_words(self.article.text)

    @cached_property
    def own(self) -> tuple[bool, ...]:
        """Of each word, whether it stands outside quotation marks."""
        quoted = Places(quotations(self.article.text))
        return tuple(start not in quoted for start in self.words.starts)

    @cached_property
    def own_words(self) -> int:
        """How many words stand outside quotation marks."""
        return sum(self.own)

    @cached_property
    def hashes(self) -> tuple[int, ...]:
        """The hash of every shingle, in order."""
        return tuple(shingle_hashes(self.words.words))

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each shingle stands."""
        return shingle_places(self.hashes)

    @cached_property
    def trigrams(self) -> tuple[tuple[int, Trigram], ...]:
        """Every three words in a row outside quotations, with the place of the first."""
        words, own = self.words.words, self.own
        return tuple(
            (at, words[at : at + 3]) for at in range(len(words) - 2) if own[at] and own[at + 2]
        )

    @cached_property
    def trigram_set(self) -> frozenset[Trigram]:
        """The same, each once, without places."""
        return frozenset(three for _, three in self.trigrams)

    # ------------------------------------------------------------------ facts

    @cached_property
    def _sentences(self) -> Spans:
        return sentences(self.article.text)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """What fact each word carries (a name, a number, a rare word), or "".

        The names of newsrooms in credits are none of the story's.
        """
        credited = Places(span for credit in self.credits for span in credit.spans)
        firsts = self._first_words()
        return tuple(
            "" if start in credited else self._fact(at, opens=at in firsts)
            for at, start in enumerate(self.words.starts)
        )

    def _first_words(self) -> set[int]:
        """The word that each sentence begins with: its capital letter says nothing."""
        starts = self.words.starts
        ends = [*(span.start for span in self._sentences), len(self.article.text)]
        firsts = set()
        for begin, end in pairwise(ends):
            at = bisect_right(starts, begin - 1)
            if at < len(starts) and starts[at] < end:
                firsts.add(at)
        return firsts

    def _fact(self, at: int, *, opens: bool) -> str:
        word = self.words.words[at]
        if word[0].isdigit():
            return word
        if word in _NUMBERS:
            return _NUMBERS[word] if word != "one" else ""
        rare = rarity(word)
        if rare > _NAME and not opens and self.article.text[self.words.starts[at]].isupper():
            return word
        return stem(word) if rare >= RARE else ""

    @cached_property
    def named_facts(self) -> dict[str, int]:
        """Names and numbers outside quotations -> the word where each stands first."""
        text, found = self.article.text, {}
        for at, fact in enumerate(self.facts):
            if fact and self.own[at] and fact not in found:
                letter = text[self.words.starts[at]]
                if letter.isdigit() or letter.isupper() or fact[0].isdigit():
                    found[fact] = at
        return found

    @cached_property
    def rare_words(self) -> frozenset[str]:
        """Rare words outside quotations that are no names."""
        found = {fact for fact, own in zip(self.facts, self.own, strict=True) if fact and own}
        return frozenset(found - self.named_facts.keys())


def read_profile(article: Article, press: Press) -> Profile:
    """The profile of an article; `press` knows the outlets of the book."""
    return Profile(article, press)


def stem(word: str) -> str:
    """The word without a common ending, so that "donors" and "donor" are one fact."""
    return _SUFFIX.sub("", word) if len(word) > 4 else word
