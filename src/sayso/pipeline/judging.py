"""Judging: what a person decides about entities, kept and replayed.

judge, withdraw -> the judgement in the book -> merge_book: what it changes, and no more
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, get_args

import msgspec

from sayso.book import Book
from sayso.book.connection import now
from sayso.errors import InputError, NotInBook
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Progress, Strict
from sayso.records import EntityType, Judgement, Record, Verdict
from sayso.text.ids import make_id

PLACES: Final = 25
"""Places kept of what a judgement is about: enough that a newer reading which goes wrong in a few
of them is outvoted; set by judgement."""
LONGEST_TEXT: Final = 2_000
"""Characters of a reason or a value."""
MOST_ABOUT: Final = 200
"""Records that one judgement may be about."""
LEAST_ABOUT: Final[dict[str, int]] = {"same": 2, "different": 2}
_SCHEME = re.compile(r"[a-z][a-z0-9_]{0,30}")


class Decision(Record, frozen=True, kw_only=True):
    """What a person decides.

    | verdict | about | value |
    |---|---|---|
    | same | entities that are one | |
    | different | entities that are not one, whatever joins them | |
    | split | an entity; then articles in which it is another one (none: all) | a name by which \
it is another one, or None |
    | rename | an entity | its name |
    | retype | an entity | its type |
    | link | an entity | `scheme=id` ("wikidata=Q380"; "wikidata=" takes it away) |
    """

    verdict: Verdict
    about: tuple[str, ...]
    reason: str
    value: str | None = None


def judge(
    book: Book,
    decision: Decision,
    *,
    by: str = "person",
    at: str | None = None,
    progress: Progress | None = None,
) -> Judgement:
    """Keep a judgement and bring the book up to date with it.

    Args:
        book: An open book.
        decision: What was decided; ids as the book has them.
        by: Who decided.
        at: When: aware UTC, ISO 8601; None for now.
        progress: Who is told how far the merge is.

    Raises:
        InputError: No reason, or a value that does not fit the verdict.
        NotInBook: It is about an entity or article that the book does not have.
    """
    checked = _checked(book, decision)
    given = msgspec.structs.asdict(checked)
    when = at or now()
    made = Judgement(id=make_id("jdg", *given.values(), by, when), by=by, at=when, **given)
    entities = checked.about[:1] if checked.verdict == "split" else checked.about
    with book.writing():
        places = {entity: book.judging.places_of(entity, PLACES) for entity in entities}
        book.judging.add(made, places)
        _touch(book, made)
    merge_book(book, progress or Strict())
    return made


def withdraw(
    book: Book, judgement: str, *, at: str | None = None, progress: Progress | None = None
) -> Judgement:
    """Let a judgement hold no longer, and bring the book up to date; it is kept with both times.

    Raises:
        NotInBook: There is no such judgement.
        InputError: It was withdrawn before.
    """
    made = next((one for one in book.judging.judgements() if one.id == judgement), None)
    if made is None:
        raise NotInBook(f"there is no judgement {judgement!r}", "list them: sayso judge list")
    if made.withdrawn is not None:
        raise InputError(f"{judgement!r} was withdrawn {made.withdrawn}", "judge anew instead")
    when = at or now()
    with book.writing():
        book.judging.withdraw(judgement, when)
        _touch(book, made)
    merge_book(book, progress or Strict())
    return msgspec.structs.replace(made, withdrawn=when)


def _touch(book: Book, made: Judgement) -> None:
    ids = {*made.about, *(now for j, _, now in book.judging.judged_as() if j == made.id)}
    joined = book.judging.joined_as()
    book.judging.touch({*ids, *(joined[one] for one in ids if one in joined)})
    book.merging.add("judge", ["all"])


# ------------------------------------------------------------------------- checking


def _checked(book: Book, decision: Decision) -> Decision:
    reason = decision.reason.strip()[:LONGEST_TEXT]
    if not reason:
        raise InputError("a judgement needs a reason", "say in a sentence how you know")
    about = tuple(dict.fromkeys(decision.about))
    least = LEAST_ABOUT.get(decision.verdict, 1)
    if not least <= len(about) <= MOST_ABOUT:
        raise InputError(
            f"{decision.verdict!r} is about {least} to {MOST_ABOUT} different records, "
            f"got {len(about)}",
            "name each of them once",
        )
    _check_ids(book, decision.verdict, about)
    value = _value(decision.verdict, (decision.value or "").strip()[:LONGEST_TEXT], len(about))
    return Decision(verdict=decision.verdict, about=about, reason=reason, value=value)


def _check_ids(book: Book, verdict: Verdict, about: Sequence[str]) -> None:
    entities = about[:1] if verdict == "split" else about
    for entity in entities:
        if not (book.entities.has_entity(entity) or book.entities.in_use(entity)):
            raise NotInBook(f"there is no entity {entity!r} in the book", "search for its name")
    for article in about[len(entities) :]:
        if not book.merging.has_article(article):
            raise NotInBook(f"there is no article {article!r} in the book", "look it up by search")


def _value(verdict: Verdict, value: str, abouts: int) -> str | None:
    if verdict in ("same", "different", "wrong"):
        return None
    if verdict == "split":
        if not value and abouts == 1:
            raise InputError(
                "a split needs a name or an article", "say what of the entity is another one"
            )
        return value or None
    if verdict == "retype" and value not in get_args(EntityType):
        known = ", ".join(get_args(EntityType))
        raise InputError(f"{value!r} is no type", f"choose one of: {known}")
    if verdict == "link":
        scheme, sign, identifier = (part.strip() for part in value.partition("="))
        if not sign or not _SCHEME.fullmatch(scheme):
            raise InputError(f"{value!r} is no link", "write it as wikidata=Q380")
        return f"{scheme}={identifier}"
    if not value:
        raise InputError("the new name is empty", "give the name that the book shall show")
    return value
