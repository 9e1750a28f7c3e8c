"""What the command line reads and writes: sentences to standard error, data to standard output."""

from __future__ import annotations

import codecs
import json
import os
import sys
from typing import TYPE_CHECKING

from tui.passwords import masked
from tui.safe import display_safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO, TextIO


def say(text: str) -> None:
    """Print a line for a person to standard error: nothing that a terminal would obey, and no address's password."""
    print(display_safe(masked(text)), file=sys.stderr, flush=True)  # noqa: T201 - this is the command line's voice


def write_json(data: bytes) -> None:
    """Write encoded JSON and a line end to standard output, in UTF-8 whatever the locale.

    Characters that a terminal would obey can stand in strings alone; they are written as escapes, which read the same.
    """
    sys.stdout.buffer.write(_escaped(data) + b"\n")


def write_lines(lines: Iterable[str]) -> None:
    """Print lines of text to standard output in UTF-8, with nothing in them that a terminal would obey."""
    for line in lines:
        sys.stdout.buffer.write(f"{display_safe(line)}\n".encode())
    sys.stdout.buffer.flush()


def standard_input() -> BinaryIO | None:
    """Return standard input as bytes, or None where the process was started without one."""
    return sys.stdin.buffer if sys.stdin is not None else None


def why_no_session(*, plain: bool) -> str:
    """Return why there can be no session here, or "" where there can: all but a `plain` one needs a terminal."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if any(stream is None for stream in streams):
        return "it was started without standard input or output"
    if not plain and not all(stream.isatty() for stream in streams):
        return "input or output is not a terminal (over ssh, ask for one: ssh -t HOST duyet review; for pipes: --plain)"
    if foreign := next((name for name in map(_encoding, streams) if name != "utf-8"), ""):
        return f"this locale writes {foreign}, which lacks Vietnamese letters; set one with UTF-8, as LC_ALL=C.UTF-8"
    return ""


def draws() -> bool:
    """Tell whether TERM names a terminal that can be drawn on."""
    return os.environ.get("TERM", "dumb") not in {"", "dumb", "unknown"}


def wants_mouse() -> bool:
    """Tell whether the mouse is used by default: over ssh it would send every motion, and is left to the terminal."""
    return not (os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def _encoding(stream: TextIO) -> str:
    return codecs.lookup(stream.encoding).name


def close_broken(*streams: TextIO) -> None:
    """Point streams at nothing, so that the interpreter's last flush can't fail on a pipe or terminal that is gone.

    The interpreter would change the exit status to 120 where it does.
    """
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nothing, stream.fileno())
    os.close(nothing)


def _escaped(data: bytes) -> bytes:
    text = data.decode()
    safe = display_safe(text)
    if safe == text:
        return data
    return "".join(
        char if char == shown else json.dumps(char)[1:-1] for char, shown in zip(text, safe, strict=True)
    ).encode()
