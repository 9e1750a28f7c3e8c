"""A store on a PostgreSQL server: reads on snapshots that write nothing, writes that the server commits to disk."""

from __future__ import annotations

import logging
import select
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from store.address import shown
from store.errors import StoreError
from store.failures import in_words
from store.transactions import commit

_OLDEST = 14_00_00
_CONNECT_SECONDS = 10
_LONGEST_STATEMENT = "120s"
_LONGEST_IDLE = "30s"
"""How long a transaction may wait for its program: what one sees can't be cleaned up, which slows all others."""


class ServerDatabase:
    """The connections to one database of a server; they are made when they are needed, and anew after an outage."""

    def __init__(self, url: URL, *, patience: float) -> None:
        self.place = shown(url)
        self._writing = self._engine = _engine(url, patience)
        # What is read must all be of one moment, which the usual isolation (a moment a statement) doesn't give.
        self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._closed = False

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection on which all reads see the same state; keep it no longer than the reads take."""
        return self._connected(self._reading)

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection whose changes are committed together at the end, or not at all where anything fails."""
        return self._connected(self._writing)

    def close(self) -> None:
        """Close the connections; calling it twice is harmless."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        if self._closed:
            raise StoreError(f"the store {self.place} is closed")
        with in_words(self.place), engine.connect() as connection:
            try:
                yield connection
                commit(connection)
            except BaseException:
                if not connection.invalidated and _is_lost(connection.connection.driver_connection):
                    # Else the pool would try to take it back, and say on the terminal that it can't.
                    connection.invalidate()
                raise


def _engine(url: URL, patience: float) -> Engine:
    arguments = {
        "connect_timeout": _CONNECT_SECONDS,
        "application_name": "duyet",
        "client_encoding": "utf8",
        "keepalives_idle": 30,
        # What comes again is prepared by `store.message`: the driver would let a server forget it behind a rollback.
        "prepare_threshold": None,
    }
    try:
        engine = create_engine(url, hide_parameters=True, connect_args=arguments)
    except ImportError:
        raise StoreError(
            "a store on a server needs psycopg, which isn't installed: pip install 'duyet[postgres]'"
        ) from None
    # How a connection ended is told in the store's own words, and by nothing else on the terminal.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    settings = {
        "timezone": "UTC",
        "lock_timeout": f"{patience:.3f}s",
        "statement_timeout": _LONGEST_STATEMENT,
        "idle_in_transaction_session_timeout": _LONGEST_IDLE,
        # A plan for any value can't know that a partial index applies, nor how rare a word is.
        "plan_cache_mode": "force_custom_plan",
        "jit": "off",
    }
    asked = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in settings.items())

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        _look_at(connection.info)
        connection.execute(f"SELECT {asked}")
        # A server may be set to answer before a commit is on its disk, which would lose what was shown as stored.
        connection.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.commit()

    @event.listens_for(engine, "checkout")
    def _see_that_it_lives(connection: Any, _record: Any, _proxy: Any) -> None:
        if connection.closed or _is_readable(connection.fileno()):
            raise DisconnectionError("the server has ended this connection")

    return engine


def _is_lost(connection: Any) -> bool:
    """Whether a connection has ended, or was interrupted amid what it did."""
    if connection.closed or connection.pgconn.pipeline_status:
        return True
    return bool(connection.info.transaction_status.name == "ACTIVE")


def _is_readable(descriptor: int) -> bool:
    """Whether a server that was asked nothing says something, as it does when it ends a connection."""
    look = select.poll()
    look.register(descriptor, select.POLLIN)
    return bool(look.poll(0))


def _look_at(about: Any) -> None:
    if about.server_version < _OLDEST:
        raise StoreError(f"PostgreSQL {about.server_version // 10_000} is too old: a store needs 14 or newer")
    if (encoding := about.parameter_status("server_encoding")) != "UTF8":
        raise StoreError(
            f"the database keeps texts in {encoding}, which lacks letters of Vietnamese: "
            "make one by `createdb --encoding UTF8 --template template0 NAME`"
        )
