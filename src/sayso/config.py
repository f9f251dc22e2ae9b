"""Settings: defaults, then `sayso.toml` in the working folder, then the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from sayso.errors import ConfigError
from sayso.records import Record

FILE = "sayso.toml"
PREFIX = "SAYSO_"


class Settings(Record, frozen=True, kw_only=True):
    """What can be set. Each field is a key of `sayso.toml` and, as `SAYSO_KEY`, a variable."""

    book: Annotated[str, msgspec.Meta(description="The book that commands use without --book.")] = (
        "sayso.db"
    )
    jobs: Annotated[
        int, msgspec.Meta(ge=0, le=256, description="Processes that read; 0: one for each core.")
    ] = 0
    port: Annotated[
        int, msgspec.Meta(ge=0, le=65535, description="Port of the pages; 0: the first free one.")
    ] = 0


def read_settings(
    folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings that hold here.

    Raises:
        ConfigError: A key is unknown or a value is out of range; says which, and where.
    """
    path = (folder or Path()) / FILE
    environment = os.environ if environment is None else environment
    given = _from_file(path) if path.is_file() else {}
    given |= {
        name: environment[PREFIX + name.upper()]
        for name in Settings.__struct_fields__
        if PREFIX + name.upper() in environment
    }
    try:
        return msgspec.convert(given, Settings, strict=False)
    except msgspec.ValidationError as err:
        raise ConfigError(
            f"a setting in {str(path)!r} or a {PREFIX}... variable is wrong: {err}",
            "the keys are: " + ", ".join(Settings.__struct_fields__),
        ) from err


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as err:
        raise ConfigError(
            f"cannot read {str(path)!r}: {err}", "mend the file or remove it"
        ) from err
