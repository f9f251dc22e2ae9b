"""What one time expression says by itself, before the context fixes it."""

from __future__ import annotations

from typing import Literal

from sayso.records import Record, TimeType

Kind = Literal[
    "fixed", "calendar", "weekday", "unit", "shift", "anaphor", "quarter", "half", "season",
    "holiday", "clock", "occasion", "beside", "within",
]  # fmt: skip


class Sketch(Record, frozen=True, kw_only=True):
    """A time expression as read from its own words.

    `kind` tells which fields count:

    - fixed: `value` is the answer.
    - calendar: `year`, `month`, `day`, whichever are told; `offset` moves the year.
    - weekday: `weekday` 1..7, `offset` (-1 last, 1 next, 0 this, None bare).
    - unit: the day, week, month, ... `unit` that lies `offset` units from now.
    - shift: `count` units of `unit` from the anchor, `offset` -1 back or 1 on.
    - anaphor: the `unit` that the last told time lies in, moved by `offset`.
    - quarter, half: number `count` of the year, or by `offset` from the present one.
    - season: `value` SP, SU, FA, WI.
    - holiday: `value` is its name.
    - clock: a time of day alone, in `part`.
    - occasion: `value` is the value of the public occasion.
    - beside: the `unit` before or after something told behind it.
    - within: weekday or `unit` number `count` (-1 the last) of `month`, `year`, or of the present
      month or year (`value`, moved by `offset`); with `day`, the `unit` that this day lies in.
    """

    first: int
    last: int
    """First and last token."""
    type: TimeType
    kind: Kind
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: float | None = None
    offset: int | None = None
    anchor: Literal["now", "told"] = "now"
    part: str = ""
    """`TMO`, `T14:30`: goes behind a day."""
    fiscal: bool = False
    lead: int = 0
    """Tokens at the start that belong to a wider phrase: the end of, late, nearly."""
