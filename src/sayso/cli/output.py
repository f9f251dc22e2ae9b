"""Records to standard output or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from sayso.contract import EventTypeInfo
from sayso.records import Time


def print_json(value: Any) -> None:
    """Print one value as JSON, indented, for people and programs."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def print_times(times: Sequence[Time]) -> None:
    """Print time expressions, one a line, in columns."""
    for time in times:
        days = f"{time.earliest or '...'} to {time.latest or '...'}"
        print(f"{time.text:<32} {time.type:<9} {time.value:<20} {days}")
    if not times:
        print("No time expression.")


def print_types(types: Iterable[EventTypeInfo]) -> None:
    """Print event types, one a line, in columns."""
    for one in types:
        own = " (your own)" if one.user else ""
        print(f"{one.name:<16} {one.score:>+5.1f}  {one.root:<10} {one.definition}{own}")


def print_type(one: EventTypeInfo) -> None:
    """Print all that is known of an event type, one thing a line."""
    quad = f" ({one.quad.lower()}, PLOVER score {one.plover_score:+})" if one.quad else ""
    lines = {
        "definition": one.definition,
        "weight": f"{one.score:+}",
        "PLOVER root": f"{one.root}{quad}",
        "modes": ", ".join(one.modes),
        "examples": " ".join(one.examples),
        "words": ", ".join(one.words),
    }
    print(one.name + (" (your own: found by its words alone)" if one.user else ""))
    for name, value in lines.items():
        if value:
            print(f"  {name + ':':<12} {value}")
