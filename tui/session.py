"""The review session: what each command of a reviewer does, from the fact at hand to the decision and the next fact."""

from __future__ import annotations

import asyncio
from typing import Any

from tui.claims import Claims
from tui.course import Course
from tui.deciding import SETTLED, VERDICT_OF, Deciding, met, with_entry
from tui.drafts import Drafts, Entry
from tui.evidence import Edge
from tui.filter_known import read
from tui.filter_line import FilterError
from tui.folding import FoldedText
from tui.gateway import (
    Batch,
    ConflictError,
    Decision,
    Filter,
    Gateway,
    Order,
    Outcome,
    Position,
    ReviewFact,
    Span,
    State,
    StoredArticle,
    StoreError,
    Verdict,
)
from tui.outbox import Waits, or_waits
from tui.repeating import as_before, what_changed
from tui.stopwatch import Stopwatch
from tui.walk import Walk
from tui.wording import ORDER_WORDS, RESULTS, Naming, counted, done_words, name_of, outcome_words, went_to

_ORDER = "order"


class ReviewSession:
    """What a reviewer is doing. Each method returns the words for the status line, or raises `StoreError`."""

    def __init__(self, gateway: Gateway, reviewer: str) -> None:
        self._gateway = gateway
        self.reviewer = reviewer
        self.place = ""
        self.articles = 0
        self.watch = Stopwatch()
        gateway.read_as(reviewer)
        self.claims = Claims(gateway, reviewer)
        self._walk = Walk(gateway, self.watch, self.claims)
        self.course = Course(gateway, self._walk)
        self._drafts = Drafts()
        self.deciding = Deciding(gateway, reviewer, self._take)
        self.outbox = self.deciding.outbox
        self._walk.held = self.outbox.held
        self._folded: tuple[str, FoldedText] | None = None
        self.settings: dict[str, str] = {}

    @property
    def article(self) -> StoredArticle | None:
        """The article at hand."""
        return self._walk.article

    @property
    def index(self) -> int:
        """The place of the fact at hand in its article."""
        return self._walk.index

    @property
    def facts(self) -> tuple[ReviewFact, ...]:
        """The facts of the article at hand, in reading order."""
        return self._walk.facts

    @property
    def fact(self) -> ReviewFact | None:
        """The fact at hand, if the article has any."""
        return self._walk.fact

    @property
    def evidence(self) -> Span | None:
        """The evidence of the fact at hand, as it was last moved."""
        return self._drafts.evidence_of(self.fact) if self.fact else None

    @property
    def note(self) -> str:
        """The note on the fact at hand, as it was last written."""
        return self._drafts.note_of(self.fact) if self.fact else ""

    @property
    def pending(self) -> int:
        """How many facts of the article at hand wait for a decision."""
        return sum(fact.state is State.PENDING for fact in self.facts)

    @property
    def undecided_changes(self) -> int:
        """How many facts have moved evidence or a note that no decision has stored yet."""
        return len(self._drafts)

    async def folded(self) -> FoldedText | None:
        """Return the text of the article at hand as it is searched without diacritics; it is folded once."""
        article = self.article
        if article is not None and (self._folded is None or self._folded[0] != article.id):
            self._folded = article.id, await asyncio.to_thread(FoldedText, article.text)
        return self._folded[1] if article and self._folded else None

    async def open(
        self,
        start_article: str | None = None,
        *,
        order: str = "",
        filter_line: str = "",
        usual_order: str = Order.ARTICLE,
    ) -> str:
        """Open the store and go to this article, to where the last session was left, or to the first pending fact.

        The order is the one that is asked for, else that of the last session, else the usual one; `filter_line` is as
        one types it.
        """
        self.place = await self._gateway.open(self.reviewer)
        position = Position(article=start_article) if start_article else await self._gateway.position(self.reviewer)
        if not (position and await self._walk.reopen(position.article, position.fact)):
            article = await self._gateway.pending_article() or await self._gateway.first_article()
            if article is None:
                return "no articles in the store; add some with: duyet review PATH"
            await self._walk.begin_at(article)
        self.articles = await self._gateway.article_count()
        self.settings = dict(await self._gateway.settings(self.reviewer))
        kept = self.settings.get(_ORDER, usual_order)
        wanted = Order(order or kept) if (order or kept) in set(Order) else Order.ARTICLE
        from_start = wanted != self.settings.get(_ORDER, Order.ARTICLE)
        await self.course.follow(wanted, Filter(), "", from_start=from_start)
        if not filter_line:
            return f"{self.reviewer} at {self.place}"
        try:
            return await self.set_filter(await read(filter_line, self._gateway, self.reviewer), filter_line)
        except FilterError as error:
            return f"not filtered: {error}"

    async def keep(self, name: str, value: str) -> None:
        """Keep a small setting for the sessions to come; "" is as if it had never been set. Decisions go before it."""
        self.settings[name] = value
        await self.outbox.soon(self._gateway.keep_settings(self.reviewer, {name: value}))

    async def decide(self, verdict: Verdict) -> str:
        """Commit a verdict on the fact at hand and go to the next pending fact."""
        fact = self.fact
        if fact is None:
            return "there is no fact here to decide"
        if verdict is Verdict.ACCEPT and self._drafts.has_moved(fact):
            return await self.correct(Entry(fact.kind, fact.fields, self._drafts.evidence_of(fact), fact.spans))
        if fact.state in SETTLED[verdict]:
            return await (self._decide_again(fact) if self._drafts.has_note(fact) else self._look_again(fact))
        return await self._commit(Decision(verdict=verdict, **self._about(fact)))

    @property
    def just_rejected(self) -> ReviewFact | None:
        """The fact that the latest decision rejected without a reason."""
        return self.deciding.rejected

    @or_waits
    async def reject(self, reason: str, fact: ReviewFact) -> str:
        """Commit a rejection with its reason: the fact at hand is left for the next; what is rejected stays so."""
        again = fact.state is State.REJECTED
        if again and fact.reason == reason and not self._drafts.has_note(fact):
            return f"already rejected: {reason}"
        decision = Decision(verdict=Verdict.REJECT, reason=reason, **self._about(fact))
        if not again:
            return await self._commit(decision)
        self._take(await self._send(decision))
        return f"reason stored: {reason}"

    async def decide_batch(
        self, verdict: Verdict, facts: tuple[tuple[int, int], ...], took: float, reason: str = ""
    ) -> str:
        """Commit one verdict on many facts (ids and versions seen) and go to the next pending fact."""
        fact = self.fact
        at_hand = Position(article=fact.article, fact=fact.id) if fact else None
        batch = Batch(verdict=verdict, facts=facts, reason=reason, **self.deciding.signed(took))
        said = f"{RESULTS[verdict]} {counted(len(facts))}"
        try:
            await self.deciding.send_batch(batch, at_hand)
            await self.course.look_again(fact.id if fact else None)
            await self.course.renew()
        except Waits as waits:
            said = str(waits)
        further = "" if self.fact and self._walk.waits(self.fact) else await self._go_on()
        self.remember()
        return "; ".join(filter(None, (said, further)))

    async def correct(self, entry: Entry) -> str:
        """Commit the fact at hand as a form gives it; what is unchanged is accepted."""
        fact = self.fact
        if fact is None:
            return "there is no fact here to correct"
        if entry.says_the_same_as(fact):
            self._drafts.put_back(fact)
            return await self.decide(Verdict.ACCEPT)
        return await self._commit(with_entry(Decision(verdict=Verdict.CORRECT, **self._about(fact)), entry))

    async def correct_as_before(self) -> str:
        """Correct the fact at hand as the nearest corrected fact of its kind and article was, where that fits."""
        fact = self.fact
        if fact is None or self.article is None:
            return "there is no fact here to correct"
        entry = as_before(fact, self.article, self._drafts.evidence_of(fact))
        if entry is None:
            return "no correction in this article fits this fact"
        said = what_changed(fact, entry.fields)
        words = await self.correct(entry)
        return "; ".join((words.partition(":")[0], said))

    @or_waits
    async def add(self, entry: Entry) -> str:
        """Commit a fact that the machine missed; the fact at hand stays at hand."""
        if self.article is None:
            return "there is no article to add a fact to"
        about = self.deciding.signed(self.watch.seconds) | {"article": self.article.id, "kind": entry.kind}
        outcome = await self._send(with_entry(Decision(verdict=Verdict.ADD, **about), entry))
        self._walk.insert(outcome.fact)
        return Naming(f"added {name_of(outcome.fact)}")

    async def undo(self) -> str:
        """Put back evidence that was moved here; else take back the latest decision and go to its fact, wherever."""
        if self.fact and self._drafts.has_moved(self.fact):
            return self._drafts.put_back(self.fact)
        outcome = await self.deciding.undo()
        if outcome is None:
            return "nothing is left to undo"
        await self._go_to(outcome)
        state = outcome.fact.state
        if outcome.batch == 1 and (RESULTS[outcome.verdict] is state or VERDICT_OF.get(state) is outcome.verdict):
            return Naming(f"taken back; still {state}: {outcome_words(outcome)}")
        return Naming(f"no longer {RESULTS[outcome.verdict]}: {outcome_words(outcome)}")

    async def redo(self) -> str:
        """Decide again what was undone last, as long as nothing else was decided since, and go on as it did then."""
        undone = self.deciding.undone
        try:
            outcome = await self.deciding.redo(self.watch.seconds)
        except ConflictError:
            await self.course.look_again(self.fact.id if self.fact else None)
            raise
        if outcome is None:
            return "nothing was undone since the latest decision"
        await self._go_to(outcome)
        done = outcome.fact.state if outcome.batch == 1 else RESULTS[outcome.verdict]
        went_on = outcome.verdict is not Verdict.ADD and undone and undone.state != outcome.fact.state
        decided = self.fact and self.fact.state is not State.PENDING
        further = await self.course.advance() if went_on and decided else ""
        self.remember()
        return "; ".join((f"again {done}", further)) if further else Naming(f"again {done}: {outcome_words(outcome)}")

    async def write_note(self, note: str) -> str:
        """Keep a note for the decision on the fact at hand; a decided fact is decided again, with the note."""
        fact = self.fact
        if fact is None:
            return "there is no fact here to note anything on"
        self._drafts.write_note(fact, note)
        if note == fact.note:
            return ""
        if fact.state is State.PENDING:
            return "the note is stored with your decision"
        return await self._decide_again(fact)

    async def move_fact(self, step: int) -> str:
        """Go to another fact of the article or queue."""
        return await self.course.step(step)

    async def go_to(self, index: int) -> str:
        """Go to the fact at this place of the list."""
        return await self.course.go_to(index)

    async def move_article(self, *, back: bool = False) -> str:
        """Go to the next or previous article, at the fact where this session left it, else the first pending one."""
        said = await self.course.next_article(back=back)
        self.remember()
        return said

    async def next_open(self) -> str:
        """Go to the next fact that is pending or set aside, from the start again where none follows."""
        said = await self.course.next_open()
        self.remember()
        return said

    async def visit(self, article: str, fact: int | None = None) -> str:
        """Go to a fact of any article, else to its first pending one; order and filter stay."""
        await self.course.visit(article, fact)
        self.remember()
        return went_to(self.fact)

    async def set_order(self, order: Order) -> str:
        """Follow another order, and keep it for the sessions to come.

        By certainty it begins with the first fact that waits, in other orders with the fact at hand.
        """
        from_start = order in {Order.UNCERTAINTY, Order.CONFIDENCE}
        await self.course.follow(order, self.course.wanted, self.course.line, from_start=from_start)
        await self.keep(_ORDER, str(order))
        self.remember()
        return ORDER_WORDS[order]

    async def set_filter(self, wanted: Filter, line: str) -> str:
        """Follow the facts that a filter lists, from the fact at hand; `line` is the filter as it was typed."""
        if not await self.course.follow(self.course.order, wanted, line):
            return f"nothing matches: {line}"
        self.remember()
        return f"{self.course.counted} match: {line}" if line else "no filter: every fact is shown"

    def move_evidence(self, edge: Edge, *, outward: bool) -> str:
        """Move one bound of the evidence by a word; it is stored when the fact is accepted or corrected."""
        if self.article is None or self.fact is None:
            return "there is no evidence here"
        return self._drafts.move(self.article.text, self.fact, edge, outward=outward)

    def touch(self, *, away: bool = False) -> None:
        """Hear of a key; the time before it is not counted if it was spent `away` from the fact."""
        self.watch.touch(away=away)
        self.claims.touch()

    def remember(self) -> None:
        """Keep where the session stands, so that the next one opens there."""
        if self.article:
            fact = self.fact
            self._gateway.remember(self.reviewer, Position(article=self.article.id, fact=fact.id if fact else None))

    def _about(self, fact: ReviewFact) -> dict[str, Any]:
        about = {"fact": fact.id, "version": fact.version, "note": self._drafts.note_of(fact)}
        return self.deciding.signed(self.watch.seconds) | about

    async def _look_again(self, fact: ReviewFact) -> str:
        """Read a fact that seems to be decided from the store, where another session may have changed it."""
        await self.course.look_again(fact.id)
        now = self.fact
        if now is None or now.id != fact.id:
            return "this fact was taken back in another session"
        if now.version == fact.version:
            return f"already {fact.state}"
        return f"another session changed this fact: it is {now.state} now"

    @or_waits
    async def _decide_again(self, fact: ReviewFact) -> str:
        self._take(await self._send(Decision(verdict=VERDICT_OF[fact.state], reason=fact.reason, **self._about(fact))))
        return "note stored"

    async def _commit(self, decision: Decision) -> str:
        before = self.fact
        try:
            outcome = await self._send(decision)
        except Waits as waits:
            self.watch.restart()
            await self._go_on()
            return str(waits)
        self._take(outcome)
        said = await self._go_on() or done_words(outcome.fact, before)
        self.remember()
        return said

    async def _go_on(self) -> str:
        """Go to the next fact that waits; where it can't be read, what was decided before is decided all the same."""
        try:
            return await self.course.advance()
        except StoreError as error:
            return f"decided, but the next fact can't be read: {error}"

    async def settle(self) -> str:
        """Take in what the store answered to decisions that had waited. Raises `StoreError` for those it refused."""
        settled = self.deciding.settle()
        if settled.stale or settled.stored:
            self.claims.look_again()
        await self.course.keep_up()
        if settled.stale:
            await self.course.look_again(self.fact.id if self.fact else None)
        if settled.refused:
            raise StoreError("; ".join(dict.fromkeys(settled.refused)))
        said = f"{settled.stored} stored" if settled.stored else ""
        return "; ".join(filter(None, (said, self.outbox.words, self.claims.settle())))

    async def _send(self, decision: Decision) -> Outcome:
        try:
            outcome = await self.deciding.send(decision)
        except ConflictError as conflict:
            seen = self.fact
            await self.course.look_again(decision.fact)
            self.claims.look_again()
            raise ConflictError(met(conflict, seen, self.fact)) from conflict
        self.watch.restart()
        return outcome

    def _take(self, outcome: Outcome) -> None:
        self._drafts.drop(outcome.fact)
        self.course.take(outcome)

    async def _go_to(self, outcome: Outcome) -> None:
        place = self.deciding.made_at(outcome)
        if outcome.batch > 1:
            await self.course.renew()
        await self.course.visit(place.article, place.fact or outcome.fact.id)
        self.remember()
