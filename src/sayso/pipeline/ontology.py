"""The event types that hold in a book: those of the package, changed by the files of its users."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.book import Book
from sayso.contract import EventTypeInfo

if TYPE_CHECKING:
    from sayso.extract import EventType, Ontology


def book_ontology(book: Book | None) -> Ontology:
    """The event types of a book; those of the package alone for None."""
    from sayso.extract.ontology import load_ontology, with_files

    return load_ontology() if book is None else with_files(book.ontology_files())


def event_types(book: Book | None = None) -> tuple[EventTypeInfo, ...]:
    """The event types as they leave the system, in the order of the ontology."""
    ontology = book_ontology(book)
    return tuple(_info(kind, ontology) for kind in ontology.types.values())


def add_ontology(book: Book, path: Path) -> tuple[EventTypeInfo, ...]:
    """Keep a user's file on event types in the book; what is read from now on is read by it.

    A file of the same name takes the place of the earlier one.

    Returns:
        The types that the file names, as they now are.

    Raises:
        ConfigError: The file cannot be read, or a value in it is not of the right kind.
    """
    import tomllib

    from sayso.extract.ontology import read_file, with_files

    toml = read_file(path)
    files = dict(book.ontology_files()) | {path.name: toml}
    ontology = with_files(sorted(files.items()))
    own = [name for name, kind in ontology.types.items() if kind.user]
    book.keep_ontology_file(path.name, toml, own)
    named = tomllib.loads(toml).get("type", {})
    return tuple(_info(ontology.types[name], ontology) for name in named)


def event_scores(book: Book | None = None) -> dict[str, float]:
    """The weight of each event type, -10 (conflict) to +10 (cooperation), from the ontology."""
    return {name: kind.score for name, kind in book_ontology(book).types.items()}


def _info(kind: EventType, ontology: Ontology) -> EventTypeInfo:
    root = ontology.roots.get(kind.root)
    return EventTypeInfo(
        name=kind.name,
        definition=kind.definition,
        root=kind.root,
        quad=root.quad if root else None,
        plover_score=root.score if root else None,
        score=kind.score,
        symmetric=kind.symmetric,
        speech=kind.speech,
        modes=kind.modes,
        plover_mode=kind.plover_mode,
        plover_modes=kind.plover_modes,
        examples=kind.examples,
        words=(*kind.verbs, *kind.nouns, *kind.phrases),
        user=kind.user,
    )
