"""Searching in the article: words are asked for, then their places are gone through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from extract.text import search_key
from tui.commands import Scope
from tui.gateway import Span
from tui.screens.marking import marks_of_search
from tui.widgets.article_view import ArticleView
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen


class Searching:
    """What was searched for on a review screen, and the commands for it; `add` adds a fact from a code point on."""

    def __init__(self, screen: ReviewScreen, add: Callable[[int], str]) -> None:
        self._screen = screen
        self._add = add
        self._asked = ""
        self._found: list[Span] = []
        self._at = 0

    def handlers(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        """Return what each command of searching does, by its id."""
        return {
            "review.search": self._ask,
            "search.find": self._find,
            "search.cancel": self._leave,
            "found.next": lambda: self._go(1),
            "found.previous": lambda: self._go(-1),
            "found.search": self._ask,
            "found.add": lambda: self._add(self._found[self._at].start),
            "found.page_down": lambda: self._screen.turn_page(1),
            "found.page_up": lambda: self._screen.turn_page(-1),
            "found.back": self._leave,
        }

    @property
    def _prompt(self) -> Prompt:
        return self._screen.query_one("#search", Prompt)

    def _ask(self) -> str:
        self._screen.enter(Scope.SEARCH)
        self._prompt.edit(self._asked)
        self._prompt.input.select_all()
        return ""

    async def _find(self) -> str:
        self._asked = self._prompt.input.typed
        folded = await self._screen.session.folded()
        found = list(folded.places(search_key(self._asked), whole=False)) if folded else []
        if not found:
            return f"not in the article: {self._asked}"
        self._found = found
        self._screen.enter(Scope.FOUND)
        first_seen = self._screen.query_one(ArticleView).first_offset
        self._at = bisect_left(found, (first_seen, 0)) % len(found)
        return self._go(0)

    def _go(self, step: int) -> str:
        self._at = (self._at + step) % len(self._found)
        self._screen.mark(marks_of_search(self._screen.session, self._found[self._at]))
        return f"{self._at + 1} of {len(self._found)}: {self._asked}"

    def _leave(self) -> str:
        self._screen.enter(Scope.REVIEW)
        return ""
