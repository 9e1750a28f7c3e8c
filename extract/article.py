"""The article: a text that never changes, and what its file said of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read: `text` is NFC with "\\n" line ends, and every offset is a code point of it."""

    id: str
    text: str
    source: str = ""
    """Where it was read: a path, or a path and line, or "-" for standard input."""
    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()
