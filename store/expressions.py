"""What is asked of a search index, whichever database holds it: phrases, joined by "and" and "or"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words (or a tag) that stand side by side; with `begun`, the last may be the beginning of a word."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What at least one part finds; without parts it finds nothing, and is false.

    `meant` is what was asked for, where the parts are what the index has of it.
    """

    parts: tuple[Expression, ...]
    meant: Phrase | None = None

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class AllOf:
    """What all parts find; there is at least one."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Phrase | AnyOf | AllOf

NOTHING = AnyOf(())


def any_of(tags: Iterable[str]) -> AnyOf:
    """Return the expression for one of these tags or words; `NOTHING` where there are none."""
    return AnyOf(tuple(Phrase((tag,)) for tag in tags))


def holds(expression: Expression, text: str) -> bool:
    """Whether a text of words and tags, with a blank on each side, has what an expression asks for."""
    if isinstance(expression, Phrase):
        return f" {' '.join(expression.words)}{'' if expression.begun else ' '}" in text
    if isinstance(expression, AllOf):
        return all(holds(part, text) for part in expression.parts)
    parts = expression.parts if expression.meant is None else (expression.meant,)
    return any(holds(part, text) for part in parts)
