"""The ways out of the review screen: help, palette, the shell, and the end of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import key_for
from tui.suspension import why_not

if TYPE_CHECKING:
    from tui.screens.marker import Handler
    from tui.screens.review import ReviewScreen


class Leaving:
    """The commands that leave a review screen, of which quitting asks again where something isn't stored yet."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._warned = False

    def handlers(self) -> dict[str, Handler]:
        """Return what each of these commands does, by its id."""
        return {
            "review.quit": self._quit,
            "anywhere.quit": self._quit,
            "anywhere.help": self._help,
            "anywhere.suspend": self._suspend,
            "anywhere.palette": self._palette,
        }

    def hear(self, command: str) -> None:
        """Hear of each command before it is carried out, as any but quitting itself takes the warning back."""
        self._warned = self._warned and command.endswith(".quit")

    async def _help(self) -> str:
        from tui.screens.help import HelpScreen

        await self._screen.lay_over(HelpScreen(self._screen))
        return ""

    def _suspend(self) -> str:
        words = why_not(self._screen.app) or self._screen.session.outbox.words
        if not words:
            self._screen.app.action_suspend_process()
        return words

    def _palette(self) -> str:
        self._screen.app.action_command_palette()
        return ""

    def _quit(self) -> str:
        unstored = self._unstored()
        if unstored and not self._warned:
            self._warned = True
            return unstored
        if self._screen.session.outbox:
            self._screen.session.outbox.abandon()
        self._screen.app.exit(return_code=0)
        return ""

    def _unstored(self) -> str:
        session, again = self._screen.session, key_for("review.quit")
        if waits := session.outbox.words:
            return f"{again} again gives them up; {waits}"
        if changed := session.undecided_changes:
            what = f"{changed} fact(s) have a note or evidence that no decision has stored"
            return f"{what}: decide, or {again} again to drop it"
        return ""
