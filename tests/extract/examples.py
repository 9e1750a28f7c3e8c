"""Texts that the patterns of the rules match, made from the patterns themselves so that none is forgotten."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import extract

_ANY = {"CATEGORY_WORD": "a", "CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_NOT_DIGIT": "a"}
_OUTSIDE = "aA7 .,-(“"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern of the extractor's modules, each with its module and name."""
    for found in pkgutil.walk_packages(extract.__path__, "extract."):
        if found.name.startswith("extract.evaluation"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{found.name}.{name}", value


def example(pattern: re.Pattern[str], turn: int) -> str:
    """Return a text much like what a pattern matches; each turn takes other alternatives."""
    return _text(parser.parse(pattern.pattern, pattern.flags), turn, {})


def _text(parsed: Any, turn: int, groups: dict[int, str]) -> str:
    return "".join(_piece(str(op), args, turn, groups) for op, args in parsed)


def _piece(op: str, args: Any, turn: int, groups: dict[int, str]) -> str:
    match op:
        case "LITERAL":
            return chr(args)
        case "NOT_LITERAL" | "ANY":
            return "a"
        case "IN":
            return _member(args, turn)
        case "BRANCH":
            return _text(args[1][turn % len(args[1])], turn // 2, groups)
        case "SUBPATTERN":
            groups[args[0]] = _text(args[3], turn, groups)
            return str(groups[args[0]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inner = args
            return _text(inner, turn, groups) * min(max(int(low), 1 + turn % 3), int(high))
        case "GROUPREF":
            return str(groups.get(args, ""))
        case _:
            return ""


def _member(members: Any, turn: int) -> str:
    """Return a character of a class, another one each turn where it lists several."""
    if str(members[0][0]) == "NEGATE":
        excluded = {chr(value) for op, value in members[1:] if str(op) == "LITERAL"}
        return next((letter for letter in _OUTSIDE if letter not in excluded), "a")
    op, value = members[turn % len(members)]
    if str(op) == "LITERAL":
        return chr(value)
    return chr(value[0]) if str(op) == "RANGE" else _ANY.get(str(value), ".")
