"""The order of the stages: the only place that knows it.

ingest -> model -> extract -> book        reading.py, one article at a time
book -> merge -> book                     merging.py, what is new and what it touches
"""

from sayso.pipeline.merging import add_identities, merge_book
from sayso.pipeline.ontology import add_ontology, event_scores, event_types
from sayso.pipeline.progress import Progress
from sayso.pipeline.reading import Report, read_paths

__all__ = [
    "Progress",
    "Report",
    "add_identities",
    "add_ontology",
    "event_scores",
    "event_types",
    "merge_book",
    "read_paths",
]
