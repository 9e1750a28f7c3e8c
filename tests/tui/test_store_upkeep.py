"""Looking after a store at the command line: upgrading one of an older version, and making its index anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.tui.commandline import run

OLD = Path(__file__).parents[1] / "store" / "schema_1.sql"


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of version 1, where commands look for one."""
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect("duyet.db") as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    return tmp_path / "duyet.db"


def test_a_command_on_an_old_store_names_the_one_that_upgrades_it(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "status")
    assert (status, out) == (1, "")
    assert f"{old} was made by an older duyet" in err
    assert "`duyet store upgrade`" in err


def test_an_upgrade_says_what_it_did_and_where_the_copy_is(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done, kept = "It was upgraded from version 1 to 3.", f"The store as it was is kept at {old}.version-1"
    said = f"Store: {old}\n{done}\n{kept}: remove it once you are content.\n"
    assert run(capsys, "store", "upgrade") == (0, "", said)
    assert run(capsys, "store", "check")[0] == 0
    status, _, err = run(capsys, "store", "upgrade")
    assert (status, err) == (0, f"Store: {old}\nIt has this program's version (3) already; nothing was changed.\n")


def test_what_check_finds_wrong_in_the_index_reindex_mends(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "store", "upgrade")
    with sqlite3.connect(old) as connection:
        connection.execute("DELETE FROM search_text")
    status, _, err = run(capsys, "store", "check")
    assert (status, "run duyet store reindex" in err) == (1, True)
    assert run(capsys, "store", "reindex")[0] == 0
    assert run(capsys, "store", "check")[0] == 0


def test_check_names_places_that_say_the_same_up_to_a_number(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "store", "upgrade")
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE search_text SET words = 'other'")
    each = [line for line in run(capsys, "store", "check")[2].splitlines() if ", fact " in line]
    assert len(each) > 3
    monkeypatch.setattr("tui.store_commands.ALIKE", 2)
    _, _, err = run(capsys, "store", "check")
    message = each[0].partition(": ")[2]
    assert [line for line in err.splitlines() if message in line] == [
        *[line for line in each if line.endswith(message)][:2],
        f"in {sum(line.endswith(message) for line in each) - 2} more places: {message}",
    ]


def test_check_holds_a_store_to_an_export(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "store", "upgrade")
    assert run(capsys, "export", "dataset")[0] == 0
    assert run(capsys, "store", "check", "--export", "dataset")[0] == 0
    with sqlite3.connect(old) as connection:
        connection.execute("DROP TRIGGER refuse_decision_delete")
        connection.execute("DELETE FROM decision WHERE id = 10")
        connection.execute(
            "UPDATE meta SET value = (SELECT '9 ' || hash FROM decision WHERE id = 9) WHERE name = 'chain'"
        )
    status, _, err = run(capsys, "store", "check", "--export", "dataset")
    assert (status, "decision 10: the export was made with it" in err) == (1, True)
    status, _, err = run(capsys, "store", "check", "--export", "nowhere")
    assert (status, "nowhere holds no export" in err) == (1, True)


def test_check_names_the_facts_that_an_export_has_otherwise(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "store", "upgrade")
    run(capsys, "export", "dataset")
    run(capsys, "reviewers", "add", "lead", "--role", "admin", "--reviewer", "lead")
    assert run(capsys, "store", "check", "--export", "dataset")[0] == 0
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE reviewer SET name = 'other' WHERE id = (SELECT min(reviewer) FROM decision)")
    assert run(capsys, "store", "check")[0] == 0
    status, _, err = run(capsys, "store", "check", "--export", "dataset")
    assert (status, "the export has it otherwise (reviewer), and nobody decided on it since" in err) == (1, True)


def test_what_is_no_export_of_facts_is_refused_in_words(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "store", "upgrade")
    run(capsys, "export", "dataset")
    facts = old.with_name("dataset") / "facts.jsonl"
    for content in (b"{}\n", b"[1]\n", b"x"):
        facts.write_bytes(content)
        status, _, err = run(capsys, "store", "check", "--export", "dataset")
        assert (status, "facts.jsonl can't be read as the facts of an export" in err) == (1, True)


def test_a_backup_makes_the_same_store_elsewhere(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "store", "upgrade")
    status, out, err = run(capsys, "store", "backup", "kept.db")
    kept = old.with_name("kept.db")
    assert (status, out, err) == (0, "", f"Store: {old}\n4 articles and 10 decisions backed up to {kept}.\n")
    status, _, err = run(capsys, "store", "restore", "kept.db", "--store", "again.db")
    again = old.with_name("again.db")
    assert (status, err) == (0, f"Store: {again}\n4 articles and 10 decisions restored from {kept}.\n")
    assert run(capsys, "store", "check", "--store", "again.db")[0] == 0
    status, _, err = run(capsys, "store", "restore", "kept.db")
    assert (status, f"{old} is there already" in err) == (1, True)


def test_a_backup_of_an_altered_log_is_made_and_said(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "store", "upgrade")
    with sqlite3.connect(old) as connection:
        connection.execute("DROP TRIGGER refuse_decision_update")
        connection.execute("UPDATE decision SET note = 'x' WHERE id = 3")
    status, _, err = run(capsys, "store", "backup", "kept.db")
    assert (status, "is not as it was written (decision 3: " in err) == (1, True)
    assert old.with_name("kept.db").exists()
