"""A plain session: a fact is told, an answer is read, and the session beneath does what the full screen's does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from extract.facts import KINDS
from tui.drafts import Entry
from tui.entries import readings
from tui.gateway import Gateway, Span, StoreError, Verdict
from tui.outbox import Waits
from tui.plain.adjudicating import Adjudicating
from tui.plain.answers import QUESTION, QUESTION_AGAIN, command_of, help_lines
from tui.plain.batch import Batches
from tui.plain.choosing import Choosing
from tui.plain.console import Console, Interrupted, Stopped
from tui.plain.form import LineForm
from tui.plain.looking import Looking
from tui.plain.quoting import find_quote
from tui.plain.telling import article_lines, fact_lines, kind_lines, text_lines
from tui.session import ReviewSession
from tui.wording import no_such_field, ordered_fields

_VERDICTS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG)


class PlainReview:
    """Asks about one fact after another until the reviewer quits."""

    def __init__(self, session: ReviewSession, gateway: Gateway, console: Console) -> None:
        self._session = session
        self._gateway = gateway
        self._console = console
        self._told: tuple[str, tuple[int, int] | None] = ("", None)
        self._question = QUESTION
        self._handlers = self._commands()

    async def run(self, first: str = "") -> None:
        """Ask until the session ends, which `Stopped` tells; the store must be open, and this command is the first."""
        while True:
            try:
                if first:
                    command, first = first, ""
                    self._tell_words(str(await self._handlers[command]()))  # type: ignore[misc]
                self._tell_words(await self._session.settle())
            except StoreError as error:
                self._console.tell(f"Not stored: {error}")
            self._tell_where()
            try:
                question, self._question = self._question, QUESTION_AGAIN
                await self._answer(await self._console.ask(f"Decide: {question}"))
            except Interrupted:
                await self._confirm_end("Interrupted.")
            except Waits as waits:
                self._tell_words(str(waits))
            except StoreError as error:
                self._told = ("", None)
                self._console.tell(f"Not done: {error}")

    def _commands(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        session = self._session
        return {
            **{f"review.{verdict}": lambda verdict=verdict: session.decide(verdict) for verdict in _VERDICTS},  # type: ignore[misc]
            "review.correct": self._correct,
            **Choosing(session, self._gateway, self._console).commands(),
            **Batches(session, self._gateway, self._console).commands(),
            "review.adjudicate": Adjudicating(session, self._gateway, self._console).run,
            **Looking(session, self._gateway, self._console).commands(),
            "review.repeat": session.correct_as_before,
            "review.undo": session.undo,
            "review.redo": session.redo,
            "review.add": self._add,
            "review.note": self._note,
            "review.next_fact": lambda: session.move_fact(1),
            "review.previous_fact": lambda: session.move_fact(-1),
            "review.next_article": session.move_article,
            "review.previous_article": lambda: session.move_article(back=True),
            "review.next_open": session.next_open,
            "review.quit": self._quit,
            "anywhere.help": lambda: self._tell(*help_lines()),
            "plain.read": self._read,
        }

    async def _answer(self, line: str) -> None:
        command = command_of(line)
        if command is not None:
            said = self._handlers[command]()
            words = said if isinstance(said, str) else await said
        elif line.isdecimal() and len(line) <= 2:
            words = await self._correct(int(line) or 10)
        else:
            pasted = await self._console.discard_paste()
            lines = "line that came with it was" if pasted == 1 else f"{pasted} lines that came with it were"
            also = f" The {lines} ignored, too." if pasted else ""
            words = f'"{line}" is no answer: one letter a line, then Enter; ? tells them.{also}'
        self._tell_words(words)

    def _tell_words(self, words: str) -> None:
        if words:
            self._console.tell(f"{words[0].upper()}{words[1:]}{'' if words[-1] in '.!?' else '.'}")

    def _tell_where(self) -> None:
        """Tell the article where it is another than before, and the fact where it is another or has changed."""
        session = self._session
        article = session.article.id if session.article else ""
        fact = (session.fact.id, session.fact.version) if session.fact else None
        if article != self._told[0]:
            self._console.tell("", *article_lines(session))
        if (article, fact) != self._told:
            self._console.tell("", *fact_lines(session))
        self._told = (article, fact)

    async def _correct(self, number: int = 0) -> str:
        session, fact = self._session, self._session.fact
        form = await self._form()
        if fact is None or form is None:
            return "there is no fact here to correct"
        if number > len(ordered_fields(fact.kind)):
            return no_such_field(fact.kind)
        await self._see_free()
        before = Entry(fact.kind, fact.fields, session.evidence or Span(fact.start, fact.end), fact.spans)
        filled = await form.correct(before, number)
        return "" if filled is None else await session.correct(filled[0])

    async def _add(self) -> str:
        session, article, form = self._session, self._session.article, await self._form()
        folded = await session.folded()
        if article is None or form is None or folded is None:
            return "there is no article to add a fact to"
        await self._see_free()
        kind = await self._kind()
        question = "The words of the article that show it, or an empty line to add nothing."
        words = await self._console.ask(question) if kind else ""
        evidence = await find_quote(self._console, article, folded, words) if words else None
        if evidence is None:
            return "nothing was added"
        filled = await form.add((await asyncio.to_thread(readings, article, kind, evidence, exactly=True))[0])
        return "" if filled is None else await session.add(filled[0])

    async def _see_free(self) -> None:
        """Ask nobody to fill in what would be refused: lines that were typed ahead come before the store's answer."""
        await self._session.claims.is_free()
        await self._session.claims.see_free()

    async def _kind(self) -> str:
        self._console.tell(*kind_lines())
        question = "Which kind of fact is missing? Its number or name, or an empty line for none."
        answer = await self._console.ask(question)
        named = dict(enumerate(KINDS, 1))
        return named.get(int(answer), "") if answer.isdecimal() else answer if answer in KINDS else ""

    async def _form(self) -> LineForm | None:
        article, folded = self._session.article, await self._session.folded()
        return LineForm(self._console, article, folded) if article and folded else None

    async def _note(self) -> str:
        if self._session.fact is None:
            return "there is no fact here to note anything on"
        now = self._session.note
        present = f'The note is "{now}". An empty line keeps it, - clears it.'
        typed = await self._console.ask(present if now else "The note, or an empty line for none.")
        return await self._session.write_note("" if typed == "-" else typed) if typed else "the note stays as it was"

    def _read(self) -> str:
        article = self._session.article
        return self._tell(*text_lines(article)) if article else "there is no article here"

    def _tell(self, *lines: str) -> str:
        self._console.tell(*lines)
        return ""

    async def _quit(self) -> str:
        session = self._session
        if session.outbox:
            try:
                await self._confirm_end(f"{session.outbox.words}.")
            except Stopped:
                session.outbox.abandon()
                raise
        elif session.undecided_changes:
            await self._confirm_end(f"{session.undecided_changes} fact(s) have a note that no decision has stored.")
        else:
            raise Stopped(0)
        return ""

    async def _confirm_end(self, why: str) -> None:
        """End the session where the reviewer says so; Ctrl+c once more says so, too."""
        try:
            answer = await self._console.ask(f"{why} End the session? yes (y), or an empty line to go on.")
        except Interrupted:
            raise Stopped(0) from None
        if answer in {"y", "yes"}:
            raise Stopped(0)
