"""All time expressions of a text."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Literal

from sayso.extract.times.anchored import with_anchored
from sayso.extract.times.calendar import Day
from sayso.extract.times.grammar import sketch_at
from sayso.extract.times.join import join
from sayso.extract.times.occasions import Occasion, occasions_in
from sayso.extract.times.ranges import with_ranges
from sayso.extract.times.resolve import Scene
from sayso.extract.times.sides import sides_of
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tokens import Tokens
from sayso.records import Span, Time
from sayso.text.ids import make_id_within

Order = Literal["mdy", "dmy"]

STORY_MONTHS = 6
"""A date within so many months of publication is news rather than history."""
STORY_YEARS = 2
"""Half of the dates of a history lie further back; what news looks back to lies nearer."""

_QUOTES = frozenset("\"'`“”‘’")
_TITLE_REACH = 5
"""Words on either side of which one in small letters shows that capitals mean a name."""

_QUIET = ",.-/()'#|:f&bCkhyKEniLo~Z_ga"
"""Class letters that start no time expression."""


def read_times(
    text: str,
    *,
    published: str | None = None,
    article: str = "",
    order: Order | None = None,
    occasions: tuple[Occasion, ...] = (),
) -> tuple[Time, ...]:
    """Read every time expression of `text`.

    Args:
        text: The text of an article.
        published: ISO day of publication (a time behind it is passed over); None leaves what
            leans on it relative: `XXXX-11`, `XXXX-WXX-2`.
        article: Id of the article, for the ids of the times.
        order: What 8/9/2024 means; None lets the other dates of the text decide.
        occasions: Further public occasions (`load_occasions`), before those that come along.

    Returns:
        The times in the order of the text; spans do not overlap.

    Raises:
        ValueError: `published` is no ISO day.
    """
    tk = Tokens(text)
    day = datetime.date.fromisoformat(published[:10]) if published else None
    sketches = join(tk, _sketches(tk))
    story = _is_story(sketches, day)
    sketches = _with(sketches, occasions_in(tk, day, occasions, now=None if story else day))
    day_first = order == "dmy" or (order is None and _day_first(tk))
    scene = Scene(tk, day, day_first=day_first, story=story)
    read = [
        (sketch, _time(tk, scene, sketch, article))
        for sketch in sketches
        if scene.speaks_of(sketch)
    ]
    return with_anchored(tk, with_ranges(tk, read))


def _with(sketches: list[Sketch], occasions: list[Sketch]) -> list[Sketch]:
    """Both lists in text order; an occasion takes the place of what lies within it."""
    if not occasions:
        return sketches
    taken = {index for sketch in occasions for index in range(sketch.first, sketch.last + 1)}
    kept = [one for one in sketches if taken.isdisjoint(range(one.first, one.last + 1))]
    return sorted([*kept, *occasions], key=lambda sketch: sketch.first)


def _sketches(tk: Tokens) -> list[Sketch]:
    found: list[Sketch] = []
    index = 0
    for match in _loud_rule().finditer(tk.classes):
        if match.start() < index:
            continue
        sketch = sketch_at(tk, match.start())
        if sketch is not None:
            index = sketch.last + 1
            if not _is_title(tk, sketch):
                found.append(sketch)
    return found


def _is_title(tk: Tokens, sketch: Sketch) -> bool:
    """`60 Minutes`, `High Noon`, `USA Today`: a name, in a line that is not all in capitals."""
    at = sketch.last
    if tk.classes[at] not in "uqzt" or not tk.capital(at):
        return False
    if sketch.kind == "holiday" or (sketch.type == "DURATION" and not _quoted(tk, sketch)):
        return False
    if tk.text[tk.starts[at] : tk.ends[at]].isupper() or not _names_before(tk, at):
        return False
    around = range(max(0, at - _TITLE_REACH), min(len(tk), at + _TITLE_REACH + 1))
    return any(tk.words[near].isalpha() and not tk.capital(near) for near in around)


def _quoted(tk: Tokens, sketch: Sketch) -> bool:
    """It stands between quotation marks: the Seven Days Battles last seven days."""
    closed = sketch.last + 1 + (tk.word(sketch.last + 1) in {".", ","})
    return tk.word(sketch.first - 1) in _QUOTES and tk.word(closed) in _QUOTES


def _names_before(tk: Tokens, index: int) -> bool:
    """The word before is a number or a name in the same sentence: `60`, `This`, `USA`."""
    before = index - 1
    return tk.capital(before) or tk.classes[before : before + 1] in {"D", "I"} if index else False


@cache
def _loud_rule() -> re.Pattern[str]:
    return re.compile(
        f"[^{re.escape(_QUIET)}]|g(?=[^_]|_[uqKP])|(?<=b)g(?=_)|a(?=[^_])|C(?=_)|'(?=[DI])"
    )


def _time(tk: Tokens, scene: Scene, sketch: Sketch, article: str) -> Time:
    value = scene.value(sketch)
    scene.tell(sketch, value)
    dotted = tk.words[sketch.last] == "."
    start, end = tk.starts[sketch.first], tk.ends[sketch.last - dotted]
    sides = sides_of(tk, sketch, value, scene.published, scene.days)
    return Time(
        id=make_id_within("tim", article, start, end),
        article=article,
        spans=(Span(start=start, end=end),),
        text=tk.text[start:end],
        type=sketch.type,
        value=value,
        earliest=sides.earliest,
        latest=sides.latest,
    )


def _day_first(tk: Tokens) -> bool:
    """Dates like 25/3/2024 and `25 March` outnumber 3/25/2024 and `March 25` in the text."""
    classes = tk.classes
    days = sum(1 for _ in re.finditer(r"[DO]f?M", classes))
    months = sum(1 for _ in re.finditer(r"M\.?[DO]", classes))
    for match in re.finditer("B", classes):
        parts = re.split(r"[/.-]", tk.words[match.start()])
        days += 5 * (len(parts[0]) <= 2 and int(parts[0]) > 12)
        months += 5 * (len(parts[0]) <= 2 and int(parts[1]) > 12)
    return days > months


def _is_story(sketches: list[Sketch], published: Day | None) -> bool:
    """The text tells history: many full dates months from publication, few that lean on it."""
    dated = [sketch for sketch in sketches if sketch.year and sketch.month]
    far = len(dated)
    if published is not None:
        here = published.year * 12 + published.month
        months = [here - (sketch.year or 0) * 12 - (sketch.month or 0) for sketch in dated]
        far = sum(1 for distance in months if abs(distance) > STORY_MONTHS)
        if 2 * sum(1 for distance in months if abs(distance) > 12 * STORY_YEARS) < far:
            return False
    leaning = sum(1 for sketch in sketches if _leans_on_now(sketch))
    return far >= 4 and (len(dated) - far) * 3 < far and leaning * 4 < far


def _leans_on_now(sketch: Sketch) -> bool:
    """`yesterday`, `last week`, `Tuesday`."""
    if sketch.kind == "weekday":
        return True
    return sketch.kind == "unit" and sketch.anchor == "now" and sketch.unit in {"D", "W", "MO"}
