"""Deciding many facts at once in a plain session: their number is told first, and a yes decides on all or none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tui.batch_source import Source, percent
from tui.gateway import Candidate, Gateway, ListedFact, Span, Verdict
from tui.plain.console import Console
from tui.plain.telling import quoted_line
from tui.session import ReviewSession
from tui.wording import counted, name_of

_TOLD_AT_ONCE = 20
_ENDS = (*'.!?:;…”"«',)
_VERDICTS = {"a": Verdict.ACCEPT, "accept": Verdict.ACCEPT, "x": Verdict.REJECT, "reject": Verdict.REJECT}


class Batches:
    """Asks what becomes of all facts that say the same as the one at hand, or of all of its rule that are as sure."""

    def __init__(self, session: ReviewSession, gateway: Gateway, console: Console) -> None:
        self._session = session
        self._gateway = gateway
        self._console = console

    def commands(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        """Return what each command of deciding on many does, by its id."""
        return {"review.alike": self._alike, "review.of_rule": self._of_rule}

    async def _alike(self) -> str:
        fact = self._session.fact
        if fact is None:
            return "there is no fact here"
        return await self._decide(Source(fact), "no other pending fact says the same")

    async def _of_rule(self) -> str:
        fact = self._session.fact
        if fact is None:
            return "there is no fact here"
        if not fact.rule:
            return "this fact was added by hand: no rule proposed it"
        return await self._decide(Source(fact, percent(fact)), "no other pending fact of this rule is as sure")

    async def _decide(self, source: Source, alone: str) -> str:
        begun = self._session.watch.seconds
        facts, more = await source.facts(self._gateway)
        if all(one.fact == source.fact.id for one in facts):
            return alone
        title = source.title(len(facts), more=more)
        self._console.tell(f"{title[0].upper()}{title[1:]}.")
        verdict = await self._verdict(facts)
        if verdict is None or not await self._is_sure(verdict, len(facts)):
            return "nothing was decided"
        chosen = tuple((one.fact, one.version) for one in facts)
        took = round(self._session.watch.seconds - begun, 3)
        return f"{await self._session.decide_batch(verdict, chosen, took)}; u takes all back"

    async def _verdict(self, facts: tuple[Candidate, ...]) -> Verdict | None:
        """Return the answer, after as many of the sentences as are asked for."""
        told = 0
        while True:
            answer = await self._console.ask(
                "Accept all (a), reject all (x), tell their sentences (l), or an empty line to decide nothing."
            )
            if answer in _VERDICTS or not answer:
                return _VERDICTS.get(answer)
            if answer != "l":
                self._console.tell(f'"{answer}" is no answer here.')
            else:
                told = await self._tell(facts, told)

    async def _tell(self, facts: tuple[Candidate, ...], told: int) -> int:
        """Tell the next of the facts and return how many were told; behind the last, the first come again."""
        first = told if told < len(facts) else 0
        page = facts[first : first + _TOLD_AT_ONCE]
        listed = await self._gateway.listed([one.fact for one in page])
        self._console.tell(*(_line(number, one) for number, one in enumerate(listed, first + 1)))
        if first + len(page) < len(facts):
            self._console.tell(f"These are {first + 1} to {first + len(page)} of {counted(len(facts))}; l tells more.")
        return first + len(page)

    async def _is_sure(self, verdict: Verdict, number: int) -> bool:
        question = f"{verdict.capitalize()} {counted(number)}? yes (y) or no (n)"
        while (answer := await self._console.ask(question)) not in {"y", "yes", "n", "no", ""}:
            self._console.tell("Answer y or n.")
        return answer in {"y", "yes"}


def _line(number: int, listed: ListedFact) -> str:
    fact = listed.fact
    text = listed.before + fact.quote + listed.after
    evidence = Span(len(listed.before), len(listed.before) + len(fact.quote))
    sentence = quoted_line(text, evidence)
    if not sentence.endswith(_ENDS):  # of a long one, the store gives the beginning
        sentence = f"{sentence.rpartition(' ')[0]} …"
    return f"{number} {name_of(fact)}. {sentence} Article: {' '.join((listed.title or fact.article).split())}."
