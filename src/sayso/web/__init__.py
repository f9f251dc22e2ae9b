"""The pages of a book in a browser, on this machine only: `make_app`, `serve`, `fetch`."""

from sayso.web.app import make_app
from sayso.web.fetching import fetch
from sayso.web.server import serve

__all__ = ["fetch", "make_app", "serve"]
