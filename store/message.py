"""Statements to a PostgreSQL server in one message, by libpq's pipeline mode, each prepared once in a connection.

psycopg's own pipeline sends every statement by itself, so that both sides wake up for each. Here all go at once, with
the beginning of their transaction and, where they are its last, with its end. Only who has psycopg can import this.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from psycopg import Connection
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import OperationalError, error_from_result
from psycopg.generators import fetch, send
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Ready, Wait
from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.sql.compiler import SQLCompiler

_DIALECT = PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]

Asked = tuple[ClauseElement, Mapping[str, Any]]


class Prepared:
    """The statements that the server of one connection knows, by names that the driver gives to none of its own."""

    def __init__(self) -> None:
        self.names: dict[ClauseElement, bytes] = {}
        self._tried = 0

    def new_name(self) -> bytes:
        """Return a name that no statement had, nor one of a message that failed."""
        self._tried += 1
        return b"duyet_%d" % self._tried


class _Made(NamedTuple):
    """A statement in the server's words: its parameters in their order, and the values that it has itself."""

    sql: bytes
    parameters: Sequence[str]
    own: Mapping[str, Any]


def answers(driver: Connection[Any], prepared: Prepared, asked: Sequence[Asked], *, last: bool) -> list[Sequence[Any]]:
    """Return the rows that answer each statement with its values, in order; what gives no rows is answered by none.

    A transaction is begun with them where none is open, and committed with the `last` of one. Raises the driver's
    error for the first statement that fails; the transaction is then still to be rolled back.
    """
    connection, adapting = driver.pgconn, Transformer(driver)
    given = [_dumped(adapting, *one) for one in asked]
    new: dict[ClauseElement, bytes] = {}
    answering = list[bool]()
    begins = connection.transaction_status == TransactionStatus.IDLE
    connection.enter_pipeline_mode()
    if begins:
        connection.send_query_params(_beginning(driver), None)
        answering.append(False)
    for (statement, _), values in zip(asked, given, strict=True):
        name = prepared.names.get(statement) or new.get(statement)
        if name is None:
            name = new[statement] = prepared.new_name()
            connection.send_prepare(name, _made(statement).sql)
            answering.append(False)
        connection.send_query_prepared(name, values)
        answering.append(True)
    if last:
        connection.send_query_params(b"COMMIT", None)
        answering.append(False)
    connection.pipeline_sync()
    results = list[PGresult]()
    try:
        driver.wait(_exchange(connection, results))
        connection.exit_pipeline_mode()
    except OperationalError:
        # A server says why before it ends a connection.
        _raise_failure(results)
        raise
    _raise_failure(results)
    prepared.names |= new
    return [_rows(adapting, result) for result, answers in zip(results, answering, strict=True) if answers]


def _dumped(adapting: Any, statement: ClauseElement, values: Mapping[str, Any]) -> Any:
    made = _made(statement)
    given = [values[name] if name in values else made.own[name] for name in made.parameters]
    return adapting.dump_sequence(given, [PyFormat.TEXT] * len(given))


def _exchange(connection: PGconn, results: list[PGresult]) -> Generator[Wait, Ready | int, None]:
    """Send what is to be sent, and add the results up to the end of the message."""
    yield from send(connection)
    ended = False
    while True:
        result = yield from fetch(connection)
        if result is None:
            # One tells the end of a statement, and the next one that there are none any more.
            if ended:
                raise OperationalError("the connection was lost")
            ended = True
        elif result.status == ExecStatus.PIPELINE_SYNC:
            return
        else:
            results.append(result)
            ended = False


def _raise_failure(results: Sequence[PGresult]) -> None:
    for result in results:
        if result.status == ExecStatus.FATAL_ERROR:
            raise error_from_result(result)


def _beginning(driver: Connection[Any]) -> bytes:
    level = driver.isolation_level
    named = "" if level is None else f" ISOLATION LEVEL {level.name.replace('_', ' ')}"
    return f"BEGIN{named}{' READ ONLY' if driver.read_only else ''}".encode()


def _rows(adapting: Any, result: PGresult) -> Sequence[Any]:
    if not result.nfields:
        return ()
    adapting.set_pgresult(result)
    columns = tuple(result.fname(number) for number in range(result.nfields))
    rows: Sequence[Any] = adapting.load_rows(0, result.ntuples, _row_of(columns))
    return rows


@cache
def _row_of(columns: Sequence[bytes]) -> Callable[[Sequence[Any]], Any]:
    made: Any = namedtuple("Row", [column.decode() for column in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024
    return made._make


@cache
def _made(statement: ClauseElement) -> _Made:
    compiled = statement.compile(dialect=_DIALECT)
    assert isinstance(compiled, SQLCompiler)
    own = {name: bound.effective_value for name, bound in compiled.binds.items() if not bound.required}
    return _Made(compiled.string.encode(), compiled.positiontup or (), own)
