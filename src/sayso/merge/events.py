"""Which event mentions, of any articles, tell one happening.

A `Telling` is what comparing needs of an event mention. `compare_tellings` weighs two of them,
`happenings` groups what was compared, `build` makes the `Event`. Two calls in two weeks are two
events; one call told by two papers, planned in one and done in the other, for two sums of money,
or denied in one, is one event with its conflicts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date, timedelta
from functools import lru_cache

from msgspec import structs

from sayso.merge.acts import acts_of
from sayso.merge.fingerprint import SHINGLE
from sayso.merge.grouping import Bonds, Groups, Link, components, group
from sayso.merge.parties import Parties, called_by, comparable, name_ends
from sayso.merge.words import fold_name, words_of
from sayso.records import Modality, Polarity, Record
from sayso.text.ids import make_id

TYPE_GROUPS = {
    "meet": "meet",
    "praise": "favour",
    "endorse": "favour",
    "pledge": "deal",
    "partner": "deal",
    "invest": "deal",
    "donate": "give",
    "apologize": "apologize",
    "appoint": "appoint",
    "reinstate": "reinstate",
    "request": "request",
    "criticize": "speak_ill",
    "accuse": "speak_ill",
    "sue": "court",
    "investigate": "court",
    "penalize": "court",
    "reject": "reject",
    "threaten": "threaten",
    "suspend": "harm",
    "dismiss": "harm",
    "cut_ties": "cut_ties",
    "restrict": "harm",
    "detain": "detain",
    "protest": "protest",
    "mobilize": "force",
    "attack": "force",
}
"""Types that readings of one happening confuse share a group; tellings are compared within one."""
ONCE = frozenset(
    (
        *("apologize", "appoint", "cut_ties", "detain", "dismiss", "donate", "endorse", "invest"),
        *("investigate", "partner", "penalize", "reinstate", "restrict", "sue", "suspend"),
    )
)
"""Acts that a story seldom has two of: what two of its articles tell of that type is likelier one
happening than two meetings, criticisms, requests or attacks are."""
REPEATED = frozenset(("accuse", "criticize", "meet", "praise", "reject", "request", "threaten"))
"""Acts that a story may have many of: a weak likeness of two says nothing."""
NARROW = frozenset({"reinstate", "sue", "suspend"})
"""Types of one act, whatever words tell it: "suspended", "locked out" and "taken offline"."""
SYMMETRIC = frozenset({"meet", "partner"})
TO_ONE = frozenset({"appoint", "attack", "detain", "dismiss"})
"""What is done to somebody once in a story, whoever is said to do it: one paper has the police
arrest him, another the highway patrol, and the owner's name stands for the club that fired him."""
SAYING = frozenset(
    {"praise", "endorse", "pledge", "apologize", "request", "criticize", "accuse", "threaten"}
)
"""Words for what is only said are many for one and one for many: they tell little."""
FLOOR = 0.6
"""Likeness from which tellings are one event. The weights below and this floor were set together,
so that each rule of DESIGN's counting holds alone; see tests."""
STORY_FLOOR = 0.35
"""Likeness from which two tellings of one story are compared at all: too little to join them, but
what speaks for two groups that another pair joins."""
MEAN_FLOOR = 0.4
"""Mean likeness from which groups are joined. Below the floor for a pair, for a plan, a deed and a
denial need not all resemble each other; above half of it, so that a telling which names nobody
never joins two happenings that have nothing else in common. 0.3 gives a point more on ECB+ dev
(eval/coreference.py), but over a week of an election it joins criticisms of one candidate by the
dozen, and half as many conflicts more."""
_SAME_TYPE, _SAME_GROUP = 0.2, 0.1
_BOTH_SIDES, _ONE_SIDE, _ROLES_TURNED, _OTHER_DOER, _NOBODY = 0.5, 0.35, 0.3, 0.3, 0.2
_ONE_DESCRIBED, _NOBODY_NAMED = 0.15, 0.05
_ONCE_DESCRIBED, _ONCE_IN_STORY, _OTHERS_NAMED = 0.25, 0.2, 0.0
"""Whom an article only describes may be anybody: where one side agrees, type, story and nearby
reports need the same word, day or sum beside them; where none does, the same day or sum."""
_SAME_DAYS, _CAN_BE_SAME_DAYS, _NEXT_DAY = 0.25, 0.1, 0.05
_SAME_AMOUNT, _OTHER_AMOUNT = 0.25, -0.15
_SAME_WORD, _SAME_PLACE, _OTHER_PLACE, _SAME_STORY = 0.05, 0.05, -0.1, 0.1
_OTHER_DAYS = -0.2
_ONE_DAY = ONCE - {"apologize", "donate", "partner"}
"""Acts that one party does to another on one day of a story, if nothing says that it did so again:
who gave in May may well give in June."""
_SAME_ACT, _OTHER_ACT = 0.25, -0.2
"""Of deeds told in one story and of one type, nine in ten with one act are one happening, whoever
takes part, and one in ten with two (ECB+ dev and train, mentions as the product reads them)."""
_FAR_APART = -0.3
NEAR_DAYS = 7
"""Undated tellings published further apart than this need more than type and participants."""
PLANNED_DAYS = 120
"""A plan is taken for the deed if that follows within so many days."""
REACH_DAYS = 45
"""How far around its days the neighbours of a telling are looked up."""
_BACK = 3
"""Sentences behind which "the gift" takes up no gift told before: a paragraph of news or two."""
_DATELINE = re.compile(r"^[A-Z]{3,}[^()\"“\n]{0,60}?(?:\([A-Z][^()\n]{0,30}\)\s*)?[-–—]{1,2}\s+")
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those)\s+"
    r"(?:(?:alleged|reported|recent|latest|new|same|whole|second|earlier|initial|planned)\s+)?"
    r"[\"'“‘]?\Z"
)
_BEFORE = 40
"""Code points before a noun that are looked at: more than article and adjective ever have."""
_OWN_WORDS = re.compile(r"\s+(?:by|from|of|to|against|for|with|between|on|that|which)\b|\B")
"""A noun and no verb: nothing but a few adjectives may stand between it and its article."""


_KNOWN = r"(?:\b(?:the|this|his|her|its|their)|['’]s?)\s+"
_GIVEN = re.compile(_KNOWN + r"(?:(?:[A-Z]{0,3}[$£€]|US\$)?[\d.,]+\s+\w+\s+)?\Z", re.IGNORECASE)
"""What stands before a noun that is known already: "the", "Bayport's", "the $2.5 million"."""
_SET_BESIDE = re.compile(
    r"(?:(?!\s(?:in|on)\s)[^,.;:]){0,80}(?:,\s+\w+\s+(?:on|in)\b"
    r"|\s(?:came|took\s+place|happened|occurred)\b|\s(?:was|were)\s+\w+\s+(?:on|in)\b)"
)
"""A time that is said of it and does not tell which one is meant: ", filed on", "came a month"."""
_BESIDE_KNOWN = re.compile(_KNOWN + r"\w+[^,.;:]{0,80},\s+\Z", re.IGNORECASE)
_ON = re.compile(r"\s+(?:on|in)\b")
_AGAIN = re.compile(
    r"\b(?:again|anew|another|second|third|new|latest|other|separate|previous(?:ly)?"
    r"|earlier(?!\s+(?:this|that|in|on|last))|first(?!\s+time)|former(?:ly)?|once|twice|repeatedly"
    r"|several\s+times|years?\s+(?:ago|later))\b",
    re.IGNORECASE,
)


class Telling(Record, frozen=True, kw_only=True):
    """An event mention as merging sees it. Days are ISO 8601; entities are ids of the book."""

    id: str
    article: str
    published: str | None = None
    type: str
    initiators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """How the article calls the initiators and then the recipients (`parties.short_name`), "" whom
    it only describes; () where it is not known."""
    known: tuple[str, ...] = ()
    """Those of the participants whom the table of identities knows."""
    refers: bool = False
    """A noun that takes up what was told before ("the gift"; see `refers_back`, `taken_up`)."""
    descriptions: tuple[str, ...] = ()
    """As `names`: what the article calls those whom it only describes, if that tells them from
    others ("national football association"; see `telling_description`)."""
    given: bool = False
    """A noun for what is known already (see `is_given`)."""
    dated_anew: bool = False
    """A noun that takes up what was told, with a time said of it (see `dates_anew`)."""
    again: bool = False
    """Its sentence speaks of another time that it happened (see `tells_of_another`)."""
    earliest: str | None = None
    latest: str | None = None
    sum: str | None = None
    """The words for the sum."""
    value: float | None = None
    """The sum as it is told; `least` and `most` are what it can mean."""
    least: float | None = None
    most: float | None = None
    currency: str | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    trigger: str = ""
    place: str | None = None
    statement: str | None = None
    story: str | None = None
    """The story of its article."""
    passage: str | None = None
    """Its sentence and trigger (`passage_of`): equal in a copy and its origin."""
    at: int = 0
    """Which sentence of its article it stands in, from 0."""
    probability: float = 1.0
    unsure: bool = False
    """Too doubtful to stand alone: it can only join what another article tells (`_confirmed`)."""

    @property
    def dated(self) -> bool:
        """The text fixes the happening to a month or less."""
        return bool(
            self.earliest and self.latest and days_between(self.earliest, self.latest) <= 31
        )


# ------------------------------------------------------------------------- looking up


def posted_keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which a telling is kept: its pairs of participants and each participant."""
    kind = TYPE_GROUPS.get(telling.type, telling.type)
    near = _near_keys(telling, kind)
    singles = {f"{kind} {entity}" for entity in (*telling.initiators, *telling.recipients)}
    halves = {f"half {key}" for key in singles} if _one_sided(telling) else set()
    called = _name_keys(telling, kind)
    return tuple(sorted({*_pair_keys(telling, kind), *singles, *halves, *near, *called}))


def _one_sided(telling: Telling) -> bool:
    """It names nobody on one side, or neither."""
    named = comparable(telling.initiators, telling.recipients, telling.names)
    if telling.type in SYMMETRIC:
        return len({*named.everyone}) < 2
    return not named.initiators or not named.recipients


def _name_keys(telling: Telling, kind: str) -> set[str]:
    """The names of its participants in its story, where readings of one name can differ: whole,
    and the words that they begin and end with."""
    if telling.story is None:
        return set()
    words = {word for name in telling.names if name for word in name_ends(name)}
    return {f"{kind} in {telling.story} {word}" for word in words}


def _near_keys(telling: Telling, kind: str) -> set[str]:
    """Its article and story, where a telling that names nobody is looked for; and its words."""
    places = {f"{kind} in {place}" for place in (telling.article, telling.story) if place}
    return places | _worded_keys(telling, kind)


def _worded_keys(telling: Telling, kind: str) -> set[str]:
    """Its sentence, and of an act that a story has once the day and the word."""
    found = {f"passage {telling.passage}"} if telling.passage else set()
    if telling.story and telling.type in ONCE and telling.earliest and telling.trigger:
        word = fold_name(telling.trigger)
        found.add(f"{kind} in {telling.story} on {telling.earliest} {word}")
    return found


@lru_cache(maxsize=1 << 14)
def refers_back(sentence: str, trigger: str) -> bool:
    """The trigger is a noun that takes up what was told ("confirmed the gift"), without words of
    its own for who gave it ("the gift from Voss", "her gift")."""
    text, word = sentence.lower(), trigger.lower()
    at = text.find(word) if word else -1
    while at >= 0:
        led = _DEFINITE.search(text, max(0, at - _BEFORE), at)
        if led and not _OWN_WORDS.match(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(maxsize=1 << 14)
def is_given(sentence: str, trigger: str) -> bool:
    """The trigger is a noun for what is known: "the $2 million gift", "her gift"."""
    at = sentence.lower().find(trigger.lower()) if trigger else -1
    return at >= 0 and _GIVEN.search(sentence, max(0, at - _BEFORE), at) is not None


@lru_cache(maxsize=1 << 14)
def dates_anew(sentence: str, trigger: str) -> bool:
    """The trigger is a noun for what is known and a time is said of it, or the word that says it:
    "Bayport's lawsuit, filed on May 28"; not "the meeting in May", which tells which meeting."""
    at = sentence.lower().find(trigger.lower()) if trigger else -1
    if at < 0:
        return False
    behind = at + len(trigger)
    if _GIVEN.search(sentence, max(0, at - _BEFORE), at):
        return _SET_BESIDE.match(sentence, behind) is not None
    beside = _BESIDE_KNOWN.search(sentence, max(0, at - 3 * _BEFORE), at)
    return beside is not None and _ON.match(sentence, behind) is not None


@lru_cache(maxsize=1 << 14)
def tells_of_another(sentence: str) -> bool:
    """Something in the sentence says that there is another one: again, second, earlier."""
    return _AGAIN.search(sentence) is not None


@lru_cache(maxsize=1 << 14)
def telling_description(description: str) -> str:
    """What tells the described one from others in its story: "the national football association";
    "" for "the company" and "a spokesman"."""
    words = words_of(description)
    return " ".join(words[1:]) if len(words) > 2 and words[0] == "the" else ""


def taken_up(article: Iterable[Telling]) -> dict[str, Telling]:
    """The tellings of an article by id, each with what it takes up: who took part, when and for
    how much.

    "The gift" is the gift told last before it, if not more than `_BACK` sentences lie between and
    day and sum of both can be the same. What was read as its participants is then left: around
    such a noun stand people who confirm the gift, not who gave it.

    Args:
        article: All its tellings; those that do not refer back stay as they are.
    """
    found: dict[str, Telling] = {}
    before: dict[str, Telling] = {}
    # Within a sentence what refers back comes last: the place of a trigger in it is not kept.
    for telling in sorted(article, key=lambda one: (one.at, one.refers, one.id)):
        told = before.get(telling.type)
        found[telling.id] = telling if told is None else _taken_up(telling, told)
        if not telling.unsure:
            before[telling.type] = found[telling.id]
    return found


def _taken_up(telling: Telling, told: Telling) -> Telling:
    far = telling.at - told.at > _BACK
    if not telling.refers or far or not _can_be_one(told, telling):
        return telling
    dated, priced = telling if telling.dated else told, telling if telling.least else told
    return structs.replace(
        telling,
        initiators=told.initiators,
        recipients=told.recipients,
        names=told.names,
        descriptions=told.descriptions,
        known=told.known,
        earliest=dated.earliest,
        latest=dated.latest,
        sum=priced.sum,
        value=priced.value,
        least=priced.least,
        most=priced.most,
        currency=priced.currency,
    )


def _can_be_one(told: Telling, later: Telling) -> bool:
    """Neither their days nor their sums differ, and one does not deny the other."""
    days = not (told.dated and later.dated) or _gap(told, later) <= 0
    sums = told.least is None or later.least is None or same_sum(told, later)
    return days and sums and told.polarity == later.polarity


@lru_cache(maxsize=1 << 14)
def passage_of(sentence: str, trigger: str) -> str | None:
    """What marks one telling wherever its sentence is printed, under whatever dateline; None for a
    short sentence, which two writers can have written."""
    words = words_of(_DATELINE.sub("", sentence))
    if len(words) < SHINGLE:
        return None
    return make_id("psg", *words, fold_name(trigger))


def sought_keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which its neighbours are kept.

    A telling with both sides seeks its pairs and one-sided tellings of either side; one with an
    amount also single participants and its story, for papers that name another giver; so does a
    one-sided telling; one without participants seeks its story.
    """
    kind = TYPE_GROUPS.get(telling.type, telling.type)
    near = _near_keys(telling, kind)
    if not telling.initiators and not telling.recipients:
        return tuple(sorted(near))
    singles = {f"{kind} {entity}" for entity in (*telling.initiators, *telling.recipients)}
    pairs = _pair_keys(telling, kind) | _name_keys(telling, kind)
    if telling.least is not None or _one_sided(telling):
        return tuple(sorted({*pairs, *singles, *near}))
    worded = _worded_keys(telling, kind)
    return tuple(sorted({*pairs, *(f"half {key}" for key in singles), *worded}))


def _pair_keys(telling: Telling, kind: str) -> set[str]:
    pairs = ((one, two) for one in telling.initiators for two in telling.recipients if one != two)
    return {f"{kind} {' '.join(sorted(pair))}" for pair in pairs}


def reach(telling: Telling) -> tuple[str, str]:
    """The first and last day in which neighbours are looked up."""
    first = telling.earliest or telling.published or "0001-01-01"
    last = telling.latest or telling.published or "9999-12-31"
    ahead = PLANNED_DAYS if telling.modality == "planned" else REACH_DAYS
    return (_shift(first, -PLANNED_DAYS), _shift(last, ahead))


# ------------------------------------------------------------------------- two tellings


class Finding(Record, frozen=True, kw_only=True):
    """One thing that speaks for or against two tellings being one; `reason` is a clause."""

    score: float
    reason: str
    apart: bool = False
    """It rules the two out."""
    most: float = 1.0
    """Likeness that the two have at most."""


Rule = Callable[[Telling, Telling], Finding | None]


def compare_tellings(left: Telling, right: Telling) -> Link | None:
    """How likely two tellings are of one happening, with the reasons in a sentence.

    Returns:
        None if something rules it out or too little speaks for it.
    """
    if left.id > right.id:
        left, right = right, left
    if not _may_confirm(left, right):
        return None
    if _one_passage(left, right):
        reason = "The same sentence stands in both articles."
        return Link(left=left.id, right=right.id, likeness=1.0, reason=reason)
    found: list[Finding] = []
    for rule in RULES:
        finding = rule(left, right)
        if finding and finding.apart:
            return None
        if finding:
            found.append(finding)
    score = sum(finding.score for finding in found)
    if (left.unsure or right.unsure) and not _plainly_one(left, right, found):
        return None
    told_once = _one_story(left, right) and left.type not in REPEATED
    if score < (STORY_FLOOR if told_once else FLOOR):
        return None
    clauses = [finding.reason for finding in found if finding.reason]
    reason = "; ".join(clauses)
    return Link(
        left=left.id,
        right=right.id,
        likeness=round(min(score, *(finding.most for finding in found)), 4),
        reason=f"{reason[:1].upper()}{reason[1:]}.",
    )


def _plainly_one(left: Telling, right: Telling, found: Sequence[Finding]) -> bool:
    """More speaks for it than that somebody did something of the kind: both sides, or one side
    with the day, the sum or the word."""
    if any(finding.score >= _BOTH_SIDES for finding in found):
        return True
    word = _triggers(left, right)
    told = word is not None and word.score > 0
    alike = told or _same_dated(left, right) or same_sum(left, right)
    return left.type == right.type and alike


def _one_passage(left: Telling, right: Telling) -> bool:
    """One sentence, printed twice: who took part in it is the same, however it was read."""
    return bool(left.passage) and left.passage == right.passage and left.type == right.type


def _may_confirm(left: Telling, right: Telling) -> bool:
    """What is doubtful is told plainly by the other, in another article of the same story."""
    if not left.unsure and not right.unsure:
        return True
    plainly = not (left.unsure and right.unsure)
    return plainly and left.article != right.article and _one_story(left, right)


def _types(left: Telling, right: Telling) -> Finding | None:
    if left.type == right.type:
        return Finding(
            score=_SAME_TYPE, reason=f"both tell of a {left.type.replace('_', ' ')} event"
        )
    kind = TYPE_GROUPS.get(left.type, left.type)
    if kind == TYPE_GROUPS.get(right.type, right.type):
        return Finding(
            score=_SAME_GROUP, reason=f"{left.type} and {right.type} are often one thing"
        )
    return Finding(score=0, reason="", apart=True)


def _participants(left: Telling, right: Telling) -> Finding | None:
    """The same participants, in the same or in turned roles; one side may be left out.

    In one story equal names are one party. Whom an article only describes may be anybody for
    another article.
    """
    near = left.article == right.article
    same = {*left.descriptions} & {*right.descriptions} if _one_story(left, right) else set()
    names, other = _names(left, same), _names(right, same)
    ours = comparable(left.initiators, left.recipients, names, described=near)
    called = _called(left, names) if _one_story(left, right) else {}
    known = {*left.known, *right.known}
    theirs = comparable(
        right.initiators, right.recipients, other, called, known=known, described=near
    )
    found = _agreeing(left, right, ours, theirs)
    if found:
        return found
    if not all(one.initiators or one.recipients for one in (left, right)):
        any_of_them = _is_any(left) or _is_any(right)
        return _unnamed(left, right, _NOBODY_NAMED if any_of_them else _NOBODY)
    if not ours.everyone or not theirs.everyone or _complementary(ours, theirs):
        return _unnamed(left, right, _NOBODY_NAMED)
    if not {*ours.everyone} & {*theirs.everyone} and _one_day_and_word(left, right):
        reason = "though with other participants: one day, one word"
        return Finding(score=_OTHERS_NAMED, reason=reason)
    if _misread(left, right, ours, theirs):
        return Finding(score=_NOBODY_NAMED, reason="though with another participant")
    return Finding(score=0, reason="", apart=True)


def _one_day_and_word(left: Telling, right: Telling) -> bool:
    """Two articles of one story tell of one day, in one word, an act that a story has once: what
    one calls the regulator's ban of a company is the agency's ban of its product. (Where one side
    is the same, two rivals may well have done the same to him.)"""
    if not (_once(left, right) and _one_story(left, right) and left.polarity == right.polarity):
        return False
    on_a_day = all(one.earliest and one.earliest == one.latest for one in (left, right))
    same_word = bool(left.trigger) and fold_name(left.trigger) == fold_name(right.trigger)
    surely = not left.unsure and not right.unsure
    return surely and on_a_day and left.earliest == right.earliest and same_word


def _is_any(telling: Telling) -> bool:
    """Nobody's "gifts", taking up none: they are of any kind and number."""
    nobody = not (telling.initiators or telling.recipients)
    return nobody and telling.trigger.endswith("s") and not telling.refers


def _misread(left: Telling, right: Telling, ours: Parties, theirs: Parties) -> bool:
    """One act of one story, where one side alone can be compared and somebody on it may be read
    wrongly: beside an arrest stand the police, the town and the gang. Not so of full names."""
    deed = left.article != right.article and _deed(left, right) and _one_act(left, right)
    if not deed or left.type in SYMMETRIC or not _one_story(left, right):
        return False
    if _overlap(ours.initiators, theirs.initiators) is None:
        found = (left, ours.recipients), (right, theirs.recipients)
    elif _overlap(ours.recipients, theirs.recipients) is None:
        found = (left, ours.initiators), (right, theirs.initiators)
    else:
        return False
    return not all(_surely(telling, side) for telling, side in found)


def _surely(telling: Telling, parties: Iterable[str]) -> bool:
    """All go by a name of two words or one that the table knows."""
    called = _called(telling, telling.names)
    full = {party for name, party in called.items() if " " in name}
    return full.union(telling.known).issuperset(parties)


def _deed(left: Telling, right: Telling) -> bool:
    return left.type not in SAYING and right.type not in SAYING


def _agreeing(left: Telling, right: Telling, ours: Parties, theirs: Parties) -> Finding | None:
    if left.type in SYMMETRIC:
        return _together(left, right, {*ours.everyone}, {*theirs.everyone})
    one = _overlap(ours.initiators, theirs.initiators)
    two = _overlap(ours.recipients, theirs.recipients)
    if one is True and two is True:
        return Finding(score=_BOTH_SIDES, reason="the same participants")
    if (one is True and two is None) or (two is True and one is None):
        return _one_side(left, right)
    if _overlap(ours.initiators, theirs.recipients) and _overlap(
        ours.recipients, theirs.initiators
    ):
        return Finding(score=_ROLES_TURNED, reason="the same participants in turned roles")
    if two is True and _to_one(left, right):
        return Finding(score=_OTHER_DOER, reason="the same person, whoever did it")
    if (one is True or two is True or _one_story(left, right)) and _same_gift(left, right):
        return Finding(score=_ROLES_TURNED, reason="the same sum for another participant")
    return None


def _to_one(left: Telling, right: Telling) -> bool:
    """In one story it is done to somebody once."""
    return left.type in TO_ONE and _one_story(left, right) and _one_act(left, right)


def _together(left: Telling, right: Telling, ours: Set[str], theirs: Set[str]) -> Finding | None:
    """What people do with each other is the same if two of them are, or all that one names: who
    met one person met another on the same day, too."""
    shared = len(ours & theirs)
    if shared >= 2:
        return Finding(score=_BOTH_SIDES, reason="the same participants")
    if shared and shared == min(len(ours), len(theirs)):
        return _one_side(left, right)
    if _same_gift(left, right) and (shared or _one_story(left, right)):
        return Finding(score=_ROLES_TURNED, reason="the same sum for another participant")
    return None


def _one_side(left: Telling, right: Telling) -> Finding:
    """One side agrees; of the other one is silent, or does not say the name."""
    sides = [(one.initiators, one.recipients) for one in (left, right)]
    if left.type in SYMMETRIC:
        silent = any(len({*first, *other}) < 2 for first, other in sides)
    else:
        silent = not all(first and other for first, other in sides)
    if silent:
        reason = "one names a participant that the other leaves out"
        return Finding(score=_ONE_SIDE, reason=reason)
    reason = "one only describes a participant of the other"
    likely = _once(left, right) and _one_story(left, right)
    return Finding(score=_ONCE_DESCRIBED if likely else _ONE_DESCRIBED, reason=reason)


def _names(telling: Telling, same: Set[str]) -> tuple[str, ...]:
    """The names of the participants; in one story the same description is as good as a name."""
    if not telling.descriptions or not same:
        return telling.names
    both = zip(telling.names, telling.descriptions, strict=True)
    return tuple(name or (described if described in same else "") for name, described in both)


def _called(telling: Telling, names: Sequence[str]) -> dict[str, str]:
    """The participants by the names that the article has for them."""
    return called_by((*telling.initiators, *telling.recipients), names)


def _complementary(ours: Parties, theirs: Parties) -> bool:
    """Each tells only the side that the other leaves out."""
    one_way = ours.initiators and not ours.recipients and not theirs.initiators
    other_way = theirs.initiators and not theirs.recipients and not ours.initiators
    return bool(one_way or other_way) and not {*ours.everyone} & {*theirs.everyone}


def _same_gift(left: Telling, right: Telling) -> bool:
    """One sum that two articles tell of different parties. A plan of the one and a deed of the
    other are two things: rivals give the same."""
    done = _is_done(left) and _is_done(right)
    return same_sum(left, right) and left.article != right.article and done


def _unnamed(left: Telling, right: Telling, score: float) -> Finding:
    """Only article or story can tell whose it is; and whether one denies the other nobody can."""
    doubtful = left.unsure or right.unsure
    bare = doubtful and not (_same_dated(left, right) or same_sum(left, right))
    unlike = left.polarity != right.polarity or _is_done(left) != _is_done(right)
    if bare or unlike or not _one_story(left, right):
        return Finding(score=0, reason="", apart=True)
    return Finding(score=score, reason="one does not name the other's participants")


def _overlap(left: Sequence[str], right: Sequence[str]) -> bool | None:
    """None if one of the two is empty."""
    if not left or not right:
        return None
    return bool(set(left) & set(right))


def _days(left: Telling, right: Telling) -> Finding | None:
    """The days that the two can mean."""
    if left.dated and right.dated:
        gap = _gap(left, right)
        if gap <= 0:
            return Finding(score=_SAME_DAYS, reason="the same days")
        if gap <= 1:
            return Finding(score=_NEXT_DAY, reason="neighbouring days")
        if _plan_and_deed(left, right):
            return Finding(score=_CAN_BE_SAME_DAYS, reason="one is the plan of the other")
        if gap <= NEAR_DAYS and same_sum(left, right):
            return Finding(score=_NEXT_DAY, reason="the same sum a few days apart")
        return _other_days(left, right, gap)
    return _undated(left, right)


def _other_days(left: Telling, right: Telling, gap: int) -> Finding:
    """Two happenings, unless the words take it for one, or it is done once in a story."""
    if left.article == right.article:
        one = left.dated_anew != right.dated_anew
    else:
        one = left.type in _ONE_DAY and _one_story(left, right) and gap <= REACH_DAYS
    done = all(one.modality in ("asserted", "hedged") for one in (left, right))
    if not one or not done or left.again or right.again or left.type != right.type:
        return Finding(score=0, reason="", apart=True)
    return Finding(score=_OTHER_DAYS, reason="though for different days", most=FLOOR)


def _undated(left: Telling, right: Telling) -> Finding | None:
    one, two = _bounds(left), _bounds(right)
    if one[0] > two[1] or two[0] > one[1]:
        return Finding(score=0, reason="", apart=True)
    if not left.published or not right.published:
        return None
    if left.dated or right.dated:
        dated, other = (left, right) if left.dated else (right, left)
        near = abs(days_between(dated.earliest or "", other.published or "")) <= REACH_DAYS
        # What is done once is what the article has dated, however long ago.
        near = near or (left.article == right.article and left.type in _ONE_DAY)
        return Finding(
            score=_CAN_BE_SAME_DAYS if near else _FAR_APART,
            reason="days that can be the same" if near else "",
        )
    if _long_past(left, right.published) or _long_past(right, left.published):
        return Finding(score=_FAR_APART, reason="")
    if abs(days_between(left.published, right.published)) <= NEAR_DAYS:
        return Finding(score=_CAN_BE_SAME_DAYS, reason="told within the same days")
    return Finding(score=_FAR_APART, reason="")


def _long_past(telling: Telling, published: str) -> bool:
    """Its year or season ended long before the other article: what that leaves undated is newer."""
    return bool(telling.latest) and days_between(telling.latest or "", published) > REACH_DAYS


def _bounds(telling: Telling) -> tuple[str, str]:
    """The days between which it can lie: what is told as done lies before its publication."""
    last = telling.latest or "9999-12-31"
    if telling.published and telling.modality in ("asserted", "hedged"):
        last = min(last, telling.published) if not telling.dated else last
    return (telling.earliest or "0001-01-01", last)


def _gap(left: Telling, right: Telling) -> int:
    """Days between two dated tellings; 0 or less if they can be the same."""
    later = max(left.earliest or "", right.earliest or "")
    sooner = min(left.latest or "", right.latest or "")
    return days_between(sooner, later)


def _is_done(telling: Telling) -> bool:
    """It is told as having happened, and not as planned or possible."""
    return telling.modality in ("asserted", "hedged")


def _same_dated(left: Telling, right: Telling) -> bool:
    """The text fixes both, and their days can be the same."""
    return left.dated and right.dated and _gap(left, right) <= 0


def _plan_and_deed(left: Telling, right: Telling) -> bool:
    """One was planned or possible, and the other is done, then or soon after."""
    plans = [one for one in (left, right) if one.modality in ("planned", "possible")]
    if len(plans) != 1:
        return False
    deed = right if plans[0] is left else left
    return 0 <= days_between(plans[0].earliest or "", deed.latest or "") <= PLANNED_DAYS


def _amounts(left: Telling, right: Telling) -> Finding | None:
    """The sums of money."""
    if left.least is None or right.least is None:
        return None
    if same_sum(left, right):
        return Finding(score=_SAME_AMOUNT, reason="the same sum")
    return Finding(score=_OTHER_AMOUNT, reason="though for different sums")


def same_sum(left: Telling, right: Telling) -> bool:
    """The ranges meet within a hundredth, and the currencies do not differ."""
    if left.least is None or right.least is None:
        return False
    if left.currency and right.currency and left.currency != right.currency:
        return False
    slack = 0.01 * max(left.most or left.least, right.most or right.least)
    return (
        left.least <= (right.most or right.least) + slack
        and right.least <= (left.most or left.least) + slack
    )


def _triggers(left: Telling, right: Telling) -> Finding | None:
    """The words that tell it."""
    if not left.trigger or not right.trigger:
        return None
    deed = _deed(left, right) and not (_is_any(left) or _is_any(right))
    if fold_name(left.trigger) == fold_name(right.trigger):
        score = _SAME_ACT if deed else _SAME_WORD
        return Finding(score=score, reason=f'the same word ("{left.trigger}")')
    if not deed:
        return None
    if _one_act(left, right):
        reason = f'words for one act ("{left.trigger}", "{right.trigger}")'
        return Finding(score=_SAME_ACT, reason=reason)
    return None if left.type in NARROW else Finding(score=_OTHER_ACT, reason="")


def _one_act(left: Telling, right: Telling) -> bool:
    return bool(acts_of(left.trigger) & acts_of(right.trigger))


def _places(left: Telling, right: Telling) -> Finding | None:
    if not left.place or not right.place:
        return None
    ours, theirs = set(fold_name(left.place).split()), set(fold_name(right.place).split())
    if ours & theirs:
        return Finding(score=_SAME_PLACE, reason="the same place")
    return Finding(score=_OTHER_PLACE, reason="though in different places")


def _stories(left: Telling, right: Telling) -> Finding | None:
    if not _one_story(left, right):
        return None
    score = _ONCE_IN_STORY if _once(left, right) and _of_somebody(left, right) else _SAME_STORY
    return Finding(score=score, reason="in reports on one story")


def _once(left: Telling, right: Telling) -> bool:
    """Of acts that a story seldom has two of, told by two of its articles."""
    return left.article != right.article and {left.type, right.type} <= ONCE


def _of_somebody(left: Telling, right: Telling) -> bool:
    """Somebody takes part in both, or one takes up what was told: they are not any two gifts."""
    ours, theirs = ({*one.initiators, *one.recipients, *one.names} for one in (left, right))
    return bool((ours & theirs) - {""}) or left.refers or right.refers


def _one_story(left: Telling, right: Telling) -> bool:
    return left.article == right.article or bool(left.story and left.story == right.story)


RULES: tuple[Rule, ...] = (_types, _participants, _days, _amounts, _triggers, _places, _stories)


def days_between(left: str, right: str) -> int:
    """Days from `left` to `right`; negative if `right` is earlier."""
    return _number(right[:10]) - _number(left[:10])


@lru_cache(maxsize=1 << 14)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


# ------------------------------------------------------------------------- many tellings


def happenings(
    tellings: Iterable[Telling], links: Iterable[Link], bonds: Bonds | None = None
) -> Groups:
    """The ids of tellings, those of one happening together.

    A denied telling joins the happening that it denies. Groups are found within each component of
    the links alone, so a new telling changes only what it is linked to. What is unsure joins one of
    the groups, or is in none.
    """
    bonds = bonds or Bonds()
    sure = {side for pair in bonds.same for side in pair}
    everyone = {telling.id: telling for telling in tellings}
    known = {one: telling for one, telling in everyone.items() if not telling.unsure or one in sure}
    links = [link for link in links if link.left in everyone and link.right in everyone]
    doubtful = [link for link in links if link.left not in known or link.right not in known]
    links = [link for link in links if link.left in known and link.right in known]
    links = _without_repeated(known, links)
    pairs = [(link.left, link.right) for link in links] + list(bonds.same)
    by_item: dict[str, list[Link]] = {}
    for link in links:
        by_item.setdefault(link.left, []).append(link)
    printed = (link for link in links if _one_passage(known[link.left], known[link.right]))
    same = (*bonds.same, *((link.left, link.right) for link in printed))
    bound = structs.replace(bonds, same=same)
    groups: list[tuple[str, ...]] = []
    for part in components(known, pairs):
        inside = [link for item in part for link in by_item.get(item, [])]
        groups.extend(group(part, inside, MEAN_FLOOR, bound, seed=FLOOR))
    return _with_doubtful(sorted(groups), doubtful, known.keys(), bonds)


def _without_repeated(known: Mapping[str, Telling], links: Iterable[Link]) -> list[Link]:
    """The links, without those of one happening told for two days of which an article tells both:
    then it happened twice."""
    days: dict[tuple[str, str], list[Telling]] = {}
    for one in known.values():
        if one.dated:
            days.setdefault((one.article, one.type), []).append(one)

    def both(left: Telling, right: Telling) -> bool:
        """The article of the one tells of the other's day, too."""
        return any(_gap(one, right) <= 0 for one in days.get((left.article, left.type), ()))

    def repeated(left: Telling, right: Telling) -> bool:
        dated = left.article != right.article and left.dated and right.dated
        if not dated or _gap(left, right) <= 1 or _plan_and_deed(left, right):
            return False
        return both(left, right) or both(right, left)

    return [link for link in links if not repeated(known[link.left], known[link.right])]


def _with_doubtful(
    groups: Sequence[tuple[str, ...]], links: Iterable[Link], known: Set[str], bonds: Bonds
) -> Groups:
    """The groups, each with the doubtful tellings that are likest to it on the mean."""
    home = {one: at for at, found in enumerate(groups) for one in found}
    sums: dict[str, dict[int, float]] = {}
    alike: set[tuple[str, int]] = set()
    for link in links:
        doubtful, plain = (link.right, link.left) if link.left in known else (link.left, link.right)
        by_group = sums.setdefault(doubtful, {})
        by_group[home[plain]] = by_group.get(home[plain], 0.0) + link.likeness
        if link.likeness >= FLOOR:
            alike.add((doubtful, home[plain]))
    apart = {pair for one, two in bonds.different for pair in ((one, two), (two, one))}
    joined = [list(found) for found in groups]
    for doubtful, by_group in sorted(sums.items()):
        mean, at = max((by_group[at] / len(groups[at]), -at) for at in by_group)
        if (doubtful, -at) not in alike:
            continue
        if mean >= MEAN_FLOOR and not any((doubtful, one) in apart for one in groups[-at]):
            joined[-at].append(doubtful)
    return tuple(sorted(tuple(sorted(found)) for found in joined))


def links_among(tellings: Iterable[Telling]) -> tuple[Link, ...]:
    """All links among tellings at hand, looked up by their keys; for one article or for tests."""
    by_key: dict[str, list[Telling]] = {}
    known = {telling.id: telling for telling in tellings}
    for telling in known.values():
        for key in posted_keys(telling):
            by_key.setdefault(key, []).append(telling)
    pairs: set[tuple[str, str]] = set()
    for telling in known.values():
        for key in sought_keys(telling):
            for other in by_key.get(key, ()):
                if other.id != telling.id:
                    low, high = sorted((telling.id, other.id))
                    pairs.add((low, high))
    found = (compare_tellings(known[low], known[high]) for low, high in sorted(pairs))
    return tuple(link for link in found if link)


class Happening(Record, frozen=True, kw_only=True):
    """What the tellings of one event agree on, before counts and conflicts."""

    id: str
    type: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str | None
    latest: str | None
    amount: float | None
    currency: str | None
    mentions: tuple[str, ...]


def build(tellings: Sequence[Telling]) -> Happening:
    """One event from its tellings.

    What most affirmed tellings say stands; where as many say another thing, what was told as done
    and first. Who took part is told by those that do not only refer back to it. The id comes from
    the earliest telling, so that later ones do not change it.
    """
    everyone = sorted(tellings, key=lambda one: (one.published or "9999", one.id))
    ordered = [one for one in everyone if not one.unsure] or everyone
    voting = [one for one in ordered if one.polarity == "affirmed"] or ordered
    done = [one for one in voting if one.modality in ("asserted", "hedged")] or voting
    naming = [one for one in done if not one.refers] or done
    earliest, latest = _agreed_days(done)
    amount, currency = _agreed_amount(done)
    return Happening(
        id=make_id("evt", ordered[0].id),
        type=_agreed_type(done) or ordered[0].type,
        initiators=_agreed(naming, lambda one: one.initiators),
        recipients=_agreed(naming, lambda one: one.recipients),
        earliest=earliest,
        latest=latest,
        amount=amount,
        currency=currency,
        mentions=tuple(one.id for one in everyone),
    )


def _agreed_type(tellings: Sequence[Telling]) -> str | None:
    """The commonest type, of equals the first seen.

    Who "agreed to buy" bought: an agreement is what was agreed, if a quarter of the tellings say
    that.
    """
    counted = Counter(one.type for one in tellings)
    kinds = [kind for kind, _ in counted.most_common()]
    if kinds[:1] == ["pledge"] and len(kinds) > 1 and 4 * counted[kinds[1]] >= counted.total():
        return kinds[1]
    return kinds[0] if kinds else None


def _agreed(
    tellings: Sequence[Telling], side: Callable[[Telling], tuple[str, ...]]
) -> tuple[str, ...]:
    """The participants on one side that at least half as many tellings name as the commonest.

    One name is one party, in whichever of its readings it is commonest. If nobody is named, those
    whom the first telling describes: "a spokesman" in its copies is another entity each time, and
    nobody new.
    """
    called: dict[str, Counter[str]] = {}
    for one in tellings:
        names = _calls(one)
        for entity in set(side(one)) - _only_described(one):
            called.setdefault(names.get(entity) or entity, Counter())[entity] += 1
    if not called:
        return next((tuple(sorted(set(side(one)))) for one in tellings if side(one)), ())
    totals = {name: counts.total() for name, counts in called.items()}
    most = max(totals.values())
    kept = (counts for name, counts in called.items() if 2 * totals[name] > most)
    return tuple(sorted({min(counts, key=lambda e: (-counts[e], e)) for counts in kept}))


def _calls(one: Telling) -> dict[str, str]:
    """How the article calls each participant; "" whom it only describes."""
    return dict(zip((*one.initiators, *one.recipients), one.names, strict=False))


def _only_described(one: Telling) -> set[str]:
    """The participants that this telling's article gives no name."""
    return {entity for entity, name in _calls(one).items() if not name}


def _agreed_days(tellings: Sequence[Telling]) -> tuple[str | None, str | None]:
    """The range that most tellings give, the narrower of equals."""
    ranges = Counter((one.earliest, one.latest) for one in tellings if one.earliest and one.latest)
    if not ranges:
        return None, None

    def preference(found: tuple[str, str]) -> tuple[bool, int, int, str]:
        width = days_between(*found)
        return (width > 31, -ranges[found], width, found[0])

    return min(ranges, key=preference)


def _agreed_amount(tellings: Sequence[Telling]) -> tuple[float | None, str | None]:
    sums = Counter((_told_sum(one), one.currency) for one in tellings if one.least is not None)
    return sums.most_common(1)[0][0] if sums else (None, None)


def _told_sum(telling: Telling) -> float:
    if telling.value is not None:
        return telling.value
    least = telling.least or 0.0
    return (least + (least if telling.most is None else telling.most)) / 2


def denied(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """The tellings that say that it did not happen."""
    return tuple(one for one in tellings if one.polarity == "negated")


def by_article(tellings: Iterable[Telling]) -> Mapping[str, tuple[Telling, ...]]:
    """Tellings by the article that they stand in."""
    found: dict[str, list[Telling]] = {}
    for one in tellings:
        found.setdefault(one.article, []).append(one)
    return {article: tuple(found[article]) for article in sorted(found)}
