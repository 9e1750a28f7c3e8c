"""Stopping the session for its shell, as Ctrl+z does with other programs, and coming back to the same screen."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

NO_SHELL = "there is no shell to go back to: this session was started without one"


class Suspension:
    """Suspends an application.

    `drain` tells whether nothing is being written any more, as a stopped writer would lock the store; it waits for what
    is. `left` hears True when the session is left and False when one is back.
    """

    def __init__(self, app: App[None], drain: Callable[[], bool], left: Callable[[bool], None]) -> None:
        self._app = app
        self._drain = drain
        self._left = left
        self._stopped = False

    def watch(self) -> None:
        """Suspend where another program asks for it, and repaint where one let a stopped session go on."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self.suspend)
        loop.add_signal_handler(signal.SIGCONT, self._repaint)

    def suspend(self) -> None:
        """Stop until the shell lets the session go on; where no shell could, or decisions wait, do nothing."""
        if why_not(self._app) or not self._drain():
            return
        self._left(True)
        with self._app.suspend():
            self._stopped = True
            stop_group()
            while not _in_foreground():
                stop_group()
        self._left(False)

    def _repaint(self) -> None:
        """Take the terminal anew after a stop that could not be answered; the shell may have used it meanwhile.

        A session that ends leaves it alone: a shell that hangs up lets its jobs go on so that they can end, and what
        would then read from the terminal would keep the process alive.
        """
        if self._stopped:
            self._stopped = False
        elif self._app.return_code is None and _in_foreground():
            with self._app.suspend():
                pass


def why_not(app: App[None]) -> str:
    """Return why an application can't be suspended, or "": the kernel stops no group that no shell could continue."""
    return NO_SHELL if app.is_headless or os.getpgrp() == os.getsid(0) else ""


def _in_foreground() -> bool:
    """Tell whether the terminal is ours; one that is gone is nobody's, and what uses it next finds that out."""
    try:
        return sys.__stdin__ is None or os.tcgetpgrp(sys.__stdin__.fileno()) == os.getpgrp()
    except OSError:
        return True


def stop_group() -> None:
    """Stop the whole group as a terminal does: what waits for this process would keep the shell waiting, too."""
    caught = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.killpg(os.getpgrp(), signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, caught)
