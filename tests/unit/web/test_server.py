"""Where the pages are served."""

from __future__ import annotations

import signal
import subprocess
import sys
import webbrowser
from pathlib import Path
from urllib.request import urlopen

import pytest

from sayso.book.connection import open_connection
from sayso.errors import ConfigError
from sayso.web import server


def test_only_this_machine_can_ask() -> None:
    with server.listen(0) as found:
        assert found.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_is_an_error_that_says_so() -> None:
    with server.listen(0) as taken, pytest.raises(ConfigError, match="cannot be used"):
        server.listen(taken.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_cannot_be_is_an_error(port: int) -> None:
    with pytest.raises(ConfigError):
        server.listen(port)


def test_without_a_port_the_next_free_one_is_taken() -> None:
    with server.listen(None) as first, server.listen(None) as second:
        assert first.getsockname()[1] != second.getsockname()[1]


class Browser:
    """Notes what it is asked to open."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.opened: list[str] = []

    def open(self, address: str) -> None:
        self.opened.append(address)


@pytest.mark.parametrize(("name", "opens"), [("firefox", True), ("lynx", False), ("w3m", False)])
def test_a_browser_of_the_terminal_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, name: str, opens: bool
) -> None:
    browser = Browser(name)
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    server.show("http://127.0.0.1:1/")
    assert bool(browser.opened) is opens


def test_no_browser_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise webbrowser.Error("none")

    monkeypatch.setattr(webbrowser, "get", none)
    server.show("http://127.0.0.1:1/")


def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    open_connection(path, create=True).close()
    code = (
        "import sys; from pathlib import Path; from sayso.book.connection import open_connection\n"
        "from sayso.web import make_app, serve\n"
        "app = make_app(lambda: open_connection(Path(sys.argv[1])), scores={}, title='a')\n"
        "serve(app, port=0, open_browser=False)"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert running.stdout is not None
    address = running.stdout.readline().decode().split()[5]
    with urlopen(address) as answer:
        assert answer.status == 200
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=10)
    assert (running.returncode, rest) == (0, b"")
