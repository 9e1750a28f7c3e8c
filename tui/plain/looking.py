"""What a plain session tells beside the fact at hand: its history, what counts as one, and how far the work is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from tui.gateway import Gateway, ReviewFact
from tui.past import entries
from tui.plain.console import Console
from tui.session import ReviewSession

_UNBROKEN = 10_000
"""A width at which no line is broken here: the console breaks them for its terminal."""

_NO_FACT = "there is no fact here"


class Looking:
    """Tells what the full screen shows on screens of their own; nothing is changed by it."""

    def __init__(self, session: ReviewSession, gateway: Gateway, console: Console) -> None:
        self._session = session
        self._gateway = gateway
        self._console = console

    def commands(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        """Return what each command of looking does, by its id."""
        return {
            "review.history": self._history,
            "review.guidelines": self._guideline,
            "review.dashboard": self._status,
        }

    async def _history(self) -> str:
        fact = self._session.fact
        return self._tell(await self._past(fact)) if fact else _NO_FACT

    async def _past(self, fact: ReviewFact) -> list[str]:
        beginning, decisions = await self._gateway.history(fact.id)
        lines: list[str] = []
        for step in entries(fact.kind, beginning, decisions):
            lines += [f"{' '.join(step.headline.split())}.", *(f"{label}: {words}" for label, words in step.rows)]
        return lines if decisions else [*lines, "Nobody has decided on this fact yet."]

    def _guideline(self) -> str:
        from tui.guidelines import plain

        fact = self._session.fact
        return self._tell(line for line in plain([fact.kind], _UNBROKEN) if line) if fact else _NO_FACT

    async def _status(self) -> str:
        from tui.figures import sentences

        statistics = await self._gateway.statistics()
        return self._tell(f"{label}: {words}." for label, words in sentences(statistics))

    def _tell(self, lines: Iterable[str]) -> str:
        self._console.tell(*lines)
        return ""
