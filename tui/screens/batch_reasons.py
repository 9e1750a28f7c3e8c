"""Rejecting a batch with a reason: the same menu as for a single fact."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from tui.commands import Scope, choices
from tui.gateway import REASONS
from tui.widgets.menu_line import MenuLine
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui.screens.batch import BatchScreen
    from tui.screens.marker import Handler


class BatchReasons:
    """The commands that ask why a batch is rejected; `reject` takes the reason."""

    def __init__(self, screen: BatchScreen, reject: Callable[[str], Awaitable[str]]) -> None:
        self._screen = screen
        self._reject = reject

    def handlers(self) -> dict[str, Handler]:
        """Return what each command does, by its id."""
        usual: dict[str, Handler] = {
            f"reason.{number}": lambda reason=reason: self._take(reason)  # type: ignore[misc]
            for number, reason in enumerate(REASONS, 1)
        }
        return usual | {
            "batch.reject_because": self._ask,
            "reason.words": self._ask_for_words,
            "reason.last": lambda: "the reason is that of all facts of the list that are in",
            "reason.cancel": self._back,
            "reason_words.save": self._take_words,
            "reason_words.cancel": self._back,
        }

    def _ask(self) -> str:
        self._screen.enter(Scope.REASON)
        self._screen.query_one(MenuLine).show(choices(Scope.REASON))
        return "why reject all that are in?"

    def _ask_for_words(self) -> str:
        self._screen.enter(Scope.REASON_WORDS)
        prompt = self._screen.query_one(Prompt)
        prompt.edit(prompt.input.typed)  # what was left in this list without rejecting
        return "why reject all that are in?"

    async def _take(self, reason: str) -> str:
        self._screen.enter(Scope.BATCH)
        return await self._reject(reason)

    async def _take_words(self) -> str:
        words = " ".join(self._screen.query_one(Prompt).input.typed.split())
        return await self._take(words) if words else "a reason has at least one word; Esc goes back to the list"

    def _back(self) -> str:
        self._screen.enter(Scope.BATCH)
        return "nothing was decided"
