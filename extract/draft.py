"""A draft: what a rule found, before mentions are merged and fields are validated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extract.proposal import Span


@dataclass(slots=True)
class Draft:
    """A candidate fact of a rule; `spans` tells where each field stands in the text, if it does."""

    kind: str
    rule: str
    start: int
    end: int
    confidence: float
    fields: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    mentions: int = 1
    """How many places of the article tell of it."""

    def put(self, name: str, value: Any, *spans: Span) -> None:
        """Set a field, and the places where it stands in place of former ones; `None` and "" set nothing."""
        if value is None or value in ("", ()):
            return
        self.fields[name] = value
        if spans:
            self.spans[name] = spans
        else:
            self.spans.pop(name, None)
