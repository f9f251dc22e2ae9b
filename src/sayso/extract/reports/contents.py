"""What is said: the words behind a verb of saying and who is told, or before the speaker."""

from __future__ import annotations

from sayso.extract.cues import (
    ALSO_NOUNS,
    CONFIRMING,
    DENYING,
    DISMISSING,
    SAYING,
    TELLING,
    THINKING,
    WRITTEN,
)
from sayso.extract.found import FoundStatement
from sayso.extract.reports.subjects import LONGEST, SUBJECT_PRONOUNS, phrase_starting
from sayso.extract.reports.view import CLOSE, OPEN, Clause, View
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE,
)
from sayso.records import Span
from sayso.text.vocabulary import word_set

# How sure a rule is: a quote or "that" at the cue, a bare clause after it, a clause before it. How
# often each is right (content and source) without a network on 84 development and 140 training
# articles of PolNeAR: 1025, 685 and 214 statements.
MARKED, BARE, BEFORE = 0.82, 0.73, 0.43
ENDS = CLOSE | frozenset(",?!")
_OBJECTIVE = word_set("me him her it them us you reporters")
_DENIALS = DENYING | DISMISSING
NEW_SUBJECT = DETERMINERS | SUBJECT_PRONOUNS
_OWNERS = word_set("his her its their my our your")
_HOW = ADVERBS | word_set("yesterday today bluntly plainly")
# `confirmed the leak of the minutes`; longer objects are seldom what was said.
_LONGEST_OBJECT = 6
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")
_SETTINGS = word_set("on in at during to via through after before last earlier from this of")
_TAILS = word_set("adding according while whereas although though but")


def said_behind(
    view: View, place: int, first: int, subject: Span, clause: Clause, *, weak: bool
) -> FoundStatement | None:
    """What stands after the cue."""
    start = _after_hearer(view, place, clause)
    if start < clause.stop and view.low(start) == "," and view.low(start - 1) == "that":
        start += 1
    marked = start > place + 1 and view.low(start - 1) in ("that", ":")
    marked = (
        marked
        or view.tokens[start - 1].text in ":"
        # `denied having met her`
        or (view.low(place) in DENYING and view.low(start).endswith("ing"))
        or (start < clause.stop and view.tokens[start].text in OPEN)
    )
    stop = content_end(view, start, clause)
    words = [at for at in range(start, stop) if view.tokens[at].text[0].isalnum()]
    pointing = len(words) == 1 and view.low(words[0]) in ("this", "that", "it", "so")
    plainly = view.low(place) in ("said", "says", "say") and _said_plainly(view, start, stop)
    clausal = view.low(place) not in WRITTEN and (
        plainly or _clause_like(view, start, stop, weak=weak) or _object(view, place, start, stop)
    )
    quoted = start < clause.stop and view.tokens[start].text in OPEN
    quoted = quoted and view.low(place) not in ALSO_NOUNS
    enough = len(words) > (0 if quoted else 1) and (marked or clausal)
    if (
        not enough
        and not (words and view.low(place) in _DENIALS)
        and not (pointing and not weak and view.low(place) not in TELLING | WRITTEN)
    ):
        return None
    return report_of(view, subject, first, place, start, stop, MARKED if marked else BARE)


def _object(view: View, place: int, start: int, stop: int) -> bool:
    """`confirms the leak`, `complained about the locks`."""
    low = view.low(place)
    if low in CONFIRMING:
        return view.low(start) in DETERMINERS and 1 < stop - start <= _LONGEST_OBJECT
    return low.startswith(("complain", "warn")) and view.low(start) in ("about", "of")


def _after_hearer(view: View, place: int, clause: Clause) -> int:
    """The place after `out`, whom it is told to, where and when, a comma and `that`."""
    at = place + 1
    if view.low(at) == "out" or (view.low(at) in _HOW and view.low(at + 1) in ("that", "how", ":")):
        at += 1
    if view.low(place) in TELLING:
        hearer = _after_phrase(view, at, clause)
        at = at if view.low(hearer) in AUXILIARIES else hearer
    at = _after_aside(view, at, clause)
    for _ in range(3):
        ahead = _after_setting(view, at, clause)
        if ahead == at:
            break
        at = ahead
    if view.low(at) in (",", ":") and at + 1 < clause.stop:
        at += 1
    return at + 1 if view.low(at) == "that" and view.low(at + 1) not in AUXILIARIES else at


def _after_aside(view: View, at: int, clause: Clause) -> int:
    """Past `, citing people familiar with the plan`."""
    if view.low(at) == "," and view.low(at + 1) in ("citing", "quoting", "speaking"):
        for comma in range(at + 2, min(at + 2 + LONGEST, clause.stop)):
            if view.low(comma) == ",":
                return comma
    return at


def _after_phrase(view: View, at: int, clause: Clause) -> int:
    """Past the noun phrase that begins at `at`."""
    if at >= clause.stop:
        return at
    mention = view.starts.get(view.tokens[at].start)
    if view.low(at) in _OBJECTIVE and not (
        view.low(at) == "her" and view.low(at + 2) in SUBJECT_PRONOUNS | {"that"}
    ):
        return at + 1
    if view.low(at + 1) == "that" and view.tokens[at].text.isalpha():
        return at + 1
    owning = view.low(at) in _OWNERS and mention is not None and mention.form == "pronoun"
    if mention is not None and not owning and view.low(at) not in SUBJECT_PRONOUNS:
        return view.layout.token_range(mention.span).stop
    if view.low(at) in DETERMINERS:
        first = at
        while (
            at < clause.stop
            and view.low(at) not in {"that", ","} | PREPOSITIONS | SUBJECT_PRONOUNS
            and view.tokens[at].text not in OPEN
        ):
            if view.low(at) in AUXILIARIES:
                return first
            if at > first and view.low(at) in DETERMINERS:
                return at
            at += 1
    return at


def _after_setting(view: View, at: int, clause: Clause) -> int:
    """Past `on Tuesday`, `in a statement`, `to reporters`, `Monday`, if the content follows."""
    low = view.low(at)
    if low in DAYS:
        return at + 1
    if low not in _SETTINGS:
        return at
    for end in range(at + 1, min(at + 9, clause.stop)):
        if view.low(end) in ("that", ":") or view.tokens[end].text in OPEN:
            return end
        if view.low(end) == ",":
            return end if view.tokens[end + 1].text in OPEN else at
        if end - at <= 3 and view.low(end) in SUBJECT_PRONOUNS:
            return end
    return at


def content_end(view: View, start: int, clause: Clause) -> int:
    """The end of the clause, without its full stop; a quote ends where it closes."""
    if start < clause.stop and view.tokens[start].text in OPEN:
        quote = view.quote_starts.get(view.tokens[start].start)
        if quote is not None:
            return min(view.layout.token_range(quote).stop, clause.last)
    stop = clause.stop
    for at in range(start + 2, clause.stop):
        if view.low(at) == "," and view.low(at + 1) in _TAILS:
            stop = at
            break
    return _trimmed(view, start, stop)


def _trimmed(view: View, start: int, stop: int) -> int:
    """Without the full stop, and without a quotation mark that opened before `start`."""
    while stop > start:
        mark = view.tokens[stop - 1]
        opened = view.quote_ends.get(mark.end)
        within = opened is not None and opened.start >= view.tokens[start].start
        if mark.text not in ".,;!?…" and (within or mark.text not in CLOSE):
            return stop
        stop -= 1
    return stop


def _said_plainly(view: View, start: int, stop: int) -> bool:
    """After `said` three words or more that do not begin like a place or time."""
    low = view.low(start)
    return stop - start > 2 and low not in PREPOSITIONS | CONJUNCTIONS | CLOSE | DAYS


def _clause_like(view: View, start: int, stop: int, *, weak: bool) -> bool:
    """Begins like a clause: a mention, pronoun or determiner, then at least two more words."""
    if stop - start < 3:
        return False
    low = view.low(start)
    if low in PREPOSITIONS - {"about"} or low in CLOSE or low in ("and", "or", "as", "than"):
        return low in ("after", "in", "during", "since", "until") and "," in view.lows(start, stop)
    if low == "to":
        return not weak
    if low in ("how", "why", "what", "whether", "if"):
        return True
    opens = view.tokens[start].start in view.starts or low in NEW_SUBJECT
    opens = opens or low in ("there", "not")
    verbal = any(
        word in AUXILIARIES or word.endswith(("ed", "s", "ing")) or word in SAYING | THINKING
        for word in view.lows(start + 1, stop)
    )
    return opens and verbal


def said_before(
    view: View, first: int, place: int, subject: Span, clause: Clause
) -> FoundStatement | None:
    """`..., he said`: what stands before the speaker."""
    stop = view.layout.token_range(subject).start
    return _before(view, stop, first, place, subject, clause)


def inverted_report(view: View, place: int, clause: Clause) -> FoundStatement | None:
    """`..., said the minister`, `writes the Journal`."""
    if place <= clause.start or view.tokens[place - 1].text not in ENDS:
        return None
    subject = phrase_starting(view, place + 1, clause)
    words = [token.lower for token in view.layout.tokens_in(subject)] if subject else []
    relative = next((at for at, word in enumerate(words) if word in RELATIVE), len(words))
    if set(words[:relative]) & AUXILIARIES:
        return None
    return None if subject is None else _before(view, place, place, place, subject, clause)


def _before(
    view: View, stop: int, first: int, place: int, subject: Span, clause: Clause
) -> FoundStatement | None:
    """The content that ends at `stop` (a comma or a closing mark stands there)."""
    if stop <= clause.start or view.tokens[stop - 1].text not in ENDS:
        return None
    quoted = view.tokens[stop - 1].text in CLOSE
    end = stop if quoted else stop - 1
    start = clause.start
    if quoted:
        quote = view.quote_ends.get(view.tokens[stop - 1].end)
        if quote is not None:
            start = max(clause.first, view.layout.token_range(quote).start)
    words = sum(view.tokens[at].text[0].isalnum() for at in range(start, end))
    if words < (1 if quoted else 3):
        return None
    told = report_of(view, subject, first, place, start, end, MARKED if quoted else BEFORE)
    rest = _resumed(view, max(place + 1, view.layout.token_range(subject).stop), clause)
    if told is None or rest is None or not quoted:
        return told
    return FoundStatement(
        source=told.source,
        cue=told.cue,
        content=(*told.content, rest),
        probability=told.probability,
    )


def _resumed(view: View, at: int, clause: Clause) -> Span | None:
    """`"...," he said on Tuesday, "..."`: where the quote goes on."""
    for place in range(at, min(at + 10, clause.last)):
        quote = view.quote_starts.get(view.tokens[place].start)
        if quote is not None:
            held = view.layout.sentence_at(quote.start) == view.layout.sentence_at(
                view.tokens[at - 1].start
            )
            return quote if held and view.tokens[place - 1].text in ",:" else None
    return None


def report_of(
    view: View, subject: Span, first: int, place: int, start: int, stop: int, probability: float
) -> FoundStatement | None:
    """A statement whose cue is `first`..`place` and whose content is `start`..`stop`, if any."""
    if stop <= start:
        return None
    return FoundStatement(
        source=(subject,),
        cue=(Span(start=view.tokens[first].start, end=_cue_end(view, place)),),
        content=(Span(start=view.tokens[start].start, end=view.tokens[stop - 1].end),),
        probability=probability,
    )


def _cue_end(view: View, place: int) -> int:
    particle = view.low(place + 1) == "out" and view.low(place).startswith("point")
    return view.tokens[place + 1 if particle else place].end
