"""A password in the address of a store: kept from the list of processes and from messages."""

from __future__ import annotations

import os
import re
import sys
from urllib.parse import unquote

_LIBPQ = "PGPASSWORD"

_IN_ADDRESS = re.compile(r"(://?[^\s:/@]*):\S*@|([?&]password=)[^\s&]+", re.IGNORECASE)


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


def masked(text: str) -> str:
    """Return a text with three asterisks for each password of an address in it, wherever the address was typed."""
    return _IN_ADDRESS.sub(lambda found: f"{found[1]}:***@" if found[1] else f"{found[2]}***", text)
