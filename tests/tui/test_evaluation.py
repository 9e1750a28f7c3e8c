"""`duyet evaluate` and `duyet explain` at the command line, on gold and articles of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from extract import KINDS, ORIGIN
from extract.evaluation.runs import decode_run, encode_run
from extract.evaluation.scores import Counts
from tui import arguments, cli

GOLD = str(Path(__file__).parents[1] / "extract" / "gold" / "samples.jsonl")
SAMPLE = str(Path(__file__).parents[2] / "samples" / "be-mac-dai-hoi-huyen.txt")
HOSTILE = "Tin\x1b]0;PWN\x07 [bold]đậm[/bold] \u202e\n\nHuyện có 47 chi bộ\x9b31m [red]mới[/red]. Huyện có 12 xã.\n"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = cli.main(words)
    out, err = capsys.readouterr()
    return status, out, err


def hostile(folder: Path, *facts: dict[str, Any]) -> str:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "a\x1b[2J", "text": HOSTILE, "facts": facts}) + "\n", encoding="utf-8")
    return str(path)


def test_kinds_of_the_command_line_are_those_of_the_vocabulary() -> None:
    assert list(arguments.KINDS) == list(KINDS)


def test_the_tables_show_kinds_rules_fields_and_calibration(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "evaluate", GOLD)
    assert (status, err) == (0, "")
    for words in ("office", "macro", "Exact F1", "office.name_title", "Field of found facts", "ECE 0."):
        assert words in out
    assert "Before" not in out
    assert "missed " not in out


def test_json_has_all_figures_with_their_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "evaluate", "--json", "--errors", GOLD)
    report = json.loads(out)
    assert (status, report["origin"], report["articles"]) == (0, ORIGIN, 4)
    office = report["kinds"]["office"]
    low, high = office["intervals"]["f1"]
    assert 0 <= low <= office["f1"] <= high <= 1
    assert sum(rule["total"] for rule in report["rules"]) == report["kinds"]["all"]["predicted"]
    shares = [rule["share"] for rule in report["rules"]]
    assert shares == sorted(shares)
    assert {error["what"] for error in report["errors"]} <= {"missed", "spurious", "inexact"}
    assert 0 <= report["calibration"]["ece"] <= 1


def test_one_kind_can_be_shown_alone(capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(run(capsys, "evaluate", "--json", "--kind", "document", GOLD)[1])
    assert set(report["kinds"]) == {"document", "all", "macro"}
    assert {rule["name"].split(".")[0] for rule in report["rules"]} == {"document"}
    out = run(capsys, "evaluate", "--kind", "document", GOLD)[1]
    assert [word in out for word in ("document ", "macro ", "office.")] == [True, False, False]


def test_errors_show_what_was_missed_and_what_is_spurious(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missed = {"kind": "statistic", "fields": {"subject": "đậm", "value": 99}, "quote": "đậm"}
    wrong = {"kind": "statistic", "fields": {"subject": "xã", "value": 12, "qualifier": "about"}, "quote": "12 xã"}
    status, out, _ = run(capsys, "evaluate", "--errors", "--kind", "statistic", hostile(tmp_path, missed, wrong))
    assert status == 0
    assert "missed statistic" in out
    assert "value: 99" in out
    assert "spurious statistic" in out
    assert "qualifier: gold about | proposed none" in out


def test_text_of_articles_neither_drives_the_terminal_nor_is_read_as_markup(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fact = {"kind": "event", "fields": {"name": "[bold]đậm[/bold] \u202e", "date": "2020"}, "quote": "[bold]đậm[/bold]"}
    gold = hostile(tmp_path, fact)
    for words in (("evaluate", "--errors", gold), ("evaluate", "--errors", "--json", gold), ("explain", gold, "45")):
        status, out, err = run(capsys, *words)
        assert status == 0
        assert not any(char in out + err for char in "\x1b\x07\x9b\u202e")
    assert "[red]mới[/red]" in out
    assert run(capsys, "evaluate", "--errors", gold)[1].count("[bold]đậm[/bold]") >= 1


def test_without_errors_it_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "no errors" in run(capsys, "evaluate", "--errors", "--kind", "award", hostile(tmp_path))[1]


def test_a_run_is_kept_and_compared_with(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    assert run(capsys, "evaluate", "--save", str(kept), GOLD)[0] == 0
    status, out, _ = run(capsys, "evaluate", "--compare", str(kept), GOLD)
    assert status == 0
    assert "+0.000 (+0.000 to +0.000)" in out
    one = json.loads(run(capsys, "evaluate", "--json", "--kind", "office", "--compare", str(kept), GOLD)[1])
    assert {row["kind"] for row in one["comparison"]} == {"office", "all", "macro"}
    assert [row["interval"] for row in one["comparison"]] == [[0, 0]] * 6


def test_a_better_state_of_the_rules_shows_as_a_gain(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    run(capsys, "evaluate", "--save", str(kept), "--kind", "office", GOLD)
    saved = decode_run(kept.read_bytes(), "run.json")
    poor = {name: {kind: Counts(gold=one.gold) for kind, one in row.items()} for name, row in saved.articles.items()}
    kept.write_bytes(encode_run(msgspec.structs.replace(saved, origin="before", articles=poor)))
    found = json.loads(run(capsys, "evaluate", "--json", "--kind", "office", "--compare", str(kept), GOLD)[1])
    (gain,) = (row for row in found["comparison"] if (row["kind"], row["measure"]) == ("office", "f1"))
    assert (gain["before"], gain["after"]) == (0, found["kinds"]["office"]["f1"])
    assert 0 < gain["interval"][0] <= gain["after"] <= gain["interval"][1]


def test_a_file_that_is_no_run_is_neither_compared_nor_replaced(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "notes.json"
    other.write_text("mine")
    for option in ("--compare", "--save"):
        status, out, err = run(capsys, "evaluate", option, str(other), GOLD)
        assert (status, out) == (1, "")
        assert f"{other}: is not a saved run" in err
    assert other.read_text() == "mine"


def test_a_run_of_other_gold_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    kept = str(tmp_path / "run.json")
    run(capsys, "evaluate", "--save", kept, hostile(tmp_path))
    status, _, err = run(capsys, "evaluate", "--compare", kept, GOLD)
    assert status == 1
    assert "is of other articles: 1 before, 4 after" in err


def test_gold_that_cannot_be_read_is_refused_with_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    gold = hostile(tmp_path, {"kind": "figure", "fields": {}, "quote": "Tin"})
    status, _, err = run(capsys, "evaluate", gold)
    assert (status, err.count(f"{gold}:1: fact 1: unknown kind of fact 'figure'")) == (1, 1)
    status, _, err = run(capsys, "evaluate", str(tmp_path / "gone.jsonl"))
    assert (status, "gone.jsonl: No such file" in err) == (1, True)


def test_a_place_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(SAMPLE).read_text(encoding="utf-8")
    status, out, err = run(capsys, "explain", SAMPLE, str(text.index("198 đại biểu")))
    assert (status, err) == (0, "")
    for words in ("zone ", "sentence ", "delegates: 198", "proposed", "for it: ", "award.given", "an honour"):
        assert words in out


def test_a_place_that_rules_do_not_read_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Trang chủ | Giới thiệu | Tin tức\n\nHuyện họp bàn\n\nHuyện họp.\n", encoding="utf-8")
    assert "zone frame: of the page, not of the article" in run(capsys, "explain", str(page), "2")[1]
    assert "zone blank: rules find nothing here" in run(capsys, "explain", str(page), "33")[1]


def test_among_several_articles_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "explain", GOLD, "5")
    first = json.loads(Path(GOLD).read_text(encoding="utf-8").splitlines()[0])["id"]
    assert (status, f"holds 4 articles; say which: --id {first}" in err) == (1, True)
    assert run(capsys, "explain", GOLD, "5", "--id", first)[1].startswith(f"{first}, offset 5, line 1")
    assert f"no article with the id 'zz'; it has {first}, " in run(capsys, "explain", GOLD, "5", "--id", "zz")[2]
    assert (
        f"no article with the id {first[:9]!r}; it has {first}\n"
        in run(capsys, "explain", GOLD, "5", "--id", first[:9])[2]
    )


def test_an_offset_outside_the_text_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "explain", SAMPLE, "999999")
    assert (status, "999999 lies outside the text" in err) == (1, True)


def test_a_draft_that_makes_no_fact_is_shown_with_the_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.draft import Draft

    backwards = Draft("event", "event.x", 0, 9, 0.5, {"name": "họp", "date": "2020-05-02", "end": "2020-05-01"})
    monkeypatch.setattr("extract.explaining.explanation.RULES", (lambda _page: [backwards],))
    out = run(capsys, "explain", SAMPLE, "3")[1]
    assert "refused: end: 2020-05-01 lies before" in " ".join(out.replace("│", " ").split())
