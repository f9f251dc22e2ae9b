"""Whom a description stands for: the name beside it, who has that role, a body of that kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.offices import office_behind
from sayso.extract.plurals import as_plural
from sayso.extract.words import (
    BEING,
    BODY_NAMES,
    BODY_NOUNS,
    LAWMAKERS,
    NO_COMPANY,
    NUMBERS,
    OWNING,
    ROLE_OF_TITLE,
    ROLES,
    SPEAKERS,
)
from sayso.records import EntityType
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

BODY_REACH = 3
"""Sentences back in which a body for `the company` is looked for."""
BODY_SURE = 0.4

MAIN_COMPANY = 3
"""Times that a company is named in an article that is about it, at least; set by judgement."""
RECENCY_REACH = 3
"""Sentences back in which a person for `he`, or one of several with a role, is looked for."""
OFFICE_SURE = 0.7
"""Of whom `his presidency` is meant, where one is called president; set by judgement."""
FORETOLD_REACH, FORETOLD_SURE = 8, 0.5
"""Sentences ahead in which who is only described is named; set by judgement."""
MOST_WORDS = 5
"""Of a description by role."""
MOST_HOLDERS = 3
"""Of more with one role, `the senators` says too little."""
_CHIEFS = ("ceo", "executive", "founder", "officer")
_LEADING = word_set("leader politician")
_PARTIES = word_set(
    """republican democratic democrat conservative labour labor tory liberal socialist green
    opposition"""
)
_POLITICAL = word_set(
    """president senator governor representative minister premier chancellor mayor candidate nominee
    lawmaker"""
)
"""Of whom `the Republican leader` can be meant where nobody is called leader."""
_OFFICES = word_set(
    "house senate congress administration campaign committee party republicans democrats gop"
)
"""Who works for such a body says `we` of himself and those around him."""
_PREDICATIVE = BEING | word_set("as like became become becomes named elected not without such")
"""Before what somebody is said to be: `is a judge`."""

_OF_SEVERAL = {
    "sens": "senator", "senators": "senator", "reps": "representative",
    "representatives": "representative", "justices": "justice", "judges": "judge",
    "congressmen": "representative", "governors": "governor", "govs": "governor",
}  # fmt: skip
"""Titles before the first of several names."""
_JOINED = re.compile(r"\s?(?:\([^()\n]{1,20}\))?(?:,|,? and|,? or|/)\s")
_LAWMAKERS_AS = {
    "congressmen": "representative", "congresswomen": "representative", "senators": "senator",
    "representatives": "representative", "lawmakers": "lawmaker", "governors": "governor",
    "judges": "judge", "justices": "justice", "lawyers": "lawyer",
    "attorneys": "attorney", "founders": "founder",
}  # fmt: skip


class Roles:
    """Descriptions that stand beside a name, and which name each role word belongs to."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[FoundMention],
        home: dict[int, int],
        identities: Sequence[Identity],
    ) -> None:
        self._layout = layout
        self._identities = identities
        self._mentions = mentions
        self._home = home
        self._starts = [one.span.start for one in mentions]
        self._by_end = {mentions[place].span.end: place for place in home}
        self._by_start = {mentions[place].span.start: place for place in reversed(list(home))}
        self._owner: dict[str, set[int]] = defaultdict(set)
        self.body_of: dict[int, int] = {}
        for place in home:
            self._read_role(place)

    def _read_role(self, place: int) -> None:
        """`Amazon founder Jeff Bezos`: the role word, and the body before it."""
        mention = self._mentions[place]
        title = mention.title or self._title_before(mention)
        if title is not None:
            self._own(title, self._home[place])
            if title in _OF_SEVERAL:
                self._share(place, _OF_SEVERAL[title])
        self._read_affiliation(place)
        other = place + 1
        while other < len(self._mentions):
            inner = self._mentions[other]
            if inner.span.start != mention.span.start:
                return
            if self._is(place, "person") and self._is(other, "organization"):
                self.body_of[self._home[place]] = self._home[other]
            other += 1

    def _title_before(self, mention: FoundMention) -> str | None:
        """`gov` of "Gov. Ada Marsh", where the mention is the name alone."""
        if mention.type != "person" or mention.form != "name":
            return None
        at = self._layout.token_range(mention.span).start - 1
        before = [token.lower for token in self._layout.tokens[max(0, at - 1) : at + 1]]
        words = before[:-1] if before[-1:] == ["."] else before[-1:]
        return next((word for word in words if word in ROLE_OF_TITLE.keys() | ROLES), None)

    def _share(self, place: int, role: str) -> None:
        """`Sens. Ada Marsh, Bo Reyes and Cy Hale`: each has the title before the first."""
        self._own(role, self._home[place])
        first = self._mentions[place].span
        end, stop = first.end, self._layout.sentence_at(first.start).end
        for other in range(place + 1, len(self._mentions)):
            mention = self._mentions[other]
            if mention.span.start >= stop:
                return
            if mention.form != "name" or mention.type != "person" or mention.span.start < end:
                continue
            if _JOINED.fullmatch(self._layout.text, end, mention.span.start) is None:
                return
            self._own(role, self._home[other])
            end = mention.span.end

    def _is(self, place: int, kind: EntityType) -> bool:
        """The mention is of an identity of that type."""
        return place in self._home and self._identities[self._home[place]].type == kind

    def _own(self, word: str, at: int) -> None:
        """`at` has that role, under each word for it."""
        role = ROLE_OF_TITLE.get(word, word)
        if role in ROLES:
            self._owner[role].add(at)
        if role in LAWMAKERS:
            self._owner["lawmaker"].add(at)

    def _read_affiliation(self, place: int) -> None:
        """`Jo Lee, chief executive of Acme,`: the first body named before the next comma, if a role
        is."""
        mention, text = self._mentions[place], self._layout.text
        if mention.type != "person" or text[mention.span.end : mention.span.end + 2] != ", ":
            return
        rest = text[mention.span.end + 2 : mention.span.end + 82]
        length = min(rest.find(mark) % 81 for mark in ',.;\n"“”')
        stop = mention.span.end + 2 + length
        words = word_set(rest[:length].lower())
        if not words & (ROLES | SPEAKERS) or words & {"former", "ex"}:
            return
        for other in range(place + 1, min(place + 5, len(self._mentions))):
            inner = self._mentions[other]
            if inner.span.end > stop:
                return
            if other in self._home and inner.type == "organization" and inner.form == "name":
                self.body_of.setdefault(self._home[place], self._home[other])

    def body_for(self, at: int) -> int:
        """Whom a person means by `we`: the body he was named with; of a company's chief whose
        company is not named beside him, the company that the article is about; else himself.
        """
        body = self.body_of.get(at)
        if body is None and any(at in self._owner[role] for role in _CHIEFS):
            body = self._main_company()
        if body is None or {word for key in self._identities[body].keys for word in key} & _OFFICES:
            return at
        return body

    def _main_company(self) -> int | None:
        """The company named at least twice as often as any other, and more than once or twice."""
        counts = sorted(
            (
                (len(one.mentions), -at)
                for at, one in enumerate(self._identities)
                if one.keys and is_kind(one, "company")
            ),
            reverse=True,
        )
        second = counts[1][0] if len(counts) > 1 else 0
        told = counts and counts[0][0] >= max(MAIN_COMPANY, 2 * second)
        return -counts[0][1] if told else None

    def of_article(self, mention: FoundMention) -> tuple[int, float] | None:
        """`The company itself confirms this` before any company is named: the one that the article
        is about."""
        words = mention.span.cut(self._layout.text).lower().removesuffix(" itself").split()
        if len(words) != 2 or words[0] != "the" or words[1] not in BODY_NOUNS["company"]:
            return None
        at = self._main_company()
        named = (
            self._mentions[place].span.start
            for one in self._identities
            if one.keys and is_kind(one, "company")
            for place in one.mentions
        )
        early = at is not None and mention.span.start < min(named)
        return (at, FORETOLD_SURE) if at is not None and early else None

    def beside(self, place: int) -> tuple[int, float] | None:
        """`Susie Wiles, Trump's chief of staff,`: the name beside a description."""
        mention = self._mentions[place]
        if mention.form != "description" or mention.type not in ("person", "organization", "other"):
            return None
        text = self._layout.text
        low = mention.span.cut(text).lower()
        if low.startswith(("both ", "two ", "several ", "many ", "other ", "some ")):
            return None
        for at, gap in self._gaps(mention):
            if (
                gap == ", "
                and mention.type in (self._mentions[at].type, self._identities[self._home[at]].type)
                and (self._closed(mention) or self._introduces(at, mention))
            ):
                self._note(low, at)
                return self._home[at], 0.9
        return None

    def _gaps(self, mention: FoundMention) -> list[tuple[int, str]]:
        text = self._layout.text
        before = self._by_end.get(mention.span.start - 2)
        after = self._by_start.get(mention.span.end + 2)
        found = []
        if before is not None:
            found.append((before, text[mention.span.start - 2 : mention.span.start]))
        low = text[mention.span.start : mention.span.end].lower().replace("’", "'")
        owned = low.split()[0] in OWNING or "'s " in low
        if after is not None and (
            low.startswith("the ") or (owned and self._closed(self._mentions[after]))
        ):
            found.append((after, text[mention.span.end : mention.span.end + 2]))
        return found

    def _closed(self, mention: FoundMention) -> bool:
        """Followed by a comma, a stop or the name: not a list ("Apple, the FBI and")."""
        text = self._layout.text
        rest = text[mention.span.end : mention.span.end + 5]
        return not rest or (rest[0] in ",.;:)" and not rest.startswith((", and", ", or")))

    def _introduces(self, at: int, mention: FoundMention) -> bool:
        """`Ann Lee, a nurse who`: one person's name, then what she is, and no list."""
        text = self._layout.text
        after = self._mentions[at].span.end < mention.span.start
        rest = text[mention.span.end : mention.span.end + 5]
        words = mention.span.cut(text).lower()
        listed = rest.startswith((" and", ", and", " or", ", or"))
        return after and mention.type == "person" and words.startswith(("a ", "an ")) and not listed

    def _note(self, low: str, at: int) -> None:
        role = next((word for word in low.split() if word in ROLES), None)
        if role:
            self._own(role, self._home[at])

    def by_role(self, place: int, mention: FoundMention) -> tuple[int, float] | None:
        """`the Facebook founder`: the only person of the article with that role."""
        if mention.form != "description" or mention.type not in ("person", "other"):
            return None
        words = mention.span.cut(self._layout.text).lower().split()
        role = ROLE_OF_TITLE.get(words[-1], words[-1])
        if words[0] not in ("the", "this") or role not in ROLES or len(words) > 4:
            return None
        if {"former", "vice", "deputy"} & set(words):
            return None
        owners = self._owner.get(role, set()) - self._of_another_body(place, role)
        if not owners and role in _LEADING and not _PARTIES.isdisjoint(words):
            owners = {at for office in _POLITICAL for at in self._owner.get(office, ())}
            owners &= self._named_near(mention)
        if len(owners) > 1:
            owners = owners & self._named_near(mention)
        return (next(iter(owners)), 0.6) if len(owners) == 1 else None

    def by_office(self, place: int, mention: FoundMention) -> tuple[int, float] | None:
        """`his presidency`, `her time as mayor`: the only president or mayor of the article.

        Not if the sentence names somebody before it, whose office it can be.
        """
        if mention.form != "pronoun":
            return None
        role = office_behind(self._layout, mention.span)
        owners = self._owner.get(role, set()) if role else set()
        if len(owners) > 1:
            owners = owners & self._named_near(mention)
        first = bisect_left(self._starts, self._layout.sentence_at(mention.span.start).start)
        named = {
            self._home[at]
            for at in range(first, place)
            if at in self._home and self._identities[self._home[at]].type == "person"
        }
        return (next(iter(owners)), OFFICE_SURE) if len(owners) == 1 and named <= owners else None

    def _of_another_body(self, place: int, role: str) -> set[int]:
        """`the Facebook founder` is nobody whom the article calls founder of another body."""
        span = self._mentions[place].span
        bodies = {
            self._home[other]
            for other in range(place + 1, bisect_left(self._starts, span.end))
            if other in self._home and self._is(other, "organization")
        }
        owners = self._owner.get(role, set())
        return {at for at in owners if bodies and self.body_of.get(at, -1) not in {-1, *bodies}}

    def foretold(self, mention: FoundMention) -> tuple[int, float] | None:
        """`a federal judge` of a first sentence: the only judge, whom the next sentences name."""
        words = mention.span.cut(self._layout.text).lower().split()
        role = ROLE_OF_TITLE.get(words[-1], words[-1])
        owners = self._owner.get(role, set())
        if words[0] not in ("a", "an") or len(words) > MOST_WORDS or len(owners) != 1:
            return None
        before = self._layout.tokens_in(self._layout.sentence_at(mention.span.start))
        lead = [token.lower for token in before if token.end <= mention.span.start]
        if lead and lead[-1] in _PREDICATIVE:
            return None
        (owner,) = owners
        first = min(self._mentions[at].span.start for at in self._identities[owner].mentions)
        ahead = self._layout.sentence_index(first) - self._layout.sentence_index(mention.span.start)
        told = first > mention.span.start and ahead <= FORETOLD_REACH
        return (owner, FORETOLD_SURE) if told else None

    def _named_near(self, mention: FoundMention) -> set[int]:
        """The identities that have a name in this sentence or the few before it."""
        here = self._layout.sentence_index(mention.span.start)
        reach = self._layout.sentences[max(0, here - RECENCY_REACH)].start
        first = bisect_left(self._starts, reach)
        last = bisect_left(self._starts, mention.span.start)
        return {self._home[at] for at in range(first, last) if self._mentions[at].form == "name"}

    def by_roles(
        self, place: int, mention: FoundMention, identities: list[Identity]
    ) -> tuple[int, float] | None:
        """`the congressmen`: the two or three whom the article calls so."""
        words = mention.span.cut(self._layout.text).lower().split()
        if mention.form != "description" or not 2 <= len(words) <= MOST_WORDS:
            return None
        if words[0] not in {"the", "these", "both"} | NUMBERS.keys():
            return None
        owners = self._owner.get(_LAWMAKERS_AS.get(words[-1], ""), set())
        size = NUMBERS.get(words[0]) or next((NUMBERS[w] for w in words if w in NUMBERS), 0)
        plain = len(words) == 2 or size
        fits = plain and 2 <= len(owners) <= MOST_HOLDERS and size in (0, len(owners))
        return as_plural(tuple(sorted(owners)), identities) if fits else None


def by_kind_of_body(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, float] | None:
    """`the company`, `the bureau`: the body of that kind named last, of several in one sentence
    the one that the article has named most.
    """
    mention = mentions[place]
    words = mention.span.cut(layout.text).lower().removesuffix(" itself").split()
    if mention.form != "description" or words[0] not in ("the", "this") or len(words) > 3:
        return None
    if any(letter.isupper() for letter in mention.span.cut(layout.text)[1:]):
        return None  # `the Fox network` has a name of its own
    kind = next((kind for kind, nouns in BODY_NOUNS.items() if words[-1] in nouns), None)
    if kind is None:
        return None
    here = layout.sentence_index(mention.span.start)
    reach = layout.sentences[max(0, here - BODY_REACH)].start
    best: tuple[int, int, int] | None = None
    for other in takewhile(
        lambda other: mentions[other].span.start >= reach, range(place - 1, -1, -1)
    ):
        one = identities[home[other]] if other in home else None
        if one is None or mentions[other].form != "name" or not is_kind(one, kind):
            continue
        if layout.text.endswith("(", 0, mentions[other].span.start):
            continue  # an agency in a dateline, or a short form that has just been given
        back = here - layout.sentence_index(mentions[other].span.start)
        score = (-back, len(one.mentions), home[other])
        best = max(best or score, score)
    return (best[2], BODY_SURE) if best else None


def is_kind(one: Identity, kind: str) -> bool:
    """Its name, or for companies and platforms its type, says that it is of that kind."""
    if one.type not in ("organization", "product"):
        return False
    words = {word for key in one.keys for word in key}
    if kind == "company":
        return one.type == "organization" and not words & NO_COMPANY
    if kind == "platform":
        return not words & NO_COMPANY
    return bool(words & BODY_NAMES[kind])
