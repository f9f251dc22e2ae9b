"""What people decide on the pages: forms, checked to come from our own pages, to judgements.

A form counts only if a browser says that one of our own pages sent it (`Origin`, else
`Sec-Fetch-Site`) and if it brings the token that this server put into its pages when it started. So
no page elsewhere, and no other program's page on this machine, can decide in the reader's name.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.book import Book
from sayso.errors import InputError
from sayso.pipeline.judging import MOST_ABOUT, Decision, judge, withdraw

MOST_BYTES: Final = 100_000
"""Of a form; the largest one of ours names 50 articles."""
Form = dict[str, list[str]]


class Desk:
    """Takes the forms of the pages of one book.

    Args:
        path: The book's file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.token: Final = secrets.token_urlsafe(24)
        """What every form must bring back."""

    def routes(self) -> Sequence[Route]:
        """Where the forms are sent."""
        return (
            Route("/entity/{key}/judge", self._answer(self._judge), methods=["POST"]),
            Route("/judgement/{key}/withdraw", self._answer(self._withdraw), methods=["POST"]),
        )

    def _answer(self, act: Callable[[str, Form], str]) -> Callable[[Request], object]:
        async def answer(request: Request) -> Response:
            form = await _read(request)
            if not (_own(request) and self._knows(_one(form, "token"))):
                raise HTTPException(403)
            entity = await run_in_threadpool(act, request.path_params["key"], form)
            return RedirectResponse(f"/entity/{quote(entity, safe='')}", status_code=303)

        return answer

    def _knows(self, token: str) -> bool:
        # As bytes: what is no ASCII must be refused like any wrong token, not raise.
        return secrets.compare_digest(token.encode(), self.token.encode())

    def _judge(self, entity: str, form: Form) -> str:
        verdict = _one(form, "verdict")
        with Book(self._path) as book:
            about: tuple[str, ...] = (entity,)
            value = _one(form, "value") or None
            if verdict in ("same", "different"):
                about = (entity, _entity(book, _one(form, "other")))
            elif verdict == "split":
                about = (entity, *form.get("article", [])[:MOST_ABOUT])
                value = _one(form, "name") or None
            elif verdict not in ("rename", "retype", "link"):
                raise InputError(f"{verdict!r} cannot be decided here", "use the forms of the page")
            decision = Decision(
                verdict=verdict,  # type: ignore[arg-type]  # checked above
                about=about,
                value=value,
                reason=_one(form, "reason"),
            )
            judge(book, decision)
        return entity

    def _withdraw(self, judgement: str, form: Form) -> str:
        with Book(self._path) as book:
            made = withdraw(book, judgement)
        return _one(form, "entity") or made.about[0]


def _entity(book: Book, given: str) -> str:
    return given if book.entities.in_use(given) else book.named(given).id


def _own(request: Request) -> bool:
    """The browser says that one of our own pages sent this."""
    origin = request.headers.get("origin", "null")
    if origin == "null":
        return request.headers.get("sec-fetch-site") == "same-origin"
    return origin == f"{request.url.scheme}://{request.headers.get('host')}"


async def _read(request: Request) -> Form:
    """The fields of a form.

    Raises:
        HTTPException: It is larger than any of ours, or no form.
    """
    if request.headers.get("content-type", "").partition(";")[0] != (
        "application/x-www-form-urlencoded"
    ):
        raise HTTPException(415)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=MOST_ABOUT, errors="strict")
    except ValueError as err:
        raise HTTPException(400) from err


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()
