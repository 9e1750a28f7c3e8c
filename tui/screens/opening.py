"""What is shown while the rest of the session is loaded: it needs next to nothing, so that the first paint is quick."""

from __future__ import annotations

from textual.app import ComposeResult

from tui.commands import Scope, hints
from tui.compositing import TightScreen
from tui.widgets.status_line import HintLine, StatusLine, status_and_keys


class OpeningScreen(TightScreen[None]):
    """Says that the store is being opened, where the review screen has its status and its keys."""

    DEFAULT_CSS = """
    OpeningScreen {
        background: $background;
        align: left bottom;
    }
    """

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Lay out status and keys."""
        yield from status_and_keys()

    def on_mount(self) -> None:
        """Say what is going on."""
        self.query_one(StatusLine).say("", "opening the store")
        self.query_one(HintLine).show(hints(Scope.REVIEW))
