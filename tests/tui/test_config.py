"""The user's file: what holds with it, and how what is wrong in it is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.commandline import duyet
from tui.commands import COMMANDS
from tui.config import Config, ConfigError, parse, path_of, read
from tui.settings import BY_NAME, THEMES, Settings
from tui.toml_lines import lines_of

HERE = Path("config.toml")
EXAMPLES = '"a Enter" or ["a", "Enter"]'

WRONG = """theme = "drak"
widht = 90
width = 20
bell = "yes"
[keys.review]
acept = "a"
accept = ["r", "R"]
reject = "r"
skip = ""
flag = "ctrl+i"
undo = "backspace"
note = 5
"copy" . x = 1
[keys.note]
save = "s"
cancel = "ctrl+k"
[keys.anywhere]
quit = "Q"
[keys.rewiew]
accept = "a"
"""


def parsed(text: str) -> Config:
    return parse(text, HERE)


def refused(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parsed(text)
    return list(caught.value.sentences)


@pytest.mark.parametrize(
    "sentence",
    [
        f"config.toml:1: theme: must be one of {', '.join(THEMES)}, not 'drak'",
        "config.toml:2: widht: no such setting; did you mean width?",
        "config.toml:3: width: must be a number from 40 to 200, or 0 for none, not 20",
        "config.toml:4: bell: must be true or false, not 'yes'",
        "config.toml:6: keys.review.acept: no such command; did you mean review.accept?",
        "config.toml:7: keys.review.accept: r is the key of review.reject too (line 8); one of them needs another",
        "config.toml:9: keys.review.skip: leaves the command without a key; give it one, or leave the line out",
        "config.toml:10: keys.review.flag: ctrl+i: terminals can't tell it from Tab",
        f"config.toml:12: keys.review.note: must be keys as a text or a list, such as {EXAMPLES}, not 5",
        "config.toml:15: keys.note.save: s is typed into the field there; use Ctrl with a letter, or F1 to F12",
        "config.toml:16: keys.note.cancel: Ctrl+k edits the field there; use another key",
        "config.toml:20: keys.rewiew.accept: no such command; did you mean review.accept?",
    ],
)
def test_everything_wrong_is_told_at_once_with_line_reason_and_what_is_right(sentence: str) -> None:
    assert sentence in refused(WRONG)


def test_backspace_and_letters_for_what_works_everywhere_are_refused() -> None:
    said = refused(WRONG)
    assert any(line.startswith("config.toml:11: keys.review.undo: Backspace is sent by") for line in said)
    assert any(line.startswith("config.toml:18: keys.anywhere.quit: needs a key that is no character") for line in said)


def test_complaints_stand_in_the_order_of_the_lines() -> None:
    lines = [int(line.split(":")[1]) for line in refused(WRONG)]
    assert lines == sorted(lines)
    assert len(lines) >= 14


def test_a_key_of_another_command_is_refused_with_what_to_write() -> None:
    (said,) = refused('[keys.review]\naccept = "f Enter"\n')
    assert said == (
        "config.toml:2: keys.review.accept: f is the key of review.flag too; "
        'take it from there: under [keys.review] flag = "f4"'
    )


def test_a_key_that_works_anywhere_cannot_be_taken_in_one_place() -> None:
    (said,) = refused('[keys.review]\naccept = "Enter F1"\n')
    assert "F1 is the key of anywhere.help too" in said


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    assert refused("bell = true\ntheme = dark\n") == ["config.toml:2: not TOML: Invalid value"]
    assert refused("bell = true\nbell = false\n")[0].startswith("config.toml:2: not TOML: Cannot overwrite")


def test_keys_are_changed_and_swapped() -> None:
    config = parsed('[keys.review]\naccept = ["w", "Enter"]\nflag = "x Ctrl+E"\nreject = "f Del"\n')
    assert config.keys["review.accept"] == ("w", "enter")
    assert config.keys["review.flag"] == ("x", "ctrl+e")
    assert config.keys["review.reject"] == ("f", "delete")
    assert config.warnings == ()


def test_letters_that_go_to_words_stay_theirs() -> None:
    said = refused('[keys.select]\ntake = "t"\n')[0]
    assert said.endswith("t goes to the next word that begins with it there; use a key that is no letter")
    assert "every letter does this" in refused('[keys.select]\njump = "Ctrl+e"\n')[0]


def test_letters_alone_are_minded() -> None:
    (warning,) = parsed('[keys.review]\n\naccept = "a"\n').warnings
    assert warning.startswith("config.toml:3: keys.review.accept: Vietnamese input methods can keep letters back")


def test_settings_hold() -> None:
    config = parsed('theme = "light"\nwidth = 80\nmouse = true\n')
    assert (config.settings.theme, config.settings.width, config.settings.mouse) == ("light", 80, True)
    assert config.settings.given == {"theme", "width", "mouse"}
    assert parsed("").settings == Settings()


def test_every_setting_has_the_default_that_is_printed() -> None:
    assert {name: setting.default for name, setting in BY_NAME.items()} == {
        name: getattr(Settings(), name) for name in BY_NAME
    }


def test_lines_are_found_whatever_the_way_of_writing() -> None:
    text = '''# a comment
keys.review.accept = "a"

[keys . "form"]   # heading
'save' = [
  "enter",  # two lines
]
"can.cel" = """x
y = 1
"""
note = {save = "enter"}
[[list]]
name = 1
'''
    lines = lines_of(text)
    assert lines[("keys", "review", "accept")] == 2
    assert lines[("keys", "form")] == 4
    assert lines[("keys", "form", "save")] == 5
    assert lines[("keys", "form", "can.cel")] == 8
    assert lines[("keys", "form", "note", "save")] == 11
    assert lines[("list", "name")] == 13


def test_the_file_is_named_by_option_environment_or_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DUYET_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert path_of(None) == (tmp_path / "duyet" / "config.toml", False)
    assert read(None) == Config()
    monkeypatch.setenv("DUYET_CONFIG", str(tmp_path / "mine.toml"))
    assert path_of(None) == (tmp_path / "mine.toml", True)
    assert path_of("other.toml") == (Path("other.toml"), True)
    with pytest.raises(ConfigError, match="there is no such file"):
        read(None)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read(str(tmp_path / "config.toml"))
    with pytest.raises(ConfigError, match="can't be read"):
        read(str(tmp_path))


def test_the_printed_file_gives_the_same_settings_again(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from tui import cli

    path = tmp_path / "config.toml"
    path.write_text('theme = "light"\npreset = "vi"\n[keys.review]\naccept = "w Enter"\n[keys.form]\nsave = "F10"\n')
    before = read(str(path))
    assert cli.main(["config", "--config", str(path)]) == 0
    printed = capsysbinary.readouterr().out.decode()
    assert parse(printed, HERE) == before
    assert all(f"{name} = " in printed for name in BY_NAME)
    assert all(
        line.startswith("# ") or not line for line in printed.splitlines() if "[keys" not in line and " = " not in line
    )
    assert cli.main(["config", "--path", "--config", str(path)]) == 0
    assert capsysbinary.readouterr().out.decode() == f"{path}\n"


def test_a_session_does_not_begin_with_a_wrong_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[keys.review]\nacept = "a\x1b[31m"\n'.replace("\x1b", "\\u001b"))
    done = duyet("keys", DUYET_CONFIG=str(tmp_path / "config.toml"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "config.toml:2: keys.review.acept: no such command; did you mean review.accept?" in done.stderr


def test_keys_are_printed_as_they_hold(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[keys.review]\naccept = "w Ctrl+w"\n')
    found = {
        name: duyet("keys", f"--{name}", "--config", str(tmp_path / "config.toml")) for name in ("markdown", "json")
    }
    assert "| `w` `Ctrl+w` | `accept` | The fact is right as shown. |" in found["markdown"].stdout
    commands = json.loads(found["json"].stdout)
    assert [command["command"] for command in commands] == [command.id for command in COMMANDS]
    assert (commands[0]["keys"], commands[0]["shown"]) == (["w", "ctrl+w"], ["w", "Ctrl+w"])
