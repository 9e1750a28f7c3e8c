"""The filter of the review screen: typed, applied to the walk through the facts, and dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Scope, key_for
from tui.filter_line import FilterError
from tui.gateway import Filter, Gateway
from tui.screens.filter_entry import FilterEntry
from tui.screens.marker import Handler

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen


class Filtering:
    """Which facts a review screen goes through, and the commands for it."""

    def __init__(self, screen: ReviewScreen, gateway: Gateway) -> None:
        self._screen = screen
        self._entry = FilterEntry(
            screen,
            gateway,
            screen.session,
            enter=screen.enter,
            home=Scope.REVIEW,
            count=screen.session.course.count,
            take=self._take,
        )

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of filtering does, by its id."""
        return {
            "review.filter": lambda: self._entry.ask(self._screen.session.course.line),
            "review.show_all": self._show_all,
            **self._entry.handlers(),
        }

    async def follow(self, line: str) -> str:
        """Apply a line as if it had been typed, and return the words for the status line."""
        try:
            return await self._entry.follow(line) or f"nothing matches: {line}"
        except FilterError as error:
            return str(error)

    def typed(self, line: str) -> None:
        """Hear what is typed while it is a filter."""
        if self._screen.mode is Scope.FILTER:
            self._entry.typed(line)

    async def _take(self, wanted: Filter, line: str) -> str | None:
        session = self._screen.session
        said = await session.set_filter(wanted, line)
        if session.course.line != line:
            return None
        return said if line else _dropped(said)

    async def _show_all(self) -> str:
        if not self._screen.session.course.line:
            return "no filter is on"
        return _dropped(await self._screen.session.set_filter(Filter(), ""))


def _dropped(said: str) -> str:
    """Add to what is said of a dropped filter how one comes back to it."""
    return f"{said}; {' '.join(map(key_for, ('review.filter', 'filter.down')))} lists the last ones"
