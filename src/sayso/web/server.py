"""Serving the pages on this machine, until Ctrl-C."""

from __future__ import annotations

import contextlib
import socket
import webbrowser
from typing import Final

import uvicorn
from starlette.applications import Starlette

from sayso.errors import ConfigError

HOST: Final = "127.0.0.1"
"""Only this machine can ask."""
PORT: Final = 8765
"""Where the pages are, unless something else is there."""
PORTS_TRIED: Final = 20
"""Ports after `PORT` that are tried before any free one is taken."""
_CONSOLE_BROWSERS: Final = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
"""What `webbrowser` finds where there is no display; they would take over the terminal."""


def serve(app: Starlette, *, port: int | None, open_browser: bool) -> None:
    """Serve the pages on 127.0.0.1 until Ctrl-C, and say where.

    Args:
        app: From `make_app`.
        port: The port; None for 8765 or the next free one.
        open_browser: Show the pages in a browser, if there is one with a display.

    Raises:
        ConfigError: The port is taken, or not allowed.
    """
    listening = listen(port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    print(f"The book is open at {address} (Ctrl-C closes it)", flush=True)
    if open_browser:
        show(address)
    # uvicorn ends the running requests, then raises the Ctrl-C that it held back.
    with listening, contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def listen(port: int | None) -> socket.socket:
    """A socket on this machine's loopback.

    Args:
        port: The port; None for `PORT`, the next free one, or any.

    Raises:
        ConfigError: The port is taken, or not allowed.
    """
    tried = [port] if port is not None else [*range(PORT, PORT + PORTS_TRIED), 0]
    for candidate in tried:
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # A server that was closed a moment ago still holds its port without this.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, candidate))
            found.listen()
        except (OSError, OverflowError):
            found.close()
            continue
        return found
    raise ConfigError(f"port {port} cannot be used", "choose another, or none for a free one")


def show(address: str) -> None:
    """Open the address in a browser, if there is one with a display."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if getattr(browser, "name", "") not in _CONSOLE_BROWSERS:
        browser.open(address)
