"""Several statements in one message to a server: each would be another wait, while others wait for the locks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import ClauseElement, Connection, Dialect, text
from sqlalchemy.sql.compiler import SQLCompiler

from store.transactions import commit

AS_EVER = "set_config('plan_cache_mode', 'auto', true)"
"""Lets a server go by plans that it made before, to the end of a transaction whose statements find all by keys."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Question(NamedTuple):
    """A statement that is made once, as of each is kept what it comes to in a server's words, and its parameters."""

    statement: Any
    values: Mapping[str, Any] = _NOTHING
    of_server: bool = False
    """Whether a file isn't asked, which answers nothing."""


def ask(connection: Connection, *questions: Question, last: bool = False) -> list[Sequence[Any]]:
    """Return the rows that answer each question, in order; a statement sees what those before it waited for.

    The rows have their columns by name. A server is asked in one message, with the commit where these are the `last` of
    a transaction; a file one by one.
    """
    if connection.dialect.name == "sqlite":
        return [_of_file(connection, question) for question in questions]
    with sent_together(connection, last=last):
        cursors = [_sent(connection, question) for question in questions]
    return [cursor.fetchall() if cursor.description else () for cursor in cursors]


PLANNED_BEFORE = Question(text(f"SELECT {AS_EVER}"), of_server=True)
"""Nothing is asked by it, but that the server go by its plans."""


@contextmanager
def sent_together(connection: Connection, *, last: bool = False) -> Iterator[None]:
    """Send statements without waiting for each; what fails is raised at the end. A file runs them one by one.

    Those that SQLAlchemy runs give no rows. The `last` ones of a transaction are sent with its commit.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    if not connection.in_transaction():
        connection.begin()
    raw: Any = connection.connection.driver_connection
    try:
        with raw.pipeline():
            yield
            if last:
                commit(connection)
    except sys.modules["psycopg"].Error:
        if raw.closed and not connection.invalidated:
            # Else the pool would try to take it back, and say on the terminal that it can't.
            connection.invalidate()
        raise


def _of_file(connection: Connection, question: Question) -> Sequence[Any]:
    if question.of_server:
        return ()
    answer = connection.execute(question.statement, question.values)
    return answer.all() if answer.returns_rows else ()


def _sent(connection: Connection, question: Question) -> Any:
    compiled = _compiled(question.statement, connection.dialect)
    raw: Any = connection.connection.driver_connection
    cursor = raw.cursor(row_factory=sys.modules["psycopg"].rows.namedtuple_row)
    return cursor.execute(str(compiled), compiled.construct_params(dict(question.values)))


@lru_cache(maxsize=64)
def _compiled(statement: ClauseElement, dialect: Dialect) -> SQLCompiler:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    return compiled
