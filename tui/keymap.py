"""Whether a keymap is whole and clear: every key can arrive and means one thing at a time, and no command lacks one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from tui.commands import APART, BY_ID, TYPING, Command, Scope
from tui.key_names import KeyNameError, is_letter, is_typed, key_named, shown
from tui.presets import KEYMAPS

Keys = Mapping[str, tuple[str, ...]]

EDITING = frozenset(
    {"home", "end", "shift+home", "shift+end", "backspace", "alt+backspace", "delete"}
    | {f"{modifier}{key}" for modifier in ("", "shift+", "ctrl+", "ctrl+shift+") for key in ("left", "right")}
    | {f"ctrl+{letter}" for letter in "acdekuvwx"}
)
"""Keys with which one edits a line; a test compares them with those of the editor."""

_JUMPING = frozenset(command.scope for command in BY_ID.values() if not command.keys)
"""Where every letter that is no command's goes to a word, which a new command would take away."""


def of_preset(name: str) -> Keys:
    """Return the keys that a preset changes, by the command's id."""
    return {command: tuple(keys.split()) for command, keys in KEYMAPS[name].items()}


def unknown_command(command_id: str) -> str:
    """Return why there is no such command, with the nearest names."""
    scope, _, name = command_id.partition(".")
    same_name = [known for known in BY_ID if known.partition(".")[2] == name]
    near = get_close_matches(command_id, BY_ID, 1, 0.6) or same_name[:1]
    if near:
        return f"no such command; did you mean {near[0]}?"
    if scope not in {str(each) for each in Scope}:
        return f"no such table of keys; there are {', '.join(Scope)}"
    return "no such command; duyet keys prints all of them"


def keys_written(value: object) -> tuple[str, ...]:
    """Return the keys that an entry gives, as a text ("a Enter") or a list; raises `ValueError` in words."""
    names = value.split() if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(f'must be keys as a text or a list, such as "a Enter" or ["a", "Enter"], not {value!r}')
    if not names:
        raise ValueError("leaves the command without a key; give it one, or leave the line out")
    return tuple(dict.fromkeys(_key(name) for name in names))


def _key(name: str) -> str:
    try:
        return key_named(name)
    except KeyNameError as error:
        raise ValueError(f"{name}: {error}") from None


def misplaced(command_id: str, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with these keys for this command, whatever keys others have."""
    command = BY_ID[command_id]
    if not command.keys:
        yield "every letter does this, which can't be changed; leave the line out"
    for key in keys:
        if command.scope in TYPING and is_typed(key):
            yield f"{shown(key)} is typed into the field there; use Ctrl with a letter, or F1 to F12"
        elif command.scope in TYPING and key in EDITING and key not in command.keys:
            yield f"{shown(key)} edits the field there; use another key"
        elif command.scope in _JUMPING and is_letter(key) and key not in command.keys:
            yield f"{shown(key)} goes to the next word that begins with it there; use a key that is no letter"
        elif key == "backspace":
            yield "Backspace is sent by Vietnamese input methods themselves and must do nothing; use another key"
    if command.scope is Scope.ANYWHERE and all(is_typed(key) for key in keys):
        yield "needs a key that is no character, as it also works while one types; add Ctrl with a letter, or F1 to F12"


def eaten(command_id: str, keys: tuple[str, ...]) -> bool:
    """Tell whether an input method can keep every key of a command from arriving."""
    return BY_ID[command_id].scope not in TYPING and all(is_letter(key) for key in keys)


def clashes(keys: Keys) -> Iterator[tuple[str, str, str]]:
    """Yield (key, command, other command) where a key would mean two things at once."""
    for scope in Scope:
        taken: dict[str, Command] = {}
        for command in BY_ID.values():
            if command.scope is not scope and (command.scope is not Scope.ANYWHERE or scope in APART):
                continue
            for key in keys.get(command.id, command.keys):
                other = taken.setdefault(key, command)
                # What works anywhere meets itself in its own scope, and a typed letter is text where one types.
                if other is not command and not (scope in TYPING and is_typed(key)):
                    yield key, other.id, command.id
