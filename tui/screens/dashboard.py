"""The dashboard: progress, pace, how right the rules proved, and what was corrected."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.commands import Scope, bindings, hints
from tui.gateway import Gateway, Statistics, StoreError
from tui.safe import display_safe
from tui.screens.overlay import Overlay
from tui.widgets.dashboard_view import DashboardView
from tui.widgets.status_line import HintLine, StatusLine, TwoEndedLine


class DashboardScreen(Overlay):
    """Shows statistics that were read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DASHBOARD, Scope.ANYWHERE)]

    DEFAULT_CSS = "DashboardScreen { background: $background; }"

    def __init__(self, gateway: Gateway, statistics: Statistics) -> None:
        super().__init__()
        self._gateway = gateway
        self._statistics = statistics

    def compose(self) -> ComposeResult:
        """Lay out title, figures, words and keys."""
        yield TwoEndedLine(id="title")
        yield DashboardView()
        yield StatusLine()
        yield HintLine()

    def on_mount(self) -> None:
        """Show what was read."""
        self.set_focus(None)
        self.query_one(HintLine).show(hints(Scope.DASHBOARD))
        self._show()

    def _show(self) -> None:
        place = display_safe(self._statistics.progress.place)
        now = f"as of {datetime.now().astimezone():%H:%M} "
        self.query_one(TwoEndedLine).say(f" Dashboard of {place}", now, style="strong")
        self.query_one(DashboardView).show(self._statistics)

    async def action_command(self, command_id: str) -> None:
        """Move, read anew, or go back."""
        scope, _, command = command_id.partition(".")
        view = self.query_one(DashboardView)
        self.say("")
        if scope == Scope.ANYWHERE:
            await self.anywhere(command_id)
        elif command in {"down", "up"}:
            view.move(1 if command == "down" else -1)
        elif command == "section":
            view.next_section()
        elif command == "read":
            await self._read()
        elif not self.scrolled(view, command):
            await self.close()

    async def _read(self) -> None:
        try:
            self._statistics = await self._gateway.statistics()
        except StoreError as error:
            self.say(f"not read: {error}", trouble=True)
            return
        self._show()
        self.say("read anew")
