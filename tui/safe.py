"""Untrusted text made safe to show: nothing that a terminal would obey, nothing that is there but can't be seen."""

from __future__ import annotations

import re

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_UNSEEN = (
    *range(0x80, 0xA0),  # C1 controls
    0xAD,  # soft hyphen
    0x61C,  # bidirectional controls
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xD800, 0xE000),  # lone surrogates
    *range(0xFE00, 0xFE10),  # variation selectors
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),  # tags
    *range(0xE0100, 0xE01F0),
)
_TABLE = {**_PICTURES, 0x09: 0x20, **dict.fromkeys(_UNSEEN, 0xFFFD)}
_NEEDS_WORK = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff]")
_STACK = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")
_MARKS_SHOWN = 3
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def display_safe(text: str) -> str:
    """Return `text` with each dangerous or invisible code point replaced by one visible character.

    The result has as many code points as `text`, so that offsets hold. Controls become their pictures ("␛"), a tab a
    space, bidirectional and zero-width characters U+FFFD; of a stack of combining marks three are left.
    """
    if not _NEEDS_WORK.search(text):
        return text
    return _STACK.sub(_flatten, text.translate(_TABLE))


def without_controls(text: str) -> str:
    """Return `text` without what a terminal obeys (tab and line end stay); none of it takes a cell."""
    return _OBEYED.sub("", text) if _OBEYED.search(text) else text


def terminal_safe(text: str) -> str:
    """Return `text` without controls and without what stacks of marks have too much; it takes the same cells."""
    return _STACK.sub(lambda stack: stack[0][:_MARKS_SHOWN], without_controls(text))


def _flatten(stack: re.Match[str]) -> str:
    marks = stack[0]
    return marks[:_MARKS_SHOWN] + "\ufffd" * (len(marks) - _MARKS_SHOWN)
