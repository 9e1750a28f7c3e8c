"""Running a plain session on standard input and output; no drawing library is loaded for it."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from tui.gateway import Gateway, StoreError
from tui.outbox import lost_words
from tui.plain.console import HUNG_UP, Console, Interrupted, Stopped
from tui.plain.line_editing import whole_letters
from tui.plain.review import PlainReview
from tui.session import ReviewSession
from tui.stdio import close_broken, say
from tui.suspension import stop_group

_ENDS = (signal.SIGHUP, signal.SIGTERM)


def run_plain(
    *,
    store_url: str,
    reviewer: str,
    start_article: str | None = None,
    order: str = "",
    filter_line: str = "",
    adjudicate: bool = False,
) -> int:
    """Run a session in plain lines and return the exit code: 0, 1 with a sentence on stderr, 128 + signal.

    It opens at `start_article`, or where the reviewer's last session was left, in an order and with a filter if given,
    or with what two readers differ on.
    """
    gateway = Gateway(store_url)
    try:
        with whole_letters(sys.stdin.fileno()):
            opening = partial(ReviewSession.open, start_article=start_article, order=order, filter_line=filter_line)
            status = asyncio.run(_review(gateway, reviewer, opening, adjudicate=adjudicate))
    except StoreError as error:
        say(str(error))
        return 1
    finally:
        lost = gateway.close()
    if lost:
        say(lost_words(lost, gateway.reason))
        return status or 1
    if status == HUNG_UP:
        close_broken(sys.stdout, sys.stderr)
    return status


async def _review(
    gateway: Gateway, reviewer: str, opening: Callable[[ReviewSession], Awaitable[str]], *, adjudicate: bool
) -> int:
    session = ReviewSession(gateway, reviewer)
    console = Console(sys.stdin.fileno(), sys.stdout, session.touch)
    _listen(console, gateway, session)
    try:
        console.tell(await opening(session))
        await PlainReview(session, gateway, console).run("review.adjudicate" if adjudicate else "")
    except Stopped as end:
        session.remember()
        session.claims.end()
        if session.outbox:
            return end.status
        return _said_farewell(console, end.status)
    return 0


def _said_farewell(console: Console, status: int) -> int:
    """Return the exit status; a terminal that is gone reads as the end of input, and shows when it is written to."""
    try:
        if status == 0:
            console.tell("", "The session has ended; every decision is stored.")
    except Stopped as gone:
        return gone.status
    return status


def _listen(console: Console, gateway: Gateway, session: ReviewSession) -> None:
    loop = asyncio.get_running_loop()
    for number in _ENDS:
        loop.add_signal_handler(number, console.stop, Stopped(128 + number))
    loop.add_signal_handler(signal.SIGINT, lambda: console.stop(Interrupted()))
    loop.add_signal_handler(signal.SIGCONT, console.repeat)

    def suspend() -> None:
        if not gateway.drain():
            return
        session.touch()
        stop_group()
        session.watch.touch(away=True)

    loop.add_signal_handler(signal.SIGTSTP, suspend)
