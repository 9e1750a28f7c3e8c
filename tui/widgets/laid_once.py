"""Widgets that a layout leaves as they are to be painted, so that none follows it."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widget import Widget


class LaidOnce(Widget):
    """A widget without scroll bars, whose new size asks for no second layout.

    Textual lays a screen out again wherever the content of a widget got another size, as scroll bars could come of it.
    """

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: ARG002
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def lay_out_anew(self) -> None:
        """Ask for a layout because the content needs another height.

        Of two changes before a layout the library counts the first alone, and would keep the height that fitted it.
        """
        self._layout_updates += 1
        self.refresh(layout=True)


class Rows(Vertical, LaidOnce):
    """Widgets one under another."""


class Columns(Horizontal, LaidOnce):
    """Widgets side by side."""
