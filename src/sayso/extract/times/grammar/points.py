"""Times of day, and vague words: now, recently, the future."""

from __future__ import annotations

from sayso.extract.times.grammar.shared import (
    NO_SIGN,
    Match,
    Rule,
    place,
    replace,
    sketch_of,
)
from sayso.extract.times.lexicon import DAY_PARTS, DAY_POINTS, REFERENCES
from sayso.extract.times.numbers import number_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens

_BEFORE_HOURS = frozenset({"at", "about", "around", "by", "until", "before", "after", "from"})
_LINKS = {"MO": "in", "AF": "in", "EV": "in", "NI": "at"}
_FAR_OR_NEAR = frozenset({"near", "distant", "immediate", "recent"})


def clock(tk: Tokens, match: Match) -> Sketch | None:
    """`10 p.m.`, `7:30 am`, `15:00 GMT`, `5 o'clock`."""
    word = tk.words[match.start()]
    hour, _, minute = (
        word.replace(".", ":").partition(":") if match["sign"] else word.partition(":")
    )
    if not hour.isdecimal() or len(hour) > 4:
        return None
    if not minute and len(hour) in {3, 4}:
        hour, minute = hour[:-2], hour[-2:]
    number, sign = int(hour), match["sign"]
    if number > 23 or int(minute[:2] or 0) > 59:
        return None
    if sign:
        after_noon = tk.words[place(match, "sign")].startswith("p")
        if number > 12:
            return None
        number = number % 12 + (12 if after_noon else 0)
    part = f"T{number:02}" + (f":{minute[:2]}" if minute else ":00")
    return sketch_of(match, type="TIME", kind="clock", part=part)


def hour_of_part(tk: Tokens, match: Match) -> Sketch | None:
    """`6 in the morning`, `nine in the evening`, `10 at night`."""
    number = number_of([tk.words[match.start()]])
    part, link = DAY_PARTS[tk.words[match.end() - 1]], tk.words[match.start() + 1]
    led = tk.word(match.start() - 1) in _BEFORE_HOURS
    if number is None or not 1 <= number <= 12 or not led or link != _LINKS.get(part):
        return None
    hour = int(number) % 12 + (12 if part != "MO" and not (part == "NI" and number == 12) else 0)
    return sketch_of(match, type="TIME", kind="clock", part=f"T{hour:02}:00")


def day_point(tk: Tokens, match: Match) -> Sketch | None:
    """`noon`, `12 noon`, `midnight`."""
    if len(match.group()) > 1 and tk.words[match.start()] != "12":
        return None
    part = "T" + DAY_POINTS[tk.words[match.end() - 1]]
    return sketch_of(match, type="TIME", kind="clock", part=part)


def reference(tk: Tokens, match: Match) -> Sketch | None:
    """`now`, `recently`, `the past`, `in the future`, `current`."""
    word = tk.words[match.end() - 1]
    alone = match["the"] is not None and (
        tk.classes[match.end() : match.end() + 1] != "_"
        or not tk.word(match.end()).isalpha()
        or tk.word(match.end()) in {"is", "was", "has", "will", "that", "are", "were", "as"}
    )
    alone = alone or (match["the"] is not None and tk.word(match.start() - 1) in {"in", "of"})
    if match.end() - match.start() == 3 and tk.words[match.start() + 1] not in _FAR_OR_NEAR:
        return None
    if word not in REFERENCES or (word in {"past", "present"} and not alone):
        return None
    if word == "previously" and match.start() and tk.words[match.start() - 1][0] not in ".\n":
        return None
    if word == "future" and not (alone or tk.short or tk.word(match.start() - 1) == "in"):
        return None
    part = "adjective" if word in {"recent", "former"} else ""
    sketch = sketch_of(match, type="DATE", kind="fixed", value=REFERENCES[word], part=part)
    if tk.word(match.start() - 1) in {"right", "more", "until"} and word in {"now", "recently"}:
        lead = tk.word(match.start() - 1) != "until"
        return replace(sketch, first=match.start() - lead)
    if match["the"] is not None and not (alone and word in {"past", "present", "future"}):
        return replace(sketch, first=match.end() - 1)
    return sketch


def long_ago(tk: Tokens, match: Match) -> Sketch | None:
    """`a long time ago`, `some time ago`, `a while ago`."""
    if tk.words[match.end() - 2] not in {"time", "while"}:
        return None
    return sketch_of(match, type="DATE", kind="fixed", value="PAST_REF")


def this_moment(tk: Tokens, match: Match) -> Sketch | None:
    """`the moment`, `this time`, behind "at": the present."""
    lead, noun = tk.words[match.end() - 2], tk.words[match.end() - 1]
    if tk.classes[match.end() : match.end() + 1] in {"l", "x"}:
        return None  # at this time last year
    named = {"the": {"moment"}, "this": {"moment", "time"}, "present": {"time"}}
    if tk.word(match.start() - 1) != "at" or noun not in named.get(lead, set()):
        return None
    return sketch_of(match, type="DATE", kind="fixed", value="PRESENT_REF")


def until_then(tk: Tokens, match: Match) -> Sketch | None:
    """`until then`: the time last told."""
    if tk.words[match.start()] not in {"until", "till"} or tk.words[match.end() - 1] != "then":
        return None
    sketch = sketch_of(match, type="DATE", kind="anaphor", unit="D", offset=0)
    return replace(sketch, first=match.end() - 1)


RULES = (
    Rule(first="DITY", pattern=r"[DITY](?:(?P<sign>i)|~)(?:Z|\(Z\))?", build=clock),
    Rule(first="IY", pattern=rf"[IY]{NO_SIGN}(?:Z|\(Z\))", build=clock),
    Rule(first="T", pattern=rf"T{NO_SIGN}(?:Z|\(Z\))?", build=clock),
    Rule(first="DN", pattern=r"[DN]bg?p", build=hour_of_part),
    Rule(first="zD", pattern=r"D?z", build=day_point),
    Rule(first="Pgrl", pattern=r"(?P<the>g)?(?:_(?=P))?[Prl]", build=reference),
    Rule(first="aV", pattern=r"[aV]L?_j", build=long_ago),
    Rule(first="gc", pattern=r"[gc]P?_", build=this_moment),
    Rule(first="C", pattern=r"C_", build=until_then),
)
