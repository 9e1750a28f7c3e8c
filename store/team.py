"""What a store gives to several reviewers: articles that are handed out, and disputes between two readers of one."""

from __future__ import annotations

from collections.abc import Iterator

from store import disputes, double_reading, leases
from store.database import Database
from store.teamwork import Claim, Dispute, Holding, ReadTwice


class Team:
    """The part of a store that hands out work and brings together what was read twice."""

    _database: Database

    def claim(self, reviewer: str, session: str, *, articles: int = 1, after: str | None = None) -> tuple[Claim, ...]:
        """Give a session the next articles with pending facts that nobody else has, at or behind `after` first.

        They are kept for 15 minutes, and for longer by `renew`; those that the reviewer has already come among them.
        None are left where nothing is to be read. Raises `RefusedError` for who may not decide.
        """
        with self._database.writing() as connection:
            return leases.claim(connection, reviewer, session, articles=articles, after=after)

    def hold(self, reviewer: str, session: str, article: str) -> Holding:
        """Give a session an article that was opened by hand, unless others have it; raises as `claim`."""
        with self._database.writing() as connection:
            return leases.hold(connection, reviewer, session, article)

    def renew(self, session: str) -> None:
        """Keep the session's articles that have pending facts for another 15 minutes."""
        with self._database.writing() as connection:
            leases.renew(connection, session)

    def release(self, session: str) -> None:
        """Free the session's articles; what it began of an article that is read twice stays its reviewer's."""
        with self._database.writing() as connection:
            leases.release(connection, session)

    def disputes(self, *, after: int | None = None, limit: int = 50) -> tuple[Dispute, ...]:
        """Return facts on which two readers differ, behind the fact `after`, in the order of articles.

        What one of them added is among them once the other has gone through the article. Each is settled by
        `Store.decide` with `Decision.adjudicates`, and comes back where that is undone.
        """
        with self._database.reading() as connection:
            return disputes.disputes(connection, after=after, limit=limit)

    def dispute_count(self) -> int:
        """Return how many facts wait to be adjudicated."""
        with self._database.reading() as connection:
            return disputes.dispute_count(connection)

    def double_read(self, kind: str | None = None) -> Iterator[ReadTwice]:
        """Yield the facts of which both readers of an article have said what they make of them, article by article."""
        return double_reading.read_twice(self._database.reading, kind)
