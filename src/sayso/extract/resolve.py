"""From the words of a participant or source to the chains that they stand for.

What somebody owns stands for its owner (`Trump's accounts`), people without a name for the body
that they act for (`Meta's top executives`, `a spokesman for Facebook`), a plural for its members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

from sayso.extract.chains import Chains
from sayso.extract.elsewhere import NamedElsewhere
from sayso.extract.wordings import ways_of
from sayso.extract.words import (
    ACTING,
    ACTING_PEOPLE,
    BODIES,
    CAPITALS,
    DETERMINERS,
    KIN,
    OWN_STAFF,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    ROLES,
    SPEAKING_FOR,
    THINGS,
)
from sayso.records import Chain, EntityType, Mention, Span
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

_CUT = (
    PREPOSITIONS
    | RELATIVE
    | word_set("along including familiar close whose near across around throughout behind")
) - {"of"}
_PEOPLE: frozenset[EntityType] = frozenset({"person", "group"})
_RELATIVE_TYPES: dict[str, frozenset[EntityType]] = {
    "who": _PEOPLE,
    "whom": _PEOPLE,
    "which": frozenset({"organization", "group", "product"}),
}
"""What a relative pronoun may stand for. `that` and `whose` are too often something else."""
RELATIVE_REACH = 80
"""Code points before `who` in which the one meant ends; set by judgement: one clause."""
_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your"])
_OTHERS = PREPOSITIONS | RELATIVE | DETERMINERS | word_set("and or 's")
_LISTING = frozenset(["and", "or", "(", "—", "–", ";"])
_EMPLOYING: frozenset[EntityType] = frozenset({"organization", "product", "group"})
"""For what people act whose words have its name before them. Of "Ada police", with a place before
them, 9 of 12 in the training articles were not what is named."""
_FOR_BODY = word_set("for of at from with")


class Resolver:
    """Looks up chains of one article by place. Pure: the same span gives the same chains."""

    def __init__(self, layout: Layout, found: Chains) -> None:
        self._layout = layout
        self._chains = {chain.id: chain for chain in found.chains}
        self._mentions = found.mentions
        self._starts = [mention.spans[0].start for mention in found.mentions]
        self._inside = Shelf((mention.spans[0], mention) for mention in found.mentions)
        self._states = self._of_capitals()
        self._elsewhere = NamedElsewhere(found.mentions, self._chains)
        self._by_span = self._by_words()

    def _by_words(self) -> dict[tuple[int, int], Mention]:
        """The mention of each span, and of those that mean the same if no other has them."""
        found = {(one.spans[0].start, one.spans[0].end): one for one in self._mentions}
        for one in self._mentions:
            kind = self._chains[one.chain].type
            for way in ways_of(self._layout, one.spans[0], one.form, kind):
                found.setdefault((way.start, way.end), one)
        return found

    def _of_capitals(self) -> dict[str, tuple[str, ...]]:
        """The state of each capital that the article names, if it names the state, too."""
        states = {chain.name.lower(): chain.id for chain in self._chains.values() if chain.named}
        found: dict[str, tuple[str, ...]] = {}
        for name, chain in states.items():
            state = states.get(CAPITALS.get(name, ""))
            if state is not None:
                found[chain] = (state,)
        return found

    def chain(self, chain_id: str) -> Chain:
        """The chain with that id."""
        return self._chains[chain_id]

    def chains_of(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The chains that the words under `spans` stand for; empty if none is known."""
        for span in spans:
            found = self._resolve(span)
            if found:
                return found
        return ()

    def in_name(self, span: Span) -> bool:
        """`span` is part of a hyphenated name (`Ban` of Ray-Ban), not a word of its own."""
        place = bisect_left(self._starts, span.start)
        return any(
            mention.form == "name"
            and mention.spans[0].start < span.start
            and mention.spans[0].end >= span.end
            and "-" in mention.text
            for mention in self._mentions[max(0, place - 2) : place]
        )

    def members(self, chain_id: str) -> tuple[str, ...]:
        """The chains that a plural chain stands for; else the chain itself."""
        chain = self._chains[chain_id]
        return chain.members or (chain_id,)

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie within `span`, by place."""
        place = bisect_left(self._starts, span.start)
        found = []
        while place < len(self._mentions) and self._starts[place] < span.end:
            if self._mentions[place].spans[0].end <= span.end:
                found.append(self._mentions[place])
            place += 1
        return found

    def _resolve(self, span: Span) -> tuple[str, ...]:
        exact = self._exact(span) or self._around(span)
        elsewhere = self._elsewhere.found(span.cut(self._layout.text), exact)
        if elsewhere:
            return tuple(one for chain in elsewhere for one in self.members(chain))
        if exact is not None and (
            exact.form != "description" or self._known(exact) or self._is_administration(exact)
        ):
            return self._states.get(exact.chain) or self.members(exact.chain)
        antecedent = self._antecedent(span)
        if antecedent is not None:
            return self.members(antecedent.chain)
        person = self._person(span)
        if person is not None:
            return self.members(person.chain)
        core = self._core(span)
        inner = self.mentions_in(core)
        for find in (self._owner, self._body, self._of_thing, self._at_end, self._first_named):
            mention = find(span, core, inner)
            if mention is not None:
                joined = self._joined_before(mention) if find == self._body else ()
                return (*joined, *self.members(mention.chain))
        if exact is not None:
            return self.members(exact.chain)
        ending = [] if self._about_others(core) else _ending(core, inner)
        return self.members(ending[-1].chain) if ending else ()

    def _known(self, mention: Mention) -> bool:
        chain = self._chains[mention.chain]
        return chain.named or bool(chain.members)

    def _is_administration(self, mention: Mention) -> bool:
        """`the Obama administration` is neither he nor what acts for a body of his name."""
        words = mention.text.lower().split()
        named = any(one.form == "name" for one in self.mentions_in(mention.spans[0]))
        return words[-1] == "administration" and len(words) < 5 and named

    def _exact(self, span: Span) -> Mention | None:
        """The mention of just these words, give or take an article and a possessive."""
        tokens = list(self._layout.tokens_in(span))
        while tokens and (tokens[-1].lower == "'s" or not tokens[-1].text[0].isalnum()):
            tokens.pop()
        while tokens:
            mention = self._by_span.get((tokens[0].start, tokens[-1].end))
            if mention is not None:
                return mention
            if tokens[0].lower not in DETERMINERS or tokens[0].lower in PRONOUNS:
                return None
            tokens.pop(0)
        return None

    def _around(self, span: Span) -> Mention | None:
        """The shortest mention that these words end: `Jim Comey` of `FBI Director Jim Comey`.

        What stands before them there must be part of the same naming: no name of its own that
        they could belong to (`Trump's lawyers`), no `of`.
        """
        tokens = self._layout.tokens_in(span)
        if not tokens or tokens[0].lower in PRONOUNS:
            return None
        fitting = [
            mention
            for place, mention in self._inside.holding(span)
            if place.end == span.end
            and (self._only_leads(place.start, span.start) or self._is_name_of(span, mention))
        ]
        return min(fitting, key=lambda mention: len(mention.text), default=None)

    def _is_name_of(self, span: Span, mention: Mention) -> bool:
        """The name in a mention that leads to it by another: `her lawyer Ada Lind`."""
        return mention.form == "name" and self._chains[mention.chain].name == span.cut(
            self._layout.text
        )

    def _only_leads(self, start: int, end: int) -> bool:
        """Nothing but articles, titles and adjectives stands there."""
        if start >= end:
            return True
        tokens = self._layout.tokens_in(Span(start=start, end=end))
        return not any(
            token.lower in PREPOSITIONS | RELATIVE
            or not (token.text[0].isalnum() or token.text == ".")
            or _owning(token)
            for token in tokens
        )

    def _antecedent(self, span: Span) -> Mention | None:
        """Whom `who` and `which` stand for: the mention of fitting type that ends before them."""
        word = self._layout.text[span.start : span.end].lower()
        if word not in _RELATIVE_TYPES:
            return None
        sentence = self._layout.sentence_at(span.start)
        start = max(sentence.start, span.start - RELATIVE_REACH)
        if start >= span.start:
            return None
        before = self.mentions_in(Span(start=start, end=span.start))
        fitting = [
            mention
            for mention in before
            if mention.form != "pronoun"
            and self._chains[mention.chain].type in _RELATIVE_TYPES[word]
        ]
        return max(fitting, key=lambda one: (one.spans[0].end, one.form == "name"), default=None)

    def _person(self, span: Span) -> Mention | None:
        """Who is named with a place or body: `Rep. Eli Engel of Ohio`, `David French of Acme`.

        Of 11 such sources of 224 annotated articles all speak themselves, and not what they are of.
        """
        whole = self._layout.tokens_in(span)
        words = [token.lower for token in takewhile(lambda token: token.text != ",", whole)]
        if not words or not _LISTING.isdisjoint(token.lower for token in whole):
            return None
        start = self._layout.token_range(span).start
        for mention in self.mentions_in(Span(start=span.start, end=whole[len(words) - 1].end)):
            if mention.form != "name" or self._chains[mention.chain].type != "person":
                continue
            at = self._layout.token_range(mention.spans[0])
            led, rest = words[: at.start - start], words[at.stop - start :]
            if rest[:1] == ["of"] and _OTHERS.isdisjoint(led):
                return mention
        return None

    def _core(self, span: Span) -> Span:
        """`span` up to its first comma, bracket or preposition (inner `of` is kept)."""
        tokens = self._layout.tokens_in(span)
        end = span.end
        for before, token in pairwise(tokens):
            named = self._covering_name(token.start, token.end)
            if not named and (token.text in ",(—–;:" or token.lower in _CUT):
                end = before.end
                break
        return Span(start=span.start, end=end) if end > span.start else span

    def _covering_name(self, start: int, end: int) -> bool:
        place = bisect_left(self._starts, start)
        for mention in self._mentions[max(0, place - 4) : place]:
            if mention.form == "name" and mention.spans[0].end >= end:
                return True
        return False

    def _owner(self, span: Span, core: Span, inner: list[Mention]) -> Mention | None:
        """`Trump's accounts`, `his lawyers`: the owner, if the owned thing has no name."""
        text = self._layout.text
        for mention in inner:
            at = mention.spans[0]
            rest = text[at.end : at.end + 2].replace("’", "'")
            owns = rest.startswith("'s") or (rest[:1] == "'" and text[at.end - 1] == "s")
            owns = owns or mention.text.lower() in _POSSESSIVES
            if owns and at.start - core.start <= 4 and at.end < core.end - 2:
                named_later = any(
                    other.form == "name" and other.spans[0].start > at.end for other in inner
                )
                apart = self._stands_apart(mention, self._last_word(core))
                return None if named_later or apart else mention
        return None

    def _stands_apart(self, owner: Mention, word: str) -> bool:
        """`his lawyers`, `her party` are not he or she; `the company's lawyers` act for it."""
        if self._chains[owner.chain].type == "person":
            return word in (PEOPLE | BODIES | ACTING_PEOPLE) - OWN_STAFF
        return word in PEOPLE - ACTING

    def _body(self, span: Span, core: Span, inner: list[Mention]) -> Mention | None:
        """`a spokesman for Facebook`, `Facebook officials`: the body, if nobody is named."""
        if any(m.form == "name" and self._chains[m.chain].type == "person" for m in inner):
            return None
        words = [token.lower for token in self._layout.tokens_in(core)]
        if not words or (words[-1] not in ACTING and not (set(words) & SPEAKING_FOR)):
            return None
        bodies = [m for m in inner if m.form == "name" and m.spans[0].end < core.end]
        if bodies:
            employs = self._chains[bodies[-1].chain].type in _EMPLOYING
            return bodies[-1] if employs or set(words) & SPEAKING_FOR else None
        if not words[-1:] or words[-1] not in ACTING_PEOPLE:
            return None
        after = (
            self._layout.tokens_in(Span(start=core.end, end=span.end))
            if core.end < span.end
            else ()
        )
        if after and after[0].lower in _FOR_BODY:
            later = self.mentions_in(Span(start=core.end, end=span.end))
            return next((m for m in later if m.form == "name" or self._known(m)), None)
        return None

    def _of_thing(self, span: Span, core: Span, inner: list[Mention]) -> Mention | None:
        """`DNC computers`, `the Lund bill`: whose name stands right before what belongs to it."""
        tokens = self._layout.tokens_in(core)
        plain = all(token.lower not in PREPOSITIONS for token in tokens)
        if len(tokens) < 2 or tokens[-1].lower not in THINGS or not plain:
            return None
        end = tokens[-2].end
        return next((m for m in inner if m.form == "name" and m.spans[0].end == end), None)

    def _joined_before(self, mention: Mention) -> tuple[str, ...]:
        """The bodies that `and` joins to this one: `FBI` in "FBI and Justice officials"."""
        at = mention.spans[0].start
        if not self._layout.text.endswith(" and ", 0, at):
            return ()
        other = max(self._named_until(at - 5), key=lambda one: one.spans[0].end, default=None)
        return () if other is None else (other.chain,)

    def _named_until(self, end: int) -> list[Mention]:
        """Names of bodies that end just there."""
        if end < 1:
            return []
        return [
            mention
            for span, mention in self._inside.holding(Span(start=end - 1, end=end))
            if span.end == end
            and mention.form == "name"
            and self._chains[mention.chain].type in ("organization", "other")
        ]

    def _at_end(self, span: Span, core: Span, inner: list[Mention]) -> Mention | None:
        """The named mention that the core phrase ends with ("spokesman Michael Briggs")."""
        if self._about_others(core):
            return None
        ending = [m for m in _ending(core, inner) if self._known(m)]
        return max(ending, key=lambda m: m.spans[0].end - m.spans[0].start, default=None)

    def _about_others(self, core: Span) -> bool:
        """`supporters of X`, `a president of X`: people who are not X, and do not act for it."""
        lows = [token.lower for token in self._layout.tokens_in(core)]
        head = lows[lows.index("of") - 1] if "of" in lows[1:] else ""
        return head in (KIN | ROLES) - ACTING_PEOPLE

    def _first_named(self, span: Span, core: Span, inner: list[Mention]) -> Mention | None:
        """The first name that the core phrase begins with, if what follows belongs to it."""
        tokens = self._layout.tokens_in(core)
        if not tokens or self._exact(span) is not None:
            return None
        if not (tokens[-1].is_title or tokens[-1].lower in ACTING):
            return None
        return next(
            (m for m in inner if m.form == "name" and m.spans[0].start - core.start <= 4), None
        )

    def _last_word(self, span: Span) -> str:
        words = [token.lower for token in self._layout.tokens_in(span) if token.lower != "'s"]
        return words[-1] if words else ""


def _owning(token: Token) -> bool:
    """`'s`, or a plural's lone apostrophe."""
    return token.lower in ("'s", "'") or token.lower in _POSSESSIVES


def _ending(core: Span, inner: list[Mention]) -> list[Mention]:
    """The mentions that reach the phrase's last word; one that ends before is somebody else."""
    return [mention for mention in inner if mention.spans[0].end >= core.end - 2]
