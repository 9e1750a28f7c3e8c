"""The marker in the article: the keys that move it, in whatever state of the review screen words are marked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.commands import Scope
from tui.screens.marking import marks_of_selection
from tui.screens.selecting import Selection
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

Handler = Callable[[], Awaitable[str] | str]
Move = Callable[[Selection], None]

_MOVES: dict[str, Move] = {
    "right": Selection.next_word,
    "left": Selection.previous_word,
    "down": Selection.next_sentence,
    "up": Selection.previous_sentence,
    "anchor": Selection.drop_anchor,
    "other_end": Selection.other_end,
}


class Marker:
    """A selection that is being made in a scope, and shown."""

    def __init__(self, screen: ReviewScreen, scope: Scope) -> None:
        self._screen = screen
        self._scope = scope
        self.selection = Selection("", 0)

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of moving the marker does, by its id."""
        moves: dict[str, Move] = {
            **_MOVES,
            "page_down": partial(self._turn_page, 1),
            "page_up": partial(self._turn_page, -1),
        }
        return {f"{self._scope}.{name}": partial(self._move, move) for name, move in moves.items()}

    def begin(self, selection: Selection) -> None:
        """Mark from this selection on."""
        self.selection = selection
        self._screen.enter(self._scope)
        self._show()

    def jump(self, letter: str) -> str:
        """Go to the next word that begins so."""
        if not self.selection.jump(letter):
            return f"no word begins with {letter}"
        self._show()
        return ""

    def _move(self, move: Move) -> str:
        move(self.selection)
        self._show()
        return ""

    def _turn_page(self, step: int, selection: Selection) -> None:
        view = self._screen.query_one(ArticleView)
        lines = view.wrapped.lines
        line = view.wrapped.line_of(selection.cursor.start) + step * view.page
        selection.go_to(lines[max(0, min(line, len(lines) - 1))].start)

    def _show(self) -> None:
        selection = self.selection
        self._screen.mark(marks_of_selection(self._screen.session, selection.span, selection.cursor))
