"""The commands; each body imports what it needs, so that `--help` is instant."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from sayso.config import Settings, read_settings
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from sayso.book import Book
    from sayso.pipeline import Report

CANNOT_WORK = 3
STOPPED = 130
F = TypeVar("F", bound=Callable[..., Any])

PATHS = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False)


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as err:
        sys.exit(err.exit_code)
    except click.ClickException as err:
        err.show()
        sys.exit(err.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _stop()
    except ImportError as err:
        if not _interrupted(err):
            raise
        _stop()
    except SaysoError as err:
        click.echo(f"sayso: {err.message}" + (f"\n    {err.hint}" if err.hint else ""), err=True)
        sys.exit(CANNOT_WORK)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: no message, no traceback
        sys.exit(0)


def _stop() -> NoReturn:
    click.echo("Stopped. Nothing is lost: run the same command again to go on.", err=True)
    sys.exit(STOPPED)


def _interrupted(err: BaseException) -> bool:
    """Ctrl-C while a compiled library is being loaded comes as a failure to load it."""
    at: BaseException | None = err
    while at is not None and not isinstance(at, KeyboardInterrupt):
        at = at.__cause__ or at.__context__
    return at is not None


def book_option(command: F) -> F:
    """`--book`: which book."""
    return click.option(
        "--book",
        "book_path",
        type=FILE,
        metavar="BOOK",
        help="The book (an SQLite file). [default: sayso.db]",
    )(command)


def json_option(command: F) -> F:
    """`--json`: data instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def jobs_option(command: F) -> F:
    """`--jobs`: how many processes read."""
    return click.option(
        "--jobs", type=click.IntRange(0, 256), help="Processes that read; 0: one for each core."
    )(command)


def port_option(command: F) -> F:
    """`--port` and `--no-browser`: where the pages are shown."""
    command = click.option("--port", type=click.IntRange(0, 65535), help="Port of the pages.")(
        command
    )
    return click.option("--no-browser", is_flag=True, help="Do not open the browser.")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sayso", prog_name="sayso")
def cli() -> None:
    """Read news; keep a book of who did what to whom, when, and on whose say-so.

    \b
    Examples:
      sayso demo                          look at a book of sample articles
      sayso open ./articles               read a folder and look at its book
      sayso read ./articles --book b.db   read a folder into a book
      sayso export --book b.db            write the book as JSON lines
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=PATHS)
@book_option
@jobs_option
@json_option
def read(paths: tuple[Path, ...], book_path: Path | None, jobs: int | None, as_json: bool) -> int:
    """Read files and folders (.txt, .md, .html, .jsonl) into a book.

    What is in the book already is skipped, so that an interrupted run goes on where it was.

    \b
    Examples:
      sayso read ./articles
      sayso read news.jsonl page.html --book beat.db --jobs 4
    """
    settings = read_settings()
    with _open_book(book_path, settings, create=True) as book:
        report = _read(paths, book, jobs, settings, silent=as_json)
        _print_report(report, book, as_json=as_json)
    return 1 if report.failures else 0


@cli.command()
@book_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "relations", "plover", "csv", "parquet"]),
    default="jsonl",
    show_default=True,
    help="jsonl: every record, one a line; relations: every two with their months and turning"
    " points, one a line; plover: events as POLECAT has them, tab-separated; csv, parquet: flat"
    " tables.",
)
@click.option("--table", metavar="TABLE", help="Of the flat tables only this one.")
@click.option(
    "--output",
    type=PATHS,
    metavar="PATH",
    help="Write to this file instead of standard output; all flat tables: to this folder.",
)
def export(book_path: Path | None, form: str, table: str | None, output: Path | None) -> None:
    """Write the book for other programs: JSON lines, PLOVER rows, CSV or Parquet tables.

    `sayso schema` prints the shape of each kind of JSON line; docs/export.md tells the columns.

    \b
    Examples:
      sayso export --book beat.db --format jsonl --output beat.jsonl
      sayso export --book beat.db --format plover --output beat.tsv
      sayso export --book beat.db --format csv --output beat-tables
      sayso export --book beat.db --format csv --table events > events.csv
      sayso export --book beat.db --format parquet --output beat-tables
    """
    from sayso.cli.exporting import write_export

    with _open_book(book_path, read_settings(), read_only=True) as book:
        write_export(book, form, table, output)


@cli.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of the exported records, or of one kind.

    \b
    Examples:
      sayso schema
      sayso schema statement
    """
    from sayso.cli.output import print_json
    from sayso.contract import schemas

    found = schemas()
    if kind is not None and kind not in found:
        raise click.BadParameter(f"{kind!r} is none of: {', '.join(found)}", param_hint="KIND")
    print_json(found if kind is None else found[kind])


@cli.command(name="open")
@click.argument("paths", nargs=-1, type=PATHS)
@book_option
@jobs_option
@port_option
def open_(
    paths: tuple[Path, ...],
    book_path: Path | None,
    jobs: int | None,
    port: int | None,
    no_browser: bool,
) -> None:
    """Show a book as pages on this machine; with PATHS, read them into it first.

    \b
    Examples:
      sayso open --book beat.db
      sayso open ./articles
    """
    settings = read_settings()
    with _open_book(book_path, settings, create=bool(paths)) as book:
        if paths:
            _print_report(_read(paths, book, jobs, settings, silent=False), book, as_json=False)
        path = book.path
    _serve(path, settings.port if port is None else port, browser=not no_browser)


@cli.command()
@click.option(
    "--book",
    "book_path",
    type=FILE,
    metavar="BOOK",
    help="The book (an SQLite file). [default: one in your own application folder]",
)
@port_option
def demo(book_path: Path | None, port: int | None, no_browser: bool) -> None:
    """Read the sample articles that come with sayso and show their book.

    \b
    Examples:
      sayso demo
      sayso demo --book demo.db --no-browser
    """
    from sayso.cli.progress import make_progress
    from sayso.pipeline import add_identities
    from sayso.sample import sample_identities_path, sample_path

    settings = read_settings()
    with _open_book(book_path or _demo_path(), settings, create=True) as book:
        add_identities(book, sample_identities_path(), make_progress(silent=True))
        report = _read((sample_path(),), book, None, settings, silent=False)
        _print_report(report, book, as_json=False)
        path = book.path
    _serve(path, settings.port if port is None else port, browser=not no_browser)


@cli.command()
@click.argument("address")
@book_option
def get(address: str, book_path: Path | None) -> None:
    """Print a page of the book as data (JSON), without a server.

    \b
    Examples:
      sayso get /
      sayso get "/search?q=inauguration" --book beat.db
    """
    from urllib.parse import urlsplit

    from sayso.web import fetch

    settings = read_settings()
    path, _, query = address.partition("?")
    path = urlsplit(path).path.rstrip("/")
    with _open_book(book_path, settings, read_only=True) as book:
        answer = fetch(_app(book.path), f"{path or '/index'}.json", query)
    sys.stdout.buffer.write(answer + b"\n")


@cli.command(name="time")
@click.argument("text")
@click.option("--date", "day", metavar="DAY", help="When the text was published: 2024-08-09.")
@click.option(
    "--occasions", "table", type=FILE, metavar="FILE", help="Occasions of your own: docs/times.md."
)
@json_option
def time_(text: str, day: str | None, table: Path | None, as_json: bool) -> None:
    """Print the time expressions of a text: words, type, value, earliest and latest day.

    Without --date, what leans on the day of publication stays relative.

    \b
    Examples:
      sayso time "They met on Tuesday." --date 2024-08-09
      sayso time "in early 2023" --json
    """
    from sayso.cli.output import print_json, print_times
    from sayso.extract.times import load_occasions, read_times

    own = load_occasions(table) if table else ()
    times = read_times(text, published=_day(day), occasions=own)
    print_json(times) if as_json else print_times(times)


@cli.group()
def identities() -> None:
    """People and organisations that a book knows by other names.

    \b
    Example:
      sayso identities add names.csv --book beat.db
    """


@identities.command(name="add")
@click.argument("table", type=FILE)
@book_option
def identities_add(table: Path, book_path: Path | None) -> None:
    """Add a table of names and merge the book by it.

    CSV (columns: docs/identities.md) or FollowTheMoney JSON. A table of the same file name takes
    the place of the earlier one.

    \b
    Examples:
      sayso identities add names.csv --book beat.db
      sayso identities add companies.ftm.json --book beat.db
    """
    from sayso.cli.progress import make_progress
    from sayso.pipeline import add_identities

    with (
        _open_book(book_path, read_settings(), create=True) as book,
        make_progress(silent=False) as progress,
    ):
        rows = add_identities(book, table, progress)
    click.echo(f"{rows:,} rows of {table.name} hold in this book.")


@cli.group()
def ontology() -> None:
    """Event types: definition, PLOVER root, weight, modes, trigger words; and types of your own.

    \b
    Examples:
      sayso ontology show
      sayso ontology add own.toml --book beat.db
    """


@ontology.command(name="show")
@click.argument("type_", metavar="[TYPE]", required=False)
@click.option("--book", "book_path", type=FILE, metavar="BOOK", help="With the types of this book.")
@json_option
def ontology_show(type_: str | None, book_path: Path | None, as_json: bool) -> None:
    """Print the event types, or all that is known of one; with --book also the book's own.

    \b
    Examples:
      sayso ontology show
      sayso ontology show donate
      sayso ontology show knight --book beat.db --json
    """
    from sayso.cli.output import print_json, print_type, print_types
    from sayso.pipeline import event_types

    types = {kind.name: kind for kind in event_types()}
    if book_path is not None:
        with _open_book(book_path, read_settings(), read_only=True) as book:
            types = {kind.name: kind for kind in event_types(book)}
    if type_ is not None and type_ not in types:
        raise click.BadParameter(f"{type_!r} is none of: {', '.join(types)}", param_hint="TYPE")
    if type_ is None:
        print_json(list(types.values())) if as_json else print_types(types.values())
    else:
        print_json(types[type_]) if as_json else print_type(types[type_])


@ontology.command(name="add")
@click.argument("file", type=FILE)
@book_option
def ontology_add(file: Path, book_path: Path | None) -> None:
    """Keep a TOML file of weights and types of your own in a book (form: docs/ontology.md).

    What is read into the book from now on is read by it; read the same articles again to find
    types of your own in them too. A file of the same name takes the place of the earlier one.

    \b
    Example:
      sayso ontology add own.toml --book beat.db
    """
    from sayso.cli.output import print_types
    from sayso.pipeline import add_ontology

    with _open_book(book_path, read_settings(), create=True) as book:
        types = add_ontology(book, file)
        print_types(types)
        click.echo(f"{file.name} holds in {book.path}: {len(types):,} event types.")
        if any(kind.user for kind in types) and book.count("article"):
            click.echo("To find your types in articles of the book too, read them again.")


def _day(given: str | None) -> str | None:
    """An ISO day, checked."""
    from datetime import date

    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as err:
        raise click.BadParameter(
            f"{given!r} is no day like 2024-08-09", param_hint="--date"
        ) from err


def _open_book(
    path: Path | None, settings: Settings, *, create: bool = False, read_only: bool = False
) -> Book:
    from sayso.book import Book

    return Book(path or Path(settings.book), create=create, read_only=read_only)


def _demo_path() -> Path:
    """The demo's book, in the user's own cache; one for each version, so that it is never stale."""
    from importlib.metadata import version

    folder = Path(click.get_app_dir("sayso")) / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"demo-{version('sayso')}.db"


def _read(
    paths: tuple[Path, ...], book: Book, jobs: int | None, settings: Settings, *, silent: bool
) -> Report:
    from sayso.cli.progress import make_progress
    from sayso.pipeline import read_paths

    with make_progress(silent=silent) as progress:
        return read_paths(
            paths, book, jobs=settings.jobs if jobs is None else jobs, progress=progress
        )


def _print_report(report: Report, book: Book, *, as_json: bool) -> None:
    from sayso.cli.output import print_json

    if as_json:
        print_json(report)
        return
    click.echo(
        f"{report.added:,} articles read, {report.known:,} known already, "
        f"{len(report.failures):,} failed."
    )
    if report.passed_over:
        click.echo(f"{report.passed_over:,} files of other kinds were passed over.")
    tables = ("article", "entity", "statement", "event", "claim")
    words = ("articles", "entities", "statements", "events", "claims")
    counts = ", ".join(f"{book.count(t):,} {w}" for t, w in zip(tables, words, strict=True))
    click.echo(f"{book.path} holds {counts}.")
    click.echo(f"Look at it: sayso open --book {book.path}")


def _serve(path: Path, port: int, *, browser: bool) -> None:
    from sayso.web import serve

    serve(_app(path, judged=path), port=port or None, open_browser=browser)


def _app(path: Path, judged: Path | None = None) -> Starlette:
    """The pages of the book at `path`."""
    from sayso.book import Book
    from sayso.book.connection import open_connection
    from sayso.pipeline import event_types
    from sayso.web import make_app

    with Book(path, read_only=True) as book:
        types = event_types(book)
    return make_app(
        lambda: open_connection(path, read_only=True),
        scores={kind.name: kind.score for kind in types},
        title=path.stem,
        types=types,
        judged=judged,
    )
