"""What the role of a reviewer may do on a PostgreSQL server: all that a session needs, under the reviewer's own name.

The server itself then refuses what this program never does: to decide as somebody else, to change or remove a decision,
an article or a setting. What a session must be able to write, and could write wrongly by hand (the state that is kept
beside a fact), `store check` finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from store.errors import RefusedError
from store.server_policies import protect

_GRANTS = (
    "SELECT ON meta, article, reviewer, reading, saved_filter, tally, search_text, proposal, decision",
    "INSERT ON decision, proposal, search_text, reading, saved_filter",
    "UPDATE (state, version, decision, content, likeness) ON proposal",
    "UPDATE (words, tags, standing) ON search_text",
    "UPDATE (open, reviewer, session, until, begun) ON reading",
    "UPDATE (article, fact, settings) ON reviewer",
    "UPDATE (line) ON saved_filter",
    "DELETE ON saved_filter",
    "USAGE ON SEQUENCE proposal_id_seq",
)

_ASKED = text("""
    SELECT roles.rolcanlogin AS logs_in, EXISTS (SELECT FROM pg_roles AS others
            WHERE pg_has_role(roles.oid, others.oid, 'MEMBER') AND (others.rolsuper OR others.rolbypassrls
                OR others.rolcreaterole OR others.rolreplication
                OR others.rolname ~ '^pg_(write|execute)_')) AS is_above,
        pg_has_role(roles.oid, tables.relowner, 'MEMBER') AS owns
    FROM pg_roles AS roles, pg_class AS tables WHERE roles.rolname = :role AND tables.oid = 'decision'::regclass
""")
_HERE = text("""
    SELECT pg_has_role(tables.relowner, 'MEMBER') AS owns, current_database() AS database,
        current_schema() AS schema, session_user AS role
    FROM pg_class AS tables WHERE tables.oid = 'decision'::regclass
""")
_MAY_MORE = text("""
    SELECT bool_or(has_table_privilege(:role, oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER'))
    FROM pg_class WHERE oid IN ('decision'::regclass, 'article'::regclass, 'meta'::regclass, 'tally'::regclass)
""")
"""By a group, or as everybody on the server."""
_TAKEN = text("SELECT name FROM reviewer WHERE database_role = :role AND name <> :name AND retired_at IS NULL")

_TOO_MUCH = "the role {role!r} of the server could do more than review: take one that can't"


def grant(connection: Connection, role: str, name: str) -> None:
    """Let a role of the server, which is made if need be, do what a session of this reviewer needs, and no more.

    Raises `RefusedError` in a file, and for a role that could do more all the same or is another member's.
    """
    if connection.dialect.name != "postgresql":
        raise RefusedError("a SQLite file knows no roles: --database-role is for a store on a PostgreSQL server")
    here = _owner(connection)
    if (other := connection.scalar(_TAKEN, {"role": role, "name": name})) is not None:
        raise RefusedError(f"the role {role!r} of the server is {other}'s already")
    protect(connection, here.schema)
    if role == here.role:
        return
    _make(connection, role)
    for statement in _granting(connection, role, here):
        connection.exec_driver_sql(statement)
    if connection.scalar(_MAY_MORE, {"role": role}):
        raise RefusedError(_TOO_MUCH.format(role=role))


def revoke(connection: Connection, role: str) -> None:
    """Leave a role of the server the right to read alone. Raises `RefusedError` for who may not take it away."""
    here = _owner(connection)
    if role == here.role:
        return
    tables = f"ALL TABLES IN SCHEMA {_quoted(connection, here.schema)}"
    connection.exec_driver_sql(f"REVOKE INSERT, UPDATE, DELETE ON {tables} FROM {_quoted(connection, role)}")


def _owner(connection: Connection) -> Any:
    here = connection.execute(_HERE).one()
    if not here.owns:
        raise RefusedError(
            f"the role {here.role!r} of the server doesn't own the store's tables, and so can't say who may use them: "
            "name the role in the store's address that made the store"
        )
    return here


def _make(connection: Connection, role: str) -> None:
    found = connection.execute(_ASKED, {"role": role}).one_or_none()
    if found is None:
        may = connection.scalar(text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"))
        if not may:
            raise RefusedError(
                f"there is no role {role!r} on the server, and yours may not make one: let its administrator run "
                f"`createuser {role}`, then do this again"
            )
        connection.exec_driver_sql(f"CREATE ROLE {_quoted(connection, role)} LOGIN")
    elif found.is_above or found.owns:
        raise RefusedError(_TOO_MUCH.format(role=role))
    elif not found.logs_in:
        raise RefusedError(f"the role {role!r} of the server can't log in: take another")


def _granting(connection: Connection, role: str, here: Any) -> Iterator[str]:
    to, schema = _quoted(connection, role), _quoted(connection, here.schema)
    yield f"GRANT CONNECT, TEMPORARY ON DATABASE {_quoted(connection, here.database)} TO {to}"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {to}"
    # A role that is taken over may have been given more before.
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {to}"
    yield from (f"GRANT {right} TO {to}" for right in _GRANTS)


def _quoted(connection: Connection, name: str) -> str:
    """A name in quotes, which stay names whatever they hold; percent signs mean something to the driver."""
    return connection.dialect.identifier_preparer.quote_identifier(name)
