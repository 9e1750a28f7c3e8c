"""Adding a missed fact: words are marked, the key of a kind ends that, and the rules fill the form."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from extract.facts import KINDS
from tui.commands import Scope, key_for
from tui.drafts import Entry
from tui.entries import readings
from tui.evidence import sentence_at
from tui.screens.marker import Handler, Marker
from tui.screens.selecting import Selection
from tui.widgets.article_view import ArticleView
from tui.wording import field_name, ordered_fields, summary

if TYPE_CHECKING:
    from tui.screens.forms import FormScreen

_PATIENCE = 0.1
"""Seconds after which the kind that was chosen is named, where the form isn't there yet."""

OpenForm = Callable[[tuple[Entry, ...]], Awaitable[str]]


class Adding:
    """Where a reviewer looks for a missed fact; `open_form` gets what the marked words may state, likeliest first."""

    def __init__(self, screen: FormScreen, open_form: OpenForm) -> None:
        self._screen = screen
        self._open_form = open_form
        self._marker = Marker(screen, Scope.ADD)
        self._last: tuple[str, int | None, int] | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return what each command of adding does, by its id."""
        return {
            "review.add": self.begin,
            **{f"add.{kind}": partial(self._choose, kind) for kind in KINDS},
            **self._marker.handlers(),
            "add.cancel": self._cancel,
        }

    def begin(self, start: int | None = None) -> str:
        """Mark the sentence at a code point; else that of the last fact added here, of the fact at hand, or in view."""
        article = self._screen.session.article
        if article is None:
            return "there is no article to add a fact to"
        at = self._where_to_start(article.id, article.text) if start is None else start
        self._marker.begin(Selection(article.text, at, by_sentence=True, pointed=start is not None), "to add from")
        return "a missed fact: go to its sentence, then press the digit of its kind"

    def jump(self, letter: str) -> str:
        """Go to the next word that begins so."""
        return self._marker.jump(letter)

    def added(self, entry: Entry) -> None:
        """Remember where a fact was added: the next one may stand in the same sentence."""
        session = self._screen.session
        if session.article:
            self._last = session.article.id, session.fact.id if session.fact else None, entry.evidence.start

    def _where_to_start(self, article: str, text: str) -> int:
        session, view = self._screen.session, self._screen.query_one(ArticleView)
        if self._last and self._last[:2] == (article, session.fact.id if session.fact else None):
            return sentence_at(text, self._last[2]).start
        seen = session.evidence is not None and view.sees(session.evidence)
        return sentence_at(text, session.evidence.start).start if session.evidence and seen else view.first_offset

    async def _choose(self, kind: str) -> str:
        article, selection = self._screen.session.article, self._marker.selection
        if article is None:
            return ""
        words, at = selection.span, selection.pointed_at
        reading = asyncio.to_thread(readings, article, kind, words, at, exactly=selection.anchored)
        found = asyncio.ensure_future(reading)
        if not (await asyncio.wait({found}, timeout=_PATIENCE))[0]:
            self._screen.say(f"{KINDS[kind].label}: the rules read the words")
        return await self._open_form(await found)

    def _cancel(self) -> str:
        self._screen.enter(Scope.REVIEW)
        return "nothing was added"


def reading_lines(entries: tuple[Entry, ...], text: str) -> list[str]:
    """Return a line for each of the facts that marked words may state."""
    return [summary(one.kind, one.fields, text[slice(*one.evidence)]) or "nothing filled in" for one in entries]


def reading_words(entries: tuple[Entry, ...]) -> str:
    """Return what is said of the facts that marked words may state: how to go on with the first of them."""
    first = entries[0]
    if not first.fields:
        return "the rules find no such fact in these words: fill it in"
    empty = [
        field_name(spec.name)
        for spec in ordered_fields(first.kind)
        if spec.required and not first.fields.get(spec.name)
    ]
    end = f"still to fill in: {' and '.join(empty)}" if empty else f"{key_for('form.save', typing=True)} saves"
    if len(entries) == 1:
        return f"filled in from the article; {end}"
    return f"{len(entries)} readings: {key_for('form.down', typing=True)} takes the next; {end}"
