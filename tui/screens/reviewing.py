"""The commands of the review screen that decide on the fact at hand, move its evidence, or go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.evidence import Edge
from tui.gateway import Verdict
from tui.screens.places import Tour

if TYPE_CHECKING:
    from tui.screens.marker import Handler
    from tui.screens.review import ReviewScreen


class Reviewing:
    """What a review screen asks of its session; `tour` goes round the places of a fact's values."""

    def __init__(self, screen: ReviewScreen, tour: Tour) -> None:
        self._screen = screen
        self._session = screen.session
        self._tour = tour

    def handlers(self) -> dict[str, Handler]:
        """Return what each of these commands does, by its id."""
        return self._deciding() | self._evidence() | self._ways_on()

    def _deciding(self) -> dict[str, Handler]:
        verdicts = (Verdict.ACCEPT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG)
        return {
            **{f"review.{verdict}": partial(self._session.decide, verdict) for verdict in verdicts},
            "review.repeat": self._session.correct_as_before,
            "review.undo": self._session.undo,
            "review.redo": self._session.redo,
        }

    def _evidence(self) -> dict[str, Handler]:
        return {
            f"review.{way}_{edge}": partial(self._session.move_evidence, edge, outward=way == "widen")
            for edge in Edge
            for way in ("widen", "narrow")
        }

    def _ways_on(self) -> dict[str, Handler]:
        session = self._session
        return {
            "review.next_fact": partial(session.move_fact, 1),
            "review.previous_fact": partial(session.move_fact, -1),
            "review.next_article": session.move_article,
            "review.previous_article": partial(session.move_article, back=True),
            "review.next_open": session.next_open,
            "review.next_value": partial(self._tour.move, session, 1),
            "review.previous_value": partial(self._tour.move, session, -1),
            "review.page_down": partial(self._screen.turn_page, 1),
            "review.page_up": partial(self._screen.turn_page, -1),
            "review.other_pane": self._other_pane,
        }

    def _other_pane(self) -> str:
        self._screen.query_one("#side").toggle_class("-list")
        return "" if self._screen.has_class("-narrow") else "every pane is on screen"
