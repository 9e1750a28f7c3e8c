"""The store: a thin face over the modules that read and write."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Self

from sqlalchemy import Connection

from extract.article import Article
from extract.facts import ValueType
from extract.proposal import Proposal
from store import (
    articles,
    batches,
    browsing,
    candidates,
    check,
    decisions,
    finding,
    history,
    intake,
    listing,
    preferences,
    progress,
    queue,
    reviewers,
    schema,
    statistics,
    undoing,
    upgrading,
    verified,
)
from store.chain import Head, last
from store.database import Database
from store.locks import take_time
from store.measures import Statistics
from store.opening import PATIENCE, connect
from store.records import (
    LARGEST_BATCH,
    Batch,
    BatchOutcome,
    Candidate,
    Decision,
    Difference,
    Filter,
    FoundArticle,
    IntakeReport,
    ListedFact,
    Listing,
    Order,
    Outcome,
    Position,
    Progress,
    State,
    StoredArticle,
    VerifiedFact,
)
from store.team import Team
from store.views import Beginning, BrowsedFact, PastDecision


class Snapshot:
    """Streams of verified facts, articles and counts; those of one `Store.snapshot` all show the same state."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def verified(self, kind: str | None = None) -> Iterator[VerifiedFact]:
        """Yield the verified facts by article in the store's order, then by start, end and id.

        Raises `StoreError` at the first whose quote doesn't stand where it should.
        """
        return verified.verified(self._reading, kind)

    def verified_by_article(
        self, kind: str | None = None
    ) -> Generator[tuple[Article, tuple[VerifiedFact, ...]], None, None]:
        """Yield the articles that have verified facts, with these; order and errors are those of `verified`.

        A `Store.snapshot` can be asked nothing else before the last was given, or the generator is closed.
        """
        return verified.by_article(self._reading, kind)

    def articles(self) -> Iterator[Article]:
        """Yield the articles in the store's order."""
        return articles.articles(self._reading)

    def proposal_counts(self) -> Mapping[str, Mapping[State, int]]:
        """Return how many of the machine's proposals are in each state, for every kind."""
        with self._reading() as connection:
            return progress.proposal_counts(connection)

    def rejections(self) -> Mapping[str, int]:
        """Return how many facts stand rejected for each reason; "" is that of those for which none was given."""
        with self._reading() as connection:
            return progress.rejections(connection)

    def log_head(self) -> Head:
        """Return the latest decision and its hash, which stands for all decisions up to it."""
        with self._reading() as connection:
            return last(connection)


class Store(Snapshot, Team):
    """A store that is open. Reads may come from any thread; writes are made one after another.

    Every method raises `StoreError` or one of its subclasses, and nothing else, for trouble with the store.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database.reading)
        self._database = database

    @classmethod
    def open(cls, url: str, *, create: bool = False, patience: float = PATIENCE) -> Self:
        """Open the store at this address; writers wait `patience` seconds for those of other programs."""
        database = connect(url, create=create, patience=patience)
        try:
            schema.prepare(database, create=create)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def place(self) -> str:
        """The store's address, without a password."""
        return self._database.place

    def close(self) -> None:
        """Close the connections; calling it twice is harmless."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, batch: Iterable[tuple[Article, Sequence[Proposal]]]) -> IntakeReport:
        """Store articles with their proposals in one transaction; what is there already changes nothing.

        Raises `RefusedError`, with nothing written, where a proposal doesn't fit its article.
        """
        return intake.add(self._database, batch)

    def article(self, article_id: str, reviewer: str = "") -> StoredArticle:
        """Return an article with its facts in reading order, as a reviewer sees them or as they stand.

        Who reads an article that another reads too sees their own verdicts alone. Raises `StoreError` where there is
        no such article.
        """
        with self._database.reading() as connection:
            return articles.stored_article(connection, article_id, reviewer)

    def first_article(self) -> str | None:
        """Return the first article of the store's order; None in an empty store."""
        with self._database.reading() as connection:
            return queue.first_article(connection)

    def article_count(self) -> int:
        """Return how many articles there are."""
        with self._database.reading() as connection:
            return queue.article_count(connection)

    def next_article(
        self, article_id: str, *, back: bool = False, pending: bool = False, reviewer: str = ""
    ) -> str | None:
        """Return the next (or previous) article; with `pending`, the nearest that has pending facts.

        Here and below, for a reviewer those articles alone count as pending or open that nobody else has.
        """
        with self._database.reading() as connection:
            return queue.next_article(connection, article_id, back=back, pending=pending, reviewer=reviewer)

    def open_article(self, after: str, reviewer: str = "") -> str | None:
        """Return the first article after this one with pending, skipped or flagged facts, then from the start again.

        This article itself comes last; None where no fact is open.
        """
        with self._database.reading() as connection:
            return queue.open_article(connection, after, reviewer)

    def pending_article(self, after: str | None = None, reviewer: str = "") -> str | None:
        """Return the first article with pending facts at or after this one, then from the start again."""
        with self._database.reading() as connection:
            return queue.pending_article(connection, after, reviewer)

    def position(self, reviewer: str) -> Position | None:
        """Return where the reviewer's last session was left."""
        with self._database.reading() as connection:
            return reviewers.position(connection, reviewer)

    def remember(self, reviewer: str, position: Position) -> None:
        """Keep where the reviewer's session stands."""
        with self._database.writing() as connection:
            reviewers.remember(connection, reviewer, position)

    def decide(self, decision: Decision) -> Outcome:
        """Commit a decision; the same key again changes nothing. Any fact can be decided anew.

        Raises `ConflictError` where the fact was decided since its version was seen, or others have its article,
        `RefusedError` where the fields make no fact or don't fit the text, or the reviewer may not decide, and
        `BusyError`.
        """
        with self._database.writing() as connection:
            return decisions.decide(connection, decision)

    def decide_batch(self, batch: Batch) -> BatchOutcome:
        """Commit one verdict on at most 10,000 facts, or on none of them; the same key again changes nothing.

        Raises `ConflictError`, with the ids of the facts, where some were decided since their versions were seen.
        """
        with self._database.writing() as connection:
            return batches.decide_batch(connection, batch)

    def undo(self, reviewer: str, key: str, at: datetime) -> Outcome | None:
        """Take back the reviewer's latest decision that stands, a batch as a whole; None where none is left.

        Raises `ConflictError`, with nothing undone, where somebody else decided one of the facts later.
        """
        with self._database.writing() as connection:
            return undoing.undo(connection, reviewer, key, at)

    def redo(self, decision: Decision, undo: int) -> Outcome:
        """Decide again what this undo (the id of its decision) took back, as it was: a batch as a whole.

        `decision` signs it and names the verdict and the fact (of a batch, the first). Raises `ConflictError` where a
        fact doesn't stand as the undo left it, `RefusedError` where the undo is none of the reviewer's on this fact.
        """
        with self._database.writing() as connection:
            return undoing.redo(connection, decision, undo)

    def listing(
        self,
        wanted: Filter,
        order: Order,
        *,
        after: int | None = None,
        back: bool = False,
        limit: int = 100,
        including: bool = False,
        reviewer: str = "",
    ) -> Listing:
        """Return the facts that pass a filter, at most `limit`, behind the fact `after` or from the first on.

        With `back`, those before that fact (or the last of all). `after` need not pass the filter itself; where it
        does, it comes first with `including`. A reviewer is shown what `article` shows.
        Raises `StoreError` where a fact that is named isn't there.
        """
        with self._database.reading() as connection:
            return listing.listing(
                connection,
                wanted,
                order,
                after=after,
                back=back,
                limit=limit,
                including=including,
                reviewer=reviewer,
            )

    def matching(self, wanted: Filter, *, at_most: int = 10_000, reviewer: str = "") -> int:
        """Return how many facts pass a filter as a reviewer is shown them; more than `at_most` count as so many."""
        with self._database.reading() as connection:
            return listing.matching(connection, wanted, at_most=at_most, reviewer=reviewer)

    def find_articles(self, asked: str, *, limit: int = 5) -> tuple[FoundArticle, ...]:
        """Return the article of this number (from 1) or id, then those in whose title each word begins a word."""
        with self._database.reading() as connection:
            return finding.find_articles(connection, asked, limit)

    def rules(self) -> tuple[str, ...]:
        """Return the names of the rules whose facts the store has."""
        with self._database.reading() as connection:
            return finding.rules(connection)

    def reviewers(self) -> tuple[str, ...]:
        """Return the names of all reviewers."""
        with self._database.reading() as connection:
            return finding.reviewers(connection)

    def alike(self, fact: int, *, at_most: int = LARGEST_BATCH, reviewer: str = "") -> tuple[Candidate, ...]:
        """Return the pending facts that say the same as this one, in the store's order; the first of them if more.

        For a reviewer those alone that this reviewer may decide, and that aren't to be read one by one, by two.
        """
        with self._database.reading() as connection:
            return candidates.alike(connection, fact, at_most=at_most, reviewer=reviewer)

    def of_rule(
        self, rule: str, least: int, *, at_most: int = LARGEST_BATCH, reviewer: str = ""
    ) -> tuple[Candidate, ...]:
        """Return the pending facts of a rule from a confidence (in whole percent) up, the least sure first."""
        with self._database.reading() as connection:
            return candidates.of_rule(connection, rule, least, at_most=at_most, reviewer=reviewer)

    def less_sure(self, rule: str, percent: int, reviewer: str = "") -> int | None:
        """Return the highest confidence of a pending fact of a rule that is below this one; both in whole percent."""
        with self._database.reading() as connection:
            return candidates.less_sure(connection, rule, percent, reviewer)

    def listed(self, facts: Sequence[int], reviewer: str = "") -> tuple[ListedFact, ...]:
        """Return a page of facts with their context, in the order given; one that isn't there is left out."""
        with self._database.reading() as connection:
            return candidates.listed(connection, facts, reviewer)

    def settings(self, reviewer: str) -> Mapping[str, str]:
        """Return the settings that were kept for a reviewer."""
        with self._database.reading() as connection:
            return preferences.settings(connection, reviewer)

    def keep_settings(self, reviewer: str, settings: Mapping[str, str]) -> None:
        """Keep these settings; others stay, and one that is "" goes. Raises `RefusedError` where they are too long."""
        with self._database.writing() as connection:
            preferences.keep_settings(connection, reviewer, settings)

    def saved_filters(self, reviewer: str) -> Mapping[str, str]:
        """Return the filter lines that a reviewer saved, by name."""
        with self._database.reading() as connection:
            return preferences.saved_filters(connection, reviewer)

    def save_filter(self, reviewer: str, name: str, line: str) -> None:
        """Keep a filter line under a name, in place of the former of this name. Raises `RefusedError`."""
        with self._database.writing() as connection:
            preferences.save_filter(connection, reviewer, name, line)

    def drop_filter(self, reviewer: str, name: str) -> None:
        """Forget a saved filter; nothing happens where there is none of this name."""
        with self._database.writing() as connection:
            preferences.drop_filter(connection, reviewer, name)

    def known_values(self, reviewer: str = "") -> Mapping[ValueType, Mapping[str, int]]:
        """Return the text values of verified facts by type, with how many facts state each; for suggestions.

        Here and below, for a reviewer facts count as they are shown, so that nothing tells of who reads them too.
        """
        return verified.known_values(self._reading, reviewer)

    def progress(self, reviewer: str = "") -> Progress:
        """Return the counts over the whole store."""
        with self._database.reading() as connection:
            return progress.progress(connection, self.place, reviewer)

    def browse(
        self, kind: str, wanted: Filter | None = None, by: str = "article", *, down: bool = False, reviewer: str = ""
    ) -> tuple[int, ...]:
        """Return the ids of a kind's verified facts that pass a filter, at most 100,000.

        They are sorted by a field (without case and diacritics; facts without it come last), by "article" in reading
        order, or by "decided", the latest decision last; `down` is the other way round. Raises `RefusedError` for a
        field that the kind doesn't have.
        """
        with self._database.reading() as connection:
            return browsing.browse(connection, kind, wanted or Filter(), by, down=down, reviewer=reviewer)

    def browsed(self, ids: Sequence[int], reviewer: str = "") -> tuple[BrowsedFact, ...]:
        """Return these facts in the order given; those that are verified no more are left out."""
        with self._database.reading() as connection:
            return browsing.browsed(connection, ids, reviewer)

    def statistics(self, now: datetime | None = None, *, reviewer: str = "") -> Statistics:
        """Return what the decisions tell of rules and reviewers; the time zone of `now` says when a day begins.

        Without `now` it is this moment where the program runs.
        """
        with self._database.reading() as connection:
            return statistics.statistics(connection, self.place, now or datetime.now().astimezone(), reviewer)

    def beginning(self, fact: int, reviewer: str = "") -> Beginning:
        """Return how a fact came into the store. Raises `StoreError` where there is none that is shown."""
        with self._database.reading() as connection:
            return history.beginning(connection, fact, reviewer)

    def history(self, fact: int, reviewer: str = "") -> tuple[PastDecision, ...]:
        """Return every decision on a fact that a reviewer is shown, oldest first; without a name, all."""
        with self._database.reading() as connection:
            return history.history(connection, fact, reviewer)

    def reindex(self) -> None:
        """Make anew what is kept for speed alone: the tally, likenesses and the search index."""
        with self._database.writing() as connection:
            upgrading.reindex(connection)

    def check(self, exported: Head | None = None) -> Iterator[Difference]:
        """Rebuild every state from the decisions and look at every span and all that is kept; yield what differs.

        With the head of a log that was `exported`, look whether all decisions up to it are still there.
        """
        return check.check(self._reading, self._database.writing, exported)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give a view whose streams all show one state; for exports, not for while a person reads."""
        with self._database.reading() as connection:
            take_time(connection)
            yield Snapshot(lambda: nullcontext(connection))
