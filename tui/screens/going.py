"""Going to an article by its number, its id or words of its title, with the nearest ones to pick from."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.commands import Scope
from tui.gateway import FoundArticle, Gateway, StoreError
from tui.widgets.ask_bar import ASKED, AskBar

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

PATIENCE = 0.12
"""Seconds without a further letter after which articles are looked for."""


class Going:
    """What article is asked for on a review screen, and the commands for it."""

    def __init__(self, screen: ReviewScreen, gateway: Gateway) -> None:
        self._screen = screen
        self._gateway = gateway
        self._found: tuple[str, tuple[FoundArticle, ...]] = ("", ())

    def handlers(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        """Return what each command of going to an article does, by its id."""
        return {
            "review.goto": self._ask,
            "goto.go": self._go,
            "goto.down": lambda: self._pick(1),
            "goto.up": lambda: self._pick(-1),
            "goto.cancel": self._leave,
        }

    def typed(self, line: str) -> None:
        """Offer the articles that may be meant, once nothing more is typed for a moment."""
        if self._screen.mode is Scope.GOTO:
            asked = " ".join(line.split())
            look: Callable[[], Awaitable[None]] = partial(self._offer_soon, asked)
            self._screen.run_worker(look, exclusive=True, group=ASKED)

    @property
    def _bar(self) -> AskBar:
        return self._screen.query_one(AskBar)

    def _ask(self) -> str:
        self._screen.enter(Scope.GOTO)
        self._found = ("", ())
        self._bar.ask("go to", "")
        self._bar.say("the number of an article, its id, or words of its title", "")
        return ""

    async def _offer_soon(self, asked: str) -> None:
        await asyncio.sleep(PATIENCE)
        try:
            await self._find(asked)
        except StoreError as error:
            self._bar.say(f"not looked up: {error}", "", trouble=True)

    async def _find(self, asked: str) -> tuple[FoundArticle, ...]:
        if self._found[0] != asked:
            self._found = asked, await self._gateway.find_articles(asked) if asked else ()
            self._bar.offer([f"{article.number}  {article.title or article.id}" for article in self._found[1]])
            self._bar.say("" if self._found[1] or not asked else self._unknown(asked), "")
        return self._found[1]

    def _unknown(self, asked: str) -> str:
        if asked.isdecimal():
            return f"no article {asked}; they are numbered from 1 to {self._screen.session.articles:,}"
        return f"no article is known by: {asked}"

    def _pick(self, step: int) -> str:
        self._bar.offered.pick(step)
        return ""

    async def _go(self) -> str:
        found = await self._find(self._bar.line)
        if not found:
            return "" if self._bar.line else self._leave()
        chosen = found[self._bar.offered.place or 0]
        self._screen.enter(Scope.REVIEW)
        return await self._screen.session.visit(chosen.id)

    def _leave(self) -> str:
        self._screen.enter(Scope.REVIEW)
        return ""
