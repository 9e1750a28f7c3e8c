"""The team of a store: who joins it, who retires from it, and what holds for all of its work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select, update

from store.errors import RefusedError
from store.leases import free
from store.locks import Lock, hold, hold_name
from store.membership import Member, check_name, entered, member, named_alike, number_of
from store.meta import keep_value
from store.overlap import keep_secret
from store.records import Role
from store.rights import grant, revoke
from store.tables import DECISION, META, READING, REVIEWER
from store.teamwork import TeamMember

SHARES = ("overlap", "known_wrong")
"""Settings of a store: shares of its articles, and of its facts, by their names in `meta`."""


def team(connection: Connection) -> tuple[TeamMember, ...]:
    """Return everybody who is or was in the team or has decided, in the order of their names."""
    decided = select(func.count()).where(DECISION.c.reviewer == REVIEWER.c.id).scalar_subquery()
    rows = connection.execute(select(REVIEWER, decided.label("decisions"))).all()
    found = (
        TeamMember(
            name=row.name,
            role=Role(row.role) if row.joined_at else None,
            joined_at=row.joined_at,
            retired_at=row.retired_at,
            database_role=row.database_role,
            decisions=row.decisions,
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.name))


def add(connection: Connection, name: str, role: Role, by: str, database_role: str) -> None:
    """Take somebody into the team, or give a member another role; `by` does so.

    Without `database_role` they keep the one that they have or had, with its rights. Raises `RefusedError` where that
    isn't the admin's doing, and where nobody would be left who is one.
    """
    hold(connection, Lock.TEAM)
    database_role = database_role or _role_on_server(connection, name)
    if database_role:
        hold(connection, Lock.WRITERS)  # what a role may do is said of whole tables
    hold_name(connection, name)
    if _has_team(connection):
        _lead(connection, by)
    elif role is not Role.ADMIN:
        raise RefusedError(
            "a team begins with an admin, who then adds all others and alone can do so: "
            f"run `duyet reviewers add {by} --role admin` first"
        )
    if role is not Role.ADMIN:
        _see_that_others_lead(connection, name)
    if other := named_alike(connection, name):
        raise RefusedError(f"{other} has worked in this store: {name} would be taken for the same person")
    if database_role:
        grant(connection, database_role, name)
    keep_secret(connection)
    now = datetime.now(UTC)
    number = entered(connection, name)
    taken_in = {"role": str(role), "retired_at": None, "joined_at": func.coalesce(REVIEWER.c.joined_at, now)}
    given = {"database_role": database_role} if database_role else {}
    connection.execute(update(REVIEWER).where(REVIEWER.c.id == number).values(taken_in | given))


def retire(connection: Connection, name: str, by: str) -> None:
    """Let a member leave the team and free what they have; their decisions stay. Raises `RefusedError` as `add`."""
    hold(connection, Lock.TEAM)
    hold_name(connection, name)
    _lead(connection, by)
    asked = select(REVIEWER).where(REVIEWER.c.name == name, REVIEWER.c.joined_at.is_not(None))
    found = connection.execute(asked.where(REVIEWER.c.retired_at.is_(None))).one_or_none()
    if found is None:
        raise RefusedError(f"{name} is no member of this store's team, so nothing was changed")
    _see_that_others_lead(connection, name)
    connection.execute(update(REVIEWER).where(REVIEWER.c.id == found.id).values(retired_at=datetime.now(UTC)))
    free(connection, READING.c.reviewer == found.id)
    if found.database_role:
        revoke(connection, found.database_role)


def shares(connection: Connection) -> Mapping[str, float]:
    """Return the settings of the store by name, from 0 to 1."""
    kept = {row.name: float(row.value) for row in connection.execute(select(META).where(META.c.name.in_(SHARES)))}
    return {name: kept.get(name, 0.0) for name in SHARES}


def set_shares(connection: Connection, changed: Mapping[str, float], by: str) -> None:
    """Set some of the settings. Raises `RefusedError` for what is no share, and in a team for who isn't an admin."""
    hold(connection, Lock.TEAM)
    if _has_team(connection):
        _lead(connection, by)
    keep_secret(connection)
    for name, share in changed.items():
        if name not in SHARES or not 0 <= share <= 1:
            raise RefusedError(f"{name} is a share, from 0 to 100 percent")
        keep_value(connection, name, f"{share:g}")


def _role_on_server(connection: Connection, name: str) -> str:
    """The role by which a reviewer came before; "" in a file, which keeps but doesn't know those of a server."""
    if connection.dialect.name != "postgresql":
        return ""
    check_name(name)
    return connection.scalar(select(REVIEWER.c.database_role).where(REVIEWER.c.name == name)) or ""


def _has_team(connection: Connection) -> bool:
    return bool(connection.scalar(select(func.count()).where(REVIEWER.c.joined_at.is_not(None))))


def _lead(connection: Connection, by: str) -> Member:
    """Whoever manages the team, who must be an admin of it."""
    if number_of(connection, by) < 0 or not (me := member(connection, by)).leads:
        raise RefusedError(
            f"only an admin of this store's team may do that, and {by or 'nobody'} isn't one: "
            "an admin says --reviewer NAME"
        )
    return me


def _see_that_others_lead(connection: Connection, name: str) -> None:
    admins = select(REVIEWER.c.name).where(REVIEWER.c.role == Role.ADMIN, REVIEWER.c.joined_at.is_not(None))
    if {*connection.scalars(admins.where(REVIEWER.c.retired_at.is_(None)))} == {name}:
        raise RefusedError(f"{name} is the team's only admin: make another member an admin first")
