"""The statement whose cue stands at one place of a sentence."""

from __future__ import annotations

from sayso.extract.cues import (
    ALSO_NOUNS,
    ASKING,
    CLAIM_NOUNS,
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
from sayso.extract.found import FoundStatement
from sayso.extract.reports.contents import (
    BEFORE,
    DAYS,
    ENDS,
    MARKED,
    NEW_SUBJECT,
    content_end,
    inverted_report,
    report_of,
    said_before,
    said_behind,
)
from sayso.extract.reports.nameless import (
    according_report,
    hedge_report,
    is_hedged_passive,
    noun_report,
)
from sayso.extract.reports.subjects import SUBJECT_PRONOUNS, phrase_behind_comma, subject_before
from sayso.extract.reports.view import CLOSE, OPEN, Clause, View
from sayso.extract.words import ADVERBS, AUXILIARIES, DETERMINERS, NEGATIONS, PREPOSITIONS
from sayso.records import Span
from sayso.text.vocabulary import word_set

_CUES = SAYING | THINKING | ASKING | WRITTEN
_GROUP = AUXILIARIES | ADVERBS | NEGATIONS
_ALL_CUES = _CUES | DENYING
_SPOKEN = SAYING | ASKING
_NEGATABLE = DENYING | DISMISSING | THINKING
_OF_ONE = word_set("a an his her its their")
_STOPS = frozenset(["", ".", "!", ";"])
_KEEPING = word_set("keep keeps kept")


def report_at(view: View, place: int, clause: Clause) -> FoundStatement | None:
    """The statement whose cue stands at `place`."""
    low = view.tokens[place].lower
    if view.tokens[place].is_title and place > clause.start:
        return None
    if low == "according" and view.low(place + 1) == "to" and place + 2 < clause.stop:
        return according_report(view, place, clause)
    if low in CLAIM_NOUNS and view.low(place + 1) == "that":
        noun = noun_report(view, place, clause)
        if noun is not None:
            return noun
    if low in _ALL_CUES or (low in DISMISSING and _dismisses_claim(view, place)):
        return _verb(view, place, clause)
    if low in HEDGES - {"apparently"} or (
        low in HEDGING_PARTICIPLES and view.low(place + 1) == "to"
    ):
        said = low in HEDGES and view.low(place + 1) in SAYING
        return None if said else hedge_report(view, place, clause)
    return None


def closing_report(view: View, place: int, clause: Clause) -> FoundStatement | None:
    """`..., he said` and `..., writes the Journal`: the speaker comes last."""
    low = view.tokens[place].lower
    quoting = low in QUOTING and low not in _SPOKEN
    shown = low in SHOWING and _ends_clause(view, place, clause)
    if not (quoting or shown or low in _SPOKEN) or view.tokens[place].is_title:
        return None
    first = _group_start(view, place, clause)
    if first is None:
        return None
    if quoting:
        return _beside_quote(view, place, first, clause)
    if first == place and view.tokens[place - 1].text in ENDS:
        inverted = inverted_report(view, place, clause)
        if inverted is not None:
            return inverted
    subject = subject_before(view, first, clause)
    if _ends_clause(view, place, clause):
        subject = phrase_behind_comma(view, first, clause) or subject
    if subject is None or _noun_like(view, place, first, subject):
        return None
    after_quote = view.tokens[view.layout.token_range(subject).start - 1].text in CLOSE
    said_after = said_behind(view, place, first, subject, clause, weak=False)
    quoted = said_after is not None and (view.layout.text[said_after.content[0].start] in "“\"‘'„«")
    if said_after is not None and not (after_quote and (quoted or said_after.probability < MARKED)):
        return None
    told = said_before(view, first, place, subject, clause)
    quoted = after_quote or told is None or told.probability >= MARKED
    return told if quoted or not _goes_on(view, place, clause) else None


def _goes_on(view: View, place: int, clause: Clause) -> bool:
    """`Whether they win or not, the polls suggest a close race`: what is said stands behind."""
    hears = view.low(place) in TELLING
    return not hears and place + 1 < clause.stop and view.low(place + 1) in DETERMINERS


def _ends_clause(view: View, place: int, clause: Clause) -> bool:
    """Nothing follows but a stop, or when and where: `..., figures showed on Thursday.`"""
    low = view.low(place + 1) if place + 1 < clause.stop else ""
    return low in _STOPS | {"on", "in"} | DAYS


def _beside_quote(view: View, place: int, first: int, clause: Clause) -> FoundStatement | None:
    """`"...," she laughed`, `"...," ordered the general`: verbs that speak beside a quote."""
    if place > clause.start and view.tokens[place - 1].text in CLOSE:
        return inverted_report(view, place, clause)
    subject = subject_before(view, first, clause)
    if subject is None:
        return None
    before = view.layout.token_range(subject).start - 1
    quoted = before >= clause.start and view.tokens[before].text in CLOSE
    return said_before(view, first, place, subject, clause) if quoted else None


def _dismisses_claim(view: View, place: int) -> bool:
    """`rejected claims that`, `dismissed the accusation`."""
    return any(view.low(at) in CLAIM_NOUNS for at in range(place + 1, place + 5))


def _verb(view: View, place: int, clause: Clause) -> FoundStatement | None:
    if view.low(place) in ASKING and view.low(place - 1) == "who":
        return None
    first = _group_start(view, place, clause)
    if first is None:
        return None
    if is_hedged_passive(view.low(place), view.low(place + 1), view.lows(first, place)):
        return hedge_report(view, place, clause)
    subject = subject_before(view, first, clause)
    if subject is None or _noun_like(view, place, first, subject):
        return None
    weak = view.low(place) in THINKING
    if view.low(clause.start) == "as" and _starts_at(view, clause.start + 1, subject):
        return _as_told(view, place, first, subject, clause)
    return said_behind(view, place, first, subject, clause, weak=weak)


def _starts_at(view: View, place: int, span: Span) -> bool:
    where = view.layout.token_range(span).start
    return where == place or (where == place + 1 and view.low(place) in DETERMINERS)


def _as_told(
    view: View, place: int, first: int, subject: Span, clause: Clause
) -> FoundStatement | None:
    """`As the Times reported last week, ...`: the content is behind the comma."""
    for comma in range(place + 1, min(place + 9, clause.stop - 2)):
        if view.low(comma) == ",":
            stop = content_end(view, comma + 1, clause)
            return report_of(view, subject, first, place, comma + 1, stop, BEFORE)
    return None


def _group_start(view: View, place: int, clause: Clause) -> int | None:
    """Where the verb group begins; None if the verb is an infinitive or denied."""
    first = place
    while first > clause.start and view.low(first - 1) in _GROUP:
        first -= 1
    if view.low(first - 1) == "to" and view.low(first - 2) == "used":
        first -= 2
    elif view.low(first - 1) in _KEEPING and view.low(place).endswith("ing"):
        first -= 1
    if first > clause.start and view.low(first - 1) == "to":
        return None
    group = view.lows(first, place)
    denied = any(word in NEGATIONS or word.endswith("n't") for word in group)
    if denied and view.low(place) not in _NEGATABLE:
        return None
    return None if {"would", "could", "should", "might", "may", "can"} & set(group) else first


def _noun_like(view: View, place: int, first: int, subject: Span) -> bool:
    """`the report`, `a claim`: the word may be a noun here."""
    before = view.low(place - 1)
    if before == "'s" and view.low(place) in CLAIM_NOUNS and view.low(place + 1) == "that":
        return True
    if before == "'s" and view.low(place) == "note":
        return True  # `Editor's note: ...`
    if view.low(place) not in ALSO_NOUNS or first < place:
        return False
    if before in SUBJECT_PRONOUNS:
        return False
    opens = view.layout.token_range(subject).start
    if view.low(opens - 1) in _OF_ONE or view.low(opens) in ("a", "an"):
        return view.low(place + 1) == ","
    if view.low(opens - 1) == "," and view.low(place + 1) in ("", ".", "!", "?"):
        return False
    mention = view.ends.get(subject.end)
    named = mention is not None and mention.form == "name"
    follows = view.low(place + 1)
    if follows in NEW_SUBJECT and before not in DETERMINERS | {"'s"}:
        return False
    said = follows in ("that", ":", ",") or follows in OPEN
    return not (named or said) or before == "'s" or before in DETERMINERS | PREPOSITIONS
