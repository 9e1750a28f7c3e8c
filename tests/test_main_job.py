"""The main job: the README's first command on a fresh home, twenty facts by keys, and what is exported of them."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract import Article, Proposal, propose
from extract.sources import Refused, read
from tests.tui.terminal import Terminal
from tui.wording import label, summary

ROOT = Path(__file__).parents[1]
DUYET = Path(sys.executable).with_name("duyet")
RUN = """
import os, sys
os.chdir(sys.argv[1])
os.execv({command!r}, {words!r})
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home where nothing was ever run, with the samples in it."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


def first_command() -> list[str]:
    """The words of the README's first command, from `duyet` on."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```sh\n.* (duyet review .*)\n```", readme)
    assert found is not None
    return found[1].split()


def session(home: Path, words: list[str]) -> Terminal:
    code = RUN.format(command=str(DUYET), words=words)
    return Terminal(home, code=code, env={"HOME": str(home), "DUYET_STORE": "", "LOGNAME": "lan", "USER": "lan"})


class Player:
    """Plays keys, and writes down what an export must say afterwards."""

    def __init__(self, terminal: Terminal, articles: list[Article]) -> None:
        self.terminal = terminal
        self.waiting = [proposal for article in articles for proposal in propose(article)]
        self.played: list[tuple[str, Proposal, dict[str, Any]]] = []

    def press(self, key: str, verdict: str) -> None:
        """Decide the fact at hand by one key, and wait until the screen says that it is stored."""
        fact = self.waiting.pop(0)
        self.terminal.send(key)
        self.terminal.wait_for(shown(verdict, fact.kind, fact.fields))
        self.played.append((verdict, fact, fact.fields))

    def go_to_office(self) -> Proposal:
        """Accept what stands before the next office."""
        while self.waiting[0].kind != "office":
            self.press("a", "accepted")
        return self.waiting[0]

    def correct_person(self, typed: str, meant: str) -> None:
        """Give the office at hand to another person of the article, by a suggestion for what is typed."""
        fact = self.waiting.pop(0)
        fields = fact.fields | {"person": meant}
        self.terminal.send("e")
        self.terminal.wait_for("Correct")
        self.terminal.send(typed)
        self.terminal.wait_for(meant)
        self.terminal.send("\x1b[B")
        self.terminal.wait_until(lambda text: re.search(rf"person\*?~? +{meant}", text) is not None, "nothing is taken")
        self.terminal.send("\r")
        self.terminal.wait_for("corrected Office; outside the evidence: person")
        self.played.append(("corrected", fact, fields))

    def undo(self) -> None:
        """Take the latest decision back."""
        verdict, fact, fields = self.played.pop()
        self.terminal.send("u")
        self.terminal.wait_for(f"no longer {shown(f'{verdict}:', fact.kind, fields)}")
        self.waiting.insert(0, fact)

    def add_award(self, form: str) -> None:
        """Add an award whose evidence is the word at the cursor and the two after it."""
        self.terminal.send("n")
        self.terminal.wait_for("Award", "7")
        self.terminal.send(" \x1b[C\x1b[C7")
        self.terminal.wait_for("form*")
        self.terminal.send(f"\x15{form}")
        self.terminal.wait_until(lambda text: re.search(rf"form\* +{form}", text) is not None, "nothing is typed")
        self.terminal.send("\r")
        self.terminal.wait_for(f"added Award; form not in the article: {form}")


def shown(verdict: str, kind: str, fields: dict[str, Any]) -> str:
    """The beginning of what the status line says of a decision."""
    return f"{verdict} {label(kind)}: {summary(kind, fields, quote='')}"[:32].rstrip()


def decide_twenty(player: Player) -> None:
    for _ in range(4):
        player.press("a", "accepted")
    player.press("x", "rejected")
    player.press("x", "rejected")
    player.undo()
    player.press("\r", "accepted")
    player.press(" ", "skipped")
    player.press("f", "flagged")
    other = player.go_to_office()
    player.correct_person("sung cho de", "Sùng Chờ Dế")
    assert other.fields["person"] != "Sùng Chờ Dế"
    player.add_award("Huy chương đồng")
    while len(player.played) < 19:
        player.press("a", "accepted")


def test_twenty_facts_by_keys_and_their_export(home: Path) -> None:
    articles = [article for article in read([str(home / "samples")]) if not isinstance(article, Refused)]
    with session(home, first_command()) as terminal:
        terminal.wait_for("lan at", "pending", f"article 1/{len(articles)}")
        player = Player(terminal, articles)
        decide_twenty(player)
        terminal.send("q")
        assert terminal.end() == 0
    with session(home, ["duyet", "review"]) as terminal:
        next_one = player.waiting[0]
        at = [proposal.fingerprint for proposal in propose(articles[1])].index(next_one.fingerprint)
        terminal.wait_for("lan at", f"fact {at + 1}/", f"article 2/{len(articles)}")
        terminal.send("q")
        assert terminal.end() == 0
    run(home, "export", "dataset")
    compare(home / "dataset", player)
    run(home, "store", "check")


def run(home: Path, *words: str) -> str:
    around = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LOGNAME": "lan"}
    return subprocess.run([str(DUYET), *words], cwd=home, env=around, capture_output=True, text=True, check=True).stdout


def compare(folder: Path, player: Player) -> None:
    """Compare every file of an export with what was played."""
    rows = [json.loads(line) for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {
        row["id"]: row["text"]
        for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    }
    assert all(texts[row["article"]][row["start"] : row["end"]] == row["quote"] for row in rows)
    verdicts = {"accepted": "accept", "corrected": "correct"}
    expected = [
        (verdicts[verdict], fact.article, fact.kind, json.loads(json.dumps(fields)))
        for verdict, fact, fields in player.played
        if verdict in verdicts
    ]
    added = [row for row in rows if row["verdict"] == "add"]
    played = [(row["verdict"], row["article"], row["kind"], row["fields"]) for row in rows if row["verdict"] != "add"]
    assert sorted(played, key=repr) == sorted(expected, key=repr)
    assert [(row["kind"], row["fields"]["form"], len(row["quote"].split())) for row in added] == [
        ("award", "Huy chương đồng", 3)
    ]
    assert {row["reviewer"] for row in rows} == {"lan"}
    for kind in {row["kind"] for row in rows}:
        facts = [row for row in rows if row["kind"] == kind]
        with (folder / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as cells:
            assert len(list(csv.DictReader(cells))) == len(facts)
        assert pq.read_table(folder / f"{kind}.parquet").num_rows == len(facts)
