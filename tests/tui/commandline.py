"""Running the program as a person does, in a process of its own or in this one, and decisions behind its back."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store import Decision, Verdict, open_store
from tui import cli


def duyet(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with no terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the program in this process; return its status and what it wrote to its two outputs."""
    os.umask(before := os.umask(0))
    try:
        status = cli.main(arguments)
    finally:
        os.umask(before)  # the program leaves its own, by which the files of other tests would be nobody else's
    out, err = capsys.readouterr()
    return status, out, err


def decide(index: int, verdict: Verdict, minutes: int, **more: Any) -> None:
    """Decide a fact of the first article of the store, so many minutes after a moment."""
    with open_store("duyet.db") as store:
        fact = store.article(store.first_article() or "").facts[index]
        at = datetime(2026, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
        key = f"{minutes:032x}"
        store.decide(
            Decision(key=key, reviewer="lan", verdict=verdict, at=at, fact=fact.id, version=fact.version, **more)
        )
