"""The book: one SQLite file that keeps articles, readings, judgements and what follows of them."""

from sayso.book.store import Book

__all__ = ["Book"]
