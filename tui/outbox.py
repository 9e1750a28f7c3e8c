"""Decisions that the store has not taken yet: they wait in their order while the reviewer goes on."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from tui.gateway import BusyError, StoreError

GRACE = 2.0
"""Seconds for which the session waits for the store before it goes on with a decision unanswered."""

P = ParamSpec("P")
T = TypeVar("T")


def lost_words(count: int, reason: str) -> str:
    """Return what a session says behind its end of decisions that the store never took."""
    what = "1 decision was not stored" if count == 1 else f"{count} decisions were not stored"
    return f"{what}, as the session ended before the store took {'it' if count == 1 else 'them'}: {reason}"


class Waits(Exception):  # noqa: N818 - nothing went wrong: the answer comes later
    """What was sent is kept and will be stored, but isn't yet."""


@dataclass(frozen=True)
class Late(Generic[T]):
    """What was sent, unanswered or answered behind its turn."""

    answer: asyncio.Task[T]
    facts: frozenset[int]
    land: Callable[[T], None]
    """What is to be done with the answer."""


def or_waits(act: Callable[P, Awaitable[str]]) -> Callable[P, Awaitable[str]]:
    """Say that it waits where the store doesn't answer; nothing moves for it."""

    @wraps(act)
    async def acted(*given: P.args, **named: P.kwargs) -> str:
        try:
            return await act(*given, **named)
        except Waits as waits:
            return str(waits)

    return acted


class Outbox:
    """What was sent and has no answer, oldest first; `reason` tells why the store takes nothing, "" if it isn't known.

    `held` are the facts on which something waits, so that nothing more can be decided on them yet. `arrived` is called
    whenever an answer came; `abandon` gives up all that waits, as the session ends.
    """

    def __init__(self, reason: Callable[[], str], abandon: Callable[[], None]) -> None:
        self._reason = reason
        self.abandon = abandon
        self._waiting: deque[Late[Any]] = deque()
        self.held: set[int] = set()
        self.arrived: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        return len(self._waiting)

    async def answer(
        self, sending: Coroutine[Any, Any, T], land: Callable[[T], None], facts: frozenset[int] = frozenset()
    ) -> T:
        """Return the store's answer where it comes soon. Else raises `Waits`, and `land` gets the answer later."""
        answer = asyncio.ensure_future(sending)
        answer.add_done_callback(_heard)
        if all(late.answer.done() for late in self._waiting):
            await asyncio.wait({answer}, timeout=GRACE)
            if answer.done():
                return answer.result()
        self._waiting.append(Late(answer, facts, land))
        self.held |= facts
        answer.add_done_callback(self._arrived)
        raise Waits(self.words)

    async def soon(self, keeping: Coroutine[Any, Any, None]) -> None:
        """Wait for what is no decision for as long as the reviewer can, and not at all behind decisions that wait."""
        kept = asyncio.ensure_future(keeping)
        kept.add_done_callback(_heard)
        done, _ = await asyncio.wait({kept}, timeout=0 if self._waiting else GRACE)
        if done:
            with suppress(BusyError):  # neither the start of a session nor a change of order fails for a setting
                kept.result()

    def answered(self) -> Iterator[Late[Any]]:
        """Yield, and forget, what was answered, in the order in which it was sent."""
        while self._waiting and self._waiting[0].answer.done():
            late = self._waiting.popleft()
            self.held -= late.facts
            yield late

    @property
    def words(self) -> str:
        """How many decisions wait and for what; "" where none does."""
        if not self._waiting:
            return ""
        count = len(self._waiting)
        what = "1 decision waits" if count == 1 else f"{count} decisions wait in order"
        why = self._reason().removesuffix(": try again in a moment") or "the store has not answered yet"
        return f"{what}: {why}"

    def _arrived(self, answer: asyncio.Task[Any]) -> None:
        if _heard(answer):
            self.arrived()

    def refuse_held(self, fact: int | None) -> None:
        """Raise `StoreError` where something waits on this fact."""
        if fact in self.held:
            raise StoreError("your decision on this fact still waits for the store: change it when it is stored")


def _heard(answer: asyncio.Task[Any]) -> bool:
    """Tell whether there is an answer; an error that nobody asks for before the session ends would be logged."""
    if answer.cancelled():
        return False
    answer.exception()
    return True
