"""Several statements in one message to a server: each would be another wait, while others wait for the locks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from store.transactions import commit

AS_EVER = "set_config('plan_cache_mode', 'auto', true), set_config('enable_seqscan', 'off', true)"
"""Lets a server go by plans that it made before, to the end of a transaction whose statements find all by keys.

None of them goes through a whole table: it may have been small then, and be large now.
"""

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
    from store.message import Prepared, answers

    if not connection.in_transaction():
        connection.begin()
    driver: Any = connection.connection.driver_connection
    prepared = connection.info.setdefault("duyet_prepared", Prepared())
    found = answers(driver, prepared, [(one.statement, one.values) for one in questions], last=last)
    if last:
        commit(connection)
    return found


PLANNED_BEFORE = Question(text(f"SELECT {AS_EVER}, clock_timestamp() AS time"), of_server=True)
"""Lets the server go by its plans, and asks for the time, as `store.clock.ASKED` does."""


@contextmanager
def sent_together(connection: Connection) -> Iterator[None]:
    """Send statements without waiting for each; what fails is raised at the end. A file runs them one by one.

    Those that SQLAlchemy runs give no rows.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    with raw.pipeline():
        yield


def _of_file(connection: Connection, question: Question) -> Sequence[Any]:
    if question.of_server:
        return ()
    answer = connection.execute(question.statement, question.values)
    return answer.all() if answer.returns_rows else ()
