"""Take the pictures of the pages that the README shows, of the sample's book, to `docs/pictures`.

Needs a Chromium (Debian: `apt install chromium`) and the dependency group `test`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SAYSO = Path(sys.executable).parent / "sayso"
SIZE = {"width": 1080, "height": 640}


def pages_of(page: Any, home: str) -> dict[str, str]:
    """Addresses of the best-told event and of an article that tells it."""
    page.goto(home)
    event = page.locator("a[href^='/event/']").first.get_attribute("href")
    page.goto(home + event)
    article = page.locator("a[href^='/article/']").first.get_attribute("href")
    return {"event": event, "article": article}


def main() -> None:
    """Read the sample into a fresh book, open it, and take each picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No Chromium found: install it (Debian: apt install chromium).")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(  # noqa: S603  our own command
            [SAYSO, "demo", "--no-browser", "--port", "0", "--book", Path(folder) / "demo.db"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout is not None
        home = next(word for line in server.stdout for word in line.split() if "http://" in word)
        try:
            with sync_playwright() as running:
                browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                page = browser.new_page(viewport=SIZE)
                for name, address in pages_of(page, home.rstrip("/")).items():
                    page.goto(home.rstrip("/") + address.partition("#")[0])
                    page.screenshot(path=PICTURES / f"{name}.png")
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
