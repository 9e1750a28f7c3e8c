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
    from tui.screens.forms import FormScreen

_END = 28
"""The characters of a long marked text that are told of its beginning, and of its end."""

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

    def __init__(self, screen: FormScreen, scope: Scope) -> None:
        self._screen = screen
        self._scope = scope
        self.selection = Selection("", 0)
        self._what = ""

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of moving the marker does, by its id."""
        moves: dict[str, Move] = {
            **_MOVES,
            "page_down": partial(self._turn_page, 1),
            "page_up": partial(self._turn_page, -1),
        }
        return {f"{self._scope}.{name}": partial(self._move, move) for name, move in moves.items()}

    def begin(self, selection: Selection, what: str) -> str:
        """Mark from this selection on, and return the words that say `what` for and which words are marked."""
        self.selection, self._what = selection, what
        self._screen.enter(self._scope)
        return self._show()

    def jump(self, letter: str) -> str:
        """Go to the next word that begins so."""
        if not self.selection.jump(letter):
            return f"no word begins with {letter}"
        return self._show()

    def _move(self, move: Move) -> str:
        move(self.selection)
        return self._show()

    def _turn_page(self, step: int, selection: Selection) -> None:
        view = self._screen.query_one(ArticleView)
        lines = view.wrapped.lines
        line = view.wrapped.line_of(selection.cursor.start) + step * view.page
        selection.go_to(lines[max(0, min(line, len(lines) - 1))].start)

    def _show(self) -> str:
        selection, article = self.selection, self._screen.session.article
        self._screen.mark(marks_of_selection(self._screen.session, selection.span, selection.cursor))
        marked = article.text[slice(*selection.span)] if article else ""
        return f"{self._what}: “{_both_ends(marked)}”"


def _both_ends(words: str) -> str:
    """Return words on one line; of many the first and the last, as one moves either end."""
    whole = " ".join(words.split())
    if len(whole) <= 2 * _END:
        return whole
    first, last = whole[:_END].rpartition(" ")[0], whole[-_END:].partition(" ")[2]
    return f"{first or whole[:_END]} … {last or whole[-_END:]}"
