"""Statements sent to a server in one message: what answers them, and what is left of it where one fails."""

from __future__ import annotations

import re
import select
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Connection, DateTime, Integer, String, bindparam, text

from store import BusyError, Store, StoreError, UnreachableError, Verdict
from store.together import PLANNED_BEFORE, Question, ask
from tests.store.factory import deciding, fact, filled

pytestmark = pytest.mark.parametrize("make_address", ["postgresql"], indirect=True)

_ECHO = text("SELECT :word AS word, :number AS number, :moment AS moment, :big AS big").bindparams(
    bindparam("word", type_=String),
    bindparam("number", type_=Integer),
    bindparam("moment", type_=DateTime(timezone=True)),
    bindparam("big", type_=BigInteger),
)
_COUNT = Question(text("SELECT count(*) AS made FROM meta WHERE name LIKE 'thử%'"))
_FAILS = Question(text("SELECT 1 / 0 AS nothing"))
_SPELLABLE = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


def _made(name: str) -> Question:
    return Question(_MAKE, {"name": name})


_MAKE = text("INSERT INTO meta (name, value) VALUES (:name, '')").bindparams(bindparam("name", type_=String))


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    with store._database.writing() as connection:
        yield connection


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    word=st.none() | st.text(_SPELLABLE, max_size=50),
    number=st.none() | st.integers(-(2**31), 2**31 - 1),
    moment=st.none() | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))])),
    big=st.none() | st.integers(-(2**63), 2**63 - 1),
)
def test_a_server_answers_with_the_values_that_it_was_given(
    empty: Store, word: str | None, number: int | None, moment: datetime | None, big: int | None
) -> None:
    values = {"word": word, "number": number, "moment": moment, "big": big}
    with empty._database.reading() as connection:
        (rows,) = ask(connection, Question(_ECHO, values))
    assert [row._asdict() for row in rows] == [values]


def test_each_statement_sees_what_those_before_it_wrote(empty: Store) -> None:
    with writing(empty) as connection:
        before, nothing, after = ask(connection, _COUNT, _made("thử một"), _COUNT)
        assert (before[0].made, nothing, after[0].made) == (0, (), 1)


def test_the_last_of_a_transaction_are_there_for_others_before_it_ends(empty: Store) -> None:
    with writing(empty) as connection:
        ask(connection, _made("thử một"), last=True)
        assert not connection.in_transaction()
        with writing(empty) as other:
            assert ask(other, _COUNT)[0][0].made == 1
        ask(connection, _made("thử hai"))
        with writing(empty) as other:
            assert ask(other, _COUNT)[0][0].made == 1
    with writing(empty) as connection:
        assert ask(connection, _COUNT)[0][0].made == 2


@pytest.mark.parametrize("last", [True, False])
def test_of_a_message_that_fails_nothing_is_carried_out_and_the_connection_serves_on(empty: Store, last: bool) -> None:
    driver: Any = None
    with pytest.raises(StoreError, match="division by zero"), writing(empty) as connection:  # noqa: PT012
        driver = connection.connection.driver_connection
        ask(connection, _made("thử một"), _FAILS, _COUNT, last=last)
    with writing(empty) as connection:
        assert connection.connection.driver_connection is driver
        # Also those that were first sent behind the failure.
        assert ask(connection, _COUNT, _made("thử một"), _made("thử hai"))[0][0].made == 0


def test_what_no_statement_can_say_is_refused_before_anything_is_sent(empty: Store) -> None:
    from psycopg import DataError

    with writing(empty) as connection:
        with pytest.raises(DataError, match="NUL"):
            ask(connection, _COUNT, _made("thử\0"))
        assert ask(connection, _COUNT)[0][0].made == 0


def test_a_parameter_without_a_value_is_refused_before_anything_is_sent(empty: Store) -> None:
    with writing(empty) as connection:
        with pytest.raises(KeyError, match="name"):
            ask(connection, Question(_MAKE))
        assert ask(connection, _COUNT)[0][0].made == 0


def test_more_goes_through_than_the_socket_holds_in_either_direction(empty: Store) -> None:
    long = "nghị quyết số " * 1_000_000
    values = {"word": long, "number": 1, "moment": None, "big": None}
    with empty._database.reading() as connection:
        answers = ask(connection, *[Question(_ECHO, values)] * 3)
    assert [rows[0].word == long for rows in answers] == [True] * 3


def test_a_connection_that_the_server_ends_in_a_message_is_told_in_words_and_made_anew(empty: Store) -> None:
    ends = Question(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with pytest.raises(UnreachableError, match=r"administrator command.*try again"), writing(empty) as connection:
        ask(connection, _made("thử một"), ends, _COUNT, last=True)
    with writing(empty) as connection:
        assert ask(connection, _COUNT)[0][0].made == 0


def _waits(generator: Any, socket: int, **_: Any) -> Any:
    """Waits as older drivers do: each time that it was in vain for a while they say None, where newer ones say 0."""
    from psycopg.waiting import Ready, Wait

    try:
        wanted = next(generator)
        while True:
            generator.send(None)
            readable, writable, _none = select.select([socket], [socket] if wanted & Wait.W else [], [])
            wanted = generator.send(Ready.R * bool(readable) | Ready.W * bool(writable))
    except StopIteration as end:
        return end.value


def test_a_server_may_take_its_time(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from psycopg import waiting

    sleeps = Question(text("SELECT pg_sleep(0.25)"))
    with writing(empty) as connection:
        monkeypatch.setattr(waiting, "wait", _waits)
        assert ask(connection, sleeps, _COUNT)[1][0].made == 0
        monkeypatch.undo()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Lets SIGINT interrupt, which a process that runs a part of the tests ignores."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_who_is_interrupted_while_a_server_thinks_goes_on_with_another_connection(empty: Store) -> None:
    sleeps = Question(text("SELECT pg_sleep(60)"))
    stroke = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
    with pytest.raises(KeyboardInterrupt), writing(empty) as connection:  # noqa: PT012
        stroke.start()
        ask(connection, _made("thử một"), sleeps)
    with writing(empty) as connection:
        assert ask(connection, _COUNT)[0][0].made == 0


@pytest.mark.parametrize(
    "begin", [lambda server: server.enter_pipeline_mode(), lambda server: server.send_query(b"SELECT pg_sleep(60)")]
)
def test_a_connection_that_is_left_amid_what_it_does_is_given_up_without_a_word(
    empty: Store, begin: Callable[[Any], None], caplog: pytest.LogCaptureFixture
) -> None:
    driver: Any = None
    with pytest.raises(KeyboardInterrupt), writing(empty) as connection:  # noqa: PT012
        ask(connection, _made("thử một"))
        driver = connection.connection.driver_connection
        begin(driver.pgconn)
        raise KeyboardInterrupt
    with writing(empty) as connection:
        assert connection.connection.driver_connection is not driver
        assert ask(connection, _COUNT)[0][0].made == 0
    assert caplog.messages == []


def test_a_connection_whose_read_could_not_be_ended_is_given_up(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from psycopg import Connection as Driver
    from psycopg.errors import QueryCanceled

    def cancelled(_: Any) -> None:
        raise QueryCanceled("canceling statement due to user request")

    with pytest.raises(BusyError), empty._database.reading() as connection:  # noqa: PT012
        ask(connection, _COUNT)
        monkeypatch.setattr(Driver, "commit", cancelled)
    monkeypatch.undo()
    with empty._database.reading() as connection:
        assert ask(connection, _COUNT)[0][0].made == 0


def test_a_session_that_began_in_a_small_store_goes_by_indexes(empty: Store) -> None:
    filled(empty, 40)
    with writing(empty) as connection:
        connection.exec_driver_sql("ANALYZE article, proposal, reading")
    for one in [f"bai-{number}" for number in range(8)]:
        empty.decide(deciding(Verdict.ACCEPT, fact(empty, 0, one)))
        empty.claim("lan", "s" * 32, articles=1, after=one)
        empty.pending_article(one, "lan")
    with writing(empty) as connection:
        ask(connection, PLANNED_BEFORE)
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")
        plans = [*_plans(connection)]
    assert len(plans) > 10
    assert [plan for plan in plans if re.search("Seq Scan on (article|proposal|decision|reading)", plan)] == []


def _plans(connection: Connection) -> Iterator[str]:
    known = "SELECT name, cardinality(parameter_types) AS many FROM pg_prepared_statements"
    for name, many in connection.exec_driver_sql(known).all():
        values = f"({', '.join(['NULL'] * many)})" if many else ""
        yield "\n".join(connection.exec_driver_sql(f"EXPLAIN EXECUTE {name}{values}").scalars())


def test_a_read_can_write_nothing(empty: Store) -> None:
    with pytest.raises(StoreError, match="read only"), empty._database.reading() as connection:
        ask(connection, _made("thử một"))
