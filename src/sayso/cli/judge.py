"""The commands by which a person corrects a book: merge, split, rename, retype, link, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from sayso.cli.commands import book_option, json_option
from sayso.config import read_settings
from sayso.records import EntityType, Verdict

if TYPE_CHECKING:
    from sayso.book import Book
    from sayso.records import Judgement

F = TypeVar("F", bound=Callable[..., Any])


def reason_option(command: F) -> F:
    """`--reason`: how the person knows."""
    return click.option(
        "--reason", required=True, metavar="SENTENCE", help="How you know; shown with the decision."
    )(command)


@click.group()
def judge() -> None:
    """Correct who is who in a book; what you decide holds for all later articles and readings.

    ENTITY is a name or an id, as the pages show them. Every decision is kept with its reason and
    time, and can be withdrawn.

    \b
    Examples:
      sayso judge merge "Meta" "Facebook" --reason "Renamed in 2021." --book beat.db
      sayso judge list --book beat.db
      sayso judge withdraw jdg_0123456789abcdef0123 --book beat.db
    """


@judge.command()
@click.argument("entities", nargs=-1, required=True, metavar="ENTITY ENTITY...")
@reason_option
@book_option
def merge(entities: tuple[str, ...], reason: str, book_path: Path | None) -> None:
    """Two or more entities are one.

    \b
    Example:
      sayso judge merge "Meta" "Facebook" --reason "Renamed in 2021."
    """
    _judge(book_path, "same", entities, reason)


@judge.command()
@click.argument("entities", nargs=-1, required=True, metavar="ENTITY ENTITY...")
@reason_option
@book_option
def apart(entities: tuple[str, ...], reason: str, book_path: Path | None) -> None:
    """Two or more entities are never one, whatever joins them.

    \b
    Example:
      sayso judge apart "George W. Bush" "George Bush" --reason "Father and son."
    """
    _judge(book_path, "different", entities, reason)


@judge.command()
@click.argument("entity", metavar="ENTITY")
@click.option("--name", metavar="NAME", help="Under this name it is another one.")
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="In this article; may be repeated."
)
@reason_option
@book_option
def split(
    entity: str, name: str | None, articles: tuple[str, ...], reason: str, book_path: Path | None
) -> None:
    """Part of an entity is another one: under a name, in some articles, or both.

    \b
    Examples:
      sayso judge split "Ada Quist" --name Quist --reason "Quist alone is her brother."
      sayso judge split "Sam Lowe" --article art_0123456789abcdef0123 --reason "A namesake."
    """
    _judge(book_path, "split", (entity,), reason, value=name, articles=articles)


@judge.command()
@click.argument("entity", metavar="ENTITY")
@click.argument("name")
@reason_option
@book_option
def rename(entity: str, name: str, reason: str, book_path: Path | None) -> None:
    """The book shall show an entity under this name.

    \b
    Example:
      sayso judge rename "Twitter" "X" --reason "Its name since July 2023."
    """
    _judge(book_path, "rename", (entity,), reason, value=name)


@judge.command()
@click.argument("entity", metavar="ENTITY")
@click.argument("kind", metavar="TYPE", type=click.Choice(get_args(EntityType)))
@reason_option
@book_option
def retype(entity: str, kind: str, reason: str, book_path: Path | None) -> None:
    """An entity is of this type: person, organization, place, product, group or other.

    \b
    Example:
      sayso judge retype "Instagram" product --reason "An app, not a firm."
    """
    _judge(book_path, "retype", (entity,), reason, value=kind)


@judge.command()
@click.argument("entity", metavar="ENTITY")
@click.argument("identifier", metavar="SCHEME=ID")
@reason_option
@book_option
def link(entity: str, identifier: str, reason: str, book_path: Path | None) -> None:
    """An entity has this identifier elsewhere; entities with the same one are one.

    An empty ID takes the identifier away.

    \b
    Example:
      sayso judge link "Meta" wikidata=Q380 --reason "Looked it up."
    """
    _judge(book_path, "link", (entity,), reason, value=identifier)


@judge.command(name="list")
@click.argument("entity", metavar="ENTITY", required=False)
@book_option
@json_option
def list_(entity: str | None, book_path: Path | None, as_json: bool) -> None:
    """Print what was decided, oldest first, withdrawn decisions included.

    \b
    Examples:
      sayso judge list
      sayso judge list "Meta" --json
    """
    from sayso.cli.output import print_json

    with _open(book_path, read_only=True) as book:
        about = _entity(book, entity) if entity else None
        found = book.judging.judgements(about)
        if as_json:
            print_json(found)
            return
        for one in found:
            click.echo(_line(book, one))
    if not found:
        click.echo("Nothing was decided.")


@judge.command()
@click.argument("judgement", metavar="ID")
@book_option
def withdraw(judgement: str, book_path: Path | None) -> None:
    """A decision holds no longer; it stays in the list with both times.

    \b
    Example:
      sayso judge withdraw jdg_0123456789abcdef0123 --book beat.db
    """
    from sayso.pipeline.judging import withdraw as take_back

    with _open(book_path) as book:
        click.echo(_line(book, take_back(book, judgement)))


# ------------------------------------------------------------------------- shared


def _judge(
    path: Path | None,
    verdict: Verdict,
    entities: tuple[str, ...],
    reason: str,
    *,
    value: str | None = None,
    articles: tuple[str, ...] = (),
) -> None:
    from sayso.pipeline.judging import Decision
    from sayso.pipeline.judging import judge as decide

    with _open(path) as book:
        about = (*(_entity(book, entity) for entity in entities), *articles)
        made = decide(book, Decision(verdict=verdict, about=about, reason=reason, value=value))
        click.echo(_line(book, made))
        click.echo(f"To take it back: sayso judge withdraw {made.id} --book {book.path}")


def _open(path: Path | None, *, read_only: bool = False) -> Book:
    from sayso.book import Book

    return Book(path or Path(read_settings().book), read_only=read_only)


def _entity(book: Book, given: str) -> str:
    """The id of an entity from a name or id; an id that was merged away is one still."""
    return given if book.entities.in_use(given) else book.named(given).id


def _line(book: Book, one: Judgement) -> str:
    """One decision in one line of words."""
    names = " | ".join(book.judging.name_of(about) for about in one.about)
    value = f" -> {one.value}" if one.value else ""
    withdrawn = f" (withdrawn {one.withdrawn})" if one.withdrawn else ""
    return f"{one.id}  {one.at}  {one.verdict}: {names}{value}  {one.reason}{withdrawn}"
