"""The command line, against real stores and real streams."""

from __future__ import annotations

import io
import json
import os
import pty
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import extract
from extract import Article, Proposal
from store import Decision, Verdict, open_store
from tests.tui.commandline import decide, duyet, run
from tests.tui.data import MEETING
from tui import cli, extraction

HOSTILE = "Tin\x1b]0;PWN\x07 [/] [bold]đậm[/bold] \u202e\x9b31m\n\nSáng 22/5/2020, Tỉnh ủy họp."

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_adding_makes_the_store_and_adding_again_is_no_change(
    capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path
) -> None:
    status, out, err = run(capsys, "add", articles)
    place, summary = err.splitlines()
    assert (status, out, place) == (0, "", f"Store: {tmp_path / 'duyet.db'}")
    assert summary.startswith("2 articles, ")
    assert summary.endswith(" facts proposed (0 known)")
    status, _, err = run(capsys, "add", articles)
    assert (status, err.splitlines()[1][:27]) == (0, "no change: 2 articles and 1")


def test_the_store_is_for_its_owner_alone(capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path) -> None:
    run(capsys, "add", articles)
    assert {path.stat().st_mode & 0o077 for path in tmp_path.glob("duyet.db*")} == {0}


def test_what_is_refused_is_said_and_the_rest_is_added(capsys: pytest.CaptureFixture[str], articles: str) -> None:
    (Path(articles) / "c.txt").write_bytes(b"\xff\xfe")
    status, _, err = run(capsys, "add", articles)
    assert status == 1
    assert f"{articles}/c.txt: byte 0: is UTF-16" in err
    assert "2 articles" in err
    assert err.endswith("; 1 input refused\n")


@pytest.mark.parametrize("path", ["gone.txt", "-"])
def test_where_nothing_can_be_read_no_store_is_made(tmp_path: Path, path: str) -> None:
    done = duyet("add", path)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "No article could be read, so nothing was added.")
    assert list(tmp_path.iterdir()) == []


def test_standard_input_is_added() -> None:
    done = duyet("add", "-", stdin=MEETING.encode())
    assert (done.returncode, done.stderr.count("1 article, ")) == (0, 1)


def test_the_store_can_be_named_before_and_after_the_command_and_by_the_environment(
    capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("a.db", "b.db", "c.db"):
        run(capsys, "add", "--store", place, articles)
    assert json.loads(run(capsys, "--store", "a.db", "status", "--json")[1])["place"] == str(tmp_path / "a.db")
    monkeypatch.setenv("DUYET_STORE", "c.db")
    assert f"Store: {tmp_path / 'b.db'}\n" in run(capsys, "status", "--store", "sqlite:///b.db")[1]
    assert f"Store: {tmp_path / 'a.db'}\n" in run(capsys, "--store", "a.db", "store", "check")[2]
    assert f"Store: {tmp_path / 'c.db'}\n" in run(capsys, "store", "check")[2]
    assert not (tmp_path / "duyet.db").exists()


@pytest.mark.parametrize("command", [["status"], ["export", "out"], ["store", "check"]])
def test_what_needs_a_store_makes_none(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]) -> None:
    status, out, err = run(capsys, *command)
    assert (status, out) == (1, "")
    assert err == f"duyet: there is no store at {tmp_path / 'duyet.db'}\n"
    assert list(tmp_path.iterdir()) == []


def test_status_counts_in_a_table_and_in_json(
    capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path
) -> None:
    run(capsys, "add", articles)
    counts: dict[str, Any] = json.loads(run(capsys, "status", "--json")[1])
    assert counts["place"] == str(tmp_path / "duyet.db")
    assert (counts["articles"], counts["decisions"], counts["rate"]) == (2, 0, None)
    assert counts["facts"]["article"] == {"pending": 2}
    table = run(capsys, "status")[1]
    assert "│ Article   │     2 │       0 │  0 % │       2 │" in table
    assert "2 articles; 0 decisions" in table
    assert "how long they take shows after a minute of work" in table


def test_status_counts_undos_apart_and_explains_what_was_withdrawn(
    capsys: pytest.CaptureFixture[str], articles: str
) -> None:
    run(capsys, "add", articles)
    for index, minutes in enumerate((0, 1, 2, 5)):
        decide(index, Verdict.SKIP, minutes)
    with open_store("duyet.db") as store:
        at = datetime(2026, 1, 2, 0, 7, tzinfo=UTC)
        article = store.first_article() or ""
        given = {"kind": "award", "fields": {"form": "Cờ"}, "start": 0, "end": 3}
        store.decide(
            Decision(key="a" * 32, reviewer="lan", verdict=Verdict.ADD, at=at, article=article, **given)  # type: ignore[arg-type]
        )
        assert store.undo("lan", "b" * 32, at) is not None
    counts = json.loads(run(capsys, "status", "--json")[1])
    assert (counts["decisions"], counts["undos"], counts["rate"]) == (6, 1, 34.3)
    table = run(capsys, "status")[1]
    assert "1 addition taken back" in table
    assert "6 decisions, of them 1 undo" in table
    assert "34 decisions an hour" in table


def test_an_export_can_be_shared_and_the_store_stays_private(
    capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path
) -> None:
    run(capsys, "add", articles)
    decide(0, Verdict.ACCEPT, 0)
    for umask, folder, file in ((0o022, 0o755, 0o644), (0o002, 0o755, 0o644), (0o027, 0o750, 0o640)):
        os.umask(umask)
        run(capsys, "export", f"out-{umask}")
        assert (tmp_path / f"out-{umask}").stat().st_mode & 0o777 == folder
        assert {path.stat().st_mode & 0o777 for path in (tmp_path / f"out-{umask}").iterdir()} == {file}
    assert {path.stat().st_mode & 0o077 for path in tmp_path.glob("duyet.db*")} == {0}


def test_an_export_holds_what_was_accepted(capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path) -> None:
    run(capsys, "add", articles)
    with open_store("duyet.db") as store:
        article = store.article(store.first_article() or "")
        for fact in article.facts[:2]:
            store.decide(
                Decision(
                    key=f"{fact.id:032x}",
                    reviewer="lan",
                    verdict=Verdict.ACCEPT,
                    at=datetime(2026, 1, 2, tzinfo=UTC),
                    fact=fact.id,
                    version=fact.version,
                )
            )
    status, out, err = run(capsys, "export", "out")
    assert (status, out) == (0, "")
    assert err.splitlines()[1].startswith("2 facts of 1 article exported to out: README.md, ")
    rows = [json.loads(line) for line in (tmp_path / "out" / "facts.jsonl").read_text().splitlines()]
    assert [row["quote"] for row in rows] == [article.text[fact.start : fact.end] for fact in article.facts[:2]]


def test_a_check_finds_what_was_changed_behind_the_stores_back(
    capsys: pytest.CaptureFixture[str], articles: str, tmp_path: Path
) -> None:
    run(capsys, "add", articles)
    assert run(capsys, "store", "check")[0::2] == (
        0,
        f"Store: {tmp_path / 'duyet.db'}\nThe store agrees with its decisions.\n",
    )
    connection = sqlite3.connect(tmp_path / "duyet.db")
    with connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("UPDATE article SET text = upper(text) || 'x'")
    connection.close()
    status, _, err = run(capsys, "store", "check")
    assert status == 1
    assert err.splitlines()[-1].endswith("differences found.")


def test_extract_prints_a_line_an_article(articles: str, tmp_path: Path) -> None:
    done = duyet("extract", articles)
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr, [row["id"][:2] for row in rows]) == (0, "", ["a-", "b-"])
    assert [set(row) for row in rows] == [{"id", "facts"}] * 2
    facts = rows[0]["facts"]
    assert {frozenset(fact) for fact in facts} == {
        frozenset({"kind", "fields", "start", "end", "confidence", "rule", "checks"})
    }
    title = next(fact for fact in facts if fact["kind"] == "article")
    assert MEETING[title["start"] : title["end"]] == title["fields"]["title"] == MEETING.split("\n")[0]
    assert [path.name for path in tmp_path.iterdir()] == ["tin"]


def test_extract_says_what_it_refused(articles: str) -> None:
    done = duyet("extract", "gone.txt", articles, "-", stdin=b'{"id": 1, "text": "Tin"}\n{"id": "c", "text": "Tin"}\n')
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 3)
    assert done.stderr.splitlines() == [
        "gone.txt: can't be read (No such file or directory); check the name and the permissions",
        '-: line 1: "id" is not a string; write it in double quotes',
    ]


def test_extract_warns_of_two_texts_under_one_id() -> None:
    rows = [{"id": "a", "text": text} for text in ("Tin một", "Tin hai", "Tin một")]
    done = duyet("extract", "-", stdin="\n".join(map(json.dumps, rows)).encode())
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    warning = "warning: an article before it has the same id 'a' and another text; give each article its own id"
    assert done.stderr.splitlines() == [f"-:2: {warning}"]


def test_extract_writes_utf8_whatever_the_locale(articles: str) -> None:
    done = duyet("extract", articles, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, "Đại hội" in done.stdout) == (0, True)


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_nothing_that_an_article_says_reaches_the_terminal_raw(form: str) -> None:
    row = json.dumps({"id": "a\x1b[2J\u202e", "text": HOSTILE}).encode()
    done = duyet("extract", "--format", form, "-", "x\x1b[2J\n.txt", stdin=row)
    assert done.returncode == 1
    assert not set(done.stdout + done.stderr) - {"\n"} & {chr(code) for code in (*range(32), *range(127, 160), 0x202E)}
    if form == "jsonl":
        assert json.loads(done.stdout)["id"] == "a\x1b[2J\u202e"
    else:
        assert "[bold]đậm[/bold]" in done.stdout.replace("\n", "")


def test_extract_shows_a_table_on_a_terminal(
    capsys: pytest.CaptureFixture[str], articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, out, _ = run(capsys, "extract", f"{articles}/a.txt")
    assert "Fields" in out
    assert "│ article.headline " in out


def test_an_article_without_facts_is_named_in_the_table(
    capsys: pytest.CaptureFixture[str], articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_article: Article) -> list[Proposal]:
        return []

    monkeypatch.setattr(extract, "propose", nothing)
    assert "no facts proposed" in run(capsys, "extract", "--format", "table", articles)[1]


@pytest.mark.parametrize(("form", "count"), [("jsonl", 20_000), ("table", 2_000)])
def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path, form: str, count: int) -> None:
    rows = "".join(json.dumps({"id": str(n), "text": "Tin\n\nBài."}) + "\n" for n in range(count))
    (tmp_path / "a.jsonl").write_text(rows)
    command = (
        f"{sys.executable} -m tui.cli extract --format {form} a.jsonl | head -n 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=environment)
    assert (done.stdout, done.stderr) == (f"{cli.BROKEN_PIPE}\n", "")


def test_trouble_is_one_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str], articles: str) -> None:
    status, _, err = run(capsys, "add", "--store", "postgresql://lan@127.0.0.1:9/tin", articles)
    assert (status, err.count("\n"), "can't be reached" in err) == (1, 1, True)
    status, _, err = run(capsys, "add", "--store", articles, articles)
    assert (status, err) == (
        1,
        f"duyet: {articles} is a folder: give the path of a file in it, such as {articles}/duyet.db\n",
    )


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (KeyboardInterrupt(), cli.INTERRUPTED, "Interrupted; what was stored before stays.\n"),
        (OSError(28, "No space left on device", "a.db"), 1, "duyet: a.db: No space left on device\n"),
    ],
)
def test_an_interruption_and_a_full_disk_are_told_in_words(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    says: str,
) -> None:
    def fail(*_args: object) -> int:
        raise error

    monkeypatch.setattr(extraction, "extract", fail)
    assert run(capsys, "extract", "x")[::2] == (status, says)


def test_wrong_arguments_are_told_without_what_a_terminal_would_obey() -> None:
    done = duyet("status", "--\x1b[2Jno")
    assert (done.returncode, "\x1b" in done.stderr) == (2, False)
    assert duyet().returncode == 2


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (("--theme", "light", "review"), "duyet review --theme"),
        (("--plain", "review", "tin"), "duyet review --plain"),
        (("--json", "--store", "x.db", "status"), "duyet status --json"),
        (("--config=x.toml",), "duyet review --config"),
    ],
)
def test_an_option_before_its_command_is_told_where_it_stands(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], right: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys, *words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"stands behind its command: {right}\n")


def test_the_version_is_that_of_the_package() -> None:
    assert duyet("--version").stdout == f"duyet {version('duyet')}\n"


def test_progress_is_drawn_on_a_terminal_and_leaves_no_trace(articles: str) -> None:
    control, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"}
    command = [sys.executable, "-m", "tui.cli", "add", articles]
    subprocess.run(command, stdin=terminal, stdout=terminal, stderr=terminal, check=True, env=environment)
    os.close(terminal)
    shown = io.BytesIO()
    with os.fdopen(control, "rb", buffering=0) as stream:
        while chunk := _read(stream):
            shown.write(chunk)
    assert b"2 articles, " in shown.getvalue()
    assert b"\x1b[?25h" in shown.getvalue()


def _read(stream: io.FileIO) -> bytes:
    try:
        return stream.read(65_536)
    except OSError:  # Linux says so when the other end of a terminal is closed
        return b""


def test_status_tells_how_right_each_rule_proved(capsys: pytest.CaptureFixture[str], articles: str) -> None:
    run(capsys, "add", articles)
    for index, verdict in enumerate((Verdict.ACCEPT, Verdict.REJECT, Verdict.ACCEPT)):
        decide(index, verdict, index)
    with open_store("duyet.db") as store:
        statistics = store.statistics()
    told = json.loads(run(capsys, "status", "--json")[1])
    assert [rule["rule"] for rule in told["rules"]] == [rule.rule for rule in statistics.rules]
    assert sum(rule["right"]["hits"] for rule in told["rules"]) == 2
    assert sum(rule["decided"] for rule in told["rules"]) == 3
    assert (told["sample"], told["reasons"], told["undone"]) == (3, {"": 1}, {"hits": 0, "n": 3})
    assert set(told["seconds"]) == {"accept", "reject"}
    every = run(capsys, "status", "--rules")[1]
    assert all(f"│ {rule.rule} " in every for rule in statistics.rules)
    assert "--rules shows all" not in every


def test_status_has_stable_names_that_the_readme_explains(capsys: pytest.CaptureFixture[str], articles: str) -> None:
    run(capsys, "add", articles)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    told = json.loads(run(capsys, "status", "--json")[1])
    assert all(f"`{name}`" in readme for name in told)


def test_status_fits_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "add", articles)
    for index in range(3):
        decide(index, Verdict.ACCEPT, index)
    monkeypatch.setattr("tui.tables.PIPE_WIDTH", 60)
    monkeypatch.setenv("COLUMNS", "60")
    out = run(capsys, "status", "--rules")[1].splitlines()
    assert max(map(len, out[1:])) <= 60
    assert any("│ Office " in line for line in out)
