"""What a plain session asks numbered questions about: the order of facts, the filter, and why a fact is rejected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from tui.filter_known import read
from tui.filter_line import FilterError
from tui.gateway import REASONS, Filter, Gateway, Order
from tui.plain.console import Console
from tui.session import ReviewSession
from tui.wording import ORDER_WORDS

T = TypeVar("T")

_FILTER = 'A filter: words, "a phrase", kind: rule: state: conf: reviewer: check: article:, or a saved one by @name.'


class Choosing:
    """Asks for one of several things and hands it to the session."""

    def __init__(self, session: ReviewSession, gateway: Gateway, console: Console) -> None:
        self._session = session
        self._gateway = gateway
        self._console = console

    def commands(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        """Return what each command of choosing does, by its id."""
        return {
            "review.order": self._order,
            "review.filter": self._filter,
            "review.reject_because": self._reject,
        }

    async def _order(self) -> str:
        present = ORDER_WORDS[self._session.course.order]
        orders = list(Order)
        self._tell_numbered([ORDER_WORDS[order] for order in orders])
        chosen = _numbered(orders, await self._console.ask(f"Which order? Now {present}. An empty line keeps it."))
        return "the order stays as it was" if chosen is None else await self._session.set_order(chosen)

    async def _filter(self) -> str:
        line = self._session.course.line
        present = f"Now {line}. An empty line keeps it, - shows every fact." if line else "An empty line for none."
        typed = await self._console.ask(f"{_FILTER} {present}")
        if not typed:
            return "the filter stays as it was"
        if typed == "-":
            return await self._session.set_filter(Filter(), "")
        try:
            return await self._session.set_filter(await read(typed, self._gateway, self._session.reviewer), typed)
        except FilterError as error:
            return str(error)

    async def _reject(self) -> str:
        fact = self._session.fact
        if fact is None:
            return "there is no fact here to reject"
        self._tell_numbered(REASONS)
        answer = await self._console.ask("Why? A number or words of your own; an empty line doesn't reject.")
        reason = _numbered(REASONS, answer) or answer
        return await self._session.reject(reason, fact) if reason else "nothing was rejected"

    def _tell_numbered(self, words: Sequence[str]) -> None:
        self._console.tell(*(f"{number} {each}" for number, each in enumerate(words, 1)))


def _numbered(things: Sequence[T], answer: str) -> T | None:
    """Return the thing with the number that was answered."""
    return things[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(things) else None
