"""The only way from the session to the store: reads in threads, every write in order in one thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from extract.facts import ValueType
from extract.proposal import Check, Span
from store.errors import BusyError, ConflictError, RefusedError, StoreError
from store.reasons import REASONS
from tui.trouble import worded
from tui.writer import Writer

if TYPE_CHECKING:
    from store import Store
    from store.measures import Corrections, Course, Pace, RuleTally, Share, Statistics
    from store.records import (
        HIDDEN,
        LARGEST_BATCH,
        OPEN,
        SET_ASIDE,
        VERIFIED,
        Batch,
        BatchOutcome,
        Candidate,
        Decision,
        Filter,
        FoundArticle,
        ListedFact,
        Listing,
        Order,
        Outcome,
        Position,
        Progress,
        ReviewFact,
        State,
        StoredArticle,
        Verdict,
    )
    from store.teamwork import Dispute, Holding, Version
    from store.views import MOST_BROWSED, Beginning, BrowsedFact, PastDecision

__all__ = [
    "HIDDEN",
    "LARGEST_BATCH",
    "MOST_BROWSED",
    "OPEN",
    "REASONS",
    "SET_ASIDE",
    "VERIFIED",
    "Batch",
    "BatchOutcome",
    "Beginning",
    "BrowsedFact",
    "BusyError",
    "Candidate",
    "Check",
    "ConflictError",
    "Corrections",
    "Course",
    "Decision",
    "Dispute",
    "Filter",
    "FoundArticle",
    "Gateway",
    "Holding",
    "ListedFact",
    "Listing",
    "Order",
    "Outcome",
    "Pace",
    "PastDecision",
    "Position",
    "Progress",
    "RefusedError",
    "ReviewFact",
    "RuleTally",
    "Share",
    "Span",
    "State",
    "Statistics",
    "StoreError",
    "StoredArticle",
    "Verdict",
    "Version",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the records of the store behind the first paint, which needs none of them."""
        for module in ("records", "measures", "views", "teamwork") if name in __all__ else ():
            if hasattr(found := import_module(f"store.{module}"), name):
                return getattr(found, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


T = TypeVar("T")

_SOON = 2.0
LAST_PATIENCE = 30.0
"""Seconds for which the end of a session waits for a store that takes nothing."""


class Gateway:
    """Owns the store of a session.

    A write is submitted before anything is awaited and shielded from cancellation, and `close` waits for it. A decision
    that meets a busy store is tried again by its key until it is written or refused. All failures are `StoreError`s.
    """

    def __init__(self, url: str, opener: Callable[[str], Store] | None = None) -> None:
        self._url = url
        self._opener = opener or _open
        self._store: Store | None = None
        self._reviewer = ""
        self._writer = Writer(BusyError)
        self._reader = ThreadPoolExecutor(1, "duyet-reader")
        self._background = ThreadPoolExecutor(1, "duyet-background")
        self._listeners: list[Callable[[Outcome | None], None]] = []

    @property
    def unwritten(self) -> int:
        """How many decisions were sent that are neither written nor refused."""
        return self._writer.unwritten

    @property
    def reason(self) -> str:
        """Why the store takes no decision at present, in words; "" where that isn't known."""
        return self._writer.reason

    async def open(self, reviewer: str = "") -> str:
        """Open the store and return its place. Raises `RefusedError` where this reviewer may not decide in it."""
        await self._write(self._open_now)
        if reviewer:
            await self._read(lambda store: store.admit(reviewer))
        return self._opened.place

    def listen(self, listener: Callable[[Outcome | None], None]) -> None:
        """Call this with the outcome of every decision, undo and redo; with None where many facts were decided."""
        self._listeners.append(listener)

    def listen_no_more(self, listener: Callable[[Outcome | None], None]) -> None:
        """Call a listener no longer."""
        self._listeners.remove(listener)

    def listen_to_trouble(self, listener: Callable[[], None]) -> None:
        """Call this, on the loop that runs now, when it becomes known why the store takes no decision."""
        self._writer.explain_to(listener)

    def read_as(self, reviewer: str) -> None:
        """Show from now on what this reviewer may see: of an article that two read, nothing of the other's verdicts."""
        self._reviewer = reviewer

    async def position(self, reviewer: str) -> Position | None:
        """Return where the reviewer's last session was left."""
        return await self._read(lambda store: store.position(reviewer))

    async def article(self, article_id: str) -> StoredArticle:
        """Return an article with its facts."""
        return await self._read(lambda store: store.article(article_id, self._reviewer))

    async def first_article(self) -> str | None:
        """Return the first article of the store's order."""
        return await self._read(lambda store: store.first_article())

    async def article_count(self) -> int:
        """Return how many articles the store has."""
        return await self._read(lambda store: store.article_count())

    async def next_article(self, article_id: str, *, back: bool = False) -> str | None:
        """Return the article after (or before) this one."""
        return await self._read(lambda store: store.next_article(article_id, back=back))

    async def pending_article(self, after: str | None = None) -> str | None:
        """Return the first article with pending facts that nobody else has, from this one on, then from the start."""
        return await self._read(lambda store: store.pending_article(after, self._reviewer))

    async def open_article(self, after: str) -> str | None:
        """Return the next article with pending, skipped or flagged facts that nobody else has, at last this one."""
        return await self._read(lambda store: store.open_article(after, self._reviewer))

    async def listing(
        self,
        filter_: Filter,
        order: Order,
        *,
        after: int | None = None,
        back: bool = False,
        limit: int = 100,
        including: bool = False,
    ) -> Listing:
        """Return the facts that pass a filter, in an order, behind (or before) a fact, or from it on."""
        window: dict[str, Any] = {"after": after, "back": back, "limit": limit, "including": including}
        return await self._read(lambda store: store.listing(filter_, order, **window, reviewer=self._reviewer))

    async def matching(self, filter_: Filter, *, at_most: int = 10_000) -> int:
        """Return how many facts pass a filter, counted up to `at_most`."""
        return await self._read(lambda store: store.matching(filter_, at_most=at_most, reviewer=self._reviewer))

    async def find_articles(self, asked: str) -> tuple[FoundArticle, ...]:
        """Return up to five articles by number, id or the words of their titles."""
        return await self._read(lambda store: store.find_articles(asked))

    async def rules(self) -> tuple[str, ...]:
        """Return the names of the rules whose facts the store has."""
        return await self._read(lambda store: store.rules())

    async def reviewers(self) -> tuple[str, ...]:
        """Return the names of all reviewers."""
        return await self._read(lambda store: store.reviewers())

    async def alike(self, fact: int, *, at_most: int) -> tuple[Candidate, ...]:
        """Return the pending facts that say the same as this one."""
        return await self._read(lambda store: store.alike(fact, at_most=at_most, reviewer=self._reviewer))

    async def of_rule(self, rule: str, least: int, *, at_most: int) -> tuple[Candidate, ...]:
        """Return the pending facts of a rule from a confidence (in whole percent) up, the least sure first."""
        return await self._read(lambda store: store.of_rule(rule, least, at_most=at_most, reviewer=self._reviewer))

    async def less_sure(self, rule: str, percent: int) -> int | None:
        """Return the next lower confidence of a pending fact of a rule, in whole percent."""
        return await self._read(lambda store: store.less_sure(rule, percent, self._reviewer))

    async def listed(self, facts: Sequence[int]) -> tuple[ListedFact, ...]:
        """Return these facts with their context, in the order given."""
        return await self._read(lambda store: store.listed(facts, self._reviewer))

    async def settings(self, reviewer: str) -> Mapping[str, str]:
        """Return what was kept for a reviewer by `keep_settings`."""
        return await self._read(lambda store: store.settings(reviewer))

    async def keep_settings(self, reviewer: str, settings: Mapping[str, str]) -> None:
        """Keep these settings of a reviewer; others stay, and one that is "" goes."""
        await self._write(lambda: self._opened.keep_settings(reviewer, settings))

    async def saved_filters(self, reviewer: str) -> Mapping[str, str]:
        """Return a reviewer's saved filter lines by name."""
        return await self._read(lambda store: store.saved_filters(reviewer))

    async def save_filter(self, reviewer: str, name: str, line: str) -> None:
        """Keep a filter line under a name."""
        self._writer.refuse_while_unwritten()
        await self._write(lambda: self._opened.save_filter(reviewer, name, line))

    async def drop_filter(self, reviewer: str, name: str) -> None:
        """Forget a saved filter."""
        self._writer.refuse_while_unwritten()
        await self._write(lambda: self._opened.drop_filter(reviewer, name))

    async def progress(self) -> Progress:
        """Return the counts over the whole store."""
        return await self._read(lambda store: store.progress(self._reviewer))

    async def browse(self, kind: str, wanted: Filter, by: str, *, down: bool) -> tuple[int, ...]:
        """Return the ids of a kind's verified facts that pass a filter, sorted by a field, "article" or "decided"."""
        return await self._read(lambda store: store.browse(kind, wanted, by, down=down, reviewer=self._reviewer))

    async def browsed(self, ids: Sequence[int]) -> tuple[BrowsedFact, ...]:
        """Return these facts in the order given; those that are verified no more are left out."""
        return await self._read(lambda store: store.browsed(ids, self._reviewer))

    async def statistics(self) -> Statistics:
        """Return what the decisions tell of rules and reviewers up to now."""
        return await self._read(lambda store: store.statistics(reviewer=self._reviewer))

    async def history(self, fact: int) -> tuple[Beginning, tuple[PastDecision, ...]]:
        """Return how a fact came into the store, and every decision on it, oldest first."""
        return await self._read(lambda store: (store.beginning(fact, me := self._reviewer), store.history(fact, me)))

    async def known_values(self) -> Mapping[ValueType, Mapping[str, int]]:
        """Return the text values of verified facts with their counts."""
        return await self._in_background(lambda store: store.known_values(self._reviewer))

    async def hold(self, reviewer: str, session: str, article: str) -> Holding:
        """Take an article for a session in place of those that it had, unless others have it."""
        self._writer.refuse_while_unwritten()
        return await self._write(lambda: self._opened.hold(reviewer, session, article, instead=True))

    def renew(self, session: str) -> None:
        """Keep a session's article, in the background; nothing is said where that fails or the store is closed."""
        if self._store is not None:
            self._writer.submit(lambda: self._tried(lambda: self._opened.renew(session)))

    def release(self, session: str) -> None:
        """Free a session's article in the background, where the store takes it."""
        self._writer.submit(lambda: None if self.unwritten else self._tried(lambda: self._opened.release(session)))

    async def disputes(self, after: int | None = None) -> tuple[Dispute, ...]:
        """Return facts on which two readers differ, behind a fact, in the order of articles."""
        return await self._read(lambda store: store.disputes(after=after, reviewer=self._reviewer))

    async def may_adjudicate(self, reviewer: str) -> bool:
        """Return whether this reviewer may settle disputes."""
        return await self._read(lambda store: store.may_adjudicate(reviewer))

    async def dispute_count(self) -> int:
        """Return how many facts wait to be adjudicated."""
        return await self._read(lambda store: store.dispute_count(self._reviewer))

    async def decide(self, decision: Decision) -> Outcome:
        """Commit a decision; when this returns, it is in the store."""
        return self._told(await self._insist(lambda: self._opened.decide(decision)))

    async def decide_batch(self, batch: Batch) -> BatchOutcome:
        """Commit one verdict on many facts, or on none of them."""
        outcome = await self._insist(lambda: self._opened.decide_batch(batch))
        self._tell(None)
        return outcome

    async def undo(self, reviewer: str, key: str, at: datetime) -> Outcome | None:
        """Take back the reviewer's latest decision that stands; None where there is none."""
        outcome = await self._insist(lambda: self._opened.undo(reviewer, key, at))
        return outcome and self._told(outcome)

    async def redo(self, decision: Decision, undo: int) -> Outcome:
        """Decide again what this undo took back."""
        return self._told(await self._insist(lambda: self._opened.redo(decision, undo)))

    def remember(self, reviewer: str, position: Position) -> None:
        """Keep the position in the background; of several that wait, only the latest is written."""
        self._writer.submit_latest(lambda: self._tried(lambda: self._opened.remember(reviewer, position)))

    def drain(self) -> bool:
        """Wait until every write that was submitted is in the store; False where it doesn't take them soon."""
        try:
            self._writer.submit(int).result(_SOON)
        except TimeoutError:
            return False
        return True

    def give_up(self) -> None:
        """Try no decision again that meets a busy store, as the session ends."""
        self._writer.give_up()

    def close(self, patience: float = LAST_PATIENCE) -> int:
        """Wait for every write, then close the store, and return how many decisions could not be written.

        For a store that takes nothing it waits so many seconds. Calling it twice is harmless.
        """
        self._writer.close(patience)
        self._reader.shutdown(wait=True)
        self._background.shutdown(wait=True, cancel_futures=True)
        if self._store is not None:
            self._store.close()
            self._store = None
        return self.unwritten

    def _told(self, outcome: Outcome) -> Outcome:
        self._tell(outcome if outcome.batch == 1 else None)
        return outcome

    def _tell(self, outcome: Outcome | None) -> None:
        for listener in self._listeners:
            listener(outcome)

    @property
    def _opened(self) -> Store:
        if self._store is None:
            raise StoreError("the store is not open")
        return self._store

    def _open_now(self) -> None:
        if self._store is None:
            self._store = self._opener(self._url)

    async def _read(self, query: Callable[[Store], T]) -> T:
        return await asyncio.wrap_future(self._reader.submit(self._worded, lambda: query(self._opened)))

    async def _in_background(self, query: Callable[[Store], T]) -> T:
        """Read what takes long in a thread of its own, so that no article waits for it."""
        return await asyncio.wrap_future(self._background.submit(self._worded, lambda: query(self._opened)))

    def _worded(self, call: Callable[[], T]) -> T:
        return worded(call, self._store.place if self._store is not None else "", StoreError)

    def _tried(self, call: Callable[[], None]) -> None:
        """Do what is worth no word where it fails."""
        with suppress(StoreError):
            self._worded(call)

    async def _write(self, change: Callable[[], T]) -> T:
        return await self._writer.write(lambda: self._worded(change))

    async def _insist(self, change: Callable[[], T]) -> T:
        return await self._writer.insist(lambda: self._worded(change))


def _open(url: str) -> Store:
    from store import open_store

    return open_store(url)
