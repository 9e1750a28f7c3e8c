"""Locks that make writers of a server's store wait for each other; a SQLite file has one writer at a time anyway.

All who write take what they need in one order, or two could wait for each other for ever: `TEAM` or `INTAKE`, `WRITERS`
and the name that is written under, the readings of articles (in the order of `store.readings.hold_readings`), and `LOG`
last. Who has the readings of an article is alone in deciding on its facts. What a statement that waited for a lock
returns is as it was before the wait, so that what a decision rests on is read by statements behind it.
"""

from __future__ import annotations

from enum import IntEnum
from zlib import crc32

from sqlalchemy import BigInteger, Connection, Integer, bindparam, text

from store.together import AS_EVER, Question, ask


class Lock(IntEnum):
    """What one transaction at a time does; the numbers are those of advisory locks, chosen once and for all.

    Who has `LOG` alone adds decisions, and changes the states of facts and what is counted of them.
    """

    INTAKE = 7_236_701
    LOG = 7_236_702
    TEAM = 7_236_703
    WRITERS = 7_236_704
    """Shared by all who write under a name."""
    NAME = 7_236_705
    """The first of two numbers: the other is made of a name."""


def hold(connection: Connection, lock: Lock) -> None:
    """Wait until no other transaction holds the lock, and keep it to the end of this one. It can be taken again."""
    ask(connection, held(lock))


def held(lock: Lock) -> Question:
    """Return the question that is answered once no other transaction holds the lock, as `hold`."""
    return Question(_HOLD, {"lock": lock.value}, of_server=True)


def hold_name(connection: Connection, name: str) -> None:
    """Wait until no other transaction writes under a reviewer's name, and keep it so to the end of this one.

    Only then look at what this reviewer has decided and may do, as it doesn't change any more.
    """
    ask(connection, name_held(name))


def name_held(name: str) -> Question:
    """Return the question that is answered, with the time, once nobody else writes under a name, as `hold_name`."""
    number = crc32(name.encode(errors="surrogatepass")) - 2**31
    return Question(_HOLD_NAME, {"name": number}, of_server=True)


_HOLD = text("SELECT pg_advisory_xact_lock(:lock)").bindparams(bindparam("lock", type_=BigInteger))
_HOLD_NAME = text(
    f"SELECT {AS_EVER}, pg_advisory_xact_lock_shared({Lock.WRITERS.value}),"
    f" pg_advisory_xact_lock({Lock.NAME.value}, :name), clock_timestamp() AS time"
).bindparams(bindparam("name", type_=Integer))


def take_time(connection: Connection) -> None:
    """Let this transaction take as long as it does, also between its statements; for what is of the whole store."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
