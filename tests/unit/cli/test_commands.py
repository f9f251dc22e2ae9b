"""How the command line leaves."""

from __future__ import annotations

import pytest

from sayso.cli import commands


def _raise(*causes: type[BaseException]) -> None:
    """Raise the last, caused by the one before, and so on."""
    *before, last = causes
    if not before:
        raise last
    try:
        _raise(*before)
    except BaseException as err:
        raise last from err


@pytest.mark.parametrize(
    "causes",
    [
        (KeyboardInterrupt,),
        (KeyboardInterrupt, ImportError),
        (KeyboardInterrupt, ImportError, ImportError),
    ],
)
def test_who_stops_a_run_is_told_how_to_go_on(
    causes: tuple[type[BaseException], ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also while a compiled library is being loaded, which then says that it cannot be."""
    monkeypatch.setattr(commands.cli, "main", lambda **_: _raise(*causes))
    with pytest.raises(SystemExit) as left:
        commands.main()
    assert left.value.code == commands.STOPPED
    assert "Nothing is lost" in capsys.readouterr().err


def test_a_library_that_is_missing_is_not_taken_for_a_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commands.cli, "main", lambda **_: _raise(ImportError))
    with pytest.raises(ImportError):
        commands.main()
