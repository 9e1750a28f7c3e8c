"""Names of keys: as Textual has them, as a person reads them on a keyboard, and as one may write them in a file."""

from __future__ import annotations

import unicodedata
from functools import cache

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "insert": "Ins",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "ctrl": "Ctrl",
    "shift": "Shift",
    "alt": "Alt",
}
_TEXTUALS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_OTHERWISE = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "↓": "down",
    "↑": "up",
    "←": "left",
    "→": "right",
}
_CURSOR = frozenset({"up", "down", "left", "right", "home", "end"})
_PAGES = frozenset({"pageup", "pagedown", "insert", "delete"})
_FUNCTION = frozenset(f"f{number}" for number in range(1, 25))
_ALONE = frozenset({"enter", "escape", "space", "tab", "backspace", "shift+tab"}) | _CURSOR | _PAGES | _FUNCTION
_SAME_BYTE = {"h": "Backspace", "i": "Tab", "j": "Enter", "m": "Enter"}
_MODIFIERS = ("ctrl", "alt", "shift")


class KeyNameError(ValueError):
    """A name that stands for no key, or for one that terminals don't send; says what to write instead."""


def name_of_character(character: str) -> str:
    """Return Textual's name of the key that types a character: "a", "slash", "left_square_bracket"."""
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _TEXTUALS.get(name, name)


_PUNCTUATION = {name_of_character(character): character for character in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}


@cache
def shown(key: str) -> str:
    """Return a key as a person reads it: "ctrl+k" is "Ctrl+k", "slash" is "/"."""
    return "+".join(_shown_part(part) for part in key.split("+"))


def _shown_part(part: str) -> str:
    return part.upper() if part in _FUNCTION else _SHOWN.get(part) or _PUNCTUATION.get(part, part)


def is_typed(key: str) -> bool:
    """Tell whether a key puts a character in a field."""
    return key == "space" or len(key) == 1 or key in _PUNCTUATION


def is_letter(key: str) -> bool:
    """Tell whether a key is a letter, which an input method may hold back or change."""
    return len(key) == 1 and key.isalpha()


def key_named(text: str) -> str:
    """Return Textual's name of a key as written in a file ("/", "Ctrl+K", "PgDn"); raises `KeyNameError`."""
    if len(text) == 1 and text not in _OTHERWISE:
        return _of_character(text)
    *modifiers, base = text.split("+") if not text.endswith("++") else [*text[:-2].split("+"), "+"]
    modifiers = [modifier.lower() for modifier in modifiers]
    if unknown := [modifier for modifier in modifiers if modifier not in _MODIFIERS]:
        raise KeyNameError(f"no key has this name: terminals send no {unknown[0]!r}; use Ctrl, Alt or Shift")
    base = _base(base)
    return _combined(sorted(set(modifiers), key=_MODIFIERS.index), base) if modifiers else _alone(base, text)


def _of_character(character: str) -> str:
    if not character.isascii() or not character.isprintable():
        raise KeyNameError("an input method makes this character; name the key that is pressed for it")
    return name_of_character(character)


def _base(written: str) -> str:
    if len(written) == 1 and written not in _OTHERWISE:
        return name_of_character(written)
    lower = written.lower().replace("-", "_")
    return _OTHERWISE.get(lower, lower)


def _alone(base: str, text: str) -> str:
    if base in _ALONE or base in _PUNCTUATION:
        return base
    raise KeyNameError(f"no key has this name; write a character (/), a name (Enter, PgDn, F5) or Ctrl+k, not {text!r}")


def _combined(modifiers: list[str], base: str) -> str:
    """Join modifiers and key, where terminals send that; most send Ctrl with letters and with a few keys alone."""
    whole = "+".join([*modifiers, base])
    moved = base in _CURSOR | _PAGES | _FUNCTION
    if whole == "shift+tab" or (moved and len(modifiers) <= 2):
        return whole
    if modifiers == ["shift"] and is_letter(base):
        raise KeyNameError(f"write {base.upper()} for it")
    if modifiers == ["alt"] and is_typed(base):
        return whole
    if modifiers == ["ctrl"] and is_letter(base):
        letter = base.lower()
        if letter in _SAME_BYTE:
            raise KeyNameError(f"terminals can't tell it from {_SAME_BYTE[letter]}")
        return f"ctrl+{letter}"
    raise KeyNameError("terminals don't send it; use Ctrl with a letter, Alt with a character, or F1 to F12")
