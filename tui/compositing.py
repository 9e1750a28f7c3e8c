"""Partial updates of the screen that send the changed cells alone.

Textual 8 cuts an update at its right end only: each changed line is sent from the left edge of its pane. Over ssh this
doubles what a key costs. This module knows Textual's private compositor and nothing else does; without it all works,
with more bytes.
"""

from __future__ import annotations

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor


class TightUpdate(ChopsUpdate):
    """Spans of the screen, cut at both ends."""

    def render_segments(self, console: Console) -> str:
        """Return the bytes to send, as text."""
        return "".join(part for span in self.spans for part in self._span(console, *span))

    def _span(self, console: Console, y: int, first: int, last: int) -> list[str]:
        parts: list[str] = []
        for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
            start, stop = max(first, x), min(last, end)
            if strip is not None and start < stop:
                parts.append(Control.move_to(start, y).segment.text)
                parts.append(strip.crop(start - x, stop - x).render(console))
        return parts


class TightCompositor(Compositor):
    """Textual's compositor with `TightUpdate` for its partial updates."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last update, if anything."""
        update = super().render_partial_update()
        return TightUpdate(update.chops, update.spans, update.chop_ends) if update else None
