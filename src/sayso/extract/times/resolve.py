"""From what an expression says to its value: the day of publication, the last told time, tense."""

from __future__ import annotations

import bisect
import itertools
from datetime import MAXYEAR, MINYEAR

from sayso.extract.times.calendar import (
    Day,
    Period,
    counted_within,
    month_period,
    move,
    period_of,
    value_at,
)
from sayso.extract.times.holidays import fixed_day, holiday_day
from sayso.extract.times.lexicon import MONTHS, words
from sayso.extract.times.ranges import linked
from sayso.extract.times.reckon import (
    FINER,
    NEAR_MONTHS,
    bc_year,
    before_christ,
    moved_days,
    moved_value,
    nearest_year,
    unknown,
)
from sayso.extract.times.sketch import Sketch
from sayso.extract.times.tense import Tense, is_past, leaves_open, tense_at
from sayso.extract.times.tokens import Tokens

_CARRYING = words("in by until during throughout from since into of for after")
_HEADING_TOKENS = 12
"""Tokens of a line that can head a section; the longest with a year in development has 9."""
_OPENING = words("since from after before until till to by")
"""A heading with one of them before its year spans more than the year."""
_RUN_OUT = 8
"""Months that a month must lie before the last told one to be of the next year: best of 4..10."""
_CLAUSE = words(". ; which who that when while")
_COMPARED_REACH = 12
"""Tokens between "compared with" and "last year": an amount in two forms and its noun."""
_HEADING = 8
"""Tokens of a heading at most."""
_UNTIL_REACH = 8
"""Tokens of "until the fall of a city in"."""
_EARLY_DAY = 10
"""A quarter that ends on Oct. 2 is the third: companies close on a Friday or Saturday near the
end of the month."""
_THURSDAY, _SUNDAY = 4, 7
_CARRIED = words("until till through by")
_CARRIED_MONTHS = 6
"""`through January`, told from July on, is the coming one: half of the year."""


class Scene:
    """Where the reading of one text stands: publication day and the time last told."""

    def __init__(self, tk: Tokens, published: Day | None, *, day_first: bool, story: bool) -> None:
        """Begin at the top of a text.

        Args:
            tk: Its tokens.
            published: Day of publication, if known.
            day_first: 8/9 is the eighth of September.
            story: The text tells history: a month without a year belongs to the last told year.
        """
        self.tk = tk
        self.published = published
        self.day_first = day_first
        self.story = story
        self.told: Period | None = None
        self.told_at = -1
        self.quarter: str | None = None
        self.in_quarter = False
        self.year: int | None = None
        """The year mentioned last, be it in an aside."""
        self.bc: int | None = None
        """The year before Christ that was told last, if none after it was."""
        self.days: Period | None = None
        """The days of the value asked for last, if they are finer than the value."""
        self.previous: tuple[Sketch, Period] | None = None
        """The time before, with its days."""
        self._sections = _sections(tk) if story else []

    def value(self, sketch: Sketch) -> str:
        """The value of `sketch` here; `X` stands for what nothing fixes."""
        self.days = None
        if self.bc is not None and sketch.year is None:
            value = before_christ(self.bc, sketch)
            if value is not None:
                return value
        value = self._end_of_range(sketch) or getattr(self, f"_{sketch.kind}")(sketch)
        assert isinstance(value, str)
        return value

    def _end_of_range(self, sketch: Sketch) -> str | None:
        """`Friday` of `Monday to Friday`, `March` of `from October to March`: the next one."""
        if self.story or self.previous is None or sketch.year or sketch.offset is not None:
            return None
        left, days = self.previous
        if left.kind != sketch.kind or not linked(self.tk, left, sketch):
            return None
        if sketch.kind == "weekday" and sketch.weekday is not None:
            ahead = (sketch.weekday - days.first.isoweekday()) % 7
            return self._moved_weekday(days.first, ahead, sketch.weekday) + sketch.part
        if (
            sketch.kind != "calendar"
            or sketch.value == "order"
            or not (sketch.month and left.month)
        ):
            return None
        begun = (sketch.month, sketch.day or 31) >= (days.first.month, days.first.day)
        year = days.first.year + (not begun)
        day = f"-{sketch.day:02}" if sketch.day else ""
        return f"{year:04}-{sketch.month:02}{day}{sketch.part}"

    def tell(self, sketch: Sketch, value: str) -> None:
        """Take note that `sketch` told `value`."""
        if sketch.type == "DURATION":
            self.in_quarter = False
        back = sketch.kind == "shift" and sketch.offset == -1
        if value.startswith("BC") and not back and not self._led_by_since(sketch):
            self.bc = bc_year(value) or self.bc
        period = self.days or period_of(value)
        self.previous = None if period is None else (sketch, period)
        if period is not None and sketch.year is not None and period.first.year > 100:
            self.bc = None
        if period is None or sketch.type not in {"DATE", "TIME"}:
            return
        if period.grain == "Q" and sketch.kind in {"quarter", "anaphor"} and sketch.year is None:
            self.quarter, self.in_quarter = value, True
        elif period.grain == "Y" and sketch.kind in {"unit", "anaphor"}:
            self.in_quarter = False
        if period.grain not in {"DE", "CE"}:
            self.year = period.first.year
        if back or period.grain in {"DE", "CE"} or not self._moves(sketch, period):
            return
        self.told, self.told_at = period, sketch.first

    def _moves(self, sketch: Sketch, period: Period) -> bool:
        """The time carries the story on: not an aside in brackets, nor a bare adjective."""
        if not self.story or self.told is None:
            return True
        ahead = self.published is not None and period.first > self.published
        if ahead or self._led_by_until(sketch):
            return False
        if period.grain != "Y":
            return True
        if period.first.year == self.told.first.year:
            return False
        if self._in_heading(sketch):
            return True
        lead = sketch.first - (self.tk.word(sketch.first - 1) in _CARRYING)
        return lead == 0 or self.tk.classes[lead - 1] == "|" or self.tk.words[lead - 1] == "."

    def _in_heading(self, sketch: Sketch) -> bool:
        """`Campaign of 1905`, alone on its line, ends with the year."""
        classes = self.tk.classes
        start = classes.rfind("|", max(0, sketch.first - _HEADING), sketch.first)
        return start >= 0 and classes[sketch.last + 1 : sketch.last + 2] == "|"

    def _led_by_until(self, sketch: Sketch) -> bool:
        """`until May`, `until the fall of the city in May 1945`, `by next summer`: told ahead."""
        if sketch.offset == 1 and self.tk.word(sketch.first - 1) == "by":
            return True
        before = self.tk.words[max(0, sketch.first - _UNTIL_REACH) : sketch.first]
        for word in reversed(before):
            if word in {"until", "till"}:
                return True
            if word[0] in ",.;\n":
                return False
        return False

    def _led_by_since(self, sketch: Sketch) -> bool:
        """`since 513 BC`: told behind the story."""
        return self.tk.word(sketch.first - 1) == "since"

    # ------------------------------------------------------------------ anchors

    def _now(self) -> Day | None:
        """What "now" is: in a story the last told time, else the day of publication."""
        return self.told.first if self.story and self.told is not None else self.published

    def _tense(self, sketch: Sketch) -> Tense | None:
        return tense_at(self.tk, sketch.first, sketch.last)

    # -------------------------------------------------------------------- kinds

    def speaks_of(self, sketch: Sketch) -> bool:
        """The expression tells a time here: "recent" and "former" do in a story only."""
        return self.story or not (sketch.value == "PAST_REF" and sketch.part == "adjective")

    def _fixed(self, sketch: Sketch) -> str:
        return sketch.value

    def _occasion(self, sketch: Sketch) -> str:
        return sketch.value

    def _beside(self, sketch: Sketch) -> str:
        return unknown(sketch.unit)

    def _calendar(self, sketch: Sketch) -> str:
        month, day = sketch.month, sketch.day
        if sketch.value == "order" and self.day_first:
            month, day = day, month
        year = sketch.year
        if year is None and sketch.unit == "Y":
            year = self._year_beside(sketch)
        elif year is None and month is not None:
            year = self._year_for(sketch, month, day)
        written = "XXXX" if year is None else f"{year:04}"
        if month is not None:
            written += f"-{month:02}"
        if day is not None:
            written += f"-{day:02}"
        return written + sketch.part

    def _year_beside(self, sketch: Sketch) -> int | None:
        if sketch.anchor == "told" and sketch.offset == 0 and self.year is not None:
            return self.year
        now = self.told.first if sketch.anchor == "told" and self.told else self._now()
        return None if now is None else now.year + (sketch.offset or 0)

    def _year_for(self, sketch: Sketch, month: int, day: int | None) -> int | None:
        if self.story and self.told is not None:
            return self._year_in_story(self.told, month, sketch.first)
        now = self._now()
        if now is None:
            return None
        if self.tk.word(sketch.first - 1) == "ended":
            return now.year - ((month, day or 1) > (now.month, now.day))
        if sketch.offset == -1:
            return now.year if month < now.month else now.year - 1
        if sketch.offset == 1:
            return now.year if month > now.month else now.year + 1
        if sketch.offset == 0:
            return now.year
        ahead = (month - now.month) % 12
        if day is None and 0 < ahead <= self._months_ahead(sketch):
            return now.year + (month < now.month)
        return nearest_year(now, month, day, self._tense(sketch))

    def _story_year(self, year: int, at: int) -> int:
        """The year told last, or that of the heading above where the story has come back to it.

        A story that has gone on into the next year stays there; one that looked further ahead,
        or back before the year of the heading, goes on in the year of the heading.
        """
        section = self._sections[bisect.bisect_right(self._sections, (at, 9999)) - 1 :][:1]
        heading = section[0][1] if section and section[0][0] <= at else 0
        return heading if heading and not heading <= year <= heading + 1 else year

    def _months_ahead(self, sketch: Sketch) -> int:
        """How far ahead a bare month is the coming one, whatever verb governs it further off."""
        lead = self.tk.word(sketch.first - 1)
        if lead in _CARRIED:
            return _CARRIED_MONTHS
        if leaves_open(self.tk, sketch.first):
            return NEAR_MONTHS
        told = lead == "in" and is_past(self.tk, sketch.first - 2)
        return 0 if told else 1  # the same month of last year would be "last September"

    def _year_in_story(self, told: Period, month: int, at: int) -> int:
        """The year last told, or the next if the told one ran out, but none after publication."""
        year = self._story_year(told.first.year, at)
        if year != told.first.year:
            return year
        if told.grain in {"D", "MO"} and month <= told.first.month - _RUN_OUT:
            year += 1
        last = self.published
        ahead = last is not None and (year, month) > (last.year, last.month)
        return year - 1 if ahead and told.first <= (last or told.first) else year

    def _weekday(self, sketch: Sketch) -> str:
        number = sketch.weekday or 1
        told_day = self.story and self.told is not None and self.told.grain == "D"
        now = self._now() if told_day or self.published is None else self.published
        if now is None:
            return f"XXXX-WXX-{number}" + sketch.part
        if told_day:
            ahead = (number - now.isoweekday()) % 7
            return self._moved_weekday(now, ahead, number) + sketch.part
        back = (now.isoweekday() - number) % 7
        if sketch.offset == -1:
            back = back or 7
        elif sketch.offset == 1 or (back and self._lies_ahead(sketch)):
            back -= 7
        return self._moved_weekday(now, -back, number) + sketch.part

    def _lies_ahead(self, sketch: Sketch) -> bool:
        """`will meet Tuesday`; `this Tuesday` unless it is told in the past."""
        tense = self._tense(sketch)
        return tense == "future" or (sketch.offset == 0 and tense is None)

    def _moved_weekday(self, now: Day, days: int, number: int) -> str:
        moved = move(now, days, "D")
        return moved.isoformat() if moved else f"XXXX-WXX-{number}"

    def _unit(self, sketch: Sketch) -> str:
        led = self.story and self.tk.words[sketch.first] == "the" and sketch.offset == 1
        told = (sketch.anchor == "told" or led) and self.told is not None
        now = self.told.first if told and self.told else self._now()
        if self.published is not None and sketch.unit in {"W", "MO"} and not told:
            now = self.published
        if now is None:
            return unknown(sketch.unit) + sketch.part
        offset = sketch.offset or 0
        if sketch.unit == "Y" and offset == -1 and self._compared_quarter(sketch):
            return f"{now.year - 1}{(self.quarter or '')[4:]}"
        if not told and sketch.unit == "WE":
            offset += self._weekend_shift(now, sketch)
        if not told and sketch.unit == "W" and offset == -1 and now.isoweekday() == _SUNDAY:
            offset = 0  # to a newspaper of Sunday the week before ends today
        elif not told and sketch.unit == "W" and offset == 0 and now.isoweekday() == _SUNDAY:
            offset += self._tense(sketch) == "future"  # and this week is the one that begins
        if self.story and sketch.unit == "D" and offset == 0 and not told:
            return "PRESENT_REF"
        moved = move(now, offset, sketch.unit)
        return unknown(sketch.unit) if moved is None else value_at(moved, sketch.unit) + sketch.part

    def _compared_quarter(self, sketch: Sketch) -> bool:
        """In a report on a quarter `from $3 million last year` is the same quarter."""
        if not (self.in_quarter and self.quarter is not None and not self.story):
            return False
        before = self.tk.words[max(0, sketch.first - _COMPARED_REACH) : sketch.first]
        starts = [at for at, word in enumerate(before) if word in {"compared", "from"}]
        if not starts:
            return False
        between = before[starts[-1] + 1 :]
        told = not between or any(word[0].isdigit() for word in between)
        return told and _CLAUSE.isdisjoint(between)

    def _weekend_shift(self, now: Day, sketch: Sketch) -> int:
        """`the weekend`, `this weekend`: told in the past early in the week, it is the last one."""
        early = now.isoweekday() <= _THURSDAY
        if sketch.offset != 0 or not early:
            return 0
        tense = self._tense(sketch)
        bare = self.tk.words[sketch.first] == "the"
        return -1 if tense == "past" or (bare and tense is None) else 0

    def _anaphor(self, sketch: Sketch) -> str:
        if sketch.unit == "Q":
            return self._told_quarter(sketch)
        lead = self.tk.words[sketch.first : sketch.last]
        if sketch.unit == "Y" and self.year is not None and "that" in lead:
            return f"{self.year:04}"
        now = self.told.first if self.told and self._leans(sketch) else self._now()
        if now is None:
            return unknown(sketch.unit) + sketch.part
        if self.told and FINER[self.told.grain] > FINER.get(sketch.unit, 0):
            return value_at(now, self.told.grain)
        if self.story and sketch.unit == "Y":
            return f"{self._story_year(now.year, sketch.first):04}"
        return value_at(now, sketch.unit) + sketch.part

    def _leans(self, sketch: Sketch) -> bool:
        """An anaphor refers to the last told time: always in a story, else "that", "the same"."""
        lead = self.tk.words[sketch.first : sketch.last]
        return self.story or sketch.value == "day" or "that" in lead or "same" in lead

    def _told_quarter(self, sketch: Sketch) -> str:
        """`the quarter`, `the latest period`: the one last told, else the last full one."""
        now = self._now()
        month = self._month_of_end(sketch)
        if month is not None and now is not None and self.quarter is None:
            return f"{now.year - (month > now.month)}-Q{(month + 2) // 3}"
        if sketch.year is not None and sketch.value == "period" and not self.in_quarter:
            return f"{sketch.year}"
        value = self.quarter
        ahead = sketch.value == "latest" and now is not None and value is not None
        if value is None or (ahead and now is not None and value >= value_at(now, "Q")):
            if now is None:
                return "XXXX-QX"
            value = value_at(move(now, -1, "Q") or now, "Q")
        return value if sketch.year is None else f"{sketch.year}{value[4:]}"

    def _month_of_end(self, sketch: Sketch) -> int | None:
        """The month of `the quarter ended Sept. 30`; early in a month, it is the one before."""
        at = sketch.last + 2
        if sketch.year or self.tk.classes[at - 1 : at + 1] != "EM":
            return None
        month, day = MONTHS[self.tk.words[at]], at + 1 + (self.tk.word(at + 1) == ".")
        early = self.tk.classes[day : day + 1] == "D" and int(self.tk.words[day]) <= _EARLY_DAY
        return (month - 2) % 12 + 1 if early else month

    def _shift(self, sketch: Sketch) -> str:
        back = sketch.offset == -1
        if sketch.count is None:
            return "PAST_REF" if back else "FUTURE_REF"
        if sketch.unit in {"S", "M", "H"}:
            return self._shift_in_day(sketch)
        quarter = self.in_quarter and sketch.unit == "Y" and back
        told = self.told if sketch.anchor == "told" or self.story else None
        if quarter and self.quarter is not None:
            told = period_of(self.quarter)
        if told is None:
            now = self._now()
            if now is None:
                return unknown(sketch.unit)
            told = Period(first=now, last=now, grain="D")
        far = sketch.count * (-1 if back else 1)
        if FINER.get(sketch.unit, 9) < FINER[told.grain]:
            self.days = moved_days(told, far, sketch.unit)
        return moved_value(told, far, sketch.unit, quarter)

    def _shift_in_day(self, sketch: Sketch) -> str:
        now = self.told.first if self.told and sketch.anchor == "told" else self._now()
        return "XXXX-XX-XX" if now is None else now.isoformat()

    def _quarter(self, sketch: Sketch) -> str:
        return self._part_of_year(sketch, "Q", 3)

    def _half(self, sketch: Sketch) -> str:
        return self._part_of_year(sketch, "H", 6)

    def _part_of_year(self, sketch: Sketch, letter: str, months: int) -> str:
        number = int(sketch.count or 1)
        year = sketch.year
        now = self._now()
        if year == -1:  # the year-ago quarter
            year = None if now is None else self._quarter_year(now, number, months, sketch) - 1
        elif year is None and now is not None:
            year = now.year + (sketch.offset or 0)
            if sketch.offset is None and not self.story:
                year = self._quarter_year(now, number, months, sketch)
        return f"{'XXXX' if year is None else year}-{letter}{number}"

    def _quarter_year(self, now: Day, number: int, months: int, sketch: Sketch) -> int:
        """The year of a quarter without one: running or past, unless the tense looks ahead."""
        running = (now.month - 1) // months + 1
        if number > running:
            soon = number == running + 1 and now.month % months == 0
            return now.year if soon or self._tense(sketch) == "future" else now.year - 1
        last = number == 1 and running == 12 // months
        return now.year + (last and self._tense(sketch) == "future")

    def _season(self, sketch: Sketch) -> str:
        year = sketch.year
        now = self._now()
        if year is None and now is not None:
            start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[sketch.value]
            if sketch.unit == "Y":
                year = (self.published or now).year + (sketch.offset or 0)
            elif self.story:
                year = self._story_year(now.year, sketch.first) + (sketch.offset == 1)
            elif sketch.offset is None or sketch.offset == 0:
                year = nearest_year(now, start, None, self._tense(sketch))
                if sketch.offset == 0:
                    year = now.year
            elif sketch.offset == -1:
                year = now.year if start + 2 < now.month else now.year - 1
            else:
                year = now.year if start > now.month else now.year + 1
        return f"{'XXXX' if year is None else year}-{sketch.value}"

    def _holiday(self, sketch: Sketch) -> str:
        now = self._now()
        year = sketch.year
        if year is None and now is None:
            return f"XXXX-{fixed_day(sketch.value) or 'XX-XX'}" + sketch.part
        if year is None and now is not None:
            day = holiday_day(sketch.value, now.year)
            if sketch.offset is not None:
                beyond = day >= now if sketch.offset == -1 else day <= now
                year = now.year + (sketch.offset if beyond else 0)
            else:
                year = nearest_year(now, day.month, None, self._tense(sketch))
        # The next one after the last year that the calendar has is that year's.
        year = min(max(MINYEAR, year or 0), MAXYEAR)
        return holiday_day(sketch.value, year).isoformat() + sketch.part

    def _within(self, sketch: Sketch) -> str:
        frame = self._frame(sketch)
        if frame is None:
            return "XXXX" if sketch.month is None else f"XXXX-{sketch.month:02}"
        if sketch.day is not None:
            day = frame.first.replace(day=min(sketch.day, frame.last.day))
            return value_at(day, sketch.unit)
        found = counted_within(
            frame, int(sketch.count or 1), weekday=sketch.weekday or 0, unit=sketch.unit
        )
        self.days = found if found.grain == "W" else None
        return value_at(move(found.first, 3 if self.days else 0, "D") or found.first, found.grain)

    def _frame(self, sketch: Sketch) -> Period | None:
        """The month or year that is counted in."""
        if sketch.month is not None:
            year = sketch.year or self._year_for(sketch, sketch.month, sketch.day)
            return None if year is None else month_period(year, sketch.month)
        if sketch.year is not None:
            return period_of(f"{sketch.year:04}")
        now = self._now()
        moved = None if now is None else move(now, sketch.offset or 0, sketch.value)
        return None if moved is None else period_of(value_at(moved, sketch.value))

    def _clock(self, sketch: Sketch) -> str:
        now = self.told.first if self.told and self.told.grain == "D" else self._now()
        if now is None:
            return "XXXX-XX-XX" + sketch.part
        return now.isoformat() + sketch.part


def _sections(tk: Tokens) -> list[tuple[int, int]]:
    """First token of each short line between blank lines, and the year in it; 0 if not one."""
    breaks = [-1, *(at for at, letter in enumerate(tk.classes) if letter == "|")]
    found: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(breaks):
        if end - start > _HEADING_TOKENS or tk.words[end - 1] in {".", "?", "!"}:
            continue
        years = [at for at in range(start + 1, end) if tk.classes[at] == "Y"]
        one = len(years) == 1 and tk.word(years[0] - 1) not in _OPENING
        found.append((start + 1, int(tk.words[years[0]]) if one else 0))
    return found
