"""Opening a store: what a place may be, what is refused and in which words, and who can read the files."""

import fcntl
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from store import BusyError, MissingStoreError, NewerSchemaError, Store, StoreError, Verdict, open_store
from store.engine import _look_at_version
from store.place import path_of, shared_file_system
from store.tables import METADATA
from tests.store.backends import sqlite_alone
from tests.store.factory import deciding, fact, filled


def test_a_plain_path_and_a_url_name_the_same_store(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    open_store(str(path), create=True).close()
    with open_store(f"sqlite:///{path}") as store:
        assert store.place == str(path)


def test_a_relative_place_is_shown_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store("duyet.db", create=True) as store:
        assert store.place == str(tmp_path / "duyet.db")


@pytest.mark.parametrize("url", ["", ":memory:", "sqlite://", "sqlite:///:memory:"])
def test_a_store_needs_a_file(url: str) -> None:
    with pytest.raises(StoreError, match="kept in a file"):
        path_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://lan:s3cret@127.0.0.1:9/news",
        "mysql://lan:s3cret@db/news?password=s3cret",
        "postgresql://lan:s3cret@db:port/news",
        "://lan:s3cret@",
        "sqlite://lan:s3cret@host/duyet.db",
        "sqlite:///duyet.db?key=s3cret",
    ],
)
def test_a_refused_address_never_shows_its_password(url: str) -> None:
    with pytest.raises(StoreError) as refusal:
        open_store(url)
    assert "s3cret" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_missing_store_is_neither_found_nor_made(tmp_path: Path) -> None:
    with pytest.raises(MissingStoreError, match=r"no store at .*duyet\.db"):
        open_store(str(tmp_path / "duyet.db"))
    with pytest.raises(MissingStoreError):
        open_store(str(tmp_path / "no" / "such" / "duyet.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path), create=True)


def test_a_pipe_is_no_store(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="not a regular file"):
        open_store(str(tmp_path / "pipe"))


def test_a_store_is_made_only_in_a_folder_that_exists(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(str(tmp_path / "no" / "duyet.db"), create=True)


def test_an_empty_file_holds_no_store_but_can_become_one(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    path.touch()
    with pytest.raises(MissingStoreError, match="it is empty"):
        open_store(str(path))
    open_store(str(path), create=True).close()
    open_store(str(path)).close()


@pytest.mark.parametrize(
    "content", [b"Not a database, but a text of some length." * 5, b"SQLite format 3\0" + b"x" * 4096]
)
@pytest.mark.parametrize("create", [True, False])
def test_another_file_is_left_as_it_is(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"news\.txt (is not a store|is damaged|failed)"):
        open_store(str(path), create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize("table", ["people (name TEXT)", "meta (something TEXT)"])
def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path, table: str) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE {table}")
    with pytest.raises(StoreError, match="but not a store"):
        open_store(str(path), create=True)
    with sqlite3.connect(path) as connection:
        assert len(connection.execute("SELECT * FROM sqlite_master").fetchall()) == 1


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    open_store(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema_version'")
        connection.execute("DROP TABLE decision")
    with pytest.raises(NewerSchemaError, match="update duyet"):
        open_store(str(path))


def test_a_store_without_a_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    open_store(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM meta")
    with pytest.raises(StoreError, match="which version"):
        open_store(str(path))


def test_a_locked_store_is_busy_in_words(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    open_store(str(path), create=True).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = Store.open(str(path), patience=0.05)
    with pytest.raises(BusyError, match="locked by another program"):
        filled(store)
    holder.execute("ROLLBACK")
    filled(store)
    store.close()
    holder.close()


def test_a_writer_waits_at_the_gate_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    with Store.open(str(path), create=True, patience=0.05) as store:
        filled(store)
        gate = os.open(path.with_name("duyet.db.lock-gate"), os.O_RDWR)
        fcntl.flock(gate, fcntl.LOCK_EX)
        with pytest.raises(BusyError, match="another session is writing"):
            store.decide(deciding(Verdict.ACCEPT, fact(store)))
        assert fact(store).version == 0
        os.close(gate)
        store.decide(deciding(Verdict.ACCEPT, fact(store)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    open_store(str(path), create=True).close()
    path.chmod(0o400)
    with open_store(str(path)) as store, pytest.raises(StoreError, match="read-only"):
        filled(store)


def test_a_store_that_cannot_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "duyet.db"
    open_store(str(path), create=True).close()

    def refuse(*_: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StoreError, match=r"duyet\.db can't be opened: Permission denied"):
        open_store(str(path))


def test_all_files_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o000)
    try:
        with open_store(str(tmp_path / "duyet.db"), create=True) as store:
            filled(store)
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("duyet.db", "duyet.db-wal", "duyet.db-shm", "duyet.db.lock-gate"), 0o600)


def test_a_link_is_followed_so_that_both_names_share_one_gate(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    open_store(str(tmp_path / "there" / "duyet.db"), create=True).close()
    (tmp_path / "link.db").symlink_to(tmp_path / "there" / "duyet.db")
    with open_store(str(tmp_path / "link.db")) as store:
        assert store.place == str(tmp_path / "there" / "duyet.db")
    assert {path.name for path in tmp_path.iterdir()} == {"there", "link.db"}


def test_a_closed_store_says_so_and_can_be_closed_again(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "duyet.db"), create=True)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.first_article()


def test_closing_folds_the_log_into_the_file(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "duyet.db"), create=True) as store:
        filled(store)
    assert {path.name for path in tmp_path.iterdir()} == {"duyet.db", "duyet.db.lock-gate"}


@sqlite_alone
def test_decisions_survive_a_power_cut_by_the_settings(empty: Store) -> None:
    with empty._database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_an_old_sqlite_is_refused() -> None:
    with pytest.raises(StoreError, match=r"SQLite 3\.34\.1 is too old"):
        _look_at_version((3, 34, 1))
    _look_at_version(sqlite3.sqlite_version_info)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/srv/news/duyet.db", "nfs4"), ("/srv/newspaper/duyet.db", ""), ("/home/a b/x.db", "cifs"), ("/home/x.db", "")],
)
def test_network_file_systems_are_told_from_local_ones(path: str, kind: str) -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/news /srv/news nfs4 rw 0 0\n//pc/share /home/a\\040b cifs rw 0 0\n"
    assert shared_file_system(Path(path), mounts) == kind


def test_importing_the_package_loads_no_database() -> None:
    code = "import store, sys; print(sorted({'sqlalchemy', 'sqlmodel', 'pyarrow'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_tables_are_those_of_the_design(empty: Store) -> None:
    assert set(METADATA.tables) == {
        "meta",
        "article",
        "proposal",
        "decision",
        "reviewer",
        "reading",
        "saved_filter",
        "search_text",
        "tally",
    }
