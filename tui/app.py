"""The review application: screen, theme, keyboard, signals, and the filter that guards the terminal."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import ActiveBinding, BindingType
from textual.command import Provider
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen

from tui.commands import BY_ID, on_key
from tui.composing import InputMethod
from tui.gateway import Gateway, StoreError
from tui.keyboard import Keyboard, unknown_words
from tui.keystrokes import Press
from tui.outbox import lost_words
from tui.pasting import guard_pastes
from tui.safe import display_safe
from tui.scopes import Scope
from tui.screens.opening import OpeningScreen
from tui.screens.overlay import Overlay
from tui.second_press import DECIDING, SecondPress, ignored_words
from tui.settings import Settings
from tui.stdio import close_broken, wants_mouse
from tui.suspension import Suspension
from tui.terminal_filter import AsciiSigns, InOnePass, SafeFilter
from tui.theme import COLOURLESS, DEFAULT, THEMES, VARIABLES
from tui.tidying import Tidying
from tui.widgets.too_small import is_too_small

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

_REVIEW = "review"
_IN_TURN = "command:"
_SETTLE = Press("settle", None, 0.0)
"""Stands among the keys for an answer of the store to a decision that waited."""
_HANGUPS = (signal.SIGHUP, signal.SIGTERM)
_SIZE_RESTS = 0.1
"""Seconds without a change after which the size of the terminal is taken to be its last."""
HUNG_UP = 128 + signal.SIGHUP
"""Exit status of a session whose terminal is gone."""


def _review_commands() -> type[Provider]:
    from tui.palette import ReviewCommands

    return ReviewCommands


def _theme_choices() -> type[Provider]:
    from tui.palette import ThemeChoices

    return ThemeChoices


class DuyetApp(App[None], inherit_bindings=False):
    """One review session in a terminal. `farewell` is what the terminal is to show after it, if anything.

    `opened` is set when the store was opened or could not be.
    """

    TITLE = "duyet"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_review_commands, _theme_choices}
    BINDINGS: ClassVar[list[BindingType]] = [BY_ID["anywhere.suspend"].binding()]

    def __init__(
        self,
        gateway: Gateway,
        reviewer: str,
        *,
        start_article: str | None = None,
        order: str = "",
        filter_line: str = "",
        settings: Settings | None = None,
        with_steps: bool | None = False,
        adjudicate: bool = False,
    ) -> None:
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        self.settings = settings or Settings()
        self._with_steps = with_steps and not adjudicate
        self._adjudicate = adjudicate
        self._gateway = gateway
        self._reviewer = reviewer
        self._start_article = start_article
        self._order, self._filter_line = order, filter_line
        self._review: ReviewScreen | None = None
        self._guards = [SafeFilter(), AsciiSigns()] if self.settings.signs_in_ascii else [SafeFilter()]
        self._filter = InOnePass(self._guards)
        self._tidying = Tidying(self._prepare)
        self._look: asyncio.TimerHandle | None = None
        self.keyboard = Keyboard(self._press, self._in_field, self._ignored, InputMethod(self.settings.input_method))
        self._second_press = SecondPress(self._seconds)
        self._suspension = Suspension(self, gateway.drain, self._left)
        self.farewell = ""
        self.opened = asyncio.Event()
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._first_theme()

    def _first_theme(self) -> str:
        """Return the theme to begin with: where colours are unwanted or few, the terminal's own two say enough."""
        if "NO_COLOR" in os.environ:
            return COLOURLESS
        few = self.console.color_system == "standard" and sys.__stderr__ is not None and sys.__stderr__.isatty()
        return self.settings.theme or (COLOURLESS if few else DEFAULT)

    def get_default_screen(self) -> Screen[None]:
        """Start with what can be shown at once."""
        return OpeningScreen()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing reach the terminal that it would obey."""
        filters = [*super().get_line_filters(), *self._guards]
        if filters != self._filter.filters:
            self._filter = InOnePass(filters)
        return [self._filter]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our names for colours a value in themes that don't know them."""
        return VARIABLES

    def on_mount(self) -> None:
        """Catch hang-ups, also where the parent ignores them, and open the store behind the first paint."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in _HANGUPS:
                loop.add_signal_handler(number, self._hang_up, number)
            self._suspension.watch()
        self.call_after_refresh(self.run_worker, self._live, exit_on_error=True)

    async def on_event(self, event: events.Event) -> None:
        """Send keys through the keyboard, everything else its usual way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.keyboard.feed(Press(event.key, event.character, event.time))
            return
        if isinstance(event, events.Resize) and not self.is_headless:
            self._look_at_size_soon()
        await super().on_event(event)

    def _look_at_size_soon(self) -> None:
        """Look at the terminal's size once no more changes come, as the library may tell of two in the wrong order.

        Its handler of the signal reads the size, and can be interrupted by itself before it tells it.
        """
        if self._look is not None:
            self._look.cancel()
        self._look = asyncio.get_running_loop().call_later(_SIZE_RESTS, self._look_at_size)

    def _look_at_size(self) -> None:
        size = Size(*shutil.get_terminal_size())
        if size != self.screen.outer_size:
            self.post_message(events.Resize(size, size))

    def run_in_turn(self, command_id: str) -> None:
        """Carry out a review command after the keys pressed before it."""
        self.keyboard.feed(Press(f"{_IN_TURN}{command_id}", None, 0.0))

    def drop_keys(self) -> int:
        """Forget the keys that wait and return how many there were."""
        return self.keyboard.drop()

    def action_command_palette(self) -> None:
        """Open the palette."""
        from tui.palette import CalmPalette

        self.push_screen(CalmPalette(id="--command-palette"))

    def action_command(self, command_id: str) -> None:
        """Carry out the one command that no screen has to know."""
        if command_id == "anywhere.suspend":
            self.action_suspend_process()

    def action_suspend_process(self) -> None:
        """Go to the shell until it lets the session go on."""
        self._suspension.suspend()

    def _left(self, away: bool) -> None:
        if self._review is not None:
            self._review.session.watch.touch(away=not away)

    def leave(self) -> None:
        """Keep where the session stands, wait for every write, close the store; what is unwritten then is told."""
        if self._review is not None:
            self._review.session.remember()
            self._review.session.claims.end()
        if lost := self._gateway.close():
            self.farewell = lost_words(lost, self._gateway.reason)

    async def _live(self) -> None:
        from tui.screens.review import ReviewScreen

        review = self._review = ReviewScreen(self._gateway, self._reviewer, self.settings, with_steps=self._with_steps)
        review.session.outbox.arrived = review.session.claims.arrived = self._arrived
        self._gateway.listen_to_trouble(self._arrived)
        self.add_mode(_REVIEW, lambda: review)
        await self.switch_mode(_REVIEW)
        try:
            await review.open(
                self._start_article, order=self._order, filter_line=self._filter_line, usual=self.settings
            )
        except StoreError as error:
            self.farewell = str(error)
            self.exit(return_code=1)
            return
        finally:
            self.opened.set()
        if self._adjudicate:
            self.run_in_turn("review.adjudicate")
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._tidying.rest()
        await self.keyboard.run()

    def _prepare(self) -> None:
        if self._review is not None:
            self.call_later(self.run_worker, self._review.prepare)

    async def _press(self, press: Press) -> None:
        if self.return_code is not None:
            return  # what was pressed behind the key that ended the session is meant for the shell, if for anything
        if press is _SETTLE:
            await self._settle()
            return
        if self._review is not None:
            self._review.session.touch(away=bool(getattr(self.screen, "beside", False)))
        if press.key.startswith(_IN_TURN):
            if self.screen is self._review:
                await self._review.action_command(press.key.removeprefix(_IN_TURN))
            return
        was_reviewing = self._is_reviewing
        await self._carry_out(press)
        self._tidying.rest()
        if not was_reviewing and self._is_reviewing:
            self._second_press.led_back(press.key)

    async def _carry_out(self, press: Press) -> None:
        active = self._bound_to(press.key)
        if is_too_small(self.size) and (active is None or active.binding.id != "anywhere.quit"):
            return  # nobody sees what the key would do
        if (
            self._is_reviewing
            and not self._second_press.is_meant(press.key)
            and active
            and active.binding.id in DECIDING
        ):
            self._say(ignored_words(press.key, active.binding.id))
            return
        if active is not None:
            await self.run_action(active.binding.action, active.node)
        elif self.focused is not None:
            await self._type(press)
            if self.screen is self._review:
                self._review.hush()
        elif self._is_reviewing:
            self._say(unknown_words(press.key))
        elif self.screen is self._review and press.character and press.character.isalnum():
            self._review.jump(press.character)
        elif isinstance(self.screen, Overlay):
            self.screen.passed_over(press.key, press.character or "")

    @property
    def _is_reviewing(self) -> bool:
        return self._review is not None and self.screen is self._review and self._review.mode is Scope.REVIEW

    def _seconds(self) -> float:
        return self._review.session.watch.now if self._review is not None else 0.0

    def _arrived(self) -> None:
        if self.return_code is None:
            self.keyboard.feed(_SETTLE)

    async def _settle(self) -> None:
        if self._review is not None:
            await self._review.settle()

    def _bound_to(self, key: str) -> ActiveBinding | None:
        """Return what a key does now: a command by the keys in force, or what an editor or the palette does with it."""
        active = self.screen.active_bindings
        own = active.get(key)
        if own is not None and own.binding.id not in BY_ID:
            return own
        commands = {found.binding.id: found for found in active.values()}
        return next((commands[name] for name in on_key(key) if name in commands), None)

    async def _type(self, press: Press) -> None:
        """Give a key to the focused editor and wait until it is in."""
        focused, done = self.focused, asyncio.Event()
        if focused is None:
            return
        key = events.Key(press.key, press.character)
        key.stop()  # what the editor doesn't want goes nowhere else
        focused.post_message(key)
        focused.call_later(done.set)
        await done.wait()

    def _in_field(self) -> bool:
        return self.focused is not None

    def _ignored(self, words: str) -> None:
        self._second_press.ignored()
        self._say(words)

    def _say(self, words: str) -> None:
        if self._review is not None:
            self._review.say(words)

    def _hang_up(self, number: int) -> None:
        self.exit(return_code=128 + number)


def run_review(
    *,
    store_url: str,
    reviewer: str,
    start_article: str | None = None,
    order: str = "",
    filter_line: str = "",
    settings: Settings | None = None,
    with_steps: bool | None = False,
    adjudicate: bool = False,
) -> int:
    """Run a review session on the terminal and return the exit code: 0, 1 with a sentence on stderr, 128 + signal.

    It opens at `start_article`, or where the reviewer's last session was left, in an order and with a filter if given.
    `with_steps` shows the first steps; None shows them to a reviewer who has not seen them. `adjudicate` begins with
    what two readers differ on.
    """
    gc.disable()  # what is loaded now stays: to look through it over and over took a tenth of the start
    gateway = Gateway(store_url)
    guard_pastes()
    app = DuyetApp(
        gateway,
        reviewer,
        start_article=start_article,
        order=order,
        filter_line=filter_line,
        settings=settings,
        with_steps=with_steps,
        adjudicate=adjudicate,
    )
    mouse = app.settings.mouse
    try:
        app.run(mouse=wants_mouse() if mouse is None else mouse)
    finally:
        app.leave()
    return _ended(app)


def _ended(app: DuyetApp) -> int:
    if app.return_code == HUNG_UP:
        close_broken(sys.stdout, sys.stderr)
    elif app.farewell:
        sys.stderr.write(display_safe(app.farewell) + "\n")
    return app.return_code or (1 if app.farewell else 0)
