"""A pane painted line by line, which sends only the cells that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.pen import one_cell_each
from tui.widgets.laid_once import LaidOnce

Pieces = Sequence[tuple[str, Style]]
"""The text of a line in pieces, each with its style. The text must be safe to show."""

_WHEEL = 3
_NOTHING = Strip([])
_NEAR = 12


class LineView(LaidOnce):
    """Shows `line_count` lines from `top` on; `pieces(line)` gives the text of one, cut or filled to the width.

    `plain` is the style of text without one of its own. `repaint` composes the visible lines anew and compares them
    with what is on the screen. A general widget would send the whole pane for a changed word, which over ssh is the
    difference between 0.3 KB and 15 KB a key.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.top = 0
        self.plain = Style.null()
        self._painted: dict[int, Strip] = {}
        self._being_laid_out = False
        self._changed_unseen = False

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def pieces(self, line: int) -> Pieces:
        """Return what line `line` (from 0) shows."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return row `y` of the pane, and note that it is on the screen."""
        strip = self._painted[y] = self._strip(y)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a part of the pane; the style of plain text is worked out once for them all."""
        self.plain = self.rich_style
        return super().render_lines(crop)

    def repaint(self) -> None:
        """Compare every row with what is on the screen and send what differs."""
        if self._being_laid_out:
            return
        self._changed_unseen = not self.size  # a pane that is hidden has no size to fit its lines to
        self.plain = self.rich_style
        regions = []
        for row in range(self.size.height):
            for first, last in changed_cells(self._painted.get(row, _NOTHING), self._strip(row)):
                regions.append(Region(first, row, last - first, 1))
        if regions:
            self.refresh(*regions)

    def scroll_lines(self, count: int) -> None:
        """Move the window by this many lines, as far as there are lines."""
        self.set_top(self.top + count)

    def set_top(self, top: int) -> None:
        """Let the window begin at this line, or the nearest that leaves no empty rows below the last line."""
        top = max(0, min(top, self.line_count - self.size.height))
        if top != self.top:
            self.top = top
            self.repaint()
            self.window_moved()

    def window_moved(self) -> None:
        """Do what follows from another window of lines; nothing by default."""

    def relayout(self) -> None:
        """Lay the lines out for a new width; nothing by default."""

    def style_of(self, name: str) -> Style:
        """Return the style of one of the widget's component classes."""
        return self.get_component_rich_style(name)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Fit the lines to the size before the paint that follows the layout, which paints every row."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed or self._changed_unseen:
            self._changed_unseen = False
            self._set_dirty()  # as the library keeps the rows of a pane that comes back in the size it had
            self._being_laid_out = True
            self.relayout()
            self.set_top(self.top)
            self._being_laid_out = False
            self._painted.clear()
        return changed

    def _on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(_WHEEL)

    def _on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-_WHEEL)

    def _strip(self, row: int) -> Strip:
        line, width = self.top + row, self.size.width
        inside = line < self.line_count
        segments = [Segment(text, style) for text, style in (self.pieces(line) if inside else ()) if text]
        last = segments[-1].style if segments else None
        fill = last if last and _look_of_blank(last) == _look_of_blank(self.plain) else self.plain
        room = width - sum(cell_len(text) for text, _, _ in segments)
        if room < 0:
            return Strip(segments).crop(0, width).simplify()
        return Strip(Segment.simplify([*segments, Segment(" " * room, fill)] if room else segments), width)


def changed_cells(old: Strip, new: Strip) -> list[tuple[int, int]]:
    """Return the half-open ranges of cells in which two strips differ; near ones are joined, as each costs a move."""
    if old == new:
        return []
    before, after = _cells(old), _cells(new)
    if len(before) != len(after):
        return [(0, max(len(before), len(after)))]
    ranges: list[tuple[int, int]] = []
    for at, (a, b) in enumerate(zip(before, after, strict=True)):
        if a != b and ranges and at - ranges[-1][1] < _NEAR:
            ranges[-1] = (ranges[-1][0], at + 1)
        elif a != b:
            ranges.append((at, at + 1))
    return ranges


def _cells(strip: Strip) -> list[tuple[str, object]]:
    """One entry a cell; a wide character fills its first, and a mark without width joins the cell before it."""
    cells: list[tuple[str, object]] = []
    for text, style, _ in strip:
        blank = _look_of_blank(style) if style is not None else None
        if one_cell_each(text):
            cells += [(character, blank if character == " " else style) for character in text]
            continue
        for character in text:
            width = 1 if character.isascii() else cell_len(character)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + character, cells[-1][1])
            else:
                look = blank if character == " " else style
                cells.extend((character if at == 0 else "", look) for at in range(width))
    return cells


def _look_of_blank(style: Style) -> tuple[object, ...]:
    """What is seen of a style where nothing is written."""
    reversed_color = style.color if style.reverse else None
    return (style.bgcolor, style.underline, style.strike, style.reverse, reversed_color)


def clip(text: str, width: int) -> str:
    """Cut a line at `width` cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def clip_start(text: str, width: int) -> str:
    """Cut a line to its last `width` cells, with an ellipsis where something is missing."""
    start = 0
    while start < len(text) and cell_len(text[start:]) > width - bool(start):
        start += 1
    return f"…{text[start:].lstrip()}" if start else text


def pad(text: str, width: int) -> str:
    """Cut or fill a line to exactly `width` cells."""
    return set_cell_size(clip(text, width), width)


def joined(parts: Iterable[tuple[str, Style]], width: int) -> list[tuple[str, Style]]:
    """Cut a line of pieces at `width` cells, with an ellipsis in the piece that is cut."""
    kept: list[tuple[str, Style]] = []
    left = width
    for text, style in parts:
        shown = clip(text, left)
        kept.append((shown, style))
        left -= cell_len(shown)
        if shown != text:
            break
    return kept
