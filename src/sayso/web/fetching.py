"""One page without a server: the application is asked in this process."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message

from sayso.errors import NotInBook


def fetch(app: ASGIApp, path: str, query: str) -> bytes:
    """The body of the answer.

    Args:
        app: From `make_app`.
        path: As in an address, from the slash on.
        query: What stands after the question mark.

    Raises:
        NotInBook: The book has no such page.
    """
    status, body = asyncio.run(_ask(app, path, query))
    if status != 200:
        raise NotInBook(
            f"the book has no page {path!r} (status {status})",
            "see docs/pages.md; `sayso get /` prints the overview",
        )
    return body


async def _ask(app: ASGIApp, path: str, query: str) -> tuple[int, bytes]:
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": None,
        "server": ("localhost", 80),
    }
    status, parts = 500, []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return status, b"".join(parts)
