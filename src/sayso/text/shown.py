"""Days and sums as a reader writes them."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun",
                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # fmt: skip
_DAY: Final = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)


def day(text: str | None) -> str:
    """`2024-08-09` as `9 Aug 2024`, `2024-08` as `Aug 2024`."""
    if text is None:
        return "undated"
    found = _DAY.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return text
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1].lstrip('0') or '0'}"
    return f"{int(found[3])} {month}" if found[3] else month


def when(earliest: str | None, latest: str | None) -> str:
    """The days that a time can mean, as shortly as they can be said."""
    if earliest is None and latest is None:
        return "undated"
    if earliest is None:
        return f"until {day(latest)}"
    if latest is None:
        return f"from {day(earliest)}"
    if earliest == latest:
        return day(earliest)
    if earliest[:4] == latest[:4] and (earliest[4:], latest[4:]) == ("-01-01", "-12-31"):
        return earliest[:4]
    first, last = day(earliest).split(), day(latest).split()
    if len(first) != 3 or len(last) != 3:
        return f"{day(earliest)} – {day(latest)}"
    if earliest[:7] == latest[:7]:
        whole = earliest.endswith("-01") and int(latest[8:]) >= 28
        return " ".join(first[1:]) if whole else f"{first[0]}–{' '.join(last)}"
    if earliest.endswith("-01") and int(latest[8:]) >= 28:
        first, last = first[1:], last[1:]
    if first[-1] == last[-1]:
        first = first[:-1]
    return f"{' '.join(first)} – {' '.join(last)}"


def money(value: float, currency: str | None) -> str:
    """A sum with its currency: `USD 1.5 million`."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            number = f"{value / size:,.3f}".rstrip("0").rstrip(".") + f" {name}"
            break
    else:
        number = f"{value:,.2f}".removesuffix(".00")
    return f"{currency} {number}" if currency else number
