"""What a store gives to several reviewers: articles that are handed out, and disputes between two readers of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from store import disputes, double_reading, false_accepts, leases, membership, reviewer_statistics, roster
from store.database import Database
from store.measures import Share
from store.records import Role
from store.team_measures import Agreement, ReviewerStatistics
from store.teamwork import Claim, Dispute, Holding, ReadTwice, TeamMember


class Team:
    """The part of a store that hands out work and brings together what was read twice."""

    _database: Database

    def admit(self, reviewer: str) -> None:
        """See that this reviewer may decide. Raises `RefusedError`, in a team for who isn't a member or has retired."""
        with self._database.reading() as connection:
            membership.admit(connection, reviewer)

    def team(self) -> tuple[TeamMember, ...]:
        """Return everybody who is or was in the team, or has decided, in the order of their names."""
        with self._database.reading() as connection:
            return roster.team(connection)

    def add_member(self, name: str, role: Role, *, by: str, database_role: str = "") -> None:
        """Take somebody into the team, or give a member another role; the first to be taken in must be an admin.

        From then on members alone decide. `database_role` is a role on a server, made where there is none, by which
        alone they then do so, and which may no more. Raises `RefusedError` where `by` is no admin of the team.
        """
        with self._database.writing() as connection:
            roster.add(connection, name, role, by, database_role)

    def retire(self, name: str, *, by: str) -> None:
        """Let a member leave the team, and free the articles that they have; raises as `add_member`."""
        with self._database.writing() as connection:
            roster.retire(connection, name, by)

    def shares(self) -> Mapping[str, float]:
        """Return which share of the articles is read twice ("overlap") and of the facts is wrong ("known_wrong")."""
        with self._database.reading() as connection:
            return roster.shares(connection)

    def set_shares(self, changed: Mapping[str, float], *, by: str) -> None:
        """Set some of these shares, from 0 to 1; raises as `add_member`."""
        with self._database.writing() as connection:
            roster.set_shares(connection, changed, by)

    def claim(self, reviewer: str, session: str, *, articles: int = 1, after: str | None = None) -> tuple[Claim, ...]:
        """Give a session the next articles with pending facts that nobody else has, at or behind `after` first.

        They are kept for 15 minutes, and for longer by `renew`; those that the reviewer has already come among them.
        None are left where nothing is to be read. Raises `RefusedError` for who may not decide.
        """
        with self._database.writing() as connection:
            return leases.claim(connection, reviewer, session, articles=articles, after=after)

    def hold(self, reviewer: str, session: str, article: str, *, instead: bool = False) -> Holding:
        """Give a session an article that was opened by hand, unless others have it; raises as `claim`.

        What the session has already it keeps, or with `instead` frees.
        """
        with self._database.writing() as connection:
            return leases.hold(connection, reviewer, session, article, instead=instead)

    def renew(self, session: str) -> None:
        """Keep the session's articles that have pending facts for another 15 minutes."""
        with self._database.writing() as connection:
            leases.renew(connection, session)

    def release(self, session: str) -> None:
        """Free the session's articles; what it began of an article that is read twice stays its reviewer's."""
        with self._database.writing() as connection:
            leases.release(connection, session)

    def may_adjudicate(self, reviewer: str) -> bool:
        """Return whether a reviewer may say which of two readers is right: in a team its adjudicators and admins."""
        with self._database.reading() as connection:
            return membership.may_adjudicate(connection, reviewer)

    def disputes(self, *, after: int | None = None, limit: int = 50, reviewer: str = "") -> tuple[Dispute, ...]:
        """Return facts on which two readers differ, behind the fact `after`, in the order of articles.

        What one of them added is among them once the other has gone through the article. Each is settled by
        `Store.decide` with `Decision.adjudicates`, and comes back where that is undone. There are none for a reviewer
        who may not adjudicate.
        """
        with self._database.reading() as connection:
            return disputes.disputes(connection, after=after, limit=limit, reviewer=reviewer)

    def dispute_count(self, reviewer: str = "") -> int:
        """Return how many facts wait to be adjudicated; 0 for a reviewer who may not do so."""
        with self._database.reading() as connection:
            return disputes.dispute_count(connection, reviewer)

    def double_read(self, kind: str | None = None) -> Iterator[ReadTwice]:
        """Yield the facts of which both readers of an article have said what they make of them, article by article."""
        return double_reading.read_twice(self._database.reading, kind)

    def false_accepts(self) -> Mapping[str, Share]:
        """Return for each reviewer how many known-wrong facts were accepted, of those that were decided."""
        with self._database.reading() as connection:
            return false_accepts.false_accepts(connection)

    def agreement(self) -> tuple[Agreement, ...]:
        """Return how far those agree who read the same articles: by kind, and by field. Raises `StoreError`."""
        from store.agreement import agreement

        return agreement(self.double_read())

    def reviewer_statistics(self, zone: tzinfo | None = None) -> tuple[ReviewerStatistics, ...]:
        """Return what each reviewer did, in all and by day (of a time zone; that of this machine), by their names.

        Who comes by a role of their own on a server sees their own work alone, unless they lead the team.
        """
        with self._database.reading() as connection:
            return reviewer_statistics.reviewer_statistics(connection, zone)
