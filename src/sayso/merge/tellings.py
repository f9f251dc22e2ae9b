"""A telling, what comparing needs of an event mention.

What can be said of one telling or two without weighing it (their days, sums, acts and stories) is
here, too; where neighbours are looked for is in `lookup`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from sayso.merge import weights
from sayso.merge.acts import OF_AGREEMENTS, OF_PLATFORMS, acts_of, of_any_attack
from sayso.records import Modality, Polarity, Record

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
ONE_DAY = ONCE - {"apologize", "donate", "partner"}
"""Acts that one party does to another on one day of a story, if nothing says that it did so again:
who gave in May may well give in June."""
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
    def on_one_day(self) -> bool:
        """The text fixes the happening to a day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def dated(self) -> bool:
        """The text fixes the happening to a month or less."""
        return bool(
            self.earliest and self.latest and days_between(self.earliest, self.latest) <= 31
        )


# ------------------------------------------------------------------------- one telling


def is_done(telling: Telling) -> bool:
    """It is told as having happened, and not as planned or possible."""
    return telling.modality in ("asserted", "hedged")


def happens_often(telling: Telling) -> bool:
    """What the same people may do or say time and again: a second one is another one, unless the
    day or the story tells that it is not."""
    return telling.type not in ONCE


def is_any(telling: Telling) -> bool:
    """Nobody's "gifts", taking up none: they are of any kind and number."""
    nobody = not (telling.initiators or telling.recipients)
    return nobody and telling.trigger.endswith("s") and not telling.refers


def by_article(tellings: Iterable[Telling]) -> Mapping[str, tuple[Telling, ...]]:
    """Tellings by the article that they stand in."""
    found: dict[str, list[Telling]] = {}
    for one in tellings:
        found.setdefault(one.article, []).append(one)
    return {article: tuple(found[article]) for article in sorted(found)}


def denied(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """The tellings that say that it did not happen."""
    return tuple(one for one in tellings if one.polarity == "negated")


# ------------------------------------------------------------------------- two tellings


def one_story(left: Telling, right: Telling) -> bool:
    """Both stand in one article, or in articles of one story."""
    return left.article == right.article or bool(left.story and left.story == right.story)


def one_passage(left: Telling, right: Telling) -> bool:
    """One sentence, printed twice: who took part in it is the same, however it was read."""
    return bool(left.passage) and left.passage == right.passage and left.type == right.type


def once(left: Telling, right: Telling) -> bool:
    """Of acts that a story seldom has two of, told by two of its articles."""
    return left.article != right.article and {left.type, right.type} <= ONCE


def both_done(left: Telling, right: Telling) -> bool:
    """Neither type is one of what is only said."""
    return left.type not in SAYING and right.type not in SAYING


def both_agreed(left: Telling, right: Telling) -> bool:
    """Both tell of an agreement or a truce, which binds as much as a deed."""
    return all(acts_of(one.trigger) & OF_AGREEMENTS for one in (left, right))


def one_act(left: Telling, right: Telling) -> bool:
    """Their words can tell one act (`acts`)."""
    return bool(acts_of(left.trigger) & acts_of(right.trigger))


def any_words(left: Telling, right: Telling) -> bool:
    """Other words do not tell another act: of narrow types; of a platform's ban, which reads like a
    state's; of an attack and what came of it."""
    types = {left.type, right.type}
    if types == {"attack"}:
        return of_any_attack(left.trigger) or of_any_attack(right.trigger)
    acts = acts_of(left.trigger) | acts_of(right.trigger)
    return types <= NARROW or (types == {"restrict", "suspend"} and bool(acts & OF_PLATFORMS))


def days_apart(left: Telling, right: Telling) -> int:
    """Days between two dated tellings; 0 or less if they can be the same."""
    later = max(left.earliest or "", right.earliest or "")
    sooner = min(left.latest or "", right.latest or "")
    return days_between(sooner, later)


def same_dated(left: Telling, right: Telling) -> bool:
    """The text fixes both, and their days can be the same."""
    return left.dated and right.dated and days_apart(left, right) <= 0


def one_day(left: Telling, right: Telling) -> bool:
    """Both are of one and the same day."""
    return left.on_one_day and right.on_one_day and left.earliest == right.earliest


def plan_and_deed(left: Telling, right: Telling) -> bool:
    """One was planned or possible, and the other is done, then or soon after."""
    plans = [one for one in (left, right) if one.modality in ("planned", "possible")]
    if len(plans) != 1:
        return False
    deed = right if plans[0] is left else left
    return 0 <= days_between(plans[0].earliest or "", deed.latest or "") <= weights.PLANNED_DAYS


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


# ------------------------------------------------------------------------- days


def days_between(left: str, right: str) -> int:
    """Days from `left` to `right`; negative if `right` is earlier."""
    return _number(right[:10]) - _number(left[:10])


@lru_cache(maxsize=1 << 14)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def shifted(day: str, days: int) -> str:
    """The day so many days later; the day itself where the calendar ends."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day
