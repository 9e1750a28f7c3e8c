"""Opening the batch screen from the review, where there is more than one fact to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.batch_source import Source, percent
from tui.gateway import Gateway, ReviewFact

if TYPE_CHECKING:
    from tui.screens.marker import Handler
    from tui.screens.review import ReviewScreen


class Batching:
    """The commands of a review screen that decide many facts at once."""

    def __init__(self, screen: ReviewScreen, gateway: Gateway) -> None:
        self._screen = screen
        self._gateway = gateway

    def handlers(self) -> dict[str, Handler]:
        """Return what each command does, by its id."""
        return {"review.alike": self._alike, "review.of_rule": self._of_rule}

    async def _alike(self) -> str:
        fact = self._screen.session.fact
        if fact is None:
            return "there is no fact here"
        return await self._open(Source(fact), "no other pending fact says the same")

    async def _of_rule(self) -> str:
        fact = self._screen.session.fact
        if fact is None:
            return "there is no fact here"
        if not fact.rule:
            return "this fact was added by hand: no rule proposed it"
        return await self._open(Source(fact, percent(fact)), "no other pending fact of this rule is as sure")

    async def _open(self, source: Source, alone: str) -> str:
        found = await source.facts(self._gateway)
        if not _others(source.fact, [one.fact for one in found[0]]):
            return alone
        from tui.screens.batch import BatchScreen

        await self._screen.lay_over(BatchScreen(self._screen.session, self._gateway, source, found, self._come_back))
        return ""

    def _come_back(self, words: str) -> None:
        self._screen.show()
        self._screen.say(words)


def _others(fact: ReviewFact, found: list[int]) -> bool:
    return any(one != fact.id for one in found)
