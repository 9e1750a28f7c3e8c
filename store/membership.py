"""Who may decide: the members of a team, or whoever comes where there is none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, exists, func, select

from store.content import is_storable
from store.errors import RefusedError
from store.records import Role
from store.tables import REVIEWER
from store.upserts import insert_into

LONGEST_NAME = 200

_JOINED = REVIEWER.alias("joined")
_TEAM = exists().where(_JOINED.c.joined_at.is_not(None))
_ASKED = select(
    *(REVIEWER.c[column] for column in ("id", "role", "joined_at", "retired_at")), _TEAM.label("team")
).where(REVIEWER.c.name == bindparam("called"))


class Member(NamedTuple):
    """A reviewer by number and name; `role` is None in a store that has no team."""

    id: int
    name: str
    role: Role | None = None

    @property
    def adjudicates(self) -> bool:
        """Whether this reviewer may say which of two readings is right."""
        return self.role is not Role.REVIEWER


def member(connection: Connection, name: str) -> Member:
    """Return the reviewer of this name, who is entered with the first decision in a store without a team.

    Raises `RefusedError` for a name that can't be one, and in a team for whoever isn't a member or has retired.
    """
    if not name.strip() or len(name) > LONGEST_NAME or not is_storable(name):
        raise RefusedError(f"a reviewer needs a name of 1 to {LONGEST_NAME} characters")
    found = connection.execute(_ASKED, {"called": name}).one_or_none()
    if found is None:
        if connection.scalar(select(_TEAM)):
            raise RefusedError(_not_a_member(name))
        return Member(_entered(connection, name), name)
    if found.team and found.joined_at is None:
        raise RefusedError(_not_a_member(name))
    if found.retired_at is not None:
        raise RefusedError(f"{name} has retired from this store's team, and can read but not decide in it")
    return Member(int(found.id), name, Role(found.role) if found.team else None)


def _entered(connection: Connection, name: str) -> int:
    """Enter a reviewer, whom another session of the same name may enter at the same moment."""
    entered = insert_into(connection, REVIEWER).values(name=name, made_at=datetime.now(UTC))
    connection.execute(entered.on_conflict_do_nothing(index_elements=["name"]))
    return int(connection.execute(select(REVIEWER.c.id).where(REVIEWER.c.name == name)).scalar_one())


def _not_a_member(name: str) -> str:
    return f"{name} is no member of this store's team: an admin adds members by duyet reviewers add"


def members(connection: Connection) -> int:
    """Return how many members the team has, without those who retired; 0 where there is no team."""
    there = REVIEWER.c.joined_at.is_not(None), REVIEWER.c.retired_at.is_(None)
    return connection.scalar(select(func.count()).where(*there)) or 0


def number_of(connection: Connection, name: str) -> int:
    """Return the number of the reviewer of this name; -1, which is nobody's, for who is none yet."""
    found = connection.scalar(select(REVIEWER.c.id).where(REVIEWER.c.name == name)) if name else None
    return -1 if found is None else int(found)
