"""The application: routes, checks of the request, headers, errors in the same dress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.book import reads
from sayso.book.pages import ErrorPage, Page
from sayso.contract import EventTypeInfo
from sayso.errors import InputError, NotInBook, SaysoError
from sayso.web.asked import Asked
from sayso.web.judging import Desk
from sayso.web.render import Renderer
from sayso.web.views import SEVERAL, VIEWS, View

HOSTS: Final = ("127.0.0.1", "localhost")
"""Names under which this machine may ask; any other would let a foreign page reach the book
through a name that it points at 127.0.0.1 (DNS rebinding)."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: a browser would then hide from us, too, which page a form was sent from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""On every answer: nothing from elsewhere, no script at all, in nobody's frame."""

OpenConnection = Callable[[], reads.Connection]


def make_app(
    open_connection: OpenConnection,
    *,
    scores: Mapping[str, float],
    title: str,
    types: tuple[EventTypeInfo, ...] = (),
    judged: Path | None = None,
) -> Starlette:
    """The pages of one book.

    Args:
        open_connection: Opens the book for one request, in the thread that answers it; the rows
            of its connections have names.
        scores: Weight of each event type in the score of a relation, -10..10.
        title: What the book is called.
        types: What is known of the event types, for the page that explains them.
        judged: The book's file, if people may judge from the pages; None: they only read.
    """
    desk = Desk(judged) if judged else None
    own = frozenset(kind.name for kind in types if kind.user)
    renderer = Renderer(title, desk.token if desk else "", own)
    routes: list[Route | Mount] = list(desk.routes()) if desk else []
    for view in VIEWS:
        answer = _Answer(view, open_connection, scores, renderer, types)
        routes += [
            Route(json_path(view.path), answer.json, name=f"{view.template}:json"),
            Route(view.path, answer.html, name=view.template),
        ]
    between = next(view for view in VIEWS if view.template == "relation.html")
    named = _Answer(between, open_connection, scores, renderer)
    routes += [
        Route("/relation", named.find_relation),
        Route("/relation.json", named.json_of_named),
        Route("/help", lambda request: RedirectResponse("/words")),
        Route("/.json", lambda request: RedirectResponse(json_path("/"))),
        Mount("/static", StaticFiles(packages=[("sayso.web", "static")])),
    ]
    answer_error = _error_answer(renderer)
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(_SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
        ],
        exception_handlers={
            HTTPException: answer_error,
            SaysoError: answer_error,
            Exception: answer_error,
        },
    )


def json_path(path: str) -> str:
    """The address of a page's record."""
    return "/index.json" if path == "/" else f"{path}.json"


class _Answer:
    """Answers one kind of page. Plain functions: each request runs in a thread of its own."""

    def __init__(
        self,
        view: View,
        open_connection: OpenConnection,
        scores: Mapping[str, float],
        renderer: Renderer,
        types: tuple[EventTypeInfo, ...] = (),
    ) -> None:
        self._view = view
        self._open = open_connection
        self._scores = scores
        self._renderer = renderer
        self._types = types

    def html(self, request: Request) -> Response:
        """The page, laid out."""
        page = self._read(request)
        text = self._renderer.page(self._view.template, page, request.url.path, _query(request))
        return Response(text, media_type="text/html")

    def json(self, request: Request) -> Response:
        """The page's record."""
        return Response(msgspec.json.encode(self._read(request)), media_type="application/json")

    def find_relation(self, request: Request) -> Response:
        """From names or ids, several of a side between semicolons, to the page of the relation."""
        ends = self._ends(request)
        path = "/".join(quote(ends[side], safe=SEVERAL) for side in ("left", "right"))
        return RedirectResponse(f"/relation/{path}")

    def json_of_named(self, request: Request) -> Response:
        """The record of the relation between names or ids, for who asks without a browser."""
        page = self._read(request, self._ends(request))
        return Response(msgspec.json.encode(page), media_type="application/json")

    def _ends(self, request: Request) -> dict[str, str]:
        """The ids of both sides, as they stand in the path of a relation."""
        found = {}
        with closing(self._open()) as connection:
            for side in ("left", "right"):
                names = request.query_params.get(side, "").split(";")
                found[side] = SEVERAL.join(reads.named_entity(connection, n).id for n in names)
        return found

    def _read(self, request: Request, path: Mapping[str, str] | None = None) -> Page:
        with closing(self._open()) as connection:
            # One snapshot for all queries of a page, even while the book is written to.
            connection.execute("BEGIN")
            return self._view.read(
                Asked(
                    connection=connection,
                    scores=self._scores,
                    types=self._types,
                    path=request.path_params if path is None else path,
                    query=_query(request),
                )
            )


def _query(request: Request) -> dict[str, str]:
    return dict(request.query_params)


# ------------------------------------------------------------------------- errors


def _error_answer(renderer: Renderer) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, err: Exception) -> Response:
        page = _error_page(err)
        if request.url.path.endswith(".json"):
            content, kind = msgspec.json.encode(page), "application/json"
        else:
            text = renderer.page("error.html", page, request.url.path, {})
            content, kind = text.encode(), "text/html"
        # The outermost handler answers past the middleware: it brings the headers itself.
        return Response(content, status_code=page.status, media_type=kind, headers=HEADERS)

    return answer


def _error_page(err: Exception) -> ErrorPage:
    if isinstance(err, NotInBook):
        return ErrorPage(status=404, error=err.message, hint=err.hint)
    if isinstance(err, InputError):
        return ErrorPage(status=400, error=err.message, hint=err.hint)
    if isinstance(err, SaysoError):
        return ErrorPage(status=503, error=err.message, hint=err.hint)
    if isinstance(err, HTTPException):
        known = err.status_code == HTTPStatus.NOT_FOUND
        return ErrorPage(
            status=err.status_code,
            error="there is no such page" if known else HTTPStatus(err.status_code).phrase,
            hint="start from the overview, or search" if known else "",
        )
    return ErrorPage(
        status=500,
        error="this page could not be made",
        hint="the terminal that serves the book shows why; please report it",
    )


class _SafeHeaders:
    """Puts `HEADERS` on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_safely)
