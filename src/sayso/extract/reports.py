"""Statements by rule: a speaker, a verb of saying, and what is said, within one stretch of text.

Used for words inside words, which the network does not mark, and for everything when there is no
network. Works on the tokens of one sentence (or of the piece of one that a statement's content
covers) and knows the mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.cues import (
    ALSO_NOUNS,
    ASKING,
    CLAIM_NOUNS,
    CONFIRMING,
    DENYING,
    DISMISSING,
    HEDGES,
    HEDGING_PARTICIPLES,
    QUOTING,
    SAYING,
    SHOWING,
    TELLING,
    THINKING,
    WRITTEN,
)
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BEING,
    BODIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    NEGATIONS,
    PEOPLE,
    PREPOSITIONS,
    REFLEXIVE,
    RELATIVE,
    SPEAKERS,
)
from sayso.records import Record, Span
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf
from sayso.text.vocabulary import word_set

# How sure a rule is: a quote or "that" at the cue, a bare clause after it, a clause before it. How
# often each is right (content and source) without a network on 84 development and 140 training
# articles of PolNeAR: 1025, 685 and 214 statements.
MARKED, BARE, BEFORE = 0.82, 0.73, 0.43
# Set by judgement: PolNeAR marks five of those found, and all 25 passages of our own are right.
HEDGED = 0.6

_CUES = SAYING | THINKING | ASKING | WRITTEN
_OPEN = frozenset(["“", '"', "„", "«", "‘", "``", "''", "'"])
_CLOSE = frozenset(["”", '"', "»", "’", "''", "'"])
_ENDS = _CLOSE | frozenset(",?!")
_SUBJECT_PRONOUNS = word_set("i he she it they we you who which")
_OBJECTIVE = word_set("me him her it them us you reporters")
_BREAKS = (CONJUNCTIONS - {"and", "than"}) | frozenset(",;:—–(") | _OPEN | _CLOSE | RELATIVE
_GROUP = AUXILIARIES | ADVERBS | NEGATIONS
_ALL_CUES = _CUES | DENYING
_SPOKEN = SAYING | ASKING
_HEADS = SPEAKERS | DOCUMENTS | BODIES | PEOPLE
_HELPERS = AUXILIARIES | ADVERBS
_NEW_SUBJECT = DETERMINERS | _SUBJECT_PRONOUNS
_NEGATABLE = DENYING | DISMISSING | THINKING
_DENIALS = DENYING | DISMISSING
_GROUP_TAIL = word_set("familiar close briefed involved with to on by for of in at from the")
_OF_ONE = word_set("a an his her its their")
_OWNERS = word_set("his her its their my our your")
_STOPS = frozenset(["", ".", "!", ";"])
_REQUESTS = word_set("asked spoke requested declined insisted")
_KEEPING = word_set("keep keeps kept")
_HOW = ADVERBS | word_set("yesterday today bluntly plainly")
# `confirmed the leak of the minutes`; longer objects are seldom what was said.
_LONGEST_OBJECT = 6
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")
_SETTINGS = word_set("on in at during to via through after before last earlier from this of")
_TAILS = word_set("adding according while whereas although though but")
# Longest phrase that names a speaker, in words: "a senior administration official who ..." fits.
_LONGEST = 14


class _Clause(Record, frozen=True, kw_only=True):
    """A stretch of tokens of one sentence: `start`..`stop` are places in the layout's tokens."""

    start: int
    stop: int
    first: int
    """Where the whole stretch begins that is being read: a quote may reach back to it."""
    last: int


class Reports:
    """Finds statements by rule in stretches of one text."""

    def __init__(self, layout: Layout, mentions: Sequence[FoundMention]) -> None:
        self._layout = layout
        self._tokens = layout.tokens
        ends: dict[int, FoundMention] = {}
        starts: dict[int, FoundMention] = {}
        for mention in mentions:
            best = ends.get(mention.span.end)
            if best is None or mention.span.start < best.span.start:
                ends[mention.span.end] = mention
            starts.setdefault(mention.span.start, mention)
        self._ends, self._starts = ends, starts
        self._quotes = Shelf((quote.span, quote) for quote in layout.quotes)
        self._quote_starts = {quote.span.start: quote.span for quote in layout.quotes}
        self._quote_ends = {quote.span.end: quote.span for quote in layout.quotes}

    def within(self, span: Span) -> Iterator[FoundStatement]:
        """The outermost statements of `span`; call again on their contents for inner ones.

        Quotes inside `span` are taken whole: what stands in them is inside, not beside.
        """
        opaque = self._quotes_inside(span)
        for sentence in self._sentences(span):
            where = self._layout.token_range(sentence)
            bounds = self._layout.token_range(span)
            clause = _Clause(
                start=where.start, stop=where.stop, first=bounds.start, last=bounds.stop
            )
            near = [q for q in opaque if q.start < sentence.end and q.stop > sentence.start]
            places = [
                place
                for place in where
                if not any(self._tokens[place].start in quote for quote in near)
            ]
            yield from self._in_clause(places, clause)

    def _in_clause(self, places: list[int], clause: _Clause) -> Iterator[FoundStatement]:
        for place in reversed(places):
            found = self._closing(place, clause)
            if found is not None:
                yield found
                return
        done = clause.start
        for place in places:
            if place < done:
                continue
            found = self._at(place, clause)
            if found is not None:
                yield found
                done = self._layout.token_range(found.extent()).stop

    def _quotes_inside(self, span: Span) -> list[range]:
        """Where the quotes within `span` stand; a quote that is all of `span` does not count."""
        first = self._layout.token_range(span).start
        begins = self._tokens[first].end if first < len(self._tokens) else span.start
        return [
            range(quote.inner.start, quote.inner.end)
            for _, quote in self._quotes.near(span)
            if span.contains(quote.inner)
            and not (quote.inner.start <= begins and quote.span.end >= span.end - 2)
        ]

    def _closing(self, place: int, clause: _Clause) -> FoundStatement | None:
        """`..., he said` and `..., writes the Journal`: the speaker comes last."""
        low = self._tokens[place].lower
        quoting = low in QUOTING and low not in _SPOKEN
        shown = low in SHOWING and self._ends_clause(place, clause)
        if not (quoting or shown or low in _SPOKEN) or self._tokens[place].is_title:
            return None
        first = self._group_start(place, clause)
        if first is None:
            return None
        if quoting:
            return self._beside_quote(place, first, clause)
        if first == place and self._tokens[place - 1].text in _ENDS:
            inverted = self._inverted(place, clause)
            if inverted is not None:
                return inverted
        subject = self._subject_before(first, clause)
        if self._ends_clause(place, clause):
            subject = self._behind_comma(first, clause) or subject
        if subject is None or self._noun_like(place, first, subject):
            return None
        after_quote = self._tokens[self._layout.token_range(subject).start - 1].text in _CLOSE
        said_after = self._following(place, first, subject, clause, weak=False)
        quoted = said_after is not None and (
            self._layout.text[said_after.content[0].start] in "“\"‘'„«"
        )
        if said_after is not None and not (
            after_quote and (quoted or said_after.probability < MARKED)
        ):
            return None
        return self._preceding(first, place, subject, clause)

    def _ends_clause(self, place: int, clause: _Clause) -> bool:
        """Nothing follows but a stop, or when and where: `..., figures showed on Thursday.`"""
        low = self._low(place + 1) if place + 1 < clause.stop else ""
        return low in _STOPS | {"on", "in"} | _DAYS

    def _behind_comma(self, first: int, clause: _Clause) -> Span | None:
        """`..., records obtained by The Courier show`: all from the comma to the verb."""
        at = first - 1
        while at > clause.start and first - at < _LONGEST and self._low(at) not in _BREAKS | {"."}:
            if self._low(at) in AUXILIARIES - {"'s"}:
                return None
            at -= 1
        words = self._lows(at + 1, first)
        plain = self._low(at) == "," and set(words) & (DOCUMENTS | SPEAKERS)
        return (
            Span(start=self._tokens[at + 1].start, end=self._tokens[first - 1].end)
            if plain and words[0] not in PREPOSITIONS | CONJUNCTIONS | ADVERBS
            else None
        )

    def _beside_quote(self, place: int, first: int, clause: _Clause) -> FoundStatement | None:
        """`"...," she laughed`, `"...," ordered the general`: verbs that speak beside a quote."""
        if place > clause.start and self._tokens[place - 1].text in _CLOSE:
            return self._inverted(place, clause)
        subject = self._subject_before(first, clause)
        if subject is None:
            return None
        before = self._layout.token_range(subject).start - 1
        quoted = before >= clause.start and self._tokens[before].text in _CLOSE
        return self._preceding(first, place, subject, clause) if quoted else None

    def _sentences(self, span: Span) -> Iterator[Span]:
        place = self._layout.sentence_index(span.start)
        while place < len(self._layout.sentences):
            sentence = self._layout.sentences[place]
            place += 1
            if sentence.start >= span.end:
                return
            start, end = max(sentence.start, span.start), min(sentence.end, span.end)
            if start < end:
                yield Span(start=start, end=end)

    def _at(self, place: int, clause: _Clause) -> FoundStatement | None:
        """The statement whose cue stands at `place`."""
        low = self._tokens[place].lower
        if self._tokens[place].is_title and place > clause.start:
            return None
        if low == "according" and self._low(place + 1) == "to" and place + 2 < clause.stop:
            return self._according(place, clause)
        if low in CLAIM_NOUNS and self._low(place + 1) == "that":
            noun = self._noun(place, clause)
            if noun is not None:
                return noun
        if low in _ALL_CUES or (low in DISMISSING and self._dismisses_claim(place)):
            return self._verb(place, clause)
        if low in HEDGES - {"apparently"} or (
            low in HEDGING_PARTICIPLES and self._low(place + 1) == "to"
        ):
            said = low in HEDGES and self._low(place + 1) in SAYING
            return None if said else self._hedge(place, clause)
        return None

    def _dismisses_claim(self, place: int) -> bool:
        """`rejected claims that`, `dismissed the accusation`."""
        return any(self._low(at) in CLAIM_NOUNS for at in range(place + 1, place + 5))

    def _low(self, place: int) -> str:
        return self._tokens[place].lower if 0 <= place < len(self._tokens) else ""

    # ------------------------------------------------------------ X said (that) ...

    def _verb(self, place: int, clause: _Clause) -> FoundStatement | None:
        if self._low(place) in ASKING and self._low(place - 1) == "who":
            return None
        first = self._group_start(place, clause)
        if first is None:
            return None
        if _hedged_passive(self._low(place), self._low(place + 1), self._lows(first, place)):
            return self._hedge(place, clause)
        subject = self._subject_before(first, clause)
        if subject is None or self._noun_like(place, first, subject):
            return None
        weak = self._low(place) in THINKING
        if self._low(clause.start) == "as" and self._starts_at(clause.start + 1, subject):
            return self._as_told(place, first, subject, clause)
        return self._following(place, first, subject, clause, weak=weak)

    def _starts_at(self, place: int, span: Span) -> bool:
        where = self._layout.token_range(span).start
        return where == place or (where == place + 1 and self._low(place) in DETERMINERS)

    def _as_told(
        self, place: int, first: int, subject: Span, clause: _Clause
    ) -> FoundStatement | None:
        """`As the Times reported last week, ...`: the content is behind the comma."""
        for comma in range(place + 1, min(place + 9, clause.stop - 2)):
            if self._low(comma) == ",":
                stop = self._content_end(comma + 1, clause)
                return self._statement(subject, first, place, comma + 1, stop, BEFORE)
        return None

    def _lows(self, start: int, stop: int) -> tuple[str, ...]:
        return tuple(self._tokens[at].lower for at in range(start, stop))

    def _group_start(self, place: int, clause: _Clause) -> int | None:
        """Where the verb group begins; None if the verb is an infinitive or denied."""
        first = place
        while first > clause.start and self._low(first - 1) in _GROUP:
            first -= 1
        if self._low(first - 1) == "to" and self._low(first - 2) == "used":
            first -= 2
        elif self._low(first - 1) in _KEEPING and self._low(place).endswith("ing"):
            first -= 1
        if first > clause.start and self._low(first - 1) == "to":
            return None
        group = self._lows(first, place)
        denied = any(word in NEGATIONS or word.endswith("n't") for word in group)
        if denied and self._low(place) not in _NEGATABLE:
            return None
        return None if {"would", "could", "should", "might", "may", "can"} & set(group) else first

    def _noun_like(self, place: int, first: int, subject: Span) -> bool:
        """`the report`, `a claim`: the word may be a noun here."""
        before = self._low(place - 1)
        if before == "'s" and self._low(place) in CLAIM_NOUNS and self._low(place + 1) == "that":
            return True
        if self._low(place) not in ALSO_NOUNS or first < place:
            return False
        if before in _SUBJECT_PRONOUNS:
            return False
        opens = self._layout.token_range(subject).start
        if self._low(opens - 1) in _OF_ONE or self._low(opens) in ("a", "an"):
            return self._low(place + 1) == ","
        if self._low(opens - 1) == "," and self._low(place + 1) in ("", ".", "!", "?"):
            return False
        mention = self._ends.get(subject.end)
        named = mention is not None and mention.form == "name"
        follows = self._low(place + 1)
        if follows in _NEW_SUBJECT and before not in DETERMINERS | {"'s"}:
            return False
        said = follows in ("that", ":", ",") or follows in _OPEN
        return not (named or said) or before == "'s" or before in DETERMINERS | PREPOSITIONS

    def _subject_before(self, first: int, clause: _Clause) -> Span | None:
        """The noun phrase that ends just before the verb group."""
        last = first - 1
        if last >= clause.start and self._low(last) in REFLEXIVE:
            inner = self._phrase_ending(last - 1, clause) if last > clause.start else None
            return Span(start=inner.start, end=self._tokens[last].end) if inner else None
        if last < clause.start:
            return None
        if self._low(last) == "and":
            return self._shared_subject(last, clause)
        relative = self._unnamed_on_request(last, clause)
        if relative is not None:
            return relative
        if self._low(last) in ("who", "which", "that"):
            last -= 2 if self._low(last - 1) == "," else 1
        elif self._low(last) == ",":
            return self._apposed(last, clause)
        if last < clause.start:
            return None
        return self._phrase_ending(last, clause)

    def _shared_subject(self, last: int, clause: _Clause) -> Span | None:
        """`The officers pleaded not guilty and denied ...`: who the clause begins with."""
        between = self._lows(clause.start, last)
        if set(between) & (RELATIVE | {",", ";", ":", "and", "but"}) or len(between) < 2:
            return None
        mention = self._starts.get(self._tokens[clause.start].start)
        if mention is not None and mention.form != "pronoun":
            return mention.span
        if between[0] in _SUBJECT_PRONOUNS - {"who", "which", "it"}:
            return self._tokens[clause.start].span()
        speaks = between[0] in DETERMINERS and between[1] in _HEADS
        return (
            Span(start=self._tokens[clause.start].start, end=self._tokens[clause.start + 1].end)
            if speaks
            else None
        )

    def _unnamed_on_request(self, last: int, clause: _Clause) -> Span | None:
        """`a person who asked not to be named`, `an aide who spoke on condition of anonymity`."""
        for at in range(last - 2, max(clause.start, last - _LONGEST), -1):
            if self._low(at) == "," or self._tokens[at].text in _CLOSE:
                return None
            if self._low(at) == "who" and self._low(at + 1) in _REQUESTS:
                core = self._phrase_ending(at - 1, clause)
                return Span(start=core.start, end=self._tokens[last].end) if core else None
        return None

    def _apposed(self, comma: int, clause: _Clause) -> Span | None:
        """`Joe Doe, a lawyer for the bank, said`: from the name to before the last comma."""
        for at in range(comma - 1, max(clause.start, comma - _LONGEST) - 1, -1):
            if self._low(at) in ("said", "says", "that") or self._tokens[at].text in '"“”':
                return None
            if self._low(at) == "," and at > clause.start:
                core = self._phrase_ending(at - 1, clause)
                if core is None:
                    return None
                mention = self._ends.get(core.end)
                if mention is None or mention.form == "pronoun":
                    return None
                return Span(start=core.start, end=self._tokens[comma - 1].end)
        return None

    def _phrase_ending(self, last: int, clause: _Clause) -> Span | None:
        token = self._tokens[last]
        if token.lower in _SUBJECT_PRONOUNS - {"who", "which"}:
            return None if self._impersonal(last) else token.span()
        mention = self._ends.get(token.end)
        if mention is not None and mention.span.start >= self._tokens[clause.start].start:
            return self._halved(self._grown(mention.span, clause))
        if token.lower in _HEADS:
            return self._chunk(last, clause)
        return self._behind_preposition(last, clause) or self._determined(last, clause)

    def _halved(self, span: Span) -> Span:
        """`half` belongs to `a dozen lawmakers`."""
        first = self._layout.token_range(span).start
        halved = self._low(first - 1) == "half" and self._low(first) == "a"
        return Span(start=self._tokens[first - 1].start, end=span.end) if halved else span

    def _determined(self, last: int, clause: _Clause) -> Span | None:
        """`her brother`, `the airline`: an article or possessive and at most three words."""
        chunk = self._chunk(last, clause)
        if chunk is None or not self._tokens[last].text[0].isalpha():
            return None
        words = [token.lower for token in self._layout.tokens_in(chunk)]
        plain = words[0] in DETERMINERS and 1 < len(words) <= 4 and not set(words) & PREPOSITIONS
        return chunk if plain else None

    def _impersonal(self, last: int) -> bool:
        """`it shows`, `you know`, `I think`: no report of anybody's words."""
        low = self._low(last)
        at = last + 1
        while self._low(at) in _HELPERS:
            at += 1
        verb = self._low(at)
        if low == "it":
            return verb in THINKING or verb.startswith(("signal", "suggest", "impl", "hint"))
        return low in ("i", "we", "you") and verb in THINKING

    def _behind_preposition(self, last: int, clause: _Clause) -> Span | None:
        """`people familiar with the matter`: the head stands before the preposition."""
        chunk = self._chunk(last, clause)
        if chunk is None:
            return None
        heads = [token.lower for token in self._layout.tokens_in(chunk)]
        cut = next(
            (at for at, word in enumerate(heads) if at and word in _GROUP_TAIL - {"the"}), None
        )
        return chunk if cut is not None and heads[cut - 1] in SPEAKERS | DOCUMENTS else None

    def _grown(self, span: Span, clause: _Clause) -> Span:
        """A mention at the end of a longer phrase: `people familiar with the talks`."""
        first = self._layout.token_range(span).start
        before = self._low(first - 1)
        if first - 1 <= clause.start or before not in _GROUP_TAIL or before == "by":
            return span
        chunk = self._chunk(first - 1, clause)
        if chunk is None:
            return span
        head = self._layout.tokens_in(chunk)[0]
        opens = head.lower in PREPOSITIONS or (
            head.text[0].isdigit() and head.lower.isdigit() and len(head.text) == 4
        )
        return span if opens else Span(start=chunk.start, end=span.end)

    def _chunk(self, last: int, clause: _Clause) -> Span | None:
        """Words back to a comma, a conjunction, a quote or the start of the clause."""
        at = last
        while at >= clause.start and last - at < _LONGEST and self._low(at) not in _BREAKS:
            if self._low(at) in AUXILIARIES | SAYING and self._low(at) not in ALSO_NOUNS:
                break
            at -= 1
        start = at + 1
        while start <= last and self._low(start) in ADVERBS | {"and"} - {"all", "both"}:
            start += 1
        if start > last or last - start + 1 >= _LONGEST or self._low(start) in PREPOSITIONS:
            return None
        return Span(start=self._tokens[start].start, end=self._tokens[last].end)

    # ------------------------------------------------------------------- contents

    def _following(
        self, place: int, first: int, subject: Span, clause: _Clause, *, weak: bool
    ) -> FoundStatement | None:
        """What stands after the cue."""
        start = self._after_hearer(place, clause)
        if start < clause.stop and self._low(start) == "," and self._low(start - 1) == "that":
            start += 1
        marked = start > place + 1 and self._low(start - 1) in ("that", ":")
        marked = (
            marked
            or self._tokens[start - 1].text in ":"
            or (start < clause.stop and self._tokens[start].text in _OPEN)
        )
        stop = self._content_end(start, clause)
        words = [at for at in range(start, stop) if self._tokens[at].text[0].isalnum()]
        pointing = len(words) == 1 and self._low(words[0]) in ("this", "that", "it", "so")
        plainly = self._low(place) in ("said", "says", "say") and self._said_plainly(start, stop)
        clausal = self._low(place) not in WRITTEN and (
            plainly or self._clause_like(start, stop, weak=weak) or self._object(place, start, stop)
        )
        quoted = start < clause.stop and self._tokens[start].text in _OPEN
        quoted = quoted and self._low(place) not in ALSO_NOUNS
        enough = len(words) > (0 if quoted else 1) and (marked or clausal)
        if (
            not enough
            and not (words and self._low(place) in _DENIALS)
            and not (pointing and not weak and self._low(place) not in TELLING | WRITTEN)
        ):
            return None
        return self._statement(subject, first, place, start, stop, MARKED if marked else BARE)

    def _object(self, place: int, start: int, stop: int) -> bool:
        """`confirms the leak`, `complained about the locks`."""
        low = self._low(place)
        if low in CONFIRMING:
            return self._low(start) in DETERMINERS and 1 < stop - start <= _LONGEST_OBJECT
        return low.startswith(("complain", "warn")) and self._low(start) in ("about", "of")

    def _after_hearer(self, place: int, clause: _Clause) -> int:
        """The place after `out`, whom it is told to, where and when, a comma and `that`."""
        at = place + 1
        if self._low(at) == "out" or (
            self._low(at) in _HOW and self._low(at + 1) in ("that", "how", ":")
        ):
            at += 1
        if self._low(place) in TELLING:
            hearer = self._after_phrase(at, clause)
            at = at if self._low(hearer) in AUXILIARIES else hearer
        at = self._after_aside(at, clause)
        for _ in range(3):
            ahead = self._after_setting(at, clause)
            if ahead == at:
                break
            at = ahead
        if self._low(at) in (",", ":") and at + 1 < clause.stop:
            at += 1
        return at + 1 if self._low(at) == "that" and self._low(at + 1) not in AUXILIARIES else at

    def _after_aside(self, at: int, clause: _Clause) -> int:
        """Past `, citing people familiar with the plan`."""
        if self._low(at) == "," and self._low(at + 1) in ("citing", "quoting", "speaking"):
            for comma in range(at + 2, min(at + 2 + _LONGEST, clause.stop)):
                if self._low(comma) == ",":
                    return comma
        return at

    def _after_phrase(self, at: int, clause: _Clause) -> int:
        """Past the noun phrase that begins at `at`."""
        if at >= clause.stop:
            return at
        mention = self._starts.get(self._tokens[at].start)
        if self._low(at) in _OBJECTIVE and not (
            self._low(at) == "her" and self._low(at + 2) in _SUBJECT_PRONOUNS | {"that"}
        ):
            return at + 1
        if self._low(at + 1) == "that" and self._tokens[at].text.isalpha():
            return at + 1
        owning = self._low(at) in _OWNERS and mention is not None and mention.form == "pronoun"
        if mention is not None and not owning and self._low(at) not in _SUBJECT_PRONOUNS:
            return self._layout.token_range(mention.span).stop
        if self._low(at) in DETERMINERS:
            first = at
            while (
                at < clause.stop
                and self._low(at) not in {"that", ","} | PREPOSITIONS | _SUBJECT_PRONOUNS
                and self._tokens[at].text not in _OPEN
            ):
                if self._low(at) in AUXILIARIES:
                    return first
                if at > first and self._low(at) in DETERMINERS:
                    return at
                at += 1
        return at

    def _after_setting(self, at: int, clause: _Clause) -> int:
        """Past `on Tuesday`, `in a statement`, `to reporters`, `Monday`, if the content follows."""
        low = self._low(at)
        if low in _DAYS:
            return at + 1
        if low not in _SETTINGS:
            return at
        for end in range(at + 1, min(at + 9, clause.stop)):
            if self._low(end) in ("that", ":") or self._tokens[end].text in _OPEN:
                return end
            if self._low(end) == ",":
                return end if self._tokens[end + 1].text in _OPEN else at
            if end - at <= 3 and self._low(end) in _SUBJECT_PRONOUNS:
                return end
        return at

    def _content_end(self, start: int, clause: _Clause) -> int:
        """The end of the clause, without its full stop; a quote ends where it closes."""
        if start < clause.stop and self._tokens[start].text in _OPEN:
            quote = self._quote_starts.get(self._tokens[start].start)
            if quote is not None:
                return min(self._layout.token_range(quote).stop, clause.last)
        stop = clause.stop
        for at in range(start + 2, clause.stop):
            if self._low(at) == "," and self._low(at + 1) in _TAILS:
                stop = at
                break
        return self._trimmed(start, stop)

    def _trimmed(self, start: int, stop: int) -> int:
        """Without the full stop, and without a quotation mark that opened before `start`."""
        while stop > start:
            mark = self._tokens[stop - 1]
            opened = self._quote_ends.get(mark.end)
            within = opened is not None and opened.start >= self._tokens[start].start
            if mark.text not in ".,;!?…" and (within or mark.text not in _CLOSE):
                return stop
            stop -= 1
        return stop

    def _said_plainly(self, start: int, stop: int) -> bool:
        """After `said` three words or more that do not begin like a place or time."""
        low = self._low(start)
        return stop - start > 2 and low not in PREPOSITIONS | CONJUNCTIONS | _CLOSE | _DAYS

    def _clause_like(self, start: int, stop: int, *, weak: bool) -> bool:
        """Begins like a clause: a mention, pronoun or determiner, then at least two more words."""
        if stop - start < 3:
            return False
        low = self._low(start)
        if low in PREPOSITIONS - {"about"} or low in _CLOSE or low in ("and", "or", "as", "than"):
            return low in ("after", "in", "during", "since", "until") and "," in self._lows(
                start, stop
            )
        if low == "to":
            return not weak
        if low in ("how", "why", "what", "whether", "if"):
            return True
        opens = self._tokens[start].start in self._starts or low in _NEW_SUBJECT
        opens = opens or low in ("there", "not")
        verbal = any(
            word in AUXILIARIES or word.endswith(("ed", "s", "ing")) or word in SAYING | THINKING
            for word in self._lows(start + 1, stop)
        )
        return opens and verbal

    def _preceding(
        self, first: int, place: int, subject: Span, clause: _Clause
    ) -> FoundStatement | None:
        """`..., he said`: what stands before the speaker."""
        stop = self._layout.token_range(subject).start
        return self._before(stop, first, place, subject, clause)

    def _inverted(self, place: int, clause: _Clause) -> FoundStatement | None:
        """`..., said the minister`, `writes the Journal`."""
        if place <= clause.start or self._tokens[place - 1].text not in _ENDS:
            return None
        subject = self._phrase_starting(place + 1, clause)
        words = [token.lower for token in self._layout.tokens_in(subject)] if subject else []
        relative = next((at for at, word in enumerate(words) if word in RELATIVE), len(words))
        if set(words[:relative]) & AUXILIARIES:
            return None
        return None if subject is None else self._before(place, place, place, subject, clause)

    def _phrase_starting(self, at: int, clause: _Clause) -> Span | None:
        if at >= clause.stop or not self._tokens[at].text[0].isalnum():
            return None
        if self._low(at) in PREPOSITIONS | CONJUNCTIONS | ADVERBS | AUXILIARIES:
            return None
        stop = at
        while stop < clause.stop and stop - at < _LONGEST:
            low = self._low(stop)
            if low == "." and stop < clause.stop - 1:
                stop += 1
                continue
            if low in (",", ".", ";", ":", "(", "—", "–", "”", "“", '"') or (
                stop > at
                and low
                in ("in", "on", "during", "after", "while", "when", "as", "last", "that", "and")
            ):
                break
            stop += 1
        return Span(start=self._tokens[at].start, end=self._tokens[stop - 1].end)

    def _before(
        self, stop: int, first: int, place: int, subject: Span, clause: _Clause
    ) -> FoundStatement | None:
        """The content that ends at `stop` (a comma or a closing mark stands there)."""
        if stop <= clause.start or self._tokens[stop - 1].text not in _ENDS:
            return None
        quoted = self._tokens[stop - 1].text in _CLOSE
        end = stop if quoted else stop - 1
        start = clause.start
        if quoted:
            quote = self._quote_ends.get(self._tokens[stop - 1].end)
            if quote is not None:
                start = max(clause.first, self._layout.token_range(quote).start)
        words = sum(self._tokens[at].text[0].isalnum() for at in range(start, end))
        if words < (1 if quoted else 3):
            return None
        told = self._statement(subject, first, place, start, end, MARKED if quoted else BEFORE)
        rest = self._resumed(max(place + 1, self._layout.token_range(subject).stop), clause)
        if told is None or rest is None or not quoted:
            return told
        return FoundStatement(
            source=told.source,
            cue=told.cue,
            content=(*told.content, rest),
            probability=told.probability,
        )

    def _resumed(self, at: int, clause: _Clause) -> Span | None:
        """`"...," he said on Tuesday, "..."`: where the quote goes on."""
        for place in range(at, min(at + 10, clause.last)):
            quote = self._quote_starts.get(self._tokens[place].start)
            if quote is not None:
                held = self._layout.sentence_at(quote.start) == self._layout.sentence_at(
                    self._tokens[at - 1].start
                )
                return quote if held and self._tokens[place - 1].text in ",:" else None
        return None

    def _statement(
        self, subject: Span, first: int, place: int, start: int, stop: int, probability: float
    ) -> FoundStatement | None:
        if stop <= start:
            return None
        return FoundStatement(
            source=(subject,),
            cue=(Span(start=self._tokens[first].start, end=self._cue_end(place)),),
            content=(Span(start=self._tokens[start].start, end=self._tokens[stop - 1].end),),
            probability=probability,
        )

    def _cue_end(self, place: int) -> int:
        particle = self._low(place + 1) == "out" and self._low(place).startswith("point")
        return self._tokens[place + 1 if particle else place].end

    # ---------------------------------------------------------- without such a verb

    def _according(self, place: int, clause: _Clause) -> FoundStatement | None:
        """`according to X, ...` and `..., according to X`."""
        stop = place + 2
        while stop < clause.stop and self._tokens[stop].text not in ",.;—–":
            stop += 1
        if stop == place + 2:
            return None
        source = Span(start=self._tokens[place + 2].start, end=self._tokens[stop - 1].end)
        if place == clause.start:
            start, end = (
                stop + 1,
                self._content_end(stop + 1, clause) if stop + 1 < clause.stop else 0,
            )
        else:
            start, end = clause.start, place
            while end > start and self._tokens[end - 1].text in ",;—–":
                end -= 1
        if end - start < 2:
            return None
        return self._statement(source, place, place + 1, start, end, MARKED)

    def _noun(self, place: int, clause: _Clause) -> FoundStatement | None:
        """`Trump's claim that ...`, `their warning that ...`."""
        before = self._low(place - 1)
        owner: Span | None = None
        if before == "'s" and place - 2 >= clause.start:
            mention = self._ends.get(self._tokens[place - 2].end)
            owner = mention.span if mention else self._tokens[place - 2].span()
        elif before in ("his", "her", "its", "their") and place - 1 >= clause.start:
            owner = self._tokens[place - 1].span()
        if owner is None:
            return None
        stop = self._content_end(place + 2, clause)
        return self._statement(owner, place, place, place + 1, stop, BARE)

    def _hedge(self, place: int, clause: _Clause) -> FoundStatement | None:
        """`reportedly`, `is said to`: somebody's word, nobody named; the content is the clause."""
        first = place
        if self._low(place) in HEDGING_PARTICIPLES:
            while first > clause.start and self._low(first - 1) in _HELPERS:
                first -= 1
            if not BEING & set(self._lows(first, place)):
                return None
        start, stop = self._around(first, place, clause)
        before = (
            Span(start=self._tokens[start].start, end=self._tokens[first - 1].end)
            if first > start
            else None
        )
        after = (
            Span(start=self._tokens[place + 1].start, end=self._tokens[stop - 1].end)
            if stop > place + 1
            else None
        )
        if after is None:
            return None
        return FoundStatement(
            source=(),
            cue=(Span(start=self._tokens[first].start, end=self._tokens[place].end),),
            content=(before, after) if before else (after,),
            probability=HEDGED,
        )

    def _around(self, first: int, place: int, clause: _Clause) -> tuple[int, int]:
        """The clause around the hedge, cut at conjunctions and commas before, a stop after.

        Of `sued for allegedly hiding the news` only what is alleged.
        """
        if self._low(first - 1) in PREPOSITIONS and self._low(place + 1).endswith("ing"):
            return first, self._content_end(place + 1, clause)
        start = first
        while start > clause.start and self._tokens[start - 1].text not in ',;:—–“"(':
            if self._low(start - 1) in ("that", "while", "when", "because", "but"):
                break
            start -= 1
        return start, self._content_end(place + 1, clause)


def _hedged_passive(low: str, follows: str, group: tuple[str, ...]) -> bool:
    """`is said to`: nobody says it in particular."""
    return (
        low in HEDGING_PARTICIPLES
        and follows == "to"
        and bool({"is", "are", "was", "were", "been", "being"} & set(group))
    )
