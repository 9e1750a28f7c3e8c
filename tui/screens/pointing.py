"""Marking words for the form: the value of a field, or the evidence anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from extract.facts import Field
from tui.commands import Scope
from tui.drafts import Entry
from tui.gateway import Span
from tui.screens.marker import Handler, Marker
from tui.screens.selecting import Selection
from tui.wording import field_name

if TYPE_CHECKING:
    from tui.screens.forms import FormScreen

Take = Callable[[Field | None, Span], str]
"""Takes the marked words as a field's value, or as the evidence where no field is meant."""


class Pointing:
    """What is being marked while a form waits; `save` saves the form, `resume` goes back to it."""

    def __init__(
        self, screen: FormScreen, take: Take, save: Callable[[], Awaitable[str]], resume: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._take = take
        self._save = save
        self._resume = resume
        self._marker = Marker(screen, Scope.SELECT)
        self._field: Field | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of marking does, by its id."""
        return {
            **self._marker.handlers(),
            "select.take": self._take_and_save,
            "select.keep": self._keep,
            "select.cancel": self._leave,
        }

    def begin(self, entry: Entry, field: Field | None) -> str:
        """Mark the value of a field from where it stands now, or the evidence."""
        article = self._screen.session.article
        if article is None:
            return ""
        self._field = field
        places = entry.spans.get(field.name, ()) if field else (entry.evidence,)
        start = Selection.of(article.text, places[0]) if places else Selection(article.text, entry.evidence.start)
        return self._marker.begin(start, field_name(field.name) if field else "evidence")

    def jump(self, letter: str) -> str:
        """Go to the next word that begins so."""
        return self._marker.jump(letter)

    def _keep(self) -> str:
        self._resume()
        return self._take(self._field, self._marker.selection.span)

    async def _take_and_save(self) -> str:
        said = self._keep()
        return await self._save() or said

    def _leave(self) -> str:
        self._resume()
        return ""
