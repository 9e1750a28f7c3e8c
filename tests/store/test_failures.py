"""Failures put in on purpose: whatever breaks, nothing is half written, and the same decision can be made again."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from store import BusyError, Decision, RefusedError, ReviewFact, State, Store, StoreError, Verdict, open_store
from store.failures import store_error
from tests.store.backends import sqlite_alone
from tests.store.factory import adding, an_article, correcting, deciding, fact, facts, filled, office, undone


@contextmanager
def failing_at(store: Store, number: int) -> Iterator[None]:
    """Let the statement of this number fail; the commit counts as the one behind the last."""
    database: Any = store._database
    engine, numbers = database._engine, count()

    def fail(*_: Any) -> None:
        if next(numbers) == number:
            raise sqlite3.OperationalError("disk I/O error")

    def fail_at_commit(connection: Connection) -> None:
        if not _is_committed(connection):
            fail()

    with pytest.MonkeyPatch.context() as patched:
        if engine.dialect.name == "postgresql":
            _fail_in_messages(patched, lambda: next(numbers) == number)
        event.listen(engine, "before_cursor_execute", fail)
        event.listen(engine, "commit", fail_at_commit)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", fail)
            event.remove(engine, "commit", fail_at_commit)


def _is_committed(connection: Connection) -> bool:
    """Whether a message had the commit in it, so that the driver has nothing more to commit."""
    driver: Any = connection.connection.driver_connection
    return connection.dialect.name == "postgresql" and driver.info.transaction_status.name == "IDLE"


def _fail_in_messages(patched: pytest.MonkeyPatch, fails: Callable[[], bool]) -> None:
    """Let the server itself fail in a message; the commit in one counts as a statement."""
    from store import message

    send, failing = message.answers, (text("DO $$BEGIN RAISE 'disk I/O error'; END$$"), dict[str, Any]())

    def answers(driver: Any, prepared: Any, asked: Sequence[Any], *, last: bool) -> Any:
        sent = [failing if fails() else one for one in asked]
        if last and fails():
            sent.append(failing)
        return send(driver, prepared, sent, last=last)

    patched.setattr(message, "answers", answers)


def _state(store: Store) -> object:
    return [store.article(article.id) for article in store.articles()], store.progress()


def _failing_everywhere(store: Store, act: Callable[[], Any]) -> Any:
    """Return the result of an act, after it failed at each of its statements in turn and changed nothing."""
    before, number, result = _state(store), 0, _failed(store, act, 0)
    while isinstance(result, StoreError):
        assert "disk I/O error" in str(result)
        assert _state(store) == before
        number += 1
        result = _failed(store, act, number)
    assert number > 4
    return result


def _failed(store: Store, act: Callable[[], Any], number: int) -> Any:
    try:
        with failing_at(store, number):
            return act()
    except StoreError as error:
        return error


@pytest.mark.parametrize("make", [lambda one: deciding(Verdict.ACCEPT, one), correcting, lambda _: adding()])
def test_a_decision_that_failed_anywhere_is_made_with_its_own_key(
    store: Store, make: Callable[[ReviewFact], Decision]
) -> None:
    decision = make(fact(store))
    outcome = _failing_everywhere(store, lambda: store.decide(decision))
    assert not outcome.repeated
    assert store.decide(decision).repeated
    assert store.progress().decisions == 1
    assert list(store.check()) == []


def test_an_undo_that_failed_anywhere_takes_back_one_decision(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0)))
    store.decide(deciding(Verdict.ACCEPT, fact(store, 1)))
    _failing_everywhere(store, lambda: undone(store))
    assert [one.state for one in facts(store)] == [State.ACCEPTED, State.PENDING, State.PENDING]


def test_an_intake_that_failed_anywhere_is_taken_whole_the_next_time(store: Store) -> None:
    article = an_article(5)
    report = _failing_everywhere(store, lambda: store.add([(article, [office(article)])]))
    assert (report.articles, report.proposals) == (1, 1)


@sqlite_alone
def test_a_full_disk_is_told_in_words_and_leaves_the_decision_to_be_made(store: Store) -> None:
    decision = deciding(Verdict.FLAG, fact(store), note="ghi chú " * 1_000)
    database: Any = store._database
    writing = database._writing
    event.listen(writing, "begin", _no_room)
    with pytest.raises(StoreError, match="no room left"):
        store.decide(decision)
    event.remove(writing, "begin", _no_room)
    event.listen(writing, "begin", _room)
    assert fact(store).state is State.PENDING
    assert not store.decide(decision).repeated
    assert fact(store).note == decision.note


def _no_room(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA max_page_count=1")  # no less than the file has now


def _room(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA max_page_count=1000000")


def _driver_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY, BusyError, "locked by another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, BusyError, "locked by another program"),
        (sqlite3.SQLITE_READONLY, StoreError, "read-only"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StoreError, "read-only"),
        (sqlite3.SQLITE_CANTOPEN, StoreError, "permissions"),
        (sqlite3.SQLITE_CORRUPT, StoreError, "is damaged"),
        (sqlite3.SQLITE_IOERR_WRITE, StoreError, "disk reports an error"),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, RefusedError, "refused the change"),
        (sqlite3.SQLITE_MISUSE, StoreError, "as SQLite says it"),
    ],
)
def test_what_the_driver_says_becomes_words_with_the_place(code: int, kind: type[StoreError], words: str) -> None:
    error = store_error(_driver_error(code), "/srv/duyet.db")
    assert type(error) is kind
    assert words in str(error)
    assert "/srv/duyet.db" in str(error)


def test_values_of_rows_never_stand_in_an_error(store: Store) -> None:
    with pytest.raises(StoreError) as refusal, store._database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", ("schema_version", "s3cret"))
    assert "s3cret" not in str(refusal.value)
    assert "s3cret" not in str(refusal.value.__cause__)


@pytest.mark.parametrize("how", ["removed", "moved", "replaced"])
def test_nothing_is_stored_in_a_file_that_lost_its_name(tmp_path: Path, how: str) -> None:
    place, aside = tmp_path / "duyet.db", tmp_path / "aside.db"
    with open_store(str(place), create=True) as store:
        filled(store, 1)
        first = facts(store)[0]
        if how == "removed":
            place.unlink()
        else:
            place.rename(aside)
        if how == "replaced":
            place.write_bytes(aside.read_bytes())
        with pytest.raises(StoreError, match="was removed, moved or replaced while it was open"):
            store.decide(deciding(Verdict.ACCEPT, first))
        if how != "removed":
            aside.replace(place)
            assert store.decide(deciding(Verdict.ACCEPT, first)).fact.version == 1
