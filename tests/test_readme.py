"""What the README promises: its keys, its commands, its links."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.sources import SUFFIXES
from tui.arguments import DEFAULT_STORE, PATHS, parser
from tui.settings_commands import readme_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("design", "rules", "guide", "server", "reliability")
KEYS = re.compile(r"<!-- keys: from tui/commands.py -->\n(.*?)\n?<!-- /keys -->", re.DOTALL)


def test_the_table_of_keys_is_that_of_the_program() -> None:
    (found,) = KEYS.findall(README)
    assert found == readme_table(), (
        "put what tui.settings_commands.readme_table() returns between the README's key marks"
    )


def test_two_commands_do_all_the_setting_up() -> None:
    review, tests = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    assert review.endswith(" duyet review samples/")
    assert tests.endswith(" pytest")
    assert review.removesuffix(" duyet review samples/") == tests.removesuffix(" pytest")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    pattern = re.search(r"grep -E '(.*)' README.md", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert pattern is not None
    found = re.findall(pattern[1], README, re.MULTILINE)
    assert len(found) == 1
    assert found[0] in re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)


def test_ci_is_a_script_that_bash_can_read() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.parametrize("command", re.findall(r"^\| `duyet (.*?)` \|", README, re.MULTILINE))
def test_every_command_of_the_table_exists(command: str) -> None:
    words = re.sub(r"\[--format .*?\]", "--format jsonl", command.replace("\\|", "|"))
    words = (
        words.replace("--theme NAME", "--theme light")
        .replace("--role ROLE", "--role admin")
        .replace("PERCENT", "5")
        .replace("NAME", "vi")
        .replace("[KIND]", "office")
        .replace("--markdown|--json", "--json")
    )
    words = (
        words.replace("OFFSET", "0").replace("[PATH...]", "x").replace("PATH...", "x").replace("[", "").replace("]", "")
    )
    assert parser().parse_args(words.split()).command == words.split()[0]


def test_every_command_of_the_program_is_in_the_table() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "tui.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    offered = set(re.findall(r"^    (\w+) ", shown, re.MULTILINE))
    assert {"review", "export"} <= offered
    assert offered == {line.split()[0] for line in re.findall(r"^\| `duyet (.*?)` \|", README, re.MULTILINE)}


def test_the_readme_and_the_help_say_the_same_of_paths_and_of_the_store() -> None:
    shown = " ".join(parser().format_help().split())
    assert "--store PATH" in shown
    for said in ("--store PATH", "postgresql://", "DUYET_STORE", DEFAULT_STORE):
        assert said in shown
        assert said in README
    assert all(f"`{suffix}`" in README and suffix in PATHS for suffix in SUFFIXES)
    assert all(f"`{DEFAULT_STORE}{beside}`" in README for beside in (".lock-gate", "-wal", "-shm"))


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", *(f"docs/{name}.md" for name in PAGES)])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    local = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in local if not (ROOT / page).parent.joinpath(link).exists()] == []
