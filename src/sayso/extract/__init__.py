"""One article and what the network saw in it, to statements, events, mentions, times and sums."""

from sayso.extract.ontology import EventType, Ontology, load_ontology, mode_of
from sayso.extract.reading import extract

VERSION = "1"
"""Raised whenever the rules of this stage change what is read, so that articles are read anew."""

__all__ = ["VERSION", "EventType", "Ontology", "extract", "load_ontology", "mode_of"]
