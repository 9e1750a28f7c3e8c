"""A store with a team of reviewers, for the tests of what several of them do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from store import Store, clock, open_store
from store.records import Role
from store.tables import META, READING, REVIEWER

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
TEAM = {"lan": Role.REVIEWER, "mai": Role.REVIEWER, "hoa": Role.ADJUDICATOR}


class Clock:
    """The clock of the store's machine, which tests move."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOON
        monkeypatch.setattr(clock, "told", lambda _: self.now)

    def move(self, **by: float) -> None:
        """Move it on, or back."""
        self.now += timedelta(**by)


def join(store: Store, members: Sequence[str] = ("lan", "mai", "hoa")) -> None:
    """Make reviewers members of a team."""
    rows = [
        {"name": name, "made_at": NOON, "joined_at": NOON, "role": TEAM.get(name, Role.REVIEWER)} for name in members
    ]
    with store._database.writing() as connection:
        connection.execute(insert(REVIEWER), rows)


def retire(store: Store, name: str) -> None:
    """Let a member retire."""
    with store._database.writing() as connection:
        connection.execute(update(REVIEWER).where(REVIEWER.c.name == name).values(retired_at=NOON))


def overlap(store: Store, share: float, secret: str = "") -> None:
    """Set the share of articles that are read twice, and by which secret they are drawn, if not by one of its own."""
    with store._database.writing() as connection:
        connection.execute(update(META).where(META.c.name == "overlap").values(value=str(share)))
        if secret:
            connection.execute(insert(META).values(name="secret", value=secret))


def lapse(store: Store) -> None:
    """Let every lease be over, as if its session had not been heard of for long."""
    with store._database.writing() as connection:
        connection.execute(update(READING).values(until=None))


def leases(url: str | Path) -> dict[str, datetime]:
    """Until when each session that has an article has it."""
    with open_store(str(url)) as store, store._database.reading() as connection:
        return {row.session: row.until for row in connection.execute(READING.select()) if row.session}
