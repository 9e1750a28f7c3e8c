"""Typing a filter line: what it could be, how many facts it lists, and the filters that are kept under names."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from tui.commands import Scope
from tui.course import COUNTED
from tui.filter_completion import complete
from tui.filter_known import known
from tui.filter_line import FilterError, Known, parse
from tui.filter_words import split
from tui.gateway import Filter, Gateway, StoreError
from tui.screens.marker import Handler
from tui.session import ReviewSession
from tui.widgets.ask_bar import ASKED, AskBar

PATIENCE = 0.12
"""Seconds without a further letter after which matches are counted."""

_USED = "filters"
_KEPT = 10
_HOW = "words, kind: rule: state: conf: check: reviewer: article:"

Count = Callable[[Filter], Awaitable[int]]
"""Counts what passes, up to one more than `COUNTED`."""

Take = Callable[[Filter, str], Awaitable[str | None]]
"""Follows a filter that was typed as this line ("" for none) and returns words; None where nothing matches."""


class FilterEntry:
    """The filter line of a screen, which has an `AskBar`; `enter` changes what its keys do, `home` is where they go."""

    def __init__(
        self,
        screen: Screen[Any],
        gateway: Gateway,
        session: ReviewSession,
        *,
        enter: Callable[[Scope], None],
        home: Scope,
        count: Count,
        take: Take,
    ) -> None:
        self._screen = screen
        self._gateway = gateway
        self._session = session
        self._enter, self._home = enter, home
        self._count_of, self._take = count, take
        self._known = Known()
        self._typed = ""
        self._offered: list[str] = []
        """What each line of the list puts into the editor."""

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of typing a filter does, by its id."""
        return {
            "filter.apply": self._apply,
            "filter.cancel": self._leave,
            "filter.complete": self._complete,
            "filter.down": lambda: self._pick(1),
            "filter.up": lambda: self._pick(-1),
            "filter.save": self._name,
            "filter.forget": self._forget,
            "naming.save": self._save,
            "naming.cancel": lambda: self._back(self._typed),
        }

    async def ask(self, line: str) -> str:
        """Let a filter be typed, this one being there."""
        await self._learn()
        return self._back(line)

    async def follow(self, line: str) -> str | None:
        """Follow a line as if it had been typed; None where nothing matches. Raises `FilterError`."""
        await self._learn()
        return await self._follow(line)

    def typed(self, line: str) -> None:
        """Say what the line could become and how many facts it lists, once nothing more is typed for a moment."""
        self._typed = line
        self._bar.offer(())
        self._tell()

    @property
    def _bar(self) -> AskBar:
        return self._screen.query_one(AskBar)

    def _back(self, line: str) -> str:
        self._enter(Scope.FILTER)
        self._typed = line
        self._bar.ask("filter", line)
        self._tell()
        return ""

    async def _learn(self) -> None:
        self._known = await known(self._gateway, self._session.reviewer)

    def _tell(self) -> None:
        bar, line = self._bar, self._bar.value
        offers = complete(line, bar.cursor, self._known).words
        try:
            wanted = parse(line, self._known)
        except FilterError as error:
            self._count(None)
            bar.say(f"Tab: {'   '.join(offers)}" if offers else str(error), "", trouble=not offers)
            return
        bar.say(f"Tab: {'   '.join(offers)}" if offers else "" if line.strip() else _HOW, None if line.strip() else "")
        self._count(wanted if line.strip() else None)

    def _count(self, wanted: Filter | None) -> None:
        """Count what matches, in place of what was being counted."""
        look: Callable[[], Awaitable[None]] = partial(self._count_soon, wanted)
        self._screen.run_worker(look, exclusive=True, group=ASKED)

    async def _count_soon(self, wanted: Filter | None) -> None:
        if wanted is None:
            return
        await asyncio.sleep(PATIENCE)
        try:
            found = await self._count_of(wanted)
        except StoreError as error:
            self._bar.say(f"not counted: {error}", "", trouble=True)
            return
        self._bar.say_right(f"{COUNTED:,}+ match" if found > COUNTED else f"{found:,} match")

    async def _apply(self) -> str:
        line = self._bar.line
        try:
            said = await self._follow(line)
        except FilterError as error:
            self._bar.select(error.start, error.end)
            self._bar.say(str(error), "", trouble=True)
            return ""
        if said is None:
            self._bar.say(f"nothing matches: {line}", "", trouble=True)
            return ""
        self._enter(self._home)
        return said

    async def _follow(self, line: str) -> str | None:
        wanted = parse(line, self._known)
        line = line if any(split(line)) else ""
        said = await self._take(wanted, line)
        if line and said is not None:
            used = [line, *(other for other in self._used if other != line)]
            await self._session.keep(_USED, "\n".join(used[:_KEPT]))
        return said

    def _leave(self) -> str:
        self._enter(self._home)
        return ""

    def _complete(self) -> str:
        bar = self._bar
        offer = complete(bar.value, bar.cursor, self._known)
        if offer.words:
            bar.put(*offer.taken(bar.value, bar.cursor))
            self._typed = bar.value
            self._tell()
        return ""

    @property
    def _used(self) -> list[str]:
        return [line for line in self._session.settings.get(_USED, "").split("\n") if line]

    def _pick(self, step: int) -> str:
        bar = self._bar
        if not bar.offered.values and step > 0:
            saved = self._known.saved
            used = [line for line in self._used if line not in saved.values()]
            self._offered = [*(f"@{name}" for name in saved), *used]
            bar.offer([*(f"@{name}  {line}" for name, line in saved.items()), *used])
            if not self._offered:
                bar.say("no filter was saved or used yet; Ctrl+s saves this one", "")
                return ""
        if bar.offered.pick(step):
            bar.put(self._typed if bar.offered.place is None else self._offered[bar.offered.place])
            self._tell()
        return ""

    def _name(self) -> str:
        self._typed = self._bar.value
        try:
            parse(self._typed, self._known)
        except FilterError as error:
            self._bar.say(f"not saved: {error}", trouble=True)
            return ""
        if not self._typed.strip():
            self._bar.say("there is no filter to save")
            return ""
        self._enter(Scope.NAMING)
        self._bar.ask("save as", "")
        self._bar.say(f"a name for: {self._typed}", "")
        return ""

    async def _save(self) -> str:
        name = "-".join(self._bar.line.replace('"', "").removeprefix("@").split())
        if not name:
            self._bar.say("a name is wanted; Esc goes back", trouble=True)
            return ""
        if f"@{name}" in self._typed.split():
            self._bar.say("a filter can't name itself", trouble=True)
            return ""
        await self._gateway.save_filter(self._session.reviewer, name, " ".join(self._typed.split()))
        await self._learn()
        self._back(self._typed)
        self._bar.say(f"saved: @{name} stands for this line from now on")
        return ""

    async def _forget(self) -> str:
        place, names = self._bar.offered.place, list(self._known.saved)
        if place is None or place >= len(names):
            self._bar.say("pick a saved filter first (↓)")
            return ""
        await self._gateway.drop_filter(self._session.reviewer, names[place])
        await self._learn()
        self._back("")
        self._bar.say(f"forgotten: @{names[place]}")
        return ""
