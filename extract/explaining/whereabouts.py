"""Where in the program something stands, so that who explains a place can say which lines to mend."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from inspect import unwrap
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any, NamedTuple

PACKAGE = Path(__file__).parents[1]
_TOLD = frozenset({"needs.py", "checks"})
"""Files and folders that name rules to tell of them, not to make drafts."""

_FRAMES = 4
"""Functions that are named where a rule fails, from the innermost outwards."""


def place_of(code: CodeType, line: int) -> str:
    """Return the file and line of code of this package, as an editor opens it ("extract/reading/people.py:61")."""
    return f"{_path(Path(code.co_filename))}:{line}"


def function_at(function: Callable[..., Any]) -> str:
    """Return where a function of this package begins, and its name."""
    code: CodeType = unwrap(function).__code__
    return f"{place_of(code, code.co_firstlineno)} {code.co_name}"


def failure_at(error: Exception) -> str:
    """Return what went wrong and the functions of this package in which it did, the innermost last."""
    frames = walk_tb(error.__traceback__)
    inside = [(frame.f_code, line) for frame, line in frames if Path(frame.f_code.co_filename).is_relative_to(PACKAGE)]
    places = (f"{place_of(code, line)} {code.co_name}" for code, line in inside[-_FRAMES:])
    return f"{type(error).__name__}: {error} ({' > '.join(places)})"


@cache
def rule_at(rule: str) -> tuple[str, ...]:
    """Return where the functions stand that make a rule's drafts: file, line, and the function's name."""
    uses = [use for path, text in _sources() if f'"{rule}"' in text for use in _uses(path, ast.parse(text), rule)]
    firm = [use for use in uses if use.makes] or uses
    return tuple({use.name: f"{use.place} {use.name}" for use in reversed(firm)}.values())[::-1]


class _Use(NamedTuple):
    """A rule's name in the source: its place, what stands round it, and whether that makes a draft by the looks."""

    place: str
    name: str
    makes: bool


def _uses(path: Path, node: ast.AST, rule: str, name: str = "", *, makes: bool = False) -> Iterator[_Use]:
    """Yield the uses of a name; a table of rules, or a comparison with one, makes no draft."""
    if isinstance(node, ast.Constant) and node.value == rule:
        yield _Use(f"{_path(path)}:{node.lineno}", name, makes)
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        name, makes = f"{name}.{node.name}".lstrip("."), isinstance(node, ast.FunctionDef)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and not name:
        name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
    elif isinstance(node, ast.Compare):
        makes = False
    for child in ast.iter_child_nodes(node):
        yield from _uses(path, child, rule, name, makes=makes)


def is_procedure(code: CodeType) -> bool:
    """Tell whether a function of this package is declared to return nothing."""
    return (code.co_firstlineno, code.co_name) in _procedures(Path(code.co_filename))


@cache
def _procedures(path: Path) -> frozenset[tuple[int, str]]:
    return frozenset(
        (min([node.lineno, *(each.lineno for each in node.decorator_list)]), node.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Constant) and node.returns.value is None
    )


@cache
def _sources() -> tuple[tuple[Path, str], ...]:
    paths = sorted(path for path in PACKAGE.rglob("*.py") if _TOLD.isdisjoint(path.parts[-2:]))
    return tuple((path, path.read_text(encoding="utf-8")) for path in paths)


def _path(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()
