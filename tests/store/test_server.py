"""A store on a server: its address and its password, who is let in, and what is said where it can't be reached."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import MissingStoreError, Store, StoreError, UnreachableError, Verdict, open_store
from tests.store.factory import deciding, fact, filled
from tests.store.server import Server

ELSEWHERE = "postgresql://lan:s3cret@127.0.0.1:9/news"
"""A port on which nothing answers."""


@pytest.fixture
def served(server: Server, template: str) -> Iterator[Store]:
    with open_store(server.url(server.database(template))) as store:
        filled(store)
        yield store


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_is_shown_without_password_and_options(server: Server, template: str, scheme: str) -> None:
    _, _, rest = server.url(template).partition("://")
    with open_store(f"{scheme}://{rest.replace('@', ':s3cret@')}") as store:
        assert store.place == f"postgresql://duyet@/{template}"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (ELSEWHERE, "can't be reached"),
        ("postgresql://lan:s3cret@127.0.0.1:port/news", "can't be read"),
        ("postgresql://lan@127.0.0.1:9/news?password=s3cret", "~/.pgpass"),
        ("postgresql://lan:s3cret@127.0.0.1:9/news?fallback_application_name=s3cret", "fallback_application_name"),
        ("postgresql://lan:s3cret@127.0.0.1:9/news?sslmode=s3crets3cret", "failed|can't be reached"),
    ],
)
def test_a_password_stands_in_no_message(url: str, words: str) -> None:
    program = f"from store import open_store; open_store({url!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    said = done.stderr.splitlines()[-1]
    assert "store.errors." in said
    assert "s3cret@" not in done.stderr.replace(program, "")


def test_a_server_that_does_not_answer_may_answer_later() -> None:
    with pytest.raises(UnreachableError, match="can't be reached"):
        open_store(ELSEWHERE)


def test_a_database_that_is_not_there_is_told_apart(server: Server) -> None:
    with pytest.raises(MissingStoreError, match="make it by createdb"):
        open_store(server.url("nowhere"), create=True)


def test_a_role_that_is_not_let_in_is_told_so(server: Server, template: str) -> None:
    with pytest.raises(StoreError, match=r"doesn't let you into .* and at its line in the server's pg_hba\.conf"):
        open_store(server.url(template, role="stranger"))


@pytest.mark.parametrize("where", ["PGPASSWORD", "PGPASSFILE", "the address"])
def test_a_password_is_taken_from_where_others_do_not_see_it(
    server: Server, template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    role = f"with_{where.lower().replace(' ', '_')}"
    server.require_password(role, "s3cret")
    server.sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}", template)
    url = server.url(template, role)
    with pytest.raises(StoreError, match="doesn't let you into"):
        open_store(url)
    kept = tmp_path / "pgpass"
    kept.write_text(f"*:*:*:{role}:s3cret\n", encoding="ascii")
    kept.chmod(0o600)
    if where == "the address":
        url = url.replace("@", ":s3cret@")
    else:
        monkeypatch.setenv(where, "s3cret" if where == "PGPASSWORD" else str(kept))
    with open_store(url) as store:
        assert store.article_count() == 0


def test_an_empty_database_becomes_a_store_only_where_it_shall(server: Server) -> None:
    url = server.url(server.database())
    with pytest.raises(MissingStoreError, match="it is empty"):
        open_store(url)
    open_store(url, create=True).close()
    open_store(url).close()


def test_the_tables_of_another_program_are_left_as_they_are(server: Server) -> None:
    name = server.database()
    server.sql("CREATE TABLE people (name text)", name)
    with pytest.raises(StoreError, match="but not a store"):
        open_store(server.url(name), create=True)
    assert server.sql("SELECT string_agg(relname, ' ') FROM pg_stat_user_tables", name) == "people"


def test_a_database_in_another_encoding_is_refused(server: Server) -> None:
    server.sql("CREATE DATABASE latin OWNER duyet ENCODING 'LATIN1' TEMPLATE template0")
    with pytest.raises(StoreError, match="LATIN1, which lacks letters of Vietnamese"):
        open_store(server.url("latin"), create=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET note = 'x'",
        "DELETE FROM decision",
        "TRUNCATE decision CASCADE",
        "UPDATE article SET text = 'x'",
        "UPDATE proposal SET rule = 'x'",
    ],
)
def test_what_is_never_changed_is_refused_by_the_server(served: Store, statement: str) -> None:
    served.decide(deciding(Verdict.ACCEPT, fact(served)))
    with pytest.raises(StoreError, match=r"never (changed|removed)"), served._database.writing() as connection:
        connection.exec_driver_sql(statement)


def test_who_may_not_write_the_tally_can_still_decide(server: Server, served: Store) -> None:
    name = served.place.rpartition("/")[2]
    server.sql("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN")
    server.sql("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO clerk", name)
    server.sql("REVOKE ALL ON tally FROM clerk; GRANT SELECT ON tally TO clerk", name)
    server.sql("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk", name)
    with open_store(server.url(name, role="clerk")) as store:
        store.decide(deciding(Verdict.ACCEPT, fact(store)))
        assert list(store.check()) == []


def test_a_session_goes_on_once_the_server_is_back(server: Server, served: Store) -> None:
    decision = deciding(Verdict.ACCEPT, fact(served))
    name = served.place.rpartition("/")[2]
    server.sql(f"SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = '{name}'")
    assert served.decide(decision).decision == 1


def test_a_decision_waits_for_a_server_that_is_stopped(server: Server, served: Store) -> None:
    decision = deciding(Verdict.ACCEPT, fact(served))
    server.stop("immediate")
    try:
        for _ in range(2):
            with pytest.raises(UnreachableError, match=r"can't be reached \(connection to server|ended the connection"):
                served.decide(decision)
    finally:
        server.start()
    assert not served.decide(decision).repeated
    assert served.decide(decision).repeated


def test_an_export_may_rest_between_its_pages(served: Store) -> None:
    with served.snapshot() as view, view._reading() as connection, served._database.reading() as other:
        asked = "SHOW idle_in_transaction_session_timeout"
        assert connection.exec_driver_sql(asked).scalar() == "0"
        assert other.exec_driver_sql(asked).scalar() == "30s"


def test_what_is_committed_is_on_the_disk_of_the_server_whatever_it_is_set_to(server: Server, served: Store) -> None:
    name = served.place.rpartition("/")[2]
    server.sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with open_store(server.url(name)) as store, store._database.reading() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_values_of_rows_never_stand_in_an_error(served: Store) -> None:
    with pytest.raises(StoreError) as refusal, served._database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES (%s, %s)", ("schema_version", "s3cret"))
    assert "s3cret" not in str(refusal.value)
    assert refusal.value.__cause__ is None
