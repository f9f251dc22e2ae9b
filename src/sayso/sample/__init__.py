"""The sample beat: 32 short articles about technology companies and politics, 2016 to 2025.

Written for this package: the outlets and reporters are invented, the facts are public and
dated. `README.md` beside the articles says what is real in them, `docs/sample.md` what each
of them shows.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def sample_path() -> Path:
    """Where the sample articles lie: JSONL, one article a line, as `sayso read` takes it."""
    return Path(str(resources.files(__name__) / "articles.jsonl"))


def sample_identities_path() -> Path:
    """The invented outlets as a table of identities, as `sayso identities add` takes it."""
    return Path(str(resources.files(__name__) / "identities.csv"))
