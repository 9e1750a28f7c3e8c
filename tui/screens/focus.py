"""The focus view: one fact at a time, its sentence in context; remembered from session to session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Scope
from tui.sentences import sentences_around
from tui.widgets.card_rows import card_rows
from tui.widgets.focus_view import FocusView
from tui.widgets.marked_text import Marks

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

VIEW = "view"
"""The setting that keeps whether the focus view is on, as "focus" or "list"."""

_FOCUS = "focus"
_SHOWN_IN = frozenset({Scope.REVIEW, Scope.NOTE, Scope.ORDER, Scope.FILTER, Scope.NAMING, Scope.GOTO, Scope.FORM})


class Focus:
    """Whether a review screen shows one fact at a time, and what it then shows."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._on = False

    @property
    def is_shown(self) -> bool:
        """Whether the view is on, and not left for selecting, searching or choosing a kind in the article."""
        return self._on and self._screen.mode in _SHOWN_IN

    async def toggle(self) -> str:
        """Turn the view on or off, and keep that for the sessions to come."""
        self._on = not self._on
        await self._screen.session.keep(VIEW, _FOCUS if self._on else "list")
        self.refit()
        return "one fact at a time" if self._on else "the article with its facts"

    def recall(self, view: str) -> None:
        """Show the view that a setting names."""
        self._on = view == _FOCUS
        self.refit()

    def refit(self) -> None:
        """Lay the screen out for the view that is on."""
        self._screen.set_class(self.is_shown, "-focus")

    def show(self, marks: Marks) -> None:
        """Show the fact at hand with these marks."""
        session, fact = self._screen.session, self._screen.session.fact
        view = self._screen.query_one(FocusView)
        if session.article is None or fact is None or session.evidence is None:
            view.show("", ((0, 0),) * 3, Marks(), ())  # type: ignore[arg-type]
            return
        evidence = marks.evidence or session.evidence
        rows = card_rows(fact, session.note, "", moved=evidence != (fact.start, fact.end))
        alone = Marks(evidence=evidence, fields=marks.fields, focused=marks.focused)
        view.show(session.article.text, sentences_around(session.article.text, evidence), alone, rows)
