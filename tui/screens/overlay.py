"""A screen over the review: what all that are only looked at have alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands import BY_ID, Scope, on_key
from tui.compositing import TightScreen
from tui.key_names import shown
from tui.safe import display_safe
from tui.widgets.line_view import LineView
from tui.widgets.status_line import StatusLine
from tui.wording import Naming

if TYPE_CHECKING:
    from tui.app import DuyetApp


class Overlay(TightScreen[None], inherit_bindings=False):
    """Has a status line and is left by `close`; commands that work anywhere work here, too."""

    AUTO_FOCUS = ""

    mode: Scope
    """What the screen is in the midst of: the commands of this scope, and those that work anywhere, are let through."""

    beside: ClassVar[bool] = True
    """Whether time on this screen is none that is spent on the fact at hand."""

    app: DuyetApp

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command through in its own scope alone."""
        if action != "command":
            return super().check_action(action, parameters)
        return BY_ID[str(parameters[0])].scope in {self.mode, Scope.ANYWHERE}

    async def close(self) -> None:
        """Go back to the screen below; when this returns, keys go there."""
        await self.app.pop_screen()

    async def anywhere(self, command_id: str) -> None:
        """Carry out a command that works anywhere; the session is ended from the review screen, which may warn."""
        if command_id == "anywhere.help":
            from tui.screens.help import HelpScreen

            await self.lay_over(HelpScreen(self))
        elif command_id == "anywhere.quit":
            while isinstance(self.app.screen, Overlay):
                await self.app.pop_screen()
            self.app.run_in_turn(command_id)
        else:
            self.say("this works while reviewing; Esc goes back")

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Put words in the status line."""
        safe = display_safe(" ".join(words.split()))
        self.query_one(StatusLine).say("", safe, trouble=trouble, may_be_cut=isinstance(words, Naming))

    def passed_over(self, key: str, character: str) -> None:  # noqa: ARG002 - for screens where letters go to words
        """Say of a key that does nothing here what it does while reviewing; `character` is what it types, or ""."""
        names = [name for name in on_key(key) if BY_ID[name].scope is Scope.REVIEW]
        if names and self.query(StatusLine):
            self.say(f"{shown(key)} ({BY_ID[names[0]].label}) works while reviewing; Esc goes back")

    def scrolled(self, view: LineView, command: str) -> bool:
        """Scroll by a line or a page where this is the name of such a command; tell whether it was."""
        page = max(1, view.size.height - 2)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        if command in steps:
            view.scroll_lines(steps[command])
        return command in steps
