"""`duyet explain --kind` at the command line: the rules of one kind, where they stand, and their steps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extract.reading import HEADLINE
from tui import cli

CAPTION = "Các ủy viên được bầu tháng 10/2017. Ảnh: Hoàng Lân"
TEXT = f"{HEADLINE}Huyện có 47 chi bộ.\n\n{CAPTION}\n\nÔng Lò Văn Tấm, Bí thư Huyện ủy, dự.\n"


def explained(capsys: pytest.CaptureFixture[str], folder: Path, words: str, *more: str) -> str:
    page = folder / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert cli.main(["explain", str(page), str(TEXT.index(words)), *more]) == 0
    return capsys.readouterr().out


def test_the_steps_lead_to_the_line_that_dropped_the_fact(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = explained(capsys, tmp_path, CAPTION, "--kind", "event")
    assert "office." not in out
    assert "  extract/event/happening.py:" in out
    (dropped,) = (line for line in out.splitlines() if " _tells_of_picture " in line)
    assert dropped.strip().startswith("extract/kinds/event.py:")
    assert dropped.split("“")[1].startswith("tháng 10/2017")
    assert dropped.endswith(" → yes")


def test_a_silent_rule_names_the_function_that_makes_its_drafts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = explained(capsys, tmp_path, "47", "--kind", "award")
    assert "extract/kinds/award.py:" in out
    assert " _draft " in out


def test_without_a_kind_it_says_how_to_ask_for_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "--kind KIND shows" in explained(capsys, tmp_path, "47")


def test_drafts_can_be_read_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.tables.PIPE_WIDTH", 60)
    monkeypatch.setenv("COLUMNS", "60")
    lines = explained(capsys, tmp_path, "Tấm", "--kind", "office").splitlines()
    assert "  role: Bí thư" in [line.rstrip() for line in lines]
    assert all(len(line) <= 60 for line in lines if line.startswith(("┃", "│")))


def test_an_unknown_kind_is_refused_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["explain", "a.txt", "3", "--kind", "figure"])
    assert "invalid choice: 'figure' (choose from 'article'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["explain", "evaluate"])
def test_a_rule_that_fails_is_told_by_its_article_and_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "bad", "text": TEXT, "facts": []}) + "\n", encoding="utf-8")
    monkeypatch.setattr("extract.merge.IDENTITIES", {})
    assert cli.main([command, str(gold), *(["3"] if command == "explain" else [])]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "article 'bad': a rule failed: KeyError: 'article' (" in err
    assert "merged)" in err
    assert "extract/merge.py:" in err


def test_a_line_of_the_page_says_which_function_took_it_for_that(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "a.txt"
    page.write_text(f"{TEXT}\nChia sẻ bài viết\n", encoding="utf-8")
    assert cli.main(["explain", str(page), str(len(TEXT) + 3)]) == 0
    out = capsys.readouterr().out
    assert "zone frame" in out
    assert "sentence " not in out
    (taken,) = (line for line in out.splitlines() if " is_frame “Chia sẻ bài viết” → yes" in line)
    assert taken.strip().startswith("extract/reading/frame.py:")
