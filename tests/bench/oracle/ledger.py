"""What the keys of a session were pressed for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

WIDTH = 60


@dataclass
class Ledger:
    """Keys by what was done, and by verdict, kind and field."""

    keys: Counter[str] = field(default_factory=Counter)
    """Keys in all, by habit."""
    times: Counter[str] = field(default_factory=Counter)
    """How often, by habit."""
    examples: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The costliest example of each habit."""
    by_verdict: Counter[str] = field(default_factory=Counter)
    decisions: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_field: Counter[str] = field(default_factory=Counter)
    verified: Counter[str] = field(default_factory=Counter)
    """Verified facts by kind."""

    def note(self, verdict: str, kind: str, habit: str, count: int, example: str, name: str = "") -> None:
        """Count keys that were pressed for a fact of this kind; `name` is the field that they changed."""
        self.keys[habit] += count
        self.times[habit] += 1
        self.examples[habit] = max(self.examples.get(habit, (0, "")), (count, example))
        self.by_verdict[verdict] += count
        self.by_kind[kind][verdict] += count
        if name:
            self.by_field[f"{kind}.{name}"] += count

    @property
    def per_fact(self) -> float:
        """Keys per verified fact."""
        return self.keys.total() / self.verified.total()

    def report(self) -> Iterator[str]:
        """Yield the lines of a report."""
        facts = self.verified.total()
        yield f"{self.keys.total()} keys for {facts} verified facts: {self.per_fact:.2f} keys per verified fact"
        yield ""
        yield from self._verdicts()
        yield ""
        yield from self._kinds()
        yield ""
        yield from (f"{name:30}{count:7} keys" for name, count in self.by_field.most_common())
        yield ""
        yield "The costliest habits"
        for habit, count in self.keys.most_common(10):
            most, example = self.examples[habit]
            yield f"{count:6} keys, {self.times[habit]:5} times: {habit}; at most {most}: {example[:WIDTH]}"

    def _verdicts(self) -> Iterator[str]:
        yield f"{'':10}{'times':>8}{'keys':>8}{'each':>8}"
        for verdict, count in self.by_verdict.most_common():
            times = self.decisions[verdict]
            yield f"{verdict:10}{times:8}{count:8}{count / times if times else 0:8.2f}"

    def _kinds(self) -> Iterator[str]:
        yield f"{'':10}{'facts':>8}{'each':>8}{'accept':>8}{'reject':>8}{'correct':>8}{'add':>8}"
        for kind, count in self.verified.items():
            keys = self.by_kind[kind]
            row = "".join(f"{keys[verdict]:8}" for verdict in ("accept", "reject", "correct", "add"))
            yield f"{kind:10}{count:8}{keys.total() / count:8.2f}{row}"
