"""What a terminal sends around escape characters, where the terminal library would read something else.

A paste that holds an escape character would end there and the rest be keys; Alt with a digit would type what a Mac's
keyboard has there ("¡"), and Esc with the key after it in one piece would be that key alone. This module knows the
private names of Textual's driver and reader that it takes, and nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers import linux_driver
from textual.message import Message

_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPED = re.compile("\x1b([^\x00-\x1f\x7f-\x9f])", re.DOTALL)
_BEGINS_A_REPORT = "NOPX[\\]^_"
"""What begins a terminal's answer when it follows an escape character, and so is no key."""


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


def escaped_key(sequence: str) -> str:
    """Return the key that follows an escape character in a sequence of these two; "" where it is another sequence."""
    found = _ESCAPED.fullmatch(sequence)
    known = isinstance(ANSI_SEQUENCES_KEYS.get(sequence), tuple)
    return "" if found is None or known or found[1] in _BEGINS_A_REPORT else found[1]


class GuardedParser(XTermParser):
    """Textual's reader of keys behind a `PasteGuard`: Alt with a digit is that, Esc with a letter is two keys."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._guard = PasteGuard()

    def feed(self, data: str) -> Iterable[Message]:
        """Return the events of what was sent; nothing sent means the end of input."""
        clean = self._guard.clean(data)
        return super().feed(clean) if clean or not data else ()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        follows = escaped_key(sequence)
        if not follows:
            yield from super()._sequence_to_key_events(sequence, alt)
        elif follows in "0123456789":
            yield events.Key(f"alt+{follows}", None)
        else:
            yield events.Key("escape", "\x1b")
            yield from super()._sequence_to_key_events(follows)


def guard_pastes() -> None:
    """Let every session of this process read its keys so."""
    linux_driver.XTermParser = GuardedParser  # type: ignore[attr-defined]
