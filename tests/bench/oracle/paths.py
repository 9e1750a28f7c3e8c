"""The shortest way for the cursor that selects words in an article."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from tui.gateway import Span
from tui.screens.selecting import Selection
from tui.widgets.wrapping import Wrapped

_MOST_STATES = 60_000


def shortest(text: str, wrapped: Wrapped, page: int, start: Span, target: Span) -> tuple[str, ...]:
    """Return the names of the moves from one word to another; raises `LookupError` where none is found."""
    moves: Mapping[str, Callable[[Selection], None]] = {
        "right": lambda selection: selection.next_word(),
        "left": lambda selection: selection.previous_word(),
        "down": lambda selection: selection.move_lines(wrapped, 1),
        "up": lambda selection: selection.move_lines(wrapped, -1),
        "page_down": lambda selection: selection.move_lines(wrapped, page),
        "page_up": lambda selection: selection.move_lines(wrapped, -page),
    }
    queue: deque[tuple[Span, int | None, tuple[str, ...]]] = deque([(start, None, ())])
    seen = {(start, None)}
    while queue and len(seen) < _MOST_STATES:
        cursor, column, path = queue.popleft()
        if cursor == target:
            return path
        for name, move in moves.items():
            selection = Selection(text, cursor.start)
            selection.cursor, selection._column = cursor, column
            move(selection)
            state = (selection.cursor, selection._column)
            if state not in seen:
                seen.add(state)  # type: ignore[arg-type]
                queue.append((*state, (*path, name)))
    raise LookupError(f"no way from {start} to {target}")
