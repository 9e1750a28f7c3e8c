"""What `duyet keys` and `duyet config` print."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tui import config, keymap
from tui.commands import BY_ID, SCOPE_TITLES, Command, Scope, in_scope, remap
from tui.settings import BY_NAME
from tui.stdio import say, write_json, write_lines

_KEYS = 22
_LABEL = 18


def read_or_say(option: str | None, *, preset: str | None = None) -> config.Config | None:
    """Return the user's settings and keys, with what to mind said on standard error; None where the file is refused."""
    try:
        found = config.read(option, preset=preset)
    except config.ConfigError as error:
        for sentence in error.sentences:
            say(sentence)
        return None
    for sentence in found.warnings:
        say(f"{sentence} (this is a warning)")
    return found


def keys(option: str | None, *, preset: str | None, form: str) -> int:
    """Print every command with its keys as they hold; `form` is "table", "markdown" or "json"."""
    found = read_or_say(option, preset=preset)
    if found is None:
        return 2
    remap(found.keys)
    if form == "json":
        write_json(json.dumps([_plain(command) for command in BY_ID.values()], ensure_ascii=False).encode())
    else:
        write_lines(_markdown() if form == "markdown" else _table())
    return 0


def print_config(option: str | None, *, path_alone: bool) -> int:
    """Print a file with every setting explained, as they hold now, or the path where the file is looked for."""
    if path_alone:
        write_lines([str(config.path_of(option)[0])])
        return 0
    found = read_or_say(option)
    if found is None:
        return 2
    write_lines(_config_lines(found))
    return 0


def _scopes() -> Iterator[tuple[Scope, str, Sequence[Command]]]:
    for scope, title in SCOPE_TITLES.items():
        yield scope, title, [command for command in in_scope(scope) if command.shown_keys]


def _table() -> Iterator[str]:
    for scope, title, commands in _scopes():
        yield f"{title} [keys.{scope}]"
        for command in commands:
            shown = "  ".join(command.shown_keys)
            yield f"  {shown:<{_KEYS}}{command.id.partition('.')[2]:<{_LABEL}}{command.help}".rstrip()
        yield ""


def _markdown() -> Iterator[str]:
    for scope, title, commands in _scopes():
        yield from (f"## {title}", "", f"| Key | Command in `[keys.{scope}]` | What it does |", "|---|---|---|")
        for command in commands:
            shown = " ".join(f"`{key}`".replace("|", "\\|") for key in command.shown_keys)
            yield f"| {shown} | `{command.id.partition('.')[2]}` | {command.help} |"
        yield ""


def readme_table() -> str:
    """Return the README's table of the review keys in Markdown, without a line end after the last row."""
    return "\n".join(_readme_lines())


def _readme_lines() -> Iterator[str]:
    yield "| Key | Also | What it does |"
    yield "|---|---|---|"
    for command in (*in_scope(Scope.REVIEW), *in_scope(Scope.ANYWHERE)):
        if not command.shown_keys:
            continue
        first, *others = (f"`{key}`" for key in command.shown_keys)
        yield f"| {first} | {' '.join(others)} | **{command.label}**: {command.help} |"


def _plain(command: Command) -> dict[str, object]:
    return {
        "command": command.id,
        "scope": str(command.scope),
        "keys": list(command.bound),
        "shown": list(command.shown_keys),
        "label": command.label,
        "help": command.help,
    }


def _config_lines(found: config.Config) -> Iterator[str]:
    yield "# Settings of duyet. What stands here as a comment holds anyway."
    for setting in BY_NAME.values():
        value = getattr(found.settings, setting.name)
        example = value if value is not None else (setting.choices[0] if setting.choices else False)
        yield from ("", f"# {setting.help}")
        if setting.choices:
            yield f"# One of: {', '.join(setting.choices)}."
        yield f"{'' if setting.name in found.settings.given else '# '}{setting.name} = {_toml(example)}"
    yield from (
        "",
        "# Keys by where they work: `duyet keys` prints the commands. Blanks separate the keys of a command.",
    )
    yield from _key_lines(found)


def _key_lines(found: config.Config) -> Iterator[str]:
    preset = keymap.of_preset(found.settings.preset)
    changed = [command for command in BY_ID.values() if found.keys.get(command.id) != preset.get(command.id)]
    scope = ""
    for command in changed:
        if command.scope != scope:
            scope = command.scope
            yield f"[keys.{scope}]"
        yield f"{command.id.partition('.')[2]} = {_toml(' '.join(found.keys[command.id]))}"
    if not changed:
        yield from ("# [keys.review]", '# accept = "a Enter"')


def _toml(value: object) -> str:
    return json.dumps(value)
