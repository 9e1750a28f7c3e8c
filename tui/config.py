"""The user's settings and keymap, from one TOML file; what is wrong is refused with its line and what is right."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tui import keymap
from tui.commands import BY_ID
from tui.key_names import shown
from tui.settings import BY_NAME, Settings
from tui.toml_lines import lines_of

_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """Something in the file: the line it stands on, the entry's whole name, and what a person should know of it."""

    line: int
    entry: str
    words: str

    def sentence(self, path: Path) -> str:
        """Return it as compilers write it: file, line, entry, reason."""
        return f"{path}:{self.line}: {self.entry}{': ' if self.entry else ''}{self.words}"


@dataclass(frozen=True, slots=True)
class Config:
    """What holds: the settings, the keys of the commands whose keys differ from the table's, and what to mind."""

    settings: Settings = field(default_factory=Settings)
    keys: keymap.Keys = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class ConfigError(Exception):
    """A file that holds something wrong; `sentences` says everything that is, in the order of the lines."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def default_path() -> Path:
    """Return where the file is looked for when nothing names it."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path("~/.config").expanduser()
    return base / "duyet" / "config.toml"


def path_of(option: str | None) -> tuple[Path, bool]:
    """Return the file that `--config`, else DUYET_CONFIG names, and whether it was named and so must be there."""
    named = option or os.environ.get("DUYET_CONFIG", "")
    return (Path(named).expanduser(), True) if named else (default_path(), False)


def read(option: str | None = None, *, preset: str | None = None) -> Config:
    """Return what the user's file says; `preset` stands for the one in the file. Raises `ConfigError`."""
    path, named = path_of(option)
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        if named:
            raise ConfigError(
                (f"{path}: there is no such file; leave its name out, or make it with: duyet config",)
            ) from None
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError((f"{path}: can't be read: {reason}",)) from None
    return parse(text, path, preset=preset)


def parse(text: str, path: Path, *, preset: str | None = None) -> Config:
    """Return what this text says; `path` is named in complaints. Raises `ConfigError` with all of them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((_not_toml(error, text).sentence(path),)) from None
    reading = _Reading(values, lines_of(text), preset)
    if reading.wrong:
        raise ConfigError(tuple(complaint.sentence(path) for complaint in sorted(set(reading.wrong))))
    warnings = tuple(complaint.sentence(path) for complaint in sorted(set(reading.minded)))
    return Config(Settings.of(reading.settings), reading.keys, warnings)


def _not_toml(error: tomllib.TOMLDecodeError, text: str) -> Complaint:
    found = _AT.search(str(error))
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return Complaint(line, "", f"not TOML: {_AT.sub('', str(error))}")


class _Reading:
    """What a file gives, checked entry by entry, so that every fault is found at once."""

    def __init__(self, values: Mapping[str, Any], lines: Mapping[tuple[str, ...], int], preset: str | None) -> None:
        self._lines = lines
        self.settings: dict[str, object] = {}
        self.wrong: list[Complaint] = []
        self.minded: list[Complaint] = []
        self._given: dict[str, tuple[str, ...]] = {}
        for name, value in values.items():
            if name == "keys":
                self._read_keys(value)
            else:
                self._read_setting(name, value)
        if preset is not None:
            self.settings["preset"] = preset
        self.keys = {**keymap.of_preset(str(self.settings.get("preset", "default"))), **self._given}
        self._find_clashes()

    def _complain(self, path: tuple[str, ...], words: str) -> None:
        self.wrong.append(Complaint(self._line(path), ".".join(path), words))

    def _line(self, path: tuple[str, ...]) -> int:
        return next((self._lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self._lines), 1)

    def _read_setting(self, name: str, value: object) -> None:
        setting = BY_NAME.get(name)
        if setting is None:
            near = get_close_matches(name, [*BY_NAME, "keys"], 1)
            right = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY_NAME)} and the tables of [keys]"
            self._complain((name,), f"no such setting; {right}")
        elif trouble := setting.trouble(value):
            self._complain((name,), trouble)
        else:
            self.settings[name] = value

    def _read_keys(self, tables: object) -> None:
        if not isinstance(tables, dict):
            self._complain(("keys",), 'must be a table, such as [keys.review] with accept = "a Enter" under it')
            return
        for scope, entries in tables.items():
            if not isinstance(entries, dict):
                words = keymap.unknown_command(f"review.{scope}") if scope in _NAMES else "must be a table of commands"
                self._complain(("keys", scope), words)
                continue
            for name, value in entries.items():
                self._read_command(f"{scope}.{name}", ("keys", scope, name), value)

    def _read_command(self, command_id: str, path: tuple[str, ...], value: object) -> None:
        if command_id not in BY_ID:
            self._complain(path, keymap.unknown_command(command_id))
            return
        try:
            keys = keymap.keys_written(value)
        except ValueError as error:
            self._complain(path, str(error))
            return
        for words in keymap.misplaced(command_id, keys):
            self._complain(path, words)
        if keymap.eaten(command_id, keys):
            words = "Vietnamese input methods can keep letters back; a second key that is no letter always arrives"
            self.minded.append(Complaint(self._line(path), ".".join(path), words))
        self._given[command_id] = keys

    def _find_clashes(self) -> None:
        for key, first, second in keymap.clashes(self.keys):
            for mine, other in ((first, second), (second, first)):
                if mine in self._given:
                    self._complain(("keys", *mine.split(".", 1)), self._clash(key, other))
                    break

    def _clash(self, key: str, other: str) -> str:
        words = f"{shown(key)} is the key of {other} too"
        if other in self._given:
            return f"{words} (line {self._line(('keys', *other.split('.', 1)))}); one of them needs another"
        left = [each for each in self.keys.get(other, BY_ID[other].keys) if each != key]
        scope, _, name = other.partition(".")
        return f'{words}; take it from there: under [keys.{scope}] {name} = "{" ".join(left) or "..."}"'


_NAMES = frozenset(name.partition(".")[2] for name in BY_ID)
