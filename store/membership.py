"""Who may decide: the members of a team, or whoever comes where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, bindparam, exists, func, literal_column, select

from store.content import is_storable
from store.errors import RefusedError
from store.records import Role
from store.tables import REVIEWER
from store.together import Question, ask
from store.upserts import insert_into

LONGEST_NAME = 200

_FORBIDDEN = "42501"
"""What a server calls it where a role lacks a right, as that of a member who retired does."""

NOBODY = -1
"""Stands for the number of who is no reviewer yet."""

_JOINED = REVIEWER.alias("joined")
_TEAM = exists().where(_JOINED.c.joined_at.is_not(None))
_ASKED = select(
    *(REVIEWER.c[column] for column in ("id", "name", "role", "joined_at", "retired_at", "database_role")),
    _TEAM.label("team"),
).where(REVIEWER.c.name == bindparam("called"))

_NUMBERED = select(REVIEWER.c.id).where(REVIEWER.c.name == bindparam("called"), REVIEWER.c.name != "")

_BOUND = REVIEWER.alias("bound")
_HERE: ColumnElement[str] = literal_column("session_user")
_WHOSE = select(func.min(_BOUND.c.name)).where(_BOUND.c.database_role == _HERE, _BOUND.c.retired_at.is_(None))
_ASKED_ON_SERVER = _ASKED.add_columns(_HERE.label("session_role"), _WHOSE.scalar_subquery().label("whose"))
"""With the role by which this session came, and the member whose role it is."""


class Member(NamedTuple):
    """A reviewer by number and name; `role` is None in a store that has no team."""

    id: int
    name: str
    role: Role | None = None

    @property
    def adjudicates(self) -> bool:
        """Whether this reviewer may say which of two readings is right."""
        return self.role is not Role.REVIEWER

    @property
    def leads(self) -> bool:
        """Whether this reviewer may say who is in the team, and see what each member did."""
        return self.role in {None, Role.ADMIN}


def member(connection: Connection, name: str) -> Member:
    """Return the reviewer of this name, who is entered with the first decision in a store without a team.

    Raises `RefusedError` for a name that can't be one, and in a team for whoever isn't a member or has retired.
    """
    return member_of(connection, name, ask(connection, called(connection, name))[0])


def called(connection: Connection, name: str) -> Question:
    """Return the question for the reviewer of a name. Raises `RefusedError` for one that can't be a name."""
    check_name(name)
    return Question(_ASKED_ON_SERVER if _is_server(connection) else _ASKED, {"called": name})


def member_of(connection: Connection, name: str, answer: Sequence[Any]) -> Member:
    """Return the reviewer from what answered `called`, as `member`; raises as it."""
    found = _admitted(connection, name, answer)
    return Member(entered(connection, name), name) if found is None else found


def admit(connection: Connection, name: str) -> None:
    """See that this reviewer may decide; raises as `member`, and enters nobody."""
    _admitted(connection, name, ask(connection, called(connection, name))[0])


@contextmanager
def saying_who_may(connection: Connection, name: str) -> Iterator[None]:
    """Where the server forbids something, raise as `admit` instead, if that is the reason; else what it says itself."""
    try:
        yield
    except Exception as error:
        if getattr(error, "sqlstate", None) == _FORBIDDEN:
            connection.rollback()
            admit(connection, name)
        raise


def _admitted(connection: Connection, name: str, answer: Sequence[Any]) -> Member | None:
    """The reviewer of this name; None for one who is yet to be entered."""
    found = answer[0] if answer else None
    if found is None and not connection.scalar(select(_TEAM)):
        return None
    if found is None or (found.team and found.joined_at is None):
        raise RefusedError(_not_a_member(connection, name))
    if found.retired_at is not None:
        raise RefusedError(
            f"{name} has retired from this store's team, and decides nothing in it any more: "
            "an admin takes members in again by duyet reviewers add"
        )
    if _is_server(connection):
        _check_role(found)
    return Member(int(found.id), name, Role(found.role) if found.team else None)


def check_name(name: str) -> None:
    """Raise `RefusedError` for a name that nobody can have."""
    if not name.strip() or len(name) > LONGEST_NAME or not is_storable(name):
        raise RefusedError(f"a reviewer needs a name of 1 to {LONGEST_NAME} characters")


def _check_role(found: Row[Any]) -> None:
    """Nobody decides under the name of a member who has another role on the server, nor by that of another member."""
    if found.database_role not in {"", found.session_role}:
        raise RefusedError(
            f"{found.name} decides by the role {found.database_role!r} of the server alone, "
            f"and this is {found.session_role!r}: name yours in the store's address"
        )
    if not found.database_role and found.whose is not None:
        raise RefusedError(_by_role_of(found.session_role, found.whose))


def _by_role_of(role: str, member: str) -> str:
    return f"the role {role!r} of the server is {member}'s: say --reviewer {member}"


def entered(connection: Connection, name: str) -> int:
    """Return the number of a reviewer, who is entered if need be. Raises `RefusedError` for no name."""
    check_name(name)
    found = number_of(connection, name)
    if found >= 0:
        return found
    # Another session of the same name may enter it at the same moment, and be seen by its next question alone.
    new = insert_into(connection, REVIEWER).values(name=name, made_at=datetime.now(UTC))
    connection.execute(new.on_conflict_do_nothing(index_elements=["name"]))
    return number_of(connection, name)


def may_adjudicate(connection: Connection, name: str) -> bool:
    """Return whether the reviewer of this name, who need not be one yet, may settle disputes."""
    if not members(connection):
        return True
    here = REVIEWER.c.name == name, REVIEWER.c.joined_at.is_not(None), REVIEWER.c.retired_at.is_(None)
    role = connection.scalar(select(REVIEWER.c.role).where(*here))
    return role in {Role.ADJUDICATOR, Role.ADMIN}


def _not_a_member(connection: Connection, name: str) -> str:
    if _is_server(connection):
        role, whose = connection.execute(select(_HERE, _WHOSE.scalar_subquery())).one()
        if whose is not None:
            return _by_role_of(role, whose)
    return f"{name} is no member of this store's team: an admin adds members by duyet reviewers add"


def _is_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def named_alike(connection: Connection, name: str) -> str | None:
    """Return a reviewer whose name differs from a new one in case alone. Raises `RefusedError` for no name."""
    check_name(name)
    known = {*connection.scalars(select(REVIEWER.c.name))}
    return None if name in known else next((one for one in known if one.casefold() == name.casefold()), None)


def members(connection: Connection) -> int:
    """Return how many members the team has, without those who retired; 0 where there is no team."""
    there = REVIEWER.c.joined_at.is_not(None), REVIEWER.c.retired_at.is_(None)
    return connection.scalar(select(func.count()).where(*there)) or 0


def number_of(connection: Connection, name: str) -> int:
    """Return the number of the reviewer of this name; -1, which is nobody's, for who is none yet."""
    return number_in(ask(connection, numbered(name))[0])


def numbered(name: str) -> Question:
    """Return the question for the number of the reviewer of this name; "" is nobody's."""
    return Question(_NUMBERED, {"called": name})


def number_in(answer: Sequence[Any]) -> int:
    """Return the number from what answered `numbered`, as `number_of`."""
    return int(answer[0].id) if answer else NOBODY
