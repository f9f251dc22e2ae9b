"""One article and what the network saw in it, to statements, events, mentions, times and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.extract.ontology import EventType, Ontology, load_ontology, mode_of
    from sayso.extract.reading import extract

VERSION = "4"
"""Raised whenever the rules of this stage change what is read, so that articles are read anew."""

_WHERE = {
    "EventType": "sayso.extract.ontology",
    "Ontology": "sayso.extract.ontology",
    "extract": "sayso.extract.reading",
    "load_ontology": "sayso.extract.ontology",
    "mode_of": "sayso.extract.ontology",
}
__all__ = ["VERSION", "EventType", "Ontology", "extract", "load_ontology", "mode_of"]


def __getattr__(name: str) -> Any:
    """Load a name when it is first used: times and sums are of use without the rest."""
    if name not in _WHERE:
        raise AttributeError(f"module 'sayso.extract' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
