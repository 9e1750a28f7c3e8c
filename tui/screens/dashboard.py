"""The dashboard: progress, pace, how right the rules proved, and what was corrected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.commands import Scope, bindings, hints, key_for
from tui.gateway import Gateway, Statistics, StoreError
from tui.plots import has_blocks
from tui.safe import display_safe
from tui.screens.overlay import Overlay
from tui.widgets.dashboard_view import DashboardView
from tui.widgets.status_line import HintLine, TwoEndedLine, status_and_keys


class DashboardScreen(Overlay):
    """Shows statistics that were read; `review` is called with the rule whose facts are to be reviewed."""

    mode = Scope.DASHBOARD

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DASHBOARD, Scope.ANYWHERE)]

    DEFAULT_CSS = "DashboardScreen { background: $background; }"

    def __init__(self, gateway: Gateway, statistics: Statistics, review: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._gateway = gateway
        self._statistics = statistics
        self._review = review

    def compose(self) -> ComposeResult:
        """Lay out title, figures, words and keys."""
        yield TwoEndedLine(id="title")
        yield DashboardView(blocks=has_blocks() and not self.app.settings.signs_in_ascii)
        yield from status_and_keys()

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
        """Move, read anew, review a rule's facts, or go back."""
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
        elif command == "open":
            await self._open(view)
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

    async def _open(self, view: DashboardView) -> None:
        rule = view.rule
        if rule is None:
            self.say(
                f"go to a rule with {key_for('dashboard.down')}; {key_for('dashboard.open')} then reviews its facts"
            )
        else:
            await self.close()
            await self._review(rule.rule)
