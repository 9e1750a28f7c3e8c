"""A password in an address on the command line, where the list of processes shows it to everybody on the machine."""

from __future__ import annotations

import os
import sys
from urllib.parse import unquote

_LIBPQ = "PGPASSWORD"


def without_password(url: str) -> tuple[str, str]:
    """Return a server's address without its password, and the password; "" where it has none, as a file's has."""
    scheme, mark, rest = url.partition("://")
    if not scheme.startswith("postgres"):
        return url, ""
    who, at, where = rest.rpartition("@")
    user, _, password = who.partition(":")
    return f"{scheme}{mark}{user}{at}{where}", unquote(password)


def hide(url: str) -> None:
    """Begin this program anew, as the same process, with the address's password in the environment instead."""
    shown, password = without_password(url)
    if password:
        words = [word.replace(url, shown) for word in sys.orig_argv]
        os.execve(sys.executable, words, os.environ | {_LIBPQ: password})  # noqa: S606
