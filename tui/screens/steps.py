"""The first steps: six keys tried on the fact at hand, each told in one line that waits for its key and blocks none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.commands import Scope, key_for
from tui.widgets.status_line import TwoEndedLine

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

STEPS = "steps"
"""The setting that keeps, as "seen", that a reviewer has been shown them."""

_SHOWN = "-steps"
_END = "review.show_all"
"""The command of Esc while reviewing; as long as the steps are shown it ends them."""


class Step(NamedTuple):
    """A command to try and the line that asks for it, where "{key}" and "{undo}" stand for keys."""

    command: str
    line: str


_ALL = (
    Step("review.next_value", "Marked is the evidence. {key} shows where each value stands."),
    Step("review.accept", "Right as shown? {key} accepts it; {undo} would take that back."),
    Step("review.undo", "Stored, and the next fact is here. {key} takes it back."),
    Step("review.correct", "A wrong value? {key} opens the form; Esc leaves all as it was."),
    Step("review.next_fact", "Not sure? {key} goes to the next fact and decides nothing."),
    Step("anywhere.help", "{key} shows every key. {undo} undoes what these steps decided."),
)


class FirstSteps:
    """Which of the steps are done on a review screen, and the line that shows the one that waits while reviewing."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._left: list[Step] = []

    async def begin(self) -> None:
        """Show the first step, and keep that this reviewer has seen it."""
        if self._screen.session.fact is None:
            return
        self._left = list(_ALL)
        self._show()
        await self._screen.session.keep(STEPS, "seen")

    def ends_by(self, command_id: str) -> bool:
        """End the steps where this is the command to, and tell whether it was."""
        if not self._left or command_id != _END:
            return False
        self._left.clear()
        self._show()
        return True

    def done(self, command_id: str) -> None:
        """Note that a command was carried out."""
        if self._left:
            self._left = [step for step in self._left if not _is(step.command, command_id)]
            self._show()

    def _show(self) -> None:
        shown = (
            bool(self._left) and self._screen.mode is Scope.REVIEW
        )  # elsewhere the key of the step does another thing
        self._screen.set_class(shown, _SHOWN)
        if shown:
            step = self._left[0]
            line = step.line.format(key=key_for(step.command), undo=key_for("review.undo"))
            number = _ALL.index(step) + 1
            self._screen.query_one("#steps", TwoEndedLine).say(
                f" {number}/{len(_ALL)} {line}", "Esc ends ", style="strong"
            )


def _is(step: str, command_id: str) -> bool:
    return command_id == step or (step == "review.correct" and command_id.startswith("review.field_"))
