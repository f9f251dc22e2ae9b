"""The pages of a book in a browser, on this machine only: `make_app`, `serve`."""

from sayso.web.app import make_app
from sayso.web.server import serve

__all__ = ["make_app", "serve"]
