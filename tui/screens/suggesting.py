"""Suggestions for the field with the cursor: computed in a thread, of several questions only the latest is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.facts import Field
from extract.values import show_value
from tui.drafts import Entry
from tui.gateway import Gateway, Outcome, Span, StoreError
from tui.repeating import given_before
from tui.selected import likely_values
from tui.widgets.fact_form import FactForm

if TYPE_CHECKING:
    from tui.folding import FoldedText
    from tui.gateway import StoredArticle
    from tui.known import KnownValues
    from tui.screens.forms import FormScreen
    from tui.suggest import Suggester

_LIKELY = 40
_GROUP = "suggest"


class Question(NamedTuple):
    """A field, what stands in it, and whether somebody typed that."""

    spec: Field
    shown: str
    typed: bool


class Suggesting:
    """Answers the form's questions for suggestions. The verified values are read once and kept up afterwards."""

    def __init__(self, screen: FormScreen, gateway: Gateway) -> None:
        self._screen = screen
        self._gateway = gateway
        self._known: KnownValues | None = None
        self._reading = False
        self._suggester: Suggester | None = None
        self._question: Question | None = None
        self._opened = 0
        self._answered = asyncio.Event()
        self._answered.set()
        gateway.listen(self._learn)

    def close(self) -> None:
        """Keep up with decisions no longer."""
        self._gateway.listen_no_more(self._learn)

    def begin(self, entry: Entry) -> None:
        """Prepare for a form that opens with this entry; questions wait until that is done."""
        self._suggester, self._question = None, None
        self._opened += 1
        self._run(self._prepare(entry, self._opened))
        if self._known is None and not self._reading:
            self._reading = True
            self._screen.run_worker(self._read_known(), group=_GROUP)

    def ask(self, spec: Field, shown: str, typed: bool) -> None:
        """Answer at the form, as soon as may be, what a field may take; a later question takes the place of this."""
        self._question = Question(spec, shown, typed)
        if self._suggester is not None and self._answered.is_set():
            self._run(self._answer())

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self._answered.clear()
        self._screen.run_worker(work, group=_GROUP)

    async def settled(self, *, at_most: float | None = None) -> None:
        """Wait until the latest question is answered, or so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), at_most)

    def values(self, spec: Field, shown: str, *, typed: bool) -> Sequence[str]:
        """Return the suggestions for a field at once; nothing while they are being prepared."""
        if self._suggester is None:
            return ()
        return self._suggester(spec, shown) if typed else self._suggester.untyped(spec, shown)

    async def _prepare(self, entry: Entry, opened: int) -> None:
        from tui.spelling import compare

        article, folded = self._screen.session.article, await self._screen.session.folded()
        if article is not None and folded is not None:
            suggester = await asyncio.to_thread(self._suggester_for, article, folded, entry)
            if opened == self._opened:
                self._suggester = suggester
                self._screen.query_one(FactForm).compare_with(partial(compare, folded))
        if opened == self._opened:
            await self._answer()

    def _suggester_for(self, article: StoredArticle, folded: FoldedText, entry: Entry) -> Suggester:
        from tui.known import KnownValues
        from tui.suggest import Suggester

        likely: dict[str, Sequence[str]] = {}

        def asked(spec: Field) -> Sequence[str]:
            if spec.name not in likely:
                near = entry.spans[spec.name][0] if entry.spans.get(spec.name) else entry.evidence
                likely[spec.name] = _shown_values(article, entry, spec, near)
            return likely[spec.name]

        return Suggester(article, self._known or KnownValues({}), folded, entry.evidence, asked)

    async def _answer(self) -> None:
        try:
            while (question := self._question) is not None:
                spec, shown, typed = question
                values = await asyncio.to_thread(self.values, spec, shown, typed=typed)
                if self._question == question:
                    self._question = None
                    self._screen.query_one(FactForm).offer(spec.name, shown, values)
        finally:
            self._answered.set()

    async def _read_known(self) -> None:
        from tui.known import KnownValues

        try:
            values = await self._gateway.known_values()
        except StoreError as error:
            self._screen.say(f"no suggestions from verified facts: {error}")
            return
        finally:
            self._reading = False
        self._known = await asyncio.to_thread(KnownValues, values)
        if self._suggester is not None:
            self._suggester.know(self._known)

    def _learn(self, outcome: Outcome | None) -> None:
        """Keep up with a decision; one on many facts lets the values be read anew."""
        if outcome is None:
            self._known = None
        elif self._known is not None:
            self._known.learn(outcome.fact)


def _shown_values(article: StoredArticle, entry: Entry, spec: Field, near: Span) -> Sequence[str]:
    given = given_before(article, entry.kind, spec.name, entry.evidence)
    values = [*given, *likely_values(article, entry.kind, spec, near, limit=_LIKELY)]
    return list(dict.fromkeys(show_value(spec.value_type, value) for value in values))
