"""What could not become an article, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was left out: its file, the place in it ("line 3", "byte 17" from 0, or ""), and why."""

    source: str
    where: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.source, self.where, self.reason) if part)


class UnreadableError(ValueError):
    """Bytes that hold no article: `where` is the place in the file, the message says what to do."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(reason)
        self.where = where

    def refused(self, source: str) -> Refused:
        """Return the refusal of this file or line."""
        return Refused(source, self.where, str(self))
