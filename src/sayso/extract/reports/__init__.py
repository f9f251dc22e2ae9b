"""Statements by rule: a speaker, a verb of saying, and what is said, within one stretch of text.

Used for words inside words, which the network does not mark, and for everything when there is no
network. Works on the tokens of one sentence (or of the piece of one that a statement's content
covers) and knows the mentions.
"""

from sayso.extract.reports.contents import MARKED
from sayso.extract.reports.read import Reports

__all__ = ["MARKED", "Reports"]
