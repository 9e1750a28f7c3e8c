"""Rejecting with a reason: one key for a usual one, own words for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Scope, choices, key_for
from tui.gateway import REASONS, ConflictError, ReviewFact
from tui.screens.left_entry import LeftEntries
from tui.screens.marker import Handler
from tui.widgets.menu_line import MenuLine
from tui.widgets.prompt import Prompt
from tui.wording import Naming, name_of

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen


class Reasons:
    """Which fact of a review screen is rejected for what, and the commands for it: the one at hand, or the last."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._of: ReviewFact | None = None
        self._left = LeftEntries[str]()

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of giving a reason does, by its id."""
        return {
            "review.reject_because": self._ask,
            **{
                f"reason.{number}": lambda reason=reason: self._reject(reason)  # type: ignore[misc]
                for number, reason in enumerate(REASONS, 1)
            },
            "reason.words": self._ask_for_words,
            "reason.last": self._turn_to_last,
            "reason.cancel": self._leave,
            "reason_words.save": self._reject_in_own_words,
            "reason_words.cancel": self._leave_words,
        }

    @property
    def _prompt(self) -> Prompt:
        return self._screen.query_one("#reason", Prompt)

    def _ask(self) -> str:
        fact = self._screen.session.fact
        if fact is None:
            return "there is no fact here to reject"
        self._of = fact
        self._screen.enter(Scope.REASON)
        self._screen.query_one(MenuLine).show(choices(Scope.REASON))
        return self._question(fact)

    def _turn_to_last(self) -> str:
        last = self._screen.session.just_rejected
        if last is None:
            return f"nothing was rejected just now: {self._question(self._of)}" if self._of else ""
        self._of = last
        return self._question(last)

    def _question(self, fact: ReviewFact) -> str:
        if fact.reason:
            return f"why reject this fact (so far: {fact.reason})?"
        return Naming(f"why reject {name_of(fact)}?")

    async def _reject(self, reason: str) -> str:
        """Reject and leave; where the store fails, own words stay in their line and the same key tries again."""
        try:
            words = await self._screen.session.reject(reason, self._of) if self._of else ""
        except ConflictError:
            self._leave()
            raise
        self._leave()
        return words

    def _ask_for_words(self) -> str:
        left = self._left.take_up(self._key)
        self._screen.enter(Scope.REASON_WORDS)
        self._prompt.edit(self._stored if left is None else left)
        return self._question(self._of) if self._of else ""

    @property
    def _key(self) -> tuple[int, int] | None:
        return (self._of.id, self._of.version) if self._of else None

    @property
    def _stored(self) -> str:
        """The reason in own words that the fact has."""
        return self._of.reason if self._of and self._of.reason not in REASONS else ""

    async def _reject_in_own_words(self) -> str:
        words = " ".join(self._prompt.input.typed.split())
        if not words:
            return "a reason has at least one word; Esc leaves the fact as it is"
        return await self._reject(words)

    def _leave_words(self) -> str:
        typed = self._prompt.input.typed
        if typed == self._stored:
            return self._leave()
        self._left.leave(self._key, typed)
        again = f"{key_for('review.reject_because')} {key_for('reason.words')}"
        return f"{self._leave()}; {again} brings back what you typed"

    def _leave(self) -> str:
        self._screen.enter(Scope.REVIEW)
        return "nothing was changed"
