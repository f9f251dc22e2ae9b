"""The whole way, as a user goes it: files in, a book out, again, interrupted, in any order."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from sayso.sample import sample_path
from tests.conftest import SAYSO, run_sayso

LINES = sample_path().read_text(encoding="utf-8").rstrip("\n").split("\n")


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def export(book: Path) -> list[str]:
    return run_sayso("export", "--book", book).stdout.rstrip("\n").split("\n")


def test_order_and_cuts_make_no_difference(tmp_path: Path) -> None:
    lines = LINES[-12:]
    given = tmp_path / "given.jsonl"
    run_sayso("read", write(given, lines), "--book", tmp_path / "once.db")
    shuffled = lines.copy()
    random.Random(4).shuffle(shuffled)
    for part in (shuffled[:5], shuffled[5:6], shuffled[6:]):
        run_sayso("read", write(given, part), "--book", tmp_path / "parts.db")
    assert export(tmp_path / "once.db") == export(tmp_path / "parts.db")


def test_reading_again_adds_nothing(sample_book: Path, tmp_path: Path) -> None:
    before = export(sample_book)
    done = run_sayso("read", sample_path(), "--book", sample_book, "--json")
    report = json.loads(done.stdout)
    assert (report["added"], report["known"], report["failures"]) == (0, len(LINES), [])
    assert export(sample_book) == before


def test_one_process_and_several_read_the_same(tmp_path: Path) -> None:
    given = write(tmp_path / "given.jsonl", LINES)
    for jobs in (1, 2):
        run_sayso("read", given, "--book", tmp_path / f"{jobs}.db", "--jobs", jobs)
    assert export(tmp_path / "1.db") == export(tmp_path / "2.db")


@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGINT])
def test_interrupted_run_goes_on_and_has_lost_nothing(tmp_path: Path, kind: signal.Signals) -> None:
    given = write(tmp_path / "given.jsonl", LINES[:10])
    book = tmp_path / "b.db"
    rnd = random.Random(int(kind))
    for _ in range(4):
        process = subprocess.Popen(
            [SAYSO, "read", given, "--book", book, "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        time.sleep(rnd.uniform(0.5, 3))
        os.killpg(process.pid, kind)
        _, said = process.communicate()
        assert b"Traceback" not in said
    run_sayso("read", given, "--book", book)
    run_sayso("read", given, "--book", tmp_path / "whole.db")
    assert export(book) == export(tmp_path / "whole.db")


def test_bad_files_are_named_and_cost_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text("The senator said on Tuesday that she would sue Lumen.\n")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "empty.txt").write_text("  \n")
    (folder / "index.html").write_text("<html><body><nav><a href=/>x</a></nav></body></html>")
    (folder / "broken.jsonl").write_text('{"text": "All is well here, she said."}\n{"no": 1\n')
    (folder / "loop").symlink_to(folder)
    done = run_sayso("read", folder, "--book", tmp_path / "b.db", check=1)
    for name in ("binary.txt", "empty.txt", "index.html", "broken.jsonl:2"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr
    texts = [json.loads(line) for line in export(tmp_path / "b.db")]
    assert sum(line["kind"] == "article" for line in texts) == 2


def test_text_of_json_lines_is_exported_as_given(tmp_path: Path) -> None:
    text = '  date 2024-08-09 "I\'m sorry," said Ada Quist 🙂.\r\n\r\nShe met\u2028Lumen.  '
    given = write(tmp_path / "given.jsonl", [json.dumps({"text": text})])
    run_sayso("read", given, "--book", tmp_path / "b.db")
    (article,) = [
        line for line in map(json.loads, export(tmp_path / "b.db")) if line["kind"] == "article"
    ]
    assert article["text"] == text
    assert article["published"] == "2024-08-09"
