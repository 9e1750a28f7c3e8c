"""Long lists of numbers, in parts that one statement takes: SQLite binds at most 32,766 values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_MOST = 1000


def chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the numbers in order, at most 1,000 at a time."""
    return (numbers[start : start + _MOST] for start in range(0, len(numbers), _MOST))
