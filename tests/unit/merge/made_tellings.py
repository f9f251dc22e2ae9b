"""Tellings that the tests of merging are written with; every field can be given anew."""

from __future__ import annotations

from typing import Any

from sayso.merge.tellings import Telling


def meeting(name: str, **more: Any) -> Telling:
    """Voss meets Lindgren, told in an article of its own."""
    values: dict[str, Any] = {
        "article": f"article of {name}",
        "published": "2024-06-06",
        "type": "meet",
        "initiators": ("voss",),
        "recipients": ("lindgren",),
    }
    return Telling(id=name, **{**values, **more})


def gift(name: str, **more: Any) -> Telling:
    """Corvane gives to Whitlock, told in the article of that name."""
    values: dict[str, Any] = {
        "article": name,
        "published": "2025-01-07",
        "type": "donate",
        "initiators": ("corvane",),
        "recipients": ("whitlock",),
    }
    return Telling(id=f"told in {name}", **{**values, **more})


def on(day: str) -> dict[str, str]:
    """The fields of a telling that is dated to one day."""
    return {"earliest": day, "latest": day}
