"""Looking beside reviewing: the table of verified facts, the dashboard, the history of a fact, its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.copying import Copying
from tui.filter_line import show
from tui.gateway import BrowsedFact, Filter, Gateway

if TYPE_CHECKING:
    from tui.screens.browse import Table
    from tui.screens.marker import Handler
    from tui.screens.review import ReviewScreen


class Looking:
    """The commands of a review screen that look at the store and change nothing in it."""

    def __init__(self, screen: ReviewScreen, gateway: Gateway) -> None:
        self._screen = screen
        self._gateway = gateway
        self._copying = Copying()
        self._table: Table | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return what each command does, by its id."""
        return {
            "review.browse": self._browse,
            "review.dashboard": self._dashboard,
            "review.adjudicate": self._adjudicate,
            "review.history": self._history,
            "review.copy": self._copy,
        }

    async def _browse(self) -> str:
        from tui.screens.browse import BrowseScreen, Table

        self._table = self._table or Table()
        progress = await self._gateway.progress()
        session, table = self._screen.session, self._table
        screen = BrowseScreen(session, self._gateway, progress, table, copying=self._copying, visit=self._visit)
        await self._screen.lay_over(screen)
        await screen.open()
        return ""

    async def _visit(self, row: BrowsedFact, correct: bool) -> None:
        """Go to a fact of the table; where it is to be corrected, open the form as its key would."""
        article, fact = row.fact.article, row.fact.id
        await self._screen.carry_out(lambda: self._screen.session.visit(article, fact))
        at_hand = self._screen.session.fact
        if correct and at_hand is not None and at_hand.id == fact:
            await self._screen.action_command("review.correct")

    async def _dashboard(self) -> str:
        from tui.screens.dashboard import DashboardScreen

        await self._screen.lay_over(DashboardScreen(self._gateway, await self._gateway.statistics(), self._filter))
        return ""

    async def _adjudicate(self) -> str:
        from tui.adjudication import Adjudication

        session = self._screen.session
        adjudication = Adjudication(self._gateway, session.deciding, session.watch)
        if said := await adjudication.open(session.reviewer):
            return said
        await adjudication.read_article()
        from tui.screens.adjudicate import AdjudicateScreen

        session.claims.rest()
        await self._screen.lay_over(AdjudicateScreen(self._gateway, adjudication, self._come_back))
        return ""

    async def _come_back(self) -> None:
        await self._screen.carry_out(self._look_again)

    async def _look_again(self) -> str:
        session = self._screen.session
        session.claims.look_again()
        await session.course.look_again(session.fact.id if session.fact else None)
        return ""

    async def _filter(self, rule: str) -> None:
        wanted = Filter(rules=(rule,))
        await self._screen.carry_out(lambda: self._screen.session.set_filter(wanted, show(wanted)))

    async def _history(self) -> str:
        from tui.screens.history import HistoryScreen

        fact = self._screen.session.fact
        if fact is None:
            return "there is no fact here"
        await self._screen.lay_over(HistoryScreen(fact, *await self._gateway.history(fact.id)))
        return ""

    def _copy(self) -> str:
        session = self._screen.session
        if session.article is None or session.fact is None or session.evidence is None:
            return "there is no quote here to copy"
        text, words = self._copying.text(session.article, session.fact, session.evidence)
        if text:
            self._screen.app.copy_to_clipboard(text)
        return words
