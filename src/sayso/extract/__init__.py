"""One article and what the network saw in it, to statements, events, mentions, times and sums."""

from sayso.extract.ontology import EventType, Ontology, load_ontology, mode_of
from sayso.extract.reading import extract

__all__ = ["EventType", "Ontology", "extract", "load_ontology", "mode_of"]
