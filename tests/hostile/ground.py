"""What hostile things happen on: small file systems, clocks that are set, processes without root's rights."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.hostile.session import COMMAND, SIZE
from tests.tui.terminal import Terminal

ROOT = Path(__file__).parents[2]


def review(url: str | Path, *, before: Sequence[str] = (), env: dict[str, str] | None = None) -> Terminal:
    """Run `duyet review` on a terminal, under the command `before` it where one is given."""
    return Terminal(url, SIZE, command=(*before, *COMMAND, "--store", str(url)), env=env)


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Give a file system of this size (as mount writes it)."""
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small file system can only be made by root, outside of a container without that right")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def without_privileges() -> Sequence[str]:
    """Return what to put before a command so that the permissions of files hold for it even when root runs it."""
    if os.getuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root is bound to the permissions of files by setpriv, which isn't installed")
    return (setpriv, "--bounding-set=-dac_override,-dac_read_search", "--")


def set_clock(place: Path) -> tuple[Path, dict[str, str]]:
    """Return a file that tells a program what time it is, as a shift ("-1d"), and the environment that makes it so."""
    found = [str(path) for path in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")]
    if not found:
        pytest.skip("a clock is set by libfaketime, which isn't installed (Debian: faketime)")
    place.write_text("+0")
    return place, {
        "LD_PRELOAD": found[0],
        "FAKETIME_TIMESTAMP_FILE": str(place),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
