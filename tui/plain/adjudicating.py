"""Adjudicating in lines: each dispute is told, and one answer says who is right."""

from __future__ import annotations

from collections.abc import Iterator

from tui.adjudication import NONE_LEFT, OWN, Adjudication
from tui.disputed import BESIDE, READERS, beside, compared, marked
from tui.disputed_fact import DisputedFact
from tui.drafts import Entry
from tui.gateway import Dispute, Gateway, Span
from tui.plain.console import Console
from tui.plain.form import LineForm
from tui.plain.telling import text_lines
from tui.session import ReviewSession
from tui.wording import label

_QUESTION = (
    "Who is right? first (1), second (2), neither (x), correct (e), read the article (r), undo (u), "
    "leave it (empty), back (q)."
)
_NO_ANSWER = "1, 2, x, e, r, u, an empty line or q, then Enter."


class Adjudicating:
    """Goes through the disputes of a team until the adjudicator goes back."""

    def __init__(self, session: ReviewSession, gateway: Gateway, console: Console) -> None:
        self._session = session
        self._gateway = gateway
        self._console = console

    async def run(self) -> str:
        """Ask about one dispute after another; raises `RefusedError` for who may not settle them."""
        session = self._session
        disputes = Adjudication(self._gateway, session.deciding, session.watch)
        if said := await disputes.open(session.reviewer):
            return said
        session.claims.rest()
        while dispute := disputes.here:
            article = await disputes.read_article()
            own = [f"{OWN[0].upper()}{OWN[1:]}."] if disputes.is_own else []
            told = [*_lines(dispute, article.text if article else "")]
            told += [f"{BESIDE}: {one}" for one in beside(dispute, article.facts if article else ())]
            self._console.tell(
                "", f"Dispute {disputes.number} of {disputes.count}: {label(dispute.fact.kind)}.", *own, *told
            )
            answer = await self._console.ask(_QUESTION)
            if answer in {"q", "back"}:
                break
            words = await self._answer(disputes, answer)
            self._console.tell(*([f"{words[0].upper()}{words[1:]}"] if words else []))
            if words.startswith("this is the last"):
                break
        session.claims.look_again()
        await session.course.look_again(session.fact.id if session.fact else None)
        return "back to reviewing" if disputes.here else NONE_LEFT

    async def _answer(self, disputes: Adjudication, answer: str) -> str:
        match answer:
            case "1" | "first":
                return await disputes.take(0)
            case "2" | "second":
                return await disputes.take(1)
            case "x" | "neither":
                return await disputes.reject()
            case "e" | "correct":
                return await self._correct(DisputedFact(disputes))
            case "r" | "read":
                return self._read(disputes)
            case "u" | "undo":
                return await disputes.undo()
            case "":
                return await disputes.step(1) or "left as it is"
        return _NO_ANSWER

    async def _correct(self, disputed: DisputedFact) -> str:
        article, folded, fact = disputed.article, await disputed.folded(), disputed.fact
        if article is None or folded is None or fact is None:
            return NONE_LEFT
        before = Entry(fact.kind, fact.fields, Span(fact.start, fact.end), fact.spans)
        filled = await LineForm(self._console, article, folded).correct(before)
        return "" if filled is None else await disputed.correct(filled[0])

    def _read(self, disputes: Adjudication) -> str:
        if disputes.article is not None:
            self._console.tell(*text_lines(disputes.article))
        return ""


def _lines(dispute: Dispute, text: str) -> Iterator[str]:
    yield f"Sentence: {marked(dispute, text)}"
    for row in compared(dispute):
        if not row.differs:
            yield f"Both: {row.label}: {row.sides[0]}"
            continue
        for at, said in enumerate(row.sides):
            yield f"{READERS[at].capitalize()}: {row.label}: {said or 'nothing'}"
