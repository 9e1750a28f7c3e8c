"""Line editing of the terminal's own driver, which takes back bytes unless it is told that letters have several."""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_IUTF8 = 0x4000
"""The same on Linux and macOS; the standard library has no name for it."""

_IFLAG = 0


@contextmanager
def whole_letters(terminal: int) -> Iterator[None]:
    """Let backspace take back whole letters, as input methods expect, where the terminal was not set up so."""
    if not os.isatty(terminal) or sys.platform not in {"linux", "darwin"}:
        yield
        return
    before = termios.tcgetattr(terminal)
    now = [*before]
    now[_IFLAG] |= _IUTF8
    termios.tcsetattr(terminal, termios.TCSANOW, now)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)
