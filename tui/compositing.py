"""Updates of the screen that send the changed cells alone.

Textual 8 sends whole lines of a pane for a changed word, and each run of cells with its full style. Over ssh that is
several times what a key need cost. This module knows Textual's private compositor and nothing else does; without it all
works, with more bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from textual import on
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.events import Idle, Mount, Resize, ScreenResume, ScreenSuspend
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

from tui.pen import Cell, Pen, cells_of, cut, erases_in_ground, goes_with
from tui.widgets.too_small import TooSmall, is_too_small

_NEAR = 6
"""Cells that stay between two changed ones and are sent with them, as going over them costs as much."""

_REST = 1 / 120
"""Seconds between two paints in which more may come that is to be painted with it."""


class Painted:
    """What the terminal shows, row by row, as far as it is known."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._size = Size(0, 0)

    def forget(self) -> None:
        """Take nothing as known."""
        self._rows.clear()

    def fit(self, size: Size) -> None:
        """Take nothing as known of a terminal that had another size."""
        if size != self._size:
            self._size = size
            self.forget()

    def write(self, pen: Pen, y: int, x: int, cells: Sequence[Cell]) -> None:
        """Bring cells from column `x` of row `y` on to the terminal, those left out that it shows already."""
        row = self._rows.setdefault(y, [])
        row += [None] * (x + len(cells) - len(row))
        for start, stop in _changed(row[x : x + len(cells)], cells):
            pen.write(y, x + start, cells[start:stop])
        row[x : x + len(cells)] = cells


def _changed(before: Sequence[Cell | None], after: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges that differ, near ones as one."""
    start = stop = -1
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if start >= 0 and (at - stop >= _NEAR or _looks_other(after[stop - 1 : at + 1])):
            yield start, stop
            start = at
        start, stop = (at if start < 0 else start), at + 1
    if start >= 0:
        yield start, stop


def _looks_other(cells: Sequence[Cell]) -> bool:
    """Tell whether cells between two others look otherwise than both, so that to send them would cost two changes."""
    first, last = cells[0][1], cells[-1][1]
    return any(not goes_with(look, first) and not goes_with(look, last) for _, look in cells[1:-1])


class TightUpdate(ChopsUpdate):
    """Spans of the screen, cut at both ends."""

    def __init__(self, update: ChopsUpdate, painted: Painted) -> None:
        super().__init__(update.chops, update.spans, update.chop_ends)
        self._painted = painted

    def render_segments(self, console: Console) -> str:
        """Return what is to be sent, and note it as shown."""
        pen = Pen(erases=erases_in_ground())
        for y, first, last in self.spans:
            for x, cells in self._parts(y, first, last, console._color_system):
                self._painted.write(pen, y, x, cells)
        return pen.text()

    def _parts(self, y: int, first: int, last: int, colors: ColorSystem | None) -> Iterator[tuple[int, list[Cell]]]:
        chops: Mapping[int, Strip | None] = self.chops[y]
        for end, (x, strip) in zip(self.chop_ends[y], chops.items(), strict=False):
            start, stop = max(first, x), min(last, end)
            if strip is not None and start < stop:
                # Cells are cut, not strips: the library keeps each piece of text that it ever cut, to 16,384 of them.
                yield start, cut(cells_of(strip, colors), start - x, stop - x)


class WholeUpdate(LayoutUpdate):
    """All of the screen. The library asks for it several times as a screen is opened or left: it is sent once."""

    def __init__(self, update: LayoutUpdate, painted: Painted) -> None:
        super().__init__(update.strips, update.region)
        self._painted = painted

    def render_segments(self, console: Console) -> str:
        """Return what is to be sent, and note it as shown."""
        self._painted.fit(self.region.size)
        pen = Pen(erases=erases_in_ground())
        for y, strips in enumerate(self.strips, self.region.y):
            self._painted.write(pen, y, self.region.x, _joined(strips, console))
        return pen.text()


def _joined(strips: Iterable[Strip], console: Console) -> list[Cell]:
    return [cell for strip in strips for cell in cells_of(strip, console._color_system)]


class TightCompositor(Compositor):
    """Textual's compositor with updates that send no more than they must."""

    def __init__(self) -> None:
        super().__init__()
        self._painted = Painted()

    def forget(self) -> None:
        """Take nothing as known of what the terminal shows, as something else was painted there."""
        self._painted.forget()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last update, if anything."""
        update = super().render_partial_update()
        return TightUpdate(update, self._painted) if update else None

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return the whole screen."""
        return WholeUpdate(super().render_full_update(simplify), self._painted)


class TightScreen(Screen[ScreenResultType]):
    """A screen that is painted so; every screen of the application is one, and says where its terminal is too small."""

    DEFAULT_CSS = "TightScreen { layers: default small; }"

    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As the library's own, but the cursor in another field paints the two fields, not the whole screen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor: TightCompositor = TightCompositor()
        self._resumed = False
        self._painted_at = 0.0
        self._paints_soon = False

    @contextmanager
    def in_one_paint(self) -> Iterator[None]:
        """Paint what is changed meanwhile at the end, and not half of it before."""
        with self.app.batch_update():
            yield
        self.app.screen.check_idle()

    def _compositor_refresh(self) -> None:
        """Paint later what the library would lose: it takes what changed as painted while updates are held back."""
        if self.app._batch_count:
            self.refresh()
            return
        self._painted_at = monotonic()
        self.tell_layout()
        waiting = {widget for widget in self._compositor.visible_widgets if widget._repaint_regions}
        self._compositor.update_widgets(waiting)  # whose messages come later, and would make a paint of their own
        super()._compositor_refresh()

    async def _on_idle(self, event: Idle) -> None:
        """Paint what changed at once, unless something was painted just before.

        The library waits for its next sixtieth of a second, or the one after it, where it painted not long before.
        """
        if not self.is_current or self.app._batch_count or not self._is_changed:
            return
        event.prevent_default()
        if (rest := self._painted_at + _REST - monotonic()) <= 0:
            self._on_timer_update()
        elif not self._paints_soon:
            self._paints_soon = True
            self.set_timer(rest, self._paint_soon)

    def _paint_soon(self) -> None:
        self._paints_soon = False
        self._on_timer_update()

    @property
    def _is_changed(self) -> bool:
        return bool(self._layout_required or self._scroll_required or self._repaint_required or self._dirty_widgets)

    def tell_layout(self) -> None:
        """Bring what tells of the layout up to it before it is painted; nothing by default."""

    async def lay_over(self, screen: Screen[Any]) -> None:
        """Let another screen lie over this one; when this returns, keys go there."""
        with self.in_one_paint():
            await self.app.push_screen(screen)

    def change_state(self, left: str, entered: str, panes: str) -> None:
        """Wear the class of a state in place of another's; these panes (a selector) alone look otherwise in it."""
        self.remove_class(f"-{left}", update=False)
        self.add_class(f"-{entered}", update=False)
        if left != entered:
            self.app.stylesheet.update_nodes(self.query(panes))

    @on(Mount)
    def _hear_of_the_terminal(self) -> None:
        self.app.app_resume_signal.subscribe(self, lambda _: self._compositor.forget(), immediate=True)

    @on(ScreenSuspend)
    def _leave_the_terminal(self) -> None:
        self._compositor.forget()

    @on(ScreenResume)
    def _take_the_terminal(self, event: ScreenResume) -> None:
        self._compositor.forget()
        event.refresh_styles = event.refresh_styles and self._resumed  # what was just mounted was styled then
        self._resumed = True

    @on(Resize)
    def _cover_what_is_too_small(self, event: Resize) -> None:
        self._compositor.forget()  # terminals break lines anew, even if they come back to the size that is known
        covers, small = self.query(TooSmall), is_too_small(event.size)
        if small and not covers:
            self.mount(TooSmall())
        elif covers and not small:
            covers.remove()
