"""The article that a session has for itself: taken as it is opened, kept while one works, free again at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from uuid import uuid4

from tui.gateway import ConflictError, Gateway, Holding, RefusedError, StoreError

RENEWAL = 240.0
"""Seconds between two renewals of a lease, of which the store gives a quarter of an hour."""

IDLE = 600.0
"""Seconds without a key after which a session lets its lease lapse."""

SOON = 0.25
"""Seconds for which a way to a further article waits to hear whether it is free."""


class Claims:
    """Holds the article at hand for a reviewer's session, which has an id of its own.

    Nothing waits for an answer but the ways that look for further work. `arrived` is called where an answer is worth
    a word: somebody else has the article, or the reviewer may not decide at all.
    """

    def __init__(self, gateway: Gateway, reviewer: str) -> None:
        self._gateway = gateway
        self._reviewer = reviewer
        self.session = uuid4().hex
        self.arrived: Callable[[], None] = lambda: None
        self._article = ""
        self._holding: Holding | None = None
        self._asking: asyncio.Task[None] | None = None
        self._unsaid = ""
        self._mixes = True
        self._changed = False
        self._touched = monotonic()
        self._ended = Event()
        self._renewing: Thread | None = None

    @property
    def taken(self) -> str:
        """Who has the article at hand and until when; "" where nobody else has it, as far as one knows."""
        holding = self._holding
        if holding is None or holding.mine:
            return ""
        if holding.until is None:
            return "read by two others already"
        return f"{holding.by} has it until {holding.until.astimezone():%H:%M}"

    def open(self, article: str) -> None:
        """Take an article, in the background; the one before it is free again."""
        if not self._article:
            self._renewing = Thread(target=self._keep_renewing, name="duyet-lease", daemon=True)
            self._renewing.start()
        if article != self._article:
            self._article = article
            self.look_again()

    def look_again(self) -> None:
        """Ask anew whether the article at hand is free."""
        self._holding = None
        if self._article and self._asking is None:
            self._asking = asyncio.ensure_future(self._ask())

    def rest(self) -> None:
        """Free the article at hand while something else is done than to read it; `look_again` takes it back."""
        self._holding = None
        if self._article:
            self._gateway.release(self.session)

    async def is_free(self) -> bool:
        """Return whether the article at hand is this session's; also where that isn't answered soon."""
        await self._answer()
        return not self.taken

    async def see_free(self) -> None:
        """Raise `ConflictError`, in words, where somebody else has the article at hand, and still does when asked anew.

        For what takes a while to fill in, and would be refused at its end.
        """
        if not self.taken:
            return
        self.look_again()
        if not await self.is_free():
            raise ConflictError(self.settle() or self.taken)

    async def as_handed_out(self) -> bool:
        """Return False, once, where facts of the article at hand were replaced by wrong ones as it was taken.

        The answer is waited for, as far as it comes soon, in stores alone that do so: nothing of the article is to be
        seen before.
        """
        if self._mixes:
            await self._answer()
        return not self.was_changed()

    def was_changed(self) -> bool:
        """Return, once, whether facts of the article at hand were replaced since it was read."""
        changed, self._changed = self._changed, False
        return changed

    async def _answer(self) -> None:
        if self._asking is not None:
            await asyncio.wait({self._asking}, timeout=SOON)

    def touch(self) -> None:
        """Hear of a key: behind a long rest the article may be somebody else's by now."""
        now = monotonic()
        rested, self._touched = now - self._touched > IDLE, now
        if rested:
            self.look_again()

    def end(self) -> None:
        """Free what the session has."""
        self._ended.set()
        if self._renewing is not None:
            self._renewing.join()  # which may be about to submit, and the writer closes next
        if self._article:
            self._gateway.release(self.session)

    def settle(self) -> str:
        """Return what is to be said of an answer that came, once."""
        said, self._unsaid = self._unsaid, ""
        return said

    async def _ask(self) -> None:
        try:
            article = ""
            while article != self._article:
                article = self._article
                holding, said = await self._hold(article)
            self._holding, self._unsaid = holding, said
            self._mixes = self._mixes if holding is None else holding.mixes
            self._changed = holding is not None and holding.changed
        finally:
            self._asking = None
        if said or self._changed:
            self.arrived()

    async def _hold(self, article: str) -> tuple[Holding | None, str]:
        try:
            holding = await self._gateway.hold(self._reviewer, self.session, article)
        except RefusedError as error:
            return None, str(error)
        except StoreError:
            return None, ""  # a decision will say it, where one is made
        if holding.mine:
            return holding, ""
        if holding.until is None:
            return holding, "two others decide in this article: read on, or go on"
        return holding, f"{holding.by} has this article until {holding.until.astimezone():%H:%M}: read on, or go on"

    def _keep_renewing(self) -> None:
        """Renew the lease while one works, in a thread that neither waits for the screen nor paints."""
        while not self._ended.wait(RENEWAL):
            if self._article and monotonic() - self._touched <= IDLE:
                self._gateway.renew(self.session)
