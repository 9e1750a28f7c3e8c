"""A store goes into a backup and comes out of it as it was, on the other kind of database too, or nothing happens."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from store import (
    MissingStoreError,
    OlderSchemaError,
    Position,
    Store,
    StoreError,
    Verdict,
    back_up_store,
    open_store,
    restore_store,
)
from store.exchange.dataset import export_dataset
from store.tables import METADATA
from tests.store.factory import adding, an_article, deciding, fact, office, undone, worked_on

ROOT = Path(__file__).parents[2]


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "duyet.db"), create=True) as store:
        worked_on(store)
        store.remember("lan", Position(article="bai-1", fact=fact(store, 1, "bai-1").id))
        store.keep_settings("lan", {"order": "rule"})
        store.save_filter("minh", "mine", "kind:office")
        yield store


def _rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a store; a count of none is as good as no count."""
    with store._database.reading() as connection:
        found = {
            name: [dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for name, table in METADATA.tables.items()
        }
    return found | {"tally": [row for row in found["tally"] if row["times"]]}


def _sums(store: Store, folder: Path) -> bytes:
    export_dataset(store, folder)
    return (folder / "SHA256SUMS").read_bytes()


def test_a_store_comes_back_as_it_was(worked: Store, tmp_path: Path) -> None:
    done = back_up_store(worked.place, tmp_path / "kept.db")
    assert (done.articles, done.decisions, done.trouble) == (3, 10, "")
    restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")
    with open_store(str(tmp_path / "again.db")) as again:
        assert _rows(again) == _rows(worked)
        assert list(again.check()) == []
        assert _sums(again, tmp_path / "a") == _sums(worked, tmp_path / "b")


def test_a_restored_store_goes_on_where_the_other_ended(worked: Store, tmp_path: Path) -> None:
    back_up_store(worked.place, tmp_path / "kept.db")
    restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")
    with open_store(str(tmp_path / "again.db")) as again:
        facts = len(_rows(worked)["proposal"])
        assert again.decide(adding("bai-0")).fact.id == facts + 1
        again.add([(an_article(9), [office(an_article(9))])])
        assert fact(again, 0, "bai-9").id == facts + 2
        assert again.decide(deciding(Verdict.ACCEPT, fact(again, 0, "bai-9"), reviewer="hoa")).decision == 12
        assert undone(again, "hoa").decision == 13
        assert list(again.check()) == []


def test_a_backup_is_a_store_for_its_owner_alone(worked: Store, tmp_path: Path) -> None:
    back_up_store(worked.place, tmp_path / "kept.db")
    assert stat.S_IMODE((tmp_path / "kept.db").stat().st_mode) == 0o600
    with open_store(str(tmp_path / "kept.db")) as kept:
        assert _rows(kept) == _rows(worked)
        assert list(kept.check()) == []


def test_reading_a_backup_leaves_nothing_beside_it(worked: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up_store(worked.place, folder / "kept.db")
    restore_store(str(tmp_path / "again.db"), folder / "kept.db")
    assert [path.name for path in folder.iterdir()] == ["kept.db"]


def test_no_backup_is_overwritten(worked: Store, tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_text("mine")
    with pytest.raises(StoreError, match=r"kept.db is there already"):
        back_up_store(worked.place, tmp_path / "kept.db")
    assert (tmp_path / "kept.db").read_text() == "mine"


def test_a_store_that_is_there_is_never_restored_over(worked: Store, tmp_path: Path) -> None:
    back_up_store(worked.place, tmp_path / "kept.db")
    worked.decide(deciding(Verdict.ACCEPT, fact(worked, 0, "bai-1")))
    before = _rows(worked)
    with pytest.raises(StoreError, match=r"there is something at .* already"):
        restore_store(worked.place, tmp_path / "kept.db")
    assert _rows(worked) == before


def test_what_is_no_backup_restores_nothing(tmp_path: Path) -> None:
    with pytest.raises(MissingStoreError, match="there is no backup at"):
        restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")
    (tmp_path / "kept.db").write_bytes(b"")
    with pytest.raises(MissingStoreError, match="it is empty"):
        restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")
    (tmp_path / "kept.db").write_text("no database at all, but enough of it to be looked at\n" * 9)
    with pytest.raises(StoreError, match="is no SQLite database"):
        restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")
    assert not (tmp_path / "again.db").exists()


def test_a_backup_of_an_older_version_names_the_command_that_upgrades_it(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kept.db") as connection:
        connection.executescript((ROOT / "tests/store/schema_1.sql").read_text(encoding="utf-8"))
    with pytest.raises(OlderSchemaError, match="duyet store upgrade"):
        restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")


def test_an_altered_log_is_backed_up_with_words_and_not_restored(worked: Store, tmp_path: Path) -> None:
    with sqlite3.connect(worked.place) as connection:
        connection.execute("DROP TRIGGER refuse_decision_update")
        connection.execute("UPDATE decision SET note = '' WHERE id = 1")
    done = back_up_store(worked.place, tmp_path / "kept.db")
    assert done.trouble.startswith("decision 1: it is not as it was stored")
    with pytest.raises(StoreError, match=r"nothing was restored: the log in .*kept.db is not as it was written"):
        restore_store(str(tmp_path / "again.db"), tmp_path / "kept.db")
    assert not (tmp_path / "again.db").exists()


@pytest.mark.parametrize(
    ("call", "killed_in", "times"),
    [
        (back_up_store, "store.moving.check_chain", 1),
        (back_up_store, "store.backup_file.os.fsync", 1),
        (restore_store, "store.moving.copy_rows", 1),
        (restore_store, "store.moving.check_chain", 2),
    ],
)
def test_what_is_killed_can_be_done_again(
    worked: Store, tmp_path: Path, call: Callable[[str, Path], object], killed_in: str, times: int
) -> None:
    back_up_store(worked.place, tmp_path / "whole.db")
    made = tmp_path / "made.db"
    ends = (worked.place, made) if call is back_up_store else (str(made), tmp_path / "whole.db")
    program = f"""
import os, store, store.moving, store.backup_file
from pathlib import Path, PosixPath
calls, whole = iter(range(1, 9)), {killed_in}
def killed(*args):
    if next(calls) == {times}:
        os.kill(os.getpid(), 9)
    return whole(*args)
{killed_in} = killed
store.{call.__name__}(*{ends!r})
"""
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT).returncode == -9
    with pytest.raises(MissingStoreError):
        open_store(str(made))
    call(*ends)
    with open_store(str(made)) as again:
        assert _rows(again) == _rows(worked)


def test_a_backup_that_fails_leaves_nothing(worked: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.backup_file.os.fsync", fail)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(StoreError, match=r"kept.db can't be written: No space left"):
        back_up_store(worked.place, tmp_path / "kept.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
