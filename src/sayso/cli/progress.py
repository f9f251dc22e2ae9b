"""How far the work is: a bar on a terminal, quiet lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from sayso.records import Failure

if TYPE_CHECKING:
    from rich.progress import TaskID

QUIET_EVERY_S = 10.0
"""Seconds between two lines where there is no terminal."""


class Shown(Protocol):
    """A progress that is shown while its block runs."""

    def __enter__(self) -> Self:
        """Begin to show."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop showing, whatever happened."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""

    def advance(self, items: int) -> None:
        """So many more articles are done."""

    def fail(self, failure: Failure) -> None:
        """One item did not make it."""


def make_progress(*, silent: bool) -> Shown:
    """The progress that suits where standard error goes."""
    if silent:
        return Lines(every_s=float("inf"))
    return Bar() if sys.stderr.isatty() else Lines(every_s=QUIET_EVERY_S)


def describe(failure: Failure) -> str:
    """One failure in two lines: what and why, then what to do."""
    return f"{failure.item}: {failure.error}\n    {failure.hint}"


class Lines:
    """A line now and then on standard error, with rate and time left."""

    def __init__(self, *, every_s: float) -> None:
        self._every_s = every_s
        self._stage, self._total, self._done = "", 0, 0
        self._began = self._shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._stage, self._total, self._done = stage, total or 0, 0
        self._began = self._shown = time.monotonic()

    def advance(self, items: int) -> None:
        """So many more articles are done."""
        self._done += items
        now = time.monotonic()
        if now - self._shown >= self._every_s:
            self._shown = now
            print(self._line(now - self._began), file=sys.stderr, flush=True)

    def _line(self, elapsed_s: float) -> str:
        rate = self._done / elapsed_s
        if not self._total:
            return f"{self._stage}: {self._done:,} steps, {rate:.0f} a second"
        left = max(0.0, (self._total - self._done) / rate) if rate else 0.0
        return (
            f"{self._stage}: {self._done:,} of {self._total:,} articles, {rate:.1f} a second, "
            f"{duration(left)} left"
        )

    def fail(self, failure: Failure) -> None:
        """One item did not make it."""
        print(describe(failure), file=sys.stderr, flush=True)


class Bar:
    """A bar on the terminal, with rate and time left."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._task = self._bar.add_task(stage, total=total, rate="")

    def advance(self, items: int) -> None:
        """So many more articles are done."""
        if self._task is None:
            return
        self._bar.advance(self._task, items)
        speed = self._bar.tasks[self._task].speed
        self._bar.update(self._task, rate=f"{speed:.1f} a second" if speed else "")

    def fail(self, failure: Failure) -> None:
        """One item did not make it."""
        from rich.text import Text

        self._bar.console.print(Text(describe(failure)))


def duration(seconds: float) -> str:
    """Seconds in words: "40 s", "12 min", "3 h 05 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02} min"
