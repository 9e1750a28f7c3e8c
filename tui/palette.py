"""The command palette: the commands of reviewing and the themes, found by name."""

from __future__ import annotations

from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from tui.commands import COMMANDS, Command, Scope
from tui.keyboard import CommandSink
from tui.settings import THEMES

_LEFT_OUT = {"anywhere.palette", "anywhere.quit"}


class ReviewCommands(Provider):
    """Offers every command of the review scope; the one chosen is carried out in turn, as if its key were pressed."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for command in _offered():
            yield DiscoveryHit(_title(command), self._run(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """Offer those whose name or keys match."""
        matcher = self.matcher(query)
        for command in _offered():
            score = matcher.match(_title(command))
            if score > 0:
                yield Hit(score, matcher.highlight(_title(command)), self._run(command), help=command.help)

    def _run(self, command: Command) -> partial[None]:
        app = self.app
        assert isinstance(app, CommandSink)
        return partial(app.run_in_turn, command.id)


class ThemeChoices(Provider):
    """Offers the themes; the one chosen holds until the session ends."""

    async def discover(self) -> Hits:
        """Offer none before something is typed, as commands come first."""
        for _ in ():
            yield _

    async def search(self, query: str) -> Hits:
        """Offer those whose name matches."""
        matcher = self.matcher(query)
        for name in THEMES:
            title = f"theme: {name.replace('-', ' ')}"
            score = matcher.match(title)
            if score > 0:
                words = "Change the colours; the file of settings keeps them for good."
                yield Hit(score, matcher.highlight(title), partial(setattr, self.app, "theme", name), help=words)


class CalmPalette(CommandPalette):
    """The palette with a cursor that doesn't blink, and without a sign that terminals draw one or two cells wide."""

    CSS = "CalmPalette SearchIcon { display: none; }"

    def on_mount(self) -> None:
        """Stop the blinking."""
        self.query_one(Input).cursor_blink = False


def _offered() -> list[Command]:
    offered = (c for c in COMMANDS if c.scope in {Scope.REVIEW, Scope.ANYWHERE} and c.id not in _LEFT_OUT)
    return [c for c in offered if c.shown_as is None]


def _title(command: Command) -> str:
    return f"{command.label} ({', '.join(command.shown_keys)})"
