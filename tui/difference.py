"""How a value was changed: the words that went and those that came, in signs that need no colour."""

from __future__ import annotations

from difflib import SequenceMatcher

_ALIKE = 0.3
"""Share of common words below which old and new stand one behind the other."""


def difference(old: str, new: str) -> str:
    """Return one text as changed from another, word by word: "Phó [-Chủ tịch-] {+Bí thư+} Hội"."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return " ".join(filter(None, (_gone(before), _come(after))))
    parts: list[str] = []
    for operation, a, b, c, d in matcher.get_opcodes():
        parts += [" ".join(before[a:b])] if operation == "equal" else [_gone(before[a:b]), _come(after[c:d])]
    return " ".join(filter(None, parts))


def _gone(words: list[str]) -> str:
    return f"[-{' '.join(words)}-]" if words else ""


def _come(words: list[str]) -> str:
    return f"{{+{' '.join(words)}+}}" if words else ""
