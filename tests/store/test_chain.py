"""Whatever is altered, removed or inserted in the log behind the store's back, `check` names the decision."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from store import Store, StoreError, Verdict, open_store
from store.chain import COLUMNS, digest
from store.exchange.dataset import export_dataset
from store.exchange.log_head import head_in
from store.tables import DECISION
from tests.store.backends import tampered
from tests.store.factory import deciding, fact, filled, worked_on

LOG = [*COLUMNS, "hash"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with ten decisions, a batch, its undo and an addition among them."""
    path = tmp_path_factory.mktemp("sound") / "duyet.db"
    with open_store(str(path), create=True) as store:
        worked_on(store)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("altered") / "duyet.db"


def _named(place: Path, sound: Path, *statements: str | tuple[str, Sequence[Any]]) -> list[str]:
    """Change a sound store as one who may do anything with the file, and return what its check says."""
    for beside in place.parent.iterdir():
        beside.unlink()
    place.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for name in ("decision_update", "decision_delete"):
            connection.execute(f"DROP TRIGGER refuse_{name}")
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
    with open_store(str(place)) as store:
        return [f"{found.where}: {found.message}" for found in store.check()]


def _says(found: list[str], *wanted: str) -> bool:
    return any(all(part in line for part in wanted) for line in found)


def test_a_log_that_nobody_touched_is_sound(place: Path, sound: Path) -> None:
    assert _named(place, sound) == []


values = st.one_of(
    st.none(), st.integers(-3, 2**40), st.floats(allow_nan=False), st.text(max_size=8), st.binary(max_size=8)
)


@settings(max_examples=60, deadline=None)
@given(column=st.sampled_from(LOG), decision=st.integers(1, 10), value=values)
def test_an_altered_column_names_its_decision(
    place: Path, sound: Path, column: str, decision: int, value: object
) -> None:
    assume(column != "id")
    change = f'UPDATE OR IGNORE decision SET "{column}" = ? WHERE id = ? AND "{column}" IS NOT ?'
    try:
        found = _named(place, sound, (change, (value, decision, value)))
    except sqlite3.IntegrityError:
        assume(False)
    assert _says(found, f"decision {decision}: it is not") == (_log(place) != _log(sound))


def _log(place: Path) -> list[Any]:
    with closing(sqlite3.connect(place)) as connection:
        return connection.execute("SELECT * FROM decision ORDER BY id").fetchall()


@settings(max_examples=15, deadline=None)
@given(first=st.integers(1, 10), count=st.integers(1, 10))
def test_removed_decisions_are_missed(place: Path, sound: Path, first: int, count: int) -> None:
    last = min(first + count - 1, 10)
    found = _named(place, sound, ("DELETE FROM decision WHERE id BETWEEN ? AND ?", (first, last)))
    where = f"decision {first}: it was" if first == last else f"decisions {first} to {last}: they were"
    assert _says(found, where, "removed from the end of the log" if last == 10 else "removed from the log")


def test_what_was_cut_off_is_missed_also_after_more_was_decided(place: Path, sound: Path) -> None:
    _named(place, sound, "DELETE FROM decision WHERE id > 9", "UPDATE proposal SET state = 'pending', version = 0")
    with open_store(str(place)) as store:
        outcome = store.decide(deciding(Verdict.SKIP, fact(store, 1, "bai-2")))
        assert outcome.decision == 11
        assert _says([found.where + found.message for found in store.check()], "decision 10", "removed from the log")


_COPIED = [name for name in LOG if name not in {"id", "key", "version", "undoes"}]
_INSERTED = f"""INSERT INTO decision (id, key, version, {", ".join(f'"{name}"' for name in _COPIED)})
    SELECT ?, 'x', 9, {", ".join(f'"{name}"' for name in _COPIED)} FROM decision WHERE id = 1"""


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (11, "decision 11: it was inserted by no session: the log ended with 10"),
        (15, "decisions 11 to 14: they were removed"),
        (-3, "decision -3: it was inserted by no session"),
    ],
)
def test_an_inserted_decision_is_named(place: Path, sound: Path, made: int, line: str) -> None:
    assert _says(_named(place, sound, (_INSERTED, (made,))), line)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 4), (2, 10)])
def test_decisions_that_changed_places_are_named(place: Path, sound: Path, one: int, other: int) -> None:
    moves = [(one, 99), (other, one), (99, other)]
    found = _named(place, sound, *[("UPDATE decision SET id = ? WHERE id = ?", (to, of)) for of, to in moves])
    assert _says(found, f"decision {one}: it is not as it was stored")
    assert _says(found, f"decision {other}: it is not as it was stored")


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("x", "log: the store doesn't say any more how its log ends"),
        (f"10 {'0' * 64}", "decision 10: it is not the one with which the log ended"),
        ("7 x", "decision 10: it was inserted by no session"),
    ],
)
def test_a_head_that_was_altered_is_named(place: Path, sound: Path, value: str, line: str) -> None:
    assert _says(_named(place, sound, ("UPDATE meta SET value = ? WHERE name = 'chain'", (value,))), line)


_MADE_ON = """SELECT reviewer.name AS reviewer_name, article.sha256 AS article_sha256, proposal.fingerprint
    FROM decision JOIN reviewer ON reviewer.id = decision.reviewer JOIN proposal ON proposal.id = decision.proposal
    JOIN article ON article.position = proposal.article ORDER BY decision.id"""


def test_the_chain_can_be_made_again_by_what_is_said_of_it(sound: Path) -> None:
    with closing(sqlite3.connect(sound)) as connection:
        connection.row_factory = sqlite3.Row
        log = [dict(row) for row in connection.execute("SELECT * FROM decision ORDER BY id")]
        made_on = [dict(row) for row in connection.execute(_MADE_ON)]
        (kept,) = connection.execute("SELECT value FROM meta WHERE name = 'chain'").fetchone()
    previous = ""
    for row, grounds in zip(log, made_on, strict=True):
        stored, row["at"] = row.pop("hash"), row["at"].replace(" ", "T") + "+00:00"
        if grounds["fingerprint"] is None:
            del grounds["fingerprint"]
        whole = row | grounds | {"previous": previous}
        said = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        previous = sha256(said.encode()).hexdigest()
        assert previous == stored
    assert kept == f"{len(log)} {previous}"


def test_an_export_tells_what_was_cut_off_even_where_the_head_was_altered_too(
    place: Path, sound: Path, tmp_path: Path
) -> None:
    assert _named(place, sound) == []
    with open_store(str(place)) as store:
        export_dataset(store, tmp_path / "out")
    head = head_in(tmp_path / "out")
    cut = "UPDATE meta SET value = (SELECT id || ' ' || hash FROM decision WHERE id = 9) WHERE name = 'chain'"
    assert not _says(_named(place, sound, "DELETE FROM decision WHERE id = 10", cut), "decision 10")
    with open_store(str(place)) as store:
        assert [found.where for found in store.check(head) if "export" in found.message] == ["decision 10"]
        store.decide(deciding(Verdict.SKIP, fact(store, 1, "bai-1")))
        assert [found.message for found in store.check(head) if "export" in found.message] == [
            "it, or one before it, is not the one with which the export was made"
        ]


def test_an_export_of_no_decision_holds_the_store_to_none(empty: Store, tmp_path: Path) -> None:
    export_dataset(empty, tmp_path / "out")
    filled(empty)
    empty.decide(deciding(Verdict.ACCEPT, fact(empty)))
    assert list(empty.check(head_in(tmp_path / "out"))) == []
    with pytest.raises(StoreError, match="holds no export"):
        head_in(tmp_path)


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE decision SET took = took + 1 WHERE id = 4", "decision 4: it is not as it was stored"),
        ("UPDATE decision SET at = '2020-01-01 00:00:00.000000' WHERE id = 2", "decision 2: it is not as it was"),
        ("UPDATE decision SET hash = '' WHERE id = 1", "decision 1: it is not as it was stored"),
        ("DELETE FROM decision WHERE id = 9", "decision 9: it was removed from the log"),
        ("DELETE FROM decision WHERE id > 8", "decisions 9 to 10: they were removed from the end of the log"),
        (_INSERTED.replace("?", "11"), "decision 11: it was inserted by no session"),
    ],
)
def test_a_server_is_held_to_its_chain_as_a_file_is(empty: Store, statement: str, line: str) -> None:
    worked_on(empty)
    assert list(empty.check()) == []
    tampered(empty, statement)
    assert _says([f"{found.where}: {found.message}" for found in empty.check()], line)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviewer SET name = 'người khác' WHERE name = 'lan'",
        "UPDATE proposal SET fingerprint = '{0}' WHERE id = (SELECT proposal FROM decision WHERE id = 1)",
        "UPDATE article SET text = text || '.', sha256 = '{0}'",
        "UPDATE proposal SET article = 1 - article WHERE id = (SELECT proposal FROM decision WHERE id = 1)",
    ],
)
def test_what_a_decision_was_made_on_and_by_whom_cannot_change_unseen(empty: Store, statement: str) -> None:
    worked_on(empty)
    tampered(empty, statement.format("0" * 64))
    assert _says([f"{found.where}: {found.message}" for found in empty.check()], "decision 1: it is not", "reviewer")


def test_decisions_of_before_grounds_went_into_their_hashes_are_sound(empty: Store) -> None:
    worked_on(empty)
    with empty._database.reading() as connection:
        log = [dict(row._mapping) for row in connection.execute(select(DECISION).order_by(DECISION.c.id))]
    hashed = ""
    for row in log:
        hashed = digest({name: row[name] for name in COLUMNS}, hashed)
        tampered(empty, f"UPDATE decision SET hash = '{hashed}' WHERE id = {row['id']}")
    tampered(empty, f"UPDATE meta SET value = '{len(log)} {hashed}' WHERE name = 'chain'")
    assert list(empty.check()) == []
    empty.decide(deciding(Verdict.SKIP, fact(empty, 1, "bai-1")))
    # What a file counts by itself is counted no more, as its triggers were dropped.
    assert [found for found in empty.check() if "tally" not in found.where] == []
