"""Writing a note on the fact at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Scope, key_for
from tui.screens.left_entry import LeftEntries
from tui.screens.marker import Handler
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen


class Noting:
    """The note that is being written on a review screen, and the commands for it; what was left is taken up again."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._left = LeftEntries[str]()

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of writing a note does, by its id."""
        return {"review.note": self._begin, "note.save": self._save, "note.cancel": self._leave}

    @property
    def _prompt(self) -> Prompt:
        return self._screen.query_one("#note", Prompt)

    @property
    def _of(self) -> tuple[int, int] | None:
        fact = self._screen.session.fact
        return (fact.id, fact.version) if fact else None

    def _begin(self) -> str:
        if self._of is None:
            return "there is no fact here to note anything on"
        left = self._left.take_up(self._of)
        self._screen.enter(Scope.NOTE)
        self._prompt.edit(self._screen.session.note if left is None else left)
        return "" if left is None else "what you typed before is here again"

    async def _save(self) -> str:
        note = self._prompt.input.typed
        self._screen.enter(Scope.REVIEW)
        return await self._screen.session.write_note(note)

    def _leave(self) -> str:
        typed = self._prompt.input.typed
        self._screen.enter(Scope.REVIEW)
        if typed == self._screen.session.note:
            return "nothing was changed"
        self._left.leave(self._of, typed)
        return f"nothing was changed; {key_for('review.note')} brings back what you typed"
