"""Which time expression dates an event.

Each time of the event's sentence gets a chance from what stands between it and the trigger;
the best one dates the event if its chance is high enough, otherwise none does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from sayso.extract.times.lexicon import words
from sayso.records import Span, Time

THRESHOLD = 0.35
"""F1 in four folds of the annotated articles: 63.6 (0.4: 63.7, 0.5: 62.7); on those held out
from the fit 67.3 (0.4: 62.9)."""
WEIGHTS: Mapping[str, float] = {
    "0 verbs after": 0.97, "0 verbs before": 0.42, "0 words after": -0.29, "0 words before": 0.5,
    "1 words after": 0.33, "1 words before": -0.8, "2 verbs before": -0.44,
    "2 words before": -0.17, "21- words before": 0.31, "3 verbs after": -0.48,
    "3 verbs before": -0.55, "3-5 words after": 0.31, "3-5 words before": -0.41,
    "6-10 words after": 0.35, "6-10 words before": -0.11, "adjective": -0.46, "alone": 0.42,
    "closes": 0.76, "comma beside": 0.22, "commas": 0.18, "distance": -0.96, "ing": 0.27,
    "ing between": -0.27, "kind FUTURE_REF": -0.78, "kind PAST_REF": -0.83, "kind day": 0.52,
    "kind month": 0.38, "kind other": 0.43, "kind year": 0.37, "lead before": -0.17,
    "lead by": -0.27, "lead in": 0.54, "lead of": -0.28, "lead on": 0.58, "lead since": 0.46,
    "lead to": -0.29, "nearer": -0.48, "noun": -0.34, "opens": 1.0, "past verb": 0.67,
    "possessive": -0.31, "quote": 0.15, "said": -0.84, "speech": -0.56,
    "speech 0 verbs after": -0.55, "speech 0 verbs before": 0.36, "speech 1 verbs after": -0.39,
    "speech 1 verbs before": 0.28, "speech 2 verbs after": -0.26, "speech closes": -0.12,
    "speech distance": 0.21, "speech ing": 0.39, "speech noun": -0.16, "speech opens": 0.45,
    "speech past verb": -0.26, "speech quote": 0.95, "speech said": 0.87,
    "speech that between": 0.43, "speech to between": 0.2, "speech to verb": 0.43,
    "that between": -0.53, "to between": -0.72, "to verb": -0.6,
}  # fmt: skip
"""Logistic regression (L2 5) over the pairs of event and time in 334 annotated articles;
`eval/times.py --fit` prints it anew."""


DATELINE_BEFORE = 60
"""Code points before the day of a dateline at most: town, state and state's abbreviation."""


def dating_time(
    text: str,
    *,
    trigger: Span,
    sentence: Span,
    times: Sequence[Time],
    suggested: Span | None = None,
    speech: bool = False,
) -> Time | None:
    """The time that dates the event of `trigger`, if the text dates it.

    Args:
        text: The text of the article.
        trigger: The words that carry the event.
        sentence: The sentence that it stands in.
        times: What `read_times` found in the article.
        suggested: A time span that the network proposes for this event; decides if it is given
            and lies on one of `times`.
        speech: The event is a thing said (praise, criticize, accuse, pledge, ...): the time of
            "said Tuesday" dates it too.

    Returns:
        One of `times`, or None if none of them dates this event: never a guess.
    """
    dates = [
        time
        for time in candidates(sentence, times)
        if not _reckoned(text, time, trigger)
        and not _leans_on(text, time, trigger)
        and not _opens_next(text, time, trigger)
        and not _of_dateline(text, time)
    ]
    if suggested is not None:
        for time in dates:
            if time.spans[0].overlaps(suggested):
                return time
    scored = [
        (_chance(features(text, trigger, sentence, time, dates, speech=speech)), -index)
        for index, time in enumerate(dates)
    ]
    best = max(scored, default=(0.0, 0))
    return dates[-best[1]] if best[0] >= THRESHOLD else None


def candidates(sentence: Span, times: Sequence[Time]) -> list[Time]:
    """The times of the sentence that name a point in time, not a length or a rhythm.

    "Two days after the attack" is a point, if the attack is dated.
    """
    return [time for time in times if sentence.contains(time.spans[0]) and _is_point(time)]


def _reckoned(text: str, time: Time, trigger: Span) -> bool:
    """From the time to the event it is some while: `on May 3, a week after they met`."""
    end = time.spans[-1].end
    return end < trigger.start and bool(_while().match(text, end, min(trigger.start, end + _REACH)))


def _leans_on(text: str, time: Time, trigger: Span) -> bool:
    """`a month before the talks`: the time is told from the talks and does not date them."""
    between = text[time.spans[0].end : max(time.spans[0].end, trigger.start)]
    return time.type == "DURATION" and _anchor_rule().fullmatch(between) is not None


def _opens_next(text: str, time: Time, trigger: Span) -> bool:
    """`gave a million, and last Friday Ann Lee said`: the time is that of what follows it."""
    span = time.spans[0]
    if span.start < trigger.end or not text[: span.start].rstrip().endswith((", and", ", but")):
        return False
    return _NEXT_SUBJECT.match(text, time.spans[-1].end) is not None


_NEXT_SUBJECT = re.compile(r"\s+(?:(?:he|she|it|they|we|I|the)\b|[A-Z])")


def _of_dateline(text: str, time: Time) -> bool:
    """`SYDNEY, Oct 7 (Reuters) - `: when it was written, not when anything was done."""
    first, last = time.spans[0].start, time.spans[-1].end
    line = text.rfind("\n", 0, first) + 1
    if not 0 < first - line <= DATELINE_BEFORE:
        return False
    town, rest = _dateline_rules()
    return bool(town.fullmatch(text, line, first) and rest.match(text, last))


@cache
def _dateline_rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the day of a dateline, and what behind it."""
    return (
        re.compile(r"\W{0,3}[A-Z]{3}[^\n.?!:;\"“”]*(?:[A-Z][a-z]+\.)?[^\n.?!:;\"“”]*"),
        re.compile(r"\s?(?:\([A-Z][^()\n]{0,30}\)\s)?[-–—]{1,2}\s"),
    )


@cache
def _anchor_rule() -> re.Pattern[str]:
    """`before the deadly suicide bomb`: up to the word that names the event."""
    return re.compile(r"\s+(?:before|after|following)(?:\s+\w[\w'’-]*){0,5}\s+", re.IGNORECASE)


_REACH = 60
"""Code points: `, only about twenty-three working days after` has fewer."""


@cache
def _while() -> re.Pattern[str]:
    """A length of time with `after` or `before`, in few words and no other mark than a comma."""
    lengths = "minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?"
    return re.compile(rf",?(?: [\w-]{{1,14}}){{1,4}}? (?:{lengths}) (?:after|before)\b", re.I)


def _is_point(time: Time) -> bool:
    if time.type in {"DATE", "TIME"}:
        return time.value != "PRESENT_REF"
    anchored = time.type == "DURATION" and time.earliest is not None
    return anchored and _RUNNING.isdisjoint(time.text.lower().split())


def _chance(found: Mapping[str, float]) -> float:
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


_RUNNING = words("past last next coming recent")
"""In a length they tell that it ends or begins today: no point in time."""
_SAID = words("said says told announced added tweeted wrote stated reported according noted")
_FINITE = words(
    "is are was were be been has have had will would could should may might can did does do "
    "said says told made took went came gave got held began won lost saw sent wrote found met "
    "brought bought sold paid spoke led kept thought called asked"
)
_NOT_VERBS = words("united indeed speed need hundred")


@cache
def _word_rule() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+|[^\w\s]")


def features(
    text: str,
    trigger: Span,
    sentence: Span,
    time: Time,
    dates: Sequence[Time],
    *,
    speech: bool = False,
) -> dict[str, float]:
    """What speaks for and against that `time` dates the event: name -> strength."""
    span = time.spans[0]
    inside = trigger.overlaps(span)
    before = span.end <= trigger.start
    gap = text[span.end : trigger.start] if before else text[trigger.end : span.start]
    between = [] if inside else _word_rule().findall(gap.lower())
    found = {"bias": 1.0}
    side = "before" if before else "after"
    verbs = sum(1 for word in between if _verb(word))
    found[f"{_bucket(len(between))} words {side}"] = 1.0
    found["distance"] = math.log1p(len(between))
    found[f"{min(verbs, 3)} verbs {side}"] = 1.0
    found["to between"] = float("to" in between)
    found["that between"] = float("that" in between)
    found["ing between"] = float(any(word.endswith("ing") for word in between))
    found["said"] = float(any(word in _SAID for word in between))
    found["commas"] = min(3.0, between.count(",") + between.count(";") + between.count("—"))
    found["quote"] = float(any(mark in between for mark in '"“”'))
    others = [other for other in dates if other is not time]
    found["nearer"] = float(any(_gap(other, trigger) < _gap(time, trigger) for other in others))
    found["alone"] = float(not others)
    found |= _beside(text, span, sentence, time) | _of_trigger(text, trigger)
    return found | _of_speech(found) if speech else found


_SPOKEN = words("said quote distance ing opens closes noun") | {
    "to between", "that between", "to verb", "past verb",
}  # fmt: skip


def _of_speech(found: Mapping[str, float]) -> dict[str, float]:
    """The same once more where they weigh otherwise for what is said."""
    again = {f"speech {name}": found[name] for name in found if name in _SPOKEN or "verbs" in name}
    return again | {"speech": 1.0}


def _bucket(count: int) -> str:
    """Sizes that matter: `0`, `1`, `2`, `3-5`, `6-10`, `11-20`, `21-`."""
    if count <= 2:
        return str(count)
    return "3-5" if count <= 5 else "6-10" if count <= 10 else "11-20" if count <= 20 else "21-"


def _verb(word: str) -> bool:
    return word in _FINITE or (len(word) > 3 and word.endswith("ed") and word not in _NOT_VERBS)


def _gap(time: Time, trigger: Span) -> int:
    span = time.spans[0]
    return max(0, span.start - trigger.end, trigger.start - span.end)


def _beside(text: str, span: Span, sentence: Span, time: Time) -> dict[str, float]:
    """What stands right beside the time, and of which kind it is."""
    left = _word_rule().findall(text[max(sentence.start, span.start - 30) : span.start].lower())
    right = _word_rule().findall(text[span.end : min(sentence.end, span.end + 30)].lower())
    lead, following = left[-1] if left else "^", right[0] if right else "$"
    found = {f"lead {lead}": 1.0} if lead in _LEADS else {}
    opens = len(left) <= 2
    found["opens"] = float(opens)
    found["closes"] = float(len(right) <= 1)
    found["comma beside"] = float(following == ",")
    found["possessive"] = float(following in {"'", "’"})
    found["adjective"] = float(
        following.isalpha() and lead in {"the", "a", "an", "his", "its", "s"}
    )
    found["kind " + _kind(time.value)] = 1.0
    return found


_LEADS = words("in on since by until during for from to of before")


def _kind(value: str) -> str:
    if value.endswith("REF"):
        return value
    if "/" in value or value.startswith("BC"):
        return "span"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "day" if len(value) > 10 else "other")


def _of_trigger(text: str, trigger: Span) -> dict[str, float]:
    """Of which form the trigger is: a verb in the past, with -ing, a noun."""
    last = trigger.cut(text).lower().split()[-1:] or [""]
    previous = _word_rule().findall(text[max(0, trigger.start - 20) : trigger.start].lower())
    lead = previous[-1] if previous else "^"
    return {
        "past verb": float(_verb(last[0])),
        "ing": float(last[0].endswith("ing")),
        "to verb": float(lead == "to"),
        "noun": float(lead in {"the", "a", "an", "his", "her", "their", "its", "s", "of"}),
    }
