"""Pastes that hold an escape character: the terminal library would end the paste there and read the rest as keys.

This module knows one private name of Textual's driver and nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers import linux_driver
from textual.message import Message

_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class PasteGuard:
    """Takes what a terminal sends, piece by piece, and leaves no control in a paste but ends of lines and tabs."""

    def __init__(self) -> None:
        self._tail = ""
        self._inside = False
        self._held = ""

    def clean(self, data: str) -> str:
        """Return what can be read now; a paste is held back until its end has come."""
        clean = ""
        while data:
            ready, data = self._to_end(data) if self._inside else self._to_start(data)
            clean += ready
        return clean

    def _to_start(self, data: str) -> tuple[str, str]:
        at = (self._tail + data).find(BRACKETED_PASTE_START)
        if at < 0:
            self._tail = (self._tail + data)[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        start = at + len(BRACKETED_PASTE_START) - len(self._tail)
        self._tail, self._inside = "", True
        return data[:start], data[start:]

    def _to_end(self, data: str) -> tuple[str, str]:
        pasted, end, rest = (self._held + data).partition(BRACKETED_PASTE_END)
        if not end:
            self._held += data
            return "", ""
        self._held, self._inside = "", False
        return f"{_OBEYED.sub('', pasted)}{end}", rest


class GuardedParser(XTermParser):
    """Textual's reader of keys behind a `PasteGuard`."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._guard = PasteGuard()

    def feed(self, data: str) -> Iterable[Message]:
        """Return the events of what was sent; nothing sent means the end of input."""
        clean = self._guard.clean(data)
        return super().feed(clean) if clean or not data else ()


def guard_pastes() -> None:
    """Let every session of this process read its keys so."""
    linux_driver.XTermParser = GuardedParser  # type: ignore[attr-defined]
