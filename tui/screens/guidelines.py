"""The guideline of the kind of the fact at hand, opened and closed beside it by one key while reviewing goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import key_for
from tui.widgets.guideline_pane import GuidelinePane

if TYPE_CHECKING:
    from tui.screens.marker import Handler
    from tui.screens.review import ReviewScreen

_OPEN = "-guide"


class Guidelines:
    """The pane on a review screen, which follows the fact from kind to kind."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen

    def handlers(self) -> dict[str, Handler]:
        """Return what each command does, by its id."""
        return {
            "review.guidelines": self._toggle,
            "review.guidelines_down": lambda: self._turn(1),
            "review.guidelines_up": lambda: self._turn(-1),
        }

    def show(self) -> None:
        """Bring the pane up to the fact, where it is open."""
        fact = self._screen.session.fact
        if self._screen.has_class(_OPEN):
            keys = (key_for(f"review.guidelines{which}") for which in ("_down", "_up", ""))
            more = "{} reads on, {} back, {} closes".format(*keys)
            self._pane.show(fact.kind if fact else "", more)

    @property
    def _pane(self) -> GuidelinePane:
        return self._screen.query_one(GuidelinePane)

    def _toggle(self) -> str:
        if self._screen.session.fact is None and not self._screen.has_class(_OPEN):
            return "there is no fact here to show the guideline of"
        self._screen.toggle_class(_OPEN)
        self._screen.call_after_refresh(self._screen.show)
        return ""

    def _turn(self, step: int) -> str:
        if not self._screen.has_class(_OPEN):
            return f"{key_for('review.guidelines')} opens the guideline of this kind"
        self._pane.turn(step)
        return ""
