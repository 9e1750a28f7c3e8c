"""Changes: which facts two runs judge differently, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from extract.evaluation.faults import Fault
from extract.facts import KINDS

State = Literal["right", "inexact", "missed", "spurious", "not proposed"]

_QUOTED = 160
_HARM: dict[State, int] = {"right": 0, "not proposed": 0, "inexact": 1, "spurious": 2, "missed": 2}


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """An error as a run keeps it; `fields` are those annotated, of a spurious fact those proposed."""

    what: Literal["missed", "spurious", "inexact"]
    kind: str
    article: str
    rule: str
    start: int
    end: int
    fields: dict[str, Any]
    quote: str

    @property
    def key(self) -> tuple[str, ...]:
        """What tells the fact from others, in any run of the same gold."""
        about = msgspec.json.encode(self.fields, order="sorted").decode()
        return ("proposed" if self.what == "spurious" else "gold", self.article, self.kind, about)


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that fared otherwise before; the mark is that of the later run, else of the former."""

    before: State
    after: State
    mark: Mark

    @property
    def harm(self) -> int:
        """How much worse it fares: above 0 if worse, below 0 if better."""
        return _HARM[self.after] - _HARM[self.before]


def mark_of(fault: Fault) -> Mark:
    """Return an error as a run keeps it."""
    return Mark(
        fault.what,
        fault.kind,
        fault.article,
        fault.rule,
        fault.start,
        fault.end,
        fault.gold or fault.proposed,
        " ".join(fault.quote.split())[:_QUOTED],
    )


def changes(before: Iterable[Mark], after: Iterable[Mark]) -> list[Change]:
    """Return the facts that two runs of the same gold judge differently, the worst first, then by kind and place."""
    was, now = {mark.key: mark for mark in before}, {mark.key: mark for mark in after}
    found = [Change(_state(was.get(key), mark), _state(now.get(key), mark), mark) for key, mark in (was | now).items()]
    order = list(KINDS)
    return sorted(
        (change for change in found if change.before != change.after),
        key=lambda one: (-one.harm, order.index(one.mark.kind), one.mark.article, one.mark.start),
    )


def _state(mark: Mark | None, other: Mark) -> State:
    if mark is not None:
        return mark.what
    return "not proposed" if other.what == "spurious" else "right"
