"""`duyet evaluate` with runs that were kept, from standard input, and on narrow terminals."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from extract.evaluation.runs import Run, decode_run, encode_run
from tests.tui.test_evaluation import GOLD, hostile, run


@pytest.fixture
def kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """A run of the annotated samples."""
    path = tmp_path / "run.json"
    assert run(capsys, "evaluate", "--save", str(path), GOLD)[0] == 0
    return path


def worse(kept: Path) -> Run:
    """The run as it had been had the first inexact fact been missed, and a spurious one been right."""
    saved = decode_run(kept.read_bytes(), "run.json")
    at = next(number for number, mark in enumerate(saved.marks) if mark.what == "inexact")
    marks = list(saved.marks)
    marks[at] = msgspec.structs.replace(marks[at], what="missed")
    return msgspec.structs.replace(saved, marks=tuple(marks))


def test_a_comparison_names_the_facts_that_fare_otherwise(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.json"
    before.write_bytes(encode_run(worse(kept)))
    out = run(capsys, "evaluate", "--compare", str(before), GOLD)[1]
    assert out.count(" → ") == 1
    assert "missed → inexact: " in out
    (change,) = json.loads(run(capsys, "evaluate", "--json", "--compare", str(before), GOLD)[1])["changes"]
    assert (change["before"], change["after"]) == ("missed", "inexact")
    assert change["fields"]


def test_two_kept_runs_are_compared_without_the_gold_file(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.json"
    before.write_bytes(encode_run(worse(kept)))
    status, out, err = run(capsys, "evaluate", str(kept), "--compare", str(before))
    assert (status, err) == (0, "")
    assert f"{kept}: articles: 4" in out
    assert "missed → inexact: " in out
    assert "Rule" not in out
    one = json.loads(run(capsys, "evaluate", "--json", "--kind", "award", str(kept), "--compare", str(before))[1])
    assert (set(one["kinds"]), one["changes"], one["rules"]) == ({"award", "all", "macro"}, [], [])


def test_the_same_run_twice_has_no_change(capsys: pytest.CaptureFixture[str], kept: Path) -> None:
    assert "no fact fares otherwise than before" in run(capsys, "evaluate", str(kept), "--compare", str(kept))[1]


@pytest.mark.parametrize("option", ["--errors", "--save"])
def test_what_needs_the_articles_is_refused_for_a_kept_run(
    capsys: pytest.CaptureFixture[str], kept: Path, option: str
) -> None:
    words = (option, str(kept)) if option == "--save" else (option,)
    status, out, err = run(capsys, "evaluate", str(kept), *words)
    assert (status, out) == (1, "")
    assert f"is a saved run; {option} needs the gold file" in err


def test_a_run_of_one_kind_says_how_it_can_be_compared(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    office = str(tmp_path / "office.json")
    run(capsys, "evaluate", "--kind", "office", "--save", office, GOLD)
    assert "compare them with --kind office" in run(capsys, "evaluate", "--compare", office, GOLD)[2]
    assert "save one without --kind" in run(capsys, "evaluate", "--kind", "award", "--compare", office, GOLD)[2]
    for former in (office, str(kept)):
        assert run(capsys, "evaluate", "--kind", "office", "--compare", former, GOLD)[0] == 0


def test_a_run_that_cannot_be_written_is_refused_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = tmp_path / "gone" / "run.json"
    status, out, err = run(capsys, "evaluate", "--save", str(place), GOLD)
    assert (status, out, f"{place}: its folder is not there" in err) == (1, "", True)


def test_gold_can_come_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(Path(GOLD).read_bytes())))
    assert "-: articles: 4" in run(capsys, "evaluate", "-")[1]
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"[1]\n")))
    assert "<stdin>: line 1: is not an object" in run(capsys, "evaluate", "-")[2]
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input is closed" in run(capsys, "evaluate", "-")[2]


def test_an_article_without_facts_gives_no_empty_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = run(capsys, "evaluate", "--kind", "award", hostile(tmp_path))[1]
    assert "no facts, neither annotated nor proposed" in out
    assert "┃" not in out


def test_a_narrow_terminal_breaks_no_word_of_a_heading_or_rule(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.tables.PIPE_WIDTH", 60)
    monkeypatch.setenv("COLUMNS", "60")
    lines = run(capsys, "evaluate", "--errors", GOLD)[1].splitlines()
    whole = " ".join(lines)
    for word in ("Precision", "statistic", "gold 33", "office.name_title", "statistic.measure", "office.organisation"):
        assert f"{word} " in whole
    assert all(len(line) <= 60 for line in lines if "│" in line or "┃" in line)
    assert any(line.startswith("inexact office") for line in lines)
