"""Coreference chains of one article: every mention ends in one, names in the fullest.

Names are joined by rules (`identities`), which are surer about names than the network. Pronouns and
descriptions follow the network's links, held to gender, number and person; "I" is the speaker of
the quote it stands in; "the two" stands for the pair named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from sayso.extract.cues import SAYING
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.identities import Gender, Identity, gather_names, key_of
from sayso.extract.plurals import compounds_of, families_of, members_of
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BEING,
    BODIES,
    BODY_NAMES,
    BODY_NOUNS,
    CONJUNCTIONS,
    DEMONYMS,
    DETERMINERS,
    FEMALE_TITLES,
    HE,
    IT,
    LAWMAKERS,
    MALE_TITLES,
    NO_COMPANY,
    NUMBERS,
    ORGANISATION_WORDS,
    OWNING,
    PEOPLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    ROLE_OF_TITLE,
    ROLES,
    SHE,
    THEY,
    WE,
    YOU,
    I,
)
from sayso.records import Article, Chain, EntityType, Mention, PredictedLink, Record, Span
from sayso.text.ids import make_id
from sayso.text.layout import Layout
from sayso.text.quotes import find_quotes
from sayso.text.shelf import Shelf
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

# Names resolved in the event development articles: a link of a pronoun is better than none at any
# probability; for descriptions .8 was best of .3, .5 and .8.
LINK_FLOOR = {"pronoun": 0.05, "description": 0.8}
UNNAMED_FLOOR = 0.3
"""Of a description that is linked to who has no name."""
WE_SURE, WE_ALONE_SURE = 0.6, 0.4
"""`we` for the body that the speaker was named with, and for himself: a link is surer then."""
# Without a link; set by judgement.
RECENCY_SURE = 0.5
RECENCY_WEIGHT = 0.2
"""What it adds to the probability of a link to the same person."""
NO_NAME = "the author"
"""Who says `I` in an article that does not name who wrote it."""
RECENCY_REACH = 3
"""Sentences back in which a person for `he` or `she` is looked for."""

BODY_REACH = 3
"""Sentences back in which a body for `the company` is looked for."""
BODY_SURE = 0.4

MAIN_COMPANY = 3
"""Times that a company is named in an article that is about it, at least; set by judgement."""
_CHIEFS = ("ceo", "executive", "founder", "officer")
_OFFICES = word_set("house senate congress administration campaign committee")
"""Who works for such a body says `we` of himself and those around him."""

ACT_REACH = 7
"""Words of a verb before its object: `would have wanted to come to see`; set by judgement."""
LONGEST_SUBJECT = 120
"""Code points of a mention before a verb."""
_UNDERGOING = word_set("him her them")
_TOWARDS = word_set("to with against for at about")
_TAKING = word_set("by with of from against to for in on at about over under")
_ENDING = PREPOSITIONS | CONJUNCTIONS | frozenset(".,;:?!)")
_NO_VERBS = (PREPOSITIONS - {"to"}) | CONJUNCTIONS | DETERMINERS | PRONOUNS | RELATIVE

_MEN = word_set("man boy father son husband brother uncle king prince businessman congressman")
_WOMEN = word_set("woman girl mother daughter wife sister aunt queen princess businesswoman")


class Chains(Record, frozen=True, kw_only=True):
    """Mentions with the chain of each (same order), and the chains by id."""

    mentions: tuple[Mention, ...]
    heads: tuple[Span, ...]
    chains: tuple[Chain, ...]


def build_chains(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    links: Sequence[PredictedLink],
    statements: Sequence[FoundStatement],
) -> Chains:
    """Put every mention in a chain."""
    linked = _links_by_place(mentions, links)
    identities = gather_names(mentions, linked)
    families_of(layout, mentions, identities)
    compounds_of(identities)
    home, sure = _place_mentions(layout, mentions, linked, identities, statements)
    _write_author(article, layout, mentions, identities, home)
    return _as_records(article, layout, mentions, identities, home, sure)


_BYLINE = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}")


def _write_author(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: list[Identity],
    home: dict[int, int],
) -> None:
    """`I` in nobody's quoted words is who wrote the article: all of them are one identity.

    It is the person of that name if the article names its author, and else has the author's name.
    """
    alone = {
        at for at, one in enumerate(identities) if one.mentions and _only_i(layout, mentions, one)
    }
    quotes = Shelf((one.span, one) for one in find_quotes(layout.text, layout.paragraphs))
    own = [
        place
        for place, mention in enumerate(mentions)
        if home[place] in alone and not any(quotes.holding(mention.span))
    ]
    if not own:
        return
    name = _author_of(article)
    key = key_of(name.split())
    at = next((at for at, one in enumerate(identities) if key in one.keys), None)
    if at is None:
        at = len(identities)
        identities.append(Identity(writer=name, types=Counter({"person": 1})))
    for place in own:
        identities[home[place]].mentions.remove(place)
        identities[at].mentions.append(place)
        home[place] = at


def _only_i(layout: Layout, mentions: Sequence[FoundMention], one: Identity) -> bool:
    words = (mentions[place].span.cut(layout.text).lower() for place in one.mentions)
    return all(word.replace("’", "'") in I for word in words)


def _author_of(article: Article) -> str:
    """The one person whom the article gives as its author; else `the author`."""
    author = " ".join((article.author or "").split()).removeprefix("By ").removeprefix("by ")
    words = {word.lower() for word in author.split()}
    one = _BYLINE.fullmatch(author) and not words & (ORGANISATION_WORDS | {"and", "staff"})
    return author if one else NO_NAME


def _links_by_place(
    mentions: Sequence[FoundMention], links: Sequence[PredictedLink]
) -> dict[int, list[tuple[int, float]]]:
    """For each mention the others that it is linked to, both ways, with the probability."""
    place = {mention.index: at for at, mention in enumerate(mentions) if mention.index is not None}
    linked: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for link in links:
        left, right = place.get(link.mention), place.get(link.antecedent)
        if left is None or right is None or left == right:
            continue
        linked[left].append((right, link.probability))
        linked[right].append((left, link.probability))
    return linked


def _place_mentions(
    layout: Layout,
    mentions: Sequence[FoundMention],
    linked: dict[int, list[tuple[int, float]]],
    identities: list[Identity],
    statements: Sequence[FoundStatement],
) -> tuple[dict[int, int], dict[int, float]]:
    """The identity of each mention, and how sure that is."""
    home = {place: at for at, one in enumerate(identities) for place in one.mentions}
    sure = dict.fromkeys(home, 1.0)
    speakers = _Speakers(layout, mentions, statements)
    roles = _Roles(layout, mentions, home, identities)
    later: list[int] = []
    late: set[int] = set()
    for place, mention in enumerate(mentions):
        if place in home:
            continue
        low = mention.span.cut(layout.text).lower().replace("’", "'")
        if low in I | WE and _waits(place, mention, linked, late, speakers):
            later.append(place)
            late.add(place)
            continue
        found = (
            roles.beside(place)
            or _by_members(layout, place, mentions, home, identities)
            or roles.by_roles(place, mention, identities)
            or _by_link(layout, place, mentions, linked.get(place, ()), home, identities, speakers)
            or roles.by_role(place, mention)
            or roles.foretold(mention)
            or _by_recency(layout, place, mentions, home, identities)
        )
        if found is None or not identities[found[0]].keys:
            found = _by_kind_of_body(layout, place, mentions, home, identities) or found
        _settle(place, mention, low, found, home, sure, identities)
    for place in later:
        low = mentions[place].span.cut(layout.text).lower().replace("’", "'")
        spoken = _by_speaker(place, mentions, home, identities, speakers, roles, low)
        found = spoken
        if found is None or found[1] < WE_SURE:
            found = (
                _by_link(layout, place, mentions, linked.get(place, ()), home, identities, speakers)
                or spoken
            )
        _settle(place, mentions[place], low, found, home, sure, identities)
    return home, sure


def _waits(
    place: int,
    mention: FoundMention,
    linked: dict[int, list[tuple[int, float]]],
    late: set[int],
    speakers: _Speakers,
) -> bool:
    """`I` and `we` wait until those are known who may be named behind their words; `my` waits with
    the `I` that it is linked to.
    """
    if speakers.source_at(mention.span) is not None:
        return True
    earlier = [link for link in linked.get(place, ()) if link[0] < place]
    return bool(earlier) and max(earlier, key=lambda link: link[1])[0] in late


def _settle(
    place: int,
    mention: FoundMention,
    low: str,
    found: tuple[int, float] | None,
    home: dict[int, int],
    sure: dict[int, float],
    identities: list[Identity],
) -> None:
    if found is None:
        identities.append(Identity())
        found = (len(identities) - 1, 1.0)
    at, probability = found
    home[place], sure[place] = at, probability
    one = identities[at]
    one.mentions.append(place)
    if (mention.form == "description" and not one.keys) or not one.types:
        one.types[mention.type] += 1
    one.gender = one.gender or _gender_by_word(low)


def _gender_by_word(low: str) -> Gender | None:
    last = low.split()[-1] if low else ""
    if low in HE or last in _MEN | MALE_TITLES:
        return "he"
    if low in SHE or last in _WOMEN | FEMALE_TITLES:
        return "she"
    return None


# ---------------------------------------------------------------------- evidence


class _Speakers:
    """Whose words a place in the text is."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[FoundMention],
        statements: Sequence[FoundStatement],
    ) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._quotes = Shelf((one.inner, one) for one in layout.quotes if not one.single)
        self._told = Shelf(
            (piece, statement)
            for statement in statements
            if statement.source
            for piece in statement.content
        )

    def source_at(self, span: Span) -> FoundStatement | None:
        """The innermost statement with a source whose content holds `span`."""
        holding = [
            (piece.end - piece.start, piece.start, order, statement)
            for order, (piece, statement) in enumerate(self._told.holding(span))
        ]
        return min(holding, key=lambda one: one[:3])[3] if holding else None

    def quoted_at(self, span: Span) -> FoundStatement | None:
        """The innermost statement whose own words `span` is: a turn, or a quote in its content."""
        quotes = [one.inner for _, one in self._quotes.holding(span)]
        quote = min(quotes, key=lambda one: one.end - one.start, default=span)
        holding = [
            (piece.end - piece.start, piece.start, order, statement)
            for order, (piece, statement) in enumerate(self._told.holding(span))
            if statement.direct or (quotes and piece.contains(quote))
        ]
        return min(holding, key=lambda one: one[:3])[3] if holding else None

    def places_of(self, statement: FoundStatement) -> list[int]:
        """Mentions in its source, names first, then the longest."""
        found = [
            place
            for piece in statement.source
            for place in range(
                bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)
            )
            if piece.contains(self._mentions[place].span)
        ]
        return sorted(
            found,
            key=lambda place: (
                self._mentions[place].form != "name",
                self._mentions[place].span.start - self._mentions[place].span.end,
            ),
        )


class _Roles:
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
        if mention.title is not None:
            self._own(mention.title, self._home[place])
            if mention.title in _OF_SEVERAL:
                self._share(place, _OF_SEVERAL[mention.title])
        self._read_affiliation(place)
        other = place + 1
        while other < len(self._mentions):
            inner = self._mentions[other]
            if inner.span.start != mention.span.start:
                return
            if self._is(place, "person") and self._is(other, "organization"):
                self.body_of[self._home[place]] = self._home[other]
            other += 1

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
        """`Jo Lee, chief executive of Acme,`: the first body named before the next comma."""
        mention, text = self._mentions[place], self._layout.text
        if mention.type != "person" or text[mention.span.end : mention.span.end + 2] != ", ":
            return
        rest = text[mention.span.end + 2 : mention.span.end + 82]
        stop = mention.span.end + 2 + min(rest.find(mark) % 81 for mark in ",.;\n")
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
                if one.keys and _is_kind(one, "company")
            ),
            reverse=True,
        )
        second = counts[1][0] if len(counts) > 1 else 0
        told = counts and counts[0][0] >= max(MAIN_COMPANY, 2 * second)
        return -counts[0][1] if told else None

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
                and self._mentions[at].type == mention.type
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
        if after is not None and text[mention.span.start : mention.span.end].lower().startswith(
            "the "
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
        if len(owners) > 1:
            owners = owners & self._named_near(mention)
        return (next(iter(owners)), 0.6) if len(owners) == 1 else None

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
        return _as_plural(tuple(sorted(owners)), identities) if fits else None


_OF_SEVERAL = {
    "sens": "senator", "senators": "senator", "reps": "representative",
    "representatives": "representative", "justices": "justice", "judges": "judge",
    "congressmen": "representative", "governors": "governor", "govs": "governor",
}  # fmt: skip
"""Titles before the first of several names."""
_JOINED = re.compile(r"\s?(?:\([^()\n]{1,20}\))?(?:,|,? and|,? or|/)\s")
FORETOLD_REACH, FORETOLD_SURE = 8, 0.5
"""Sentences ahead in which who is only described is named; set by judgement."""
MOST_WORDS = 5
"""Of a description by role."""
_PREDICATIVE = BEING | word_set("as like became become becomes named elected not without such")
"""Before what somebody is said to be: `is a judge`."""
_LAWMAKERS_AS = {
    "congressmen": "representative", "congresswomen": "representative", "senators": "senator",
    "representatives": "representative", "lawmakers": "lawmaker", "governors": "governor",
    "judges": "judge", "justices": "justice", "lawyers": "lawyer",
    "attorneys": "attorney", "founders": "founder",
}  # fmt: skip
MOST_HOLDERS = 3
"""Of more with one role, `the senators` says too little."""


def _as_plural(members: tuple[int, ...], identities: list[Identity]) -> tuple[int, float]:
    """The plural identity of just these members, found or made."""
    for at, one in enumerate(identities):
        if one.members == members:
            return at, 0.7
    identities.append(Identity(members=members))
    return len(identities) - 1, 0.7


def _by_members(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, float] | None:
    """`the two`, `both men`, `Trump and Zuckerberg`: a plural identity with its members."""
    members = members_of(layout, place, mentions, home, identities)
    return _as_plural(members, identities) if members else None


def _by_link(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    links: Sequence[tuple[int, float]],
    home: dict[int, int],
    identities: list[Identity],
    speakers: _Speakers,
) -> tuple[int, float] | None:
    """The likeliest linked identity that fits in gender, number and person."""
    mention = mentions[place]
    votes: dict[int, float] = defaultdict(float)
    for other, probability in links:
        if other in home:
            votes[home[other]] = max(votes[home[other]], probability)
    near = _by_recency(layout, place, mentions, home, identities)
    if near is not None:
        votes[near[0]] += RECENCY_WEIGHT
    for other in _done_to(layout, place, mentions):
        votes.pop(home.get(other, -1), None)
    floor = LINK_FLOOR["pronoun" if mention.form == "pronoun" else "description"]
    low = mention.span.cut(layout.text).lower().replace("’", "'")
    for at, probability in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if probability < (floor if identities[at].keys else min(floor, UNNAMED_FLOOR)):
            continue
        probability = min(probability, 0.95)
        if _fits(low, mention, identities[at]) and not _own_quote(low, mention, at, home, speakers):
            return at, probability
    return None


def _done_to(layout: Layout, place: int, mentions: Sequence[FoundMention]) -> list[int]:
    """The mentions whose act `him` undergoes: `A called him`, `A, would come to see him`.

    Nobody is `him` of his own act, but `himself` (Principle B of Chomsky 1981).
    """
    low = mentions[place].span.cut(layout.text).lower()
    tokens, at = layout.tokens, layout.token_range(mentions[place].span).start
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if low not in _UNDERGOING or (low == "her" and after not in _ENDING):
        return []
    last = at - 1 - (tokens[at - 1].lower in _TOWARDS)
    first = last - (last > 0 and tokens[last].lower in SAYING)
    while first > 0 and at - first <= ACT_REACH and _verbal(tokens[first]):
        first -= 1
    if first < 0 or first == last or tokens[last].lower in ADVERBS | AUXILIARIES:
        return []
    if tokens[first].text == "," and tokens[first + 1].lower in AUXILIARIES:
        first -= 1
    return list(_names_until(layout, first, place, mentions))


def _names_until(
    layout: Layout, last: int, place: int, mentions: Sequence[FoundMention]
) -> Iterator[int]:
    """Of the mentions before `place` the names and pronouns that end with that token, and that no
    preposition makes part of something else (`intrigued by A now regard him`).
    """
    end = layout.tokens[last].end
    near = takewhile(
        lambda other: end - mentions[other].span.start < LONGEST_SUBJECT, range(place - 1, -1, -1)
    )
    for other in near:
        mention = mentions[other]
        owns = mention.span.cut(layout.text).lower() in OWNING
        if mention.span.end == end and mention.form != "description" and not owns:
            before = layout.token_range(mention.span).start - 1
            if before < 0 or layout.tokens[before].lower not in _TAKING:
                yield other


def _verbal(token: Token) -> bool:
    """It may be a word of a verb: `would`, `come`, `to`, `later`."""
    low = token.lower
    if low in SAYING:
        return False  # `whom he said had called him`
    return low == "to" or (low.isalpha() and token.text == low and low not in _NO_VERBS)


def _fits(low: str, mention: FoundMention, one: Identity) -> bool:
    if one.members:
        return low in THEY | WE or mention.form == "description"
    gender = _gender_by_word(low)
    if gender and one.gender and gender != one.gender:
        return False
    if low in HE | SHE:
        return one.type == "person" or (one.type == "other" and bool(one.keys))
    if low in I:
        return one.type in ("person", "other")
    if low in IT:
        return one.type != "person"
    head = low.split()[-1]
    if mention.form == "description" and one.type == "place" and _of_another_state(low, one):
        return False
    if mention.form == "description" and head in BODIES:
        return one.type != "person"
    return not (mention.form == "description" and head in ROLES and one.type in ("place",))


def _of_another_state(low: str, one: Identity) -> bool:
    """`the Australian government` is not Russia: its adjective begins otherwise."""
    adjectives = [word for word in low.split() if word in DEMONYMS - {"american"}]
    starts = {word[:4] for key in one.keys for word in key}
    return any(word[:4] not in starts for word in adjectives)


def _own_quote(
    low: str, mention: FoundMention, at: int, home: dict[int, int], speakers: _Speakers
) -> bool:
    """`he` in his own quoted words is somebody else."""
    if low not in HE | SHE | YOU:
        return False
    statement = speakers.quoted_at(mention.span)
    if statement is None:
        return False
    return any(home.get(place) == at for place in speakers.places_of(statement)[:1])


def _by_speaker(
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: Sequence[Identity],
    speakers: _Speakers,
    roles: _Roles,
    low: str,
) -> tuple[int, float] | None:
    """The speaker for `I`; for `we` the body he speaks for, if the article names one, else himself,
    less surely.
    """
    statement = speakers.source_at(mentions[place].span)
    if statement is None:
        return None
    for source in speakers.places_of(statement):
        at = home.get(source)
        if at is None or (low in I and identities[at].type in ("organization", "place")):
            continue
        if low in WE:
            body = roles.body_for(at)
            return body, (WE_SURE if body != at else WE_ALONE_SURE)
        return at, 0.9
    return None


def _by_kind_of_body(
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
    words = mention.span.cut(layout.text).lower().split()
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
        if one is None or mentions[other].form != "name" or not _is_kind(one, kind):
            continue
        if layout.text.endswith("(", 0, mentions[other].span.start):
            continue  # an agency in a dateline, or a short form that has just been given
        back = here - layout.sentence_index(mentions[other].span.start)
        score = (-back, len(one.mentions), home[other])
        best = max(best or score, score)
    return (best[2], BODY_SURE) if best else None


def _is_kind(one: Identity, kind: str) -> bool:
    """Its name, or for companies and platforms its type, says that it is of that kind."""
    if one.type not in ("organization", "product"):
        return False
    words = {word for key in one.keys for word in key}
    if kind == "company":
        return one.type == "organization" and not words & NO_COMPANY
    if kind == "platform":
        return not words & NO_COMPANY
    return bool(words & BODY_NAMES[kind])


def _by_recency(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
) -> tuple[int, float] | None:
    """For `he` and `she` without a link: the first fitting person of the nearest sentence."""
    mention = mentions[place]
    low = mention.span.cut(layout.text).lower()
    if low not in HE | SHE:
        return None
    here = layout.sentence_index(mention.span.start)
    reach = layout.sentences[max(0, here - RECENCY_REACH)].start
    acting = {home.get(other) for other in _done_to(layout, place, mentions)}
    for kinds in (("person",), ("person", "other")):
        near = list(
            takewhile(lambda other: mentions[other].span.start >= reach, range(place - 1, -1, -1))
        )
        near = [other for other in near if home.get(other) not in acting or other not in home]
        found = _nearest_sentence(layout, near, mentions, home, identities, kinds, low, here)
        if found is not None:
            return found, RECENCY_SURE
    return None


def _nearest_sentence(
    layout: Layout,
    near: Sequence[int],
    mentions: Sequence[FoundMention],
    home: dict[int, int],
    identities: list[Identity],
    kinds: tuple[str, ...],
    low: str,
    here: int,
) -> int | None:
    """Of fitting entities in the nearest sentence that has any, the first one named there.

    Whose name only owns what follows (`Clinton's aide, Huma Abedin`) comes after the others.
    """
    best: tuple[int, bool, int] | None = None
    for other in near:
        if other not in home:
            continue
        one = identities[home[other]]
        if not one.keys or one.type not in kinds or not _fits(low, mentions[other], one):
            continue
        if one.type == "other" and (len(one.fullest) > 1 or one.fullest[0].endswith("s")):
            continue
        back = here - layout.sentence_index(mentions[other].span.start)
        owner = layout.text.startswith(("'s ", "’s "), mentions[other].span.end)
        best = min(best or (back, owner, other), (back, owner, other))
    return home[best[2]] if best else None


# ----------------------------------------------------------------------- records


def _as_records(
    article: Article,
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: list[Identity],
    home: dict[int, int],
    sure: dict[int, float],
) -> Chains:
    ids: dict[int, str] = {}
    names: dict[int, tuple[str, bool]] = {}
    for at, one in enumerate(identities):
        if one.mentions:
            names[at] = _name_of(layout, mentions, one)
    owned = _with_owners(layout, mentions, identities, home, names)
    for at in names:
        names[at] = (owned.get(at, names[at][0]), names[at][1])
        first = mentions[min(identities[at].mentions)].span
        ids[at] = make_id("chn", article.id, names[at][0], first.start, first.end)
    chains = [
        Chain(
            id=ids[at],
            article=article.id,
            name=names[at][0],
            type=_settled_type(identities[at]),
            named=names[at][1],
            members=tuple(ids[member] for member in identities[at].members if member in ids),
        )
        for at in ids
    ]
    records = tuple(
        Mention(
            id=make_id("men", article.id, mention.span.start, mention.span.end),
            article=article.id,
            spans=(mention.span,),
            text=mention.span.cut(layout.text),
            type=_settled_type(identities[home[place]]),
            form=mention.form,
            chain=ids[home[place]],
            probability=round(mention.probability * sure[place], 4),
        )
        for place, mention in enumerate(mentions)
    )
    return Chains(
        mentions=records, heads=tuple(mention.head for mention in mentions), chains=tuple(chains)
    )


def _with_owners(
    layout: Layout,
    mentions: Sequence[FoundMention],
    identities: list[Identity],
    home: dict[int, int],
    names: dict[int, tuple[str, bool]],
) -> dict[int, str]:
    """Names of those called by a pronoun's own: `his supporters` are Donald Trump's."""
    pronouns = {
        mention.span.start: home[place]
        for place, mention in enumerate(mentions)
        if mention.form == "pronoun" and place in home
    }
    found = {}
    for at, (name, named) in names.items():
        first, _, rest = name.partition(" ")
        if named or not rest or first.lower() not in OWNING:
            continue
        described = (mentions[place].span for place in identities[at].mentions)
        start = next(
            (s.start for s in described if " ".join(s.cut(layout.text).split()) == name), None
        )
        owner = pronouns.get(start) if start is not None else None
        told = owner is not None and (names[owner][1] or names[owner][0].startswith("the "))
        if owner is not None and owner != at and told:
            body = names[owner][0]
            found[at] = f"{body}’ {rest}" if body.endswith("s") else f"{body}’s {rest}"
    return found


def _settled_type(one: Identity) -> EntityType:
    people = bool(one.keys) and all(key[-1] in PEOPLES for key in one.keys)
    return "group" if one.members or people else one.type


def _name_of(layout: Layout, mentions: Sequence[FoundMention], one: Identity) -> tuple[str, bool]:
    """The fullest name, else the longest description, and whether it is a name."""
    if one.writer:
        return one.writer, one.writer != NO_NAME
    named = [mentions[place] for place in one.mentions if mentions[place].form == "name"]
    if named:
        best = max(
            named,
            key=lambda mention: (len(mention.name), _well_cased(mention), -mention.span.start),
        )
        return re.sub(r" (?=\.|['’]s\b)", "", " ".join(best.name)), True
    described = [mentions[place] for place in one.mentions if mentions[place].form == "description"]
    pool = described or [mentions[place] for place in one.mentions]
    best = min(pool, key=lambda mention: (mention.span.start, mention.span.end))
    return " ".join(best.span.cut(layout.text).split()), False


def _well_cased(mention: FoundMention) -> bool:
    return not " ".join(mention.name).isupper()
