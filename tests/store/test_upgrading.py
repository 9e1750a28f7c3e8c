"""A store of each version, as the program that had it made it, becomes one like those of now; or it stays as it was."""

import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store import (
    Filter,
    OlderSchemaError,
    Order,
    Position,
    State,
    StoreError,
    Verdict,
    open_store,
    upgrade_store,
)
from store.tables import SCHEMA_VERSION
from tests.store.factory import deciding, fact, facts, undone
from tests.store.naive import naive_listing

VERSIONS = range(1, SCHEMA_VERSION)


def _left_by(version: int, folder: Path) -> Path:
    """Make a store as the program of a version left it, with every verdict in it; from 2 on with batches, too."""
    path = folder / "duyet.db"
    connection = sqlite3.connect(path)
    connection.executescript(Path(__file__).with_name(f"schema_{version}.sql").read_text(encoding="utf-8"))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    path.chmod(0o600)
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _left_by(1, tmp_path)


@pytest.fixture(params=VERSIONS)
def any_old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    """A store of each version that there was, and which it is."""
    return _left_by(request.param, tmp_path), request.param


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def _tables(path: Path) -> dict[str, Any]:
    """What every table, index and trigger of a store is, whatever the order of columns and the white space."""
    connection = sqlite3.connect(path)
    made: dict[str, Any] = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind == "table":
            columns = sorted(row[1:] for row in connection.execute(f"PRAGMA table_info({name})"))
            links = sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})"))
            made[name] = (columns, links, sorted(re.findall(r"CONSTRAINT (ck_\w+)", sql)))
        else:
            made[name] = " ".join((sql or "").split())
    connection.close()
    return made


def test_an_old_store_is_refused_with_the_command_that_upgrades_it(old: Path) -> None:
    before = _dump(old)
    with pytest.raises(OlderSchemaError, match="duyet store upgrade"):
        open_store(str(old))
    assert _dump(old) == before


def test_an_upgraded_store_is_like_one_made_new(any_old: tuple[Path, int], tmp_path: Path) -> None:
    old, version = any_old
    done = upgrade_store(str(old))
    assert (done.place, done.before, done.now) == (str(old), version, SCHEMA_VERSION)
    new = tmp_path / "new.db"
    open_store(str(new), create=True).close()
    assert _tables(old) == _tables(new)


def test_a_store_with_batches_keeps_every_decision(tmp_path: Path) -> None:
    old = _left_by(2, tmp_path)
    kept = [_rows(old, table) for table in ("article", "proposal", "decision", "saved_filter", "search_text")]
    upgrade_store(str(old))
    now = [_rows(old, table) for table in ("article", "proposal", "decision", "saved_filter", "search_text")]
    for before, after in zip(kept, now, strict=True):
        assert [{**new, **row} for row, new in zip(before, after, strict=True)] == after
    with open_store(str(old)) as store:
        assert list(store.check()) == []
        assert store.settings("lan") == {"order": "rule"}
        assert undone(store) is not None
        assert list(store.check()) == []


def _rows(path: Path, table: str) -> list[dict[str, Any]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return sorted((dict(row) for row in connection.execute(f"SELECT * FROM {table}")), key=str)
    finally:
        connection.close()


def test_nothing_of_an_old_store_is_lost(old: Path) -> None:
    upgrade_store(str(old))
    with open_store(str(old)) as store:
        assert list(store.check()) == []
        assert [[one.state for one in facts(store, f"bai-{n}")] for n in range(4)] == [
            [State.ACCEPTED, State.CORRECTED, State.REJECTED],
            [State.PENDING, State.PENDING, State.ADDED, State.PENDING],
            [State.SKIPPED, State.FLAGGED, State.PENDING],
            [],
        ]
        assert fact(store, 1).note == "tên theo ảnh"
        assert store.position("lan") == Position(article="bai-2", fact=fact(store, 0, "bai-2").id)
        assert store.progress().decisions == 10
        for order in Order:
            found = [one.fact.id for one in store.listing(Filter(words=("giam doc",)), order).facts]
            assert found == naive_listing(store, Filter(words=("giam doc",)), order)
            assert len(found) == 4
        assert store.matching(Filter(words=("sở y tế",))) == 2
        assert store.matching(Filter(like=fact(store, 0, "bai-2").id)) == 3
        store.decide(deciding(Verdict.ACCEPT, fact(store, 0, "bai-1"), reviewer="lan"))
        assert store.undo("lan", "d" * 32, deciding(Verdict.SKIP).at)
        store.keep_settings("lan", {"order": "rule"})
        assert list(store.check()) == []


def test_the_store_as_it_was_is_kept_beside_it_for_its_owner_alone(old: Path) -> None:
    before = _dump(old)
    backup = upgrade_store(str(old)).backup
    assert backup == old.with_name("duyet.db.version-1")
    assert _dump(backup) == before
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_store_of_this_version_is_left_alone(old: Path) -> None:
    upgrade_store(str(old))
    before = _dump(old)
    again = upgrade_store(str(old))
    assert (again.before, again.now, again.backup) == (SCHEMA_VERSION, SCHEMA_VERSION, None)
    assert _dump(old) == before


@pytest.mark.parametrize("where", ["store.migrations.migrate", "store.upgrading.reindex", "store.upgrading.enter_all"])
def test_an_upgrade_that_is_killed_leaves_the_old_store(old: Path, where: str) -> None:
    before = _dump(old)
    module, name = where.rsplit(".", 1)
    program = f"""
import os, {module}
from store import upgrade_store
whole = {where}
def killed(*args):
    if {name!r} != "reindex":
        whole(*args)
    os.kill(os.getpid(), 9)
{module}.{name} = killed
upgrade_store({str(old)!r})
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -9
    assert _dump(old) == before
    backup = old.with_name("duyet.db.version-1")
    with pytest.raises(StoreError, match=r"version-1 is there already"):
        upgrade_store(str(old))
    backup.unlink()
    upgrade_store(str(old))
    with open_store(str(old)) as store:
        assert list(store.check()) == []


def test_a_failure_takes_every_change_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _dump(old)

    def fail(*_: object) -> None:
        raise StoreError("no room left")

    monkeypatch.setattr("store.upgrading.enter_all", fail)
    with pytest.raises(StoreError, match="no room left"):
        upgrade_store(str(old))
    assert _dump(old) == before


def test_what_is_no_store_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    with pytest.raises(StoreError, match="no store that could be upgraded"):
        upgrade_store(str(path))
    assert [found.name for found in tmp_path.iterdir() if "version" in found.name] == []


def test_what_is_kept_for_speed_can_be_made_anew(old: Path) -> None:
    upgrade_store(str(old))
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE search_text SET words = 'x', standing = ''")
        connection.execute("UPDATE reading SET open = 7")
        connection.execute("DELETE FROM reading WHERE article = 0")
        connection.execute("DELETE FROM tally")
        connection.execute("UPDATE proposal SET likeness = ''")
    with open_store(str(old)) as store:
        assert list(store.check()) != []
        store.reindex()
        assert list(store.check()) == []


def test_alembic_is_loaded_by_an_upgrade_alone(tmp_path: Path) -> None:
    program = f"""
import sys
from store import open_store, upgrade_store
open_store({str(tmp_path / "duyet.db")!r}, create=True).close()
upgrade_store({str(tmp_path / "duyet.db")!r})
assert "alembic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])
