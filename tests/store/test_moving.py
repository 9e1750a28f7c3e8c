"""A store goes into a backup and comes out of it as it was, on the other kind of database too, or nothing happens."""

import json
import sqlite3
import stat
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from store import (
    MissingStoreError,
    OlderSchemaError,
    Position,
    Store,
    StoreError,
    Verdict,
    back_up_store,
    copying,
    open_store,
    restore_store,
)
from store.exchange.dataset import export_dataset
from store.tables import METADATA
from tests.store.backends import tampered, url_of
from tests.store.factory import (
    TEXT,
    adding,
    an_article,
    correcting,
    deciding,
    fact,
    facts,
    office,
    proposal,
    undone,
    worked_on,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def worked(empty: Store) -> Store:
    worked_on(empty)
    empty.remember("lan", Position(article="bai-1", fact=fact(empty, 1, "bai-1").id))
    empty.keep_settings("lan", {"order": "rule"})
    empty.save_filter("minh", "mine", "kind:office")
    return empty


@pytest.fixture(params=["sqlite", "postgresql"])
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a place on either kind of database where nothing is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "again.db")
    server = request.getfixturevalue("server")
    return str(server.url(server.database()))


def _rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a store; a count of none is as good as no count."""
    with store._database.reading() as connection:
        found = {
            name: [dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for name, table in METADATA.tables.items()
        }
    assert all(found.values())
    return found | {"tally": [row for row in found["tally"] if row["times"]]}


def _sums(store: Store, folder: Path) -> bytes:
    export_dataset(store, folder)
    return (folder / "SHA256SUMS").read_bytes()


def test_a_store_comes_back_as_it_was(worked: Store, nowhere: str, tmp_path: Path) -> None:
    done = back_up_store(url_of(worked), tmp_path / "kept.db")
    assert (done.source, done.articles, done.decisions, done.trouble) == (worked.place, 3, 10, "")
    restore_store(nowhere, tmp_path / "kept.db")
    with open_store(nowhere) as again:
        assert _rows(again) == _rows(worked)
        assert list(again.check()) == []
        assert _sums(again, tmp_path / "a") == _sums(worked, tmp_path / "b")


HOSTILE = "\\N\t\\.\\\\\r\n\x1b[2J\x7f'\"%s%%{}$1\u2028 👩🏽‍⚕️ e\u0302\u0323 \U0010ffff =1+1"
"""What COPY, SQL, terminals and spreadsheets give a meaning: the mark of a missing value and of the end, escapes."""


def _said_in(store: Store) -> None:
    """Have hostile texts in every place that a text can come to, and moments and numbers that hold all their digits."""
    at = datetime(2026, 3, 2, 1, 2, 3, 999_999, tzinfo=timezone(timedelta(hours=7)))
    about = dict.fromkeys(("title", "url", "outlet", "published", "source"), HOSTILE)
    article = an_article(0, text=f"{HOSTILE}\n{TEXT}\n\\N\n", **about)
    figure = {"subject": HOSTILE, "value": 0.1 + 0.2}
    store.add([(article, [office(article), proposal(article, "statistic", figure, 0, len(HOSTILE), rule=HOSTILE)])])
    for one in facts(store):
        store.decide(deciding(Verdict.ACCEPT, one, reviewer=HOSTILE, note=HOSTILE, took=1 / 3, at=at))
    store.decide(correcting(fact(store, 1), {"person": HOSTILE, "role": "\\N"}, reviewer="\\N", note="\\N"))
    store.decide(adding(note=""))


def test_hostile_texts_leave_either_database_as_they_came(empty: Store, nowhere: str, tmp_path: Path) -> None:
    _said_in(empty)
    back_up_store(url_of(empty), tmp_path / "kept.db")
    restore_store(nowhere, tmp_path / "kept.db")
    with open_store(nowhere) as again:
        assert _sums(again, tmp_path / "a") == _sums(empty, tmp_path / "b")
        assert list(again.check()) == []
    lines = [json.loads(line) for line in (tmp_path / "a" / "facts.jsonl").read_bytes().splitlines()]
    said = {line["verdict"]: line for line in lines}
    assert (said["accept"]["quote"], said["accept"]["note"], said["accept"]["reviewer"]) == (HOSTILE,) * 3
    assert said["accept"]["fields"] == {"subject": HOSTILE, "value": 0.1 + 0.2}
    assert (said["accept"]["seconds"], said["accept"]["decided_at"]) == (1 / 3, "2026-03-01T18:02:03.999999Z")
    assert (said["correct"]["fields"], said["correct"]["note"]) == ({"person": HOSTILE, "role": "\\N"}, "\\N")
    assert (said["add"]["confidence"], said["add"]["proposed"], said["add"]["note"]) == (None, None, "")


def test_a_restored_store_goes_on_where_the_other_ended(worked: Store, nowhere: str, tmp_path: Path) -> None:
    back_up_store(url_of(worked), tmp_path / "kept.db")
    restore_store(nowhere, tmp_path / "kept.db")
    with open_store(nowhere) as again:
        facts = len(_rows(worked)["proposal"])
        assert again.decide(adding("bai-0")).fact.id == facts + 1
        again.add([(an_article(9), [office(an_article(9))])])
        assert fact(again, 0, "bai-9").id == facts + 2
        assert again.decide(deciding(Verdict.ACCEPT, fact(again, 0, "bai-9"), reviewer="hoa")).decision == 12
        assert undone(again, "hoa").decision == 13
        assert list(again.check()) == []


def test_a_backup_is_a_store_for_its_owner_alone(worked: Store, tmp_path: Path) -> None:
    back_up_store(url_of(worked), tmp_path / "kept.db")
    assert stat.S_IMODE((tmp_path / "kept.db").stat().st_mode) == 0o600
    with open_store(str(tmp_path / "kept.db")) as kept:
        assert _rows(kept) == _rows(worked)
        assert list(kept.check()) == []


def test_nothing_is_left_beside_a_backup(worked: Store, nowhere: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up_store(url_of(worked), folder / "kept.db")
    restore_store(nowhere, folder / "kept.db")
    assert [path.name for path in folder.iterdir()] == ["kept.db"]


@pytest.mark.parametrize("make_address", ["postgresql"], indirect=True)
def test_a_backup_shows_one_moment_of_a_server(worked: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, pages = _rows(worked), copying._pages

    def decided_meanwhile(*args: Any) -> Any:
        for page in pages(*args):
            worked.decide(deciding(Verdict.SKIP, fact(worked, 1, "bai-1")))
            yield page

    monkeypatch.setattr(copying, "_pages", decided_meanwhile)
    back_up_store(url_of(worked), tmp_path / "kept.db")
    with open_store(str(tmp_path / "kept.db")) as kept:
        assert _rows(kept) == before
        assert list(kept.check()) == []
    assert worked.progress().decisions > 10


def test_no_backup_is_overwritten(worked: Store, tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_text("mine")
    with pytest.raises(StoreError, match=r"kept.db is there already"):
        back_up_store(url_of(worked), tmp_path / "kept.db")
    assert (tmp_path / "kept.db").read_text() == "mine"


def test_a_store_that_is_there_is_never_restored_over(worked: Store, tmp_path: Path) -> None:
    back_up_store(url_of(worked), tmp_path / "kept.db")
    worked.decide(deciding(Verdict.ACCEPT, fact(worked, 0, "bai-1")))
    before = _rows(worked)
    with pytest.raises(StoreError, match=r"already"):
        restore_store(url_of(worked), tmp_path / "kept.db")
    assert _rows(worked) == before


def test_what_is_no_backup_restores_nothing(nowhere: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    with pytest.raises(MissingStoreError, match="there is no backup at"):
        restore_store(nowhere, kept)
    kept.write_bytes(b"")
    with pytest.raises(MissingStoreError, match="it is empty"):
        restore_store(nowhere, kept)
    kept.write_text("no database at all, but enough of it to be looked at\n" * 9)
    with pytest.raises(StoreError, match="is no SQLite database"):
        restore_store(nowhere, kept)
    with pytest.raises(MissingStoreError):
        open_store(nowhere)


def test_a_backup_of_an_older_version_names_the_command_that_upgrades_it(nowhere: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kept.db") as connection:
        connection.executescript((ROOT / "tests/store/schema_1.sql").read_text(encoding="utf-8"))
    with pytest.raises(OlderSchemaError, match="duyet store upgrade"):
        restore_store(nowhere, tmp_path / "kept.db")


def test_an_altered_log_is_backed_up_with_words_and_not_restored(worked: Store, nowhere: str, tmp_path: Path) -> None:
    tampered(worked, "UPDATE decision SET note = '' WHERE id = 1")
    done = back_up_store(url_of(worked), tmp_path / "kept.db")
    assert done.trouble.startswith("decision 1: it is not as it was stored")
    with pytest.raises(StoreError, match=r"nothing was restored: the log in .*kept.db is not as it was written"):
        restore_store(nowhere, tmp_path / "kept.db")
    with pytest.raises(MissingStoreError):
        open_store(nowhere)


def _killed(times: int, where: str, call: str) -> None:
    """Run a call in a program that is killed as it comes to a function for the so-manieth time."""
    program = f"""
import os, store, store.moving, store.backup_file
from pathlib import Path, PosixPath
calls, whole = iter(range(1, 9)), {where}
def killed(*args):
    if next(calls) == {times}:
        os.kill(os.getpid(), 9)
    return whole(*args)
{where} = killed
store.{call}
"""
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT).returncode == -9


@pytest.mark.parametrize("where", ["store.moving.check_chain", "store.backup_file.os.fsync"])
def test_a_backup_that_is_killed_can_be_made_again(worked: Store, tmp_path: Path, where: str) -> None:
    _killed(1, where, f"back_up_store({url_of(worked)!r}, {tmp_path / 'kept.db'!r})")
    assert not (tmp_path / "kept.db").exists()
    back_up_store(url_of(worked), tmp_path / "kept.db")
    assert not list(tmp_path.glob(".*"))
    with open_store(str(tmp_path / "kept.db")) as kept:
        assert _rows(kept) == _rows(worked)


def test_what_is_killed_as_it_is_restored_can_be_restored_again(worked: Store, nowhere: str, tmp_path: Path) -> None:
    back_up_store(url_of(worked), tmp_path / "kept.db")
    _killed(2, "store.moving.check_chain", f"restore_store({nowhere!r}, {tmp_path / 'kept.db'!r})")
    with pytest.raises(MissingStoreError):
        open_store(nowhere)
    restore_store(nowhere, tmp_path / "kept.db")
    with open_store(nowhere) as again:
        assert _rows(again) == _rows(worked)


def test_a_backup_that_fails_leaves_nothing(worked: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.backup_file.os.fsync", fail)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(StoreError, match=r"kept.db can't be written: No space left"):
        back_up_store(url_of(worked), tmp_path / "kept.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("nowhere", ["postgresql"], indirect=True)
def test_a_server_knows_at_once_how_large_restored_tables_are(nowhere: str, worked: Store, tmp_path: Path) -> None:
    back_up_store(url_of(worked), tmp_path / "kept.db")
    restore_store(nowhere, tmp_path / "kept.db")
    with open_store(nowhere) as again, again._database.reading() as connection:
        known = text("SELECT reltuples FROM pg_class WHERE oid = 'proposal'::regclass")
        assert connection.scalar(known) == len(_rows(worked)["proposal"])
