"""Adjudicating in lines: each dispute is told, and one answer says who is right."""

from __future__ import annotations

from collections.abc import Iterator

from tui.adjudication import NONE_LEFT, Adjudication
from tui.disputed import READERS, compared, marked
from tui.gateway import Dispute, Gateway
from tui.plain.console import Console
from tui.session import ReviewSession
from tui.wording import label

_QUESTION = "Who is right? first (1), second (2), neither (x), undo (u), leave it (empty), back (q)."
_NO_ANSWER = "1, 2, x, u, an empty line or q, then Enter; correcting needs the full screen."


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
            self._console.tell("", *_lines(dispute, disputes.number, disputes.count))
            answer = await self._console.ask(_QUESTION)
            if answer in {"q", "back"}:
                break
            words = await self._answer(disputes, answer)
            self._console.tell(f"{words[0].upper()}{words[1:]}")
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
            case "u" | "undo":
                return await disputes.undo()
            case "":
                return await disputes.step(1) or "left as it is"
        return _NO_ANSWER


def _lines(dispute: Dispute, number: int, count: int) -> Iterator[str]:
    yield f"Dispute {number} of {count}: {label(dispute.fact.kind)}."
    yield f"Sentence: {marked(dispute)}"
    for row in compared(dispute):
        if not row.differs:
            yield f"Both: {row.label}: {row.sides[0]}"
            continue
        for at, said in enumerate(row.sides):
            yield f"{READERS[at].capitalize()}: {row.label}: {said or 'nothing'}"
