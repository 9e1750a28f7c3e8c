"""Choosing the order: one line of orders, one key; and the list of facts as the order and the filter make it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.commands import Scope, choices
from tui.gateway import Order
from tui.safe import display_safe
from tui.session import ReviewSession
from tui.widgets.fact_list import FactList
from tui.widgets.menu_line import MenuLine
from tui.widgets.status_line import TwoEndedLine
from tui.wording import ORDER_WORDS

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

_SHORT_LINE = 24


class Ordering:
    """The order of a review screen, and the commands for it."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen

    def handlers(self) -> dict[str, Callable[[], Awaitable[str] | str]]:
        """Return what each command of ordering does, by its id."""
        return {
            "review.order": self._ask,
            **{f"order.{order}": partial(self._take, order) for order in Order},
            "order.next": lambda: self._take(self._next()),
            "order.cancel": self._leave,
        }

    def show(self) -> None:
        """Show the article's facts, or the queue with its heading."""
        course, session = self._screen.session.course, self._screen.session
        if session.article is None:
            return
        heading, facts = self._screen.query_one("#queue", TwoEndedLine), self._screen.query_one(FactList)
        self._screen.set_class(course.queue is not None, "-queue")
        if course.queue is None:
            facts.show(session.facts, session.index, session.outbox.held)
            return
        facts.show_queue(course.queue.facts, course.at_hand, course.order, session.outbox.held)
        words = [ORDER_WORDS[course.order], display_safe(course.line)]
        heading.say(f" {' · '.join(filter(None, words))}", f"{place_words(session)} ", style="strong")

    def _ask(self) -> str:
        self._screen.enter(Scope.ORDER)
        present = self._screen.session.course.order
        self._screen.query_one(MenuLine).show(choices(Scope.ORDER), str(present))
        return f"now {ORDER_WORDS[present]}"

    async def _take(self, order: Order) -> str:
        self._screen.enter(Scope.REVIEW)
        return await self._screen.session.set_order(order)

    def _next(self) -> Order:
        orders = list(Order)
        return orders[(orders.index(self._screen.session.course.order) + 1) % len(orders)]

    def _leave(self) -> str:
        self._screen.enter(Scope.REVIEW)
        return ""


def place_words(session: ReviewSession) -> str:
    """Return where in the queue the session stands: "12 of 341", or how many match where the place isn't known."""
    course = session.course
    number = course.queue.number if course.queue and course.at_hand is not None else None
    return f"{number:,} of {course.counted}" if number else f"{course.counted} {'match' if course.line else 'facts'}"


def position_words(session: ReviewSession) -> str:
    """Return where the session stands, for the status line; first of all, how many decisions the store lacks yet."""
    unsent = f"{len(session.outbox)} unsent" if session.outbox else ""
    return " · ".join(filter(None, (unsent, _standing_words(session), display_safe(session.claims.taken))))


def _standing_words(session: ReviewSession) -> str:
    course, article = session.course, session.article
    if article is None:
        return ""
    if course.queue is not None:
        line = display_safe(course.line)
        short = line if len(line) <= _SHORT_LINE else line[: _SHORT_LINE - 1] + "…"
        order = f"by {course.order}" if course.order is not Order.ARTICLE else ""
        return " · ".join(filter(None, (place_words(session), order, short)))
    fact = f"fact {session.index + 1}/{len(session.facts)}" if session.facts else "no facts"
    return f"{fact} · article {article.position + 1}/{session.articles} · {session.pending} pending"
