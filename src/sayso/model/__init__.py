"""The network that reads: one pass over a text gives mentions, links, statements and events."""

from sayso.model.network import Network

__all__ = ["Network"]
